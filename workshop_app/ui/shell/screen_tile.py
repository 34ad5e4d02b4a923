"""A screen to choose, with its number, name and size; and the numbers on the screens themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPaintEvent, QScreen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.shell.projector_screens import size_of
from workshop_app.ui.widgets.painted import Pressable, brush

SEEN_FOR = 3000
"""Milliseconds for which the numbers stand on the screens."""
_SIDE = 220


def called(screen: QScreen) -> str:
    """What its maker calls a screen, else what the system does: "Epson EB-X05", "HDMI-1"."""
    made = f"{screen.manufacturer()} {screen.model()}".strip()
    return made if screen.model() else screen.name()


class ScreenTile(Pressable):
    """Pressing it shows the room's picture on this screen from now on."""

    ring_radius = 10.0

    def __init__(
        self, words: Words, number: int, screen: QScreen, *, own: bool, chosen: bool
    ) -> None:
        super().__init__()
        self.screen_name = screen.name()
        wide, tall = size_of(screen)
        self._number, self._chosen, self._ratio = number, chosen, wide / max(1, tall)
        self._name = called(screen) or words("Screen {n}", n=number)
        self._size = f"{wide} × {tall}"
        self._who = words("this window") if own else words("the room") if chosen else ""
        if own and chosen:
            self._who = words("window and room")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        said = [words("Screen {n}", n=number), self._name, self._size, self._who]
        self.setAccessibleName(": ".join(part for part in said if part))
        self.setToolTip(self.accessibleName())

    def sizeHint(self) -> QSize:
        now = theme.now()
        return QSize(now.px(_SIDE), now.px(84) + 24)

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme.now(), brush(self), self.rect().toRectF()
        color = now.color
        line = color.primary if self._chosen or self.hovered else color.line_strong
        fill = color.primary_tint if self._chosen else color.card
        paint.frame(painter, box, 10, fill, line, 2 if self._chosen else 1)
        tall = now.px(60)
        wide = min(float(now.px(84)), tall * self._ratio)
        glass_tall = wide / self._ratio
        glass = QRectF(12, (box.height() - glass_tall) / 2, wide, glass_tall)
        paint.frame(painter, glass, 4, color.sunken, color.ink, 2)
        paint.text(painter, glass, str(self._number), now.font("title"), color.ink,
                   align=paint.CENTER)  # fmt: skip
        left, step = 12 + now.px(84) + 10, now.line("min") + 2
        rows = [(self._name, 600, color.ink), (self._size, 400, color.muted)]
        if self._who:
            rows.append((self._who, 600, color.primary if self._chosen else color.muted))
        top = (box.height() - step * len(rows)) / 2
        for at, (said, weight, tone) in enumerate(rows):
            row = QRectF(left, top + at * step, box.width() - left - 8, step)
            font = now.font("min", weight=weight)
            paint.text(painter, row, said, font, tone, where=self, meant=True)


class _Number(QWidget):
    """A number on a screen, which goes away by itself and never takes the keyboard."""

    def __init__(self, number: int, screen: QScreen) -> None:
        flags = Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint
        super().__init__(None, flags | Qt.WindowType.WindowTransparentForInput)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("screen number")
        self._number = number
        self.setScreen(screen)
        room = screen.geometry()
        side = min(240, room.height() // 3)
        self.setGeometry(room.center().x() - side // 2, room.center().y() - side // 2, side, side)
        QTimer.singleShot(SEEN_FOR, self, self.close)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = brush(self), self.rect().toRectF()
        painter.fillRect(box, theme.now().color.rail)
        letters = theme.font(box.height() * 0.6, 700)
        paint.text(painter, box, str(self._number), letters, theme.now().color.on_primary,
                   align=paint.CENTER)  # fmt: skip


_numbers: list[_Number] = []


def show_numbers(screens: Sequence[QScreen]) -> None:
    """Show on each of ``screens`` which number it has, for a moment."""
    there = QGuiApplication.screens()
    _numbers[:] = [_Number(number, one) for number, one in enumerate(screens, 1) if one in there]
    for one in _numbers:
        one.destroyed.connect(lambda _=None: _numbers.clear())
        one.show()
