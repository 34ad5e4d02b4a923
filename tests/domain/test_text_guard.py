"""The text guard: every example of the contract, money left alone, positions in the real text."""

from __future__ import annotations

import random
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.text_guard import KINDS, MASK, Mark, endangering, look, masked, may_go_on

CONTRACT = Path(__file__).parents[1] / "data" / "text_guard_examples.toml"
EXAMPLES: list[dict[str, Any]] = tomllib.loads(CONTRACT.read_text(encoding="utf-8"))["example"]
MARKED = [one for one in EXAMPLES if one["expected"] != "none"]
LEFT_ALONE = [one for one in EXAMPLES if one["expected"] == "none"]
WORD = "[dato retirado]"


@pytest.mark.parametrize("example", MARKED, ids=lambda one: one["text"])
def test_what_the_contract_expects_is_marked(example: dict[str, Any]) -> None:
    found = look(example["text"])
    assert any(mark.kind == example["expected"] and example["match"] in mark.text for mark in found)


@pytest.mark.parametrize("example", LEFT_ALONE, ids=lambda one: one["text"])
def test_what_the_contract_leaves_alone_is_not_marked(example: dict[str, Any]) -> None:
    assert look(example["text"]) == ()


@pytest.mark.parametrize("example", MARKED, ids=lambda one: one["text"])
def test_a_masked_text_has_nothing_left_to_mark(example: dict[str, Any]) -> None:
    safe = masked(example["text"], look(example["text"]), WORD)
    assert WORD in safe
    assert example["match"] not in safe
    assert look(safe) == ()


def test_two_details_are_both_masked() -> None:
    text = "3000000012 o 3000000013, cualquiera de los dos"
    assert masked(text, look(text), WORD) == f"{WORD} o {WORD}, cualquiera de los dos"


def test_a_price_list_raises_no_mark() -> None:
    chance = random.Random(17)
    forms = ("${}", "$ {}", "COP {}", "{} pesos", "{} de pesos", "{}\u00a0pesos", "$\u00a0{}")
    for _ in range(1000):
        amount = chance.randrange(1_000, 4_000_000_000)
        written = f"{amount:,}".replace(",", chance.choice((".", " ", "", "\u00a0")))
        line = "Arreglo de la vía: " + chance.choice(forms).format(written)
        assert look(line) == (), line
    for millions in range(1, 1000):
        assert look(f"Hacen falta {millions} millones para la cancha {millions}") == ()


@pytest.mark.parametrize(
    ("text", "kind", "part"),
    [
        ("llame al ３００ ０００ ００１２ ya", "phone", "３００ ０００ ００１２"),
        ("llame al 300\u00a0000\u00a00012 ya", "phone", "300\u00a0000\u00a00012"),
        ("llame al 300\u2011000\u20110012 ya", "phone", "300\u2011000\u20110012"),
        ("llame al 300   000 \t 0012 ya", "phone", "300   000 \t 0012"),
        ("llame al 30\u200b00000012 ya", "phone", "30\u200b00000012"),
        ("mi ce\u0301dula es 27 000 456.", "id_document", "ce\u0301dula es 27 000 456"),
        ("🌽 Vivo en la Calle 29 ＃ 15–36 🌽", "address", "Calle 29 ＃ 15–36"),
    ],
)
def test_other_ways_to_write_are_seen_and_found_in_the_text_as_typed(
    text: str, kind: str, part: str
) -> None:
    start = text.index(part)
    assert look(text) == (Mark(kind, start, start + len(part), part),)
    assert masked(text, look(text), WORD) == text.replace(part, WORD)


@given(st.text(alphabet=" \u00a0\u200b-–.#@aábcCEV0123456789\u0301ﬁ½º", max_size=40))
def test_marks_are_in_order_apart_and_true(text: str) -> None:
    end = 0
    for mark in look(text):
        assert mark.start >= end
        assert mark.text == text[mark.start : mark.end] != ""
        assert mark.kind in KINDS
        end = mark.end


@given(st.text(max_size=60))
def test_any_text_can_be_looked_at(text: str) -> None:
    look(text)
    endangering(text)


@pytest.mark.parametrize(
    "text", ["a" * 32_000, "a." * 16_000, "1" * 32_000, "V-" * 10_000, "calle 1" + " " * 30_000]
)
def test_no_text_takes_long(text: str) -> None:
    began = time.process_time()
    look(text)
    endangering(text)
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("Llamar al 300 0", True),
        ("Comuna 9", True),
        ("3.000.", True),
        ("Comuna 9 y 10, barrio", False),
        ("Una cancha", False),
        ("", False),
    ],
)
def test_digits_at_the_end_may_go_on(text: str, goes_on: bool) -> None:
    assert may_go_on(text) is goes_on


@pytest.mark.parametrize(
    "text",
    [
        "mi casa",
        "Casa de doña Flor",
        "por la trocha",
        "un paso ilegal",
        "el cruce del río",
        "la OLLA del parque",
        "expendio en la esquina",
        "donde se para la banda",
        "los paracos",
        "la guerrilla",
        "refugio de mujeres",
        "Mis casas",
        "pasos ilegales",
    ],
)
def test_places_that_put_people_in_danger_are_marked(text: str) -> None:
    marks = endangering(text)
    assert [mark.kind for mark in marks] == ["endangering"]
    assert marks[0].text in text


@pytest.mark.parametrize(
    "text",
    [
        "Olla comunitaria los sábados",
        "Ensayo de la banda musical",
        "Banda de paz del colegio",
        "Cruce peatonal frente a la escuela",
        "Cruce de la calle 5 con carrera 10",
        "Casa de la cultura",
        "Casa de justicia",
        "Expendio de carnes",
        "Internet de banda ancha",
        "Cruce con semáforo",
        "Puente de la casona",
        "La rebanda y el ollero",
    ],
)
def test_ordinary_uses_of_the_same_words_are_left_alone(text: str) -> None:
    assert endangering(text) == ()


def test_every_kind_and_the_mask_are_said() -> None:
    assert set(KINDS) >= {one["expected"] for one in MARKED}
    assert all(KINDS.values())
    assert look(MASK) == ()
