"""The form in which a block or a row of a project's sheet is written, in its own place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.project_sheets import LEAST, MOST
from workshop_app.text import Words
from workshop_app.ui.action_plan.more import PeopleLine
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.guarded import Guarded, GuardedText
from workshop_app.ui.money import MoneyLine
from workshop_app.ui.read_line import FigureLine, ReadLine
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets import Button, Card, Choice, DateChoice, Field, IconButton, Segments

Keep = Callable[[dict[str, Any], bool], str]
"""Keeps the values that changed; whether what the guard marks was confirmed. Gives the row's id."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An input: ``kind`` is line, text, lines, money, people, figure, year, scale, choice, switch or
    day. ``needed`` ones must say something; ``beside`` stands at the right of the one before."""

    key: str
    name: str
    kind: str = "line"
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    needed: bool = False
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Deed:
    """What can be done with the row besides writing it."""

    icon: str
    name: str
    does: Callable[[], None]
    words: bool = False
    """Shown as a button with its name, not as a sign alone."""


class YearLine(FigureLine):
    """A year, without signs between its figures."""

    def read(self, text: str) -> int:
        value = int(text) if text.isdecimal() else 0
        if not 1900 <= value <= 2999:
            raise ValueError(text)
        return value

    def write(self, value: float) -> str:
        return str(int(value))

    def wrong(self) -> str:
        return self._words("Only a year, such as {example}", example="2026")


class WholeLine(PeopleLine):
    """A number of a project."""

    def wrong(self) -> str:
        return self._words("Only whole figures, such as {example}", example=3)


class SheetForm(Card):
    """Nothing is kept before its button, Ctrl+Enter or leaving the page; Esc leaves it as it was.
    Emits ``ended`` when it closes; ``kept_id`` is then the row that was kept, "" if none."""

    ended = Signal()

    def __init__(
        self, words: Words, currency: str, row_id: str, entries: Sequence[Entry],
        values: Mapping[str, Any], keep: Keep, deeds: Sequence[Deed] = (), keep_words: str = "", *,
        narrow: bool = False,
    ) -> None:  # fmt: skip
        super().__init__("tint", padding=12, radius=8)
        self.setObjectName("sheet form")
        self._words, self._currency, self.row_id = words, currency, row_id
        self._entries, self._values, self._keep = list(entries), dict(values), keep
        self._narrow = narrow
        self.kept_id = ""
        self.always = False
        """Keep also what nobody changed: it is made anew."""
        self._confirmed: set[str] = set()
        self._saving = False
        self.inputs: dict[str, Any] = {}
        self.fields: dict[str, Field] = {}
        self._add_entries()
        self._add_buttons(deeds, keep_words or words("Keep"))

    # -- building ---------------------------------------------------------------------------------
    def _add_entries(self) -> None:
        row: QHBoxLayout | None = None
        for entry in self._entries:
            made = self.inputs[entry.key] = self._input(entry)
            field = self.fields[entry.key] = Field(entry.name, made)
            if not entry.beside or row is None or (self._narrow and entry.kind in ("line", "text")):
                row = QHBoxLayout()
                row.setSpacing(12)
                self.box.addLayout(row)
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)

    def _input(self, entry: Entry) -> QWidget:
        words, value = self._words, self._values.get(entry.key)
        if entry.kind in ("line", "text", "lines"):
            return self._text(entry, value)
        if entry.kind == "day":
            return DateChoice(words, value, words("no day yet"))
        if entry.kind == "scale":
            marks = [("", "–"), *((str(n), str(n)) for n in range(LEAST, MOST + 1))]
            return Segments(marks, str(value or ""), name=entry.name)
        if entry.kind == "choice":
            return Choice(entry.choices, value or "")
        if entry.kind == "switch":
            return Segments([("", words("no")), ("1", words("yes"))], "1" if value else "",
                            name=entry.name)  # fmt: skip
        lines = {"people": PeopleLine, "whole": WholeLine, "year": YearLine, "figure": FigureLine}
        money = entry.kind == "money"
        line = MoneyLine(words, self._currency) if money else lines[entry.kind](words)
        line.show_value(value)
        line.edit.returnPressed.connect(self._go_on)
        return line

    def _text(self, entry: Entry, value: Any) -> Guarded:
        words = self._words
        line: Guarded
        if entry.kind == "line":
            line = GrowingLine(words, str(value or ""), entry.hint, at_once=False)
        else:
            told = "\n".join(value or ()) if entry.kind == "lines" else str(value or "")
            high = 2 if entry.kind == "lines" else 5
            line = GuardedText(words, told, entry.hint, high, at_once=False)
            line.edit.setFixedHeight(line.edit.minimumHeight())
        key = entry.key
        line.kept.connect(lambda _text, ok: self._answered(key, ok))
        line.edit.textChanged.connect(lambda *_: self._confirmed.discard(key))
        line.edit.installEventFilter(self)
        return line

    def _add_buttons(self, deeds: Sequence[Deed], keep_words: str) -> None:
        words = self._words
        for deed in (one for one in deeds if one.words):
            more = Button(deed.name, "plain", icon=deed.icon, size="small")
            more.clicked.connect(lambda _=False, does=deed.does: self._do(does))
            self.box.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(6)
        # Enter alone goes on to the next line, or begins one: the key that keeps is said.
        several = len(self._entries) > 1 or any(
            one.kind in ("text", "lines") for one in self._entries
        )
        cap = "Ctrl+Return" if several and not self._narrow else ""
        self.save = Button(keep_words, icon="check", cap=cap, size="small")
        self.save.setToolTip("Ctrl+Enter")
        self.save.clicked.connect(self.keep)
        leave = Button(words("Leave it"), "plain", cap="Esc", size="small")
        leave.clicked.connect(self.leave)
        row.addWidget(self.save)
        row.addWidget(leave)
        row.addStretch(1)
        self.box.addLayout(row)
        if self._narrow and any(not one.words for one in deeds):
            row = QHBoxLayout()
            self.box.addLayout(row)
            row.addStretch(1)
        for deed in (one for one in deeds if not one.words):
            sign = IconButton(deed.icon, deed.name, size=36)
            sign.clicked.connect(lambda _=False, does=deed.does: self._do(does))
            row.addWidget(sign)

    def begin(self) -> None:
        """The keyboard to the first input."""
        self.show()
        in_reading_order(self)
        next(iter(self.inputs.values())).setFocus(Qt.FocusReason.TabFocusReason)

    # -- what is written --------------------------------------------------------------------------
    def _value(self, entry: Entry) -> Any:
        made = self.inputs[entry.key]
        if isinstance(made, Guarded):
            text = made.text().strip()
            lines = (one.strip() for one in text.split("\n"))
            return [one for one in lines if one] if entry.kind == "lines" else text
        if isinstance(made, ReadLine):
            made.finish()
            return made.value
        if isinstance(made, DateChoice):
            return made.day
        if isinstance(made, Segments):
            if entry.kind == "scale":
                return int(made.current) if made.current else None
            return bool(made.current)
        return made.key

    def _changed(self) -> dict[str, Any]:
        """The values that are others than before."""
        found = {}
        for entry in self._entries:
            value, before = self._value(entry), self._values.get(entry.key)
            empty: Any = {"lines": [], "switch": False}.get(entry.kind)
            before = list(before) if entry.kind == "lines" and before else before
            if self.always or (value or empty) != (before or empty):
                found[entry.key] = value
        return found

    def _well(self) -> bool:
        """Whether everything may be kept; else the keyboard goes where something is missing."""
        for entry in self._entries:
            made = self.inputs[entry.key]
            if entry.needed and not self._value(entry):
                self.fields[entry.key].missing(self._words("{field}: missing", field=entry.name))
                made.setFocus(Qt.FocusReason.TabFocusReason)
                return False
            if isinstance(made, ReadLine) and not made.stripe.isHidden():
                made.setFocus(Qt.FocusReason.TabFocusReason)
                return False
            if isinstance(made, Guarded) and not self._passes(entry.key, made):
                made.setFocus(Qt.FocusReason.TabFocusReason)
                return False
        return True

    def _passes(self, key: str, line: Guarded) -> bool:
        if key in self._confirmed:
            return True
        self._saving = True
        may = line.offer()
        self._saving = False
        return may

    def keep(self) -> None:
        """Keep what was written, unless something is missing or the guard waits for an answer."""
        if not self._well():
            return
        changed = self._changed()
        self.kept_id = self._keep(changed, bool(self._confirmed)) if changed else self.row_id
        self.ended.emit()

    def keep_if_well(self) -> None:
        """The same where somebody goes away: what cannot be kept stays in its inputs."""
        if not self.always and self._changed():
            self.keep()

    def leave(self) -> None:
        """Without keeping anything."""
        self.ended.emit()

    def _do(self, does: Callable[[], None]) -> None:
        """Something else with the row: what was written is kept first."""
        self.keep()
        if self.kept_id:
            does()

    # -- keys -------------------------------------------------------------------------------------
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter keeps from any line, where Enter alone goes on to the next."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                line = next(one for one in self.inputs.values() if _edits(one, watched))
                if not line.unanswered:
                    self.keep()
                    return True
        return super().eventFilter(watched, event)

    def _answered(self, key: str, confirmed: bool) -> None:
        """Enter in a line, or an answer to its guard: on to what follows."""
        if confirmed:
            self._confirmed.add(key)
        if self._saving:
            return
        needed = any(one.key == key and one.needed for one in self._entries)
        if isinstance(self.inputs[key], GuardedText) or (
            needed and not self.inputs[key].text().strip()
        ):
            self.keep()
        else:
            self._go_on()

    def _go_on(self) -> None:
        """Enter in the last input keeps."""
        order = list(self.inputs)
        now = next((n for n, key in enumerate(order) if self._holds(self.inputs[key])), len(order))
        if now + 1 < len(order):
            self.inputs[order[now + 1]].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.keep()

    def _holds(self, made: QWidget) -> bool:
        now = self.window().focusWidget()
        return now is not None and (now is made or made.isAncestorOf(now))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.keep()
        elif enter:
            self._go_on()
        else:
            super().keyPressEvent(event)


def _edits(made: QWidget, watched: QObject) -> bool:
    return isinstance(made, Guarded) and made.edit is watched
