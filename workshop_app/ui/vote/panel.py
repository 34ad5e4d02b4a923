"""What every channel's panel is while a round is open: the left side of the page, under its tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from workshop_app.domain.rounds import VoteRound
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell


class Panel(QWidget):
    """One channel of an open round. ``changed`` when its status or its side has to be shown anew.

    Nothing that it shows tells what was voted before the round is closed (P-32).
    """

    changed = Signal()
    whole_side = False
    """Whether its side takes the whole right column, without the room's ballots and the lock."""

    def __init__(self, plan: OpenPlan, words: Words, round: VoteRound, shell: Shell) -> None:
        super().__init__()
        self.plan, self.words, self.round, self.shell = plan, words, round, shell

    def status(self) -> str:
        """The second line of its tab, translated: what was done, never a total per option."""
        return ""

    def side(self) -> QWidget | None:
        """What it adds to the right column, between the room's ballots and the lock; asked once."""
        return None

    def settle_focus(self) -> None:
        """Give the keyboard to what is used first."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Ballots came in, here or by another channel."""

    def where(self) -> dict[str, str]:
        """What ``open_at`` needs to come back to what is shown now."""
        return {}

    def open_at(self, **where: str) -> None:
        """Show what ``where`` names."""

    def leave(self) -> None:
        """Another tab or page is opened: keep what is only on the screen, or let it go."""
