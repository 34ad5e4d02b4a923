"""Over the actions: what is searched, shown alone, grouped and sorted; and the side sheet."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.action_plan.arranged import GROUPS, Arrangement, filters, orders
from workshop_app.ui.widgets import (
    Button,
    Choice,
    Field,
    IconButton,
    Paragraph,
    Popover,
    SearchField,
)

WIDTH = 340


class ListTop(QWidget):
    """Emits ``changed(Arrangement)``; ``sheet_asked`` where the side sheet is to come or go."""

    changed = Signal(object)
    sheet_asked = Signal()

    def __init__(self, words: Words, page: QWidget) -> None:
        super().__init__()
        self._words, self._page = words, page
        self.how = Arrangement()
        self._panel: _ShowPanel | None = None
        self.search = SearchField(words("Search in the actions"))
        self.search.setToolTip(words("Search in the actions") + f" ({theme.now().key('Ctrl+F')})")
        self.search.searched.connect(lambda text: self._say(replace(self.how, text=text)))
        self.show_button = Button(words("Show and sort"), icon="funnel", key="F3", size="small")
        self.show_button.clicked.connect(self.open_panel)
        self.sheet = Button(words("Detail sheet"), icon="sidebar-simple", key="F4", size="small")
        self.sheet.clicked.connect(self.sheet_asked)
        self.told = Paragraph("", "min", "accent_text", weight=600)
        self.all = IconButton("x", words("Show all actions in the order of the plan"), size=32)
        self.all.clicked.connect(self.show_all)
        find = QShortcut(QKeySequence.StandardKey.Find, page)
        find.activated.connect(lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 0, 4, 0)
        box.setSpacing(2)
        first, self._second = QHBoxLayout(), QWidget()
        first.setSpacing(8)
        first.addWidget(self.search, 1)
        first.addWidget(self.show_button)
        first.addWidget(self.sheet)
        second = QHBoxLayout(self._second)
        second.setContentsMargins(8, 0, 0, 0)
        second.addWidget(self.told, 1, Qt.AlignmentFlag.AlignVCenter)
        second.addWidget(self.all)
        box.addLayout(first)
        box.addWidget(self._second)
        self._second.hide()

    def show_how(self, how: Arrangement, shown: int, total: int) -> None:
        """What is shown now: ``shown`` of ``total`` actions."""
        self.how = how
        if self.search.text() != how.text:
            self.search.setText(how.text)
        said = []
        words = self._words
        if not how.whole:
            said.append(words("{n} of {total} shown", n=shown, total=total))
        if how.only:
            said.append(dict(filters(words))[how.only])
        if how.group:
            said.append(words("by {what}", what=words(GROUPS[how.group]).lower()))
        if how.by:
            name = dict(orders(words))[how.by.lstrip("-")]
            down = how.by.startswith("-")
            said.append(words("{what}, last first", what=name) if down
                        else words("sorted by {what}", what=name.lower()))  # fmt: skip
        self.told.setText(" · ".join(said))
        self._second.setVisible(bool(said))

    def show_all(self) -> None:
        """Every action, in the order of the plan."""
        self._say(Arrangement())
        self.search.setFocus(Qt.FocusReason.TabFocusReason)

    def sort_by(self, by: str) -> None:
        """Sort by a column ("-" before it: from the last down)."""
        self._say(replace(self.how, by=by))

    def open_panel(self) -> None:
        """What to show and in which order, in a panel under its button."""
        if self._panel is None:
            self._panel = _ShowPanel(self._words, self._page)
            self._panel.chosen.connect(lambda said: self._say(replace(self.how, **said)))
            self._panel.ended.connect(
                lambda: self.show_button.setFocus(Qt.FocusReason.TabFocusReason)
            )
        self._panel.open_under(self.show_button, self.how)

    def _say(self, how: Arrangement) -> None:
        if how != self.how:
            self.how = how
            self.changed.emit(how)


class _ShowPanel(Popover):
    """Three lists; what is chosen shows at once. Esc or Enter closes: ``ended``."""

    chosen = Signal(dict)
    ended = Signal()

    def __init__(self, words: Words, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("show and sort")
        self._page = page
        self.only = Choice(filters(words))
        self.group = Choice([(key, words(name)) for key, name in GROUPS.items()])
        turned = [(f"-{key}", words("{what}, last first", what=name))
                  for key, name in orders(words) if key in ("cost", "term", "months")]  # fmt: skip
        self.order = Choice([*orders(words), *turned])
        self.only.chosen.connect(lambda key: self.chosen.emit({"only": key}))
        self.group.chosen.connect(lambda key: self.chosen.emit({"group": key}))
        self.order.chosen.connect(lambda key: self.chosen.emit({"by": key}))
        self.box.addWidget(Field(words("Show"), self.only))
        self.box.addWidget(Field(words("In groups by"), self.group))
        self.box.addWidget(Field(words("Sort by"), self.order))
        done = Button(words("Close"), "tinted", cap="Esc", size="small")
        done.clicked.connect(self._close)
        self.box.addWidget(done)
        self.hide()

    def open_under(self, button: QWidget, how: Arrangement) -> None:
        """Show it below ``button``, its right edges in line."""
        self.only.choose(how.only)
        self.group.choose(how.group)
        self.order.choose(how.by)
        corner = button.mapTo(self._page, QPoint(button.width(), button.height() + 4))
        wide, edge = theme.now().px(WIDTH), self.MARGIN
        left = max(0, corner.x() - wide + edge)
        tall = max(self.box.totalHeightForWidth(wide), self.sizeHint().height())
        self.setGeometry(left, corner.y() - edge, wide, tall)
        self.show()
        self.raise_()
        self.only.setFocus(Qt.FocusReason.TabFocusReason)

    def _close(self) -> None:
        self.hide()
        self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys:
            self._close()
        else:
            super().keyPressEvent(event)
