"""Text on its way to paper: cleaned, and every character in a font that has it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.export.made_views import AWKWARD
from workshop_app.export.pdf import fonts
from workshop_app.export.pdf.paragraph import set_lines
from workshop_app.export.pdf.text import (
    BOX,
    bold,
    clean,
    filled,
    lines_of,
    plain_of,
    quoted,
    set_in_fonts,
    shortened,
    unprintable,
)
from workshop_app.export.telling import brief, first_words
from workshop_app.translation.catalogue import Words


def test_control_format_and_surrogate_characters_are_dropped() -> None:
    assert clean("A\x00B\u200bC\u202eD\ud800E\ufeffF\x1b") == "ABCDEF"


def test_every_kind_of_line_break_becomes_one_and_blanks_are_joined() -> None:
    assert clean("a\r\nb\rc\u2028d\x0be") == "a\nb\nc\nd\ne"
    assert clean("a \t  b") == "a b"


def test_decomposed_letters_are_composed() -> None:
    assert clean("cafe\u0301") == "café"


def test_emoji_are_set_in_the_emoji_font_and_a_family_shows_as_its_members() -> None:
    runs = set_in_fonts("pan 👨‍👩‍👧 y maíz 🌽", fonts.REGULAR)
    assert [run.text for run in runs if run.font == fonts.EMOJI] == ["👨👩👧", "🌽"]


def test_skin_tones_and_selectors_are_dropped() -> None:
    assert plain_of(set_in_fonts("👍🏽 ❤️", fonts.REGULAR)) == "👍 ❤"


def test_what_no_font_has_shows_as_a_box_once_per_character() -> None:
    assert plain_of(set_in_fonts("水电", fonts.REGULAR)) == BOX * 2
    assert unprintable("agua 水")
    assert not unprintable("agua → ✓ ½ ñ 🌽")


def test_headings_take_arrows_from_the_text_font() -> None:
    runs = set_in_fonts("A → B", fonts.HEADING)
    assert [(run.text, run.font) for run in runs] == [
        ("A ", fonts.HEADING),
        ("→", fonts.BOLD),
        (" B", fonts.HEADING),
    ]


@given(st.text(max_size=60))
def test_every_character_set_is_in_its_font(text: str) -> None:
    for run in set_in_fonts(text, fonts.REGULAR):
        glyphs = fonts.face(run.font).glyphs
        assert all(ord(char) in glyphs or char == "\n" for char in run.text)


@given(st.text(max_size=400), st.floats(min_value=30, max_value=500))
def test_no_line_is_wider_than_its_room(text: str, width: float) -> None:
    runs = set_in_fonts(text, fonts.REGULAR)
    lines = set_lines(runs, width, 11, None)  # type: ignore[arg-type]
    assert all(line.width <= width + 0.01 for line in lines)


@pytest.mark.parametrize("text", AWKWARD)
def test_setting_lines_loses_no_letters(text: str) -> None:
    runs = set_in_fonts(text, fonts.REGULAR)
    lines = set_lines(runs, 120, 11, None)  # type: ignore[arg-type]
    kept = "".join(line.text for line in lines)
    assert kept.replace(" ", "") == plain_of(runs).replace("\n", "").replace(" ", "")


def test_facts_keep_their_own_font_within_a_message() -> None:
    runs = filled(Words("en"), "In went {numbers}.", numbers=bold("25"))
    assert [(run.text, run.font) for run in runs] == [
        ("In went ", ""),
        ("25", fonts.BOLD),
        (".", ""),
    ]


def test_braces_that_someone_typed_stay_braces() -> None:
    runs = filled(Words("en"), "In went {numbers}.", numbers="{0} {numbers}")
    assert plain_of(runs) == "In went {0} {numbers}."


def test_quotation_marks_follow_the_language() -> None:
    assert quoted(" pan ", Words("es")) == "«pan»"
    assert quoted(" pan ", Words("en")) == "“pan”"


def test_a_longer_text_is_told_in_its_paragraphs() -> None:
    assert lines_of("uno\n\n dos \r\ntres") == ["uno", "dos", "tres"]


def test_short_names_are_cut_at_blanks_and_end_in_no_small_word() -> None:
    assert shortened("Agua y alcantarillado por cuadras", 26) == "Agua y alcantarillado…"
    assert brief("Cursos cortos de panadería y costura", 3) == "Cursos cortos"
    assert first_words("Fondo semilla para negocios en sociedad", 3) == "Fondo semilla…"
    assert brief("Luz", 3) == "Luz"
    assert len(brief("x" * 300, 3)) < 60
