"""Officials' page in a real browser, by touch, with scripts switched off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.web.assess_rooms import AssessRoom
from tests.web.browser import WIDE, Phone
from workshop_app.domain.rounds import Gate
from workshop_app.services import capacity
from workshop_app.services.open_plan import OpenPlan


@pytest.fixture
def room(make_plan: Callable[..., OpenPlan]) -> Iterator[AssessRoom]:
    made = AssessRoom(make_plan("phones"), 3)
    yield made
    made.server.stop()


def to_first(browser: Phone, room: AssessRoom, code: str) -> None:
    browser.open(room.address)
    browser.write("#code", code)
    browser.touch("label[for=o1]")
    browser.go("button.go")


def seen(browser: Phone, selector: str) -> bool:
    """Whether such a thing is laid out at all."""
    return bool(browser.has(selector)) and _laid_out(browser, selector)


def _laid_out(browser: Phone, selector: str) -> bool:
    try:
        return browser.box(selector)[3] > 0
    except Exception:  # the browser has no box of what is not shown
        return False


def test_three_proposals_by_touch(browser: Phone, room: AssessRoom, tmp_path: Path) -> None:
    to_first(browser, room, room.codes[0])
    assert browser.how_many(".criteria fieldset") == 2
    browser.touch("label[for=r0c2v4]")
    browser.touch("label[for=r0c3v2]")
    assert browser.picture(tmp_path / "assess.png").stat().st_size > 10_000
    browser.go("footer .go")
    browser.touch("label[for=k1no]")
    assert not seen(browser, ".criteria")
    assert seen(browser, ".settled")
    browser.write("#t1", "Un lote del municipio")
    browser.go("footer .go")
    browser.touch("label[for=r2c2v0]")
    browser.go("footer .go")
    said = browser.text()
    assert "2 de 2 respondidas" in said
    assert "Compuerta cerrada" in said
    browser.go("button[value=cast]")
    assert "Gracias" in browser.text()
    assert [room.answered(at) for at in range(3)] == [1, 0, 1]
    [gate] = room.plan.all(Gate)
    assert (gate.answer, gate.would_open) == ("no", "Un lote del municipio")


def test_everything_is_large_enough_and_nothing_is_wider_than_the_phone(
    browser: Phone, room: AssessRoom
) -> None:
    browser.open(room.address)
    for selector in (".offices label", "button"):
        for at in range(browser.how_many(selector)):
            assert browser.box(selector, at)[3] >= 68, selector
    to_first(browser, room, room.codes[1])
    for selector in (".pills label", ".scores label", "button"):
        for at in range(browser.how_many(selector)):
            left, _, wide, high = browser.box(selector, at)
            assert high >= 68, selector
            assert left >= 0
            assert left + wide <= WIDE


def test_a_gate_that_is_opened_again_shows_the_rows_with_what_was_touched(
    browser: Phone, room: AssessRoom
) -> None:
    to_first(browser, room, room.codes[0])
    browser.touch("label[for=r0c2v4]")
    browser.touch("label[for=k0no]")
    assert not seen(browser, ".criteria")
    browser.touch("label[for=k0to_confirm]")
    assert seen(browser, ".criteria")
    browser.go("button[value=review]")
    browser.go("button[value=cast]")
    assert room.answered(0) == 1


def test_going_back_after_handing_in_gives_no_second_answer(
    browser: Phone, room: AssessRoom
) -> None:
    to_first(browser, room, room.codes[0])
    browser.touch("label[for=r0c2v4]")
    browser.go("button[value=review]")
    browser.go("button[value=cast]")
    browser.until_new_page(lambda: browser.do("Page.reload"))
    assert "ya están guardadas" in browser.text()
    assert room.answered(0) == 1
    assert browser.do("Network.getAllCookies")["cookies"] == []
    room.close()
    assert capacity.capacities(room.plan)[room.made[0]].last.criteria["budget"].median is None
