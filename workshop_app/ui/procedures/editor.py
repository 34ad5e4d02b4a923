"""A guide is written at the side of its card, which shows it as others will read it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.domain.directory import Procedure
from workshop_app.services import directory, procedures
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.ticks import TickField
from workshop_app.ui.directory.editor_fields import pieces
from workshop_app.ui.directory.names import SERVICES
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.guarded import Guarded, GuardedText
from workshop_app.ui.prepare.inputs import show
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets import Button, Card, Choice, Field, IconButton, Label, Rule
from workshop_app.ui.widgets.painted import give_focus

SEVERAL = ("steps", "bring")
"""Fields with several texts, one on each line."""


class GuideEditor(Card):
    """Every field is kept as it is typed; there is no Save. Esc or its button gives the keyboard
    back (``left``); ``moved`` by so many places, ``dropped`` when it is to be taken out."""

    left = Signal()
    moved = Signal(int)
    dropped = Signal()

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__(padding=12)
        self._plan, self._words = plan, words
        self._guide: Procedure | None = None
        self.box.addLayout(self._head())
        holder, self._inside = column(spacing=10, padding=4)
        self.area = scrolled(holder, name=words("Guide to be written"))
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.box.addWidget(self.area, 1)
        self.inputs: dict[str, Guarded] = {}
        self._write()
        self._inside.addWidget(Rule())
        self._choose()
        self.drop = Button(words("Take the guide out"), "danger", icon="trash", size="small")
        self.drop.clicked.connect(self.dropped)
        self._inside.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignLeft)
        self._inside.addStretch(1)

    # -- building ---------------------------------------------------------------------------------
    def _head(self) -> QHBoxLayout:
        words, row = self._words, QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(Label(words("Edit the guide"), "strong", weight=700), 1)
        for icon, name, by in (("arrow-up", words("Move it up"), -1),
                               ("arrow-down", words("Move it down"), 1)):  # fmt: skip
            button = IconButton(icon, name, size=36)
            button.clicked.connect(lambda _on=False, by=by: self.moved.emit(by))
            row.addWidget(button)
        self.done = Button(words.at("button", "Done"), "plain", cap="Esc", size="small")
        self.done.clicked.connect(self._leave)
        row.addWidget(self.done)
        return row

    def _write(self) -> None:
        words = self._words
        several = words("One on each line")
        self._add("name", words("Name"), GrowingLine(words))
        self._add("plain", words("In plain words"), GuardedText(words, lines=4))
        self._add("steps", words("Step by step"), GuardedText(words, hint=several, lines=4))
        self._add("bring", words("What to bring"), GuardedText(words, hint=several, lines=3))
        self._add("cost", words("What it costs"), GrowingLine(words))
        self._add("takes", words("How long it takes"), GrowingLine(words))
        self._add("source", words("Where this was read"), GrowingLine(words))

    def _add(self, name: str, label: str, line: Guarded) -> None:
        line.edit.setObjectName(f"guide {name}")
        line.kept.connect(lambda text, ok: self._kept(name, text, ok))
        field = Field(label, line)
        if name == "name":
            self._name = field
        self.inputs[name] = line
        self._inside.addWidget(field)

    def _choose(self) -> None:
        words = self._words
        self.follower = Choice()
        self.follower.chosen.connect(self._state)
        self.services = TickField(words, words("Services"), words("none yet"))
        self.services.kept.connect(lambda ids: self._keep(services=tuple(ids)))
        self.points = TickField(words, words("Points that help with it"),
                                words("those with these services"))  # fmt: skip
        self.points.kept.connect(lambda ids: self._keep(points=tuple(ids)))
        for label, widget in (
            (words("State"), self.follower), (words("Services"), self.services),
            (words("Points that help with it"), self.points),
        ):  # fmt: skip
            self._inside.addWidget(Field(label, widget))

    # -- showing ----------------------------------------------------------------------------------
    def show_guide(self, guide: Procedure, names: Mapping[str, str]) -> None:
        """Another guide, or the same one changed; ``names`` of all guides by their ids."""
        words = self._words
        other = self._guide is None or self._guide.id != guide.id
        if other:
            self.keep()
            self.area.verticalScrollBar().setValue(0)
        self._guide = guide
        for name, line in self.inputs.items():
            held = getattr(guide, name)
            show(line, "\n".join(held) if isinstance(held, tuple) else held, other)
        self._name.well()
        followers = [(id, words("no longer issued: now {name}", name=name))
                     for id, name in names.items() if id != guide.id]  # fmt: skip
        rows = [("", words("in force")), ("none", words("no longer issued")), *followers]
        after = guide.superseded_by
        if after and after not in names:
            rows.append((after, words("no longer issued: now {name}", name=after)))
        self.follower.set_choices(rows, "" if guide.status == "current" else after or "none")
        groups = [(key, words(name)) for key, (name, _) in SERVICES.items()]
        self.services.show_chosen(groups, guide.services)
        points = [(one.id, one.name) for one in directory.points(self._plan)]
        self.points.show_chosen(points, guide.points)
        if other:
            in_reading_order(self)

    def begin(self, new: bool) -> None:
        """The keyboard to the first field, or of a ``new`` guide to what comes after its name."""
        give_focus(self.inputs["plain" if new else "name"].edit)

    # -- keeping ----------------------------------------------------------------------------------
    def keep(self) -> None:
        """Write what a field still holds."""
        if self._guide is not None and not self._plan.read_only:
            for line in self.inputs.values():
                if line.edit.hasFocus():
                    line.offer()

    @property
    def unanswered(self) -> Guarded | None:
        """A line whose text the guard marked, and that waits for an answer."""
        return next((line for line in self.inputs.values() if line.unanswered), None)

    def forget(self) -> None:
        """The guide is gone: nothing is written into it any more."""
        self._guide = None

    def _kept(self, name: str, text: str, confirmed: bool) -> None:
        if name == "name" and not text:
            self._name.missing(self._words("Name, missing"))
            return
        self._name.well()
        self._keep(confirmed=confirmed, **{name: pieces(text) if name in SEVERAL else text})

    def _keep(self, *, confirmed: bool = False, **values: object) -> None:
        if self._guide is not None:
            procedures.change(self._plan, self._guide, confirmed=confirmed, **values)

    def _state(self, key: str) -> None:
        follower = "" if key in ("", "none") else key
        self._keep(status="superseded" if key else "current", superseded_by=follower)

    def _leave(self) -> None:
        self.keep()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)
