"""The readers' pages: those of the tree, the print sheet, contributors and the error pages."""

import logging

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from wagtail.views import serve as wagtail_serve

from ilbo.newsroom.models import Contributor, PaperPage, Story
from ilbo.newsroom.routing import page_at
from ilbo.paper.addresses import contributor_page
from ilbo.paper.frame import fronts_for

log = logging.getLogger(__name__)
BARE_WORDS = (
    "This is not possible right now. Nothing was saved.\n"
    "지금은 할 수 없습니다. 저장된 것은 없습니다.\n"
)


def page(request: HttpRequest, path: str) -> HttpResponse:
    """A front, section or story that anyone may read; the rest is Wagtail's to answer."""
    try:
        found = _page_in_print(request, path)
    except Http404:
        return wagtail_serve(request, path)  # behind a wall, or nowhere
    return TemplateResponse(request, found.template, {"page": found, "self": found})


def print_sheet(request: HttpRequest, path: str) -> TemplateResponse:
    """A story as a reader prints it: no furniture, every paragraph, photo, caption and credit."""
    story = _page_in_print(request, path)
    if not isinstance(story, Story):
        raise Http404
    return TemplateResponse(request, "paper/print.html", {"page": story, "self": story})


def _page_in_print(request: HttpRequest, path: str) -> PaperPage:
    front = fronts_for(request).get(get_language() or "")
    if front is None:
        raise Http404
    steps = [step for step in path.split("/") if step]
    return page_at(front, steps) if steps else front


def contributor(request: HttpRequest, slug: str) -> TemplateResponse:
    """A contributor and their work in print in one language."""
    person = get_object_or_404(Contributor, slug=slug)
    language = get_language() or ""
    if language not in person.languages():
        raise Http404
    words = {
        "person": person,
        "language": language,
        "name": person.name_in(language),
        "position": person.title_in(language),
        "about": person.bio_in(language),
        "address": contributor_page(person, language),
    }
    return TemplateResponse(request, "paper/contributor.html", words)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that nothing stands at this address."""
    response = render(request, "paper/404.html", status=404)
    response.headers["X-Ilbo-Printed"] = "404"  # the newsstand has this page printed
    return response


def out_of_order(request: HttpRequest) -> HttpResponse:
    """Say that the paper cannot answer now."""
    return render(request, "paper/503.html", status=503)


def stumbled(request: HttpRequest) -> HttpResponse:
    """Say the same when it is our own fault; in bare words when not even the page can be made."""
    try:
        return render(request, "paper/503.html", status=500)
    except Exception:
        log.exception("The page that says so cannot be made either")
        return HttpResponse(BARE_WORDS, status=500, content_type="text/plain; charset=utf-8")
