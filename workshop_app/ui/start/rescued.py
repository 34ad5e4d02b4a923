"""What was saved out of a damaged plan, and what was lost."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.text import N_, Words
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.start.damaged import margin
from workshop_app.ui.widgets import Button, Card, Header, Paragraph, heading

if TYPE_CHECKING:
    from workshop_app.services.rescue import Report
    from workshop_app.ui.shell.window import MainWindow

KINDS: Mapping[str, str] = {
    "Workshop": N_("Workshops"),
    "Proposal": N_("Proposals"),
    "Challenge": N_("Challenges"),
    "Cluster": N_("Clusters"),
    "VoteRound": N_("Rounds"),
    "Action": N_("Actions"),
    "Commitment": N_("Commitments"),
    "Photo": N_("Photos"),
    "ServicePoint": N_("Attention points"),
    "StrategicProject": N_("Strategic projects"),
    "Sector": N_("Sectors"),
}
"""What is told by name; the rest is told together."""
OTHERS = N_("Other things")


def lost(report: Report, words: Words) -> list[str]:
    """A line for each thing that is known to be lost, or not sure."""
    said: list[str] = []
    if report.unread:
        said.append(words("{unread} of {pages} pages could not be read.", unread=report.unread,
                          pages=report.pages))  # fmt: skip
    if report.whole:
        said.append(words("Nothing is known to be lost."))
    if report.numbers:
        said.append(
            words("Missing proposals: {numbers}.", numbers=words.listed(list(report.numbers)))
        )
    named = counts(report.lost, words)
    if named:
        said.append(words("Lost: {what}.", what=named))
    for one in report.rounds:
        if one.counted is None or one.ballots >= one.counted:
            said.append(words("Round {name} is not whole: its result is not shown.", name=one.name))
        else:
            said.append(words("Round {name} is not whole: {ballots} ballots are left of {counted}. Its result is not shown.",
                              name=one.name, ballots=one.ballots, counted=one.counted))  # fmt: skip
    if report.strays:
        said.append(
            words.many("{n} ballot or code of a lost round is gone.", "{n} ballots or codes of lost rounds are gone.", report.strays)
        )  # fmt: skip
    if report.pictures:
        said.append(words.many("{n} picture is lost.", "{n} pictures are lost.", report.pictures))
    if report.doubtful:
        said.append(words("Look at these proposals, about which the file says two things: {numbers}.",
                          numbers=words.listed(list(report.doubtful))))  # fmt: skip
    if report.doubtful_others:
        said.append(words.many("The file says two things about {n} other record.", "The file says two things about {n} other records.", report.doubtful_others))  # fmt: skip
    return said


def counts(found: Mapping[str, int], words: Words) -> str:
    """ "Proposals 38, Workshops 2, Other things 41"."""
    parts = [f"{words(name)} {found[key]}" for key, name in KINDS.items() if found.get(key)]
    others = sum(n for key, n in found.items() if key not in KINDS)
    if others:
        parts.append(f"{words(OTHERS)} {others}")
    return ", ".join(parts)


class RescuedScreen(QWidget):
    """The list, and the way on: open the new file."""

    def __init__(self, window: MainWindow, report: Report, damaged: Path) -> None:
        super().__init__()
        self.setObjectName("rescued screen")
        self._window, self._report, words = window, report, window.words
        self.column = QVBoxLayout(self)
        self.column.setSpacing(16)
        back = Button(words("Go back"), "plain", icon="arrow-left", cap="Esc", size="header")
        back.clicked.connect(window.show_start)
        context = words("From {damaged} into {new}", damaged=damaged.name, new=report.path.name)
        self.column.addWidget(Header(words("What could be saved"), context, back))
        holder, inside = column(spacing=16)
        saved = Card("ok", padding=20, spacing=10)
        saved.box.addWidget(heading("check-circle-fill", words.at("rescue", "Saved"), "ink", "ok"))
        saved.box.addWidget(Paragraph(counts(report.saved, words)))
        if report.filled:
            saved.box.addWidget(
                Paragraph(words.many("The safety copy filled a gap in {n} record.", "The safety copy filled gaps in {n} records.", report.filled))
            )  # fmt: skip
        inside.addWidget(saved)
        inside.addWidget(self._lost_card(words))
        inside.addStretch(1)
        self.column.addWidget(scrolled(holder, name=words("What could be saved")), 1)
        self.open_button = Button(words("Open the saved plan"), "primary", icon="folder-open",
                                  cap="Return", size="big")  # fmt: skip
        self.open_button.clicked.connect(self._open)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.open_button)
        self.column.addLayout(foot)
        QTimer.singleShot(0, self, lambda: self.open_button.setFocus(Qt.FocusReason.TabFocusReason))

    def _lost_card(self, words: Words) -> Card:
        lines = lost(self._report, words)
        sure = self._report.whole and len(lines) == 1
        card = Card("card" if sure else "warn", padding=20, spacing=10)
        card.box.addWidget(heading("warning-fill", words("Lost or not sure"), "ink", "warn"))
        for line in lines:
            card.box.addWidget(Paragraph(line))
        card.box.addWidget(
            Paragraph(words("The damaged file is as it was. Keep it until you have looked through the new one."), "detail", "muted")
        )  # fmt: skip
        return card

    def _open(self) -> None:
        from workshop_app.ui.start.opening import Opening

        Opening(self._window).open(self._report.path)

    def bar_place(self) -> tuple[QVBoxLayout, int]:
        """Where the shell puts its message bar."""
        return self.column, 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._window.show_start()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_button.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = margin(self.width())
        self.column.setContentsMargins(side, 28, side, 20)
