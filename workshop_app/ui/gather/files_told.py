"""What a file would bring, or brought, as a row of words and figures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from workshop_app.services.gather import Brought
from workshop_app.services.gather_preview import Bringing
from workshop_app.text import N_, Words
from workshop_app.ui.gather.file_rows import HEADS, NO_FIGURES, FileRow, Note
from workshop_app.ui.gather.told import named

BESIDE = (
    "Workshop", "Territory", "Cluster", "VoteRound", "Decision", "AssessmentRound", "Action",
    "Commitment", "StrategicProject", "Sector", "Barrier", "Skill", "ServicePoint", "Pin", "Area",
)  # fmt: skip
ALSO_NEW, ALSO_CAME = N_("Also new: {what}"), N_("It also brought: {what}")
COUNTED = ("Proposal", "Challenge", "Photo")


def beside(words: Words, new: Mapping[str, int]) -> list[str]:
    """What else a file may bring that is worth a word, counted; the rest hangs on these."""
    n = {kind: new.get(kind, 0) for kind in BESIDE}
    told = (
        words.many("{n} workshop", "{n} workshops", n["Workshop"]),
        words.many("{n} territory", "{n} territories", n["Territory"]),
        words.many("{n} cluster", "{n} clusters", n["Cluster"]),
        words.many("{n} round", "{n} rounds", n["VoteRound"]),
        words.many("{n} decision", "{n} decisions", n["Decision"]),
        words.many("{n} assessment round", "{n} assessment rounds", n["AssessmentRound"]),
        words.many("{n} action", "{n} actions", n["Action"]),
        words.many("{n} commitment", "{n} commitments", n["Commitment"]),
        words.many("{n} strategic project", "{n} strategic projects", n["StrategicProject"]),
        words.many("{n} sector", "{n} sectors", n["Sector"]),
        words.many("{n} barrier", "{n} barriers", n["Barrier"]),
        words.many("{n} skill", "{n} skills", n["Skill"]),
        words.many("{n} attention point", "{n} attention points", n["ServicePoint"]),
        words.many("{n} place on the map", "{n} places on the map", n["Pin"]),
        words.many("{n} area on the map", "{n} areas on the map", n["Area"]),
    )
    return [line for kind, line in zip(BESIDE, told, strict=True) if n[kind]]


def bringing_row(words: Words, one: Bringing) -> FileRow:
    """What a file would bring."""
    heads = tuple(words(head) for head in HEADS)
    if one.needs_secret:
        wrong = one.refused.told(words) if one.refused else ""
        return FileRow(one.path, one.name, "", NO_FIGURES, (Note("lock-simple", wrong, "warn"),),
                       "lock-simple", "warn", asks=True, heads=heads)  # fmt: skip
    if one.refused is not None:
        return _refused(one.path, one.title or one.name, one.refused.told(words), heads)
    figures = [one.new.get(kind, 0) for kind in COUNTED]
    figures += [sum(one.changed.values()), one.already]
    tone = "muted" if one.already_here else "primary"
    return FileRow(one.path, _title(one), _detail(words, one),
                   tuple(words.number(figure) for figure in figures), tuple(_notes(words, one)),
                   tone=tone, heads=heads)  # fmt: skip


def _title(one: Bringing) -> str:
    """The workshop that it is of; the file's own name where there are several or none."""
    if len(one.workshops) == 1:
        return one.workshops[0]
    return one.name


def _detail(words: Words, one: Bringing) -> str:
    told = []
    if len(one.workshops) == 1 and not one.workshops[0].startswith(one.path.stem):
        told.append(one.name)
    if len(one.workshops) > 1:
        told.append(words.many("{n} workshop", "{n} workshops", len(one.workshops)))
    if one.laptops:
        told.append(words.many("laptop {names}", "laptops {names}", len(one.laptops),
                               names=words.listed([words("“{name}”", name=name) for name in one.laptops])))  # fmt: skip
    if one.last_change:
        told.append(words("last written {date}", date=words.date(one.last_change, "short")))
    return " · ".join(told)


