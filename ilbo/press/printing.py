"""Prints one sheet: asks the paper for a page as a reader would, and puts it on the shelf.

Called by press.queue; verify uses `pull` to make a fresh one. The page comes from Django's
ordinary handler, so a sheet is what the desk itself would have answered, to anyone.
"""

from functools import cache
from http import HTTPStatus
from io import BytesIO
from urllib.parse import unquote, urlsplit
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone, translation

from ilbo.newsstand.shelf import Effort, Sheet, Shelf
from ilbo.paper import views
from ilbo.press.models import Impression, ImpressionKey, Order

NOTICES = {"404": views.not_found, "503": views.out_of_order}
ON_A_SHEET = {HTTPStatus.OK, HTTPStatus.MOVED_PERMANENTLY}
NOT_PRINTED = {
    "x-ilbo-printed",
    "content-length",
    "vary",
    "set-cookie",
    "date",
    "etag",
    "last-modified",
}
# A browser asks again each time and mostly hears 304: a correction is never hidden by a cache.
FRESHNESS = ("cache-control", "public, max-age=0, must-revalidate")
RECENT = 100  # orders looked at to see whether one overtook the printing
ATTEMPTS = 5


class CannotPrint(Exception):
    """An address answered with something that must not stand on a shelf."""


class Paper(BaseHandler):
    """Django's own handler with all its middleware, answering an anonymous reader."""

    def _get_response(self, request: HttpRequest) -> HttpResponseBase:
        notice = NOTICES.get(getattr(request, "notice", ""))
        if notice is None:
            return super()._get_response(request)  # type: ignore[misc]
        response = notice(request)
        response._has_been_logged = True  # type: ignore[attr-defined]  # asked for, so no fault
        return response


def shelf() -> Shelf:
    """The shelf of this paper."""
    return _shelf_in(settings.SHELF_ROOT)


_shelf_in = cache(Shelf)


class Run:
    """One go at the press: it knows the work orders it has seen, and hears of new ones.

    The keys of a sheet are known only after it is rendered, so an order that came meanwhile could
    not find it by them. Numbers need not become visible in order, so recent ones are compared as
    a set and not by the highest.
    """

    def __init__(self) -> None:
        self.seen = self._recent()

    def overtaken(self, keys: set[str]) -> bool:
        """Whether an order not seen before makes a sheet with these keys stale."""
        new = self._recent() - self.seen
        self.seen |= new
        stale = Order.objects.filter(pk__in=new).values_list("stale", flat=True) if new else ()
        return any(keys.intersection(each) for each in stale)

    def _recent(self) -> set[int]:
        return set(Order.objects.order_by("-pk").values_list("pk", flat=True)[:RECENT])


def print_sheet(address: str, effort: Effort = Effort.QUICK, run: Run | None = None) -> bool:
    """Make the shelf hold what the paper now says at an address; False if that is nothing.

    The lock lets one process at a time render an address; what was overtaken is done again.
    """
    run = run or Run()
    with shelf().lock(address):
        for _ in range(ATTEMPTS):
            sheet = pull(address)
            if sheet is None:
                _withdraw(address)
                return False
            keys = keys_of(sheet)
            _record(address, keys)
            shelf().put(sheet, effort=effort)
            if not run.overtaken(keys):
                return True
    raise CannotPrint(f"{address} changed {ATTEMPTS} times while it was being printed.")


def pull(address: str) -> Sheet | None:
    """A fresh sheet of an address, or None where readers find nothing."""
    request = _request(address)
    # An editor's language and time zone must not reach what readers get.
    with translation.override(settings.LANGUAGE_CODE), timezone.override(None):
        response = _paper().get_response(request)
    if not isinstance(response, HttpResponse):
        raise CannotPrint(f"{address} answers with a stream.")
    return _sheet(address, response)


def keys_of(sheet: Sheet) -> set[str]:
    """The keys a sheet was printed from."""
    return set(dict(sheet.headers).get("surrogate-key", "").split())


@cache
def _paper() -> Paper:
    paper = Paper()
    paper.load_middleware()
    return paper


def _request(address: str) -> WSGIRequest:
    """A reader's request, without a cookie, for an address or for a notice such as "!404/ko"."""
    notice, _, language = address[1:].partition("/") if address.startswith("!") else ("", "", "")
    first = language in ("", settings.LANGUAGE_CODE)
    path = ("/" if first else f"/{language}/") if notice else address
    public = urlsplit(settings.BASE_URL)
    environ = {
        "wsgi.url_scheme": public.scheme,
        "SERVER_NAME": public.hostname,
        "SERVER_PORT": str(public.port or (443 if public.scheme == "https" else 80)),
        "HTTP_HOST": public.netloc,
        "PATH_INFO": unquote(path).encode().decode("latin-1"),
        "REQUEST_METHOD": "GET",
        "wsgi.input": BytesIO(),
    }
    setup_testing_defaults(environ)
    request = WSGIRequest(environ)
    request.notice = notice  # type: ignore[attr-defined]
    return request


def _sheet(address: str, response: HttpResponse) -> Sheet | None:
    if address.startswith("!"):
        return _sheet_of(address, response)
    if response.status_code in ON_A_SHEET and "private" not in response.get("Cache-Control", ""):
        if "cookie" in response.get("Vary", "").lower() or response.cookies:
            raise CannotPrint(f"{address} depends on a cookie, so it is not the same for all.")
        return _sheet_of(address, response)
    if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise CannotPrint(f"{address} answers {response.status_code}.")
    return None  # nothing there, or only for some, behind a wall: not for a shelf


def _sheet_of(address: str, response: HttpResponse) -> Sheet:
    headers = {
        name.lower(): value
        for name, value in response.headers.items()
        if name.lower() not in NOT_PRINTED
    }
    headers.setdefault(*FRESHNESS)
    return Sheet(
        address=address,
        status=response.status_code,
        headers=tuple(sorted(headers.items())),
        body=response.content,
    )


def _record(address: str, keys: set[str]) -> None:
    """Remember which keys the sheet carries; touch only what differs."""
    known = set(
        ImpressionKey.objects.filter(impression__address=address).values_list("key", flat=True)
    )
    if known == keys and known:
        return
    with transaction.atomic():
        impression, _ = Impression.objects.get_or_create(address=address)
        ImpressionKey.objects.filter(impression=impression, key__in=known - keys).delete()
        ImpressionKey.objects.bulk_create(
            [ImpressionKey(impression=impression, key=key) for key in sorted(keys - known)],
            ignore_conflicts=True,
        )


def _withdraw(address: str) -> None:
    shelf().remove(address)
    Impression.objects.filter(address=address).delete()
