"""The middle of a project's page: how far it is, problem and objective, alternatives, risks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain import project_sheets as sheets
from workshop_app.domain.directory import StrategicProject
from workshop_app.domain.project_sheets import LAST_STAGE, NEEDED
from workshop_app.services import projects
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.page import Shell
from workshop_app.ui.projects.editing import Editing
from workshop_app.ui.projects.entries import ADDED
from workshop_app.ui.projects.looks import Looks, Parts
from workshop_app.ui.projects.matrix import RiskMatrix
from workshop_app.ui.projects.part_row import Cell, Look
from workshop_app.ui.projects.section import Section
from workshop_app.ui.projects.stages import OUTSIDE, StageLine
from workshop_app.ui.projects.two_columns import TwoColumns
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.widgets import Button, Card, IconButton, Label, Paragraph, Rule, heading


class ProjectSheet(Card):
    """A page of blocks that scrolls; each row opens its form in its place. Emits ``compared``,
    ``on_map`` and ``more`` when their buttons are pressed."""

    compared = Signal()
    on_map = Signal()
    more = Signal()
    elsewhere = Signal(str)
    """A block of the side is asked for: cost or next."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell, editing: Editing) -> None:
        super().__init__()
        self._plan, self._words, self._shell, self._editing = plan, words, shell, editing
        self._shown = ""
        writes = not plan.read_only
        holder, self._inside = column(spacing=8)
        self._inside.setContentsMargins(0, 0, 8, 0)
        self.area = scrolled(holder, name=words("Project"))
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.box.addWidget(self.area, 1)
        self.sections: dict[str, Section] = {}
        self.stage = StageLine(words, writes=writes)
        self.stage.asked.connect(self._ask_stage)
        self.missing = Card("sunken", padding=10, spacing=2, radius=8)
        self._missing_head = Paragraph("", "min", weight=600)
        self.missing.box.addWidget(self._missing_head)
        self.missing.box.addWidget(self._section("missing", None))
        self.source = Paragraph("", "min", "muted")
        self._build()

    def arrange(self, compact: bool) -> None:
        """In a narrow window the button that compares stands under its heading."""
        options = self.sections["alternative"]
        if compact:
            options.under_head.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            options.head.insertWidget(1, self.compare)

    # -- building ---------------------------------------------------------------------------------
    def _build(self) -> None:
        words, box = self._words, self._inside
        box.addLayout(self._head())
        box.addWidget(self.stage)
        box.addWidget(self.missing)
        box.addWidget(TwoColumns(self._problem(), self._objective()))
        box.addWidget(Rule())
        self.compare = Button(words("Compare"), "plain", icon_after="arrow-right", key="C",
                              size="small")  # fmt: skip
        self.compare.clicked.connect(self.compared)
        options = self._section("alternative", heading("tree-structure", words("Alternatives")),
                                spacing=6)  # fmt: skip
        options.head.insertWidget(1, self.compare)
        box.addWidget(options)
        box.addWidget(Rule())
        self.matrix = RiskMatrix(words)
        head = heading("warning", words("Risks, likelihood by impact"))
        box.addWidget(self._section("risk", head, spacing=6, beside=self.matrix))
        box.addWidget(Rule())
        box.addWidget(self.source)
        box.addStretch(1)

    def _head(self) -> QHBoxLayout:
        words, row = self._words, QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._section("name", None), 1)
        self.pin = IconButton("map-pin", words("Its place on the map"), key="M", size=36)
        self.pin.clicked.connect(self.on_map)
        self.dots = IconButton("dots-three", words("More of the project"), size=36)
        self.dots.clicked.connect(self.more)
        for button in (self.pin, self.dots):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        if self._plan.read_only:
            self.dots.hide()
        return row

    def _problem(self) -> QWidget:
        words, (holder, box) = self._words, column(spacing=4)
        box.addWidget(heading("warning-circle", words("The problem")))
        box.addWidget(self._section("problem", None))
        box.addWidget(self._small("cause", words("Causes")))
        box.addWidget(self._small("effect", words("Effects")))
        return holder

    def _objective(self) -> QWidget:
        words, (holder, box) = self._words, column(spacing=4)
        box.addWidget(heading("target", words("The objective")))
        box.addWidget(self._section("objective", None))
        box.addWidget(self._small("specific_objective", words("In detail")))
        box.addWidget(Label(words("For whom"), "detail", "muted", weight=600))
        box.addWidget(self._section("people", None))
        return holder

    def _small(self, kind: str, title: str) -> Section:
        return self._section(kind, Label(title, "detail", "muted", weight=600), spacing=0)

    def _section(
        self, key: str, head: Label | None, spacing: int = 2, beside: QWidget | None = None
    ) -> Section:
        writes = not self._plan.read_only
        add = self._words(ADDED[key]) if key in ADDED else ""
        made = self.sections[key] = Section(self._words, head, add, writes=writes, beside=beside,
                                            spacing=spacing)  # fmt: skip
        connect(made, key, self._editing)
        if key == "missing":
            made.opened.disconnect()
            made.opened.connect(self._go_to)
        return made

    # -- showing ----------------------------------------------------------------------------------
    def show_project(self, project: StrategicProject, parts: Parts, looks: Looks) -> None:
        """Another project, or the same one changed."""
        words = self._words
        if project.id != self._shown:
            self.area.verticalScrollBar().setValue(0)
        self._shown = project.id
        sections = self.sections
        name = looks.text("name", project.name, words("Name"), role="section", weight=700)
        sections["name"].show_looks([name])
        self.stage.show_stage(project.stage)
        self._show_missing(project, parts)
        sections["problem"].show_looks(
            [looks.text("problem", project.problem, words("The problem"))]
        )
        sections["objective"].show_looks(
            [looks.text("objective", project.objective, words("The objective"))]
        )
        sections["people"].show_looks(looks.people(project))
        for kind in ("cause", "effect", "specific_objective", "alternative", "risk"):
            sections[kind].show_looks(looks.rows(kind, parts.get(kind, ())))
        self.compare.setHidden(len(parts.get("alternative", ())) < 2)
        told = [sheets.risk(one.facts) for one in parts.get("risk", ())]
        self.matrix.show_risks(told)
        self.matrix.setHidden(not any(one.weight for one in told))
        self._show_source(project)

    def _show_missing(self, project: StrategicProject, parts: Parts) -> None:
        """What it still lacks, each with where to write it: it warns and stops nobody."""
        words, rows = self._words, projects.missing(project, parts)
        self.missing.setHidden(not rows)
        is_one = project.stage == LAST_STAGE
        self.missing.set_look("warn" if is_one else "sunken")
        lacks = words("It is called a profile, and this is still missing:")
        needs = words("Before it is a profile it still needs:")
        self._missing_head.setText(lacks if is_one else needs)
        icon, tone = ("warning-fill", "warn") if is_one else ("circle", "muted")
        sign = (icon, tone)
        self.sections["missing"].show_looks([self._need(key, *sign) for key in rows])

    def _need(self, key: str, icon: str, tone: str) -> Look:
        told = Cell(self._words(NEEDED[key]), "min", icon=icon, icon_tone=tone)
        return Look(key, ((told,),))

    def _show_source(self, project: StrategicProject) -> None:
        words, told = self._words, []
        if project.original_text:
            said = words.at("quotation", "“{text}”", text=project.original_text)
            told.append(f"{words('In the words of the source:')} {said}.")
        if project.source_note:
            told.append(project.source_note)
        if project.sample:
            told.append(words("The figures are a sample."))
        self.source.setText(" ".join(told))
        self.source.setHidden(not told)

    # -- acting -----------------------------------------------------------------------------------
    def _ask_stage(self, stage: str) -> None:
        if stage == OUTSIDE:
            self._shell.tell("info", self._words(
                "Pre-feasibility studies are made outside this program: here a project goes as far "
                "as its profile."))  # fmt: skip
        elif self._editing.there:
            projects.set_stage(self._plan, self._editing.project, stage)

    def _go_to(self, need: str) -> None:
        """Open what is asked for where it is written."""
        where = {"problem": "problem", "objective": "objective", "whom": "people"}
        if need in where:
            self._editing.block(self.sections[where[need]], where[need])
        elif need in ("cost", "next"):
            self.elsewhere.emit(need)
        else:
            self.sections["alternative"].begin()


BLOCKS = ("name", "problem", "objective", "people", "cost", "next")


def connect(section: Section, key: str, editing: Editing) -> None:
    """What is pressed in a section writes the block or the row."""
    if key in BLOCKS:
        section.opened.connect(lambda _id: editing.block(section, key))
    else:
        section.opened.connect(lambda id: editing.part(section, key, id))
        section.removed.connect(editing.remove)
        section.moved.connect(editing.move)
    if key in ("component", "next"):
        section.lettered.connect(
            lambda id, letter: editing.action(section, id) if letter == "A" else None
        )
