"""Procedures: guides in plain words, which point helps, and when each was checked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListView, QWidget

from workshop_app.domain.directory import Procedure
from workshop_app.services import clock, directory, procedures
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words, plain
from workshop_app.ui import theme
from workshop_app.ui.directory.lines import IconLine
from workshop_app.ui.directory.point_list import PointRowList
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.procedures.editor import GuideEditor
from workshop_app.ui.procedures.guide import GuideCard
from workshop_app.ui.procedures.helpers import HelpingPoints
from workshop_app.ui.procedures.names import state_words
from workshop_app.ui.procedures.new_guide import NewGuide
from workshop_app.ui.procedures.row import GuideLine, GuideRow
from workshop_app.ui.widgets import Button, Card, EmptyCard, Header, Paragraph, Rows, SearchField
from workshop_app.ui.widgets.painted import give_focus

TOLD_ABOUT = ("Procedure", "ServicePoint", "Plan")


class ProceduresPage(Page):
    """The list at the left, the chosen guide in the middle, the points that help at the right; its
    editor takes their place."""

    tight = True

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self._guides: list[Procedure] = []
        self._current = ""
        self._editing = False
        self.editor: GuideEditor | None = None
        self._put_head()
        self._put_body()
        self._read()

    # -- building ---------------------------------------------------------------------------------
    def _put_head(self) -> None:
        words = self.words
        self.search = SearchField(words("Procedure or word"))
        self.search.searched.connect(lambda _text: self._filter())
        self.print = Button(words("Print the guides"), "primary", icon="printer", key="Ctrl+P",
                            size="header")  # fmt: skip
        self.print.clicked.connect(self._print)
        self.header: Header = Header(words("Procedures"), "", self.search, self.print)
        self.column.addWidget(self.header)
        self.column.addWidget(IconLine("info", words(procedures.ADVICE), "detail", "muted"))
        shortcut = QShortcut(QKeySequence("Ctrl+F"), self)
        shortcut.activated.connect(self._to_search)

    def _put_body(self) -> None:
        self.body = QWidget()
        self._row = QHBoxLayout(self.body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self.card = GuideCard(self.plan, self.words, self.shell)
        self.card.edit.connect(self._edit)
        self.points = HelpingPoints(self.plan, self.words, self.shell)
        self.empty = self._empty()
        self._row.addWidget(self._list())
        self._row.addWidget(self.card, 1)
        self._row.addWidget(self.empty, 1)
        self._row.addWidget(self.points)
        self.column.addWidget(self.body, 1)

    def _list(self) -> Card:
        words = self.words
        self._listed = Card(padding=8)
        self.none = Paragraph("", "detail", "muted")
        self._listed.box.addWidget(self.none)
        self.model = Rows()
        self.list = PointRowList(self.model, GuideRow(), words("Procedures"))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.picked.connect(lambda row: self._pick(row.guide))
        self.list.opened.connect(lambda _row: self._edit())
        self.list.moved.connect(self._move)
        self.list.dropped.connect(self._remove)
        self._listed.box.addWidget(self.list, 1)
        self.new = NewGuide(self.plan, words)
        self.new.made.connect(self._begun)
        self._listed.box.addWidget(self.new)
        self.add: Button = Button(words("Add a guide"), "quiet", icon="plus", key="A", size="small")
        self.add.clicked.connect(self._begin_new)
        self.new.ended.connect(lambda: self.add.setHidden(self.plan.read_only))
        if self.plan.read_only:
            self.add.hide()
        self._listed.box.addWidget(self.add)
        self.bring = Button(words("Bring in the missing guides"), "quiet", icon="tray-arrow-down",
                            size="small")  # fmt: skip
        self.bring.clicked.connect(self._bring_in)
        self._listed.box.addWidget(self.bring)
        self._listed.box.addStretch(0)
        return self._listed

    def _empty(self) -> EmptyCard:
        words = self.words
        title = words("There is no guide yet")
        if self.plan.read_only:
            said = words("This plan is open to be read only: nothing can be added.")
            return EmptyCard("file-text", title, said)
        said = words("Bring in the guides that come with Convite, then check each of them; or write your own.")  # fmt: skip
        bring = Button(words("Bring in the guides"), "tinted", icon="tray-arrow-down")
        bring.clicked.connect(self._bring_in)
        write = Button(words("Write a guide"), icon="plus")
        write.clicked.connect(self._begin_first)
        return EmptyCard("file-text", title, said, bring, write)

    # -- the page's own calls ---------------------------------------------------------------------
    def open_at(self, **where: str) -> None:
        self._current = where.get("procedure", self._current)
        self.search.setText("")
        self._filter()
        self.settle_focus()

    def where(self) -> dict[str, str]:
        return {"procedure": self._current} if self._current else {}

    def told(self, news: News) -> None:
        if not isinstance(news, Changed) or news.about(*TOLD_ABOUT):
            self._read()

    def arrange(self, compact: bool) -> None:
        super().arrange(compact)
        self.search.setFixedWidth(theme.now().px(200 if compact else 240))
        self._settle_widths()
        if self.guide is not None:
            self._pick(self.guide)

    def leaving(self) -> None:
        if self.editor is not None and self._editing:
            self.editor.keep()

    def settle_focus(self) -> None:
        if self._guides and self.list.isVisible():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._guides and self.empty.button is not None:
            give_focus(self.empty.button)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- reading ----------------------------------------------------------------------------------
    def _read(self) -> None:
        """Read the guides again and keep the chosen one."""
        self._guides = directory.procedures(self.plan)
        self._names = {one.id: one.name for one in self._guides}
        there = bool(self._guides)
        for widget in (self.search, self.print, self.list):
            widget.setHidden(not there)
        self.empty.setHidden(there)
        language = self.plan.plan.language
        missing = there and not self.plan.read_only
        self.bring.setVisible(missing and bool(procedures.not_there(self.plan, language)))
        self._filter()

    def _filter(self) -> None:
        wanted = plain(self.search.text()).split()
        found = [one for one in self._guides if all(piece in _said(one) for piece in wanted)]
        self._shown = found
        ids = [one.id for one in found]
        at = ids.index(self._current) if self._current in ids else 0
        self.list.blockSignals(True)
        self.model.show([self._line(one) for one in found])
        if found:
            self.list.pick(at)
        self.list.blockSignals(False)
        self.card.setVisible(bool(found))
        self.none.setVisible(bool(self._guides) and not found)
        self.none.setText(self.words("Nothing found for “{text}”", text=self.search.text().strip()))
        self._settle_widths()
        if found:
            self._pick(found[at])

    def _line(self, guide: Procedure) -> GuideLine:
        signs = [state_words(self.words, guide, self._names)]
        if directory.old(guide.checked_on, clock.now(self.plan).date()):
            said = self.words("To be checked") if guide.checked_on else self.words("Never checked")
            signs.append((said, "warning-fill", "warn"))
        return GuideLine(guide, tuple(signs))

    @property
    def guide(self) -> Procedure | None:
        """The chosen guide."""
        return next((one for one in self._shown if one.id == self._current), None)

    def _pick(self, guide: Procedure) -> None:
        self._current = guide.id
        now = clock.now(self.plan)
        narrow = self.shell.compact and not self._editing
        self.card.show_guide(guide, self._names, now, narrow)
        if self._editing and self.editor is not None:
            self.editor.show_guide(guide, self._names)
        else:
            self.points.show_guide(guide, now)

    # -- what a person does -----------------------------------------------------------------------
    def _to_search(self) -> None:
        if self.search.isVisible():
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _turn(self, editing: bool) -> None:
        """The editor at the right, or the points that help."""
        if self.editor is None:
            self.editor = GuideEditor(self.plan, self.words)
            self.editor.left.connect(lambda: self._turn(False))
            self.editor.moved.connect(self._move)
            self.editor.dropped.connect(self._remove)
            self._row.addWidget(self.editor)
        self._editing = editing
        self.card.show_editing(editing)
        self._settle_widths()
        if self.guide is not None:
            self._pick(self.guide)
        if not editing:
            self.settle_focus()

    def _edit(self) -> None:
        if self.guide is not None and not self.plan.read_only:
            self._turn(True)
            if self.editor is not None:
                self.editor.begin(False)

    def _begin_first(self) -> None:
        self._listed.show()
        self._begin_new()

    def _begin_new(self) -> None:
        self.add.hide()
        self.new.open_form()

    def _begun(self, guide: str) -> None:
        self.search.setText("")
        self._current = guide
        self._filter()
        self._turn(True)
        if self.editor is not None:
            self.editor.begin(True)

    def _bring_in(self) -> None:
        """The guides that come with the program, in the language of the plan."""
        kept = procedures.bring_in(self.plan, self.plan.plan.language)
        said = self.words.many("{n} guide came in. Check it before it is printed.",
                               "{n} guides came in. Check each before it is printed.", len(kept))  # fmt: skip
        self.shell.tell("done", said, undo=True)
        self.settle_focus()

    def _move(self, by: int) -> None:
        if self.guide is not None and not self.plan.read_only:
            at = [one.id for one in self._guides].index(self.guide.id)
            procedures.move(self.plan, self.guide, max(0, at + by))

    def _remove(self) -> None:
        guide = self.guide
        if guide is None or self.plan.read_only:
            return
        at = [one.id for one in self._shown].index(guide.id)
        near = [one.id for one in self._shown if one.id != guide.id]
        self._current = near[min(at, len(near) - 1)] if near else ""
        if self.editor is not None:
            self.editor.forget()
        procedures.remove(self.plan, guide)
        if self._editing:
            self._turn(False)
        self.shell.tell("done", self.words("“{name}” was taken out.", name=guide.name), undo=True)
        self.settle_focus()

    def _print(self) -> None:
        from workshop_app.ui.directory.paper_panel import PaperPanel

        title, told = (
            self.words("The guides of procedures, on paper"),
            self.words(procedures.ADVICE),
        )
        PaperPanel(self, self.plan, self.shell, "directory-pdf", title, told=told,
                   paper="procedures").open_panel()  # fmt: skip

    # -- places -----------------------------------------------------------------------------------
    def _settle_widths(self) -> None:
        """In a narrow window the points give way; the editor takes the list's place there."""
        compact, px = self.shell.compact, theme.now().px
        there = bool(self._shown)
        self._listed.setFixedWidth(px(316))
        self.points.setFixedWidth(px(300))
        self.points.setVisible(there and not self._editing and not compact)
        narrow = compact and self._editing
        self._listed.setVisible(not narrow and (bool(self._guides) or not self.new.isHidden()))
        if self.editor is not None:
            self.editor.setFixedWidth(px(400))
            self.editor.setVisible(there and self._editing)


def _said(guide: Procedure) -> str:
    return plain(" ".join((guide.name, guide.plain, *guide.steps, *guide.bring, guide.cost)))
