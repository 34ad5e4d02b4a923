"""One option as a large tile: number, shape, colour, sign, a few words, and its marks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)  # fmt: skip
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.domain.rounds import Option
from workshop_app.domain.voting.ballots import RoundRules
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.kiosk import marking
from workshop_app.ui.kiosk.mark_rows import ROWS, TOUCH, Look
from workshop_app.ui.kiosk.speaker import Speaker
from workshop_app.ui.vote import names
from workshop_app.ui.widgets import wrapped
from workshop_app.ui.widgets.painted import Painted, brush

_LARGE, _USUAL, _SMALL = (44, 40, 36, 32), (24, 22, 20, 18, 16), (20, 18, 16, 14, 13)
"""Letters of the words, px at 100 %."""
_SHAKE = 2
"""Pixels to each side, once."""


class OptionTile(Painted, QWidget):
    """Emits ``asked(label, what)``: "tap", "more", "less" or "=n". ``texts`` hidden: the number and
    the sign alone. ``told``: only shown, after "I am done". ``spoken`` is its speaker, if any."""

    asked = Signal(str, str)
    ring_radius = 16.0

    def __init__(
        self,
        option: Option,
        rules: RoundRules,
        words: Words,
        *,
        texts: bool = True,
        speaker: Speaker | None = None,
        told: bool = False,
    ) -> None:
        super().__init__()
        self.option, self._rules, self._words = option, rules, words
        self._texts, self._told, self._row = texts, told, ROWS[rules.method]
        self._value: marking.Value = None
        self._pressed: str | None = None
        self._aside = 0
        self._shake = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._shake.valueChanged.connect(self._shaken)
        self.speaker = speaker
        if speaker is not None:
            speaker.setParent(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if told else Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setObjectName(f"option {option.label}")
        self.setAccessibleName(f"{option.label}. {names.option_text(option)}")
        self.show_value(None)

    def show_value(self, value: marking.Value) -> None:
        """Its marks now; nothing else of it changes."""
        self._value = value
        self.setAccessibleDescription(marking.said(self._words, self._rules.method, value))
        self.update()

    def refuse(self) -> None:
        """Nothing is left to give: 2 px to the sides, once; still where motion is reduced."""
        duration = theme.now().duration("step")
        if duration:
            self._shake.stop()
            self._shake.setDuration(duration)
            self._shake.start()

    def _shaken(self, share: float) -> None:
        self._aside = 0 if share >= 1 else (_SHAKE if int(share * 4) % 2 else -_SHAKE)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(*(theme.now().px(n) for n in self._row.least))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, 80)

    # -- where things are -------------------------------------------------------------------------
    @property
    def _slim(self) -> bool:
        return self.height() < theme.now().px(210)

    @property
    def _large(self) -> bool:
        """One option a screen."""
        now = theme.now()
        return self.height() >= now.px(360) and self.width() >= now.px(560)

    def _edge(self) -> int:
        return 12 if self._slim else (36 if self._large else 18)

    @property
    def _speaker_in_head(self) -> bool:
        """Between the number and the sign, where there is no room beside the words."""
        return self.speaker is not None and not self._row.beside and self._slim

    @property
    def _speaker_beside_words(self) -> bool:
        return self.speaker is not None and not self._row.beside and not self._slim

    def _marks_box(self) -> QRectF:
        now, edge = theme.now(), self._edge()
        tall = min(now.px(TOUCH if self._large else self._row.height), self.height() * 0.5)
        width = self.width() - 2 * edge
        if self.speaker is not None and self._row.beside:
            width -= self.speaker.width()
        return QRectF(edge, self.height() - edge - tall, width, tall)

    def _words_box(self) -> QRectF:
        """Above the marks; two lines at most."""
        marks, edge = self._marks_box(), self._edge()
        width = float(self.width() - 2 * edge)
        tall = 0.0
        if self._speaker_beside_words and self.speaker is not None:
            width -= self.speaker.width() - edge / 2
            tall = self.speaker.height() - 12
        if self._texts:
            font = self._font(width)
            needed = wrapped.height(self._said(), font, width)
            tall = max(tall, min(needed, 2 * round(font.pixelSize() * 1.2)))
        gap = 4 if self._slim else (24 if self._large else 10)
        return QRectF(edge, marks.top() - gap - tall, width, tall)

    def _said(self) -> str:
        return names.few_words(self.option)

    def _font(self, width: float) -> QFont:
        """The largest letters with which the words stand on two lines; on one where it is low."""
        scale, low = theme.now().scale, self.height() < theme.now().px(190)
        sizes = _LARGE if self._large else (_SMALL if self._slim else _USUAL)
        fonts = [theme.font(size, 600, scale) for size in sizes]
        counts = (1,) if self._speaker_in_head else ((1, 2) if low else (2,))
        for lines in counts:
            for font in fonts:
                step = round(font.pixelSize() * 1.2)
                if wrapped.height(self._said(), font, width) <= lines * step:
                    return font
        return fonts[-1]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        speaker = self.speaker
        if speaker is None:
            return
        side, edge = speaker.sizeHint().width(), self._edge()
        speaker.resize(side, side)
        speaker.show_small(self._slim)
        left, top = float(self.width() - side), float(self.height() - side)
        if self._row.beside and self._row.height >= TOUCH:
            top = self._marks_box().center().y() - side / 2
        elif self._row.beside:
            left, top = (left, top) if self._slim else (left - edge / 4, top - edge / 4)
        elif self._speaker_beside_words:
            top = self._words_box().center().y() - side / 2
        else:
            left = (self.width() - side) / 2
            top = max(0.0, (self._words_box().top() - side) / 2)
        speaker.move(round(left), round(top))

    # -- touch and keys ---------------------------------------------------------------------------
    def _at(self, point: QPointF) -> str:
        look = self._look()
        for place, what in ROWS[self._rules.method].hits(self._marks_box(), look):
            if place.contains(point):
                return what
        return "tap"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._told and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._at(event.position())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        inside = QRectF(self.rect()).contains(event.position())
        if pressed is not None and inside and self._at(event.position()) == pressed:
            self.asked.emit(self.option.label, pressed)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A quick second tap is a tap."""
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        valued = self._rules.method in ("points", "score")
        asks = {
            Qt.Key.Key_Space: "more" if valued else "tap",
            Qt.Key.Key_Plus: "more",
            Qt.Key.Key_Minus: "less",
            Qt.Key.Key_Delete: "less",
        }
        what = asks.get(Qt.Key(event.key()))
        if what and not event.isAutoRepeat():
            self.asked.emit(self.option.label, what)
        elif not what:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            return True
        return super().event(event)

    # -- looks ------------------------------------------------------------------------------------
    def _look(self) -> Look:
        sign = theme.now().sign(self.option.theme)
        return Look(self._value, self._rules, sign.text, self._told)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, color = brush(self), theme.now().color
        painter.translate(self._aside, 0)
        paint.frame(painter, self.rect().toRectF(), 14, color.card, color.line_strong)
        self._paint_head(painter)
        if self._texts:
            box = self._words_box()
            wrapped.lines(painter, box, self._said(), self._font(box.width()), color.ink,
                          where=self, most=2)  # fmt: skip
        self._row.draw(painter, self._marks_box(), self._look())

    def _paint_head(self, painter: QPainter) -> None:
        """The number at the left, the sign at the right, as tall as there is room."""
        now, edge = theme.now(), self._edge()
        top = edge - 4
        room = self._words_box().top() - top - (2 if self._slim else 10)
        most = (
            now.px(240)
            if self._large
            else (max(now.px(128), room * 0.62) if self._texts else self.width() * 0.5)
        )
        side = min(room, most)
        icon = self.option.pictogram
        box = QRectF(self.width() - edge + 2 - side, top + (room - side) / 2, side, side)
        paint.badge(painter, box, self.option.theme,
                    icon=icons.filled(icon) if icon and icons.known(icon) else "")  # fmt: skip
        right = self.speaker.x() if self._speaker_in_head and self.speaker else box.left()
        number = QRectF(edge, box.top(), right - edge - 6, side)
        size = min((140 if self._large else 72) * now.scale, side * 0.68)
        font, label = theme.font(size, 700), self.option.label
        while size > 24 and QFontMetricsF(font).horizontalAdvance(label) > number.width():
            size *= 0.9
            font = theme.font(size, 700)
        paint.text(painter, number, label, font, now.color.ink, where=self)
