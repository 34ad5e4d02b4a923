"""The first round, once the room voted again on its tie."""

from __future__ import annotations

from collections.abc import Callable

from tests.casting import cast_many
from tests.ui import made_results
from workshop_app.services import results, rounds, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import urn
from workshop_app.ui.page import Page
from workshop_app.ui.shell.slides import ResultSlide
from workshop_app.ui.vote.page import VotePage
from workshop_app.ui.vote.result import Result
from workshop_app.ui.widgets import Paragraph


def test_it_tells_laptop_and_room_what_the_second_round_brought_in(
    open_page: Callable[..., Page], plan: OpenPlan
) -> None:
    first = made_results.shown(plan, made_results.of_totals(), tie_rule="second_round")
    draft = results.second_round(plan, first)
    winner = rounds.options(plan, draft)[-1].label
    again = votes.open_round(plan, draft)
    cast_many(plan, again, [urn.Cast("", ((winner, 1),))] * 6)
    votes.show_result(plan, votes.make_seed(plan, votes.close_round(plan, again), "7 31 104"))
    page = open_page("vote", plan, round=first.id)
    assert isinstance(page, VotePage)
    assert isinstance(page.body, Result)
    card = page.body.tie_card
    assert not card.button.isVisible(), "nothing is left to settle"
    settled = card.findChild(Paragraph, "tie settled")
    assert settled.text() == f"La sala votó otra vez: entra la {winner}."
    assert winner in [row.option.label for row in page.body.rows.rows if row.chosen]
    slide = page.projector_slide()
    assert isinstance(slide, ResultSlide)
    assert f"entra la {winner}. La ronda {again.name} resolvió el empate." in slide.sentence
