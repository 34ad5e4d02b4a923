"""Exercises of someone's own: which text of an exercise holds, how one is kept, taken away, shared.

An own exercise lies as a file in the person's content folder. When an agenda uses one, its text
also travels in the plan (``OwnExercise``), so that a laptop without that file can run the session.
**The plan's text wins in that plan**: what the room will hear does not change because somebody
edits a file or opens the plan on another laptop. It changes when it is edited from this plan, or
when someone asks for the text of the laptop (``renew``).
"""

from __future__ import annotations

import functools
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workshop_app import paths
from workshop_app.domain import pack_reading, pack_rules
from workshop_app.domain.entity import link_id
from workshop_app.domain.meetings import AgendaItem, OwnExercise
from workshop_app.domain.packs import ExercisePack
from workshop_app.services import content, pack_files, wording
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, KnownError, plain

if TYPE_CHECKING:
    from workshop_app.storage.record import Step

Tables = dict[str, Any]
"""An exercise as its file holds it."""


# -- which text holds -----------------------------------------------------------------------------
def in_plan(plan: OpenPlan) -> Mapping[str, ExercisePack]:
    """The exercises whose text travels in ``plan``, by id; what breaks a rule is left out."""
    found = ((one.exercise, _pack_of(one)) for one in plan.all(OwnExercise))
    return {name: read for name, read in found if read}


def _pack_of(kept: OwnExercise) -> ExercisePack | None:
    if kept.pack.get("id") != kept.exercise:
        return None
    return _read(_written(kept.pack))


def _written(tables: Mapping[str, Any]) -> str:
    """An exercise as one text: a file gives lists where a plan gives tuples."""
    return json.dumps(dict(tables), sort_keys=True)


@functools.lru_cache(maxsize=64)
def _read(written: str) -> ExercisePack | None:
    """The exercise in a text that came in a plan; None where it breaks a rule."""
    found = json.loads(written)
    if pack_rules.exercise_problems(found, f"{found['id']}.toml"):
        return None
    return pack_reading.exercise(found)


def pack(plan: OpenPlan, name: str) -> ExercisePack | None:
    """The exercise ``name`` as this plan runs it: the plan's own text, else this laptop's."""
    kept = carried(plan, name)
    return (_pack_of(kept) if kept else None) or content.exercise(name)


def known(plan: OpenPlan) -> Mapping[str, ExercisePack]:
    """All exercises that this plan can use, by id."""
    return {**content.exercises(), **in_plan(plan)}


def tables(plan: OpenPlan, name: str) -> Tables:
    """A copy of the exercise ``name`` as a file would hold it. ``KnownError`` where there is none."""
    found = carried(plan, name)
    own = content.own(name)
    if found and _pack_of(found):
        return deepcopy(dict(found.pack))
    if own:
        return deepcopy(dict(own.tables))
    if content.is_shipped(name):
        return content.shipped_tables(name)
    raise KnownError(
        N_("There is no exercise {name} any more. Nothing was changed. Choose another."), name=name
    )


def carried(plan: OpenPlan, name: str) -> OwnExercise | None:
    """The text of the exercise ``name`` that travels in the plan."""
    return plan.find(OwnExercise, _row(name))


def is_own(plan: OpenPlan, name: str) -> bool:
    """Whether the exercise is someone's own, by its file or in the plan."""
    return content.own(name) is not None or name in in_plan(plan)


def differs(plan: OpenPlan, name: str) -> bool:
    """Whether this laptop has another text of the exercise than the plan."""
    found = carried(plan, name)
    if found is None:
        return False
    own = content.own(name)
    if own is None:
        return content.is_shipped(name)
    return _written(own.tables) != _written(found.pack)


# -- into the plan --------------------------------------------------------------------------------
def carry(plan: OpenPlan, step: Step, names: Iterable[str]) -> None:
    """Within a step that puts exercises ``names`` into an agenda: take their texts along.

    What an agenda of the plan uses already keeps its text. Else it is that of this laptop's file;
    a text that nobody used any more and that this laptop does not have makes way for the shipped
    one."""
    used = {item.exercise for item in plan.all(AgendaItem) if item.kind == "exercise"}
    for name in dict.fromkeys(names):
        kept, own = carried(plan, name), content.own(name)
        if kept is None:
            if own:
                step.add(OwnExercise(id=_row(name), exercise=name, pack=dict(own.tables)))
        elif name not in used:
            if own:
                step.change(kept, pack=dict(own.tables))
            elif content.is_shipped(name):
                step.remove(kept)


def renew(plan: OpenPlan, name: str) -> None:
    """Take the text that this laptop has of an exercise, in place of the plan's; one step."""
    kept, own = carried(plan, name), content.own(name)
    if kept is None:
        return
    with plan.step("exercise.write") as step:
        if own:
            step.change(kept, pack=dict(own.tables))
        elif content.is_shipped(name):
            step.remove(kept)


