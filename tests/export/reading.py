"""A drawn document, read back: its boxes, its pages, its words."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache, lru_cache

from pypdf import PdfReader

from tests.export.sample_view import sample_view
from workshop_app.export.pdf.paper import Box
from workshop_app.export.pdf.plan import drawn
from workshop_app.export.views import PlanView
from workshop_app.translation.catalogue import Words


@dataclass(frozen=True)
class Document:
    content: bytes
    boxes: tuple[Box, ...]

    @property
    def reader(self) -> PdfReader:
        return PdfReader(io.BytesIO(self.content))

    def texts(self) -> list[str]:
        """The words of each page, blanks made one."""
        return [" ".join(page.extract_text().split()) for page in self.reader.pages]

    def page(self, number: int) -> list[Box]:
        return [box for box in self.boxes if box.page == number]

    @property
    def pages(self) -> int:
        return max(box.page for box in self.boxes)


def ignored(done: int, total: int) -> None:
    del done, total


@lru_cache(maxsize=12)
def draw(view: PlanView, language: str = "es") -> Document:
    """The view, drawn; the same one is drawn once."""
    boxes: list[Box] = []
    content = drawn(view, Words(language), ignored, boxes)
    return Document(content, tuple(boxes))


@cache
def sample_document(language: str = "es") -> Document:
    """The sample plan, drawn once."""
    return draw(sample_view(language), language)
