"""Workshops and what hangs on them. Nobody is recorded: attendance is counted in totals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from workshop_app.domain.entity import Entity, Ref, Sheet, Texts

AUDIENCES = ("leaders", "community", "officials")


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop(Entity):
    """One session. ``day`` is ISO; ``start`` and ``end`` are "HH:MM"; ``people`` expected;
    ``packed`` names the materials that are in the bag already."""

    number: int
    title: str
    day: str = ""
    start: str = "09:00"
    end: str = "12:00"
    place: str = ""
    territory: Annotated[str | None, Ref("Territory")] = None
    audience: str = "community"
    agenda: str = ""
    people: int = 24
    low_literacy: bool = False
    attendance_note: str = ""
    notes: str = ""
    packed: Texts = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopCommune(Entity):
    """A workshop was for people of a commune."""

    workshop: Annotated[str, Ref("Workshop")]
    commune: Annotated[str, Ref("Commune")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Entity):
    """A small group within a workshop; ``size`` counts people."""

    workshop: Annotated[str, Ref("Workshop")]
    name: str
    size: int = 0
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Entity):
    """A whole number of people in one category of one dimension (P-02, P-08).

    ``dimension`` "total" with an empty ``category`` is the count of all.
    """

    workshop: Annotated[str, Ref("Workshop")]
    dimension: str
    category: str
    people: int
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateNote(Entity):
    """What only the facilitator reads; never projected, exported or pushed."""

    workshop: Annotated[str, Ref("Workshop")]
    text: str
    item: Annotated[str | None, Ref("AgendaItem")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Entity):
    """An exercise or a break of a workshop's agenda. ``position`` orders; ``minutes`` whole.

    ``kind`` is "exercise" (then ``exercise`` is a pack's id) or "break" (``rest snack lunch``).
    """

    workshop: Annotated[str, Ref("Workshop")]
    position: float
    kind: str = "exercise"
    exercise: str = ""
    title: str = ""
    minutes: int = 10
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnExercise(Entity):
    """An exercise of someone's own that an agenda uses: it travels in the plan, so that a laptop
    without its file can run the session. ``exercise`` is its id, ``pack`` what its file holds."""

    exercise: str
    pack: Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress(Entity):
    """Where the player of a workshop stands, so that it survives a restart.

    ``left`` is what was left of the step's seconds at ``since`` (ISO moment of the laptop's
    clock, "" while paused). It has the id of its workshop's link, so there is one each.
    """

    workshop: Annotated[str, Ref("Workshop")]
    item: Annotated[str | None, Ref("AgendaItem")] = None
    step: int = 0
    seconds: int = 0
    left: int = 0
    since: str = ""
    began: str = ""
    ended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Laptop(Entity):
    """A laptop that wrote in this plan: a made-up nickname and the letter of its numbers.

    ``id`` is the laptop's own; ``letter`` is "" for the one that made the plan.
    """

    nickname: str
    letter: str