# -- keeping --------------------------------------------------------------------------------------
def save(
    plan: OpenPlan, written: Mapping[str, Any], confirmed: Collection[str] = ()
) -> ExercisePack:
    """Keep an exercise as a file of one's own, and in the plan where an agenda of it uses it.

    ``confirmed`` are texts that someone said hold an institution's public detail; those of the
    exercise as it was kept passed the guard before. ``KnownError`` where a rule is broken (the
    file stays as it was), ``MarkedText`` where the guard marks a new one."""
    name = str(written.get("id", ""))
    checked = cleaned(written, {*confirmed, *_kept_texts(plan, name)})
    found = pack_rules.exercise_problems(checked, f"{name}.toml")
    if found:
        raise KnownError(
            N_("The exercise was not kept: {place} is not right yet. The file is as it was."),
            place=found[0].place,
        )
    pack_files.write(path_of(name, "exercises"), checked)
    content.forget()
    _keep_in_plan(plan, name, checked, confirmed)
    return pack_reading.exercise(checked)


def _kept_texts(plan: OpenPlan, name: str) -> Iterator[str]:
    own, in_the_plan = content.own(name), carried(plan, name)
    for tables in (own.tables if own else None, in_the_plan.pack if in_the_plan else None):
        yield from (text for _, text in texts(tables or {}))


def _keep_in_plan(plan: OpenPlan, name: str, checked: Tables, confirmed: Collection[str]) -> None:
    kept = carried(plan, name)
    used = plan.count(AgendaItem, exercise=name, kind="exercise")
    if plan.read_only or (kept is None and not used):
        return
    with plan.step("exercise.write") as step:
        if kept:
            step.change(kept, pack=checked)
        else:
            step.add(OwnExercise(id=_row(name), exercise=name, pack=checked))
        if any(text in confirmed for _, text in texts(checked)):
            wording.confirm(step, "OwnExercise", _row(name), "pack")


def cleaned(written: Mapping[str, Any], confirmed: Collection[str] = ()) -> Tables:
    """``written`` with every text as it is kept. ``MarkedText`` where the guard marks one."""

    def look(value: Any, key: str = "") -> Any:
        if isinstance(value, Mapping):
            return {name: look(one, name) for name, one in value.items()}
        if isinstance(value, list):
            return [look(one) for one in value]
        if isinstance(value, str) and key not in FIXED:
            return wording.looked_over(value, value in confirmed)
        return value

    return dict(look(written))


FIXED = ("id", "stage", "print", "per", "risk", "capture", "method", "channel", "exercise", "break")
"""Words of a file that nobody reads aloud: their values are from lists."""


def texts(written: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a pack with its place ("steps 2 say es")."""
    if isinstance(written, Mapping):
        for key, value in written.items():
            if key not in FIXED:
                yield from texts(value, f"{place} {key}".strip())
    elif isinstance(written, list):
        for number, value in enumerate(written, start=1):
            yield from texts(value, f"{place} {number}")
    elif isinstance(written, str):
        yield place, written


def copy_of(plan: OpenPlan, name: str, title: str, language: str) -> Tables:
    """The exercise ``name`` as a new one called ``title``, with an id of its own; nothing is kept
    yet."""
    made = tables(plan, name)
    made["title"] = {language: title}
    made["id"] = fresh_id(plan, title)
    return made


def fresh_id(plan: OpenPlan, title: str) -> str:
    """An id for a new exercise called ``title``, the same until one is kept. Its end is this
    laptop's: on two laptops "My exercise" is two exercises, and joining keeps the text of both."""
    taken = {*known(plan), *(one.exercise for one in plan.all(OwnExercise))}
    ours = link_id("exercise", plan.settings.laptop)[:4]
    return free_id(f"{free_id(title, ())[:43]}-{ours}", taken)


def free_id(title: str, taken: Collection[str]) -> str:
    """An id made of ``title`` that is none of ``taken``."""
    import re

    stem = re.sub(r"[^a-z0-9]+", "-", plain(title))[:48].strip("-") or "ejercicio"
    ids = (stem if n == 1 else f"{stem}-{n}" for n in range(1, len(taken) + 3))
    return next(one for one in ids if one not in taken)


def path_of(name: str, kind: str) -> Path:
    """Where the own exercise or agenda ``name`` lies, or will lie."""
    found = content.own(name, kind)
    return found.path if found else paths.home() / "content" / kind / f"{name}.toml"


# -- away and back --------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Removed:
    """A file that was taken away, to be put back."""

    path: Path
    content: bytes


def remove(name: str, kind: str = "exercises") -> Removed | None:
    """Take away the person's own file of an exercise or agenda: where it replaced a shipped one,
    that one comes back. None where there is no such file. Plans that use it keep its text."""
    found = content.own(name, kind)
    if found is None:
        return None
    try:
        gone = Removed(found.path, found.path.read_bytes())
        found.path.unlink()
    except OSError:
        raise KnownError(
            N_("{name} cannot be taken away. Nothing was changed. Check the folder."),
            name=found.path.name,
        ) from None
    content.forget()
    return gone


def put_back(gone: Removed) -> None:
    """Bring a file back that ``remove`` took away."""
    from workshop_app.services import files

    files.put(gone.path, gone.content, with_folder=True)
    content.forget()


def _row(name: str) -> str:
    return link_id("own exercise", name)
