"""One text read whole, beside the list: its words, what was seen in them, what can be done."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.free_texts import DIRECTORY
from workshop_app.services.last_look import Said
from workshop_app.text import N_, Words
from workshop_app.ui.last_look.places import seen, told
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.widgets import Button, Card, Paragraph
from workshop_app.ui.widgets.bars import Stripe

NOTES = {
    "first": N_("It was edited since. Annex A and the tables still show it; erasing takes it out."),
    "confirmed": N_("Someone said that it is an institution's public detail."),
    "directory": N_("A public fact of an institution: the guard leaves it alone."),
    "private": N_("No document and no screen of the room shows it."),
}
"""What is said under a text, where it holds."""


class Reading(Card):
    """Shows the text in hand. ``go`` and ``erase`` are its buttons."""

    def __init__(self, words: Words, writes: bool) -> None:
        super().__init__("sunken", spacing=10)
        self._words = words
        self.name = Paragraph("", "strong", weight=700)
        self.around = Paragraph("", "detail", "muted")
        self.stripe = Stripe("warn")
        self.text = Paragraph("", bold_tone="warn")
        self.note = Paragraph("", "detail", "muted")
        self.go = Button(words("Go to it"), icon="arrow-right", cap="Return")
        self.erase = Button(words("Erase for good…"), "plain", icon="eraser", cap="Del")
        if not writes:
            self.erase.hide()
        holder, box = column(spacing=10)
        for widget in (self.name, self.around, self.text, self.stripe, self.note):
            box.addWidget(widget)
        box.addStretch(1)
        self.area = scrolled(holder, name=words("The text"))
        self.box.addWidget(self.area, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.go)
        foot.addWidget(self.erase)
        foot.addStretch(1)
        self.box.addLayout(foot)
        self._rest: tuple[QWidget, ...] = (self.go, self.erase)

    def show_said(self, said: Said | None) -> None:
        """Another text; ``None`` where none is in hand."""
        for button in self._rest:
            button.setEnabled(said is not None)
        words = self._words
        self.name.setText(told(words, said) if said else "")
        self.around.setText(said.around if said else "")
        self.around.setVisible(bool(said and said.around))
        self.text.setText(said.text if said else "")
        marks = (*said.marks, *said.hints) if said else ()
        self.text.set_bold([(one.start, one.end - one.start) for one in marks], underlined=True)
        self._tell(said)
        self.area.verticalScrollBar().setValue(0)

    def _tell(self, said: Said | None) -> None:
        words, notes = self._words, []
        what = seen(words, said) if said else ""
        asked = said is not None and said.rank < 2
        if asked and said is not None:
            kind = "warn" if said.rank == 0 else "info"
            like = words("This looks like {kinds}.", kinds=what)
            said_so = like if said.rank == 0 else words("Look at this: {kinds}.", kinds=what)
            self.stripe.say(kind, said_so)
        else:
            self.stripe.say("warn", "")
        if said is not None:
            held = {
                "first": said.first,
                "confirmed": said.confirmed and bool(said.marks),
                "directory": said.entity in DIRECTORY,
                "private": said.private,
            }
            notes = [words(NOTES[key]) for key, holds in held.items() if holds]
        self.note.setText("\n".join(notes))
        self.note.setVisible(bool(notes))
