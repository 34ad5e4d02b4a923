"""Packs as one file for someone else, and such a file looked into before anything of it is taken.

One exercise, or one agenda without own exercises, is a file like those of the content folder. An
agenda with the exercises of one's own that it needs, or several exercises, is one file with the
lists ``agendas`` and ``exercises``. Shipped exercises never travel: everyone has them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from workshop_app.domain import pack_reading, pack_rules, text_guard
from workshop_app.domain.pack_findings import PackProblem
from workshop_app.domain.pack_lines import line_of
from workshop_app.domain.packs import AgendaTemplate, ExercisePack
from workshop_app.services import content, files, own_exercises, pack_files
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, KnownError

Tables = dict[str, Any]

MOST_AT_ONCE = 60
"""How many packs one file may bring."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A pack that a file brings. ``problems`` say why it cannot be taken; ``known`` is "own" or
    "shipped" where its id is here already; ``same``: with the same words. ``marked`` are the
    places of texts with a detail of a person, masked in ``tables``."""

    kind: str
    id: str
    tables: Tables
    pack: ExercisePack | AgendaTemplate | None
    problems: tuple[PackProblem, ...]
    known: str = ""
    same: bool = False
    marked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file brings, before anything is taken. ``problem`` says why it could not be read."""

    file: str
    offered: tuple[Offered, ...] = ()
    problem: PackProblem | None = None


# -- out ------------------------------------------------------------------------------------------
def shared(packs: Iterable[tuple[str, Mapping[str, Any]]]) -> bytes:
    """One file of pairs of kind ("exercises" or "agendas") and tables."""
    found = list(packs)
    if len(found) == 1:
        return pack_files.written(found[0][1])
    by_kind = {
        kind: [dict(tables) for one, tables in found if one == kind]
        for kind in ("agendas", "exercises")
    }
    return pack_files.written(
        {"schema": 1, **{kind: packs for kind, packs in by_kind.items() if packs}}
    )


def shared_agenda(plan: OpenPlan, agenda: Mapping[str, Any]) -> bytes:
    """An agenda (its tables) with the own exercises that it needs, as one file."""
    names = dict.fromkeys(item["exercise"] for item in agenda["items"] if "exercise" in item)
    own = [name for name in names if own_exercises.is_own(plan, name)]
    exercises = [("exercises", own_exercises.tables(plan, name)) for name in own]
    return shared([("agendas", agenda), *exercises])


# -- in -------------------------------------------------------------------------------------------
def look_into(path: Path, mask: str) -> Brought:
    """What the file at ``path`` brings, checked by all rules; nothing is kept. ``mask`` stands in
    place of details of persons."""
    try:
        content_of_file = pack_files.content_of(path, pack_files.LARGEST_SHARED)
        found = pack_files.parsed(content_of_file)
        several = _several(found)
    except pack_files.UnreadableError as error:
        return Brought(path.name, problem=PackProblem(path.name, "", error.message, error.facts))
    exercises = [_exercise(tables, path.name, mask) for tables in several["exercises"]]
    fresh = {one.id: one.pack for one in exercises if isinstance(one.pack, ExercisePack)}
    known = {**content.exercises(), **fresh}
    agendas = [_agenda(tables, path.name, mask, known) for tables in several["agendas"]]
    text = content_of_file.decode("utf-8-sig")
    alone = "steps" in found or "items" in found
    told = [
        _with_lines(one, text, "" if alone else one.kind, number)
        for offered in (agendas, exercises)
        for number, one in enumerate(offered, start=1)
    ]
    return Brought(path.name, _once_each(told))


def _with_lines(one: Offered, text: str, kind: str, number: int) -> Offered:
    """``one`` with the line of each of its problems, as far as it is found."""
    problems = [
        replace(problem, line=line_of(text, problem.place, kind, number))
        for problem in one.problems
    ]
    return replace(one, problems=tuple(problems))


def _several(found: Tables) -> dict[str, list[Any]]:
    if "exercises" not in found and "agendas" not in found:
        if ("steps" in found) == ("items" in found):
            raise pack_files.UnreadableError(
                N_("has neither the steps of an exercise nor the items of an agenda")
            )
        one, none = ("exercises", "agendas") if "steps" in found else ("agendas", "exercises")
        return {one: [found], none: []}
    several = {kind: found.get(kind, []) for kind in ("exercises", "agendas")}
    if not all(isinstance(packs, list) for packs in several.values()):
        raise pack_files.UnreadableError(
            N_("has neither the steps of an exercise nor the items of an agenda")
        )
    if sum(map(len, several.values())) > MOST_AT_ONCE:
        raise pack_files.UnreadableError(N_("brings more than {most} packs"), most=MOST_AT_ONCE)
    return several


