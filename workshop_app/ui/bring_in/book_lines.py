"""What a workbook that was edited would change, a line each, and what someone chooses about it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from workshop_app.text import N_, Words
from workshop_app.ui.bring_in.rows import Line

TAKE, PUBLIC = N_("Take the one of the workbook"), N_("It is an institution's public detail")
LEAVE, WITHOUT = N_("Leave it as it is here"), N_("Bring it in without the detail")
OUT, STAY = N_("Take it out of the plan"), N_("Leave it in the plan")


@dataclass(frozen=True, slots=True)
class BookLine(Line):
    """A line about the change ``id``; "" where nothing can come in. It was changed in ``both``, the
    plan and the file; the text guard ``guards`` something in it; it is ``gone`` from the file.
    ``marked``: there is something to choose about it."""

    id: str = ""
    both: bool = False
    guards: bool = False
    gone: bool = False


@dataclass(slots=True)
class Chosen:
    """Ids of changes: ``confirmed`` are public details of institutions, ``taken`` from the file
    though they were changed here too, ``removed`` out of the plan."""

    confirmed: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)

    def next_told(self, line: BookLine) -> str:
        """The next choice about a line, a message; "" where there is none."""
        if not line.marked:
            return ""
        if line.gone:
            return STAY if line.id in self.removed else OUT
        if line.both and line.id not in self.taken:
            return TAKE
        if line.guards and line.id not in self.confirmed:
            return PUBLIC
        return LEAVE if line.both else WITHOUT

    def turn(self, line: BookLine) -> None:
        """Choose that; after the last choice the first again."""
        told = self.next_told(line)
        if line.gone:
            self.removed ^= {line.id}
        elif told == TAKE:
            self.taken.add(line.id)
        elif told == PUBLIC:
            self.confirmed.add(line.id)
        else:
            self.taken.discard(line.id)
            self.confirmed.discard(line.id)

    def keep_to(self, there: Collection[str]) -> None:
        """Forget what is not ``there`` any more."""
        for ids in (self.confirmed, self.taken, self.removed):
            ids.intersection_update(there)


def refused_line(row: int, text: str, icon: str = "x-circle", tone: str = "error") -> BookLine:
    """About a row or a cell that stays outside."""
    return BookLine(row, "", text, icon=icon, tone=tone)


def changed_line(
    row: int, id: str, text: str, notes: list[str], chosen: Chosen, words: Words,
    *, both: bool, guards: bool,
) -> BookLine:  # fmt: skip
    """About a field that the file says otherwise."""
    icon, tone = ("shield-warning", "warn") if guards else ("pencil-simple", "muted")
    if both:
        icon, tone = "git-merge", "warn"
        taken = (
            words("Changed here too: the one of the workbook is taken")
            if id in chosen.taken
            else words("Changed here too: it stays as it is here")
        )
        notes = [taken, *notes]
    return BookLine(row, "", text, ". ".join(notes), icon, tone, both or guards, id, both, guards)


def new_line(row: int, id: str, text: str, notes: list[str], *, guards: bool) -> BookLine:
    """About a row that the plan does not have."""
    icon, tone = ("shield-warning", "warn") if guards else ("plus-circle", "muted")
    return BookLine(row, "", text, ". ".join(notes), icon, tone, guards, id, guards=guards)
