"""QR codes as rows of dots, and how they are painted."""

from __future__ import annotations

from functools import lru_cache
from math import floor

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.ui import paint, theme
from workshop_app.ui.widgets.painted import brush

QUIET = 4
"""Empty dots around it, as the standard asks (ISO/IEC 18004)."""

Rows = tuple[tuple[bool, ...], ...]


@lru_cache(maxsize=8)
def of_text(text: str) -> Rows:
    """``text`` (an address, how to join a network) as dots, with its quiet zone."""
    import segno

    made = segno.make_qr(text, error="m")
    return tuple(tuple(bool(dot) for dot in row) for row in made.matrix_iter(border=QUIET))


def of_network(name: str, password: str) -> Rows:
    """What a phone's camera reads to join a Wi-Fi; without a password an open one."""
    from segno import helpers

    return of_text(
        helpers.make_wifi_data(ssid=name, password=password or None,
                               security="WPA" if password else "nopass")
    )  # fmt: skip


def draw(painter: QPainter, box: QRectF, rows: Rows) -> None:
    """The code in the middle of ``box``, black on white, each dot of whole pixels where they fit."""
    side = min(box.width(), box.height())
    dot = side / len(rows)
    dot = floor(dot) if dot >= 2 else dot
    whole = dot * len(rows)
    left, top = box.center().x() - whole / 2, box.center().y() - whole / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(QRectF(left, top, whole, whole), QColor("white"))
    black = QColor("black")
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                painter.fillRect(QRectF(left + x * dot, top + y * dot, dot, dot), black)
    painter.restore()


class QrCode(QWidget):
    """A code on the laptop's screen. ``name`` says for readers what it opens."""

    def __init__(self, name: str, side: int = 180) -> None:
        super().__init__()
        self._rows: Rows = ()
        self._side = theme.now().px(side)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_rows(self, rows: Rows) -> None:
        """Another code; none at all for ()."""
        self._rows = rows
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = brush(self)
        box = QRectF(self.rect())
        paint.frame(painter, box, 8, QColor("white"), theme.now().color.line)
        if self._rows:
            draw(painter, box.adjusted(2, 2, -2, -2), self._rows)
