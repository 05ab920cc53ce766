"""The readers' pages that Wagtail does not serve by itself: the print sheet and the error pages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from wagtail.models import Site

from ilbo.newsroom.models import Front, Story


def print_sheet(request: HttpRequest, path: str) -> TemplateResponse:
    """A story as a reader prints it: no furniture, every paragraph, photo, caption and credit."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    front = Front.objects.in_print().filter(locale__language_code=request.LANGUAGE_CODE).first()
    if front is None:
        raise Http404
    found = front.route(request, [part for part in path.split("/") if part])
    if not isinstance(found.page, Story):
        raise Http404
    return TemplateResponse(request, "paper/print.html", {"page": found.page, "self": found.page})


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that nothing stands at this address."""
    return render(request, "paper/404.html", status=404)


def out_of_order(request: HttpRequest) -> HttpResponse:
    """Say that the paper cannot answer now."""
    return render(request, "paper/503.html", status=503)
