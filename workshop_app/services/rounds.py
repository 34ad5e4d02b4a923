"""Preparing a vote round: what is asked, how, over which options, in which groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from workshop_app.domain.entity import Entity, new_id
from workshop_app.domain.proposals import Cluster, Proposal
from workshop_app.domain.rounds import Group, Option, VoteRound
from workshop_app.domain.signs import is_short, suggested_short, suggested_sign
from workshop_app.domain.voting.ballots import RoundGroup, RoundOption, RoundRules
from workshop_app.domain.voting.channels import CHANNELS, counted_of
from workshop_app.domain.voting.groups import cannot_reach_five
from workshop_app.domain.voting.methods import METHODS
from workshop_app.domain.voting.rules import RULES
from workshop_app.domain.voting.ties import TIE_RULES, WITH_LOTS
from workshop_app.services import numbering, round_limits
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.proposals import on_the_board
from workshop_app.services.wording import confirmed_in, looked_over, needed
from workshop_app.storage import queries
from workshop_app.text import N_, KnownError, Term, Words

E = TypeVar("E", bound=Entity)

NOT_COUNTED = N_("This is a rehearsal: it is never counted. Nothing was changed. End it instead.")

NO_QUESTION = N_("The round has no question. Nothing was changed. Write what is asked.")
TOO_LONG = N_("This is longer than six words. Nothing was changed. Say it shorter for the ballot.")
UNFIT = N_("{channel}: not with the method “{method}”. Leave this way of voting out.")
_SAFE = N_("Nothing was changed.")
NOT_DRAFT = N_("This round is open or over: what was fixed stays fixed. Nothing was changed.")


# -- the round ------------------------------------------------------------------------------------
def draft(plan: OpenPlan, question: str, *, workshop: str | None = None, **fixed: Any) -> VoteRound:
    """A round to be prepared, named R1, R2 … ``fixed`` are other fields of the record."""
    asked = needed(question, NO_QUESTION)
    with plan.step("round.draft") as step:
        name = next_name({one.name for one in plan.all(VoteRound)})
        return step.add(
            VoteRound(id=new_id(), name=name, question=asked, workshop=workshop, **fixed)
        )


def next_name(taken: set[str]) -> str:
    """R1, R2 …: the first that is not ``taken``."""
    return next(f"R{n}" for n in range(1, len(taken) + 2) if f"R{n}" not in taken)


def change_round(
    plan: OpenPlan, round: VoteRound, *, confirmed: bool = False, **values: Any
) -> VoteRound:
    """Change a draft: method, marks, places, budget, rules, people, seed, channels …

    ``confirmed``: a text that the guard marks is an institution's public detail. ``KnownError``
    where a number cannot be (``round_limits``)."""
    round = only_draft(plan, round)
    round_limits.check(round, values)
    if "question" in values:
        values["question"] = needed(values["question"], NO_QUESTION, confirmed)
    if "public_seed" in values:
        values["public_seed"] = looked_over(values["public_seed"], confirmed)
    with plan.step("round.change") as step:
        return confirmed_in(step, step.change(round, **values), confirmed)


def take_method(plan: OpenPlan, round: VoteRound, method: str) -> VoteRound:
    """Change a draft's method, with that method's usual settings. A channel that cannot be used
    with it is left out; paper always can."""
    usual = METHODS[method]
    channels = [key for key in round.channels if fits(key, method)]
    return change_round(
        plan,
        round,
        channels=tuple(channels) or ("paper",),
        method=method,
        per_person=usual.per_person,
        max_per_option=usual.max_per_option,
        max_approvals=usual.max_approvals,
    )


def fits(channel: str, method: str) -> bool:
    """Whether people can cast through ``channel`` with ballots of ``method``."""
    row = CHANNELS.get(channel)
    return row is not None and method in row.methods


def set_channel(plan: OpenPlan, round: VoteRound, channel: str, on: bool) -> VoteRound:
    """Let people cast through ``channel`` or no longer, in any mixture with others."""
    chosen = {key for key in round.channels if key != channel} | ({channel} if on else set())
    return change_round(plan, round, channels=tuple(key for key in CHANNELS if key in chosen))


def remove_round(plan: OpenPlan, round: VoteRound) -> None:
    """Take a draft away."""
    round = only_draft(plan, round)
    with plan.step("round.remove") as step:
        step.remove(round)


def candidates(plan: OpenPlan) -> list[Proposal]:
    """What can be put to the vote: proposals that stand, and of each cluster its keeper."""
    keepers = {cluster.keeper for cluster in plan.all(Cluster)}
    return [p for p in on_the_board(plan) if p.cluster is None or p.id in keepers]


def choose_options(plan: OpenPlan, round: VoteRound, proposals: Iterable[str]) -> list[Option]:
    """The options of a draft (ids of proposals), in the order of their numbers.

    One that has no short text or sign yet gets those that its words suggest."""
    round = only_draft(plan, round)
    wanted = set(proposals)
    numbers = numbering.labels(plan, Proposal)
    chosen = [p for p in candidates(plan) if p.id in wanted]
    kept = {option.proposal: option for option in options(plan, round)}
    with plan.step("round.change") as step:
        for proposal_id, option in kept.items():
            if proposal_id not in wanted:
                step.remove(option)
        ordered = sorted(chosen, key=lambda p: (p.letter, p.count, p.born))
        made: list[Option] = []
        for at, proposal in enumerate(ordered):
            now = as_it_stands(plan, round, proposal, numbers, at)
            before = kept.get(proposal.id)
            made.append(step.change(before, **as_fixed(now)) if before else step.add(_signed(now)))
    return made


def options(plan: OpenPlan, round: VoteRound) -> list[Option]:
    """The options of a round in the order of its list."""
    found = _as_opened(plan, round, plan.all(Option, round=round.id))
    return sorted(found, key=lambda option: option.position)


def say_option(
    plan: OpenPlan,
    option: Option,
    *,
    short: str | None = None,
    pictogram: str | None = None,
    confirmed: bool = False,
) -> Option:
    """The few words (≤ 6) and the sign of an option, while its round is a draft.

    Its proposal keeps them too, so that it has the same sign in a later round and on paper."""
    only_draft(plan, plan.one(VoteRound, option.round))
    values: dict[str, Any] = {}
    if short is not None:
        values["short"] = looked_over(short, confirmed)
        if not is_short(values["short"]):
            raise KnownError(TOO_LONG)
    if pictogram is not None:
        values["pictogram"] = pictogram
    proposal = plan.find(Proposal, option.proposal or "")
    with plan.step("round.change") as step:
        if proposal is not None:
            confirmed_in(step, step.change(proposal, **values), confirmed)
        return confirmed_in(step, step.change(option, **values), confirmed)


def _signed(option: Option) -> Option:
    """``option`` with the short text and the sign that its words suggest, where it has none."""
    return replace(
        option,
        short=option.short or suggested_short(option.text),
        pictogram=option.pictogram or suggested_sign(option.text),
    )


def as_it_stands(
    plan: OpenPlan, round: VoteRound, proposal: Proposal, numbers: Mapping[str, str], at: int
) -> Option:
    """An option with its text and members as they are now."""
    cluster = plan.find(Cluster, proposal.cluster) if proposal.cluster else None
    members = plan.all(Proposal, cluster=cluster.id) if cluster else [proposal]
    return Option(
        id=new_id(),
        round=round.id,
        label=numbers[proposal.id],
        text=cluster.label if cluster else proposal.text,
        theme=proposal.theme,
        position=at,
        proposal=proposal.id,
        cluster=cluster.id if cluster else None,
        short=proposal.short,
        pictogram=proposal.pictogram,
        cost=proposal.cost,
        members=tuple({"proposal": m.id, "number": numbers[m.id], "text": m.text} for m in members),
    )


def as_fixed(option: Option) -> dict[str, Any]:
    """The fields of an option that are fixed at opening."""
    names = ("label", "text", "theme", "position", "cluster", "cost", "members")
    return {name: getattr(option, name) for name in names}


# -- groups ---------------------------------------------------------------------------------------
def set_groups(
    plan: OpenPlan, round: VoteRound, grouping: str, groups: Sequence[tuple[str, int]]
) -> list[Group]:
    """The groups of a draft: ``grouping`` is none, tables or colours; (name, people) each."""
    round = only_draft(plan, round)
    names = [looked_over(name) for name, _ in groups]
    with plan.step("round.change") as step:
        for old in groups_of(plan, round):
            step.remove(old)
        step.change(round, grouping=grouping if groups else "none")
        return [
            step.add(
                Group(id=new_id(), round=round.id, name=name, admitted=admitted,
                      code=_letter(at), position=at)
            )
            for at, (name, (_, admitted)) in enumerate(zip(names, groups, strict=True))
        ]  # fmt: skip


def _letter(at: int) -> str:
    """The key of the group at place ``at`` (from 0), another for each: A … Z, A2 … Z2, A3 …"""
    more, letter = divmod(at, 26)
    return chr(ord("A") + letter) + (str(more + 1) if more else "")


def groups_of(plan: OpenPlan, round: VoteRound) -> list[Group]:
    """The groups of a round in the order of its list."""
    found = _as_opened(plan, round, plan.all(Group, round=round.id))
    return sorted(found, key=lambda group: group.position)


# -- before opening -------------------------------------------------------------------------------
def rules_of(plan: OpenPlan, round: VoteRound) -> RoundRules:
    """What counting needs to know of a round."""
    return RoundRules(
        name=round.name,
        method=round.method,
        options=tuple(RoundOption(label=o.label, cost=o.cost) for o in options(plan, round)),
        groups=tuple(
            RoundGroup(id=g.code or g.id, name=g.name, admitted=g.admitted)
            for g in groups_of(plan, round)
        ),
        people=round.people,
        per_person=round.per_person,
        max_per_option=round.max_per_option,
        max_approvals=round.max_approvals,
        places=round.places,
        budget=round.budget,
        rule=round.rule,
        tie_rule=round.tie_rule,
        public_seed=round.public_seed,
        label_top=round.label_top,
    )


class Barred(KnownError):
    """What an obstacle says, and that nothing was done."""

    def __str__(self) -> str:
        return f"{super().__str__()} {_SAFE}"

    def told(self, words: Words) -> str:
        return f"{super().told(words)} {words(_SAFE)}"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a round cannot be opened, closed or shown: a message to translate, and its facts."""

    message: str
    facts: Mapping[str, object]

    def error(self) -> KnownError:
        """The obstacle as what refuses a step that did not wait for it to go."""
        return Barred(self.message, **self.facts)


