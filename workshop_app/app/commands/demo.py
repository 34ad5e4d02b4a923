"""``demo --out DIR``: the sample plan, end to end, and every document of it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from workshop_app.app.call import Call
from workshop_app.app.console import DONE, Console
from workshop_app.services.files import put
from workshop_app.text import N_, KnownError
from workshop_app.translation.catalogue import Words

if TYPE_CHECKING:
    from workshop_app.export.exporters import Exporter, Paper

PLAN = "plan.convite"
NEW = "plan.new.convite"
"""Its name until it is whole."""


def take(call: Call) -> None:
    call.add_argument("--out", required=True, metavar="DIR", help=N_("the folder to leave it in"))
    call.add_language(N_("the language of the sample and its documents"))


def run(options: Namespace, console: Console) -> int:
    from workshop_app.export.exporters import EXPORTERS
    from workshop_app.services import demo, document_orders, documents
    from workshop_app.services.document_orders import Order

    folder = _folder(Path(options.out), console)
    language = options.lang or console.words.language
    words = Words(language)
    made = folder / NEW
    made.unlink(missing_ok=True)
    with console.closing(demo.make_sample(made, console.settings, language)) as plan:
        written = [
            (_named(row, of), documents.export(plan, kind, words, of=of))
            for kind, row in EXPORTERS.items()
            for of in documents.things_for(plan, kind) or (None,)
        ]
        written += [
            (
                _on_paper(row, paper),
                document_orders.made(plan, Order(row.kind, paper=paper.key), words, _unheard),
            )
            for row in EXPORTERS.values()
            for paper in row.papers[1:]
        ]
    made.replace(folder / PLAN)
    console.say(str(folder / PLAN))
    for name, content in written:
        put(folder / name, content)
        console.say(str(folder / name))
    return DONE


def _unheard(done: int, total: int) -> None:
    """Nobody asked how far it is."""


def _named(row: Exporter, of: str | None) -> str:
    """The file of a document, named by its kind and the round or project it is about: ``plan-pdf`` is
    ``plan.pdf``, ``minutes-pdf`` of round A ``minutes-A.pdf``."""
    from workshop_app.services.round_names import file_name

    name = row.kind.rpartition("-")[0] or "plan"
    return (f"{name}-{file_name(of)}" if of else name) + row.ending


def _on_paper(row: Exporter, paper: Paper) -> str:
    """The same document on another paper: ``poster-tiles.pdf``."""
    return f"{row.kind.rpartition('-')[0]}-{paper.key}{paper.ending or row.ending}"


def _folder(folder: Path, console: Console) -> Path:
    """``folder``, made where it is missing. A plan in it that is not a sample stays as it is."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise KnownError(
            N_("The folder {folder} cannot be made. Nothing was changed. Choose another."),
            folder=str(folder),
        ) from None
    if (folder / PLAN).exists() and not _is_sample(folder / PLAN, console):
        raise KnownError(
            N_("In {folder} lies a plan that is not a sample. Nothing was changed."),
            folder=str(folder),
        )
    return folder


def _is_sample(path: Path, console: Console) -> bool:
    """A protected one is nobody's to replace, and is not asked for its passphrase."""
    from workshop_app.services.open_plan import is_protected

    if is_protected(path):
        return False
    with console.reading(path) as plan:
        return plan.plan.sample
