from django.apps import AppConfig


class Newsroom(AppConfig):
    name = "ilbo.newsroom"
    label = "newsroom"
    verbose_name = "Newsroom"

    def ready(self) -> None:
        from ilbo.newsroom import moves

        moves.listen()
