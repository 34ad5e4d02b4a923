"""The card of the lock screen: its PIN, and after how long it comes by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words
from workshop_app.ui import pins
from workshop_app.ui.page import Shell
from workshop_app.ui.safety.turning import Side, TurningCard, complain, typed
from workshop_app.ui.widgets import Button, Card, Field, Label, LineEdit, Paragraph, Segments

MINUTES = (5, 10, 20, 0)
"""Without a touch; 0: never by itself."""
FEW = N_("A PIN has 4 to 12 digits.")
OTHER = N_("The two are not the same.")
WRONG = N_("That is not the PIN.")


class LockCard(TurningCard):
    """Set, change and take away the PIN. It holds for this laptop, whatever plan is open."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell, "lock-simple", words("Lock the screen"))
        self._show()

    def _show(self) -> None:
        """How it stands."""
        has = self.shell.lock.has_pin
        self.stand(self.words("A PIN is set") if has else "")
        self.turn(self._set() if has else self._unset())

    def _told(self) -> Paragraph:
        return Paragraph(
            self.words(
                "When you leave the laptop, a PIN covers the whole window; the room goes on seeing what is projected. It never locks while a session runs, a round is open or phones are let in."
            )
        )

    def _honest(self) -> Card:
        words, card = self.words, Card("info", padding=12)
        card.box.addWidget(
            Paragraph(
                words(
                    "The PIN guards the open window, not the file: whoever closes Convite and opens the file again gets past it. **What protects the file is the passphrase.** If you forget the PIN, close Convite on the locked screen, open it again and take the PIN away here."
                ),
                "detail", marks=True,
            )
        )  # fmt: skip
        return card

    def _unset(self) -> Side:
        side = Side()
        new = Button(self.words("Set a PIN"), icon="lock-simple")
        new.clicked.connect(lambda: self.turn(self._new()))
        side.add(self._told(), self._honest())
        side.add_buttons(new)
        return side

    def _set(self) -> Side:
        words, side = self.words, Side()
        side.add(self._told())
        choices = [(str(n), words.minutes(n) if n else words.at("lock", "Never")) for n in MINUTES]
        name = words("It locks by itself when nobody touches the laptop for")
        after = Segments(choices, str(self.shell.settings.lock_after), name=name)
        after.chosen.connect(self._after)
        side.add(Label(name, "detail", weight=600))
        row = Button(words("Lock now"), icon="lock-simple", cap="Ctrl+Shift+L")
        row.clicked.connect(self.shell.lock.ask)
        side.box.addWidget(after, 0, Qt.AlignmentFlag.AlignLeft)
        side.first = after
        side.add(self._honest())
        change = Button(words("Change the PIN"))
        change.clicked.connect(lambda: self._prove(lambda: self.turn(self._new())))
        remove = Button(words("Take the PIN away"))
        remove.clicked.connect(lambda: self._prove(lambda: self._keep(None)))
        side.add_buttons(row, change, remove)
        return side

    def _after(self, minutes: str) -> None:
        self.shell.change_settings(lock_after=int(minutes))
        self.shell.lock.arm()

    # -- setting ----------------------------------------------------------------------------------
    def _new(self) -> Side:
        words, side = self.words, Side()
        eye = words("Show what is typed")
        one = side.add_secret(words("New PIN"), eye, "new pin", words("4 to 12 digits"))
        two = side.add_secret(words("The same PIN once more"), eye, "new pin again")

        def keep() -> None:
            first, second = typed(one), typed(two)
            one.well()
            two.well()
            if not pins.is_pin(first, pins.LOCK_MOST):
                complain(one, words(FEW))
            elif first != second:
                complain(two, words(OTHER))
            else:
                self.run(lambda: pins.sealed(first), self._keep)

        side.add_buttons(*self._answers(side, words("Keep this PIN"), keep, one, two))
        return side

    def _answers(
        self, side: Side, do: str, act: Callable[[], None], *fields: Field
    ) -> tuple[Button, Button]:
        """What is done with Enter in any of the fields, and the way back."""
        done = Button(do, "primary", cap="Return")
        done.clicked.connect(act)
        for field in fields:
            if isinstance(field.input, LineEdit):
                field.input.returnPressed.connect(done.click)
        return done, side.leave_with(self.words.at("PIN", "Leave it as it is"), self._show)

    def _keep(self, kept: dict[str, object] | None) -> None:
        self.shell.change_settings(lock=kept)
        self.shell.lock.arm()
        self._show()
        words = self.words
        self.shell.tell("done", words("The PIN is set.") if kept else words("There is no PIN now."))

    # -- the present one --------------------------------------------------------------------------
    def _prove(self, then: Callable[[], None]) -> None:
        """Ask for the present PIN before ``then``."""
        words, side = self.words, Side()
        asked = side.add_secret(words("Current PIN"), words("Show what is typed"), "present pin")
        lock = self.shell.lock

        def answered(right: bool) -> None:
            lock.count(right)
            if right:
                then()
            else:
                complain(asked, words(WRONG))

        def check() -> None:
            pin, kept = typed(asked), dict(self.shell.settings.lock or {})
            if wait := lock.wait():
                complain(
                    asked,
                    words.many("Wait {n} second before the next try.",
                               "Wait {n} seconds before the next try.", wait)
                )  # fmt: skip
                return
            self.run(lambda: pins.opens(pin, kept), answered)

        done, leave = self._answers(side, words("Go on"), check, asked)
        forgotten = Button(words("I have forgotten it"), "plain")
        forgotten.clicked.connect(lambda: self.turn(self._forgotten()))
        side.add_buttons(done, leave, forgotten)
        self.turn(side)

    def _forgotten(self) -> Side:
        """The plan's passphrase says who one is; a plan without one has nothing to ask for."""
        words, side = self.words, Side()
        take = words("Take the PIN away")
        if not self.plan.protected:
            side.add(
                Paragraph(
                    words(
                        "This plan has no passphrase, so whoever is here can open it anyway: the PIN is taken away at once."
                    )
                )
            )
            side.add_buttons(*self._answers(side, take, lambda: self._keep(None)))
            return side
        label = words("Passphrase of this plan")
        asked = side.add_secret(label, words("Show what is typed"), "passphrase")

        def answered(right: bool) -> None:
            if right:
                self._keep(None)
            else:
                complain(asked, words("This does not open the plan."))

        def check() -> None:
            from workshop_app.services import protection

            plan, secret = self.plan, typed(asked)
            self.run(lambda: protection.opens(plan, secret), answered)

        side.add_buttons(*self._answers(side, take, check, asked))
        return side
