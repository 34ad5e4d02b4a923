"""What phones are told: whole in four languages, and every phrase that is asked for is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workshop_app.web import phrases
from workshop_app.web.phrases import LANGUAGES, Phrases

ROOT = Path(__file__).resolve().parent.parent.parent


def test_every_phrase_is_in_every_language_with_the_same_fields() -> None:
    for key, said in phrases.table().items():
        assert list(said) == list(LANGUAGES), key
        assert all(text.strip() for text in said.values()), key
        fields = {tuple(sorted(set(re.findall(r"{(\w+)}", text)))) for text in said.values()}
        assert len(fields) == 1, key


def test_every_phrase_that_the_pages_name_is_in_the_table_and_none_is_left_over() -> None:
    table = phrases.table()
    pages = [p.read_text(encoding="utf-8") for p in (ROOT / "resources/phones").glob("*.html")]
    named = {key for page in pages for key in re.findall(r'say\("(\w+)"', page)}
    assert named <= table.keys()
    code = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "workshop_app/web").glob("*.py"))
    said = named | set(re.findall(r'"([a-z_]+)"', code))
    one_left = {key for key in table if key.endswith("_one") and key[:-4] in said}
    assert table.keys() - said - one_left == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_can_be_said(language: str) -> None:
    say = Phrases(language)
    assert "{" not in say("too_much", n=6, total=5, over=1)


def test_a_language_that_is_not_there_is_said_in_the_first() -> None:
    assert Phrases("de")("thanks") == "Gracias"
