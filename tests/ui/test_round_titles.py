"""How a round is called wherever it is named."""

from __future__ import annotations

import pytest

from workshop_app.translation.catalogue import Words
from workshop_app.ui.vote.names import title_of


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("A", "Ronda A"),
        ("R1", "Ronda 1"),
        ("R12 · Taller 2", "Ronda 12 · Taller 2"),
        ("Ronda 3", "Ronda 3"),
        ("R1b", "Ronda R1b"),
    ],
)
def test_a_round_is_called_a_round_once(name: str, said: str) -> None:
    assert title_of(Words("es"), name) == said
