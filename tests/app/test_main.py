"""The frame of the commands: calls that are wrong, help, bugs, life without Qt."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.conftest import Run
from workshop_app.app import bug_log
from workshop_app.app.commands import COMMANDS
from workshop_app.app.console import one_line
from workshop_app.services import checking

ROOT = Path(__file__).resolve().parents[2]

WRONG_CALLS = (
    ["nothing-like-it"],
    ["serve", "x.convite"],
    ["--what"],
    ["demo"],
    ["demo", "--out"],
    ["export"],
    ["export", "nowhere.convite", "plan-pdf"],
    ["export", "nowhere.convite", "no-such-kind", "x.pdf"],
    ["export", "nowhere.convite", "proposals-csv", "x.csv", "--lang", "xx"],
    ["import", "nowhere.convite"],
    ["import", "nowhere.convite", "x.csv", "--as", "photos"],
    ["import", "nowhere.convite", "x.csv", "--column", "text"],
    ["count"],
    ["count", "nowhere.convite"],
    ["count", "nowhere.convite", "--rule", "loudest"],
    ["merge"],
    ["merge", "out.convite"],
    ["check", "nowhere.convite"],
    ["check", "a", "b"],
    ["check", ""],
    ["check", "."],
    ["check", "long" * 80],
    ["count", "."],
    ["priorities", "long" * 80],
    ["similar", "", "luz"],
    ["long" * 80],
    [""],
    ["priorities", "nowhere.convite", "--jason"],
    ["round", "nowhere.convite", "A", "reopen"],
    ["round", "nowhere.convite", "A", "open", "--codes", "many"],
    ["similar", "nowhere.convite"],
    ["similar", "nowhere.convite", "luz"],
    ["similar", "nowhere.csv", "luz"],
)


@pytest.mark.parametrize("call", WRONG_CALLS, ids=" ".join)
@pytest.mark.parametrize("language", ["es", "en"])
def test_a_wrong_call_is_one_line_and_status_2(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: list[str], language: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(*call, language=language)
    assert ran.status == 2
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_what_is_wrong_is_named_in_the_language_of_the_laptop(run: Run) -> None:
    assert run("count", "x", "--rule", "loudest").err == (
        "count: --rule cannot be 'loudest'; it is one of 'most', 'groups', 'greedy', "
        "'equal-shares'. Nothing was changed.\n"
    )
    assert run("count", language="es").err == "count: falta SOURCE. No se cambió nada.\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_what_it_takes(run: Run, command: str) -> None:
    module = importlib.import_module(f"workshop_app.app.commands.{COMMANDS[command].module}")
    assert callable(module.take)
    assert callable(module.run)
    ran = run(command, "--help")
    assert ran.status == 0
    assert ran.lines[0].startswith(f"main.py {command} ")
    assert run(command, "--help", language="es").lines[1] != ran.lines[1]


def test_help_names_every_command(run: Run) -> None:
    ran = run("--help")
    assert all(f"main.py {command} " in ran.out for command in COMMANDS)


def test_a_bug_is_one_line_and_a_report_without_words(
    run: Run, monkeypatch: pytest.MonkeyPatch, sample: Path
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("the words of María")

    monkeypatch.setattr(checking, "look", broken)
    ran = run("check", sample)
    assert ran.status == 2
    assert ran.err.count("\n") == 1
    assert "nothing that was saved is lost" in ran.err
    report = bug_log.log_path().read_text(encoding="utf-8")
    assert "ZeroDivisionError" in report
    assert "test_main.py" in report
    assert "María" not in report + ran.err


def test_a_report_names_the_causes_and_begins_anew_when_it_grows(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.setattr(bug_log, "LARGEST", 10)
    for _ in range(3):
        try:
            try:
                int("María")
            except ValueError as error:
                raise RuntimeError("María") from error
        except RuntimeError as error:
            bug_log.write_down(error)
    report = bug_log.log_path().read_text(encoding="utf-8")
    assert report.count("RuntimeError") == 1
    assert "ValueError" in report
    assert sorted(p.name for p in home.glob("log*")) == ["log.old.txt", "log.txt"]


def test_stopping_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch, sample: Path) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(checking, "look", stopped)
    ran = run("check", sample)
    assert (ran.status, ran.err.count("\n")) == (2, 1)


def test_a_line_holds_no_sign_that_a_terminal_obeys() -> None:
    assert one_line("a\nb\x1b[31mc\x07 ") == "a b [31mc"


# ------------------------------------------------------------- as processes
def _process(code: str, tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "CONVITE_HOME": str(tmp_path / "home"), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_commands_run_where_qt_is_missing(sample: Path, tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['PySide6'] = sys.modules['shiboken6'] = None\n"
        "from workshop_app.app.main import main\n"
        f"sys.exit(main(['check', {str(sample)!r}]) or main(['count', {str(sample)!r}]))"
    )
    ran = _process(code, tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_the_window_says_in_one_line_that_qt_is_missing(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['PySide6'] = sys.modules['shiboken6'] = None\n"
        "from workshop_app.app.main import main\nsys.exit(main([]))"
    )
    ran = _process(code, tmp_path)
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1
    assert "PySide6" in ran.stderr


def test_a_terminal_without_letters_breaks_nothing(sample: Path, tmp_path: Path) -> None:
    code = (
        "import sys\nfrom workshop_app.app.main import main\n"
        f"sys.exit(main(['priorities', {str(sample)!r}]))"
    )
    ran = _process(code, tmp_path, PYTHONIOENCODING="ascii")
    assert ran.returncode == 0
    assert "Traceback" not in ran.stderr


def test_a_reader_that_stops_listening_is_no_error(sample: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "CONVITE_HOME": str(tmp_path / "home")}
    command = [sys.executable, "main.py", "priorities", str(sample), "--json"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()
    assert b"Traceback" not in told
    assert process.returncode == 0
