"""A round that is open, on its page in a real window."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from workshop_app.domain.entity import new_id
from workshop_app.domain.rounds import Option, VoteRound
from workshop_app.services import proposals, rounds, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.page import Page
from workshop_app.ui.vote.page import VotePage

THEMES = ("health", "housing", "education", "economy", "public_space")


@pytest.fixture
def open_vote(open_page: Callable[..., Page], plan: OpenPlan) -> Callable[..., VotePage]:
    """``open_vote(options=4, others=("B1",), groups=[…], **fixed)``: the page with that round open.
    ``others`` are numbers that another laptop gave."""

    def opened(
        options: int = 4,
        others: tuple[str, ...] = (),
        groups: list[tuple[str, int]] | None = None,
        **fixed: object,
    ) -> VotePage:
        made = [
            proposals.capture(plan, f"Propuesta {n}", theme=THEMES[n % 5]) for n in range(options)
        ]
        values = {"people": 12, "places": 2, "public_seed": "mango 7", **fixed}
        draft = rounds.draft(plan, "¿Qué es lo primero?", **values)
        rounds.choose_options(plan, draft, [one.id for one in made])
        with plan.step("round.change") as step:
            for at, label in enumerate(others, options):
                step.add(Option(id=new_id(), round=draft.id, label=label, text=f"Otra {label}",
                                theme="health", position=at))  # fmt: skip
        if groups:
            rounds.set_groups(plan, plan.one(VoteRound, draft.id), "tables", groups)
        votes.open_round(plan, plan.one(VoteRound, draft.id))
        page = open_page("vote", plan)
        assert isinstance(page, VotePage)
        return page

    return opened
