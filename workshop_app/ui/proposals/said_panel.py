"""What proposals and challenges have in common when they are edited: words, theme, place, tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from workshop_app.domain.entity import PERSPECTIVES
from workshop_app.domain.meetings import Table, Workshop
from workshop_app.domain.places import Territory
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.export.names import PERSPECTIVES as PERSPECTIVES_SAID
from workshop_app.services import numbering
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import current, theme
from workshop_app.ui.guarded import Guarded, GuardedLine, GuardedText
from workshop_app.ui.proposals.capture_chips import ThemeChips
from workshop_app.ui.proposals.side_panel import SidePanel, label_over, of_lines
from workshop_app.ui.proposals.wordings import Wordings
from workshop_app.ui.widgets.buttons import IconButton
from workshop_app.ui.widgets.fields import Choice, Field

if TYPE_CHECKING:
    from workshop_app.ui.page import Page, Shell
    from workshop_app.ui.photos.strip import PhotoStrip

Said = TypeVar("Said", Proposal, Challenge)


class SaidPanel(SidePanel, Generic[Said]):
    """Edits one record. A subclass names its ``entity`` and says how it is changed."""

    entity: type[Said]
    HEARD = (
        "Table",
        "Workshop",
        "Territory",
        "Proposal",
        "Challenge",
        "ProposalChallenge",
        "Cluster",
    )

    def __init__(self, plan: OpenPlan, words: Words, parent: Page) -> None:
        super().__init__(words, parent)
        self.plan, self.page = plan, parent
        self.record: Said | None = None
        self.erased: frozenset[str] = frozenset()
        self.text = of_lines(GuardedText(words, lines=4))
        self.first_said = Wordings(words)
        self.themes = ThemeChips(words, "housing", keys=False)
        self.workshop, self.table = Choice(), Choice()
        self.territory, self.perspective = Choice(), Choice()
        self.tags = GuardedLine(words)
        self.photos: PhotoStrip | None = None
        self._build_common()
        self.build()
        self.fields.addStretch(1)
        self.body.setEnabled(not plan.read_only)
        self.more = IconButton("dots-three-vertical", words("More about this card"), size=36)
        self.more.clicked.connect(self._open_more)
        if plan.read_only:
            self.more.hide()
        self.top.insertWidget(1, self.more)

    def first(self) -> QWidget:
        return self.text if self.body.isEnabled() else self.close_button

    # -- what a subclass says ---------------------------------------------------------------------
    def build(self) -> None:
        """Add its own fields and the foot."""

    def change(self, confirmed: bool = False, **values: Any) -> None:
        """Keep other values of the record."""
        raise NotImplementedError

    def show_rest(self, record: Said) -> None:
        """Show its own fields."""

    def kind_name(self) -> str:
        """What it is called in the head."""
        raise NotImplementedError

    # -- building ---------------------------------------------------------------------------------
    def _build_common(self) -> None:
        words = self.words
        self._words_field = Field(self.kind_name(), self.text)
        self.text.edit.setAccessibleName(self.kind_name())
        self.tags_field = Field(words("Tags"), self.tags, words("With commas between them"))
        self.tags.edit.setAccessibleName(words("Tags"))
        for widget in (self._words_field, self.first_said):
            self.fields.addWidget(widget)
        self.fields.addWidget(label_over(words("Theme"), self.themes, _spring()))
        self.text.kept.connect(self._keep_text)
        self.tags.kept.connect(self._keep_tags)
        self.themes.chosen.connect(lambda theme: self.change(theme=theme))

    def add_places(self) -> None:
        """Workshop and table, territory, perspective; what the plan has none of stays hidden."""
        words = self.words
        self._workshop_field = Field(words("Workshop"), self.workshop)
        self._table_field = Field(words("Table"), self.table)
        self._territory_field = Field(words("Territory"), self.territory)
        self._perspective_field = Field(words("Perspective"), self.perspective)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._workshop_field, 3)
        row.addWidget(self._table_field, 2)
        self.fields.addLayout(row)
        self.fields.addWidget(self._territory_field)
        self.fields.addWidget(self._perspective_field)
        self.workshop.chosen.connect(lambda id: self.change(workshop=id or None, table=None))
        self.table.chosen.connect(lambda id: self.change(table=id or None))
        self.territory.chosen.connect(lambda id: self.change(territory=id or None))
        self.perspective.chosen.connect(lambda id: self.change(perspective=id or None))

    def add_photos(self) -> None:
        """The photos of the record, and the ways to add one."""
        self.photos = photo_strip(self.plan, self.words, self.page.shell, self)
        self.fields.addWidget(self.photos)

    # -- seldom -----------------------------------------------------------------------------------
    def _open_more(self) -> None:
        """What is seldom wanted and never by mistake."""
        now, menu = theme.now(), QMenu(self)
        menu.setObjectName("seldom")
        menu.setFont(now.font("body"))
        menu.addAction(self.words("Erase for good…")).triggered.connect(lambda: self._erase())
        self.add_seldom(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self.more.mapToGlobal(QPoint(self.more.width(), self.more.height() + 4))
        menu.popup(QPoint(corner.x() - menu.sizeHint().width(), corner.y()))

    def add_seldom(self, menu: QMenu) -> None:
        """Add what only this kind of card has."""

    def _erase(self) -> None:
        """Asked about first: it cannot be undone."""
        from workshop_app.ui.last_look.erase import EraseDialog

        record = self.fresh()
        if record is not None:
            EraseDialog(self, self.plan, self.words, self.page.shell, record).open()

    # -- keeping ----------------------------------------------------------------------------------
    def fresh(self) -> Said | None:
        """The record as it stands now."""
        return self.plan.find(self.entity, self.record.id) if self.record else None

    def _keep_text(self, text: str, confirmed: bool) -> None:
        if text:
            self.change(confirmed, text=text)
        elif self.record is not None:
            self.text.setText(self.record.text)

    def _keep_tags(self, text: str, confirmed: bool) -> None:
        self.change(confirmed, tags=tuple(tag.strip() for tag in text.split(",")))

    def pick_theme(self, chosen: str) -> None:
        if self.body.isEnabled():
            self.themes.pick(chosen)

    def put_back(self, field: Guarded) -> None:
        if self.record is not None:
            kept = {self.text: self.record.text, self.tags: ", ".join(self.record.tags)}
            field.setText(kept.get(field, self.kept_elsewhere(field)))

    def kept_elsewhere(self, field: Guarded) -> str:
        """What is kept of a field of the subclass."""
        return ""

    # -- showing ----------------------------------------------------------------------------------
    def show_record(self, id: str) -> bool:
        """Show the record with this id; False where it is no longer there."""
        record = self.plan.find(self.entity, id)
        if record is None:
            return False
        other = self.record is None or self.record.id != id
        before, self.record = self.record, record
        number = numbering.near(self.plan, self.entity, id)[id]
        self.head.say(record.theme, number, self.kind_name())
        self.setAccessibleName(self.head.text())
        self._show_text(
            self.text, record.text, other or before is None or before.text != record.text
        )
        tags = ", ".join(record.tags)
        self._show_text(self.tags, tags, other or before is None or before.tags != record.tags)
        history = self.plan.history(record, "text")
        self.first_said.show_history(history)
        self.erased = erased_fields(self.plan, id)
        self.text.setEnabled("text" not in self.erased)
        self.tags.setEnabled("tags" not in self.erased)
        self.themes.choose(record.theme)
        self._show_places(record)
        self.show_rest(record)
        if self.photos is not None and other:
            self.photos.show_record(record)
        if other:
            self.area.verticalScrollBar().setValue(0)
        return True

    @staticmethod
    def _show_text(field: Guarded, text: str, differs: bool) -> None:
        """Show what is kept, but never over what a person is just writing there."""
        if differs and not field.unanswered and field.text().strip() != text:
            field.setText(text)

    def _show_places(self, record: Said) -> None:
        words: Words = self.words
        workshops: list[Workshop] = current.workshops(self.plan)
        self.workshop.set_choices(
            [("", words("No workshop")), *((one.id, one.title) for one in workshops)],
            record.workshop or "",
        )
        self._workshop_field.setVisible(bool(workshops))
        tables: list[Table] = []
        if record.workshop:
            tables = self.plan.all(Table, workshop=record.workshop)
        tables.sort(key=lambda table: table.position)
        self.table.set_choices(
            [("", words("No table")), *((one.id, one.name) for one in tables)],
            record.table or "",
        )
        self._table_field.setVisible(bool(tables))
        territories: list[Territory] = self.plan.all(Territory)
        choices = [("", words("No territory"))]
        choices += [(one.id, f"{one.code} · {one.name}") for one in territories]
        self.territory.set_choices(choices, record.territory or "")
        self._territory_field.setVisible(bool(territories))
        self.perspective.set_choices(
            [
                ("", words("No perspective")),
                *((one, words(PERSPECTIVES_SAID[one])) for one in PERSPECTIVES),
            ],
            record.perspective or "",
        )

    def told(self, news: News) -> None:
        """Something was saved; the record may have gone."""
        if self.record is None or self.isHidden():
            return
        if self.photos is not None:
            self.photos.told(news)
        heard = isinstance(news, Changed) and news.about(*self.HEARD)
        if heard and not self.show_record(self.record.id):
            self.left.emit()


def erased_fields(plan: OpenPlan, id: str) -> frozenset[str]:
    """The fields of a record that were erased for good: nothing can be written there again."""
    from workshop_app.services import erasing

    return erasing.erased(plan, id)


def photo_strip(plan: OpenPlan, words: Words, shell: Shell, parent: QWidget) -> PhotoStrip:
    """The strip of photos in a panel; its code is loaded with the first panel."""
    from workshop_app.ui.photos.strip import PhotoStrip

    return PhotoStrip(plan, words, shell, parent)


def _spring() -> QWidget:
    """Takes the room that is left in a row."""
    from PySide6.QtWidgets import QSizePolicy

    made = QWidget()
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    made.setFixedHeight(1)
    return made
