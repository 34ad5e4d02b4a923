"""What the directory leads to: guides, a list to bring in, the room's phones, papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.directory import ServicePoint
from workshop_app.ui.widgets import Button

if TYPE_CHECKING:
    from workshop_app.ui.directory.page import DirectoryPage


class Doors(QWidget):
    """A row of buttons under the head of the page."""

    def __init__(self, page: DirectoryPage) -> None:
        super().__init__()
        self._page, words = page, page.words
        self.guides = Button(words("Procedures"), "quiet", icon="file-text", key="T", size="small")
        self.guides.clicked.connect(lambda: page.shell.go("procedures"))
        self.needs = Button(words("What to notice, whom to turn to"), "quiet", icon="hand-heart",
                            key="G", size="small")  # fmt: skip
        self.needs.clicked.connect(self.open_needs)
        self.bring = Button(words("Bring in a list"), "quiet", icon="tray-arrow-down", size="small")
        self.bring.clicked.connect(self.bring_in)
        if page.plan.read_only:
            self.bring.hide()
        self.offer = Button(words("Offer on phones"), "quiet", icon="device-mobile", size="small")
        self.offer.clicked.connect(self.open_offer)
        self.papers = Button(words("Papers"), "quiet", icon="files", key="Ctrl+E", size="small")
        self.papers.clicked.connect(self.open_papers)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.guides)
        row.addWidget(self.needs)
        row.addStretch(1)
        for button in (self.bring, self.offer, self.papers):
            row.addWidget(button)

    def arrange(self, compact: bool) -> None:
        """Short words where there is little room."""
        words = self._page.words
        self.needs.setText(
            words("Whom to turn to") if compact else words("What to notice, whom to turn to")
        )
        self.offer.setText(words("Phones") if compact else words("Offer on phones"))

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
