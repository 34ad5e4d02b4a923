"""Nothing is settled unread, nothing that is being written is lost, long texts are read by keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.gather.conftest import Laptops, at_desk
from tests.ui.gather.test_pairs import room
from tests.ui.keyboard import focused, press, tab_to, write
from tests.ui.seen import seen
from workshop_app.domain.proposals import Cluster, Proposal
from workshop_app.services import proposals, settling
from workshop_app.services.differences import differences
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.gather import one_by_one, search
from workshop_app.ui.gather.page import GatherPage
from workshop_app.ui.gather.sides import SideCard, TextArea
from workshop_app.ui.page import Page
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import Button

KEYS = Qt.Key
LONG = "que se limpien los sumideros antes de cada temporada de lluvias, en todo el barrio; " * 12


def rewritten(*texts: str) -> Callable[[OpenPlan], object]:
    """A laptop that wrote the first proposals anew."""

    def work(plan: OpenPlan) -> None:
        for one, text in zip(plan.all(Proposal), texts, strict=False):
            proposals.edit(plan, one, text=text)

    return work


@pytest.fixture
def two(base: OpenPlan) -> OpenPlan:
    """The plan with two proposals that all laptops know."""
    proposals.capture(base, "Luz en el parque", theme="public_space")
    proposals.capture(base, "Un puente peatonal", theme="public_space")
    return base


@pytest.fixture
def several(qtbot: QtBot, two: OpenPlan, page: GatherPage, laptops: Laptops) -> GatherPage:
    """The page with a difference in each of the two proposals."""
    oso = rewritten("Luz en el parque grande", "Un puente peatonal grande")
    at_desk(qtbot, page, laptops(oso=oso, lobo=rewritten("Luz pronto", "Un puente pronto")))
    return page


def test_a_second_press_of_a_digit_does_not_settle_the_next_one_unread(
    several: GatherPage, two: OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(KEYS.Key_1)
    assert len(differences(two)) == 1
    monkeypatch.setattr(one_by_one, "TWICE", 3600.0)
    press(KEYS.Key_1)
    assert len(differences(two)) == 1
    monkeypatch.setattr(one_by_one, "TWICE", 0.0)
    press(KEYS.Key_1)
    assert differences(two) == []


def test_a_second_click_in_the_same_spot_does_not_settle_the_next_one_unread(
    several: GatherPage, two: OpenPlan, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [one for one in several.findChildren(Button) if one.text() == "Dejar esta"]
    spot = answers[0].mapTo(window, answers[0].rect().center())
    for _ in range(2):
        under = cast(QWidget, window.childAt(spot))
        assert isinstance(under, Button)
        QTest.mouseClick(under, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        monkeypatch.setattr(one_by_one, "TWICE", 3600.0)
    assert len(differences(two)) == 1


def test_a_second_press_does_not_join_the_next_two_unread(
    qtbot: QtBot, page: GatherPage, base: OpenPlan, laptops: Laptops,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    light = "Alumbrado público en el parque de la cancha"
    nurse = "Enfermera fija en el puesto de salud"
    works = {}
    for number, name in enumerate(("oso", "lobo"), 1):

        def work(plan: OpenPlan, number: int = number) -> None:
            room(number, f"{light} {number}")(plan)
            room(number + 2, f"{nurse} {number}")(plan)

        works[name] = work
    at_desk(qtbot, page, laptops(**works))
    qtbot.waitUntil(lambda: "¿Van juntas?" in seen(page))
    press(KEYS.Key_1)
    monkeypatch.setattr(one_by_one, "TWICE", 3600.0)
    press(KEYS.Key_1)
    assert base.count(Cluster) == 1


def test_what_differs_in_a_long_text_is_in_view_and_tab_and_page_down_scroll_it(
    qtbot: QtBot, two: OpenPlan, page: GatherPage, laptops: Laptops
) -> None:
    works = {name: rewritten(f"{LONG}, dijo {name}. {LONG}") for name in ("oso", "lobo")}
    at_desk(qtbot, page, laptops(**works))
    card = page.findChildren(SideCard)[0]
    (area,) = card.findChildren(TextArea)
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    assert bar.value() < bar.maximum()
    at = bar.value()
    page.setFocus()
    press(KEYS.Key_PageDown)
    down = bar.value()
    assert down > at
    press(KEYS.Key_PageUp)
    assert bar.value() < down
    at = bar.value()
    assert tab_to(area.accessibleName()) is area
    press(KEYS.Key_Up)
    assert bar.value() < at


def test_the_whole_of_what_was_said_first_can_be_read(
    qtbot: QtBot, base: OpenPlan, page: GatherPage, laptops: Laptops
) -> None:
    proposals.capture(base, LONG, theme="health")
    at_desk(qtbot, page, laptops(oso=rewritten("Corto"), lobo=rewritten("Otro")))
    areas = page.findChildren(TextArea)
    (first,) = [one for one in areas if "Lo que se dijo primero" in one.accessibleName()]
    bar = first.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert tab_to(first.accessibleName()) is first
    for _ in range(20):
        press(KEYS.Key_PageDown)
    assert bar.value() == bar.maximum()


def test_a_text_that_needs_no_scrolling_is_no_stop_of_tab(
    qtbot: QtBot, several: GatherPage
) -> None:
    def none() -> bool:
        areas = several.findChildren(TextArea)
        return all(one.focusPolicy() == Qt.FocusPolicy.NoFocus for one in areas)

    qtbot.waitUntil(none)


def test_in_another_language_one_writes_on(
    several: GatherPage, two: OpenPlan, window: MainWindow
) -> None:
    press(KEYS.Key_3)
    write("Luz para todo")
    window.change_settings(language="en")
    assert "Write the words that are to stay" in focused().accessibleName()
    write(" 1")
    assert len(differences(two)) == 2
    press(KEYS.Key_Escape)
    press(KEYS.Key_2)
    assert len(differences(two)) == 1


def test_escape_leaves_the_field_also_from_the_page(several: GatherPage, two: OpenPlan) -> None:
    press(KEYS.Key_3)
    write("Luz para todo")
    several.setFocus()
    press(KEYS.Key_Escape)
    assert several.desk.differences.writing is None
    assert "Escribir otra" in seen(several)
    press(KEYS.Key_3)
    assert several.desk.differences.writing is not None


def test_words_being_written_stay_when_an_answer_is_taken_instead_and_undone(
    qtbot: QtBot, several: GatherPage, two: OpenPlan
) -> None:
    press(KEYS.Key_3)
    write("Luz para todo")
    several.setFocus()
    press(KEYS.Key_1)
    assert len(differences(two)) == 1
    two.undo()
    several.desk.show_part("differences", several.desk.differences.key_of(differences(two)[0]))
    writing = several.desk.differences.writing
    assert writing is not None
    assert writing.text == "Luz para todo"


def test_settled_elsewhere_while_another_wording_is_written_is_said_with_the_words(
    qtbot: QtBot, several: GatherPage, two: OpenPlan, window: MainWindow
) -> None:
    press(KEYS.Key_3)
    write("Luz para todo")
    one = differences(two)[0]
    settling.settle(two, one, one.wordings[0].value)
    qtbot.waitUntil(lambda: "Luz para todo" in window.messages.text)
    assert "ya se resolvió" in window.messages.text
    (copy,) = [b for b in window.findChildren(Button) if b.text() == "Copiarlas" and b.isVisible()]
    copy.click()
    assert QApplication.clipboard().text() == "Luz para todo"


def test_news_of_something_else_leaves_what_is_being_written(
    several: GatherPage, two: OpenPlan
) -> None:
    press(KEYS.Key_3)
    write("Luz para todo")
    proposals.capture(two, "Otra cosa", theme="health")
    write(" y todos")
    writing = several.desk.differences.writing
    assert writing is not None
    assert writing.text == "Luz para todo y todos"


def test_answers_say_whose_wording_they_keep(several: GatherPage) -> None:
    names = [one.accessibleName() for one in several.findChildren(Button) if one.isVisible()]
    assert "Dejar esta: Portátil «oso»" in names
    assert "Dejar esta: Portátil «lobo»" in names


def test_taken_away_by_one_and_written_in_by_two_are_two_answers_with_one_number(
    qtbot: QtBot, two: OpenPlan, page: GatherPage, laptops: Laptops
) -> None:
    def away(plan: OpenPlan) -> None:
        with plan.step("proposal.withdraw") as step:
            step.remove(plan.all(Proposal)[0])

    works = {"oso": away, "lobo": rewritten("Luz allá"), "rana": rewritten("Luz acá")}
    at_desk(qtbot, page, laptops(**works))
    one = next(one for one in differences(two) if one.removal)
    page.desk.show_part("differences", page.desk.differences.key_of(one))
    told = seen(page)
    assert "¿Se quita o se deja? Propuesta 1: Luz" in told
    assert len([c for c in page.findChildren(SideCard) if c.isVisible()]) == 2
    assert "«lobo»" in told
    assert "«rana»" in told


def test_differences_come_in_a_fixed_order_of_numbers(
    qtbot: QtBot, base: OpenPlan, page: GatherPage, laptops: Laptops
) -> None:
    for nth in range(12):
        proposals.capture(base, f"Propuesta número {nth}", theme="health")
    works = {
        name: rewritten(*(f"Dicho por {name} {n}" for n in range(12))) for name in ("oso", "lobo")
    }
    at_desk(qtbot, page, laptops(**works))
    assert [one.number for one in differences(base)] == [str(n) for n in range(1, 13)]


def test_twins_say_which_workshop_each_came_from(
    qtbot: QtBot, page: GatherPage, laptops: Laptops
) -> None:
    oso = room(1, "Alumbrado público", "Las Colinas")
    lobo = room(2, "Una cancha nueva", "Las Colínas")
    at_desk(qtbot, page, laptops(oso=oso, lobo=lobo))
    qtbot.waitUntil(lambda: "¿Es un solo territorio" in seen(page))
    cards = [seen(card) for card in page.findChildren(SideCard) if card.isVisible()]
    assert sorted(next(n for n in ("Taller 1", "Taller 2") if n in card) for card in cards) == [
        "Taller 1", "Taller 2",
    ]  # fmt: skip


def test_a_large_plan_is_read_while_the_page_stands_and_shows_what_is_asked_for(
    qtbot: QtBot, several: GatherPage, two: OpenPlan, window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    here = several.desk.differences.key_of(differences(two)[1])
    monkeypatch.setattr(search, "MANY", 1)
    window.go("map")
    window.go("gather", part="differences", at=here)
    page = cast(GatherPage, cast(Page, window.page))
    assert page.scene == "reading"
    assert page.where() == {"part": "differences", "at": here}
    proposals.capture(two, "Otra cosa", theme="health")
    qtbot.waitUntil(lambda: page.scene == "desk", timeout=10_000)
    assert "2 de 2" in seen(page)
    assert page.where()["at"] == here
