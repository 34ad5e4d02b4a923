"""Reading aloud, where the system has a voice of the language shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

SILENT = ("mock",)
"""Engines without a sound."""


class Voice(QObject):
    """Ask ``there`` before a speaker is shown. ``engines``: which may be used, for tests."""

    def __init__(
        self, parent: QObject | None, language: str, engines: list[str] | None = None
    ) -> None:
        super().__init__(parent)
        self._speech = _speech(self, language, engines)

    @property
    def there(self) -> bool:
        """Whether something can be read aloud in this language."""
        return self._speech is not None

    @property
    def speaking(self) -> bool:
        """Whether something is being read."""
        if self._speech is None:
            return False
        return self._speech.state() == type(self._speech).State.Speaking

    def say(self, text: str) -> None:
        """Read ``text``; what was being read stops."""
        if self._speech is not None:
            self._speech.stop()
            self._speech.say(text)

    def hush(self) -> None:
        """Be still."""
        if self._speech is not None:
            self._speech.stop()


def _speech(parent: QObject, language: str, engines: list[str] | None) -> QTextToSpeech | None:
    """An engine with a voice of ``language`` ("es"), or ``None``."""
    from PySide6.QtTextToSpeech import QTextToSpeech

    wanted = QLocale(language).language()
    known = engines or [one for one in QTextToSpeech.availableEngines() if one not in SILENT]
    for engine in known:
        speech = QTextToSpeech(engine, parent)
        places = [one for one in speech.availableLocales() if one.language() == wanted]
        if speech.state() == QTextToSpeech.State.Ready and places:
            near = [one for one in places if one.territory() == QLocale.Country.Colombia]
            speech.setLocale((near or places)[0])
            return speech
        speech.deleteLater()
    return None
