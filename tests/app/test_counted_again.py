"""Anyone with a copy of the plan and the program comes to the check value of the minutes."""

from __future__ import annotations

import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.app.conftest import Run

VALUE = re.compile(r"(?:[0-9A-F]{4} ){3}[0-9A-F]{4}")


def value(run: Run, plan: Path, name: str) -> str:
    """The check value that counting a round prints last."""
    last = run("count", plan, "--round", name).lines[-1]
    assert last.startswith("Check value: ")
    return last.removeprefix("Check value: ")


@pytest.mark.parametrize("name", ["A", "B"])
def test_a_second_laptop_comes_to_the_check_value_of_the_minutes(
    run: Run, sample: Path, tmp_path: Path, name: str
) -> None:
    copy = Path(shutil.copyfile(sample, tmp_path / "copy.convite"))
    minutes = tmp_path / "minutes.pdf"
    assert run("export", sample, "minutes-pdf", minutes, "--of", name).status == 0
    written = " ".join(page.extract_text() for page in PdfReader(minutes).pages)
    assert value(run, copy, name) in set(VALUE.findall(re.sub(r"\s+", " ", written)))


def test_one_mark_that_was_changed_gives_another_value(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copyfile(sample, tmp_path / "copy.convite"))
    before = value(run, sample, "A")
    with sqlite3.connect(copy) as file:
        key, marks = file.execute(
            "SELECT key, marks FROM ballot WHERE round=(SELECT id FROM VoteRound WHERE name='A') AND "
            "marks LIKE '%[\"21\",1]%' LIMIT 1"
        ).fetchone()
        other = marks.replace('["21",1]', '["22",1]')
        file.execute("UPDATE ballot SET marks=? WHERE key=?", (other, key))
    file.close()
    assert value(run, copy, "A") != before
