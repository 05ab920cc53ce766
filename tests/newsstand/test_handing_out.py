"""What a real worker hands out from the shelf: encodings, tags, HEAD, order, freshness."""

import gzip
from typing import Any

import brotli
import pytest
import zstandard

from ilbo.newsstand.shelf import Shelf
from tests.newsstand.conftest import Stall, page

FLOOD = page("/flood/").body
UNPACK = {
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    "zstd": zstandard.ZstdDecompressor().decompress,
}


@pytest.mark.parametrize("coding", UNPACK)
def test_a_page_is_handed_out_in_the_coding_asked_for(stall: Stall, coding: str) -> None:
    answer = stall.reader().ask("/flood/", Accept_Encoding=coding)
    assert answer.headers["content-encoding"] == coding
    assert answer.headers["vary"] == "accept-encoding"
    assert UNPACK[coding](answer.body) == FLOOD


def test_a_page_is_handed_out_with_what_the_press_wrote_on_it(stall: Stall) -> None:
    answer = stall.reader().ask("/flood/")
    assert (answer.status, answer.body) == (200, FLOOD)
    assert answer.headers["cache-control"] == "public, max-age=60"
    assert "content-encoding" not in answer.headers
    assert answer.headers["date"].endswith("GMT")


def test_a_reader_who_refuses_every_coding_at_hand_is_told_so(stall: Stall) -> None:
    assert stall.reader().ask("/flood/", Accept_Encoding="identity;q=0").status == 406


def test_each_coding_has_a_tag_of_its_own(stall: Stall) -> None:
    reader = stall.reader()
    tags = {reader.ask("/flood/", Accept_Encoding=c).headers["etag"] for c in ("", *UNPACK)}
    assert len(tags) == 4


def test_a_page_the_reader_has_is_not_sent_again(stall: Stall) -> None:
    reader = stall.reader()
    tag = reader.ask("/flood/", Accept_Encoding="br").headers["etag"]
    for known in (tag, f'W/{tag}, "other"', f'"other",{tag}', "*"):
        answer = reader.ask("/flood/", Accept_Encoding="br", If_None_Match=known)
        assert (answer.status, answer.headers["etag"], answer.body) == (304, tag, b"")
        assert {"cache-control", "vary", "date"} <= answer.headers.keys()
    assert reader.ask("/flood/", Accept_Encoding="br", If_None_Match='"other"').status == 200
    assert reader.ask("/flood/", Accept_Encoding="gzip", If_None_Match=tag).status == 200


def test_head_gives_the_headers_alone(stall: Stall) -> None:
    reader = stall.reader()
    head = reader.ask("/flood/", method="HEAD", Accept_Encoding="br")
    whole = reader.ask("/flood/", Accept_Encoding="br")
    assert head.body == b""
    assert head.headers == whole.headers | {"date": head.headers["date"]}
    known = head.headers["etag"]
    assert (
        reader.ask("/flood/", method="HEAD", Accept_Encoding="br", If_None_Match=known).status
        == 304
    )


def test_queries_neither_miss_nor_reach_the_desk(stall: Stall) -> None:
    asked = len(stall.desk_was_asked)
    assert stall.reader().ask("/flood/?utm_source=chat&x=%00").body == FLOOD
    assert len(stall.desk_was_asked) == asked


@pytest.mark.parametrize(
    "path", ["/ko/%EC%A0%95%EC%B9%98/", "/ko/%ec%a0%95%ec%b9%98/", "/%6Bo/%EC%A0%95%ec%B9%98/"]
)
def test_an_address_may_be_percent_encoded_in_any_way(stall: Stall, path: str) -> None:
    assert "강물이".encode() in stall.reader().ask(path).body


def test_an_address_may_be_written_in_plain_hangul(stall: Stall) -> None:
    reader = stall.reader()
    for asking in ("GET /ko/정치/ HTTP/1.1\r\nHost: a\r\n\r\n".encode(),) * 2:
        reader.send(asking[:12])
        reader.send(asking[12:])
        assert "강물이".encode() in reader.hear().body


