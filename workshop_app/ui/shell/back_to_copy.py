"""Going back to a safety copy while the plan is open in the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workshop_app.ui.jobs import Job, Progress

if TYPE_CHECKING:
    from workshop_app.services.going_back import Ready
    from workshop_app.ui.shell.window import MainWindow


class GoesBack:
    """What the window does with a kept copy of its plan. A mixin of the window."""

    def go_back_to(self, copy: Path, key: str) -> None:
        """Put the content of ``copy`` in the plan's place and show it, beginning with the page
        ``key``. The plan as it is now is kept first; where that cannot be, everything stays and it
        is told."""
        _go_back(self, copy, key)  # type: ignore[arg-type]


def _go_back(window: MainWindow, copy: Path, key: str) -> None:
    from workshop_app.services import going_back

    plan, words = window.plan, window.words

    def work(_progress: Progress) -> Ready:
        return going_back.make_ready(plan, copy)

    def ready(made: Ready) -> None:
        if made.changed(plan):  # what was written meanwhile is kept too
            _go_back(window, copy, key)
            return
        window.show_start()  # closes the plan
        window.show_plan(made.take_place(), key)
        window.tell("done", words("This is the plan as the safety copy kept it."))

    window.run(Job(work, words("Going back to the safety copy…")), done=ready)
