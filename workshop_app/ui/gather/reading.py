"""Reading what a large plan has to gather, off the window's thread."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

from workshop_app.services import gather
from workshop_app.services.differences import Difference, differences
from workshop_app.services.gather import Came
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.gather.looking import page_of
from workshop_app.ui.jobs import Job, Progress

if TYPE_CHECKING:
    from workshop_app.text import Words
    from workshop_app.ui.page import Shell

Read = tuple[list[Came], list[Difference]]

_reads: weakref.WeakKeyDictionary[OpenPlan, bool] = weakref.WeakKeyDictionary()
"""The plans that are being read, and whether they are to be read once more."""


def read(plan: OpenPlan, words: Words, shell: Shell) -> None:
    """Read the workshops and differences and show them on the page; asked again meanwhile, they are
    read once more before."""
    if plan in _reads:
        _reads[plan] = True
        return
    _reads[plan] = False

    def work(_progress: Progress) -> Read:
        return gather.workshops(plan), differences(plan)

    def done(found: Read) -> None:
        again = _reads.pop(plan)
        page = page_of(plan)
        if again and page is not None:
            read(plan, words, shell)
        elif page is not None:
            page.show_read(*found)

    def failed(error: BaseException) -> None:
        _reads.pop(plan, None)
        if not plan.store.connection.closed:  # what was being read went away with the plan
            raise error

    shell.run(Job(work, words("Reading what came of the workshops…")), done=done, failed=failed)
