"""How the documents of a plan look: whose they are, logos, colour, and the posts that sign.

The one place for it: every document asks here. A logo is no photo of people: it is kept as
``Photo(use="logo", faces="no")``, answered by what it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.domain import contrast
from workshop_app.domain.entity import new_id
from workshop_app.domain.places import Photo, Plan
from workshop_app.services import photos, pictures
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import confirm, confirmed_in, needed
from workshop_app.text import N_, KnownError

MOST_LOGOS = 3
"""As many as the cover has room for."""
MOST_SIGNATORIES = 6
LARGEST_LOGO = 5 * 2**20
"""Bytes of a logo's file."""
LOGO = "logo"
"""``Photo.use`` of a logo."""

ENOUGH = N_("There are three logos already. Nothing was added. Take one away first.")
NO_OWNER = N_("Say whose logo it is: it is read aloud instead of the picture. Nothing was changed.")
TOO_HEAVY = N_("{name} has over 5 MB. Nothing was added. Save the logo smaller, as PNG or SVG.")
NO_COLOUR = N_("{colour} is no colour. Nothing was changed. Write it as #0f5c61, or choose one.")
TOO_LIGHT = N_(
    "{colour} is too light to be read: its contrast is {ratio} and at least {least} is needed. Nothing was changed. {darker} can be read."
)
NO_POST = N_("Say the post that signs, not who holds it. Nothing was changed.")
ENOUGH_POSTS = N_("There are six who sign already. Nothing was added. Take one away first.")
GONE = N_("This line is not there any more. Nothing was changed. Choose another.")


# -- logos ----------------------------------------------------------------------------------------
def logos(plan: OpenPlan) -> list[Photo]:
    """The logos in their order; their ``caption`` is whose they are."""
    return photos.in_order(plan.all(Photo, use=LOGO))


def add_logo(plan: OpenPlan, data: bytes, owner: str, *, confirmed: bool = False) -> Photo:
    """Keep a logo (bytes of a PNG or JPEG) after those that are there. ``owner`` says whose it is;
    it stands for the picture where that is not seen. Not for Qt's thread.

    ``KnownError`` where it cannot be read, is too large, or there are three already.
    """
    words = needed(owner, NO_OWNER, confirmed)
    before = logos(plan)
    if len(before) >= MOST_LOGOS:
        raise KnownError(ENOUGH)
    small = pictures.drawing(data)
    with plan.step("logo.add") as step:
        made = Photo(
            id=new_id(),
            media=step.keep_media(small),
            caption=words,
            faces=photos.NO,
            use=LOGO,
            position=before[-1].position + 1 if before else 0.0,
        )
        return confirmed_in(step, step.add(made), confirmed)


def name_logo(plan: OpenPlan, logo: Photo, owner: str, *, confirmed: bool = False) -> Photo:
    """Say otherwise whose a logo is."""
    words = needed(owner, NO_OWNER, confirmed)
    with plan.step("logo.change") as step:
        return confirmed_in(step, step.change(logo, caption=words), confirmed)


def move_logo(plan: OpenPlan, logo: Photo, by: int) -> None:
    """Move it ``by`` places, as far as there are any."""
    order = logos(plan)
    ids = [one.id for one in order]
    here = ids.index(logo.id) if logo.id in ids else 0
    to = min(len(order) - 1, max(0, here + by))
    if to == here:
        return
    order.insert(to, order.pop(here))
    with plan.step("logo.move") as step:
        for place, one in enumerate(order):
            step.change(one, position=float(place))


