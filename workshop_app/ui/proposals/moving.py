"""Where cards go: another column, theme, table, workshop, territory or perspective."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from workshop_app.domain.meetings import Table, Workshop
from workshop_app.domain.proposals import Challenge, Cluster, Proposal
from workshop_app.export.names import SHORT_THEMES
from workshop_app.services import proposals
from workshop_app.ui import theme
from workshop_app.ui.proposals import set_menu
from workshop_app.ui.proposals.lane_column import name_of

if TYPE_CHECKING:
    from workshop_app.ui.proposals.deeds import Deeds
    from workshop_app.ui.proposals.page import ProposalsPage


class Moving(QObject):
    """Moves what is chosen, or the card that has the keyboard; each move is one step."""

    def __init__(self, page: ProposalsPage, deeds: Deeds) -> None:
        super().__init__(deeds)
        self._page, self._deeds = page, deeds
        self._plan, self._words = page.plan, page.words
        page.view.sent.connect(self.send)
        page.view.themed.connect(self.set_theme)

    @property
    def _ids(self) -> list[str]:
        cards = self._page.view.acted_on
        return [id for card in cards if not card.withdrawn for id in card.members]

    # -- menus ------------------------------------------------------------------------------------
    def offer_columns(self) -> None:
        """A menu of the columns that the cards can go to."""
        page, ids = self._page, self._ids
        if not ids or self._plan.read_only:
            return
        menu = QMenu(page)
        menu.setObjectName("columns")
        menu.setFont(theme.now().font("body"))
        for lane in page.view.lanes:
            name = name_of(lane, page.by, self._words)
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, key=lane.key: self.send(ids, key))
        menu.aboutToHide.connect(menu.deleteLater)
        self._deeds.pop(menu, "move")

    def offer_values(self, ask_tag: Callable[[list[str]], None]) -> None:
        """A menu of themes, tables, territories, perspectives and a tag for the cards."""
        ids = [id for id in self._ids if self._plan.find(Proposal, id)]
        if ids and not self._plan.read_only:
            give: set_menu.Give = lambda said, place: self.move(ids, said, **place)  # noqa: E731
            self._deeds.pop(set_menu.made(self._page, give, lambda: ask_tag(ids)), "set")

    # -- moving -----------------------------------------------------------------------------------
    def send(self, ids: list[str], key: str) -> None:
        """To another column: what that means depends on how the board is sorted."""
        by, words = self._page.by, self._words
        if by == "theme":
            self.set_theme(ids, key)
        elif by == "workshop":
            workshop = self._plan.find(Workshop, key)
            said = workshop.title if workshop else words("No workshop")
            self.move(ids, said, workshop=key or None, table=None)
        elif by == "table":
            table = self._plan.find(Table, key)
            place = {"table": table.id, "workshop": table.workshop} if table else {"table": None}
            self.move(ids, table.name if table else words("No table"), **place)
        elif key:
            self._into_cluster(ids, key)
        else:
            self._out_of_cluster(ids)

    def set_theme(self, ids: list[str], key: str) -> None:
        """Give proposals or challenges another theme."""
        self.move(ids, self._words(SHORT_THEMES[key]), theme=key)

    def move(self, ids: list[str], where: str, **place: str | None) -> None:
        """Set fields of proposals or challenges; ``where`` says in words what they are in now."""
        found = [self._plan.find(Proposal, id) or self._plan.find(Challenge, id) for id in ids]
        records = [one for one in found if one is not None]
        if all(all(getattr(one, k) == v for k, v in place.items()) for one in records):
            return
        numbers = self._deeds.numbers(ids)
        proposals.move_to(self._plan, records, **place)
        said = self._words("{numbers}: now in {place}", numbers=numbers, place=where)
        self._deeds.say(said, ids[0])

    def _into_cluster(self, ids: list[str], cluster: str) -> None:
        inside = self._plan.all(Proposal, cluster=cluster)
        moved = [one for one in self._deeds.records(ids) if one.cluster != cluster]
        if inside and moved and self._plan.find(Cluster, cluster):
            proposals.join_into_cluster(self._plan, [inside[0], *moved])
            numbers = self._deeds.numbers(ids)
            self._deeds.say(self._words("{numbers}: in the cluster", numbers=numbers), ids[0])

    def _out_of_cluster(self, ids: list[str]) -> None:
        for one in self._deeds.records(ids)[:1]:
            if one.cluster:
                proposals.take_out_of_cluster(self._plan, one)
                numbers = self._deeds.numbers([one.id])
                said = self._words("{numbers}: out of its cluster", numbers=numbers)
                self._deeds.say(said, one.id)
