"""What the head of the action plan offers: one row each, opened when it is first pressed.

To add one, write a row; ``opens`` names "module:function", called with the page. A row with a
``key`` works from the whole page, shown as a button or in the menu.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from workshop_app.text import N_
from workshop_app.ui import theme
from workshop_app.ui.widgets import Button, IconButton

if TYPE_CHECKING:
    from workshop_app.ui.action_plan.page import ActionPlanPage

BUTTON, MENU, PRIMARY = "button", "menu", "primary"
_HERE = "workshop_app.ui.action_plan."


@dataclass(frozen=True, slots=True)
class Deed:
    """``place``: a button where there is room (else in the menu), always in the menu, or the one
    filled button. ``writes``: left out in a plan that is only read. ``some``: only where there are
    actions."""

    id: str
    words: str
    icon: str
    opens: str
    place: str = MENU
    key: str = ""
    writes: bool = False
    some: bool = True


DEEDS: tuple[Deed, ...] = (
    Deed("new", N_("New action"), "plus", _HERE + "deeds:new_action", writes=True, some=False),
    Deed("programmes", N_("Programmes of the development plan"), "list-bullets",
         _HERE + "programmes_panel:open_programmes", some=False),
    Deed("versions", N_("Versions of the plan"), "bookmark-simple",
         "workshop_app.ui.documents.opening:versions", some=False),
    Deed("edited", N_("An edited workbook of the plan…"), "file-arrow-up",
         _HERE + "deeds:edited_workbook", writes=True, some=False),
    Deed("preview", N_("Preview"), "eye", "workshop_app.ui.documents.opening:preview", BUTTON,
         some=False),
    Deed("follow_up", N_("Follow-up"), "calendar-check", _HERE + "follow_up:open_follow_up",
         BUTTON, some=False),
    Deed("missing", N_("What is missing"), "list-checks", _HERE + "completeness:open_missing",
         some=False),
    Deed("readback", N_("Prepare the read-back"), "megaphone",
         _HERE + "readback_panel:open_readback", some=False),
    Deed("became", N_("What became of a number"), "question", _HERE + "became:open_from_page",
         some=False),
    Deed("export", N_("Export"), "export", _HERE + "deeds:export", PRIMARY, "Ctrl+E", some=False),
)  # fmt: skip
"""In the order in which they stand."""


class HeadBar(QWidget):
    """The buttons at the right of the head. Those that have no room stand in the menu."""

    def __init__(self, page: ActionPlanPage) -> None:
        super().__init__()
        self._page = page
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        words = page.words
        self.more = IconButton("dots-three", words("More of the plan"), kind="secondary", size=44)
        self.more.clicked.connect(self._open_menu)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self.more)
        self.buttons: dict[str, Button] = {}
        self._narrow = False
        for deed in self._deeds():
            if deed.place != MENU:
                self._row.addWidget(self._made(deed))
            elif deed.key:
                shortcut = QShortcut(QKeySequence(deed.key), page)
                shortcut.activated.connect(lambda deed=deed: self.do(deed.id))

    def _deeds(self) -> list[Deed]:
        return [one for one in DEEDS if not (one.writes and self._page.plan.read_only)]

    def _made(self, deed: Deed) -> Button:
        kind = "primary" if deed.place == PRIMARY else "secondary"
        made = Button(self._page.words(deed.words), kind, icon=deed.icon, key=deed.key,
                      size="header")  # fmt: skip
        made.clicked.connect(lambda: self.do(deed.id))
        self.buttons[deed.id] = made
        return made

    def fit(self, room: int) -> None:
        """Show as many buttons as ``room`` pixels hold, without their signs before one is left
        out; the filled one always."""
        left = room - self.more.sizeHint().width()
        self._sign(True)
        wanted = sum(one.sizeHint().width() + self._row.spacing() for one in self.buttons.values())
        if wanted > left:
            self._sign(False)
        for deed in sorted(self._deeds(), key=lambda one: one.place != PRIMARY):
            if deed.id in self.buttons:
                button = self.buttons[deed.id]
                left -= button.sizeHint().width() + self._row.spacing()
                button.setVisible(deed.place == PRIMARY or left >= 0)

    def _sign(self, on: bool) -> None:
        """With or without the signs of the buttons that are not filled."""
        for deed in self._deeds():
            if deed.place == BUTTON:
                self.buttons[deed.id].set_icon(deed.icon if on else "")
                self.buttons[deed.id].updateGeometry()

    def do(self, id: str) -> None:
        """Open what the row with this id offers."""
        deed = next(one for one in DEEDS if one.id == id)
        module, _, name = deed.opens.partition(":")
        getattr(importlib.import_module(module), name)(self._page)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("more")
        menu.setFont(theme.now().font("body"))
        for deed in self._deeds():
            shown = deed.id in self.buttons and not self.buttons[deed.id].isHidden()
            if shown or (deed.some and not self._page.some):
                continue
            said = self._page.words(deed.words).replace("&", "&&")
            key = f"\t{theme.now().key(deed.key)}" if deed.key else ""
            menu.addAction(said + key).triggered.connect(lambda _=False, id=deed.id: self.do(id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))


def export(page: ActionPlanPage) -> None:
    """The documents, under their button."""
    page.open_export()


def edited_workbook(page: ActionPlanPage) -> None:
    """A workbook of this plan that was edited elsewhere; what it would change is seen first."""
    from workshop_app.ui.bring_in.plan_panel import open_edited_plan

    page.leaving()
    open_edited_plan(page, page.plan, page.words, page.shell)


def new_action(page: ActionPlanPage) -> None:
    """An action that comes from no proposal; its title is written next."""
    page.add_action()
