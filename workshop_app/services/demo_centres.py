"""The sample's centre: its sheet as rows, with the workshops and actions that it is linked to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from workshop_app.domain.directory import CentrePart
from workshop_app.services.demo_reading import Sample
from workshop_app.storage.record import Step

ROWS = {
    "sites": "site", "social_programme": "programme", "cocreation_spaces": "space",
    "partners": "partner", "phases": "phase", "indicators": "indicator",
}  # fmt: skip
"""What a point of the file has, and the kind of row that each of it becomes."""


def links(sample: Sample, point: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The ids of its co-creation sessions and of its actions."""
    return {
        "workshops": tuple(sample.id(one) for one in point.get("sessions", ())),
        "actions": tuple(sample.id(one) for one in point.get("actions", ())),
    }


def rows(sample: Sample, step: Step, point: Mapping[str, Any]) -> None:
    """The rows of a point's sheet; none where it is no centre."""
    for name, kind in ROWS.items():
        _add(sample, step, point, kind, point.get(name, ()))
    host = point.get("host_community", {})
    _add(sample, step, point, "host", [{"name": host["text"]}] if host else [])
    agreed = point.get("agreed", {})
    said = [{"name": one, **agreed} for one in host.get("agreements", ())]
    _add(sample, step, point, "agreement", said)


def _add(
    sample: Sample,
    step: Step,
    point: Mapping[str, Any],
    kind: str,
    held: Iterable[Mapping[str, Any]],
) -> None:
    for at, one in enumerate(held):
        facts = {key: sample.told(value) for key, value in one.items() if key != "name"}
        if "session" in facts:
            facts["session"] = sample.id(facts["session"])
        step.add(
            CentrePart(
                id=sample.id(f"{point['id']}-{kind}-{at}"),
                point=sample.id(point["id"]),
                kind=kind,
                text=sample.text(one["name"]),
                position=float(at),
                facts=facts or None,
            )
        )
