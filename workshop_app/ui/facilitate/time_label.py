"""Time left of an exercise or of the session, in one line: the colour never speaks alone."""

from __future__ import annotations

from workshop_app.services import pace
from workshop_app.text import N_, Words
from workshop_app.ui.widgets.labels import Label

EXERCISE = {
    "enough": N_("Exercise: {minutes} left"),
    "little": N_("Exercise: {minutes}, little left"),
    "nearly": N_("Exercise: {minutes}, nearly over"),
    "over": N_("Exercise: +{minutes} over"),
}
SESSION = {
    "enough": N_("Session: {minutes} left"),
    "little": N_("Session: {minutes}, little left"),
    "nearly": N_("Session: {minutes}, nearly over"),
    "over": N_("Session: +{minutes} over"),
}
SHORT = {
    "enough": "",
    "little": N_("{minutes}, little left"),
    "nearly": N_("{minutes}, nearly over"),
    "over": N_("+{minutes} over"),
}
"""Of the session, in a narrow window."""
_TONES = {"enough": "muted", "little": "accent_text", "nearly": "error", "over": "error"}


class TimeLabel(Label):
    """``sentences`` are ``EXERCISE``, ``SESSION`` or ``SHORT``; an empty one hides it."""

    def __init__(self, words: Words, sentences: dict[str, str], name: str) -> None:
        super().__init__("", "detail", "muted", align="right")
        self._words, self._sentences = words, sentences
        self.setObjectName(name)

    def use(self, sentences: dict[str, str]) -> None:
        """Other sentences from now on."""
        self._sentences = sentences

    def show_left(self, left: int, total: int) -> None:
        """``left`` of ``total`` seconds, in whole minutes begun."""
        state = pace.state(left, total)
        minutes = -(-left // 60) if left >= 0 else -left // 60
        sentence = self._sentences[state]
        said = self._words(sentence, minutes=self._words.minutes(minutes)) if sentence else ""
        self.setHidden(not said)
        self.set_tone(_TONES[state])
        self.setText(said)
