"""Each act in the newsroom happens whole or not at all, in the language of who acts."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import translation

READING = {"GET", "HEAD", "OPTIONS"}
DESK = "/newsroom/"


def one_transaction_per_act(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Put everything a member of staff writes, the press's work order too, into one transaction.

    Wagtail's own transactions end before its signals are heard; a crash in between would leave
    a story published and never printed. A stranger's request gets none: SQLite has one lock for
    all who write, and whoever guesses at passwords would hold it while they are compared.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method in READING or not request.user.is_authenticated:
            return get_response(request)
        with transaction.atomic():
            response = get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    return answer


def language_of_the_browser(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Speak at the desk as the browser asks, until a person chooses a language of their own.

    To Django an address without a language is in the paper's first one; the desk's is in none.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(DESK):
            translation.activate(translation.get_language_from_request(request))
        return get_response(request)

    return answer
