"""Looking for words and numbers on the board: typing errors forgiven, numbers exact."""

from __future__ import annotations

import pytest

from workshop_app.services.board_search import SearchIndex

TEXTS = {
    "roof": ("Arreglar las goteras de los techos", "17"),
    "twin": ("Escaleras con baranda", "18"),
    "again": ("Alumbrado en las gradas", "18 bis"),
    "other": ("Títulos para 17 viviendas", "B17"),
    "hundred": ("Jornada de vacunación", "170"),
}


@pytest.fixture
def index() -> SearchIndex:
    made = SearchIndex()
    for id, (text, number) in TEXTS.items():
        made.put(id, text, number)
    return made


def found(index: SearchIndex, wanted: str) -> set[str]:
    answer = index.find(wanted)
    return {id for id in TEXTS if answer.holds([id])}


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ("17", {"roof"}),
        ("B17", {"other"}),
        ("b 17", {"other"}),
        ("18", {"twin"}),
        ("18 bis", {"again"}),
        ("18BIS", {"again"}),
        ("#170", {"hundred"}),
    ],
)
def test_a_number_finds_that_very_card(index: SearchIndex, wanted: str, ids: set[str]) -> None:
    assert found(index, wanted) == ids


def test_digits_that_no_number_has_are_looked_for_in_the_texts(index: SearchIndex) -> None:
    index.put("roof", "Arreglar 250 techos", "17")
    assert found(index, "250") == {"roof"}


def test_digits_find_the_card_of_another_laptop_where_there_is_no_other(
    index: SearchIndex,
) -> None:
    index.remove("roof")
    assert found(index, "17") == {"other"}


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ("gotreas", {"roof"}),
        ("goters", {"roof"}),
        ("escalleras", {"twin"}),
        ("escaelra", {"twin"}),
        ("barnada", {"twin"}),
        ("VACUNACION", {"hundred"}),
        ("bacunacion", {"hundred"}),
        ("titlos viv", {"other"}),
        ("alunbr", {"again"}),
        ("techos goteras", {"roof"}),
        ("techos vacuna", set()),
        ("zzz", set()),
    ],
)
def test_typing_errors_accents_and_half_words_are_forgiven(
    index: SearchIndex, wanted: str, ids: set[str]
) -> None:
    assert found(index, wanted) == ids


def test_short_words_and_other_first_letters_are_not_taken_for_errors(index: SearchIndex) -> None:
    index.put("roof", "hechos", "1")
    index.put("twin", "techos", "2")
    assert found(index, "techos") == {"twin"}
    assert found(index, "lax") == set()


def test_a_card_said_anew_is_no_longer_found_by_its_old_words(index: SearchIndex) -> None:
    index.put("roof", "Pisos", "17")
    assert found(index, "goteras") == set()
    index.remove("roof")
    assert found(index, "pisos") == set()


def test_a_cluster_holds_what_its_members_hold_together(index: SearchIndex) -> None:
    answer = index.find("goteras baranda")
    assert not answer.holds(["roof"])
    assert answer.holds(["roof", "twin"])
