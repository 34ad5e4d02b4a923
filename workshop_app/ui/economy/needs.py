"""Under the table: the skills most asked for and the worst barriers, in short."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.economy import barriers, row_drawing, skills
from workshop_app.ui.economy.listing import Entry
from workshop_app.ui.widgets import Button, Card, brush, heading, wrapped
from workshop_app.ui.widgets.progress import bar

ROW = 37
"""Pixels at 100 %: room for two lines, and some that parts them from the next."""
BARS = 76
"""Pixels at 100 %: how long a bar beside a skill is at most."""
Draw = Callable[[QPainter, QRectF, Entry], None]


class FewRows(QWidget):
    """As many of the first rows as there is room for; a click asks for all of them."""

    pressed = Signal()

    def __init__(self, draw: Draw, name: str) -> None:
        super().__init__()
        self._draw, self._name = draw, name
        self._rows: list[Entry] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_rows(self, rows: Sequence[Entry]) -> None:
        """Other rows."""
        self._rows = list(rows)
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(self.text())
        self.update()

    def text(self) -> str:
        """What is painted, in words."""
        return "\n".join(row.said for row in self._rows)

    def sizeHint(self) -> QSize:
        return QSize(200, theme.now().px(ROW) * 3)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, theme.now().px(ROW))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = brush(self)
        count = max(1, self.height() // theme.now().px(ROW))
        step = self.height() / count  # what is left over parts the rows
        for at, row in enumerate(self._rows[:count]):
            self._draw(painter, QRectF(0, at * step, self.width(), step), row)


class FewCard(Card):
    """A heading, the first rows, and the way to all of them: ``wanted``."""

    wanted = Signal()

    def __init__(self, words: Words, title: Sequence[str], tone: str, draw: Draw) -> None:
        super().__init__(padding=10, spacing=2)
        icon, name = title
        self.rows = FewRows(draw, name)
        self.rows.pressed.connect(self.wanted)
        self.all = Button("", "quiet", icon_after="arrow-right", size="small")
        self.all.clicked.connect(self.wanted)
        self._words, self._name = words, name
        self.some = False
        head = QHBoxLayout()
        head.addWidget(heading(icon, name, icon_tone=tone), 1)
        head.addWidget(self.all)
        self.box.addLayout(head)
        self.box.addWidget(self.rows, 1)

    def show_rows(self, rows: Sequence[Entry]) -> None:
        """Other rows."""
        self.some = bool(rows)
        self.rows.show_rows(rows)
        said = self._words("All {n}", n=len(rows)) if rows else self._words("Write the first")
        self.all.setText(said)
        self.all.setAccessibleName(f"{self._name}: {said}")


def skill_card(words: Words) -> FewCard:
    """The skills most asked for; two bars where a room was asked, else the demand."""

    def draw(painter: QPainter, box: QRectF, row: Entry) -> None:
        now, told = theme.now(), row.told
        said = told.totals or told.asked or words("demand {n} of 5", n=told.demand)
        font, wide = now.font("min"), now.width(said, "min") + 2
        right = QRectF(box.right() - wide, box.top(), wide, box.height())
        paint.text(painter, right, said, font, now.color.muted, align=paint.RIGHT)
        bars = QRectF(right.left() - now.px(BARS) - 10, box.top(), now.px(BARS), box.height())
        if told.totals:
            row_drawing.paint_two_bars(painter, bars, told.known, told.wanted)
        else:
            thin = QRectF(bars.left(), box.center().y() - 3, bars.width(), 6)
            bar(painter, thin, told.demand / 5, now.color.primary)
        name = QRectF(box.left(), box.top(), bars.left() - box.left() - 8, box.height())
        wrapped.lines(painter, name, told.name, now.font("min"), now.color.ink, meant=True)

    return FewCard(words, ("wrench", words("Skills of the people")), "primary", draw)


def barrier_card(words: Words) -> FewCard:
    """The worst barriers: at how many tables they were named, else how severe they are."""

    def draw(painter: QPainter, box: QRectF, row: Entry) -> None:
        now, told = theme.now(), row.told
        said = told.heard or words("severity {n} of 5", n=told.severity)
        wide = now.width(said, "min") + 2
        right = QRectF(box.right() - wide, box.top(), wide, box.height())
        paint.text(painter, right, said, now.font("min"), now.color.muted, align=paint.RIGHT)
        dot = QRectF(box.left(), box.top(), now.px(16), box.height())
        icons.draw(painter, dot, "dot-outline-fill", now.color.accent_text, now.px(20))
        name = QRectF(dot.right() + 6, box.top(), right.left() - dot.right() - 14, box.height())
        wrapped.lines(painter, name, told.text, now.font("min"), now.color.ink, meant=True)

    return FewCard(words, ("prohibit", words("Barriers")), "accent_text", draw)


def show_few(plan: OpenPlan, words: Words, of_skills: FewCard, of_barriers: FewCard) -> None:
    """Both cards as the plan is now."""
    of_skills.show_rows(skills.entries(plan, words))
    of_barriers.show_rows(barriers.entries(plan, words))
