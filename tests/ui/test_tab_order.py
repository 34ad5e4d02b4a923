"""Tab goes round a page as one reads it, and Backtab the same way back."""

from __future__ import annotations

import gc
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.keyboard import focused, press
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.page import Page
from workshop_app.ui.pages import PAGES
from workshop_app.ui.tab_order import in_reading_order

_MOST = 200
"""More stops than any page has."""


def round_trip(key: Qt.Key) -> list[str]:
    """The accessible or object names of all stops from where the keyboard is, once round."""
    first, names = focused(), []
    for _ in range(_MOST):
        here = focused()
        names.append(here.objectName() or here.accessibleName())
        press(key)
        QApplication.processEvents()
        if focused() is first:
            return names
    raise AssertionError(f"{key.name} does not come back to {names[0]}: {names[-5:]}")


@pytest.mark.parametrize("page", [row.key for row in PAGES])
def test_backtab_goes_the_way_of_tab_back(
    open_page: Callable[..., Page], sample: OpenPlan, page: str
) -> None:
    open_page(page, sample)
    QApplication.processEvents()
    there = round_trip(Qt.Key.Key_Tab)
    back = round_trip(Qt.Key.Key_Backtab)
    assert back == [there[0], *reversed(there[1:])]


@pytest.mark.parametrize("tab", ["territory", "workshop", "agenda", "materials"])
def test_tab_goes_round_every_part_of_prepare_and_back(
    open_page: Callable[..., Page], sample: OpenPlan, tab: str
) -> None:
    shown = open_page("prepare", sample, tab=tab)
    QApplication.processEvents()
    shown.setFocus()
    press(Qt.Key.Key_Tab)
    there = round_trip(Qt.Key.Key_Tab)
    assert {"Preparar", "Puntos de atención"} <= set(there)
    assert set(round_trip(Qt.Key.Key_Backtab)) == set(there)


@pytest.mark.parametrize("page", [row.key for row in PAGES])
def test_looking_for_the_order_leaves_every_widget_in_its_place(
    open_page: Callable[..., Page], sample: OpenPlan, page: str
) -> None:
    shown = open_page(page, sample)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    before = len(shown.findChildren(QWidget))
    in_reading_order(shown)
    gc.collect()
    assert len(shown.findChildren(QWidget)) == before


def test_the_notes_come_after_what_follows_and_before_the_capture_line(
    open_page: Callable[..., Page], sample: OpenPlan
) -> None:
    open_page("facilitate", sample)
    QApplication.processEvents()
    names = round_trip(Qt.Key.Key_Tab)
    housing = names.index("Vivienda")
    assert names[housing - 1] == "notes"
    assert names[housing - 2].endswith("min")
