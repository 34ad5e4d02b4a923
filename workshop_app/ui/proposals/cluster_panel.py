"""A cluster opened: its title, and the originals word for word."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.meetings import Table
from workshop_app.domain.numbers import sort_key
from workshop_app.domain.proposals import Cluster, Proposal
from workshop_app.services import clusters, numbering, proposals
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.guarded import Guarded, GuardedText
from workshop_app.ui.proposals.side_panel import SidePanel, of_lines
from workshop_app.ui.scrolled import emptied
from workshop_app.ui.widgets.badge import Badge
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.chips import Chip
from workshop_app.ui.widgets.fields import Field
from workshop_app.ui.widgets.labels import Label, Paragraph


class ClusterPanel(SidePanel):
    """Renames a cluster, takes originals out, says whose number goes on the ballot."""

    opened = Signal(str)
    """The id of an original that a person wants to edit."""
    HEARD = ("Cluster", "Proposal", "Table")

    def __init__(self, plan: OpenPlan, words: Words, parent: QWidget) -> None:
        super().__init__(words, parent)
        self.plan = plan
        self.cluster: Cluster | None = None
        self.title = of_lines(GuardedText(words, lines=2))
        self.title.edit.setAccessibleName(words("Title of the cluster"))
        self.title.kept.connect(self._rename)
        self.title.setEnabled(not plan.read_only)
        self._members = QVBoxLayout()
        self._members.setSpacing(8)
        self.fields.addWidget(Field(words("Title of the cluster"), self.title))
        self.fields.addWidget(Label(words("What was said, word for word"), "detail", weight=600))
        self.fields.addLayout(self._members)
        self.fields.addStretch(1)
        self.split = Button(words("Split into its originals"), icon="arrows-out", size="small")
        self.split.clicked.connect(self._split)
        self.foot.addWidget(self.split)
        self.split.setHidden(plan.read_only)
        self.foot.addStretch(1)

    def first(self) -> QWidget:
        return self.close_button if self.plan.read_only else self.title

    # -- showing ----------------------------------------------------------------------------------
    def show_cluster(self, id: str) -> bool:
        """Show the cluster with this id; False where it is no longer there."""
        cluster = self.plan.find(Cluster, id)
        if cluster is None:
            return False
        before, self.cluster = self.cluster, cluster
        other = before is None or before.id != id or before.label != cluster.label
        if other and not self.title.unanswered and self.title.text().strip() != cluster.label:
            self.title.setText(cluster.label)
        members: list[Proposal] = self.plan.all(Proposal, cluster=id)
        numbers: dict[str, str] = {}
        for one in members:
            numbers |= numbering.near(self.plan, Proposal, one.id)
        members.sort(key=lambda one: (one.id != cluster.keeper, sort_key(numbers[one.id])))
        topic = members[0].theme if members else "housing"
        said = " + ".join(numbers[one.id] for one in members)
        self.head.say(topic, said, self.words("Cluster"), icon="stack-fill")
        self.setAccessibleName(self.head.text())
        emptied(self._members)
        tables = {one.id: one.name for one in self.plan.all(Table)}
        for one in members:
            table = tables.get(one.table or "", "")
            self._members.addWidget(self._member(one, numbers[one.id], table))
        return True

    def _member(self, one: Proposal, number: str, table: str) -> Card:
        words, card = self.words, Card("sunken", padding=12, spacing=6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Badge(one.theme, 22))
        head.addWidget(Label(number, "strong", weight=700))
        if table:
            head.addWidget(Label(table, "min", "muted"))
        head.addStretch(1)
        keeps = self.cluster is not None and self.cluster.keeper == one.id
        if keeps:
            head.addWidget(Chip(words("Its number goes on the ballot"), "tint", icon="archive-box"))
        card.box.addLayout(head)
        card.box.addWidget(Paragraph(one.text))
        if not self.plan.read_only:
            card.box.addLayout(self._buttons(one, number, keeps))
        return card

    def _buttons(self, one: Proposal, number: str, keeps: bool) -> QHBoxLayout:
        words, row = self.words, QHBoxLayout()
        row.setSpacing(4)
        rows = [
            (words("Edit"), words("Edit {number}", number=number), self._edit),
            (words("Separate"), words("Separate {number}", number=number), self._separate),
        ]
        if not keeps:
            name = words("Put {number} on the ballot", number=number)
            rows.append((words("Put on the ballot"), name, self._keep_number))
        for said, name, what in rows:
            button = Button(said, "quiet", size="small")
            button.setAccessibleName(name)
            button.clicked.connect(lambda _=False, what=what, id=one.id: what(id))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def told(self, news: News) -> None:
        """Something was saved; the cluster may have ended."""
        if self.cluster is None or self.isHidden():
            return
        heard = isinstance(news, Changed) and news.about(*self.HEARD)
        if heard and not self.show_cluster(self.cluster.id):
            self.left.emit()

    # -- changing ---------------------------------------------------------------------------------
    def _rename(self, text: str, confirmed: bool) -> None:
        cluster = self.plan.find(Cluster, self.cluster.id) if self.cluster else None
        if cluster is not None and text:
            proposals.edit_cluster(self.plan, cluster, label=text, confirmed=confirmed)

    def _edit(self, id: str) -> None:
        if self.write():
            self.opened.emit(id)

    def _separate(self, id: str) -> None:
        one = self.plan.find(Proposal, id)
        if one is not None:
            proposals.take_out_of_cluster(self.plan, one)

    def _split(self) -> None:
        if self.cluster is not None and self.write():
            clusters.split_up(self.plan, [self.cluster.id])

    def _keep_number(self, id: str) -> None:
        cluster = self.plan.find(Cluster, self.cluster.id) if self.cluster else None
        if cluster is not None:
            proposals.edit_cluster(self.plan, cluster, keeper=id)

    def put_back(self, field: Guarded) -> None:
        if self.cluster is not None:
            field.setText(self.cluster.label)
