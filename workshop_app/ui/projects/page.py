"""Strategic projects: each one's sheet, up to the profile, with what it is linked to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.domain.directory import StrategicProject
from workshop_app.services import projects
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words
from workshop_app.ui import paint, theme
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.projects.sheet import ProjectSheet
from workshop_app.ui.projects.side import ProjectSide
from workshop_app.ui.widgets import (
    Card,
    EmptyCard,
    Header,
    Paragraph,
    RowDelegate,
    RowList,
    Rows,
    Rule,
    wrapped,
)

STAGES = {
    "idea": N_("Idea"),
    "perfil": N_("Profile"),
    "prefactibilidad": N_("Pre-feasibility"),
}


class ProjectsPage(Page):
    """The list at the left, the sheet in the middle, parts, actors and next step at the right."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self._projects = projects.projects(plan)
        count = words.many("{n} project", "{n} projects", len(self._projects))
        sample = f" · {words('sample figures')}" if plan.plan.sample else ""
        context = f"{plan.plan.municipality} · {count}{sample}"
        self.header = Header(words("Strategic projects"), context)
        self.column.addWidget(self.header)
        if not self._projects:
            empty = EmptyCard(
                "buildings",
                words("There is no strategic project yet"),
                words("The sample plan shows a project's sheet, up to its profile."),
            )
            self.column.addWidget(empty, 1)
            return
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self._list())
        self.sheet = ProjectSheet(plan, words)
        body.addWidget(self.sheet, 1)
        self.side = ProjectSide(plan, words, shell)
        body.addWidget(self.side)
        self.column.addLayout(body, 1)
        self.list.pick(0)

    def open_at(self, **where: str) -> None:
        for at, project in enumerate(self._projects):
            if project.id == where.get("project"):
                self.list.pick(at)

    def where(self) -> dict[str, str]:
        return {"project": self._current.id} if self._projects else {}

    def told(self, news: News) -> None:
        if not isinstance(news, Changed) or news.about("StrategicProject", "ProjectPart"):
            self.shell.go("projects", **self.where())

    def arrange(self, compact: bool) -> None:
        super().arrange(compact)
        if self._projects:
            self._listed.setFixedWidth(190 if compact else 240)
            self.side.setFixedWidth(240 if compact else 286)

    def _list(self) -> Card:
        words = self.words
        self._listed = Card(padding=8, spacing=4)
        self.list = RowList(Rows(self._projects), _ProjectRow(self._said), words("Projects"))
        self.list.picked.connect(self._pick)
        self._listed.box.addWidget(self.list, 1)
        self._listed.box.addWidget(Rule())
        note = words("A project does not stand in the vote; actions of the plan may feed it.")
        self._listed.box.addWidget(Paragraph(note, "min", "muted"))
        return self._listed

    def _said(self, project: StrategicProject) -> str:
        stage = self.words(STAGES.get(project.stage, project.stage))
        total = (project.rough_cost or {}).get("total")
        return f"{stage} · {self.words.millions(total)}" if total else stage

    def _pick(self, project: StrategicProject) -> None:
        self._current = project
        self.sheet.show_project(project, self.words(STAGES.get(project.stage, project.stage)))
        self.side.show_project(project)


class _ProjectRow(RowDelegate):
    """The whole name on up to three lines, stage and cost under it."""

    def __init__(self, said: Callable[[StrategicProject], str]) -> None:
        super().__init__(104, lines=True)
        self._said = said

    def paint_row(
        self, painter: QPainter, box: QRectF, row: StrategicProject, selected: bool
    ) -> None:
        now = theme.now()
        inner = box.adjusted(16, 8, -12, -8)
        below = QRectF(inner.left(), inner.bottom() - now.px(22), inner.width(), now.px(22))
        name = QRectF(inner.left(), inner.top(), inner.width(), inner.height() - now.px(24))
        wrapped.lines(painter, name, row.name, now.font("body", weight=600), now.color.ink,
                      where=self, most=3)  # fmt: skip
        paint.text(painter, below, self._said(row), now.font("min"), now.color.muted, where=self)
