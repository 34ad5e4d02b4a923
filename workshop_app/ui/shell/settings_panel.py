"""Settings of this laptop: language, text size, contrast, sound, nickname and letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.settings import LETTERS
from workshop_app.translation.languages import LANGUAGES
from workshop_app.ui import theme
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.widgets import (
    Button,
    Choice,
    Field,
    Label,
    LineEdit,
    Paragraph,
    Rule,
    Segments,
    Switch,
)  # fmt: skip
from workshop_app.ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from workshop_app.ui.shell.window import MainWindow

_LONGEST_NICKNAME = 24


class SettingsPanel(Overlay):
    """Every choice holds at once; there is nothing to confirm."""

    def __init__(self, window: MainWindow) -> None:
        words = window.words
        super().__init__(window, words("Settings"), width=640)
        self._window, self._words = window, words
        close = Button(words("Done"), "primary", cap="Esc", size="header")
        close.clicked.connect(self.leave)
        head = QHBoxLayout()
        head.addWidget(Label(words("Settings"), "title"), 1)
        head.addWidget(close)
        self.column.addLayout(head)
        self._looks()
        self.column.addWidget(Rule())
        self._laptop()

    def _looks(self) -> None:
        words, settings = self._words, self._window.settings
        languages = [(key, one.name) for key, one in LANGUAGES.items()]
        self.language = Segments(languages, settings.language, name=words("Language"))
        self.language.chosen.connect(lambda key: self._change(language=key))
        sizes = [(str(size), words.percent(size)) for size in theme.SCALES]
        near = min(theme.SCALES, key=lambda size: abs(size - settings.text_scale))
        self.text_size = Segments(sizes, str(near), name=words("Text size"))
        self.text_size.chosen.connect(lambda key: self._change(text_scale=float(key)))
        contrasts = [
            ("system", words("As the system")), ("light", words("Light")), ("dark", words("Dark, high contrast")),
        ]  # fmt: skip
        now = {None: "system", False: "light", True: "dark"}[settings.high_contrast]
        self.contrast = Segments(contrasts, now, name=words("Colours"))
        values = {"system": None, "light": False, "dark": True}
        self.contrast.chosen.connect(lambda key: self._change(high_contrast=values[key]))
        for name, widget in (
            (words("Language"), self.language), (words("Text size"), self.text_size),
            (words("Colours"), self.contrast),
        ):  # fmt: skip
            self.column.addLayout(_row(name, widget))
        self.sound = Switch(name=words("Soft sound when time is up"), on=settings.sound)
        self.sound.toggled.connect(self._window.session.turn_sound)
        self.column.addLayout(_row(words("Soft sound when time is up"), self.sound))
        self.hints = Button(words("Show again"), size="small")
        self.hints.setAccessibleName(words("Show the lines of help again"))
        self.hints.setEnabled(bool(settings.hints_done))
        self.hints.clicked.connect(self._bring_hints_back)
        self.column.addLayout(_row(words("Lines of help that were closed"), self.hints))

    def _laptop(self) -> None:
        words, settings = self._words, self._window.settings
        self.column.addWidget(Label(words("This laptop"), "strong", weight=700))
        self.column.addWidget(
            Paragraph(
                words(
                    "The record says which laptop wrote something, by a made-up nickname, never who. "
                    "Its letter goes before its numbers, as on the sticker on its lid: B17."
                ),
                "detail",
                "muted",
            )
        )
        line = QHBoxLayout()
        line.setSpacing(12)
        self.nickname = GuardedLine(words, settings.nickname, masking=False)
        edit = self.nickname.edit
        if isinstance(edit, LineEdit):
            edit.setMaxLength(_LONGEST_NICKNAME)
        self.nickname.kept.connect(self._named)
        self.nickname_field = Field(words("Nickname"), self.nickname)
        self.letter = Choice([(one, one) for one in LETTERS], settings.letter)
        self.letter.chosen.connect(lambda key: self._window.change_settings(letter=key))
        line.addWidget(self.nickname_field, 3)
        line.addWidget(Field(words("Letter"), self.letter), 1)
        self.column.addLayout(line)

    def _named(self, text: str, _confirmed: bool) -> None:
        if not text:
            self.nickname_field.wrong(self._words("A nickname is needed; the one before stays"))
            return
        self.nickname_field.well()
        self._window.change_settings(nickname=text)

    def _bring_hints_back(self) -> None:
        from workshop_app.ui import guidance

        guidance.bring_back(self._window)
        self.hints.setEnabled(False)
        self._window.build_again()

    def _change(self, **values: object) -> None:
        """The window is built again, and this panel with it; the keyboard stays where it was."""
        window = self._window
        self.away()
        window.change_settings(**values)
        anew = SettingsPanel(window)
        places: dict[str, QWidget] = {
            "language": anew.language, "text_scale": anew.text_size, "high_contrast": anew.contrast,
        }  # fmt: skip
        anew.open(places.get(next(iter(values))))


def _row(name: str, widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(Label(name, "body", weight=500), 1)
    row.addWidget(widget)
    return row
