"""What pages are made of: blocks that know their height, can part, and draw themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workshop_app.export.pdf.paper import Paper

FRAME_TOP = 70.0
FRAME_BOTTOM = 58.0
LEFT = 54.0
TEXT_WIDTH = 487.28
FRAME_HEIGHT = 841.89 - FRAME_TOP - FRAME_BOTTOM
FUZZ = 0.01


class Block:
    """A piece of a page. Blocks hold no place: they may be laid out again and again."""

    before = 0.0
    """Space above, not at the top of a page; the larger of two neighbours' spaces counts."""
    after = 0.0
    keeps_next = False
    """Never the last on its page."""

    def height(self, width: float) -> float:
        """How tall it is when ``width`` points wide."""
        raise NotImplementedError

    def least(self, width: float) -> float:
        """The height of the smallest part that may stand at the foot of a page."""
        return self.height(width)

    def parted(  # most blocks stay whole
        self,
        width: float,  # noqa: ARG002
        room: float,  # noqa: ARG002
        *,
        forced: bool = False,  # noqa: ARG002
    ) -> tuple[Block, Block] | None:
        """Two blocks, the first at most ``room`` high; ``None`` where it cannot part so.

        ``forced`` on an empty page: part even where it looks less well.
        """
        return None

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        """Draw it with its upper left corner at ``x``, ``top``."""
        raise NotImplementedError


class Space(Block):
    """Nothing, ``points`` high; vanishes at the top of a page."""

    def __init__(self, points: float) -> None:
        self.before = points

    def height(self, width: float) -> float:  # noqa: ARG002
        return 0.0

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        pass


class NewPage(Space):
    """What follows starts on a new page when less than ``unless_left`` of the page is left."""

    def __init__(self, unless_left: float = 2.0) -> None:
        super().__init__(0.0)
        self.unless_left = unless_left


class Section(Space):
    """From here on the running head says ``title``."""

    def __init__(self, title: str) -> None:
        super().__init__(0.0)
        self.title = title


def gap(above: Block | None, below: Block) -> float:
    """The space between two neighbours; none at the top."""
    return 0.0 if above is None else max(above.after, below.before)


def stack_height(blocks: Sequence[Block], width: float) -> float:
    """The height of blocks one under the other."""
    total, above = 0.0, None
    for block in blocks:
        total += gap(above, block) + block.height(width)
        above = block
    return total


def draw_stack(blocks: Sequence[Block], paper: Paper, x: float, top: float, width: float) -> float:
    """Draw blocks one under the other; returns where they end."""
    above = None
    for block in blocks:
        top -= gap(above, block)
        block.draw(paper, x, top, width)
        top -= block.height(width)
        above = block
    return top


def parted_stack(
    blocks: Sequence[Block], width: float, room: float, *, forced: bool = False
) -> tuple[list[Block], list[Block]]:
    """What fits in ``room`` and the rest; the first list is empty where nothing may stand."""
    first: list[Block] = []
    left, above = room, None
    for index, block in enumerate(blocks):
        needed = gap(above, block) + block.height(width)
        if needed <= left + FUZZ:
            first.append(block)
            left -= needed
            above = block
            continue
        space = left - gap(above, block)
        parts = block.parted(width, space, forced=forced and not first)
        if parts is not None:
            return [*first, parts[0]], [parts[1], *blocks[index + 1 :]]
        while first and first[-1].keeps_next:
            first.pop()
        return first, list(blocks[len(first) :])
    return first, []


class Stack(Block):
    """Blocks that stay one under the other and part like running text."""

    def __init__(self, blocks: Sequence[Block], *, before: float = 0.0, after: float = 0.0) -> None:
        self.blocks = list(blocks)
        self.before, self.after = before, after

    def height(self, width: float) -> float:
        return stack_height(self.blocks, width)

    def least(self, width: float) -> float:
        return least_of(self.blocks, width)

    def parted(
        self, width: float, room: float, *, forced: bool = False
    ) -> tuple[Block, Block] | None:
        first, rest = parted_stack(self.blocks, width, room, forced=forced)
        if not first or not rest:
            return None
        return Stack(first, before=self.before), Stack(rest, after=self.after)

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        draw_stack(self.blocks, paper, x, top, width)


def least_of(blocks: Sequence[Block], width: float) -> float:
    """The least height of the beginning of a stack: headings with what must follow them."""
    total, above = 0.0, None
    for block in blocks:
        total += gap(above, block)
        if not block.keeps_next:
            return total + block.least(width)
        total += block.height(width)
        above = block
    return total


class Pair(Block):
    """Two stacks beside each other. Where they do not fit on a page they go one under another."""

    def __init__(
        self,
        left: Sequence[Block],
        right: Sequence[Block],
        *,
        share: float = 0.5,
        between: float = 20.0,
        before: float = 0.0,
        after: float = 0.0,
    ) -> None:
        self.left, self.right = Stack(left), Stack(right)
        self.share, self.between = share, between
        self.before, self.after = before, after

    def _widths(self, width: float) -> tuple[float, float]:
        left = (width - self.between) * self.share
        return left, width - self.between - left

    def height(self, width: float) -> float:
        left, right = self._widths(width)
        return max(self.left.height(left), self.right.height(right))

    def parted(
        self, width: float, room: float, *, forced: bool = False
    ) -> tuple[Block, Block] | None:
        if not forced and self.height(width) <= FRAME_HEIGHT / 3:
            return None
        whole = Stack([self.left, Space(10), self.right])
        return whole.parted(width, room, forced=forced)

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        left, right = self._widths(width)
        self.left.draw(paper, x, top, left)
        self.right.draw(paper, x + left + self.between, top, right)
