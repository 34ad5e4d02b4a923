"""Nothing that the guard marks is kept before an answer (P-13, P-14, P-15)."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workshop_app.domain import text_guard
from workshop_app.translation.catalogue import Words
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.guarded import SENTENCES, Guarded, GuardedLine, GuardedText
from workshop_app.ui.widgets import Button

Show = Callable[[QWidget], QWidget]
PHONE = "Llamar al 310 555 12 34 para la cancha"
EXAMPLES = Path(__file__).parent.parent / "data" / "text_guard_examples.toml"


def line(shown: Show, **values: object) -> tuple[GuardedLine, QSignalSpy]:
    """A line for capturing, on screen, and what it keeps."""
    made = GuardedLine(Words("es"), at_once=False, **values)  # type: ignore[arg-type]
    shown(made)
    return made, QSignalSpy(made.kept)


def kept(spy: QSignalSpy) -> list[list[object]]:
    return [spy.at(n) for n in range(spy.count())]


def test_every_kind_of_mark_has_its_sentence_in_spanish() -> None:
    assert set(SENTENCES) == set(text_guard.KINDS)
    assert Words("es")(SENTENCES["phone"]).startswith("Parece un teléfono")


def test_a_harmless_line_is_kept_at_once(shown: Show) -> None:
    guarded, spy = line(shown)
    QTest.keyClicks(guarded.edit, "Luz en el parque")
    QTest.keyClick(guarded.edit, Qt.Key.Key_Return)
    assert kept(spy) == [["Luz en el parque", False]]
    assert not guarded.unanswered


def test_a_marked_line_waits_and_enter_again_takes_the_detail_out(shown: Show) -> None:
    guarded, spy = line(shown)
    QTest.keyClicks(guarded.edit, PHONE)
    QTest.keyClick(guarded.edit, Qt.Key.Key_Return)
    assert spy.count() == 0
    assert guarded.unanswered
    assert "teléfono" in guarded.stripe.text()
    QTest.keyClick(guarded.edit, Qt.Key.Key_Return)
    assert kept(spy) == [["Llamar al [dato retirado] para la cancha", False]]
    assert not guarded.unanswered


def test_editing_the_line_is_an_answer_too(qtbot: QtBot, shown: Show) -> None:
    guarded, spy = line(shown)
    QTest.keyClicks(guarded.edit, PHONE)
    QTest.keyClick(guarded.edit, Qt.Key.Key_Return)
    guarded.edit.setText("Llamar a la junta para la cancha")
    QTest.keyClick(guarded.edit, Qt.Key.Key_Return)
    assert kept(spy) == [["Llamar a la junta para la cancha", False]]


def test_a_changed_text_that_is_still_marked_is_asked_about_again(shown: Show) -> None:
    guarded, spy = line(shown)
    QTest.keyClicks(guarded.edit, PHONE)
    QTest.keyClick(guarded.edit, Qt.Key.Key_Return)
    QTest.keyClicks(guarded.edit, " 2")
    QTest.keyClick(guarded.edit, Qt.Key.Key_Return)
    assert spy.count() == 0
    assert guarded.unanswered


def test_an_institutions_public_detail_is_kept_and_said_so(shown: Show) -> None:
    guarded, spy = line(shown)
    QTest.keyClicks(guarded.edit, PHONE)
    QTest.keyClick(guarded.edit, Qt.Key.Key_Return)
    public = [b for b in guarded.stripe.findChildren(Button) if "entidad" in b.text()]
    QTest.keyClick(public[0], Qt.Key.Key_Space)
    assert kept(spy) == [[PHONE, True]]


def test_a_field_keeps_after_a_pause_but_never_what_is_marked(qtbot: QtBot, shown: Show) -> None:
    guarded = GuardedLine(Words("es"), "Antes")
    shown(guarded)
    spy = QSignalSpy(guarded.kept)
    guarded.edit.setText("Escalera con baranda")
    qtbot.waitUntil(lambda: spy.count() == 1)
    guarded.edit.setText(PHONE)
    qtbot.waitUntil(lambda: guarded.unanswered)
    assert kept(spy) == [["Escalera con baranda", False]]


def test_digits_that_may_go_on_are_not_kept_in_a_pause(qtbot: QtBot, shown: Show) -> None:
    guarded = GuardedLine(Words("es"), "")
    shown(guarded)
    spy = QSignalSpy(guarded.kept)
    guarded.edit.setText("Ruta 310")
    with qtbot.assertNotEmitted(guarded.kept, wait=600):
        pass
    QTest.keyClick(guarded.edit, Qt.Key.Key_Return)
    assert kept(spy) == [["Ruta 310", False]]


def test_leaving_a_field_keeps_it_and_leaving_a_marked_one_does_not(
    qtbot: QtBot, shown: Show
) -> None:
    from PySide6.QtWidgets import QVBoxLayout

    holder, guarded, other = QWidget(), GuardedLine(Words("es"), ""), Button("Otro")
    column = QVBoxLayout(holder)
    column.addWidget(guarded)
    column.addWidget(other)
    shown(holder)
    spy = QSignalSpy(guarded.kept)
    guarded.edit.setFocus()
    guarded.edit.setText("Salón comunal")
    other.setFocus()
    assert kept(spy) == [["Salón comunal", False]]
    guarded.edit.setFocus()
    guarded.edit.setText(PHONE)
    other.setFocus()
    assert spy.count() == 1
    assert guarded.unanswered


def test_showing_a_text_that_is_kept_already_tells_nothing(qtbot: QtBot, shown: Show) -> None:
    guarded = GuardedLine(Words("es"), "")
    shown(guarded)
    guarded.setText("Ya guardado")
    with qtbot.assertNotEmitted(guarded.kept, wait=600):
        pass


def test_a_nickname_that_is_marked_is_refused_without_a_way_to_keep_it(shown: Show) -> None:
    guarded, spy = line(shown, masking=False)
    QTest.keyClicks(guarded.edit, "me llamo Ana Mora")
    QTest.keyClick(guarded.edit, Qt.Key.Key_Return)
    QTest.keyClick(guarded.edit, Qt.Key.Key_Return)
    assert spy.count() == 0
    assert guarded.unanswered
    assert [b for b in guarded.stripe.findChildren(Button) if not b.isHidden()] == []


def test_several_lines_are_kept_with_control_and_enter(shown: Show) -> None:
    guarded = GuardedText(Words("es"), "", at_once=False)
    shown(guarded)
    spy = QSignalSpy(guarded.kept)
    QTest.keyClicks(guarded.edit, "uno")
    QTest.keyClick(guarded.edit, Qt.Key.Key_Return)
    QTest.keyClicks(guarded.edit, "dos")
    assert spy.count() == 0
    QTest.keyClick(guarded.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert kept(spy) == [["uno\ndos", False]]


@pytest.mark.parametrize("kind", [kind for kind in text_guard.KINDS if kind != "endangering"])
def test_one_example_of_each_kind_is_masked_by_two_enters(shown: Show, kind: str) -> None:
    rows = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))["example"]
    example = next(row for row in rows if row["expected"] == kind)
    guarded: Guarded = GuardedLine(Words("es"), example["text"], at_once=False)
    shown(guarded)
    spy = QSignalSpy(guarded.kept)
    QTest.keyClick(guarded.edit, Qt.Key.Key_Return)
    QTest.keyClick(guarded.edit, Qt.Key.Key_Return)
    assert "[dato retirado]" in str(kept(spy)[0][0])


def test_a_text_that_is_only_shown_is_not_kept_anew(qtbot: QtBot, shown: Show) -> None:
    """Blanks at its ends and line breaks that the input drops are nobody's change."""
    for guarded in (GuardedText(Words("es"), lines=3), GrowingLine(Words("es"))):
        shown(guarded)
        spy = QSignalSpy(guarded.kept)
        guarded.setText("  dos líneas\n y un blanco ")
        guarded.offer()
        assert spy.count() == 0
        QTest.keyClick(guarded.edit, Qt.Key.Key_End)
        QTest.keyClicks(guarded.edit, "x")
        guarded.offer()
        assert spy.count() == 1
