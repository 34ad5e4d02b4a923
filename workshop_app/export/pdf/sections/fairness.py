"""How it was voted and why it is fair: the rule, the shares, the tie, what the sum leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.domain.voting.ties import TIE_RULES
from workshop_app.export import names
from workshop_app.export.pdf import styles
from workshop_app.export.pdf.blocks import Block, NewPage, Pair
from workshop_app.export.pdf.charts.shares import SharesChart
from workshop_app.export.pdf.panel import Panel
from workshop_app.export.pdf.paragraph import Heading, Paragraph
from workshop_app.export.pdf.sections.parts import cell, figure, numbers, strong, voted_again
from workshop_app.export.pdf.table import Column, Table, row
from workshop_app.export.pdf.text import Rich, bold, filled
from workshop_app.export.round_views import GroupView, ResultView, RoundView, TieView
from workshop_app.export.telling import NONE
from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.export.telling import Telling

KEY = "fairness"


def fairness(telling: Telling) -> list[Block]:
    """A part for each deciding round (or each shown one where none decides yet)."""
    words, view = telling.words, telling.view
    rounds = view.deciding or view.rounds
    if not rounds:
        return []
    blocks: list[Block] = [
        Heading(words("How it was voted and why it is fair"), styles.H1, key=KEY, outline=0)
    ]
    for n, one in enumerate(rounds):
        if n:
            blocks += [NewPage(0.6), Heading(words("Round {round}", round=one.name), styles.H2)]
        blocks += _of_round(telling, one)
    others = [one.name for one in view.rounds if one not in rounds]
    if others:
        said = words.many(
            "Round {rounds} was also held; its totals are in annex B.",
            "Rounds {rounds} were also held; their totals are in annex B.",
            len(others),
            rounds=words.listed(others),
        )
        blocks.append(Paragraph(said, styles.NOTE))
    return blocks


def _of_round(telling: Telling, one: RoundView) -> list[Block]:
    words = telling.words
    rule: Rich = [bold(words("The rule, in plain words.")), " ", rule_in_words(telling, one)]
    blocks: list[Block] = [Panel([Paragraph(rule, styles.PANEL)], before=0, pad=9)]
    result = one.result
    if result is None:
        said = words("Fewer than five ballots were cast, so no result is told.")
        return [*blocks, Paragraph(said, styles.BODY)]
    blocks += [
        SharesChart(telling, one, result),
        Paragraph(_caption(telling, one, result), styles.CAPTION),
    ]
    if result.groups:
        blocks.append(groups_table(telling, result))
    left, right = _tie_told(telling, result.tie), _left_by_sum(telling, result)
    told = [Paragraph(text, styles.SMALL) for text in (left, right) if text]
    if len(told) == 2:
        blocks.append(Pair(told[:1], told[1:], before=4))
    else:
        blocks += told
    blocks.append(Paragraph(_ballots(telling, result), styles.NOTE))
    return blocks


def rule_in_words(telling: Telling, one: RoundView) -> str:
    """How people marked, how that was counted, and what was fixed before."""
    told = [_method(telling, one), _hands(telling, one), _rule(telling, one), _fixed(telling, one)]
    return " ".join(filter(None, told))


def _hands(telling: Telling, one: RoundView) -> str:
    """Where a part was counted by hands, that it was not in secret."""
    channels = [key for key, _ in one.channels]
    if "hands" not in channels or len(channels) == 1:
        return ""
    return telling.words("Raised hands were counted too, in view of all.")


def _method(telling: Telling, one: RoundView) -> str:
    words = telling.words
    if [key for key, _ in one.channels] == ["hands"]:
        return words(
            "Round {round}: each person raised a hand for the proposals they wanted, in view of all.",
            round=one.name,
        )
    if one.method == "dots":
        return words(
            "Round {round}: each person had {marks} marks, in secret, and could put up to {most} "
            "on one proposal.",
            round=one.name,
            marks=one.per_person,
            most=one.max_per_option,
        )
    if one.method == "approval" and one.max_approvals:
        return words(
            "Round {round}: each person could say yes, in secret, to up to {most} proposals.",
            round=one.name,
            most=one.max_approvals,
        )
    if one.method == "approval":
        return words(
            "Round {round}: each person could say yes, in secret, to as many proposals as they "
            "wanted.",
            round=one.name,
        )
    if one.method == "points":
        return words(
            "Round {round}: each person shared out up to 100 points, in secret.", round=one.name
        )
    return words(
        "Round {round}: each person gave the proposals from 0 to 5, in secret.", round=one.name
    )


def _rule(telling: Telling, one: RoundView) -> str:
    words = telling.words
    places = one.places or 0
    budget = words.money(one.budget or 0, telling.view.currency)
    if one.rule == "greedy":
        return words(
            "From the most supported down, what still fitted in the purse of {budget} went in.",
            budget=budget,
        )
    if one.rule == "equal-shares":
        return words(
            "Each person had the same part of the purse of {budget}: a proposal went in when those "
            "who wanted it could pay for it together.",
            budget=budget,
        )
    if one.rule == "groups":
        return words(
            "Each group weighed the same whatever its size, and the first {places} went on.",
            places=places,
        )
    if one.method == "score":
        return words("The mean was taken and the first {places} went on.", places=places)
    return words("The marks were added up and the first {places} went on.", places=places)


def _fixed(telling: Telling, one: RoundView) -> str:
    words = telling.words
    told = []
    if one.deciding_places and one.deciding_places != one.places:
        told.append(
            words("High priority in this plan: the first {places}.", places=one.deciding_places)
        )
    tie = TIE_RULES.get(one.tie_rule)
    told.append(
        words(
            "The places, the rule and what settles a tie ({tie}) were fixed before it opened.",
            tie=_lower(words(tie.name)) if tie else one.tie_rule,
        )
    )
    return " ".join(told)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _caption(telling: Telling, one: RoundView, result: ResultView) -> str:
    words = telling.words
    told = [words("Bar: part of all marks.")]
    if any(option.equal_mean is not None for option in result.options):
        told.append(words("Black tick: the mean in which each group weighs the same."))
    if one.places:
        told.append(words("Dashes: the cut of {n} places.", n=one.places))
    if result.tie:
        told.append(words("On a tint: the tie."))
    shown = len(SharesChart(telling, one, result).options)
    hidden = sorted(result.options, key=lambda option: option.rank)[shown:]
    if hidden:
        most = max(option.total for option in hidden)
        told.append(
            words.many(
                "The other proposal had {marks} marks or fewer: annex B.",
                "The other {n} proposals had {marks} marks or fewer: annex B.",
                len(hidden),
                marks=words.number(most),
            )
        )
    return " ".join(told)


def group_name(telling: Telling, group: GroupView) -> str:
    """The names of a group, or of those counted together."""
    return telling.words.listed(list(group.names))


_FIRST_HEAD = N_("Their first proposals (part of the group's marks)")
_ORDER_HEAD = N_("Their first proposals, in order")
"""Of two groups no part is told: with the sum of all it would give the other's (P-55)."""


