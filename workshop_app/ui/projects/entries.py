"""What the forms of a project's sheet ask for, by block and by kind of row."""

from __future__ import annotations

from typing import Any

from workshop_app.domain import project_sheets as sheets
from workshop_app.domain.directory import ProjectPart, StrategicProject
from workshop_app.export import names
from workshop_app.text import N_, Words
from workshop_app.ui.projects.form import Entry

NAMED = {
    "cause": (N_("Cause"), N_("Why it happens")),
    "effect": (N_("Effect"), N_("What comes of it")),
    "specific_objective": (N_("Objective in detail"), N_("What has to be reached for it")),
    "alternative": (N_("Alternative"), N_("A way to do it")),
    "component": (N_("Component"), N_("A part of the work")),
    "risk": (N_("Risk"), N_("What may go wrong")),
    "indicator": (N_("Indicator"), N_("How it will be known")),
    "actor": (N_("Who"), N_("A department, an organisation, a board")),
}
"""What a row of each kind is called, and what its first input asks for."""
ADDED = {
    "cause": N_("Add a cause"),
    "effect": N_("Add an effect"),
    "specific_objective": N_("Add an objective in detail"),
    "alternative": N_("Add an alternative"),
    "component": N_("Add a component"),
    "risk": N_("Add a risk"),
    "indicator": N_("Add an indicator"),
    "actor": N_("Add who has to do with it"),
}


def of_part(words: Words, kind: str) -> list[Entry]:
    """The inputs of a row of ``kind``."""
    name, hint = NAMED[kind]
    first = Entry("text", words(name), hint=words(hint), needed=True)
    return [first, *_FACTS.get(kind, lambda _words: [])(words)]


def _alternative(words: Words) -> list[Entry]:
    return [
        Entry("cost", words("Cost"), "money"),
        Entry("chosen", words("This one is chosen"), "switch", beside=True),
        Entry("pros", words("In its favour, one on each line"), "lines"),
        Entry("cons", words("Against it, one on each line"), "lines", beside=True),
        Entry("reason", words("Why it was chosen"), hint=words("What decided for it")),
    ]


def _component(words: Words) -> list[Entry]:
    return [Entry("cost", words("Cost"), "money")]


def _risk(words: Words) -> list[Entry]:
    return [
        Entry("likelihood", words("Likelihood, 1 to 5"), "scale"),
        Entry("impact", words("Impact, 1 to 5"), "scale", beside=True),
        Entry("answer", words("What is done about it")),
    ]


def _indicator(words: Words) -> list[Entry]:
    return [
        Entry("baseline", words("Baseline"), "figure"),
        Entry("target", words("Target"), "figure", beside=True),
        Entry("unit", words("Unit"), hint=words("%, metres, stalls, COP")),
    ]


def _actor(words: Words) -> list[Entry]:
    roles = (("", words("no role")), *((key, words(name)) for key, name in names.ROLES.items()))
    stands = tuple((key, words(name)) for key, name in names.POSITIONS.items())
    return [
        Entry("role", words("Role"), "choice", choices=roles),
        Entry("position", words("Position"), "choice", choices=stands),
    ]


_FACTS = {
    "alternative": _alternative,
    "component": _component,
    "risk": _risk,
    "indicator": _indicator,
    "actor": _actor,
}


def values_of(part: ProjectPart | None, kind: str) -> dict[str, Any]:
    """What the inputs of a row show: that of ``part``, or of a new one."""
    facts = part.facts if part else None
    text = {"text": part.text if part else ""}
    if kind == "alternative":
        one = sheets.alternative(facts)
        return {**text, "cost": one.cost, "chosen": one.chosen, "pros": one.pros,
                "cons": one.cons, "reason": one.reason}  # fmt: skip
    if kind == "component":
        return {**text, "cost": sheets.component(facts).cost}
    if kind == "risk":
        risk = sheets.risk(facts)
        return {**text, "likelihood": risk.likelihood, "impact": risk.impact, "answer": risk.answer}
    if kind == "indicator":
        told = sheets.measure(facts)
        return {**text, "baseline": told.baseline, "target": told.target, "unit": told.unit}
    if kind == "actor":
        who = sheets.actor(facts)
        return {**text, "role": who.role, "position": who.position if part else ""}
    return text


# -- blocks ---------------------------------------------------------------------------------------
def of_block(words: Words, key: str, project: StrategicProject) -> list[Entry]:
    """The inputs of a block of the project itself."""
    if key == "name":
        found = [Entry("name", words("Name"), needed=True),
                 Entry("number", words("Number"), "whole", needed=True)]  # fmt: skip
        if not project.sample:
            found.append(Entry("source_note", words("Where it comes from"), "text"))
        return found
    return {
        "problem": lambda: [Entry("problem", words("The problem"), "text",
                                  hint=words("What happens, to whom, where"))],
        "objective": lambda: [Entry("objective", words("The objective"), "text",
                                    hint=words("What will be different, and for whom"))],
        "people": lambda: _people(words),
        "cost": lambda: _cost(words),
        "next": lambda: [
            Entry("what", words("What follows"), hint=words("The next thing to be done")),
            Entry("who", words("Who"), hint=words("An institution or post")),
            Entry("by", words("By"), "day"),
        ],
    }[key]()  # fmt: skip


def _people(words: Words) -> list[Entry]:
    return [
        Entry("direct", words("For whom, directly"), "people"),
        Entry("direct_who", words("Who they are"), beside=True),
        Entry("indirect", words("For whom, further on"), "people"),
        Entry("indirect_who", words("Who they are"), beside=True),
        Entry("focus", words("Who comes first")),
    ]


def _cost(words: Words) -> list[Entry]:
    return [
        Entry("total", words("Rough cost"), "money"),
        Entry("least", words("From"), "money"),
        Entry("most", words("Up to"), "money"),
        Entry("year", words("Year of the prices"), "year"),
        Entry("note", words("Note")),
    ]


def block_values(key: str, project: StrategicProject) -> dict[str, Any]:
    """What the inputs of a block show."""
    if key == "people":
        told = sheets.population(project.population)
        return {"direct": told.direct.count, "direct_who": told.direct.who,
                "indirect": told.indirect.count, "indirect_who": told.indirect.who,
                "focus": told.focus}  # fmt: skip
    if key == "cost":
        cost = sheets.rough_cost(project.rough_cost)
        return {"total": cost.total, "least": cost.least, "most": cost.most, "year": cost.year,
                "note": cost.note}  # fmt: skip
    if key == "next":
        step = sheets.next_step(project.next_step)
        return {"what": step.what, "who": step.who, "by": step.by}
    return {"name": project.name, "number": project.number, "source_note": project.source_note,
            "problem": project.problem, "objective": project.objective}  # fmt: skip
