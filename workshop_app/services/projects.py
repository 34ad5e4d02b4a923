"""Strategic projects: a sheet of parts, up to the profile."""

from __future__ import annotations

from workshop_app.domain.directory import ProjectPart, StrategicProject
from workshop_app.services.open_plan import OpenPlan


def projects(plan: OpenPlan) -> list[StrategicProject]:
    """All projects by number."""
    return sorted(plan.all(StrategicProject), key=lambda project: project.number)


def parts(plan: OpenPlan, project: StrategicProject) -> dict[str, list[ProjectPart]]:
    """The rows of a project's sheet by kind, each kind in its order."""
    found: dict[str, list[ProjectPart]] = {}
    for part in sorted(plan.all(ProjectPart, project=project.id), key=lambda p: p.position):
        found.setdefault(part.kind, []).append(part)
    return found
