"""Which fields of a plan hold what people wrote in words of their own, and which do not.

A new field of text must enter one of the two tables: a test compares them with all records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

FREE: Mapping[str, tuple[str, ...]] = {
    "Proposal": (
        "text", "detail", "short", "beneficiaries", "first_step", "tags", "withdrawn_reason",
    ),
    "Challenge": ("text", "tags"),
    "Cluster": ("label",),
    "Comment": ("text",),
    "Photo": ("caption",),
    "Pin": ("place",),
    "Area": ("label",),
    "MapBase": ("name", "file", "facts"),
    "TerritoryNote": ("text", "unit", "source"),
    "Action": (
        "title", "description", "responsible", "allies", "place", "beneficiaries_who", "note",
    ),
    "Commitment": ("who", "what", "follow_up"),
    "Indicator": ("name", "unit", "measured"),
    "Source": ("name",),
    "Programme": ("name",),
    "Decision": ("reason", "office"),
    "Gate": ("reason", "would_open"),
    "VoteRound": ("name", "question", "public_seed"),
    "Option": ("text", "short", "members"),
    "Group": ("name",),
    "AssessmentRound": ("offices",),
    "Office": ("name",),
    "Exclusion": ("reason",),
    "FollowUp": ("note",),
    "Plan": ("title", "municipality", "department", "signatories"),
    "Territory": ("code", "name", "description"),
    "Commune": ("name",),
    "Workshop": ("title", "place", "attendance_note", "notes"),
    "Table": ("name",),
    "AgendaItem": ("title",),
    "OwnExercise": ("pack",),
    "Version": ("name",),
    "Laptop": ("nickname",),
    "StrategicProject": (
        "name", "original_text", "source_note", "problem", "objective", "population",
        "rough_cost", "next_step",
    ),
    "ProjectPart": ("text", "facts"),
    "MarketStudy": ("title", "method", "note"),
    "Sector": ("name", "note", "chain"),
    "SectorScore": ("evidence", "source"),
    "Skill": ("name", "source"),
    "Barrier": ("text", "source"),
    "Opportunity": ("name", "note", "takes"),
    "EconomyAction": ("title", "responsible", "note"),
    "ServicePoint": (
        "name", "original_text", "address", "municipality", "opening_hours", "phones", "field",
        "notes", "sheet", "email", "web", "source",
    ),
    "CentrePart": ("text", "facts"),
    "Procedure": (
        "name", "plain", "superseded_by", "steps", "bring", "cost", "takes", "source",
    ),
    "PrivateNote": ("text",),
}  # fmt: skip
"""The fields that hold free text, by the name of their entity: what the room said first, then what
came of it, then the rest."""

FIXED: Mapping[str, tuple[str, ...]] = {
    "Plan": (
        "country", "currency", "language", "capacity_at_least", "made_on", "center", "colour",
    ),
    "Area": ("outline",),
    "TerritoryNote": ("side", "about"),
    "MapBase": ("kind", "media", "placed"),
    "Photo": ("media", "faces", "use"),
    "Comment": ("criterion",),
    "Office": ("criteria",),
    "FollowUp": ("day", "state"),
    "Version": ("upto", "made_on"),
    "Workshop": ("day", "start", "end", "audience", "agenda", "packed"),
    "Attendance": ("dimension", "category"),
    "AgendaItem": ("kind", "exercise"),
    "OwnExercise": ("exercise",),
    "Progress": ("since", "began"),
    "Laptop": ("letter",),
    "Challenge": ("letter", "theme", "perspective"),
    "Proposal": ("letter", "theme", "perspective", "pictogram"),
    "Confirmation": ("entity", "row", "field"),
    "VoteRound": (
        "method", "rule", "tie_rule", "grouping", "channels", "state", "held_on", "closing",
        "opened_at", "closed_at",
    ),
    "Option": ("label", "theme", "pictogram"),
    "Group": ("code",),
    "DecidingRound": ("rule",),
    "AssessmentRound": ("state", "held_on"),
    "Gate": ("gate", "answer"),
    "Decision": ("outcome", "why", "day", "at"),
    "Action": ("letter", "theme", "perspective", "horizon", "start", "sdg"),
    "Source": ("kind",),
    "Commitment": ("by", "state"),
    "MarketStudy": ("start", "end", "interviews", "weights"),
    "Sector": ("pictogram", "proposals", "territories"),
    "SectorScore": ("criterion",),
    "Skill": ("kind", "sectors"),
    "Barrier": ("kind", "sectors", "hinders", "challenges"),
    "EconomyAction": ("horizon", "sectors", "barriers", "skills"),
    "ServicePoint": (
        "kind", "original_language", "hours", "services", "verified_on", "languages", "serves",
        "workshops", "actions",
    ),
    "CentrePart": ("kind",),
    "Procedure": ("services", "status", "points", "checked_on"),
    "StrategicProject": (
        "stage", "original_language", "territories", "proposals", "actions", "sectors",
    ),
    "ProjectPart": ("kind",),
}  # fmt: skip
"""Fields of letters that hold no free text: keys of lists, days, ids, hashes, counts."""

DIRECTORY = ("ServicePoint",)
"""Public facts of institutions: the guard leaves their lines and addresses alone (P-19)."""

NEVER_PUBLISHED = ("PrivateNote",)
"""What no document and no screen of the room shows."""

_NO_WORDS = {
    "id", "stage", "print", "per", "risk", "capture", "method", "channel", "exercise", "break",
    "currency", "by", "proposal", "number", "count", "kind", "session", "state", "days", "start",
    "end", "on", "again_on",
}  # fmt: skip
"""Parts of a sheet or a pack whose values are from lists, ids or days."""


def stretches(value: Any) -> Iterator[str]:
    """The texts that the value of a free field holds, in order: itself, or those of its parts."""
    if isinstance(value, str):
        if value.strip():
            yield value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            if key not in _NO_WORDS:
                yield from stretches(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from stretches(part)


def rewritten(value: Any, rewrite: Callable[[str], str]) -> Any:
    """``value`` of a free field with ``rewrite`` done to each of its ``stretches``; ids, keys and
    whatever is no text stay."""
    if isinstance(value, str):
        return rewrite(value) if value.strip() else value
    if isinstance(value, Mapping):
        return {
            key: part if key in _NO_WORDS else rewritten(part, rewrite)
            for key, part in value.items()
        }
    if isinstance(value, list | tuple):
        return tuple(rewritten(part, rewrite) for part in value)
    return value
