"""The pictures of a plan as documents show them: those that may be shown, encoded anew."""

from __future__ import annotations

from workshop_app.domain.places import Photo
from workshop_app.export.follow_up_views import PhotoView
from workshop_app.services import look, photos
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError

LONGEST = 1000
"""Pixels of the longer side of a photo: over 300 to an inch where it stands."""
MOST = 3
"""So many photos of one thing are shown."""


class Pictures:
    """The photos of a plan, read once; nothing where they are not ``wanted``."""

    def __init__(self, plan: OpenPlan, *, wanted: bool) -> None:
        self._plan, self._wanted = plan, wanted
        self._all = photos.in_order(plan.all(Photo)) if wanted else []

    def of(self, owner: str, id: str) -> tuple[PhotoView, ...]:
        """The photos that belong to something (``owner`` is the field with its id) and may be
        shown: whose faces were answered "no" (P-27), and that nobody disputes."""
        found = [one for one in self._all if getattr(one, owner) == id and not one.use]
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
        """The logos in their order; where one cannot be read, none of them."""
        if not self._wanted:
            return ()
        try:
            found = look.logos_for_documents(self._plan)
        except KnownError:
            return ()
        return tuple(PhotoView(data=one.picture, caption=one.owner) for one in found)
