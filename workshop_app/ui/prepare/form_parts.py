"""What the form of an exercise asks: the fields of each of its parts, in words of the window."""

from __future__ import annotations

from workshop_app.domain.entity import THEMES
from workshop_app.domain.pack_rules import CHANNELS
from workshop_app.domain.packs import RISKS
from workshop_app.export.names import AUDIENCES, METHODS
from workshop_app.export.names import THEMES as THEME_NAMES
from workshop_app.text import N_, Words
from workshop_app.ui.exercises import STAGES, minutes_unit
from workshop_app.ui.prepare.form_fields import Spec
from workshop_app.ui.prepare.writing import Writing

PER = {"room": N_("for the room"), "table": N_("for each table"), "person": N_("for each person")}
RISK_NAMES = {
    "safety": N_("Safety"),
    "xenophobia": N_("Xenophobia"),
    "trauma": N_("Painful memories"),
    "gender": N_("Women and men"),
    "children": N_("Children"),
    "secrecy": N_("Secrecy"),
    "power": N_("Power"),
    "expectations": N_("Expectations"),
    "never_ask": N_("Never ask"),
}
CHANNEL_NAMES = {
    "hands": N_("Hands"),
    "tokens": N_("Tokens"),
    "paper": N_("Paper"),
    "passed": N_("Passed laptop"),
    "phones": N_("Phones"),
}


def about(words: Words) -> list[list[Spec]]:
    """What an exercise is, in two columns."""
    stages = [(key, words(name)) for key, (_, name) in STAGES.items()]
    audiences = [(key, words(name)) for key, name in AUDIENCES.items()]
    minutes = minutes_unit(words)
    return [
        [
            Spec("title", words("Title"), "line"),
            Spec("purpose", words("What it is for")),
            Spec("if_short", words("If time is short")),
            Spec("low_literacy", words("Where few people read")),
        ],
        [
            Spec("stage", words("Part of the workshop"), "choice", choices=stages),
            Spec("audiences", words("For whom"), "several", choices=audiences),
            Spec("minutes max", words("Minutes at the most"), "count", least=1, unit=minutes,
                 help=words("The least and the usual minutes follow from the steps.")),
            Spec("group min", words("People, at least"), "count", least=1, most=999),
            Spec("group max", words("People, at the most"), "count", least=1, most=999),
            Spec("group table", words("People at a table"), "count", most=99,
                 help=words("0: the whole room together")),
        ],
    ]  # fmt: skip


def step(writing: Writing) -> list[Spec]:
    """A step of an exercise."""
    words = writing.words
    unit = minutes_unit(words)
    return [
        Spec("say", words("Say"), help=words("It is read aloud, word for word."), lines=4),
        Spec("do", words("Do"), help=words("Only for whoever facilitates.")),
        Spec("projector", words("On the projector"), "line",
             help=words("A short line for the room. Empty: the one before stays.")),
        Spec("minutes", words("Minutes"), "count", least=1, unit=unit),
        Spec("minutes_min", words("When time is short"), "count", unit=unit,
             help=words("0: it may be left out")),
        Spec("capture", words("What is noted down here"), "choice",
             choices=writing.capture_choices()),
    ]  # fmt: skip


def material(writing: Writing) -> list[Spec]:
    """A thing to bring."""
    words = writing.words
    sheets = [("", words("Nothing"))]
    sheets += [(key, name) for key, name in printed_sheets(words)]
    present = {str(one.get("print", "")) for one in writing.draft.tables["materials"]}
    sheets += [(key, key) for key in sorted(present - {key for key, _ in sheets})]
    return [
        Spec("", words("What to bring"), "line"),
        Spec("qty", words("How many"), "count", least=1, most=999),
        Spec("per", words("For what"), "choice",
             choices=[(key, words(name)) for key, name in PER.items()]),
        Spec("print", words("Sheet of the kit"), "choice", choices=sheets),
    ]  # fmt: skip


def care(writing: Writing) -> list[Spec]:
    """What to take care of."""
    words = writing.words
    risks = [(key, words(RISK_NAMES[key])) for key in reversed(RISKS)]
    return [
        Spec("risk", words("Kind"), "choice", choices=risks),
        Spec("", words("In words"), help=words(
            "One at least says what is never asked; it stays in view while the exercise runs.")),
    ]  # fmt: skip


def tip(writing: Writing) -> list[Spec]:
    """A tip."""
    return [Spec("", writing.words("In words"))]


def prompts(words: Words) -> list[Spec]:
    """A question for each theme."""
    return [Spec(theme, words(THEME_NAMES[theme]), "line") for theme in THEMES]


def vote(words: Words) -> list[Spec]:
    """What a vote proposes for its round."""
    methods = [(key, words(name)) for key, name in METHODS.items()]
    channels = [(key, words(CHANNEL_NAMES[key])) for key in CHANNELS]
    return [
        Spec("method", words("How people vote"), "choice", choices=methods),
        Spec("marks", words("Marks for each person"), "count", least=1, most=100),
        Spec("max_per_option", words("At the most on one option"), "count", least=1, most=100),
        Spec("channel", words("Channel"), "choice", choices=channels),
    ]


def printed_sheets(words: Words) -> list[tuple[str, str]]:
    """The sheets of the kit that a material can be: those that shipped exercises name, as they
    call them."""
    from workshop_app.domain.packs import in_language
    from workshop_app.services import content

    found: dict[str, str] = {}
    for pack in content.exercises().values():
        for one in pack.materials:
            if one.sheet:
                found.setdefault(one.sheet, in_language(one.words, words.language))
    return sorted(found.items(), key=lambda one: one[1])
