"""Differences one by one: both wordings, none before the other, each ended by a key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.gather.conftest import Laptops, at_desk, looked
from tests.ui.keyboard import CONTROL, focused, press, tab_to, write
from tests.ui.seen import seen
from workshop_app.domain.entity import new_id
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.proposals import Proposal
from workshop_app.services import proposals
from workshop_app.services.differences import differences
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.gather.page import GatherPage
from workshop_app.ui.gather.told import changed_among, changed_words
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import MessageBar, Segments

KEYS = Qt.Key
FIRST, OTHER = "Luz en el parque", "Un puente peatonal"


def rewritten(text: str, nth: int = 0) -> Callable[[OpenPlan], object]:
    """A laptop that wrote the ``nth`` proposal anew."""
    return lambda plan: proposals.edit(plan, plan.all(Proposal)[nth], text=text)


@pytest.fixture
def two(base: OpenPlan) -> OpenPlan:
    """The plan with two proposals that all laptops know."""
    proposals.capture(base, FIRST, theme="public_space")
    proposals.capture(base, OTHER, theme="public_space")
    return base


@pytest.fixture
def differing(qtbot: QtBot, two: OpenPlan, page: GatherPage, laptops: Laptops) -> GatherPage:
    """The page with one difference, of the first proposal's text."""
    oso = rewritten("Luz en el parque y la cancha")
    lobo = rewritten("Luz en el parque con panel solar")
    at_desk(qtbot, page, laptops(oso=oso, lobo=lobo))
    return page


def test_both_wordings_stand_with_where_they_were_said_and_what_was_said_first(
    differing: GatherPage, two: OpenPlan
) -> None:
    told = seen(differing)
    assert "Propuesta 1: el texto" in told
    assert "Portátil «oso»" in told
    assert "Portátil «lobo»" in told
    assert "Luz en el parque y la cancha" in told
    assert "Luz en el parque con panel solar" in told
    assert f"Lo que se dijo primero: «{FIRST}»" in told
    assert told.count("Dejar esta") == 2
    assert "1 de 1" in told
    assert len(differences(two)) == 1


@pytest.mark.parametrize(("key", "nickname"), [(KEYS.Key_1, "oso"), (KEYS.Key_2, "lobo")])
def test_a_digit_keeps_the_wording_that_stands_over_it(
    qtbot: QtBot, differing: GatherPage, two: OpenPlan, key: KEYS, nickname: str
) -> None:
    (one,) = differences(two)
    wanted = one.wordings[key - KEYS.Key_1].value
    assert (one.wordings[key - KEYS.Key_1].by == nickname) == (one.wordings[0].by == "oso")
    press(key)
    assert two.all(Proposal)[0].text == wanted
    assert differences(two) == []
    qtbot.waitUntil(lambda: "Todo está resuelto" in seen(differing))


def test_settling_is_taken_back_by_undo_and_the_difference_stands_again(
    qtbot: QtBot, differing: GatherPage, two: OpenPlan
) -> None:
    press(KEYS.Key_1)
    press(KEYS.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: "Propuesta 1: el texto" in seen(differing))
    assert len(differences(two)) == 1


def test_another_wording_is_written_and_the_guard_looks_first(
    qtbot: QtBot, differing: GatherPage, two: OpenPlan
) -> None:
    press(KEYS.Key_3)
    write("Luz, llame al 310 555 1234")
    press(KEYS.Key_Return, CONTROL)
    assert "Parece un teléfono" in seen(differing)
    assert len(differences(two)) == 1
    press(KEYS.Key_A, CONTROL)
    write("Luz en el parque, la cancha y la escuela")
    press(KEYS.Key_Return, CONTROL)
    assert two.all(Proposal)[0].text == "Luz en el parque, la cancha y la escuela"
    assert differences(two) == []


def test_escape_leaves_the_field_and_the_digits_are_keys_again(
    differing: GatherPage, two: OpenPlan
) -> None:
    press(KEYS.Key_3)
    write("123")
    assert len(differences(two)) == 1
    press(KEYS.Key_Escape)
    assert "Escriba las palabras" not in focused().accessibleName()
    press(KEYS.Key_2)
    assert differences(two) == []


def test_a_wording_that_is_being_written_is_there_when_one_comes_back(
    differing: GatherPage, window: MainWindow
) -> None:
    press(KEYS.Key_3)
    write("Luz para todo")
    window.go("map")
    window.go("gather")
    field = tab_to("Escriba las palabras que van a quedar")
    assert field.toPlainText() == "Luz para todo"  # type: ignore[attr-defined]


@pytest.fixture
def several(qtbot: QtBot, two: OpenPlan, page: GatherPage, laptops: Laptops) -> GatherPage:
    """The page with a difference in each of the two proposals."""

    def work(word: str) -> Callable[[OpenPlan], object]:
        def both(plan: OpenPlan) -> None:
            rewritten(f"{FIRST} {word}")(plan)
            rewritten(f"{OTHER} {word}", 1)(plan)

        return both

    at_desk(qtbot, page, laptops(oso=work("grande"), lobo=work("pronto")))
    return page


