"""The one-folder program runs the sample where there is no Python."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = "convite-console.exe" if os.name == "nt" else "convite"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program, built as ``make bundle`` builds it."""
    folder = tmp_path_factory.mktemp("bundle")
    command = [
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR",
        "--workpath", folder / "work", "--distpath", folder / "dist", "packaging/convite.spec",
    ]  # fmt: skip
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr[-2000:]
    return folder / "dist" / "convite"


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """An environment with an empty path, as on a laptop where nobody installed anything."""
    (tmp_path / "empty").mkdir()
    kept = {key: os.environ[key] for key in ("SYSTEMROOT", "TEMP", "TMP") if key in os.environ}
    home = str(tmp_path / "home")
    return {**kept, "PATH": str(tmp_path / "empty"), "HOME": home, "CONVITE_HOME": home}


def test_the_bundle_runs_the_sample_with_no_python_on_the_path(
    bundle: Path, bare: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "demo"
    done = subprocess.run(
        [bundle / PROGRAM, "demo", "--out", out],
        env=bare, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert (out / "plan.convite").read_bytes().startswith(b"SQLite format 3")
    assert (out / "plan.pdf").read_bytes().startswith(b"%PDF-")


@pytest.fixture
def display() -> Iterator[str]:
    """A screen that nobody looks at."""
    if not (shutil.which("Xvfb") and shutil.which("xdotool")):
        pytest.skip("needs Xvfb and xdotool, which make test installs on Debian")
    told, tells = os.pipe()
    command = ["Xvfb", "-displayfd", str(tells), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[tells], stderr=subprocess.DEVNULL) as server:
        os.close(tells)
        with os.fdopen(told) as number:
            yield f":{number.readline().strip()}"
        server.terminate()


def test_the_bundle_opens_its_window(bundle: Path, bare: dict[str, str], display: str) -> None:
    seen = {**os.environ, "DISPLAY": display}
    with subprocess.Popen([bundle / PROGRAM], env={**bare, "DISPLAY": display}) as program:
        search = ["xdotool", "search", "--sync", "--onlyvisible", "--pid", str(program.pid)]
        try:
            found = subprocess.run(
                search, env=seen, capture_output=True, text=True, timeout=30, check=False
            )
            assert found.stdout.strip(), "no window"
            assert program.poll() is None, "the program ended by itself"
        finally:
            program.terminate()


def test_the_bundle_holds_fonts_packs_and_catalogues(bundle: Path) -> None:
    inside = bundle / "_internal"
    for kept in ("resources", "i18n"):
        ours = {p.relative_to(ROOT) for p in (ROOT / kept).rglob("*") if p.is_file()}
        theirs = {p.relative_to(inside) for p in (inside / kept).rglob("*") if p.is_file()}
        assert ours == theirs
    assert list(inside.glob("PySide6/QtPdf.*")), "documents are looked at before they are written"


def test_the_bundle_says_in_one_line_what_it_cannot_do(bundle: Path, bare: dict[str, str]) -> None:
    done = subprocess.run(
        [bundle / PROGRAM, "check", "no-such.convite"],
        env=bare, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr
