"""What was found when someone looked again, and the pictures that may be shown with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoView:
    """A picture that may stand in a document (P-27): ``data`` is a JPEG or PNG encoded anew, with
    nothing in it but pixels (P-26); ``caption`` what stands under it, or whose logo it is."""

    data: bytes
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpView:
    """How an action or a commitment stood on a day. ``state`` is one of ``FOLLOW_UP_STATES`` or of
    ``COMMITMENT_STATES``; ``measured`` where its first indicator stood."""

    day: date | None
    state: str
    note: str = ""
    measured: float | None = None
    photos: tuple[PhotoView, ...] = ()
