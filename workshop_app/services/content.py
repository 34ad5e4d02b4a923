"""The facilitation content: what ships with the program, and what a person added.

Shipped packs lie in ``resources/content``, a person's own in ``paths.home()/content`` (with or
without the folders ``exercises`` and ``agendas``). An own pack with a known id replaces the
shipped one. A file that cannot be read or breaks a rule is left out and told in one line.
Nothing is read before it is asked for, and everything once.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from workshop_app import paths
from workshop_app.domain import pack_reading, pack_rules
from workshop_app.domain.pack_findings import PackProblem
from workshop_app.domain.packs import AgendaTemplate, ExercisePack
from workshop_app.services import pack_files
from workshop_app.text import N_, plain

MOST_FILES = 500
"""How many files of a person's own are read."""

Pack = TypeVar("Pack", ExercisePack, AgendaTemplate)


@dataclass(frozen=True, slots=True)
class Own:
    """A file of a person's own: where it lies and its tables, which have passed the rules."""

    path: Path
    tables: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that could be read, by id and in the order of the files' names."""

    exercises: Mapping[str, ExercisePack]
    agendas: Mapping[str, AgendaTemplate]
    problems: tuple[PackProblem, ...]
    own: Mapping[tuple[str, str], Own]
    """What a person's own files hold, by kind ("exercises", "agendas") and id."""


def exercise(name: str) -> ExercisePack | None:
    """The exercise with the id ``name``, or None where there is none (any more)."""
    plain_name = pack_rules.PLAIN_ID.fullmatch(name)
    if plain_name and name not in _own_names() and _shipped("exercises", name).is_file():
        return _shipped_exercise(name)
    return everything().exercises.get(name)


def exercises() -> Mapping[str, ExercisePack]:
    """All exercises by id."""
    return everything().exercises


def agenda(name: str) -> AgendaTemplate | None:
    """The ready agenda with the id ``name``, or None."""
    return everything().agendas.get(name)


def agendas(audience: str = "") -> list[AgendaTemplate]:
    """The ready agendas, those for ``audience`` only where it is named, shortest first."""
    fitting = [one for one in everything().agendas.values() if audience in ("", one.audience)]
    return sorted(fitting, key=lambda one: (one.minutes, one.id))


def problems() -> tuple[PackProblem, ...]:
    """Why files were left out; empty when all is well."""
    return everything().problems


def own(name: str, kind: str = "exercises") -> Own | None:
    """The person's own file of an exercise (or of one of the ``agendas``); None where there is
    none."""
    if name not in _own_names():
        return None
    return everything().own.get((kind, name))


def is_shipped(name: str, kind: str = "exercises") -> bool:
    """Whether an exercise (or one of the ``agendas``) came with the program."""
    return bool(pack_rules.PLAIN_ID.fullmatch(name)) and _shipped(kind, name).is_file()


def shipped_tables(name: str, kind: str = "exercises") -> dict[str, Any]:
    """The tables of the shipped exercise (or agenda) ``name``."""
    return _tables(_shipped(kind, name))


def own_folder() -> Path:
    """The person's own content folder, made when missing, for the app to open."""
    folder = paths.home() / "content"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def forget() -> None:
    """Read everything anew when next asked for, after files were added or changed."""
    for kept in (everything, _shipped_exercise, _own_names):
        kept.cache_clear()


@functools.cache
def everything() -> Content:
    """All packs. Reads all files the first time (about 50 ms)."""
    found: list[PackProblem] = []
    own = _own_files(found)
    exercises = {path.stem: _shipped_exercise(path.stem) for path in _all_shipped("exercises")}
    exercises |= _passing(own, "steps", pack_rules.exercise_problems, pack_reading.exercise, found)
    agendas = {path.stem: pack_reading.agenda(_tables(path)) for path in _all_shipped("agendas")}

    def agenda_problems(data: Mapping[str, Any], file: str) -> list[PackProblem]:
        return pack_rules.agenda_problems(data, file, exercises=exercises)

    agendas |= _passing(own, "items", agenda_problems, pack_reading.agenda, found)
    folder = paths.home() / "content"
    taken = {
        ("exercises" if "steps" in data else "agendas", data["id"]): Own(folder / file, data)
        for file, data in reversed(own.items())
        if not any(problem.file == file for problem in found)
    }
    return Content(
        MappingProxyType(exercises),
        MappingProxyType(agendas),
        tuple(found),
        MappingProxyType(taken),
    )


def _passing(
    files: Mapping[str, dict[str, Any]],
    mark: str,
    check: Callable[[Mapping[str, Any], str], list[PackProblem]],
    read: Callable[[Mapping[str, Any]], Pack],
    found: list[PackProblem],
) -> dict[str, Pack]:
    """The packs among ``files`` that have ``mark`` and no problem; the first one of each is told."""
    packs: dict[str, Pack] = {}
    for file, data in files.items():
        if mark not in data:
            continue
        wrong = check(data, file)
        if not wrong and data["id"] in packs:
            wrong = [PackProblem(file, "id", N_("is there twice"))]
        if wrong:
            found.append(wrong[0])
        else:
            packs[data["id"]] = read(data)
    return packs


def _own_files(found: list[PackProblem]) -> dict[str, dict[str, Any]]:
    """The tables of a person's own files by their place in the folder; what fails is told."""
    folder = paths.home() / "content"
    files: dict[str, dict[str, Any]] = {}
    for path in _own_paths():
        file = path.relative_to(folder).as_posix()
        try:
            data = pack_files.read(path)
        except pack_files.UnreadableError as error:
            found.append(PackProblem(file, "", error.message, error.facts))
            continue
        if "exercises" in data or "agendas" in data:
            message = N_("holds several: bring it in from the agenda")
            found.append(PackProblem(file, "", message))
        elif ("steps" in data) == ("items" in data):
            message = N_("has neither the steps of an exercise nor the items of an agenda")
            found.append(PackProblem(file, "", message))
        else:
            files[file] = data
    return files


def _tables(path: Path) -> dict[str, Any]:
    import tomllib  # only where packs are read

    return tomllib.loads(path.read_text(encoding="utf-8"))


@functools.cache
def _shipped_exercise(name: str) -> ExercisePack:
    return pack_reading.exercise(_tables(_shipped("exercises", name)))


def _shipped(kind: str, name: str) -> Path:
    return paths.resources("content", kind, f"{name}.toml")


def _all_shipped(kind: str) -> list[Path]:
    return sorted(paths.resources("content", kind).glob("*.toml"))


def _own_paths() -> list[Path]:
    """The files that a person put there, the first ``MOST_FILES`` of them; links are told of."""
    folder = paths.home() / "content"
    found = (p for p in folder.rglob("*.toml") if p.is_symlink() or p.is_file())
    return sorted(islice(found, MOST_FILES), key=lambda p: plain(str(p)))


@functools.cache
def _own_names() -> frozenset[str]:
    """The ids that a person's own files may bring, told from their names without reading them."""
    return frozenset(path.stem for path in _own_paths())
