"""``import FILE SOURCE --as economy``: a market assessment from a workbook or a table."""

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
    from workshop_app.domain.incoming_economy import EconomyPreview


def bring_economy(options: Namespace, columns: Mapping[str, str], console: Console) -> int:
    """Look, tell, and unless only that was asked for, bring in. What was changed here and in the
    file stays as it is here, rows that cannot be read stay outside; both are told."""
    from workshop_app.domain.text_guard import MASK
    from workshop_app.services import economy_import_words, economy_importing

    opened = console.reading if options.preview else console.writing
    with opened(Path(options.file)) as plan:
        preview = economy_importing.look(
            plan,
            Path(options.source),
            languages=[Words(language) for language in LANGUAGES],
            mask_word=Words(plan.plan.language)(MASK),
            columns=columns,
        )
        _tell(preview, console, plan.plan.currency)
        if not options.preview:
            economy_importing.bring_in(plan, preview)
        console.say(
            economy_import_words.summary(preview, console.words, only_looked=options.preview)
        )
    return FOUND if preview.refused or preview.notes or preview.both or preview.marked else DONE


def _tell(preview: EconomyPreview, console: Console, currency: str) -> None:
    """Every new row and change, then what stays as it is, then what cannot be read."""
    from workshop_app.services import economy_import_words as told

    words, say = console.words, console.say
    for row in preview.new:
        say(change_line(told.new_told(row, words), told.new_notes(row, words), words))
    for one in preview.changes:
        line = told.change_told(one, preview, words, currency)
        say(change_line(line, told.change_notes(one, words), words, both=one.both))
    for refused in (*preview.notes, *preview.refused):
        say(told.refused_told(refused, words))
