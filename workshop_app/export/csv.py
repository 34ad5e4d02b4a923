"""Tables for other programs: UTF-8 with its mark, ``;`` between cells, decimals as the language
writes them, CRLF. No cell can be taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction

from workshop_app.export import names
from workshop_app.export.round_views import OptionView, ResultView, RoundView
from workshop_app.export.telling import Telling
from workshop_app.export.views import PlanView, ProposalView
from workshop_app.text import N_, Words

Progress = Callable[[int, int], None]
Cell = str | int | Fraction | date | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_DECIMALS = 6

OUTCOMES = {
    "action": N_("In the plan"),
    "out": N_("Returned with a reason"),
    "withdrawn": N_("Withdrawn"),
    "taken_out": N_("Taken out at someone's wish"),
    "open": N_("Not decided yet"),
}


def proposals_csv(view: PlanView, words: Words, progress: Progress) -> bytes:
    """Every proposal with what became of it; marks of each shown round in a column of its own."""
    head, rows = proposal_rows(view, words)
    return _table(words, [head, *counted(rows, len(view.proposals), progress)])


def proposal_rows(view: PlanView, words: Words) -> tuple[list[str], Iterator[list[Cell]]]:
    """The heads of the table of proposals, and its rows."""
    telling = Telling(view, words)
    rounds = view.rounds
    head = [
        words("Number"),
        words("Proposal"),
        words("First said"),
        words("Theme"),
        words("Territory"),
        words("Workshop"),
        words("Table"),
        words("Cluster"),
        words("Joined to"),
        words("Cost"),
        *(words("Marks of round {round}", round=one.name) for one in rounds),
        words("Zone"),
        words("Capacity"),
        words("What came of it"),
        words("Actions"),
        words("Reason"),
    ]
    return head, (_proposal(telling, one, rounds) for one in view.proposals)


def _proposal(telling: Telling, one: ProposalView, rounds: Sequence[RoundView]) -> list[Cell]:
    words = telling.words
    votes = [None if one.keeper else one.vote_in(each.name) for each in rounds]
    return [
        one.number,
        one.text,
        one.first_said or one.text,
        telling.theme(one.theme),
        one.territory,
        one.workshop,
        one.table,
        one.cluster,
        one.keeper,
        one.cost,
        *(None if vote is None else vote.total for vote in votes),
        telling.zone(one.zone),
        one.capacity.value if one.capacity else None,
        names.told(OUTCOMES, one.outcome, words),
        ", ".join(one.actions),
        one.reason,
    ]


def results_csv(view: PlanView, words: Words, progress: Progress) -> bytes:
    """Every option of every shown round: its totals, and the groups that had it among their first
    three (no more than that is told of a group)."""
    head, rows = result_rows(Telling(view, words))
    return _table(words, [head, *counted(rows, len(rows), progress)])


def result_rows(telling: Telling) -> tuple[list[str], list[list[Cell]]]:
    """The heads of the table of results, and its rows: an option of a shown round each."""
    words, view = telling.words, telling.view
    head = [
        words("Round"),
        words("Date"),
        words("Method"),
        words("Rule"),
        words("Number"),
        words("Proposal"),
        words("Theme"),
        words("Marks"),
        words("People"),
        words("Place in the round"),
        words("Part of all marks"),
        words("Equal group mean"),
        words("Chosen"),
        words("Among the first three of"),
    ]
    told = [
        (one, one.result, option)
        for one in view.rounds
        if one.result
        for option in one.result.options
    ]
    return head, [_option(telling, *each) for each in told]


def _option(telling: Telling, one: RoundView, result: ResultView, option: OptionView) -> list[Cell]:
    words = telling.words
    groups = [
        " + ".join(group.names) + (f" ({words.percent(share)})" if share is not None else "")
        for group in result.groups
        for _, number, share in group.first
        if number == option.number
    ]
    return [
        one.name,
        one.held_on,
        names.told(names.METHODS, one.method, words),
        names.told(names.RULES, one.rule, words),
        option.number,
        option.text or telling.option_label(option.number) or option.label,
        telling.theme(option.theme),
        option.total,
        option.people,
        option.rank,
        option.share,
        option.equal_mean,
        words("Yes") if option.selected else words("No"),
        ", ".join(groups),
    ]


# -- the form -------------------------------------------------------------------------------------
def counted(rows: Iterable[list[Cell]], total: int, progress: Progress) -> Iterator[list[Cell]]:
    """``rows`` as they are; ``progress`` is told every fifty."""
    for done, row in enumerate(rows):
        if done % 50 == 0:
            progress(done, max(total, 1))
        yield row


def _table(words: Words, rows: Iterable[Sequence[Cell]]) -> bytes:
    point = words.number(Fraction(1, 2), 1)[1:-1]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([_cell(value, point) for value in row])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Cell, point: str) -> str:
    """A cell's text. Numbers are plain digits, without thousands; days are ISO."""
    if value is None:
        return ""
    if isinstance(value, Fraction):
        whole = value.denominator == 1
        return (
            str(value.numerator) if whole else f"{float(value):.{_DECIMALS}f}".replace(".", point)
        )
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return guarded(value)


def guarded(text: str) -> str:
    """``text`` that no spreadsheet takes for a formula: an apostrophe before ``= + - @``, a tab or
    a carriage return at its beginning; control characters and blanks in a row are gone."""
    clean = "".join(
        c for c in text.replace("\r\n", "\n") if c in "\n\t\r" or c.isprintable() or c == "\u00a0"
    )
    return f"'{clean}" if clean.startswith(_FORMULA) else clean
