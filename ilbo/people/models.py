"""Who works at the paper, and later who reads and writes to it. Named by every room above."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A person who can sign in. Ours from the first migration, so that it may grow."""

    def __str__(self) -> str:
        return self.get_full_name() or self.get_username()
