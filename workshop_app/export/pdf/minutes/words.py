"""What the minutes of a vote say in words, each piece on its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from workshop_app.domain.voting.groups import SMALLEST
from workshop_app.domain.voting.ties import TIE_RULES
from workshop_app.export import incidents, names
from workshop_app.export.pdf.sections.fairness import ballots_in_words
from workshop_app.export.pdf.sections.parts import numbers, voted_again
from workshop_app.export.pdf.text import Rich, bold, filled
from workshop_app.export.telling import NONE
from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.export.minutes_views import MinutesView, SwapView
    from workshop_app.export.round_views import GroupView, ResultView, RoundView, TieView
    from workshop_app.export.telling import Telling
    from workshop_app.text import Words

LOT_SIGNS = 4
"""So many signs of a lot are printed; they are enough to see the order."""

Fact = tuple[str, Rich]
"""A label and what stands beside it."""


# -- what was fixed and how it went ---------------------------------------------------------------
def facts(telling: Telling, one: RoundView) -> list[Fact]:
    """The lines at the top: place, hours, method, channels, rule; of a second round also its
    first."""
    words = telling.words
    told: list[Fact] = [
        (words("Place and date"), _place(telling, one)),
        (words("Opening and closing"), _hours(words, one)),
        (words("Method"), _method(words, one)),
        (words("Channels"), _channels(words, one)),
        (words("Rule and tie"), _rule(telling, one)),
    ]
    if one.run_off_of:
        said = words("Second round among the options that were tied in round {name}.",
                     name=one.run_off_of)  # fmt: skip
        told.append((words("Comes from"), said))
    return told


def _place(telling: Telling, one: RoundView) -> str:
    words = telling.words
    where = ". ".join(filter(None, (one.place, telling.view.municipality)))
    day = words.date(one.held_on) if one.held_on else NONE
    return f"{where}, {day}" if where else day


def _hours(words: Words, one: RoundView) -> str:
    if one.opened is None and one.closed is None:
        return words("{none} (the hours were not kept)", none=NONE)
    told = f"{_hour(words, one.opened, one)} – {_hour(words, one.closed, one)}"
    if one.opened is None or one.closed is None:
        told += f" ({words('one of the hours was not kept')})"
    return told


def _hour(words: Words, moment: datetime | None, one: RoundView) -> str:
    if moment is None:
        return NONE
    told = words.time(moment.time())
    return told if moment.date() == one.held_on else f"{words.date(moment.date())}, {told}"


def _dots(words: Words, one: RoundView) -> str:
    return words("{n} for each person, at most {most} on one proposal.", n=one.per_person,
                 most=one.max_per_option)  # fmt: skip


def _approval(words: Words, one: RoundView) -> str:
    if one.max_approvals:
        return words("yes to at most {n} proposals.", n=one.max_approvals)
    return words("yes to as many proposals as each person wants.")


def _points(words: Words, one: RoundView) -> str:
    return words("up to {n} points to share out.", n=one.per_person)


def _score(words: Words, _one: RoundView) -> str:
    return words("from 0 to 5 for each proposal; the mean counts.")


METHODS: Mapping[str, Callable[[Words, RoundView], str]] = {
    "dots": _dots,
    "approval": _approval,
    "points": _points,
    "score": _score,
}
"""What each method gave a person, in a few words."""


def _method(words: Words, one: RoundView) -> str:
    told = names.told(names.METHODS, one.method, words)
    if one.method in METHODS:
        told = f"{told}: {METHODS[one.method](words, one)}"
    hands = any(key == "hands" for key, _ in one.channels)
    secret = words("In secret, but for the hands.") if hands else words("In secret.")
    if hands and len(one.channels) == 1:
        secret = words("By show of hands, not in secret.")
    return f"{told} {secret}"


def _channels(words: Words, one: RoundView) -> str:
    """Each channel with how many came through it; none has its number where one of several has
    fewer than five, nor where there is no result (P-36)."""
    told: list[str] = []
    few = few_by_one(one)
    for key, came in one.channels:
        name = incidents.channel_name(key, words)
        name = name[:1].lower() + name[1:] if told else name
        if came is not None and one.result is not None and not few:
            name += f" ({words.number(came)})"
        told.append(name)
    listed = words.listed(told) or NONE
    if not few or one.result is None:
        return listed
    why = words("without their numbers: by one of them fewer than five people voted")
    return f"{listed} ({why})"


def few_by_one(one: RoundView) -> bool:
    """Whether fewer than five came through one of several channels: its number could be worked out
    from what was received and the numbers of the others."""
    came = [people for _, people in one.channels if people]
    return len(came) > 1 and min(came) < SMALLEST


def _rule(telling: Telling, one: RoundView) -> Rich:
    words = telling.words
    told: list[Rich] = [f"{names.told(names.RULES, one.rule, words)}; "]
    if one.budget is not None:
        told.append(words("purse of {amount}. ",
                          amount=words.money(one.budget, telling.view.currency)))  # fmt: skip
    else:
        told.append(_places(words, one))
    tie = TIE_RULES.get(one.tie_rule)
    name = words(tie.name) if tie else one.tie_rule
    told.append(words("Tie: {rule}. ", rule=name[:1].lower() + name[1:]))
    if one.seed_later and one.seed:
        fixed = words("Fixed before opening; the room made the seed after closing, before the "
                      "result was shown.")  # fmt: skip
    else:
        fixed = words("Rule, places and tie fixed before opening.")
    told.append(bold(fixed))
    return told


def _places(words: Words, one: RoundView) -> str:
    places = words.number(one.places or 0)
    if one.result is None:
        return words("places: {places}. ", places=places)
    options = words.number(len(one.result.options))
    return words("{places} of {options} go in. ", places=places, options=options)


# -- the count ------------------------------------------------------------------------------------
def ballots(telling: Telling, one: RoundView, result: ResultView) -> Rich:
    """People, ballots with the reasons against those that do not count, marks."""
    words = telling.words
    told: list[Rich] = [bold(words("Ballots.")), " "]
    if one.people:
        told.append(words("People present: {n}. ", n=words.number(one.people)))
    told.append(ballots_in_words(telling, result))
    if result.spent is not None and one.budget is not None:
        spent, left = (
            words.money(amount or 0, telling.view.currency)
            for amount in (result.spent, result.left)
        )
        told.append(" " + words("Of the purse {spent} is used and {left} is left.", spent=spent,
                                left=left))  # fmt: skip
    return told


def tie(words: Words, one: RoundView, result: ResultView) -> Rich:
    """The tie at the cut and what settled it, with the lots; else the seed alone, printed whole."""
    found = result.tie
    if found is None:
        if not one.seed:
            return ""
        told = filled(words, N_("There was none at the cut. Seed of the lot: {seed}."),
                      seed=bold(one.seed))  # fmt: skip
        return [bold(words("Tie.")), " ", *told]
    said = filled(
        words,
        N_("{numbers} had {marks} each; places left: {places}."),
        numbers=numbers(found.tied),
        marks=words.number(found.value),
        places=words.number(found.places_left),
    )
    return [bold(words("Tie.")), " ", *said, " ", _settled(words, one, found)]


def _settled(words: Words, one: RoundView, found: TieView) -> Rich:
    if not found.entered:
        return words("A second round among them settles it; until then none of them is in.")
    if found.second:
        return voted_again(words, found)
    told: list[Rich] = []
    if found.rule == "lower_cost":
        told += [words("The lower cost goes first, then the lot."), " "]
    if one.seed:
        told += filled(words, N_("Seed of the lot: {seed}."), seed=bold(one.seed))
    if found.lots:
        by_number = dict(found.lots)
        lots = ", ".join(f"{n} ({by_number[n][:LOT_SIGNS]})" for n in found.order if n in by_number)
        told += [
            " ",
            words("Lots (SHA-256 of “seed:number”), the smaller goes first: {lots}.", lots=lots),
        ]
    return [*told, " ", *filled(words, N_("In went {numbers}."), numbers=numbers(found.entered))]


def groups(telling: Telling, result: ResultView, *, shares: bool = True) -> Rich:
    """The first three of each group and no others (P-55)."""
    if not result.groups:
        return ""
    words = telling.words
    told: list[Rich] = [bold(words("The first three of each group.")), " "]
    for n, group in enumerate(result.groups):
        told += ["; " if n else "", *_group(telling, group, shares)]
    told.append(".")
    if result.pooled:
        told += [
            " ",
            words("A group with fewer than five people is counted together with another."),
        ]
    return told


def _group(telling: Telling, group: GroupView, shares: bool) -> list[Rich]:
    words = telling.words
    told: list[Rich] = [f"{words.listed(list(group.names))}: "]
    for n, (rank, number, share) in enumerate(group.first):
        part = f" ({words.percent(share, 1)})" if shares and share is not None else ""
        told += [", " if n else "", f"{telling.ordinal(rank)}\u00a0", bold(number), part]
    return told if group.first else [*told, words("no marks")]


def notes(telling: Telling, view: MinutesView, result: ResultView) -> list[Rich]:
    """How firm the order is, what is left out for want of ballots, what happened: a paragraph
    each, where there is something to say."""
    words = telling.words
    found: list[Rich] = []
    if view.swaps is not None:
        found.append([bold(words("How firm the order is.")), " ", _firm(words, view.swaps)])
    if result.without:
        said = " ".join(words(message) for message in result.without)
        found.append([bold(words("What is left out.")), " ", said])
    if result.undecided:
        found.append([bold(words("The rule could not be applied.")), " ", words(result.undecided)])
    happened = [
        incidents.told(one, words, numbers=not few_by_one(view.round))
        for one in view.round.incidents
    ]
    said = " ".join(happened) or words("None was noted.")
    found.append([bold(words("Incidents.")), " ", said])
    return found


def _firm(words: Words, swaps: Sequence[SwapView]) -> str:
    if not swaps:
        return words(
            "The order is firm: no two places next to each other could as well be swapped."
        )
    told = words(
        "A few other ballots would have been enough to swap these places among themselves: {places}.",
        places=words.listed([f"{one.first}–{one.last}" for one in swaps]),
    )
    if any(one.at_the_cut for one in swaps):
        told += " " + words(
            "The last place that goes in and the first that does not are among them."
        )
    return told


def how_to_check(words: Words, one: RoundView) -> str:
    """What the check value is for, and how anyone comes to it again."""
    return words(
        "Copy these 16 signs by hand: if the record changes, they change. They reveal nobody's vote. "
        "Any laptop with the plan's file comes to them again: main.py count FILE --round {name}.",
        name=one.name if one.name.isalnum() else f'"{one.name}"',
    )
