"""Tells the press what a page was printed from, and where an old address leads."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect

from ilbo.paper.keys import key_of, note, noted

Answer = Callable[[HttpRequest], HttpResponse]

# Everything comes from the paper itself and nothing is inline.
POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'self'"
)
# Wagtail's editor writes styles and scripts into its pages, and previews what it is editing.
DESK_POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
    "script-src 'self' 'unsafe-inline'; font-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'self'"
)


def content_security_policy(get_response: Answer) -> Answer:
    """Say in each answer what a browser may load for it."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        at_the_desk = request.path.startswith("/newsroom/")
        response.headers.setdefault(
            "Content-Security-Policy", DESK_POLICY if at_the_desk else POLICY
        )
        return response

    return answer


def surrogate_keys(get_response: Answer) -> Answer:
    """Write the keys noted while the page was made into its `Surrogate-Key` header."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        keys = noted(request)
        if keys and request.method in ("GET", "HEAD"):
            response.headers["Surrogate-Key"] = " ".join(keys)
        return response

    return answer


class OldAddresses(RedirectMiddleware):
    """Wagtail's redirects, with the key of the page they lead to."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Lead on from an old address, and note whose it was."""
        led: HttpResponse = super().process_response(request, response)
        if led is not response:
            path = Redirect.normalise_path(request.get_full_path())
            redirect = get_redirect(request, path)
            if redirect is not None and redirect.redirect_page is not None:
                note(request, key_of(redirect.redirect_page.specific))
        return led
