"""What may not be put on a map: told until it is closed for the workshop that is on."""

from __future__ import annotations

from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import current, guidance
from workshop_app.ui.map import memory
from workshop_app.ui.page import Shell
from workshop_app.ui.widgets import MessageBar


class SafetyNotice(MessageBar):
    """Closed, it comes again with the next workshop, not when the program is opened again. Without a
    workshop it stays closed while the plan is open."""

    def __init__(self, words: Words, plan: OpenPlan, shell: Shell) -> None:
        super().__init__(
            "info", words("Do not mark homes or places that put someone in danger."),
            closable=words("Close until the next workshop"),
        )  # fmt: skip
        self._plan, self._shell = plan, shell
        self.closed.connect(self._close)
        if not self._wanted():
            self.hide()

    def follow(self) -> None:
        """Another workshop is on, or none."""
        self.setHidden(not self._wanted())

    def _wanted(self) -> bool:
        key = self._key()
        return guidance.wanted(self._shell.settings, key) if key else not self._seen.closed

    def _close(self) -> None:
        if key := self._key():
            guidance.done(self._shell, key)
        else:
            self._seen.closed = True

    @property
    def _seen(self) -> memory.Seen:
        return memory.of(self._plan)

    def _key(self) -> str:
        """How the settings name it for the workshop that is on; "" without one."""
        held = current.workshop(self._plan)
        return f"map-safety {held.id}" if held is not None else ""