def test_printed_notices_have_no_address_of_their_own(stall: Stall) -> None:
    assert stall.tell(b"GET !404 HTTP/1.1\r\nHost: a\r\n\r\n") == 400
    assert stall.reader().ask("/!404").body.startswith(b'{"path": "/!404"')


def test_the_whole_address_may_be_given(stall: Stall) -> None:
    assert stall.reader().ask("http://paper.test/flood/").body == FLOOD


def test_old_readers_are_answered_and_let_go(stall: Stall) -> None:
    reader = stall.reader()
    reader.send(b"GET /flood/ HTTP/1.0\r\n\r\n")
    answer = reader.hear()
    assert (answer.body, answer.headers["connection"]) == (FLOOD, "close")
    assert reader.has_been_left()


def test_a_reader_who_wants_to_leave_is_let_go(stall: Stall) -> None:
    reader = stall.reader()
    assert reader.ask("/flood/", Connection="close").headers["connection"] == "close"
    assert reader.has_been_left()


def test_answers_leave_in_the_order_of_their_requests(stall: Stall) -> None:
    reader = stall.reader()
    paths = [
        "/flood/",
        "/slow/1",
        "/flood/",
        "/static/none",
        "/desk/2",
        "/flood/",
        "/ko/%EC%A0%95%EC%B9%98/",
    ]
    reader.send(b"".join(b"GET %s HTTP/1.1\r\nHost: a\r\n\r\n" % path.encode() for path in paths))
    answers = [reader.hear() for _ in paths]
    assert [answer.body == FLOOD for answer in answers] == [p == "/flood/" for p in paths]
    assert b'"path": "/slow/1"' in answers[1].body
    assert b'"path": "/desk/2"' in answers[4].body
    assert answers[3].status == 404


def test_requests_may_arrive_in_pieces(stall: Stall) -> None:
    reader = stall.reader()
    whole = b"GET /flood/ HTTP/1.1\r\nHost: a\r\n\r\nGET /flood/ HTTP/1.1\r\nHost: a\r\n\r\n"
    for start in range(0, len(whole), 7):
        reader.send(whole[start : start + 7])
    assert reader.hear().body == reader.hear().body == FLOOD


def test_a_body_sent_with_a_question_is_dropped(stall: Stall) -> None:
    reader = stall.reader()
    assert reader.ask("/flood/", body=b"GET /evil/ HTTP/1.1\r\n\r\n").body == FLOOD
    assert reader.ask("/flood/").body == FLOOD


def test_an_offer_of_another_protocol_is_declined(stall: Stall) -> None:
    reader = stall.reader()
    offer: dict[str, Any] = {"Connection": "Upgrade, HTTP2-Settings", "Upgrade": "h2c"}
    assert reader.ask("/flood/", **offer).body == FLOOD
    posted = reader.ask("/comments/", method="POST", body=b"words", **offer)
    assert b'"body": "words"' in posted.body
    assert b"h2c" not in posted.body


def test_a_new_printing_is_handed_out_at_once_and_a_removed_one_never_again(stall: Stall) -> None:
    reader = stall.reader()
    for number in range(20):
        stall.shelf.put(page("/live/", f"Report {number}"))
        assert reader.ask("/live/").body == page("/live/", f"Report {number}").body
    stall.shelf.remove("/live/")
    assert b'"path": "/live/"' in reader.ask("/live/").body


def test_a_torn_sheet_is_never_handed_out(stall: Stall) -> None:
    from tests.newsstand.test_shelf import file_of

    stall.shelf.put(page("/torn/"))
    file = file_of(Shelf(stall.folder / "shelf"), "/torn/")
    file.write_bytes(file.read_bytes()[:-3])
    assert b'"path": "/torn/"' in stall.reader().ask("/torn/").body


def test_the_newsstand_says_it_is_well(stall: Stall) -> None:
    assert stall.reader().ask("/healthz").body == b"ok"
    assert stall.reader().ask("/readyz").status == 200
