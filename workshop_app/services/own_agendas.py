"""A workshop's agenda kept as a ready one of one's own, for other workshops and other people."""

from __future__ import annotations

from typing import Any

from workshop_app.domain import pack_rules
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.pack_findings import PackProblem
from workshop_app.services import agenda, content, own_exercises, pack_files, wording
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.prepare import NO_NAME
from workshop_app.text import N_, KnownError

NOTE = N_("Made from the agenda of a workshop.")

Tables = dict[str, Any]


def tables(
    plan: OpenPlan, workshop: Workshop, title: str, note: str, breaks: dict[str, str]
) -> Tables:
    """The agenda of a workshop as a file would hold it, in the plan's language. ``breaks`` are
    the words for ``rest snack lunch`` without a title of their own."""
    language = plan.plan.language
    present = agenda.items(plan, workshop)
    packs = [pack for item in present if (pack := agenda.pack(plan, item))]
    taken = [one.id for one in content.agendas()]
    own = next((i for i in taken if _is_called(i, title, language)), "")
    least = max((pack.group.least for pack in packs), default=1)
    return {
        "schema": 1,
        "id": own or own_exercises.free_id(title, taken),
        "audience": workshop.audience,
        "minutes": sum(item.minutes for item in present),
        "group": {"min": least, "max": max(least, min((p.group.most for p in packs), default=36))},
        "low_literacy": workshop.low_literacy,
        "title": {language: title},
        "note": {language: note},
        "items": [
            {"exercise": item.exercise, "minutes": item.minutes}
            | ({"optional": True} if item.optional else {})
            if item.kind == "exercise"
            else {
                "break": item.exercise if item.exercise in breaks else "rest",
                "minutes": item.minutes,
                "title": {language: item.title or breaks.get(item.exercise, breaks["rest"])},
            }
            for item in present
        ],
    }


def _is_called(name: str, title: str, language: str) -> bool:
    """Whether one's own ready agenda has this title already: it is then replaced."""
    found = content.own(name, "agendas")
    return found is not None and found.tables["title"].get(language) == title


def problems(plan: OpenPlan, made: Tables) -> list[PackProblem]:
    """Why an agenda cannot be a ready one; empty when all is well."""
    known = own_exercises.known(plan)
    return pack_rules.agenda_problems(made, f"{made['id']}.toml", exercises=known)


def save(plan: OpenPlan, made: Tables, *, confirmed: bool = False) -> str:
    """Keep an agenda among the ready ones; its id. ``KnownError`` says what breaks a rule,
    ``MarkedText`` where the guard marks its title. The own exercises that only the plan holds
    become files too, or the agenda could not be read."""
    for texts in (made["title"], made["note"]):
        for language, text in texts.items():
            texts[language] = wording.needed(text, NO_NAME, confirmed)
    if not made["items"]:
        raise KnownError(NOT_KEPT["empty"])
    found = problems(plan, made)
    if found:
        raise KnownError(NOT_KEPT[_kind(found[0])], **found[0].facts)
    for name in {item["exercise"] for item in made["items"] if "exercise" in item}:
        if name not in content.exercises():
            lacking = own_exercises.tables(plan, name)
            pack_files.write(own_exercises.path_of(name, "exercises"), lacking)
    pack_files.write(own_exercises.path_of(made["id"], "agendas"), made)
    content.forget()
    return str(made["id"])


NOT_KEPT = {
    "order": N_(
        "A ready agenda keeps the order of the parts of a workshop. Nothing was changed. Move the exercises and try again."
    ),
    "twice": N_(
        "A ready agenda has each exercise once. Nothing was changed. Take the second one out and try again."
    ),
    "audience": N_(
        "An exercise is not for the people of this workshop. Nothing was changed. Change it and try again."
    ),
    "empty": N_("There is no exercise to keep yet. Nothing was changed. Add some first."),
    "other": N_(
        "An exercise does not fit with its minutes or its group. Nothing was changed. Change it and try again."
    ),
}
"""Why an agenda was not kept as a ready one."""


def _kind(problem: PackProblem) -> str:
    said = {
        "the stages of its exercises are out of order": "order",
        "is there twice": "twice",
        "is not for the audience of the agenda": "audience",
    }
    return said.get(problem.message, "other")
