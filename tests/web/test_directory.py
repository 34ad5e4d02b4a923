"""The directory on the room's phones: beside a round and by itself, in a real browser, no trace left."""

from __future__ import annotations

import http.client
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.web.browser import WIDE, Phone
from tests.web.rooms import Answer, Room
from workshop_app.services import directory_changes
from workshop_app.services.demo import make_sample
from workshop_app.services.open_plan import OpenPlan
from workshop_app.settings import Settings
from workshop_app.web.directory_site import Directory, dialled
from workshop_app.web.phrases import LANGUAGES
from workshop_app.web.server import PhoneServer

MONDAY_NINE = datetime(2026, 11, 23, 9)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenPlan]:
    settings = Settings(laptop="1a" * 8, nickname="tucán 17", letter="B")
    plan = make_sample(tmp_path_factory.mktemp("sample") / "s.convite", settings)
    yield plan
    plan.close()


@pytest.fixture(scope="module")
def server(sample: OpenPlan) -> Iterator[PhoneServer]:
    found = PhoneServer(sample)
    found.start_directory()
    yield found
    found.stop()


def ask(server: PhoneServer, path: str = "/", way: str = "GET") -> Answer:
    connection = http.client.HTTPConnection(
        "127.0.0.1", urlsplit(server.address).port or 0, timeout=15
    )
    try:
        connection.request(way, path)
        got = connection.getresponse()
        return Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, got.read())
    finally:
        connection.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_point_is_there_in_every_language_with_its_telephones_to_dial(
    server: PhoneServer, language: str
) -> None:
    page = ask(server, f"/directory?language={language}")
    assert page.status == 200
    assert f'lang="{language.replace("_", "-")}"' in page.html
    for name in ("PAO La Parada", "PAO Puente internacional", "(PAO) Bucaramanga"):
        assert name in page.text
    for phone in ("3102018098", "3102017933", "3172693456"):
        assert f'href="tel:{phone}"' in page.html
    assert "<script" not in page.html
    assert "set-cookie" not in page.headers
    assert "'none'" in page.headers["content-security-policy"]


def test_open_now_and_when_it_opens_are_told_by_the_laptops_clock(sample: OpenPlan) -> None:
    page = Directory(sample, lambda: MONDAY_NINE).page("es")
    assert page.count("Abierto ahora. Cierra a las 5:00\u00a0p.\u00a0m.") == 1
    assert "Lunes y viernes: 8:00\u00a0a.\u00a0m. – 12:00\u00a0m." in page
    sunday = Directory(sample, lambda: datetime(2026, 11, 22, 9)).page("en")
    assert "Closed. Opens tomorrow at 8:00\u00a0AM." in sunday
    assert "Open now" not in sunday


def test_nothing_else_is_answered(server: PhoneServer) -> None:
    assert ask(server, "/photos").status == 404
    assert ask(server, "/", "POST").status == 405
    assert ask(server, "/x").status == 404


def test_it_stands_beside_a_round_and_says_when_it_is_empty(make_room: Callable[..., Room]) -> None:
    room = make_room()
    page = room.ask("GET", "/directory?language=en")
    assert page.status == 200
    assert "The directory is still empty." in page.text
    policy = page.headers["content-security-policy"]
    assert policy != room.ask("GET", "/").headers["content-security-policy"]
    assert room.server.directory_address == f"{room.address}directory"
    assert room.vote(room.codes[0], o0=1).status == 200


def test_who_voted_is_led_to_it_where_there_is_one(make_room: Callable[..., Room]) -> None:
    room = make_room()
    assert "/directory" not in room.vote(room.codes[0], o0=1).html
    directory_changes.add(room.plan, "PAO", "pao")
    room.server.stop()
    room.address = room.server.start(room.round.id)
    assert 'href="/directory"' in room.vote(room.codes[1], o0=1).html


def test_a_point_of_protection_is_not_shown_alone(plan: OpenPlan) -> None:
    directory_changes.add(plan, "Comisaría de familia", field="protection")
    assert "Comisaría" not in Directory(plan).page("es")
    directory_changes.add(plan, "PAO", "pao")
    assert "Comisaría" in Directory(plan).page("es")


def test_what_is_typed_is_text_and_never_markup(plan: OpenPlan) -> None:
    directory_changes.add(plan, "<b>PAO</b>", phones=["<i>310</i>"], notes=["<script>x</script>"])
    page = Directory(plan).page("es")
    assert "&lt;b&gt;PAO" in page
    assert "<script" not in page


def test_looking_leaves_no_trace_in_the_folder(plan: OpenPlan, tmp_path: Path) -> None:
    directory_changes.add(plan, "PAO", "pao")
    server = PhoneServer(plan)
    server.start_directory()
    before = plan.record.seen()
    assert ask(server).status == 200
    server.stop()
    assert plan.record.seen() == before
    written = b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
    assert b"127.0.0.1" not in written


@pytest.mark.parametrize(
    ("phone", "dials"),
    [("310 201 8098", "3102018098"), ("+57 (7) 555 00 00 ext. 12", "+5775550000"), ("x", "")],
)
def test_a_telephone_is_dialled_by_its_digits(phone: str, dials: str) -> None:
    assert dialled(phone) == dials


def test_a_phone_reads_it_by_touch(browser: Phone, server: PhoneServer, tmp_path: Path) -> None:
    browser.open(f"{server.address}directory?language=fr")
    browser.picture(tmp_path / "directory.png")
    for at in range(browser.how_many(".call")):
        left, _, wide, high = browser.box(".call", at)
        assert high >= 56
        assert left >= 0
        assert left + wide <= WIDE
    browser.go(".languages a[lang=en]")
    assert "Attention points" in browser.text()