def obstacles(plan: OpenPlan, round: VoteRound) -> list[Obstacle]:
    """Everything that keeps a draft from opening; empty when it can."""
    rules = rules_of(plan, round)
    rule = RULES.get(round.rule)
    checks: list[tuple[bool, str]] = [
        (len(rules.options) < 2, N_("Choose at least two options.")),
        (
            round.method in ("dots", "points") and round.per_person < 1,
            N_("Each person needs at least one mark."),
        ),
        (rule is None, N_("Choose the rule that decides.")),
        (
            rule is not None and rule.needs == "places" and not round.places,
            N_("Say how many places there are."),
        ),
        (
            rule is not None and rule.needs == "budget" and not round.budget,
            N_("Say how much money there is."),
        ),
        (round.tie_rule not in TIE_RULES, N_("Choose how a tie is settled.")),
        (
            round.tie_rule in WITH_LOTS and not (round.public_seed or round.seed_later),
            N_("Write the seed that the room makes for the lot."),
        ),
        (rules.admitted < 1, N_("Say how many people are present.")),
        (
            plan.count(VoteRound, state="open", rehearsal=True) > 0,
            N_("A rehearsal is still open: end it first."),
        ),
        (not round.channels, N_("Choose how people vote: on paper, the laptop, phones …")),
        (
            rule is not None and rule.of_ballots and bool(counted_of(round.channels)),
            N_("The deciding rule needs ballots, and what is counted by hand has none: choose "
               "another rule, or leave that way of voting out."),
        ),
    ]  # fmt: skip
    found = [Obstacle(message, {}) for wrong, message in checks if wrong]
    found += [
        Obstacle(
            UNFIT, {"channel": Term(CHANNELS[key].name), "method": Term(METHODS[round.method].name)}
        )
        for key in round.channels
        if key in CHANNELS and not fits(key, round.method)
    ]
    if not round.held_before:
        small = cannot_reach_five(rules.groups)
        message = N_("{group} cannot reach five. Join it to another group, or vote without groups.")
        found.extend(Obstacle(message, {"group": group.name or group.id}) for group in small)
    return found


