"""Which challenges a proposal answers, and which proposals answer a challenge."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.proposals import Challenge, Proposal, ProposalChallenge
from workshop_app.services import numbering
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.scrolled import emptied
from workshop_app.ui.widgets.badge import Badge
from workshop_app.ui.widgets.buttons import IconButton
from workshop_app.ui.widgets.fields import Choice
from workshop_app.ui.widgets.labels import Label, Paragraph

_SHOWN = 70
"""Letters of a challenge in the list to choose from."""


class Links(QWidget):
    """Rows of what is linked, word for word; they come and go: ``chosen(ids)``, those that stay."""

    chosen = Signal(list)

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__()
        self._plan, self._words = plan, words
        self._linked: list[str] = []
        self._title = Label("", "detail", weight=600)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._add = Choice(hint=words("Add a challenge"))
        self._add.setAccessibleName(words("Add a challenge"))
        self._add.chosen.connect(lambda id: self.chosen.emit([*self._linked, id]))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self._title)
        box.addLayout(self._rows)
        box.addWidget(self._add)

    def show_links(self, proposal: Proposal) -> None:
        """The challenges that a proposal answers."""
        links = self._plan.all(ProposalChallenge, proposal=proposal.id)
        challenges = {one.id: one for one in self._plan.all(Challenge)}
        numbers = numbering.labels(self._plan, Challenge)
        self._linked = [link.challenge for link in links if link.challenge in challenges]
        linked = [challenges[id] for id in self._linked]
        self._title.setText(self._words("Challenges it answers"))
        emptied(self._rows)
        for one in linked:
            self._rows.addWidget(self._row(one, numbers[one.id], takes_out=True))
        rest = [one for one in challenges.values() if one.id not in self._linked]
        rest.sort(key=lambda one: (one.theme != proposal.theme, one.born, one.count))
        self._add.set_choices([(one.id, _short(numbers[one.id], one.text)) for one in rest])
        self._add.setVisible(bool(rest) and not self._plan.read_only)
        self.setVisible(bool(challenges))

    def show_answers(self, challenge: Challenge) -> None:
        """The proposals that answer a challenge."""
        links = self._plan.all(ProposalChallenge, challenge=challenge.id)
        found = [self._plan.find(Proposal, link.proposal) for link in links]
        answers = [one for one in found if one is not None and not one.withdrawn]
        self._title.setText(self._words("Proposals that answer it"))
        emptied(self._rows)
        self._linked = [link.proposal for link in links]
        for one in answers:
            number = numbering.near(self._plan, Proposal, one.id)[one.id]
            self._rows.addWidget(self._row(one, number, takes_out=True))
        self._add.hide()
        self.setVisible(bool(answers))

    def _row(self, one: Proposal | Challenge, number: str, *, takes_out: bool) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Badge(one.theme, 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Paragraph(f"{number} · {one.text}", "detail"), 1)
        if takes_out and not self._plan.read_only:
            said = self._words("It does not answer {number}", number=number)
            if isinstance(one, Proposal):
                said = self._words("{number} does not answer it", number=number)
            out = IconButton("x", said, size=28)
            rest = [id for id in self._linked if id != one.id]
            out.clicked.connect(lambda _=False, rest=rest: self.chosen.emit(rest))
            row.addWidget(out, 0, Qt.AlignmentFlag.AlignTop)
        return made


def _short(number: str, text: str) -> str:
    said = f"{number} · {' '.join(text.split())}"
    return said if len(said) <= _SHOWN else said[: _SHOWN - 1].rstrip() + "…"
