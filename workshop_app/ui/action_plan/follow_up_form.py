"""What was found when someone looked again: the day, how it goes, the indicator, a note."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.domain.action_plan import Action, FollowUp, Indicator
from workshop_app.domain.days import day_of
from workshop_app.export.names import COMMITMENTS, FOLLOW_UPS
from workshop_app.services import follow_up
from workshop_app.services.due import Due
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.form_card import FormCard
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.read_line import FigureLine
from workshop_app.ui.widgets import Choice, DateChoice, Field, Paragraph


class FollowUpForm(FormCard):
    """Emits ``kept(id)`` when it was kept, and ``ended``."""

    kept = Signal(str)

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__(plan, words)
        self._of: Due | None = None
        self._changed: FollowUp | None = None
        self._sure = False
        self.state = Choice([])
        self.day = DateChoice(words, None, words("no day yet"))
        self.note = GrowingLine(words, hint=words("What was found, and why"), at_once=False)
        self.note.kept.connect(self._answered)
        self.note.edit.textChanged.connect(self._unsure)
        self.measured = FigureLine(words)
        self.indicator = Paragraph("", "min", "muted")
        first = QHBoxLayout()
        first.setSpacing(12)
        self.state_field = Field(words("How it goes"), self.state)
        self.day_field = Field(words("Looked at on"), self.day)
        first.addWidget(self.state_field, 1)
        first.addWidget(self.day_field, 1)
        self.box.addLayout(first)
        self.measured_field = Field(words("Where the indicator stands"), self.measured)
        self.box.addWidget(self.measured_field)
        self.box.addWidget(self.indicator)
        self.note_field = Field(words("Note"), self.note)
        self.box.addWidget(self.note_field)
        self.add_buttons(words("Keep what was found"))

    def open_for(self, of: Due, today: date, changed: FollowUp | None = None) -> None:
        """For something new about ``of``, or for one to be ``changed``."""
        self._of, self._changed, self._sure = of, changed, False
        names = FOLLOW_UPS if of.is_action else COMMITMENTS
        state = changed.state if changed else of.state or "started"
        self.state.set_choices([(key, self._words(name)) for key, name in names.items()], state)
        self.day.set_day(day_of(changed.day) if changed else today)
        self.note.setText(changed.note if changed else "")
        self.measured.show_value(changed.measured if changed else None)
        self._show_indicator(of)
        self.day_field.well()
        self.show()
        self.state.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_indicator(self, of: Due) -> None:
        """The indicator that is measured, from where to where; none where there is none."""
        found = self._plan.all(Indicator, action=of.record.id) if of.is_action else []
        for widget in (self.measured_field, self.indicator):
            widget.setVisible(bool(found))
        if not found:
            return
        words, one = self._words, found[0]
        said = [one.name]
        if one.baseline is not None:
            said.append(words("from {value}", value=words.number(one.baseline)))
        if one.target is not None:
            said.append(words("to {value}", value=words.number(one.target)))
        self.indicator.setText(
            " · ".join((" ".join(said), one.unit)) if one.unit else " ".join(said)
        )

    # -- keeping ----------------------------------------------------------------------------------
    def _unsure(self) -> None:
        self._sure = False

    def _answered(self, _text: str, confirmed: bool) -> None:
        """Enter in the note, or an answer to its guard."""
        self._sure = confirmed or self._sure
        if not self._saving:
            self.save.setFocus(Qt.FocusReason.TabFocusReason)

    def _save(self) -> None:
        """Keep it, unless the day is missing, a figure is none, or the guard waits."""
        if self._of is None:
            return
        if self.day.day is None:
            self.day_field.missing(self._words("{field}: missing", field=self._words("Day")))
            self.day.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.measured.finish()
        if self.measured.stripe.isVisible() or not self._may_keep_note():
            return
        one = self._written(self._of, self.day.day.isoformat())
        self.close_form()
        self.kept.emit(one.id)

    def _may_keep_note(self) -> bool:
        return self._sure or not self.note.text().strip() or self._offered(self.note)

    def _written(self, of: Due, day: str) -> FollowUp:
        value = self.measured.value if isinstance(of.record, Action) else None
        state, said, sure = self.state.key, self.note.text().strip(), self._sure
        if self._changed is not None:
            return follow_up.change(
                self._plan, self._changed, state=state, day=day, note=said, measured=value,
                confirmed=sure,
            )  # fmt: skip
        return follow_up.note(
            self._plan, of.record, state, day=day, note=said, measured=value, confirmed=sure
        )
