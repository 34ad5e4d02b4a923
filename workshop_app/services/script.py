"""The facilitator's script: what to say and do now, what the room sees, what comes after."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from workshop_app.domain.packs import in_language
from workshop_app.services.facilitate import Part, Standing

_SENTENCES = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÁÉÍÓÚÑÇÀÂÊÔ¿¡«“\"])")

_WORDS_FOR_BOLD = 3
"""A shorter line for the room is no sentence to stress when it is said."""


@dataclass(frozen=True, slots=True)
class Script:
    """The step to walk now, in one language. ``say`` is read aloud (``**words**`` are bold),
    ``do`` are sentences for the facilitator alone, as are ``never_ask``, ``care`` and ``tips``,
    ``room`` is the line for the projector,
    ``prompts`` one question per theme for a table that is stuck."""

    title: str
    label: str
    say: str
    do: tuple[str, ...] = ()
    never_ask: tuple[str, ...] = ()
    care: tuple[str, ...] = ()
    tips: tuple[str, ...] = ()
    low_literacy: str = ""
    if_short: str = ""
    room: str = ""
    captures: str = ""
    prompts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Coming:
    """A step that comes after: of which part and step it is, what it is called, its minutes."""

    at: int
    step: int
    label: str
    minutes: int


def now(standing: Standing, language: str) -> Script:
    """What the present step says. A break has its title alone, and nothing to say."""
    part, timed = standing.part, standing.timed
    title = title_of(part, language)
    if part.pack is None or timed is None:
        return Script(title, title, "", room=title)
    label = label_of(part, standing.step, language)
    return Script(
        title=title,
        label=label,
        say=_with_bold(in_language(timed.step.say, language), label),
        do=sentences(in_language(timed.step.do, language)),
        never_ask=tuple(in_language(words, language) for words in part.pack.never_ask),
        care=tuple(
            in_language(one.words, language) for one in part.pack.care if one.risk != "never_ask"
        ),
        tips=tuple(in_language(tip, language) for tip in part.pack.tips),
        low_literacy=in_language(part.pack.low_literacy, language),
        if_short=in_language(part.pack.if_short, language),
        room=label,
        captures=timed.step.capture,
        prompts={
            theme: in_language(question, language) for theme, question in part.pack.prompts.items()
        },
    )


def coming(standing: Standing, language: str) -> Iterator[Coming]:
    """The steps after the present one, those without time passed over; a part that begins has
    its title and all its minutes."""
    part = standing.part
    for step in range(standing.step + 1, part.count):
        if not part.steps[step].skipped:
            minutes = part.steps[step].minutes
            yield Coming(standing.at, step, label_of(part, step, language), minutes)
    for at in range(standing.at + 1, len(standing.parts)):
        following = standing.parts[at]
        yield Coming(at, 0, title_of(following, language), following.item.minutes)


def sentences(text: str) -> tuple[str, ...]:
    """``text`` cut after each of its sentences."""
    return tuple(_SENTENCES.split(text.strip()))


def title_of(part: Part, language: str) -> str:
    """What a part is called; "" for a break without a title of its own."""
    if part.item.title:
        return part.item.title
    return in_language(part.pack.title, language) if part.pack else ""


def label_of(part: Part, step: int, language: str) -> str:
    """What a step is called: its line for the room, or the nearest one before, or the title."""
    for timed in reversed(part.steps[: step + 1]):
        line = in_language(timed.step.projector, language)
        if line:
            return line
    return title_of(part, language)


def _with_bold(say: str, label: str) -> str:
    """``say`` with the line for the room in bold where it is said word for word."""
    if "**" in say or len(label.split()) < _WORDS_FOR_BOLD:
        return say
    found = re.search(re.escape(label) + r"[.!?]?", say, re.IGNORECASE)
    return f"{say[: found.start()]}**{found.group()}**{say[found.end() :]}" if found else say
