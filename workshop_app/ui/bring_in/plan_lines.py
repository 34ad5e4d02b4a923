"""What an edited workbook of the plan would change, a line each: what cannot be read first, then
what was changed here and there, then the rest."""

from __future__ import annotations

from workshop_app.domain.incoming_plan import FieldChange, GoneRow, NewRow, PlanPreview
from workshop_app.services import plan_import_words as told
from workshop_app.text import Words
from workshop_app.ui.bring_in.book_lines import (
    BookLine,
    Chosen,
    changed_line,
    new_line,
    refused_line,
)


def ids(preview: PlanPreview) -> set[str]:
    """Of every change that something can be chosen about."""
    found = {one.id for one in preview.fields} | {one.id for one in preview.new}
    return found | {one.id for one in preview.gone}


def lines(preview: PlanPreview, chosen: Chosen, words: Words, currency: str) -> list[BookLine]:
    """Every line, what needs somebody's eyes first."""
    found = [
        refused_line(one.row, told.problem_told(preview, one, words)) for one in preview.problems
    ]
    for both in (True, False):
        found += [
            _field(one, chosen, words, currency) for one in preview.fields if one.both is both
        ]
    found += [_new(one, chosen, words) for one in preview.new]
    return found + [_gone(one, chosen, words) for one in preview.gone]


def _field(one: FieldChange, chosen: Chosen, words: Words, currency: str) -> BookLine:
    public = one.id in chosen.confirmed
    text = told.field_told(one, words, currency, confirmed=public)
    notes = told.field_notes(one, words, confirmed=public)
    return changed_line(one.row, one.id, text, notes, chosen, words, both=one.both,
                        guards=bool(one.kinds))  # fmt: skip


def _new(one: NewRow, chosen: Chosen, words: Words) -> BookLine:
    notes = told.new_notes(one, words, confirmed=one.id in chosen.confirmed)
    return new_line(one.row, one.id, told.new_told(one, words), notes, guards=bool(one.kinds))


def _gone(one: GoneRow, chosen: Chosen, words: Words) -> BookLine:
    removed = one.id in chosen.removed
    note = (
        words("Not in the workbook: it is taken out of the plan")
        if removed
        else words("Not in the workbook: it stays in the plan")
    )
    tone = "error" if removed else "warn"
    return BookLine(0, "", told.gone_told(one, words), note, "minus-circle", tone, True, one.id,
                    gone=True)  # fmt: skip
