from django.apps import AppConfig


class Paper(AppConfig):
    name = "ilbo.paper"
    label = "paper"
