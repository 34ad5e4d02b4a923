"""The paper ballots of which two entries differ, by their place in the pile: both readings, and the
marks in which they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.domain.paper_pile import UNREADABLE, Mismatch, Sheet
from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.widgets import Button, Card, Label, Paragraph, Rule, heading
from workshop_app.ui.widgets.painted import brush

MOST = 8
"""Ballots listed at once; the others follow when these are settled."""
_GAP = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as it is shown in a reading; ``other`` where the other reading has it otherwise."""

    text: str
    other: bool


class MismatchCard(Card):
    """Emits ``reviewed(place)`` for a ballot to be looked at again."""

    reviewed = Signal(int)

    def __init__(self, words: Words, groups: dict[str, str], *, valued: bool) -> None:
        """``groups``: names by id. ``valued``: marks have a value of their own."""
        super().__init__(padding=12, spacing=8)
        self._words, self._groups, self._valued = words, groups, valued
        self._shown: tuple[Mismatch, ...] = ()
        self._head = heading("warning-fill", "", "ink", "warn")
        self._head.setObjectName("mismatches")
        self.box.addWidget(self._head)
        holder, self._list = column(spacing=8)
        self.box.addWidget(scrolled(holder, name=words("Ballots that differ")), 1)

    def show_mismatches(self, found: Sequence[Mismatch]) -> None:
        """Other ballots."""
        if tuple(found) == self._shown:
            return
        self._shown = tuple(found)
        words = self._words
        self._head.setText(
            words.many("{n} ballot does not match", "{n} ballots do not match", len(found))
        )
        emptied(self._list)
        for at, one in enumerate(found[:MOST]):
            if at:
                self._list.addWidget(Rule())
            self._list.addWidget(self._row(one, first=not at))
        if len(found) > MOST:
            more = len(found) - MOST
            said = words.many("and {n} more", "and {n} more", more)
            self._list.addWidget(Paragraph(said, "detail", "muted"))
        self._list.addStretch(1)

    def _row(self, one: Mismatch, *, first: bool) -> QWidget:
        words, row = self._words, QWidget()
        box = QVBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        head = QHBoxLayout()
        title = words("Ballot {n}", n=words.number(one.place))
        head.addWidget(Label(title, "body", weight=600), 1)
        button = Button(words("Look again"), cap="R" if first else "", size="small")
        button.setObjectName(f"look again {one.place}")
        button.setAccessibleDescription(title)
        button.clicked.connect(lambda: self.reviewed.emit(one.place))
        head.addWidget(button)
        box.addLayout(head)
        if one.marks:
            lines = [(words("1st"), self._marks(one, one.first, 0)),
                     (words("2nd"), self._marks(one, one.second, 1))]  # fmt: skip
            box.addWidget(Readings(lines))
        for said in self._said(one):
            box.addWidget(Paragraph(said, "detail", "muted"))
        return row

    def _said(self, one: Mismatch) -> list[str]:
        words, found = self._words, []
        if one.first is None or one.first.missing:
            found.append(words("missing in the first entry"))
        elif one.second is None or one.second.missing:
            found.append(words("missing in the second entry"))
        else:
            if one.groups:
                found.append(words("1st: {first}; 2nd: {second}", first=self._group(one.first),
                                   second=self._group(one.second)))  # fmt: skip
            if one.void:
                void, well = words("void"), words("valid")
                first, second = (void, well) if one.first_void else (well, void)
                found.append(words("1st: {first}; 2nd: {second}", first=first, second=second))
        if one.third is not None:
            found.append(words("The third look says something else: look at the sheet together."))
        return found

    def _group(self, sheet: Sheet) -> str:
        return self._groups.get(sheet.group, "–")

    def _marks(self, one: Mismatch, sheet: Sheet | None, which: int) -> list[Mark]:
        """The marks of a reading, each dot on its own, those last that the other has otherwise."""
        differing = {d.label: (d.first, d.second) for d in one.marks}
        same: list[Mark] = []
        other: list[Mark] = []
        for label, value in sheet.marks if sheet else ():
            if (label, value) == UNREADABLE:
                continue
            if self._valued:
                text = f"{label} · {self._words.number(value)}"
                (other if label in differing else same).append(Mark(text, label in differing))
                continue
            alike = min(differing[label]) if label in differing else value
            same += [Mark(label, False)] * min(value, alike)
            other += [Mark(label, True)] * max(0, value - alike)
        return [*same, *other]


class Readings(QWidget):
    """Readings of one ballot under each other: its marks as round figures, those red in which they
    differ. They wrap."""

    def __init__(self, lines: list[tuple[str, list[Mark]]]) -> None:
        super().__init__()
        self._lines = lines
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("; ".join(
            f"{name}: {', '.join(m.text for m in marks) or '–'}" for name, marks in lines
        ))  # fmt: skip

    def _placed(self, width: float) -> tuple[list[tuple[QRectF, Mark]], list[QRectF], float]:
        """Where each mark stands, where each name, and how tall all are."""
        now = theme.now()
        side, head, top = now.px(26), now.px(36), 0.0
        boxes: list[tuple[QRectF, Mark]] = []
        names: list[QRectF] = []
        for _, found in self._lines:
            marks = found or [Mark("–", True)]
            names.append(QRectF(0, top, head, side))
            left = float(head)
            for mark in marks:
                wide = max(side, now.width(mark.text, "detail", 600) + now.px(14))
                if left + wide > width and left > head:
                    left, top = float(head), top + side + 4
                boxes.append((QRectF(left, top, wide, side), mark))
                left += wide + _GAP
            top += side + _GAP
        return boxes, names, top - _GAP + 1

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 120 else theme.now().px(290)
        return QSize(120, round(self._placed(width)[2]))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), brush(self)
        boxes, names, _ = self._placed(self.width())
        for (name, _), box in zip(self._lines, names, strict=True):
            paint.text(painter, box, name, now.font("detail"), now.color.muted, where=self)
        for box, mark in boxes:
            self._paint_mark(painter, box, mark)

    def _paint_mark(self, painter: QPainter, box: QRectF, mark: Mark) -> None:
        now = theme.now()
        color = now.color
        fill = color.error_tint if mark.other else color.sunken
        paint.frame(painter, box, box.height() / 2, fill, color.error_line if mark.other else None)
        ink = color.error if mark.other else color.ink
        font = now.font("detail", weight=700 if mark.other else 600)
        paint.text(painter, box, mark.text, font, ink, align=paint.CENTER, where=self)
