"""The card of the passphrase: set it, change it, take it away; the recovery key on paper."""

from __future__ import annotations

from collections.abc import Callable

from workshop_app.services import protection
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.protection import Copies
from workshop_app.text import N_, Words
from workshop_app.ui.jobs import Job, Progress
from workshop_app.ui.page import Shell
from workshop_app.ui.safety.passphrase_form import NewPassphrase
from workshop_app.ui.safety.recovery import RecoverySide
from workshop_app.ui.safety.turning import Side, TurningCard, complain, typed
from workshop_app.ui.safety.working import Working
from workshop_app.ui.widgets import Button, Card, Paragraph

ROUND = N_("A round is open. Close it first, then come back to the passphrase.")
READ_ONLY = N_("This plan is open to read only: its passphrase cannot be changed here.")
REHEARSAL = N_("This is a rehearsal. End it first, then come back to the passphrase.")


class PassphraseCard(TurningCard):
    """What is encrypted is the plan's file, with everything in it, and its kept copies."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell, "shield-check", words("Passphrase"))
        self._show()

    def told(self, news: News) -> None:
        """A round was opened or closed: whether anything can be done here follows."""
        resting = self.side.objectName() == "passphrase rests"
        if resting and isinstance(news, Changed) and news.about("VoteRound"):
            self._show()

    def _show(self) -> None:
        """How it stands."""
        shut = self.plan.protected
        self.stand(self.words("Protected") if shut else "")
        side = self._protected() if shut else self._plain()
        side.setObjectName("passphrase rests")
        self.turn(side)

    def _why_not(self) -> str:
        from workshop_app.domain.rounds import VoteRound

        if self.shell.rehearsal.on:
            return self.words(REHEARSAL)
        if self.plan.read_only:
            return self.words(READ_ONLY)
        return self.words(ROUND) if self.plan.count(VoteRound, state="open") else ""

    def _blocked(self, side: Side, *buttons: Button) -> None:
        """The buttons, with what stands in their way in words."""
        why = self._why_not()
        for button in buttons:
            button.block(why)
        if why:
            side.add(Paragraph(why, "detail", "warn", weight=600))

    def _plain(self) -> Side:
        words, side = self.words, Side()
        side.add(
            Paragraph(
                words(
                    "With a passphrase the plan's file is encrypted: whoever finds the laptop or a USB stick cannot read anything in it."
                )
            ),
            about_copies(words),
        )
        new = Button(words("Set a passphrase"), icon="lock-simple")
        new.clicked.connect(lambda: self._new(""))
        self._blocked(side, new)
        side.add_buttons(new)
        return side

    def _protected(self) -> Side:
        words, side = self.words, Side()
        side.add(
            Paragraph(words("The plan's file is encrypted. It opens with its passphrase or with its "
                            "recovery key.")),
            about_copies(words),
        )  # fmt: skip
        key = Button(words("See the recovery key"), icon="key")
        key.clicked.connect(lambda: self._prove(words("See the recovery key"), self._recovery))
        change = Button(words("Change the passphrase"))
        change.clicked.connect(lambda: self._prove(words("Go on"), self._new))
        remove = Button(words("Take the passphrase away"))
        remove.clicked.connect(lambda: self._prove(words("Take the passphrase away"), self._remove))
        self._blocked(side, change, remove)
        side.add_buttons(key, change, remove)
        return side

    # -- the present one --------------------------------------------------------------------------
    def _prove(self, do: str, then: Callable[[str], None]) -> None:
        """Ask for the present passphrase before ``then``, which gets it."""
        words, plan, side = self.words, self.plan, Side()
        label = words("Current passphrase or recovery key")
        asked = side.add_secret(label, words("Show what is typed"), "present passphrase")

        def check() -> None:
            secret = typed(asked)

            def answered(right: bool) -> None:
                if right:
                    then(secret)
                else:
                    complain(asked, words("This does not open the plan."))

            if secret.strip():
                asked.well()
                self.run(lambda: protection.opens(plan, secret), answered)

        done = Button(do, "primary", cap="Return")
        done.clicked.connect(check)
        asked.input.returnPressed.connect(done.click)  # type: ignore[attr-defined]
        side.add_buttons(done, side.leave_with(words("Leave it as it is"), self._show))
        self.turn(side)

    # -- a new one --------------------------------------------------------------------------------
    def _new(self, _present: str) -> None:
        form = NewPassphrase(self.plan, self.words, again=self.plan.protected)
        form.given.connect(self._protect)
        form.left.connect(self._show)
        self.turn(form)

    def _protect(self, passphrase: str) -> None:
        plan, again = self.plan, self.plan.protected
        self._work(
            self.words("Protecting…"),
            lambda progress: protection.protect(plan, passphrase, progress),
            lambda copies: self._done(copies, shut=True, again=again),
        )

    def _remove(self, _present: str) -> None:
        plan = self.plan
        self._work(
            self.words("Taking the passphrase away…"),
            lambda progress: protection.unprotect(plan, progress),
            lambda copies: self._done(copies, shut=False),
        )

    def _work(
        self, title: str, work: Callable[[Progress], Copies], done: Callable[[Copies], None]
    ) -> None:
        """Under a cover of the window: until it is done nothing of the plan can be asked for."""
        from workshop_app.ui.start import recent

        if why := self._why_not():
            self.shell.tell("warn", why)
            return
        cover = Working(self, title)
        cover.open()
        # Before, not after: a power cut in between leaves nothing readable of a protected plan.
        path = str(self.plan.path.resolve())
        known = self.shell.settings.recent
        self.shell.change_settings(
            recent=tuple(recent.shut(one) if one.path == path else one for one in known)
        )
        job = Job(work, title)
        job.progressed.connect(cover.show_progress)
        job.ended.connect(cover.finish)
        self.shell.run(job, done)

    def _done(self, copies: Copies, *, shut: bool, again: bool = False) -> None:
        """``again``: there was a passphrase before, and maybe a sheet with its recovery key."""
        words = self.words
        self.plan.news.tell(Changed("protection"))
        self._show()
        if shut:
            self._recovery("", fresh=True, again=again)
            said = words("The plan is protected now, and its kept copies too.")
        else:
            said = words("The plan opens without a passphrase now; so do its kept copies.")
        self.shell.tell("done", said)
        if copies.left:
            self.shell.tell(
                "warn",
                words.many(
                    "{n} kept copy could not be changed: it stays as it was. See it under Safety copies.",
                    "{n} kept copies could not be changed: they stay as they were. See them under Safety copies.",
                    copies.left,
                ),
            )

    # -- the recovery key -------------------------------------------------------------------------
    def _recovery(self, _present: str, *, fresh: bool = False, again: bool = False) -> None:
        key = protection.recovery_key(self.plan)
        side = RecoverySide(self.plan, self.words, self.shell, key, fresh=fresh, again=again)
        side.left.connect(self._show)
        self.turn(side)


def about_copies(words: Words) -> Card:
    """What a passphrase covers and what it does not."""
    card = Card("info", padding=12)
    card.box.addWidget(
        Paragraph(
            words(
                "The copies kept on this laptop are protected with it. **Copies on other USB sticks and documents already exported are not:** delete them or keep them under lock. Joining, documents and the vote work as before."
            ),
            "detail", marks=True,
        )
    )  # fmt: skip
    return card
