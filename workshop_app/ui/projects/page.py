"""Strategic projects: each one's sheet, up to the profile, with what it is linked to."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QListView, QWidget

from workshop_app.domain.directory import StrategicProject
from workshop_app.services import projects
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.projects.row import ProjectRow, ProjectRows
from workshop_app.ui.projects.sheet import ProjectSheet
from workshop_app.ui.projects.side import ProjectSide
from workshop_app.ui.widgets import Card, EmptyCard, Header, Paragraph, RowList, Rule

TOLD_ABOUT = (
    "StrategicProject", "ProjectPart", "Plan", "Action", "Proposal", "Territory", "Sector",
)  # fmt: skip


class ProjectsPage(Page):
    """The list at the left, the sheet in the middle, parts, actors and next step at the right."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self._projects: list[StrategicProject] = []
        self._current = ""
        self.header: Header = Header(words("Strategic projects"))
        self.column.addWidget(self.header)
        self.body = QWidget()
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._list())
        self.sheet = ProjectSheet(plan, words)
        row.addWidget(self.sheet, 1)
        self.side = ProjectSide(plan, words, shell)
        row.addWidget(self.side)
        self.column.addWidget(self.body, 1)
        self.empty = EmptyCard(
            "buildings",
            words("There is no strategic project yet"),
            words("The sample plan shows a project's sheet, up to its profile."),
        )
        self.column.addWidget(self.empty, 1)
        self._read()

    # -- the page's own calls ---------------------------------------------------------------------
    def open_at(self, **where: str) -> None:
        self._current = where.get("project", self._current)
        self._choose()
        self.list.setFocus()

    def where(self) -> dict[str, str]:
        return {"project": self._current} if self._current else {}

    def told(self, news: News) -> None:
        if not isinstance(news, Changed) or news.about(*TOLD_ABOUT):
            self._read()

    def arrange(self, compact: bool) -> None:
        super().arrange(compact)
        self._listed.setFixedWidth(theme.now().px(196 if compact else 240))
        self.side.setFixedWidth(theme.now().px(262 if compact else 298))

    # -- building ---------------------------------------------------------------------------------
    def _list(self) -> Card:
        words = self.words
        self._listed = Card(padding=8, spacing=4)
        self.model = ProjectRows(words, self.plan.plan.currency)
        self.list = RowList(self.model, ProjectRow(self.model.said), words("Projects"))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.picked.connect(self._pick)
        self._listed.box.addWidget(self.list, 1)
        self._listed.box.addWidget(Rule())
        note = words("A project does not stand in the vote; actions of the plan may feed it.")
        self._listed.box.addWidget(Paragraph(note, "min", "muted"))
        return self._listed

    # -- reading ----------------------------------------------------------------------------------
    def _read(self) -> None:
        """Read the projects again and keep the chosen one."""
        words = self.words
        self._projects = projects.projects(self.plan)
        there = bool(self._projects)
        self.body.setHidden(not there)
        self.empty.setHidden(there)
        count = words.many("{n} project", "{n} projects", len(self._projects))
        sample = f" · {words('sample figures')}" if self.plan.plan.sample else ""
        self.header.set_context(f"{self.plan.plan.municipality} · {count}{sample}")
        self.model.show(self._projects)
        self._choose()

    def _choose(self) -> None:
        ids = [project.id for project in self._projects]
        if ids:
            self.list.pick(ids.index(self._current) if self._current in ids else 0)
        else:
            self._current = ""

    def _pick(self, project: StrategicProject) -> None:
        self._current = project.id
        parts = projects.parts(self.plan, project)
        self.sheet.show_project(project, parts)
        self.side.show_project(project, parts)
