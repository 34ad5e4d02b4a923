"""The quick way to export: what, in which language, to which file. The page of documents has more."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from workshop_app.export.exporters import EXPORTERS
from workshop_app.services import documents
from workshop_app.services.document_orders import Order
from workshop_app.services.files import safe_target
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.plan_value import check_value_of
from workshop_app.text import Words
from workshop_app.translation.catalogue import Words as Catalogue
from workshop_app.translation.languages import LANGUAGES
from workshop_app.ui import theme
from workshop_app.ui.documents.choices import language_of
from workshop_app.ui.documents.exports import READABLE, ToWrite
from workshop_app.ui.documents.saving import usual_name
from workshop_app.ui.page import Shell
from workshop_app.ui.widgets import Button, Choice, Field, Label, Paragraph, Popover

WIDTH = 360


class ExportPanel(Popover):
    """Floats under the button; Enter exports, Esc closes. At its foot the check value that the
    documents carry: on whose paper it stands, that paper is of this plan as it is now."""

    def __init__(self, page: QWidget, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(page)
        self._page = page
        self._opener: QWidget | None = None
        self._plan, self._words, self._shell = plan, words, shell
        self.setObjectName("export")
        self.kind = Choice([], "")
        self._offer("plan-pdf")
        languages = [(key, row.name) for key, row in LANGUAGES.items()]
        self.language = Choice(languages, language_of(plan, shell.settings))
        self.language.chosen.connect(lambda key: shell.change_settings(document_language=key))
        self.save = Button(words("Choose where, and export"), "tinted", icon="export", cap="Return")
        self.save.clicked.connect(self._save)
        self.box.addWidget(Label(words("Export"), "strong"))
        self.box.addWidget(Field(words("Document"), self.kind))
        self.box.addWidget(Field(words("Language of the document"), self.language))
        self.box.addWidget(self.save)
        self.see = Button(words("See it first, choose more"), "quiet", icon="files")
        self.see.clicked.connect(self._see)
        self.box.addWidget(self.see)
        self.look = Button(words("Look at the texts once more"), "quiet", icon="eye")
        self.look.clicked.connect(self._look)
        misses = words(
            "The guard misses things: eight digits alone, a name without a phrase, a nickname, a "
            "detailed story."
        )
        self.box.addWidget(self.look)
        self.box.addWidget(Paragraph(misses, "min", "muted"))
        if plan.protected:
            self.box.addWidget(Paragraph(words(READABLE), "min", "warn"))
        self.value = Paragraph("", "min")
        self.value.setObjectName("check value of the plan")
        self.box.addWidget(self.value)
        self.hide()

    def _offer(self, chosen: str) -> None:
        """The documents that there are now, of the whole plan and of each round."""
        offers = documents.offers(self._plan, self._words)
        self._offers = {f"{one.kind} {one.of or ''}".strip(): one for one in offers}
        rows = [(key, one.name) for key, one in self._offers.items()]
        self.kind.set_choices(rows, chosen if chosen in self._offers else "plan-pdf")

    def open_under(self, button: QWidget) -> None:
        """Show the panel below ``button``, its right edges in line."""
        self._opener = button
        self._open_at(button.mapTo(self._page, QPoint(button.width(), button.height() + 4)))

    def open_in_page(self) -> None:
        """Show the panel at the page's top right, where no button opened it."""
        self._opener = self._page
        self._open_at(QPoint(self._page.width() - 24, 24))

    def _open_at(self, corner: QPoint) -> None:
        self._offer(self.kind.key)
        value = check_value_of(self._plan)
        whole = value.replace(" ", "\u00a0")  # on one line, to be compared
        self.value.setText(self._words("Check value of the plan: {value}", value=whole))
        self.value.setVisible(bool(value))
        width = max(theme.now().px(WIDTH), self.box.minimumSize().width())
        left, top = corner.x() - width + self.MARGIN, corner.y() - self.MARGIN + 4
        self.setGeometry(left, top, width, self.box.totalHeightForWidth(width))
        self.show()
        self.raise_()
        self.kind.setFocus(Qt.FocusReason.TabFocusReason)

    def _look(self) -> None:
        """All texts once more; exporting goes on from there, or not."""
        from workshop_app.ui.last_look.panel import LastLook

        self.close_panel()
        panel = LastLook(self._page, self._plan, self._words, self._shell, export=self._save)
        panel.open()

    def close_panel(self) -> None:
        """Without exporting."""
        self.hide()
        if self._opener is not None:
            self._opener.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save.click()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        offer = self._offers[self.kind.key]
        ending = EXPORTERS[offer.kind].ending
        words = Catalogue(self.language.key)
        name = usual_name(self._plan, Order(offer.kind, offer.of), words)
        path = self._shell.ask_where(self._words("Export"), name, f"*{ending}")
        if path is not None:
            self.close_panel()
            self.write(path if path.suffix else path.with_suffix(ending))

    def write(self, path: Path) -> None:
        """Write the chosen document to ``path``, off the window's thread: whole, or not at all."""
        offer, words = self._offers[self.kind.key], Catalogue(self.language.key)
        order = Order(offer.kind, offer.of)
        writing = ToWrite(order, offer.name, safe_target(path))
        self._shell.exports.begin(self._plan, [writing], words)

    def _see(self) -> None:
        """The page where documents are looked at before they are written."""
        offer = self._offers[self.kind.key]
        self.hide()
        self._shell.go("documents", kind=offer.kind, of=offer.of or "")
