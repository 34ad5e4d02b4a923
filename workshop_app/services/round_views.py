"""Shown rounds as documents tell them. What the room has not seen is in no view (P-32, P-36)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from workshop_app.domain.days import day_of
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.rounds import DecidingRound, Option, VoteRound
from workshop_app.domain.voting.channels import CHANNELS, OLDER
from workshop_app.domain.voting.check_value import check_value
from workshop_app.domain.voting.count import RoundResult
from workshop_app.domain.voting.public import PublicGroup, public_groups, public_means
from workshop_app.domain.voting.rules.outcome import ByPlaces
from workshop_app.domain.voting.ties import WITH_LOTS, Tie
from workshop_app.export.round_views import GroupView, OptionView, ResultView, RoundView, TieView
from workshop_app.export.views import VoteView
from workshop_app.services import results, round_names, rounds
from workshop_app.services.open_plan import OpenPlan


@dataclass(frozen=True, slots=True)
class ShownRound:
    """A round that the room has seen, counted once. ``name`` is its own among all rounds
    (``round_names``), as is that of the round whose tie it settles."""

    round: VoteRound
    name: str
    options: tuple[Option, ...]
    names: Mapping[str, str]
    result: RoundResult
    deciding: DecidingRound | None
    place: str = ""
    run_off_of: str = ""

    def option_of(self, family: set[str]) -> Option | None:
        """The option that holds one of these proposals as they were at opening."""
        return next(iter(self._options_of(family)), None)

    def best_of(self, family: set[str]) -> Option | None:
        """Of those that hold one of these proposals, the option that came first in the room:
        several of one cluster may have stood in one round. The others are never added to it."""
        rank = {one.label: one.rank for one in self.result.totals}
        return min(self._options_of(family), key=lambda one: rank[one.label], default=None)

    def _options_of(self, family: set[str]) -> list[Option]:
        return [
            option
            for option in self.options
            if option.proposal in family
            or any(str(member["proposal"]) in family for member in option.members)
        ]


def shown_rounds(plan: OpenPlan) -> list[ShownRound]:
    """The shown rounds, oldest first; rehearsals are left out."""
    deciding = {one.round: one for one in plan.all(DecidingRound)}
    found = []
    places = {one.id: one.place for one in plan.all(Workshop)}
    called = round_names.names(plan)
    for round in plan.all(VoteRound, state="shown", rehearsal=False):
        names = {group.code or group.id: group.name for group in rounds.groups_of(plan, round)}
        options = tuple(rounds.options(plan, round))
        counted = results.result(plan, round)
        found.append(
            ShownRound(
                round,
                called[round.id],
                options,
                names,
                counted,
                deciding.get(round.id),
                places.get(round.workshop or "", ""),
                called.get(round.run_off_of or "", ""),
            )
        )
    return found


def round_view(shown: ShownRound) -> RoundView:
    """The round as documents tell it."""
    round, deciding = shown.round, shown.deciding
    return RoundView(
        name=shown.name,
        printed=round.name,
        question=round.question,
        method=round.method,
        per_person=round.per_person,
        max_per_option=round.max_per_option,
        max_approvals=round.max_approvals,
        places=round.places,
        budget=round.budget,
        rule=round.rule,
        tie_rule=round.tie_rule,
        seed=round.public_seed,
        held_on=day_of(round.held_on),
        deciding=deciding is not None,
        deciding_places=deciding.places if deciding else None,
        result=_result(shown) if shown.result.shown else None,
        place=shown.place,
        people=shown.result.admitted,
        opened=_minute(round.opened_at),
        closed=_minute(round.closed_at),
        channels=_channels(round),
        incidents=tuple((round.closing or {}).get("incidents", ())),
        run_off_of=shown.run_off_of,
        seed_later=round.seed_later,
    )


def _channels(round: VoteRound) -> tuple[tuple[str, int | None], ...]:
    """How many came through each channel, in the order in which channels are offered, then those
    that only a newer program knows. Where that was not kept, only which channels there were."""
    kept = (round.closing or {}).get("channels")
    came: dict[str, int | None] = dict.fromkeys(round.channels) if kept is None else dict(kept)
    named = {OLDER.get(key, key): people for key, people in came.items()}
    known = [key for key in CHANNELS if key in named]
    return tuple((key, named[key]) for key in (*known, *sorted(named.keys() - CHANNELS.keys())))


def _minute(text: str) -> datetime | None:
    """A local day and minute; ``None`` where it was not kept."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def vote_views(all_shown: list[ShownRound], family: set[str]) -> tuple[VoteView, ...]:
    """How the option that holds one of these proposals stood in each round where it was."""
    found = []
    for shown in all_shown:
        if not shown.result.shown or (option := shown.best_of(family)) is None:
            continue
        total = next(one for one in shown.result.totals if one.label == option.label)
        tie = _tie(shown.result)
        entered = tie is not None and option.label in tie.chosen
        out = tie is not None and option.label in tie.left_out
        found.append(
            VoteView(
                round=shown.name,
                option=option.label,
                total=_told(shown.result, total.total, total.value),
                rank=total.rank,
                tie="in" if entered else "out" if out else "",
                first_of=tuple(
                    (" + ".join(_names(shown, group)), first.share)
                    for group in public_groups(shown.result)
                    for first in group.first
                    if first.label == option.label
                ),
                one_group=_high_in(shown.result, option.label) == 1,
            )
        )
    return tuple(found)


