"""On which line of a file a place stands."""

from __future__ import annotations

import pytest

from workshop_app.domain.pack_lines import line_of

FILE = """schema = 1
stage = "vote"
minutes = { min = 5 }
title.es = "Uno"
materials = [
  { qty = 1, es = "Hojas" },
  { qty = 2, es = "Lápices" },
]
[prompts]
housing = { es = "a" }
[[steps]]
minutes = 3
say.es = "Hola"
[[steps]]
minutes = 4
say.es = "Chao"
"""


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("stage", 2), ("minutes min", 3), ("title", 4), ("materials 2", 7), ("materials 2 qty", 7),
        ("prompts housing", 10), ("steps 2", 14), ("steps 2 say", 16), ("steps 1 minutes", 12),
        ("care", 0), ("", 0),
    ],
)  # fmt: skip
def test_a_place_is_found_where_a_person_would_look(place: str, line: int) -> None:
    assert line_of(FILE, place) == line


def test_in_a_file_with_several_the_right_one_is_looked_at() -> None:
    several = (
        '[[agendas]]\nid = "tarde"\n[[exercises]]\nid = "a"\n[[exercises.steps]]\nminutes = 1\n'
        '[[exercises]]\nid = "b"\n[[exercises.steps]]\nminutes = 2\n'
    )
    assert line_of(several, "id", "exercises", 2) == 8
    assert line_of(several, "steps 1 minutes", "exercises", 2) == 10
    assert line_of(several, "id", "agendas", 1) == 2
