"""``import FILE SOURCE --as plan``: what an edited workbook changes, told field by field."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from workshop_app.app.commands.import_telling import change_line
from workshop_app.app.console import DONE, FOUND, Console
from workshop_app.translation.catalogue import Words
from workshop_app.translation.languages import LANGUAGES

if TYPE_CHECKING:
    from workshop_app.domain.incoming_plan import PlanPreview


def bring_back(options: Namespace, columns: Mapping[str, str], console: Console) -> int:
    """Look, tell, and unless only that was asked for, bring in what nobody has to choose about:
    what was changed here and there stays as it is here, rows that are gone stay, both are told."""
    from workshop_app.domain.text_guard import MASK
    from workshop_app.services import plan_importing

    opened = console.reading if options.preview else console.writing
    with opened(Path(options.file)) as plan:
        preview = plan_importing.look(
            plan,
            Path(options.source),
            languages=[Words(language) for language in LANGUAGES],
            mask_word=Words(plan.plan.language)(MASK),
            columns=columns,
        )
        _tell(preview, console, plan.plan.currency)
        if not options.preview:
            plan_importing.bring_in(plan, preview)
        _sum_up(preview, options.preview, console)
    told = preview.problems or preview.both or preview.marked or preview.gone
    return FOUND if told else DONE


def _tell(preview: PlanPreview, console: Console, currency: str) -> None:
    """Every change, then what stays as it is, then what cannot be read."""
    from workshop_app.services import plan_import_words as told

    words, say = console.words, console.say
    for note in preview.notes:
        say(told.note_told(note, words))
    for one in preview.fields:
        line = told.field_told(one, words, currency)
        say(change_line(line, told.field_notes(one, words), words, both=one.both))
    for new in preview.new:
        say(change_line(told.new_told(new, words), told.new_notes(new, words), words))
    for gone in preview.gone:
        say(words("Not in the file any more, and stays: {told}", told=told.gone_told(gone, words)))
    for problem in preview.problems:
        say(told.problem_told(preview, problem, words))


def _sum_up(preview: PlanPreview, only_looked: bool, console: Console) -> None:
    words = console.words
    fields, rows = preview.coming - len(preview.new), len(preview.new)
    if only_looked:
        told = words.many("{n} field would change.", "{n} fields would change.", fields)
        new = words.many("{n} row would come in.", "{n} rows would come in.", rows)
    else:
        told = words.many("{n} field changed.", "{n} fields changed.", fields)
        new = words.many("{n} row came in.", "{n} rows came in.", rows)
    parts = [told, new if rows else ""]
    if preview.both:
        parts.append(
            words.many("{n} was changed in both.", "{n} were changed in both.", preview.both)
        )
    if preview.gone:
        parts.append(
            words.many("{n} missing row stays.", "{n} missing rows stay.", len(preview.gone))
        )
    if preview.marked:
        parts.append(words.many("{n} came in masked.", "{n} came in masked.", preview.marked))
    if preview.problems:
        n = len(preview.problems)
        parts.append(words.many("{n} cell cannot be read.", "{n} cells cannot be read.", n))
    console.say(" ".join(part for part in parts if part))
