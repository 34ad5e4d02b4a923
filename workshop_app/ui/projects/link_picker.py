"""Finds what a project is linked to, by number or words: territories, proposals, actions, sectors."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.services.project_links import KINDS, Link
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
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

Offers = Callable[[str], Sequence[Link]]
"""What is offered for what was typed, the best first."""
SIGNS = {"actions": "flag-fill", "proposals": "lightbulb", "territories": "map-trifold",
         "sectors": "storefront"}  # fmt: skip


class LinkPicker(Popover):
    """A search line over the list; Enter takes the chosen one, Esc closes. Emits ``picked(Link)``
    and ``ended``."""

    picked = Signal(object)
    ended = Signal()

    def __init__(self, page: QWidget, words: Words) -> None:
        super().__init__(page)
        self.setObjectName("what to link")
        self._words = words
        self._offers: Offers = lambda _sought: ()
        self.title = Paragraph("", "strong", weight=600)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        leave = Button(words("Close"), "plain", cap="Esc", size="small")
        leave.clicked.connect(self.close_panel)
        head.addWidget(leave)
        self.search = SearchField(words("Number or words"))
        self.search.searched.connect(lambda _text: self._filter())
        self.search.returnPressed.connect(self._take)
        self.model = _Links(words)
        self.list = RowList(self.model, _LinkRow(words), words("What can be linked"))
        self.list.opened.connect(lambda _row: self._take())
        self.none = Label(words("Nothing says that"), "detail", "muted")
        self.take = Button(words("Link it"), "tinted", icon="link", cap="Return")
        self.take.clicked.connect(self._take)
        self.box.addLayout(head)
        self.box.addWidget(self.search)
        self.box.addWidget(self.none)
        self.box.addWidget(self.list, 1)
        self.box.addWidget(self.take)
        self.hide()

    def open_over(self, place: QRect, title: str, offers: Offers) -> None:
        """Show it over ``place`` (of the page) with what ``offers`` gives."""
        self._offers = offers
        self.title.setText(title)
        self.search.setText("")
        self._filter()
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
        elif event.key() == Qt.Key.Key_Down:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _filter(self) -> None:
        found = self._offers(self.search.text())
        self.model.show(list(found))
        self.none.setVisible(not found)
        self.take.setEnabled(bool(found))
        if found:
            self.list.pick(0)

    def _take(self) -> None:
        row = self.list.row
        if row is not None and self.isVisible():
            self.hide()
            self.picked.emit(row)
            self.ended.emit()


class _Links(Rows):
    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def words_of(self, row: Link) -> str:
        return f"{row.text}. {self._words(KINDS[row.kind])} {row.code}".strip()


class _LinkRow(RowDelegate):
    """The sign of its kind, the words, kind and number."""

    def __init__(self, words: Words) -> None:
        super().__init__(62, lines=True)
        self._words = words

    def paint_row(self, painter: QPainter, box: QRectF, row: Link, selected: bool) -> None:
        now = theme.now()
        sign = QRectF(box.left() + 12, box.top(), now.px(24), box.height())
        icons.draw(painter, sign, SIGNS[row.kind], now.color.primary, now.px(22))
        left = sign.right() + 10
        font, room, low = now.font("detail"), box.right() - left - 8, now.px(20)
        tall = min(wrapped.height(row.text, font, room), 2 * round(font.pixelSize() * 1.2)) + 2
        top = box.center().y() - (tall + low) / 2
        words = QRectF(left, top, room, tall)
        wrapped.lines(painter, words, row.text, font, now.color.ink, where=self, meant=True)
        told = f"{self._words(KINDS[row.kind])} {row.code}".strip()
        paint.text(painter, QRectF(left, words.bottom(), room, low), told, now.font("min"),
                   now.color.muted, where=self, meant=True)  # fmt: skip
