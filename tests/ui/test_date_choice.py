"""A day is written with the keyboard, also where none was set, and can be taken away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.keyboard import press, write
from workshop_app.translation.catalogue import Words
from workshop_app.ui.widgets import DateChoice

KEYS = Qt.Key


@pytest.fixture
def field(shown: Callable[[QWidget], QWidget]) -> DateChoice:
    made = DateChoice(Words("es"), None, "sin día")
    shown(made)
    made.setFocus(Qt.FocusReason.TabFocusReason)
    return made


def test_the_first_arrow_begins_at_today(field: DateChoice) -> None:
    press(KEYS.Key_Up)
    assert field.day == date.today()
    press(KEYS.Key_Delete)
    assert field.day is None
    assert field.text() == "sin día"


def test_a_day_is_typed_where_none_was(field: DateChoice) -> None:
    kept: list[date | None] = []
    field.changed.connect(lambda: kept.append(field.day))
    write("3")
    press(KEYS.Key_Return)
    assert field.day == date.today().replace(day=3)
    assert kept[-1] == field.day
