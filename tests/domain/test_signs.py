"""Signs: few words and a pictogram for those who do not read."""

from __future__ import annotations

import json

import pytest
from fontTools.ttLib import TTFont

from workshop_app import paths
from workshop_app.domain import signs
from workshop_app.export.pdf import pictograms
from workshop_app.text import plain
from workshop_app.translation.catalogue import Words


@pytest.mark.parametrize(
    ("said", "sign", "short"),
    [
        ("Titular los lotes: que nos den la escritura", "key", "Titular los lotes"),
        ("Que el puesto de salud abra los sábados", "first-aid-kit", "Que el puesto de salud abra"),
        ("Biblioteca rodante con libros y cuenteros", "books", "Biblioteca rodante con libros"),
        ("A crèche so that we can go out to work", "", "A crèche"),
        ("¿Luz?", "lightbulb", "Luz"),
        ("", "", ""),
    ],
)
def test_words_suggest_a_sign_and_a_short_text(said: str, sign: str, short: str) -> None:
    if sign:
        assert signs.suggested_sign(said) == sign
    assert signs.suggested_short(said).startswith(short)
    assert signs.is_short(signs.suggested_short(said))


@pytest.mark.parametrize(
    ("said", "short"),
    [
        ("Escalera con baranda hacia la parte alta", "Escalera con baranda"),
        ("Puesto de salud abierto todo el día", "Puesto de salud abierto"),
        ("Una cancha con luz para los muchachos", "Una cancha con luz"),
        ("Street lamps on the way up to the school", "Street lamps on the way up"),
        ("Sala de lectura para los (niños)", "Sala de lectura"),
        ("Arreglar el techo del salón A: goteras", "Arreglar el techo del salón A"),
        ("Lo de todos", "Lo de todos"),
    ],
)
def test_a_short_text_that_leaves_words_out_does_not_end_in_one_that_leads_on(
    said: str, short: str
) -> None:
    assert signs.suggested_short(said) == short


def test_the_longest_beginning_wins_then_the_word_said_first_then_the_first_sign() -> None:
    assert signs.suggested_sign("agua y alimentacion") == "bowl-food"
    assert signs.suggested_sign("basura agua") == "trash"
    assert signs.suggested_sign("agua luces") == "lightbulb"
    assert signs.suggested_sign("agua olla") == "drop"
    assert signs.suggested_sign("olla agua") == "cooking-pot"


def test_there_are_signs_enough_each_with_a_name_and_an_icon_of_its_own() -> None:
    assert len(signs.SIGNS) >= 150
    for of in ("icon", "name"):
        every = [getattr(sign, of) for sign in signs.SIGNS]
        assert len(every) == len(set(every))


@pytest.mark.parametrize("language", ["es", "en"])
def test_no_two_signs_are_called_alike(language: str) -> None:
    words = Words(language)
    names = [words(sign.name) for sign in signs.SIGNS]
    assert len(set(names)) == len(names)


def test_every_sign_can_be_drawn_on_the_screen_and_in_a_document() -> None:
    known = json.loads(paths.resources("icons", "phosphor.json").read_text(encoding="utf-8"))
    for style in ("Regular", "Fill"):
        font = TTFont(paths.resources("icons", f"Phosphor-{style}.ttf"))
        drawn, glyphs = font.getBestCmap(), font["glyf"]
        for sign in signs.SIGNS:
            name = drawn[int(known[sign.icon], 16)]
            assert glyphs[name].numberOfContours != 0, f"{sign.icon} is empty in {style}"
    for sign in signs.SIGNS:
        assert pictograms.outline(sign.icon), f"{sign.icon} is not drawn in documents"


def test_words_that_suggest_are_plain_and_long_enough_not_to_fit_by_chance() -> None:
    for sign in signs.SIGNS:
        for word in sign.words:
            assert word == plain(word), sign.icon
            assert len(word) > 2, (sign.icon, word)


def test_a_whole_word_does_not_suggest_its_sign_from_within_a_longer_one() -> None:
    assert signs.suggested_sign("Que le dé el sol") == "sun"
    assert signs.suggested_sign("solidarios") == ""
    assert signs.suggested_sign("ave") == "bird"
    assert signs.suggested_sign("averiguar") == ""


def test_a_search_finds_by_name_and_by_the_words_that_suggest_it() -> None:
    names = {"drop": "Agua"}
    assert "drop" in [sign.icon for sign in signs.matching("agua", names)]
    assert [sign.icon for sign in signs.matching("vacuna", {})] == ["syringe"]
    assert list(signs.matching("", {})) == list(signs.SIGNS)


def test_a_search_finds_beginnings_before_what_lies_within_a_word() -> None:
    words = Words("es")
    names = {sign.icon: words(sign.name) for sign in signs.SIGNS}
    found = [sign.icon for sign in signs.matching("río", names)]
    assert found[0] == "waves"
    assert "coffee" in found[1:], "refrigerio"


def test_all_that_the_words_suggest_are_given_best_first() -> None:
    assert signs.fitting("Luz en el alumbrado del parque")[:2] == ["lightbulb", "park"]
    assert signs.fitting("") == []
    assert signs.fitting("xyz") == []
    for sign in signs.SIGNS:
        word = sign.words[0].rstrip(".")
        assert sign.icon in signs.fitting(word), (sign.icon, word)
