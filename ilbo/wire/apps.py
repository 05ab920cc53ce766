from django.apps import AppConfig


class Wire(AppConfig):
    name = "ilbo.wire"
    label = "wire"
