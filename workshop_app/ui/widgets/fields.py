"""Fields: a label over a real input, with what is missing or wrong in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut, QWheelEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from workshop_app.text import Words
from workshop_app.ui import icons, theme
from workshop_app.ui.widgets import caret
from workshop_app.ui.widgets.labels import Label


def _is_the_plans(event: QEvent, undo: bool, redo: bool) -> bool:
    """Whether ``event`` is an undo or redo that an input with nothing of the kind leaves to the
    window."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    return (event.matches(keys.Undo) and not undo) or (event.matches(keys.Redo) and not redo)


def _is_redo(event: QEvent) -> bool:
    """Whether ``event`` is Ctrl+Y, which is redo in this window on every system."""
    kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
    if event.type() not in kinds or not isinstance(event, QKeyEvent):
        return False
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return control and event.key() == Qt.Key.Key_Y


class LineEdit(QLineEdit):
    """A line. ``look``: "" (44 px), "search" (room for the glass) or "capture" (48 px)."""

    def __init__(self, text: str = "", hint: str = "", *, look: str = "", icon: str = "",
                 longest: int = 500, parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(text, parent)
        self._icon = icon
        self.setPlaceholderText(hint)
        self.setMaxLength(longest)
        if look or icon:
            self.setProperty("look", look or "search")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves the line (``returnPressed``) and does not reach the page's button as well."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()

    def event(self, event: QEvent) -> bool:
        """Undo and redo are the line's own only while there is something typed to take back."""
        if _is_the_plans(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
            return False
        if _is_redo(event) and self.isRedoAvailable():
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.redo()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._icon:
            size = theme.now().px(20)
            icons.draw(QPainter(self), QRectF(12, 0, size, self.height()), self._icon,
                       theme.now().color.muted, size)  # fmt: skip
        caret.paint_in_line(self)


class TextEdit(QPlainTextEdit):
    """Several lines; Tab leaves it. ``finished`` when the focus goes."""

    finished = Signal()

    def __init__(
        self, text: str = "", hint: str = "", lines: int = 3, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFont(theme.now().font("body"))
        self.setMinimumHeight(theme.now().line("body") * lines + 16)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def event(self, event: QEvent) -> bool:
        """Undo and redo as in a line."""
        written = self.document()
        if _is_the_plans(event, written.isUndoAvailable(), written.isRedoAvailable()):
            event.ignore()
            return False
        if _is_redo(event) and written.isRedoAvailable():
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.redo()
            return True
        return super().event(event)

    def text(self) -> str:
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Another text."""
        self.setPlainText(text)

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.finished.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        caret.paint_in_text(self)


class _Caret:
    """Draws the sign at the right end of an input that opens something."""

    def paint_sign(self, widget: QWidget, icon: str, size: int) -> None:
        now = theme.now()
        tone = now.color.ink if widget.isEnabled() else now.color.disabled_text
        box = QRectF(widget.width() - 34, 0, 24, widget.height())
        icons.draw(QPainter(widget), box, icon, tone, now.px(size))


class Choice(QComboBox):
    """One of a list of (key, words). ``key`` is the chosen one; emits ``chosen(key)`` for a person's
    choice only. ``free=True``: other words may be typed (``text()``)."""

    chosen = Signal(str)

    def __init__(
        self,
        choices: Sequence[tuple[str, str]] = (),
        current: str = "",
        *,
        free: bool = False,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setEditable(free)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not the wheel's
        self.setPlaceholderText(hint)
        self.setMaxVisibleItems(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        if free and (edit := self.lineEdit()):
            edit.setProperty("look", "bare")
            edit.setPlaceholderText(hint)
        self.set_choices(choices, current)
        self.activated.connect(lambda _index: self.chosen.emit(self.key))

    @property
    def key(self) -> str:
        """The key of the chosen row, "" for none."""
        return str(self.currentData() or "")

    def text(self) -> str:
        return self.currentText()

    def choose(self, key: str) -> None:
        """Choose without telling; an unknown key chooses none."""
        self.setCurrentIndex(self.findData(key))

    def set_choices(self, choices: Sequence[tuple[str, str]], current: str = "") -> None:
        """Other rows."""
        self.clear()
        for key, words in choices:
            self.addItem(words, key)
        self.choose(current)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling a page over a closed list changes nothing in it."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _Caret().paint_sign(self, "caret-down", 18)


class DateChoice(QDateEdit):
    """A day, typed or from a calendar. ``day`` is a date or ``None``; emits ``changed``.

    ``empty_words`` stands where no day is set yet. The first arrow or digit begins at today;
    Delete takes the day away.
    """

    changed = Signal()
    _NONE = QDate(1900, 1, 1)

    def __init__(
        self, words: Words, day: date | None = None, empty_words: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not the wheel's
        self.setCalendarPopup(True)
        self.setDisplayFormat("d MMM yyyy")
        self.setMinimumDate(self._NONE)
        self.setSpecialValueText(empty_words or " ")
        self.setAccessibleDescription(words.language)
        self.setCalendarWidget(QCalendarWidget(self))
        self.calendarWidget().installEventFilter(self)
        self.setKeyboardTracking(False)
        self.set_day(day)
        self.dateChanged.connect(lambda _day: self.changed.emit())

    @property
    def day(self) -> date | None:
        """The day, or ``None`` while none is set."""
        shown = self.date()
        return None if shown == self._NONE else date(shown.year(), shown.month(), shown.day())

    def set_day(self, day: date | None) -> None:
        """Show another day without telling."""
        self.blockSignals(True)
        self.setDate(QDate(day.year, day.month, day.day) if day else self._NONE)
        self.blockSignals(False)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab leaves it while no day is set: Qt would go round in the parts of a date not shown."""
        if self.day is None:
            return QWidget.focusNextPrevChild(self, next)
        return super().focusNextPrevChild(next)

    def stepBy(self, steps: int) -> None:
        if self.day is None:
            self.setDate(QDate.currentDate())
        else:
            super().stepBy(steps)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.day is not None:
            self.setDate(self._NONE)
            return
        if event.text().isdigit() and self.day is None:
            self.setDate(QDate.currentDate())
            self.setSelectedSection(self.sectionAt(0))
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and watched is self.calendarWidget()
        if shown and self.day is None:
            self.calendarWidget().showToday()
        return super().eventFilter(watched, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _Caret().paint_sign(self, "calendar-blank", 20)


class SearchField(LineEdit):
    """A line with a glass. Emits ``searched(text)`` while typing; Esc empties it. ``key`` gives it
    the keyboard from anywhere on its page."""

    searched = Signal(str)

    def __init__(self, hint: str, parent: QWidget | None = None, *, key: str = "") -> None:
        super().__init__("", hint, icon="magnifying-glass", parent=parent)
        if key:
            self.setToolTip(f"{hint} · {theme.now().key(key)}")
            QShortcut(QKeySequence(key), self).activated.connect(self.take_keyboard)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(False)
        self.textChanged.connect(self.searched)

    def take_keyboard(self) -> None:
        """What is typed next stands in place of what was."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.setText("")  # after clear() the next Ctrl+Z would bring the words back
            return
        super().keyPressEvent(event)


class Field(QWidget):
    """A label, an input under it, and below a line for what is missing, wrong or helpful.

    ``input`` is any of LineEdit, TextEdit, Choice, DateChoice, Stepper or another widget; the label
    names it for readers. ``missing()`` marks it amber (unfinished), ``wrong(words)`` red with
    an octagon and the words, ``well()`` clears both.
    """

    def __init__(self, label: str, input: QWidget, help: str = "",
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._label_text, self._help = label, help
        self.input = input
        self.label = Label(label, "detail", weight=600)
        self.note = Label(help, "min", "muted")
        if not help:
            self.note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.label, input, self.note):
            column.addWidget(widget)
        self._edit: QWidget = getattr(input, "edit", input)
        if not self._edit.accessibleName():
            self._edit.setAccessibleName(label)
        self.setFocusProxy(self._edit)
        tall = isinstance(self._edit, QPlainTextEdit)
        self.setSizePolicy(
            QSizePolicy.Policy.Preferred,
            QSizePolicy.Policy.Preferred if tall else QSizePolicy.Policy.Fixed,
        )

    def missing(self, said: str = "") -> None:
        """Amber outline and sign; ``said`` instead of the label ("Indicador, falta")."""
        self._mark("missing", "warn", said or self._label_text, self._help, "warning-fill")

    def wrong(self, said: str) -> None:
        """Red outline; ``said`` tells what is wrong. The input stays as typed."""
        self._mark("error", "error", self._label_text, said, "")
        self.note.set_icon("warning-octagon-fill")

    def well(self) -> None:
        """Nothing is missing or wrong."""
        self._mark("", "ink", self._label_text, self._help, "")

    def _mark(self, state: str, tone: str, label: str, note: str, sign: str) -> None:
        self.label.setText(label)
        self.label.set_tone(tone)
        self.label.set_icon(sign)
        self.note.set_icon("")
        self.note.set_tone("error" if state == "error" else "muted")
        self.note.setText(note)
        self.note.setVisible(bool(note))
        edit = self._edit
        edit.setAccessibleDescription(note)
        if edit.property("state") != state:
            edit.setProperty("state", state)
            edit.style().unpolish(edit)
            edit.style().polish(edit)


class EyeButton(QObject):
    """Shows what is typed in a passphrase line while its eye is pressed; put on any LineEdit."""

    def __init__(self, edit: QLineEdit, name: str) -> None:
        super().__init__(edit)
        from workshop_app.ui.widgets.buttons import IconButton

        self._edit = edit
        self.button = IconButton("eye", name, size=44, parent=edit)
        self.button.setCheckable(True)
        self.button.toggled.connect(self._turn)
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        edit.setTextMargins(0, 0, self.button.sizeHint().width() - 8, 0)
        edit.installEventFilter(self)
        self._place()

    def _turn(self, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self._edit.setEchoMode(modes.Normal if shown else modes.Password)

    def _place(self) -> None:
        side = self.button.sizeHint().height()
        self.button.resize(side, side)
        self.button.move(QPoint(self._edit.width() - side, (self._edit.height() - side) // 2))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False
