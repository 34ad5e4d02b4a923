"""One text in a row that a delegate paints: on one line, or on as many as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from workshop_app.ui import overflow, paint

_BREAK = "\u2028"
"""Where Qt's layout begins a new line."""


def lines(
    painter: QPainter,
    box: QRectF,
    written: str,
    font: QFont,
    color: QColor,
    where: object = None,
    most: int = 2,
    align: Qt.AlignmentFlag = paint.LEFT,
    meant: bool = False,
) -> None:
    """Paint ``written`` in the middle of ``box``'s height, on at most ``most`` lines; what is
    still too long ends in dots and is noted under ``where`` (``meant``: dots are allowed there)."""
    if "\n" not in written and QFontMetricsF(font).horizontalAdvance(written) <= box.width():
        paint.text(painter, box, written, font, color, align=align, where=where)
        return
    layout = _layout(written, font)
    step = round(font.pixelSize() * 1.2)
    layout.beginLayout()
    starts = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(box.width())
        starts.append(line.textStart())
    layout.endLayout()
    shown = min(most, len(starts), max(1, int((box.height() + 4) // step)))
    top = box.center().y() - shown * step / 2
    units = written.encode("utf-16-le")  # Qt counts letters so: a picture in a text takes two
    for at in range(shown):
        end = 2 * starts[at + 1] if at + 1 < shown else len(units)
        piece = QRectF(box.left(), top + at * step, box.width(), step)
        said = units[2 * starts[at] : end].decode("utf-16-le", "replace")
        paint.text(painter, piece, said.rstrip(), font, color, align=align,
                   where=where, meant=meant)  # fmt: skip
    if shown < len(starts):
        overflow.note("elided", where, written, meant)


def height(written: str, font: QFont, width: float) -> int:
    """How tall ``written`` is when it wraps at ``width``, with the steps that ``lines`` takes."""
    layout = _layout(written, font)
    layout.beginLayout()
    count = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        count += 1
    layout.endLayout()
    return max(1, count) * round(font.pixelSize() * 1.2)


def _layout(written: str, font: QFont) -> QTextLayout:
    """The text, breaking between words, or inside one that is longer than a line."""
    layout = QTextLayout(written.replace("\n", _BREAK), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    return layout
