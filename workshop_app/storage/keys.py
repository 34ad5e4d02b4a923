"""The key of a protected file: made from its passphrase, printed as its recovery key, never stored.

SQLCipher 4's own way: PBKDF2-HMAC-SHA512, 256,000 rounds, over the passphrase and the first 16
bytes of the file (its salt) gives the 32 bytes of the raw key
(https://www.zetetic.net/sqlcipher/design/). It is worked out here once, so that whole copies of the
file can be made under the very same key, and so that the key itself can be printed: nothing that
opens the file lies outside it. A file that got a new passphrase has a new salt and so a new key.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

ROUNDS = 256_000
SALT, RAW, CHECK = 16, 32, 3
"""Bytes of the salt, of the raw key, and of what is printed behind it to find a slip of the pen."""
GROUP = 4
_SEAL = 64
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's Base32: no I, L, O or U, so that none is read as another sign."""
_READ_AS = str.maketrans("ILO", "110")


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """``raw``: 32 bytes; ``salt``: the first 16 of the file. Neither shows in any message."""

    raw: bytes
    salt: bytes

    @property
    def pragma(self) -> str:
        """The statement that hands the key to the database."""
        return f"PRAGMA key = \"x'{self.raw.hex()}{self.salt.hex()}'\""

    @property
    def printed(self) -> str:
        """The recovery key: 14 groups of four signs (280 bits, the last 24 a check)."""
        whole = self.raw + _check(self.raw)
        number = int.from_bytes(whole, "big")
        signs = "".join(_SIGNS[number >> at & 31] for at in range(len(whole) * 8 - 5, -1, -5))
        return " ".join(signs[at : at + GROUP] for at in range(0, len(signs), GROUP))


def new(passphrase: str) -> Key:
    """A key of ``passphrase`` that no other file has."""
    salt = os.urandom(SALT)
    return Key(_stretched(passphrase, salt), salt)


def fits(key: Key, page: bytes) -> bool:
    """Whether ``page``, the first of a protected file, was written with ``key``: its last 64 bytes
    say so (HMAC-SHA512 of the cipher text and the number of the page). Nothing is opened for it."""
    said = hmac.new(
        hashlib.pbkdf2_hmac("sha512", key.raw, bytes(one ^ 0x3A for one in key.salt), 2, RAW),
        page[SALT : -_SEAL] + (1).to_bytes(4, "little"), "sha512",
    )  # fmt: skip
    return hmac.compare_digest(said.digest(), page[-_SEAL:])


def of(secret: str, salt: bytes) -> Iterator[Key]:
    """The keys that ``secret`` may mean for the file with this ``salt``: its recovery key where it
    has that form, then the passphrase. Some tenths of a second each, wanted (a guess costs them)."""
    raw = _unprinted(secret)
    if raw is not None:
        yield Key(raw, salt)
    yield Key(_stretched(secret, salt), salt)


def _stretched(passphrase: str, salt: bytes) -> bytes:
    """The same keys typed on another system may give other code points: NFC, blanks at the ends
    away."""
    said = unicodedata.normalize("NFC", passphrase.strip()).encode()
    return hashlib.pbkdf2_hmac("sha512", said, salt, ROUNDS, RAW)


def _unprinted(secret: str) -> bytes | None:
    """The raw key of a recovery key as it was printed; ``None`` where it is none."""
    signs = re.sub(r"[\s\-–.]", "", secret).upper().translate(_READ_AS)
    if len(signs) * 5 != (RAW + CHECK) * 8 or any(sign not in _SIGNS for sign in signs):
        return None
    number = 0
    for sign in signs:
        number = number << 5 | _SIGNS.index(sign)
    whole = number.to_bytes(RAW + CHECK, "big")
    raw = whole[:RAW]
    return raw if _check(raw) == whole[RAW:] else None


def _check(raw: bytes) -> bytes:
    return hashlib.sha256(b"convite recovery key" + raw).digest()[:CHECK]
