"""A pasted list: one proposal a line, as people type or copy it."""

from __future__ import annotations

import re

from workshop_app.domain.incoming import LONGEST, Candidate, Reading, Told, clean
from workshop_app.text import N_

_BULLET = re.compile(
    r"^\s*(?:[-*•·▪●◦–—✓✔☐]+\s*|\(?(?:\d{1,3}|[a-zA-Z])[.)\]]\s+|\d{1,3}\s*[-–—:]\s+)"
)
"""What stands before a line of a list: a dot, a dash, "1.", "a)", "3 - "."""


def read_list(text: str, theme: str) -> Reading:
    """The lines of ``text`` as proposals of ``theme`` (an id); what begins a line of a list goes.

    ``Candidate.row`` is the line, from 1. Empty lines are passed over; a line without words, or
    of over ``LONGEST`` characters, is refused with the reason.
    """
    candidates: list[Candidate] = []
    refused: list[Told] = []
    for row, line in enumerate(text.splitlines(), 1):
        said = clean(_BULLET.sub("", line, count=1))
        if not said:
            continue
        if len(said) > LONGEST:
            refused.append(Told(row, N_("a line with over {n} characters"), {"n": LONGEST}))
        elif not any(c.isalpha() for c in said):
            refused.append(Told(row, N_("there are no words in the text")))
        else:
            candidates.append(Candidate(row=row, text=said, theme=theme))
    return Reading((), {}, tuple(candidates), tuple(refused))


def is_table(text: str) -> bool:
    """Whether ``text`` was copied from a spreadsheet: most of its lines have cells, by tabs."""
    lines = [line for line in text.splitlines() if line.strip()]
    return bool(lines) and sum("\t" in line for line in lines) * 2 > len(lines)
