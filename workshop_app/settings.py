"""What this laptop chose, and who it is: a made-up nickname, never the person's name (P-03)."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from workshop_app import paths

LETTERS = "BFHJKLQXZ"
"""Letters of short numbers: none is misheard aloud in Spanish or taken for a digit."""

_ANIMALS = (
    "tucán", "oso", "cóndor", "iguana", "chigüiro", "puma", "garza", "venado",
    "zorro", "mochuelo", "danta", "colibrí",
)  # fmt: skip


def _nickname() -> str:
    import secrets  # once in the life of a laptop

    return f"{secrets.choice(_ANIMALS)} {secrets.randbelow(90) + 10}"


def _letter() -> str:
    import secrets

    return secrets.choice(LETTERS)


@dataclass(frozen=True, slots=True)
class Recent:
    """A plan opened before, as the start screen lists it. No participant's text, only counts; of a
    ``protected`` plan only the file's own name and place (P-53)."""

    path: str
    name: str
    opened: str
    workshops: int = 0
    proposals: int = 0
    actions: int = 0
    protected: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices of this laptop. ``laptop`` is a random id; it names the laptop in the record."""

    laptop: str = field(default_factory=lambda: os.urandom(8).hex())
    nickname: str = field(default_factory=_nickname)
    letter: str = field(default_factory=_letter)
    language: str = "es"
    document_language: str = ""
    """That of documents; "" while nobody chose one: the plan says."""
    text_scale: float = 1.0
    high_contrast: bool | None = None
    """``None`` follows the system."""
    sound: bool = False
    projector_screen: str = ""
    board_zoom: float = 1.0
    """How large the cards of the board are shown."""
    paper: str = ""
    """What was last printed on, "a4" or "letter"; "" while nothing was: the plan's country says."""
    hints_done: tuple[str, ...] = ()
    """Lines of guidance that were followed or closed on this laptop (``ui/guidance.py``)."""
    recent: tuple[Recent, ...] = ()
    passing: dict[str, Any] | None = None
    """While the laptop is passed around for a vote or an assessment (``ui/kiosk/passing.py``): the
    plan's path, the round, how it is shown and the salted PIN, so that a restart comes back to the
    cover."""
    lock: dict[str, Any] | None = None
    """The salted PIN of the lock screen (``ui/pins.py``); ``None`` while none is set."""
    lock_after: int = 10
    """Minutes without a touch after which the screen locks, where a PIN is set; 0: never."""

    def remembering(self, plan: Recent, keep: int = 8) -> Settings:
        """These settings with ``plan`` first among the recent ones."""
        others = tuple(r for r in self.recent if r.path != plan.path)
        return replace(self, recent=(plan, *others)[:keep])


def _file() -> Path:
    return paths.home() / "settings.json"


def load() -> Settings:
    """The settings kept on this laptop; new ones where there are none or they cannot be read."""
    try:
        kept = json.loads(_file().read_text(encoding="utf-8"))
        known = {f.name for f in fields(Settings)}
        recent = tuple(Recent(**one) for one in kept.pop("recent", ()))
        hints = tuple(map(str, kept.pop("hints_done", ())))
        others = {k: v for k, v in kept.items() if k in known}
        return Settings(recent=recent, hints_done=hints, **others)
    except FileNotFoundError:
        first = Settings()
        save(first)
        return first
    except (OSError, ValueError, TypeError, AttributeError):
        return Settings()


def save(settings: Settings) -> None:
    """Keep ``settings``; the old file stays whole until the new one is."""
    kept = _file().with_suffix(".new")
    kept.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
    kept.replace(_file())
