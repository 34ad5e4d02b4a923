"""Signs: few words and a pictogram for those who do not read."""

from __future__ import annotations

import json

import pytest

from workshop_app import paths
from workshop_app.domain import signs


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


def test_the_longest_beginning_wins_then_the_word_said_first_then_the_first_sign() -> None:
    assert signs.suggested_sign("agua y alimentacion") == "bowl-food"
    assert signs.suggested_sign("basura agua") == "trash"
    assert signs.suggested_sign("agua luces") == "lightbulb"
    assert signs.suggested_sign("agua olla") == "drop"
    assert signs.suggested_sign("olla agua") == "cooking-pot"


def test_every_sign_is_in_the_icon_font_and_has_one_name() -> None:
    known = json.loads(paths.resources("icons", "phosphor.json").read_text(encoding="utf-8"))
    assert {sign.icon for sign in signs.SIGNS} <= known.keys()
    for of in ("icon", "name"):
        every = [getattr(sign, of) for sign in signs.SIGNS]
        assert len(every) == len(set(every))


def test_a_search_finds_by_name_and_by_the_words_that_suggest_it() -> None:
    names = {"drop": "Agua"}
    assert "drop" in [sign.icon for sign in signs.matching("agua", names)]
    assert [sign.icon for sign in signs.matching("vacuna", {})] == ["syringe"]
    assert list(signs.matching("", {})) == list(signs.SIGNS)
