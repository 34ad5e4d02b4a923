"""Rectangles on a picture: drawn, moved, made larger, by hand or by keys."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF

from workshop_app.services.pictures import Box

LEAST = 0.01
"""Of the picture: what is drawn smaller was a slip of the hand."""
FIRST = (0.3, 0.2)
"""Width and height of one that a key adds."""
MOST_OF_IT = (0.8, 0.8)
"""The same where it shows what stays of the picture."""


@dataclass(slots=True)
class Boxes:
    """The rectangles and which one is chosen (-1 for none). ``single``: there is one at most;
    ``held`` are numbers of those that no longer move."""

    all: list[Box] = field(default_factory=list)
    chosen: int = -1
    single: bool = False
    held: set[int] = field(default_factory=set)

    @property
    def current(self) -> Box | None:
        """The chosen one."""
        return self.all[self.chosen] if 0 <= self.chosen < len(self.all) else None

    @property
    def moves(self) -> bool:
        """Whether the chosen one can be changed."""
        return self.current is not None and self.chosen not in self.held

    def add(self, box: Box) -> bool:
        """One more, chosen; ``False`` for one that is too small."""
        box = box.inside()
        if box.right - box.left < LEAST or box.bottom - box.top < LEAST:
            return False
        if self.single:
            self.all.clear()
        self.all.append(box)
        self.chosen = len(self.all) - 1
        return True

    def add_at(self, middle: QPointF) -> bool:
        """One more round ``middle``, a little beside the one before."""
        wide, high = MOST_OF_IT if self.single else FIRST
        shift = 0.04 * (len(self.all) % 6) if not self.single else 0.0
        left = min(max(0.0, middle.x() - wide / 2 + shift), 1 - wide)
        top = min(max(0.0, middle.y() - high / 2 + shift), 1 - high)
        return self.add(Box(left, top, left + wide, top + high))

    def set(self, box: Box) -> None:
        """The chosen one is this now."""
        if self.moves:
            self.all[self.chosen] = box.inside()

    def move(self, across: float, down: float) -> None:
        """Move the chosen one, as it is, within the picture."""
        box = self.current
        if box is not None and self.moves:
            across = min(1 - box.right, max(-box.left, across))
            down = min(1 - box.bottom, max(-box.top, down))
            self.all[self.chosen] = Box(
                box.left + across, box.top + down, box.right + across, box.bottom + down
            )

    def grow(self, across: float, down: float) -> None:
        """Move the right and the lower edge of the chosen one."""
        box = self.current
        if box is not None and self.moves:
            right = min(1.0, max(box.left + 2 * LEAST, box.right + across))
            bottom = min(1.0, max(box.top + 2 * LEAST, box.bottom + down))
            self.all[self.chosen] = replace(box, right=right, bottom=bottom)

    def drop(self) -> int:
        """Take the chosen one away; which it was, -1 for none."""
        at = self.chosen
        if not self.moves:
            return -1
        del self.all[at]
        self.held = {n - (n > at) for n in self.held}
        self.chosen = min(at, len(self.all) - 1)
        return at

    def walk(self, by: int) -> None:
        """Choose the next one, or the one before."""
        if self.all:
            first = 0 if by > 0 else len(self.all) - 1
            self.chosen = (self.chosen + by) % len(self.all) if self.chosen >= 0 else first

    def under(self, point: QPointF) -> int:
        """The last drawn one under a point (fractions), -1 for none."""
        for at in range(len(self.all) - 1, -1, -1):
            box = self.all[at]
            if box.left <= point.x() <= box.right and box.top <= point.y() <= box.bottom:
                return at
        return -1
