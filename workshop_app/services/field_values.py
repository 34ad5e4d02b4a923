"""The value of any field as people read it: names for ids, words for keys, sheets in one line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from workshop_app.domain.attendance import DIMENSIONS, SMALL, SMALLEST
from workshop_app.domain.entities import BY_NAME
from workshop_app.domain.entity import Entity
from workshop_app.domain.free_texts import FREE
from workshop_app.domain.packs import in_language
from workshop_app.domain.voting.channels import CHANNELS
from workshop_app.domain.voting.ties import TIE_RULES
from workshop_app.export import names
from workshop_app.services import field_names, numbering
from workshop_app.services.differences import NUMBERED
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import queries, tables
from workshop_app.text import N_, Words

KEYS: dict[str, dict[str, str]] = {
    "theme": names.THEMES, "perspective": names.PERSPECTIVES, "horizon": names.HORIZONS,
    "audience": names.AUDIENCES, "gate": names.GATES, "rule": names.RULES,
    "method": names.METHODS, "services": names.SERVICE_GROUPS,
    "faces": {"yes": N_("yes"), "no": N_("no")},
    "answer": {"yes": N_("yes"), "no": N_("no"), "to_confirm": N_("to be confirmed")},
    "outcome": {"in": N_("in the plan"), "waits": N_("waits"), "out": N_("out of the plan")},
    "language": {"es": N_("Spanish"), "en": N_("English")},
    "channels": {key: one.name for key, one in CHANNELS.items()},
    "tie_rule": {key: one.name for key, one in TIE_RULES.items()},
    "dimension": {one.id: one.name for one in DIMENSIONS},
    "category": {key: name for one in DIMENSIONS for key, name in one.categories},
}  # fmt: skip
"""Fields whose values are keys of a list, and how each is called."""

_OWN: dict[tuple[str, str], dict[str, str]] = {
    ("Source", "kind"): names.SOURCES,
    ("Commitment", "state"): names.COMMITMENTS,
    ("VoteRound", "state"): {
        "draft": N_("in preparation"), "open": N_("open"), "closed": N_("voting is over"),
        "shown": N_("result shown"),
    },
    ("AssessmentRound", "state"): {"open": N_("open"), "closed": N_("ended")},
    ("ServicePoint", "kind"): {
        "pao": N_("Attention and Orientation Point (PAO)"),
        "integrhabitat": N_("IntegrHa-bitat centre"), "institution": N_("Institution"),
    },
    ("StrategicProject", "stage"): {
        "idea": N_("Idea"), "perfil": N_("Profile"), "prefactibilidad": N_("Pre-feasibility"),
    },
    ("SectorScore", "criterion"): {
        "growth": N_("It grows: there is more and more demand"),
        "labour_absorption": N_("It takes people on: how many jobs it gives"),
        "entry_barriers": N_("It is easy to enter: little money, few papers"),
        "self_employment": N_("One can work in it on one's own account"),
        "women_youth": N_("Women and young people work in it"),
        "informality_risk": N_("It can be formal: little risk of informal work"),
        "supply_chain": N_("Supplies and buyers are near: its chain is whole"),
        "environmental": N_("It is good to the environment"),
    },
    ("VoteRound", "grouping"): {
        "none": N_("No groups"), "colours": N_("Colours"), "tables": N_("Tables"),
    },
    ("AgendaItem", "kind"): {"exercise": N_("exercise"), "break": N_("break")},
}  # fmt: skip

_DAYS = {
    "mo": N_("Monday"), "tu": N_("Tuesday"), "we": N_("Wednesday"), "th": N_("Thursday"),
    "fr": N_("Friday"), "sa": N_("Saturday"), "su": N_("Sunday"),
}  # fmt: skip
MONEY = frozenset({"cost", "amount", "budget", "starting_cost"})
DAYS = frozenset({"day", "held_on", "made_on", "by", "verified_on", "checked_on"})
LISTS = {
    "territories": "Territory", "proposals": "Proposal", "actions": "Action",
    "sectors": "Sector", "barriers": "Barrier", "challenges": "Challenge", "skills": "Skill",
    "workshops": "Workshop", "points": "ServicePoint",
}  # fmt: skip
"""Fields that hold several ids, and of what."""


def value_told(plan: OpenPlan, words: Words, entity: str, field: str, value: Any) -> str:
    """``value`` of a field of a kind of record in the language of ``words``, in one line;
    "(nothing)" for none. An id whose record is gone is told by what it said."""
    if value is None or value in ("", (), []):
        return words("(nothing)")
    ref = _pointing_at(entity, field)
    if isinstance(value, bool):
        return words("yes") if value else words("no")
    if isinstance(value, int | float):
        if entity == "Attendance" and field == "people" and value < SMALLEST:
            return SMALL  # also on this laptop's own screen (P-09)
        return words.money(value, plan.plan.currency) if field in MONEY else words.number(value)
    if isinstance(value, list | tuple):
        return ", ".join(_one_told(plan, words, ref, entity, field, each) for each in value)
    if isinstance(value, Mapping):
        return _sheet(words, value)
    return _one_told(plan, words, ref, entity, field, value)


def record_told(plan: OpenPlan, words: Words, entity: str, id: str) -> str:
    """A record by its number and what it says ("7: Titulación de predios"), also where it was taken
    away or made the same as another; its kind where it says nothing."""
    kind = BY_NAME.get(entity)
    if kind is None:
        return words(field_names.entity_name(entity))
    with plan.store.reading() as connection:
        record = queries.row_ever(connection, kind, id)
    said = said_by(record) if record is not None else ""
    numbered = NUMBERED.get(entity)
    number = numbering.near(plan, numbered, id).get(id, "") if numbered else ""
    told = ": ".join(part for part in (number, said) if part)
    return told or words(field_names.entity_name(entity))


def said_by(record: Entity) -> str:
    """What a record is known by: its text, title, label or name; "" where it has none."""
    own = FREE.get(type(record).__name__, ())
    found = (getattr(record, name, "") for name in ("text", "title", "label", "name", *own))
    return next((one for one in found if one and isinstance(one, str)), "")


def _pointing_at(entity: str, field: str) -> str:
    fields = tables.FIELDS.get(entity, ())
    ref = next((one.ref for one in fields if one.name == field), "")
    return ref or (LISTS.get(field, "") if any(one.name == field for one in fields) else "")


def _one_told(
    plan: OpenPlan, words: Words, ref: str, entity: str, field: str, value: Any
) -> str:  # fmt: skip
    if isinstance(value, Mapping):
        return _sheet(words, value)
    if not isinstance(value, str):
        return value_told(plan, words, entity, field, value)
    if ref:
        return record_told(plan, words, ref, value)
    keys = _OWN.get((entity, field)) or KEYS.get(field, {})
    if value in keys:
        return words(keys[value])
    if field == "media":
        return words("picture {name}", name=value[:6])
    if field in DAYS:
        return _day(words, value)
    return value


def _day(words: Words, value: str) -> str:
    try:
        return words.date(date.fromisoformat(value))
    except ValueError:
        return value


def _sheet(words: Words, value: Mapping[str, Any]) -> str:
    """What is said in a sheet or an exercise, so that two can be told apart; hours by day."""
    if value and set(value) <= set(_DAYS):
        days = ((words(_DAYS[key]), value[key]) for key in _DAYS if value.get(key))
        return ", ".join(f"{day} {' '.join('–'.join(span) for span in on)}" for day, on in days)
    return " / ".join(dict.fromkeys(_parts(words, value)))


def _parts(words: Words, value: Any) -> list[str]:
    if isinstance(value, Mapping):
        if value and all(isinstance(v, str) for v in value.values()) and set(value) <= {"es", "en"}:
            return [in_language(value, words.language)]
        return [part for one in value.values() for part in _parts(words, one)]
    if isinstance(value, list | tuple):
        return [part for one in value for part in _parts(words, one)]
    if isinstance(value, bool) or value is None or value == "":
        return []
    return [words.number(value) if isinstance(value, int | float) else str(value)]
