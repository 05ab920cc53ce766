"""Each act in the newsroom happens whole or not at all."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse

READING = {"GET", "HEAD", "OPTIONS"}


def one_transaction_per_act(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Put everything a request writes, the press's work order too, into one transaction.

    Wagtail's own transactions end before its signals are heard; a crash in between would leave
    a story published and never printed.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method in READING:
            return get_response(request)
        with transaction.atomic():
            response = get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    return answer
