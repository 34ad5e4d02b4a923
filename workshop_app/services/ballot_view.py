"""A round as its printed ballots tell it: in any state, without any count."""

from __future__ import annotations

from collections.abc import Sequence

from workshop_app.domain.days import day_of
from workshop_app.domain.meetings import Workshop, WorkshopCommune
from workshop_app.domain.places import Commune
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import AssessmentRound, Option, VoteRound
from workshop_app.domain.signs import suggested_short, suggested_sign
from workshop_app.export.ballot_views import BallotsView, BatchView, SlipsView
from workshop_app.export.kit_views import KitProposal, KitRound
from workshop_app.services import round_limits, round_names, rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.plan_view import moment_of
from workshop_app.text import N_, KnownError


def round_named(plan: OpenPlan, of: str | None) -> VoteRound:
    """The round with this name or id (``round_names.named``); without one the last that was made,
    rehearsals left out."""
    if of is not None:
        return round_names.named(plan, of)
    real = sorted(plan.all(VoteRound, rehearsal=False), key=lambda one: (one.born, one.name))
    if not real:
        raise KnownError(
            N_("This plan has no vote round yet. Nothing was changed. Prepare one in Vote.")
        )
    return real[-1]


def read_ballots(plan: OpenPlan, round: VoteRound) -> BallotsView:
    """What the ballots of ``round`` show, read at one moment; one batch for each group."""
    with plan.store.lock:
        options = rounds.options(plan, round)
        groups = rounds.groups_of(plan, round)
        batches = [
            BatchView(name=one.name, letter=letter_of(one.code), people=one.admitted)
            for one in groups
        ]
        return BallotsView(
            plan=plan.plan.title,
            language=plan.plan.language,
            currency=plan.plan.currency,
            moment=moment_of(plan),
            round=round_facts(plan, round, options),
            batches=tuple(batches) or (BatchView(people=round.people),),
            communes=_communes(plan, round),
        )


def read_slips(
    plan: OpenPlan, round: VoteRound | AssessmentRound, address: str, link: str
) -> SlipsView:
    """What stands on the code slips of ``round``; officials' codes are for phones only."""
    with plan.store.lock:
        return SlipsView(
            round=str(round.number) if isinstance(round, AssessmentRound) else round.name,
            language=plan.plan.language,
            moment=moment_of(plan),
            address=address,
            link=link,
            phones=isinstance(round, AssessmentRound) or "phones" in round.channels,
        )


def round_facts(plan: OpenPlan, one: VoteRound, options: Sequence[Option]) -> KitRound:
    """A round with these options as paper tells it; its day is that of its workshop while it was
    not held."""
    workshop = plan.find(Workshop, one.workshop or "")
    return KitRound(
        name=one.name,
        question=one.question,
        method=one.method,
        per_person=round_limits.marks_that_fit(one, len(options)),
        max_per_option=one.max_per_option,
        max_approvals=one.max_approvals,
        with_purse=one.budget is not None,
        options=tuple(card(option.label, option) for option in options),
        groups=tuple((group.name, letter_of(group.code)) for group in rounds.groups_of(plan, one)),
        held_on=day_of(one.held_on) or (day_of(workshop.day) if workshop else None),
        people=one.people,
        budget=one.budget,
        rehearsal=one.rehearsal,
    )


def card(number: str, one: Proposal | Option) -> KitProposal:
    """A proposal or an option with a short text and a sign, suggested where nobody gave one."""
    return KitProposal(
        number=number,
        text=one.text,
        short=one.short or suggested_short(one.text),
        theme=one.theme,
        pictogram=one.pictogram or suggested_sign(one.text),
        cost=one.cost,
    )


def letter_of(code: str) -> str:
    """The letter of a group; "" where its key is not for people."""
    return code if len(code) == 1 and code.isalpha() else ""


def _communes(plan: OpenPlan, round: VoteRound) -> tuple[int, ...]:
    """Where the people of the round's workshop came from."""
    numbers = {one.id: one.number for one in plan.all(Commune)}
    came_from = plan.all(WorkshopCommune, workshop=round.workshop) if round.workshop else []
    return tuple(sorted(numbers[one.commune] for one in came_from if one.commune in numbers))
