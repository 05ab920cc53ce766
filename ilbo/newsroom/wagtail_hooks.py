from wagtail import hooks

from ilbo.newsroom import desk

hooks.register("register_admin_viewset", lambda: desk.stories)
