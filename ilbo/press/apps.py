from django.apps import AppConfig


class Press(AppConfig):
    name = "ilbo.press"
    label = "press"
