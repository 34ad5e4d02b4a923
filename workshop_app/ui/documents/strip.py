"""What is being written, how far it is, and how it ended: one line under the header."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.documents.exports import Exports, open_folder
from workshop_app.ui.widgets import Button, Card, IconButton, Paragraph
from workshop_app.ui.widgets.progress import ProgressBar

LOOKS = {"done": "ok", "info": "info"}


class ExportStrip(Card):
    """Seen only while there is something to say: ``read`` it when it has its place. ``cancel`` ends
    the writing."""

    def __init__(self, exports: Exports, words: Words) -> None:
        super().__init__("sunken", padding=8)
        self._exports, self._words = exports, words
        self.setObjectName("what is written")
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 4, 0)
        row.setSpacing(12)
        self.said = Paragraph("", "detail")
        self.said.setObjectName("how far it is")
        self.bar = ProgressBar(0, name=words("How far the export is"))
        self.bar.setFixedWidth(theme.now().px(200))
        self.cancel = Button(words("Cancel"), size="small")
        self.cancel.setAccessibleName(words("Cancel the export"))
        self.cancel.clicked.connect(exports.stop)
        self.see = Button(words("Open its folder"), icon="folder-open", size="small")
        self.see.clicked.connect(self._see)
        self.close_button = IconButton("x", words("Close"), size=32)
        self.close_button.clicked.connect(exports.forget)
        row.addWidget(self.said, 1, Qt.AlignmentFlag.AlignVCenter)
        for widget in (self.bar, self.cancel, self.see, self.close_button):
            row.addWidget(widget)
        self.box.addLayout(row)
        exports.changed.connect(self.read)
        self.hide()

    def read(self) -> None:
        """As it stands now."""
        running, outcome = self._exports.running, self._exports.outcome
        self.setHidden(not running and outcome is None)
        self.set_look(LOOKS.get(outcome.kind, "sunken") if outcome and not running else "sunken")
        self.said.setText(
            self._exports.told(self._words) if running else outcome.said if outcome else ""
        )
        self.bar.show_share(self._exports.share)
        self.bar.setHidden(not running)
        self.cancel.setHidden(not running)
        self.see.setHidden(running or outcome is None or outcome.folder is None)
        self.close_button.setHidden(running)

    def _see(self) -> None:
        outcome = self._exports.outcome
        open_folder(outcome.folder if outcome else None)
