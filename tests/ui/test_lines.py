"""Lines that read a value, and lines that grow with their text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from tests.ui.keyboard import CONTROL, press, rewrite, write
from workshop_app.translation.catalogue import Words
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.money import MoneyLine
from workshop_app.ui.read_line import FigureLine

Show = Callable[[QWidget], QWidget]
KEYS = Qt.Key


def kept(spy: QSignalSpy) -> list[object]:
    return [spy.at(n)[0] for n in range(spy.count())]


def clear() -> None:
    press(KEYS.Key_A, CONTROL)
    press(KEYS.Key_Delete)


@pytest.mark.parametrize(
    ("language", "typed", "value", "shown_as"),
    [
        ("es", "1.140,5", 1140.5, "1.140,5"),
        ("es", "12", 12, "12"),
        ("en", "1,140.5", 1140.5, "1,140.5"),
        ("es", "-3", -3, "-3"),
    ],
)
def test_a_figure_is_read_as_the_language_writes_it(
    shown: Show, language: str, typed: str, value: float, shown_as: str
) -> None:
    line = FigureLine(Words(language))
    shown(line)
    spy = QSignalSpy(line.kept)
    line.setFocus()
    write(typed)
    press(KEYS.Key_Return)
    assert kept(spy) == [value]
    assert line.edit.text() == shown_as
    rewrite("doce")
    press(KEYS.Key_Return)
    assert spy.count() == 1
    assert line.stripe.isVisible()
    assert line.edit.text() == "doce"
    clear()
    press(KEYS.Key_Return)
    assert kept(spy) == [value, None]
    assert not line.stripe.isVisible()


def test_money_is_read_as_people_write_it_and_shown_whole(shown: Show) -> None:
    line = MoneyLine(Words("es"))
    shown(line)
    spy = QSignalSpy(line.kept)
    line.setFocus()
    write("$ 210.000.000")
    press(KEYS.Key_Return)
    rewrite("95 millones")
    press(KEYS.Key_Return)
    press(KEYS.Key_Return)
    assert kept(spy) == [210_000_000, 95_000_000]
    assert line.edit.text() == "$\u00a095.000.000"


def test_what_is_being_typed_stays_while_something_else_is_saved(shown: Show) -> None:
    line = MoneyLine(Words("es"))
    shown(line)
    line.setFocus()
    write("21")
    line.show_amount(5)
    assert line.edit.text() == "21"
    clear()
    line.show_amount(None)
    line.show_amount(7)
    assert line.edit.text() == "$\u00a07"


def test_a_line_grows_with_its_text_and_enter_keeps_it(shown: Show) -> None:
    line = GrowingLine(Words("es"))
    line.setFixedWidth(240)
    shown(line)
    spy = QSignalSpy(line.kept)
    one_row = line.edit.height()
    line.setFocus()
    write("Una secretaría con un nombre que no cabe en un solo renglón")
    press(KEYS.Key_Return)
    assert line.edit.height() > one_row
    assert "\n" not in line.text()
    assert spy.at(0)[0].startswith("Una secretaría")
    rewrite("corta")
    assert line.edit.height() == one_row


def test_what_is_pasted_comes_on_one_line(shown: Show) -> None:
    line = GrowingLine(Words("es"))
    shown(line)
    pasted = QMimeData()
    pasted.setText("Junta\nde Acción\tComunal ")
    edit = line.edit
    assert isinstance(edit, QPlainTextEdit)
    edit.insertFromMimeData(pasted)
    assert line.text() == "Junta de Acción Comunal"