def remove_logo(plan: OpenPlan, logo: Photo) -> None:
    """Take a logo away. Undo brings it back."""
    with plan.step("logo.remove") as step:
        step.remove(logo)


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo ready for a document: the bytes of a PNG, and whose it is."""

    picture: bytes
    owner: str


def logos_for_documents(plan: OpenPlan) -> list[Logo]:
    """The logos in their order, with their pictures decoded and encoded again: nobody knows who
    wrote a file that was joined. At most three, also where files were joined; one that is not
    answered "no faces" (P-27) or cannot be read is left out."""
    fit = [one for one in logos(plan) if one.faces == photos.NO][:MOST_LOGOS]
    return [found for one in fit if (found := _ready(plan, one)) is not None]


def _ready(plan: OpenPlan, logo: Photo) -> Logo | None:
    try:
        return Logo(pictures.drawing(plan.media(logo.media)), logo.caption)
    except KnownError:
        return None


# -- colour ---------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Judged:
    """A colour looked at: its least contrast on paper, whether that will do, and the lightest of
    its kind that will (itself, where it does)."""

    colour: str
    ratio: float
    fits: bool
    darker: str


def judged(colour: str) -> Judged:
    """What there is to say of ``colour`` ("#rrggbb", any case). ``KnownError`` where it is none."""
    written = colour.strip().lower()
    written = written if written.startswith("#") else f"#{written}"
    if not contrast.is_colour(written):
        raise KnownError(NO_COLOUR, colour=colour.strip() or "–")
    found = contrast.on_paper(written)
    fits = found >= contrast.LEAST
    return Judged(written, found, fits, written if fits else contrast.darkened(written))


def own_colour() -> str:
    """The program's colour, which documents have where the plan names none."""
    from workshop_app.export.outlines import tokens

    return str(tokens()["color"]["primary"]).lower()


def colour_of(plan: OpenPlan) -> str:
    """The colour of the plan's documents, "#rrggbb": always one that can be read on white and on
    its own tint, also where a joined file brought another."""
    chosen = plan.plan.colour
    return judged(chosen).darker if contrast.is_colour(chosen) else own_colour()


def choose_colour(plan: OpenPlan, colour: str) -> Plan:
    """Use ``colour`` in documents; "" the program's. ``KnownError`` where it could not be read: it
    says by how much, and which one could."""
    if colour:
        told = judged(colour)
        if not told.fits:
            raise KnownError(
                TOO_LIGHT,
                colour=told.colour,
                ratio=f"{told.ratio:.1f}",
                least=f"{contrast.LEAST:.1f}",
                darker=told.darker,
            )
        colour = told.colour
    with plan.step("look.change") as step:
        return step.change(plan.plan, colour=colour)


# -- who signs ------------------------------------------------------------------------------------
def signatories(plan: OpenPlan) -> tuple[str, ...]:
    """The posts that sign documents, in their order; never persons (P-45)."""
    return tuple(plan.plan.signatories)


def add_signatory(plan: OpenPlan, post: str, *, confirmed: bool = False) -> None:
    """A post that signs, after those that do already."""
    words = needed(post, NO_POST, confirmed)
    before = signatories(plan)
    if len(before) >= MOST_SIGNATORIES:
        raise KnownError(ENOUGH_POSTS)
    _sign(plan, (*before, words), confirmed)


def change_signatory(plan: OpenPlan, at: int, post: str, *, confirmed: bool = False) -> None:
    """Call the post at place ``at`` (from 0) otherwise."""
    words = needed(post, NO_POST, confirmed)
    posts = list(_with(plan, at))
    posts[at] = words
    _sign(plan, tuple(posts), confirmed)


def move_signatory(plan: OpenPlan, at: int, by: int) -> None:
    """Move the post at place ``at`` by ``by`` places, as far as there are any."""
    posts = list(_with(plan, at))
    to = min(len(posts) - 1, max(0, at + by))
    if to != at:
        posts.insert(to, posts.pop(at))
        _sign(plan, tuple(posts))


def remove_signatory(plan: OpenPlan, at: int) -> None:
    """The post at place ``at`` signs no more."""
    posts = list(_with(plan, at))
    del posts[at]
    _sign(plan, tuple(posts))


def _with(plan: OpenPlan, at: int) -> tuple[str, ...]:
    posts = signatories(plan)
    if not 0 <= at < len(posts):
        raise KnownError(GONE)
    return posts


def _sign(plan: OpenPlan, posts: tuple[str, ...], confirmed: bool = False) -> None:
    record = plan.plan
    with plan.step("look.change") as step:
        if confirmed:
            confirm(step, "Plan", record.id, "signatories")
        step.change(record, signatories=posts)
