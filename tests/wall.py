"""The laptop's clock, as a test sets it: every part of the program that asks for the time is told
this one."""

from __future__ import annotations

import datetime as real
import sys
from datetime import datetime, timedelta
from typing import Any

import pytest

from workshop_app.domain.history import Clock


class Wall:
    """``moment`` is what the clock shows; each look at it takes a second."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment

    def set_by(self, **how: float) -> None:
        """Set the clock by so much, as ``timedelta`` takes it; below zero: back."""
        self.moment += timedelta(**how)


def shown(wall: Wall, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever of the program is loaded now goes by ``wall``; plans have to be opened after it."""

    class Moment(datetime):
        @classmethod
        def now(cls, tz: real.tzinfo | None = None) -> datetime:  # type: ignore[override]
            return wall.now()

    class Day(real.date):
        @classmethod
        def today(cls) -> real.date:  # type: ignore[override]
            return wall.now().date()

    fakes: dict[str, tuple[type, type]] = {
        "datetime": (real.datetime, Moment), "date": (real.date, Day),
    }  # fmt: skip
    for name, module in list(sys.modules.items()):
        if name.startswith("workshop_app."):
            for called, (theirs, ours) in fakes.items():
                if getattr(module, called, None) is theirs:
                    monkeypatch.setattr(module, called, ours)
    defaults: tuple[Any, ...] = ("", lambda: wall.now().timestamp(), "")
    monkeypatch.setattr(Clock.__init__, "__defaults__", defaults)
