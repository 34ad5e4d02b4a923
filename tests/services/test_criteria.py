"""The criteria are told whole, in the four languages of the room."""

from __future__ import annotations

import pytest

from workshop_app.domain.capacity import CRITERIA
from workshop_app.services import criteria


def test_every_criterion_has_every_text_in_every_language() -> None:
    table = criteria.table()
    assert list(table) == list(CRITERIA)
    for id, parts in table.items():
        assert tuple(parts) == criteria.PARTS, id
        for part, said in parts.items():
            assert tuple(said) == criteria.LANGUAGES, (id, part)
            assert all(text.strip() == text and text for text in said.values()), (id, part)


def test_no_two_texts_of_a_language_are_the_same() -> None:
    for language in criteria.LANGUAGES:
        said = [one[part][language] for one in criteria.table().values() for part in criteria.PARTS]
        assert len(set(said)) == len(said), language


def test_texts_are_short_enough_for_a_line_beside_the_row() -> None:
    for id, parts in criteria.table().items():
        for part, said in parts.items():
            for language, text in said.items():
                assert len(text) <= 66, (id, part, language, len(text))


@pytest.mark.parametrize("language", [*criteria.LANGUAGES, "de"])
def test_each_language_can_be_said(language: str) -> None:
    told = criteria.anchors(language)
    assert list(told) == list(CRITERIA)
    assert [score for score, _ in told["budget"].examples] == [1, 3, 5]


def test_a_language_that_is_not_there_is_said_in_the_first() -> None:
    assert criteria.anchors("de") == criteria.anchors("es")
