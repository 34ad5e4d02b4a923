"""Photos: kept without anything beside the pixels, answered for faces, ordered, cut, given back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.photographs import MARKER, drawn, holds_marker, hostile_jpeg, hostile_png, written
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.places import Photo, Pin
from workshop_app.domain.proposals import Confirmation, Proposal
from workshop_app.services import gather, photos, prepare, proposals
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.services.pictures import Box, Edit
from workshop_app.services.wording import MarkedText
from workshop_app.settings import Settings
from workshop_app.storage import planfile
from workshop_app.text import KnownError

PLAIN = written(drawn())


@pytest.fixture
def proposal(plan: OpenPlan) -> Proposal:
    return proposals.capture(plan, "Luz en las escaleras", theme="public_space")


def media_count(plan: OpenPlan) -> int:
    with plan.store.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM media").scalar_one())


@pytest.mark.parametrize("data", [hostile_jpeg(6), hostile_png()], ids=["jpeg", "png"])
def test_a_file_with_a_photo_holds_nothing_of_what_the_camera_wrote(
    plan: OpenPlan, proposal: Proposal, data: bytes
) -> None:
    photos.add(plan, data, faces="no", proposal=proposal.id)
    plan.close()
    assert not holds_marker(plan.path.read_bytes())
    assert [one.name for one in plan.path.parent.glob("plan*")] == [plan.path.name]


def test_a_photo_with_a_position_makes_no_pin_and_no_distance(
    plan: OpenPlan, proposal: Proposal
) -> None:
    photo = photos.add(plan, hostile_jpeg(), faces="no", proposal=proposal.id)
    assert plan.count(Pin) == 0
    assert Image.open(BytesIO(plan.media(photo.media))).getexif().get_ifd(0x8825) == {}
    place = {"latitude", "longitude", "lat", "lon", "distance", "x", "y"}
    assert not place & set(Photo.__slots__)


def test_reading_a_file_keeps_nothing_of_its_name(plan: OpenPlan, tmp_path: Path) -> None:
    path = tmp_path / f"IMG {MARKER}.jpg"
    path.write_bytes(PLAIN)
    photos.add(plan, photos.read(path))
    plan.close()
    assert not holds_marker(plan.path.read_bytes())


def test_a_file_that_is_not_there_or_too_heavy_says_so(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="cannot be read"):
        photos.read(tmp_path / "none.jpg")
    heavy = tmp_path / "heavy.jpg"
    with heavy.open("wb") as file:
        file.truncate(photos.LARGEST + 1)
    with pytest.raises(KnownError, match="80 MB"):
        photos.read(heavy)


def test_what_is_refused_changes_nothing(plan: OpenPlan) -> None:
    with pytest.raises(KnownError):
        photos.add(plan, b"no picture")
    with pytest.raises(KnownError, match="faces"):
        photos.add(plan, PLAIN, faces="yes")
    assert (plan.count(Photo), media_count(plan), plan.undoable) == (0, 0, None)


def test_a_photo_is_named_by_its_bytes_and_the_same_one_is_there_once(
    plan: OpenPlan, proposal: Proposal
) -> None:
    one = photos.add(plan, PLAIN, proposal=proposal.id)
    other = photos.add(plan, PLAIN)
    assert one.media == other.media == hashlib.sha256(plan.media(one.media)).hexdigest()
    assert media_count(plan) == 1


def test_a_photo_is_of_the_workshop_of_its_proposal(plan: OpenPlan) -> None:
    held = prepare.add_workshop(plan, "Norte")
    made = proposals.capture(plan, "Luz", theme="health", workshop=held.id)
    assert photos.add(plan, PLAIN, proposal=made.id).workshop == held.id
    challenge = proposals.capture_challenge(plan, "Oscuro", theme="health", workshop=held.id)
    assert photos.add(plan, PLAIN, challenge=challenge.id).workshop == held.id
    with pytest.raises(KnownError, match="one thing"):
        photos.add(plan, PLAIN, proposal=made.id, challenge=challenge.id)
    wall = photos.add(plan, PLAIN, workshop=held.id)
    assert photos.sheets(plan, held.id) == [wall]
    assert plan.count(Workshop) == 1


def test_undo_takes_a_photo_back_and_redo_brings_its_bytes_again(
    plan: OpenPlan, proposal: Proposal, settings: Settings
) -> None:
    photo = photos.add(plan, PLAIN, proposal=proposal.id)
    plan.undo()
    assert photos.of(plan, proposal=proposal.id) == []
    plan.redo()
    photos.remove(plan, photo)
    plan.close()
    again = open_file(plan.path, settings)
    again.undo()
    [back] = photos.of(again, proposal=proposal.id)
    assert Image.open(BytesIO(again.media(back.media))).size == (320, 240)
    again.close()


# -- faces ----------------------------------------------------------------------------------------
def test_only_photos_answered_no_go_into_a_document(plan: OpenPlan, proposal: Proposal) -> None:
    unanswered = photos.add(plan, PLAIN, proposal=proposal.id)
    faces = photos.answer(plan, photos.add(plan, PLAIN, proposal=proposal.id), "yes")
    fit = photos.add(plan, written(drawn((800, 600))), faces="no", proposal=proposal.id)
    [picture] = photos.for_documents(plan, [unanswered, faces, fit], longest=400)
    assert Image.open(BytesIO(picture)).size == (400, 300)


def test_a_photo_with_faces_counts_as_without_only_when_they_are_gone(
    plan: OpenPlan, proposal: Proposal
) -> None:
    photo = photos.answer(plan, photos.add(plan, PLAIN, proposal=proposal.id), "yes")
    for answer in (photos.NO, photos.OPEN):
        with pytest.raises(KnownError, match="Cut them off, cover them"):
            photos.answer(plan, photo, answer)
    turned = photos.change(plan, photo, Edit(turns=1), faces="no")
    assert turned.faces == "yes", "a turn hides nothing"
    covered = photos.change(plan, turned, Edit(covers=(Box(0, 0, 0.5, 0.5),)), faces="no")
    assert covered.faces == "no"
    assert covered.media != photo.media
    plan.undo()
    assert plan.one(Photo, photo.id).faces == "yes"


# -- caption, order, owner ------------------------------------------------------------------------
def test_a_caption_passes_the_guard(plan: OpenPlan) -> None:
    photo = photos.add(plan, PLAIN)
    with pytest.raises(MarkedText):
        photos.describe(plan, photo, "Llame al 310 555 12 34")
    assert photos.describe(plan, photo, " El muro ").caption == "El muro"
    sure = photos.describe(plan, photo, "Alcaldía 607 574 57 77", confirmed=True)
    assert sure.caption.endswith("77")
    assert plan.all(Confirmation)[0].row == photo.id


def test_photos_are_ordered_by_hand(plan: OpenPlan, proposal: Proposal) -> None:
    made = [photos.add(plan, PLAIN, proposal=proposal.id) for _ in range(4)]

    def order() -> list[int]:
        ids = [one.id for one in made]
        return [ids.index(one.id) for one in photos.of(plan, proposal=proposal.id)]

    photos.move(plan, made[3], -2)
    assert order() == [0, 3, 1, 2]
    photos.move(plan, plan.one(Photo, made[0].id), 9)
    assert order() == [3, 1, 2, 0]
    photos.move(plan, plan.one(Photo, made[3].id), -1)
    assert order() == [3, 1, 2, 0]
    plan.undo()
    assert order() == [0, 3, 1, 2]


def test_a_photo_is_given_to_another_proposal(plan: OpenPlan, proposal: Proposal) -> None:
    photo = photos.add(plan, PLAIN)
    assert photos.sheets(plan, None) == [photo]
    photos.give(plan, photo, proposal=proposal.id)
    assert photos.sheets(plan, None) == []
    [given] = photos.of(plan, proposal=proposal.id)
    photos.give(plan, given, proposal=None)
    assert [one.id for one in photos.sheets(plan, None)] == [photo.id]


# -- cutting --------------------------------------------------------------------------------------
def test_a_flip_chart_becomes_pieces_with_proposals_each_one_undo(plan: OpenPlan) -> None:
    held = prepare.add_workshop(plan, "Norte")
    sheet = photos.add(plan, written(drawn((1600, 1200))), faces="no", workshop=held.id)
    piece, made = photos.cut(plan, sheet, Box(0, 0, 0.25, 0.25), "Luz", theme="health")
    assert made is not None
    assert (made.text, made.theme, made.workshop) == ("Luz", "health", held.id)
    assert (piece.proposal, piece.cut_from, piece.faces) == (made.id, sheet.id, "no")
    assert Image.open(BytesIO(plan.media(piece.media))).size == (400, 300)
    bare, none = photos.cut(plan, sheet, Box(0.5, 0.5, 1, 1))
    assert none is None
    assert bare.proposal is None
    assert [one.id for one in photos.of(plan, cut_from=sheet.id)] == [piece.id, bare.id]
    plan.undo()
    plan.undo()
    assert plan.count(Proposal) == 0
    assert plan.count(Photo) == 1
    plan.redo()
    assert photos.of(plan, proposal=made.id) == [piece]


def test_a_piece_with_a_marked_text_is_not_kept_before_an_answer(plan: OpenPlan) -> None:
    sheet = photos.add(plan, PLAIN)
    with pytest.raises(MarkedText):
        photos.cut(plan, sheet, Box(0, 0, 0.5, 0.5), "Mi cédula es 1090123456", theme="health")
    with pytest.raises(KnownError, match="theme"):
        photos.cut(plan, sheet, Box(0, 0, 0.5, 0.5), "Luz")
    assert plan.count(Photo) == 1


# -- two laptops ----------------------------------------------------------------------------------
def test_joining_is_a_union_and_the_same_photo_is_there_once(
    make_plan: Callable[..., OpenPlan],
) -> None:
    here = make_plan("here", Settings(laptop="1a" * 8, nickname="tucán 17", letter="A"))
    there = make_plan("there", Settings(laptop="2b" * 8, nickname="loro 3", letter="B"))
    for plan in (here, there):
        photos.add(plan, PLAIN, faces="no")
    own = photos.add(there, written(drawn((640, 480))), faces="no")
    path = there.path
    there.close()
    for _ in range(2):
        gather.join_into(here, [path])
        assert media_count(here) == 2
        assert here.count(Photo) == 3
    assert Image.open(BytesIO(here.media(own.media))).size == (640, 480)


def test_a_photo_that_two_laptops_answered_otherwise_is_in_no_document(
    make_plan: Callable[..., OpenPlan], tmp_path: Path
) -> None:
    here = make_plan("here", Settings(laptop="1a" * 8, nickname="tucán 17", letter="A"))
    photo = photos.add(here, PLAIN)
    path = tmp_path / "copy.convite"
    planfile.copy_to(here.store, path)
    there = open_file(path, Settings(laptop="2b" * 8, nickname="loro 3", letter="B"))
    photos.answer(there, there.one(Photo, photo.id), "yes")
    there.close()
    answered = photos.answer(here, photo, "no")
    assert len(photos.for_documents(here, [answered], longest=400)) == 1
    gather.join_into(here, [path])
    assert photos.for_documents(here, here.all(Photo), longest=400) == []
