"""What a market assessment would bring, in the words of a person's language: for the window and for
the terminal."""

from __future__ import annotations

from datetime import date

from workshop_app.domain import economy_book, economy_names
from workshop_app.domain.incoming_economy import Change, EconomyPreview, NewRow, Refused
from workshop_app.domain.plan_book import SEPARATOR, Column, Settled, empty
from workshop_app.domain.text_guard import KINDS
from workshop_app.export import names
from workshop_app.text import N_, Words

TABLES = {
    "skill_kind": economy_names.SKILLS,
    "barrier_kind": economy_names.BARRIERS,
    "hinders": economy_names.HINDERED,
    "horizon": names.SHORT_HORIZONS,
}
NEW = {
    "sectors": N_("New sector: {title}"),
    "skills": N_("New skill: {title}"),
    "barriers": N_("New barrier: {title}"),
    "opportunities": N_("New way of working on one's own: {title}"),
    "actions": N_("New economic action: {title}"),
}
_TITLE = 70
"""Letters of a title that are told."""


def new_told(row: NewRow, words: Words) -> str:
    """ "New sector: Calzado", with how many of the criteria are scored."""
    told = words(NEW[row.sheet], title=_short(row.title))
    if row.sheet != "sectors":
        return told
    scored = sum(column.kind == "score" for column in row.values)
    return f"{told} · {words.many('{n} score', '{n} scores', scored)}"


def new_notes(row: NewRow, words: Words, *, confirmed: bool = False) -> list[str]:
    """What else there is to say of a new row."""
    return [_guarded(row.kinds, words, confirmed)] if row.kinds else []


def change_told(
    one: Change, preview: EconomyPreview, words: Words, currency: str, *, confirmed: bool = False
) -> str:
    """ "Calzado · Growth: 3 → 4"."""
    after = one.after if confirmed or not one.kinds else one.masked
    parts = (
        value_told(one.column, value, preview, words, currency) for value in (one.before, after)
    )
    about = " · ".join(filter(None, (_short(one.title), column_told(one.column, words))))
    return f"{about}: {' → '.join(parts)}"


def change_notes(one: Change, words: Words, *, confirmed: bool = False) -> list[str]:
    """What else there is to say of a changed field."""
    return [_guarded(one.kinds, words, confirmed)] if one.kinds else []


def refused_told(one: Refused, words: Words) -> str:
    """A row that does not come in, with its sheet, its number and why."""
    told = words(one.message, **dict(one.facts))
    sheet = words(economy_book.BY_ID[one.sheet].name)
    if one.column is None:
        return words("Sheet “{sheet}”, row {row}: {told}", sheet=sheet, row=one.row, told=told)
    column = column_told(one.column, words)
    if not one.row:
        return words("Sheet “{sheet}”, column “{column}”: {told}", sheet=sheet, column=column,
                     told=told)  # fmt: skip
    return words("Sheet “{sheet}”, row {row}, column “{column}”: {told}", sheet=sheet, row=one.row,
                 column=column, told=told)  # fmt: skip


def summary(preview: EconomyPreview, words: Words, *, only_looked: bool) -> str:
    """How much comes in, or came, and how much did not."""
    rows, fields = len(preview.new), preview.coming - len(preview.new)
    if only_looked:
        new = words.many("{n} row would come in.", "{n} rows would come in.", rows)
        changed = words.many("{n} field would change.", "{n} fields would change.", fields)
    else:
        new = words.many("{n} row came in.", "{n} rows came in.", rows)
        changed = words.many("{n} field changed.", "{n} fields changed.", fields)
    parts = [told for told, n in ((new, rows), (changed, fields)) if n] or [new]
    refused = sum(1 for one in preview.refused if one.row)
    columns = len(preview.refused) - refused
    if refused:
        parts.append(words.many("{n} was refused.", "{n} were refused.", refused))
    if columns:
        parts.append(words.many("{n} column is not known.", "{n} columns are not known.", columns))
    if preview.both:
        parts.append(
            words.many("{n} was changed in both.", "{n} were changed in both.", preview.both)
        )
    if preview.marked:
        masked = (
            words.many("{n} would come in masked.", "{n} would come in masked.", preview.marked)
            if only_looked
            else words.many("{n} came in masked.", "{n} came in masked.", preview.marked)
        )
        parts.append(masked)
    return " ".join(parts)


def column_told(column: Column, words: Words) -> str:
    """The name of a column."""
    return economy_book.head_of(column, words)


def value_told(
    column: Column, value: Settled, preview: EconomyPreview, words: Words, currency: str
) -> str:
    """A value in one line; "(nothing)" for none."""
    if empty(value):
        return words("(nothing)")
    if isinstance(value, tuple):
        return SEPARATOR.join(_one(column, one, preview, words) for one in value)
    if column.kind == "money" and isinstance(value, int):
        return words.money(value, currency)
    if isinstance(value, int | float):
        return words.number(value)
    if column.kind == "day":
        return _day(value or "", words)
    return _short(_one(column, str(value), preview, words))


def _one(column: Column, value: str, preview: EconomyPreview, words: Words) -> str:
    if column.kind in TABLES:
        return names.told(TABLES[column.kind], value, words)
    return preview.told.get(value, value) if column.kind not in ("text", "texts") else value


def _day(value: str, words: Words) -> str:
    try:
        return words.date(date.fromisoformat(value))
    except ValueError:
        return value


def _short(text: str) -> str:
    told = " ".join(text.split())
    return told if len(told) <= _TITLE else told[: _TITLE - 1] + "…"


def _guarded(kinds: tuple[str, ...], words: Words, confirmed: bool) -> str:
    if confirmed:
        return words("Comes in as it is: an institution's public detail")
    return words("Comes in without {kinds}", kinds=", ".join(words(KINDS[one]) for one in kinds))
