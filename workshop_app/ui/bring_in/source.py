"""Where the proposals come from: a pasted list or a file, and what its columns are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workshop_app.domain.entity import THEMES
from workshop_app.domain.incoming_columns import find_heads, match_columns
from workshop_app.domain.meetings import Workshop
from workshop_app.export.names import SHORT_THEMES
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.table_files import Rows
from workshop_app.text import Words
from workshop_app.ui.widgets import Button, Choice, Field, Label, Segments, TextEdit

AFTER = 250
"""Milliseconds after the last key until the list is looked at."""


class Source(QWidget):
    """Emits ``changed`` when something else would come in, ``wanted_file`` when one is to be
    chosen."""

    changed = Signal()
    wanted_file = Signal()

    def __init__(self, plan: OpenPlan, words: Words, topic: str, workshop: str | None) -> None:
        super().__init__()
        self._words = words
        self.rows: Rows = []
        self.name = ""
        self.kind = Segments(
            [("list", words("Paste a list")), ("file", words("Open a file"))],
            "list",
            name=words("From where"),
        )
        self.text = TextEdit("", words("One proposal on each line"), 9)
        self.text.setAccessibleName(words("List of proposals"))
        self.file = Button(words("Choose a file…"), "secondary", icon="folder-open")
        self.file.clicked.connect(self.wanted_file)
        self.file_name = Label("", "detail", "muted")
        self.of_text = Choice([("", words("Choose"))], "")
        self.of_theme = Choice([("", words("No column"))], "")
        self.theme = Choice([(key, words(SHORT_THEMES[key])) for key in THEMES], topic)
        workshops = [(one.id, one.title) for one in plan.all(Workshop)]
        self.workshop = Choice([("", words("No workshop")), *workshops], workshop or "")
        self._build()
        self._typed = QTimer(self, singleShot=True, interval=AFTER)
        self._typed.timeout.connect(self.changed)
        self.text.textChanged.connect(lambda *_: self._typed.start())
        self.kind.chosen.connect(self._turned)
        for choice in (self.of_text, self.of_theme, self.theme, self.workshop):
            choice.chosen.connect(lambda _key: self.changed.emit())

    def _build(self) -> None:
        words = self._words
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.text)
        from_file = QWidget()
        inside = QVBoxLayout(from_file)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.file)
        inside.addWidget(self.file_name)
        self._text_field = Field(words("Column of the proposals"), self.of_text)
        self._theme_field = Field(words("Column of the themes"), self.of_theme)
        inside.addWidget(self._text_field)
        inside.addWidget(self._theme_field)
        inside.addStretch(1)
        self._pages.addWidget(from_file)
        box.addWidget(self.kind)
        box.addWidget(self._pages, 1)
        box.addWidget(Field(words("Theme of those that name none"), self.theme))
        box.addWidget(Field(words("Said in the workshop"), self.workshop))
        self._show_columns()

    # -- what was chosen --------------------------------------------------------------------------
    @property
    def from_file(self) -> bool:
        """Whether a file brings them, not a pasted list."""
        return self.kind.current == "file"

    @property
    def ready(self) -> bool:
        """Whether there is something to look at."""
        if self.from_file:
            return bool(self.rows) and bool(self.of_text.key)
        return bool(self.text.text().strip())

    @property
    def columns(self) -> dict[str, str]:
        """Field → head, as the two choices say; the rest is found by its heads."""
        return {"text": self.of_text.key, "theme": self.of_theme.key}

    def show_table(self, path: Path, rows: Rows) -> None:
        """A file was read: its columns, with what its heads seem to mean."""
        self.rows, self.name = rows, path.name
        heads = [cell.strip() for cell in rows[find_heads(rows)]] if rows else []
        found = match_columns(heads)
        named = [(head, head) for head in dict.fromkeys(heads) if head]
        for choice, field, nothing in (
            (self.of_text, "text", self._words("Choose")),
            (self.of_theme, "theme", self._words("No column")),
        ):
            guess = heads[found[field][0]] if field in found else ""
            choice.set_choices([("", nothing), *named], guess)
        self.kind.choose("file")
        self._turned()

    def forget_table(self) -> None:
        """The file asked for could not be read: none is chosen."""
        self.rows, self.name = [], ""
        self._turned()

    def _turned(self, _kind: str = "") -> None:
        self._pages.setCurrentIndex(int(self.from_file))
        self._show_columns()
        self.changed.emit()

    def _show_columns(self) -> None:
        self.file_name.setText(self.name)
        self.file_name.setVisible(bool(self.name))
        for field in (self._text_field, self._theme_field):
            field.setVisible(bool(self.rows))
