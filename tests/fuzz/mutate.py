"""Bad files made from good ones: bits, bytes, pieces and ends changed at random."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Sequence


def mutated(data: bytes, dice: random.Random, words: Sequence[bytes] = ()) -> bytes:
    """``data`` with one to eight changes. A workbook is opened for some of them: what is inside is
    changed, and it is packed again."""
    if data[:2] == b"PK" and dice.random() < 0.7:
        return _inside(data, dice, words)
    changed = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        dice.choice(_CHANGES)(changed, dice, words)
    return bytes(changed)


def _inside(data: bytes, dice: random.Random, words: Sequence[bytes]) -> bytes:
    stored = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stored, "w") as new:
        names = old.namelist()
        chosen = dice.choice(names)
        for name in names:
            part = bytearray(old.read(name))
            if name == chosen:
                for _ in range(dice.randint(1, 4)):
                    dice.choice(_CHANGES)(part, dice, words)
            if name != chosen or dice.random() < 0.9:
                new.writestr(name, bytes(part))
    return stored.getvalue()


def _at(data: bytearray, dice: random.Random) -> int:
    return (
        dice.randrange(len(data) + 1)
        if dice.random() < 0.7
        else dice.randrange(1 + min(4096, len(data)))
    )


def _flip(data: bytearray, dice: random.Random, words: Sequence[bytes]) -> None:
    if data:
        data[min(_at(data, dice), len(data) - 1)] ^= 1 << dice.randrange(8)


def _put(data: bytearray, dice: random.Random, words: Sequence[bytes]) -> None:
    at = _at(data, dice)
    word = dice.choice(words) if words else dice.randbytes(4)
    data[at : at + len(word)] = word


def _slip_in(data: bytearray, dice: random.Random, words: Sequence[bytes]) -> None:
    at = _at(data, dice)
    data[at:at] = dice.choice(words) if words else dice.randbytes(dice.randint(1, 64))


def _cut(data: bytearray, dice: random.Random, words: Sequence[bytes]) -> None:
    if dice.random() < 0.3:
        del data[_at(data, dice) :]


def _lose(data: bytearray, dice: random.Random, words: Sequence[bytes]) -> None:
    at = _at(data, dice)
    del data[at : at + dice.randint(1, 600)]


def _again(data: bytearray, dice: random.Random, words: Sequence[bytes]) -> None:
    at = _at(data, dice)
    data[at:at] = data[at : at + dice.randint(1, 600)] * dice.randint(1, 20)


def _zero(data: bytearray, dice: random.Random, words: Sequence[bytes]) -> None:
    at, long = _at(data, dice), dice.choice((1, 8, 512, 4096))
    data[at : at + long] = bytes(min(long, max(0, len(data) - at)))


def _swap(data: bytearray, dice: random.Random, words: Sequence[bytes]) -> None:
    """Two pages change places."""
    pages = len(data) // 4096
    if pages > 1:
        one, other = (4096 * dice.randrange(pages) for _ in range(2))
        kept = data[one : one + 4096]
        data[one : one + 4096] = data[other : other + 4096]
        data[other : other + 4096] = kept


_CHANGES = (_flip, _flip, _put, _slip_in, _cut, _lose, _again, _zero, _swap)
