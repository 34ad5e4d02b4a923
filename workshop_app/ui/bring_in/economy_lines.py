"""What a market assessment would bring, a line each: what stays outside first, then what was changed
here too, then the rest."""

from __future__ import annotations

from workshop_app.domain.incoming_economy import Change, EconomyPreview, NewRow
from workshop_app.services import economy_import_words as told
from workshop_app.text import Words
from workshop_app.ui.bring_in.book_lines import (
    BookLine,
    Chosen,
    changed_line,
    new_line,
    refused_line,
)


def ids(preview: EconomyPreview) -> set[str]:
    """Of every change that something can be chosen about."""
    return {one.name for one in preview.changes} | {one.id for one in preview.new}


def lines(preview: EconomyPreview, chosen: Chosen, words: Words, currency: str) -> list[BookLine]:
    """Every line, what needs somebody's eyes first."""
    found = [refused_line(one.row, told.refused_told(one, words)) for one in preview.refused]
    found += [
        refused_line(one.row, told.refused_told(one, words), "warning", "warn")
        for one in preview.notes
    ]
    for both in (True, False):
        found += [
            _changed(one, preview, chosen, words, currency)
            for one in preview.changes
            if one.both is both
        ]
    return found + [_new(one, chosen, words) for one in preview.new]


def _changed(
    one: Change, preview: EconomyPreview, chosen: Chosen, words: Words, currency: str
) -> BookLine:
    public = one.name in chosen.confirmed
    text = told.change_told(one, preview, words, currency, confirmed=public)
    notes = told.change_notes(one, words, confirmed=public)
    return changed_line(one.row, one.name, text, notes, chosen, words, both=one.both,
                        guards=bool(one.kinds))  # fmt: skip


def _new(one: NewRow, chosen: Chosen, words: Words) -> BookLine:
    notes = told.new_notes(one, words, confirmed=one.id in chosen.confirmed)
    return new_line(one.row, one.id, told.new_told(one, words), notes, guards=bool(one.kinds))