def _notes(words: Words, one: Bringing) -> list[Note]:
    found = []
    if one.already_here:
        found.append(Note("check-circle-fill", words("It was here already: nothing changes"), "ok"))
    if one.another_plan:
        found.append(Note("info-fill", words(
            "It is no copy of this plan and was begun earlier: its workshops come beside the others, and the plan takes its name, {name}.",
            name=one.names_plan,
        ) if one.names_plan else words(
            "It is no copy of this plan: its workshops come beside the others, and this plan keeps its name."
        ), "warn"))  # fmt: skip
    found += [*_beside(words, one, ALSO_NEW), *_ballots(words, one)]
    found += _left_behind(words, one)
    if one.differs:
        found.append(Note("warning-fill", words.many(
            "{n} difference: something else was written here; both stay until one is chosen.",
            "{n} differences: something else was written here; both stay until one is chosen.",
            one.differs), "warn"))  # fmt: skip
    if one.masked:
        found.append(Note("shield-warning", words.many(
            "{n} text comes in masked", "{n} texts come in masked", one.masked)))  # fmt: skip
    return found


def _beside(words: Words, one: Bringing, said: str) -> list[Note]:
    """What else is new in it, by kind; ``said`` is the sentence."""
    told = beside(words, one.new)
    return [Note("plus-circle", words(said, what=" · ".join(told)))] if told else []


def _ballots(words: Words, one: Bringing) -> list[Note]:
    """The ballots of each round; those of two are never added up."""
    told = [words("{round}: {n}", round=name, n=words.number(n)) for name, n in one.ballots.items()]
    said = words("Ballots: {rounds}", rounds=" · ".join(told))
    return [Note("archive-box", said)] if told else []


def _left_behind(words: Words, one: Bringing) -> list[Note]:
    """What people still vote in there (P-32)."""
    if not one.open_rounds:
        return []
    said = words.many(
        "Stays behind: the round {names} is still open there. Close it there and join again.",
        "Stay behind: the rounds {names} are still open there. Close them there and join again.",
        len(one.open_rounds), names=words.listed(list(one.open_rounds)),
    )  # fmt: skip
    return [Note("warning-fill", said, "warn")]


def brought_row(words: Words, one: Brought, looked: Bringing) -> FileRow:
    """What a file brought; ``looked``: what was told of it before."""
    heads = tuple(words(head) for head in HEADS)
    path, title = looked.path, _title(looked)
    if one.refused is not None:
        return _refused(path, title, one.refused.told(words), heads)
    detail = _detail(words, looked)
    if one.already_here:
        said = words("It was here already: nothing changed")
        return FileRow(path, title, detail, NO_FIGURES, (Note("check-circle-fill", said, "ok"),),
                       tone="muted", heads=heads)  # fmt: skip
    figures = [looked.new.get(kind, 0) for kind in COUNTED]
    figures += [sum(looked.changed.values()), looked.already]
    return FileRow(path, title, detail, tuple(words.number(figure) for figure in figures),
                   tuple(_outcome(words, one, looked)), heads=heads)  # fmt: skip


def _outcome(words: Words, one: Brought, looked: Bringing) -> list[Note]:
    found = _beside(words, looked, ALSO_CAME)
    if one.conflicts:
        found.append(Note("warning-fill", words.many(
            "{n} difference to settle", "{n} differences to settle", len(one.conflicts)), "warn"))  # fmt: skip
    for entity, before, now in one.bis:
        found.append(Note("hash", words(
            "{what} is “{now}” from now on: another one carries that number.",
            what=named(words, entity, before), now=now)))  # fmt: skip
    if looked.ballots and one.ballots:
        found += _ballots(words, looked)
    for stay in one.stayed:
        found.append(Note("warning-fill", words(stay.said, name=stay.name), "warn"))
    if one.damaged:
        found.append(Note("warning-fill", words.many(
            "{n} damaged picture stayed outside", "{n} damaged pictures stayed outside",
            one.damaged), "warn"))  # fmt: skip
    if one.masked:
        found.append(Note("shield-warning", words.many(
            "{n} text came in masked", "{n} texts came in masked", len(one.masked))))  # fmt: skip
    if one.erased:
        found.append(Note("eraser", words.many(
            "{n} record lost words erased there", "{n} records lost words erased there",
            one.erased)))  # fmt: skip
    return found


def _refused(path: Path, title: str, said: str, heads: tuple[str, ...]) -> FileRow:
    note = Note("warning-octagon-fill", said, "error")
    return FileRow(path, title, path.name if title != path.name else "", NO_FIGURES, (note,),
                   "file-x", "error", heads=heads)  # fmt: skip
