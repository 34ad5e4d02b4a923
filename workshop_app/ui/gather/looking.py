"""The long work of the page, off the window's thread: looking into files, joining them, looking for
what is alike. It goes on when the page is left; what comes of it is there when one comes back."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shiboken6 import isValid

from workshop_app.services import alike, gather, gather_preview, twins
from workshop_app.services.alike import Pair
from workshop_app.services.gather import Gathering
from workshop_app.services.gather_preview import Bringing
from workshop_app.services.news import Gathered
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.twins import Twins
from workshop_app.text import Words
from workshop_app.ui.gather import kept
from workshop_app.ui.jobs import Job, Progress

if TYPE_CHECKING:
    from workshop_app.ui.gather.page import GatherPage
    from workshop_app.ui.page import Shell


def page_of(plan: OpenPlan) -> GatherPage | None:
    """The page that is shown of ``plan`` now."""
    held = kept.of(plan).page
    page = held() if held is not None else None
    return page if page is not None and isValid(page) and page.isVisible() else None


def look_at(plan: OpenPlan, words: Words, shell: Shell, paths: Sequence[Path]) -> None:
    """Tell what the files would bring, then show it."""
    held, secrets = kept.of(plan), dict(kept.of(plan).secrets)

    def work(progress: Progress) -> list[Bringing]:
        return gather_preview.preview(plan, paths, secrets=secrets, progress=progress)

    def looked(found: list[Bringing]) -> None:
        held.looked, held.scene = found, "preview"
        if (page := page_of(plan)) is not None:
            page.show_scene()
            page.settle_focus()

    shell.run(Job(work, words("Looking into the files…")), done=looked)


def join(plan: OpenPlan, words: Words, shell: Shell) -> None:
    """Join the files that wait. Cancelling keeps those that were joined until then."""
    held = kept.of(plan)
    if held.joining:
        return
    held.joining = True
    ready = [one for one in held.looked if one.refused is None]
    paths = [one.path for one in ready]
    refused = [one for one in held.looked if one.refused is not None]
    secrets = dict(held.secrets)

    def work(progress: Progress) -> Gathering:
        return gather.join_into(plan, paths, progress, secrets)

    def done(gathering: Gathering) -> None:
        left_out = [gather.Brought(one.name, refused=one.refused) for one in refused]
        told = Gathering((*gathering.brought, *left_out), gathering.copy)
        held.landed(told, [*ready, *refused])
        _told(plan, words, shell, gathering)

    def failed(error: BaseException) -> None:
        held.joining = False
        if (page := page_of(plan)) is not None:
            page.told(Gathered())
        _shown_anew(plan)
        raise error

    def stopped() -> None:
        held.drop()
        if (page := page_of(plan)) is not None:
            page.told(Gathered())
        _shown_anew(plan)
        shell.tell("info", words("Joining was stopped. The files joined until then stay joined."))

    job = Job(work, words("Gathering workshops…"))
    job.stopped.connect(stopped)
    shell.run(job, done=done, failed=failed)
    _shown_anew(plan)


def _shown_anew(plan: OpenPlan) -> None:
    page = page_of(plan)
    if page is not None:
        page.show_scene()
        page.settle_focus()


def _told(plan: OpenPlan, words: Words, shell: Shell, gathering: Gathering) -> None:
    """Say what came of joining, and show it where the page is still there."""
    new = sum(one.refused is None and not one.already_here for one in gathering)
    page = page_of(plan)
    if page is not None:
        page.told(Gathered())
        page.show_scene()
        page.settle_focus()
    see = None if page is not None else (words("See what they brought"), lambda: shell.go("gather"))
    if new:
        said = words.many("{n} file joined", "{n} files joined", new)
        shell.tell("done", said, button=see)
    else:
        shell.tell("info", words("It was here already: nothing changed"))


def go_back(plan: OpenPlan, shell: Shell) -> None:
    """Put the safety copy that was kept before joining in the plan's place."""
    copy = kept.of(plan).copy
    if copy is not None:
        shell.go_back_to(copy, "gather")


def suggest(plan: OpenPlan, words: Words, shell: Shell) -> None:
    """Look for proposals that are alike and for what was typed twice; asked again while it looks,
    it looks once more."""
    _Search.of(plan).begin(words, shell)


def searching(plan: OpenPlan) -> bool:
    """Whether it still looks for what is alike."""
    return _Search.of(plan).runs


class _Search:
    """One search at a time in each plan."""

    def __init__(self, plan: OpenPlan) -> None:
        self._plan = weakref.ref(plan)
        self.runs = self._again = False

    @staticmethod
    def of(plan: OpenPlan) -> _Search:
        return _searches.setdefault(plan, _Search(plan))

    def begin(self, words: Words, shell: Shell) -> None:
        """Search, or search once more after the one that runs."""
        plan = self._plan()
        if plan is None or self.runs:
            self._again = self.runs
            return
        self.runs, self._again = True, False

        def work(progress: Progress) -> tuple[list[Pair], list[Twins]]:
            return alike.suggested(plan, progress=progress), twins.suggested(plan, progress)

        def ended() -> None:
            self.runs = False
            if self._again and page_of(plan) is not None:
                self.begin(words, shell)

        job = Job(work, words("Looking for what was said in other words…"))
        job.ended.connect(ended)
        shell.run(job, done=_suggested(plan))


def _suggested(plan: OpenPlan) -> Callable[[Any], None]:
    def show(found: tuple[list[Pair], list[Twins]]) -> None:
        if (page := page_of(plan)) is not None:
            page.suggested(*found)

    return show


_searches: weakref.WeakKeyDictionary[OpenPlan, _Search] = weakref.WeakKeyDictionary()