def test_arrows_go_from_one_to_the_next_and_back(several: GatherPage) -> None:
    first = several.where()["at"]
    press(KEYS.Key_Right)
    assert several.where()["at"] != first
    assert "2 de 2" in seen(several)
    press(KEYS.Key_Left)
    assert several.where()["at"] == first


def test_news_of_something_else_leaves_one_where_one_is(several: GatherPage, two: OpenPlan) -> None:
    press(KEYS.Key_Right)
    here = several.where()["at"]
    proposals.capture(two, "Otra cosa", theme="health")
    assert several.where()["at"] == here
    assert "2 de 2" in seen(several)


def test_after_one_is_settled_the_next_one_is_shown(several: GatherPage, two: OpenPlan) -> None:
    press(KEYS.Key_1)
    assert "1 de 1" in seen(several)
    press(KEYS.Key_2)
    assert differences(two) == []


def test_the_notice_lies_over_nothing_that_is_to_be_read_or_answered(
    qtbot: QtBot, several: GatherPage, window: MainWindow
) -> None:
    press(KEYS.Key_1)
    seen(several)
    assert several.foot is several.desk.stack
    (bar,) = [one for one in window.findChildren(MessageBar) if "Resuelt" in one.text()]
    floor = several.desk.stack.mapTo(window, several.desk.stack.rect().topLeft()).y()
    qtbot.waitUntil(lambda: bar.mapTo(window, bar.rect().bottomLeft()).y() < floor)


def test_unsettled_ones_are_counted_and_block_nothing(
    qtbot: QtBot, several: GatherPage, window: MainWindow, two: OpenPlan, laptops: Laptops
) -> None:
    proposals.capture(two, "Se sigue trabajando", theme="health")
    told = looked(qtbot, several, laptops(ana=lambda plan: None))
    assert "Ya estaba" not in told or two.count(Proposal) == 3
    press(KEYS.Key_Escape)
    window.go("proposals")
    window.go("gather")
    assert "1 de 2" in seen(window)


def test_three_wordings_of_one_text_have_three_keys_and_a_fourth_writes(
    qtbot: QtBot, two: OpenPlan, page: GatherPage, laptops: Laptops
) -> None:
    works = {name: rewritten(f"{FIRST} {name}") for name in ("uno", "dos", "tres")}
    at_desk(qtbot, page, laptops(**works))
    assert seen(page).count("Dejar esta") == 3
    wanted = differences(two)[0].wordings[2].value
    press(KEYS.Key_3)
    assert two.all(Proposal)[0].text == wanted


def test_taken_away_here_and_written_in_there_is_told_in_words(
    qtbot: QtBot, two: OpenPlan, page: GatherPage, laptops: Laptops
) -> None:
    def away(plan: OpenPlan) -> None:
        with plan.step("proposal.withdraw") as step:
            step.remove(plan.all(Proposal)[0])

    at_desk(qtbot, page, laptops(oso=away, lobo=rewritten("Luz en la cancha")))
    told = seen(page)
    assert "¿Se quita o se deja? Propuesta 1" in told
    assert "Aquí se quitó." in told
    assert "Luz en la cancha" in told
    (one,) = differences(two)
    keep = next(at for at, said in enumerate(one.wordings) if not said.value)
    press((KEYS.Key_1, KEYS.Key_2)[keep])
    assert two.count(Proposal) == 2
    assert differences(two) == []


def test_in_a_narrow_window_the_workshops_are_a_part_of_their_own(
    qtbot: QtBot, differing: GatherPage, window: MainWindow, two: OpenPlan
) -> None:
    with two.step("workshop.add") as step:
        step.add(Workshop(id=new_id(), number=1, title="Taller 1", day="2026-08-08"))
    qtbot.waitUntil(lambda: "Taller 1" in seen(differing))
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: "Taller 1" not in seen(differing))
    assert "Propuesta 1: el texto" in seen(differing)
    parts = differing.findChildren(Segments)[0]
    top = parts.mapTo(differing, parts.rect().topLeft()).y()
    parts.setFocus()
    press(KEYS.Key_Left)
    assert "Taller 1" in seen(differing)
    assert parts.mapTo(differing, parts.rect().topLeft()).y() == top
    assert "Propuesta 1: el texto" not in seen(differing)


@pytest.mark.parametrize(
    ("one", "other", "bold"),
    [
        ("luz en el parque", "luz en la cancha", ["el parque"]),
        ("luz", "luz y agua", []),
        ("luz y agua", "luz", ["y agua"]),
        ("a b c", "a x c", ["b"]),
        ("", "a", [""]),
    ],
)
def test_the_words_that_differ_are_the_bold_ones(one: str, other: str, bold: list[str]) -> None:
    found = [one[start : start + length] for start, length in changed_words(one, other)]
    assert found == bold


def test_of_three_what_any_other_says_otherwise_is_bold() -> None:
    found = changed_among("luz en el parque", ["luz en el puente", "agua en el parque"])
    assert found == [(0, 3), (10, 6)]
