"""``import FILE SOURCE``: proposals of a table into a plan, or an edited workbook of the plan back
into it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from workshop_app.app.call import Call
from workshop_app.app.console import DONE, FOUND, Console
from workshop_app.export.names import SHORT_THEMES
from workshop_app.text import N_, KnownError
from workshop_app.translation.catalogue import Words

if TYPE_CHECKING:
    from workshop_app.services.importing import Preview

PROPOSALS, PLAN, ECONOMY, POINTS = "proposals", "plan", "economy", "points"
KINDS = (PROPOSALS, PLAN, ECONOMY, POINTS)
NO_THEME = N_("import: --theme is for proposals, not for --as {kind}. Nothing was changed.")
_SHOWN = 70


def take(call: Call) -> None:
    call.add_argument("file", metavar="FILE", help=N_("the plan"))
    call.add_argument(
        "source",
        metavar="SOURCE",
        help=N_("a .csv or .xlsx file; for points also .json and .geojson"),
    )
    call.add_argument(
        "--as", dest="kind", choices=KINDS, default=PROPOSALS, help=N_("what the rows are")
    )
    call.add_argument("--preview", action="store_true", help=N_("only says what would come"))
    call.add_argument("--theme", metavar="T", help=N_("the theme of rows that name none"))
    call.add_argument(
        "--column",
        nargs="+",
        action="extend",
        default=[],
        metavar="FIELD=NAME",
        help=N_("which column brings what: text=NAME theme=NAME …"),
    )


def run(options: Namespace, console: Console) -> int:
    columns = _columns(options.column)
    if options.kind == PLAN:
        from workshop_app.app.commands.import_plan import bring_back

        if options.theme is not None:
            raise KnownError(
                N_("import: --theme is for proposals, not for an edited plan. Nothing was changed.")
            )
        return bring_back(options, columns, console)
    if options.kind == ECONOMY:
        from workshop_app.app.commands.import_economy import bring_economy

        if options.theme is not None:
            raise KnownError(NO_THEME, kind=options.kind)
        return bring_economy(options, columns, console)
    if options.kind == POINTS:
        from workshop_app.app.commands.import_points import bring_points

        if options.theme is not None:
            raise KnownError(NO_THEME, kind=options.kind)
        return bring_points(options, columns, console)
    return _bring_in(options, columns, console)


def _bring_in(options: Namespace, columns: dict[str, str], console: Console) -> int:
    from workshop_app.domain.text_guard import MASK
    from workshop_app.services import importing

    opened = console.reading if options.preview else console.writing
    with opened(Path(options.file)) as plan:
        preview = importing.look(
            plan,
            Path(options.source),
            mask_word=Words(plan.plan.language)(MASK),
            theme=options.theme,
            columns=columns,
        )
        _tell(preview, options.preview, console)
        if not options.preview:
            importing.bring_in(plan, preview)
    return FOUND if preview.refused or preview.marked else DONE


def _columns(pairs: list[str]) -> dict[str, str]:
    columns = {}
    for pair in pairs:
        field, equals, name = pair.partition("=")
        if not equals:
            raise KnownError(
                N_("import: --column takes FIELD=NAME, not {pair}. Nothing was changed."),
                pair=pair,
            )
        columns[field.strip()] = name.strip()
    return columns


def _tell(preview: Preview, only_looked: bool, console: Console) -> None:
    words = console.words
    for field, heads in preview.columns.items():
        console.say(words("Column {field}: {heads}", field=field, heads=" / ".join(heads)))
    if only_looked:
        for one in preview.incoming:
            text = one.masked.text.replace("\n", " ")
            short = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
            told = f"{words(SHORT_THEMES[one.masked.theme])}: {short}"
            console.say(words("Row {row}: {told}", row=one.row, told=told))
    for line in preview.told:
        console.say(line.said(words))
    n = len(preview.incoming)
    came = (
        words.many("{n} proposal would come in.", "{n} proposals would come in.", n)
        if only_looked
        else words.many("{n} proposal came in.", "{n} proposals came in.", n)
    )
    refused = words.many("{n} row was refused.", "{n} rows were refused.", preview.refused)
    masked = words.many("{n} came in masked.", "{n} came in masked.", preview.marked)
    parts = [came, *([refused] if preview.refused else []), *([masked] if preview.marked else [])]
    console.say(" ".join(parts))
