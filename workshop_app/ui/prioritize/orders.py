"""How firm the order of each deciding round is: worked out in a job, since it takes a moment."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from workshop_app.domain.voting.firmness import Firmness, firmness
from workshop_app.domain.voting.tally import Tally
from workshop_app.services import standing
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.jobs import Job
from workshop_app.ui.page import Shell


class Orders(QObject):
    """``known`` holds what is known, by the round's id; ``came`` tells that there is more."""

    came = Signal()

    def __init__(self, plan: OpenPlan, shell: Shell) -> None:
        super().__init__()
        self._plan, self._shell = plan, shell
        self.known: dict[str, Firmness] = {}
        self._asked: set[str] = set()

    def ask(self) -> None:
        """Work out what is not known yet. The job gets what was added up, and needs no plan."""
        new = standing.to_work_out(self._plan, self._asked)
        if new:
            self._asked |= new.keys()
            self._shell.run(Job(lambda _progress: _work_out(new)), done=self._came)

    def _came(self, found: Mapping[str, Firmness]) -> None:
        """The job's answer; a page that was left meanwhile hears it too, and it harms nobody."""
        from shiboken6 import isValid

        if isValid(self) and found:
            self.known |= found
            self.came.emit()


def _work_out(rounds: Mapping[str, tuple[Tally, str]]) -> dict[str, Firmness]:
    found = {id: firmness(tally, value) for id, (tally, value) in rounds.items()}
    return {id: one for id, one in found.items() if one is not None}
