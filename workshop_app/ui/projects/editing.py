"""Writes a project's sheet: opens the form of a block or a row in its place and keeps it, one at a
time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workshop_app.domain import project_sheets as sheets
from workshop_app.domain.action_plan import Action
from workshop_app.domain.directory import ProjectPart, StrategicProject
from workshop_app.export import names
from workshop_app.services import numbering, project_links, project_parts, projects
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words
from workshop_app.ui.page import Shell
from workshop_app.ui.projects import entries
from workshop_app.ui.projects.form import Deed, Entry, SheetForm
from workshop_app.ui.projects.section import Section

NEXT = "next"
"""The block that, like a component, can become an action of the plan."""


class Editing:
    """``find_action(part, chosen)`` is set by the page: it offers the plan's actions over the row."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        self._plan, self._words, self._shell = plan, words, shell
        self._project = ""
        self._form: SheetForm | None = None
        self.find_action: Callable[[Callable[[str], None]], None] = lambda _chosen: None

    # -- which project ----------------------------------------------------------------------------
    def begin(self, project: str) -> None:
        """Another project (its id): what is still written of the one before is kept."""
        if project != self._project:
            self.finish()
        self._project = project

    @property
    def project(self) -> StrategicProject:
        """As it is kept now."""
        return self._plan.one(StrategicProject, self._project)

    @property
    def there(self) -> bool:
        return self._plan.find(StrategicProject, self._project) is not None

    @property
    def open(self) -> bool:
        """Whether a form is open."""
        return self._form is not None

    def finish(self) -> None:
        """Keep what an open form holds, as far as it may be kept."""
        if self._form is not None and self.there and not self._plan.read_only:
            self._form.keep_if_well()

    def close(self) -> None:
        """Without keeping anything: its project is gone."""
        if self._form is not None:
            self._form.leave()

    # -- forms ------------------------------------------------------------------------------------
    def _open(
        self, section: Section, id: str, asked: list[Entry], values: dict[str, Any],
        keep: Callable[[dict[str, Any], bool], str], deeds: list[Deed], said: str = "",
    ) -> None:  # fmt: skip
        if self._form is not None:
            self._form.keep()
            if self._form is not None:  # the guard waits, or something is missing
                return
        form = SheetForm(self._words, self._plan.plan.currency, id, asked, values, keep, deeds, said,
                         narrow=section.narrow)  # fmt: skip
        self._form = form
        form.ended.connect(self._ended)
        section.open_form(form)

    def _ended(self) -> None:
        self._form = None

    def block(self, section: Section, key: str) -> None:
        """A block of the project itself: name, problem, objective, people, cost, next."""
        if self._plan.read_only:
            return
        deeds = self._action_deeds(section, None) if key == NEXT and self.project.next_step else []
        self._open(section, key, entries.of_block(self._words, key, self.project),
                   entries.block_values(key, self.project),
                   lambda values, ok: self._keep_block(key, values, ok), deeds)  # fmt: skip

    def _keep_block(self, key: str, values: dict[str, Any], confirmed: bool) -> str:
        plan, number = self._plan, values.pop("number", None)
        if key == "people":
            projects.set_population(plan, self.project, confirmed=confirmed, **values)
        elif key == "cost":
            projects.set_cost(plan, self.project, confirmed=confirmed, **values)
        elif key == NEXT:
            projects.set_next_step(plan, self.project, confirmed=confirmed, **values)
        else:
            if values:
                projects.write(plan, self.project, confirmed=confirmed, number=number, **values)
            elif number is not None:
                projects.renumber(plan, self.project, number)
        return key

    def part(self, section: Section, kind: str, id: str) -> None:
        """A row, or a new one where ``id`` is ""."""
        if self._plan.read_only:
            return
        part = self._plan.find(ProjectPart, id) if id else None
        self._open(section, id, entries.of_part(self._words, kind), entries.values_of(part, kind),
                   lambda values, ok: self._keep_part(kind, id, values, ok),
                   self._deeds(section, part) if part else [])  # fmt: skip

    def _keep_part(self, kind: str, id: str, values: dict[str, Any], confirmed: bool) -> str:
        if id:
            part = self._plan.one(ProjectPart, id)
            return project_parts.change(self._plan, part, confirmed=confirmed, **values).id
        text = values.pop("text")
        if values.get("position") == "":
            del values["position"]
        made = project_parts.add(
            self._plan, self.project, kind, text, confirmed=confirmed, **values
        )
        return made.id

    # -- what else can be done with a row ---------------------------------------------------------
    def _deeds(self, section: Section, part: ProjectPart) -> list[Deed]:
        words, id = self._words, part.id
        found = self._action_deeds(section, part) if part.kind == "component" else []
        return [
            *found,
            Deed("arrow-up", words("Move up"), lambda: self.move(id, -1)),
            Deed("arrow-down", words("Move down"), lambda: self.move(id, 1)),
            Deed("trash", words("Take it away"), lambda: self.remove(id)),
        ]

    def _action_deeds(self, section: Section, part: ProjectPart | None) -> list[Deed]:
        words, id = self._words, part.id if part else NEXT
        if self.action_of(id):
            return [Deed("flag", words("Open its action"), lambda: self.action(section, id), True)]
        return [
            Deed("flag", words("Make it an action"),
                 lambda: self.action(section, id), True),
            Deed("link", words("Link an action"), lambda: self.link_action(id), True),
        ]  # fmt: skip

    def move(self, id: str, by: int) -> None:
        """A row one place up or down among its kind."""
        part = self._plan.find(ProjectPart, id)
        if part is None or self._plan.read_only:
            return
        rows = projects.parts(self._plan, self.project)[part.kind]
        at = [one.id for one in rows].index(id)
        if 0 <= at + by < len(rows):
            project_parts.move(self._plan, part, at + by)

    def remove(self, id: str) -> None:
        """A row less; that can be undone at once."""
        part = self._plan.find(ProjectPart, id)
        if part is not None and not self._plan.read_only:
            project_parts.remove(self._plan, part)
            self._shell.tell("done", self._words("Taken away"), undo=True)

    # -- actions of the plan ----------------------------------------------------------------------
    def action_of(self, id: str) -> str:
        """The plan's action (its id) of a component or of the next step, "" where there is none."""
        if id == NEXT:
            found = sheets.next_step(self.project.next_step).action
        else:
            part = self._plan.find(ProjectPart, id)
            found = sheets.component(part.facts).action if part else ""
        return found if found and self._plan.find(Action, found) else ""

    def action(self, section: Section, id: str) -> None:
        """Open the action of a component or of the next step; without one, make it."""
        linked = self.action_of(id)
        if linked:
            self._shell.go("action_plan", action=linked)
            return
        if self._plan.read_only:
            return
        part = self._plan.find(ProjectPart, id) if id != NEXT else None
        text = part.text if part else sheets.next_step(self.project.next_step).what
        if id != NEXT and part is None:
            return
        words = self._words
        themes = tuple((key, words(name)) for key, name in names.THEMES.items())
        asked = [Entry("title", words("Title of the action"), needed=True),
                 Entry("theme", words("Theme"), "choice", choices=themes, needed=True)]  # fmt: skip
        # Said again when it is kept: both are what is written, though nobody changed them.
        values = {"title": text, "theme": project_links.theme_of(self._plan, self.project)}
        self._open(section, id, asked, values, lambda told, ok: self._make(id, told, ok), [],
                   words("Put it in the plan"))  # fmt: skip
        if self._form is not None:
            self._form.always = True

    def _make(self, id: str, told: dict[str, Any], confirmed: bool) -> str:
        part = self._plan.find(ProjectPart, id) if id != NEXT else None
        made = project_links.make_action(self._plan, self.project, told["title"], told["theme"],
                                         part=part, confirmed=confirmed)  # fmt: skip
        number = numbering.near(self._plan, Action, made.id)[made.id]
        said = self._words(MADE, number=number)
        see = (self._words("Open it"), lambda: self._shell.go("action_plan", action=made.id))
        self._shell.tell("done", said, button=see)
        return id

    def link_action(self, id: str) -> None:
        """An action that is in the plan already, for a component or for the next step."""

        def chosen(action: str) -> None:
            part = self._plan.find(ProjectPart, id) if id != NEXT else None
            project_links.point_at(self._plan, self.project, action, part)

        self.find_action(chosen)


MADE = N_("Action A{number} is in the plan, linked with the project.")
