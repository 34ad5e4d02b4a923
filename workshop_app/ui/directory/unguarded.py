"""Inputs of what institutions publish of themselves: addresses and telephones are welcome (P-19)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workshop_app.text import Words
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.guarded import GuardedLine, GuardedText

if TYPE_CHECKING:
    from workshop_app.domain.text_guard import Mark


def _nothing(_text: str) -> Sequence[Mark]:
    return ()


class PublicLine(GuardedLine):
    """One line, kept as any other, without the guard."""

    def __init__(
        self, words: Words, text: str = "", hint: str = "", *, at_once: bool = True,
        patient: bool = False,
    ) -> None:  # fmt: skip
        """``patient``: kept on leaving and on Enter, not in a pause: half of it says nothing yet."""
        super().__init__(words, text, hint, at_once=at_once, look=_nothing)
        self._patient = patient

    def _paused(self) -> None:
        if not self._patient:
            super()._paused()


class PublicGrowing(GrowingLine):
    """One line without the guard that takes as many rows as it needs."""

    def __init__(
        self, words: Words, text: str = "", hint: str = "", *, at_once: bool = True
    ) -> None:
        super().__init__(words, text, hint, at_once=at_once)
        self._look = _nothing


class PublicText(GuardedText):
    """Several lines without the guard; Ctrl+Enter keeps at once."""

    def __init__(self, words: Words, text: str = "", hint: str = "", lines: int = 3) -> None:
        super().__init__(words, text, hint, lines, look=_nothing)
