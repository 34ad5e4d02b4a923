"""Gather workshops: files of several laptops become one plan; what differs is shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workshop_app.services import gather
from workshop_app.services.gather import Brought, Difference
from workshop_app.services.news import News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words
from workshop_app.ui.jobs import Job, Progress
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.widgets import (
    Button,
    Card,
    Column,
    EmptyCard,
    Figures,
    Header,
    Label,
    Paragraph,
    heading,
)

ENTITIES = {
    "Proposal": N_("Proposal"), "Challenge": N_("Challenge"), "Cluster": N_("Cluster"),
    "Workshop": N_("Workshop"), "Territory": N_("Territory"), "Action": N_("Action"),
    "Commitment": N_("Commitment"), "Plan": N_("Plan"),
}  # fmt: skip
"""What a difference may be about, by name; anything else is called an entry."""


class GatherPage(Page):
    """What each file brought, then every difference with both wordings."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self.add = Button(words("Add files"), "primary", icon="plus", key="A", size="header")
        self.add.clicked.connect(self._choose)
        if plan.read_only:
            self.add.hide()
        self.primary = self.add
        context = words("Votes of different workshops are never added up")
        self.header = Header(words("Gather workshops"), context, self.add)
        self.column.addWidget(self.header)
        holder, self._inside = column(spacing=16)
        self.column.addWidget(scrolled(holder, name=words("Gather workshops")), 1)
        self._brought: list[Brought] = []
        self._show()

    def told(self, news: News) -> None:
        self._show()

    def gather_files(self, paths: Sequence[Path]) -> None:
        """Join these files into the plan, off the window's thread; a copy is kept first."""

        def work(progress: Progress) -> list[Brought]:
            found: list[Brought] = []
            for at, path in enumerate(paths):
                progress(at, len(paths))
                found.extend(gather.join_into(self.plan, [path]))
            return found

        job = Job(work, self.words("Gathering workshops…"))
        self.shell.run(job, done=self._done)

    def _choose(self) -> None:
        path = self.shell.ask_file(self.words("Choose a plan to gather"), "*.convite")
        if path is not None:
            self.gather_files([path])

    def _done(self, brought: list[Brought]) -> None:
        self._brought.extend(brought)
        new = sum(not one.already_here for one in brought)
        said = self.words.many("{n} file joined", "{n} files joined", new)
        if not new:
            said = self.words("It was here already: nothing changed")
        self.shell.tell("done" if new else "info", said)
        self._show()

    def _show(self) -> None:
        words, box = self.words, emptied(self._inside)
        if self._brought:
            box.addWidget(self._files())
        differences = gather.differences(self.plan)
        if differences:
            count = words.many("{n} difference to settle", "{n} differences to settle",
                               len(differences))  # fmt: skip
            box.addWidget(heading("warning", count, tone="warn", icon_tone="warn"))
        for one in differences:
            box.addWidget(self._difference(one))
        if not self._brought and not differences:
            box.addWidget(self._empty(), 1)
        box.addStretch(1)

    def _files(self) -> Card:
        words, card = self.words, Card(padding=8)
        columns = [
            Column(words("File"), 0, "left", strong=True), Column(words("New steps"), 120),
            Column(words("Known"), 120), Column(words("Ballots"), 120),
            Column(words("To settle"), 120),
        ]  # fmt: skip
        rows = [
            (b.name, str(b.steps), str(b.known), str(b.ballots), str(len(b.conflicts)))
            for b in self._brought
        ]
        card.box.addWidget(Figures(columns, rows, name=words("What each file brought")))
        return card

    def _difference(self, one: Difference) -> Card:
        """Both wordings, neither before the other; the one shown in the plan is said."""
        words, card = self.words, Card("warn")
        what = words(ENTITIES.get(one.entity, N_("Entry")))
        card.box.addWidget(Label(f"{what} {one.number}".strip(), "strong"))
        for wording in one.wordings:
            by = words("Laptop “{name}”", name=wording.by)
            card.box.addWidget(Label(by, "min", "muted", icon="laptop"))
            card.box.addWidget(Paragraph(str(wording.value)))
        card.box.addWidget(Label(words("First said: “{text}”", text=one.first), "min", "muted"))
        return card

    def _empty(self) -> EmptyCard:
        words = self.words
        return EmptyCard(
            "git-merge",
            words("Nothing has been gathered here yet"),
            words(
                "Put the stick in and add the files of the other laptops. A safety copy is kept first."
            ),
        )
