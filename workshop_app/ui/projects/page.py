"""Strategic projects: each one's sheet, up to the profile, written in place, with what it is linked
to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QHBoxLayout, QListView, QMenu, QWidget

from workshop_app.domain.action_plan import Action
from workshop_app.domain.directory import StrategicProject
from workshop_app.services import numbering, project_links, project_view, projects
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.project_links import Link
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.link_picker import Offers
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.projects.editing import Editing
from workshop_app.ui.projects.link_picker import link_picker
from workshop_app.ui.projects.looks import Looks
from workshop_app.ui.projects.new_project import NewProject
from workshop_app.ui.projects.row import ProjectRow, ProjectRows
from workshop_app.ui.projects.sheet import ProjectSheet
from workshop_app.ui.projects.side import ProjectSide
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets import (
    Button,
    Card,
    EmptyCard,
    Header,
    Label,
    Paragraph,
    RowList,
    Rule,
    SearchField,
)
from workshop_app.ui.widgets.painted import give_focus

TOLD_ABOUT = (
    "StrategicProject", "ProjectPart", "Plan", "Action", "Proposal", "Territory", "Sector",
)  # fmt: skip


class ProjectsPage(Page):
    """The list at the left, the sheet in the middle, parts, actors and next step at the right."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self._projects: list[StrategicProject] = []
        self._current = ""
        self._stops = -1
        self._does: Callable[[Link], None] = lambda _one: None
        self._header()
        self.editing = Editing(plan, words, shell)
        self.editing.find_action = self._find_action
        self.body = QWidget()
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._list())
        self.sheet = ProjectSheet(plan, words, shell, self.editing)
        self.side = ProjectSide(plan, words, shell, self.editing)
        row.addWidget(self.sheet, 1)
        row.addWidget(self.side)
        self._blank = QWidget()
        row.addWidget(self._blank, 1)
        self.column.addWidget(self.body, 1)
        self.column.addWidget(self._empty(), 1)
        self.picker = link_picker(self, words)
        self._listen()
        self._read()

    # -- the page's own calls ---------------------------------------------------------------------
    def open_at(self, **where: str) -> None:
        wanted = where.get("project", self._current)
        if wanted and wanted not in [one.id for one in self._projects]:
            self.search.setText("")
        self._current = wanted
        self._choose()
        self.settle_focus()

    def settle_focus(self) -> None:
        (
            self.list if self._projects or self.search.text() else self.empty.button or self
        ).setFocus()

    def where(self) -> dict[str, str]:
        return {"project": self._current} if self._current else {}

    def told(self, news: News) -> None:
        if not isinstance(news, Changed) or news.about(*TOLD_ABOUT):
            self._read()

    def leaving(self) -> None:
        self.editing.finish()

    def arrange(self, compact: bool) -> None:
        super().arrange(compact)
        self.sheet.arrange(compact)
        self._listed.setFixedWidth(theme.now().px(196 if compact else 240))
        self.side.setFixedWidth(theme.now().px(262 if compact else 298))

    # -- building ---------------------------------------------------------------------------------
    def _header(self) -> None:
        words = self.words
        self.new = Button(words("New project"), icon="plus", key="N", size="header")
        self.new.clicked.connect(self.make)
        self.export = Button(words("Export"), "primary", icon="export", key="Ctrl+E", size="header")
        self.export.clicked.connect(self._export)
        self.primary = self.export
        shown = (self.export,) if self.plan.read_only else (self.new, self.export)
        self.header: Header = Header(words("Strategic projects"), "", *shown)
        self.column.addWidget(self.header)

    def _list(self) -> Card:
        words = self.words
        self._listed = Card(padding=8, spacing=6)
        self.search = SearchField(words("Search"), key="Ctrl+F")
        self.search.searched.connect(lambda _text: self._read())
        self._listed.box.addWidget(self.search)
        self.making = NewProject(self.plan, words)
        self.making.made.connect(self._show_made)
        self.making.ended.connect(self._after_making)
        self._listed.box.addWidget(self.making)
        self.model = ProjectRows(words, self.plan.plan.currency)
        self.list = RowList(self.model, ProjectRow(self.model.said), words("Projects"))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.picked.connect(self._pick)
        self.list.opened.connect(lambda _row: self.sheet.sections["problem"].begin())
        self.none = Label(words("No project says that"), "detail", "muted")
        self._listed.box.addWidget(self.none)
        self._listed.box.addWidget(self.list, 1)
        self._listed.box.addWidget(Rule())
        note = words("A project does not stand in the vote; actions of the plan may feed it.")
        self._listed.box.addWidget(Paragraph(note, "min", "muted"))
        return self._listed

    def _empty(self) -> EmptyCard:
        words = self.words
        first = None
        if not self.plan.read_only:
            first = Button(words("New project"), "tinted", icon="plus", size="header")
            first.clicked.connect(self.make)
        told = words("Begin with its name, the problem and whom it affects. The sample plan shows a "
                     "whole sheet, up to its profile.")  # fmt: skip
        self.empty = EmptyCard("buildings", words("There is no strategic project yet"), told, first)
        return self.empty

    def _listen(self) -> None:
        self.sheet.compared.connect(self.compare)
        self.sheet.on_map.connect(lambda: self.shell.go("map", project=self._current))
        self.sheet.more.connect(self._open_menu)
        self.sheet.elsewhere.connect(lambda key: self.editing.block(self.side.sections[key], key))
        self.side.link_wanted.connect(self._find_link)
        self.picker.picked.connect(self._take_link)
        self.picker.ended.connect(self._after_picking)

    # -- reading ----------------------------------------------------------------------------------
    def _read(self) -> None:
        """Read the projects again and keep the chosen one."""
        words, sought = self.words, self.search.text()
        self._projects = projects.matching(self.plan, sought)
        count = len(projects.projects(self.plan)) if sought else len(self._projects)
        making = not self.making.isHidden()
        self.body.setHidden(not count and not making)
        self.empty.setHidden(bool(count) or making)
        self.none.setHidden(bool(self._projects) or not sought)
        self.export.setEnabled(bool(count))
        told = words.many("{n} project", "{n} projects", count)
        sample = f" · {words('sample figures')}" if self.plan.plan.sample else ""
        self.header.set_context(f"{self.plan.plan.municipality} · {told}{sample}")
        self.model.show(self._projects)
        self._choose()

    def _choose(self) -> None:
        ids = [project.id for project in self._projects]
        there = bool(ids)
        self.sheet.setHidden(not there)
        self.side.setHidden(not there)
        self._blank.setHidden(there)
        if there:
            self.list.pick(ids.index(self._current) if self._current in ids else 0)
        else:
            self.editing.close()
            self._current = ""

    def _pick(self, project: StrategicProject) -> None:
        if project.id != self._current and self._current:
            self.editing.begin(self._current)
            self.editing.finish()
            self.editing.close()
        self._current = project.id
        self.editing.begin(project.id)
        now = self.editing.project
        numbers = numbering.labels(self.plan, Action)
        actions = {id: f"A{number}" for id, number in numbers.items()}
        looks = Looks(self.words, self.plan.plan.currency, actions)
        parts = projects.parts(self.plan, now)
        self.sheet.show_project(now, parts, looks)
        self.side.show_project(now, parts, looks, date.today())
        sections = (*self.sheet.sections.values(), *self.side.sections.values())
        stops = sum(len(section.rows) for section in sections)
        if stops != self._stops:
            self._stops = stops
            in_reading_order(self.body)

    # -- a new one --------------------------------------------------------------------------------
    def make(self) -> None:
        """Ask for the name of a new project, above the list."""
        self.editing.finish()
        self.making.open_form()
        self.body.show()
        self.empty.hide()
        self.making.name.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_made(self, id: str) -> None:
        self.search.setText("")
        self._current = id
        self._read()

    def _after_making(self) -> None:
        self._read()
        if self.making.kept:
            self.sheet.sections["problem"].begin()
        else:
            self.settle_focus()

    # -- what can be done with the chosen one -----------------------------------------------------
    @property
    def project(self) -> StrategicProject | None:
        """The chosen one as it is kept now."""
        return self.plan.find(StrategicProject, self._current) if self._current else None

    def compare(self) -> None:
        """The alternatives side by side."""
        from workshop_app.ui.projects.compare import CompareView

        self.editing.finish()
        if self.project is not None:
            CompareView(self, self.plan, self.words, self.project).open_view()

    def shift(self, by: int) -> None:
        """The chosen project up or down the list; numbers follow."""
        if self.project is not None:
            order = [one.id for one in projects.projects(self.plan)]
            projects.move(self.plan, self.project, order.index(self._current) + by)

    def remove(self) -> None:
        """Take the chosen project away; that can be undone at once."""
        if self.project is not None:
            self.editing.close()
            name = self.project.name
            projects.remove(self.plan, self.project)
            self.shell.tell("done", self.words("“{name}” was taken away", name=name), undo=True)

    def _open_menu(self) -> None:
        words, menu = self.words, QMenu(self)
        menu.setObjectName("more")
        menu.setFont(theme.now().font("body"))
        rename = self.sheet.sections["name"]
        rows = (
            (words("Name and number"), lambda: self.editing.block(rename, "name")),
            (words("Move up"), lambda: self.shift(-1)),
            (words("Move down"), lambda: self.shift(1)),
            (words("Take the project away"), self.remove),
        )
        for said, does in rows:
            menu.addAction(said).triggered.connect(lambda _=False, does=does: does())
        menu.aboutToHide.connect(menu.deleteLater)
        dots = self.sheet.dots
        menu.popup(dots.mapToGlobal(QPoint(0, dots.height() + 4)))

    # -- links ------------------------------------------------------------------------------------
    def _find_link(self) -> None:
        """One more link, found by number or words."""
        project = self.project
        if project is not None:
            self._does = self._link
            self._open_picker(
                self.words("What is the project linked to?"),
                lambda sought: project_links.suggested(self.plan, project, sought),
            )

    def _link(self, one: Link) -> None:
        if self.project is not None:
            project_links.link(self.plan, self.project, one.kind, one.id)

    def _find_action(self, chosen: Callable[[str], None]) -> None:
        """An action of the plan for a component or for the next step."""
        offers = project_links.linkable(self.plan, "actions")
        self._does = lambda one: chosen(one.id)
        self._open_picker(
            self.words("Which action of the plan?"),
            lambda sought: project_links.said_in(offers, sought),
        )

    def _open_picker(self, title: str, offers: Offers) -> None:
        top = self.side.mapTo(self, QPoint(0, 0))
        wide = max(self.side.width(), theme.now().px(380))
        right = top.x() + self.side.width()
        self.picker.open_over(QRect(right - wide, top.y(), wide, self.side.height()), title, offers)

    def _take_link(self, one: Link) -> None:
        self._does(one)

    def _after_picking(self) -> None:
        give_focus(self.side.sections["links"].add)

    # -- the document -----------------------------------------------------------------------------
    def _export(self) -> None:
        """The sheet of the chosen project, to be exported at once or looked at first."""
        from workshop_app.ui.action_plan.export_panel import ExportPanel

        self.editing.finish()
        ids = [one.id for one in projects.projects(self.plan)]
        if self._current not in ids:
            return
        panel = self.findChild(ExportPanel) or ExportPanel(self, self.plan, self.words, self.shell)
        panel.open_under(self.export)
        named = project_view.names(self.plan)[ids.index(self._current)]
        panel.kind.choose(f"project-pdf {named}")
