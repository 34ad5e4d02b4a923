"""What happened, told after it stands on the disk: a plain observer, no Qt."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Changed:
    """A step stands: its kind, and for each row (entity, id) the names of the fields it changed
    ("*" for a new row). Rows are named, not their values, so the order of news does not matter."""

    kind: str
    rows: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)

    def about(self, *entities: str) -> bool:
        """Whether rows of any of these entities changed."""
        return any(entity in entities for entity, _ in self.rows)


@dataclass(frozen=True, slots=True)
class Cast:
    """Ballots (or sheets, or ratings) came in; nothing is said but the round."""

    round: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """Files were joined: read everything again."""


News = Changed | Cast | Gathered
Reader = Callable[[News], None]


class NewsRoom:
    """Who wants to hear. Told in the thread that wrote, outside the plan's lock."""

    def __init__(self) -> None:
        self._readers: list[Reader] = []
        self._lock = threading.Lock()

    def subscribe(self, reader: Reader) -> Callable[[], None]:
        """Tell ``reader`` everything from now on; call what is given back to stop."""
        with self._lock:
            self._readers.append(reader)

        def stop() -> None:
            with self._lock:
                if reader in self._readers:
                    self._readers.remove(reader)

        return stop

    def tell(self, news: News) -> None:
        """Tell every reader. One that fails is logged and does not stop the others."""
        with self._lock:
            readers = list(self._readers)
        for reader in readers:
            try:
                reader(news)
            except Exception:
                _log.exception("a reader of the news failed")
