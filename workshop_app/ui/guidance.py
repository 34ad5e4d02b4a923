"""First-run guidance: one line where help is needed, which goes once it was followed or closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.text import N_, Words
from workshop_app.ui.widgets.buttons import IconButton
from workshop_app.ui.widgets.labels import Label, Paragraph

if TYPE_CHECKING:
    from workshop_app.settings import Settings
    from workshop_app.ui.page import Shell

HINTS: dict[str, str] = {
    "remote": N_("Page Down goes on and Page Up goes back, also with a presenter's remote and "
                 "while you write."),
    "theme": N_("Ctrl and 1 to 5: another theme"),
    "names": N_("The app does not notice every name: write none."),
}  # fmt: skip
"""Every line by its key, as ``Settings.hints_done`` names it."""


def wanted(settings: Settings, key: str) -> bool:
    """Whether the line was neither followed nor closed on this laptop yet."""
    return key not in settings.hints_done


def next_of(settings: Settings, *keys: str) -> str:
    """The first of these lines that is wanted, else the last of them."""
    return next((key for key in keys if wanted(settings, key)), keys[-1])


def done(shell: Shell, key: str) -> None:
    """The line was followed or closed: it does not come again."""
    if wanted(shell.settings, key):
        shell.change_settings(hints_done=(*shell.settings.hints_done, key))


def bring_back(shell: Shell) -> None:
    """All lines are shown again."""
    shell.change_settings(hints_done=())


def shell_of(widget: QWidget) -> Shell | None:
    """The shell of the page that ``widget`` stands on, if any."""
    from workshop_app.ui.page import Page

    above: QWidget | None = widget
    while above is not None and not isinstance(above, Page):
        above = above.parentWidget()
    return above.shell if above is not None else None


class Hint(QWidget):
    """One line with a cross. ``closed`` when a person closes it. ``one_line`` never wraps."""

    closed = Signal()

    def __init__(self, words: Words, key: str, *, one_line: bool = False,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self.key = key
        self.setObjectName(f"hint {key}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        said = words(HINTS[key])
        if one_line:
            row.addWidget(Label(said, "detail", "muted", icon="lightbulb"), 1)
        else:
            row.addWidget(Label("", "detail", "info", icon="lightbulb"))
            row.addWidget(Paragraph(said, "detail", "muted"), 1)
        self.cross = IconButton("x", words("Close the help"), size=28)
        self.cross.clicked.connect(self.closed)
        if one_line:
            self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(self.cross)
        self.setAccessibleName(said)

    def text(self) -> str:
        return self.accessibleName()