def must_count(round: VoteRound) -> None:
    """``KnownError`` for a rehearsal: it is never closed, counted or shown."""
    if round.rehearsal:
        raise KnownError(NOT_COUNTED)


def seed_fixed(round: VoteRound) -> dict[str, Any]:
    """What opening ``round`` fixes of the seed: one that the room makes later is not there yet, and
    without a lot none is made."""
    later = round.seed_later and round.tie_rule in WITH_LOTS
    return {"seed_later": later, "public_seed": "" if later else round.public_seed}


def lacks_seed(round: VoteRound) -> bool:
    """Whether the room still has to make the seed before the result is shown."""
    return not round.public_seed and (round.seed_later or round.tie_rule == "lot")


def only_draft(plan: OpenPlan, round: VoteRound) -> VoteRound:
    """The round as it is now; ``KnownError`` unless it is still being prepared.

    A page may hold a record from before the round was opened: what the plan says now counts."""
    now = plan.one(VoteRound, round.id)
    if now.state != "draft":
        raise KnownError(NOT_DRAFT)
    return now


def _as_opened(plan: OpenPlan, round: VoteRound, found: list[E]) -> list[E]:
    """Of ``found``, rows of ``round``, those that were there when it was fixed; all before that.

    A copy of the plan in which the round was still a draft can bring more of them."""
    with plan.store.reading() as connection:
        if not queries.is_fixed(connection, round.id):
            return found
        held = queries.fixed(connection, (one.id for one in found))
    return [one for one in found if one.id in held]
