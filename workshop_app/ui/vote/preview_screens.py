"""The passed laptop and the phone of a draft, drawn small: how a ballot is given there.

Each is drawn in the measures of the real screen and scaled to the width it is given. The theme's
colours are the light ones: what people see does not follow the facilitator's window.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.domain.rounds import Option, VoteRound
from workshop_app.services import round_limits
from workshop_app.text import N_, Words
from workshop_app.ui import icons, paint, palette, theme
from workshop_app.ui.kiosk.marking import MARKINGS
from workshop_app.ui.vote import names
from workshop_app.ui.widgets import wrapped
from workshop_app.ui.widgets.painted import brush

LAPTOP, PHONE = QSize(1366, 768), QSize(390, 844)
"""The real screens, in pixels."""

_MOST_TILES = 12
_MOST_ROWS = 8


class ScreenPreview(QWidget):
    """A screen of ``SIZE`` drawn to the width it is given, at most as wide as ``WIDEST`` of it."""

    SIZE = LAPTOP
    WIDEST = 1.0
    NAME = ""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._round: VoteRound | None = None
        self._options: list[Option] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(words(self.NAME))

    def show_round(self, round: VoteRound, options: Sequence[Option]) -> None:
        """The screen for a ballot of ``round``."""
        self._round, self._options = round, list(options)
        lines = [self._words(MARKINGS[round.method].title)]
        lines += [f"{one.label}. {names.option_text(one)}" for one in options]
        self.setAccessibleDescription("\n".join(lines))
        self.update()

    # -- size -------------------------------------------------------------------------------------
    def _scale(self, width: int) -> float:
        return max(0.05, (width - 12) * self.WIDEST / self.SIZE.width())

    def heightForWidth(self, width: int) -> int:
        return round(self.SIZE.height() * self._scale(width)) + 16

    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(max(self.width(), 300)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = self.heightForWidth(self.width())
        if self.minimumHeight() != needed:
            self.setFixedHeight(needed)

    # -- looks ------------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._round is None:
            return
        painter, scale = brush(self), self._scale(self.width())
        wide, tall = self.SIZE.width() * scale, self.SIZE.height() * scale
        frame = QRectF((self.width() - wide) / 2, 6, wide, tall)
        light = palette.colors(False)
        paint.frame(painter, frame.adjusted(-5, -5, 5, 5), 12, light.rail)
        painter.setClipRect(frame)
        painter.fillRect(frame, light.paper)
        painter.translate(frame.topLeft())
        painter.scale(scale, scale)
        self._paint(painter, round_limits.fitting(self._round, len(self._options)))

    def _paint(self, painter: QPainter, round: VoteRound) -> None:
        raise NotImplementedError


class LaptopPreview(ScreenPreview):
    """The grid of tiles on the passed laptop."""

    NAME = N_("Passed laptop")

    def _paint(self, painter: QPainter, round: VoteRound) -> None:
        words, light = self._words, palette.colors(False)
        paint.text(painter, QRectF(32, 18, 900, 56), words(MARKINGS[round.method].title),
                   theme.font(36, 700), light.ink)  # fmt: skip
        _left(painter, words, round, QRectF(900, 30, 434, 56), 20)
        shown = self._options[:_MOST_TILES]
        rows = max(1, -(-len(shown) // 4))
        tall = (650 - 114 - 18 * (rows - 1)) / max(2, rows)
        for at, option in enumerate(shown):
            box = QRectF(34 + (at % 4) * 329.5, 114 + (at // 4) * (tall + 18), 311, tall)
            self._paint_tile(painter, box, option, round)
        paint.frame(painter, QRectF(1014, 672, 320, 72), 12, light.primary)
        paint.text(painter, QRectF(1014, 672, 320, 72), words("I am done"), theme.font(27, 700),
                   light.on_primary, align=paint.CENTER)  # fmt: skip

    def _paint_tile(self, painter: QPainter, box: QRectF, option: Option, round: VoteRound) -> None:
        light = palette.colors(False)
        paint.frame(painter, box, 14, light.card, light.line_strong, 2)
        side = min(116.0, box.height() * 0.45)
        number = QRectF(box.left() + 18, box.top() + 12, 160, side)
        paint.text(painter, number, option.label, theme.font(side * 0.62, 700), light.ink)
        _badge(painter, QRectF(box.right() - side - 20, box.top() + 12, side, side), option)
        below = QRectF(box.left() + 18, number.bottom() + 4, box.width() - 36,
                       box.height() - side - 82)  # fmt: skip
        wrapped.lines(painter, below, names.few_words(option), theme.font(24, 600), light.ink,
                      most=2, meant=True)  # fmt: skip
        _marks(painter, round, QPointF(box.left() + 18, box.bottom() - 36), 42, box.width() - 36)


class PhonePreview(ScreenPreview):
    """The page on a phone in the room."""

    SIZE = PHONE
    WIDEST = 0.76
    NAME = N_("Phone in the room")

    def _paint(self, painter: QPainter, round: VoteRound) -> None:
        words, light = self._words, palette.colors(False)
        painter.fillRect(QRectF(0, 0, 390, 115), light.card)
        wrapped.lines(painter, QRectF(16, 10, 358, 56), words(MARKINGS[round.method].title),
                      theme.font(22, 700), light.ink, meant=True)  # fmt: skip
        _left(painter, words, round, QRectF(16, 72, 358, 36), 14)
        for at, option in enumerate(self._options[:_MOST_ROWS]):
            self._paint_row(painter, QRectF(12, 126 + at * 75, 366, 68), option, round)
        painter.fillRect(QRectF(0, 752, 390, 92), light.card)
        paint.frame(painter, QRectF(12, 764, 100, 60), 12, light.card, light.line_strong, 1)
        paint.text(painter, QRectF(12, 764, 100, 60), words("Clear"), theme.font(19, 600),
                   light.ink, align=paint.CENTER)  # fmt: skip
        paint.frame(painter, QRectF(122, 764, 256, 60), 12, light.primary)
        paint.text(painter, QRectF(122, 764, 256, 60), words("Look and vote"), theme.font(20, 700),
                   light.on_primary, align=paint.CENTER)  # fmt: skip

    def _paint_row(self, painter: QPainter, box: QRectF, option: Option, round: VoteRound) -> None:
        light = palette.colors(False)
        paint.frame(painter, box, 12, light.card, light.line_strong, 1)
        number = QRectF(box.left(), box.top(), 50, box.height())
        size = 26 if len(option.label) < 4 else 17 if len(option.label) < 6 else 14
        paint.text(painter, number, option.label, theme.font(size, 700), light.ink,
                   align=paint.RIGHT)  # fmt: skip
        _badge(painter, QRectF(box.left() + 62, box.center().y() - 22, 44, 44), option)
        wide = _marks_width(round, 28)
        _marks(painter, round, QPointF(box.right() - wide - 12, box.center().y()), 28, wide)
        room = QRectF(box.left() + 118, box.top() + 4, box.width() - 118 - wide - 22, 60)
        wrapped.lines(painter, room, names.few_words(option), theme.font(18, 600), light.ink,
                      most=2, meant=True)  # fmt: skip


def _badge(painter: QPainter, box: QRectF, option: Option) -> None:
    icon = option.pictogram
    paint.badge(painter, box, option.theme,
                icon=icons.filled(icon) if icon and icons.known(icon) else "",
                sign=palette.sign(option.theme, False))  # fmt: skip


def _left(painter: QPainter, words: Words, round: VoteRound, box: QRectF, radius: float) -> None:
    """What a person still has to give, at the right of ``box``; nothing where there is no limit."""
    light = palette.colors(False)
    if round.method == "dots" and round.per_person <= 8:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(light.accent)
        for at in range(round.per_person):
            centre = QPointF(box.right() - radius - at * (2 * radius + 10), box.center().y())
            painter.drawEllipse(centre, radius, radius)
        return
    limit = round.max_approvals if round.method == "approval" else round.per_person
    if round.method == "score" or not limit:
        return
    paint.text(painter, box, words.number(limit), theme.font(radius * 1.7, 700),
               light.accent_text, align=paint.RIGHT)  # fmt: skip


def _marks_count(round: VoteRound) -> int:
    """How many circles an option has; 0 where a number is given with − and +."""
    if round.method == "score":
        return round.max_per_option + 1
    if round.method == "approval":
        return 1
    return round.max_per_option if round.method == "dots" and round.max_per_option <= 5 else 0


def _marks_width(round: VoteRound, side: float) -> float:
    count = _marks_count(round)
    if count > 3:
        return min(count * side * 0.62, 130.0)
    return count * (side + 6) - 6 if count else side * 3.4


def _marks(painter: QPainter, round: VoteRound, at: QPointF, side: float, room: float) -> None:
    """The places to mark, beginning at ``at`` (its y is their middle)."""
    light, count = palette.colors(False), _marks_count(round)
    painter.setBrush(light.card)
    painter.setPen(QPen(light.field_line, 2))
    if not count:
        box = QRectF(at.x(), at.y() - side / 2, side, side)
        for at_sign, sign in enumerate(("−", "0", "+")):
            place = box.translated(at_sign * side * 1.2, 0)
            if sign != "0":
                painter.drawEllipse(place)
            paint.text(painter, place, sign, theme.font(side * 0.6, 700), light.ink,
                       align=paint.CENTER)  # fmt: skip
            painter.setBrush(light.card)
            painter.setPen(QPen(light.field_line, 2))
        return
    wide = min(side, room / count - 4)
    step = wide + min(10.0, (room - count * wide) / max(1, count - 1))
    for mark in range(count):
        place = QRectF(at.x() + mark * step, at.y() - wide / 2, wide, wide)
        painter.drawEllipse(place)
        if round.method == "score":
            paint.text(painter, place, str(mark), theme.font(wide * 0.55, 600), light.ink,
                       align=paint.CENTER)  # fmt: skip
            painter.setBrush(light.card)
            painter.setPen(QPen(light.field_line, 2))
