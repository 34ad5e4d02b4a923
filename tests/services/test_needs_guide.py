"""The needs guide asks nothing of anybody, tells no protection alone, and leaves no trace."""

from __future__ import annotations

import re

import pytest

from workshop_app.domain import text_guard
from workshop_app.domain.directory import POINT_FIELDS
from workshop_app.services import directory_changes, needs_guide
from workshop_app.services.criteria import LANGUAGES
from workshop_app.services.open_plan import OpenPlan


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_is_whole_in_every_language(language: str) -> None:
    told, spanish = needs_guide.guide(language), needs_guide.guide("es")
    assert [one.id for one in told.signs] == [one.id for one in spanish.signs]
    for sign in told.signs:
        assert sign.notice
        assert sign.do
        assert set(sign.fields) <= set(POINT_FIELDS)
        assert not any(text_guard.look(text) for text in (sign.notice, sign.do))
    assert all(line.text for line in told.speaking)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_asks_no_status_and_names_no_diagnosis(language: str) -> None:
    """Questions are in quotes: there is one, how to help."""
    told = needs_guide.guide(language)
    texts = [text for sign in told.signs for text in (sign.notice, sign.do)]
    assert not any("?" in text for text in texts)
    said = " ".join(texts).casefold()
    assert not re.search(r"trastorno|disorder|depresi|trauma|nacionalidad|nationality|ilegal", said)


def test_protection_is_never_the_only_field_of_a_sign() -> None:
    for sign in needs_guide.guide("es").signs:
        assert sign.fields != (needs_guide.PROTECTION,)


def test_a_point_of_protection_is_told_only_beside_others(plan: OpenPlan) -> None:
    sign = next(s for s in needs_guide.guide("es").signs if s.id == "afraid")
    alone = directory_changes.add(plan, "Comisaría", field="protection")
    assert needs_guide.turn_to(plan, sign) == []
    other = directory_changes.add(plan, "PAO", "pao")
    assert needs_guide.turn_to(plan, sign) == [alone, other]


def test_reading_it_leaves_no_trace_in_the_file(plan: OpenPlan) -> None:
    directory_changes.add(plan, "PAO", "pao")
    plan.close()
    before = plan.path.read_bytes()
    from workshop_app.services.open_plan import open_file
    from workshop_app.settings import Settings

    again = open_file(plan.path, Settings(laptop="1a" * 8, nickname="tucán 17", letter="B"))
    for language in LANGUAGES:
        for sign in needs_guide.guide(language).signs:
            needs_guide.turn_to(again, sign)
    again.close()
    assert plan.path.read_bytes() == before
