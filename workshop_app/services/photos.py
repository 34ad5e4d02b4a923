"""Photos of drawings, sheets and places: kept in the file, answered for faces, cut into pieces.

Nothing but pixels is kept (``pictures``). Only a photo whose faces were answered "no" may stand in
a document (P-27), and a place never comes from one (P-25).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from workshop_app.domain.entity import new_id
from workshop_app.domain.places import Photo
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.services import pictures, proposals, wording
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.pictures import Box, Edit
from workshop_app.storage import merge
from workshop_app.text import N_, KnownError

NO, YES, OPEN = "no", "yes", ""
"""Answers to "are there faces?"; ``OPEN`` until someone looked."""

LARGEST = 80 * 2**20
"""Bytes of a file that is read at all; a camera's largest JPEG has about 30 MB."""

FACES = N_(
    "There are faces in this photo. Nothing was changed. Cut them off, cover them, or take the photo away."
)
TOO_HEAVY = N_(
    "{name} has over 80 MB. Nothing was added. Take the picture again in a smaller size."
)
UNREADABLE = N_("{name} cannot be read. Nothing was added. Copy it to this laptop and try again.")
ITSELF = N_("A photo belongs to one thing. Nothing was changed. Choose a proposal or a challenge.")


def read(path: Path) -> bytes:
    """The bytes of a picture's file; its name goes nowhere. ``KnownError`` says why not."""
    try:
        if path.stat().st_size > LARGEST:
            raise KnownError(TOO_HEAVY, name=path.name)
        return path.read_bytes()
    except OSError as error:
        raise KnownError(UNREADABLE, name=path.name) from error


# -- finding --------------------------------------------------------------------------------------
def of(plan: OpenPlan, **owner: str | None) -> list[Photo]:
    """The photos whose ``owner`` (proposal, challenge, workshop, cut_from: ids) is this, in order."""
    return in_order(plan.all(Photo, **owner))


def in_order(photos: Iterable[Photo]) -> list[Photo]:
    """As a person ordered them; those of two laptops with the same place by birth."""
    return sorted(photos, key=lambda photo: (photo.position, photo.born, photo.id))


def sheets(plan: OpenPlan, workshop: str | None) -> list[Photo]:
    """Photos of flip charts, walls and sheets: of a workshop (``None``: of none), no proposal's
    and no piece of another, no logo and no evidence of what was done."""
    found = plan.all(
        Photo, workshop=workshop, proposal=None, challenge=None, cut_from=None, use="",
        follow_up=None,
    )  # fmt: skip
    return in_order(found)


def for_documents(plan: OpenPlan, photos: Iterable[Photo], *, longest: int) -> list[bytes]:
    """The pictures of those of ``photos`` that were answered "no faces" (P-27), encoded again at
    most ``longest`` pixels: nobody knows who wrote a file that was joined. One that two laptops
    changed or answered otherwise waits until that is settled."""
    with plan.store.reading() as connection:
        open_ = {row for entity, row, _, _ in merge.conflicts(connection) if entity == "Photo"}
    fit = [photo for photo in photos if photo.faces == NO and photo.id not in open_]
    return [pictures.kept(plan.media(photo.media), longest=longest) for photo in fit]


# -- adding ---------------------------------------------------------------------------------------
def add(
    plan: OpenPlan,
    data: bytes,
    *,
    faces: str = OPEN,
    edit: Edit = Edit(),  # noqa: B008
    workshop: str | None = None,
    proposal: str | None = None,
    challenge: str | None = None,
    follow_up: str | None = None,
) -> Photo:
    """Keep a picture (bytes of any common format) with what was done to it, after those that its
    owner has already. Takes a second for a large one: not for Qt's thread.

    ``faces`` is the answer about what is left after ``edit``. ``KnownError`` where the picture
    cannot be read, or has faces still.
    """
    if sum(map(bool, (proposal, challenge, follow_up))) > 1:
        raise KnownError(ITSELF)
    if faces == YES:
        raise KnownError(FACES)
    small = pictures.kept(data, edit)
    with plan.step("photo.add") as step:
        photo = Photo(
            id=new_id(),
            media=step.keep_media(small),
            faces=faces,
            workshop=_workshop(plan, workshop, proposal, challenge),
            proposal=proposal,
            challenge=challenge,
            follow_up=follow_up,
            position=_after(_beside(plan, workshop, proposal, challenge, follow_up)),
        )
        return step.add(photo)


def _workshop(
    plan: OpenPlan, workshop: str | None, proposal: str | None, challenge: str | None
) -> str | None:
    """The workshop of what the photo is of."""
    if proposal:
        return plan.one(Proposal, proposal).workshop
    if challenge:
        return plan.one(Challenge, challenge).workshop
    return workshop


def _beside(
    plan: OpenPlan,
    workshop: str | None,
    proposal: str | None,
    challenge: str | None,
    follow_up: str | None = None,
) -> list[Photo]:
    if follow_up:
        return of(plan, follow_up=follow_up)
    if proposal:
        return of(plan, proposal=proposal)
    return of(plan, challenge=challenge) if challenge else sheets(plan, workshop)


