"""Finds what something is linked to, by number or words: a search line over a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.text import Words, plain
from workshop_app.ui import paint, theme
from workshop_app.ui.widgets import (
    Button,
    Label,
    Paragraph,
    Popover,
    RowDelegate,
    RowList,
    Rows,
    SearchField,
    wrapped,
)

Offers = Callable[[str], Sequence[Any]]
"""What is offered for what was typed, the best first."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A proposal or a challenge that can be linked. ``told`` stands under its words; it ``waits``
    for a link."""

    id: str
    number: str
    theme: str
    text: str
    told: str = ""
    waits: bool = False


def by_number_or_words(offered: Sequence[Offered], sought: str) -> list[Offered]:
    """Those that hold every word of ``sought``; the one with that number comes first."""
    wanted = plain(sought).split()
    found = [
        one for one in offered if all(word in plain(f"{one.number} {one.text}") for word in wanted)
    ]
    if wanted:
        found.sort(key=lambda one: plain(one.number) != wanted[0])
    return found


class OfferSearch(QWidget):
    """The search line and its list; Enter or ``take`` takes the chosen one: ``picked(row)``."""

    picked = Signal(object)

    def __init__(
        self, words: Words, model: Rows, row: RowDelegate, take: Button, *,
        search: str, name: str, none: str = "",
    ) -> None:  # fmt: skip
        super().__init__()
        self._offers: Offers = lambda _sought: ()
        self.search = SearchField(search)
        self.search.searched.connect(lambda _text: self._filter())
        self.search.returnPressed.connect(self.take_row)
        self.list = RowList(model, row, name)
        self.list.opened.connect(lambda _row: self.take_row())
        self.none = Label(none or words("Nothing says that"), "detail", "muted")
        self.model, self.take = model, take
        take.clicked.connect(self.take_row)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.search)
        box.addWidget(self.none)
        box.addWidget(self.list, 1)

    def offer(self, offers: Offers) -> None:
        """Begin anew with other things to choose from."""
        self._offers = offers
        self.search.setText("")
        self._filter()

    def _filter(self) -> None:
        found = list(self._offers(self.search.text()))
        self.model.show(found)
        self.none.setVisible(not found)
        self.take.setEnabled(bool(found))
        if found:
            self.list.pick(0)

    def take_row(self) -> None:
        """Take the chosen one, where there is one."""
        row = self.list.row
        if row is not None and self.isVisible():
            self.picked.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)


class LinkPicker(Popover):
    """A search beside what the link is for; Esc closes. Emits ``picked(row)`` and ``ended``."""

    picked = Signal(object)
    ended = Signal()

    def __init__(self, page: QWidget, words: Words, search: OfferSearch) -> None:
        super().__init__(page)
        self._search = search
        self.search, self.list, self.take = search.search, search.list, search.take
        self.title = Paragraph("", "strong", weight=600)
        leave = Button(words("Close"), "plain", cap="Esc", size="small")
        leave.clicked.connect(self.close_panel)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(leave)
        self.box.addLayout(head)
        self.box.addWidget(search, 1)
        self.box.addWidget(search.take)
        search.picked.connect(self._take)
        self.hide()

    def open_over(self, place: QRect, title: str, offers: Offers) -> None:
        """Show it over ``place`` (of the page) with what ``offers`` gives."""
        self.title.setText(title)
        self._search.offer(offers)
        edge = self.MARGIN
        self.setGeometry(place.adjusted(-edge, -edge, edge, edge))
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.TabFocusReason)

    def close_panel(self) -> None:
        """Without choosing."""
        self.hide()
        self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def _take(self, row: object) -> None:
        self.hide()
        self.picked.emit(row)
        self.ended.emit()


class OfferRows(Rows):
    """Proposals or challenges as they are told."""

    def words_of(self, row: Offered) -> str:
        return f"{row.number}. {row.text}. {row.told}" if row.told else f"{row.number}. {row.text}"


class OfferRow(RowDelegate):
    """Badge with the number, the words, and what is told under them."""

    def __init__(self, height: int = 58) -> None:
        super().__init__(height, lines=True)

    def paint_row(self, painter: QPainter, box: QRectF, row: Offered, selected: bool) -> None:
        now = theme.now()
        side = now.px(34)
        badge = QRectF(box.left() + 12, box.center().y() - side / 2, side, side)
        paint.badge(painter, badge, row.theme, number=row.number)
        room = box.adjusted(badge.right() + 12 - box.left(), 0, -8, 0)
        tone = now.color.warn if row.waits else now.color.muted
        paint_offer(painter, room, row.text, row.told, tone, self)


def paint_offer(
    painter: QPainter, box: QRectF, text: str, told: str, tone: QColor, where: object
) -> None:
    """The words on two lines at most, and ``told`` under them in its ``tone``, in the middle of the
    height of ``box``."""
    now = theme.now()
    font, low = now.font("detail"), now.px(20) if told else 0
    tall = min(wrapped.height(text, font, box.width()), 2 * round(font.pixelSize() * 1.2)) + 2
    words = QRectF(box.left(), box.center().y() - (tall + low) / 2, box.width(), tall)
    wrapped.lines(painter, words, text, font, now.color.ink, where=where, meant=True)
    if told:
        under = QRectF(box.left(), words.bottom(), box.width(), low)
        paint.text(painter, under, told, now.font("min"), tone, where=where, meant=True)
