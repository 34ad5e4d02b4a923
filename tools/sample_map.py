"""The sample plan's map, drawn: resources/sample/map.jpg.

    tools/sample_map.py

A town that does not exist: blocks, a main road, side streets, a creek, hills, parks and a school,
laid so that the sample's pins stand on something of their kind. It copies no map, and no word is in
it. Where it lies on the ground is told by ``resources/sample/map.json``. The same bytes at every run
with the same Qt and Pillow.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402
from PySide6.QtCore import QPointF, QRectF, Qt  # noqa: E402
from PySide6.QtGui import (  # noqa: E402
    QColor,
    QImage,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QTransform,
)

from workshop_app.domain import map_placing  # noqa: E402

SAMPLE = ROOT / "resources" / "sample"
WIDE, HIGH = 2200, 1376
QUALITY = 78

# Pale, so that pins, outlines and names stand out: the paper's and the themes' tints.
GROUND, FIELD, BLOCK, BLOCK_EDGE, HOUSES = "#EFE9DC", "#E9E4D2", "#FAF7F0", "#E3DACA", "#EADFCB"
HILL = ("#E5DAC2", "#DBCDB0", "#D0BF9D")
ROAD, ROAD_EDGE = "#FDF9EE", "#D6C7A6"
BANK, WATER = "#CFE3EA", "#A9CFDD"
PARK, PARK_EDGE, TREE = "#D3E7D8", "#AFCFB8", "#94C3A3"
SCHOOL, SCHOOL_EDGE, ROOF = "#E4DCF5", "#C4B5E6", "#CFC3EB"
HALL, HALL_EDGE = "#DDEBF3", "#B5D2E2"

Places = Sequence[tuple[float, float]]
MAIN_ROAD: Places = ((-72.5750, 7.8950), (-72.552, 7.8935), (-72.540, 7.8915), (-72.525, 7.8890),
                     (-72.513, 7.8864), (-72.503, 7.8862), (-72.492, 7.8885), (-72.468, 7.8935))  # fmt: skip
SIDE_ROADS: Sequence[Places] = (
    ((-72.5240, 7.8888), (-72.5252, 7.8840), (-72.5260, 7.8794), (-72.5282, 7.8735), (-72.5300, 7.8590)),
    ((-72.5225, 7.8885), (-72.5222, 7.8960), (-72.5248, 7.9040), (-72.5250, 7.9260)),
    ((-72.5060, 7.8863), (-72.5035, 7.8950), (-72.4975, 7.9040), (-72.4960, 7.9260)),
    ((-72.5160, 7.8871), (-72.5172, 7.8815), (-72.5180, 7.8760), (-72.5150, 7.8590)),
)  # fmt: skip
CREEK: Places = ((-72.5750, 7.8875), (-72.5640, 7.8885), (-72.5540, 7.8898), (-72.5430, 7.8862), (-72.5331, 7.8868),
                 (-72.5260, 7.8856), (-72.5197, 7.8846), (-72.5202, 7.8800), (-72.5212, 7.8764),
                 (-72.5250, 7.8750), (-72.5285, 7.8742), (-72.5330, 7.8700), (-72.5340, 7.8590))  # fmt: skip
STAIRS: Places = (
    (-72.5172, 7.8812),
    (-72.5158, 7.8806),
    (-72.5140, 7.8800),
    (-72.5126, 7.8786),
    (-72.5116, 7.8783),
)
HILLS = (
    (-72.5085, 7.8775, 185),
    (-72.5620, 7.9110, 370),
    (-72.4800, 7.9130, 350),
    (-72.4820, 7.8690, 270),
    (-72.5600, 7.8660, 210),
)
"""Where their tops are, and how far the foot is from it in pixels."""
PARKS = ((-72.5305, 7.8842, 74, 46), (-72.5282, 7.9094, 116, 84), (-72.5168, 7.8962, 88, 60), (-72.5184, 7.8786, 50, 40),
         (-72.5395, 7.9010, 110, 74), (-72.4960, 7.8950, 96, 66), (-72.5440, 7.8790, 90, 64))  # fmt: skip
SCHOOLS = ((-72.5275, 7.8801, 68, 54), (-72.5085, 7.8985, 84, 52))
HALLS = (
    (-72.5219, 7.8745, 42, 32),
    (-72.5236, 7.8769, 42, 30),
    (-72.5238, 7.8821, 44, 34),
    (-72.5081, 7.8897, 80, 44),
)
"""Community halls, the health post and the market."""
SLANTS = {"north": -13.0, "west": 9.0, "east": 2.0}
"""Degrees by which the streets of a quarter are turned."""


class Town:
    """One drawing, with the places of the ground as pixels."""

    def __init__(self) -> None:
        source = json.loads((SAMPLE / "map.json").read_text(encoding="utf-8"))["base"]["placed"]
        pairs = [((one["x"], one["y"]), (one["lon"], one["lat"])) for one in source["points"]]
        self.placing = map_placing.placing_of(map_placing.by_points(pairs[0], pairs[1]))
        self.chance = random.Random(54001)
        self.image = QImage(WIDE, HIGH, QImage.Format.Format_RGB888)
        self.image.fill(QColor(GROUND))
        self.pen = QPainter(self.image)
        self.pen.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.hills = [self._blobs(*hill) for hill in HILLS]
        self.road, self.creek = self.smooth(MAIN_ROAD), self.smooth(CREEK)

    def at(self, longitude: float, latitude: float) -> QPointF:
        """The pixel of a place."""
        assert self.placing is not None
        x, y = self.placing.spot((longitude, latitude))
        return QPointF(x * WIDE, y * WIDE)

    def smooth(self, places: Places) -> QPainterPath:
        """A soft line through the places (Catmull and Rom)."""
        through = [self.at(*place) for place in places]
        line = QPainterPath(through[0])
        ends = [through[0], *through, through[-1]]
        for before, here, then, after in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
            line.cubicTo(here + (then - before) / 6, then - (after - here) / 6, then)
        return line

    def _blobs(self, longitude: float, latitude: float, foot: float) -> list[QPainterPath]:
        """A hill's levels, from its foot to its top: round, with the same dents in each."""
        top = self.at(longitude, latitude)
        dents = [self.chance.uniform(0.78, 1.12) for _ in range(9)]
        found = []
        for part in (1.0, 0.7, 0.4):
            ring = [
                top + QPointF(math.cos(turn) * 1.25, math.sin(turn)) * foot * part * dent
                for dent, turn in zip(dents, (k * math.tau / 9 for k in range(9)), strict=True)
            ]
            level = QPainterPath((ring[-1] + ring[0]) / 2)
            for k, corner in enumerate(ring):
                level.quadTo(corner, (corner + ring[(k + 1) % 9]) / 2)
            found.append(level)
        return found

    # -- the parts, from the ground up ------------------------------------------------------------
    def draw(self) -> None:
        """All of it."""
        self._draw_hills()
        for quarter, slant in SLANTS.items():
            self._draw_blocks(self._quarter(quarter), slant)
        self._line(self.creek, BANK, 34)
        self._line(self.creek, WATER, 18)
        for places in SIDE_ROADS:
            self._road(self.smooth(places), 13)
        self._road(self.road, 24)
        self._line(self.road, ROAD_EDGE, 2, dashes=(7, 5))
        self._draw_stairs()
        for park in PARKS:
            self._draw_park(*park)
        for school in SCHOOLS:
            self._draw_house(*school, SCHOOL, SCHOOL_EDGE, ROOF)
        for hall in HALLS:
            self._draw_house(*hall, HALL, HALL_EDGE, HALL_EDGE)
        self.pen.end()

    def _draw_hills(self) -> None:
        """Each level a step darker, its shade to the south-east."""
        for levels in self.hills:
            for level, color in zip(levels, HILL, strict=True):
                for step in (9, 6, 3):
                    self.pen.fillPath(level.translated(step, step), QColor(120, 98, 60, 12))
                self.pen.fillPath(level, QColor(color))

    def _quarter(self, name: str) -> QPainterPath:
        """The part of the picture north of the main road, and west and east of the creek under it."""
        north = QPainterPath(self.road)
        north.lineTo(WIDE + 99, -99)
        north.lineTo(-99, -99)
        all_of_it = QPainterPath()
        all_of_it.addRect(QRectF(-9, -9, WIDE + 18, HIGH + 18))
        if name == "north":
            return all_of_it.intersected(north)
        west = QPainterPath()
        west.addRect(QRectF(-9, -9, self.at(-72.5202, 7.88).x() + 9, HIGH + 18))
        south = all_of_it.subtracted(north)
        return south.intersected(west) if name == "west" else south.subtracted(west)

    def _draw_blocks(self, quarter: QPainterPath, slant: float) -> None:
        """Streets turned by ``slant`` degrees, with blocks of houses between; none on the tops."""
        self.pen.save()
        self.pen.setClipPath(quarter)
        turned = QTransform().translate(WIDE / 2, HIGH / 2).rotate(slant)
        for box in self._boxes():
            middle = turned.map(box.center())
            if quarter.contains(middle) and self._lived_in(middle):
                self.pen.setTransform(turned)
                self._draw_block(box)
                self.pen.resetTransform()
        self.pen.restore()

    def _boxes(self) -> Iterator[QRectF]:
        top, reach = -1500.0, 1500.0
        while top < reach:
            high = self.chance.choice((44, 50, 58))
            left = -reach + self.chance.uniform(0, 40)
            while left < reach:
                wide = self.chance.choice((50, 62, 74))
                yield QRectF(left, top, wide, high)
                left += wide + 9
            top += high + 9

    def _lived_in(self, middle: QPointF) -> bool:
        """Whether a block stands there: not up the hills, and fewer at the edge of the town."""
        loma, *others = self.hills
        if loma[1].contains(middle) or any(levels[0].contains(middle) for levels in others):
            return False
        heart = self.at(-72.5213, 7.8915)
        away = math.hypot((middle.x() - heart.x()) / 1.45, middle.y() - heart.y())
        return self.chance.random() > (away - 540) / 130

    def _draw_block(self, box: QRectF) -> None:
        self.pen.setPen(QPen(QColor(BLOCK_EDGE), 1.4))
        self.pen.setBrush(QColor(BLOCK))
        self.pen.drawRoundedRect(box, 4, 4)
        self.pen.setPen(Qt.PenStyle.NoPen)
        self.pen.setBrush(QColor(HOUSES))
        across = int(box.width() // 13)
        side = (box.width() - 8) / across
        for row in range(2):
            for column in range(across):
                if self.chance.random() < 0.42:
                    high = (box.height() - 13) / 2
                    self.pen.drawRect(QRectF(
                        box.left() + 5 + column * side, box.top() + 5 + row * (high + 3), side - 3, high))  # fmt: skip

    def _line(
        self, line: QPainterPath, color: str, width: float, dashes: Sequence[float] = ()
    ) -> None:
        pen = QPen(QColor(color), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dashes:
            pen.setDashPattern(list(dashes))
        self.pen.strokePath(line, pen)

    def _road(self, line: QPainterPath, width: float) -> None:
        self._line(line, GROUND, width + 14)
        self._line(line, ROAD_EDGE, width + 4)
        self._line(line, ROAD, width)

    def _draw_stairs(self) -> None:
        """Steps up the hill: a way with rungs."""
        line = self.smooth(STAIRS)
        stroker = QPainterPathStroker()
        stroker.setWidth(11)
        self.pen.fillPath(stroker.createStroke(line), QColor(ROAD))
        self._line(line, ROAD_EDGE, 9, dashes=(0.22, 0.33))

    def _draw_park(self, longitude: float, latitude: float, wide: float, high: float) -> None:
        box = self._place(longitude, latitude, wide, high, PARK, PARK_EDGE)
        self.pen.setPen(Qt.PenStyle.NoPen)
        self.pen.setBrush(QColor(TREE))
        for _ in range(int(wide * high / 900)):
            middle = QPointF(self.chance.uniform(box.left() + 9, box.right() - 9),
                             self.chance.uniform(box.top() + 9, box.bottom() - 9))  # fmt: skip
            size = self.chance.uniform(4, 8)
            self.pen.drawEllipse(middle, size, size)

    def _draw_house(
        self, longitude: float, latitude: float, wide: float, high: float, fill: str, edge: str, roof: str
    ) -> None:  # fmt: skip
        """A public building: its yard, and its roof as an L."""
        box = self._place(longitude, latitude, wide, high, fill, edge)
        self.pen.setPen(Qt.PenStyle.NoPen)
        self.pen.setBrush(QColor(roof))
        self.pen.drawRect(QRectF(box.left() + 6, box.top() + 6, wide - 12, high * 0.28))
        self.pen.drawRect(QRectF(box.left() + 6, box.top() + 6, wide * 0.2, high - 12))

    def _place(
        self, longitude: float, latitude: float, wide: float, high: float, fill: str, edge: str
    ) -> QRectF:  # fmt: skip
        """A box with room around it on the ground."""
        middle = self.at(longitude, latitude)
        box = QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)
        self.pen.setPen(Qt.PenStyle.NoPen)
        self.pen.setBrush(QColor(GROUND))
        self.pen.drawRoundedRect(box.adjusted(-8, -8, 8, 8), 9, 9)
        self.pen.setPen(QPen(QColor(edge), 2))
        self.pen.setBrush(QColor(fill))
        self.pen.drawRoundedRect(box, 6, 6)
        return box


def main() -> None:
    """Draw the town and write it."""
    town = Town()
    town.draw()
    rows = bytes(town.image.constBits())
    drawn = Image.frombytes("RGB", (WIDE, HIGH), rows, "raw", "RGB", town.image.bytesPerLine())
    path = SAMPLE / "map.jpg"
    drawn.save(path, "JPEG", quality=QUALITY, optimize=True)
    sys.stdout.write(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    main()
