"""Two soft tones. Qt's sound is loaded only once they are wanted, and may not be there at all."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QUrl

from workshop_app import paths

NAMES = ("soon", "over")
"""When 20 % of a step's time is left, and when it is up: ``resources/sounds/<name>.wav``."""
_VOLUME = 0.7


class Tones(QObject):
    """Plays a tone, or nothing where the laptop has no way to sound. Never an error."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._effects: dict[str, Any] | None = None
        self.played: list[str] = []
        """What was to be heard, the last one last."""

    def ready(self) -> bool:
        """Whether something can be heard here; loads what it takes."""
        return bool(self._loaded())

    def play(self, name: str) -> None:
        """Play one of ``NAMES``."""
        self.played = [*self.played[-9:], name]
        effect = self._loaded().get(name)
        if effect is not None:
            effect.play()

    def _loaded(self) -> dict[str, Any]:
        if self._effects is None:
            self._effects = self._found()
        return self._effects

    def _found(self) -> dict[str, Any]:
        try:
            from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

            if not QMediaDevices.audioOutputs():
                return {}
            found = {}
            for name in NAMES:
                effect = QSoundEffect(self)
                effect.setSource(QUrl.fromLocalFile(str(paths.resources("sounds", f"{name}.wav"))))
                effect.setVolume(_VOLUME)
                found[name] = effect
            return found
        except Exception:  # a library of the system is missing: the timer goes on without a tone
            return {}
