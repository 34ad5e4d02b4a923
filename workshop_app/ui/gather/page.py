"""Gather workshops: files of several laptops become one plan; what differs is shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt

from workshop_app.services import gather
from workshop_app.services.gather import Brought
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.gather.difference import DifferenceCard
from workshop_app.ui.gather.tables import files_card, workshops_card
from workshop_app.ui.jobs import Job, Progress
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.widgets import Button, EmptyCard, Header, MessageBar, heading

TOLD_ABOUT = ("Workshop", "Proposal", "Challenge", "VoteRound", "Laptop")

_brought: WeakKeyDictionary[OpenPlan, list[Brought]] = WeakKeyDictionary()
"""What files brought since the plan was opened, while it is open."""


class GatherPage(Page):
    """What each file brought, the workshops of the plan, then every difference with both
    wordings."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self.add = Button(words("Add files"), "primary", icon="plus", key="A", size="header")
        self.add.clicked.connect(self._choose)
        context = words("Votes of different workshops are never added up")
        self.header: Header = Header(words("Gather workshops"), context, self.add)
        if plan.read_only:
            self.add.hide()
        self.primary = self.add
        self.column.addWidget(self.header)
        holder, self._inside = column(spacing=16)
        self.area = scrolled(holder, name=words("Gather workshops"))
        self.column.addWidget(self.area, 1)
        self._show()

    def open_at(self, **where: str) -> None:
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def told(self, news: News) -> None:
        changed = not isinstance(news, Changed) or news.about(*TOLD_ABOUT)
        if changed or gather.differences(self.plan):
            self._show()

    def gather_files(self, paths: Sequence[Path]) -> None:
        """Join these files into the plan, off the window's thread; a copy is kept first."""

        def work(progress: Progress) -> list[Brought]:
            return gather.join_into(self.plan, paths, progress)

        job = Job(work, self.words("Gathering workshops…"))
        self.shell.run(job, done=self._done)

    def _choose(self) -> None:
        paths = self.shell.ask_files(self.words("Choose the plans to gather"), "*.convite")
        if paths:
            self.gather_files(paths)

    def _done(self, brought: list[Brought]) -> None:
        _brought.setdefault(self.plan, []).extend(brought)
        words = self.words
        refused = [one for one in brought if one.refused is not None]
        new = [one for one in brought if one.refused is None and not one.already_here]
        if refused:
            said = words.many("{n} file was refused", "{n} files were refused", len(refused))
            self.shell.tell("warn", f"{said}. {refused[0].refused.told(words)}")  # type: ignore[union-attr]
        elif new:
            self.shell.tell("done", words.many("{n} file joined", "{n} files joined", len(new)))
        else:
            self.shell.tell("info", words("It was here already: nothing changed"))
        self._show()

    # -- showing ----------------------------------------------------------------------------------
    def _show(self) -> None:
        words, box = self.words, emptied(self._inside)
        brought = _brought.get(self.plan, [])
        came = gather.workshops(self.plan)
        differences = gather.differences(self.plan)
        if not (brought or came or differences):
            box.addWidget(self._empty(), 1)
            return
        if brought:
            box.addWidget(files_card(words, brought))
        if differences:
            count = words.many("{n} difference to settle", "{n} differences to settle",
                               len(differences))  # fmt: skip
            box.addWidget(heading("warning", count, tone="warn", icon_tone="warn"))
            box.addWidget(MessageBar("info", words("Both wordings are kept until one is chosen.")))
        for one in differences:
            box.addWidget(DifferenceCard(self.plan, words, one))
        if came:
            box.addWidget(workshops_card(words, came))
        box.addStretch(1)

    def _empty(self) -> EmptyCard:
        words = self.words
        return EmptyCard(
            "git-merge",
            words("Nothing has been gathered here yet"),
            words(
                "Put the stick in and add the files of the other laptops. A safety copy is kept first."
            ),
        )
