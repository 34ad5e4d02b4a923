"""Damage as disks, sticks and pulled plugs make it, the same for the same number."""

from __future__ import annotations

import random
from collections.abc import Callable

PAGE = 4096
Bytes = bytearray


def flipped(data: Bytes, chance: random.Random) -> None:
    """Single bits anywhere."""
    for _ in range(chance.choice((1, 3, 20, 200))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def zeroed(data: Bytes, chance: random.Random) -> None:
    """Whole pages of zeros."""
    for _ in range(chance.choice((1, 4, 20, 60))):
        at = chance.randrange(len(data) // PAGE) * PAGE
        data[at : at + PAGE] = bytes(PAGE)


def cut_short(data: Bytes, chance: random.Random) -> None:
    """The end of the file is missing, within a page or at its edge."""
    keep = chance.randrange(200, len(data))
    del data[keep if chance.random() < 0.5 else keep // PAGE * PAGE + PAGE :]


def swapped(data: Bytes, chance: random.Random) -> None:
    """Pages that were written in each other's place."""
    pages = len(data) // PAGE
    for _ in range(chance.choice((1, 3, 10))):
        one, other = (chance.randrange(pages) * PAGE for _ in range(2))
        first, second = data[one : one + PAGE], data[other : other + PAGE]
        data[one : one + PAGE], data[other : other + PAGE] = second, first


def torn_header(data: Bytes, chance: random.Random) -> None:
    """The first bytes, the first sector or the first page are somebody else's."""
    size = chance.choice((16, 100, 512, PAGE))
    data[:size] = chance.randbytes(size)


def sectors(data: Bytes, chance: random.Random) -> None:
    """Sectors of another file."""
    for _ in range(chance.choice((1, 5, 30))):
        at = chance.randrange(len(data) // 512) * 512
        data[at : at + 512] = chance.randbytes(512)


KINDS: tuple[Callable[[Bytes, random.Random], None], ...] = (
    flipped, zeroed, cut_short, swapped, torn_header, sectors
)  # fmt: skip


def damaged(data: bytes, number: int) -> tuple[str, bytes]:
    """The kind of the damage ``number``, and ``data`` with it."""
    chance = random.Random(number)
    kind = KINDS[number % len(KINDS)]
    changed = bytearray(data)
    kind(changed, chance)
    return kind.__name__, bytes(changed)


def pages_hurt(before: bytes, after: bytes) -> set[int]:
    """The numbers of the pages that are no longer what they were."""
    return {
        at // PAGE + 1
        for at in range(0, len(before), PAGE)
        if before[at : at + PAGE] != after[at : at + PAGE]
    }
