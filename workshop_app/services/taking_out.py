"""Someone asks that their contribution be taken out, without saying why (P-49).

Until the round with it opens it is erased for good, with its photos, its place on the map, its
links and what officials said of it; its number stays, with "taken out at someone's wish", and is not used again. Once people have
voted on it only its words are masked (``erasing``): its number, its place and its votes stay, so the
result is what it was. Withdrawing on the board is another thing: there the words stay.
"""

from __future__ import annotations

from workshop_app.domain.entity import Entity
from workshop_app.domain.places import Photo, Pin
from workshop_app.domain.proposals import Comment, Proposal, ProposalChallenge
from workshop_app.domain.rounds import Decision, Exclusion, Gate, Option, VoteRound
from workshop_app.services import erasing, proposals
from workshop_app.services.erasing import Erased
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import erase as erased_in
from workshop_app.storage.errors import READ_ONLY
from workshop_app.storage.record import Step
from workshop_app.text import KnownError

VOTED = ("closed", "shown")


def was_voted_on(plan: OpenPlan, proposal: Proposal) -> bool:
    """Whether people voted on it, alone or as part of a cluster: it can only be masked then."""
    rounds = {one.id for state in VOTED for one in plan.all(VoteRound, state=state)}
    return any(one.round in rounds and _holds(one, proposal) for one in plan.all(Option))


def take_out(plan: OpenPlan, proposal: Proposal) -> Erased:
    """Take a proposal out for good, or mask its words where people voted on it already. Not for
    Qt's thread (``erasing.erase``). ``KnownError``, with nothing changed, while a round with it is
    open, or where the plan is read-only."""
    if plan.read_only:
        raise KnownError(READ_ONLY)
    proposal = plan.one(Proposal, proposal.id)
    erasing.refuse_if_needed(plan, proposal)
    if was_voted_on(plan, proposal):
        return erasing.erase(plan, proposal)
    with plan.step("proposal.take_out") as step:
        proposals.leave_cluster(plan, step, proposal)
        step.change(proposal, taken_out=True, withdrawn=True, cluster=None)
        marks = {proposal.id: set(erasing.fields_of(proposal))}
        for one in _hanging_on(plan, proposal):
            marks[one.id] = set(erasing.fields_of(one))
            step.remove(one)
        _off_drafts(plan, step, proposal)
        taken = erased_in.take_out(step, {row: names for row, names in marks.items() if names})
    return erasing.ended(plan, taken)


def _hanging_on(plan: OpenPlan, proposal: Proposal) -> list[Entity]:
    """What was said or shown as part of it, what was said of it since, and what it answers."""
    return [
        *plan.all(Comment, proposal=proposal.id),
        *plan.all(Gate, proposal=proposal.id),
        *plan.all(Decision, proposal=proposal.id),
        *plan.all(Exclusion, proposal=proposal.id),
        *plan.all(Exclusion, other=proposal.id),
        *plan.all(Photo, proposal=proposal.id),
        *plan.all(Pin, proposal=proposal.id),
        *plan.all(ProposalChallenge, proposal=proposal.id),
    ]


def _off_drafts(plan: OpenPlan, step: Step, proposal: Proposal) -> None:
    """It is an option of no round that is still being prepared."""
    for draft in plan.all(VoteRound, state="draft"):
        for option in plan.all(Option, round=draft.id):
            if option.proposal == proposal.id:
                step.remove(option)


def _holds(option: Option, proposal: Proposal) -> bool:
    members = (one.get("proposal") for one in option.members)
    return proposal.id in (option.proposal, *members)
