"""The whole result of a round as a table, in one column of rows or in two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workshop_app.domain.numbers import sort_key
from workshop_app.export.pdf import fonts, palette, styles
from workshop_app.export.pdf.blocks import TEXT_WIDTH, Block, Pair
from workshop_app.export.pdf.paragraph import Paragraph, set_lines
from workshop_app.export.pdf.table import Column, Row, Table, row, widths_of
from workshop_app.export.pdf.text import plain_of, set_in_fonts, shortened
from workshop_app.export.telling import NONE, first_words

if TYPE_CHECKING:
    from workshop_app.export.pdf.paper import Paper
    from workshop_app.export.pdf.styles import Style
    from workshop_app.export.round_views import OptionView, ResultView, RoundView
    from workshop_app.export.telling import Telling

MOST_ROWS = 40
"""So many options fit on the page; further ones are told in a sentence."""

PAD, BETWEEN = 4.0, 14.0
TIED = "¹"


@dataclass(frozen=True, slots=True)
class Look:
    """How the table is set: sizes in points, ``room`` above and below a row, rows in ``parts``
    side by side, names on ``one_line``, cut where they are longer."""

    size: float = 9.5
    leading: float = 12.5
    room: float = 1.8
    parts: int = 1
    one_line: bool = False


def result_table(telling: Telling, one: RoundView, result: ResultView, look: Look) -> list[Block]:
    """The options from the first place down, with what is said under the table."""
    options = in_order(result)[:MOST_ROWS]
    columns = _columns(telling, one, options, look)
    half = -(-len(options) // look.parts)
    parts = [options[n : n + half] for n in range(0, len(options), half)]
    width = (TEXT_WIDTH - BETWEEN * (look.parts - 1)) / look.parts
    tables = [_table(telling, one, result, part, columns, look, width) for part in parts]
    block: Block = tables[0]
    if len(tables) == 2:
        block = Pair([tables[0]], [tables[1]], between=BETWEEN)
    note = replace(styles.TABLE_NOTE, size=look.size - 0.5, leading=look.leading, before=3)
    return [block, Paragraph(_under(telling, one, result), replace(note, ink=palette.ink))]


def in_order(result: ResultView) -> list[OptionView]:
    """From the first place down; of equal ones those that went in first."""
    return sorted(
        result.options, key=lambda one: (one.rank, not one.selected, sort_key(one.number))
    )


def _columns(
    telling: Telling, one: RoundView, options: Sequence[OptionView], look: Look
) -> list[Column]:
    """As wide as their widest figure or head; the names take the rest."""
    words, bold = telling.words, fonts.face(styles.TABLE_TOTAL.font)
    number = max(bold.width(option.number) for option in options) * look.size + PAD + 1
    scale, scored = look.size / 9.5, one.method == "score"
    return [
        Column(words.at("in a result", "Place"), 26 * scale + PAD),
        Column(words.at("short for number", "No."), number),
        Column(words("Proposal"), grows=1),
        Column(words("Mean") if scored else words("Marks"), 26 * scale + PAD, align="right"),
        Column(words("People") if scored else words("Part"), 29 * scale + PAD, align="right"),
        Column(words("In"), 18 * scale),
    ]


class _Name(Paragraph):
    """A name that may reach into the next column, whose figures leave ``slack`` points under their
    longer head."""

    slack = 0.0

    def height(self, width: float) -> float:
        return super().height(width + self.slack)

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        super().draw(paper, x, top, width + self.slack)


def _slack(
    telling: Telling, one: RoundView, result: ResultView, widths: Sequence[float], look: Look
) -> float:
    """How much narrower the widest figure of the marks is than their column."""
    figures = fonts.face(styles.TABLE.font)
    widest = max(figures.width(_value(telling, one, option)) for option in result.options)
    return max(0.0, widths[3] - PAD - widest * look.size - PAD)


def _table(
    telling: Telling,
    one: RoundView,
    result: ResultView,
    options: list[OptionView],
    columns: list[Column],
    look: Look,
    width: float,
) -> Table:
    head = replace(styles.TABLE_HEAD, size=look.size, leading=look.leading)
    widths = widths_of(columns, width, PAD, head)
    slack = _slack(telling, one, result, widths, look)
    room = widths[2] - PAD + slack
    rows = [_row(telling, one, result, option, look, room, slack) for option in options]
    return Table(columns, rows, pad=PAD, room=look.room, head=head, after=2)


def _row(
    telling: Telling,
    one: RoundView,
    result: ResultView,
    option: OptionView,
    look: Look,
    room: float,
    slack: float,
) -> Row:
    words = telling.words
    text = replace(styles.TABLE, size=look.size, leading=look.leading)
    number = replace(text, align="right")
    bold = replace(styles.TABLE_TOTAL, size=look.size, leading=look.leading)
    name = option.label or telling.option_label(option.number) or first_words(option.text, 6)
    said = _Name(_one_line(name, text, room) if look.one_line else name, text)
    said.slack = slack
    part = words.percent(option.share, 1)
    if one.method == "score":
        part = NONE if option.people is None else words.number(option.people)
    return row(
        Paragraph(telling.ordinal(option.rank), text),
        Paragraph(option.number, bold),
        said,
        Paragraph(_value(telling, one, option), number),
        Paragraph(part, number),
        Paragraph(_goes_in(telling, result, option), text),
    )


def _value(telling: Telling, one: RoundView, option: OptionView) -> str:
    """Its marks, or for scores their mean."""
    return telling.words.number(option.total, 2 if one.method == "score" else None)


def _one_line(name: str, style: Style, room: float) -> str:
    """A name cut with "…" where it needs more than one line; its number stands beside it."""
    said, letters = plain_of(name), len(plain_of(name))
    while letters > 4 and len(_lines(said, style, room)) > 1:
        letters -= 1
        said = shortened(plain_of(name), letters)
    return said


def _lines(said: str, style: Style, room: float) -> list[object]:
    return list(set_lines(set_in_fonts(said, style.font), room, style.size, style.ink()))


def _goes_in(telling: Telling, result: ResultView, option: OptionView) -> str:
    words = telling.words
    tied = result.tie is not None and option.number in result.tie.tied
    if result.undecided or (tied and result.tie and not result.tie.entered):
        return NONE + (TIED if tied else "")
    told = words("Yes") if option.selected else words("No")
    return told + (TIED if tied else "")


def _under(telling: Telling, one: RoundView, result: ResultView) -> str:
    words = telling.words
    told = []
    if one.method != "score":
        told.append(words.many("{n} mark in all.", "{n} marks in all.", result.marks))
    if result.tie is not None:
        told.append(f"{TIED} {words('Tie at the cut.')}")
    hidden = in_order(result)[MOST_ROWS:]
    if hidden:
        most = max(option.total for option in hidden)
        told.append(
            words.many(
                "The other proposal had {marks} or fewer: annex B of the plan.",
                "The other {n} proposals had {marks} or fewer: annex B of the plan.",
                len(hidden),
                marks=words.number(most),
            )
        )
    return " ".join(told)
