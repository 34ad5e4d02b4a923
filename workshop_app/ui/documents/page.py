"""Documents: which, how, looked at page by page, and written in the background."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from workshop_app.services import document_orders
from workshop_app.services.document_orders import Order
from workshop_app.services.documents import Offer
from workshop_app.services.news import Cast, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError, Words
from workshop_app.translation.catalogue import Words as Catalogue
from workshop_app.ui import theme
from workshop_app.ui.documents.choices import Choices
from workshop_app.ui.documents.making import Made, Making
from workshop_app.ui.documents.preview import Preview
from workshop_app.ui.documents.rows import DocumentList, DocumentRow, key_of, rows_of
from workshop_app.ui.documents.saving import Saving
from workshop_app.ui.documents.strip import ExportStrip
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.scrolled import column
from workshop_app.ui.widgets import Button, Card, Header, Segments, heading

WIDE, NARROW = 380, 330
"""Pixels of the list's column."""
ANEW = 600
"""Milliseconds from the last change of the plan until its preview is made again."""


class DocumentsPage(Page):
    """List and choices at the left, the preview at the right; one filled button, which exports."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self.ticked: frozenset[str] = frozenset()
        self._offers: dict[str, Offer] = {}
        self._current, self._seen = "", ("", "")
        self.saving = Saving(self)
        self.making = Making(plan, self)
        self._put_head()
        self.strip = ExportStrip(shell.exports, words)
        shell.exports.changed.connect(self._say_export)
        self.column.addWidget(self.strip)
        self.strip.read()
        self.stack = QStackedWidget()
        self.stack.addWidget(self._export_part())
        self.column.addWidget(self.stack, 1)
        self.look: QWidget | None = None
        self._anew = QTimer(self, singleShot=True, interval=ANEW)
        self._anew.timeout.connect(self._show_document)
        for signal, slot in (
            (self.making.came, self._came), (self.making.failed, self._failed),
            (self.making.cancelled, self._cancelled), (self.making.moved, self.preview.show_share),
        ):  # fmt: skip
            signal.connect(slot)

    # -- parts ------------------------------------------------------------------------------------
    def _put_head(self) -> None:
        words = self.words
        self.parts = Segments(
            [("export", words("Documents")), ("look", words("How they look"))],
            "export", name=words("Parts of the documents"), height=44,
        )  # fmt: skip
        self.parts.chosen.connect(self.show_part)
        self.export = Button(words("Export"), "primary", icon="export", key="Ctrl+E", size="header")
        self.export.clicked.connect(self.saving.ask)
        self.primary = self.export
        self.header = Header(words("Documents"), "", self.parts, self.export)
        self.column.addWidget(self.header)

    def _export_part(self) -> QWidget:
        words, part = self.words, QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.left, left = column(spacing=12)
        left.addWidget(self._list_card(), 1)
        self.choices = Choices(self.plan, words, self.shell.settings)
        self.choices.changed.connect(self._chose)
        self.choices.look_wanted.connect(self._look_at_texts)
        self.choices.missing_wanted.connect(self._see_missing)
        left.addWidget(self.choices)
        row.addWidget(self.left)
        self.preview = Preview(words)
        self.preview.stopped.connect(self.making.cancel)
        self.preview.wanted.connect(self._show_document)
        self.preview.large.connect(self._look_large)
        row.addWidget(self.preview, 1)
        return part

    def _list_card(self) -> Card:
        words, card = self.words, Card(padding=6, spacing=2)
        head = QHBoxLayout()
        head.setContentsMargins(10, 4, 4, 0)
        self.all = Button(words("Tick all"), "quiet", size="small", key="Ctrl+A")
        self.all.clicked.connect(self._tick_all)
        head.addWidget(heading("files", words("Which")), 1)
        head.addWidget(self.all)
        card.box.addLayout(head)
        self.list = DocumentList(words)
        self.list.picked.connect(self._pick)
        self.list.ticked.connect(self.tick)
        self.list.opened.connect(lambda _row: self.saving.ask())
        card.box.addWidget(self.list, 1)
        return card

    # -- the page's own calls ---------------------------------------------------------------------
    def open_at(self, **where: str) -> None:
        """``kind`` and ``of`` name a document, ``paper`` one of its papers, ``version`` a kept version, ``part`` "look" the place
        for how they look. A slip (``slip-pdf``) is made on the page of its attention point: that is
        opened instead."""
        if where.get("kind") == "slip-pdf":
            point = {"point": where["of"]} if where.get("of") else {}
            QTimer.singleShot(0, self, lambda: self.shell.go("directory", **point))
        self._read()
        self.choices.choose_version(where.get("version", ""))
        self.choices.choose_paper(where.get("kind", ""), where.get("paper", ""))
        wanted = " ".join(part for part in (where.get("kind", ""), where.get("of", "")) if part)
        of_kind = (key for key in self._offers if key.split(" ")[0] == where.get("kind"))
        self._current = wanted if wanted in self._offers else next(of_kind, self._current)
        self._list()
        if where.get("part") == "look":
            self.show_part("look")
            return
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_document()

    def where(self) -> dict[str, str]:
        offer, version = self._offers.get(self._current), self.choices.version
        found = {"part": self.parts.current}
        if offer is not None:
            found |= {"kind": offer.kind, "of": offer.of or ""}
        return {**found, "version": version.id} if version else found

    def told(self, news: News) -> None:
        if isinstance(news, Cast):
            return
        self._read()
        if self.parts.current == "export":
            self._anew.start()
        elif self.look is not None:
            self.look.told(news)  # type: ignore[attr-defined]

    def arrange(self, compact: bool) -> None:
        super().arrange(compact)
        self.left.setFixedWidth(theme.now().px(NARROW if compact else WIDE))
        self.choices.arrange(compact)

    def leaving(self) -> None:
        """What is being written goes on; a bar says so and can cancel it."""
        self._pause()
        exports = self.shell.exports
        if exports.running:
            said = self.words("The documents go on being written in the background.")
            self.shell.tell("info", said, button=(self.words("Cancel"), exports.stop))

    def _pause(self) -> None:
        """Nothing is read from the plan, which may go now. If the page stays (undo), it goes on."""
        self._anew.stop()
        self.choices.pause()
        if self.look is not None:
            self.look.pause()  # type: ignore[attr-defined]
        if self.making.drop():
            QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        if self.isVisible():
            self.choices.read()
            self._show_document()

    # -- which ------------------------------------------------------------------------------------
    def show_part(self, key: str) -> None:
        """The documents ("export"), or how they look ("look")."""
        if key == "look" and self.look is None:
            from workshop_app.ui.documents.look_part import LookPart

            self.look = LookPart(self.plan, self.words, self.shell)
            self.stack.addWidget(self.look)
        self.parts.choose(key)
        self.export.setHidden(key == "look")
        self.stack.setCurrentIndex(1 if key == "look" else 0)
        if key == "look" and self.look is not None:
            self.making.drop()
            self.look.begin()  # type: ignore[attr-defined]
        else:
            self._show_document()

    def _read(self) -> None:
        """The documents that there are now; the one that is chosen stays chosen."""
        found = document_orders.offered(self.plan, self.words)
        self._offers = {key_of(one): one for one in found}
        if self._current not in self._offers:
            self._current = next(iter(self._offers), "")
        self.ticked &= frozenset(self._offers)
        self.choices.read()
        self._list()

    def _list(self) -> None:
        rows = rows_of(list(self._offers.values()), self.words, self.ticked)
        self.list.show_rows(rows, self._current)
        self._say()

    def _say(self) -> None:
        words, many = self.words, len(self.ticked)
        count = words.many("{n} document", "{n} documents", len(self._offers))
        if self.header is not None:
            self.header.set_context(f"{self.plan.plan.municipality} · {count}")
        self.export.setText(words("Export {n}", n=many) if many else words("Export"))
        self.all.setText(words("Untick all") if many == len(self._offers) else words("Tick all"))
        offer = self._offers.get(self._current)
        self.choices.show_kind(offer.kind if offer else "")

    def _pick(self, row: DocumentRow) -> None:
        if row.offer is not None and key_of(row.offer) != self._current:
            self._current = key_of(row.offer)
            self._say()
            self._show_document()

    def tick(self, keys: frozenset[str]) -> None:
        """Tick these documents and no others: they are exported together."""
        self.ticked = keys
        self._list()

    def _tick_all(self) -> None:
        every = frozenset(self._offers)
        self.tick(frozenset() if self.ticked == every else every)

    # -- how --------------------------------------------------------------------------------------
    def chosen(self) -> list[tuple[Order, Offer]]:
        """What will be exported: the ticked ones, or the one that is looked at."""
        keys = [key for key in self._offers if key in self.ticked] or [self._current]
        found = [self._offers[key] for key in keys if key in self._offers]
        return [(self.order_of(one), one) for one in found]

    def order_of(self, offer: Offer) -> Order:
        """A document as the choices say."""
        paper = self.choices.paper_of(offer.kind)
        return Order(offer.kind, offer.of, paper, self.choices.version)

    @property
    def document_words(self) -> Words:
        """The words of the documents' language."""
        return Catalogue(self.choices.language.key)

    def _chose(self) -> None:
        language = self.choices.language.key
        if language != self.shell.settings.document_language:
            self.shell.change_settings(document_language=language)
        self._show_document()

    def _look_at_texts(self) -> None:
        from workshop_app.ui.last_look.panel import LastLook

        panel = LastLook(self, self.plan, self.words, self.shell, export=self.saving.ask)
        panel.open()

    def _see_missing(self) -> None:
        from workshop_app.ui.action_plan.completeness import open_completeness

        open_completeness(self, self.saving.ask)

    # -- the preview ------------------------------------------------------------------------------
    def _show_document(self) -> None:
        self._anew.stop()
        offer = self._offers.get(self._current)
        if offer is None or self.parts.current != "export":
            return
        order = self.order_of(offer)
        if (key_of(offer), order.paper) != self._seen:
            self._seen = key_of(offer), order.paper
            self.preview.begin_anew()
        if not document_orders.has_pages(order):
            self.making.drop()
            said = self.words(document_orders.held(order))
            self.preview.tell("file-text", offer.name, said)
            return
        seen = self.preview.count > 0
        if self.making.want(order, self.document_words, first=not seen) and not seen:
            self.preview.wait()

    def _came(self, made: Made) -> None:
        self.preview.show_pages(made.content, made.pages, more=not made.whole)

    def _cancelled(self) -> None:
        title = self.words("The preview was cancelled")
        sentence = self.words("It can be exported all the same.")
        self.preview.tell("eye-slash", title, sentence, again=True)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        title = self.words("This document cannot be made now")
        self.preview.tell("warning", title, error.told(self.words))

    def _look_large(self) -> None:
        from workshop_app.ui.sheets.viewer import SheetViewer

        made, offer = self.making.last, self._offers.get(self._current)
        if made is not None and offer is not None and made.content[:4] == b"%PDF":
            viewer = SheetViewer(self.window(), self.words)
            viewer.show_sheets(made.content, made.pages, offer.name)
            viewer.go(self.preview.at)

    def _say_export(self) -> None:
        busy = self.shell.exports.running
        self.export.block(self.words("An export is being written already") if busy else "")
