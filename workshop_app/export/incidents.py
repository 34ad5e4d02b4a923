"""What went otherwise than planned in a vote, as the minutes tell it: a row for each kind that is
kept at closing. They are facts of the whole room, never of a person or a ballot."""

from __future__ import annotations

from collections.abc import Mapping

from workshop_app.domain.voting.channels import CHANNELS
from workshop_app.text import N_, Words

INCIDENTS: Mapping[str, str] = {
    "late_batch": N_(
        "Late paper ballots, put in together after closing and before the result was shown: {n}."
    ),
    "one_entry": N_("Paper ballots that were typed in only once: {n}."),
    "readings_differed": N_(
        "Paper ballots of which the two entries differed, settled with the ballot in view: {n}."
    ),
    "counted_once": N_("{channel}: counted only once."),
    "counts_differed": N_(
        "{channel}: two counts differed and one more count settled it. Times: {bags}."
    ),
    "marks_over": N_("{channel}: more marks found than were given out, by {marks}."),
    "more_ballots_than_people": N_("{ballots} votes came from {people} people present."),
}
"""The sentence of every kind, with its facts."""

WITHOUT_NUMBER: Mapping[str, str] = {
    "late_batch": N_(
        "Late paper ballots were put in together after closing and before the result was shown."
    ),
    "one_entry": N_("Paper ballots were typed in only once."),
}
"""The same without the number, where how many came on paper is not told."""

OTHER = N_("Something else was noted at closing: {kind}.")


def told(incident: Mapping[str, object], words: Words, *, numbers: bool = True) -> str:
    """An incident in the language of ``words``; one that this version does not know by its name.

    Without ``numbers`` nothing tells how many came through a channel."""
    if not numbers and incident.get("kind") in WITHOUT_NUMBER:
        return words(WITHOUT_NUMBER[str(incident["kind"])])
    facts = {name: _fact(name, value, words) for name, value in incident.items()}
    return words(INCIDENTS.get(str(incident.get("kind")), OTHER), **facts)


def _fact(name: str, value: object, words: Words) -> object:
    if name == "channel":
        return channel_name(str(value), words)
    return words.number(value) if isinstance(value, int) else value


def channel_name(channel: str, words: Words) -> str:
    """How a channel is called; its key where it is unknown."""
    row = CHANNELS.get(channel)
    return words(row.name) if row else channel
