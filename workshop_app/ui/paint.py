"""What painted controls and list delegates draw with: frames, text, shapes, badges, shadows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from workshop_app.ui import icons, overflow, palette, theme
from workshop_app.ui.palette import Sign

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTER = Qt.AlignmentFlag.AlignHCenter
MIDDLE = Qt.AlignmentFlag.AlignVCenter


def smooth(painter: QPainter) -> QPainter:
    """The same painter with antialiasing."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def frame(
    painter: QPainter,
    box: QRectF,
    radius: float,
    fill: QColor | None,
    line: QColor | None = None,
    width: float = 1,
    dashed: bool = False,
) -> None:
    """A rounded rectangle whose line lies wholly inside ``box``, crisp at 1 and 2 pixels."""
    half = width / 2 if line else 0
    pen = QPen(line, width) if line else QPen(Qt.PenStyle.NoPen)
    if dashed:
        pen.setDashPattern([4 / width, 3 / width])
    painter.setPen(pen)
    painter.setBrush(fill if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)


def text(
    painter: QPainter,
    box: QRectF,
    written: str,
    font: QFont,
    color: QColor,
    *,
    align: Qt.AlignmentFlag = LEFT,
    where: object = None,
    meant: bool = False,
) -> float:
    """One line of text in the middle of ``box``'s height; the width it took.

    Too long: it ends in dots and is noted under ``where`` (``meant``: dots are allowed there).
    """
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(written)
    if width > box.width() + 0.5:
        overflow.note("elided", where, written, meant)
        written = metrics.elidedText(written, Qt.TextElideMode.ElideRight, box.width())
        width = metrics.horizontalAdvance(written)
    painter.setFont(font)
    painter.setPen(color)
    left = box.left()
    if align & RIGHT:
        left = box.right() - width
    elif align & CENTER:
        left = box.center().x() - width / 2
    base = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(left, round(base)), written)
    return width


def rounded(points: Sequence[tuple[float, float]], corner: float) -> QPainterPath:
    """A closed polygon whose corners begin to bend ``corner`` before they come."""
    path = QPainterPath()
    count = len(points)
    for index, (x, y) in enumerate(points):
        start = _toward((x, y), points[index - 1], corner)
        end = _toward((x, y), points[(index + 1) % count], corner)
        if index == 0:
            path.moveTo(*start)
        else:
            path.lineTo(*start)
        path.quadTo(x, y, *end)
    path.closeSubpath()
    return path


def _toward(
    point: tuple[float, float], other: tuple[float, float], by: float
) -> tuple[float, float]:
    across, down = other[0] - point[0], other[1] - point[1]
    length = hypot(across, down) or 1
    part = min(by, length / 2) / length
    return point[0] + across * part, point[1] + down * part


_TRIANGLE_UP = 0.06
"""How far the triangle stands above the middle, so that it looks centred (measured on 17)."""


@cache
def shape(name: str) -> QPainterPath:
    """One of the five shapes inside a square of side 1, by the geometry of the tokens."""
    row = palette.tokens()["shape"][name]
    path = QPainterPath()
    if name == "circle":
        radius = row["diameter"] / 2
        path.addEllipse(QPointF(0.5, 0.5), radius, radius)
    elif name == "square":
        edge = (1 - row["side"]) / 2
        path.addRoundedRect(QRectF(edge, edge, row["side"], row["side"]), *[row["corner"]] * 2)
    elif name == "triangle":
        half, tall = row["side"] / 2, row["height"] / 2
        middle = 0.5 - _TRIANGLE_UP
        corners = [(0.5, middle - tall), (0.5 + half, middle + tall), (0.5 - half, middle + tall)]
        path = rounded(corners, row["corner"])
    elif name == "cross":
        path = rounded(_cross(row["half"], row["arm"]), row["corner"])
    else:
        half = row["half"]
        corners = [(0.5, 0.5 - half), (0.5 + half, 0.5), (0.5, 0.5 + half), (0.5 - half, 0.5)]
        path = rounded(corners, row["corner"])
    return path


def _cross(half: float, arm: float) -> list[tuple[float, float]]:
    a, b, c, d = 0.5 - half, 0.5 - arm, 0.5 + arm, 0.5 + half
    return [
        (b, a), (c, a), (c, b), (d, b), (d, c), (c, c),
        (c, d), (b, d), (b, c), (a, c), (a, b), (b, b),
    ]  # fmt: skip


