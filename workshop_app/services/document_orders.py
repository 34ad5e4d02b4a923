"""Documents as a person orders them: which, on what paper, of which state of the plan; looked at as
bytes in memory (P-53), or written as files, one or several at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workshop_app.domain.action_plan import Action
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.places import Version
from workshop_app.export.ballot_views import BallotChoice
from workshop_app.export.exporters import EXPORTERS, Progress
from workshop_app.export.kit_views import KitChoice
from workshop_app.services import documents, files, round_names, versions
from workshop_app.services.ballot_view import round_named
from workshop_app.services.documents import Offer
from workshop_app.services.kit_view import workshop_named
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words

GROUPS: Mapping[str, str] = {
    "plan": N_("The plan"),
    "votes": N_("The votes"),
    "workshop": N_("For the workshop"),
    "tables": N_("Tables and lists"),
}
"""The groups in which documents are offered, in their order."""

SHEETS: Mapping[str, str] = {"a4": N_("A4"), "letter": N_("Letter")}
"""Sizes of sheets that a printer may have."""
CUT = ("ballots-pdf", "kit-pdf")
"""Documents that are laid out for the sheet that the printer has."""

MANY = 12
"""From so many actions on the plan takes long enough to show its first page before."""

HELD: Mapping[str, str] = {
    "plan-pdf": N_("The whole plan to be read and signed: in one page, how it was made, every theme, every action, the money, what did not get in, and all proposals."),
    "plan-docx": N_("The same plan as a text to be edited in a word processor: headings, tables and contents are real ones."),
    "plan-xlsx": N_("A workbook with a sheet for each kind: actions, proposals, challenges, workshops, votes, money, commitments. It can be edited and brought in again."),
    "directory-pdf": N_("Where people get guidance, with hours, telephones and who checked them: a list, a poster for the wall, the guides. Confirm it before you hang it up."),
    "economy-xlsx": N_("The market assessment in a workbook: sectors with their scores, skills, barriers, opportunities and actions. It can be filled in and brought in again."),
    "proposals-csv": N_("Every proposal in a line, with its theme, its words, its marks and what became of it. Any spreadsheet opens it."),
    "proposals-xlsx": N_("Every proposal in a row of a workbook, with its theme, its words, its marks and what became of it."),
    "results-csv": N_("The result of every round that was shown: options, marks, people, places. Any spreadsheet opens it."),
    "votes-pb": N_("The ballots of the round without table or order, for programs that count votes. Nobody can be found in it."),
    "web": N_("One page for the municipality's site, with everything inside it. It opens without a network and can be read aloud."),
}  # fmt: skip
"""What a file will hold, in words, by kind; for those that have no pages to be looked at too."""

ENDINGS: Mapping[str, str] = {
    ".pdf": N_("A document to be read or printed."),
    ".docx": N_("A text for a word processor."),
    ".xlsx": N_("A workbook for a spreadsheet."),
    ".csv": N_("A table for any spreadsheet."),
    ".pb": N_("A file for programs that count votes."),
    ".html": N_("One page for a web site."),
    ".png": N_("One picture, to be sent to phones."),
}
"""The same by the ending of the file, where nothing more is said of the kind."""


@dataclass(frozen=True, slots=True)
class Order:
    """One document: its ``kind``, what it is ``of`` (``None``: the whole plan), ``paper`` (a key of
    ``papers_of``, "" the first), and which kept ``version`` of the plan it tells (``None``: today's)."""

    kind: str
    of: str | None = None
    paper: str = ""
    version: Version | None = None


# -- what there is --------------------------------------------------------------------------------
def offered(plan: OpenPlan, words: Words) -> list[Offer]:
    """Every document that can be written now, in the order of their groups: those of
    ``documents.offers`` and the kit of each workshop."""
    found = [*documents.offers(plan, words), *_kits(plan, words)]
    order = list(GROUPS)
    return sorted(found, key=lambda one: order.index(group_of(one.kind)))


def _kits(plan: OpenPlan, words: Words) -> list[Offer]:
    row = EXPORTERS.get("kit-pdf")
    if row is None:
        return []
    workshops = sorted(plan.all(Workshop), key=lambda one: (one.number, one.born))
    return [Offer(row.kind, one.id, f"{words(row.name)} · {one.title}") for one in workshops]


def group_of(kind: str) -> str:
    """The key of the group in which a kind is offered."""
    row = EXPORTERS[kind]
    if row.of:
        return {"round": "votes", "project": "plan"}.get(row.of, "workshop")
    return "tables" if row.ending in (".csv", ".xlsx", ".pb") and kind != "plan-xlsx" else "plan"


def papers_of(kind: str) -> dict[str, str]:
    """The papers to choose among, key → name (not translated yet); empty where there is no choice."""
    if kind in CUT:
        return dict(SHEETS)
    return {one.key: one.name for one in EXPORTERS[kind].papers}


def ending_of(order: Order) -> str:
    """The ending of the file."""
    row = EXPORTERS[order.kind]
    chosen = [one.ending for one in row.papers if one.key == order.paper]
    return (chosen[0] if chosen else "") or row.ending


def has_pages(order: Order) -> bool:
    """Whether it can be looked at page by page, or as a picture."""
    return ending_of(order) in (".pdf", ".png")


def held(order: Order) -> str:
    """What the file will hold, a message that is not translated yet."""
    return HELD.get(order.kind) or ENDINGS.get(ending_of(order), "")


# -- making ---------------------------------------------------------------------------------------
def made(plan: OpenPlan, order: Order, words: Words, progress: Progress) -> bytes:
    """The document in the language of ``words``. ``progress`` as for ``documents.export``: it may
    raise to cancel. Not for Qt's thread."""
    if order.version is None:
        return _made(plan, order, words, progress)
    progress(0, 1)
    with versions.opened(plan, order.version) as earlier:
        return _made(earlier, order, words, progress)


def _made(plan: OpenPlan, order: Order, words: Words, progress: Progress) -> bytes:
    if order.kind == "ballots-pdf":
        choice = BallotChoice(size=order.paper or "a4")
        return documents.ballots(plan, round_named(plan, order.of), words, choice, progress)
    if order.kind == "kit-pdf":
        workshop = workshop_named(plan, order.of)
        return documents.kit(plan, workshop, words, KitChoice(size=order.paper or "a4"), progress)
    chosen = [one for one in EXPORTERS[order.kind].papers if one.key == order.paper]
    if not chosen:
        return documents.export(plan, order.kind, words, progress, order.of)
    view = documents.VIEWS[EXPORTERS[order.kind].view](plan, words, order.of)
    return chosen[0].function(view, words, progress)


def first_page(plan: OpenPlan, order: Order, words: Words) -> bytes:
    """The first page of a plan of many actions, to be looked at while the rest is made; empty where
    the whole of it is as quick, or it begins otherwise. The first of its pages only is true."""
    if order.kind != "plan-pdf" or order.version or plan.count(Action) < MANY:
        return b""
    return cover(plan, words)


def cover(plan: OpenPlan, words: Words) -> bytes:
    """A PDF whose first page is the cover of the plan's documents as they look now."""
    from workshop_app.export.pdf.plan import plan_pdf
    from workshop_app.services.plan_view import read_plan

    view = replace(
        read_plan(plan, pictured=True), actions=(), proposals=(), rounds=(), challenges=(),
        commitments=(), exclusions=(), assessed=0, clusters=0, clustered=0,
    )  # fmt: skip
    return plan_pdf(view, words, lambda _done, _total: None)


def file_name(plan: OpenPlan, order: Order, name: str) -> str:
    """What its file is called among others in one folder: the plan, what it is (``name``, in the
    document's language), and of which version."""
    parts = [plan.path.stem, name, order.version.name if order.version else ""]
    told = "-".join(round_names.file_name(one) for one in parts if one)
    return told[:120].strip("-") + ending_of(order)


def write(plan: OpenPlan, order: Order, words: Words, path: Path, progress: Progress) -> Path:
    """Make the document and write it to ``path``: whole or not at all, and a file that was there
    stays until then. ``progress`` may raise to cancel until the last moment."""
    files.safe_target(path)
    content = made(plan, order, words, progress)
    progress(1, 1)
    files.put(path, content)
    return path


def write_all(
    plan: OpenPlan,
    orders: Sequence[tuple[Order, Path]],
    words: Words,
    progress: Progress,
    begun: Callable[[int], None] = lambda _at: None,
) -> None:
    """Make each document and write it to its path, one after the other; each file is whole or not
    there. ``begun(at)`` is told before each; ``progress`` runs over all of them."""
    many = len(orders)
    for at, (order, path) in enumerate(orders):
        begun(at)
        write(plan, order, words, path, _share_of(progress, at, many))


def _share_of(progress: Progress, at: int, many: int) -> Progress:
    """``progress`` of the document ``at`` (from 0) of ``many``, as a part of all of them."""

    def told(done: int, total: int) -> None:
        progress(at * 1000 + min(1000, done * 1000 // max(1, total)), many * 1000)

    return told
