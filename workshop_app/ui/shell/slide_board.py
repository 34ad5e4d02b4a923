"""The board for the room: read-only, every card whole, on as many pages as that takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from workshop_app.ui import paint, palette
from workshop_app.ui.palette import Sign
from workshop_app.ui.shell import slide_paint as on
from workshop_app.ui.shell.slide_paint import TALL, WIDE, ink
from workshop_app.ui.shell.slides import BoardCard, BoardSlide
from workshop_app.ui.theme import font
from workshop_app.ui.widgets.wrapping import wrap

_SIDE, _GAP, _BETWEEN = 44, 20, 16
_HEAD, _TOP, _BOTTOM = 136, 24, 28
_LETTERS = {1: 56, 2: 48, 3: 44}
"""Letters of a card where so many columns stand beside each other; 40 where there are more."""

Column = tuple[str, str, tuple[BoardCard, ...]]


@dataclass(frozen=True, slots=True)
class _Laid:
    """A column of one page: its cards with their lines."""

    topic: str
    name: tuple[str, ...]
    cards: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class _PageOf:
    columns: tuple[_Laid, ...]
    size: int
    wide: float
    last: int


class _Pages:
    """The pages of one board, worked out as far as they were asked for."""

    def __init__(self, columns: tuple[Column, ...]) -> None:
        self.columns = columns
        self._coming = _pages(columns)
        self._made: list[_PageOf] = []

    def upto(self, page: int) -> list[_PageOf]:
        """The pages from the first to ``page``, or as many as there are."""
        while len(self._made) <= page and (one := next(self._coming, None)):
            self._made.append(one)
        return self._made[: page + 1]


_laid: _Pages | None = None
"""The board that was drawn last: a room sees one."""


def pages(slide: BoardSlide, upto: int) -> list[_PageOf]:
    """The pages of a board from the first to ``upto``; each is worked out once."""
    global _laid
    if _laid is None or not _same(_laid.columns, slide.columns):
        _laid = _Pages(slide.columns)
    return _laid.upto(upto)


def _same(one: tuple[Column, ...], other: tuple[Column, ...]) -> bool:
    return one is other or one == other


def several(slide: BoardSlide) -> bool:
    """Whether it takes more than one page."""
    return len(pages(slide, 1)) > 1


def turned(slide: BoardSlide, by: int) -> int:
    """The page after or before the one that is shown; after the last comes the first."""
    now = at(slide)
    if by < 0:
        return max(0, now - 1)
    return now + 1 if len(pages(slide, now + 1)) > now + 1 else 0


def at(slide: BoardSlide) -> int:
    """The page that is shown; a board that got shorter shows its last."""
    return max(0, len(pages(slide, slide.page)) - 1)


def draw(painter: QPainter, slide: BoardSlide) -> None:
    """One page of it."""
    on.line(painter, (72, 80, 1150), slide.title, 64, 700, ink().ink)
    found = pages(slide, slide.page)
    if not found:
        _empty(painter, slide)
        return
    page = found[-1]
    total = sum(len(cards) for _, _, cards in slide.columns)
    if slide.of and several(slide):
        said = slide.of.format(last=page.last, count=total)
        on.line(painter, (1240, 84, 636), said, 44, 500, ink().muted, paint.RIGHT)
    head = _head_height(page.columns)
    for number, column in enumerate(page.columns):
        left = on.EDGE + _SIDE + number * (page.wide + _GAP)
        _column(painter, column, QRectF(left, _HEAD, page.wide, TALL - _HEAD), head, page.size)


def _empty(painter: QPainter, slide: BoardSlide) -> None:
    """Nothing was said yet: the heads of the columns alone."""
    heads = tuple(
        _Laid(topic, tuple(_name(name, _wide(len(slide.columns)))), ())
        for topic, name, _ in slide.columns
    )
    wide, tall = _wide(len(heads)), _head_height(heads)
    for number, column in enumerate(heads):
        left = on.EDGE + _SIDE + number * (wide + _GAP)
        _column(painter, column, QRectF(left, _HEAD, wide, TALL - _HEAD), tall, 40)


# -- working out ----------------------------------------------------------------------------------
def _wide(columns: int) -> float:
    return (WIDE - on.EDGE - 2 * _SIDE - _GAP * (columns - 1)) / max(1, columns)


def _size(columns: int) -> int:
    return _LETTERS.get(columns, on.SMALLEST)


def _name(name: str, wide: float) -> list[str]:
    return wrap(name, font(on.SMALLEST, 700), wide - 76)


def _head_height(columns: Sequence[_Laid]) -> float:
    return 46 * max((len(column.name) for column in columns), default=1) + _TOP


def _lines(card: BoardCard, size: int, wide: float) -> tuple[str, ...]:
    return tuple(wrap(card.text, font(size, 400), wide - 40))


def _tall(lines: Sequence[str], size: int) -> float:
    return 78 + size * 1.25 * len(lines)


def _pages(columns: Sequence[Column]) -> Iterator[_PageOf]:
    """Page after page: the columns that have cards left go on side by side. As many stand beside
    each other as leave the next card of each whole."""
    rest = [(topic, name, list(cards)) for topic, name, cards in columns if cards]
    done = 0
    while rest := [one for one in rest if one[2]]:
        beside = len(rest)
        while beside > 1 and not all(_fits(one, beside) for one in rest[:beside]):
            beside -= 1
        wide, size = _wide(beside), _size(beside)
        room = TALL - _HEAD - _BOTTOM - 24 - 46 * max(
            len(_name(name, wide)) for _, name, _ in rest[:beside]
        ) - _TOP  # fmt: skip
        made = tuple(_fill(one, size, wide, room) for one in rest[:beside])
        taken = sum(len(one.cards) for one in made)
        yield _PageOf(made, size, wide, done + taken)
        done += taken


def _fits(column: tuple[str, str, list[BoardCard]], beside: int) -> bool:
    wide, size = _wide(beside), _size(beside)
    room = TALL - _HEAD - _BOTTOM - 24 - 46 * len(_name(column[1], wide)) - _TOP
    return _tall(_lines(column[2][0], size, wide), size) <= room


def _fill(column: tuple[str, str, list[BoardCard]], size: int, wide: float, room: float) -> _Laid:
    """Take as many cards as fit, at least one."""
    topic, name, cards = column
    laid: list[tuple[str, tuple[str, ...]]] = []
    while cards:
        lines = _lines(cards[0], size, wide)
        tall = _tall(lines, size)
        if laid and tall > room:
            break
        laid.append((cards.pop(0).number, lines))
        room -= tall + _BETWEEN
    return _Laid(topic, tuple(_name(name, wide)), tuple(laid))


# -- drawing --------------------------------------------------------------------------------------
def _column(painter: QPainter, column: _Laid, box: QRectF, head: float, size: int) -> None:
    sign = palette.sign(column.topic, False)
    middle = box.top() + (head - 20) / 2
    badge = QRectF(box.left(), middle - 30, 60, 60)
    paint.badge(painter, badge, column.topic, sign=sign)
    for row, line in enumerate(column.name):
        lift = (row - (len(column.name) - 1) / 2) * 46
        on.line(
            painter, (box.left() + 74, middle + lift, box.width() - 74), line, 40, 700, sign.text
        )
    painter.fillRect(QRectF(box.left(), box.top() + head, box.width(), 6), sign.color)
    top = box.top() + head + 24
    for number, lines in column.cards:
        tall = _tall(lines, size)
        _card(painter, QRectF(box.left(), top, box.width(), tall), number, lines, size, sign)
        top += tall + _BETWEEN


def _card(
    painter: QPainter, box: QRectF, number: str, lines: Sequence[str], size: int, sign: Sign
) -> None:
    paint.frame(painter, box, 16, ink().ground, ink().line, 2)
    left, step = box.left() + 20, size * 1.25
    on.line(painter, (left, box.top() + 40, box.width() - 30), number, 44, 700, sign.text)
    for row, line in enumerate(lines):
        middle = box.top() + 68 + (row + 0.5) * step
        on.line(painter, (left, middle, box.width() - 30), line, size, 400, ink().ink)
