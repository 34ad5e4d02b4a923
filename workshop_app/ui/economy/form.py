"""The sheet of one record at the right of a list: each field is kept as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.shown import show_text
from workshop_app.ui.action_plan.ticks import TickField
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.guarded import Guarded, GuardedText
from workshop_app.ui.money import MoneyLine
from workshop_app.ui.read_line import FigureLine, ReadLine
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets import Card, Choice, Field, Segments

Pairs = list[tuple[str, str]]
Edit = Callable[..., object]
MOST = 10**6


class CountLine(FigureLine):
    """A whole figure that is not below zero; empty where nobody counted."""

    def read(self, text: str) -> int:
        value = super().read(text)
        if value < 0 or value != int(value) or value > MOST:
            raise ValueError(text)
        return int(value)

    def wrong(self) -> str:
        return self._words("Only whole figures, such as {example}", example=14)


class Form(Card):
    """Fields over each other, in a column that scrolls. ``edit(confirmed=…, **{field: value})``
    keeps one of the record that is shown. Esc: ``left``."""

    left = Signal()

    def __init__(self, plan: OpenPlan, words: Words, edit: Edit, name: str) -> None:
        super().__init__()
        self.plan, self.words, self._edit = plan, words, edit
        self._shows: list[Callable[[Any], None]] = []
        self._finishes: list[Callable[[], object]] = []
        self.first: QWidget | None = None
        self.shown = ""
        holder, self.column = column(spacing=10)
        self.column.setContentsMargins(2, 2, 10, 2)
        self.area = scrolled(holder, name=name)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.box.addWidget(self.area, 1)

    def finished(self) -> None:
        """All fields stand: what is left of the room stays free."""
        self.column.addStretch(1)
        in_reading_order(self)

    def show_record(self, record: Any) -> None:
        """Another record, or the same one changed; what is being typed is left alone."""
        if record.id != self.shown:
            self.shown = record.id
            self.area.verticalScrollBar().setValue(0)
        for show in self._shows:
            show(record)

    def finish(self) -> None:
        """Keep what is being typed, as far as it can be kept."""
        for finish in self._finishes:
            finish()

    def begin(self) -> None:
        """The keyboard to the first field."""
        if self.first is not None:
            self.first.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # -- kinds of fields --------------------------------------------------------------------------
    def _put(self, label: str, input: QWidget, help: str = "") -> Field:
        field = Field(label, input, help)
        edit = getattr(input, "edit", input)
        edit.setAccessibleName(label)
        self.column.addWidget(field)
        self.first = self.first or field
        return field

    def text(
        self, field: str, label: str, hint: str = "", *, lines: int = 1, needed: bool = False
    ) -> Guarded:
        """Free text, guarded; a ``needed`` one that is emptied comes back."""
        line = GrowingLine(self.words, hint=hint) if lines == 1 else self._several(hint, lines)
        line.setEnabled(not self.plan.read_only)
        line.kept.connect(partial(self._keep_text, line, field, needed))
        self._shows.append(lambda record: show_text(line, getattr(record, field)))
        self._finishes.append(lambda: line.edit.hasFocus() and line.offer())
        self._put(label, line)
        return line

    def _several(self, hint: str, lines: int) -> GuardedText:
        """A field of several lines, no taller than these: longer texts scroll in it."""
        line = GuardedText(self.words, hint=hint, lines=lines)
        line.edit.setMaximumHeight(line.edit.minimumHeight())
        return line

    def _keep_text(
        self, line: Guarded, field: str, needed: bool, text: str, confirmed: bool
    ) -> None:
        if needed and not text:
            line.setText(str(line.property("kept") or ""))
            return
        self._edit(confirmed=confirmed, **{field: text})

    def parts(self, field: str, label: str, hint: str = "", help: str = "") -> Guarded:
        """Several short texts, one on each line."""
        line = self._several(hint, 4)
        line.setEnabled(not self.plan.read_only)
        line.kept.connect(
            lambda text, ok: self._edit(
                confirmed=ok, **{field: [one.strip() for one in text.split("\n") if one.strip()]}
            )
        )
        self._shows.append(lambda record: show_text(line, "\n".join(getattr(record, field))))
        self._finishes.append(lambda: line.edit.hasFocus() and line.offer())
        self._put(label, line, help)
        return line

    def _figure(self, line: ReadLine, field: str, label: str, help: str) -> None:
        line.setEnabled(not self.plan.read_only)
        line.kept.connect(lambda value: self._edit(**{field: value}))
        self._shows.append(lambda record: line.show_value(getattr(record, field)))
        self._finishes.append(line.finish)
        self._put(label, line, help)

    def count(self, field: str, label: str, help: str = "") -> None:
        """A whole figure, or nothing."""
        self._figure(CountLine(self.words), field, label, help)

    def money(self, field: str, label: str) -> None:
        """An amount of the plan's currency, or nothing."""
        self._figure(MoneyLine(self.words, self.plan.plan.currency), field, label, "")

    def choice(self, field: str, label: str, rows: Sequence[tuple[str, str]]) -> Choice:
        """One of a list."""
        chosen = Choice(rows)
        chosen.setEnabled(not self.plan.read_only)
        chosen.chosen.connect(lambda key: self._edit(**{field: key}))
        self._shows.append(lambda record: chosen.choose(getattr(record, field) or ""))
        self._put(label, chosen)
        return chosen

    def one_of(self, field: str, label: str, rows: Callable[[], Pairs]) -> None:
        """One record of those there are now, or none; of several that are ticked, the new one."""
        one = TickField(self.words, label, self.words("none"))
        if self.plan.read_only:
            one.set_read_only()
        before: list[str] = []

        def keep(ids: list[str]) -> None:
            other = [id for id in ids if id not in before]
            self._edit(**{field: next(iter(other or ids), None)})

        def show(record: Any) -> None:
            before[:] = [getattr(record, field)] if getattr(record, field) else []
            one.show_chosen(rows(), before)

        one.kept.connect(keep)
        self._shows.append(show)
        self._put(label, one)

    def scale(self, field: str, label: str, help: str = "") -> None:
        """1 to 5, beside each other."""
        five = Segments([(str(n), str(n)) for n in range(1, 6)], name=label, height=40)
        five.setEnabled(not self.plan.read_only)
        five.chosen.connect(lambda key: self._edit(**{field: int(key)}))
        self._shows.append(lambda record: five.choose(str(getattr(record, field))))
        self._put(label, five, help)

    def ticks(self, field: str, label: str, none: str, rows: Callable[[], Pairs]) -> TickField:
        """Several of those there are now."""
        several = TickField(self.words, label, none)
        if self.plan.read_only:
            several.set_read_only()
        several.kept.connect(lambda ids: self._edit(**{field: ids}))
        self._shows.append(lambda record: several.show_chosen(rows(), getattr(record, field)))
        self._put(label, several)
        return several

    def add(self, widget: QWidget, show: Callable[[Any], None] | None = None) -> None:
        """Something else in the column; ``show`` makes it tell of a record."""
        self.column.addWidget(widget)
        if show is not None:
            self._shows.append(show)
