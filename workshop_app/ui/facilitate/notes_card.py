"""Private notes: on cream, with a crossed eye; they are kept as they are typed and never leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from weakref import WeakKeyDictionary

from PySide6.QtWidgets import QHBoxLayout

from workshop_app.domain.meetings import Workshop
from workshop_app.services import facilitate
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.guarded import GuardedText
from workshop_app.ui.widgets.bars import Stripe
from workshop_app.ui.widgets.buttons import IconButton
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.labels import Label

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell

_unanswered: WeakKeyDictionary[OpenPlan, dict[str, str]] = WeakKeyDictionary()
"""Notes that the guard marked and nobody answered for, by workshop: in memory, never on disk."""


class NotesCard(Card):
    """The note of one workshop. The guard's strip is ``stripe``: the page gives it its width."""

    def __init__(self, plan: OpenPlan, words: Words, compact: bool) -> None:
        super().__init__("notes", padding=0, spacing=6)
        self._plan, self._words = plan, words
        self._workshop: Workshop | None = None
        self.box.setContentsMargins(16, 10, 12, 10)
        head = QHBoxLayout()
        title = Label(words("Private notes"), "body", "warn", weight=600, icon="eye-slash")
        head.addWidget(title, 1)
        if not compact:
            head.addWidget(Label(words("never projected"), "min", "muted"))
        self.erase = IconButton("eraser", words("Erase the private notes for good…"), size=28)
        self.erase.clicked.connect(self._erase)
        self.erase.hide()
        head.addWidget(self.erase)
        self.box.addLayout(head)
        self.text = GuardedText(words, "", words("Only you read this."), lines=2)
        edit = self.text.edit
        edit.setProperty("look", "bare")
        edit.setObjectName("notes")
        edit.setAccessibleName(words("Private notes"))
        edit.setReadOnly(plan.read_only)
        edit.setMinimumHeight(theme.now().line("body") + 4)
        self.text.kept.connect(self._keep)
        self.box.addWidget(self.text, 1)

    @property
    def stripe(self) -> Stripe:
        """What says that a text is not kept yet."""
        return self.text.stripe

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the note of ``workshop``; what is being typed in it stays."""
        same = self._workshop is not None and self._workshop.id == workshop.id
        self._workshop = workshop
        note = facilitate.note(self._plan, workshop)
        kept = note.text if note else ""
        self.erase.setVisible(bool(kept) and not self._plan.read_only)
        waiting = _unanswered.get(self._plan, {}).pop(workshop.id, "")
        if waiting:
            self.text.edit.setText(waiting)
            self.text.offer()
            return
        busy = same and (self.text.edit.hasFocus() or self.text.unanswered)
        if not busy and kept != self.text.text():
            self.text.setText(kept)

    def leaving(self) -> None:
        """Keep what was typed last, unless the guard marks it."""
        self._forget()
        if self._workshop and not self._plan.read_only:
            note = facilitate.note(self._plan, self._workshop)
            if self.text.text().strip() != (note.text if note else ""):
                kept = self.text.offer()
                if not kept:
                    waiting = _unanswered.setdefault(self._plan, {})
                    waiting[self._workshop.id] = self.text.text()

    def _erase(self) -> None:
        """Asked about first: it cannot be undone."""
        from workshop_app.ui.last_look.erase import EraseDialog

        note = facilitate.note(self._plan, self._workshop) if self._workshop else None
        if note is not None and self.text.offer():
            shell = cast("Shell", self.window())
            EraseDialog(self, self._plan, self._words, shell, note, ("text",)).open()

    def _forget(self) -> None:
        """What waits is what stands in the field."""
        if self._workshop:
            _unanswered.get(self._plan, {}).pop(self._workshop.id, None)

    def _keep(self, text: str, confirmed: bool) -> None:
        if self._workshop:
            self._forget()
            facilitate.write_note(self._plan, self._workshop, text, confirmed=confirmed)


def waiting(plan: OpenPlan) -> dict[str, str]:
    """Notes that wait for an answer of the guard while their page is not shown, by workshop."""
    return dict(_unanswered.get(plan, {}))