def _with_shares(result: ResultView) -> bool:
    return any(share is not None for one in result.groups for _, _, share in one.first)


def groups_table(telling: Telling, result: ResultView) -> Table:
    """Each group's first three options with their share, and no others (P-55)."""
    words = telling.words
    columns = [
        Column(words("Group"), 84),
        Column(words("Valid ballots"), 62, align="right"),
        Column(words(_FIRST_HEAD if _with_shares(result) else _ORDER_HEAD), grows=1),
    ]
    rows = []
    for group in result.groups:
        first: list[Rich] = []
        for n, (rank, number, share) in enumerate(group.first):
            if n:
                first.append(" · ")
            proposal = telling.by_number.get(number)
            label = telling.brief_label(proposal, 3) if proposal else ""
            part = f" ({words.percent(share)})" if share is not None else ""
            place = telling.ordinal(rank)
            first.append([f"{place} ", bold(number), f" {label}{part}"])
        rows.append(
            row(
                strong(group_name(telling, group)),
                figure(NONE if group.valid is None else words.number(group.valid)),
                cell(first or words("No marks")),
            )
        )
    return Table(columns, rows, room=1.8)


def _tie_told(telling: Telling, tie: TieView | None) -> Rich:
    if tie is None:
        return ""
    words = telling.words
    told: list[Rich] = [bold(words("The tie, said aloud.")), " "]
    told += filled(
        words,
        N_("{numbers} had {marks} marks each; places left: {places}."),
        numbers=numbers(tie.tied),
        marks=words.number(tie.value),
        places=words.number(tie.places_left),
    )
    told.append(" ")
    if not tie.entered:
        told.append(words("A second round among them settles it."))
        return told
    if tie.second:
        return [*told, *voted_again(words, tie)]
    result_seed = next(
        (one.seed for one in telling.view.rounds if one.result and one.result.tie is tie), ""
    )
    if tie.rule == "lot":
        told += filled(
            words,
            N_("Lot in view with the seed {seed}: the order was {order}."),
            seed=bold(result_seed),
            order=", ".join(tie.order),
        )
    else:
        told += filled(
            words,
            N_(
                "The lower cost goes first, and with equal cost a lot with the seed {seed}: the order "
                "was {order}."
            ),
            seed=bold(result_seed),
            order=", ".join(tie.order),
        )
    told.append(" ")
    entered = numbers(tie.entered)
    told += filled(words, N_("In went {numbers}."), numbers=entered)
    return told


