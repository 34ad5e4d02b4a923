"""Commands run in this process, as ``main.py`` would."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from workshop_app import settings as kept
from workshop_app.app.main import main
from workshop_app.services import demo
from workshop_app.settings import Settings


@dataclass(frozen=True, slots=True)
class Ran:
    """What a call gave: its status and what it said."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], home: Path) -> Run:
    """``run("check", path)`` in English; ``run(…, language="es")`` in Spanish."""

    def ran(*arguments: object, language: str = "en") -> Ran:
        home.mkdir(exist_ok=True)
        kept.save(Settings(laptop="2b" * 8, nickname="oso 20", letter="F", language=language))
        capsys.readouterr()
        status = main([str(one) for one in arguments])
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return ran


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.convite"
    first = Settings(laptop="1a" * 8, nickname="tucán 17", letter="B")
    demo.make_sample(path, first, "es").close()
    return path


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Path:
    """The sample plan, a copy of its own."""
    return Path(shutil.copyfile(sample_file, tmp_path / "sample.convite"))
