"""The base that is chosen cannot be drawn on this laptop: what is missing, and the way to bring it."""

from __future__ import annotations

from collections.abc import Callable

from workshop_app.domain.places import MapBase
from workshop_app.services.map_bases import Ground
from workshop_app.text import Words
from workshop_app.ui.widgets import Button, MessageBar


class MissingBar(MessageBar):
    """``find(base)`` asks for the file again; ``changes``: whether the plan may be changed."""

    def __init__(self, words: Words, changes: bool, find: Callable[[MapBase], None]) -> None:
        super().__init__("warn", "")
        self._words = words
        self._ground: Ground | None = None
        again = Button(words("Choose its file again…"), icon="folder-open", size="small")
        again.clicked.connect(lambda: self._ground is not None and find(self._ground.base))
        if changes:
            self.add(again)
        self.hide()

    def follow(self, ground: Ground | None) -> None:
        """Another base is shown, or none."""
        self._ground = ground
        gone = ground.missing if ground is not None else None
        self.setHidden(gone is None)
        if gone is not None:
            self.say("warn", gone.told(self._words))
