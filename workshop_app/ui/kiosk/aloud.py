"""What is read aloud, in the words of the window's language."""

from __future__ import annotations

from collections.abc import Sequence

from workshop_app.domain.rounds import Option
from workshop_app.text import N_, Words
from workshop_app.ui.kiosk import marking
from workshop_app.ui.vote import names

BLANK = N_("You marked nothing. That is a vote too: a blank one.")


def sentences(*parts: str) -> str:
    """The parts one after the other, each with an end that is heard as a pause."""
    return " ".join(part if part[-1] in ".?!:" else part + "." for part in parts if part)


def option(words: Words, option: Option) -> str:
    """ "Number 4: Health post"."""
    return words("Number {number}: {text}", number=option.label, text=names.option_text(option))


def last_look(words: Words, marks: marking.Marks, options: Sequence[Option]) -> str:
    """What was marked, as it stands on the last look."""
    if marks.blank:
        return sentences(words("Like this?"), words(BLANK))
    by_label = {one.label: one for one in options}
    method = marks.rules.method
    told = [
        f"{option(words, by_label[label])}, {marking.said(words, method, marks.value(label))}"
        for label in marks.marked
    ]
    return sentences(words("Like this?"), *told)
