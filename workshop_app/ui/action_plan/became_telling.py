"""What became of a proposal, in words: a verdict, and a line for each link of its chain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from workshop_app.domain.capacity import ZONES
from workshop_app.domain.days import day_of
from workshop_app.domain.voting.rules import RULES
from workshop_app.export.names import COMMITMENTS, FOLLOW_UPS
from workshop_app.services import became as services
from workshop_app.services import follow_up
from workshop_app.services.became import Answer, Became, Stood
from workshop_app.text import N_, Words
from workshop_app.ui.prioritize import names as priorities
from workshop_app.ui.vote import names as votes

STATES: Mapping[str, tuple[str, str, str, str]] = {
    services.ACTION: ("check-circle-fill", "ok", "ok", N_("It is in the plan")),
    services.GOES_IN: ("check-circle", "primary", "tint",
                       N_("It goes in; its action is still to be written")),
    services.WAITS: ("clock", "warn", "warn", N_("It waits")),
    services.OUT: ("arrow-u-up-left", "ink", "sunken", N_("It did not enter")),
    services.OPEN: ("warning-fill", "warn", "warn", N_("It has no answer yet")),
    services.WITHDRAWN: ("x-circle", "ink", "sunken", N_("It was withdrawn")),
    services.TAKEN_OUT: ("x-circle", "ink", "sunken", N_("Taken out at someone's wish")),
    services.UNDONE: ("x-circle", "ink", "sunken",
                      N_("This number was given and taken back: nothing was kept under it")),
}  # fmt: skip
"""Icon, its colour, the look of the ground, and the sentence."""

GOES = {
    "late": ("warning-fill", "warn", "warn"),
    "dropped": ("x-circle", "ink", "sunken"),
}
"""How the verdict looks where its action runs late or was given up."""

MOST_CHALLENGES = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A link of the chain: ``title`` small over ``told``, ``more`` under it. A press opens the
    page ``page`` at ``where``; without a page it is read only."""

    icon: str
    title: str
    told: str
    more: str = ""
    page: str = ""
    where: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """All that the card says. ``words`` as people voted on them, ``under`` what is said of these
    words; ``look`` is the ground of the verdict (as a Card's)."""

    number: str
    theme: str
    pictogram: str
    words: str
    under: str
    icon: str
    tone: str
    look: str
    verdict: str
    reason: str
    lines: tuple[Line, ...]


def told(words: Words, one: Became) -> Told:
    """What became of it, in the language of ``words``."""
    icon, tone, look, sentence = STATES[one.state]
    own = [answer for answer in one.answers if not answer.split]
    verdict, reason = words(sentence), _reason(one)
    if one.state == services.ACTION:
        icon, tone, look, verdict, reason = _in_plan(words, own)
    elif one.state == services.OPEN and one.answers:
        verdict = words("It has no answer of its own; {number}, with which it was voted, is in the "
                        "plan", number=one.answers[0].through)  # fmt: skip
    hidden = one.state in (services.TAKEN_OUT, services.UNDONE)
    proposal = one.proposal
    return Told(
        number=one.number,
        theme=proposal.theme if proposal else "",
        pictogram="" if hidden or proposal is None else proposal.pictogram,
        words="" if hidden else _words(one),
        under="" if hidden else _under(words, one),
        icon=icon, tone=tone, look=look, verdict=verdict, reason=reason,
        lines=tuple(_lines(words, one)),
    )  # fmt: skip


def _in_plan(words: Words, own: list[Answer]) -> tuple[str, str, str, str, str]:
    """The verdict of what is in the plan: with how its action goes, and why where that is said."""
    first = own[0]
    icon, tone, look, sentence = STATES[services.ACTION]
    names = ", ".join(answer.number for answer in own)
    verdict = f"{words(sentence)}: {names}"
    state = first.last.state if first.last else ""
    if state in FOLLOW_UPS:
        verdict = f"{verdict} · {words(FOLLOW_UPS[state])}"
        icon, tone, look = GOES.get(state, (icon, tone, look))
    return icon, tone, look, verdict, first.last.note if first.last else ""


def _reason(one: Became) -> str:
    if one.state == services.WITHDRAWN and one.proposal is not None:
        return one.proposal.withdrawn_reason
    if one.state in (services.OUT, services.WAITS, services.GOES_IN) and one.decision is not None:
        return one.decision.reason
    return ""


def _words(one: Became) -> str:
    """As it was voted last, word for word; else as it stands."""
    last = one.last_vote
    if last is not None:
        return last.text
    return one.proposal.text if one.proposal else ""


def _under(words: Words, one: Became) -> str:
    """What is said of these words: that they are those of the vote, what was said before or since."""
    last, said = one.last_vote, []
    if last is not None:
        said.append(words("as it was voted in round {name}", name=last.name))
        if last.number != one.number:
            said.append(words("number {number} on the ballot", number=last.number))
        if one.proposal is not None and one.proposal.text != last.text:
            said.append(words("today it reads: “{text}”", text=one.proposal.text))
    if one.first_said and one.first_said != _words(one):
        said.append(words("first said: “{text}”", text=one.first_said))
    line = " · ".join(said)
    return line[:1].upper() + line[1:]


