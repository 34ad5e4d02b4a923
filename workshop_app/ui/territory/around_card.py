"""What of the plan is about a territory, each leading to its own place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from workshop_app.domain.action_plan import Action
from workshop_app.domain.days import day_of
from workshop_app.domain.entity import THEMES
from workshop_app.domain.places import Territory
from workshop_app.export.names import THEMES as THEME_NAMES
from workshop_app.services import numbering, territories
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.link_card import LinkCard
from workshop_app.ui.page import Shell
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.widgets import Badge, Button, Card, Label, Paragraph, heading


class AroundCard(Card):
    """The card at the right while no note is chosen."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(padding=12, spacing=8)
        self._plan, self._words, self._shell = plan, words, shell
        self.box.addWidget(heading("link", words("In the plan"), "ink", "primary"))
        inside, self._body = column(spacing=8)
        self.box.addWidget(scrolled(inside, name=words("In the plan")), 1)

    def show_territory(self, territory: Territory) -> None:
        """Draw what is about ``territory``."""
        words, found = self._words, territories.around(self._plan, territory)
        emptied(self._body)
        communes = [one.name for one in found.communes]
        where = words.listed(communes) if communes else words("In no commune yet")
        self._body.addWidget(Paragraph(where, "detail", "muted"))
        self._body.addLayout(self._pages(territory))
        self._themes(words("Challenges"), found.challenges)
        self._themes(words("Proposals"), found.proposals)
        for card in self._links(found):
            self._body.addWidget(card)
        self._body.addStretch(1)

    def _pages(self, territory: Territory) -> QHBoxLayout:
        words, row = self._words, QHBoxLayout()
        row.setSpacing(6)
        board = Button(words("Board"), icon="cards", size="small")
        board.clicked.connect(
            lambda: self._shell.go("proposals", workshop="all", only_territory=territory.id)
        )
        map = Button(words("Map"), icon="map-trifold", size="small")
        map.clicked.connect(lambda: self._shell.go("map", territory=territory.id))
        row.addWidget(board)
        row.addWidget(map)
        row.addStretch(1)
        return row

    def _themes(self, title: str, counts: Mapping[str, int]) -> None:
        """A row of badges with how many there are of each theme."""
        if not any(counts.values()):
            return
        words, box, row = self._words, QVBoxLayout(), QHBoxLayout()
        box.setSpacing(4)
        row.setSpacing(4)
        said = words("{what}: {n}", what=title, n=words.number(sum(counts.values())))
        box.addWidget(Label(said, "detail", weight=600))
        for theme in THEMES:
            if counts.get(theme):
                number = words.number(counts[theme])
                name = words(THEME_NAMES[theme])
                row.addWidget(
                    Badge(theme, 34, number=number, name=words("{what}: {n}", what=name, n=number))
                )
        row.addStretch(1)
        box.addLayout(row)
        self._body.addLayout(box)

    def _links(self, found: territories.Around) -> Iterator[LinkCard]:
        words = self._words

        def card(title: str, detail: str, page: str, topic: str = "", **where: str) -> LinkCard:
            made = LinkCard(title, detail, topic=topic)
            made.picked.connect(lambda: self._shell.go(page, **where))
            return made

        for one in found.workshops:
            day = day_of(one.day)
            said = words.date(day) if day else words("Workshop {number}", number=one.number)
            yield card(one.title, said, "prepare", workshop=one.id, tab="workshop")
        numbers = numbering.labels(self._plan, Action)
        for action in found.actions:
            said = words("Action A{number}", number=numbers[action.id])
            yield card(action.title, said, "action_plan", action.theme, action=action.id)
        for point in found.points:
            centre = point.kind == "integrhabitat"
            said = words("IntegrHa-bitat centre") if centre else words("Attention point")
            where = {"centre" if centre else "point": point.id}
            yield card(point.name, said, "centres" if centre else "directory", **where)
        for project in found.projects:
            yield card(project.name, words("Strategic project"), "projects", project=project.id)
        for sector in found.sectors:
            yield card(sector.name, words("Sector"), "economy", sector=sector.id)
