"""What the room sees, small, in the head of every page. Pressing it opens what can be done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.shell import slide_words
from workshop_app.ui.shell.projector import Projector
from workshop_app.ui.widgets.painted import Pressable, brush

_WIDE, _TALL = 78, 44
_BAND = 19


class ProjectorThumb(Pressable):
    """A live picture with its state in a word; read aloud it says what the room sees. It hides
    while nothing is shown and there is no second screen either."""

    ring_radius = 6.0

    def __init__(self, projector: Projector, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._projector, self._words = projector, words
        self._key: tuple[object, ...] = ()
        self._picture = QPixmap()
        self.setObjectName("what the room sees")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(projector.panel_wanted)
        projector.changed.connect(self._changed)
        self._say()
        self.setHidden(not self.wanted)

    @property
    def wanted(self) -> bool:
        """Whether there is anything to see or to choose."""
        return self._projector.is_open or not self._projector.alone()

    def _changed(self) -> None:
        self._say()
        if self.isHidden() == self.wanted:
            self.setHidden(not self.wanted)
        self.update()

    def _say(self) -> None:
        said = slide_words.state(self._projector, self._words)
        if said != self.accessibleName():
            self.setAccessibleName(said)
            now = theme.now()
            self.setToolTip(f"{said}\n{self._words('Projector')}: {now.key('Ctrl+F8')}")

    def sizeHint(self) -> QSize:
        now = theme.now()
        return QSize(now.px(_WIDE), now.px(_TALL))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = brush(self), self.rect().toRectF()
        paint_small(painter, box, self._projector, self._words, self._drawn(box))
        color = theme.now().color
        edge = color.primary if self.hovered else color.field_line
        paint.frame(painter, box, 4, None, edge, 1.5)

    def _drawn(self, box: QRectF) -> QPixmap:
        """The picture, drawn anew only where the slide changed."""
        slide, ratio = self._projector.seen, self.devicePixelRatioF()
        key = (slide, self.size(), ratio)
        if key != self._key:
            self._key = key
            self._picture = picture(self._projector, self.size(), ratio)
        return self._picture


def picture(projector: Projector, size: QSize, ratio: float) -> QPixmap:
    """What the room sees, drawn at ``size``."""
    from workshop_app.ui.shell import slide_drawing

    made = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
    made.setDevicePixelRatio(ratio)
    painter = QPainter(made)
    slide_drawing.draw(painter, QRectF(0, 0, size.width(), size.height()), projector.seen)
    painter.end()
    return made


def paint_small(
    painter: QPainter, box: QRectF, projector: Projector, words: Words, drawn: QPixmap
) -> None:
    """The picture, black or empty where it is, with the word of its state below."""
    now, inside = theme.now(), box.adjusted(1, 1, -1, -1)
    side = min(inside.height() * 0.6, now.px(28))
    if not projector.is_open:
        painter.fillRect(inside, now.color.sunken)
        icons.draw(painter, inside, "projector-screen", now.color.muted, side)
        return
    if projector.black and not projector.lost:
        painter.fillRect(inside, Qt.GlobalColor.black)
    else:
        painter.drawPixmap(inside, drawn, drawn.rect().toRectF())
    said = slide_words.mark(projector, words)
    if said:
        tall = now.px(_BAND)
        band = QRectF(inside.left(), inside.bottom() - tall, inside.width(), tall)
        painter.fillRect(band, QColor("#10282C"))
        letters = now.font("keycap", weight=600)
        paint.text(painter, band, said, letters, QColor("#FFFFFF"), align=paint.CENTER,
                   where="projector thumb")  # fmt: skip
