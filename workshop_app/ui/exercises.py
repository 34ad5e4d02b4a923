"""How exercises and breaks look and are called: icons, stages, what they capture, hours.

Shared by the pages that show an agenda. Nothing here knows a widget.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from workshop_app.domain.meetings import AgendaItem
from workshop_app.domain.packs import ExercisePack, TimedStep, in_language
from workshop_app.services import content
from workshop_app.text import N_, Words

STAGES: dict[str, tuple[str, str]] = {
    "welcome": ("hand-waving", N_("Welcome")),
    "challenges": ("chat-centered-text", N_("Challenges")),
    "imagine": ("shooting-star", N_("Imagining")),
    "propose": ("cards", N_("Proposing")),
    "cluster": ("stack", N_("Clustering")),
    "vote": ("archive-box", N_("Voting")),
    "capacity": ("gauge", N_("Capacity")),
    "commit": ("handshake", N_("Committing")),
    "readback": ("flag", N_("Read-back")),
}
"""Each part of a workshop: its icon and what it is called."""

BREAKS: dict[str, tuple[str, str]] = {
    "rest": ("coffee", N_("Break")),
    "snack": ("cookie", N_("Refreshments")),
    "lunch": ("fork-knife", N_("Lunch")),
}

CAPTURES: dict[str, str] = {
    "challenge": N_("Challenges"),
    "proposal": N_("Proposals"),
    "cluster": N_("Clusters"),
    "pin": N_("Points on the map"),
    "photo": N_("Photos"),
    "vote": N_("Votes"),
    "assessment": N_("Capacity ratings"),
    "commitment": N_("Commitments"),
    "attendance_totals": N_("Attendance"),
}
"""What an exercise leaves in the plan; ``nothing`` has no chip."""

_MISSING = "question"
_STEPS = {
    "challenge": "chat-centered-text", "proposal": "cards", "cluster": "stack",
    "pin": "map-pin", "photo": "camera", "vote": "archive-box", "assessment": "gauge",
    "commitment": "handshake", "attendance_totals": "users-three",
}  # fmt: skip


def title(item: AgendaItem, words: Words, pack: ExercisePack | None = None) -> str:
    """What an item of an agenda is called, in the language of ``words``; ``pack`` is its exercise
    as the plan has it (``agenda.pack``)."""
    if item.title:
        return item.title
    if item.kind == "break":
        return words(BREAKS.get(item.exercise, BREAKS["rest"])[1])
    pack = pack or content.exercise(item.exercise)
    return pack_title(pack, words) if pack else item.exercise


def pack_title(pack: ExercisePack, words: Words) -> str:
    """What an exercise is called."""
    return in_language(pack.title, words.language)


def icon(item: AgendaItem, pack: ExercisePack | None = None) -> str:
    """The icon of an item, ``pack`` being its exercise as the plan has it."""
    if item.kind == "break":
        return BREAKS.get(item.exercise, BREAKS["rest"])[0]
    pack = pack or content.exercise(item.exercise)
    return STAGES[pack.stage][0] if pack else _MISSING


def step_icon(captures: str) -> str:
    """The icon of a step by what it captures."""
    return _STEPS.get(captures, "speaker-high")


def step_label(steps: Sequence[TimedStep], at: int, words: Words) -> str:
    """What a step is called: its line for the room, else what it captures, else the line before."""
    step = steps[at].step
    line = in_language(step.projector, words.language)
    if not line and step.capture in CAPTURES:
        return words(CAPTURES[step.capture])
    former = (in_language(one.step.projector, words.language) for one in reversed(steps[:at]))
    return line or next(filter(None, former), "") or words("Step {n}", n=at + 1)


def captures(pack: ExercisePack | None, words: Words) -> str:
    """The first thing that an exercise leaves in the plan, "" for nothing."""
    found = pack.captures[0] if pack and pack.captures else "nothing"
    return words(CAPTURES[found]) if found in CAPTURES else ""


def hour(moment: time, words: Words) -> str:
    """The hour without its half of the day, for columns: ``9:25``."""
    return words.time(moment).split("\u00a0")[0]


def minutes_unit(words: Words) -> str:
    """How minutes are called behind a figure."""
    return words.minutes(1).split("\u00a0")[1]
