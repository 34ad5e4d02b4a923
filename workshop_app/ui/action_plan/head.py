"""The head of the editor: which action, its zone, where it comes from, and its place in the plan."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.export.names import SHORT_THEMES, THEMES
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.action_plan.chain import ChainRow
from workshop_app.ui.action_plan.rows import ActionRow
from workshop_app.ui.page import Shell
from workshop_app.ui.widgets import Badge, Card, IconButton, Label, Paragraph, brush


class EditorHead(QWidget):
    """Number and title, zone and theme, the written decision, the chain. Emits ``moved(by)``."""

    moved = Signal(int)

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__()
        self._words = words
        self.badge = Badge("housing", 40)
        self.title = Paragraph("", "section", weight=700, lines=4)
        self.zone = ZoneLine()
        self.up = IconButton("arrow-up", words("Move it up"), key="Alt+Up", size=32)
        self.down = IconButton("arrow-down", words("Move it down"), key="Alt+Down", size=32)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.note = _Note()
        self.chain = ChainRow(plan, words, shell)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(self._top(plan.read_only))
        box.addWidget(self.note)
        box.addWidget(Label(words("Where it comes from"), "detail", "muted", weight=600))
        box.addWidget(self.chain)

    def _top(self, read_only: bool) -> QHBoxLayout:
        top, middle, below = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        top.setSpacing(10)
        middle.setSpacing(0)
        below.setSpacing(0)
        below.addWidget(self.zone, 1)
        for arrow in (self.up, self.down):
            if read_only:
                arrow.hide()
            below.addWidget(arrow)
        middle.addWidget(self.title)
        middle.addLayout(below)
        top.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(middle, 1)
        return top

    def show_action(self, row: ActionRow, first: bool, last: bool) -> None:
        """Another action, or the same one changed; ``first`` and ``last`` of the list."""
        action = row.action
        self.badge.show_topic(action.theme)
        self.title.setText(f"{row.number} · {action.title}")
        themes = (self._words(names[action.theme]) for names in (THEMES, SHORT_THEMES))
        self.zone.show_zone(row.zone, row.zone_name, *themes)
        self.note.say(action.note)
        self.chain.show_action(action)
        self.up.setEnabled(not first)
        self.down.setEnabled(not last)


class _Note(Card):
    """The written decision by which an action came in; hidden where there is none."""

    def __init__(self) -> None:
        super().__init__("info", padding=10, spacing=8, radius=8, across=True)
        self.text = Paragraph("", "min")
        self.box.addWidget(Label("", "min", icon="note-pencil", icon_tone="info"), 0,
                           Qt.AlignmentFlag.AlignTop)  # fmt: skip
        self.box.addWidget(self.text, 1)

    def say(self, note: str) -> None:
        self.text.setText(note)
        self.setVisible(bool(note))


class ZoneLine(QWidget):
    """The zone's sign and name in bold, then the theme."""

    def __init__(self) -> None:
        super().__init__()
        self._zone, self._name, self._theme, self._short = "", "", "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_zone(self, zone: str, name: str, theme_name: str, short: str) -> None:
        """Another zone ("" for a written decision) and theme, by their names; ``short`` stands
        where the theme's whole name has no room, nothing where that has none: the badge says it."""
        self._zone, self._name, self._theme, self._short = zone, name, theme_name, short
        self.setAccessibleName(f"{name} · {theme_name}")
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, theme.now().line("detail"))

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme.now(), brush(self), self.rect().toRectF()
        color, icon = now.color.info, "note-pencil"
        if self._zone:
            _, color, icon = now.zone(self._zone)
        side = now.px(18)
        icons.draw(painter, QRectF(0, 0, side, box.height()), icon, color, side)
        box.setLeft(side + 6)
        taken = paint.text(painter, box, self._name, now.font("detail", weight=600), color,
                           where=self)  # fmt: skip
        box.setLeft(box.left() + taken + 4)
        for name in (self._theme, self._short):
            if now.width(f"· {name}", "detail") <= box.width():
                paint.text(painter, box, f"· {name}", now.font("detail"), now.color.muted)
                break
