"""What an edited workbook would change, a line each: what cannot be read first, then what was
changed here and there, then the rest."""

from __future__ import annotations

from dataclasses import dataclass, field

from workshop_app.domain.incoming_plan import FieldChange, GoneRow, NewRow, PlanPreview
from workshop_app.services import plan_import_words as told
from workshop_app.text import Words
from workshop_app.ui.bring_in.rows import Line


@dataclass(slots=True)
class Chosen:
    """What someone chose, by the ids of the changes (``plan_importing.bring_in``)."""

    confirmed: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)

    def turn(self, change: FieldChange | NewRow | GoneRow) -> None:
        """The next choice there is about a change; after the last the first again."""
        if isinstance(change, GoneRow):
            self.removed ^= {change.id}
            return
        both = isinstance(change, FieldChange) and change.both
        if both and change.id not in self.taken:
            self.taken.add(change.id)
        elif change.kinds and change.id not in self.confirmed:
            self.confirmed.add(change.id)
        else:
            self.taken.discard(change.id)
            self.confirmed.discard(change.id)

    def keep_to(self, preview: PlanPreview) -> None:
        """Forget what the preview no longer has."""
        there = {one.id for one in preview.fields} | {one.id for one in preview.new}
        there |= {one.id for one in preview.gone}
        self.confirmed &= there
        self.taken &= there
        self.removed &= there


@dataclass(frozen=True, slots=True)
class PlanLine(Line):
    """A line about ``change``; ``None`` for a cell that cannot be read. ``marked``: there is
    something to choose about it."""

    change: FieldChange | NewRow | GoneRow | None = None


def lines(preview: PlanPreview, chosen: Chosen, words: Words, currency: str) -> list[PlanLine]:
    """Every line, what needs somebody's eyes first."""
    found = [
        PlanLine(one.row, "", told.problem_told(preview, one, words), icon="x-circle", tone="error")
        for one in preview.problems
    ]
    for both in (True, False):
        found += [
            _field(one, chosen, words, currency) for one in preview.fields if one.both is both
        ]
    found += [_new(one, chosen, words) for one in preview.new]
    return found + [_gone(one, chosen, words) for one in preview.gone]


def _field(one: FieldChange, chosen: Chosen, words: Words, currency: str) -> PlanLine:
    public = one.id in chosen.confirmed
    text = told.field_told(one, words, currency, confirmed=public)
    notes = told.field_notes(one, words, confirmed=public)
    icon, tone = ("shield-warning", "warn") if one.kinds else ("pencil-simple", "muted")
    if one.both:
        icon, tone = "git-merge", "warn"
        taken = one.id in chosen.taken
        notes.insert(
            0,
            words("Changed here too: the one of the workbook is taken")
            if taken
            else words("Changed here too: it stays as it is here"),
        )
    choice = one.both or bool(one.kinds)
    return PlanLine(one.row, "", text, ". ".join(notes), icon, tone, choice, one)


def _new(one: NewRow, chosen: Chosen, words: Words) -> PlanLine:
    notes = told.new_notes(one, words, confirmed=one.id in chosen.confirmed)
    icon, tone = ("shield-warning", "warn") if one.kinds else ("plus-circle", "muted")
    text = told.new_told(one, words)
    return PlanLine(one.row, "", text, ". ".join(notes), icon, tone, bool(one.kinds), one)


def _gone(one: GoneRow, chosen: Chosen, words: Words) -> PlanLine:
    removed = one.id in chosen.removed
    note = (
        words("Not in the workbook: it is taken out of the plan")
        if removed
        else words("Not in the workbook: it stays in the plan")
    )
    tone = "error" if removed else "warn"
    return PlanLine(0, "", told.gone_told(one, words), note, "minus-circle", tone, True, one)


def choice_told(line: PlanLine, chosen: Chosen, words: Words) -> str:
    """What the next choice about a line would be; "" where there is none."""
    change = line.change
    if change is None or not line.marked:
        return ""
    if isinstance(change, GoneRow):
        if change.id in chosen.removed:
            return words("Leave it in the plan")
        return words("Take it out of the plan")
    if isinstance(change, FieldChange) and change.both and change.id not in chosen.taken:
        return words("Take the one of the workbook")
    if change.kinds and change.id not in chosen.confirmed:
        return words("It is an institution's public detail")
    if isinstance(change, FieldChange) and change.both:
        return words("Leave it as it is here")
    return words("Bring it in without the detail")
