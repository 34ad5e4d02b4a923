"""What is said while tokens, dots, pockets or hands are counted: one row of words per channel."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workshop_app.domain.rounds import Group
from workshop_app.services.counted import GroupCheck
from workshop_app.text import N_, Words

Many = Callable[[Words, int], str]
"""Says a number of things."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelWords:
    """The messages of a channel. What is counted at once is a bag (tokens), an option (dots,
    hands) or a pocket: ``where`` names it, ``unit`` what lies in it, ``each`` what a person was
    given, ``left`` how many are not counted, ``fits`` asks whether what was counted can be."""

    title: str
    title_of: str
    where: str
    unit: str
    empty: str
    next: str
    keeps: str
    asks: str
    fits: str
    counts_how: str
    counted: str
    each: Many
    left: Many


CHANNEL_WORDS: Mapping[str, ChannelWords] = {
    "tokens": ChannelWords(
        title=N_("Tokens"),
        title_of=N_("Tokens · {group}"),
        where=N_("option {n} of {count}, bag of {group}"),
        unit=N_("tokens in this bag"),
        empty=N_("Empty bag"),
        next=N_("Next bag"),
        keeps=N_("keeps it and goes to the next bag"),
        asks=N_("How many people put tokens?"),
        fits=N_("Same as given out?"),
        counts_how=N_("Empty each bag in view of two people of the room, and count it aloud."),
        counted=N_("Bags counted"),
        each=lambda w, n: w.many("{n} token each", "{n} tokens each", n),
        left=lambda w, n: w.many("{n} bag to count", "{n} bags to count", n),
    ),
    "dots": ChannelWords(
        title=N_("Sticky dots"),
        title_of=N_("Sticky dots · {group}"),
        where=N_("option {n} of {count}, sheet of {group}"),
        unit=N_("dots at this option"),
        empty=N_("No dots"),
        next=N_("Next option"),
        keeps=N_("keeps it and goes to the next option"),
        asks=N_("How many people stuck dots?"),
        fits=N_("Same as given out?"),
        counts_how=N_("Count the dots of each option in view of two people of the room, aloud."),
        counted=N_("Options counted"),
        each=lambda w, n: w.many("{n} dot each", "{n} dots each", n),
        left=lambda w, n: w.many("{n} option to count", "{n} options to count", n),
    ),
    "pockets": ChannelWords(
        title=N_("Pockets"),
        title_of=N_("Pockets · {group}"),
        where=N_("option {n} of {count}, pocket of {group}"),
        unit=N_("tokens in this pocket"),
        empty=N_("Empty pocket"),
        next=N_("Next pocket"),
        keeps=N_("keeps it and goes to the next pocket"),
        asks=N_("How many people put something into the pockets?"),
        fits=N_("Same as given out?"),
        counts_how=N_("Empty each pocket in view of two people of the room, and count it aloud."),
        counted=N_("Pockets counted"),
        each=lambda w, n: w.many("{n} token each", "{n} tokens each", n),
        left=lambda w, n: w.many("{n} pocket to count", "{n} pockets to count", n),
    ),
    "hands": ChannelWords(
        title=N_("Hands"),
        title_of=N_("Hands · {group}"),
        where=N_("option {n} of {count}, hands of {group}"),
        unit=N_("hands for this option"),
        empty=N_("No hands"),
        next=N_("Next option"),
        keeps=N_("keeps it and goes to the next option"),
        asks=N_("How many people voted by hand?"),
        fits=N_("Same as the people who voted?"),
        counts_how=N_("Two people count the hands at the same time, each on their own."),
        counted=N_("Options counted"),
        each=lambda w, n: w.many("{n} option each", "{n} options each", n),
        left=lambda w, n: w.many("{n} option to count", "{n} options to count", n),
    ),
}
"""A row for each counted channel of CHANNELS."""

CHECK_LOOKS: Mapping[str, tuple[str, str]] = {
    "missing": ("circle", "muted"),
    "counting": ("circle-half-fill", "warn"),
    "fits": ("check-circle-fill", "ok"),
    "differs": ("warning-fill", "error"),
    "over": ("warning-circle-fill", "error"),
    "nobody": ("minus", "muted"),
}
"""Each state of a group's check: its icon and tone."""


def title(words: Words, channel: str, group: str) -> str:
    """ "Tokens · Mesa 3"; without a group "Tokens"."""
    row = CHANNEL_WORDS[channel]
    return words(row.title_of, group=group) if group else words(row.title)


def place(words: Words, channel: str, at: int, count: int, group: str) -> str:
    """ "option 3 of 8, bag of Mesa 3"."""
    if group:
        return words(CHANNEL_WORDS[channel].where, n=at, count=count, group=group)
    return words("option {n} of {count}", n=at, count=count)


def check(words: Words, found: GroupCheck) -> tuple[str, str, str]:
    """How a group's bags stand against what was given out: icon, tone, sentence."""
    state = "nobody" if not found.people else found.state
    icon, tone = CHECK_LOOKS[state]
    if state == "over" and found.agreed:
        return (
            icon,
            "warn",
            words.many("{n} too many, counted twice", "{n} too many, counted twice", found.over),
        )
    said = {
        "missing": words.at("count", "to do"),
        "counting": words("is being counted"),
        "differs": words("two counts differ"),
        "nobody": words("nobody voted"),
        "over": too_many(words, found.over),
        "fits": words("it matches")
        if found.unused is None
        else words.many("it matches, {n} unused", "it matches, {n} unused", found.unused),
    }
    return icon, tone, said[state]


def too_many(words: Words, n: int) -> str:
    """ "1 too many: count again"."""
    return words.many("{n} too many: count again", "{n} too many: count again", n)


def column_head(group: Group | None) -> str:
    """ "M3" for "Mesa 3", else the group's short key."""
    if group is None:
        return ""
    numbered = re.fullmatch(r"(\w)\w*\s+(\d{1,2})", group.name.strip())
    return f"{numbered[1].upper()}{numbered[2]}" if numbered else (group.code or group.name[:2])
