"""One of the sides that stand beside each other: who said it where and when, and the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from workshop_app.ui import theme
from workshop_app.ui.scrolled import ScrolledArea, bare, column
from workshop_app.ui.widgets import Badge, Button, Card, Label, Paragraph

Stretches = Sequence[tuple[int, int]]
NARROW = 300
"""Pixels at 100 %: a side that would have less stands below the others."""


@dataclass(frozen=True, slots=True)
class Side:
    """``by`` is who said it (a laptop, a number), ``moment`` when, ``place`` in which workshop and
    what else is to be known; ``differs`` the stretches of ``text`` that the others have otherwise.
    ``topic`` gives a theme's badge in place of the ``icon``; ``more`` are lines under it."""

    by: str
    text: str
    moment: str = ""
    place: str = ""
    differs: Stretches = ()
    topic: str = ""
    icon: str = "laptop"
    more: tuple[str, ...] = ()


class TextArea(ScrolledArea):
    """A text that scrolls where it is longer than its place: then Tab reaches it. It begins with
    the first of the stretches that ``differs``."""

    def __init__(self, text: Paragraph, name: str, *, differs: Stretches = (),
                 more: Sequence[str] = ()) -> None:  # fmt: skip
        holder, inside = column(spacing=4)
        super().__init__()
        bare(self, holder, name=f"{name}: {text.text()}")
        inside.addWidget(text)
        for line in more:
            inside.addWidget(Paragraph(line, "detail", "muted"))
        inside.addStretch(1)
        self._text, self._differs = text, list(differs)
        self._begun = False
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._settle)
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._later.start())

    def _settle(self) -> None:
        """Tab reaches what scrolls; what differs is in view, until someone scrolled."""
        bar = self.verticalScrollBar()
        scrolls = bar.maximum() > 0
        way = Qt.FocusPolicy.StrongFocus if scrolls else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(way)
        if scrolls and self._differs and not self._begun:
            line = theme.now().line("section")
            top = self._text.top_of(self._differs[0][0])
            if top + line > self.viewport().height():
                bar.setValue(top - line)
            self._begun = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._begun = False
        self._later.start()

    def turn(self, pages: int) -> None:
        """Scroll by so many pages, a line less each."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * max(1, bar.pageStep() - theme.now().line("section")))


class SideCard(Card):
    """What one side says; a long text scrolls, the button below it stays in view."""

    def __init__(self, side: Side, button: Button | None = None) -> None:
        super().__init__("card", padding=16, spacing=6)
        self.setAccessibleName(f"{side.by}: {side.text}")
        self.box.addLayout(self._head(side))
        beside = " · ".join(filter(None, [side.moment, side.place]))
        if beside:
            self.box.addWidget(Paragraph(beside, "detail", "muted"))
        text = Paragraph(side.text, "section", weight=400, bold_tone="accent_text")
        text.set_bold(side.differs, underlined=True)
        area = TextArea(text, side.by, differs=side.differs, more=side.more)
        area.setMinimumHeight(theme.now().line("section") + 4)
        self.box.addWidget(area, 1)
        if button is not None:
            self.box.addWidget(button)

    @staticmethod
    def _head(side: Side) -> QHBoxLayout:
        """The sign, and the name in as many lines as it needs."""
        head = QHBoxLayout()
        head.setSpacing(4)
        top = Qt.AlignmentFlag.AlignTop
        if side.topic:
            head.addWidget(Badge(side.topic, 24), 0, top)
        else:
            sign = Label("", "body", icon=side.icon, icon_tone="primary")
            sign.setFixedWidth(sign.sizeHint().width() + 3)
            head.addWidget(sign, 0, top)
        head.addWidget(Paragraph(side.by, "body", weight=700), 1)
        return head


class SideRow(QWidget):
    """The sides beside each other, as many in a row as there is room for."""

    def __init__(self, cards: Sequence[SideCard]) -> None:
        super().__init__()
        self._cards = list(cards)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)
        across = len(cards) if len(cards) <= 3 else 2
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // across, at % across)
        for at in range(across):
            self._grid.setColumnStretch(at, 1)
