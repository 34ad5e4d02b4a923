"""What the guard lets pass is hinted at in the last look, and ordinary texts are left alone."""

from __future__ import annotations

import pytest

from workshop_app.domain import text_hints


@pytest.mark.parametrize(
    ("text", "kind", "part"),
    [
        ("El vecino 88231456 cuida la cancha", "bare_number", "88231456"),
        ("Que llamen al 1.090.456.789 primero", "bare_number", "1.090.456.789"),
        ("Que Yolanda Contreras deje de cobrar", "perhaps_name", "Yolanda Contreras"),
        ("Lo que dijo María en la mesa", "perhaps_name", "María"),
        ("Arreglar el paso frente a doña Rosa", "perhaps_name", "Rosa"),
        ("La familia Villamizar tiene la llave", "perhaps_name", "Villamizar"),
        ("El que apodan no, al que le dicen el Mono", "nickname", "el Mono"),
        ("Alias Culebra manda en la cuadra", "nickname", "Culebra"),
    ],
)
def test_what_the_guard_misses_is_hinted_at(text: str, kind: str, part: str) -> None:
    (hint,) = text_hints.look(text)
    assert (hint.kind, hint.text, text[hint.start : hint.end]) == (kind, part, part)
    assert hint.kind in text_hints.KINDS


@pytest.mark.parametrize(
    "text",
    [
        "Nos corren de la calle y no le dicen dónde sí puede",
        "Un parque entre la avenida Juan Pablo Segundo y el colegio Julio Pérez Ferrero",
        "Puente Internacional Simón Bolívar y barrio San Luis",
        "Cuesta 60.000.000 de pesos y alcanza para 12.000 familias",
        "Luz en la cancha y esperanza para todos",
        "Flor de caracolí en la plaza Santander",
        "De 2026 a 2028, 1500 metros de andén",
    ],
)
def test_ordinary_texts_have_no_hint(text: str) -> None:
    assert text_hints.look(text) == ()


def test_what_the_guard_marks_is_not_hinted_at_again() -> None:
    assert text_hints.look("Soy María Pérez y mi cédula es CC 1.090.456.789") == ()


def test_names_of_places_of_the_plan_are_left_alone() -> None:
    assert text_hints.look("Más luz para Julio Moreno")
    assert text_hints.look("Más luz para Julio Moreno", {"ciudadela julio moreno"}) == ()
