"""What became of a proposal as the room sees it: no groups (P-55), and of a round that it has not
seen nothing but that it was on the list."""

from __future__ import annotations

from workshop_app.services import became as services
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.became_telling import Line, told
from workshop_app.ui.shell.slides import BecameSlide

ROOM = ("archive-box", "target", "flag-banner")
"""The links that the room sees, by their signs: votes, capacity, actions."""
MOST = 5


def slide_of(plan: OpenPlan, words: Words, id: str) -> BecameSlide:
    """The slide of a proposal (its id) as the plan stands now."""
    one = told(words, services.became(plan, id))
    lines = [line for line in one.lines if line.icon in ROOM]
    return BecameSlide(
        key=f"became {id}",
        number=one.number,
        topic=one.theme if one.words else "",
        icon=one.pictogram,
        text=one.words,
        verdict=one.verdict,
        sign=one.icon,
        tone=one.tone,
        why=one.reason,
        facts=tuple(map(_fact, lines[:MOST])),
    )


def _fact(line: Line) -> tuple[str, str]:
    return line.title, line.told
