"""The readers' pages that Wagtail does not serve by itself: the print sheet and the error pages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.response import TemplateResponse
from django.utils.translation import get_language

from ilbo.newsroom.models import Contributor, Front, Story
from ilbo.paper.addresses import contributor_page


def print_sheet(request: HttpRequest, path: str) -> TemplateResponse:
    """A story as a reader prints it: no furniture, every paragraph, photo, caption and credit."""
    front = get_object_or_404(Front.objects.in_print().in_language(get_language()))
    found = front.route(request, [part for part in path.split("/") if part]).page
    story = get_object_or_404(Story.objects.in_print(), pk=found.pk)
    return TemplateResponse(request, "paper/print.html", {"page": story, "self": story})


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
    """Say the same when it is our own fault."""
    return render(request, "paper/503.html", status=500)
