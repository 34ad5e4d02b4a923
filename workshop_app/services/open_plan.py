"""An open plan: everything the program does to it starts here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

from workshop_app import paths
from workshop_app.domain import erasure, history
from workshop_app.domain.entity import Entity
from workshop_app.domain.history import Stacks
from workshop_app.domain.meetings import Laptop
from workshop_app.domain.places import Plan, Version
from workshop_app.services.news import Changed, NewsRoom
from workshop_app.services.steps import REDO, STEPS, UNDO, nature
from workshop_app.settings import Settings
from workshop_app.storage import header, marks, planfile, queries, sharing, undo, wiping
from workshop_app.storage.changes import changes_of
from workshop_app.storage.errors import REFUSED_SAVES
from workshop_app.storage.planfile import PlanFile
from workshop_app.storage.record import Record, Step
from workshop_app.storage.undo import Undone
from workshop_app.text import N_, KnownError, Term

E = TypeVar("E", bound=Entity)


@dataclass(frozen=True, slots=True)
class Wording:
    """A value that a field had, and the nickname of the laptop that wrote it. Of what was
    ``erased`` for good the value is what stands in its place."""

    value: Any
    by: str
    erased: bool = False


class OpenPlan:
    """One plan file, its record and its news. Safe to use from any thread."""

    def __init__(self, store: PlanFile, settings: Settings) -> None:
        self.store = store
        self.settings = settings
        self.record = Record(store, settings.laptop)
        self.news = NewsRoom()
        self._stacks: Stacks | None = None
        self.before_save: Callable[[], None] | None = None
        """Called before each save, in the writer's thread: a slow disk is said before, not after."""
        self.last_save = 0.0
        """Seconds that the last save took."""
        self.version: Version | None = None
        """The kept version that is looked at, where it is one and not the plan of today."""

    @property
    def path(self) -> Path:
        return self.store.path

    @property
    def passing(self) -> bool:
        """Whether it is a rehearsal in memory, of which nothing is kept."""
        return self.store.passing

    @property
    def protected(self) -> bool:
        """Whether the file is encrypted: it takes a passphrase to open it."""
        return self.store.key is not None

    @property
    def read_only(self) -> bool:
        return self.store.read_only

    def missing(self) -> KnownError | None:
        """Why nothing can be saved: the file was moved, thrown away or pulled out. ``None`` where
        it lies where it was opened. Cheap: only the folder is asked."""
        return None if self.read_only else self.store.missing()

    # -- reading ----------------------------------------------------------------------------------
    def all(self, entity: type[E], **equals: Any) -> list[E]:
        """Records of ``entity`` whose fields equal ``equals``, oldest first, none taken away."""
        with self.store.reading() as connection:
            return queries.all_of(connection, entity, **equals)

    def find(self, entity: type[E], id: str) -> E | None:
        """The record with this id, or ``None``."""
        with self.store.reading() as connection:
            return queries.find(connection, entity, id)

    def one(self, entity: type[E], id: str) -> E:
        """The record with this id; ``KnownError`` when it was taken away meanwhile."""
        found = self.find(entity, id)
        if found is None:
            raise KnownError(
                N_("This is no longer in the plan. Nothing was changed. Choose another.")
            )
        return found

    def count(self, entity: type[Entity], **equals: Any) -> int:
        """How many records of ``entity`` equal ``equals``."""
        with self.store.reading() as connection:
            return queries.count(connection, entity, **equals)

    def media(self, hash: str) -> bytes:
        """The bytes of a picture (``Photo.media``); ``KnownError`` where the file lacks it."""
        with self.store.reading() as connection:
            data = queries.media(connection, hash)
        if data is None:
            raise KnownError(
                N_("This picture is not in the file. Nothing was changed. Add it again.")
            )
        return data

    @property
    def plan(self) -> Plan:
        """The plan's own record: the one born first, where files of several plans were joined."""
        plans = self.all(Plan)
        if not plans:
            raise KnownError(N_("This file holds no plan yet. Nothing was changed."))
        return plans[0]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all plans that were joined in this file: a copy of it has one of them, though
        another was born first since."""
        return frozenset(one.id for one in self.all(Plan))

    def history(self, record: Entity, field: str) -> list[Wording]:
        """Every value that ``field`` had, what was first said first."""
        return list(self.wordings(record.id, field).values())

    def wordings(self, row: str, field: str) -> dict[str, Wording]:
        """Every value that the field of a row (its id) had, by the step that wrote it, in order."""
        with self.store.reading() as connection:
            changes = changes_of(connection, row)
            under = marks.of_row(connection, row)
        names = {laptop.id: laptop.nickname for laptop in self.all(Laptop)}
        by = self._laptops({change.step for change in changes})
        speaking = history.of_field(changes, field)
        return {
            step: Wording(
                history.value(speaking[step], field),
                names.get(by[step], ""),
                not {field, erasure.at(field, step), erasure.alone(field, step)}.isdisjoint(under),
            )
            for step in sorted(speaking)
        }

    def next_count(self, entity: type[Entity]) -> tuple[str, int]:
        """The letter of this laptop in this plan and its next count, never used before."""
        laptop = self.find(Laptop, self.settings.laptop)
        letter = laptop.letter if laptop else self.settings.letter
        with self.store.reading() as connection:
            return letter, queries.highest(connection, entity, letter) + 1

    # -- writing ----------------------------------------------------------------------------------
    @contextmanager
    def step(self, kind: str, undoes: str = "") -> Iterator[Step]:
        """One change of the plan: a transaction, an entry of the record, one undo, one news.

        ``kind`` is a key of STEPS. What raises inside leaves nothing behind.
        """
        if kind not in STEPS:
            raise RuntimeError(f"no row in STEPS for {kind}")
        if self.before_save is not None:
            self.before_save()
        with self.store.lock:
            began = perf_counter()
            with self.record.step(kind, undoes) as step:
                self._join(step)
                yield step
            self.last_save = perf_counter() - began
            rows = step.rows
            if rows and self._stacks is not None:
                self._stacks.take(step.stamp, kind, undoes, nature(kind))
        if rows:
            self.news.tell(Changed(kind, {key: frozenset(names) for key, names in rows.items()}))

    def _join(self, step: Step) -> None:
        """The first thing a laptop writes in a plan is who it is (a nickname) and its letter."""
        if queries.find(step.connection, Laptop, self.settings.laptop) is None:
            first = queries.count(step.connection, Laptop) == 0
            letter = "" if first else self.settings.letter
            step.add(
                Laptop(id=self.settings.laptop, nickname=self.settings.nickname, letter=letter)
            )

    # -- taking back ------------------------------------------------------------------------------
    @property
    def undoable(self) -> str | None:
        """The kind of the step that undo would take back, or ``None``."""
        done = self._standing().done
        return done[-1][1] if done else None

    @property
    def redoable(self) -> str | None:
        """The kind of the step that redo would bring again, or ``None``."""
        undone = self._standing().undone
        return undone[-1][1] if undone else None

    def undo(self) -> Undone:
        """Take back the last step of this laptop. ``KnownError`` says why there is none."""
        standing = self._standing()
        if not standing.done:
            if standing.floor and standing.floor != "plan.make":
                raise KnownError(
                    N_(
                        "Undo stops here: this step cannot be taken back ({kind}). Everything stays as it is."
                    ),
                    kind=Term(STEPS[standing.floor].name),
                )
            raise KnownError(N_("There is nothing to undo."))
        return self._taken_back(UNDO, *standing.done[-1])

    def redo(self) -> Undone:
        """Bring again what was undone last."""
        standing = self._standing()
        if not standing.undone:
            raise KnownError(N_("There is nothing to redo."))
        return self._taken_back(REDO, *standing.undone[-1])

    def _taken_back(self, kind: str, target: str, name: str) -> Undone:
        with self.step(kind, undoes=target) as step:
            left = undo.take_back(step, target)
        if not step.rows:
            # Someone else changed all of it since: it is passed over, and the one before is next.
            standing = self._standing()
            (standing.done if kind == UNDO else standing.undone).pop()
        return Undone(name, left)

    def _standing(self) -> Stacks:
        with self.store.lock:
            if self._stacks is None:
                self._stacks = undo.stacks(self.record, nature)
            return self._stacks

    def _laptops(self, steps: set[str]) -> dict[str, str]:
        with self.store.reading() as connection:
            return undo.laptops_of(connection, steps)

    def forget_stacks(self) -> None:
        """After files were joined: what can be undone is read again from the record."""
        with self.store.lock:
            self._stacks = None

    def close(self) -> None:
        """Close the file; one file remains."""
        self.store.close()


def open_file(
    path: Path,
    settings: Settings,
    *,
    read_only: bool = False,
    secret: str | None = None,
    like: OpenPlan | None = None,
) -> OpenPlan:
    """Open a plan. ``KnownError`` where it is refused; the file is then as it was.

    ``secret``: the passphrase or the recovery key of a protected one, which is refused without
    (``errors.PROTECTED``; ``errors.WRONG_SECRET``). ``like``: an open plan whose key is tried first:
    copies of a protected plan have the same.
    """
    store = planfile.open_plan(
        path, keep_copy=paths.home() / "copies", read_only=read_only, secret=secret,
        likely=like.store.key if like is not None else None,
    )  # fmt: skip
    try:
        with store.reading() as connection:  # a sharing copy is made to be read
            store.read_only = store.read_only or bool(sharing.told(connection))
        plan = OpenPlan(store, settings)
        wiping.wipe_unfinished(store.path)  # where it can be; nobody else can be writing there now
        if store.key is not None and not store.read_only:
            from workshop_app.services import protection  # which needs open plans itself

            protection.finish(plan)
    except BaseException:
        store.close()
        raise
    return plan


def cut_off(path: Path) -> bool:
    """Whether the last save into the plan at ``path`` was cut off: opening it takes that back.
    ``KnownError`` where there is no plan."""
    return header.header_of(path).waiting


def by_the_disk(error: BaseException) -> bool:
    """Whether the disk refused a save, not a rule of the program."""
    return isinstance(error, KnownError) and error.message in REFUSED_SAVES


def is_protected(path: Path) -> bool:
    """Whether it takes a passphrase to open the plan at ``path``. ``KnownError`` where there is no
    plan."""
    return header.header_of(path).protected


def new_file(path: Path, settings: Settings, plan: Plan) -> OpenPlan:
    """A new plan file at ``path`` with the record ``plan`` in it."""
    made = OpenPlan(planfile.make(path), settings)
    with made.step("plan.make") as step:
        step.add(plan)
    return made
