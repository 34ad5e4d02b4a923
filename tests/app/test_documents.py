"""Documents without a window: the sample end to end, and one document of a plan."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.app.conftest import Run
from workshop_app.export.exporters import EXPORTERS
from workshop_app.services.open_plan import new_file
from workshop_app.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
TWO_OF = ("round", "project")
HOW_MANY = sum(2 if row.of in TWO_OF else max(1, len(row.papers)) for row in EXPORTERS.values())
"""Documents of the sample, on every paper: it has two rounds and two projects."""


@pytest.mark.slow
def test_the_sample_runs_end_to_end_without_a_network_and_twice_the_same(tmp_path: Path) -> None:
    code = (
        "import socket, sys\n"
        "sys.modules['PySide6'] = None\n"
        "class Refused(socket.socket):\n"
        "    def __init__(self, *_, **__): raise RuntimeError('no network')\n"
        "socket.socket = socket.create_connection = socket.getaddrinfo = Refused\n"
        "from workshop_app.app.main import main\n"
        "sys.exit(main(['demo', '--out', sys.argv[1]]))"
    )
    made: list[dict[str, bytes]] = []
    for seed, name in enumerate("ab"):
        environment = {"CONVITE_HOME": str(tmp_path / f"home-{name}"), "PYTHONHASHSEED": str(seed)}
        ran = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / name)],
            cwd=ROOT, env={**os.environ, **environment}, capture_output=True, check=False,
        )  # fmt: skip
        assert (ran.returncode, ran.stderr) == (0, b"")
        made.append({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()})
    assert made[0].keys() == made[1].keys()
    documents = made[0].keys() - {"plan.convite"}
    assert {"plan.pdf", "proposals.csv", "results.csv"} <= documents
    of_rounds = {"ballots-A.pdf", "ballots-B.pdf", "minutes-A.pdf", "minutes-B.pdf"}
    assert of_rounds | {"project-1.pdf", "project-2.pdf"} <= documents
    assert len(documents) == HOW_MANY
    changed = {name for name in documents if made[0][name] != made[1][name]}
    # P-41; and the workbooks say of which plan they are
    assert changed == {"votes-A.pb", "votes-B.pb", "plan.xlsx", "economy.xlsx"}


def test_the_sample_is_a_plan_that_is_well_and_is_made_again(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "here" / "and there"
    ran = run("demo", "--out", folder, "--lang", "en")
    assert ran.status == 0
    assert ran.lines[0] == str(folder / "plan.convite")
    assert len(ran.lines) == 1 + HOW_MANY
    assert run("check", folder / "plan.convite").status == 0
    assert run("demo", "--out", folder).status == 0
    endings = {row.ending for row in EXPORTERS.values()}
    endings |= {one.ending for row in EXPORTERS.values() for one in row.papers if one.ending}
    assert {path.suffix for path in folder.iterdir()} == {".convite", *endings}


def test_the_sample_never_takes_the_place_of_a_real_plan(
    run: Run, tmp_path: Path, empty_plan: Path
) -> None:
    (tmp_path / "plan.convite").write_bytes(empty_plan.read_bytes())
    before = {path.name for path in tmp_path.iterdir()} | {"home"}
    ran = run("demo", "--out", tmp_path)
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert (tmp_path / "plan.convite").read_bytes() == empty_plan.read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == before


def test_the_sample_cannot_lie_where_a_file_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    ran = run("demo", "--out", tmp_path / "file")
    assert (ran.status, ran.err.count("\n")) == (2, 1)


def test_the_list_names_every_kind(run: Run) -> None:
    ran = run("export", "--list")
    assert ran.status == 0
    assert [line.split()[0] for line in ran.lines] == list(EXPORTERS)


@pytest.mark.parametrize("kind", EXPORTERS)
def test_every_document_is_written_and_the_plan_untouched(
    run: Run, sample: Path, tmp_path: Path, kind: str
) -> None:
    before = sample.read_bytes()
    out = tmp_path / "document"
    out.write_text("what was here before", encoding="utf-8")
    assert run("export", sample, kind, out, "--lang", "en").status == 0
    english = out.read_bytes()
    assert run("export", sample, kind, out).status == 0
    assert out.read_bytes() != english
    assert sample.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["document", "home", sample.name]


def test_every_document_of_an_empty_plan_is_written(
    run: Run, empty_plan: Path, tmp_path: Path
) -> None:
    for kind in (kind for kind, row in EXPORTERS.items() if not row.of):
        assert run("export", empty_plan, kind, tmp_path / "document").status == 0, kind


def test_a_document_about_one_thing_says_what_is_missing_where_there_is_none(
    run: Run, empty_plan: Path, tmp_path: Path
) -> None:
    ran = run("export", empty_plan, "kit-pdf", tmp_path / "kit.pdf")
    assert (ran.status, ran.out) == (2, "")
    assert "no workshop yet" in ran.err
    assert not (tmp_path / "kit.pdf").exists()


def test_a_kit_is_about_the_workshop_that_is_named(run: Run, sample: Path, tmp_path: Path) -> None:
    made = {}
    for of in ("1", None):
        out = tmp_path / f"{of}.pdf"
        ran = run("export", sample, "kit-pdf", out, *(["--of", of] if of else []))
        assert (ran.status, ran.err) == (0, "")
        made[of] = out.read_bytes()
    assert made["1"] != made[None]
    ran = run("export", sample, "kit-pdf", tmp_path / "none.pdf", "--of", "77")
    assert (ran.status, ran.out) == (2, "")
    assert not (tmp_path / "none.pdf").exists()


def test_a_document_goes_nowhere_wrong(run: Run, sample: Path, tmp_path: Path) -> None:
    before = sample.read_bytes()
    for out in (sample, tmp_path / "other.convite", tmp_path, tmp_path / "no" / "where.csv"):
        ran = run("export", sample, "proposals-csv", out)
        assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1), out
    assert run("export", sample, "proposals-csv", tmp_path / "x.csv", "--of", "Z").status == 2
    assert sample.read_bytes() == before
    assert not (tmp_path / "x.csv").exists()


def test_exported_proposals_can_be_brought_in_again(
    run: Run, sample: Path, tmp_path: Path, settings: Settings
) -> None:
    from workshop_app.domain.entity import new_id
    from workshop_app.domain.places import Plan
    from workshop_app.domain.proposals import Proposal
    from workshop_app.services.open_plan import open_file

    table, other = tmp_path / "proposals.csv", tmp_path / "other.convite"
    run("export", sample, "proposals-csv", table)
    new_file(other, settings, Plan(id=new_id(), title="Otro", municipality="Otro")).close()
    assert run("import", other, table).status == 0
    texts = []
    for path in (sample, other):
        plan = open_file(path, settings, read_only=True)
        texts.append(sorted((p.text, p.theme, p.cost or 0) for p in plan.all(Proposal)))
        plan.close()
    assert texts[1] == texts[0]
    assert len(texts[1]) == 40


def test_every_page_of_plan_and_minutes_carries_the_value_that_checking_the_file_gives(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    value = json.loads(run("check", sample, "--json").out)["check_value"]
    for kind, carries in (("plan-pdf", True), ("minutes-pdf", True), ("ballots-pdf", False)):
        assert run("export", sample, kind, tmp_path / "made.pdf").status == 0
        pages = [page.extract_text() for page in PdfReader(tmp_path / "made.pdf").pages]
        after_cover = pages[1:] if kind == "plan-pdf" else pages
        assert all((value in text) == carries for text in after_cover), kind
    with sqlite3.connect(sample) as file:
        file.execute("UPDATE Proposal SET cost=7 WHERE count=5")
    file.close()
    assert json.loads(run("check", sample, "--json").out)["check_value"] != value
