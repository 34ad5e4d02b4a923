"""``export FILE KIND OUT``: one document of a plan."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from workshop_app.app.call import Call
from workshop_app.app.console import DONE, Console
from workshop_app.services.files import put, safe_target
from workshop_app.text import N_, KnownError
from workshop_app.translation.catalogue import Words


def take(call: Call) -> None:
    call.add_argument("file", nargs="?", metavar="FILE", help=N_("the plan"))
    call.add_argument("kind", nargs="?", metavar="KIND", help=N_("what document; see --list"))
    call.add_argument("out", nargs="?", metavar="OUT", help=N_("the file to write"))
    call.add_argument("--list", action="store_true", help=N_("names the kinds of documents"))
    call.add_language(N_("the document's language; else the plan's"))
    call.add_argument(
        "--of", metavar="WHICH", help=N_("the one thing it is about: number, id or name")
    )


def run(options: Namespace, console: Console) -> int:
    from workshop_app.export.exporters import EXPORTERS
    from workshop_app.services import documents

    if options.list:
        for kind, row in EXPORTERS.items():
            console.say(f"{kind:<14} {console.words(row.name)}")
        return DONE
    if options.out is None:
        raise KnownError(
            N_("export: FILE, KIND and OUT are needed, or --list. Nothing was changed.")
        )
    if options.kind not in EXPORTERS:
        raise KnownError(
            N_("There is no document {kind}. Nothing was changed. Kinds: {kinds}."),
            kind=options.kind,
            kinds=", ".join(EXPORTERS),
        )
    target = safe_target(Path(options.out))
    with console.reading(Path(options.file)) as plan:
        words = Words(options.lang or plan.plan.language)
        content = documents.export(plan, options.kind, words, of=options.of)
    put(target, content)
    console.say(str(target))
    return DONE