# -- the chain ------------------------------------------------------------------------------------
def _lines(words: Words, one: Became) -> Iterator[Line]:
    """What people ask first stands first: what is done about it and who promised what; then why,
    how it was voted, and where it was said."""
    if one.state in (services.TAKEN_OUT, services.UNDONE):
        return
    for answer in one.answers:
        yield from _answer(words, answer)
    yield from _decision(words, one)
    yield from (_vote(words, each) for each in one.stood)
    if not one.stood:
        yield Line("archive-box", words("Voting"), words("It was in no vote"))
    yield from _capacity(words, one)
    yield from _said(words, one)


def _said(words: Words, one: Became) -> Iterator[Line]:
    assert one.proposal is not None
    where = {"proposal": one.proposal.id}
    if one.workshop is not None:
        day = _day(words, one.workshop.day)
        yield Line("users-three", words("Workshop"), _joined(one.workshop.title, day), "",
                   "prepare", {"workshop": one.workshop.id, "tab": "workshop"})  # fmt: skip
    for number, challenge in one.challenges[:MOST_CHALLENGES]:
        yield Line("warning-circle", words("Challenge {number}", number=number), challenge.text, "",
                   "proposals", {"challenge": challenge.id})  # fmt: skip
    rest = len(one.challenges) - MOST_CHALLENGES
    more = words.many("and {n} challenge more", "and {n} challenges more", rest) if rest > 0 else ""
    title = words("Proposal {number}", number=one.number)
    if one.cluster is not None:
        kept = words("in the cluster of {number}", number=one.kept_by) if one.kept_by else ""
        told = words("In the cluster “{name}”", name=one.cluster.label)
        yield Line("stack", title, told, _joined(kept, more), "proposals",
                   {"cluster": one.cluster.id})  # fmt: skip
    else:
        yield Line("cards", title, words("See it on the board"), more, "proposals", where)


def _vote(words: Words, one: Stood) -> Line:
    title = votes.title_of(words, one.name)
    if one.round.rule in RULES:
        title = _joined(title, words(RULES[one.round.rule].name))
    if one.deciding:
        title = _joined(title, words("it decides"))
    where = {"round": one.round.id}
    others = ""
    if one.others:
        others = words("voted together with {numbers}", numbers=", ".join(one.others))
    if one.rank is None or one.value is None:
        unseen = words("It was on the list. The result was not shown to the room.")
        if one.round.state == "shown":
            unseen = words("It was on the list. Too few voted for a result.")
        return Line("archive-box", title, unseen, others, "vote", where)
    place = words("Place {rank} of {among}", rank=words.number(one.rank),
                  among=words.number(one.among))  # fmt: skip
    if one.tied:
        place = words("Place {rank} of {among}, tied", rank=words.number(one.rank),
                      among=words.number(one.among))  # fmt: skip
    chosen = words("it was chosen") if one.chosen else words("it was not chosen")
    marks = votes.counted(words, one.round.method, one.value)
    return Line("archive-box", title, _joined(place, marks, chosen), others, "vote", where)


def _capacity(words: Words, one: Became) -> Iterator[Line]:
    judged, zone = one.capacity, one.priority.zone if one.priority else None
    closed = [gate for gate in one.gates if gate.answer == "no"]
    if judged is None and not closed:
        return
    assert one.proposal is not None
    parts = []
    if judged is not None and judged.value is not None:
        parts.append(words("{value} of 5", value=words.number(judged.value, 1)))
    if zone is not None and zone in ZONES:
        parts.append(words(ZONES[zone].name))
    for gate in closed:
        parts.append(words(priorities.CLOSED_GATES.get(gate.gate, gate.gate)))
    opens = " ".join(gate.would_open for gate in closed if gate.would_open)
    if parts:
        yield Line("target", words("Capacity"), _joined(*parts), opens, "prioritize",
                   {"proposal": one.proposal.id})  # fmt: skip


def _decision(words: Words, one: Became) -> Iterator[Line]:
    made = one.decision
    if made is None or one.proposal is None:
        return
    title = _joined(words("Decision"), _day(words, made.day), made.at)
    said = {
        "in": words("It goes in"),
        "waits": words("It waits"),
        "out": words("It did not enter"),
    }.get(made.outcome, "")
    yield Line("note-pencil", title, made.reason or said, said if made.reason else "", "prioritize",
               {"proposal": made.proposal})  # fmt: skip


def _answer(words: Words, answer: Answer) -> Iterator[Line]:
    action, last = answer.action, answer.last
    title = words("Action {number}", number=answer.number)
    if answer.split:
        title = _joined(title, words("of {number}, with which it was voted", number=answer.through))
    elif answer.through:
        title = _joined(title, words("through {number}", number=answer.through))
    end = follow_up.end_of(action)
    by = words("by {day}", day=words.date(end, "short")) if end else ""
    state = ""
    if last is not None and last.state in FOLLOW_UPS:
        state = words("{state} on {day}", state=words(FOLLOW_UPS[last.state]),
                      day=_day(words, last.day))  # fmt: skip
    more = _joined(action.responsible, by, state, last.note if last else "")
    yield Line("flag-banner", title, action.title, more, "action_plan", {"action": action.id})
    for one in answer.commitments:
        by = words("by {day}", day=_day(words, one.by)) if day_of(one.by) else ""
        state = words(COMMITMENTS[one.state]) if one.state in COMMITMENTS else ""
        yield Line("handshake", words("Commitment"), one.what,
                   _joined(one.who, by, state, one.follow_up), "action_plan",
                   {"action": action.id, "field": "commitment"})  # fmt: skip


def _day(words: Words, text: str) -> str:
    day: date | None = day_of(text)
    return words.date(day, "short") if day else ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
