"""Nothing is cut off, nothing lies over another: the boxes listed while drawing are compared."""

from __future__ import annotations

import pytest

from tests.export.made_views import awkward_view, empty_view, many_view
from tests.export.reading import Document, draw, sample_document
from workshop_app.export.pdf.blocks import FRAME_BOTTOM, LEFT, TEXT_WIDTH
from workshop_app.export.pdf.paper import HEIGHT, WIDTH, Box

TOLERANCE = 1.6
"""Descenders of one line may reach so far into the next, in points."""

AROUND = {"Figure"}
"""Elements whose box holds other boxes."""


def overlap(one: Box, other: Box) -> float:
    wide = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    high = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return min(wide, high)


def documents() -> dict[str, Document]:
    return {
        "sample": sample_document(),
        "english": sample_document("en"),
        "empty": draw(empty_view()),
        "many": draw(many_view(30)),
    }


@pytest.fixture(scope="module")
def drawings() -> dict[str, Document]:
    return documents()


@pytest.mark.parametrize("name", ["sample", "english", "empty", "many"])
def test_no_piece_of_text_lies_over_another(name: str, drawings: dict[str, Document]) -> None:
    document = drawings[name]
    for page in range(1, document.pages + 1):
        boxes = [box for box in document.page(page) if box.tag not in AROUND and box.text.strip()]
        for n, one in enumerate(boxes):
            for other in boxes[n + 1 :]:
                assert overlap(one, other) < TOLERANCE, (page, one.text, other.text)


@pytest.mark.parametrize("name", ["sample", "english", "empty", "many"])
def test_every_piece_of_text_lies_within_the_frame(
    name: str, drawings: dict[str, Document]
) -> None:
    for box in drawings[name].boxes:
        if box.page == 1:
            assert box.x >= 12
            assert box.x + box.width <= WIDTH - 12
            assert box.y >= 12
            continue
        assert box.x >= LEFT - 0.5, box
        assert box.x + box.width <= LEFT + TEXT_WIDTH + 0.5, box
        assert box.y >= FRAME_BOTTOM - 0.5, box
        assert box.y + box.height <= HEIGHT - 20, box


def test_awkward_words_stay_within_the_frame_too() -> None:
    for box in draw(awkward_view()).boxes:
        assert box.x + box.width <= WIDTH - 12, box
        assert box.y >= 12, box


def test_no_page_ends_with_a_heading() -> None:
    for document in (sample_document(), draw(awkward_view())):
        for page in range(2, document.pages + 1):
            boxes = [box for box in document.page(page) if box.text.strip()]
            lowest = min(boxes, key=lambda box: box.y)
            assert lowest.tag not in ("H1", "H2", "H3"), (page, lowest.text)


def test_every_figure_has_words_for_those_who_cannot_see_it() -> None:
    figures = [box for box in sample_document().boxes if box.tag == "Figure"]
    assert len(figures) >= 9
    assert all(len(box.text) > 30 for box in figures)


def test_labels_of_the_map_do_not_touch_one_another() -> None:
    document = sample_document()
    figure = next(box for box in document.boxes if box.text.startswith("Mapa de prioridad"))
    labels = [
        box for box in document.page(figure.page) if box.tag == "Label" and "Figure" in box.path
    ]
    assert len(labels) > 25
    for n, one in enumerate(labels):
        for other in labels[n + 1 :]:
            assert overlap(one, other) < 1.0, (one.text, other.text)
