"""Attention points: who helps with what, where, and whether it is open now."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.directory import ServicePoint
from workshop_app.export.directory_names import SERVES
from workshop_app.services import clock, directory, directory_changes
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.directory.doors import Doors
from workshop_app.ui.directory.names import FIELDS, SERVICES, kind_words
from workshop_app.ui.directory.openings import Openings
from workshop_app.ui.directory.point import PointCard
from workshop_app.ui.directory.point_list import PointList
from workshop_app.ui.directory.side import Side
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.widgets import Button, EmptyCard, Header, SearchField
from workshop_app.ui.widgets.painted import give_focus

MINUTE = 60_000
"""Milliseconds after which openings are told anew."""
TOLD_ABOUT = ("ServicePoint", "Procedure", "Pin", "Territory", "Plan")


class DirectoryPage(Page):
    """The list with its search at the left, the chosen point in the middle, the blank slip at the
    right; the text of its source or its editor take the slip's place."""

    tight = True

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self.openings = Openings(directory.country(plan), clock.now(plan))
        self._points: list[ServicePoint] = []
        self._shown: list[ServicePoint] = []
        self._current = ""
        self._put_head()
        self.doors = Doors(self)
        self.column.addWidget(self.doors)
        self._put_body()
        self._clock = QTimer(self, interval=MINUTE)
        self._clock.timeout.connect(lambda: self.show_at(clock.now(plan)))
        self._clock.start()
        self._read()

    # -- building ---------------------------------------------------------------------------------
    def _put_head(self) -> None:
        words = self.words
        self.search = SearchField(words("Service or place"))
        self.search.searched.connect(lambda _text: self._filter())
        self.print = Button(words("Print the blank slip"), "primary", icon="printer", key="Ctrl+P",
                            size="header")  # fmt: skip
        self.print.clicked.connect(self._print_slip)
        self.header: Header = Header(words("Attention points"), "", self.search, self.print)
        self.column.addWidget(self.header)
        shortcut = QShortcut(QKeySequence("Ctrl+F"), self)
        shortcut.activated.connect(self._to_search)

    def _put_body(self) -> None:
        plan, words = self.plan, self.words
        self.body = QWidget()
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.points = PointList(plan, words, self.openings)
        self.list = self.points.list
        self.list.picked.connect(self._pick)
        self.list.opened.connect(lambda _row: self._edit())
        self.list.moved.connect(self._move)
        self.list.dropped.connect(self._remove)
        self.points.filters.changed.connect(self._filter)
        self.points.new.made.connect(self._begun)
        self.points.new.ended.connect(self._settle_widths)
        self.card = PointCard(plan, words, self.shell, self.openings)
        self.card.edit.connect(self._edit)
        self.card.source.connect(lambda: self._turn("source"))
        self.side = Side(plan, words, self.shell)
        self.side.left.connect(lambda: self._turn("slip"))
        self.side.moved.connect(self._move)
        self.side.dropped.connect(self._remove)
        self.empty = self._empty()
        row.addWidget(self.points)
        row.addWidget(self.card, 1)
        row.addWidget(self.empty, 1)
        row.addWidget(self.side)
        self.column.addWidget(self.body, 1)

    def _empty(self) -> EmptyCard:
        words = self.words
        title = words("The directory is empty")
        if self.plan.read_only:
            said = words("This plan is open to be read only: nothing can be added.")
            return EmptyCard("lifebuoy", title, said)
        said = words("Write the first point, with its name and its hours, or bring in a list.")
        first = Button(words("Write the first point"), "tinted", icon="plus", key="A")
        first.clicked.connect(self._begin_first)
        bring = Button(words("Bring in a list"), icon="tray-arrow-down")
        bring.clicked.connect(self.doors.bring_in)
        return EmptyCard("lifebuoy", title, said, first, bring)

    # -- the page's own calls ---------------------------------------------------------------------
    def open_at(self, **where: str) -> None:
        self._current = where.get("point", self._current)
        if self._current and self._current not in [one.id for one in self._shown]:
            self.search.setText("")
            self.points.filters.show_all()
        self._filter()
        self.settle_focus()

    def where(self) -> dict[str, str]:
        return {"point": self._current} if self._current else {}

    def told(self, news: News) -> None:
        if not isinstance(news, Changed) or news.about(*TOLD_ABOUT):
            self._read()

    def arrange(self, compact: bool) -> None:
        super().arrange(compact)
        self.search.setFixedWidth(theme.now().px(200 if compact else 240))
        self.doors.arrange()
        self._settle_widths()

    def leaving(self) -> None:
        self.side.keep()

    def settle_focus(self) -> None:
        if self._points:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.empty.button is not None:
            give_focus(self.empty.button)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_at(self, now: datetime) -> None:
        """Tell what is open at this moment; where only that is shown, others may come and go."""
        self.openings.turn_to(now)
        if self.points.filters.open_now.isChecked():
            self._filter()
        self.list.viewport().update()
        self.card.show_moment(now)
        self._say()

    # -- reading ----------------------------------------------------------------------------------
    def _read(self) -> None:
        """Read the directory again and keep the chosen point."""
        self._points = directory.points(self.plan)
        self.card.guides = directory.procedures(self.plan)
        self.openings.settle_in(directory.country(self.plan))
        there = bool(self._points)
        for widget in (self.search, self.print, self.points.filters, self.points.list):
            widget.setHidden(not there)
        self.points.setHidden(not there and self.points.new.isHidden())
        self.empty.setHidden(there)
        self._say()
        self._filter()

    def _say(self) -> None:
        words = self.words
        parts = [words.many("{n} point", "{n} points", len(self._points))]
        stale = sum(directory.stale(point, self.openings.now) for point in self._points)
        if stale:
            parts.append(words.many("{n} to be checked", "{n} to be checked", stale))
        self.header.set_context(" · ".join(parts) if self._points else "")

    def _filter(self) -> None:
        """Show what is searched for, and is asked for by the filters."""
        found = directory.matching(self._points, self.search.text(), self._also)
        self._shown = found = self.points.filters.kept(found)
        ids = [point.id for point in found]
        at = ids.index(self._current) if self._current in ids else 0
        self.list.blockSignals(True)
        self.points.model.show(found)
        if found:
            self.list.pick(at)
        self.list.blockSignals(False)
        self.card.setVisible(bool(found))
        self.points.none.setVisible(bool(self._points) and not found)
        self.points.none.setText(self._nothing())
        self.print.block("" if found else self.words("No point is chosen"))
        if found:
            self._pick(found[at])
        self._settle_widths()

    def _also(self, point: ServicePoint) -> str:
        """What a point is and does, in the language of the page."""
        names = [SERVICES[one][0] for one in point.services if one in SERVICES]
        names += [SERVES[one] for one in point.serves if one in SERVES]
        names += [FIELDS[point.field][0]] if point.field in FIELDS else []
        return " ".join([kind_words(self.words, point), *(self.words(name) for name in names)])

    def _nothing(self) -> str:
        wanted = self.search.text().strip()
        if wanted:
            return self.words("Nothing found for “{text}”", text=wanted)
        if self.points.filters.open_now.isChecked():
            return self.words("None of them is open now")
        return self.words("None of them is like that")

    @property
    def point(self) -> ServicePoint | None:
        """The chosen point."""
        return next((one for one in self._shown if one.id == self._current), None)

    def _pick(self, point: ServicePoint) -> None:
        self._current = point.id
        self.card.show_point(point, self.openings.now)
        self.side.show_point(point)

    # -- what a person does -----------------------------------------------------------------------
    def _to_search(self) -> None:
        if self.search.isVisible():
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _turn(self, part: str) -> None:
        """What stands at the right: the slip, the text of the source, or the editor."""
        back = part == "slip" or part == self.side.part
        self.side.turn("slip" if back else part)
        self.card.show_beside(self.side.part)
        self._settle_widths()
        if back:
            self.settle_focus()
        else:
            self.side.begin()

    def _edit(self) -> None:
        if self.point is not None and not self.plan.read_only:
            self._turn("edit")

    def _begin_first(self) -> None:
        self.points.show()
        self.points.begin_new()

    def _begun(self, point: str) -> None:
        """A new point is there: it is chosen and written on."""
        self.search.setText("")
        self.points.filters.show_all()
        self._current = point
        self._filter()
        if self.side.part != "edit":
            self._turn("edit")
        self.side.begin(new=True)

    def _move(self, by: int) -> None:
        if self.point is not None and not self.plan.read_only:
            at = [one.id for one in self._points].index(self.point.id)
            directory_changes.move(self.plan, self.point, max(0, at + by))

    def _remove(self) -> None:
        point = self.point
        if point is None or self.plan.read_only:
            return
        at = next(n for n, one in enumerate(self._shown) if one.id == point.id)
        near = [one.id for one in self._shown if one.id != point.id]
        self._current = near[min(at, len(near) - 1)] if near else ""
        self.side.forget()
        directory_changes.remove(self.plan, point)
        if self.side.part != "slip":
            self._turn("slip")
        self.shell.tell("done", self.words("“{name}” was taken out.", name=point.name), undo=True)
        self.settle_focus()

    def _print_slip(self) -> None:
        if self.point is not None:
            self.doors.print_slip(self.point)

    # -- places -----------------------------------------------------------------------------------
    def _settle_widths(self) -> None:
        """In a narrow window the slip gives way; what is written or read takes the list's place."""
        compact, part, px = self.shell.compact, self.side.part, theme.now().px
        self.points.setFixedWidth(max(px(316), self.points.filters.sizeHint().width() + 16))
        self.side.setFixedWidth(px({"slip": 284, "source": 340, "edit": 400}[part]))
        there = bool(self._shown)
        self.side.setVisible(there and not (compact and part == "slip"))
        wide = not compact or part == "slip"
        self.points.setVisible(wide and (bool(self._points) or not self.points.new.isHidden()))
