"""The pictures of a plan as documents show them: those that may be shown, encoded anew."""

from __future__ import annotations

from io import BytesIO

from workshop_app.domain.places import Photo
from workshop_app.export.follow_up_views import PhotoView
from workshop_app.services import photos
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.pictures import MOST_PIXELS
from workshop_app.text import KnownError

LONGEST = 1000
"""Pixels of the longer side of a photo: over 300 to an inch where it stands."""
LONGEST_LOGO = 1200
MOST = 3
"""So many photos of one thing are shown."""
MOST_LOGOS = 3
LOGO = "logo"


class Pictures:
    """The photos of a plan, read once; nothing where they are not ``wanted``."""

    def __init__(self, plan: OpenPlan, *, wanted: bool) -> None:
        self._plan = plan
        self._all = photos.in_order(plan.all(Photo)) if wanted else []

    def of(self, owner: str, id: str) -> tuple[PhotoView, ...]:
        """The photos that belong to something (``owner`` is the field with its id) and may be
        shown: whose faces were answered "no" (P-27), and that nobody disputes."""
        found = [one for one in self._all if getattr(one, owner) == id and one.use != LOGO]
        views: list[PhotoView] = []
        for one in found:
            if len(views) < MOST:
                views += [PhotoView(data=data, caption=one.caption) for data in self._shown(one)]
        return tuple(views)

    def _shown(self, photo: Photo) -> list[bytes]:
        """One that is broken or not in the file is left out; ``check`` names it."""
        try:
            return photos.for_documents(self._plan, [photo], longest=LONGEST)
        except KnownError:
            return []

    def logos(self) -> tuple[PhotoView, ...]:
        """The logos in their order; one that cannot be read is left out."""
        views = []
        for one in (one for one in self._all if one.use == LOGO):
            try:
                data = _logo(self._plan.media(one.media))
            except KnownError:
                continue
            if data:
                views.append(PhotoView(data=data, caption=one.caption))
        return tuple(views[:MOST_LOGOS])


def _logo(data: bytes) -> bytes:
    """A logo encoded anew as PNG, RGB on white, nothing but pixels; empty where it is none."""
    from PIL import Image, UnidentifiedImageError

    try:
        picture = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
        if picture.width * picture.height > MOST_PIXELS:
            return b""
        seen = picture.convert("RGBA")
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError):
        return b""
    seen.thumbnail((LONGEST_LOGO, LONGEST_LOGO))
    bare = Image.new("RGB", seen.size, "white")
    bare.paste(seen, mask=seen.getchannel("A"))
    written = BytesIO()
    bare.save(written, "PNG")
    return written.getvalue()
