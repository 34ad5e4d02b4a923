"""Find in the whole plan, from anywhere, by keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import ALT, CONTROL, SHIFT, press, write
from workshop_app.services import finding
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.find.panel import FindPanel
from workshop_app.ui.map.page import MapPage
from workshop_app.ui.page import Page
from workshop_app.ui.proposals.page import ProposalsPage
from workshop_app.ui.shell.window import MainWindow

KEYS = Qt.Key


def test_some_words_and_enter_open_the_page_and_the_way_back_is_there(
    open_page: Callable[..., Page], sample: OpenPlan, window: MainWindow, qtbot: QtBot
) -> None:
    open_page("gather", sample)
    press(KEYS.Key_F, CONTROL | SHIFT)
    panel = cast(FindPanel, window.findChild(FindPanel, "find"))
    write("central de abastos")
    qtbot.waitUntil(lambda: panel.rows.rowCount() > 1)
    at = next(
        n for n in range(panel.rows.rowCount())
        if panel.rows.index(n, 0).data().startswith("Descentralización")
    )  # fmt: skip
    for _ in range(at):
        press(KEYS.Key_Down)
    press(KEYS.Key_Return)
    assert window.places.key == "projects"
    press(KEYS.Key_Left, ALT)
    assert window.places.key == "gather"


def _is_on_card(page: ProposalsPage, id: str) -> bool:
    card = page.view.card
    return card is not None and id in (card.id, *card.members)


def test_whatever_is_found_is_chosen_on_its_page(
    open_page: Callable[..., Page], sample: OpenPlan, window: MainWindow, qtbot: QtBot
) -> None:
    """One of each kind; the last of them, which no page chooses by itself."""
    things = {one.entity: one for one in finding.everything(sample)}
    assert things.keys() == {entity.__name__ for entity in finding.PLACES}
    open_page("documents", sample)
    for thing in things.values():
        window.go(thing.page, **thing.where)
        page = window.page
        assert page is not None
        assert window.places.key == thing.page
        if isinstance(page, MapPage):
            assert page.chosen == thing.id
        elif isinstance(page, ProposalsPage):
            qtbot.waitUntil(partial(_is_on_card, page, thing.id))
        else:
            asked = {name: id for name, id in thing.where.items() if name != "part"}
            assert asked.items() <= page.where().items(), thing.entity


def test_what_is_not_there_is_said(
    open_page: Callable[..., Page], sample: OpenPlan, window: MainWindow, qtbot: QtBot
) -> None:
    open_page("gather", sample)
    press(KEYS.Key_F, CONTROL | SHIFT)
    panel = cast(FindPanel, window.findChild(FindPanel, "find"))
    write("zzzz")
    qtbot.waitUntil(lambda: "Nada en este plan" in panel.said.text())
    press(KEYS.Key_Return)
    assert window.places.key == "gather"


def test_a_page_is_found_by_its_name_on_an_empty_plan(
    open_page: Callable[..., Page], plan: OpenPlan, window: MainWindow, qtbot: QtBot
) -> None:
    open_page("gather", plan)
    press(KEYS.Key_F, CONTROL | SHIFT)
    panel = cast(FindPanel, window.findChild(FindPanel, "find"))
    write("centros integr")
    qtbot.waitUntil(lambda: panel.rows.rowCount() == 1)
    press(KEYS.Key_Return)
    assert window.places.key == "centres"
