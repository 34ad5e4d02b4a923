"""The card of the safety copies of this plan: how many there are, and going back to one."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from workshop_app.services import safety_copies
from workshop_app.services.news import News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.jobs import Job
from workshop_app.ui.page import Shell
from workshop_app.ui.safety.cards import SafetyCard
from workshop_app.ui.start.copies_rows import CopyRows, copy_list, room, when, why
from workshop_app.ui.widgets import Button, Card, Chip, Dialog, Paragraph, heading

if TYPE_CHECKING:
    from workshop_app.services.copy_names import Copy

SEEN = 4
"""Copies that are seen without scrolling."""


class CopiesCard(SafetyCard):
    """Keep one now, go back to one, see where they lie."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(padding=20, spacing=12)
        column.addWidget(card)
        self.chip = Chip("", "ok", icon="check-circle-fill")
        head = QHBoxLayout()
        head.addWidget(heading("clock-counter-clockwise", words("Safety copies")), 1)
        head.addWidget(self.chip)
        card.box.addLayout(head)
        card.box.addWidget(Paragraph(words("Convite keeps them on this laptop by itself: when a plan is opened, every hour while it changes and before risky steps; never while a round is open. The oldest are deleted, so the disk never fills up.")))  # fmt: skip
        self.list = copy_list(words)
        self.list.picked.connect(lambda _copy: self._picked())
        self.list.opened.connect(lambda _copy: self.ask_back())
        frame = Card(padding=4, spacing=0)
        frame.box.addWidget(self.list)
        card.box.addWidget(frame)
        self.frame = frame
        self.told_where = Paragraph("", "detail", "muted")
        card.box.addWidget(self.told_where)
        card.box.addLayout(self._foot())
        self.show_copies()

    def _foot(self) -> QHBoxLayout:
        words, row = self.words, QHBoxLayout()
        row.setSpacing(8)
        self.back = Button(words("Go back to this copy"), icon="arrow-counter-clockwise")
        self.now = Button(words("Keep one now"), icon="copy")
        self.folder = Button(words("Show the folder"), "plain", icon="folder-open")
        self.back.clicked.connect(self.ask_back)
        self.now.clicked.connect(self.keep_one)
        self.folder.clicked.connect(self.show_folder)
        for button in (self.back, self.now):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.folder)
        if self.plan.read_only or self.plan.passing:
            self.back.hide()
            self.now.hide()
        return row

    def show_copies(self) -> None:
        """The copies that there are now; the one that was chosen stays so."""
        words, found = self.words, safety_copies.kept(self.plan)
        before = self.list.row
        cast(CopyRows, self.list.model()).show(found)
        self.frame.setVisible(bool(found))
        self.list.setFixedHeight(theme.now().px(56) * max(1, min(SEEN, len(found))))
        if found:
            self.list.pick(next((n for n, one in enumerate(found) if one == before), 0))
            self.chip.say(words("Last: {when}", when=when(found[0].moment, words)), "ok",
                          "check-circle-fill")  # fmt: skip
        else:
            self.chip.say(words("None yet"), "info", "info")
        where = str(safety_copies.folder())
        self.told_where.setVisible(bool(found))
        self.told_where.setText(words("{room}. They are in {folder}.", room=room(found, words),
                                      folder=where))  # fmt: skip
        self._picked()

    def _picked(self) -> None:
        self.back.block("" if self.list.row is not None else self.words("There is no copy yet"))

    def keep_one(self) -> None:
        """Keep a copy now."""
        plan, words = self.plan, self.words
        if not safety_copies.wanted(plan):
            self.shell.tell("info", words("No copy is kept while a round is open."))
            return

        def done(path: object) -> None:
            if path is None:
                self.shell.tell("warn", words(safety_copies.NO_ROOM))
            else:
                self.shell.tell("done", words("A safety copy was kept."))
            if self.isVisible():
                self.show_copies()

        job = Job(lambda _progress: safety_copies.keep(plan, "asked"))
        self.shell.run(job, done)

    def ask_back(self) -> None:
        """Go back, after one question: what other laptops took stays with them."""
        words, copy = self.words, cast("Copy | None", self.list.row)
        if copy is None or self.plan.read_only:
            return
        said = words("The plan becomes as it was: {when} ({why}). As it is now is kept as a copy too, so you can come back. What other laptops already took comes back when their files are gathered again.",
                     when=when(copy.moment, words), why=why(copy, words))  # fmt: skip
        dialog = Dialog(
            self.window(), "arrow-counter-clockwise", words("Go back to this copy?"), said,
            do=words("Go back to it"), leave=words("Stay here"),
        )  # fmt: skip
        dialog.done.connect(lambda: self.shell.go_back_to(copy.path, "safety"))
        dialog.open()

    def show_folder(self) -> None:
        """Open the folder in the system's own window."""
        from workshop_app.ui.shell.saying import show_file

        show_file(safety_copies.folder() / "copies")

    def told(self, news: News) -> None:
        """A risky step may have kept one."""
        if len(safety_copies.kept(self.plan)) != self.list.model().rowCount():
            self.show_copies()

    def settle_focus(self) -> None:
        """The keyboard on the list, or on keeping one."""
        first = self.list if self.list.row is not None else self.now
        first.setFocus(Qt.FocusReason.TabFocusReason)
