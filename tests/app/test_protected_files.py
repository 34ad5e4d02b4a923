"""Every command asks for the passphrase of a protected file: on the terminal, or from stdin."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.conftest import Run
from workshop_app import settings as kept
from workshop_app.services import protection
from workshop_app.services.open_plan import is_protected, open_file
from workshop_app.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
SECRET = "siete mangos verdes añejos"
FILE, OUT = "{file}", "{out}"
CALLS: dict[str, tuple[str, ...]] = {
    "export": ("export", FILE, "proposals-csv", OUT + ".csv"),
    "import": ("import", FILE, "{table}", "--preview"),
    "count": ("count", FILE, "--json"),
    "merge": ("merge", OUT + ".convite", FILE, FILE),
    "check": ("check", FILE),
    "priorities": ("priorities", FILE, "--json"),
    "round": ("round", FILE, "no such round", "open"),
    "similar": ("similar", FILE, "luz en las escaleras", "--json"),
}
"""Each command that opens a plan and ends by itself; ``serve`` is tried below."""
STATUS = {"round": 2}
"""Of what cannot be done once the plan is open."""


@pytest.fixture(scope="session")
def shut_file(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample plan, protected."""
    path = tmp_path_factory.mktemp("shut") / "plan.convite"
    path.write_bytes(sample_file.read_bytes())
    plan = open_file(path, Settings(laptop="1a" * 8, nickname="tucán 17", letter="B"))
    protection.protect(plan, SECRET)
    plan.close()
    return path


@pytest.fixture
def shut(shut_file: Path, tmp_path: Path, home: Path) -> Path:
    home.mkdir(exist_ok=True)
    kept.save(Settings(laptop="2b" * 8, nickname="oso 20", letter="F", language="en"))
    path = tmp_path / "plan.convite"
    path.write_bytes(shut_file.read_bytes())
    return path


def call(command: str, shut: Path) -> list[str]:
    """The arguments of a call, with its files."""
    table = shut.with_name("table.csv")
    table.write_text("texto;tema\nMás luz;health\n", encoding="utf-8")
    places = {"file": shut, "out": shut.with_name("out"), "table": table}
    return [one.format(**places) for one in CALLS[command]]


def started(*arguments: str, given: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "main.py", *arguments], cwd=ROOT, input=given, capture_output=True,
        timeout=60, check=False,
    )  # fmt: skip


def one_line(told: bytes) -> str:
    lines = told.decode().splitlines()
    assert len(lines) == 1, lines
    return lines[0]


@pytest.mark.parametrize("command", CALLS)
def test_the_first_line_of_stdin_opens_it(command: str, shut: Path) -> None:
    done = started(*call(command, shut), given=f"{SECRET}\nmore\n".encode())
    assert done.returncode == STATUS.get(command, 0), done.stderr.decode()
    told = done.stderr.decode()
    assert "passphrase" not in told
    assert SECRET not in told + done.stdout.decode()
    assert is_protected(shut)


class _Pipe:
    """What stdin is where it is no terminal."""

    encoding = "utf-8"

    def __init__(self, given: bytes) -> None:
        self.buffer = io.BytesIO(given)

    def isatty(self) -> bool:
        return False


@pytest.mark.parametrize("command", CALLS)
@pytest.mark.parametrize("given", [b"siete mangos\n", b""])
def test_a_wrong_one_or_none_is_said_in_one_line_and_changes_nothing(
    command: str, given: bytes, shut: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", _Pipe(given))
    before = shut.read_bytes()
    there = sorted(one.name for one in shut.parent.iterdir())
    ran = run(*call(command, shut))
    assert ran.status == 2
    assert len(ran.err.splitlines()) == 1
    assert "Nothing was changed" in ran.err
    assert ran.out == ""
    assert shut.read_bytes() == before
    left = {one.name for one in shut.parent.iterdir()} - set(there) - {"table.csv"}
    assert left == set()


def test_a_wrong_one_ends_a_process_with_status_2(shut: Path) -> None:
    done = started("check", str(shut), given=b"siete mangos\r\n")
    assert done.returncode == 2
    assert "does not open" in one_line(done.stderr)


def test_a_plain_file_reads_nothing_from_stdin(
    sample: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = _Pipe(b"left alone\n")
    monkeypatch.setattr(sys, "stdin", pipe)
    assert run("count", sample, "--json").status == 0
    assert pipe.buffer.tell() == 0


def test_what_is_joined_from_a_protected_plan_is_protected(shut: Path, settings: Settings) -> None:
    out = shut.with_name("joined.convite")
    given = f"{SECRET}\n".encode()
    done = started("merge", str(out), str(shut), given=given)
    assert done.returncode == 0, done.stderr.decode()
    assert is_protected(out)
    assert "opens with the passphrase of plan.convite" in done.stdout.decode()
    open_file(out, settings, secret=SECRET).close()


def test_two_plans_with_two_passphrases_are_asked_for_both(
    shut: Path, sample: Path, settings: Settings
) -> None:
    other = open_file(sample, settings)
    protection.protect(other, "otra frase bien larga")
    other.close()
    out = shut.with_name("joined.convite")
    given = f"{SECRET}\notra frase bien larga\n".encode()
    done = started("merge", str(out), str(shut), str(sample), given=given)
    assert done.returncode == 0, done.stderr.decode()
    open_file(out, settings, secret=SECRET).close()


def test_phones_are_served_from_a_protected_file(shut: Path) -> None:
    """It opens, and is refused for the round that is not open."""
    done = started("serve", str(shut), "--round", "A", given=f"{SECRET}\n".encode())
    assert done.returncode == 2
    assert "not open" in one_line(done.stderr)


def test_the_sample_never_asks(shut: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = _Pipe(b"left alone\n")
    monkeypatch.setattr(sys, "stdin", pipe)
    before = shut.read_bytes()
    assert run("demo", "--out", shut.parent).status == 2
    assert shut.read_bytes() == before
    assert pipe.buffer.tell() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_on_a_terminal_it_is_typed_unseen(shut: Path) -> None:
    import pty

    try:
        pid, terminal = pty.fork()
    except OSError:
        pytest.skip("no terminals can be made here")
    if pid == 0:
        os.chdir(ROOT)
        os.execv(sys.executable, [sys.executable, "main.py", "count", str(shut), "--json"])
    said = b""
    try:
        while b"recovery key of plan.convite" not in said:
            said += os.read(terminal, 4096)
        os.write(terminal, f"{SECRET}\n".encode())
        while True:
            try:
                more = os.read(terminal, 65536)
            except OSError:
                break
            if not more:
                break
            said += more
        _, status = os.waitpid(pid, 0)
    except BaseException:
        os.kill(pid, signal.SIGKILL)
        raise
    assert os.waitstatus_to_exitcode(status) == 0
    assert SECRET.encode() not in said
    assert b'"selected"' in said
