"""A draft on the page Vote, for tests of its preparation."""

from __future__ import annotations

from collections.abc import Callable

from workshop_app.domain.entity import THEMES
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import prepare, proposals, rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.page import Page
from workshop_app.ui.vote.page import VotePage
from workshop_app.ui.vote.setup import Setup

SAID = ("Luz en el parque", "Banco de materiales", "Puesto de salud", "Biblioteca los sábados",
        "Taller de confección", "Huerta en el lote", "Cancha para jóvenes", "Ruta de bus",
        "Clases de computador", "Jornada de vacunas", "Mercado campesino", "Cuidado de niños")  # fmt: skip

MakeDraft = Callable[..., tuple[VotePage, Setup]]


def show_draft(
    open_page: Callable[..., Page], plan: OpenPlan, options: int = 8, **fixed: object
) -> tuple[VotePage, Setup]:
    """The page with a draft over so many proposals of four themes."""
    workshop = prepare.add_workshop(plan, "Taller 1", people=24)
    for n in range(options):
        text = SAID[n % len(SAID)] + (f" {n}" if n >= len(SAID) else "")
        proposals.capture(plan, text, theme=THEMES[n % 4], workshop=workshop.id)
    values = {"people": 24, "places": 3, "public_seed": "mango 7", "workshop": workshop.id}
    round = rounds.draft(plan, "¿Qué es lo primero?", **(values | fixed))
    rounds.choose_options(plan, round, [one.id for one in proposals.on_the_board(plan)])
    page = open_page("vote", plan)
    assert isinstance(page, VotePage)
    assert isinstance(page.body, Setup)
    return page, page.body


def the_round(plan: OpenPlan) -> VoteRound:
    """The round made last."""
    return plan.all(VoteRound)[-1]
