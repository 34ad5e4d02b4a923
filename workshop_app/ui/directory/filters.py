"""Which points are shown: all or those that are open now, of a kind, with a service, for somebody."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.directory import ServicePoint
from workshop_app.export.directory_names import KINDS, SERVES
from workshop_app.text import Words
from workshop_app.ui.directory.names import FIELDS, SERVICES
from workshop_app.ui.directory.openings import Openings
from workshop_app.ui.widgets import Button, Choice, ChoiceChip, Field, IconButton
from workshop_app.ui.widgets.painted import give_focus


class Filters(QWidget):
    """Two chips, and choices that unfold under them. Emits ``changed``."""

    changed = Signal()

    def __init__(self, words: Words, openings: Openings) -> None:
        super().__init__()
        self._words, self._openings = words, openings
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.setSpacing(8)
        box.addLayout(self._chips())
        self.more = QWidget()
        box.addWidget(self.more)
        self._choices()
        self.more.hide()

    # -- building ---------------------------------------------------------------------------------
    def _chips(self) -> QHBoxLayout:
        words, row = self._words, QHBoxLayout()
        row.setSpacing(6)
        self.everything = ChoiceChip(words("All"), icon="list", chosen=True)
        self.open_now = ChoiceChip(words("Open now"), icon="clock")
        self.everything.clicked.connect(lambda: self._only_open(False))
        self.open_now.clicked.connect(lambda: self._only_open(True))
        self.unfold = IconButton("funnel", words("Show only some"), key="F3", size=36)
        self.unfold.setCheckable(True)
        self.unfold.clicked.connect(self._turn)
        row.addWidget(self.everything)
        row.addWidget(self.open_now)
        row.addStretch(1)
        row.addWidget(self.unfold)
        return row

    def _choices(self) -> None:
        words = self._words
        box = QVBoxLayout(self.more)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        any_of = ("", words("any"))
        fields = [(key, words(name)) for key, (name, _) in FIELDS.items()]
        does = [(key, words(name)) for key, (name, _) in SERVICES.items()]
        self.kind = Choice([any_of, *((key, words(name)) for key, name in KINDS.items())])
        self.service = Choice([any_of, *does, *fields])
        self.serves = Choice([any_of, *((key, words(name)) for key, name in SERVES.items())])
        for label, choice in ((words("Kind"), self.kind), (words("Service"), self.service),
                              (words("Whom it serves"), self.serves)):  # fmt: skip
            choice.chosen.connect(lambda _key: self._chose())
            box.addWidget(Field(label, choice))
        self.none = Button(words("Show all again"), "quiet", size="small", key="Shift+F3")
        self.none.clicked.connect(self.show_all)
        box.addWidget(self.none)

    # -- what a person does -----------------------------------------------------------------------
    def _turn(self) -> None:
        self.more.setVisible(self.unfold.isChecked())
        if self.unfold.isChecked():
            give_focus(self.kind)

    def _only_open(self, only: bool) -> None:
        self.open_now.setChecked(only)
        if only:
            self._say_all()
        else:
            self.show_all()
        self.changed.emit()

    def _chose(self) -> None:
        self._say_all()
        self.changed.emit()

    def _say_all(self) -> None:
        self.everything.setChecked(not self.some)

    def show_all(self) -> None:
        """Nothing is left out any more."""
        self.open_now.setChecked(False)
        for choice in (self.kind, self.service, self.serves):
            choice.choose("")
        self.everything.setChecked(True)
        self.changed.emit()

    # -- what was chosen --------------------------------------------------------------------------
    @property
    def some(self) -> bool:
        """Whether not all are shown."""
        keys = (self.kind.key, self.service.key, self.serves.key)
        return self.open_now.isChecked() or any(keys)

    def kept(self, points: Iterable[ServicePoint]) -> list[ServicePoint]:
        """Those of ``points`` that are asked for."""
        return [one for one in points if self._wanted(one)]

    def _wanted(self, point: ServicePoint) -> bool:
        kind, service, serves = self.kind.key, self.service.key, self.serves.key
        return (
            (not kind or point.kind == kind)
            and (not service or service in (*point.services, point.field))
            and (not serves or not point.serves or serves in point.serves)
            and (not self.open_now.isChecked() or self._openings.of(point).is_open)
        )
