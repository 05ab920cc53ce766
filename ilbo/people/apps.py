from django.apps import AppConfig


class People(AppConfig):
    name = "ilbo.people"
    label = "people"
