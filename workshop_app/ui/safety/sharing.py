"""The card of the sharing copy: what it holds, what stays at home, and where it is written."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QShowEvent

from workshop_app.services import sharing
from workshop_app.services.news import News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.sharing import Share
from workshop_app.text import N_, Words
from workshop_app.ui.jobs import Job
from workshop_app.ui.page import Shell
from workshop_app.ui.safety.turning import Side, TurningCard
from workshop_app.ui.widgets import Button, Card, Paragraph

HOLDS = N_(
    "A file for the City Hall: it opens in Convite, is only read, and gives the same documents and the same results. It holds no private note, no photo but the logos, no earlier wording, no draft, no code and no laptop's nickname. It cannot be gathered."
)
BALLOTS = N_(
    "Ballots go along so that a result can be counted again: without a table unless privacy allows it, under new keys, and mixed where few people gave points. Attendance with a count under five is left out."
)
OPEN_TO_READ = N_("The copy has no passphrase: whoever gets it can read it.")


class SharingCard(TurningCard):
    """What goes along is looked up off Qt's thread when the card is seen."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell, "share-network", words("Sharing copy"))
        self._made = sharing.made_of(plan)
        self._warned = plan.protected
        self.turn(self._is_one(self._made) if self._made else self._offer())

    def told(self, news: News) -> None:
        """A passphrase was set or taken away: whether the copy has none as well follows."""
        if self.plan.protected != self._warned and not self._made:
            self._warned = self.plan.protected
            self.turn(self._offer())
            self._look()

    def _is_one(self, made: dict[str, str]) -> Side:
        side = Side()
        side.add(Paragraph(told(self.words, made)))
        if made.get("value"):
            value = self.words("Check value of the plan: {value}", value=made["value"])
            side.add(Paragraph(value, "detail"))
        return side

    def _offer(self) -> Side:
        words, side = self.words, Side()
        side.add(Paragraph(words(HOLDS)), Paragraph(words(BALLOTS), "detail"))
        self.stays = Paragraph("", "detail", weight=600)
        self.stays.hide()
        side.add(self.stays)
        if self.plan.protected:
            warn = Card("warn", padding=12)
            warn.box.addWidget(Paragraph(words(OPEN_TO_READ), "detail"))
            side.add(warn)
        self.make = Button(words("Make a sharing copy…"), icon="share-network")
        self.make.clicked.connect(self._make)
        side.add_buttons(self.make)
        return side

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        """In a thread: what stays at home."""
        if not self._made and self.isVisible():
            job = Job(lambda _progress: sharing.preview(self.plan))
            job.done.connect(self._looked)
            self.shell.run(job)

    def _looked(self, share: Share) -> None:
        """What stays at home, where there is something."""
        words, said = self.words, []
        if share.at_home:
            said.append(words("Rounds that are left out, as they have no shown result that may go along: {rounds}.",
                              rounds=words.listed(list(share.at_home))))  # fmt: skip
        if share.notes:
            said.append(
                words.many(
                    "{n} private note is left out.",
                    "{n} private notes are left out.",
                    share.notes,
                )
            )
        if share.photos:
            said.append(
                words.many("{n} photo is left out.", "{n} photos are left out.", share.photos)
            )
        self.stays.setText(" ".join(said))
        self.stays.setVisible(bool(said))

    def _make(self) -> None:
        words, plan, shell = self.words, self.plan, self.shell
        name = words("{plan}-to-share.convite", plan=plan.path.stem)
        place = shell.ask_where(words("Make a sharing copy"), name, "Convite (*.convite)")
        if place is None:
            return
        over = place.exists()  # the system's dialog asked about that
        job = Job(lambda progress: sharing.make(plan, place, progress, over=over),
                  words("Writing the sharing copy…"))  # fmt: skip
        shell.run(job, done=lambda path: shell.tell("done", _written(words, path)))


def _written(words: Words, path: Path) -> str:
    return words("The sharing copy is ready: {name}.", name=path.name)


def told(words: Words, made: dict[str, str]) -> str:
    """What a sharing copy says of itself, in the window."""
    try:
        day = words.date(datetime.fromisoformat(made.get("made", "")).date())
    except ValueError:
        day = ""
    return words(
        "This is a sharing copy of {day}: it can be read, not worked in and not joined.", day=day
    )
