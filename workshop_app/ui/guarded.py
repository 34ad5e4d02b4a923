"""Fields whose text passes the text guard before it is kept (P-13, P-14, P-15).

Nothing is kept, and nothing is told to the page, while the guard marks the text. A strip under the
line says what it looks like; Enter once more takes the marked part out, typing on edits it, and
"It is an institution's public detail" keeps it and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.text import N_, Words
from workshop_app.ui.widgets.bars import Stripe
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.fields import LineEdit, TextEdit

if TYPE_CHECKING:
    from workshop_app.domain.text_guard import Mark

Look = Callable[[str], Sequence["Mark"]]

SAVED_AFTER = 400
"""Milliseconds after the last key."""

SENTENCES = {
    "id_document": N_(
        "This looks like an identity number. It is not needed and may do harm. Enter removes it."
    ),
    "phone": N_(
        "This looks like a phone number. No personal details are kept here. Enter removes it."
    ),
    "email": N_("This looks like an e-mail. No personal details are kept here. Enter removes it."),
    "address": N_(
        "This looks like someone's address. Name the sector or a known place. Enter removes it."
    ),
    "full_name": N_(
        "This looks like a person's name. The proposal belongs to the group. Enter removes it."
    ),
    "endangering": N_(
        "This place could put people in danger. Name a public place nearby. Enter removes it."
    ),
}
"""What the strip says, by kind of mark."""

REFUSED = N_(
    "This looks like a detail of a person. Write something made up, such as an animal and a number."
)
"""What it says where nothing is masked (P-03)."""


class Guarded(QWidget):
    """An input with the guard's strip under it. Emits ``kept(text, confirmed)`` when a text may be
    kept; ``confirmed`` says that a person called it an institution's public detail.

    ``at_once``: kept 400 ms after the last key, on leaving and on Enter (fields). Without it only
    on Enter (lines that capture). ``masking=False`` refuses instead of offering to take out
    (a nickname: P-03). ``look`` finds marks, the text guard's own unless given.
    """

    kept = Signal(str, bool)
    waiting = Signal(bool)
    """Whether a marked text waits for an answer: it is not saved yet."""
    entered = Signal()
    """Enter was pressed on a text that the guard lets pass: it was kept, or was kept already."""

    def __init__(
        self,
        words: Words,
        edit: LineEdit | TextEdit,
        *,
        at_once: bool = True,
        masking: bool = True,
        look: Look | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self.edit, self._at_once, self._look = words, edit, at_once, look
        self._last = edit.text().strip()
        self._asked = ""
        self._stripe: Stripe | None = None
        self._masking = masking
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(edit)
        self.setFocusProxy(edit)
        self._timer = QTimer(self, singleShot=True, interval=SAVED_AFTER)
        self._timer.timeout.connect(self._paused)
        edit.textChanged.connect(self._typed)
        edit.installEventFilter(self)

    # -- what pages use ---------------------------------------------------------------------------
    @property
    def stripe(self) -> Stripe:
        """The strip under the line; made when it is first needed, since most never are."""
        if self._stripe is None:
            self._stripe = Stripe("warn")
            layout = self.layout()
            if layout is not None:
                layout.addWidget(self._stripe)
            if self._masking:
                self._answers(self._stripe)
        return self._stripe

    def _answers(self, stripe: Stripe) -> None:
        """What can be done with a marked text, after the line in Tab's order."""
        words = self._words
        before: QWidget = self.edit
        public = words("It is an institution's public detail")
        for button, does in (
            (Button(words("Take it out"), cap="Return", size="small"), self.take_out),
            (Button(public, "plain", size="small"), self.confirm),
        ):
            button.clicked.connect(does)
            stripe.add(button)
            QWidget.setTabOrder(before, button)
            before = button

    def text(self) -> str:
        """What stands in the line, kept or not."""
        return self.edit.text()

    def setText(self, text: str) -> None:
        """Show a text that is kept already."""
        self.edit.setText(text)
        # Nobody typed: what the input made of it (blanks, line breaks) is nothing to be saved.
        self._timer.stop()
        self._last = self.edit.text().strip()
        if isinstance(self.edit, LineEdit):
            self.edit.setCursorPosition(0)
        self._ask(())

    @property
    def unanswered(self) -> bool:
        """Whether a marked text waits for an answer."""
        return self._stripe is not None and not self._stripe.isHidden()

    def offer(self) -> bool:
        """Keep the text if the guard lets it; else show the strip. Whether it was kept."""
        self._timer.stop()
        text = self.edit.text().strip()
        marks = self._marks(text)
        if marks:
            self._ask(marks)
            return False
        self._keep(text, False)
        return True

    def take_out(self) -> None:
        """Keep the text with the marked parts masked."""
        from workshop_app.domain import text_guard

        text = self.edit.text().strip()
        masked = text_guard.masked(text, tuple(self._marks(text)), self._words(text_guard.MASK))
        self.edit.setText(masked)
        self._keep(masked, False)

    def confirm(self) -> None:
        """Keep the text: it is an institution's public detail."""
        self._keep(self.edit.text().strip(), True)

    # -- inside -----------------------------------------------------------------------------------
    def _marks(self, text: str) -> Sequence[Mark]:
        from workshop_app.domain import text_guard

        return (self._look or text_guard.look)(text)

    def _may_go_on(self, text: str) -> bool:
        from workshop_app.domain import text_guard

        return text_guard.may_go_on(text)

    def _keep(self, text: str, confirmed: bool) -> None:
        self._ask(())
        self._timer.stop()
        if text != self._last or not self._at_once:
            self._last = text
            self.kept.emit(text, confirmed)

    def _ask(self, marks: Sequence[Mark]) -> None:
        before = self.unanswered
        if marks:
            self._asked = self.edit.text().strip()
            said = SENTENCES[marks[0].kind] if self._masking else REFUSED
            self.stripe.say("warn", self._words(said))
        else:
            self._asked = ""
            if self._stripe is not None:
                self._stripe.hide()
        if before != self.unanswered:
            self.edit.setProperty("state", "missing" if marks else "")
            self.edit.style().unpolish(self.edit)
            self.edit.style().polish(self.edit)
            self.waiting.emit(bool(marks))

    def _typed(self) -> None:
        self._timer.start()

    def _paused(self) -> None:
        """A pause in typing: say it early, or keep what may be kept. Digits may go on."""
        text = self.edit.text().strip()
        marks = self._marks(text)
        self._ask(marks)
        if self._at_once and not marks and not self._may_go_on(text):
            self._keep(text, False)

    def _entered(self) -> None:
        text = self.edit.text().strip()
        if self.unanswered and text == self._asked and self._masking:
            self.take_out()
        elif self.offer():
            self.entered.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                several = isinstance(self.edit, TextEdit)
                with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                if not several or with_control or self.unanswered:
                    self._entered()
                    return True
        elif event.type() == QEvent.Type.FocusOut and self._at_once and self._dirty():
            self.offer()
        return False

    def _dirty(self) -> bool:
        return self.edit.text().strip() != self._last


class GuardedLine(Guarded):
    """One line that passes the guard."""

    edit: LineEdit

    def __init__(
        self, words: Words, text: str = "", hint: str = "", *, look_of_line: str = "",
        at_once: bool = True, masking: bool = True, look: Look | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(words, LineEdit(text, hint, look=look_of_line), at_once=at_once,
                         masking=masking, look=look, parent=parent)  # fmt: skip


class GuardedText(Guarded):
    """Several lines that pass the guard; Enter starts a new line, Ctrl+Enter keeps."""

    def __init__(
        self, words: Words, text: str = "", hint: str = "", lines: int = 3, *,
        at_once: bool = True, look: Look | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(words, TextEdit(text, hint, lines), at_once=at_once, look=look,
                         parent=parent)  # fmt: skip
