"""What part of the ground is in sight, and how large: from the ground to the screen and back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

Where = tuple[float, float]
"""A place on the ground: to the right and down, in units of the ground."""


@dataclass(frozen=True, slots=True)
class Extent:
    """A rectangle of the ground."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> Where:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def joined(self, other: Extent) -> Extent:
        """The rectangle round both."""
        return Extent(min(self.left, other.left), min(self.top, other.top),
                      max(self.right, other.right), max(self.bottom, other.bottom))  # fmt: skip

    def grown(self, least: float) -> Extent:
        """The same middle, each side ``least`` long at least."""
        x, y = self.middle
        across, down = max(self.right - self.left, least), max(self.bottom - self.top, least)
        return Extent(x - across / 2, y - down / 2, x + across / 2, y + down / 2)

    def wider(self, share: float) -> Extent:
        """With a margin of ``share`` of its sides all round."""
        across, down = (self.right - self.left) * share, (self.bottom - self.top) * share
        return Extent(self.left - across, self.top - down, self.right + across, self.bottom + down)

    def holds(self, other: Extent) -> bool:
        return (self.left <= other.left and self.top <= other.top
                and self.right >= other.right and self.bottom >= other.bottom)  # fmt: skip

    def meets(self, other: Extent) -> bool:
        return (self.left <= other.right and self.right >= other.left
                and self.top <= other.bottom and self.bottom >= other.top)  # fmt: skip


def around(spots: list[Where]) -> Extent | None:
    """The rectangle round ``spots``; ``None`` round nothing."""
    if not spots:
        return None
    across, down = [x for x, _ in spots], [y for _, y in spots]
    return Extent(min(across), min(down), max(across), max(down))


class View:
    """The middle of the screen on the ground, and how many pixels a unit of the ground has."""

    def __init__(self) -> None:
        self.width, self.height = 1.0, 1.0
        self.x, self.y = 0.5, 0.5
        self.scale = 256.0
        self.least, self.most = 1e-3, 1e12

    def resize(self, width: float, height: float) -> None:
        """Another size of the screen; its middle stays."""
        self.width, self.height = max(1.0, width), max(1.0, height)

    def spot(self, place: Where) -> QPointF:
        """Where a place of the ground is on the screen."""
        return QPointF((place[0] - self.x) * self.scale + self.width / 2,
                       (place[1] - self.y) * self.scale + self.height / 2)  # fmt: skip

    def place(self, spot: QPointF) -> Where:
        """What place of the ground is under a pixel."""
        return (self.x + (spot.x() - self.width / 2) / self.scale,
                self.y + (spot.y() - self.height / 2) / self.scale)  # fmt: skip

    def box(self, extent: Extent) -> QRectF:
        """A rectangle of the ground on the screen."""
        return QRectF(self.spot((extent.left, extent.top)),
                      self.spot((extent.right, extent.bottom)))  # fmt: skip

    @property
    def extent(self) -> Extent:
        """What is in sight."""
        across, down = self.width / 2 / self.scale, self.height / 2 / self.scale
        return Extent(self.x - across, self.y - down, self.x + across, self.y + down)

    def pan(self, across: float, down: float) -> None:
        """Look further to the right and down, in pixels."""
        self.x += across / self.scale
        self.y += down / self.scale

    def zoom(self, factor: float, about: QPointF | None = None) -> None:
        """Larger (over 1) or smaller; what is ``about`` a pixel stays under it."""
        spot = about if about is not None else QPointF(self.width / 2, self.height / 2)
        held = self.place(spot)
        self.scale = min(self.most, max(self.least, self.scale * factor))
        now = self.place(spot)
        self.x += held[0] - now[0]
        self.y += held[1] - now[1]

    def fit(self, extent: Extent, edge: float) -> None:
        """All of ``extent``, ``edge`` pixels off the border of the screen."""
        self.x, self.y = extent.middle
        across = max(extent.right - extent.left, 1e-15)
        down = max(extent.bottom - extent.top, 1e-15)
        room_across, room_down = max(40.0, self.width - 2 * edge), max(40.0, self.height - 2 * edge)
        self.scale = min(self.most, max(self.least, min(room_across / across, room_down / down)))

    def bring(self, place: Where, edge: float) -> bool:
        """Pan just so far that ``place`` is ``edge`` pixels inside; whether that was needed."""
        spot = self.spot(place)
        edge = min(edge, self.width / 3, self.height / 3)
        across = min(0.0, spot.x() - edge) + max(0.0, spot.x() - self.width + edge)
        down = min(0.0, spot.y() - edge) + max(0.0, spot.y() - self.height + edge)
        if across or down:
            self.pan(across, down)
        return bool(across or down)
