"""What is not a phone voting: refused with a sentence, bounded, and nobody else waits for it."""

from __future__ import annotations

import contextlib
import http.client
import logging
import random
import re
import socket
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.web.rooms import FORM, Room
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import codes, proposals, rounds, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.web import serving, site
from workshop_app.web.gate import LARGEST_FORM
from workshop_app.web.limits import Bucket, Seal

PLAIN = ("Traceback", "Error", "uvicorn", "starlette", "jinja", "/work", ".py", "Exception")


@pytest.mark.parametrize(
    ("host", "well"),
    [
        ("127.0.0.1:{port}", True),
        ("LocalHost:{port}", True),
        ("127.0.0.1", False),
        ("127.0.0.1:1", False),
        ("evil.example:{port}", False),
        ("127.0.0.1.evil.example:{port}", False),
        ("192.168.1.20:{port}", False),
        ("[::1]:{port}", False),
        ("127.0.0.1:{port}, evil.example", False),
        ("", False),
    ],
)
def test_only_the_served_address_is_answered(refusing: Room, host: str, well: bool) -> None:
    for way, sent in (("GET", None), ("POST", "step=code")):
        name = host.format(port=refusing.port)
        answer = refusing.ask(way, "/", sent, {"Host": name, **FORM})
        assert (answer.status == 421) is not well
        assert not any(word in answer.html for word in PLAIN)


