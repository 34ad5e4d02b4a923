"""The kit: every control works with the keyboard, says what it is, and fits its text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QPainter, QShortcut
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workshop_app.translation.catalogue import Words
from workshop_app.ui import overflow, paint, theme
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets import (
    Badge,
    Busy,
    Button,
    Card,
    Chip,
    Choice,
    ChoiceChip,
    Column,
    DateChoice,
    Dialog,
    EmptyCard,
    EyeButton,
    Field,
    Figures,
    FocusRing,
    Header,
    IconButton,
    IconTile,
    KeyCap,
    KeyPad,
    Label,
    LineEdit,
    ListRow,
    MessageBar,
    Paragraph,
    Pips,
    ProgressBar,
    Ring,
    RowDelegate,
    RowList,
    Rows,
    Rule,
    SearchField,
    Segments,
    Stepper,
    Steps,
    Stripe,
    Switch,
    TextEdit,
    Tile,
    clock,
    heading,
)  # fmt: skip

Show = Callable[[QWidget], QWidget]


def everything() -> list[QWidget]:
    """One of each control."""
    words = Words("es")
    return [
        Badge("housing", 32, name="Vivienda"), Button("Guardar", "primary", cap="Return"),
        Card(), Chip("Abierta", "accent", icon="broadcast"), Chip("Salud", topic="health"),
        Choice([("a", "Uno"), ("b", "Dos")], "a"), ChoiceChip("Vivienda", topic="housing", key="Ctrl+1"),
        DateChoice(words, date(2026, 3, 14)), EmptyCard("cards", "Nada aún", "Escriba la primera."),
        Field("Barrio", LineEdit("Belén"), "Solo el nombre"), Header("Votar", "Ronda 1", Button("Abrir")),
        IconButton("x", "Cerrar"), IconTile("flag", "warn"), KeyCap("Ctrl+P"), KeyPad("Borrar", "Listo"),
        Label("Una línea"), LineEdit("texto", "pista"), ListRow("Título", "detalle", icon="flag", pickable=True),
        MessageBar("warn", "Cuidado con esto.", Button("Ver"), closable="Cerrar"), Paragraph("Un texto."),
        Pips(3, name="3 de 6"), ProgressBar(0.4, name="4 de 10"), Ring(90), Rule(), SearchField("Buscar"),
        Segments([("a", "Uno"), ("b", "Dos")]), Stepper(5, name="Minutos", unit="min"), Steps(4, 1, name="Paso 2"),
        Stripe(), Switch("Sonido"), TextEdit("varias\nlíneas"), Tile("flag", "Papel", "30 hojas", mark=True),
        Figures([Column("Nombre", align="left"), Column("n", 60)], [("A", "1")], name="Tabla"),
        Busy(), heading("flag", "Título"),
    ]  # fmt: skip


@pytest.mark.parametrize("look", [Theme(motion=False), Theme(True, 1.5, motion=False)])
def test_every_control_paints_within_its_own_size(qtbot: QtBot, look: Theme) -> None:
    theme.use(look)
    overflow.start()
    for widget in everything():
        qtbot.addWidget(widget)
        widget.resize(
            widget.sizeHint().expandedTo(widget.minimumSizeHint()).expandedTo(QSize(60, 3))
        )
        assert not widget.grab().isNull(), widget
    assert overflow.stop() == []


def test_every_control_that_takes_the_keyboard_has_a_name(qtbot: QtBot) -> None:
    nameless = []
    for widget in everything():
        qtbot.addWidget(widget)
        for one in [widget, *widget.findChildren(QWidget)]:
            takes = one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.focusProxy()
            alone = isinstance(one, QLineEdit | TextEdit | Choice | DateChoice | KeyPad)
            if (
                takes
                and not one.accessibleName()
                and not alone
                and type(one).__module__.startswith("w")
            ):
                nameless.append(type(one).__name__)
    assert nameless == []


# -- buttons ------------------------------------------------------------------------------------
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_the_keyboard(qtbot: QtBot, shown: Show, key: Qt.Key) -> None:
    button = shown(Button("Abrir"))
    assert isinstance(button, Button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_control_enter_is_for_what_a_button_stands_in(qtbot: QtBot, shown: Show) -> None:
    button = shown(Button("Choose a file"))
    pressed = QSignalSpy(button.clicked)
    QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed.count() == 0


def test_the_shortcut_of_a_button_works_and_is_shown(qtbot: QtBot, shown: Show) -> None:
    button = Button("Imprimir", key="Ctrl+P")
    holder = QWidget()
    QVBoxLayout(holder).addWidget(button)
    shown(holder)
    assert "Ctrl P" in button.toolTip()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(holder, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)


def test_words_with_an_ampersand_make_no_shortcut(qtbot: QtBot) -> None:
    button = Button("Corte & confección")
    qtbot.addWidget(button)
    button.setText("Pan & café")
    assert button.text() == "Pan & café"
    assert button.shortcut().isEmpty()


def test_a_blocked_button_says_why(qtbot: QtBot) -> None:
    button = Button("Pasar al plan", "primary")
    qtbot.addWidget(button)
    button.block("Falta decidir la 8")
    assert not button.isEnabled()
    assert button.toolTip() == "Falta decidir la 8"
    button.block("")
    assert button.isEnabled()


def test_the_focus_ring_is_drawn_for_the_keyboard_only(qtbot: QtBot, shown: Show) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    first, second = Button("Uno"), Button("Dos")
    column.addWidget(first)
    column.addWidget(second)
    shown(holder)
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    ring = FocusRing.of(holder)
    assert not ring.isVisible()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    qtbot.waitUntil(ring.isVisible)
    assert ring.geometry() == second.geometry().adjusted(-5, -5, 5, 5)
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(lambda: not ring.isVisible())


# -- choices -------------------------------------------------------------------------------------
def test_segments_move_with_the_arrows_and_tell_only_changes(qtbot: QtBot, shown: Show) -> None:
    segments = shown(Segments([("t", "Tema"), ("m", "Mesa"), ("r", "Racimo")]))
    assert isinstance(segments, Segments)
    spy = QSignalSpy(segments.chosen)
    QTest.keyClick(segments, Qt.Key.Key_Right)
    assert segments.current == "m"
    segments.choose("m")
    assert spy.count() == 1
    QTest.mouseClick(segments, Qt.MouseButton.LeftButton, pos=segments.rect().center())
    assert spy.count() == 1


def test_a_stepper_keeps_its_bounds_however_it_is_changed(qtbot: QtBot, shown: Show) -> None:
    stepper = shown(Stepper(3, 1, 5, name="Marcas"))
    assert isinstance(stepper, Stepper)
    spy = QSignalSpy(stepper.changed)
    edit = stepper.findChild(QLineEdit)
    assert edit is not None
    QTest.keyClick(edit, Qt.Key.Key_Up)
    QTest.keyClick(edit, Qt.Key.Key_PageUp)
    QTest.keyClick(edit, Qt.Key.Key_PageUp)
    assert stepper.value == 5
    assert spy.count() == 2
    edit.selectAll()
    QTest.keyClicks(edit, "99")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert stepper.value == 5
    assert edit.text() == "5"
    edit.clear()
    QTest.keyClick(edit, Qt.Key.Key_Down)
    assert stepper.value == 4


def test_a_switch_turns_with_space_and_enter(qtbot: QtBot, shown: Show) -> None:
    switch = shown(Switch("Sonido"))
    assert isinstance(switch, Switch)
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert switch.isChecked()
    QTest.keyClick(switch, Qt.Key.Key_Return)
    assert not switch.isChecked()


@pytest.mark.parametrize("free", [False, True])
def test_the_wheel_over_a_closed_list_neither_changes_it_nor_gives_it_the_keyboard(
    shown: Show, free: bool
) -> None:
    page = QWidget()
    page.resize(400, 300)
    line, choice = (
        QLineEdit(page),
        Choice([("a", "Uno"), ("b", "Dos")], "a", free=free, parent=page),
    )
    choice.setGeometry(20, 100, 300, 44)
    shown(page)
    line.setFocus()
    at = choice.mapTo(page, choice.rect().center())
    window = page.windowHandle()
    assert window is not None
    QTest.wheelEvent(window, QPointF(at), QPoint(0, -120))  # type: ignore[attr-defined]
    assert choice.key == "a"
    assert line.hasFocus()


def test_a_choice_tells_a_persons_choice_and_not_the_programs(qtbot: QtBot, shown: Show) -> None:
    choice = shown(Choice([("a", "Uno"), ("b", "Dos")], "a"))
    assert isinstance(choice, Choice)
    spy = QSignalSpy(choice.chosen)
    choice.choose("b")
    assert (choice.key, spy.count()) == ("b", 0)
    QTest.keyClick(choice, Qt.Key.Key_Up)
    assert (choice.key, spy.count()) == ("a", 1)
    choice.choose("no such")
    assert choice.key == ""


def test_a_date_may_be_none_until_one_is_chosen(qtbot: QtBot) -> None:
    field = DateChoice(Words("es"), None, "sin fecha")
    qtbot.addWidget(field)
    assert field.day is None
    assert field.text() == "sin fecha"
    field.set_day(date(2026, 8, 31))
    assert field.day == date(2026, 8, 31)


# -- fields --------------------------------------------------------------------------------------
def test_a_field_says_what_is_missing_and_what_is_wrong_in_words(qtbot: QtBot) -> None:
    field = Field("Personas", LineEdit("4o7"), "Cuántas vinieron")
    qtbot.addWidget(field)
    field.wrong("Solo números")
    assert field.note.text() == "Solo números"
    assert field.input.property("state") == "error"
    assert field.input.accessibleDescription() == "Solo números"
    field.missing("Personas, falta")
    assert field.label.text() == "Personas, falta"
    assert field.input.property("state") == "missing"
    field.well()
    assert (field.label.text(), field.note.text()) == ("Personas", "Cuántas vinieron")
    assert isinstance(field.input, LineEdit)
    assert field.input.text() == "4o7"


def test_enter_in_a_line_does_not_reach_the_page(qtbot: QtBot, shown: Show) -> None:
    class Holder(QWidget):
        pressed = 0

        def keyPressEvent(self, event: QKeyEvent) -> None:
            self.pressed += 1

    holder = Holder()
    line = LineEdit()
    QVBoxLayout(holder).addWidget(line)
    shown(holder)
    spy = QSignalSpy(line.returnPressed)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert (spy.count(), holder.pressed) == (1, 0)


def test_escape_empties_a_search(qtbot: QtBot, shown: Show) -> None:
    field = shown(SearchField("Buscar"))
    assert isinstance(field, SearchField)
    spy = QSignalSpy(field.searched)
    QTest.keyClicks(field, "agua")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert spy.at(spy.count() - 1) == [""]
    assert not field.isUndoAvailable()


@pytest.mark.parametrize("make", [LineEdit, TextEdit])
def test_a_field_takes_back_and_brings_again_its_own_words_first(
    shown: Show, make: Callable[[], LineEdit | TextEdit]
) -> None:
    field = shown(make())
    assert isinstance(field, LineEdit | TextEdit)
    asked: list[str] = []
    for key in ("Ctrl+Z", "Ctrl+Y"):
        shortcut = QShortcut(QKeySequence(key), field)
        shortcut.activated.connect(lambda key=key: asked.append(key))
    QTest.keyClicks(field, "agua")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    QTest.keyClick(field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "agua"
    QTest.keyClick(field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["Ctrl+Y"]


def test_a_passphrase_is_shown_only_while_its_eye_is_pressed(qtbot: QtBot) -> None:
    line = LineEdit("secreto")
    qtbot.addWidget(line)
    eye = EyeButton(line, "Ver")
    assert line.echoMode() == QLineEdit.EchoMode.Password
    eye.button.click()
    assert line.echoMode() == QLineEdit.EchoMode.Normal
    eye.button.click()
    assert line.echoMode() == QLineEdit.EchoMode.Password


# -- text ----------------------------------------------------------------------------------------
def test_a_line_that_is_too_long_is_noted_and_whole_in_its_tooltip(qtbot: QtBot) -> None:
    label = Label("Una línea bastante más larga que su lugar")
    qtbot.addWidget(label)
    label.resize(80, 24)
    overflow.start()
    label.grab()
    notes = overflow.stop()
    assert [(note.how, note.text) for note in notes] == [("elided", label.text())]
    assert label.toolTip() == label.text()
    label.resize(600, 24)
    label.grab()
    assert label.toolTip() == ""


def test_a_paragraph_takes_the_height_that_its_width_needs(qtbot: QtBot) -> None:
    paragraph = Paragraph("palabra " * 40)
    qtbot.addWidget(paragraph)
    step = theme.now().line("body")
    assert paragraph.heightForWidth(2000 * 10) == step
    assert paragraph.heightForWidth(300) > 3 * step
    assert paragraph.heightForWidth(300) % step == 0


def test_stars_are_bold_only_in_our_own_texts(qtbot: QtBot) -> None:
    ours, theirs = Paragraph("Una **sola** vez", marks=True), Paragraph("Una **sola** vez")
    qtbot.addWidget(ours)
    qtbot.addWidget(theirs)
    assert ours.text() == "Una sola vez"
    assert theirs.text() == "Una **sola** vez"


def test_a_paragraph_shrinks_before_it_is_cut(qtbot: QtBot) -> None:
    text = "Lo que se dice en voz alta, con varias frases. " * 4
    paragraph = Paragraph(text, "say", sizes=(32, 28, 24))
    qtbot.addWidget(paragraph)
    overflow.start()
    paragraph.resize(700, 200)
    paragraph.grab()
    assert overflow.stop() == []
    overflow.start()
    paragraph.resize(300, 60)
    paragraph.grab()
    assert [note.how for note in overflow.stop()] == ["clipped"]


# -- the rest ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("seconds", "said"), [(462, "7:42"), (59, "0:59"), (0, "0:00"), (-15, "+0:15")]
)
def test_time_counts_up_after_zero(seconds: int, said: str) -> None:
    assert clock(seconds) == said


def test_the_keypad_takes_the_same_keys_from_the_keyboard(qtbot: QtBot, shown: Show) -> None:
    pad = shown(KeyPad("Borrar", "Listo"))
    assert isinstance(pad, KeyPad)
    digits, backs, entered = (QSignalSpy(one) for one in (pad.digit, pad.back, pad.entered))
    QTest.keyClicks(pad, "407")
    QTest.keyClick(pad, Qt.Key.Key_Backspace)
    QTest.keyClick(pad, Qt.Key.Key_Return)
    assert [digits.at(n)[0] for n in range(digits.count())] == ["4", "0", "7"]
    assert (backs.count(), entered.count()) == (1, 1)


def test_a_dialog_keeps_the_keyboard_and_answers_enter_and_escape(
    qtbot: QtBot, shown: Show
) -> None:
    holder = QWidget()
    holder.resize(900, 600)
    below = Button("Debajo")
    QVBoxLayout(holder).addWidget(below)
    shown(holder)
    below.setFocus()
    dialog = Dialog(
        holder, "lock", "Cerrar", "No se vuelve a abrir.", do="Cerrar", leave="Ahora no"
    )
    dialog.open()
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert dialog.isAncestorOf(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    left = QSignalSpy(dialog.left)
    QTest.keyClick(dialog.do_button, Qt.Key.Key_Escape)
    assert left.count() == 1
    assert QApplication.focusWidget() is below


def test_a_dialog_stays_until_its_check_passes(qtbot: QtBot, shown: Show) -> None:
    holder = shown(QWidget())
    holder.resize(900, 600)
    line = LineEdit()
    dialog = Dialog(holder, "lock", "Frase", "Anótela.", do="Poner", leave="No",
                    check=lambda: bool(line.text()))  # fmt: skip
    dialog.body.addWidget(Field("Frase clave", line))
    dialog.open()
    done = QSignalSpy(dialog.done)
    dialog.do_button.click()
    assert done.count() == 0
    line.setText("mango puente")
    dialog.do_button.click()
    assert done.count() == 1


def test_a_table_of_figures_is_read_as_text_and_moved_with_arrows(
    qtbot: QtBot, shown: Show
) -> None:
    columns = [Column("Taller", align="left"), Column("Propuestas", 90)]
    table = Figures(columns, [("Uno", "21"), ("Dos", "18")], name="Talleres", pickable=True)
    shown(table)
    spy = QSignalSpy(table.picked)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert [spy.at(n)[0] for n in range(spy.count())] == [0, 1]
    assert table.as_text() == "Taller · Propuestas\nUno · 21\nDos · 18"


def test_a_row_of_figures_grows_with_words_that_wrap(qtbot: QtBot, shown: Show) -> None:
    long = "Un centro de salud que abra también los sábados por la tarde y los domingos"
    columns = [Column("Propuesta", align="left", wrap=True), Column("n", 60)]
    table = Figures(columns, [("Luz", "1"), (long, "2"), ("Agua", "3")], name="Tabla")
    table.resize(200, 40)
    shown(table)
    overflow.start()
    table.grab()
    assert overflow.stop() == []
    heights = [table.row_box(n).height() for n in range(3)]
    assert heights[1] > heights[0] == heights[2]
    assert table.height() == table.row_box(2).bottom() + 1
    pick = Figures(columns, [("Luz", "1"), (long, "2")], name="Tabla", pickable=True)
    shown(pick)
    spy = QSignalSpy(pick.picked)
    QTest.mouseClick(pick, Qt.MouseButton.LeftButton, pos=pick.row_box(1).center())
    assert [spy.at(n)[0] for n in range(spy.count())] == [1]


def test_rows_say_what_they_are() -> None:
    rows = Rows(["uno", "dos"])
    assert rows.rowCount() == 2
    assert rows.data(rows.index(1), Qt.ItemDataRole.DisplayRole) == "dos"
    rows.show(["tres"])
    assert rows.rowCount() == 1


class _Plain(RowDelegate):
    def paint_row(self, painter: QPainter, box: object, row: object, selected: bool) -> None:
        """Nothing but the ground."""


def test_the_ring_goes_round_the_current_row_and_moves_with_it(qtbot: QtBot, shown: Show) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    listed = RowList(Rows(["uno", "dos"]), _Plain(), "Filas")
    listed.pick(0)
    for widget in (Button("Uno"), listed):
        column.addWidget(widget)
    shown(holder)
    QTest.keyClick(holder.focusWidget(), Qt.Key.Key_Tab)
    ring = FocusRing.of(holder)
    qtbot.waitUntil(ring.isVisible)
    first = ring.geometry()
    assert first.height() < listed.height() / 2
    QTest.keyClick(listed, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: ring.y() > first.y())


def test_tab_passes_an_empty_list(shown: Show) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    rows = Rows()
    before, listed, after = Button("Uno"), RowList(rows, _Plain(), "Filas"), Button("Dos")
    for widget in (before, listed, after):
        column.addWidget(widget)
    shown(holder)
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert after.hasFocus()
    QTest.keyClick(after, Qt.Key.Key_Backtab)
    assert before.hasFocus()
    rows.show(["uno"])
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert listed.hasFocus()


@pytest.mark.parametrize("name", ["square", "circle", "triangle", "cross", "diamond"])
def test_a_shape_is_balanced_around_the_middle_of_its_square(name: str) -> None:
    box = paint.shape(name).boundingRect()
    assert abs(box.center().x() - 0.5) < 0.01
    assert 0.8 < box.width() < 1.2
    assert paint.shape(name).contains(QPointF(0.5, 0.5))


def test_a_badge_with_a_number_differs_from_one_with_a_pictogram(qtbot: QtBot) -> None:
    def drawn(**values: str) -> QImage:
        image = QImage(48, 48, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        paint.badge(painter, image.rect().toRectF(), "health", **values)
        painter.end()
        return image

    assert drawn() != drawn(number="7")
    assert drawn() == drawn(icon="")
