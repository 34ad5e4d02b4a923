"""The form of a new passphrase: twice, how strong it is while typing, and what it means."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.services import protection
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.protection import SHORTEST, Strength
from workshop_app.text import Words
from workshop_app.ui.jobs import Job
from workshop_app.ui.safety.turning import Side, complain, typed
from workshop_app.ui.widgets import Button, Card, Label, LineEdit, Paragraph, Pips, Switch

PAUSE = 200
"""Milliseconds without a key after which the strength is worked out."""
VERY_WEAK = 1
"""Score up to which it is asked once more."""
TONES = ("error", "error", "warn", "ok", "ok")


class NewPassphrase(Side):
    """Emits ``given(passphrase)`` when it may be set, ``left`` to leave things as they are.

    ``again``: the plan has one already, and with it a recovery key that is void then.
    """

    given = Signal(str)
    left = Signal()

    def __init__(self, plan: OpenPlan, words: Words, *, again: bool) -> None:
        super().__init__()
        self._plan, self._words = plan, words
        self._known: tuple[str, Strength] | None = None
        self._asked_for = ""
        self._wanted = False
        self._job: Job | None = None
        eye = words("Show what is typed")
        self.one = self.add_secret(
            words("New passphrase"), eye, "new passphrase",
            words("Several words that have nothing to do with each other are strongest"),
        )  # fmt: skip
        self.pips = Pips(0, 5, name=words("How strong it is"))
        self.told = Label("", "detail", weight=600)
        self.told.setObjectName("strength")
        how = QHBoxLayout()
        how.setSpacing(10)
        how.addWidget(self.pips)
        how.addWidget(self.told, 1)
        self.box.addLayout(how)
        self.two = self.add_secret(words("The same once more"), eye, "new passphrase again")
        self.add(_warning(words, again))
        self.read = Switch(words("I have read this"))
        self.unread = Label("", "detail", "error", weight=600, icon="warning-octagon-fill")
        self.unread.hide()
        self.read.toggled.connect(lambda _on: self.unread.hide())
        self.add(self.read, self.unread)
        self._foot()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._judge)
        for field in (self.one, self.two):
            edit = field.input
            if isinstance(edit, LineEdit):
                edit.textEdited.connect(self._typed)
                edit.returnPressed.connect(self.enter)

    def _foot(self) -> None:
        words = self._words
        self.do = Button(words("Protect the plan"), "primary", icon="lock-simple", cap="Return")
        self.do.setObjectName("protect")
        self.do.clicked.connect(self.enter)
        leave = self.leave_with(words("Leave it as it is"), self.left.emit)
        self.add_buttons(self.do, leave)

    # -- how strong -------------------------------------------------------------------------------
    def _typed(self) -> None:
        self.one.well()
        self.two.well()
        self._pause.start()

    def _judge(self) -> None:
        """In a thread: the lists of words take a while to load and to look through."""
        text, plan = typed(self.one), self._plan
        if not text.strip():
            self._known = None
            self.pips.show_done(0)
            self.told.setText("")
        elif self._job is None and (self._known is None or self._known[0] != text):
            self._job = Job(lambda _progress: (text, protection.strength(text, plan)))
            self._job.done.connect(self._judged)
            self._job.start()

    def _judged(self, known: tuple[str, Strength]) -> None:
        self._job, self._known = None, known
        text, strength = known
        if text != typed(self.one):
            self._judge()
            return
        self.pips.show_done(strength.score + 1)
        self.told.setText(self._words(strength.said))
        self.told.set_tone(TONES[strength.score])
        if self._wanted:
            self.enter()

    # -- taking it --------------------------------------------------------------------------------
    def enter(self) -> None:
        """Give it, once everything that is asked for is there."""
        words, text = self._words, typed(self.one)
        if self._known is None or self._known[0] != text:
            self._wanted = bool(text.strip())
            self._judge()
            return
        self._wanted = False
        if len(text.strip()) < SHORTEST:
            said = words("At least {n} characters; spaces count too", n=SHORTEST)
            complain(self.one, said)
        elif text != typed(self.two):
            complain(self.two, words("The two are not the same."))
        elif self._known[1].score <= VERY_WEAK and self._asked_for != text:
            self._asked_for = text
            complain(
                self.one, words("This is soon guessed. Press Enter again to use it all the same.")
            )
        elif not self.read.isChecked():
            self.unread.setText(words("Read the warning above and tick that you have read it."))
            self.unread.show()
            self.read.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.given.emit(text)


def _warning(words: Words, again: bool) -> Card:
    card = Card("warn", padding=12)
    said = words(
        "**It cannot be recovered.** Without the passphrase or the printed recovery key nobody can open this plan, and we cannot either. Write it down and keep it away from the laptop."
    )
    card.box.addWidget(Paragraph(said, "detail", marks=True))
    if again:
        void = words(
            "A new passphrase makes a new recovery key: the old sheet no longer works, tear it up."
        )
        card.box.addWidget(Paragraph(void, "detail"))
    return card
