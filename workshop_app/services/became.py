"""What became of number 10? Everything that a person who asks it in the room is owed an answer to.

How it was voted is read from the options as they were fixed at opening: text, number and members
stand there whatever was joined, split, renamed or reworded since. A round that the room has not
seen says that it was on its list and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeVar

from workshop_app.domain import numbers
from workshop_app.domain.action_plan import Action, ActionProposal, Commitment, FollowUp
from workshop_app.domain.capacity import Capacity
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.priority import Priority
from workshop_app.domain.proposals import Challenge, Cluster, Proposal, ProposalChallenge
from workshop_app.domain.rounds import DecidingRound, Decision, Gate, Option, VoteRound
from workshop_app.services import capacity, follow_up, numbering, results, round_names
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.rounds import options as options_of

E = TypeVar("E", Decision, Gate)

TAKEN_OUT, WITHDRAWN, ACTION, OUT = "taken_out", "withdrawn", "action", "out"
GOES_IN, WAITS, OPEN = "in", "waits", "open"
"""What became of a proposal, each alone: taken out at someone's wish (P-49); withdrawn with a
reason; in an action; left out with a reason; decided to go in, without an action yet; waiting, with
a reason; without an answer yet."""

UNDONE = "undone"
"""A number that was given and taken back by undo: no words were kept under it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """How it stood in a round. ``name`` tells the round from all others; ``option`` is as at
    opening; ``number`` its own there, which may differ from the option's, whose members went to the
    vote as one. ``rank``, ``value`` and ``among`` (how many options) are ``None`` until the room
    has seen the result, and where too few voted. ``chosen``: the round's own rule chose it;
    ``deciding``: the plan decides by this round."""

    round: VoteRound
    name: str
    option: Option
    number: str
    text: str
    among: int
    rank: int | None = None
    value: Fraction | None = None
    tied: bool = False
    chosen: bool = False
    deciding: bool = False

    @property
    def others(self) -> tuple[str, ...]:
        """The numbers of those that were voted on together with it, as at opening."""
        found = (str(one["number"]) for one in self.option.members)
        return tuple(sorted((one for one in found if one != self.number), key=numbers.sort_key))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An action that answers it, how it goes (``last`` follow-up) and what was promised for it.
    ``through`` is the number by which it answers where that is not its own: the keeper's of its
    cluster; ``split``: it was voted on with that one and does not belong to it any more."""

    action: Action
    number: str
    last: FollowUp | None
    commitments: tuple[Commitment, ...]
    through: str = ""
    split: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Became:
    """All of it. ``proposal`` is ``None`` for a number that was undone. ``first_said`` is "" where
    the words were not changed; ``decision`` may be that of the keeper under whose number
    (``kept_by``, "" for its own) it is decided."""

    number: str
    state: str
    proposal: Proposal | None = None
    first_said: str = ""
    workshop: Workshop | None = None
    challenges: tuple[tuple[str, Challenge], ...] = ()
    cluster: Cluster | None = None
    kept_by: str = ""
    stood: tuple[Stood, ...] = ()
    capacity: Capacity | None = None
    priority: Priority | None = None
    gates: tuple[Gate, ...] = ()
    decision: Decision | None = None
    answers: tuple[Answer, ...] = ()

    @property
    def last_vote(self) -> Stood | None:
        """The round whose words and numbers people remember: the last that decides, else the last
        shown, else the last at all."""
        ranked = sorted(self.stood, key=lambda one: (one.rank is not None, one.deciding))
        return ranked[-1] if ranked else None


# -- by what is typed -----------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Found:
    """What a typed number means: the proposal (its id, "" for none), its label, and others that may
    be meant as well (id, label): "10 bis", "B10", or one that was 10 on a ballot."""

    id: str
    label: str
    others: tuple[tuple[str, str], ...] = ()
    highest: str = ""


def find(plan: OpenPlan, typed: str) -> Found:
    """The proposal that a typed number means. ``id`` is "" where no proposal has it; ``label`` then
    is the number as it would be printed, "" where what was typed is no number at all."""
    known = numbering.labels(plan, Proposal)
    by_label = {label: id for id, label in known.items()}
    wanted = numbers.parse(typed)
    highest = max(known.values(), key=numbers.sort_key, default="")
    if wanted is None:
        return Found("", "", (), highest)
    chosen = numbers.find(typed, list(by_label)) or ""
    near = {
        by_label[label]: label
        for label in sorted(by_label, key=numbers.sort_key)
        if label != chosen and _alike(numbers.parse(label), wanted)
    }
    printed = _printed_as(plan, wanted.label)
    near |= {id: known[id] for id in printed if id in known and known[id] != chosen}
    if not chosen and len(near) == 1:
        ((id, chosen),) = near.items()
        return Found(id, chosen, (), highest)
    id = by_label.get(chosen, "")
    return Found(id, chosen or wanted.label, tuple(near.items()), highest)


def _alike(one: numbers.ShortNumber | None, wanted: numbers.ShortNumber) -> bool:
    """Whether someone who says ``wanted`` may mean ``one``: a letter or "bis" is easily left out."""
    if one is None or one.count != wanted.count:
        return False
    return not wanted.letter or one.letter == wanted.letter


def _printed_as(plan: OpenPlan, label: str) -> list[str]:
    """The proposals (ids) that stood under this number on a ballot."""
    return [
        str(member["proposal"])
        for round in _voted(plan)
        for option in options_of(plan, round)
        for member in option.members
        if str(member["number"]) == label
    ]


# -- all of it ------------------------------------------------------------------------------------
def became(plan: OpenPlan, id: str) -> Became:
    """What became of the proposal ``id``, also where it was taken back by undo."""
    number = numbering.near(plan, Proposal, id).get(id, "")
    one = plan.find(Proposal, id)
    if one is None:
        return Became(number=number, state=UNDONE, stood=stood(plan, id, number))
    if one.taken_out:
        return Became(number=number, state=TAKEN_OUT, proposal=one)
    return _Reading(plan, one, number).became()


def make_ready(plan: OpenPlan) -> None:
    """Work out what any answer needs and what is then remembered: the answers of officials and the
    rounds that decide. For a thread, while the number is typed."""
    capacity.priorities(plan, members=True)


class _Reading:
    """One proposal with its cluster as it is now."""

    def __init__(self, plan: OpenPlan, one: Proposal, number: str) -> None:
        self.plan, self.one, self.number = plan, one, number
        self.cluster = plan.find(Cluster, one.cluster) if one.cluster else None
        keeper = self.cluster.keeper if self.cluster else None
        self.keeper = keeper if keeper and keeper != one.id else ""
        self.stood = stood(plan, one.id, number)

    def became(self) -> Became:
        plan, one = self.plan, self.one
        decision = self._of_it(Decision)
        answers = self._answers()
        own = any(not answer.split for answer in answers)
        kept_by = numbering.near(plan, Proposal, self.keeper).get(self.keeper, "")
        judged = capacity.capacities(plan)
        listed = {each.id: each for each in capacity.priorities(plan, members=True)}
        return Became(
            number=self.number,
            state=_state(one, own, decision[0] if decision else None),
            proposal=one,
            first_said=_first_said(plan, one),
            workshop=plan.find(Workshop, one.workshop or ""),
            challenges=challenges_of(plan, [one.id]),
            cluster=self.cluster,
            kept_by=kept_by,
            stood=self.stood,
            capacity=judged.get(one.id) or judged.get(self.keeper),
            priority=listed.get(one.id),
            gates=tuple(self._of_it(Gate)),
            decision=decision[0] if decision else None,
            answers=answers,
        )

    def _of_it(self, kind: type[E]) -> list[E]:
        """Its own, else its keeper's."""
        own = self.plan.all(kind, proposal=self.one.id)
        return own or (self.plan.all(kind, proposal=self.keeper) if self.keeper else [])

    def _answers(self) -> tuple[Answer, ...]:
        """Its own actions; else those of its cluster; those of what it was voted on with come
        after, told apart."""
        plan, known = self.plan, numbering.labels(self.plan, Proposal)
        ways: list[tuple[str, bool]] = [(self.one.id, False)]
        if self.keeper:
            ways.append((self.keeper, False))
        for each in self.stood:
            with_it = each.option.proposal or ""
            if with_it not in (self.one.id, self.keeper, ""):
                ways.append((with_it, True))
        found: dict[str, Answer] = {}
        for proposal, split in dict(ways).items():
            for link in plan.all(ActionProposal, proposal=proposal):
                if link.action not in found:
                    through = "" if proposal == self.one.id else known.get(proposal, "")
                    found[link.action] = _answer(plan, link.action, through, split)
        return tuple(found.values())


