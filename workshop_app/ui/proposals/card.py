"""A card of the board: how tall it is and how it is drawn; no widget, so that thousands scroll."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from workshop_app.services.board_cards import By, Card
from workshop_app.text import Words
from workshop_app.ui import icons, overflow, paint, theme

Sort = By | Literal["beside"]
"""What columns are; ``beside``: all challenges in one, next to the proposals."""
GAP = 8
"""Pixels between two cards."""
MOST_LINES = 4
"""Of a card's words; the rest is read in its panel."""
_NARROW = 180
"""Pixels of a card at 100 %: narrower ones show two lines more."""
FROM_AFAR = 12
"""Lines of a card in large type, which is read from where no panel can be opened."""
_SIDE, _EDGES = 12, 10
_HEAD, _TEXT, _LINE, _FOOT = 9, 33, 20, 11
"""At 100 %: above the number, down to the words, a line of them, and below the last."""


@dataclass(slots=True)
class _Block:
    """Lines of text, laid out: where they begin and how many there are."""

    layout: QTextLayout
    top: float
    tone: str
    lines: int


@dataclass(slots=True)
class _Laid:
    blocks: list[_Block]
    height: int


class CardPainter:
    """Measures and draws cards in the words and the theme of a window.

    ``by`` is what columns are: a card says what its column does not (badge, table, cluster).
    ``zoom`` multiplies everything of it; ``linked`` says which challenges a proposal answers.
    """

    KEPT = 800
    """So many laid out cards are kept: more than a screen shows, far from all."""

    def __init__(self, words: Words, by: Sort = "theme") -> None:
        self._words = words
        self._by = by
        self.look = theme.now()
        self.linked = False
        self._kept: OrderedDict[tuple[Card, int], _Laid] = OrderedDict()

    def zoom(self, zoom: float) -> None:
        """Draw everything so many times as large."""
        self.look = replace(theme.now(), scale=theme.now().scale * zoom)
        self._kept.clear()

    def show_links(self, linked: bool) -> None:
        """Say of proposals too what they are linked with."""
        self.linked = linked
        self._kept.clear()

    # -- measures ---------------------------------------------------------------------------------
    def height(self, card: Card, width: int) -> int:
        """The height of ``card`` at ``width``, paper edges of a cluster included."""
        return self._laid(card, width).height

    def guess(self) -> int:
        """About how tall a card is."""
        return self.look.px(_TEXT + 3 * _LINE + _FOOT)

    def _laid(self, card: Card, width: int) -> _Laid:
        key = (card, width)
        known = self._kept.get(key)
        if known is not None:
            self._kept.move_to_end(key)
            return known
        made = self._kept[key] = self._lay(card, width)
        if len(self._kept) > self.KEPT:
            self._kept.popitem(last=False)
        return made

    def _lay(self, card: Card, width: int) -> _Laid:
        now, top = self.look, float(self.look.px(_TEXT))
        blocks = []
        narrow = width < theme.now().px(_NARROW)
        for text, font, tone, most in self._parts(card, narrow):
            layout, lines = lay(self, text, font, width - 2 * _SIDE, now.px(_LINE), most)
            blocks.append(_Block(layout, top, tone, lines))
            top += lines * now.px(_LINE) + 1
        edges = _EDGES if card.kind == "cluster" else 0
        return _Laid(blocks, round(top - len(blocks) + now.px(_FOOT)) + edges)

    def _parts(self, card: Card, narrow: bool) -> list[tuple[str, QFont, str, int]]:
        """What stands under the number: text, letters, tone, most lines."""
        now = self.look
        most = MOST_LINES + 2 * narrow if now.scale <= theme.now().scale else FROM_AFAR
        links = self._links(card)
        if card.kind == "cluster":
            title = (card.title, now.font("body", weight=700), "ink", most // 2)
            return [title, (card.text, now.font("detail"), "muted", most // 2), *links]
        if card.taken_out:
            said = self._words("Taken out at someone's wish.")
            return [(said, now.font("body"), "muted", 2)]
        if card.withdrawn:
            reason = self._words("Withdrawn: {reason}", reason=card.reason)
            return [
                (card.text, now.font("body"), "muted", most),
                (reason, now.font("min", weight=600), "warn", 2),
            ]
        return [(card.text, now.font("body"), "ink", most), *links]

    def _links(self, card: Card) -> list[tuple[str, QFont, str, int]]:
        """What the card is linked with: of a challenge always, of a proposal beside challenges."""
        said = links_said(card, self._words)
        if not said or (card.kind != "challenge" and not self.linked):
            return []
        tone = "primary" if card.links else "muted"
        return [(said, self.look.font("min", weight=600), tone, 2)]

    # -- drawing ----------------------------------------------------------------------------------
    def paint(
        self, painter: QPainter, box: QRectF, card: Card, *, chosen: bool, here: bool, over: bool,
        related: bool = False,
    ) -> None:  # fmt: skip
        """Draw ``card`` into ``box``. ``chosen`` by Space, ``here`` has the keyboard, ``over`` the
        mouse; ``related`` is linked with the one that has the keyboard."""
        color = theme.now().color
        paint.smooth(painter)
        if card.kind == "cluster":
            for inset, drop in ((14, 0), (7, 5)):
                sheet = box.adjusted(inset, 20, -inset, -drop)
                paint.frame(painter, sheet, 10, color.card, color.line)
            box = box.adjusted(0, 0, 0, -_EDGES)
        fill = color.primary_tint if chosen else color.sunken if card.withdrawn else color.card
        line = color.field_line if over else color.line
        if chosen or related:
            paint.frame(painter, box, 12, fill, color.primary, 2)
        else:
            paint.frame(painter, box, 12, fill, line, dashed=card.withdrawn)
        if here:
            ring = box.adjusted(-3.5, -3.5, 3.5, 3.5)
            paint.frame(painter, ring, 15, None, color.accent, 3)
        signs = [name for name, shown in (
            ("check-circle-fill", chosen), ("link-simple-bold", related),
        ) if shown]  # fmt: skip
        self._paint_head(painter, box, card, signs)
        for block in self._laid(card, round(box.width())).blocks:
            painter.setPen(color.tone(block.tone))
            block.layout.draw(painter, QPointF(box.left() + _SIDE, box.top() + block.top))

    def _paint_head(self, painter: QPainter, box: QRectF, card: Card, marks: list[str]) -> None:
        now = self.look
        ink = now.color.muted if card.withdrawn else now.sign(card.theme).text
        head = QRectF(box.left() + _SIDE, box.top() + now.px(_HEAD), 0, now.px(22))
        head.setRight(box.right() - _SIDE)
        if self._by != "theme":
            side = now.px(20)
            paint.badge(painter, QRectF(head.left(), head.top(), side, head.height()), card.theme)
            head.setLeft(head.left() + side + 6)
        if card.kind == "cluster":
            size = now.px(20)
            icons.draw(painter, QRectF(head.left(), head.top(), size, head.height()), "stack-fill",
                       ink, size)  # fmt: skip
            head.setLeft(head.left() + size + 4)
        font = now.font("section")
        wide = QFontMetricsF(font).horizontalAdvance(card.number)
        beside = QRectF(head.left() + wide + 8, head.top(), 0, head.height())
        beside.setRight(head.right())
        right = self._paint_right(painter, beside, card, marks)
        room = QRectF(head.left(), head.top(), right - head.left() - 6, head.height())
        room.setWidth(max(room.width(), min(wide + 2, head.width())))
        paint.text(painter, room, card.number, font, ink, where=self, meant=True)

    def _paint_right(self, painter: QPainter, box: QRectF, card: Card, marks: list[str]) -> float:
        """Check, link, table, camera and cluster from the right, as far as they fit beside the
        number; where they begin."""
        now, right = self.look, box.right()
        for name in marks:
            right = self._icon(painter, box, right, name, now.color.primary)
        said, weight = card.table_name if self._by != "table" else "", 400
        if card.kind == "cluster":
            said, weight = self._words("Cluster"), 600
        signs = [name for name, shown in (
            ("camera-fill", card.photo),
            ("stack-fill", card.cluster and card.kind != "cluster" and self._by != "cluster"),
        ) if shown]  # fmt: skip
        left = box.left() + len(signs) * (now.px(18) + 6)
        font = now.font("min", weight=weight)
        whole = card.kind != "cluster" or _fits(said, font, right - left)
        if said and whole and right - left > now.px(24):
            room = QRectF(left, box.top(), right - left, box.height())
            right -= paint.text(painter, room, said, font, now.color.muted, align=paint.RIGHT,
                                where=self, meant=True) + 7  # fmt: skip
        for name in signs:
            right = self._icon(painter, box, right, name, now.color.muted)
        return right

    def _icon(self, painter: QPainter, head: QRectF, right: float, name: str, ink: QColor) -> float:
        size = self.look.px(18)
        icons.draw(painter, QRectF(right - size, head.top(), size, head.height()), name, ink, size)
        return right - size - 6


def _fits(said: str, font: QFont, room: float) -> bool:
    return QFontMetricsF(font).horizontalAdvance(said) <= room


def links_said(card: Card, words: Words) -> str:
    """What a card is linked with, in words; "" where there is nothing to say."""
    if card.linked:
        numbers = ", ".join(card.linked)
        if card.kind == "challenge":
            return words("Answered by {numbers}", numbers=numbers)
        return words("Challenges {numbers}", numbers=numbers)
    return words("No proposal answers it yet") if card.kind == "challenge" else ""


def lay(
    where: object, text: str, font: QFont, width: float, step: int, most: int
) -> tuple[QTextLayout, int]:
    """``text`` in at most ``most`` lines of ``step`` pixels; the last ends in dots if need be."""
    layout, starts = _lines(" ".join(text.split()), font, width, step, most + 1)
    if len(starts) > most:
        overflow.note("elided", where, text, meant=True)
        written, last = layout.text(), starts[most - 1]
        rest = QFontMetricsF(font).elidedText(
            written[last:], Qt.TextElideMode.ElideRight, width - 1
        )
        layout, starts = _lines(written[:last] + rest, font, width, step, most)
    return layout, max(1, len(starts))


def _lines(
    text: str, font: QFont, width: float, step: int, most: int
) -> tuple[QTextLayout, list[int]]:
    layout = QTextLayout(text, font)
    layout.setCacheEnabled(True)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, len(starts) * step + (step - line.height()) / 2))
        starts.append(line.textStart())
    layout.endLayout()
    return layout, starts
