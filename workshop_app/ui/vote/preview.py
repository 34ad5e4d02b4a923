"""The paper ballot of a draft as it will be printed, kept up while the round is prepared."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.domain.rounds import Option, VoteRound
from workshop_app.services import round_limits
from workshop_app.services.round_facts import how_to_mark
from workshop_app.text import Words
from workshop_app.ui import icons, paint, palette, theme
from workshop_app.ui.vote import names
from workshop_app.ui.widgets import wrapped
from workshop_app.ui.widgets.own_height import OwnHeight
from workshop_app.ui.widgets.painted import brush

PAPER, INK, GREY, BAND = "#FFFFFF", "#1F2A30", "#5E6B73", "#F1F1EF"
"""Paper is white whatever the window's colours."""
_WIDE = 320
"""The width that the measures of the drawing are for."""


class BallotPreview(OwnHeight, QWidget):
    """A ballot drawn to the width it is given."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._round: VoteRound | None = None
        self._options: list[Option] = []
        self._group = self._foot = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_round(
        self, round: VoteRound, options: Sequence[Option], group: str, foot: str
    ) -> None:
        """The ballot of ``round`` for one group; ``foot`` says where it is voted on."""
        round = round_limits.fitting(round, len(options))
        self._round, self._options = round, list(options)
        self._group, self._foot = group, foot
        lines = [round.question, how_to_mark(self._words, round)]
        lines += [f"{one.label}. {names.option_text(one)}" for one in options]
        self.setAccessibleName(self._words("Paper ballot"))
        self.setAccessibleDescription("\n".join(lines))
        self.settle_height()
        self.update()

    # -- size -------------------------------------------------------------------------------------
    def _px(self, size: float) -> float:
        """A measure of the drawing: it is a picture of paper and grows with its width only."""
        return size * max(self.width(), 240) / _WIDE

    def _font(self, size: float, weight: int = 400) -> QFont:
        return theme.font(self._px(size), weight)

    def _wide(self, text: str, size: float, weight: int = 400) -> float:
        return QFontMetricsF(self._font(size, weight)).horizontalAdvance(text)

    def _row(self) -> float:
        return self._px(38 if len(self._options) <= 8 else 32)

    def _head(self, width: float) -> tuple[float, float]:
        """The heights of the question and of the instructions."""
        if self._round is None:
            return 0, 0
        box = self._box_width()
        question = wrapped.height(self._round.question, self._font(16, 700), width - 32 - box - 10)
        said = wrapped.height(how_to_mark(self._words, self._round), self._font(14), width - 32)
        return max(float(question), self._px(42)), said

    def _box_width(self) -> float:
        widest = max((self._wide(line, 14, 700) for line in self._box_lines()), default=0)
        return min(widest + 16, self._px(130))

    def _box_lines(self) -> list[str]:
        name = self._round.name if self._round else ""
        return [name, self._group] if self._group else [name]

    def heightForWidth(self, width: int) -> int:
        question, said = self._head(width)
        rows = max(2, len(self._options)) * self._row()
        return int(14 + question + 4 + said + 8 + rows + self._px(34) + 6)

    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(max(self.width(), 300)))

    # -- looks ------------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._round is None:
            return
        painter = brush(self)
        sheet = self.rect().toRectF().adjusted(4, 3, -4, -6)
        paint.frame(painter, sheet.translated(0, 2).adjusted(-1, 0, 1, 1), 6, QColor("#D9D4C8"))
        paint.frame(painter, sheet, 6, QColor(PAPER), QColor("#CFC8BB"))
        inside = sheet.adjusted(12, 10, -12, 0)
        question, said = self._head(self.width())
        box = self._box_width()
        wrapped.lines(painter, QRectF(inside.left(), inside.top(), inside.width() - box - 10,
                                      question), self._round.question,
                      self._font(16, 700), QColor(INK), where=self, most=9)  # fmt: skip
        self._paint_box(painter, QRectF(inside.right() - box, inside.top(), box, self._px(42)))
        top = inside.top() + question + 4
        wrapped.lines(painter, QRectF(inside.left(), top, inside.width(), said),
                      how_to_mark(self._words, self._round), self._font(14), QColor(GREY),
                      where=self, most=3)  # fmt: skip
        top += said + 6
        tall = self._row()
        for at, option in enumerate(self._options):
            self._paint_row(painter, QRectF(inside.left() - 4, top + at * tall,
                                            inside.width() + 8, tall), option, at % 2 == 0)  # fmt: skip
        top += max(2, len(self._options)) * tall
        foot = QRectF(inside.left(), top, inside.width(), self._px(30))
        name = self._round.name
        right = self._wide(name, 14) + 4
        paint.text(painter, foot.adjusted(0, 0, -right - 8, 0), self._foot, self._font(14),
                   QColor(GREY), where=self, meant=True)  # fmt: skip
        paint.text(painter, foot, name, self._font(14), QColor(GREY), align=paint.RIGHT)

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        lines = self._box_lines()
        paint.frame(painter, box, 5, None, QColor(INK), 2)
        tall = self._px(18)
        top = box.center().y() - tall * len(lines) / 2
        for at, line in enumerate(lines):
            paint.text(painter, QRectF(box.left() + 4, top + at * tall, box.width() - 8, tall), line,
                       self._font(14, 700), QColor(INK), align=paint.CENTER, where=self,
                       meant=True)  # fmt: skip

    def _paint_row(self, painter: QPainter, box: QRectF, option: Option, band: bool) -> None:
        if band:
            painter.fillRect(box, QColor(BAND))
        sign = palette.sign(option.theme, False)
        side = min(self._px(28), box.height() - 6)
        number = QRectF(box.left(), box.top(), self._number_width(), box.height())
        size = 18 if self._wide(option.label, 18, 700) <= number.width() else 14
        paint.text(painter, number, option.label, self._font(size, 700), QColor(INK),
                   align=paint.RIGHT, where=self)  # fmt: skip
        left = number.right() + 7
        icon = option.pictogram
        paint.badge(painter, QRectF(left, box.center().y() - side / 2, side, side), option.theme,
                    icon=icons.filled(icon) if icon and icons.known(icon) else "", sign=sign)  # fmt: skip
        left += side + 8
        marks = self._paint_marks(painter, box)
        room = QRectF(left, box.top(), marks - left - 6, box.height())
        written = names.option_text(option)
        wrapped.lines(painter, room, written, self._fitting(written, room.width()), QColor(INK),
                      where=self, most=2)  # fmt: skip

    def _number_width(self) -> float:
        """Room for the longest number, "18 bis" in smaller letters."""
        widest = max((self._wide(one.label, 14, 700) for one in self._options), default=0)
        return max(self._px(30), widest + 2)

    def _fitting(self, written: str, width: float) -> QFont:
        """The largest letters with which an option's words stand on two lines."""
        sizes = (15, 14, 13, 12) if len(self._options) <= 8 else (13, 12)
        fonts = [self._font(size) for size in sizes]
        two_lines = (
            font
            for font in fonts
            if wrapped.height(written, font, width) <= 2 * round(font.pixelSize() * 1.2)
        )
        return next(two_lines, fonts[-1])

    def _paint_marks(self, painter: QPainter, box: QRectF) -> float:
        """The places to mark, from the right; where they begin."""
        round = self._round
        assert round is not None
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(INK), 1.5))
        side = self._px(20)
        right = box.right() - 5
        top = box.center().y() - side / 2
        if round.method == "points":
            painter.drawRect(QRectF(right - 2.2 * side, top, 2.2 * side, side))
            return right - 2.2 * side
        if round.method == "approval":
            painter.drawRect(QRectF(right - side, top, side, side))
            return right - side
        count = round.max_per_option if round.method == "dots" else round.max_per_option + 1
        if count > 3:
            side, count = side * 0.72, min(count, 10)
        step = side + (4 if count <= 3 else 1)
        for at in range(count):
            place = QRectF(right - side - at * step, box.center().y() - side / 2, side, side)
            painter.drawEllipse(place)
            if round.method == "score":
                paint.text(painter, place, str(count - 1 - at), self._font(9, 600), QColor(GREY),
                           align=paint.CENTER)  # fmt: skip
                painter.setPen(QPen(QColor(INK), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
        return right - side - (count - 1) * step
