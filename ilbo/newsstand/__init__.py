"""The newsstand: hands out printed sheets. Knows no Django and no database."""
