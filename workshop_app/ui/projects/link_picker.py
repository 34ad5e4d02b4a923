"""Finds what a project is linked to, by number or words: territories, proposals, actions, sectors."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from workshop_app.services.project_links import KINDS, Link
from workshop_app.text import Words
from workshop_app.ui import icons, theme
from workshop_app.ui.link_picker import LinkPicker, OfferSearch, paint_offer
from workshop_app.ui.widgets import Button, RowDelegate, Rows

SIGNS = {"actions": "flag-fill", "proposals": "lightbulb", "territories": "map-trifold",
         "sectors": "storefront"}  # fmt: skip


def link_picker(page: QWidget, words: Words) -> LinkPicker:
    """Beside the project; emits ``picked(Link)``."""
    take = Button(words("Link it"), "tinted", icon="link", cap="Return")
    search = OfferSearch(
        words, _Links(words), _LinkRow(words), take,
        search=words("Number or words"), name=words("What can be linked"),
    )  # fmt: skip
    found = LinkPicker(page, words, search)
    found.setObjectName("what to link")
    return found


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
        room = box.adjusted(sign.right() + 10 - box.left(), 0, -8, 0)
        told = f"{self._words(KINDS[row.kind])} {row.code}".strip()
        paint_offer(painter, room, row.text, told, now.color.muted, self)
