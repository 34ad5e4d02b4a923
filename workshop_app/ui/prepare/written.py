"""What is said when a file was written: its name, and the way to its folder."""

from __future__ import annotations

from pathlib import Path

from workshop_app.text import Words
from workshop_app.ui.page import Shell


def tell(shell: Shell, words: Words, path: Path) -> None:
    """Say that ``path`` was written; a button opens its folder in the system's own way."""

    def show_folder() -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

    said = words("{name} was written", name=path.name)
    shell.tell("done", said, button=(words("Open its folder"), show_folder))
