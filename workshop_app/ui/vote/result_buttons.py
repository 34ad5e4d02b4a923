"""The header button of a shown result: its minutes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.widgets import Button

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell
    from workshop_app.ui.vote.result import Result


def made(body: Result, plan: OpenPlan, words: Words, shell: Shell) -> Sequence[QWidget]:
    """The minutes of what ``body`` shows."""
    minutes = Button(words.at("of a vote", "Minutes"), icon="printer", size="header")
    minutes.setObjectName("minutes")

    def open_minutes() -> None:
        from workshop_app.ui.vote.minutes_panel import MinutesPanel

        MinutesPanel(body, plan, words, shell, body.counted).open_first()

    def wait() -> None:
        """They hold the whole result: not before the room has seen all of it."""
        minutes.block(words("The room has not seen all of it yet") if body.revealing else "")

    minutes.clicked.connect(open_minutes)
    body.changed.connect(wait)
    wait()
    return (minutes,)
