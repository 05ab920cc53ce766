"""Addresses of the paper that are not simply a page of the tree."""

from django.urls import re_path

from ilbo.paper import views

urlpatterns = [
    re_path(r"^(?P<path>(?:[\w-]+/)+)print/$", views.print_sheet, name="print_sheet"),
]