def _answer(plan: OpenPlan, action: str, through: str, split: bool) -> Answer:
    one = plan.one(Action, action)
    looked = follow_up.of_one(plan, one)
    return Answer(
        action=one,
        number=f"A{numbering.near(plan, Action, action)[action]}",
        last=looked[-1] if looked else None,
        commitments=tuple(plan.all(Commitment, action=action)),
        through=through,
        split=split,
    )


def _state(one: Proposal, answered: bool, decision: Decision | None) -> str:
    if one.withdrawn:
        return WITHDRAWN
    if answered:
        return ACTION
    return {"in": GOES_IN, "waits": WAITS, "out": OUT}.get(
        decision.outcome if decision else "", OPEN
    )


def _first_said(plan: OpenPlan, one: Proposal) -> str:
    """What was first said, where it was changed since and not erased."""
    first = plan.history(one, "text")[:1]
    said = str(first[0].value or "") if first and not first[0].erased else ""
    return said if said != one.text else ""


def challenges_of(plan: OpenPlan, proposals: Iterable[str]) -> tuple[tuple[str, Challenge], ...]:
    """The challenges that these proposals (ids) answer, each with its number, in that order."""
    ids = {link.challenge for id in proposals for link in plan.all(ProposalChallenge, proposal=id)}
    known = numbering.of_some(plan, Challenge, sorted(ids))
    found = [(known[id], one) for id in ids if (one := plan.find(Challenge, id)) is not None]
    return tuple(sorted(found, key=lambda each: numbers.sort_key(each[0])))


