"""What the room said that belongs to a sector or a barrier: linked by number or words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.services import numbering
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.link_card import LinkCard
from workshop_app.ui.link_picker import (
    Offered,
    OfferRow,
    OfferRows,
    OfferSearch,
    by_number_or_words,
)
from workshop_app.ui.page import Shell
from workshop_app.ui.scrolled import column, emptied
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets import Button, IconButton, Label, Paragraph
from workshop_app.ui.widgets.overlay import Overlay
from workshop_app.ui.widgets.painted import give_focus

Said = type[Proposal] | type[Challenge]
HERE = "economy"
"""The theme whose proposals and challenges are offered first."""


def offered(plan: OpenPlan, kind: Said) -> list[Offered]:
    """What stands on the board, of the economic theme first, in the order of the numbers."""
    numbers = numbering.labels(plan, kind)
    found = [one for one in plan.all(kind) if not _gone(one)]
    found.sort(key=lambda one: (one.theme != HERE, one.count, one.letter))
    return [Offered(one.id, numbers[one.id], one.theme, one.text) for one in found]


def _gone(one: Proposal | Challenge) -> bool:
    if isinstance(one, Proposal):
        return one.withdrawn or one.taken_out
    return one.same_as is not None


def page_of(kind: Said, id: str) -> dict[str, str]:
    """Where on the board it is seen."""
    return {"proposal": id} if kind is Proposal else {"challenge": id}


class LinkRows(QWidget):
    """The linked ones as cards that open the board, each with a cross; a button adds more. Emits
    ``kept(ids)`` when other ones are linked."""

    kept = Signal(list)

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell, kind: Said) -> None:
        super().__init__()
        self._plan, self._words, self._shell, self._kind = plan, words, shell, kind
        self._ids: list[str] = []
        proposals = kind is Proposal
        self._title = words("Proposals of the room") if proposals else words(
            "Challenges in their words"
        )  # fmt: skip
        self.button = Button(words("Link"), "quiet", icon="link", size="small")
        self.button.setAccessibleName(f"{self._title}: {words('Link')}")
        self.button.clicked.connect(self.ask)
        if plan.read_only:
            self.button.hide()
        holder, box = column(spacing=4)
        head = QHBoxLayout()
        head.addWidget(Label(self._title, "detail", weight=600), 1)
        head.addWidget(self.button)
        box.addLayout(head)
        rows, self._rows = column(spacing=6)
        box.addWidget(rows)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(holder)

    def show_ids(self, ids: Sequence[str]) -> None:
        """Other ones; what is no longer on the board is left out."""
        if list(ids) == self._ids and self._rows.count():
            return
        self._ids = list(ids)
        box, numbers = emptied(self._rows), self._numbers()
        for id in self._ids:
            one = self._plan.find(self._kind, id)
            if one is not None:
                box.addLayout(self._row(id, f"{numbers.get(id, '')} · {one.text}", one.theme))
        in_reading_order(self)

    def _numbers(self) -> dict[str, str]:
        return numbering.of_some(self._plan, self._kind, self._ids) if self._ids else {}

    def _row(self, id: str, said: str, topic: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        card = LinkCard(said, topic=topic)
        card.picked.connect(lambda: self._shell.go("proposals", **page_of(self._kind, id)))
        row.addWidget(card, 1)
        if not self._plan.read_only:
            name = self._words("Take the link away: {what}", what=said)
            cross = IconButton("x", name, size=32)
            cross.clicked.connect(lambda: self._drop(id))
            row.addWidget(cross, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _drop(self, id: str) -> None:
        give_focus(self.button)
        self.kept.emit([one for one in self._ids if one != id])

    def ask(self) -> None:
        """The panel to look for one."""
        left = [one for one in offered(self._plan, self._kind) if one.id not in self._ids]
        panel = LinkPanel(self, self._words, self._title, left)
        panel.picked.connect(lambda id: self.kept.emit([*self._ids, id]))
        panel.open(panel.search)


class LinkPanel(Overlay):
    """A search over what is offered; Enter links the first: ``picked(id)``."""

    picked = Signal(str)

    def __init__(self, over: QWidget, words: Words, title: str, offered: Sequence[Offered]) -> None:
        super().__init__(over, title, width=620, tall=True)
        self.setObjectName("link panel")
        take = Button(words("Link"), "primary", icon="link", cap="Return", size="header")
        found = OfferSearch(
            words, OfferRows(), OfferRow(), take, search=words("A number, or words"), name=title
        )
        self.search, self.list = found.search, found.list
        found.picked.connect(self._take)
        leave = Button(words("Close"), cap="Esc", size="header")
        leave.clicked.connect(self.leave)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(leave)
        foot.addWidget(take)
        self.column.addWidget(Paragraph(title, "section", weight=700))
        self.column.addWidget(found, 1)
        self.column.addLayout(foot)
        found.offer(lambda sought: by_number_or_words(offered, sought))

    def _take(self, row: Offered) -> None:
        self.away()
        self.picked.emit(row.id)
