"""What an official fills in on a phone: an office, gates and figures, proposal by proposal.

Everything travels in the form until it is handed in: ``r3c4`` is the figure of the fourth proposal
on the fifth criterion (0: "don't know"), ``g3k0`` its first gate, ``w3k0`` how that gate stood when
the page was made, ``t3k0`` what would open it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workshop_app.domain.capacity import CRITERIA, GATES, SCALE
from workshop_app.web.forms import NotOursError

LONGEST = 160
"""Letters of what would open a gate."""
ANSWERS = ("yes", "no", "to_confirm")
_NAME = re.compile(r"([rgwt])([0-9]{1,3})([ck])([0-9])")


@dataclass(frozen=True, slots=True)
class GateAnswer:
    """``was``: what was kept when the page was made, "" for nothing; ``text`` what would open it."""

    answer: str
    was: str = ""
    text: str = ""

    @property
    def changed(self) -> bool:
        """Whether this person said something else, or what would open it."""
        return self.answer != self.was or (self.answer == "no" and bool(self.text))


@dataclass(slots=True)
class Judgements:
    """What one person has filled in so far: place of the proposal → criterion → figure (``None``:
    "don't know"), and (place, gate) → what was said of it."""

    figures: dict[int, dict[str, int | None]] = field(default_factory=dict)
    gates: dict[tuple[int, str], GateAnswer] = field(default_factory=dict)

    def closed(self, at: int) -> bool:
        """Whether this person says that a gate of the proposal is closed."""
        return any(self.gates[key].answer == "no" for key in self.gates if key[0] == at)

    def answered(self, at: int) -> int:
        """How many criteria of a proposal have an answer, "don't know" among them."""
        return len(self.figures.get(at, {}))


def names_of(proposals: int) -> int:
    """The most fields that judgements on so many proposals have."""
    return proposals * (len(CRITERIA) + 3 * len(GATES))


def most_bytes(proposals: int) -> int:
    """The most bytes that judgements on so many proposals come in, every letter of every text with
    an accent."""
    return 10 * names_of(proposals) + proposals * len(GATES) * LONGEST * len("%C3%A1")


def read(fields: Mapping[str, str], proposals: int, asked: Sequence[str]) -> Judgements:
    """What the fields say. ``NotOursError`` where no page of ours has one of them."""
    found, criteria, gates = Judgements(), list(CRITERIA), list(GATES)
    said: dict[tuple[int, str], dict[str, str]] = {}
    for name, value in fields.items():
        parts = _NAME.fullmatch(name)
        if parts is None:
            raise NotOursError
        kind, at, part = parts[1], int(parts[2]), int(parts[4])
        if at >= proposals or (kind == "r") != (parts[3] == "c"):
            raise NotOursError
        if kind == "r":
            _figure(found, at, criteria, part, value, asked)
        elif part < len(gates):
            said.setdefault((at, gates[part]), {})[kind] = value
        else:
            raise NotOursError
    for key, values in said.items():
        _gate(found, key, values)
    return found


def _figure(
    found: Judgements, at: int, criteria: Sequence[str], part: int, value: str, asked: Sequence[str]
) -> None:
    if part >= len(criteria) or criteria[part] not in asked or not re.fullmatch("[0-5]", value):
        raise NotOursError
    score = int(value)
    found.figures.setdefault(at, {})[criteria[part]] = score if score >= SCALE[0] else None


def _gate(found: Judgements, key: tuple[int, str], values: Mapping[str, str]) -> None:
    answer, was = values.get("g", ""), values.get("w", "")
    if answer not in (*ANSWERS, "") or was not in (*ANSWERS, ""):
        raise NotOursError
    if answer:
        found.gates[key] = GateAnswer(answer, was, values.get("t", "").strip()[:LONGEST])


def fields_of(found: Judgements, without: int | None = None) -> dict[str, str]:
    """The fields that carry judgements on to the next page, but for the proposal that it shows."""
    criteria, gates = list(CRITERIA), list(GATES)
    told: dict[str, str] = {}
    for at, given in sorted(found.figures.items()):
        for id, score in given.items():
            if at != without:
                told[f"r{at}c{criteria.index(id)}"] = str(score or 0)
    for (at, gate), said in sorted(found.gates.items()):
        if at == without:
            continue
        place = f"{at}k{gates.index(gate)}"
        told[f"g{place}"] = said.answer
        if said.was:
            told[f"w{place}"] = said.was
        if said.text:
            told[f"t{place}"] = said.text
    return told
