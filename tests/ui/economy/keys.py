"""What the tests of the economy's page share: its parts as a person finds them."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.keyboard import CONTROL, focused, press
from workshop_app.ui.economy.add_line import AddLine
from workshop_app.ui.economy.heat_grid import HeatGrid
from workshop_app.ui.economy.listing import KeyedList, Listing
from workshop_app.ui.economy.page import EconomyPage
from workshop_app.ui.page import Page

OpenPage = Callable[..., Page]
KEYS = Qt.Key
PLACES = {"sectors": KEYS.Key_1, "skills": KEYS.Key_2, "barriers": KEYS.Key_3,
          "own_work": KEYS.Key_4, "actions": KEYS.Key_5, "gaps": KEYS.Key_6,
          "study": KEYS.Key_7}  # fmt: skip


def economy_page(page: Page) -> EconomyPage:
    return cast(EconomyPage, page)


def grid(page: Page) -> HeatGrid:
    found = page.findChild(HeatGrid, "sector table")
    assert found is not None
    return found


def go_to(place: str) -> None:
    press(PLACES[place], CONTROL)


def listing(page: Page) -> Listing:
    found = economy_page(page).shown
    assert isinstance(found, Listing)
    return found


def rows(page: Page) -> list[str]:
    """What a reader says of each row of the list that is shown."""
    shown = listing(page).list
    model = shown.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(at, 0).data(role) for at in range(model.rowCount())]


def in_line() -> bool:
    """Whether the keyboard is in a line that adds."""
    here: QWidget | None = focused()
    while here is not None and not isinstance(here, AddLine):
        here = here.parentWidget()
    return here is not None


def in_list() -> bool:
    return isinstance(focused(), KeyedList)
