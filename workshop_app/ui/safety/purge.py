"""The card of the purge: what goes and how much of it, a second press, a day for it; the whole plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.services import purge
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.purge import Purged
from workshop_app.text import N_, Words
from workshop_app.ui.jobs import Job
from workshop_app.ui.page import Shell
from workshop_app.ui.safety import at_opening
from workshop_app.ui.safety.ticks import Ticks
from workshop_app.ui.safety.turning import Side, TurningCard
from workshop_app.ui.safety.whole_plan import ask_to_destroy
from workshop_app.ui.safety.working import Working
from workshop_app.ui.widgets import (
    Button,
    Card,
    DateChoice,
    Field,
    Label,
    Paragraph,
    Rule,
    Segments,
    Switch,
)

if TYPE_CHECKING:
    from workshop_app.ui.shell.window import MainWindow

SOON = 500
"""Milliseconds after the last change of the plan until it is counted again."""
GOES = N_(
    "What is ticked goes for good, and an older file that is joined later does not bring it back. The plan, its results and their reasons stay; a ballot keeps the words that were voted on."
)
HONEST = N_(
    "**What no program reaches:** copies on other USB sticks and laptops until they are gathered here again, exported documents, paper, and what a worn USB stick or a solid-state disk keeps in cells that it no longer uses. Where that is a danger, use a passphrase from the first day, or destroy the stick."
)


class PurgeCard(TurningCard):
    """What goes is counted off Qt's thread, and again when the plan changed."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell, "broom", words("Purge"))
        self._counts: Mapping[str, int] = {}
        self.parts: dict[str, Switch] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._count)
        self.turn(self._choice())

    # -- choosing ---------------------------------------------------------------------------------
    def _choice(self) -> Side:
        words, side = self.words, Side()
        side.add(Paragraph(words(GOES)))
        if self.plan.read_only:
            side.add(Paragraph(words("This plan is open to read only: nothing in it changes.")))
            return side
        self.much = Segments(
            [("all", words("All of it")), ("before", words("Only what is from before a day"))],
            name=words("How much"),
        )
        self.day = DateChoice(words, None, words("Choose a day"))
        self.day.setAccessibleName(words("Before this day"))
        when = QHBoxLayout()
        when.setSpacing(12)
        when.addWidget(self.much)
        when.addWidget(self.day)
        when.addStretch(1)
        side.box.addLayout(when)
        self.day.setVisible(False)
        self.ahead = Paragraph("", "detail", "warn")
        self.ahead.hide()
        side.add(self.ahead)
        names = {key: words(name) for key, name in purge.PARTS.items()}
        self.ticks = Ticks(words, names, frozenset(purge.UNASKED))
        self.parts = self.ticks.switches
        for tick in self.parts.values():
            tick.toggled.connect(lambda _on: self._show_counts(self._counts))
        side.add(self.ticks)
        self.go = Button(words("Purge…"), icon="broom")
        self.go.clicked.connect(self._ask)
        side.add_buttons(self.go)
        self.why = Label("", "detail", "muted", icon="info")
        self.why.setObjectName("why not")
        side.add(self.why, self._honest(), Rule(), self._reminder(), Rule(), self._whole())
        self.much.chosen.connect(lambda _key: self._period())
        self.day.changed.connect(self._count)
        side.first = self.much
        self._show_counts({})
        return side

    def _honest(self) -> Card:
        card = Card("info", padding=12)
        card.box.addWidget(Paragraph(self.words(HONEST), "detail", marks=True))
        return card

    def _reminder(self) -> QWidget:
        """A day on which the app offers it."""
        words, made = self.words, QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        self.remind = DateChoice(words, purge.reminder(self.plan), words("No day"))
        self.remind.setAccessibleName(words("Offer the purge from this day on"))
        self.remind.changed.connect(self._remind)
        help = words("The app asks when this file is opened. Nothing goes by itself.")
        row.addWidget(Field(words("Offer the purge from this day on"), self.remind, help))
        row.addStretch(1)
        return made

    def _remind(self) -> None:
        purge.set_reminder(self.plan, self.remind.day)
        at_opening.look(cast("MainWindow", self.shell))

    def _whole(self) -> QWidget:
        words, made = self.words, QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(words("The whole plan"), weight=700))
        column.addWidget(
            Paragraph(
                words(
                    "Writes over the file of the plan and the copies that this laptop keeps of it, deletes them, and forgets the plan in the list of recent ones."
                ),
                "detail",
            )
        )
        self.end_plan = Button(words("Destroy the plan…"), "danger", icon="trash")
        self.end_plan.clicked.connect(lambda: ask_to_destroy(self, self.plan, words, self.shell))
        row = QHBoxLayout()
        row.addWidget(self.end_plan)
        row.addStretch(1)
        column.addLayout(row)
        return made

    # -- counting ---------------------------------------------------------------------------------
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start(0)

    def told(self, news: News) -> None:
        if isinstance(news, Changed) and self.isVisible():
            self._soon.start(SOON)

    def _period(self) -> None:
        before = self.much.current == "before"
        self.day.setVisible(before)
        self.ahead.hide()
        self._count()

    @property
    def before(self) -> date | None:
        """The day chosen, ``None`` for all."""
        return self.day.day if self.much.current == "before" else None

    def _count(self) -> None:
        """Count what would go, off Qt's thread."""
        if self.plan.read_only:
            return
        if self.much.current == "before" and self.day.day is None:
            self._show_counts({})
            return
        plan, before = self.plan, self.before
        job = Job(lambda _progress: (purge.preview(plan, before), before and purge.ahead(plan)))
        job.done.connect(self._counted)
        self.shell.run(job)

    def _counted(self, found: tuple[Mapping[str, int], int | None]) -> None:
        """Show the counts, and that the days of some changes are not known, where they matter."""
        counts, ahead = found
        self.ahead.setText(
            self.words.many(
                "A clock was ahead: {n} change bears a day that has not come. It counts as written today: with tomorrow's day it goes too.",
                "A clock was ahead: {n} changes bear a day that has not come. They count as written today: with tomorrow's day they go too.",
                ahead or 0,
            )
        )
        self.ahead.setVisible(bool(ahead))
        self._show_counts(counts)

    def _show_counts(self, counts: Mapping[str, int]) -> None:
        """How much of each there is; nothing can be done where nothing is ticked."""
        self._counts = counts
        self.ticks.show_counts(counts)
        why = self._why_not()
        self.go.block(why)
        self.why.setText(why)
        waits = self.much.current == "before" and self.day.day is None
        self.why.setVisible(bool(why) and (waits or bool(self._counts)))  # not while it counts

    def _why_not(self) -> str:
        """What is missing before anything can go, "" for nothing."""
        words = self.words
        if self.much.current == "before" and self.day.day is None:
            return words("Choose a day first: what is from before it goes.")
        if not any(tick.isChecked() for tick in self.parts.values()):
            return words("Nothing is ticked.")
        return "" if self._chosen() else words("The plan holds nothing of what is ticked.")

    def _chosen(self) -> list[str]:
        """The parts that are ticked and of which there is something."""
        return [
            key for key, tick in self.parts.items() if tick.isChecked() and self._counts.get(key)
        ]

    # -- doing it ---------------------------------------------------------------------------------
    def _ask(self) -> None:
        self.turn(self._question(self._chosen(), dict(self._counts), self.before))

    def _question(self, parts: list[str], counts: Mapping[str, int], before: date | None) -> Side:
        """The second press, in words."""
        words, side = self.words, Side()
        side.add(Paragraph(words("This goes for good and cannot be undone:"), weight=700))
        for key in parts:
            side.add(Paragraph(f"{words(purge.PARTS[key])}: {words.number(counts[key])}"))
        if before is not None:
            side.add(Paragraph(words("Only what is from before {day}.", day=words.date(before))))
        keep = side.leave_with(words("Keep everything"), self._back)
        keep.set_kind("secondary")
        do = Button(words("Purge for good"), "danger", icon="broom")
        do.clicked.connect(lambda: self._purge(parts, before))
        side.add_buttons(keep, do)
        return side

    def _back(self) -> None:
        """Choose again; everything is kept."""
        self.parts = {}
        self.turn(self._choice())
        self._soon.start(0)

    def _purge(self, parts: list[str], before: date | None) -> None:
        """Under a cover of the window: the file is written anew meanwhile."""
        plan, words, tell = self.plan, self.words, self.shell.tell
        cover = Working(self, words("Purging…"))
        self._back()
        cover.open()
        job = Job(lambda progress: purge.purge(plan, parts, before, progress), words("Purging…"))
        job.progressed.connect(cover.show_progress)
        job.ended.connect(cover.finish)

        def done(done: Purged) -> None:
            tell(*outcome(words, done))
            at_opening.look(cast("MainWindow", self.shell))

        self.shell.run(job, done=done)


def outcome(words: Words, done: Purged) -> tuple[str, str]:
    """What came of a purge: the kind of message, and its words."""
    count = sum(done.parts.values())
    said = [words.many("Purged: {n} thing is gone for good.", "Purged: {n} things are gone for good.",
                       count)]  # fmt: skip
    if done.deleted:
        said.append(
            words.many(
                "{n} kept copy could not be cleaned and was deleted.",
                "{n} kept copies could not be cleaned and were deleted.",
                done.deleted,
            )
        )
    if done.left:
        said.append(
            words.many(
                "{n} kept copy is still there: it is open, or the disk refused. Close it, then purge once more.",
                "{n} kept copies are still there: they are open, or the disk refused. Close them, then purge once more.",
                done.left,
            )
        )
    return "warn" if done.left else "done", " ".join(said)