def placed(path: QPainterPath, box: QRectF) -> QPainterPath:
    """A path of the unit square moved into the largest square in the middle of ``box``."""
    side = min(box.width(), box.height())
    from PySide6.QtGui import QTransform

    move = QTransform()
    move.translate(box.center().x() - side / 2, box.center().y() - side / 2)
    move.scale(side, side)
    return move.map(path)


def badge(
    painter: QPainter,
    box: QRectF,
    topic: str,
    *,
    icon: str = "",
    number: str = "",
    sign: Sign | None = None,
    halo: QColor | None = None,
) -> None:
    """The badge of a theme: its shape with a pictogram (the theme's own unless given) or a number.

    ``halo`` draws a line of that colour around it (pins, dots of the map of priorities).
    """
    looks = sign or theme.now().sign(topic)
    side = min(box.width(), box.height())
    outline = placed(shape(looks.shape), box)
    if halo:
        painter.strokePath(outline, QPen(halo, 4, j=Qt.PenJoinStyle.RoundJoin))
    painter.fillPath(outline, looks.color)
    row = palette.tokens()["shape"][looks.shape]
    inner = box.translated(0, row["dy"] * side)
    if not number:
        icons.draw(painter, inner, icon or looks.icon, looks.on_color, side * row["pictogram"])
        return
    size = max(13, round(side * (0.36 if looks.shape == "triangle" else 0.44)))
    if len(number) > 2:
        size = max(11, round(size * 0.8))
    if looks.shape == "triangle":
        inner = box.translated(0, 0.11 * side)
    text(painter, inner.adjusted(-9, 0, 9, 0), number, theme.font(size, 700), looks.on_color,
         align=CENTER)  # fmt: skip


ARROWS = {"↑": "arrow-up-bold", "↓": "arrow-down-bold", "←": "arrow-left-bold",
          "→": "arrow-right-bold"}  # fmt: skip
"""The letters have no arrows: they are drawn as icons."""


def keycap(painter: QPainter, at: QPointF, written: str, *, ground: str = "") -> float:
    """A key as a cap, its left edge and middle at ``at``; its width. ``ground`` "primary" on teal."""
    now = theme.now()
    box = QRectF(at.x(), at.y() - now.px(22) / 2, keycap_width(written), now.px(22))
    color = now.color
    if ground == "primary":
        fill, line, ink = QColor(color.on_primary), QColor(color.on_primary), color.on_primary
        fill.setAlphaF(0.13 if not now.dark else 0.08)
        line.setAlphaF(0.45)
    else:
        fill, line, ink = color.card, color.line_strong, color.muted
        if not now.dark:
            fill = QColor("#FBF9F5")
    frame(painter, box, 5, fill, line)
    arrow = ARROWS.get(written[-1:])
    if not arrow:
        text(painter, box, written, now.font("keycap"), ink, align=CENTER)
        return box.width()
    words, side = written[:-1], now.px(13)
    inside = box.adjusted(now.px(6), 0, 0, 0)
    taken = text(painter, inside, words, now.font("keycap"), ink) if words else 0
    icons.draw(painter, QRectF(inside.left() + taken, box.top(), side, box.height()), arrow, ink,
               side)  # fmt: skip
    return box.width()


def keycap_width(written: str) -> int:
    """How wide the cap of ``written`` is."""
    now = theme.now()
    if written[-1:] in ARROWS:
        return now.width(written[:-1], "keycap") + now.px(13) + now.px(12)
    return max(now.px(22), now.width(written, "keycap") + now.px(12))


def shadow(painter: QPainter, box: QRectF, radius: float, depth: int = 15) -> None:
    """The shadow of what floats: stacked translucent rounded rectangles, 3 px down."""
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(depth, 0, -1):
        alpha = 1 + round(5 * (1 - step / depth))
        painter.setBrush(QColor(16, 40, 44, alpha))
        spread = box.adjusted(-step, -step + 3, step, step + 3)
        painter.drawRoundedRect(spread, radius + step, radius + step)


def tile_icon(
    painter: QPainter, box: QRectF, name: str, color: QColor, tint: QColor, size: float = 0
) -> None:
    """An icon on a tinted rounded square, as rows of files and selected details have."""
    frame(painter, box, 10, tint)
    icons.draw(painter, box, name, color, size or box.width() / 2)


def selected_row(painter: QPainter, box: QRectF) -> None:
    """The ground of a selected row: its tint and the accent bar at its left."""
    color = theme.now().color
    frame(painter, box, 8, color.selected_row)
    painter.save()
    clip = QPainterPath()
    clip.addRoundedRect(box, 8, 8)
    painter.setClipPath(clip)
    painter.fillRect(QRectF(box.left(), box.top(), 5, box.height()), color.accent)
    painter.restore()
