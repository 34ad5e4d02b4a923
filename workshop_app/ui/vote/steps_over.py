"""The two questions before what cannot be undone: opening a round and closing it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.channels import counted_of
from workshop_app.domain.voting.methods import METHODS
from workshop_app.domain.voting.rules import RULES
from workshop_app.domain.voting.ties import TIE_RULES
from workshop_app.services import paper, rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.rounds import Obstacle
from workshop_app.services.voted import few_beside_counts, voted
from workshop_app.text import Words
from workshop_app.ui.vote import names
from workshop_app.ui.vote.setup_channels import in_short
from workshop_app.ui.widgets import Dialog, ListRow, Paragraph


def ask_to_open(over: QWidget, plan: OpenPlan, words: Words, round: VoteRound) -> Dialog:
    """Say what will be fixed. Its ``done`` opens the round."""
    title = names.round_title(words, round, plan)
    dialog = Dialog(
        over, "lock-simple-open", words("Open {round}?", round=title),
        words("From here on all of this stays as it is, and it cannot be undone. Nobody sees a total "
              "until the round is closed."),
        do=words("Open the vote"), leave=words("Not yet"),
    )  # fmt: skip
    for icon, said in _what_is_fixed(plan, words, round):
        dialog.body.addWidget(ListRow(said, icon=icon, height=32, weight=400))
    dialog.body.setSpacing(0)
    dialog.open(dialog.do_button)
    return dialog


def _what_is_fixed(plan: OpenPlan, words: Words, round: VoteRound) -> list[tuple[str, str]]:
    rules = rounds.rules_of(plan, round)
    options, groups = len(rules.options), len(rules.groups)
    people = words.many("{n} person", "{n} people", rules.admitted)
    in_groups = (
        words.many("in {n} group", "in {n} groups", groups) if groups else words("no groups")
    )
    if round.places:
        goes_in = words.many("{n} goes in", "{n} go in", round.places)
    else:
        goes_in = words.money(round.budget or 0, plan.plan.currency)
    ways = ", ".join(in_short(words, round.channels))
    tie = words(TIE_RULES[round.tie_rule].name)
    return [
        ("list-numbers", words.many("{n} option", "{n} options", options)
         + " · " + words(METHODS[round.method].name)),
        ("tray-arrow-down", words("People vote by: {channels}", channels=ways)),
        ("users-three", f"{people} · {in_groups}"),
        ("trophy", f"{goes_in} · " + words(RULES[round.rule].name)),
        ("equals", words("In a tie: {rule}", rule=tie)),
    ]  # fmt: skip


def ask_to_close(
    over: QWidget, plan: OpenPlan, words: Words, round: VoteRound, again: Callable[[], object]
) -> Dialog:
    """Say how many ballots are in, and what they lack. Its ``done`` closes the round; ``again``
    begins the second entry of paper ballots that were typed in only once."""
    title = names.round_title(words, round, plan)
    ballots, people = voted(plan, round) or 0, rounds.rules_of(plan, round).admitted
    if counted_of(round.channels):
        said = words.many("{n} person voted, of {people}.", "{n} people voted, of {people}.",
                          ballots, people=words.number(people))  # fmt: skip
    else:
        said = words.many("{n} ballot is in, of {people} people.", "{n} ballots are in, of {people} people.",
                          ballots, people=words.number(people))  # fmt: skip
    text = words("No ballot comes in any more, and a closed round is not opened again.")
    if ballots < 5:
        text += " " + words("With fewer than five ballots there is no result.")
    once, few = typed_once(plan, round), few_beside_counts(plan, round)
    dialog = Dialog(
        over, "lock-simple", words("Close {round}?", round=title), f"{said} {text}",
        do=words("Close the vote"),
        leave=words("Not yet"), width=680 if once else 600,
    )  # fmt: skip
    if once:
        dialog.beside(words("Type them a second time"), again)
        dialog.body.addWidget(
            Paragraph(words("The paper ballots were typed in only once, and the minutes will say so. "
                            "A second, blind entry finds the mistakes of the first."), "body", "warn",
                      weight=600))  # fmt: skip
    if few:
        dialog.body.addWidget(
            Paragraph(words.many("Only {n} person voted with a ballot: whoever counted the others could "
                                 "work out from the result what was on it. Before closing, let some more "
                                 "vote that way.",
                                 "Only {n} people voted with ballots: whoever counted the others could "
                                 "work out from the result what was on them together. Before closing, let "
                                 "some more vote that way.", few), "body", "warn",
                      weight=600))  # fmt: skip
    dialog.open(dialog.do_button)
    return dialog


def typed_once(plan: OpenPlan, round: VoteRound) -> bool:
    """Whether there are paper ballots and a second entry was not begun."""
    now = paper.entries(plan, round)
    return bool(now.first) and not now.second


def say_what_is_in_the_way(
    over: QWidget, words: Words, round: VoteRound, found: Sequence[Obstacle]
) -> Dialog:
    """Say what keeps the round from being closed. Its ``done`` goes back to work."""
    title = names.round_title(words, round)
    dialog = Dialog(
        over, "warning", words("{round} cannot be closed yet", round=title),
        words("Nothing was changed. This is still open:"),
        do=words("Go on"), leave=words("Not yet"),
    )  # fmt: skip
    for one in found:
        dialog.body.addWidget(Paragraph(words(one.message, **one.facts), "body", weight=600))
    dialog.leave_button.hide()
    dialog.open(dialog.do_button)
    return dialog
