"""Keys of the whole window, its menu, and the panel that lists the keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from workshop_app.ui import theme
from workshop_app.ui.pages import PAGES
from workshop_app.ui.shell.slides import PlanSlide

if TYPE_CHECKING:
    from workshop_app.ui.shell.window import MainWindow


def put_on(window: MainWindow) -> None:
    """Connect every key of the window; those of a plan do nothing on the start screen."""

    def with_plan(what: Callable[[], None]) -> Callable[[], None]:
        return lambda: what() if window.has_plan else None

    rows: list[tuple[str, Callable[[], None]]] = [
        ("Ctrl+Z", with_plan(window.undo)),
        ("Ctrl+Y", with_plan(window.redo)),
        ("Ctrl+Shift+Z", with_plan(window.redo)),
        ("Alt+Left", with_plan(window.back)),
        ("F8", with_plan(lambda: project(window))),
        ("Shift+F8", with_plan(lambda: window.projector_side.freeze())),
        ("Ctrl+F8", with_plan(lambda: window.projector_side.open_panel())),
        ("F11", with_plan(lambda: window.projector.toggle_full())),
        ("Ctrl+N", with_plan(lambda: to_capture(window))),
        ("Ctrl+B", with_plan(lambda: ask_number(window))),
        ("Ctrl+Shift+F", with_plan(lambda: find(window))),
        ("F10", with_plan(window.rehearsal.end)),
        ("Ctrl+Shift+L", window.lock.ask),
        ("F1", lambda: show_keys(window)),
        ("Ctrl++", lambda: larger(window, 1)),
        ("Ctrl+=", lambda: larger(window, 1)),
        ("Ctrl+-", lambda: larger(window, -1)),
        ("Ctrl+,", lambda: show_settings(window)),
    ]
    for row in PAGES:
        if row.digit:
            rows.append((f"Alt+{row.digit}", with_plan(lambda key=row.key: window.go(key))))  # type: ignore[misc]
    for key, what in rows:
        QShortcut(QKeySequence(key), window).activated.connect(what)


def larger(window: MainWindow, by: int) -> None:
    """The next larger or smaller text size."""
    sizes = theme.SCALES
    near = min(range(len(sizes)), key=lambda n: abs(sizes[n] - window.settings.text_scale))
    wanted = sizes[min(len(sizes) - 1, max(0, near + by))]
    if wanted != window.settings.text_scale:
        window.change_settings(text_scale=wanted)


def project(window: MainWindow, black: bool = True) -> None:
    """F8: show this to the room; if the room sees it already, make it black (unless ``black`` is
    off), or bring it back."""
    page, projector = window.page, window.projector
    slide = page.projector_slide() if page else None
    if slide is None:
        plan = window.plan.plan
        slide = PlanSlide(title=plan.title, line=plan.municipality)
    if not projector.shows(slide.key):
        projector.show(slide, page.kept_up() if page else None)
    elif black:
        projector.blacken()


def ask_number(window: MainWindow) -> None:
    """Open "what became of number …?", with the proposal that is in hand, if one is."""
    from workshop_app.ui.action_plan.became import in_hand, open_became

    page = window.page
    if page is not None:
        page.leaving()
        open_became(window, page, in_hand(page))


def find(window: MainWindow) -> None:
    """Open "find in the whole plan" over the window."""
    from workshop_app.ui.find.panel import open_find

    page = window.page
    if page is not None:
        page.leaving()
        open_find(page, window.plan, window.words, window)


def show_settings(window: MainWindow) -> None:
    """Open the settings over the window."""
    from workshop_app.ui.shell.settings_panel import SettingsPanel

    SettingsPanel(window).open()


def show_texts(window: MainWindow) -> None:
    """Open the last look at all texts over the window."""
    from workshop_app.ui.action_plan.export_panel import ExportPanel
    from workshop_app.ui.last_look.panel import LastLook

    page = window.page
    if page is None:
        return
    page.leaving()

    def export() -> None:
        ExportPanel(page, window.plan, window.words, window).open_in_page()

    panel = LastLook(page, window.plan, window.words, window, export=export)
    panel.open()


def show_keys(window: MainWindow) -> None:
    """Open the list of keys over the window."""
    from workshop_app.ui.shell.keys_panel import KeysPanel

    panel = KeysPanel(window)
    panel.open(panel.area)


def to_capture(window: MainWindow) -> None:
    """To the capture line of the page, or of the board where the page has none."""
    from workshop_app.ui.proposals.capture_line import CaptureLine

    page = window.page
    line = page.findChild(CaptureLine) if page else None
    if isinstance(line, CaptureLine) and line.isVisible():
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
    else:
        window.go("proposals")


def plan_menu(window: MainWindow, under: QWidget) -> None:
    """The menu of the plan's name: settings, projector's screen, keys, another plan."""
    words, now = window.words, theme.now()
    menu = QMenu(window)
    menu.setFont(now.font("body"))

    def add(text: str, key: str, what: Callable[[], None]) -> None:
        said = f"{text}\t{now.key(key)}" if key else text
        menu.addAction(said.replace("&", "&&")).triggered.connect(lambda _=False: what())

    add(words("Settings"), "Ctrl+,", lambda: show_settings(window))
    add(words("Keys"), "F1", lambda: show_keys(window))
    add(words("Projector"), "Ctrl+F8", window.projector_side.open_panel)
    add(words("Find in the whole plan"), "Ctrl+Shift+F", lambda: find(window))
    add(words("What became of a number"), "Ctrl+B", lambda: ask_number(window))
    add(words("Documents"), "", lambda: window.go("documents"))
    add(words("Last look at the texts"), "", lambda: show_texts(window))
    add(words("Lock the screen"), "Ctrl+Shift+L", window.lock.ask)
    menu.addSeparator()
    add(words("Another plan"), "", window.leave_plan)
    corner = under.mapToGlobal(QPoint(under.width() + 4, under.height()))
    menu.popup(QPoint(corner.x(), corner.y() - menu.sizeHint().height()))
    menu.aboutToHide.connect(menu.deleteLater)
