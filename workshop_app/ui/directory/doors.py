"""What the directory leads to: guides, a list to bring in, the room's phones, papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.directory import ServicePoint
from workshop_app.ui.widgets import Button

if TYPE_CHECKING:
    from workshop_app.ui.directory.page import DirectoryPage

GAP = 4
"""Pixels between the doors."""


class Doors(QWidget):
    """A row of buttons under the head of the page; their words are shorter where there is little
    room."""

    def __init__(self, page: DirectoryPage) -> None:
        super().__init__()
        self._page, words = page, page.words
        self.guides = Button(words("Procedures"), "quiet", icon="file-text", key="T", size="small")
        self.guides.clicked.connect(lambda: page.shell.go("procedures"))
        self.needs = Button(words("What to notice, whom to turn to"), "quiet", icon="hand-heart",
                            key="G", size="small")  # fmt: skip
        self.needs.clicked.connect(self.open_needs)
        self.centres = Button(words("IntegrHa-bitat centres"), "quiet", icon="house-line", key="C",
                              size="small")  # fmt: skip
        self.centres.clicked.connect(lambda: page.shell.go("centres"))
        self.bring = Button(words("Bring in a list"), "quiet", icon="tray-arrow-down", size="small")
        self.bring.clicked.connect(self.bring_in)
        if page.plan.read_only:
            self.bring.hide()
        self.offer = Button(words("Offer on phones"), "quiet", icon="device-mobile", size="small")
        self.offer.clicked.connect(self.open_offer)
        self.papers = Button(words("Papers"), "quiet", icon="files", key="Ctrl+E", size="small")
        self.papers.clicked.connect(self.open_papers)
        self._buttons = (
            self.guides, self.needs, self.centres, self.bring, self.offer, self.papers,
        )  # fmt: skip
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for button in self._buttons:
            row.addWidget(button)
        row.insertStretch(3, 1)

    def minimumSizeHint(self) -> QSize:
        """It may be narrower than its longest words are."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """The longest words that have room."""
        words = self._page.words
        shorter = (
            ((self.needs, words("What to notice, whom to turn to")),
             (self.offer, words("Offer on phones")),
             (self.centres, words("IntegrHa-bitat centres")), (self.bring, words("Bring in a list"))),
            ((self.needs, words("Whom to turn to")), (self.offer, words("Phones"))),
            ((self.centres, words("Centres")),),
            ((self.bring, words.at("a list", "Bring in")),),
        )  # fmt: skip
        whole: dict[Button, str] = {}  # a reader says all of it
        for step in shorter:
            for button, said in step:
                button.setText(said)
                button.setAccessibleName(whole.setdefault(button, said))
            if self._needed() <= self.width():
                break

    def _needed(self) -> int:
        """How wide its buttons are with their whole words."""
        shown = [one for one in self._buttons if not one.isHidden()]
        return sum(one.sizeHint().width() + GAP for one in shown)

    # -- what they open ---------------------------------------------------------------------------
    def open_needs(self) -> None:
        """What to notice in a conversation, and whom to turn to; nothing is typed there."""
        from workshop_app.ui.directory.needs import NeedsPanel

        page = self._page
        NeedsPanel(page, page.plan, page.words, page.shell).open_panel()

    def bring_in(self) -> None:
        """A table of points, looked at before it comes in."""
        from workshop_app.ui.bring_in.points_panel import open_points

        page = self._page
        open_points(page, page.plan, page.words, page.shell)

    def open_offer(self) -> None:
        """The directory as a page for the phones of the room."""
        from workshop_app.ui.directory.offer import OfferPanel

        page = self._page
        OfferPanel(page, page.plan, page.words, page.shell).open_panel()

    def open_papers(self) -> None:
        """The list, the poster for the wall, the guides."""
        from workshop_app.ui.directory.paper_panel import PaperPanel

        page = self._page
        title = page.words("Papers of the directory")
        told = page.words("A list to read, a poster for the wall, the guides of procedures.")
        PaperPanel(page, page.plan, page.shell, "directory-pdf", title, told=told).open_panel()

    def print_slip(self, point: ServicePoint) -> None:
        """The blank slip of a point; nothing is kept of it."""
        from workshop_app.ui.directory.paper_panel import PaperPanel

        page, words = self._page, self._page.words
        title = words("Blank referral slip: {point}", point=point.name)
        told = words("It is filled in by hand and taken along. Nothing is kept of the case or of the person, and no slip is counted.")  # fmt: skip
        panel = PaperPanel(page, page.plan, page.shell, "slip-pdf", title, of=point.id, told=told)
        panel.open_panel()
