"""How documents look: logos, colour and who signs, in one place; each step can be taken back."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from workshop_app.domain import contrast
from workshop_app.domain.places import Photo
from workshop_app.services import gather, look, photos, prepare, purge, sharing, versions
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.services.wording import MarkedText
from workshop_app.text import KnownError


def png(colour: str = "#0f5c61", size: tuple[int, int] = (400, 160)) -> bytes:
    """A logo of one colour, with a clear edge."""
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    image.paste(Image.new("RGBA", (size[0] - 40, size[1] - 40), colour), (20, 20))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


# -- logos ----------------------------------------------------------------------------------------
def test_a_logo_is_kept_as_pixels_only_on_white(plan: OpenPlan) -> None:
    camera = Image.new("RGB", (300, 200), "#aa3311")
    exif = camera.getexif()
    exif[0x010F] = "SECRETCAMERA"
    out = io.BytesIO()
    camera.save(out, "JPEG", exif=exif)
    look.add_logo(plan, out.getvalue(), "Alcaldía de Cúcuta")
    look.add_logo(plan, png(), "Gobernación")
    first, second = look.logos_for_documents(plan)
    assert (first.owner, second.owner) == ("Alcaldía de Cúcuta", "Gobernación")
    assert b"SECRETCAMERA" not in first.picture
    drawn = Image.open(io.BytesIO(second.picture)).convert("RGB")
    assert drawn.size == (400, 160)
    assert drawn.getpixel((0, 0)) == (255, 255, 255)
    assert drawn.getpixel((200, 80)) == (15, 92, 97)
    for one in look.logos(plan):
        assert (one.use, one.faces) == ("logo", "no")
        assert b"SECRETCAMERA" not in plan.media(one.media)


def test_there_are_three_logos_at_most_in_an_order_that_can_be_changed(plan: OpenPlan) -> None:
    for name in ("Uno", "Dos", "Tres"):
        look.add_logo(plan, png(), name)
    with pytest.raises(KnownError, match="three logos already"):
        look.add_logo(plan, png(), "Cuatro")
    look.move_logo(plan, look.logos(plan)[2], -2)
    assert [one.caption for one in look.logos(plan)] == ["Tres", "Uno", "Dos"]
    look.move_logo(plan, look.logos(plan)[0], -1)  # there is no place before the first
    plan.undo()
    assert [one.caption for one in look.logos(plan)] == ["Uno", "Dos", "Tres"]
    look.remove_logo(plan, look.logos(plan)[0])
    assert [one.caption for one in look.logos(plan)] == ["Dos", "Tres"]
    plan.undo()
    assert [one.caption for one in look.logos(plan)] == ["Uno", "Dos", "Tres"]


def test_a_logo_without_an_owner_or_with_a_persons_detail_is_not_kept(plan: OpenPlan) -> None:
    with pytest.raises(KnownError, match="whose logo"):
        look.add_logo(plan, png(), "  ")
    with pytest.raises(MarkedText):
        look.add_logo(plan, png(), "Logo de ana@correo.com")
    made = look.add_logo(plan, png(), "Alcaldía")
    with pytest.raises(MarkedText):
        look.name_logo(plan, made, "Escribir a ana@correo.com")
    look.name_logo(plan, made, "contacto@cucuta.gov.co", confirmed=True)
    assert look.logos(plan)[0].caption == "contacto@cucuta.gov.co"


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"no picture at all", b"\x89PNG\r\n\x1a\nbroken"])
def test_what_is_no_png_or_jpeg_is_refused_and_nothing_changes(plan: OpenPlan, data: bytes) -> None:
    with pytest.raises(KnownError):
        look.add_logo(plan, data, "Alcaldía")
    assert look.logos(plan) == []
    assert plan.undoable != "logo.add"


def test_a_logo_is_no_photo_of_a_flip_chart_and_a_purge_keeps_it(plan: OpenPlan) -> None:
    look.add_logo(plan, png(), "Alcaldía")
    photos.add(plan, png("#884400"))
    assert [one.use for one in photos.sheets(plan, None)] == [""]
    assert sum(gather._photos(plan).values()) == 1
    assert purge.preview(plan)["pictures"] == 1
    purge.purge(plan, ["pictures"])
    assert [one.owner for one in look.logos_for_documents(plan)] == ["Alcaldía"]
    assert plan.count(Photo) == 1


def test_a_sharing_copy_has_the_logos_and_no_other_picture(
    plan: OpenPlan, tmp_path: Path, settings: object
) -> None:
    look.add_logo(plan, png(), "Alcaldía")
    photos.add(plan, png("#884400"), faces="no")
    assert sharing.preview(plan).photos == 1
    copy = open_file(sharing.make(plan, tmp_path / "copy.convite"), plan.settings)
    try:
        assert [one.use for one in copy.all(Photo)] == ["logo"]
        (logo,) = look.logos_for_documents(copy)
        assert logo.picture == look.logos_for_documents(plan)[0].picture
    finally:
        copy.close()


def test_a_joined_plan_brings_its_logos_but_documents_show_three(
    make_plan: Callable[..., OpenPlan], tmp_path: Path
) -> None:
    ours, theirs = make_plan("ours"), make_plan("theirs")
    theirs.settings = replace(theirs.settings, laptop="2b" * 8)
    for plan, count in ((ours, 2), (theirs, 2)):
        for n in range(count):
            look.add_logo(plan, png(), f"Logo {n}")
    path = theirs.path
    theirs.close()
    gather.join_into(ours, [path])
    assert len(look.logos(ours)) >= 2
    assert len(look.logos_for_documents(ours)) <= look.MOST_LOGOS


def test_a_kept_version_has_the_logos_of_its_time(plan: OpenPlan) -> None:
    look.add_logo(plan, png(), "Alcaldía")
    kept = versions.keep(plan, "Presentado en mayo")
    look.remove_logo(plan, look.logos(plan)[0])
    with versions.opened(plan, kept) as earlier:
        assert [one.owner for one in look.logos_for_documents(earlier)] == ["Alcaldía"]


# -- colour ---------------------------------------------------------------------------------------
def test_the_ratio_is_that_of_the_standard() -> None:
    assert contrast.ratio("#000000", "#ffffff") == pytest.approx(21)
    assert contrast.ratio("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast.on_paper("#767676") < contrast.ratio("#767676", "#ffffff")


@pytest.mark.parametrize("colour", ["#ffd400", "#ff0000", "#ffffff", "#00c853", "#4fc3f7"])
def test_a_light_colour_is_refused_with_its_ratio_and_a_darker_one_is_offered(
    plan: OpenPlan, colour: str
) -> None:
    told = look.judged(colour)
    assert not told.fits
    with pytest.raises(KnownError) as refused:
        look.choose_colour(plan, colour)
    assert refused.value.facts["ratio"] == f"{told.ratio:.1f}"
    assert refused.value.facts["darker"] == told.darker
    assert plan.plan.colour == ""
    look.choose_colour(plan, told.darker)
    assert contrast.on_paper(plan.plan.colour) >= contrast.LEAST
    plan.undo()
    assert look.colour_of(plan) == look.own_colour()


def test_a_colour_that_came_from_elsewhere_is_darkened_and_rubbish_is_the_programs(
    plan: OpenPlan,
) -> None:
    with plan.step("look.change") as step:
        step.change(plan.plan, colour="#ffd400")
    assert contrast.on_paper(look.colour_of(plan)) >= contrast.LEAST
    with plan.step("look.change") as step:
        step.change(plan.plan, colour="red; x")
    assert look.colour_of(plan) == look.own_colour()
    with pytest.raises(KnownError, match="is no colour"):
        look.choose_colour(plan, "verde")


def test_a_colour_is_read_in_any_way_of_writing_it(plan: OpenPlan) -> None:
    look.choose_colour(plan, " 1B5E20 ")
    assert look.colour_of(plan) == "#1b5e20"


# -- who signs ------------------------------------------------------------------------------------
def test_posts_sign_in_their_order_and_each_change_can_be_taken_back(plan: OpenPlan) -> None:
    for post in ("Alcalde", "Secretaria de Planeación", "Presidenta de la JAL"):
        look.add_signatory(plan, post)
    look.move_signatory(plan, 2, -5)
    assert look.signatories(plan)[0] == "Presidenta de la JAL"
    look.change_signatory(plan, 1, "Alcaldesa")
    look.remove_signatory(plan, 2)
    assert look.signatories(plan) == ("Presidenta de la JAL", "Alcaldesa")
    plan.undo()
    plan.undo()
    assert look.signatories(plan)[1:] == ("Alcalde", "Secretaria de Planeación")
    with pytest.raises(KnownError, match="Say the post"):
        look.add_signatory(plan, " ")
    with pytest.raises(KnownError, match="not there any more"):
        look.remove_signatory(plan, 7)


def test_a_name_is_not_taken_for_a_post(plan: OpenPlan) -> None:
    with pytest.raises(MarkedText):
        look.add_signatory(plan, "Soy María Pérez, alcaldesa")
    assert look.signatories(plan) == ()


def test_six_sign_at_most(plan: OpenPlan) -> None:
    for n in range(look.MOST_SIGNATORIES):
        look.add_signatory(plan, f"Cargo {n}")
    with pytest.raises(KnownError, match="six who sign"):
        look.add_signatory(plan, "Uno más")


def test_the_municipality_is_the_plans(plan: OpenPlan) -> None:
    prepare.change_plan(plan, municipality="Villa del Rosario")
    assert plan.plan.municipality == "Villa del Rosario"
