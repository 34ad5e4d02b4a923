"""Which body, title and context the page has: one for each state of a round."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from workshop_app.domain.rounds import VoteRound
from workshop_app.services import votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.vote import names
from workshop_app.ui.vote.closed import Closed
from workshop_app.ui.vote.collect import Collecting
from workshop_app.ui.vote.counted import Counted
from workshop_app.ui.vote.result import Result
from workshop_app.ui.vote.setup import Setup
from workshop_app.ui.widgets import Button, EmptyCard


@dataclass(frozen=True, slots=True)
class Body:
    """What the page shows of a round. ``prepare`` is the button of an empty page."""

    body: QWidget
    title: str
    context: str = ""
    chip: bool = False
    prepare: Button | None = None


def build(
    plan: OpenPlan, words: Words, round: VoteRound | None, compact: bool, **chosen: str
) -> Body:
    """The body for ``round`` as it stands; ``chosen``: rule, settled, group."""
    if round is None:
        return _empty(plan, words)
    title = names.round_title(words, round)
    if round.state == "draft":
        setup = Setup(plan, words, round, compact)
        setup.setEnabled(not plan.read_only)
        context = words("{round} · draft: everything is fixed at opening", round=title)
        return Body(setup, words("Vote"), context)
    if round.state == "open":
        return Body(
            _open(plan, words, round, chosen.get("group", "")),
            title,
            names.first_sentence(round.question),
            True,
        )
    if round.state == "closed":
        return Body(Closed(plan, words, round), title, names.first_sentence(round.question), True)
    return _shown(plan, words, round, title, **chosen)


def _empty(plan: OpenPlan, words: Words) -> Body:
    button = None
    if not plan.read_only:
        button = Button(words("Prepare the first round"), "primary", icon="plus", size="header")
    card = EmptyCard(
        "archive-box",
        words("Nothing was voted on yet"),
        words("Choose what the room votes on, fix how it is decided, and open the round."),
        button,
    )
    return Body(card, words("Vote"), "", prepare=button)


def _open(plan: OpenPlan, words: Words, round: VoteRound, group: str) -> QWidget:
    if not plan.read_only:
        return Collecting(plan, words, round, group)
    cast = votes.ballots_in(plan, round)
    return EmptyCard(
        "archive-box",
        words.many("{n} ballot is in", "{n} ballots are in", cast),
        words("The round is open. Ballots are typed in where the plan can be written."),
    )


def _shown(plan: OpenPlan, words: Words, round: VoteRound, title: str, **chosen: str) -> Body:
    counted = Counted(plan, words, round)
    context = f"{title} · {names.first_sentence(round.question)}"
    if not counted.result.shown or not counted.rules:
        few = EmptyCard(
            "archive-box",
            words("This round has no result"),
            words("Fewer than five ballots were cast, so this round has no result."),
        )
        return Body(few, words("Result"), context)
    body = Result(words, counted, rule=chosen.get("rule", ""), settled=bool(chosen.get("settled")))
    return Body(body, words("Result"), context)
