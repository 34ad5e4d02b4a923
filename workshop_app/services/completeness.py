"""What is missing before it can be called a plan: a list, each row of which leads to its field.

Nothing here stops anyone: an unfinished plan may be exported, and says of itself what it lacks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workshop_app.domain.action_plan import Action, ActionProposal, Indicator, Source
from workshop_app.domain.places import Photo
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import DecidingRound, Decision, VoteRound
from workshop_app.services import (
    action_plan,
    differences,
    last_look,
    numbering,
    prioritize,
)
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_

PLAN, PRIORITIES, ANSWERS, ACTIONS, MONEY, DIFFERENCES, TEXTS = (
    "plan", "priorities", "answers", "actions", "money", "differences", "texts",
)  # fmt: skip

GROUPS: Mapping[str, str] = {
    PLAN: N_("The plan itself"),
    PRIORITIES: N_("The rounds that decide"),
    ANSWERS: N_("Proposals without an answer"),
    ACTIONS: N_("Actions that lack something"),
    MONEY: N_("Money still to be found"),
    DIFFERENCES: N_("Differences between laptops"),
    TEXTS: N_("Texts to look at before they are published"),
}
"""The groups in their order, by what they are called."""

MISSING_PARTS: Mapping[str, str] = {
    "responsible": N_("no one responsible"),
    "term": N_("no term"),
    "cost": N_("no cost"),
    "source": N_("no source of money"),
    "indicator": N_("no indicator"),
    "commitment": N_("no commitment"),
}
"""What an action lacks, by ``action_plan.PARTS``."""

UNANSWERED: Mapping[str, str] = {
    prioritize.TO_DECIDE: N_("to be decided"),
    prioritize.GOES_IN: N_("goes in, and is in no action yet"),
    "waits": N_("waits, and is still owed an answer"),
    "no_reason": N_("left out without a reason"),
    "": N_("no decision yet"),
}
"""Why a proposal has no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something missing. ``what`` is a message and ``facts`` what stands in it; ``number`` and
    ``text`` tell which action or proposal. ``page`` and ``where`` are for ``shell.go``;
    ``panel`` names a place that is no page ("texts"), "" for none. ``optional``: a plan
    is a plan without it."""

    group: str
    what: str
    facts: Mapping[str, object] = field(default_factory=dict)
    number: str = ""
    text: str = ""
    theme: str = ""
    page: str = "action_plan"
    where: Mapping[str, str] = field(default_factory=dict)
    panel: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Completeness:
    """All gaps in the order of the groups."""

    gaps: tuple[Gap, ...]

    @property
    def missing(self) -> int:
        """How many gaps there are, without what is optional."""
        return sum(not one.optional for one in self.gaps)

    def groups(self) -> list[tuple[str, tuple[Gap, ...]]]:
        """Each group (its key) that has gaps, with them."""
        found = {key: tuple(one for one in self.gaps if one.group == key) for key in GROUPS}
        return [(key, gaps) for key, gaps in found.items() if gaps]


def completeness(plan: OpenPlan) -> Completeness:
    """Everything that is missing. Reads all texts and differences: of a large plan ask in a job."""
    readings: tuple[Callable[[OpenPlan], Iterable[Gap]], ...] = (
        _of_the_plan, _of_priorities, _of_answers, _of_actions, _of_money, _of_differences,
        _of_texts,
    )  # fmt: skip
    with plan.store.lock:
        return Completeness(tuple(gap for read in readings for gap in read(plan)))


def _of_the_plan(plan: OpenPlan) -> Iterable[Gap]:
    the_plan = plan.plan
    prepare: dict[str, str] = {"tab": "territory"}
    if not the_plan.title.strip():
        yield Gap(group=PLAN, what=N_("The plan has no title"), page="prepare", where=prepare)
    if not the_plan.municipality.strip():
        yield Gap(group=PLAN, what=N_("No municipality is named"), page="prepare", where=prepare)
    if not plan.count(Action):
        yield Gap(group=PLAN, what=N_("There are no actions yet"), page="prioritize")
    if not the_plan.signatories:
        yield Gap(group=PLAN, what=N_("Nobody is named to sign it (posts, not persons)"),
                  page="documents", where={"part": "look"})  # fmt: skip
    if not plan.count(Photo, use="logo"):
        yield Gap(
            group=PLAN,
            what=N_("It has no logo"),
            page="documents",
            where={"part": "look"},
            optional=True,
        )


def _of_priorities(plan: OpenPlan) -> Iterable[Gap]:
    named = {one.round for one in plan.all(DecidingRound)}
    if not named and plan.count(Proposal):
        shown = plan.count(VoteRound, state="shown", rehearsal=False)
        what = N_("No round was chosen that decides") if shown else N_("No vote was shown yet")
        yield Gap(group=PRIORITIES, what=what, page="prioritize" if shown else "vote")
    for one in plan.all(VoteRound, rehearsal=False):
        if one.state in ("open", "closed"):
            yield Gap(group=PRIORITIES, what=N_("Round {name} was not shown to the room yet"),
                      facts={"name": one.name}, page="vote", where={"round": one.id})  # fmt: skip


def _of_answers(plan: OpenPlan) -> Iterable[Gap]:
    """Every proposal that is owed an answer, and those left out without a reason."""
    numbers = numbering.labels(plan, Proposal)
    decisions = {one.proposal: one for one in plan.all(Decision)}
    states = {one.proposal.id: one.state for one in prioritize.listed(plan)}
    for one in action_plan.without_answer(plan):
        decision = decisions.get(one.id)
        why = states.get(one.id, "")
        if decision is not None and decision.outcome == "waits":
            why = "waits"
        elif decision is not None and decision.outcome == "out":
            why = "no_reason"
        yield Gap(
            group=ANSWERS,
            what=UNANSWERED.get(why, UNANSWERED[""]),
            number=numbers[one.id],
            text=one.short or one.text,
            theme=one.theme,
            page="prioritize",
            where={"proposal": one.id},
        )


def _of_actions(plan: OpenPlan) -> Iterable[Gap]:
    there = action_plan.completeness(plan)
    numbers = numbering.labels(plan, Action)
    answering = {link.action for link in plan.all(ActionProposal)}
    indicators = {one.action: one for one in plan.all(Indicator)}
    for one in action_plan.actions(plan):
        number = f"A{numbers[one.id]}"
        for part in action_plan.PARTS:
            if part not in there[one.id]:
                yield _at(one, number, part, MISSING_PARTS[part])
        found = indicators.get(one.id)
        if found is not None and found.target is None:
            yield _at(one, number, "indicator", N_("the indicator has no target"))
        if one.id not in answering and not one.economy_action and not one.note:
            what = N_("it answers no proposal, and nothing says why")
            yield _at(one, number, "answers", what)


def _at(one: Action, number: str, part: str, what: str, group: str = ACTIONS, **facts: int) -> Gap:
    """A gap of an action, which leads to the ``field`` of its editor."""
    return Gap(
        group=group,
        what=what,
        facts=facts,
        number=number,
        text=one.title,
        theme=one.theme,
        where={"action": one.id, "field": part},
    )


def _of_money(plan: OpenPlan) -> Iterable[Gap]:
    numbers = numbering.labels(plan, Action)
    sources: dict[str, list[Source]] = {}
    for source in plan.all(Source):
        sources.setdefault(source.action, []).append(source)
    for one in action_plan.actions(plan):
        left = _to_find(one, sources.get(one.id, ()))
        if left > 0:
            number = f"A{numbers[one.id]}"
            yield _at(one, number, "source", N_("{amount} to be found"), MONEY, amount=left)


def _to_find(action: Action, sources: Sequence[Source]) -> int:
    """What of an action's cost has no money yet, in whole money; 0 where it has no source at all,
    which is told of the action itself."""
    named = [one for one in sources if one.kind != "to_find"]
    if not sources or any(one.amount is None for one in named):
        return 0
    return max(0, (action.cost or 0) - sum(one.amount or 0 for one in named))


def _of_differences(plan: OpenPlan) -> Iterable[Gap]:
    count = sum(1 for _ in differences.differences(plan))
    if count:
        yield Gap(group=DIFFERENCES, what=N_("Differences that nobody settled: {n}"),
                  facts={"n": count}, page="gather", where={"part": "differences"})  # fmt: skip


def _of_texts(plan: OpenPlan) -> Iterable[Gap]:
    counts = last_look.count(last_look.texts(plan))
    if counts["marked"]:
        yield Gap(group=TEXTS, what=N_("Marked by the guard and not confirmed: {n}"),
                  facts={"n": counts["marked"]}, panel="texts")  # fmt: skip
    if counts["hint"]:
        yield Gap(group=TEXTS, what=N_("With something that may need a look: {n}"),
                  facts={"n": counts["hint"]}, panel="texts", optional=True)  # fmt: skip
