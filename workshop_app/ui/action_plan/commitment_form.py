"""The small form in which a commitment is written or changed, in place."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from workshop_app.domain.action_plan import Commitment
from workshop_app.domain.meetings import Workshop
from workshop_app.services import commitments
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.form_card import FormCard
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.widgets import Choice, DateChoice, Field


class CommitmentForm(FormCard):
    """Who, what, by when, and what came of it."""

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__(plan, words)
        self._action = ""
        self._changed: Commitment | None = None
        self._confirmed: set[str] = set()
        self.who = GrowingLine(words, hint=words("An institution or post"), at_once=False)
        self.what = GrowingLine(words, hint=words("What is promised"), at_once=False)
        self.follow_up = GrowingLine(words, hint=words("What came of it"), at_once=False)
        self.by = DateChoice(words, None, words("no day yet"))
        self.lines = {"who": self.who, "what": self.what, "follow_up": self.follow_up}
        for name, line in self.lines.items():
            line.kept.connect(lambda _text, ok, name=name: self._answered(name, ok))
            line.edit.textChanged.connect(lambda *_, name=name: self._confirmed.discard(name))
        self.fields = {
            "who": Field(words("Who"), self.who),
            "what": Field(words("What"), self.what),
            "by": Field(words("By"), self.by),
            "follow_up": Field(words("What happened"), self.follow_up),
        }
        for field in self.fields.values():
            self.box.addWidget(field)
        self._workshop: Choice | None = None
        self.add_buttons(words("Keep the commitment"))

    def open_for_workshop(self) -> None:
        """For a new commitment that belongs to a workshop, or to none: of no action."""
        if self._workshop is None:
            self._workshop = Choice([])
            self.box.insertWidget(0, Field(self._words("Promised in"), self._workshop))
        held = sorted(self._plan.all(Workshop), key=lambda one: one.number)
        rows = [("", self._words("no workshop")), *((one.id, one.title) for one in held)]
        self._workshop.set_choices(rows, held[-1].id if held else "")
        self.open_for("")

    def open_for(self, action: str, changed: Commitment | None = None) -> None:
        """For a new commitment of an action (its id), or for one to be ``changed``."""
        self._action, self._changed = action, changed
        self._confirmed.clear()
        self.who.setText(changed.who if changed else "")
        self.what.setText(changed.what if changed else "")
        self.follow_up.setText(changed.follow_up if changed else "")
        self.by.set_day(date.fromisoformat(changed.by) if changed and changed.by else None)
        self.fields["follow_up"].setVisible(changed is not None)
        for name in ("who", "what"):
            self.fields[name].well()
        self.show()
        self.who.setFocus(Qt.FocusReason.TabFocusReason)

    def _answered(self, name: str, confirmed: bool) -> None:
        """Enter in a line, or an answer to its guard: on to the next one."""
        if confirmed:
            self._confirmed.add(name)
        if self._saving:
            return
        following = {"who": self.what, "what": self.by}.get(name, self.save)
        following.setFocus(Qt.FocusReason.TabFocusReason)

    def _save(self) -> None:
        """Keep it, unless something is missing or the guard waits for an answer."""
        for name, line in self.lines.items():
            if not self._may_keep(name, line):
                line.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self._write()
        self.close_form()

    def _may_keep(self, name: str, line: GrowingLine) -> bool:
        said = {"who": self._words("Who"), "what": self._words("What")}.get(name)
        if said and not line.text().strip():
            self.fields[name].missing(self._words("{field}: missing", field=said))
            return False
        return name in self._confirmed or self._offered(line)

    def _write(self) -> None:
        by = self.by.day.isoformat() if self.by.day else ""
        who, what, came = (line.text().strip() for line in self.lines.values())
        if self._changed is None:
            of = self._workshop.key if self._workshop is not None else ""
            commitments.promise(
                self._plan, who, what, by=by, action=self._action or None,
                workshop=of or None, confirmed=self._confirmed,
            )  # fmt: skip
        else:
            commitments.follow_up(self._plan, self._changed, confirmed=self._confirmed,
                                  who=who, what=what, by=by, follow_up=came)  # fmt: skip
