"""Looking for what was said twice, off the window's thread. Small plans are looked through again at
every change; in large ones it takes long, and what was found before stays until it is asked anew."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

from workshop_app.domain.proposals import Proposal
from workshop_app.services import alike, not_the_same, twins
from workshop_app.services.alike import Pair
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.twins import Twins
from workshop_app.ui.gather.looking import page_of
from workshop_app.ui.jobs import Job, Progress, Stopped

if TYPE_CHECKING:
    from workshop_app.text import Words
    from workshop_app.ui.page import Shell

MANY = 1500
"""From so many proposals on the search takes seconds: it is not made again at every change."""

Found = tuple[list[Pair], list[Twins]]


def suggest(plan: OpenPlan, words: Words, shell: Shell, *, anew: bool = False) -> None:
    """Look for what is alike and show it on the page; asked again while it looks, it looks once
    more. ``anew``: also in a large plan that was looked through before."""
    _Search.of(plan).begin(words, shell, anew)


def searching(plan: OpenPlan) -> bool:
    """Whether it still looks for what is alike."""
    return _Search.of(plan).runs


class _Search:
    """One search at a time in each plan, and what the last one found."""

    def __init__(self, plan: OpenPlan) -> None:
        self._plan = weakref.ref(plan)
        self.runs = self._again = False
        self._found: Found | None = None

    @staticmethod
    def of(plan: OpenPlan) -> _Search:
        return _searches.setdefault(plan, _Search(plan))

    def begin(self, words: Words, shell: Shell, anew: bool) -> None:
        """Search, or search once more after the search that runs."""
        plan = self._plan()
        if plan is None:
            return
        if self._found is not None and not anew and plan.count(Proposal) >= MANY:
            self._show(plan, self._found)
        elif self.runs:
            self._again = True
        else:
            self._start(plan, words, shell)

    def _start(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        self.runs, self._again = True, False

        def work(progress: Progress) -> Found:
            def heard(done: int, total: int) -> None:
                if plan.store.connection.closed:
                    raise Stopped
                progress(done, total)

            return alike.suggested(plan, progress=heard), twins.suggested(plan, heard)

        def failed(error: BaseException) -> None:
            if not plan.store.connection.closed:  # what was being read went away with the plan
                raise error

        def ended() -> None:
            self.runs = False
            if self._again and page_of(plan) is not None:
                self.begin(words, shell, True)

        job = Job(work, words("Looking for what was said in other words…"))
        job.ended.connect(ended)
        shell.run(job, done=lambda found: self._show(plan, found), failed=failed)

    def _show(self, plan: OpenPlan, found: Found) -> None:
        """What still stands of ``found``, on the page if it is there."""
        self._found = found
        page = page_of(plan)
        if page is not None:
            pairs, same = found
            apart = not_the_same.pairs(plan)
            page.suggested(
                [one for one in pairs
                 if not_the_same.pair(one.one.id, one.other.id) not in apart and _stands(plan, one)],
                [one for one in same
                 if not_the_same.pair(one.kept.id, one.other.id) not in apart
                 and _are_two(plan, one)],
            )  # fmt: skip


def _stands(plan: OpenPlan, pair: Pair) -> bool:
    """Whether both are still there, apart."""
    one, other = plan.find(Proposal, pair.one.id), plan.find(Proposal, pair.other.id)
    if one is None or other is None or one.withdrawn or other.withdrawn:
        return False
    return one.cluster is None or one.cluster != other.cluster


def _are_two(plan: OpenPlan, pair: Twins) -> bool:
    """Whether they were not made one meanwhile, nor taken away."""
    one, other = (plan.find(type(each), each.id) for each in (pair.kept, pair.other))
    return one is not None and other is not None and one.id != other.id


_searches: weakref.WeakKeyDictionary[OpenPlan, _Search] = weakref.WeakKeyDictionary()
