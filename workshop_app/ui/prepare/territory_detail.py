"""One territory: name, description, and in which communes it lies."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.domain.places import Commune, Territory, TerritoryCommune
from workshop_app.services import prepare
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.guarded import GuardedLine, GuardedText
from workshop_app.ui.prepare.communes import CommuneLine, CommuneList, CommuneRow
from workshop_app.ui.prepare.inputs import named, show
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.labels import Label, Paragraph
from workshop_app.ui.widgets.rows import Rows


class TerritoryDetail(Card):
    """The card at the right. ``gone`` after the territory was taken away; ``sheet(id)``: what it
    lacks and has is wanted."""

    gone = Signal()
    sheet = Signal(str)

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__(spacing=10)
        self._plan, self._words = plan, words
        self._territory: Territory | None = None
        self._build_head()
        self.name = GuardedLine(words)
        self.name.edit.setObjectName("territory name")
        self.description = GuardedText(words, lines=2)
        self.description.edit.setObjectName("territory description")
        self.description.edit.setMaximumHeight(theme.now().line("body") * 3 + 18)
        self.name_field = named(words("Name"), self.name)
        self.description_field = named(words("What it is like"), self.description)
        self.name.kept.connect(self._keep_name)
        self.description.kept.connect(self._keep_description)
        for line in (self.name, self.description):
            line.edit.setReadOnly(plan.read_only)
        self.box.addWidget(self.name_field)
        self.box.addWidget(self.description_field)
        self._build_communes()

    def _build_head(self) -> None:
        words, head = self._words, QHBoxLayout()
        self.title = Label("", "section")
        self.drop = Button(words("Take out"), "plain", icon="trash")
        self.drop.clicked.connect(self.remove)
        self.more = Button(words("What it lacks and has"), "quiet", icon_after="arrow-right")
        self.more.clicked.connect(self._ask_sheet)
        head.addWidget(self.title, 1)
        head.addWidget(self.more)
        head.addWidget(self.drop)
        self.box.addLayout(head)

    def _build_communes(self) -> None:
        words = self._words
        self.heading = Label(words("Communes"), "detail", weight=600)
        self.box.addWidget(self.heading)
        self.help = Paragraph(
            words("A territory may lie in several communes, and a commune may hold several."),
            "min", "muted",
        )  # fmt: skip
        self.box.addWidget(self.help)
        self._rows = Rows()
        self.communes = CommuneList(self._rows, words("Communes"))
        self.communes.setObjectName("communes")
        self.communes.setMinimumHeight(theme.now().px(44))
        self.communes.turned.connect(self._lie)
        self.communes.edited.connect(self._edit)
        self.communes.dropped.connect(self._drop_commune)
        self.box.addWidget(self.communes, 1)
        self.line = CommuneLine(words)
        self.line.written.connect(self._write)
        self.box.addWidget(self.line)
        self.line.setVisible(not self._plan.read_only)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the explanation gives its room to the list."""
        super().resizeEvent(event)
        self.help.setVisible(self.window().height() > theme.now().px(640))

    # -- what is shown ----------------------------------------------------------------------------
    def show_territory(self, territory: Territory | None) -> None:
        """Show ``territory``; with ``None`` only the communes."""
        other = territory is None or not self._territory or territory.id != self._territory.id
        self._territory = territory
        self.title.setText(territory.code if territory else self._words("Communes"))
        self.drop.setVisible(territory is not None and not self._plan.read_only)
        self.more.setVisible(territory is not None)
        for field in (self.name_field, self.description_field, self.heading):
            field.setVisible(territory is not None)
        if territory:
            show(self.name, territory.name, other)
            show(self.description, territory.description, other)
            self.name_field.well()
        self._show_communes()

    def _lies_in(self) -> set[str]:
        if self._territory is None:
            return set()
        links = self._plan.all(TerritoryCommune, territory=self._territory.id)
        return {link.commune for link in links}

    def _show_communes(self) -> None:
        words, inside = self._words, self._lies_in()
        found = sorted(self._plan.all(Commune), key=lambda one: (one.number, one.name))
        ticked = self._territory is not None
        rows = [CommuneRow(one, one.id in inside if ticked else None, words) for one in found]
        self.communes.show_rows(rows)

    # -- what a person does -----------------------------------------------------------------------
    def _keep_name(self, text: str, confirmed: bool) -> None:
        if self._territory is None:
            return
        if not text:
            self.name_field.missing(self._words("Name, missing"))
            return
        self.name_field.well()
        self._change(confirmed, name=text)

    def _keep_description(self, text: str, confirmed: bool) -> None:
        self._change(confirmed, description=text)

    def _change(self, confirmed: bool, **values: str) -> None:
        if self._territory:
            prepare.change_territory(self._plan, self._territory, confirmed=confirmed, **values)

    def remove(self) -> None:
        """Take the territory out."""
        if self._territory and not self._plan.read_only:
            prepare.remove_territory(self._plan, self._territory)
            self.gone.emit()

    def _ask_sheet(self) -> None:
        if self._territory:
            self.sheet.emit(self._territory.id)

    def _lie(self, row: CommuneRow) -> None:
        if self._territory and not self._plan.read_only:
            wanted = self._lies_in() ^ {row.commune.id}
            prepare.lie_in(self._plan, self._territory, wanted)

    def _edit(self, row: CommuneRow) -> None:
        if not self._plan.read_only:
            self.line.edit_commune(row.commune)

    def _drop_commune(self, row: CommuneRow) -> None:
        if not self._plan.read_only:
            prepare.remove_commune(self._plan, row.commune)

    def _write(self, commune: Commune | None, number: int, name: str, confirmed: bool) -> None:
        name = name or self._words("Commune {n}", n=number)
        if commune:
            prepare.change_commune(self._plan, commune, number, name, confirmed=confirmed)
            return
        prepare.add_commune(
            self._plan, number, name, territory=self._territory, confirmed=confirmed
        )
