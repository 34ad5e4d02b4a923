"""``import FILE SOURCE --as points``: attention points from a table or an OSM-style list."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from workshop_app.app.console import DONE, FOUND, Console

if TYPE_CHECKING:
    from workshop_app.services.point_importing import PointsPreview


def bring_points(options: Namespace, columns: Mapping[str, str], console: Console) -> int:
    """Look, tell, and unless only that was asked for, bring in. No pin is made without someone who
    looks at it: that is done in the window."""
    from workshop_app.services import point_importing

    opened = console.reading if options.preview else console.writing
    with opened(Path(options.file)) as plan:
        preview = point_importing.look(plan, Path(options.source), columns=columns)
        _tell(preview, options.preview, console)
        if not options.preview:
            point_importing.bring_in(plan, preview)
    return FOUND if preview.refused or preview.told else DONE


def _tell(preview: PointsPreview, only_looked: bool, console: Console) -> None:
    words = console.words
    for field, head in preview.columns.items():
        console.say(words("Column {field}: {heads}", field=field, heads=head))
    if only_looked:
        for one in preview.incoming:
            hours = str(one.values["opening_hours"])
            told = " · ".join(part for part in (one.name, hours) if part)
            console.say(words("Row {row}: {told}", row=one.row, told=told))
    for line in sorted((*preview.refused, *preview.told), key=lambda line: line.row):
        console.say(line.said(words))
    if preview.placed:
        told = words.many(
            "{n} has a position; it becomes a pin in the window, where someone confirms it.",
            "{n} have a position; they become pins in the window, where someone confirms them.",
            preview.placed,
        )
        console.say(told)
    n = len(preview.incoming)
    came = (
        words.many("{n} point would come in.", "{n} points would come in.", n)
        if only_looked
        else words.many("{n} point came in.", "{n} points came in.", n)
    )
    refused = words.many("{n} row was refused.", "{n} rows were refused.", len(preview.refused))
    console.say(" ".join([came, *([refused] if preview.refused else [])]))
