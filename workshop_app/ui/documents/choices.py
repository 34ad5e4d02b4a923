"""How a document is made: its language, its paper, and which state of the plan it tells."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from workshop_app.domain.places import Version
from workshop_app.services import document_orders, versions
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.plan_value import check_value_of
from workshop_app.settings import Settings
from workshop_app.text import Words
from workshop_app.translation.languages import LANGUAGES
from workshop_app.ui.documents.exports import READABLE
from workshop_app.ui.prepare import kit_kept
from workshop_app.ui.widgets import Button, Card, Choice, Field, Paragraph


def language_of(plan: OpenPlan, settings: Settings) -> str:
    """The language of documents: what was chosen last on this laptop, else the plan's."""
    for language in (settings.document_language, plan.plan.language, settings.language):
        if language in LANGUAGES:
            return language
    return next(iter(LANGUAGES))


class Choices(Card):
    """Emits ``changed`` when a person chose otherwise, ``look_wanted`` to go through all texts."""

    changed = Signal()
    look_wanted = Signal()

    def __init__(self, plan: OpenPlan, words: Words, settings: Settings) -> None:
        super().__init__(padding=14, spacing=10)
        self._plan, self._words, self._settings = plan, words, settings
        self._papers: dict[str, str] = {}
        self._kind, self._compact = "", False
        self._versions: dict[str, Version] = {}
        languages = [(key, row.name) for key, row in LANGUAGES.items()]
        self.language = Choice(languages, language_of(plan, settings))
        self.state = Choice()
        self.paper = Choice()
        self.state_field = Field(words("State of the plan"), self.state)
        self.paper_field = Field(words("Paper"), self.paper)
        self._row = QHBoxLayout()
        self._row.setSpacing(10)
        self._row.addWidget(Field(words("Language of the document"), self.language), 1)
        self._row.addWidget(self.paper_field, 1)
        self.box.addLayout(self._row)
        self.box.addWidget(self.state_field)
        self.open_to_all = Paragraph(words(READABLE), "min", "warn")
        self.box.addWidget(self.open_to_all)
        self.open_to_all.setHidden(not plan.protected)
        self.texts = Button(words("Look at the texts once more"), "quiet", icon="eye", size="small")
        self.texts.clicked.connect(self.look_wanted)
        self.box.addWidget(self.texts)
        self.value = Paragraph("", "min", "muted")
        self.value.setObjectName("check value of the plan")
        self.box.addWidget(self.value)
        self.language.chosen.connect(lambda _key: self.changed.emit())
        self.state.chosen.connect(lambda _key: self.changed.emit())
        self.paper.chosen.connect(self._choose_paper)
        self.read()

    # -- what is chosen ---------------------------------------------------------------------------
    @property
    def version(self) -> Version | None:
        """The kept version that documents tell; ``None`` for the plan of today."""
        return self._versions.get(self.state.key)

    def paper_of(self, kind: str) -> str:
        """The paper of a kind: what was chosen, else what this laptop prints on; "" where there is
        no choice."""
        papers = document_orders.papers_of(kind)
        usual = kit_kept.paper(self._plan, self._settings)
        chosen = self._papers.get(kind, usual if usual in papers else next(iter(papers), ""))
        return chosen if chosen in papers else ""

    def choose_version(self, id: str) -> None:
        """Tell the plan as it stood in this version; "" as it is today."""
        self.state.choose(id if id in self._versions else "")

    def _choose_paper(self, key: str) -> None:
        self._papers[self._kind] = key
        self.changed.emit()

    # -- what is shown ----------------------------------------------------------------------------
    def read(self) -> None:
        """The versions and the check value, as they stand now."""
        words, current = self._words, self.state.key
        found = versions.versions(self._plan)
        self._versions = {one.id: one for one in found}
        rows = [("", words("As it is today"))]
        rows += [(one.id, self._called(one)) for one in found]
        self.state.set_choices(rows, current if current in self._versions else "")
        self.state_field.setHidden(not found)
        value = check_value_of(self._plan).replace(" ", "\u00a0")  # on one line, to be compared
        self.value.setText(words("Check value of the plan: {value}", value=value))
        self.value.setHidden(self._compact or not value)

    def arrange(self, compact: bool) -> None:
        """Without the check value where there is little room: it stands on every document."""
        self._compact = compact
        self.read()

    def _called(self, version: Version) -> str:
        try:
            day = self._words.date(date.fromisoformat(version.made_on), "short")
        except ValueError:
            return version.name
        return f"{version.name} · {day}"

    def show_kind(self, kind: str) -> None:
        """The papers of this kind."""
        self._kind = kind
        papers = document_orders.papers_of(kind) if kind else {}
        rows = [(key, self._words(name)) for key, name in papers.items()]
        self.paper.set_choices(rows, self.paper_of(kind) if kind else "")
        self.paper_field.setHidden(len(rows) < 2)
        way = QBoxLayout.Direction
        short = kind in document_orders.CUT  # names of sheets are short, those of posters are not
        self._row.setDirection(way.LeftToRight if short else way.TopToBottom)
