"""The check value of a plan: a short value that every copy of the same plan must come to.

It stands on the documents of a plan, and ``check`` prints it of a file: whoever holds both sees
whether they belong together. It is told apart from the check value of a round (``voting``) by its
name and by its length.

What is in it is what the documents can tell: every field of every record that stands, the ballots
and counts of rounds that are over, the answers of officials. It is the same however the file came
about: joined in any order, saved again, upgraded, protected, given out as a sharing copy. Nobody
can work backwards from it to a ballot: the random keys of records and ballots are in it too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from workshop_app.domain.voting.check_value import written

DIGITS = 20
"""80 bits: nobody makes another plan that comes to the same value. A round's has four fewer."""

OUTSIDE: Mapping[str, str] = {
    "PrivateNote": "only the facilitator reads them, and a sharing copy has none",
    "Photo": "a sharing copy has none",
    "Version": "names a moment of the history, which a sharing copy does not have",
    "Laptop": "which machines wrote in the plan is nothing that it says",
    "Progress": "where the player stands changes with every minute of a session",
    "Confirmation": "an answer to the text guard; the text itself is in the value",
}
"""Records that are in no document, and so are outside the value, with the reason."""

OUTSIDE_FIELDS: Mapping[tuple[str, str], str] = {
    ("Workshop", "packed"): "what is in the bag already is not part of the plan",
}
"""Fields of the other records that are outside, with the reason."""

Fields = Mapping[str, object]
"""What a record says, by field: plain values, those left out that say what they say by default. So
a field that a later version adds changes nothing in older plans."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds, in any order. ``records``: (entity, id, fields) of every one that stands;
    ``cast``: (what, whose, the texts of a paper or a count) of ballots, counts and answers, as far
    as they may be told (``services.plan_value``). Rehearsals, which never leave their laptop, are left
    out with all that hangs on them."""

    records: Iterable[tuple[str, str, Fields]] = ()
    cast: Iterable[tuple[str, ...]] = field(default=())


def plan_check_value(content: Content) -> str:
    """20 hex digits in groups of four ("7F3A 90A7 D25B 3F68 11C0"): the beginning of a SHA-256 over
    a line of JSON for each record and each paper, the lines in the order of their letters. The id
    of the plan itself is not in it: it only tells apart where files began."""
    known = list(content.records)
    tried = {id for entity, id, said in known if entity == "VoteRound" and said.get("rehearsal")}
    lines = [
        _line([entity, id if entity != "Plan" else "", _inside(entity, said)])
        for entity, id, said in known
        if entity not in OUTSIDE and id not in tried and said.get("round") not in tried
    ]
    lines += [_line(list(one)) for one in content.cast]
    return written("\n".join(sorted(lines)), DIGITS)


def _inside(entity: str, said: Fields) -> Fields:
    dropped = _DROPPED.get(entity)
    return {k: v for k, v in said.items() if k not in dropped} if dropped else said


_DROPPED: dict[str, frozenset[str]] = {
    entity: frozenset(name for owner, name in OUTSIDE_FIELDS if owner == entity)
    for entity, _ in OUTSIDE_FIELDS
}

_line = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
