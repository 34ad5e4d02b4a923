"""The sample a year on: looked at again, signed, with logos and all that a plan may tell of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO

from PIL import Image

from tests.export.sample_view import sample_view
from workshop_app.export.follow_up_views import FollowUpView, PhotoView
from workshop_app.export.views import (
    CommentView,
    DecisionView,
    ExclusionView,
    PlanView,
    ProposalView,
    VersionView,
)

FOUND = {
    "A1": ("done", "Se instalaron los postes y alumbran.", 140.0),
    "A2": ("late", "La licencia salió en octubre; se pinta en enero.", 0.0),
    "A5": ("started", "Abre los sábados desde junio.", 30.0),
    "A13": ("dropped", "La cofinanciación no salió; se busca otra fuente.", None),
}
"""What was found of some actions: state, note, measured."""


def picture(kind: str, size: tuple[int, int], colour: str = "#336699") -> bytes:
    """The bytes of a picture of one colour."""
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()


@cache
def followed_view(language: str = "es") -> PlanView:
    """Everything that may follow a plan, in one."""
    base = sample_view(language)
    photo = PhotoView(data=picture("JPEG", (64, 48)), caption="Escaleras de La Loma")
    actions = tuple(
        replace(one, follow_ups=_found(one.number, photo)) if one.number in FOUND else one
        for one in base.actions
    )
    return replace(
        base,
        day=date(2027, 11, 20),
        actions=actions,
        proposals=tuple(_with_more(one, photo) for one in base.proposals),
        colour="#5b2a86",
        signatories=("Alcaldía", "Secretaría de Planeación", "Mesa comunitaria"),
        logos=(
            PhotoView(data=picture("PNG", (600, 200)), caption="Alcaldía de Cúcuta"),
            PhotoView(data=picture("PNG", (200, 200), "#aa3311"), caption="Entidad aliada"),
        ),
        version=VersionView(name="Presentada el 12 de mayo", day=date(2027, 5, 12)),
        exclusions=(ExclusionView(proposal="10", other="12", reason="Usan el mismo fondo."),),
        budget=1_200_000_000,
    )


def _found(number: str, photo: PhotoView) -> tuple[FollowUpView, ...]:
    state, note, measured = FOUND[number]
    first = FollowUpView(day=date(2027, 5, 20), state="started", note="Apenas empieza.")
    shown = (replace(photo, caption=""),) if number == "A1" else ()
    last = FollowUpView(
        day=date(2027, 11, 20), state=state, note=note, measured=measured, photos=shown
    )
    return (first, last)


def _with_more(one: ProposalView, photo: PhotoView) -> ProposalView:
    if one.number == "3":
        reason = "Entra con una parte este año."
        said = (
            CommentView(text="La concesión ya tiene los postes."),
            CommentView(text="No todos cuentan la misma cuadrilla.", criterion="staff"),
        )
        decision = DecisionView(
            outcome="in", reason=reason, day=date(2026, 10, 1), at="15:40", part=40_000_000
        )
        return replace(one, cost=95_000_000, decision=decision, comments=said, photos=(photo,))
    if one.number == "31":
        reason = "Espera a que haya norma para pagar arriendos."
        waits = DecisionView(
            outcome="waits", reason=reason, against_zone=True, day=date(2026, 10, 1), at="15:45"
        )
        return replace(one, outcome="open", reason="", decision=waits)
    return one
