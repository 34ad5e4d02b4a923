"""Before a photo is kept: are there faces? Then they are covered or cut off, or it is dropped.

Nothing of the picture is in the file meanwhile (P-26, P-27).
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.services.pictures import COVER, Edit
from workshop_app.text import Words
from workshop_app.ui.photos.answer_tile import AnswerTile
from workshop_app.ui.photos.boxes import Boxes
from workshop_app.ui.photos.canvas import Mode
from workshop_app.ui.photos.large import LargePanel, children_card, turned
from workshop_app.ui.photos.view import View
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import Paragraph
from workshop_app.ui.widgets.segments import Segments

_MODES: tuple[Mode, ...] = ("cover", "crop")


class KeepPhoto(LargePanel):
    """Asks about ``image``. ``kept(Edit)`` when what is left has no faces; ``left`` (Esc) when it
    is dropped. ``asked``: the question was answered with yes already."""

    kept = Signal(object)

    def __init__(
        self, over: QWidget, words: Words, image: QImage, *, asked: bool = False, drop: str = ""
    ) -> None:
        super().__init__(over, words, words("Are there faces in this photo?"))
        self._image, self._turns = image, 0
        self._drop = drop or words("Do not keep it")
        self._boxes = {mode: Boxes(single=mode == "crop") for mode in _MODES}
        self._keys = (words.at("key of an answer", "N"), words.at("key of an answer", "Y"))
        self.stages = QStackedWidget()
        self.stages.addWidget(self._question())
        self.stages.addWidget(self._tools())
        self.side.addWidget(self.stages, 1)
        self.canvas.changed.connect(self._drawn)
        self.canvas.show_image(image)
        if asked:
            self.hide_faces()

    # -- the question -----------------------------------------------------------------------------
    def _question(self) -> QWidget:
        words = self.words
        holder, box = _column()
        tiles = QHBoxLayout()
        tiles.setSpacing(10)
        self.no = AnswerTile(("note", "flower"), words.at("faces", "No"), self._keys[0],
                             words("There is no face in it"))  # fmt: skip
        self.yes = AnswerTile(("user", "smiley"), words.at("faces", "Yes"), self._keys[1],
                              words("There is a face in it, also a small one"))  # fmt: skip
        self.no.clicked.connect(lambda: self._finish(Edit(turns=self._turns)))
        self.yes.clicked.connect(self.hide_faces)
        tiles.addWidget(self.no)
        tiles.addWidget(self.yes)
        box.addLayout(tiles)
        said = words("Look closely, also at the back. The app recognizes no faces.")
        box.addWidget(Paragraph(said, "detail", "muted"))
        box.addWidget(children_card(words))
        box.addStretch(1)
        turn = Button(words("Turn it"), icon="arrow-clockwise", size="normal")
        turn.clicked.connect(self.turn)
        box.addWidget(turn)
        box.addWidget(self._drop_button())
        return holder

    def _drop_button(self) -> Button:
        drop = Button(self._drop, "plain", icon="trash", cap="Esc")
        drop.clicked.connect(self.leave)
        return drop

    def turn(self) -> None:
        """A quarter to the right."""
        self._turns = (self._turns + 1) % 4
        self.canvas.show_image(turned(self._image, self._turns))

    # -- hiding faces -----------------------------------------------------------------------------
    def _tools(self) -> QWidget:
        words = self.words
        holder, box = _column()
        self.way = Segments([("cover", words("Cover")), ("crop", words("Cut off"))],
                            name=words("How the faces go away"))  # fmt: skip
        self.way.chosen.connect(self._use)
        box.addWidget(self.way)
        self.told = Paragraph("", "body")
        box.addWidget(self.told)
        keys = words("Or by keys: Enter adds a rectangle, arrows move it, Shift and arrows make it larger, Del takes it away.")  # fmt: skip
        box.addWidget(Paragraph(keys, "detail", "muted"))
        self.add = Button(words("Add a rectangle"), icon="plus")
        self.add.clicked.connect(self._add)
        box.addWidget(self.add)
        box.addStretch(1)
        self.keep = Button(words("No face is left: keep it"), "primary", icon="check")
        self.keep.clicked.connect(self._keep)
        box.addWidget(self.keep)
        back = Button(words("Back to the question"), "quiet", icon="arrow-left")
        back.clicked.connect(self._ask_again)
        box.addWidget(back)
        box.addWidget(self._drop_button())
        return holder

    def hide_faces(self) -> None:
        """There are faces: cover them or cut them off."""
        self.stages.setCurrentIndex(1)
        self.title.setText(self.words("Hide the faces"))
        self._use(self.way.current)
        self.canvas.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask_again(self) -> None:
        self.stages.setCurrentIndex(0)
        self.title.setText(self.words("Are there faces in this photo?"))
        self.canvas.use_mode("look")
        self.canvas.show_image(turned(self._image, self._turns))
        self.canvas.setFocus(Qt.FocusReason.TabFocusReason)

    def _use(self, mode: str) -> None:
        """Cover or cut; what was drawn for the other stays."""
        words, cover = self.words, mode == "cover"
        self.way.choose(mode)
        self.canvas.use_mode("cover" if cover else "crop")
        self.canvas.boxes = self._boxes["cover" if cover else "crop"]
        image = turned(self._image, self._turns)
        self.canvas.show_image(image if cover else self._covered(image))
        self.told.setText(
            words("Draw a rectangle over each face. What is under it is gone for good.")
            if cover
            else words("Draw a rectangle round what stays. The rest is gone for good.")
        )
        self._drawn()

    def _covered(self, image: QImage) -> QImage:
        """The picture as it is with its covers."""
        made, view = image.copy(), View()
        view.size = view.room = made.size().toSizeF()
        painter = QPainter(made)
        for box in self._boxes["cover"].all:
            painter.fillRect(view.placed(box), QColor(*COVER))
        painter.end()
        return made

    def _add(self) -> None:
        self.canvas.add_box()
        self.canvas.setFocus(Qt.FocusReason.TabFocusReason)

    def _drawn(self) -> None:
        self.keep.block("" if self._edit().hides else self.words("Draw a rectangle first"))

    def _edit(self) -> Edit:
        crop = self._boxes["crop"].all
        return Edit(
            turns=self._turns,
            covers=tuple(self._boxes["cover"].all),
            crop=crop[0] if crop else None,
        )

    def _keep(self) -> None:
        self._finish(self._edit())

    def _finish(self, edit: Edit) -> None:
        self.away()
        self.kept.emit(edit)

    def open(self, first: QWidget | None = None) -> None:
        """Show it; no answer has the keyboard, so that none is given by chance."""
        super().open(first or self.canvas)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asking, typed = self.stages.currentIndex() == 0, event.text().casefold()
        if asking and typed == self._keys[0].casefold():
            self.no.click()
        elif asking and typed == self._keys[1].casefold():
            self.yes.click()
        else:
            super().keyPressEvent(event)


def _column() -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(12)
    return holder, box