def _after(photos: list[Photo]) -> float:
    return photos[-1].position + 1 if photos else 0.0


# -- faces and changes ----------------------------------------------------------------------------
def answer(plan: OpenPlan, photo: Photo, faces: str) -> Photo:
    """Answer whether there are faces. After "yes" the picture itself must change (``change``)
    before it counts as without."""
    if photo.faces == YES and faces != YES:
        raise KnownError(FACES)
    with plan.step("photo.change") as step:
        return step.change(photo, faces=faces)


def change(plan: OpenPlan, photo: Photo, edit: Edit, *, faces: str = OPEN) -> Photo:
    """Turn, cover or cut the picture of a photo. ``faces``: the answer about what is left; it
    counts where something went away. Not for Qt's thread."""
    small = pictures.kept(plan.media(photo.media), edit)
    answered = faces if edit.hides and faces == NO else photo.faces
    with plan.step("photo.change") as step:
        return step.change(photo, media=step.keep_media(small), faces=answered)


def hide(plan: OpenPlan, photo: Photo, edit: Edit) -> Photo:
    """Cover or cut off the faces of a kept photo; it counts as without. The picture with the faces
    is erased for good, from the kept copies too, so it cannot be undone. Not for Qt's thread."""
    from workshop_app.services import erasing

    hidden = change(plan, photo, edit, faces=NO)
    if edit.hides:
        erasing.erase_earlier(plan, hidden, erasing.PICTURE)
    return hidden


def describe(plan: OpenPlan, photo: Photo, caption: str, *, confirmed: bool = False) -> Photo:
    """Write the line under a photo. Raises ``wording.MarkedText`` where the guard marks it."""
    words = wording.looked_over(caption, confirmed)
    with plan.step("photo.change") as step:
        if confirmed:
            wording.confirm(step, "Photo", photo.id, "caption")
        return step.change(photo, caption=words)


# -- where it belongs -----------------------------------------------------------------------------
def give(plan: OpenPlan, photo: Photo, **owner: str | None) -> Photo:
    """Make it the photo of another proposal or challenge (``proposal=id`` or ``challenge=id``), or
    of its workshop alone (``proposal=None``)."""
    proposal, challenge = owner.get("proposal"), owner.get("challenge")
    if proposal and challenge:
        raise KnownError(ITSELF)
    place = _after(_beside(plan, photo.workshop, proposal, challenge))
    with plan.step("photo.move") as step:
        return step.change(photo, proposal=proposal, challenge=challenge, position=place)


def move(plan: OpenPlan, photo: Photo, by: int) -> Photo:
    """Move it ``by`` places among those of its owner, as far as there are any."""
    beside = _beside(plan, photo.workshop, photo.proposal, photo.challenge, photo.follow_up)
    rest = [one for one in beside if one.id != photo.id]
    here = next((n for n, one in enumerate(beside) if one.id == photo.id), 0)
    to = min(len(rest), max(0, here + by))
    if to == here:
        return photo
    place = _between(rest[:to][-1:], rest[to:][:1])
    with plan.step("photo.move") as step:
        return step.change(photo, position=place)


def _between(before: list[Photo], after: list[Photo]) -> float:
    """A place behind the one and before the other, each of which may be missing."""
    if not before:
        return after[0].position - 1 if after else 0.0
    return (before[0].position + after[0].position) / 2 if after else before[0].position + 1


def remove(plan: OpenPlan, photo: Photo) -> None:
    """Take a photo away; its pieces stay. Undo brings it back."""
    with plan.step("photo.remove") as step:
        step.remove(photo)


# -- cutting --------------------------------------------------------------------------------------
def cut(
    plan: OpenPlan,
    photo: Photo,
    box: Box,
    text: str = "",
    *,
    theme: str = "",
    confirmed: bool = False,
    **facts: Any,
) -> tuple[Photo, Proposal | None]:
    """Make a piece of a photo, and with ``text`` the proposal that is written on it, in one step.

    ``facts`` as in ``proposals.capture``. Raises ``wording.MarkedText`` where the guard marks the
    text. The piece has the answer about faces that the whole has.
    """
    words = proposals.said(text, theme, confirmed) if text.strip() else ""
    piece = pictures.kept(plan.media(photo.media), Edit(crop=box))
    place = _after(of(plan, cut_from=photo.id))
    facts.setdefault("workshop", photo.workshop)
    with plan.step("photo.cut") as step:
        made: Proposal | None = None
        if words:
            made = proposals.capture_in(
                plan, step, words, theme=theme, confirmed=confirmed, **facts
            )
        part = Photo(
            id=new_id(),
            media=step.keep_media(piece),
            faces=photo.faces,
            workshop=photo.workshop,
            proposal=made.id if made else None,
            cut_from=photo.id,
            position=place,
        )
        return step.add(part), made
