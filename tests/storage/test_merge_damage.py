"""Joining files that a bad disk or another program changed: nothing wrong comes in unseen."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.storage.content import content, faults
from tests.storage.files import changed
from tests.storage.laptops import Laptops, meet
from workshop_app.domain.places import Photo
from workshop_app.domain.proposals import Proposal
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import merge, planfile, queries
from workshop_app.storage.errors import DAMAGED
from workshop_app.text import KnownError

PICTURE = bytes(range(256)) * 4


def photo(plan: OpenPlan) -> str:
    with plan.step("photo.add") as step:
        name = step.keep_media(PICTURE)
        step.add(Photo(id="f" * 32, media=name, caption="la cancha"))
    return name


def join_file(plan: OpenPlan, path: Path) -> merge.Joined:
    source = planfile.open_plan(path, read_only=True)
    try:
        return merge.join(plan.store, source)
    finally:
        source.close()


def picture(plan: OpenPlan, name: str) -> bytes | None:
    with plan.store.reading() as connection:
        return queries.media(connection, name)


def test_a_picture_whose_bytes_changed_stays_outside_and_is_told(laptops: Laptops) -> None:
    here, there, third = laptops.plans
    name = photo(there)
    meet(third, there)
    there.close()
    changed(there.path, "UPDATE media SET data = zeroblob(1024)")
    assert join_file(here, there.path).damaged == [name]
    assert picture(here, name) is None
    assert here.one(Photo, "f" * 32).media == name
    sound = meet(here, third)
    assert sound.damaged == []
    assert picture(here, name) == PICTURE
    assert hashlib.sha256(PICTURE).hexdigest() == name


@pytest.mark.parametrize("bad", ["'{'", "'[1]'", f"'{'[' * 90_000}'", "'nothing'"])
def test_a_change_that_cannot_be_read_is_told_and_nothing_is_joined(
    laptops: Laptops, bad: str
) -> None:
    here, there, _ = laptops.plans
    with there.step("proposal.capture") as step:
        step.add(Proposal(id="p7", letter="F", count=1, text="luz", theme="health"))
    there.close()
    changed(there.path, f"""UPDATE change SET new = {bad} WHERE "row" = 'p7'""")
    before = content(here.store)
    with pytest.raises(KnownError) as told:
        join_file(here, there.path)
    assert told.value.message == DAMAGED
    assert content(here.store) == before


def test_two_texts_of_one_step_are_both_masked_in_the_file_that_wrote_them(
    laptops: Laptops,
) -> None:
    """As a program without a text guard would have kept them."""
    here, there, _ = laptops.plans
    both = {"text": "Llamar al 310 555 12 34", "short": "Al 310 555 12 34"}
    with here.step("proposal.capture") as step:
        step.add(Proposal(id="p7", letter="", count=7, theme="health", **both))
    assert len(meet(there, here).masked) == 2
    meet(here, there)
    for plan in (here, there):
        kept = plan.one(Proposal, "p7")
        assert "555" not in kept.text + kept.short
        assert faults(plan.store) == []
    assert content(here.store) == content(there.store)
