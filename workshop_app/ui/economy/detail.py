"""The chosen sector: what it is, its chain, what it led to, what its scores rest on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.action_plan import Action
from workshop_app.domain.economy import SECTOR_CRITERIA, EconomyAction, SectorScore
from workshop_app.domain.places import Territory
from workshop_app.domain.proposals import Proposal
from workshop_app.services import economy, economy_actions, economy_sectors, numbering
from workshop_app.services.economy import Studied
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.economy import heat_rows, names, own_work
from workshop_app.ui.economy.add_line import AddLine
from workshop_app.ui.economy.cells import ChainRow, ScoreMark
from workshop_app.ui.economy.links import LinkRows
from workshop_app.ui.link_card import LinkCard
from workshop_app.ui.page import Shell
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets import Button, Card, IconButton, IconTile, Label, Paragraph, Rule
from workshop_app.ui.widgets.painted import give_focus


class SectorDetail(Card):
    """Emits ``editing`` where its fields are asked for, ``wanted(place, id)`` for an action or a
    way of working that is seen elsewhere on the page."""

    editing = Signal()
    wanted = Signal(str, str)

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__()
        self._plan, self._words, self._shell = plan, words, shell
        self._id = ""
        self._known: tuple[object, ...] = ()
        holder, self._inside = column(spacing=8)
        self._inside.setContentsMargins(0, 0, 8, 0)
        self.area = scrolled(holder, name=words("Sector"))
        self.box.addWidget(self.area, 1)
        note = words("From 1, hard, to 5, favourable")
        self.box.addWidget(Label(note, "min", "muted", icon="info"))

    def show_sector(self, one: Studied, place: int, count: int) -> None:
        """Another sector; ``place`` (from 1) by its mean among the ``count`` that lack no
        score, 0 where it lacks one."""
        told = self._told(one, place, count)
        if told == self._known:
            return
        self._known, at = told, self._stop()
        if one.sector.id != self._id:
            self.area.verticalScrollBar().setValue(0)
            self._id = one.sector.id
        box = emptied(self._inside)
        self._head(box, one, place, count)
        if one.sector.note:
            box.addWidget(Paragraph(one.sector.note, "detail"))
        if one.sector.chain:
            box.addWidget(ChainRow(self._words, one.sector.chain))
        self._actions(box, one)
        self._opportunities(box, one)
        self._proposals(box, one)
        self._territories(box, one)
        self._evidence(box, one)
        box.addStretch(1)
        in_reading_order(self)
        holder = self.area.widget()
        assert holder is not None
        holder.ensurePolished()
        QApplication.sendPostedEvents(holder, QEvent.Type.LayoutRequest)  # never seen squeezed
        self._go_back(at)

    def _told(self, one: Studied, place: int, count: int) -> tuple[object, ...]:
        """All that the detail tells: where it is the same, nothing is built anew."""
        plan, sector = self._plan, one.sector
        return (
            sector, tuple(one.scores.values()), one.mean, one.unscored, place, count,
            tuple(economy.actions_of(plan, sector)), tuple(economy.opportunities_of(plan, sector)),
            tuple(plan.find(Proposal, id) for id in sector.proposals),
            tuple(plan.find(Territory, id) for id in sector.territories),
        )  # fmt: skip

    def _stop(self) -> str | None:
        """What has the keyboard in here, by its name; ``None`` where nothing has."""
        here = QApplication.focusWidget()
        return here.accessibleName() if here is not None and self.isAncestorOf(here) else None

    def _go_back(self, name: str | None) -> None:
        """The keyboard to what is called as what had it; to the area where that is gone."""
        if name is not None:
            inside = self.findChildren(QWidget)
            stops = (one for one in inside if not one.isHidden() and one.accessibleName() == name)
            give_focus(next(stops, self.area))

    def _head(self, box: QVBoxLayout, one: Studied, place: int, count: int) -> None:
        words, row, said = self._words, QHBoxLayout(), QVBoxLayout()
        row.setSpacing(12)
        said.setSpacing(0)
        icon = heat_rows.icon_of(one.sector.name, one.sector.pictogram)
        row.addWidget(IconTile(icon, "accent"), 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(Paragraph(one.sector.name, "section", weight=700))
        if one.mean is not None:
            mean = heat_rows.mean_told(words, one.mean, len(one.unscored))
            rank = words("the highest") if place == 1 else words(
                "{place} of {count}", place=place, count=count
            )  # fmt: skip
            said.addWidget(
                Paragraph(f"{mean} · {rank}" if place and count > 1 else mean, "detail", "muted")
            )
        row.addLayout(said, 1)
        if not self._plan.read_only:
            edit = IconButton("pencil-simple", words("Change the sector"), size=36)
            edit.setToolTip(words("Change the sector") + " (F2)")
            edit.clicked.connect(self.editing)
            row.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(row)

    def _actions(self, box: QVBoxLayout, one: Studied) -> None:
        words, found = self._words, economy.actions_of(self._plan, one.sector)
        if not found and self._plan.read_only:
            return
        box.addWidget(Rule())
        head = QHBoxLayout()
        head.addWidget(Label(words("Actions"), "strong"), 1)
        line = AddLine(words, words("An action, and Enter"))
        line.fit(True)
        line.hide()
        if not self._plan.read_only:
            add = Button(words.at("verb", "Add"), "quiet", icon="plus", size="small")
            add.setAccessibleName(words("Add an action for this sector"))
            add.clicked.connect(line.show)
            add.clicked.connect(line.begin)
            line.wanted.connect(lambda text, _kind, ok: self._add(text, ok))
            line.left.connect(line.hide)
            line.left.connect(lambda: give_focus(add))
            head.addWidget(add)
        box.addLayout(head)
        box.addWidget(line)
        numbers = numbering.labels(self._plan, Action)
        for made, action in found:
            box.addWidget(self._action(made, action, numbers))

    def _add(self, text: str, confirmed: bool) -> None:
        economy_actions.add(self._plan, text, confirmed=confirmed, sectors=[self._id])

    def _action(
        self, made: EconomyAction, action: Action | None, numbers: dict[str, str]
    ) -> LinkCard:
        words = self._words
        told = words("not in the plan")
        if action:
            told = words("Action A{number} of the plan", number=numbers[action.id])
        who = (action.responsible if action else "") or made.responsible
        told = " · ".join(part for part in (told, who) if part)
        card = LinkCard(made.title, told, topic=action.theme if action else "economy")
        if action:
            card.picked.connect(lambda: self._shell.go("action_plan", action=action.id))
        else:
            card.picked.connect(lambda: self.wanted.emit("actions", made.id))
        return card

    def _opportunities(self, box: QVBoxLayout, one: Studied) -> None:
        words = self._words
        found = economy.opportunities_of(self._plan, one.sector)
        if not found:
            return
        box.addWidget(Rule())
        box.addWidget(Label(words("Work of one's own"), "strong"))
        for way in found:
            parts = (own_work.cost_of(self._plan, words, way), own_work.weeks_of(words, way),
                     way.note)  # fmt: skip
            card = LinkCard(way.name, " · ".join(part for part in parts if part))
            card.picked.connect(lambda id=way.id: self.wanted.emit("own_work", id))
            box.addWidget(card)

    def _proposals(self, box: QVBoxLayout, one: Studied) -> None:
        if self._plan.read_only and not one.sector.proposals:
            return
        box.addWidget(Rule())
        rows = LinkRows(self._plan, self._words, self._shell, Proposal)
        rows.show_ids(one.sector.proposals)
        rows.kept.connect(lambda ids: economy_sectors.edit(self._plan, one.sector, proposals=ids))
        box.addWidget(rows)

    def _territories(self, box: QVBoxLayout, one: Studied) -> None:
        found = [self._plan.find(Territory, id) for id in one.sector.territories]
        if not any(found):
            return
        box.addWidget(Rule())
        box.addWidget(Label(self._words("Territories"), "strong"))
        for territory in found:
            if territory is not None:
                name = f"{territory.code} {territory.name}".strip()
                link = LinkCard(name)
                link.picked.connect(
                    lambda id=territory.id: self._shell.go("territory", territory=id)
                )
                box.addWidget(link)

    def _evidence(self, box: QVBoxLayout, one: Studied) -> None:
        if not one.scores:
            return
        box.addWidget(Rule())
        box.addWidget(Label(self._words("What it rests on"), "strong"))
        for criterion in SECTOR_CRITERIA:
            if (score := one.scores.get(criterion)) is not None:
                box.addLayout(self._score(criterion, score))

    def _score(self, criterion: str, score: SectorScore) -> QHBoxLayout:
        row, words = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(10)
        words.setSpacing(0)
        head = names.short(self._words, criterion)
        words.addWidget(Label(head, "min", "muted", weight=600))
        if score.evidence:
            words.addWidget(Paragraph(score.evidence, "detail"))
        if score.source:
            source = self._words("Source: {source}", source=score.source)
            words.addWidget(Paragraph(source, "min", "muted"))
        row.addWidget(ScoreMark(score.score), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row
