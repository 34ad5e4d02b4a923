"""Versions of the plan: keep one by name, see what changed since, export one as it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.places import Version
from workshop_app.services import version_changes, versions
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.version_changes import RecordChange
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.jobs import Job
from workshop_app.ui.page import Shell
from workshop_app.ui.scrolled import scrolled
from workshop_app.ui.versions.rows import (
    Line,
    LineDelegate,
    LineRows,
    VersionDelegate,
    VersionRows,
    lines,
)
from workshop_app.ui.widgets import (
    Button,
    Card,
    Choice,
    Field,
    IconButton,
    Label,
    Paragraph,
    RowList,
    heading,
)
from workshop_app.ui.widgets.overlay import Overlay

TODAY = "today"
"""What a version is compared with unless another is chosen."""


class VersionsPanel(Overlay):
    """The versions at the left, newest first; at the right what is different in the chosen one.

    ``documents`` is called with a version whose documents are wanted. Enter in the name keeps the
    plan as it stands now."""

    compared = Signal()

    def __init__(
        self, over: QWidget, plan: OpenPlan, words: Words, shell: Shell,
        documents: Callable[[Version], None] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(over, words("Versions of the plan"), width=1080, tall=True)
        self.setObjectName("versions")
        self._plan, self._words, self._shell, self._documents = plan, words, shell, documents
        self._asked = 0
        head = QHBoxLayout()
        head.addWidget(heading("bookmark-simple", words("Versions of the plan")), 1)
        close = IconButton("x", words("Close"), key="Esc", size=36)
        close.clicked.connect(self.leave)
        head.addWidget(close)
        self.column.addLayout(head)
        body = QHBoxLayout()
        body.setSpacing(20)
        body.addWidget(self._kept(), 2)
        body.addWidget(self._different(), 3)
        self.column.addLayout(body, 1)
        self._read()

    # -- parts ------------------------------------------------------------------------------------
    def _kept(self) -> QWidget:
        words, side = self._words, QWidget()
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        self.name = GuardedLine(words, "", words("Presented on 12 May"), at_once=False)
        self.name.edit.setObjectName("name of the version")
        self.name.kept.connect(self._keep)
        self.keep = Button(words("Keep the plan as it is now"), "primary", icon="bookmark-simple")
        self.keep.clicked.connect(self.name.offer)
        field = Field(words("Name of a new version"), self.name)
        for one in (field, self.keep):
            box.addWidget(one)
            one.setVisible(not self._plan.read_only)
        self.model = VersionRows(words)
        self.list = RowList(self.model, VersionDelegate(words), words("Kept versions"))
        self.list.setObjectName("kept versions")
        self.list.picked.connect(lambda _row: self._compare())
        self.none = Paragraph(words("No version was kept yet. Keep one before the plan is shown or signed: what changes later can then be told."), "body", "muted")  # fmt: skip
        box.addWidget(self.none)
        box.addWidget(self.list, 1)
        box.addLayout(self._foot())
        box.addStretch(0)
        return side

    def _foot(self) -> QHBoxLayout:
        words, row = self._words, QHBoxLayout()
        row.setSpacing(8)
        self.export = Button(words("Its documents"), icon="export")
        self.forget = Button(words("Forget it"), "plain", icon="trash")
        self.export.clicked.connect(self._export)
        self.forget.clicked.connect(self._forget)
        row.addWidget(self.export)
        row.addStretch(1)
        row.addWidget(self.forget)
        return row

    def _different(self) -> QWidget:
        words, side = self._words, QWidget()
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        self.against = Choice([], "")
        self.against.setObjectName("compared with")
        self.against.chosen.connect(lambda _key: self._compare())
        box.addWidget(Field(words("Compared with"), self.against))
        self.count = Label("", "strong")
        self.count.setObjectName("how much changed")
        box.addWidget(self.count)
        self.lines = LineRows(words)
        self.changes = RowList(self.lines, LineDelegate(words), words("What changed"))
        self.changes.setObjectName("what changed")
        self.changes.picked.connect(self._show)
        box.addWidget(self.changes, 3)
        self.detail = _Detail(words)
        box.addWidget(self.detail, 2)
        return side

    # -- reading ----------------------------------------------------------------------------------
    def _read(self) -> None:
        found = versions.versions(self._plan)
        before = self.list.row.id if self.list.row is not None else ""
        self.model.show(found)
        there = bool(found)
        self.against.setEnabled(there)
        self.none.setVisible(not there)
        self.list.setVisible(there)
        self.forget.setVisible(there and not self._plan.read_only)
        self.export.setVisible(there and self._documents is not None)
        self.against.set_choices(
            [(TODAY, self._words("the plan of today")), *((one.id, one.name) for one in found)],
            self.against.key if self.against.key in {one.id for one in found} else TODAY,
        )
        if there:
            self.list.pick(next((n for n, one in enumerate(found) if one.id == before), 0))
        self._compare()

    def _compare(self) -> None:
        """What changed, worked out apart: the answer to an older question is thrown away."""
        if not self.isVisible():
            return
        version = cast("Version | None", self.list.row)
        self._asked += 1
        asked, plan, words = self._asked, self._plan, self._words
        self.lines.show(())
        self.detail.show_line(None)
        if version is None:
            self.count.setText("")
            return
        other = plan.find(Version, self.against.key) if self.against.key != TODAY else None
        self.count.setText(words("Comparing…"))
        kept = [one.id for one in versions.versions(plan)]  # the newest first
        if other is not None and kept.index(other.id) > kept.index(version.id):
            version, other = other, version  # "before" is what was kept before

        def work(_progress: object) -> list[RecordChange]:
            with versions.opened(plan, version) as then:
                if other is None:
                    return version_changes.compare(then, plan, words)
                with versions.opened(plan, other) as now:
                    return version_changes.compare(then, now, words)

        self._shell.run(Job(work), done=lambda found: self._told(asked, found))

    def _told(self, asked: int, found: list[RecordChange]) -> None:
        if asked != self._asked or not self.isVisible():
            return
        shown = list(lines(found, self._words))
        self.lines.show(shown)
        self.count.setText(
            self._words.many("{n} change", "{n} changes", len(shown))
            if shown
            else self._words("Nothing changed")
        )
        if shown:
            self.changes.pick(0)
        self.compared.emit()

    def _show(self, line: Line) -> None:
        self.detail.show_line(line)

    # -- acts -------------------------------------------------------------------------------------
    def _keep(self, name: str, confirmed: bool) -> None:
        versions.keep(self._plan, name, confirmed=confirmed)
        self.name.setText("")
        self.against.choose(TODAY)
        self._read()
        self.list.pick(0)
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _forget(self) -> None:
        version = cast("Version | None", self.list.row)
        if version is not None:
            versions.forget(self._plan, version)
            told = self._words("Version “{name}” is off the list.", name=version.name)
            self._shell.tell("done", told, undo=True)
            self._read()

    def _export(self) -> None:
        version = cast("Version | None", self.list.row)
        if version is not None and self._documents is not None:
            self.away()
            self._documents(version)

    def show_panel(self) -> None:
        """Open it: the keyboard on the name where nothing is kept yet, else on the list."""
        first = self.list if self.model.rowCount() else self.name.edit
        self.open(first)
        self._compare()


class _Detail(Card):
    """One change in full: before at the left, after at the right."""

    def __init__(self, words: Words) -> None:
        super().__init__("sunken", padding=14, spacing=6)
        self.setObjectName("the change")
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        self.title = Paragraph("", "body", weight=600)
        self.field = Paragraph("", "detail", "muted")
        self.before, self.after = Paragraph("", "body"), Paragraph("", "body")
        heads = (Label(words("Before"), "min", "muted"), Label(words("Now"), "min", "muted"))
        grid.addWidget(self.title, 0, 0, 1, 2)
        grid.addWidget(self.field, 1, 0, 1, 2)
        for column, (label, text) in enumerate(zip(heads, (self.before, self.after), strict=True)):
            grid.addWidget(label, 2, column)
            grid.addWidget(text, 3, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(4, 1)
        self.box.addWidget(scrolled(inside, name=words("The change")))
        self.setMinimumHeight(theme.now().px(130))

    def show_line(self, line: Line | None) -> None:
        """Another change, or none."""
        self.setVisible(line is not None)
        self.title.setText(line.title if line else "")
        self.field.setText(line.name if line else "")
        self.before.setText((line.before or "–") if line else "")
        self.after.setText((line.after or "–") if line else "")
