"""What documents are given beyond the sample: pictures that may be shown, follow-ups, a kept version."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from workshop_app.domain.action_plan import Action, FollowUp
from workshop_app.domain.entity import link_id, new_id
from workshop_app.domain.places import Photo
from workshop_app.domain.proposals import Comment, Proposal
from workshop_app.domain.rounds import Decision, Exclusion
from workshop_app.services import look, numbering, photos, versions
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.plan_view import read_plan
from workshop_app.services.poster_view import read_poster


def picture(kind: str = "JPEG") -> bytes:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "a camera"
    Image.new("RGB", (64, 48), "#336699").save(out, kind, exif=exif)
    return out.getvalue()


def by_number(plan: OpenPlan, kind: type[Proposal] | type[Action], number: str) -> str:
    return next(id for id, told in numbering.labels(plan, kind).items() if told == number)


def test_only_photos_answered_without_faces_are_given_and_only_where_asked(
    sample: OpenPlan,
) -> None:
    third = by_number(sample, Proposal, "3")
    photos.add(sample, picture(), faces=photos.NO, proposal=third)
    photos.add(sample, picture(), proposal=third)
    look.add_logo(sample, picture("PNG"), "Alcaldía de San José de Cúcuta")
    told = read_plan(sample, pictured=True)
    shown = {one.number: one.photos for one in told.proposals if one.photos}
    assert {number: len(found) for number, found in shown.items()} == {"3": 1}
    assert not Image.open(BytesIO(shown["3"][0].data)).getexif()
    assert [one.caption for one in told.logos] == ["Alcaldía de San José de Cúcuta"]
    plain = read_plan(sample)
    assert plain.logos == ()
    assert not any(one.photos for one in plain.proposals)


def test_a_sensitive_proposal_shows_no_photo(sample: OpenPlan) -> None:
    sensitive = next(one for one in sample.all(Proposal) if one.sensitive)
    photos.add(sample, picture(), faces=photos.NO, proposal=sensitive.id)
    told = read_plan(sample, pictured=True)
    assert not any(one.photos for one in told.proposals)


def test_follow_ups_come_in_the_order_of_their_days_with_their_photos(sample: OpenPlan) -> None:
    first = by_number(sample, Action, "1")
    with sample.step("demo.load") as step:
        later = step.add(
            FollowUp(id=new_id(), day="2027-11-20", state="done", measured=140.0, action=first)
        )
        step.add(FollowUp(id=new_id(), day="2027-05-20", state="started", action=first))
        media = step.keep_media(picture())
        step.add(Photo(id=new_id(), media=media, faces="no", follow_up=later.id))
    told = read_plan(sample, pictured=True)
    (action,) = [one for one in told.actions if one.follow_ups]
    assert (action.number, action.state) == ("A1", "done")
    assert [one.day for one in action.follow_ups] == [date(2027, 5, 20), date(2027, 11, 20)]
    assert [len(one.photos) for one in action.follow_ups] == [0, 1]
    assert told.day == date(2027, 11, 20)
    poster = read_poster(sample)
    assert poster.readback.states == {"done": 1, "planned": 18}


def test_decisions_in_part_and_what_excludes_what_are_given(sample: OpenPlan) -> None:
    third, tenth, twelfth = (by_number(sample, Proposal, n) for n in ("3", "10", "12"))
    one, other = sorted((tenth, twelfth))
    with sample.step("demo.load") as step:
        step.add(Comment(id=new_id(), proposal=third, text="Ya hay postes.", criterion="staff"))
        step.add(Exclusion(id=link_id(one, other), proposal=one, other=other, reason="Un fondo."))
        known = {each.proposal: each for each in sample.all(Decision)}
        if third in known:
            step.remove(known[third])
        step.add(Decision(id=new_id(), proposal=third, outcome="in", reason="Cabe.", part=40))
    told = read_plan(sample)
    assert [(o.proposal, o.other, o.reason) for o in told.exclusions] == [("10", "12", "Un fondo.")]
    (mine,) = [o for o in told.proposals if o.number == "3"]
    assert mine.decision is not None
    assert mine.decision.part == 40
    assert [(c.text, c.criterion) for c in mine.comments] == [("Ya hay postes.", "staff")]


def test_a_kept_version_says_which_it_is(sample: OpenPlan) -> None:
    kept = versions.keep(sample, "Presentada el 12 de mayo")
    assert read_plan(sample).version is None
    with versions.opened(sample, kept) as earlier:
        told = read_plan(earlier, pictured=True)
    assert told.version is not None
    assert told.version.name == "Presentada el 12 de mayo"
    assert len(told.actions) == 19


def test_the_poster_has_the_sample_in_the_order_of_support(sample: OpenPlan) -> None:
    told = read_poster(sample).readback
    assert [card.number for _, card, _ in told.rows[:7]] == ["21", "22", "28", "37", "5", "3", "27"]
    assert [marks for *_, marks in told.rows[:4]] == [21, 19, 15, 15]
    assert (told.came, told.proposals, told.voted, told.actions) == (87, 40, 47, 19)
    assert len(told.left_out) == 16
    assert told.states == {}
    assert told.again == date(2027, 3, 13)


def test_a_colour_that_cannot_be_read_never_reaches_a_document(sample: OpenPlan) -> None:
    with sample.step("demo.load") as step:
        step.change(sample.plan, colour="#ffee00", signatories=("Alcaldía", " "))
    told = read_plan(sample)
    assert told.colour != "#ffee00"
    assert told.colour == look.colour_of(sample)
    assert told.signatories == ("Alcaldía",)


@pytest.mark.parametrize("kind", ["plan-pdf", "summary-pdf", "web", "minutes-pdf"])
def test_logos_stand_on_papers(sample: OpenPlan, kind: str) -> None:
    from workshop_app.services import documents
    from workshop_app.translation.catalogue import Words

    before = documents.export(sample, kind, Words("es"))
    look.add_logo(sample, picture("PNG"), "Alcaldía de San José de Cúcuta")
    after = documents.export(sample, kind, Words("es"))
    picture_in = b"data:image/png" if kind == "web" else b"/Subtype /Image"
    assert after.count(picture_in) > before.count(picture_in)
