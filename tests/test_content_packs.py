"""Every shipped pack keeps the rules: whole, in all languages, spoken plainly, asking nothing
that must not be asked (P-04)."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workshop_app import paths
from workshop_app.domain import text_guard
from workshop_app.domain.pack_rules import agenda_problems, exercise_problems
from workshop_app.domain.packs import LANGUAGES, STAGES, steps_for
from workshop_app.services import content

FOLDER = paths.resources("content")
EXERCISES = sorted((FOLDER / "exercises").glob("*.toml"))
AGENDAS = sorted((FOLDER / "agendas").glob("*.toml"))
WORDS_ON_PROJECTOR = 14
WORDS_IN_A_SENTENCE = 30
NOT_OUR_SPANISH = re.compile(r"\b\w+@s\b|\btod[xe]s\b|\b(?:vosotros|vosotras|contigo|tú)\b", re.I)
KINDS_OF_TERMS = (
    "thing", "people", "theme", "perspective", "stage", "zone", "method", "rule", "channel",
    "status", "button",
)  # fmt: skip


def tables(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def strings(value: object) -> Iterator[str]:
    """Every text anywhere in ``value``."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def texts(value: object) -> Iterator[dict[str, str]]:
    """Every table of languages anywhere in ``value``."""
    if isinstance(value, dict):
        if "es" in value:
            yield value
        else:
            for one in value.values():
                yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)


def name(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", EXERCISES, ids=name)
def test_an_exercise_is_whole_in_every_language(path: Path) -> None:
    assert exercise_problems(tables(path), path.name, LANGUAGES) == []


@pytest.mark.parametrize("path", EXERCISES, ids=name)
def test_an_exercise_has_care_and_enough_to_work_with(path: Path) -> None:
    data = tables(path)
    risks = [care["risk"] for care in data["care"]]
    assert "never_ask" in risks
    assert len(risks) >= 3
    assert len(data["tips"]) >= 2
    assert len(data["steps"]) >= 3


@pytest.mark.parametrize("path", EXERCISES, ids=name)
def test_what_is_said_is_short_enough_to_be_said_and_shown(path: Path) -> None:
    for number, step in enumerate(tables(path)["steps"], 1):
        for language in LANGUAGES:
            shown = [w for w in step["projector"][language].split() if any(map(str.isalnum, w))]
            assert len(shown) <= WORDS_ON_PROJECTOR, f"step {number} {language}"
            for sentence in re.split(r"(?<=[.!?…])\s+", step["say"][language]):
                assert len(sentence.split()) <= WORDS_IN_A_SENTENCE, f"step {number}: {sentence}"


@pytest.mark.parametrize("path", [*EXERCISES, *AGENDAS], ids=name)
def test_texts_are_clean_and_in_the_words_of_the_place(path: Path) -> None:
    for text in texts(tables(path)):
        assert not NOT_OUR_SPANISH.search(text["es"])
        for language in LANGUAGES:
            assert text[language] == text[language].strip()
            assert "  " not in text[language]


@pytest.mark.parametrize("path", AGENDAS, ids=name)
def test_an_agenda_fits_its_exercises(path: Path) -> None:
    known = content.exercises()
    assert agenda_problems(tables(path), path.name, LANGUAGES, known) == []


@pytest.mark.parametrize("path", AGENDAS, ids=name)
def test_the_steps_of_an_agenda_fill_its_minutes(path: Path) -> None:
    agenda = content.agendas()
    [ours] = [one for one in agenda if one.id == path.stem]
    spent = 0
    for item in ours.items:
        pack = content.exercise(item.exercise)
        spent += sum(s.minutes for s in steps_for(pack, item.minutes)) if pack else item.minutes
    assert spent == ours.minutes


def test_there_is_content_for_the_whole_of_a_workshop() -> None:
    assert len(EXERCISES) >= 20
    assert len(AGENDAS) >= 6
    assert {pack.stage for pack in content.exercises().values()} == set(STAGES)
    assert {agenda.audience for agenda in content.agendas()} == {
        "leaders",
        "community",
        "officials",
    }


def test_the_glossary_has_one_word_for_one_thing() -> None:
    terms = tables(FOLDER / "glossary.toml")["term"]
    assert len(terms) >= 70
    used = {language: Counter[str]() for language in ("key", *LANGUAGES)}
    for term in terms:
        assert set(term) == {"key", "kind", "def", *LANGUAGES}
        assert term["kind"] in KINDS_OF_TERMS
        assert set(term["def"]) == {"es", "en"}
        assert all(text.strip() for text in strings(term))
        for language, counter in used.items():
            counter[term[language].casefold()] += 1
    assert {word: n for counter in used.values() for word, n in counter.items() if n > 1} == {}


def test_no_pack_holds_what_looks_like_a_person() -> None:
    every = [tables(path) for path in (*EXERCISES, *AGENDAS, FOLDER / "glossary.toml")]
    # Joined by lines: one pass over all texts instead of one for each of some thousands.
    assert [mark.text for mark in text_guard.look("\n\n".join(strings(every)))] == []


def test_every_printed_sheet_has_a_plain_name() -> None:
    sheets = {m.sheet for pack in content.exercises().values() for m in pack.materials if m.sheet}
    assert len(sheets) == 30
    assert {"ballots", "tally-sheet", "option-poster", "proposal-cards"} <= sheets


def test_no_pack_names_a_place_of_a_machine() -> None:
    absolute = re.compile(r"(?<![\w.:/])/(?:home|tmp|root|Users|mnt|var|opt|srv)/|\b[A-Z]:\\\\")
    for path in FOLDER.rglob("*.toml"):
        assert not absolute.search(path.read_text(encoding="utf-8")), path.name