# -- votes ----------------------------------------------------------------------------------------
def _voted(plan: OpenPlan) -> list[VoteRound]:
    """The rounds that were opened, oldest first; no drafts, no rehearsals."""
    found = [one for one in plan.all(VoteRound, rehearsal=False) if one.state != "draft"]
    return sorted(found, key=lambda one: (one.opened_at or one.held_on, one.born))


def stood(plan: OpenPlan, proposal: str, number: str = "") -> tuple[Stood, ...]:
    """How a proposal (its id) stood in each round whose list it was on, in the order in which they
    were held."""
    called = round_names.names(plan)
    deciding = {one.round for one in plan.all(DecidingRound)}
    found = []
    for round in _voted(plan):
        options = options_of(plan, round)
        for option in options:
            member = _member(option, proposal)
            if member is not None or option.proposal == proposal:
                own = str((member or {}).get("number") or number or option.label)
                text = str((member or {}).get("text") or option.text)
                one = Stood(
                    round=round, name=called[round.id], option=option, number=own, text=text,
                    among=len(options), deciding=round.id in deciding,
                )  # fmt: skip
                found.append(_counted(plan, one))
    return tuple(found)


def _member(option: Option, proposal: str) -> dict[str, object] | None:
    return next((dict(one) for one in option.members if one.get("proposal") == proposal), None)


def _counted(plan: OpenPlan, one: Stood) -> Stood:
    """With its place and marks, where the room has seen them."""
    if one.round.state != "shown":
        return one
    result = results.result(plan, one.round)
    label = one.option.label
    total = next((each for each in result.totals if each.label == label), None)
    if not result.shown or total is None:
        return one
    of_score = result.rules.method == "score"
    chosen = result.decided.selected if result.decided else ()
    ranks: Sequence[int] = [each.rank for each in result.totals]
    return replace(
        one,
        rank=total.rank,
        value=total.value if of_score else Fraction(total.total),
        tied=ranks.count(total.rank) > 1,
        chosen=label in chosen,
    )
