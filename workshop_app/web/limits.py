"""How much is taken in a time, and proof that a form came from a page of this server.

Nothing here knows who asks: one bucket serves the whole room, so no address is kept (P-06).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable


class Bucket:
    """Takes ``burst`` at once and ``rate`` a second after that."""

    def __init__(
        self, burst: float, rate: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._burst, self._rate, self._clock = burst, rate, clock
        self._left, self._seen = burst, clock()

    @property
    def empty(self) -> bool:
        """Whether nothing more is taken now."""
        now = self._clock()
        self._left = min(self._burst, self._left + (now - self._seen) * self._rate)
        self._seen = now
        return self._left < 1

    def take(self) -> bool:
        """Take one; False where it is empty."""
        if self.empty:
            return False
        self._left -= 1
        return True


class Seal:
    """Marks of pages: random, signed with a key that lives as long as the server does. A page of
    another site cannot read one, so it cannot send a form in someone's name."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def new(self) -> str:
        """The mark of a new page."""
        return self._signed(secrets.token_hex(12))

    def good(self, mark: str) -> bool:
        """Whether this server made ``mark``."""
        return hmac.compare_digest(self._signed(mark[:24]).encode(), mark.encode())

    def digest(self, *parts: str) -> bytes:
        """A keyed fingerprint of a few texts, to know them again without keeping them."""
        told = "\n".join(parts).encode()
        return hmac.new(self._key, told, hashlib.sha256).digest()

    def _signed(self, random: str) -> str:
        return random + hmac.new(self._key, random.encode(), hashlib.sha256).hexdigest()[:32]
