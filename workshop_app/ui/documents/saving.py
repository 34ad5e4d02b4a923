"""Where the documents go: asked, looked at for what is there already, and sent on to be written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workshop_app.domain.directory import ServicePoint
from workshop_app.export.exporters import EXPORTERS
from workshop_app.services import document_orders, files
from workshop_app.services.document_orders import Order
from workshop_app.services.documents import Offer
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.documents.exports import ToWrite

if TYPE_CHECKING:
    from workshop_app.ui.documents.page import DocumentsPage


def usual_name(plan: OpenPlan, order: Order, words: Words) -> str:
    """What the file of one document is called at first: the plan's name, then what it is in the
    language of ``words``; the plan's own document has the plan's name alone."""
    if order.kind == "plan-pdf":
        return document_orders.file_name(plan, order, "")
    return document_orders.file_name(plan, order, _told(plan, order, words))


def _told(plan: OpenPlan, order: Order, words: Words) -> str:
    """What it is, what it is of, and on which paper where that is not the usual one."""
    offered = {(one.kind, one.of): one.name for one in document_orders.offered(plan, words)}
    row = EXPORTERS[order.kind]
    name = offered.get((order.kind, order.of), words(row.name))
    if row.of == "point" and order.of:
        name = f"{name} {plan.one(ServicePoint, order.of).name}"
    papers = [words(one.name) for one in row.papers[1:] if one.key == order.paper]
    return " ".join([name, *papers])


class Saving:
    """One document goes into a file that a person names, several into a folder."""

    def __init__(self, page: DocumentsPage) -> None:
        self._page = page

    def ask(self) -> None:
        """Ask where, and begin; nothing while something is being written already."""
        page = self._page
        chosen = page.chosen()
        if not chosen or page.shell.exports.running:
            return
        if page.ticked:
            self._into_folder(chosen)
        else:
            self._into_file(*chosen[0])

    def _into_file(self, order: Order, offer: Offer) -> None:
        page, ending = self._page, document_orders.ending_of(order)
        name = usual_name(page.plan, order, page.document_words)
        path = page.shell.ask_where(page.words("Export"), name, f"*{ending}")
        if path is None:
            return
        path = files.safe_target(path if path.suffix else path.with_suffix(ending))
        self._begin([ToWrite(order, offer.name, path)])

    def _into_folder(self, chosen: list[tuple[Order, Offer]]) -> None:
        page = self._page
        folder = page.shell.ask_folder(page.words("Folder for the documents"))
        if folder is None:
            return
        queue = self._named(chosen, folder)
        there = [one.path.name for one in queue if one.path.exists()]
        if not there:
            self._begin(queue)
            return
        from workshop_app.ui.widgets.dialog import Dialog

        words = page.words
        said = words.many(
            "{n} of them is in this folder already: {names}. It will be replaced.",
            "{n} of them are in this folder already: {names}. They will be replaced.",
            len(there), names=words.listed(there[:4]),
        )  # fmt: skip
        dialog = Dialog(page, "files", words("Replace what is there?"), said,
                        do=words("Replace"), leave=words("Leave them"))  # fmt: skip
        dialog.done.connect(lambda: self._begin(queue))
        dialog.open()

    def _named(self, chosen: list[tuple[Order, Offer]], folder: Path) -> list[ToWrite]:
        """Each with a name of its own, in the documents' language."""
        page, words = self._page, self._page.document_words
        queue: list[ToWrite] = []
        taken: set[str] = set()
        for order, offer in chosen:
            named = document_orders.file_name(page.plan, order, _told(page.plan, order, words))
            path = folder / named
            more = 2
            while path.name.casefold() in taken:
                path = folder / f"{Path(named).stem} ({more}){Path(named).suffix}"
                more += 1
            taken.add(path.name.casefold())
            queue.append(ToWrite(order, offer.name, path))
        return queue

    def _begin(self, queue: list[ToWrite]) -> None:
        page = self._page
        words: Words = page.document_words
        page.shell.exports.begin(page.plan, queue, words)
