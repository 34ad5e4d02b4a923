"""Where things live."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from workshop_app import paths


def test_with_a_home_of_its_own_new_plans_go_into_it_and_not_to_the_persons_documents(
    home: Path,
) -> None:
    assert paths.documents() == home / "documents"
    assert paths.documents().is_dir()


def test_without_one_new_plans_go_to_the_persons_documents(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CONVITE_HOME")
    assert paths.documents() == Path(platformdirs.user_documents_dir())
