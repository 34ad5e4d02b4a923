"""Tables from outside, read as proposals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.entity import PERSPECTIVES, THEMES
from workshop_app.domain.incoming import LONGEST, Told, clean, read_rows
from workshop_app.domain.incoming_columns import (
    FIELDS,
    find_heads,
    head_words,
    match_columns,
    money_of,
    perspective_of,
    theme_of,
)
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words

HEADS = ["Título", "Tema"]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (["título", "tema"], {"text": (0,), "theme": (1,)}),
        (["TITLE", "Theme"], {"text": (0,), "theme": (1,)}),
        (["Título", "TEMA"], {"text": (0,), "theme": (1,)}),
        (["titre", "thème"], {"text": (0,), "theme": (1,)}),
        (["Nº", "Categoría", "Descripción", "Título"], {"text": (3,), "theme": (1,), "detail": (2,)}),
        (["descripción", "tema"], {"text": (0,), "theme": (1,)}),
        (["id", "title/ca", "title/es", "category/name/es", "category/id"],
         {"text": (1, 2), "theme": (3,)}),
        (["Propuesta", "Tema", "Costo (COP)"], {"text": (0,), "theme": (1,), "cost": (2,)}),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_heads(
    heads: list[str], expected: dict[str, tuple[int, ...]]
) -> None:
    assert match_columns(heads) == expected


def test_no_column_brings_two_fields() -> None:
    for meaning in {m for meanings in FIELDS.values() for m in meanings}:
        places = [p for found in match_columns([meaning] * 2).values() for p in found]
        assert len(places) == len(set(places))


def test_a_named_column_wins_over_the_heads_and_may_be_none() -> None:
    heads = ["Título", "Lo que se pide", "Tema"]
    assert match_columns(heads, {"text": "lo que se pide"})["text"] == (1,)
    assert "theme" not in match_columns(heads, {"theme": ""})


@pytest.mark.parametrize("named", [{"text": "Otra"}, {"color": "Tema"}])
def test_a_column_or_field_that_is_not_there_is_told(named: dict[str, str]) -> None:
    with pytest.raises(KnownError):
        match_columns(HEADS, named)


def test_every_theme_and_perspective_is_known_in_four_languages() -> None:
    names = {
        "housing": ("Vivienda y hábitat", "Housing and habitat", "Moradia e habitat",
                    "Logement et habitat", "VIVIENDA"),
        "public_space": ("Espacio público y seguridad", "Public space & security",
                         "Espaço público e segurança", "Espace public et sécurité", "public_space"),
        "education": ("Educación y cultura", "Education and culture", "Educação e cultura",
                      "Éducation et culture"),
        "health": ("Salud y bienestar", "Health and well-being", "Saúde e bem-estar",
                   "Santé et bien-être", " salud "),
        "economy": ("Oportunidades económicas", "Economic opportunities",
                    "Oportunidades econômicas", "Opportunités économiques"),
    }  # fmt: skip
    assert {t: {theme_of(n) for n in names[t]} for t in THEMES} == {t: {t} for t in THEMES}
    assert {theme_of(theme) for theme in THEMES} == set(THEMES)
    assert {perspective_of(p) for p in PERSPECTIVES} == set(PERSPECTIVES)
    assert theme_of("Movilidad") is None
    assert theme_of("") is None


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("$ 1.980.000", 1_980_000),
        ("1,980,000.00", 1_980_000),
        ("1.980.000,50", 1_980_001),
        ("COP 12000", 12_000),
        ("12,5 millones", 12_500_000),
        ("1.980 millones de pesos", 1_980_000_000),
        ("0", 0),
        ("12.5", 13),
        ("1\u00a0980\u00a0000", 1_980_000),
        ("1'980.000", None),
        ("mucho", None),
        ("-5", None),
        ("1.2.3", None),
        ("12,34,56", None),
        ("", None),
    ],
)
def test_money_is_read_in_both_spellings(written: str, amount: int | None) -> None:
    if amount is None:
        with pytest.raises(ValueError, match="amount"):
            money_of(written)
    else:
        assert money_of(written) == amount


def test_heads_may_stand_under_a_title() -> None:
    rows = [["Presupuesto participativo 2026"], [], ["N.º", "Propuesta", "Tema"], ["1", "Agua", ""]]
    assert find_heads(rows) == 2
    assert find_heads([["a", "b"], ["c", "d"]]) == 0
    assert find_heads([["x"], ["Lo dicho", "y"]], {"text": "lo dicho"}) == 1
    reading = read_rows(rows, theme="health")
    assert [(c.row, c.text) for c in reading.candidates] == [(4, "Agua")]


def test_a_row_is_read_whole() -> None:
    reading = read_rows(
        [
            ["Título", "Tema", "Descripción", "Costo", "Perspectiva", "Etiquetas", "Taller", "Mesa"],
            ["Luz", "Salud", "<p>En la <b>cancha</b></p>", "$ 2.000", "Inclusión social",
             "luz, noche", "Taller 1", "M2"],
        ]
    )  # fmt: skip
    (one,) = reading.candidates
    assert (one.text, one.theme, one.detail, one.cost) == ("Luz", "health", "En la cancha", 2000)
    assert (one.perspective, one.tags) == ("Inclusión social", ("luz", "noche"))
    assert (one.workshop, one.table, one.row) == ("Taller 1", "M2", 2)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (["", "Salud"], "the text is missing"),
        (["Agua", ""], "the theme is missing"),
        (["Agua", "Movilidad"], "none of the five themes"),
        (["12 - 14", "Salud"], "no words"),
        (["Agua", "Salud", "y luz"], "more cells than heads"),
        (["Ag\ufffda", "Salud"], "cannot be read"),
        (["a" * (LONGEST + 1), "Salud"], "characters"),
    ],
)
def test_a_row_that_cannot_come_in_is_refused_with_its_reason(
    cells: list[str], reason: str
) -> None:
    reading = read_rows([HEADS, ["Luz", "Salud"], cells])
    assert [c.text for c in reading.candidates] == ["Luz"]
    (told,) = reading.refused
    assert told.row == 3
    assert reason in told.said(Words("en"))


def test_an_amount_that_cannot_be_read_refuses_its_row() -> None:
    reading = read_rows([[*HEADS, "Costo"], ["Luz", "Salud", "mucho"], ["Agua", "Salud", "-"]])
    assert [c.cost for c in reading.candidates] == [None]
    assert reading.refused[0].row == 2


def test_the_named_theme_is_taken_only_by_rows_that_have_none() -> None:
    reading = read_rows([HEADS, ["Luz", ""], ["Agua", "Educación"], ["Aire", "Aire"]], "health")
    assert [(c.text, c.theme) for c in reading.candidates] == [
        ("Luz", "health"),
        ("Agua", "education"),
    ]
    assert [told.row for told in reading.refused] == [4]


def test_a_guessed_column_of_other_themes_is_left_alone_and_told() -> None:
    rows = [["Título", "Categoría"], ["Luz", "Movilidad"], ["Agua", "Ambiente"]]
    reading = read_rows(rows, theme="health")
    assert [c.theme for c in reading.candidates] == ["health", "health"]
    assert "Categoría" in reading.notes[0].said(Words("en"))
    with pytest.raises(KnownError):
        read_rows(rows)


@pytest.mark.parametrize(
    "rows",
    [[], [[]], [["", " "]], [["uno", "dos"], ["a", "b"]], [["Título"], ["Luz"]]],
)
def test_a_table_without_words_or_themes_is_refused_whole(rows: list[list[str]]) -> None:
    with pytest.raises(KnownError):
        read_rows(rows)


def test_empty_rows_are_passed_over_but_counted() -> None:
    reading = read_rows([HEADS, ["", ""], [], ["Luz", "Salud"]])
    assert [c.row for c in reading.candidates] == [4]
    assert reading.refused == ()


def test_what_a_database_writes_for_nothing_is_nothing() -> None:
    reading = read_rows([[*HEADS, "Detalle"], ["Luz", "Salud", "None"], ["NULL", "Salud", ""]])
    assert [(c.text, c.detail) for c in reading.candidates] == [("Luz", "")]
    assert reading.refused[0].message == "the text is missing"


def test_cells_lose_markup_and_signs_but_keep_the_words() -> None:
    assert clean("<p>Uno &amp; dos</p><p>tres</p>") == "Uno & dos\ntres"
    assert clean("'=SUM(A1)") == "=SUM(A1)"
    assert clean("a < b y c > d") == "a < b y c > d"
    assert clean("un\x00o\u00a0 dos\r\ntres") == "uno dos\ntres"
    assert clean("'tis") == "'tis"


@given(st.lists(st.lists(st.text(max_size=12), max_size=5), max_size=6), st.sampled_from(THEMES))
def test_any_table_is_read_or_refused_in_words(rows: list[list[str]], theme: str) -> None:
    try:
        reading = read_rows([HEADS, *rows], theme)
    except KnownError:
        return
    assert len(reading.candidates) + len(reading.refused) <= len(rows)
    assert all(c.text and c.theme in THEMES for c in reading.candidates)


def test_a_line_says_the_row() -> None:
    assert Told(12, "the theme is missing").said(Words("en")) == "Row 12: the theme is missing"
    assert head_words("Título/pt-BR") == "titulo"
