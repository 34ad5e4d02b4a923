"""How each kind of row of a project's sheet looks, and what is read of it aloud."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from workshop_app.domain import project_sheets as sheets
from workshop_app.domain.directory import ProjectPart, StrategicProject
from workshop_app.domain.project_sheets import Measure, People
from workshop_app.export import names
from workshop_app.services import projects
from workshop_app.text import N_, Words
from workshop_app.ui.projects.part_row import Cell, Line, Look

Parts = Mapping[str, Sequence[ProjectPart]]

POSITIONS = {
    "for": ("check-circle-fill", "ok"),
    "undecided": ("question-fill", "warn"),
    "against": ("x-circle-fill", "error"),
}
"""The sign and the tone of each position; its words stand beside it."""
UNSAID = N_("not written yet")


class Looks:
    """Makes the rows of a sheet. ``actions`` are the plan's actions by id, as printed ("A19")."""

    def __init__(self, words: Words, currency: str, actions: Mapping[str, str]) -> None:
        self._words, self._currency, self._actions = words, currency, actions

    # -- blocks -----------------------------------------------------------------------------------
    def text(
        self, id: str, text: str, name: str, *, role: str = "detail", weight: int = 400
    ) -> Look:
        """A block of words, or that it is not written yet."""
        if text.strip():
            return Look(id, ((Cell(text, role, weight),),), f"{name}: {text}")
        unsaid = self._words(UNSAID)
        return Look(id, ((Cell(unsaid, role, tone="muted"),),), f"{name}: {unsaid}")

    def people(self, project: StrategicProject) -> list[Look]:
        """For whom: directly, further on, who comes first."""
        words, told = self._words, sheets.population(project.population)
        rows = [one for one in (self._group(told.direct), self._group(told.indirect)) if one]
        if told.focus:
            rows.append(words("First: {who}", who=told.focus))
        name = words("For whom")
        if not rows:
            return [self.text("people", "", name)]
        lines = tuple((Cell(one, icon="dot-outline-fill", icon_tone="primary"),) for one in rows)
        return [Look("people", lines, f"{name}: {'; '.join(rows)}")]

    def _group(self, one: People) -> str:
        count = self._words.number(one.count) if one.count is not None else ""
        return " · ".join(part for part in (count, one.who) if part)

    def cost(self, project: StrategicProject, parts: Parts) -> Look:
        """The rough cost with its ends, and how the components stand against it."""
        words, told = self._words, sheets.rough_cost(project.rough_cost)
        total = self._money(told.total) if told.total is not None else words(UNSAID)
        tone = "ink" if told.total is not None else "muted"
        head = (Cell(words("Rough cost"), tone="muted"), Cell(total, "body", 700, tone, grows=0))
        lines: list[Line] = [head]
        notes = []
        if told.least is not None and told.most is not None:
            notes.append(words("between {least} and {most}", least=self._money(told.least),
                               most=self._money(told.most)))  # fmt: skip
        if told.year:
            notes.append(words("of {year}", year=told.year))
        if told.note:
            notes.append(told.note)
        if notes:
            lines.append((Cell(" · ".join(notes), "min", tone="muted"),))
        lines += self._against(told.total, parts.get("component", ()))
        return Look("cost", tuple(lines))

    def _against(self, total: int | None, rows: Sequence[ProjectPart]) -> list[Line]:
        """The sum of the components against the rough cost, by a sign and in words."""
        if total is None or not rows:
            return []
        words, apart = self._words, projects.cost_of_parts(rows) - total
        if not apart:
            said, icon, tone = words("The components add up to it"), "check-circle-fill", "ok"
        else:
            amount = self._money(abs(apart))
            more = words("The components are {amount} more", amount=amount)
            less = words("The components are {amount} less", amount=amount)
            said, icon, tone = more if apart > 0 else less, "warning-fill", "warn"
        return [(Cell(said, "min", tone=tone, icon=icon),)]

    def next_step(self, project: StrategicProject, today: date) -> Look:
        """What follows, who, by when and how far that is."""
        words, told = self._words, sheets.next_step(project.next_step)
        name = words("What follows")
        if not told:
            return self.text("next", "", name)
        lines: list[Line] = [
            (Cell(told.what or words(UNSAID), tone="ink" if told.what else "muted"),)
        ]
        if told.who:
            lines.append((Cell(told.who, tone="muted", icon="users"),))
        if told.by:
            day = words("by {day}", day=words.date(told.by, "field"))
            lines.append((Cell(day, weight=600, icon="calendar-blank"),))
            lines.append(self._until(told.by, today))
        lines += self._action(told.action)
        return Look(
            "next", tuple(lines), f"{name}: {', '.join(c.text for ln in lines for c in ln)}"
        )

    def _until(self, by: date, today: date) -> Line:
        days, words = (by - today).days, self._words
        if days < 0:
            said = words.many("{n} day late", "{n} days late", -days)
            return (Cell(said, "min", tone="error", icon="warning-fill"),)
        said = words.many("in {n} day", "in {n} days", days) if days else words("today")
        return (Cell(said, "min", tone="muted", icon="hourglass"),)

    def _action(self, id: str) -> list[Line]:
        """The plan's action for it, where there is one."""
        if id not in self._actions:
            return []
        said = self._words("Action {number}", number=self._actions[id])
        return [(Cell(said, "min", 600, "primary", "flag-fill"),)]

    # -- parts ------------------------------------------------------------------------------------
    def rows(self, kind: str, parts: Sequence[ProjectPart]) -> list[Look]:
        """The rows of a kind, in their order."""
        last, found = len(parts) - 1, []
        most = max((sheets.component(one.facts).cost or 0 for one in parts), default=0) or 1
        for at, one in enumerate(parts):
            if kind in ("cause", "effect"):
                found.append(Look(one.id, ((Cell(one.text),),),
                                  branch="last" if at == last else "more"))  # fmt: skip
            elif kind == "component":
                found.append(self._component(one, most))
            elif kind == "risk":
                found.append(self._risk(one, at + 1))
            else:
                found.append(getattr(self, f"_{kind}")(one))
        return found

    def _specific_objective(self, part: ProjectPart) -> Look:
        return Look(part.id, ((Cell(part.text, icon="dot-outline-fill", icon_tone="primary"),),))

    def _alternative(self, part: ProjectPart) -> Look:
        words, told = self._words, sheets.alternative(part.facts)
        head: list[Cell] = [Cell(part.text, "body", 600)]
        if told.chosen:
            head.append(Cell(words("chosen"), "detail", 600, "primary", "check-bold", grows=0))
        if told.cost is not None:
            head.append(Cell(self._money(told.cost), "body", 600, grows=0))
        pros = "\n".join(told.pros)
        cons = "\n".join(told.cons)
        sides = [Cell(pros, "detail", 400, "muted", "plus-circle-fill", "ok")] if pros else []
        sides += [Cell(cons, "detail", 400, "muted", "minus-circle-fill", "error")] if cons else []
        lines: list[Line] = [tuple(head)]
        if sides:
            lines.append(tuple(sides))
        if told.chosen and told.reason:
            lines.append((Cell(told.reason, "detail", icon="quotes", icon_tone="primary"),))
        said = [part.text, words("chosen") if told.chosen else "",
                self._money(told.cost) if told.cost is not None else "",
                words("in its favour: {rows}", rows="; ".join(told.pros)) if told.pros else "",
                words("against it: {rows}", rows="; ".join(told.cons)) if told.cons else "",
                told.reason if told.chosen else ""]  # fmt: skip
        return Look(part.id, tuple(lines), ", ".join(filter(None, said)),
                    frame="chosen" if told.chosen else "card")  # fmt: skip

    def _component(self, part: ProjectPart, most: int) -> Look:
        told = sheets.component(part.facts)
        cost = self._money(told.cost) if told.cost is not None else "–"
        lines: list[Line] = [(Cell(part.text), Cell(cost, weight=600, grows=0))]
        lines += self._action(told.action)
        return Look(part.id, tuple(lines), bar=(told.cost or 0) / most)

    def _risk(self, part: ProjectPart, number: int) -> Look:
        words, told = self._words, sheets.risk(part.facts)
        figures = f"{told.likelihood or '–'} × {told.impact or '–'}"
        weight = f"{figures} = {told.weight}" if told.weight else figures
        lines: list[Line] = [
            (Cell(f"{number}. {part.text}"), Cell(weight, "body", 600, "warn", grows=0))
        ]
        if told.answer:
            lines.append((Cell(told.answer, tone="muted"),))
        read = words("likelihood {likelihood}, impact {impact}, of 5",
                     likelihood=told.likelihood or "–", impact=told.impact or "–")  # fmt: skip
        said = ", ".join(filter(None, (f"{number}. {part.text}", read, told.answer)))
        return Look(part.id, tuple(lines), said, frame="sunken")

    def _indicator(self, part: ProjectPart) -> Look:
        change = self.change(sheets.measure(part.facts))
        lines: list[Line] = [(Cell(part.text), Cell(change, weight=600, grows=0))]
        return Look(part.id, tuple(lines))

    def change(self, told: Measure) -> str:
        """From what to what: money as money, shares as shares, the rest with its unit."""
        words = self._words
        start, end = (self._figure(value, told.unit) for value in (told.baseline, told.target))
        said = words("{start} to {end}", start=start, end=end)
        bare = not told.unit or told.unit in ("%", self._currency)
        return said if bare else f"{said} {told.unit}"

    def _figure(self, value: float | None, unit: str) -> str:
        words = self._words
        if value is None:
            return "–"
        if unit == self._currency:
            return words.money(round(value), unit)
        if unit == "%":
            return words.percent(value / 100, 0 if value == int(value) else 1)
        return words.number(value)

    def _actor(self, part: ProjectPart) -> Look:
        words, told = self._words, sheets.actor(part.facts)
        icon, tone = POSITIONS[told.position]
        position = words(names.POSITIONS[told.position])
        stand = Cell(position, "min", 600, tone, icon, grows=0)
        lines: list[Line] = [(Cell(part.text), stand)]
        role = words(names.ROLES[told.role]) if told.role else ""
        if role:
            lines.append((Cell(role, "min", tone="muted"),))
        said = ", ".join(filter(None, (part.text, role, position)))
        return Look(part.id, tuple(lines), said)

    def _money(self, amount: int) -> str:
        return self._words.millions(amount, self._currency)
