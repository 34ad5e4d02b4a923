"""What of a point is written in lines, and what is chosen; each is kept as it is written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from workshop_app.domain.directory import ServicePoint
from workshop_app.domain.places import Territory
from workshop_app.export import directory_names as told
from workshop_app.export.directory_names import KINDS, SERVES
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.ticks import TickField
from workshop_app.ui.directory.names import FIELDS, SERVICES, languages_read
from workshop_app.ui.directory.unguarded import PublicGrowing, PublicLine, PublicText
from workshop_app.ui.prepare.inputs import show
from workshop_app.ui.widgets import Choice, Field

Keep = Callable[[str, object], None]
"""Keeps a value of a field of the point, by the field's name."""


def pieces(text: str) -> tuple[str, ...]:
    """The lines of ``text`` that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class WrittenFields:
    """Inputs of texts by the field of the point that they write; ``place`` puts one into a column.
    A field with several texts has one on each line."""

    def __init__(self, plan: OpenPlan, words: Words, keep: Keep) -> None:
        self._words, self._keep = words, keep
        several = words("One on each line")
        self.inputs: dict[str, PublicLine | PublicGrowing | PublicText] = {
            "name": PublicGrowing(words),
            "address": PublicGrowing(words, hint=words("Street and number, or how to find it")),
            "municipality": PublicLine(words, hint=plan.plan.municipality),
            "phones": PublicText(words, hint=several, lines=2),
            "email": PublicLine(words, patient=True),
            "web": PublicLine(words, patient=True),
            "languages": PublicLine(words, hint=words("Spanish, Wayuunaiki…"), patient=True),
            "notes": PublicText(words, hint=several, lines=3),
        }  # fmt: skip
        labels = {
            "name": words("Name"), "address": words("Address"),
            "municipality": words("Municipality"), "phones": words("Phones"),
            "email": words("E-mail"), "web": words("Web page"), "notes": words("Notes"),
            "languages": words("Languages spoken there"),
        }  # fmt: skip
        self.fields = {name: Field(labels[name], line) for name, line in self.inputs.items()}
        for name, line in self.inputs.items():
            line.edit.setObjectName(f"point {name}")
            line.kept.connect(lambda text, _ok, name=name: self._kept(name, text))

    def place(self, box: QVBoxLayout, *names: str) -> None:
        """Put inputs under each other."""
        for name in names:
            box.addWidget(self.fields[name])

    def show_point(self, point: ServicePoint, other: bool) -> None:
        """The texts of a point; what is being typed stays, unless it is of an ``other`` one."""
        for name, line in self.inputs.items():
            show(line, self._shown(point, name), other)
        self.fields["name"].well()

    def _shown(self, point: ServicePoint, name: str) -> str:
        if name == "languages":
            return told.languages(point, self._words)
        held = getattr(point, name)
        return "\n".join(held) if isinstance(held, tuple) else str(held)

    def keep(self) -> None:
        """Write what a line still holds."""
        for line in self.inputs.values():
            if line.edit.hasFocus():
                line.offer()

    def _kept(self, name: str, text: str) -> None:
        if name == "name" and not text:
            self.fields[name].missing(self._words("Name, missing"))
            return
        self.fields["name"].well()
        if name == "languages":
            self._keep(name, languages_read(self._words, text))
        else:
            self._keep(name, pieces(text) if name in ("phones", "notes") else text)


class ChosenFields:
    """Choices by the field of the point that they change."""

    def __init__(self, plan: OpenPlan, words: Words, keep: Keep) -> None:
        self._plan, self._words = plan, words
        fields = [(key, words(name)) for key, (name, _) in FIELDS.items()]
        self.kind = Choice([(key, words(name)) for key, name in KINDS.items()])
        self.field = Choice([("", words("none in particular")), *fields])
        self.territory = Choice()
        self._ticks = {
            "services": [(key, words(name)) for key, (name, _) in SERVICES.items()],
            "serves": [(key, words(name)) for key, name in SERVES.items()],
        }
        self.services = TickField(words, words("Services"), words("none yet"))
        self.serves = TickField(words, words("Whom it serves"), words("Everybody"))
        for name in self._ticks:
            tick: TickField = getattr(self, name)
            tick.kept.connect(lambda ids, name=name: keep(name, tuple(ids)))
        for name, choice in (("kind", self.kind), ("field", self.field)):
            choice.chosen.connect(lambda key, name=name: keep(name, key))
        self.territory.chosen.connect(lambda key: keep("territory", key or None))
        self._labels = {
            "kind": words("Kind"), "field": words("What it works on"),
            "territory": words("Territory"), "services": words("Services"),
            "serves": words("Whom it serves"),
        }  # fmt: skip

    def place(self, box: QVBoxLayout, *names: str) -> None:
        """Put choices under each other, each under its name."""
        for name in names:
            box.addWidget(Field(self._labels[name], getattr(self, name)))

    def show_point(self, point: ServicePoint) -> None:
        """What was chosen for a point."""
        found = sorted(self._plan.all(Territory), key=lambda one: (len(one.code), one.code))
        rows = [(one.id, f"{one.code} · {one.name}") for one in found]
        self.territory.set_choices([("", self._words("none")), *rows], point.territory or "")
        self.kind.choose(point.kind)
        self.field.choose(point.field)
        for name, everything in self._ticks.items():
            held: tuple[str, ...] = getattr(point, name)
            tick: TickField = getattr(self, name)
            tick.show_chosen(everything, held)
