"""How a difference is told: what it is about, and each value in words."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from workshop_app.domain.entities import BY_NAME
from workshop_app.domain.packs import in_language
from workshop_app.export.names import COMMITMENTS, HORIZONS, PERSPECTIVES, SOURCES, THEMES
from workshop_app.services.gather import Difference
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words

ENTITIES = {
    "Proposal": N_("Proposal"), "Challenge": N_("Challenge"), "Cluster": N_("Cluster"),
    "Workshop": N_("Workshop"), "Territory": N_("Territory"), "Action": N_("Action"),
    "Commitment": N_("Commitment"), "Plan": N_("Plan"), "Indicator": N_("Indicator"),
    "Source": N_("Source of the money"), "Decision": N_("Decision"),
    "Photo": N_("Photo"), "OwnExercise": N_("Exercise"), "Comment": N_("Comment"),
    "Pin": N_("Place on the map"), "Area": N_("Area on the map"), "Programme": N_("Programme"),
    "Gate": N_("Gate"), "VoteRound": N_("Round"), "Option": N_("Option on the ballot"),
    "Group": N_("Group of a round"), "AssessmentRound": N_("Assessment round"),
    "Commune": N_("Commune"), "Table": N_("Table"), "AgendaItem": N_("Part of the agenda"),
    "Version": N_("Version"), "Laptop": N_("Laptop"),
    "StrategicProject": N_("Strategic project"), "ProjectPart": N_("Sheet of a project"),
    "MarketStudy": N_("Market assessment"), "Sector": N_("Sector"),
    "SectorScore": N_("Score of a sector"), "Skill": N_("Skill asked for"),
    "Barrier": N_("Barrier"), "Opportunity": N_("Way of working on one's own"),
    "EconomyAction": N_("Action of the economic plan"), "ServicePoint": N_("Attention point"),
    "Procedure": N_("Procedure"), "PrivateNote": N_("Private note"),
}  # fmt: skip
"""What a difference or a text may be about, by name; anything else is called an entry."""

FIELDS = {
    "text": N_("the text"), "title": N_("the title"), "label": N_("the name"),
    "name": N_("the name"), "theme": N_("the theme"), "cost": N_("the cost"),
    "budget": N_("the budget"), "amount": N_("the amount"), "responsible": N_("the responsible party"),
    "description": N_("the description"), "state": N_("the state"), "reason": N_("the reason"),
    "table": N_("the table"), "cluster": N_("the cluster"), "who": N_("who"), "what": N_("what"),
    "by": N_("the day"), "day": N_("the day"), "place": N_("the place"),
    "start": N_("when it begins"), "months": N_("the months"), "withdrawn": N_("whether it stands"),
    "caption": N_("the caption"), "faces": N_("whether there are faces"), "media": N_("the picture"),
    "pack": N_("the texts"), "detail": N_("the detail"), "short": N_("the short text"),
    "beneficiaries": N_("who benefits"), "beneficiaries_who": N_("who benefits"),
    "first_step": N_("the first step"), "tags": N_("the tags"),
    "withdrawn_reason": N_("why it was withdrawn"), "allies": N_("the allies"),
    "note": N_("the note"), "notes": N_("the notes"), "unit": N_("the unit"),
    "measured": N_("what was measured"), "office": N_("the office"), "offices": N_("the offices"),
    "would_open": N_("what would open it"), "question": N_("the question"),
    "public_seed": N_("the seed"), "members": N_("the proposals in it"), "code": N_("the code"),
    "municipality": N_("the municipality"), "department": N_("the department"),
    "attendance_note": N_("how people were counted"), "nickname": N_("the nickname"),
    "original_text": N_("the original text"), "source_note": N_("the note on the source"),
    "problem": N_("the problem"), "objective": N_("the objective"),
    "population": N_("the population"), "rough_cost": N_("the rough cost"),
    "next_step": N_("the next step"), "facts": N_("the particulars"),
    "method": N_("the method"), "evidence": N_("what it rests on"),
    "address": N_("the address"), "opening_hours": N_("the opening hours"),
    "phones": N_("the phones"), "field": N_("the field of work"), "sheet": N_("the sheet"),
    "plain": N_("the explanation"), "superseded_by": N_("what replaced it"),
    "follow_up": N_("what came of it"),
}  # fmt: skip
"""Fields by name; any other is called a detail."""

_NAMES: dict[str, dict[str, str]] = {
    "theme": THEMES, "perspective": PERSPECTIVES, "horizon": HORIZONS, "kind": SOURCES,
    "state": COMMITMENTS,
}  # fmt: skip

_FACES = {"yes": N_("yes"), "no": N_("no")}


def about(words: Words, one: Difference) -> str:
    """ "Propuesta 7: el texto"."""
    return f"{named(words, one.entity, one.number)}: {field_named(words, one.field)}"


def named(words: Words, entity: str, number: str) -> str:
    """ "Propuesta 7", "Acción A2", "Conglomerado"."""
    what = words(ENTITIES.get(entity, N_("Entry")))
    return f"{what} {'A' if entity == 'Action' and number else ''}{number}".strip()


def field_named(words: Words, field: str) -> str:
    """ "el texto"."""
    return words(FIELDS.get(field, N_("a detail")))


def value_words(plan: OpenPlan, words: Words, field: str, value: Any) -> str:
    """A value as people read it: names for ids, "nothing" for none."""
    if value is None or value == "":
        return words("(nothing)")
    if isinstance(value, bool):
        return words("yes") if value else words("no")
    if isinstance(value, int | float):
        money = field in ("cost", "amount", "budget")
        return words.money(value, plan.plan.currency) if money else words.number(value)
    if isinstance(value, Mapping):
        return _exercise_words(value, words.language)
    if isinstance(value, list | tuple):
        return ", ".join(value_words(plan, words, field, one) for one in value)
    if not isinstance(value, str):
        return str(value)
    if field in ("faces", "media"):
        return words(_FACES[value]) if value in _FACES else words("picture {name}", name=value[:6])
    if value in _NAMES.get(field, {}):
        return words(_NAMES[field][value])
    kind = BY_NAME.get(field.capitalize())
    record = plan.find(kind, value) if kind else None
    if record is None:
        return value
    names = (getattr(record, name, "") for name in ("label", "title", "name", "text"))
    return next((str(name) for name in names if name), value)


def _exercise_words(pack: Mapping[str, Any], language: str) -> str:
    """What an exercise is called and what is said in it, so that two can be told apart."""
    steps = pack.get("steps")
    spoken = [one for one in steps if isinstance(one, Mapping)] if isinstance(steps, list) else []
    texts = [pack.get("title"), *(one.get("say") for one in spoken)]
    return " / ".join(in_language(one, language) for one in texts if isinstance(one, Mapping))


def changed_words(one: str, other: str) -> list[tuple[int, int]]:
    """The stretches of ``one`` (first letter, length) whose words ``other`` has otherwise."""
    mine, theirs = one.split(" "), other.split(" ")
    starts, at = [], 0
    for word in mine:
        starts.append(at)
        at += len(word) + 1
    found = []
    for kind, first, last, _, _ in SequenceMatcher(None, mine, theirs, False).get_opcodes():
        if kind != "equal" and last > first:
            end = starts[last - 1] + len(mine[last - 1])
            found.append((starts[first], end - starts[first]))
    return found