def _left_by_sum(telling: Telling, result: ResultView) -> Rich:
    words = telling.words
    told: list[Rich] = []
    if result.one_group:
        told += filled(
            words,
            N_(
                "What one group put high and the sum leaves out: {numbers}. It has a written answer "
                "in this plan."
            ),
            numbers=numbers(result.one_group),
        )
    decided = [
        one.number
        for one in telling.view.proposals
        if one.decision
        and one.decision.against_zone
        and one.high_in_group
        and one.number not in result.one_group
    ]
    if decided:
        told += [" "] if told else []
        told += filled(
            words,
            N_("Also {numbers} was high in a group and needed a written decision."),
            numbers=numbers(decided),
        )
    if result.by_groups:
        told += [" "] if told else []
        told += filled(
            words,
            N_("If each group weighed the same, {numbers} would be in."),
            numbers=numbers(result.by_groups),
        )
    if not told:
        return ""
    return [bold(words("What the sum does not show.")), " ", told]


def _ballots(telling: Telling, result: ResultView) -> Rich:
    words = telling.words
    void = 0 if result.counted else result.received - result.valid
    told: list[Rich] = [
        words.many("{n} ballot received:", "{n} ballots received:", result.received),
        " ",
        words.many(
            "{valid} valid ({blank} blank) and {n} that does not count.",
            "{valid} valid ({blank} blank) and {n} that do not count.",
            void,
            valid=words.number(result.valid),
            blank=words.number(result.blank or 0),
        ),
    ]
    if result.counted:
        told = [ballots_in_words(telling, result)]
    if void:
        told += [" ", f"{void_reasons(telling, result)}."]
    told += [" ", words.many("{n} mark in all.", "{n} marks in all.", result.marks), " "]
    told.append(words("The record is in annex B."))
    if result.check_value:
        told += [" ", words("Check value"), " ", bold(result.check_value), "."]
    return told


def ballots_in_words(telling: Telling, result: ResultView) -> str:
    """Received, valid, blank and void ballots with their reasons, and who voted without one."""
    words = telling.words
    void = result.received - result.valid
    facts = {
        "received": words.number(result.received - result.counted),
        "valid": words.number(result.valid - result.counted),
        "void": words.number(void),
    }
    told = [words("Received {received}; valid {valid}; void {void}.", **facts)]
    if result.blank is not None:  # not told where others voted without ballots
        facts["blank"] = words.number(result.blank)
        told = [
            words(
                "Received {received}; valid {valid}, of them blank {blank}; void {void}.", **facts
            )
        ]
    if result.counted == result.received:
        told.clear()
    if void:
        told = [
            ": ".join((*(one.rstrip(".") for one in told), void_reasons(telling, result))) + "."
        ]
    if result.counted:
        said = words.many(
            "{n} person was counted without a ballot.",
            "{n} people were counted without ballots.",
            result.counted,
        )
        told.append(said)
    return " ".join(told)


def void_reasons(telling: Telling, result: ResultView) -> str:
    """How many ballots do not count for which reason."""
    words = telling.words
    said = [
        f"{words.number(count)} {names.told(names.VOID, reason, words)}"
        for reason, count in result.void
    ]
    return "; ".join(said)
