"""Which workshop the board is of, or all of them."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from workshop_app.domain.meetings import Workshop
from workshop_app.domain.proposals import Proposal
from workshop_app.services import clock, facilitate
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import current, theme
from workshop_app.ui.proposals import drafts
from workshop_app.ui.workshop_switch import WorkshopSwitch


def of_board(plan: OpenPlan) -> str | None:
    """The id of the workshop that the board begins with; ``None`` for all of them.

    That which was chosen on a page, one that is being held now, or the only one that anything is
    of; else everything.
    """
    draft = drafts.of(plan)
    if draft.everything:
        return None
    workshops = current.workshops(plan)
    held = current.chosen(plan) or facilitate.interrupted(plan, clock.now(plan))
    if held is None and len(workshops) == 1 and not plan.count(Proposal, workshop=None):
        held = workshops[0]
    return held.id if held else None


class BoardSwitch(WorkshopSwitch):
    """Like the switch of other pages, with one line more: all workshops (``chosen("")``)."""

    def __init__(self, plan: OpenPlan, words: Words, parent: QWidget | None = None) -> None:
        self._shown: str | None = None
        super().__init__(plan, words, parent)

    def show_workshop(self, workshop: str | None) -> None:
        """Say which workshop is shown; ``None`` for all."""
        self._shown = workshop
        self.show_current()
        if workshop is None:
            self._text = self._words("All workshops")
        else:
            one = self._plan.find(Workshop, workshop)
            self._text = self._words("Workshop {n}", n=one.number) if one else ""
        said = self._words("{workshop}: choose another", workshop=self._text)
        self.setAccessibleName(said if self._several else self._text)
        self.setVisible(bool(current.workshops(self._plan)))
        self.updateGeometry()

    def open_menu(self) -> None:
        if not self._several:
            return
        menu = QMenu(self)
        menu.setFont(theme.now().font("body"))
        rows = [("", self._words("All workshops"))]
        rows += [(one.id, one.title) for one in current.workshops(self._plan)]
        for id, title in rows:
            action = menu.addAction(title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(id == (self._shown or ""))
            action.triggered.connect(lambda _=False, id=id: self._choose(id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _choose(self, workshop: str) -> None:
        drafts.of(self._plan).everything = not workshop
        if workshop:
            current.choose(self._plan, workshop)
        self.show_workshop(workshop or None)
        self.chosen.emit(workshop)
