"""A document looked at before it is written: its pages one by one, or in words what it will hold."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.documents.page_pictures import PagePictures
from workshop_app.ui.scrolled import bare
from workshop_app.ui.sheets.pages import SheetPage
from workshop_app.ui.sheets.sheet import Sheet
from workshop_app.ui.widgets import Button, Card, IconButton, Label, Segments
from workshop_app.ui.widgets.cards import EmptyCard
from workshop_app.ui.widgets.painted import Painted
from workshop_app.ui.widgets.progress import ProgressBar

ZOOMS = (1.0, 1.25, 1.5, 2.0, 3.0)
"""Times the size at which the page, or its width, is seen whole."""
EDGE = 10
"""Pixels round the page."""
SCROLL = 80

_NEXT = (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Space)
_BEFORE = (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)


class Preview(Card):
    """Arrows and Page keys turn pages, + and − change the size, 0 shows the page whole or as wide as
    there is room. Emits ``stopped`` (the making was cancelled) and ``wanted`` (make it again)."""

    stopped = Signal()
    wanted = Signal()
    large = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(padding=12, spacing=8)
        self._words = words
        self._pages: list[SheetPage] = []
        self._at, self._zoom, self._kept_at = 0, 0, 0
        self.pictures = PagePictures(self)
        self.pictures.came.connect(self._show)
        self.box.addLayout(self._head())
        self.stack = QStackedWidget()
        self.sheet = Sheet()
        self.area = _Area(self)
        self.area.setWidget(self.sheet)
        self.stack.addWidget(self.area)
        self.stack.addWidget(self._waiting())
        self.told = EmptyCard("file-text", "", "")
        self.stack.addWidget(self.told)
        self.box.addWidget(self.stack, 1)
        self._redraw = QTimer(self, singleShot=True, interval=60)
        self._redraw.timeout.connect(self._draw)
        self._turn_on(False)

    # -- parts ------------------------------------------------------------------------------------
    def _head(self) -> QHBoxLayout:
        words, row = self._words, QHBoxLayout()
        row.setSpacing(6)
        self.before = IconButton("caret-left", words("Page before"), key="Ctrl+PgUp", size=36)
        self.next = IconButton("caret-right", words("Next page"), key="Ctrl+PgDown", size=36)
        self.place = Label("", "body", "muted", tabular=True)
        self.place.setObjectName("page place")
        self.smaller = IconButton("magnifying-glass-minus", words("Smaller"), size=36)
        self.larger = IconButton("magnifying-glass-plus", words("Larger"), size=36)
        self.whole = IconButton("arrows-out", words("On the whole screen"), size=36)
        self.fit = Segments(
            [("page", words("Whole page")), ("width", words("Page width"))],
            "page", name=words("Size of the page"), height=36,
        )  # fmt: skip
        self.before.clicked.connect(lambda: self.go(self._at - 1))
        self.next.clicked.connect(lambda: self.go(self._at + 1))
        self.smaller.clicked.connect(lambda: self.zoom(-1))
        self.larger.clicked.connect(lambda: self.zoom(1))
        self.whole.clicked.connect(self.large)
        self.fit.chosen.connect(lambda _key: self._fitted())
        turning: tuple[QWidget, ...] = (self.before, self.place, self.next)
        for widget in turning:
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.smaller, self.larger, self.fit, self.whole):
            row.addWidget(widget)
        return row

    def _waiting(self) -> QWidget:
        words, page = self._words, QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(12)
        column.addStretch(1)
        self.doing = Label(words("Making the preview…"), "body", "muted", align="center")
        self.bar = ProgressBar(0, name=words("How far the preview is"))
        self.cancel = Button(words("Cancel"), size="small")
        self.cancel.setAccessibleName(words("Cancel the preview"))
        self.cancel.clicked.connect(self.stopped)
        middle = Qt.AlignmentFlag.AlignHCenter
        self.bar.setFixedWidth(theme.now().px(260))
        for widget in (self.doing, self.bar, self.cancel):
            column.addWidget(widget, 0, middle)
        column.addStretch(2)
        return page

    # -- what is shown ----------------------------------------------------------------------------
    @property
    def at(self) -> int:
        """Which page is shown, from 0."""
        return self._at

    @property
    def count(self) -> int:
        """How many pages there are; 0 while there are none."""
        return len(self._pages)

    @property
    def drawn(self) -> bool:
        """Whether the page that is shown is seen."""
        return self.stack.currentWidget() is self.area and self.sheet.drawn

    def wait(self) -> None:
        """A document is being made."""
        self._turn_on(False)
        self.show_share(0, 1)
        self.stack.setCurrentIndex(1)

    def show_share(self, done: int, total: int) -> None:
        """How much of it is made."""
        self.bar.show_share(done / max(1, total))

    def show_pages(self, content: bytes, found: list[SheetPage], *, more: bool = False) -> None:
        """The pages of a PDF; the place where one was reading stays. ``more``: these are the first
        pages only, the rest is being made."""
        at = self._at if self._pages else 0
        self.pictures.use(content)
        self._pages = found
        self.stack.setCurrentWidget(self.area)
        self._turn_on(True)
        self.go(min(at, len(found) - 1))
        if more:
            self.place.setText(self._words("The rest is being made…"))
            self.next.setEnabled(False)

    def begin_anew(self) -> None:
        """Another document: it is read from its first page, and nothing is seen of the one before."""
        self._pages, self._at = [], 0
        self.sheet.forget()

    def tell(self, icon: str, title: str, sentence: str, again: bool = False) -> None:
        """Say something instead of pages; ``again`` offers to make it."""
        button = Button(self._words("Make the preview"), icon="eye") if again else None
        if button is not None:
            button.clicked.connect(self.wanted)
        old, self.told = self.told, EmptyCard(icon, title, sentence, button)
        self.stack.removeWidget(old)
        old.deleteLater()
        self.stack.addWidget(self.told)
        self.stack.setCurrentWidget(self.told)
        self._turn_on(False)

    def _turn_on(self, on: bool) -> None:
        for widget in (self.before, self.place, self.next, self.smaller, self.larger, self.whole,
                       self.fit):  # fmt: skip
            widget.setVisible(on)

    # -- turning and size -------------------------------------------------------------------------
    def go(self, at: int) -> None:
        """Show another page; before the first and after the last there is none."""
        if not 0 <= at < len(self._pages):
            return
        self._at = at
        words, page = self._words, self._pages[at]
        said = words("Page {n} of {all}", n=words.number(at + 1),
                     all=words.number(len(self._pages)))  # fmt: skip
        self.place.setText(said)
        self.before.setEnabled(at > 0)
        self.next.setEnabled(at + 1 < len(self._pages))
        self.area.setAccessibleName(f"{page.title}, {said}" if page.title else said)
        self.area.verticalScrollBar().setValue(0)
        self._draw()

    def zoom(self, by: int) -> None:
        """Larger or smaller by steps of ``ZOOMS``."""
        self._zoom = min(len(ZOOMS) - 1, max(0, self._zoom + by))
        self._draw()

    def turn_fit(self) -> None:
        """The page whole, or as wide as there is room."""
        self.fit.choose("width" if self.fit.current == "page" else "page")
        self._fitted()

    def _fitted(self) -> None:
        self._zoom = 0
        self._draw()

    def _draw(self) -> None:
        if not self._pages or self.stack.currentWidget() is not self.area:
            return
        self.smaller.setEnabled(self._zoom > 0)
        self.larger.setEnabled(self._zoom < len(ZOOMS) - 1)
        page = self._pages[self._at]
        room = self.area.size() - QSize(2 * EDGE, 2 * EDGE)
        fit = (room.width() - self.area.verticalScrollBar().sizeHint().width()) / page.width
        if self.fit.current == "page":
            fit = min(fit, room.height() / page.height)
        fit *= ZOOMS[self._zoom]
        size = QSize(max(1, round(page.width * fit)), max(1, round(page.height * fit)))
        self.sheet.wait_for(size)
        self.pictures.want(self._at, size * self.devicePixelRatioF(), len(self._pages))

    def _show(self, at: int, size: QSize) -> None:
        image = self.pictures.known(at, size)
        if (
            at == self._at
            and image is not None
            and size == self.sheet.size() * self.devicePixelRatioF()
        ):
            self.sheet.show_image(image)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw.start()


class _Area(Painted, QScrollArea):
    """The page in its room; has the keyboard."""

    ring_radius = 8.0

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self._preview = preview
        bare(self, QWidget(), name="")
        self.setWidgetResizable(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, preview, bar = Qt.Key(event.key()), self._preview, self.verticalScrollBar()
        deeds: dict[Qt.Key, Callable[[], object]] = {
            **dict.fromkeys(_NEXT, lambda: preview.go(preview.at + 1)),
            **dict.fromkeys(_BEFORE, lambda: preview.go(preview.at - 1)),
            Qt.Key.Key_Home: lambda: preview.go(0),
            Qt.Key.Key_End: lambda: preview.go(preview.count - 1),
            Qt.Key.Key_Plus: lambda: preview.zoom(1),
            Qt.Key.Key_Equal: lambda: preview.zoom(1),
            Qt.Key.Key_Minus: lambda: preview.zoom(-1),
            Qt.Key.Key_0: preview.turn_fit,
            Qt.Key.Key_Down: lambda: bar.setValue(bar.value() + SCROLL),
            Qt.Key.Key_Up: lambda: bar.setValue(bar.value() - SCROLL),
        }  # fmt: skip
        if key in deeds and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            deeds[key]()
        else:
            super().keyPressEvent(event)
