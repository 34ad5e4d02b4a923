"""What every change of another file passes on its way in: the marks of erasing, then the guard."""

from __future__ import annotations

import sqlalchemy as sa

from workshop_app.domain import erasure
from workshop_app.domain.history import Change
from workshop_app.storage import erase, guarded, well_formed
from workshop_app.storage import marks as marked
from workshop_app.storage.changes import changes_of, rewrite
from workshop_app.storage.erase import Taken
from workshop_app.storage.guarded import Guard, Masked
from workshop_app.storage.marks import Marks


class Door:
    """Between ``theirs`` and ``ours``, for one joining. Made before anything is written."""

    def __init__(self, ours: sa.Connection, theirs: sa.Connection) -> None:
        self._ours = ours
        here, there = marked.all_marks(ours), marked.all_marks(theirs)
        well_formed.check_marks(ours, theirs, marked.missing(there, here))
        self._mask = marked.mask_word(ours, theirs)
        self._settled, keep, drop = guarded.settle(ours, theirs, here, there)
        for change in self._settled:
            well_formed.check(change)
        self._guard = Guard(guarded.Confirmed(theirs), self._mask, keep, drop)
        old = _of_erasing(here)
        every = marked.together(old, _of_erasing(there))
        if every:
            every = marked.together(every, erase.copies(theirs, every))
            every = marked.together(every, erase.copies(ours, marked.missing(every, old)))
        self.new = marked.missing(every, old)
        """Marks of erasing that were not here: what they name goes."""
        self._under = marked.together(every, here, there)
        # A plan of another language that was born earlier gives the mask word from now on.
        self._to_bring = every if old and marked.mask_word(ours) != self._mask else self.new
        self.pictures = _pictures(theirs, every)
        """Hashes of pictures that were erased: they stay outside unless another photo has them."""

    @property
    def masked(self) -> list[Masked]:
        """What came in masked."""
        return self._guard.masked

    @property
    def settled(self) -> set[str]:
        """Rows of which something that was here already is masked now, or no longer."""
        return {change.row for change in self._settled}

    def let_in(self, change: Change) -> Change:
        """A new change of theirs as it is kept here."""
        under = self._under.get(change.row, set())
        return self._guard.let_in(erasure.without(change, under, self._mask), under)

    def shut(self) -> Taken:
        """When all changes are in: keep the marks, and take out of ours what they name."""
        for change in self._settled:
            under = self._under.get(change.row, set())
            rewrite(self._ours, erasure.without(change, under, self._mask))
        marked.add(self._ours, self._guard.marks)
        marked.drop(self._ours, self._guard.dropped)
        return erase.bring(self._ours, self._to_bring) if self._to_bring else Taken()


def _of_erasing(marks: Marks) -> Marks:
    found = {row: {one for one in of if not erasure.is_guarded(one)} for row, of in marks.items()}
    return {row: of for row, of in found.items() if of}


def _pictures(theirs: sa.Connection, marks: Marks) -> set[str]:
    entity, name = erasure.PICTURE
    found: set[str] = set()
    for row, of in marks.items():
        if name in of or erasure.steps_of(name, of):
            known = changes_of(theirs, row)
            if known and known[0].entity == entity:
                found |= erase.pictures_of(known)
    return found
