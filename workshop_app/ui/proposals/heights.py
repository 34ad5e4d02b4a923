"""Where the rows of a column stand, without measuring thousands before the first is shown."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate
from time import perf_counter


class Heights:
    """Heights of rows one under the other: guessed first, measured when shown or in spare time.

    ``measure(row)`` gives pixels, the gap below the row included; ``guess`` those of any row.
    """

    def __init__(self, measure: Callable[[int], int], guess: int) -> None:
        self._measure, self._guess = measure, guess
        self._heights: list[int] = []
        self._known = bytearray()
        self._tops: list[int] | None = None

    def __len__(self) -> int:
        return len(self._heights)

    def renew(self, count: int, guess: int = 0) -> None:
        """All of ``count`` rows are other ones, or of another width (then with another guess)."""
        self._guess = guess or self._guess
        self._heights = [self._guess] * count
        self._known = bytearray(count)
        self._tops = None

    def insert(self, first: int, count: int) -> None:
        """``count`` rows came before what was row ``first``."""
        self._heights[first:first] = [self._guess] * count
        self._known[first:first] = bytearray(count)
        self._tops = None

    def remove(self, first: int, count: int) -> None:
        """``count`` rows went from ``first`` on."""
        del self._heights[first : first + count]
        del self._known[first : first + count]
        self._tops = None

    def forget(self, first: int, last: int) -> None:
        """Rows from ``first`` to ``last`` changed: their height is to be measured anew."""
        self._known[first : last + 1] = bytearray(last + 1 - first)

    @property
    def tops(self) -> list[int]:
        """The upper edge of each row, and at the end the height of all."""
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=0))
        return self._tops

    def at(self, y: int) -> int:
        """The row at ``y``, the nearest one where there is none; -1 without rows."""
        return min(max(0, bisect_right(self.tops, y) - 1), len(self) - 1)

    def settle(self, y: int, room: int) -> bool:
        """Measure the rows that are seen in ``room`` pixels from ``y`` on; whether any differed."""
        differed, row = False, self.at(y)
        while 0 <= row < len(self) and self.tops[row] < y + room:
            differed |= self._settle(row)
            row += 1
        return differed

    def settle_some(self, seconds: float) -> bool:
        """Measure rows not measured yet, for about so long; whether some are left."""
        end = perf_counter() + seconds
        while (row := self._known.find(0)) >= 0:
            self._settle(row)
            if perf_counter() > end:
                return self._known.find(0) >= 0
        return False

    def _settle(self, row: int) -> bool:
        if self._known[row]:
            return False
        self._known[row] = 1
        height = self._measure(row)
        if height == self._heights[row]:
            return False
        self._heights[row] = height
        self._tops = None
        return True
