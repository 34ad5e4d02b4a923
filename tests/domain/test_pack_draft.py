"""An exercise while it is written: what follows from the steps, and what is not right yet."""

from __future__ import annotations

from typing import Any

import pytest

from tests.domain.test_packs import tables, text
from workshop_app.domain.pack_draft import Draft, begun


@pytest.fixture
def draft() -> Draft:
    return Draft(tables(), "es")


def wrong(draft: Draft) -> list[str]:
    return [problem.place for problem in draft.problems()]


def test_the_tables_that_it_began_with_stay_as_they_are() -> None:
    before: dict[str, Any] = tables()
    draft = Draft(before, "es")
    draft.write("title", "Otra ronda")
    draft.put("steps 1 minutes", 9)
    assert before == tables()


def test_a_text_that_changes_loses_its_other_languages_and_one_that_stays_keeps_them() -> None:
    both = {**tables(), "title": {"es": "Mi ronda", "en": "My round"}}
    draft = Draft(both, "es")
    draft.write("title", "Mi ronda")
    assert draft.tables["title"] == {"es": "Mi ronda", "en": "My round"}
    draft.write("title", "Nuestra ronda")
    assert draft.tables["title"] == {"es": "Nuestra ronda"}


def test_a_text_beside_other_values_is_written_at_its_entry(draft: Draft) -> None:
    draft.write("materials 1", "Cartulinas")
    draft.write("care 1", "Nunca pida el documento")
    assert draft.tables["materials"] == [{"qty": 2, "per": "table", "es": "Cartulinas"}]
    assert draft.tables["care"] == [{"risk": "never_ask", "es": "Nunca pida el documento"}]
    assert wrong(draft) == []


def test_minutes_follow_from_the_steps(draft: Draft) -> None:
    draft.put("steps 3 minutes", 25)
    assert draft.tables["minutes"] == {"min": 5, "typical": 30, "max": 30}
    draft.remove("steps", 1)
    assert draft.tables["minutes"] == {"min": 3, "typical": 27, "max": 30}
    assert wrong(draft) == []


def test_what_is_captured_follows_from_the_steps_and_brings_the_settings_of_a_vote(
    draft: Draft,
) -> None:
    draft.put("steps 1 capture", "vote")
    assert draft.tables["captures"] == ["proposal", "vote"]
    assert draft.value("vote method") == "dots"
    draft.put("steps 1 capture", "")
    draft.put("steps 3 capture", "")
    assert draft.tables["captures"] == ["nothing"]
    assert draft.value("vote") is None
    assert wrong(draft) == []


def test_a_new_step_stands_after_the_chosen_one_and_must_be_filled(draft: Draft) -> None:
    assert draft.add("steps", 1) == 2
    assert wrong(draft) == ["steps 2 say", "steps 2 do"]
    draft.write("steps 2 say", "Cuenten")
    draft.write("steps 2 do", "Escuche")
    assert wrong(draft) == []
    draft.move("steps", 2, 1)
    assert draft.text("steps 1 say") == "Cuenten"


def test_without_a_thing_never_to_ask_it_is_not_right(draft: Draft) -> None:
    draft.put("care 1 risk", "safety")
    assert wrong(draft) == ["care"]
    number = draft.add("care", 1)
    draft.write(f"care {number}", "Nunca pida el nombre")
    assert wrong(draft) == []


def test_questions_are_for_all_themes_or_for_none(draft: Draft) -> None:
    draft.write("prompts housing", "¿Qué techo?")
    assert wrong(draft) == [
        f"prompts {theme}" for theme in ("public_space", "education", "health", "economy")
    ]
    draft.write("prompts housing", "")
    assert "prompts" not in draft.tables
    assert wrong(draft) == []


def test_a_new_exercise_says_what_it_lacks() -> None:
    draft = Draft(begun("mi-idea", "Mi idea", "es"), "es")
    assert "title" not in wrong(draft)
    assert {"purpose", "steps 1 say", "materials 1", "care 1", "tips 1"} <= set(wrong(draft))
    for place in ("purpose", "low_literacy", "if_short", "steps 1 say", "steps 1 do",
                  "materials 1", "care 1", "tips 1"):  # fmt: skip
        draft.write(place, "algo")
    assert wrong(draft) == []


def test_a_text_is_shown_in_the_nearest_language() -> None:
    draft = Draft({**tables(), "title": text("Mi ronda")}, "en")
    assert draft.text("title") == "Mi ronda"
    assert draft.text("steps 2 projector") == ""
    draft.write("title", "My round")
    assert draft.tables["title"] == {"en": "My round"}
