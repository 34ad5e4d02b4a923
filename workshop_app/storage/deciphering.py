"""The pages of a damaged protected file, each deciphered by itself, where the database gives up.

SQLCipher's format (https://www.zetetic.net/sqlcipher/design/): every page is AES-256-CBC with a
vector of its own, followed by an HMAC-SHA512 of the cipher text and the page's number. A page whose
HMAC is not right is not read. Deciphering only (FIPS 197, section 5.3); nothing is written.
"""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from workshop_app.storage.damaged_journal import pages_before
from workshop_app.storage.header import PAGE
from workshop_app.storage.keys import RAW, SALT, Key

_VECTOR, _SEAL = 16, 64
_MAGIC = b"SQLite format 3\0"
_ROUNDS = 14
Bytes = NDArray[np.uint8]


class CipherPages:
    """The pages of a protected file, in clear, in memory only."""

    def __init__(self, path: Path, key: Key) -> None:
        self._file = path.open("rb")
        self._file.seek(0, 2)
        self.size, self.usable = PAGE, PAGE - _VECTOR - _SEAL
        self.count = -(-self._file.tell() // PAGE)
        self._before = pages_before(path, PAGE)
        salt = bytes(one ^ 0x3A for one in key.salt)
        self._seal = hashlib.pbkdf2_hmac("sha512", key.raw, salt, 2, RAW)
        self._rounds = _schedule(key.raw)

    def authentic(self, number: int) -> bool:
        """Whether the page ``number`` is whole and was written with the key."""
        return bool(self._sealed(number))

    def page(self, number: int) -> bytes:
        """The page ``number``; b"" where it is not there or is not whole."""
        page = self._sealed(number)
        if not page:
            return b""
        start = SALT if number == 1 else 0
        vector = page[self.usable : self.usable + _VECTOR]
        clear = deciphered(page[start : self.usable], vector, self._rounds)
        return (_MAGIC if number == 1 else b"") + clear + bytes(_VECTOR + _SEAL)

    def close(self) -> None:
        self._file.close()

    def _sealed(self, number: int) -> bytes:
        if not 1 <= number <= self.count:
            return b""
        try:
            self._file.seek((number - 1) * PAGE)
            page = self._before.get(number) or self._file.read(PAGE)
        except OSError:
            return b""
        start = SALT if number == 1 else 0
        said = hmac.new(
            self._seal, page[start:-_SEAL] + number.to_bytes(4, "little"), "sha512"
        ).digest()
        return page if len(page) == PAGE and hmac.compare_digest(said, page[-_SEAL:]) else b""


def deciphered(data: bytes, vector: bytes, rounds: Bytes) -> bytes:
    """AES-256-CBC: every block at once, since each needs only the cipher text before it."""
    blocks = np.frombuffer(data, np.uint8).reshape(-1, 16)
    state = blocks ^ rounds[_ROUNDS]
    for number in range(_ROUNDS - 1, 0, -1):
        state = _unmixed(_UNBOX[state[:, _UNSHIFTED]] ^ rounds[number])
    state = _UNBOX[state[:, _UNSHIFTED]] ^ rounds[0]
    before = np.vstack([np.frombuffer(vector, np.uint8)[None, :], blocks[:-1]])
    clear: bytes = (state ^ before).tobytes()
    return clear


def _times(value: int, by: int) -> int:
    """A product in the field of AES."""
    product = 0
    while by:
        if by & 1:
            product ^= value
        value = value << 1 ^ (0x11B if value & 0x80 else 0)
        by >>= 1
    return product & 0xFF


def _boxes() -> tuple[Bytes, Bytes]:
    """The S-box and its inverse, from the inverse in the field and the affine map."""
    box = np.zeros(256, np.uint8)
    power = [1]
    for _ in range(254):
        power.append(_times(power[-1], 3))
    for value in range(256):
        inverse = power[(255 - power.index(value)) % 255] if value else 0
        spread = inverse
        for turn in range(1, 5):
            spread ^= (inverse << turn | inverse >> 8 - turn) & 0xFF
        box[value] = spread ^ 0x63
    back = np.zeros(256, np.uint8)
    back[box] = np.arange(256, dtype=np.uint8)
    return box, back


_BOX, _UNBOX = _boxes()
_UNSHIFTED = np.array([(at - 4 * (at % 4)) % 16 for at in range(16)])
_PRODUCTS = {by: np.array([_times(v, by) for v in range(256)], np.uint8) for by in (9, 11, 13, 14)}


def _unmixed(state: Bytes) -> Bytes:
    """The inverse of mixing columns."""
    columns = state.reshape(-1, 4, 4)
    a, b, c, d = (columns[:, :, at] for at in range(4))
    by9, by11, by13, by14 = (_PRODUCTS[by] for by in (9, 11, 13, 14))
    mixed = np.stack(
        [by14[a] ^ by11[b] ^ by13[c] ^ by9[d], by9[a] ^ by14[b] ^ by11[c] ^ by13[d],
         by13[a] ^ by9[b] ^ by14[c] ^ by11[d], by11[a] ^ by13[b] ^ by9[c] ^ by14[d]],
        axis=2,
    )  # fmt: skip
    return mixed.reshape(-1, 16)


def _schedule(key: bytes) -> Bytes:
    """The fifteen round keys of a key of 32 bytes."""
    words = [list(key[at : at + 4]) for at in range(0, 32, 4)]
    constant = 1
    for at in range(8, 4 * (_ROUNDS + 1)):
        word = list(words[-1])
        if at % 8 == 0:
            word = [int(_BOX[one]) for one in (*word[1:], word[0])]
            word[0] ^= constant
            constant = _times(constant, 2)
        elif at % 8 == 4:
            word = [int(_BOX[one]) for one in word]
        words.append([one ^ other for one, other in zip(words[at - 8], word, strict=True)])
    return np.array(words, np.uint8).reshape(_ROUNDS + 1, 16)
