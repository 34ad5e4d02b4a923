"""Officials (P-42 to P-44) wherever a command can be called: few answers tell no figure, and no
command rates, comments or edits in their name."""

from __future__ import annotations

import inspect
import shutil
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from tests.app.conftest import Run
from workshop_app.app import commands
from workshop_app.domain.capacity import CRITERIA
from workshop_app.export.exporters import EXPORTERS
from workshop_app.services import capacity, proposals
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.storage import urn

WHOLE = [kind for kind, row in EXPORTERS.items() if not row.of]
"""Documents of the whole plan."""


@pytest.fixture
def judged(plan: OpenPlan) -> Path:
    """A closed round of assessment in which nobody answered yet."""
    for text in ("Luz en el parque", "Puesto de salud"):
        proposals.capture(plan, text, theme="health")
    capacity.close_assessment(plan, capacity.open_assessment(plan))
    plan.close()
    return plan.path


def answered(judged: Path, folder: Path, settings: Settings, *scores: int | None) -> Path:
    """The same file with these answers to every criterion of the first proposal; nothing else in
    it differs, so what a document tells of it can only come from the answers."""
    folder.mkdir()
    path = Path(shutil.copyfile(judged, folder / judged.name))
    plan = open_file(path, settings)
    assessment = capacity.assessments(plan)[0]
    first = proposals.on_the_board(plan)[0].id
    with plan.store.transaction() as connection:
        for score in scores:
            urn.rate(connection, assessment.id, [urn.Rated(first, c, score) for c in CRITERIA])
    plan.close()
    return path


@pytest.mark.parametrize("kind", WHOLE)
def test_no_document_tells_few_answers_apart(
    judged: Path, tmp_path: Path, settings: Settings, run: Run, kind: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """P-43: two officials with a one and a five, or a three and a four: the same bytes.

    Printed alike but for the plan's check value, which is another one in any two files (an answer's
    key is random) and tells nothing."""
    monkeypatch.setattr("workshop_app.services.plan_view.check_value_of", lambda *_: "00000000")
    made = []
    for name, scores in (("far", (1, 5)), ("near", (3, 4))):
        path = answered(judged, tmp_path / name, settings, *scores)
        out = tmp_path / f"{name}.out"
        assert run("export", path, kind, out).status == 0
        made.append(out.read_bytes())
    assert made[0] == made[1]


def test_the_list_of_priorities_tells_no_figure_of_few_answers(
    judged: Path, tmp_path: Path, settings: Settings, run: Run
) -> None:
    told = {}
    for name, scores in (("far", (1, 5)), ("near", (3, 4)), ("three", (3, 4, 4))):
        path = answered(judged, tmp_path / name, settings, *scores)
        told[name] = run("priorities", path).out + run("priorities", path, "--json").out
    assert told["far"] == told["near"]
    assert told["far"] != told["three"]


def test_no_command_assesses_comments_or_edits() -> None:
    """P-44: there is no way for an official but the locked screen, the sheet and the phone."""
    ways = (
        "hand_in",
        "capacity.rate",
        "answer_gate",
        "comments.",
        "proposals.edit",
        "open_assessment",
    )
    for module in iter_modules(commands.__path__):
        source = inspect.getsource(import_module(f"{commands.__name__}.{module.name}"))
        assert not any(way in source for way in ways), module.name
