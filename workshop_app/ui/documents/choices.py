"""How a document is made: its language, its paper, and which state of the plan it tells."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from workshop_app.domain.places import Version
from workshop_app.services import document_orders, versions
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.plan_value import check_value_of
from workshop_app.settings import Settings
from workshop_app.text import Words
from workshop_app.translation.languages import LANGUAGES
from workshop_app.ui.documents.exports import READABLE
from workshop_app.ui.jobs import Job
from workshop_app.ui.prepare import kit_kept
from workshop_app.ui.widgets import Button, Card, Choice, Field, Paragraph

VALUE_AFTER = 300
"""Milliseconds from the last change until the check value is worked out anew."""


def language_of(plan: OpenPlan, settings: Settings) -> str:
    """The language of documents: what was chosen last on this laptop, else the plan's."""
    for language in (settings.document_language, plan.plan.language, settings.language):
        if language in LANGUAGES:
            return language
    return next(iter(LANGUAGES))


class Choices(Card):
    """Emits ``changed`` when a person chose otherwise, ``look_wanted`` to go through all texts,
    ``missing_wanted`` to see what the plan lacks."""

    changed = Signal()
    missing_wanted = Signal()
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
        self.missing = Button(words("What is missing"), "quiet", icon="list-checks", size="small")
        self.missing.clicked.connect(self.missing_wanted)
        self.box.addWidget(self.missing)
        self.value = Paragraph("", "min", "muted")
        self.value.setObjectName("check value of the plan")
        self.box.addWidget(self.value)
        self.language.chosen.connect(lambda _key: self.changed.emit())
        self.state.chosen.connect(lambda _key: self.changed.emit())
        self.paper.chosen.connect(self._choose_paper)
        self._looking: Job | None = None
        self._paused = False
        self._soon = QTimer(self, singleShot=True, interval=VALUE_AFTER)
        self._soon.timeout.connect(self._look_up)

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

    def choose_paper(self, kind: str, paper: str) -> None:
        """The paper of a kind, where it has such a one."""
        if paper and paper in document_orders.papers_of(kind):
            self._papers[kind] = paper

    def choose_version(self, id: str) -> None:
        """Tell the plan as it stood in this version; "" as it is today."""
        self.state.choose(id if id in self._versions else "")

    def _choose_paper(self, key: str) -> None:
        self._papers[self._kind] = key
        self.changed.emit()

    # -- what is shown ----------------------------------------------------------------------------
    def read(self) -> None:
        """The versions as they stand now, and soon the check value."""
        words, current = self._words, self.state.key
        found = versions.versions(self._plan)
        self._versions = {one.id: one for one in found}
        rows = [("", words("As it is today"))]
        rows += [(one.id, self._called(one)) for one in found]
        self.state.set_choices(rows, current if current in self._versions else "")
        self.state_field.setHidden(not found)
        self.value.setHidden(self._compact or not self.value.text())
        self._soon.start()

    def pause(self) -> None:
        """Nothing is read from the plan, which may go now, until ``read``."""
        self._soon.stop()
        self._paused = True

    def _look_up(self) -> None:
        """The check value reads the whole plan: off Qt's thread."""
        self._paused = False
        if self._looking is not None:
            self._soon.start()
            return
        plan = self._plan
        job = self._looking = Job(lambda _progress: check_value_of(plan))
        job.done.connect(self._say_value)
        job.failed.connect(self._failed)
        job.ended.connect(self._looked_up)
        job.start()

    def _say_value(self, value: str) -> None:
        whole = value.replace(" ", "\u00a0")  # on one line, to be compared
        said = self._words("Check value of the plan: {value}", value=whole) if value else ""
        self.value.setText(said)
        self.value.setHidden(self._compact or not said)

    def _failed(self, error: BaseException) -> None:
        if not self._paused:  # else the plan went while it was read
            raise error

    def _looked_up(self) -> None:
        self._looking = None

    def arrange(self, compact: bool) -> None:
        """Without the check value where there is little room: it stands on every document."""
        self._compact = compact
        self.value.setHidden(compact or not self.value.text())

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
