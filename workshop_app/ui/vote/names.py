"""How the vote pages call rounds, states, options and figures. Nothing here knows a widget."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from workshop_app.domain.rounds import Option, VoteRound
from workshop_app.domain.signs import suggested_short
from workshop_app.services import round_names
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words

STATES: dict[str, tuple[str, str]] = {
    "draft": ("neutral", "pencil-simple"),
    "open": ("accent", "broadcast"),
    "closed": ("warn", "lock-simple"),
    "shown": ("ok", "eye"),
}
"""Each state of a round: the tone of its chip and its icon."""

METHOD_LOOKS: dict[str, tuple[str, str, str]] = {
    "dots": ("circles-three", N_("Dots"), N_("{n} per person")),
    "approval": ("thumbs-up", N_("Approval"), N_("yes to several")),
    "points": ("chart-pie-slice", N_("100 points"), N_("shared out")),
    "score": ("star", N_("Score"), N_("from 0 to {n}")),
}
"""Icon, title and second line of each ballot method on its tile."""

MARKS: dict[str, str] = {
    "dots": N_("Marks"),
    "approval": N_("Yeses"),
    "points": N_("Points"),
    "score": N_("Mean score"),
}
"""What is counted, as the head of a column."""

_PLACES = (
    N_("the first"), N_("the second"), N_("the third"), N_("the fourth"), N_("the fifth"),
)  # fmt: skip


def state(words: Words, of: str) -> str:
    """What the state of a round is called."""
    return {
        "draft": words.at("round", "Draft"),
        "open": words.at("round", "Open"),
        "closed": words.at("round", "Closed"),
        "shown": words.at("round", "Shown"),
    }[of]


def round_title(words: Words, round: VoteRound, plan: OpenPlan | None = None) -> str:
    """ "Round 1" for R1, "Round A" for A; a rehearsal has its name alone. With the ``plan``, the
    workshop stands beside it where another round has the same name: "Round A · Workshop 2"."""
    if round.rehearsal:
        return round.name
    title = title_of(words, round.name)
    said = round_names.beside(plan, round) if plan is not None else ""
    return f"{title}{round_names.SEPARATOR}{said}" if said else title


def title_of(words: Words, name: str) -> str:
    """The same of a name as ``round_names`` tells it apart; one that says "Round" stays."""
    if name.lower().startswith(words("Round {name}", name="").lower()):
        return name
    return words("Round {name}", name=re.sub(r"^R(?=\d+\b)", "", name))


def option_text(option: Option) -> str:
    """The few words of an option, else its text as it was fixed."""
    return option.short or option.text


def few_words(option: Option) -> str:
    """The few words of an option, else those that its text begins with: for narrow places."""
    return option.short or suggested_short(option.text)


def figure(words: Words, method: str, rule: str, value: Fraction) -> str:
    """What an option is ranked by, as it is written behind its bar."""
    if rule == "groups":
        return words.percent(value, 1)
    return words.number(value, 1 if method == "score" else 0)


def counted(words: Words, method: str, value: Fraction) -> str:
    """ "17 marks": what an option was given, in words."""
    if method == "score":
        return words("a mean of {value}", value=words.number(value, 1))
    n = int(value)
    if method == "approval":
        return words.many("{n} yes", "{n} yeses", n)
    if method == "points":
        return words.many("{n} point", "{n} points", n)
    return words.many("{n} mark", "{n} marks", n)


def place(words: Words, rank: int) -> str:
    """ "the first" to "the fifth" option, then in figures."""
    if rank <= len(_PLACES):
        return words(_PLACES[rank - 1])
    return words("number {n}", n=words.number(rank))


def either(words: Words, items: Sequence[str], most: int = 4) -> str:
    """ "1, 10 or 16"; more than ``most`` end in dots."""
    if len(items) > most:
        return ", ".join(items[:most]) + " …"
    if len(items) < 2:
        return "".join(items)
    return words("{first} or {last}", first=", ".join(items[:-1]), last=items[-1])


def first_sentence(text: str) -> str:
    """The question itself, without what follows it: how to mark stands on the ballot."""
    found = re.match(r"[^?]*\?", text.strip())
    return found[0] if found else text.strip()
