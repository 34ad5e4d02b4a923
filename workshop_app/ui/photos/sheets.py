"""Photos of flip charts, walls and filled sheets of a workshop: added here, then cut into pieces."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.places import Photo
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.bridge import Bridge
from workshop_app.ui.page import Shell
from workshop_app.ui.photos.large import children_card
from workshop_app.ui.photos.strip import PhotoStrip
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.widgets.buttons import IconButton
from workshop_app.ui.widgets.labels import Label, Paragraph
from workshop_app.ui.widgets.overlay import Overlay


class SheetsPanel(Overlay):
    """The sheets of ``workshop`` (its id; ``None`` for those of none). One that is added here opens
    on the desk, ready to be cut."""

    def __init__(
        self, over: QWidget, plan: OpenPlan, words: Words, shell: Shell, workshop: str | None
    ) -> None:
        super().__init__(over, words("Photo of the flip chart"), width=680)
        self._over, self._plan, self._words, self._shell = over, plan, words, shell
        head = QHBoxLayout()
        head.addWidget(Label(words("Photo of the flip chart"), "section", weight=700), 1)
        close = IconButton("x", words("Close"), size=36)
        close.clicked.connect(self.leave)
        head.addWidget(close)
        self.column.addLayout(head)
        told = words(
            "Photograph a flip chart, a wall or a filled sheet straight on. Then cut it into pieces and write each proposal beside its piece."
        )
        self.column.addWidget(Paragraph(told))
        self.column.addWidget(children_card(words))
        holder, box = column(padding=2)
        self.strip = PhotoStrip(plan, words, shell)
        self.strip.added.connect(self.cut)
        box.addWidget(self.strip)
        box.addStretch(1)
        self.area = scrolled(holder)
        self.column.addWidget(self.area, 1)
        self.strip.show_owner(workshop=workshop)
        self._bridge = Bridge(self)
        self._bridge.listen(plan)
        self._bridge.told.connect(self.strip.told)
        self.left.connect(self._bridge.forget)

    def open(self, first: QWidget | None = None) -> None:
        super().open(first or self.strip.add)

    def place(self) -> None:
        """As tall as three rows of photos, where the window allows it."""
        super().place()
        box = self.panel.geometry()
        tall = min(self.height() - 32, max(box.height(), 520))
        box.setTop((self.height() - tall) // 2)
        box.setHeight(tall)
        self.panel.setGeometry(box)

    def cut(self, photo: Photo) -> None:
        """Open the desk on a photo."""
        from workshop_app.ui.photos.desk import PhotoDesk

        if not self.strip.adding.busy:
            PhotoDesk(self, self._plan, self._words, self._shell, photo).open()


def open_sheets(
    over: QWidget, plan: OpenPlan, words: Words, shell: Shell, workshop: str | None
) -> SheetsPanel:
    """Show the sheets of a workshop over the window."""
    panel = SheetsPanel(over, plan, words, shell, workshop)
    panel.open()
    return panel
