"""Every address of the paper. What the press has printed, the newsstand answers before these."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from ilbo.paper import urls as paper_urls
from ilbo.paper import views as paper

handler404 = paper.not_found
handler500 = paper.stumbled

urlpatterns = [
    path("newsroom/", include(wagtailadmin_urls)),
    *i18n_patterns(
        path("", include(paper_urls)),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
