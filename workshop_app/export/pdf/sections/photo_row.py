"""Photos beside each other, each in its own proportions with its line under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workshop_app.export.pdf import styles
from workshop_app.export.pdf.blocks import Block
from workshop_app.export.pdf.paragraph import Paragraph
from workshop_app.export.pdf.pictures import picture
from workshop_app.export.pdf.sections.logos import draw_picture
from workshop_app.export.pdf.text import as_said

if TYPE_CHECKING:
    from workshop_app.export.follow_up_views import PhotoView
    from workshop_app.export.pdf.paper import Paper

WIDE, HIGH, BETWEEN = 152.0, 114.0, 15.0
MOST = 3


class PhotoRow(Block):
    """Up to three photos that may be shown (P-27). ``told`` stands for one without a line."""

    def __init__(self, photos: Sequence[PhotoView], told: str) -> None:
        self.photos, self.told = list(photos[:MOST]), told
        self.before = self.after = 6.0
        self._lines = [
            Paragraph(as_said(one.caption), styles.TABLE_NOTE) if one.caption else None
            for one in self.photos
        ]

    def alt(self, photo: PhotoView) -> str:
        """What is said instead of a photo."""
        return photo.caption or self.told

    def height(self, width: float) -> float:  # noqa: ARG002
        lines = max((one.height(WIDE) for one in self._lines if one), default=0.0)
        return HIGH + (lines + 3 if lines else 0.0)

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:  # noqa: ARG002
        for photo, line in zip(self.photos, self._lines, strict=True):
            one = picture(photo.data)
            scale = min(WIDE / one.width, HIGH / one.height)
            wide, high = one.width * scale, one.height * scale
            draw_picture(paper, photo, one, (x, top - HIGH, wide, high), self.alt(photo))
            if line:
                line.draw(paper, x, top - HIGH - 3, WIDE)
            x += WIDE + BETWEEN