def _once_each(offered: Iterable[Offered]) -> tuple[Offered, ...]:
    """The first of each id may be taken; another one with its id is told."""
    seen: set[tuple[str, str]] = set()
    told = []
    for one in offered:
        if (one.kind, one.id) in seen and not one.problems:
            twice = PackProblem(f"{one.id}.toml", "id", N_("is there twice"))
            one = replace(one, problems=(twice,), pack=None)
        seen.add((one.kind, one.id))
        told.append(one)
    return tuple(told)


def _exercise(tables: Any, file: str, mask: str) -> Offered:
    return _offered(
        "exercises", tables, file, mask, pack_rules.exercise_problems, pack_reading.exercise
    )


def _agenda(tables: Any, file: str, mask: str, known: Mapping[str, ExercisePack]) -> Offered:
    def check(data: Mapping[str, Any], named: str) -> list[PackProblem]:
        return pack_rules.agenda_problems(data, named, exercises=known)

    return _offered("agendas", tables, file, mask, check, pack_reading.agenda)


def _offered(
    kind: str,
    tables: Any,
    file: str,
    mask: str,
    check: Callable[[Mapping[str, Any], str], list[PackProblem]],
    read: Callable[[Mapping[str, Any]], ExercisePack | AgendaTemplate],
) -> Offered:
    if not isinstance(tables, dict):
        problem = PackProblem(file, kind, N_("is not a table of named values"))
        return Offered(kind, "", {}, None, (problem,))
    name = tables.get("id")
    name = name if pack_rules.is_plain_id(name) else ""
    found = [replace(one, file=file) for one in check(tables, f"{name}.toml" if name else file)]
    if found:
        return Offered(kind, name, tables, None, tuple(found))
    marked: list[str] = []
    clean = _masked(tables, mask, marked)
    own = content.own(name, kind)
    known = "own" if own else "shipped" if content.is_shipped(name, kind) else ""
    here = own.tables if own else content.shipped_tables(name, kind) if known else None
    same = here is not None and dict(here) == clean
    return Offered(kind, name, clean, read(clean), (), known, same, tuple(marked))


def _masked(tables: Tables, mask: str, marked: list[str]) -> Tables:
    """``tables`` with the details of persons masked; their places go into ``marked``."""

    def look(value: Any, place: str, key: str) -> Any:
        if isinstance(value, dict):
            return {one: look(inner, f"{place} {one}".strip(), one) for one, inner in value.items()}
        if isinstance(value, list):
            return [look(inner, f"{place} {n}", key) for n, inner in enumerate(value, start=1)]
        marks = (
            text_guard.look(value)
            if isinstance(value, str) and key not in own_exercises.FIXED
            else ()
        )
        if marks:
            marked.append(place)
            return text_guard.masked(value, marks, mask)
        return value

    return dict(look(tables, "", ""))


def take(plan: OpenPlan, offered: Collection[Offered], anew: Collection[str] = ()) -> int:
    """Keep what a file offered in the content folder; how many. Those whose ids are in ``anew``
    come in under a free id, the rest replace what has theirs. What has a problem is refused."""
    if any(one.problems for one in offered):
        raise KnownError(N_("What has mistakes cannot be brought in. Nothing was changed."))
    taken = [*own_exercises.known(plan), *(one.id for one in content.agendas())]
    names = {}
    for one in offered:
        names[one.kind, one.id] = own_exercises.free_id(one.id, taken) if one.id in anew else one.id
        taken.append(names[one.kind, one.id])
    with _all_or_none() as write:
        for one in offered:
            tables = deepcopy(one.tables)
            tables["id"] = names[one.kind, one.id]
            for item in tables.get("items", ()):
                if "exercise" in item:
                    item["exercise"] = names.get(("exercises", item["exercise"]), item["exercise"])
            write(own_exercises.path_of(tables["id"], one.kind), tables)
    return len(offered)


@contextmanager
def _all_or_none() -> Iterator[Callable[[Path, Tables], None]]:
    """Gives a function that writes a pack; where one cannot be written the folder is as before."""
    before: list[tuple[Path, bytes | None]] = []

    def write(path: Path, tables: Tables) -> None:
        old = path.read_bytes() if path.is_file() else None
        pack_files.write(path, tables)
        before.append((path, old))

    try:
        yield write
    except KnownError:
        for path, old in reversed(before):
            if old is None:
                path.unlink(missing_ok=True)
            else:
                files.put(path, old)
        raise
    finally:
        content.forget()
