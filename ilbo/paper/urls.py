"""Addresses of the paper that are not simply a page of the tree."""

from django.urls import path, re_path

from ilbo.paper import views

urlpatterns = [
    path("by/<str:slug>/", views.contributor, name="contributor"),
    re_path(r"^(?P<path>(?:[\w-]+/)+)print/$", views.print_sheet, name="print_sheet"),
    # `_util/` is Wagtail's: there a reader gives the password of a page behind a wall.
    re_path(r"^(?!_util/)(?P<path>(?:[\w-]+/)*)$", views.page),
]