def _high_in(result: RoundResult, label: str) -> int:
    """How many groups had an option high."""
    return next((len(one.high_in) for one in result.labels if one.option == label), 0)


def _told(result: RoundResult, total: int, value: Fraction) -> Fraction:
    """What is told of an option: its marks, or for scores their mean."""
    return value if result.rules.method == "score" else Fraction(total)


def _tie(result: RoundResult) -> Tie | None:
    decided = result.decided
    return decided.tie if isinstance(decided, ByPlaces) else None


def _result(shown: ShownRound) -> ResultView:
    result = shown.result
    means = public_means(result)
    selected = result.decided.selected if result.decided else ()
    by_groups = result.equal_groups_first.selected if result.equal_groups_first else ()
    kinds = {option.label: option for option in shown.options}
    void: dict[str, int] = {}
    for ballot in result.invalid:
        void[ballot.reasons[0]] = void.get(ballot.reasons[0], 0) + 1
    return ResultView(
        received=result.cast,
        valid=result.valid,
        blank=result.blank,
        void=tuple(void.items()),
        marks=result.marks,
        options=tuple(
            OptionView(
                number=one.label,
                label=kinds[one.label].short
                or (kinds[one.label].text if kinds[one.label].cluster else ""),
                theme=kinds[one.label].theme,
                total=_told(result, one.total, one.value),
                people=one.people,
                rank=one.rank,
                share=Fraction(one.total, result.marks) if result.marks else Fraction(0),
                equal_mean=means.get(one.label),
                selected=one.label in selected,
                cost=kinds[one.label].cost,
                text=kinds[one.label].text,
            )
            for one in result.totals
        ),
        selected=selected,
        groups=tuple(_group(shown, group) for group in public_groups(result)),
        pooled=len(result.suppressed_groups),
        tie=_tie_view(_tie(result)),
        one_group=tuple(one.option for one in result.labels if one.label == "one_group_priority"),
        by_groups=tuple(one for one in by_groups if one not in selected),
        check_value=check_value(result),
        counted=result.counted,
        without=result.without,
        spent=getattr(result.decided, "spent", None),
        left=getattr(result.decided, "left", None),
        undecided=result.because(result.rules.rule) or "",
    )


def _tie_view(tie: Tie | None) -> TieView | None:
    if tie is None:
        return None
    return TieView(
        value=tie.value,
        tied=tie.tied,
        places_left=tie.places_left,
        rule=tie.rule,
        order=(*tie.chosen, *tie.left_out),
        entered=tie.chosen,
        lots=tuple(tie.lots.items()) if tie.rule in WITH_LOTS and not tie.open else (),
        second=tie.second,
    )


def _names(shown: ShownRound, group: PublicGroup) -> tuple[str, ...]:
    return tuple(shown.names.get(member, member) for member in group.members)


def _group(shown: ShownRound, group: PublicGroup) -> GroupView:
    return GroupView(
        names=_names(shown, group),
        valid=group.valid,
        first=tuple((one.rank, one.label, one.share) for one in group.first),
    )
