"""The places of a paper ballot while it is typed in: what stands, what is being typed, what is free."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.domain.rounds import Option
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.vote import names
from workshop_app.ui.vote.ballots import TypedBallot
from workshop_app.ui.widgets import wrapped
from workshop_app.ui.widgets.own_height import OwnHeight
from workshop_app.ui.widgets.painted import brush

LARGE = 6
"""Up to so many marks have a large place each, in one row; more are small and wrap."""
_GAP = 10


@dataclass(frozen=True, slots=True)
class Slot:
    """A place: the number on it, its value where the method has values, what stands below.

    ``state``: well, wrong, typing, free."""

    number: str
    state: str
    below: str = ""
    value: str = ""
    option: Option | None = None


def slots_of(ballot: TypedBallot, options: Mapping[str, Option], words: Words) -> list[Slot]:
    """What stands in every place of ``ballot``; ``options`` by their numbers."""
    valued = ballot.editor.valued
    found = []
    for mark in ballot.placed:
        option = options.get(mark.label)
        below = names.option_text(option) if option else words("not in this round")
        found.append(
            Slot(mark.label, "wrong" if mark.wrong else "well", below,
                 str(mark.value) if valued else "", option)
        )  # fmt: skip
    limit = ballot.editor.limit(ballot.rules)
    if ballot.begun or limit is None or len(found) < limit:
        found.append(_typed(ballot, options, words))
    if limit is not None:
        found += [Slot("", "free")] * (limit - len(found))
    return found


def _typed(ballot: TypedBallot, options: Mapping[str, Option], words: Words) -> Slot:
    if ballot.waiting:
        asked = words(ballot.editor.asks_value, number=ballot.waiting)
        return Slot(ballot.waiting, "typing", asked, ballot.typing, options.get(ballot.waiting))
    begun = ballot.beginnings
    if ballot.typing and not begun:
        return Slot(ballot.typing, "typing", words("not in this round"))
    if len(begun) > 1 and not _settled(ballot):
        return Slot(ballot.typing, "typing", names.either(words, begun))
    option = options.get(ballot.meant or (begun[0] if begun else ""))
    return Slot(ballot.typing, "typing", names.option_text(option) if option else "", "",
                option if ballot.meant else None)  # fmt: skip


def _settled(ballot: TypedBallot) -> bool:
    """Whether a number was chosen among those that read alike."""
    said = bool(ballot.number.letter or ballot.number.bis)
    return len(ballot.beginnings) == 1 or (bool(ballot.meant) and said)


def are_large(count: int) -> bool:
    """Whether so many places are drawn large, with the words of the option: very large letters
    leave no room for that."""
    return count <= LARGE and theme.now().scale <= 1.25


class Slots(OwnHeight, QWidget):
    """Paints the places. Nothing here is told to readers but what the person typed just now."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._slots: list[Slot] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_slots(self, slots: list[Slot]) -> None:
        """Other places."""
        self._slots = slots
        said = [f"{s.number} {s.value} {s.below}".strip() for s in slots if s.number]
        self.setAccessibleName(self._words("This ballot"))
        self.setAccessibleDescription(" · ".join(said))
        self.settle_height()
        self.update()

    def current(self) -> QRect:
        """Where the place is that is typed in now."""
        for slot, box in zip(self._slots, self._boxes(self.width()), strict=True):
            if slot.state == "typing":
                return box.toRect()
        return QRect(0, max(0, self.height() - 1), 1, 1)

    # -- size -------------------------------------------------------------------------------------
    @property
    def _large(self) -> bool:
        return are_large(len(self._slots))

    def _boxes(self, width: int) -> list[QRectF]:
        now, count = theme.now(), len(self._slots)
        if not count:
            return []
        if self._large:
            across, tall = count, now.px(122)
        else:
            across = max(1, int((width + _GAP) // (now.px(116) + _GAP)))
            tall = now.px(56)
        wide = (width - _GAP * (across - 1)) / across
        wide = min(wide, now.px(170)) if self._large else wide
        return [
            QRectF((at % across) * (wide + _GAP), (at // across) * (tall + _GAP), wide, tall)
            for at in range(count)
        ]

    def heightForWidth(self, width: int) -> int:
        boxes = self._boxes(width)
        return int(boxes[-1].bottom()) if boxes else theme.now().px(122)

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(max(self.width(), 400)))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, theme.now().px(56))

    # -- looks ------------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = brush(self)
        for slot, box in zip(self._slots, self._boxes(self.width()), strict=True):
            self._paint_frame(painter, box, slot)
            if self._large:
                self._paint_large(painter, box, slot)
            else:
                self._paint_small(painter, box, slot)

    def _paint_frame(self, painter: QPainter, box: QRectF, slot: Slot) -> None:
        color = theme.now().color
        if slot.state == "free":
            paint.frame(painter, box, 10, None, color.field_line, 1.5, dashed=True)
        elif slot.state == "typing":
            paint.frame(painter, box, 10, color.card, color.primary, 2)
        elif slot.state == "wrong":
            paint.frame(painter, box, 10, color.error_tint, color.error, 2)
        else:
            paint.frame(painter, box, 10, color.card, color.line_strong)

    def _paint_large(self, painter: QPainter, box: QRectF, slot: Slot) -> None:
        if slot.state == "free":
            return
        now = theme.now()
        head = QRectF(box.left() + 6, box.top() + now.px(12), box.width() - 12, now.px(46))
        self._paint_number(painter, head, slot, 30, 40)
        ink = now.color.error if slot.state == "wrong" else now.color.ink
        if slot.state == "typing" and slot.option is None:
            ink = now.color.muted
        below = QRectF(head.left(), head.bottom() + 2, head.width(),
                       box.bottom() - head.bottom() - 8)  # fmt: skip
        self._paint_below(painter, below, slot.below, ink)

    def _paint_below(self, painter: QPainter, box: QRectF, text: str, ink: QColor) -> None:
        now = theme.now()
        font = now.font("min", weight=500)
        longest = max((QFontMetricsF(font).horizontalAdvance(w) for w in text.split()), default=0)
        if longest > box.width():
            # whole words, if smaller, are read faster than broken ones
            font.setPixelSize(max(11, int(font.pixelSize() * box.width() / longest)))
        wrapped.lines(painter, box, text, font, ink, where=self, most=3, align=paint.CENTER)

    def _paint_small(self, painter: QPainter, box: QRectF, slot: Slot) -> None:
        if slot.state != "free":
            self._paint_number(painter, box.adjusted(6, 0, -6, 0), slot, 22, 28)

    def _paint_number(
        self, painter: QPainter, box: QRectF, slot: Slot, size: int, badge: int
    ) -> None:
        """The number, its badge and its value beside each other in the middle of ``box``."""
        now = theme.now()
        color = now.color
        font = theme.font(size, 700, now.scale)
        metrics = QFontMetricsF(font)
        ink = color.error if slot.state == "wrong" else color.ink
        apart = 10
        number, value = (
            metrics.horizontalAdvance(slot.number),
            metrics.horizontalAdvance(slot.value),
        )
        side = now.px(badge) if slot.option is not None else 0
        parts = [w for w in (number, side, value) if w]
        left = box.center().x() - (sum(parts) + apart * max(0, len(parts) - 1)) / 2
        paint.text(
            painter, QRectF(left, box.top(), number + 1, box.height()), slot.number, font, ink
        )
        left += number
        if slot.option is not None:
            icon = slot.option.pictogram
            left += apart
            square = QRectF(left, box.center().y() - side / 2, side, side)
            paint.badge(painter, square, slot.option.theme,
                        icon=icons.filled(icon) if icon and icons.known(icon) else "")  # fmt: skip
            left += side
        if slot.value:
            left += apart
            paint.text(painter, QRectF(left, box.top(), value + 1, box.height()), slot.value, font,
                       color.muted if slot.state == "well" else ink)  # fmt: skip
            left += value
        if slot.state == "typing":
            caret = QRectF(
                left + 4, box.center().y() - box.height() * 0.36, 2.5, box.height() * 0.72
            )
            painter.fillRect(caret, color.accent)
            painter.setPen(Qt.PenStyle.NoPen)