def test_two_hosts_or_none_are_not_answered(refusing: Room) -> None:
    mine = f"Host: 127.0.0.1:{refusing.port}\r\n"
    for heads in ("", mine * 2, mine + "Host: evil.example\r\n"):
        got = refusing.raw(f"GET / HTTP/1.1\r\n{heads}Connection: close\r\n\r\n".encode())
        assert b"200 OK" not in got
    assert b"421" in refusing.raw(b"GET / HTTP/1.0\r\n\r\n")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "https://127.0.0.1"},
        {"Referer": "http://evil.example/vote"},
        {"Referer": "http://127.0.0.1.evil.example/"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_form_of_another_site_is_refused(refusing: Room, headers: dict[str, str]) -> None:
    sent = urlencode({"page": refusing.page(), "code": refusing.codes[0], "step": "cast", "o0": 1})
    answer = refusing.ask("POST", "/", sent, {**FORM, **headers})
    assert answer.status == 403
    assert "No se guardó nada." in answer.text
    assert refusing.cast == 0


def test_a_form_without_the_mark_of_a_page_of_ours_is_refused(room: Room) -> None:
    for page in ("", "0" * 56, Seal().new(), "ñ" * 30):
        answer = room.post(page, code=room.codes[0], step="cast", o0=1)
        assert answer.status == 403
        assert "Esta página ya no sirve." in answer.text
    sent = urlencode({"page": room.page(), "code": room.codes[0], "step": "cast", "o0": 1})
    own = {"Origin": room.address.rstrip("/"), "Referer": room.address}
    assert room.cast == 0
    assert room.ask("POST", "/", sent, {**FORM, **own}).status == 200
    assert room.ask("POST", "/", sent, {**FORM, "Origin": "null"}).status == 200
    assert room.cast == 1


@pytest.mark.parametrize(
    "path",
    [
        "/index.html", "/../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%2e%2e/", "//", "/./", "/?",
        "/photos/", "/result.png/..", "/resources/phones/base.html", "/%00", "/photos%00.html",
        "/result%2epng", "http://evil.example/", "/\\..\\..\\windows", "/" + "a" * 3000, "/.git/",
        "/?language=" + "e" * 100,
    ],
)  # fmt: skip
def test_no_path_leads_anywhere_else(refusing: Room, path: str) -> None:
    head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{refusing.port}\r\nConnection: close\r\n\r\n"
    got = refusing.raw(head.encode())
    status = int(got.split(b" ")[1])
    assert status == (200 if path == "/?" else 404)
    assert b"root:" not in got
    assert not any(word.encode() in got for word in PLAIN)


@pytest.mark.parametrize(
    "way", ["PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "PATCH", "CONNECT", "BREW"]
)
def test_no_other_way_is_answered(refusing: Room, way: str) -> None:
    got = refusing.raw(
        f"{way} / HTTP/1.1\r\nHost: 127.0.0.1:{refusing.port}\r\nConnection: close\r\n\r\n".encode()
    )
    assert got.startswith(b"HTTP/1.1 405")


def test_a_form_that_is_too_large_is_refused_unread(room: Room) -> None:
    announced = room.ask("POST", "/", "x", {**FORM, "Content-Length": str(LARGEST_FORM + 1)})
    assert announced.status == 413
    assert "demasiado grande" in announced.text
    head = f"POST / HTTP/1.1\r\nHost: 127.0.0.1:{room.port}\r\nTransfer-Encoding: chunked\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n"
    chunks = b"1000\r\n" + b"a" * 4096 + b"\r\n"
    assert b" 413 " in room.raw(head.encode() + chunks * 6, wait=2)
    assert room.vote(room.codes[0], o0=1).status == 200


def test_heads_that_are_too_large_are_refused(room: Room) -> None:
    head = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{room.port}\r\nX: {'a' * 20000}\r\nConnection: close\r\n\r\n"
    got = room.raw(head.encode())
    assert b" 431 " in got
    slowly = head.encode()[:9000]
    with socket.create_connection(("127.0.0.1", room.port), timeout=5) as line:
        for start in range(0, 9000, 1500):
            line.sendall(slowly[start : start + 1500])
            time.sleep(0.02)
        assert b" 400 " in line.recv(4096)
    assert room.ask("GET", "/").status == 200


@pytest.mark.parametrize(
    "sent",
    [
        b"", b"&&&", b"page", b"%ff%fe=1", b"\xff\xfe=1", b"a=1&a=2", b"o99=1", b"step=cast;code=1",
        b"&".join(b"f%d=1" % n for n in range(300)), b"=" * 9000,
    ],
)  # fmt: skip
def test_a_form_that_is_none_of_ours_is_told_in_a_sentence(refusing: Room, sent: bytes) -> None:
    start = (
        b"page="
        + refusing.page().encode()
        + b"&code="
        + refusing.codes[0].encode()
        + b"&step=cast&"
    )
    for whole in (sent, start + sent, start + b"o0=1&o0=2&" + sent):
        answer = refusing.ask("POST", "/", whole, FORM)
        assert answer.status in (400, 403, 422, 409)
        assert not any(word in answer.html for word in PLAIN)


def test_a_form_of_another_kind_is_refused(refusing: Room) -> None:
    for kind in ("application/json", "text/plain", "multipart/form-data; boundary=x", ""):
        assert refusing.ask("POST", "/", "{}", {"Content-Type": kind}).status == 415


def test_marks_that_no_ballot_may_have_are_never_cast(refusing: Room) -> None:
    for marks in ({"o0": 3}, {"o0": -1}, {"o0": "1e3"}, {"o0": "１"}, {"o8": 1}, {"o00": 1},
                  {"o0": 2, "o1": 2, "o2": 2}, {"o": 1}, {"o-1": 1}):  # fmt: skip
        answer = refusing.post(refusing.page(), code=refusing.codes[0], step="cast", **marks)
        assert answer.status in (400, 422), marks
    assert refusing.cast == 0


def test_texts_cannot_become_part_of_a_page(refusing: Room) -> None:
    evil = "\"'><script>alert(1)</script>"
    page = refusing.page()
    for fields in ({"code": evil}, {"code": refusing.codes[0], "o0": evil}, {"language": evil}):
        answer = refusing.post(page, step="review", **fields)
        assert "<script" not in answer.html
        assert "alert(1)" not in answer.html or "&gt;" in answer.html


EVIL = "\"'><script>alert(1)</script></style>{{7*7}}{option}@code@<svg/onload=x>"


def test_proposals_and_the_question_cannot_become_part_of_a_page(plan: OpenPlan) -> None:
    made = [proposals.capture(plan, f"{EVIL} {n}", theme="health") for n in range(3)]
    draft = rounds.draft(
        plan, f"¿{EVIL}?", places=1, people=12, public_seed="7", channels=("phones",)
    )
    rounds.choose_options(plan, draft, [one.id for one in made])
    opened = votes.open_round(plan, plan.one(VoteRound, draft.id))
    room = Room(plan, [line.split()[0] for line in codes.make(plan, opened, 2)])
    try:
        page = room.page()
        answers = [room.ask("GET", "/?language=fr")]
        for step in ("code", "review", "change"):
            answers.append(room.post(page, code=room.codes[0], step=step, o0=1))
        for answer in answers:
            assert answer.status == 200
            assert "&lt;script&gt;" in answer.html
            assert re.findall(r"<script|<svg/|</style>", answer.html) == ["</style>"]
            assert re.search(r'="[^"]*[<>]', answer.html) is None, "nor part of an attribute"
        assert "{{7*7}}{option}@code@" in answers[1].html
        assert answers[1].field("code") == room.codes[0]
        assert answers[1].html.count(room.codes[0]) == 1
    finally:
        room.server.stop()


# -- slow, many, guessing -------------------------------------------------------------------------
def test_dawdling_connections_are_cut_and_keep_nobody_out(
    make_room: Callable[..., Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "WHOLE_REQUEST", 1.0)
    monkeypatch.setattr(serving, "MOST_CONNECTIONS", 20)
    room = make_room()
    lines = [socket.create_connection(("127.0.0.1", room.port), timeout=5) for _ in range(40)]
    try:
        for line in lines:
            line.sendall(b"POST / HTTP/1.1\r\nHost: x\r\n")
        assert room.vote(room.codes[0], o0=1).status == 200
        for line in lines:
            with contextlib.suppress(ConnectionResetError):
                assert line.recv(100) == b""
    finally:
        for line in lines:
            line.close()


def test_a_body_that_dawdles_is_cut(
    make_room: Callable[..., Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "WHOLE_REQUEST", 0.6)
    room = make_room()
    head = f"POST / HTTP/1.1\r\nHost: 127.0.0.1:{room.port}\r\nContent-Length: 500\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\npage="
    began = time.monotonic()
    assert b"200" not in room.raw(head.encode(), wait=5)
    assert time.monotonic() - began < 3


def test_guessing_codes_soon_has_to_wait(
    make_room: Callable[..., Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "WRONG_CODES", 5)
    monkeypatch.setattr(site, "WRONG_A_SECOND", 0.001)
    monkeypatch.setattr(site, "LOOKS", 3)
    monkeypatch.setattr(site, "LOOKS_A_SECOND", 0.001)
    room = make_room()
    page = room.page()
    assert room.post(page, code=room.codes[0], step="code").status == 200
    for step in ("code", "cast"):
        statuses = [room.post(page, code=f"BBBBB{n}", step=step).status for n in range(2, 11)]
        assert statuses == ([403] * 8 + [429] if step == "code" else [429] * 9)
    told = room.post(page, code=room.codes[1], step="code")
    assert told.status == 429
    assert told.html.count('name="code"') == 1, "the next form has one code, the one typed anew"
    # Who was let in before votes all the same.
    for step in ("review", "cast"):
        assert room.post(page, code=room.codes[0], step=step, o0=1).status == 200
    assert room.cast == 1


def test_someone_who_types_wrong_codes_keeps_no_right_one_out(
    make_room: Callable[..., Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "WRONG_CODES", 5)
    monkeypatch.setattr(site, "WRONG_A_SECOND", 0.001)
    room = make_room()
    page = room.page()
    for n in range(30):
        assert room.post(page, code=f"BBB{n:03}", step="code").status == 403
    assert room.vote(room.codes[0], o0=1).status == 200
    assert room.cast == 1


def test_a_bucket_gives_its_burst_and_then_its_rate() -> None:
    now = [0.0]
    bucket = Bucket(3, 2, lambda: now[0])
    assert [bucket.take() for _ in range(4)] == [True, True, True, False]
    now[0] = 1.0
    assert [bucket.take() for _ in range(3)] == [True, True, False]


def test_a_flood_is_answered_with_a_sentence(
    make_room: Callable[..., Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workshop_app.web.gate.BURST", 20)
    monkeypatch.setattr("workshop_app.web.gate.RATE", 0.01)
    room = make_room()
    answers = [room.ask("GET", "/") for _ in range(25)]
    assert [a.status for a in answers].count(503) >= 4
    assert "Hay muchas personas a la vez." in answers[-1].text


@pytest.mark.slow
def test_ten_thousand_random_requests_harm_nothing(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    """Random bytes, broken requests and wild forms, hundreds on a line: answered or cut, never
    cast, and the next phone votes."""
    dice = random.Random(5)
    page = room.page()
    with caplog.at_level(logging.DEBUG):
        sent = 0
        while sent < 10_000:
            kind = dice.choice((_noise, _broken, _wild))
            sent += _send(room, [kind(dice, room, page) for _ in range(100)])
    assert not [r for r in caplog.records if r.exc_info]
    assert "127.0.0.1" not in caplog.text
    assert room.cast == 0
    _until_rested(room)
    assert room.vote(room.codes[0], o0=1).status == 200


def _send(room: Room, requests: list[bytes]) -> int:
    """Requests on as few lines as they get through; how many were sent."""
    waiting = list(requests)
    while waiting:
        with socket.create_connection(("127.0.0.1", room.port), timeout=5) as line:
            try:
                while waiting:
                    line.sendall(waiting.pop())
                    if b"HTTP/1.1 2" not in line.recv(65536):
                        break
            except (ConnectionResetError, BrokenPipeError, TimeoutError):
                pass
    return len(requests)


def _noise(dice: random.Random, _room: Room, _page: str) -> bytes:
    return dice.randbytes(dice.randrange(1, 300)) + b"\r\n\r\n"


def _broken(dice: random.Random, room: Room, _page: str) -> bytes:
    whole = bytearray(
        f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{room.port}\r\nContent-Length: 0\r\n\r\n".encode()
    )
    for _ in range(dice.randrange(1, 6)):
        whole[dice.randrange(len(whole))] = dice.randrange(256)
    return bytes(whole) + b"\r\n\r\n"


def _wild(dice: random.Random, room: Room, page: str) -> bytes:
    names = ("page", "code", "step", "o0", "o1", "o9", "language", "key", "x")
    values = (page, "review", "cast", "code", "9", "-1", "\x00", "ñ" * 50, "%", "AAAAAA", "")
    fields = [(dice.choice(names), dice.choice(values)) for _ in range(dice.randrange(8))]
    form = urlencode(fields)
    path = dice.choice(("/", "/", "/photos", "/result"))
    return (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{room.port}\r\nContent-Length: {len(form)}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\n\r\n{form}"
    ).encode()


def _until_rested(room: Room) -> None:
    """Wait until the flood and the wrong codes are forgotten."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        try:
            if room.post(room.page(), code=room.codes[1], step="code").status == 200:
                return
        except (AssertionError, http.client.HTTPException, OSError):
            pass
        time.sleep(0.1)


# -- what is kept ---------------------------------------------------------------------------------
def test_nothing_of_who_asks_is_kept_anywhere(
    room: Room, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """P-06: three clients of their own addresses vote; the file, what lies beside it, the laptop's
    folder and everything logged say nothing of them."""
    agents = [f"Mozilla/5.0 (Android 4.4; phone-{n}-zorro)" for n in range(3)]
    homes = ["127.0.0.21", "127.0.0.22", "127.0.0.23"]
    with caplog.at_level(1):  # whatever anyone logs, uvicorn's finest level too
        room.server.stop()
        room.address = room.server.start(room.round.id)
        for agent, home, code in zip(agents, homes, room.codes, strict=False):
            _vote_from(room, home, agent, code)
    assert room.cast == 3
    room.server.stop()
    kept = b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
    said = capfd.readouterr()
    told = kept + caplog.text.encode() + said.out.encode() + said.err.encode()
    for trace in (*homes, "phone-1-zorro", "Android", "127.0.0.", *room.codes[:3]):
        assert trace.encode() not in told


def _vote_from(room: Room, home: str, agent: str, code: str) -> None:
    line = http.client.HTTPConnection("127.0.0.1", room.port, timeout=5, source_address=(home, 0))
    headers = {**FORM, "User-Agent": agent, "Cookie": "id=phone-1-zorro", "X-Forwarded-For": home}
    page = room.page()
    for step in ("code", "cast"):
        form = urlencode({"page": page, "code": code, "step": step, "o1": 2, "language": "es"})
        line.request("POST", "/", form, headers)
        assert line.getresponse().read()
    line.close()
