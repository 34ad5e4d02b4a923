"""Whose document it is: logos in their places, each in its own proportions."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from workshop_app.export.pdf.blocks import Block, stack_height
from workshop_app.export.pdf.paper import Element
from workshop_app.export.pdf.pictures import Picture, picture

if TYPE_CHECKING:
    from workshop_app.export.follow_up_views import PhotoView
    from workshop_app.export.pdf.paper import Paper
    from workshop_app.export.views import PlanView

WIDE, HIGH, BETWEEN = 152.0, 62.0, 16.0
"""The place of a logo on the cover, and what is left between two."""
SMALL_WIDE, SMALL_HIGH, SMALL_BETWEEN = 68.0, 27.0, 9.0
"""Its place on a paper of one sheet."""


def placed(one: Picture, wide: float, high: float) -> tuple[float, float]:
    """How wide and high a picture is inside of a place, its proportions kept; never larger than
    its points allow at 72 to an inch."""
    scale = min(wide / one.width, high / one.height, 1.0)
    return one.width * scale, one.height * scale


def draw_picture(
    paper: Paper,
    shown: PhotoView,
    one: Picture,
    place: tuple[float, float, float, float],
    told: str = "",
) -> None:
    """Draw a picture in ``place`` (x, y, width, height), told by ``told`` or its caption."""
    with paper.figure(Element("Figure", alt=told or shown.caption), place):
        paper.picture(sha256(shown.data).hexdigest(), one, *place)


def draw_logos(paper: Paper, logos: Sequence[PhotoView], x: float, top: float) -> None:
    """The logos of the cover from ``x`` on, each in the middle of the height of its place."""
    for n, logo in enumerate(logos):
        one = picture(logo.data)
        wide, high = placed(one, WIDE, HIGH)
        left = x + n * (WIDE + BETWEEN)
        draw_picture(paper, logo, one, (left, top - HIGH / 2 - high / 2, wide, high))


class SmallLogos(Block):
    """Logos in a row that ends at the right, above what follows."""

    def __init__(self, logos: Sequence[PhotoView]) -> None:
        self.logos = [(logo, picture(logo.data)) for logo in logos]
        self.after = 4.0

    @property
    def wide(self) -> float:
        """How much room they take, with what is left before the first."""
        each = [placed(one, SMALL_WIDE, SMALL_HIGH)[0] for _, one in self.logos]
        return sum(each) + SMALL_BETWEEN * len(each)

    def height(self, width: float) -> float:  # noqa: ARG002
        return SMALL_HIGH

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        right = x + width
        for logo, one in reversed(self.logos):
            wide, high = placed(one, SMALL_WIDE, SMALL_HIGH)
            right -= wide
            place = (right, top - SMALL_HIGH / 2 - high / 2, wide, high)
            draw_picture(paper, logo, one, place)
            right -= SMALL_BETWEEN


class Topped(Block):
    """A title with the small logos at its right, on the same height."""

    keeps_next = True

    def __init__(self, title: Block, logos: Sequence[PhotoView]) -> None:
        self.title, self.logos = title, SmallLogos(logos)
        self.after = title.after

    def _room(self, width: float) -> float:
        return width - self.logos.wide

    def height(self, width: float) -> float:
        return max(stack_height([self.title], self._room(width)), SMALL_HIGH)

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        self.title.draw(paper, x, top, self._room(width))
        self.logos.draw(paper, x, top, width)


def with_logos(view: PlanView, title: Block) -> Block:
    """The title of a sheet with the plan's small logos beside it, where there are any."""
    return Topped(title, view.logos) if view.logos else title
