"""Where an action comes from: challenges, proposals, votes, capacity, plan. Every link is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export import names
from workshop_app.export.pdf import styles
from workshop_app.export.pdf.blocks import Block
from workshop_app.export.pdf.panel import Chain, Link
from workshop_app.export.pdf.paragraph import Paragraph
from workshop_app.export.pdf.text import Rich, as_said, bold, filled, quoted
from workshop_app.export.round_views import RoundView
from workshop_app.export.views import ActionView, CommentView, ProposalView, VoteView
from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.export.telling import Telling
    from workshop_app.text import Words


class Origin(Chain):
    """The chain of an action: where it goes on over the page, its last link is never alone there."""

    def parted(
        self, width: float, room: float, *, forced: bool = False
    ) -> tuple[Block, Block] | None:
        parts = super().parted(width, room, forced=forced)
        if parts is None or forced or len(self.links) < 3:
            return parts
        below = parts[1]
        if isinstance(below, Chain) and len(below.links) == 1 and not below.links[0].goes_on:
            return self._parts(self.links[:-2], self.links[-2:])
        return parts


def chain(telling: Telling, action: ActionView) -> Chain:
    """The chain of an action, from the room's words to the plan."""
    words = telling.words
    answered = [telling.by_number[n] for n in action.proposals if n in telling.by_number]
    links = [
        ("warning-circle", words("Challenges"), _challenges(telling, answered)),
        ("lightbulb", words("Proposals"), _proposals(telling, answered)),
        ("check-square", words("Votes"), _votes(telling, answered)),
        ("scales", words("Capacity"), _capacity(telling, answered)),
        ("flag", words("Plan"), _plan(telling, action)),
    ]
    return Origin(
        [
            Link(icon, name, tuple(Paragraph(one, styles.TABLE) for one in told))
            for icon, name, told in links
            if told
        ]
    )


def _challenges(telling: Telling, answered: list[ProposalView]) -> list[Rich]:
    texts = dict.fromkeys(text for one in answered for text in one.challenges)
    if texts:
        return [as_said(quoted(text, telling.words)) for text in texts]
    return [telling.words("No challenge is linked to it.")] if answered else []


def _proposals(telling: Telling, answered: list[ProposalView]) -> list[Rich]:
    words = telling.words
    if not answered:
        return [words("It comes from the economic plan and not from a proposal.")]
    told: list[Rich] = []
    for one in answered:
        told.append([bold(one.number), " ", as_said(quoted(one.text, words))])
        for number in one.members:
            member = telling.by_number.get(number)
            if member:
                joined = words("(joined to {number})", number=one.number)
                told.append([bold(number), " ", as_said(quoted(member.text, words)), " ", joined])
    return told


def _votes(telling: Telling, answered: list[ProposalView]) -> list[Rich]:
    words = telling.words
    rounds = {one.name: one for one in telling.view.rounds}
    told: list[Rich] = []
    for one in answered:
        if not one.votes:
            said = words("was not put to the vote.") if rounds else words("nobody has voted yet.")
            told.append([bold(f"{one.number}:"), " ", said])
            continue
        each = [_vote(telling, rounds[v.round], v) for v in one.votes if v.round in rounds]
        said = " ".join(text[:1].upper() + text[1:] if n else text for n, text in enumerate(each))
        told.append([bold(f"{one.number}:"), " ", said])
        first = [
            f"{_group(words, group)} ({words.percent(share)})"
            if share is not None
            else _group(words, group)
            for vote in one.votes
            for group, share in vote.first_of
            if len(one.votes) == 1 or rounds.get(vote.round) in telling.view.deciding
        ]
        if first:
            told.append(
                filled(
                    words,
                    N_("{number} was among the first three of {groups}."),
                    number=bold(one.number),
                    groups=words.listed(first),
                )
            )
    return told


def _group(words: Words, names_joined: str) -> str:
    """A group; of some counted together each name, as everywhere in the plan."""
    return words.listed(names_joined.split(" + "))


def _vote(telling: Telling, one: RoundView, vote: VoteView) -> str:
    words = telling.words
    result = one.result
    if result is None:
        return ""
    facts = {
        "round": one.name,
        "method": _lower(names.told(names.METHODS, one.method, words)),
        "rule": _lower(names.told(names.RULES, one.rule, words)),
        "marks": words.number(vote.total),
        "place": vote.rank,
        "options": len(result.options),
    }
    if one.method == "approval":
        said = words(
            "round {round} ({method}, “{rule}”): {marks} of {ballots} ballots, place {place} of "
            "{options}.",
            ballots=words.number(result.valid),
            **facts,
        )
    else:
        said = words(
            "round {round} ({method}, “{rule}”): {marks} of {all}, place {place} of {options}.",
            all=words.number(result.marks),
            **facts,
        )
    if vote.tie == "out":
        said += " " + words("Tied at the cut; what settles ties left it out.")
    elif vote.tie == "in":
        said += " " + words("Tied at the cut; what settles ties brought it in.")
    return said


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _capacity(telling: Telling, answered: list[ProposalView]) -> list[Rich]:
    words = telling.words
    told: list[Rich] = []
    for one in answered:
        capacity = one.capacity
        if capacity is None:
            told.append([bold(f"{one.number}:"), " ", words("it was not assessed.")])
            told += [_comment(telling, comment) for comment in one.comments]
            continue
        if capacity.value is None:
            said = words("too few answers to tell it.")
        else:
            said = words(
                "{value} of 5 ({answers}).",
                value=words.number(capacity.value, 1),
                answers=words.many("{n} answer", "{n} answers", capacity.answers),
            )
        if capacity.weakest:
            weakest = words.listed(
                [
                    f"{names.criterion_name(criterion, words)} {words.number(median)}"
                    for criterion, median in capacity.weakest
                ]
            )
            said += " " + words("Weakest: {criteria}.", criteria=weakest)
        said += _gates(telling, one)
        told.append([bold(f"{one.number}:"), " ", said])
        told += [_comment(telling, comment) for comment in one.comments]
    return told


def _comment(telling: Telling, comment: CommentView) -> Rich:
    """What officials said, or why they were far apart on a criterion; nobody is named."""
    words = telling.words
    text = as_said(quoted(comment.text, words))
    if not comment.criterion:
        return filled(words, N_("Officials said: {text}"), text=text)
    criterion = names.criterion_name(comment.criterion, words)
    message = N_("They were far apart on {criterion}: {text}")
    return filled(words, message, criterion=criterion, text=text)


def _gates(telling: Telling, one: ProposalView) -> str:
    words = telling.words
    closed = [names.told(names.GATES, gate.gate, words) for gate in one.gates if gate.fails]
    return " " + words("Closed gate: {gates}.", gates=words.listed(closed)) if closed else ""


def _plan(telling: Telling, action: ActionView) -> list[Rich]:
    words = telling.words
    zone = telling.zone(action.zone)
    if zone:
        return [[bold(f"{zone}."), " ", as_said(action.note)]]
    return [[bold(words("Written decision.")), " ", as_said(action.note)]]
