"""The fields of the form of an exercise: each stands for one place of its tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.guarded import Guarded, GuardedText
from workshop_app.ui.prepare.writing import EMPTY, Writing
from workshop_app.ui.widgets.chips import ChoiceChip
from workshop_app.ui.widgets.fields import Choice, Field
from workshop_app.ui.widgets.stepper import Stepper


@dataclass(frozen=True, slots=True)
class Spec:
    """A field: the end of its place, its label (translated), and of which ``kind`` it is:
    ``text`` (several lines), ``line``, ``count``, ``choice``, ``several``."""

    key: str
    label: str
    kind: str = "text"
    help: str = ""
    choices: Sequence[tuple[str, str]] = ()
    least: int = 0
    most: int = 240
    unit: str = ""
    hint: str = ""
    lines: int = 3


class PlaceField(Field):
    """One place of the exercise. ``show_problem`` puts what is wrong under it."""

    def __init__(self, spec: Spec, place: str, writing: Writing) -> None:
        self.place, self._writing, self._spoken = place, writing, spec.label
        super().__init__(spec.label, _MAKERS[spec.kind](spec, place, writing), spec.help)
        self.setObjectName(place)
        edit = getattr(self.input, "edit", self.input)
        edit.setObjectName(f"{place} input")
        # What only leads the keyboard on to its input would lead Tab in circles: the parts of a
        # form come and go, and Qt gives such a wrapper no other place.
        for wrapper in (self, self.input):
            wrapper.setFocusProxy(None)  # type: ignore[arg-type]
        self.show_problem()

    def take_focus(self) -> None:
        """The keyboard goes to its input."""
        edit: QWidget = getattr(self.input, "edit", self.input)
        if isinstance(edit, Stepper):
            edit = edit.findChild(QLineEdit) or edit
        edit.setFocus(Qt.FocusReason.TabFocusReason)

    def show_problem(self) -> None:
        """Say under the field what is not right at its place, or nothing."""
        problem = self._writing.problem_at(self.place)
        if problem is None:
            self.well()
        elif problem.message == EMPTY:
            self.missing(self._writing.words("{field}: still empty", field=self._spoken))
        else:
            self.wrong(self._writing.said(problem))


def built(specs: Sequence[Spec], before: str, writing: Writing) -> list[PlaceField]:
    """A field for each of ``specs``; ``before`` is the place they hang on ("steps 2")."""
    return [PlaceField(spec, f"{before} {spec.key}".strip(), writing) for spec in specs]


# -- inputs ---------------------------------------------------------------------------------------
def _guarded(line: Guarded, place: str, writing: Writing) -> Guarded:
    line.kept.connect(lambda text, ok: writing.write(place, text, ok))

    def waits(now: bool) -> None:
        (writing.waiting.add if now else writing.waiting.discard)(line)
        writing.changed.emit()

    line.waiting.connect(waits)
    line.destroyed.connect(lambda: writing.waiting.discard(line))
    return line


def _text(spec: Spec, place: str, writing: Writing) -> QWidget:
    line = GuardedText(writing.words, writing.draft.text(place), lines=spec.lines)
    line.edit.setFixedHeight(line.edit.minimumHeight())
    return _guarded(line, place, writing)


def _line(spec: Spec, place: str, writing: Writing) -> QWidget:
    line = GrowingLine(writing.words, writing.draft.text(place), spec.hint)
    return _guarded(line, place, writing)


def _count(spec: Spec, place: str, writing: Writing) -> QWidget:
    words = writing.words
    stepper = Stepper(
        int(writing.draft.value(place) or 0), spec.least, spec.most, name=spec.label,
        unit=spec.unit, less=words("One less"), more=words("One more"),
    )  # fmt: skip
    stepper.changed.connect(lambda value: writing.put(place, value))
    return stepper


def _choice(spec: Spec, place: str, writing: Writing) -> QWidget:
    choice = Choice(spec.choices, str(writing.draft.value(place) or ""))
    choice.chosen.connect(lambda key: writing.put(place, key))
    return choice


def _several(spec: Spec, place: str, writing: Writing) -> QWidget:
    chosen = writing.draft.value(place) or []
    chips = [ChoiceChip(name, chosen=key in chosen, icon="circle") for key, name in spec.choices]

    def changed() -> None:
        keys = [key for (key, _), chip in zip(spec.choices, chips, strict=True) if chip.isChecked()]
        writing.put(place, keys)

    for chip in chips:
        chip.clicked.connect(changed)
    return _Under(*chips)


class _Under(QWidget):
    """Controls under each other, as wide as they are."""

    def __init__(self, *inside: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for one in inside:
            column.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        self.edit = inside[0]


_MAKERS: dict[str, Callable[[Spec, str, Writing], QWidget]] = {
    "text": _text,
    "line": _line,
    "count": _count,
    "choice": _choice,
    "several": _several,
}


class FieldColumn(QWidget):
    """Fields under each other; those that share a row are given as a list."""

    def __init__(self, rows: Sequence[PlaceField | Sequence[PlaceField]]) -> None:
        super().__init__()
        self.fields: list[PlaceField] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 10, 4)
        column.setSpacing(10)
        for row in rows:
            several = [row] if isinstance(row, PlaceField) else list(row)
            self.fields += several
            line = QHBoxLayout()
            line.setSpacing(16)
            for field in several:
                line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            column.addLayout(line)
        column.addStretch(1)

    def show_problems(self) -> None:
        """Every field says what is wrong with it now."""
        for field in self.fields:
            field.show_problem()
