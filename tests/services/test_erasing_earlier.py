"""What a field said before is erased and what it says now stays, here and where files are joined."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

import pytest

from workshop_app.domain.places import Photo
from workshop_app.domain.proposals import Cluster, Proposal
from workshop_app.services import erasing, gather, photos, pictures, proposals, safety_copies
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.text import KnownError

MARKER = "Quetzalcoatl"
NOW = "Que abran la cancha"


@pytest.fixture
def edited(plan: OpenPlan) -> Proposal:
    """A proposal in a cluster that has its first words for a title; then it was edited."""
    one = proposals.capture(plan, f"Que {MARKER} abra", theme="health")
    other = proposals.capture(plan, "Canchas abiertas", theme="health")
    proposals.join_into_cluster(plan, [one, other])
    return proposals.edit(plan, plan.one(Proposal, one.id), text=NOW)


def _in_bytes(folder: Path) -> list[str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [path.name for path in files if MARKER.encode() in path.read_bytes()]


def test_only_the_words_before_go_from_the_plan_its_titles_and_its_copies(
    plan: OpenPlan, edited: Proposal, tmp_path: Path
) -> None:
    safety_copies.keep(plan, "hour")
    assert _in_bytes(tmp_path)
    done = erasing.erase_earlier(plan, edited, "text")
    assert not _in_bytes(tmp_path)
    assert done.copies == 1
    assert plan.one(Proposal, edited.id).text == NOW
    assert MARKER not in plan.all(Cluster)[0].label
    assert proposals.edit(plan, plan.one(Proposal, edited.id), text="Ya").text == "Ya"


def test_titles_that_say_what_it_says_now_stay(plan: OpenPlan, edited: Proposal) -> None:
    proposals.edit_cluster(plan, plan.all(Cluster)[0], label=NOW)
    erasing.erase_earlier(plan, edited, "text")
    assert plan.all(Cluster)[0].label == NOW
    assert MARKER not in str([one.value for one in plan.history(plan.all(Cluster)[0], "label")])


def test_a_field_that_was_never_edited_is_left_alone(plan: OpenPlan, edited: Proposal) -> None:
    one = proposals.capture(plan, "Otra cosa", theme="health")
    erasing.erase_earlier(plan, one, "text")
    assert plan.one(Proposal, one.id).text == "Otra cosa"
    assert MARKER in plan.history(edited, "text")[0].value


@pytest.mark.parametrize("into_old", [True, False])
def test_joining_with_an_older_file_does_not_bring_them_back(
    plan: OpenPlan, edited: Proposal, tmp_path: Path, into_old: bool,
) -> None:  # fmt: skip
    old = tmp_path / "old.convite"
    safety_copies.keep(plan, "hour")
    shutil.copyfile(next(iter(safety_copies.folder().glob("*.convite"))), old)
    erasing.erase_earlier(plan, edited, "text")
    if not into_old:
        gather.join_into(plan, [old])
        old.unlink()
        assert plan.one(Proposal, edited.id).text == NOW
        assert not _in_bytes(tmp_path)
        return
    older = open_file(old, plan.settings)
    newer = tmp_path / "newer.convite"
    shutil.copyfile(plan.path, newer)
    assert gather.join_into(older, [newer])[0].refused is None
    assert older.one(Proposal, edited.id).text == NOW
    assert MARKER not in str([one.value for one in older.history(edited, "text")])
    older.close()
    assert MARKER.encode() not in old.read_bytes()


def test_a_read_only_plan_is_left_as_it_is(
    plan: OpenPlan, edited: Proposal, tmp_path: Path
) -> None:
    plan.close()
    read = open_file(plan.path, plan.settings, read_only=True)
    with pytest.raises(KnownError):
        erasing.erase_earlier(read, edited, "text")
    read.close()


def test_what_was_covered_in_a_photo_is_in_no_byte_and_does_not_come_back(
    plan: OpenPlan, tmp_path: Path, settings: Settings
) -> None:
    one = proposals.capture(plan, "Un mural", theme="education")
    before = photos.add(plan, noisy_jpeg(), faces=photos.NO, proposal=one.id)
    whole = plan.media(before.media)
    part = whole[len(whole) // 2 : len(whole) // 2 + 64]
    safety_copies.keep(plan, "hour")
    old = tmp_path / "elsewhere"
    old.mkdir()
    path = plan.path
    plan.close()
    shutil.copyfile(path, old / "old.convite")
    plan = open_file(path, settings)
    hidden = photos.hide(plan, before, pictures.Edit(covers=(pictures.Box(0, 0, 1, 1),)))
    assert hidden.media != before.media
    assert plan.media(hidden.media)
    holding = [p for p in tmp_path.rglob("*") if p.is_file() and part in p.read_bytes()]
    assert holding == [old / "old.convite"]
    gather.join_into(plan, [old / "old.convite"])
    assert plan.one(Photo, before.id).media == hidden.media
    plan.close()
    assert part not in path.read_bytes()


def noisy_jpeg() -> bytes:
    """A picture no part of which is like another."""
    from PIL import Image

    out = BytesIO()
    Image.effect_noise((400, 300), 90).convert("RGB").save(out, "JPEG", quality=95)
    return out.getvalue()
