"""The sample plan of Cúcuta: a whole plan to practise on, brought in from ``resources/sample``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from workshop_app import paths
from workshop_app.domain.entity import new_id
from workshop_app.services import demo_coordination, demo_map, demo_voice, demo_votes
from workshop_app.services.demo_reading import Sample
from workshop_app.services.open_plan import OpenPlan, new_file
from workshop_app.settings import Settings

FILES = (
    "plan", "shorts", "ballots", "assessments", "actions", "economy", "service_points", "strategic_projects", "territories",
    "map",
)  # fmt: skip


def make_sample(path: Path, settings: Settings, language: str | None = None) -> OpenPlan:
    """The sample plan as a new file at ``path``, its texts in ``language`` (the laptop's)."""
    files = {
        name: json.loads(paths.resources("sample", f"{name}.json").read_text(encoding="utf-8"))
        for name in FILES
    }
    sample = Sample(files, language or settings.language)
    plan = new_file(path, settings, demo_voice.the_plan(sample))
    with plan.step("demo.load") as step:
        demo_voice.bring_in(sample, step)
        demo_votes.bring_in(sample, step)
        demo_coordination.bring_in(sample, step)
        demo_map.bring_in(sample, step)
    with plan.step("demo.load") as step:
        demo_voice.say_again(sample, step, plan)
    return plan


def open_sample(settings: Settings) -> OpenPlan:
    """A fresh sample plan in this laptop's own folder: nothing done in it mixes with real plans."""
    folder = paths.home() / "sample"
    folder.mkdir(parents=True, exist_ok=True)
    for old in _unused(folder):
        old.unlink(missing_ok=True)
    name = f"{'muestra' if settings.language == 'es' else 'sample'}-{new_id()[:6]}.convite"
    return make_sample(folder / name, settings)


def _unused(folder: Path) -> Iterator[Path]:
    """Samples of earlier days; one that is open in another window cannot be told from others on
    every system, so only those without a journal are taken."""
    for old in folder.glob("*.convite"):
        if not old.with_name(old.name + "-journal").exists():
            yield old
