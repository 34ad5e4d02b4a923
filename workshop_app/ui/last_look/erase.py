"""Erase for good: what goes, what stays, what is out of reach; then one button (P-21)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.entity import Entity
from workshop_app.domain.free_texts import stretches
from workshop_app.services import erasing, last_look, numbering
from workshop_app.services.erasing import Erased
from workshop_app.services.last_look import BETWEEN, NUMBERED, Said
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, KnownError, Words
from workshop_app.ui.gather.told import named
from workshop_app.ui.jobs import Job
from workshop_app.ui.last_look.places import told
from workshop_app.ui.page import Shell
from workshop_app.ui.widgets import Button, Card, IconTile, Label, Paragraph, Segments
from workshop_app.ui.widgets.overlay import Overlay

GONE = N_(
    "These words, their earlier wordings, their copies on ballots and in titles, and what the kept "
    "copies on this laptop hold of them. If a part should stay, note it down anew without the "
    "detail."
)
GONE_EARLIER = N_(
    "What it said before, its copies on ballots and in titles, and what the kept copies on this "
    "laptop hold of it. What it says now stays."
)
GONE_PICTURE = N_(
    "The picture, its caption and its earlier states, and what the kept copies on this laptop hold "
    "of them."
)
STAYS = N_("A mark without the words: something was erased here.")
STAYS_NUMBER = N_(
    "The number {number} with its theme and its table, and a mark without the words: something was "
    "erased here."
)
BEYOND = N_(
    "Copies on other sticks and laptops, until they are joined here again; paper; and what a worn "
    "USB stick keeps in cells that no program reaches."
)
NOT_UNDO = N_(
    "Undoing and withdrawing are something else: the words stay in the file and can come back."
)


class EraseDialog(Overlay):
    """Erases ``fields`` of ``record`` (none: its words, or everything written in it, as a person
    chooses), and nothing before its own button is pressed: Enter leaves, since the keyboard is on
    the button that keeps everything. Where a field was edited its earlier wordings can go alone:
    with ``earlier`` that is chosen at first. ``copies``: other texts that hold the same words.
    ``say(kind, text)`` tells what came of it, in the window's message bar unless given."""

    def __init__(
        self,
        over: QWidget,
        plan: OpenPlan,
        words: Words,
        shell: Shell,
        record: Entity,
        fields: Sequence[str] = (),
        *,
        earlier: bool = False,
        copies: Sequence[Said] = (),
        say: Callable[[str, str], None] | None = None,
    ) -> None:
        super().__init__(over, words("Erase for good"), width=760)
        self.setObjectName("erase")
        self._plan, self._words, self._shell = plan, words, shell
        self._record, self._copies = record, copies
        self._say = say or shell.tell
        self._everything = erasing.fields_of(record)
        self._picture = type(record).__name__ == "Photo" and not fields
        self._field = fields[0] if fields else self._everything[0]
        self._earlier = [
            str(one.value)
            for one in plan.history(record, self._field)
            if isinstance(one.value, str)
            and not one.erased
            and one.value not in ("", getattr(record, self._field))
        ]
        number = ""
        if isinstance(record, NUMBERED):
            number = numbering.near(plan, type(record), record.id).get(record.id, "")
        self._name = named(words, type(record).__name__, number)
        self._number = f"A{number}" if number and type(record).__name__ == "Action" else number
        choices = [("", words("Its words"))]
        if self._earlier:
            choices.append(("earlier", words("Only its earlier wordings")))
        if not fields and len(self._everything) > 1:
            choices.append(("all", words("Everything written in it")))
        if self._picture:
            choices = [("all", "")]
        chosen = "earlier" if earlier and self._earlier else choices[0][0]
        self.much = Segments(choices, chosen, name=words("How much"))
        if len(choices) < 2:
            self.much.hide()
        self.much.chosen.connect(lambda _key: self._show_words())
        self.said, self.gone = Paragraph("", lines=3), Paragraph("", "detail")
        self.keep = Button(words("Keep it"), cap="Esc", size="header")
        self.erase = Button(words("Erase for good"), "danger", icon="eraser", size="header")
        self.keep.clicked.connect(self.leave)
        self.erase.clicked.connect(self._erase)
        self._build()
        self._show_words()

    def open(self, first: QWidget | None = None) -> None:
        """Show it; the keyboard is on the button that keeps everything."""
        super().open(first or self.keep)

    def _build(self) -> None:
        words = self._words
        title = words("Erase for good: {name}", name=self._name)
        self.column.addWidget(Paragraph(title, "section", weight=700))
        self.column.addWidget(self.much, 0, Qt.AlignmentFlag.AlignLeft)
        card = Card("sunken", padding=12)
        card.box.addWidget(self.said)
        self.column.addWidget(card)
        stays = words(STAYS_NUMBER, number=self._number) if self._number else words(STAYS)
        self._line("eraser", words("What goes"), self.gone)
        self._line("hash", words("What stays"), Paragraph(stays, "detail"))
        self._line("usb", words("What cannot be reached"), Paragraph(words(BEYOND), "detail"))
        if self._copies:
            names = list(dict.fromkeys(told(words, one) for one in self._copies))
            shown = BETWEEN.join(names[:4]) + (" …" if len(names) > 4 else "")
            self._line("copy", words("The same words stand in"), Paragraph(shown, "detail"))
        head = words("It cannot be undone")
        self._line("arrow-u-up-left", head, Paragraph(words(NOT_UNDO), "detail"))
        self.column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addStretch(1)
        foot.addWidget(self.keep)
        foot.addWidget(self.erase)
        self.column.addLayout(foot)

    def _line(self, icon: str, head: str, text: Paragraph) -> None:
        row, beside = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(12)
        beside.setSpacing(0)
        beside.addWidget(Label(head, "detail", weight=700))
        beside.addWidget(text)
        row.addWidget(IconTile(icon, "neutral", 32), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside, 1)
        self.column.addLayout(row)

    def _show_words(self) -> None:
        """The words that will go."""
        words, much = self._words, self.much.current
        names = self._everything if much == "all" else (self._field,)
        found = [
            part
            for name in names
            if name != erasing.PICTURE
            for part in stretches(getattr(self._record, name))
        ]
        if much == "earlier":
            found = self._earlier
        self.said.setText("\n".join(found) or words("(nothing)"))
        gone = GONE_PICTURE if self._picture else GONE_EARLIER if much == "earlier" else GONE
        self.gone.setText(words(gone))
        if self.isVisible():
            self.place()

    # -- doing it ---------------------------------------------------------------------------------
    def _erase(self) -> None:
        """In a job; this dialog is gone when it ends, so nothing of it is told then."""
        plan, record, much = self._plan, self._record, self.much.current
        fields = () if much == "all" else (self._field,)
        words, name, say = self._words, self._name, self._say

        def failed(error: BaseException) -> None:
            if not isinstance(error, KnownError):
                raise error
            say("error", error.told(words))

        self.away()
        job = Job(
            lambda _progress: last_look.erase(plan, record, *fields, earlier=much == "earlier"),
            words("Erasing…"),
        )
        self._shell.run(job, done=lambda erased: _tell(say, words, name, erased), failed=failed)


def _tell(say: Callable[[str, str], None], words: Words, name: str, erased: Erased) -> None:
    """What came of it: one line, and what a person has to do where there is something."""
    said, kind = [words("Erased for good: {name}", name=name) + "."], "done"
    if erased.deleted:
        said.append(
            words.many(
                "{n} kept copy could not be cleaned and was deleted.",
                "{n} kept copies could not be cleaned and were deleted.",
                erased.deleted,
            )
        )
    if erased.left:
        kind = "warn"
        said.append(
            words.many(
                "{n} kept copy still has the words: it is open, or the disk refused. Close it, then erase once more.",
                "{n} kept copies still have the words: they are open, or the disk refused. Close them, then erase once more.",
                erased.left,
            )
        )
    say(kind, " ".join(said))
