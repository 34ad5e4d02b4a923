"""A protected plan is purged like any other, and so are its kept copies, which nobody can look into
without the key; pictures go from copies too (P-21, P-50, P-53)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.services.test_erasing import found
from tests.services.test_purge import ALL, MARKERS, used
from workshop_app.domain.places import Photo
from workshop_app.domain.proposals import Proposal
from workshop_app.services import (
    checking,
    copies_cleaned,
    erasing,
    protection,
    purge,
    safety_copies,
    sharing,
)
from workshop_app.services.open_plan import OpenPlan, is_protected, open_file
from workshop_app.settings import Settings
from workshop_app.storage import merge

__all__ = ["used"]

SECRET = "siete loros verdes cruzan el puente"


@pytest.fixture
def protected(used: OpenPlan) -> OpenPlan:
    protection.protect(used, SECRET)
    return used


def test_nothing_of_it_is_left_under_the_key(protected: OpenPlan, tmp_path: Path) -> None:
    kept = safety_copies.keep(protected, "hour")
    assert kept
    done = purge.purge(protected, [one for one in ALL if one != "copies"])
    assert (done.cleaned, done.deleted, done.left) == (1, 0, 0)
    assert is_protected(protected.path)
    assert is_protected(kept)
    assert checking.check(protected) == []
    protection.unprotect(protected)  # now the bytes can be read, those of the copies too
    assert not is_protected(kept)
    assert found(tmp_path, MARKERS) == []


def test_its_copies_go_where_they_are_ticked(protected: OpenPlan) -> None:
    assert safety_copies.keep(protected, "hour")
    assert purge.purge(protected, ["copies"]).parts == {"copies": 1}
    assert safety_copies.of(protected) == []


def test_an_older_protected_file_does_not_bring_it_back(
    protected: OpenPlan, tmp_path: Path
) -> None:
    older = tmp_path / "older.convite"
    safety_copies.write_to(protected, older)
    purge.purge(protected, ALL)
    other = open_file(older, Settings(laptop="2b" * 8, nickname="garza 5", letter="C"),
                      like=protected)  # fmt: skip
    try:
        merge.join(protected.store, other.store)
    finally:
        other.close()
    older.unlink()
    protection.unprotect(protected)
    assert found(tmp_path, MARKERS) == []


def test_a_copy_with_another_passphrase_is_deleted_and_one_of_another_plan_stays(
    protected: OpenPlan,
) -> None:
    kept = safety_copies.keep(protected, "hour")
    assert kept
    aside = kept.read_bytes()
    protection.protect(protected, "ocho garzas blancas miran el rio")
    kept.write_bytes(aside)  # as one that was put back by hand
    other = kept.with_name("otro.00000000.20260101-090000-000000.hour.convite")
    shutil.copyfile(kept, other)
    before = other.read_bytes()
    erasing.erase(protected, protected.all(Proposal)[0])
    assert not kept.exists()
    assert other.read_bytes() == before
    assert copies_cleaned.clean(protected) == (0, 0, 0)


def test_a_sharing_copy_of_it_can_be_read_by_whoever_gets_it(
    protected: OpenPlan, tmp_path: Path
) -> None:
    path = sharing.make(protected, tmp_path / "alcaldia")
    assert not is_protected(path)
    assert not [name for name, _ in found(tmp_path, MARKERS) if name == path.name]


def test_pictures_go_from_the_kept_copies_too(used: OpenPlan) -> None:
    """Those that no document may show; the published one stays in the copy."""
    kept = safety_copies.keep(used, "hour")
    assert kept
    gone = [used.media(one.media) for one in used.all(Photo) if one.faces != "no"]
    (shown,) = [used.media(one.media) for one in used.all(Photo) if one.faces == "no"]
    middle = [data[len(data) // 2 :][:64] for data in gone if data != shown]
    assert any(one in kept.read_bytes() for one in middle)
    purge.purge(used, ["pictures"])
    assert not any(one in kept.read_bytes() for one in middle)
    assert not any(one in used.path.read_bytes() for one in middle)
    copy = open_file(kept, used.settings)
    try:
        assert [copy.media(one.media) for one in copy.all(Photo) if one.faces == "no"] == [shown]
    finally:
        copy.close()
