"""The long work of the page, off the window's thread: looking into files and joining them. It goes on
when the page is left; what comes of it is there when one comes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from shiboken6 import isValid

from workshop_app.services import gather, gather_preview
from workshop_app.services.gather import Gathering
from workshop_app.services.gather_preview import Bringing
from workshop_app.services.news import Gathered
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.gather import kept, outcome
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
        told = replace(gathering, brought=(*gathering.brought, *left_out))
        held.landed(told, [*ready[: len(gathering)], *refused])
        _told(plan, words, shell, gathering)

    def failed(error: BaseException) -> None:
        held.joining = False
        if (page := page_of(plan)) is not None:
            page.told(Gathered())
        _shown_anew(plan)
        raise error

    def stopped() -> None:  # before anything was joined
        held.drop()
        if (page := page_of(plan)) is not None:
            page.told(Gathered())
        _shown_anew(plan)
        shell.tell("info", words("Joining was stopped. Nothing was joined."))

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
        return  # the page says it itself
    see = (words("See what they brought"), lambda: shell.go("gather"))
    if new:
        said = words.many("{n} file joined", "{n} files joined", new)
        shell.tell("done", said, button=see)
    elif all(one.refused for one in gathering):
        shell.tell("warn", outcome.none_joined(words), button=see)
    else:
        shell.tell("info", words("It was here already: nothing changed"))


def go_back(plan: OpenPlan, shell: Shell) -> None:
    """Put the safety copy that was kept before joining in the plan's place."""
    copy = kept.of(plan).copy
    if copy is not None:
        shell.go_back_to(copy, "gather")
