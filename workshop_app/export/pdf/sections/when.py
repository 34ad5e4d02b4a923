"""When: bars over the years, the horizons, and the days on which the community hears of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export import names
from workshop_app.export.pdf import palette, styles
from workshop_app.export.pdf.blocks import Block
from workshop_app.export.pdf.charts.timeline import Timeline
from workshop_app.export.pdf.paragraph import Heading, Paragraph
from workshop_app.export.pdf.sections.parts import cell, figure, strong, total
from workshop_app.export.pdf.sections.sheet import commitments_table
from workshop_app.export.pdf.table import Column, Table, row
from workshop_app.export.pdf.text import Rich, bold
from workshop_app.export.telling import last_month
from workshop_app.export.views import ActionView, CommitmentView

if TYPE_CHECKING:
    from workshop_app.export.telling import Telling

KEY = "when"
ALL_UP_TO = 25
MOST_YEARS = 12
MOST_ROWS = 28


def when(telling: Telling) -> list[Block]:
    """Nothing where there are no actions."""
    words, view = telling.words, telling.view
    if not view.actions:
        return []
    lead = words(
        "What can be done soon goes first, so that trust does not have to wait. The term is "
        "counted in months from the start of each action."
    )
    blocks: list[Block] = [
        Heading(words("When"), styles.H1, key=KEY, outline=0),
        Paragraph(lead, styles.LEAD),
        *_charts(telling),
    ]
    caption = words(
        "Full bar: it can be done. Hatched bar: “{zone}”; the term depends on what is still to be "
        "got. m: months.",
        zone=telling.zone("open_way"),
    )
    blocks += [Paragraph(caption, styles.CAPTION), _horizons(telling)]
    promises = tuple(one for one in view.commitments if not one.action)
    if len(promises) == 1 and promises[0].by:
        blocks.append(Paragraph(_one_promise(telling, promises[0]), styles.BODY))
    elif promises:
        blocks.append(Heading(words("Back to the community"), styles.H2))
        blocks.append(commitments_table(telling, promises))
    return blocks


def _one_promise(telling: Telling, one: CommitmentView) -> Rich:
    words = telling.words
    head = bold(words("Back to the community:"))
    day = words.date(one.by or telling.view.day)
    return [head, " ", words("{day}. {what} ({who}).", day=day, what=one.what, who=one.who)]


def by_theme(actions: tuple[ActionView, ...]) -> list[tuple[str, list[ActionView]]]:
    """The actions of each theme that has any, in the themes' order."""
    found = []
    for theme in names.THEMES:
        of_theme = [one for one in actions if one.theme == theme]
        if of_theme:
            found.append((theme, sorted(of_theme, key=_number)))
    return found


def _number(action: ActionView) -> tuple[int, str]:
    digits = "".join(filter(str.isdigit, action.number))
    return int(digits or 0), action.number


def _years(telling: Telling) -> tuple[int, int]:
    starts = [one.start for one in telling.view.actions if one.start]
    if not starts:
        return telling.view.day.year, telling.view.day.year
    ends = [last_month(one) or one.start for one in telling.view.actions if one.start]
    first = min(starts).year
    last = max(end.year for end in ends if end)
    return first, min(last, first + MOST_YEARS - 1)


def _charts(telling: Telling) -> list[Block]:
    """One chart, or over 25 actions one for each theme, long ones in parts."""
    groups = by_theme(telling.view.actions)
    years = _years(telling)
    if len(telling.view.actions) <= ALL_UP_TO:
        return [Timeline(telling, groups, years)]
    charts: list[Block] = []
    for theme, actions in groups:
        for start in range(0, len(actions), MOST_ROWS):
            part = actions[start : start + MOST_ROWS]
            charts.append(Timeline(telling, [(theme, part)], years))
    return charts


def _horizons(telling: Telling) -> Table:
    words, view = telling.words, telling.view
    columns = [
        Column(words("Horizon"), grows=1.0),
        Column(words("Actions"), 60, align="right"),
        Column(telling.unit, 96, align="right"),
    ]
    rows = []
    known = [*names.HORIZONS, ""]
    for horizon in known:
        inside = [
            one
            for one in view.actions
            if (one.horizon if one.horizon in names.HORIZONS else "") == horizon
        ]
        if not inside and not horizon:
            continue
        name = words(names.HORIZONS[horizon]) if horizon else words("Without a term yet")
        rows.append(
            row(
                cell(name),
                figure(words.number(len(inside))),
                figure(telling.amount(sum(one.cost or 0 for one in inside))),
            )
        )
    last = row(
        strong(words("Total")),
        total(words.number(len(view.actions))),
        total(telling.amount(view.cost)),
        rule=palette.ink(),
    )
    return Table(columns, rows, total=last, width=380)
