"""What the room sees of a round: how many ballots while it is open, the bars once it was shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workshop_app.domain.rounds import Option, VoteRound
from workshop_app.domain.voting.channels import counted_of
from workshop_app.services import counted, round_facts, rounds
from workshop_app.services.news import Cast, Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.voted import voted
from workshop_app.text import Words
from workshop_app.ui.shell import slide_result
from workshop_app.ui.shell.slides import (
    FactsSlide,
    OpenRoundSlide,
    ResultSlide,
    Sign,
    SignsSlide,
    Slide,
)  # fmt: skip
from workshop_app.ui.vote import names, public, tie_words
from workshop_app.ui.vote.counted import Counted

_ROW, _LINE, _ROOM = 56, 60, 640
"""Pixels of a row and of a line of groups on a slide of 1920 × 1080, and the room for both under a
title of two lines and over a sentence of three."""

MOST_ROWS = 8


def rows_at_once(lines: Sequence[str], most: int = MOST_ROWS) -> int:
    """How many rows stand on one slide over the ``lines`` of the groups."""
    return max(1, min(most, (_ROOM - _LINE * slide_result.group_rows(lines)) // _ROW))


def of_draft(round: VoteRound, options: Sequence[Option]) -> SignsSlide | None:
    """The options that will be voted on, for the room to read and to copy; ``None`` without any."""
    signs = tuple(
        Sign(
            number=one.label,
            topic=one.theme,
            icon=one.pictogram,
            text=names.few_words(one),
        )
        for one in options
    )
    title = names.first_sentence(round.question)
    return SignsSlide(key=f"options-{round.id}", title=title, signs=signs) if signs else None


def of_facts(plan: OpenPlan, words: Words, round: VoteRound) -> FactsSlide:
    """What opening the round fixes, before anyone votes."""
    return FactsSlide(
        key=f"options-{round.id}",
        title=words("This is fixed before we vote"),
        question=names.first_sentence(round.question),
        facts=tuple(round_facts.fixed_facts(plan, words, round)),
        foot=words(round_facts.FEW),
    )


def kept_up(plan: OpenPlan, words: Words, round: VoteRound) -> Callable[[News], Slide | None]:
    """Makes the slide of an open or closed round anew when a ballot comes in or it is closed."""

    def again(news: News) -> Slide | None:
        mine = isinstance(news, Cast) and news.round == round.id
        if not mine and not (isinstance(news, Changed) and news.about("VoteRound")):
            return None
        now = plan.find(VoteRound, round.id)
        if now is None or now.state not in ("open", "closed"):
            return None
        return of_closed(plan, words, now) if now.state == "closed" else of_now(plan, words, now)

    return again


def of_now(plan: OpenPlan, words: Words, round: VoteRound) -> OpenRoundSlide:
    """An open round: how many ballots or people of the whole room, and nothing else (P-32). Where
    all is counted by hand there is no number until something is."""
    people, now = rounds.rules_of(plan, round).admitted, voted(plan, round)
    if counted_of(round.channels):
        said = words.many("of {n} person", "of {n} people", people)
    else:
        said = words.many("ballot of {n} people", "ballots of {n} people", people)
    return OpenRoundSlide(
        key=f"round-{round.id}",
        title=words("We rehearse the vote") if round.rehearsal else words("The vote is open"),
        question=names.first_sentence(round.question),
        ballots=now,
        said=said if now is not None else "",
        foot=words("This is a rehearsal: nothing of it is ever counted.")
        if round.rehearsal
        else words("Nobody sees totals until it is closed."),
    )


def of_closed(plan: OpenPlan, words: Words, round: VoteRound) -> OpenRoundSlide:
    """A closed round whose result the room has not seen yet."""
    ballots = int((round.closing or {}).get("ballots", 0))
    said = words.many("ballot", "ballots", ballots)
    if counted_of(round.channels):
        ballots += sum(counted.came(plan, round).values())
        said = words.many("person voted", "people voted", ballots)
    foot = words("The result comes now.")
    if round.seed_later and round.public_seed:
        foot = words("The room's seed is “{seed}”. The result comes now.", seed=round.public_seed)
    elif round.seed_later:
        foot = words("First the room makes the seed of the lot: three people say a number.")
    return OpenRoundSlide(
        key=f"round-{round.id}",
        title=words("The vote is closed"),
        question=names.first_sentence(round.question),
        ballots=ballots,
        said=said,
        foot=foot,
    )


def of_few(words: Words, round: VoteRound) -> ResultSlide:
    """A shown round with too few ballots: the sentence and no number (P-36)."""
    return ResultSlide(
        key=f"result-{round.id}",
        title=names.first_sentence(round.question),
        line="",
        rows=(),
        sentence=words("Fewer than five ballots were cast, so this round has no result."),
    )


def of_result(
    words: Words,
    counted: Counted,
    rule: str,
    settled: bool,
    *,
    part: int = 0,
    groups: bool = False,
    seen_from: int = 0,
    size: int | None = None,
) -> ResultSlide:
    """The bars by ``rule``; ``part`` of a list that is too long for one slide, ``size`` rows each;
    ``groups`` only where the facilitator turned them on. Of the rows before ``seen_from`` the room
    has seen nothing yet, and so nothing of them is in the slide."""
    round, tie = counted.round, counted.tie(rule)
    lines = public.group_lines(words, counted) if groups and not seen_from else ()
    size = size or rows_at_once(lines)
    rows = public.rows(words, counted, rule, settled, seen_from)
    people = words.many("{n} person voted", "{n} people voted", counted.result.valid)
    open_tie = tie is not None and (tie.open or not settled)
    by_lot = tie is not None and tie.rule == "lot"
    return ResultSlide(
        key=f"result-{round.id}",
        title=names.first_sentence(round.question),
        line=f"{people} · {dict(counted.rules)[rule]}",
        rows=tuple(rows[part * size : (part + 1) * size]),
        sentence=_sentence(words, counted, rule, settled, whole=not seen_from),
        tie=words("Tie") if open_tie else words("By lot") if by_lot else words("Tie settled"),
        groups=lines,
        bars=public.has_bars(counted, rule),
        widest=max((names.few_words(one) for one in counted.options.values()), key=len),
    )


def _sentence(words: Words, counted: Counted, rule: str, settled: bool, *, whole: bool) -> str:
    """How many go in, and, once the ``whole`` was seen, the tie in one sentence."""
    tie, round = counted.tie(rule), counted.round
    said = []
    if round.places:
        said.append(words.many("The first one goes in.", "The first {n} go in.", round.places))
    elif round.budget is not None:
        amount = words.millions(round.budget, counted.currency)
        said.append(words("What goes in fits a budget of {amount}.", amount=amount))
    if whole and tie is not None and rule == round.rule:
        if settled and not tie.open:
            costs = counted.costs(tie)
            said += [tie_words.settled(words, tie), tie_words.why(words, tie, costs)]
        else:
            said.append(
                {
                    "lot": words("The room's seed settles the tie."),
                    "lower_cost": words("The lower cost settles the tie."),
                    "second_round": words("A second round settles the tie."),
                }[tie.rule]
            )
    return " ".join(said)
