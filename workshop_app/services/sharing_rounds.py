"""Which rounds go along in a sharing copy, with what of their ballots; ``sharing`` says why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from workshop_app.domain import erasure
from workshop_app.domain.capacity import FEWEST_ANSWERS
from workshop_app.domain.rounds import AssessmentRound, Group, Option, VoteRound
from workshop_app.domain.voting.count import RoundResult
from workshop_app.domain.voting.mixing import mixed
from workshop_app.domain.voting.rules import RULES
from workshop_app.domain.voting.tally import NO_GROUP, Tally
from workshop_app.services import counted, results, vote_file
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.rounds import groups_of, options, rules_of
from workshop_app.storage import counts, marks, urn
from workshop_app.storage.counts import PEOPLE, Count
from workshop_app.storage.planfile import PlanFile
from workshop_app.storage.urn import Cast, Rated

BY_TABLES = "groups"
"""The rule that needs to know what each group gave."""


@dataclass(frozen=True, slots=True)
class Going:
    """A round that goes along, as it stands in the copy. ``place``: the id of each of its groups
    (and "") → the id of the group that its ballots are in there, "" where nothing is told."""

    round: VoteRound
    groups: tuple[Group, ...]
    options: tuple[Option, ...]
    place: dict[str, str]
    mixed: bool


def going(plan: OpenPlan) -> list[Going]:
    """The rounds whose result was shown and may leave, oldest first."""
    found = []
    for round in plan.all(VoteRound, state="shown", rehearsal=False):
        result = results.result(plan, round)
        few = result.valid < vote_file.FEWEST.get(round.method, 0)
        if result.shown and not (few and RULES[round.rule].of_ballots):
            found.append(_as_it_goes(plan, round, result, few))
    return found


def _as_it_goes(plan: OpenPlan, round: VoteRound, result: RoundResult, few: bool) -> Going:
    groups = groups_of(plan, round)
    here = {group.code or group.id: group for group in groups}
    pools = _pools(result, results.added_up(plan, round))
    place = {"": "", **{group.id: "" for group in groups}}
    kept: list[Group] = []
    for pool in pools:
        members = [here[code] for code in pool if code in here]
        if not members:
            continue
        name = " + ".join(group.name for group in members)
        admitted = sum(group.admitted for group in members)
        kept.append(replace(members[0], name=name, admitted=admitted))
        place.update({group.id: members[0].id for group in members})
        if NO_GROUP in pool:
            place[""] = members[0].id
    people = rules_of(plan, round).admitted
    if kept:
        rest = people - sum(group.admitted for group in kept)
        kept[0] = replace(kept[0], admitted=kept[0].admitted + max(0, rest))
    else:
        round = replace(round, grouping="none", people=people)
    return Going(round, tuple(kept), tuple(options(plan, round)), place, few)


def _pools(result: RoundResult, added_up: Tally) -> list[tuple[str, ...]]:
    """The groups that may be told apart in a file that leaves, each with those joined to it."""
    if vote_file.may_tell_groups(result, added_up):
        return [(group.id,) for group in added_up.rules.groups]
    if result.rules.rule == BY_TABLES and result.groups_shown:
        return [group.members for group in result.groups]
    return []


def write(copy: PlanFile, plan: OpenPlan, one: Going) -> None:
    """Put the ballots and the counts of a round into the copy, inside a transaction of it; its records
    are there already."""
    round = one.round
    with plan.store.reading() as here:
        ballots = urn.ballots(here, round.id)
    by_group: dict[str, list[urn.Marks]] = defaultdict(list)
    for ballot in ballots:
        by_group[one.place.get(ballot.group, "")].append(ballot.marks)
    rules = replace(rules_of(plan, round), groups=())
    for group, sheets in by_group.items():
        told = mixed(sheets, rules) if one.mixed else sheets
        urn.cast(copy.connection, round.id, [Cast(group, sheet) for sheet in told])
    _write_counts(copy, plan, one)
    marks.add(copy.connection, {round.id: {erasure.CODES}})


def _write_counts(copy: PlanFile, plan: OpenPlan, one: Going) -> None:
    """What was counted without ballots, as it stood in the end."""
    codes = {group.code or group.id: group.id for group in groups_of(plan, one.round)}
    labels = {option.label: option.id for option in one.options}
    sums: dict[tuple[str, str, str], int] = defaultdict(int)
    for part in counted.parts(plan, one.round):
        group = one.place.get(codes.get(part.group or "", ""), "")
        sums[part.channel, group, PEOPLE] += part.people
        for label, total in part.totals.items():
            sums[part.channel, group, labels[label]] += total
    for (channel, group, option), total in sorted(sums.items()):
        for reading in (1,) if option == PEOPLE else (1, 2):
            counts.keep(
                copy.connection, one.round.id, Count(channel, group, option, reading, total)
            )


def write_ratings(copy: PlanFile, plan: OpenPlan) -> None:
    """The officials' answers of rounds of assessment that are over, where there are enough of them
    for a figure (P-43), under new keys."""
    for judged in plan.all(AssessmentRound, state="closed"):
        with plan.store.reading() as here:
            answers = urn.ratings(here, judged.id)
        together: dict[tuple[str, str], list[Rated]] = defaultdict(list)
        for answer in answers:
            together[answer.proposal, answer.criterion].append(replace(answer, key=""))
        told = [
            one
            for some in together.values()
            if sum(one.score is not None for one in some) >= FEWEST_ANSWERS
            for one in some
        ]
        urn.rate(copy.connection, judged.id, told)
