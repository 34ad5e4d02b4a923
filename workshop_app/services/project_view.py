"""One strategic project as its own document tells it, and which of them ``--of`` names."""

from __future__ import annotations

import json
from collections import Counter

from workshop_app import paths
from workshop_app.domain.directory import StrategicProject
from workshop_app.domain.entity import link_id
from workshop_app.export.project_views import ProjectDocumentView
from workshop_app.services import projects
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.plan_view import read_plan
from workshop_app.text import N_, KnownError, plain

NONE_YET = N_("This plan has no strategic project yet. Nothing was written. Add one in Projects.")
NO_SUCH = N_("There is no project {name} in this plan. Nothing was changed. Projects: {those}.")


def read_project(plan: OpenPlan, project: StrategicProject) -> ProjectDocumentView:
    """All that the document of ``project`` tells, read at one moment."""
    with plan.store.lock:
        told = read_plan(plan)
        at = [one.id for one in projects.projects(plan)].index(project.id)
        return ProjectDocumentView(plan=told, project=told.projects[at])


def project_named(plan: OpenPlan, of: str | None) -> StrategicProject:
    """The project with this number, id or name (a sample's in any of its languages); without one
    the last that was made."""
    found = projects.projects(plan)
    if not found:
        raise KnownError(NONE_YET)
    if of is None:
        return max(found, key=lambda one: (one.born, one.number, one.id))
    sought = plain(of).strip()
    for called in (_ids, _names, _sample_names):
        for one in found:
            if sought in called(one):
                return one
    raise KnownError(NO_SUCH, name=of, those=", ".join(str(one.number) for one in found))


def _ids(project: StrategicProject) -> set[str]:
    return {str(project.number), project.id}


def _names(project: StrategicProject) -> set[str]:
    return {plain(project.name), plain(project.original_text)} - {""}


def _sample_names(project: StrategicProject) -> set[str]:
    """What the sample's own file calls it."""
    if not project.sample:
        return set()
    path = paths.resources("sample", "strategic_projects.json")
    rows = json.loads(path.read_text(encoding="utf-8"))["projects"]
    mine = [one for one in rows if link_id("sample", one["id"]) == project.id]
    return {plain(text) for one in mine for text in (one["id"], *one["name"].values())}


def names(plan: OpenPlan) -> list[str]:
    """How ``--of`` names each project, by number: its number, or its id where two have the same."""
    found = projects.projects(plan)
    often = Counter(one.number for one in found)
    return [str(one.number) if often[one.number] == 1 else one.id for one in found]
