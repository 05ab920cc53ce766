from django.apps import AppConfig


class Press(AppConfig):
    name = "ilbo.press"
    label = "press"

    def ready(self) -> None:
        from ilbo.press import ears

        ears.listen()
