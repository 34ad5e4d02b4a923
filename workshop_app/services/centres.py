"""IntegrHa-bitat centres: points of the directory with a sheet of rows (``CentrePart``).

Older plans hold part of that sheet on the point itself. It is read as rows of their kind until a
row of that kind is changed: then all of the kind become rows, in the same step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workshop_app.domain.centre_reading import facts_of, rows_in, text_in
from workshop_app.domain.directory import CENTRE_PARTS, CentrePart, ServicePoint
from workshop_app.domain.entity import link_id, new_id
from workshop_app.domain.places import Pin
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import clean
from workshop_app.storage.record import Step
from workshop_app.text import N_, KnownError, plain

KIND = "integrhabitat"
NO_NAME = N_("The centre has no name yet. Nothing was changed. Write one.")
NO_CENTRE = N_("This point is no IntegrHa-bitat centre. Nothing was changed.")

Parts = dict[str, list[CentrePart]]

_OLDER = {
    "programme": ("social_programme", ""),
    "space": ("cocreation_spaces", ""),
    "host": ("host_community", "text"),
    "agreement": ("host_community", "agreements"),
}
"""Where older programs kept rows of a kind: the key in the point's sheet, and the one inside it."""


def centres(plan: OpenPlan) -> list[ServicePoint]:
    """All centres, in the order of the directory."""
    found = plan.all(ServicePoint, kind=KIND)
    return sorted(found, key=lambda point: (point.position, point.born, point.id))


def parts(plan: OpenPlan, centre: ServicePoint) -> Parts:
    """The rows of a centre's sheet by kind, each kind in its order; every kind is there."""
    found: Parts = {kind: [] for kind in CENTRE_PARTS}
    for part in plan.all(CentrePart, point=centre.id):
        if part.kind in found:
            found[part.kind].append(part)
    for kind, rows in found.items():
        rows.sort(key=lambda one: (one.position, one.born, one.id))
        if not rows:
            rows += older(centre, kind)
    return found


def of_kind(plan: OpenPlan, centre: ServicePoint, kind: str) -> list[CentrePart]:
    """The rows of one kind in their order."""
    rows = plan.all(CentrePart, point=centre.id, kind=kind)
    rows.sort(key=lambda one: (one.position, one.born, one.id))
    return rows or list(older(centre, kind))


def older(centre: ServicePoint, kind: str) -> Iterator[CentrePart]:
    """What the point's own sheet holds of a kind, as rows that are not kept yet."""
    for at, (text, facts) in enumerate(_older_rows(centre.sheet, kind)):
        yield CentrePart(
            id=link_id(centre.id, kind, str(at)),
            point=centre.id,
            kind=kind,
            text=text,
            position=float(at),
            facts=facts or None,
        )


def _older_rows(sheet: Any, kind: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    key, inner = _OLDER.get(kind, ("", ""))
    loose = facts_of(sheet)
    if inner:
        held = facts_of(loose.get(key)).get(inner)
        for text in held if isinstance(held, list | tuple) else [held]:
            if isinstance(text, str) and text.strip():
                yield text.strip(), {}
        return
    for row in rows_in(loose, key):
        if text_in(row, "name"):
            yield text_in(row, "name"), {name: row[name] for name in row if name != "name"}


def adopt(plan: OpenPlan, step: Step, centre: ServicePoint, kind: str) -> None:
    """Inside a step: what the point's own sheet holds of a kind becomes rows that are kept."""
    if plan.count(CentrePart, point=centre.id, kind=kind):
        return
    rows = list(older(centre, kind))
    if not rows:
        return
    for row in rows:
        step.add(row)
    key, inner = _OLDER[kind]
    sheet = dict(facts_of(centre.sheet))
    left = {name: one for name, one in facts_of(sheet.pop(key)).items() if name != inner}
    if inner and left:
        sheet[key] = left
    step.change(centre, sheet=sheet or None)


# -- the centre itself ----------------------------------------------------------------------------
def make(plan: OpenPlan, name: str, *, territory: str | None = None) -> ServicePoint:
    """A centre, last in the directory. ``territory`` is an id. The guard leaves the facts of
    institutions alone (P-19)."""
    said = _named(name)
    with plan.step("centre.make") as step:
        last = max((one.position for one in plan.all(ServicePoint)), default=-1)
        return step.add(
            ServicePoint(
                id=new_id(),
                kind=KIND,
                name=said,
                position=last + 1,
                municipality=plan.plan.municipality,
                territory=territory or None,
            )
        )


def change(plan: OpenPlan, centre: ServicePoint, **values: Any) -> ServicePoint:
    """Another name, address or territory (an id, ``None`` for none)."""
    checked = {key: clean(one) if isinstance(one, str) else one for key, one in values.items()}
    if "name" in checked:
        checked["name"] = _named(checked["name"])
    if "territory" in checked:
        checked["territory"] = checked["territory"] or None
    with plan.step("centre.change") as step:
        return step.change(plan.one(ServicePoint, centre.id), **checked)


def remove(plan: OpenPlan, centre: ServicePoint) -> None:
    """Take a centre out of the directory with its sheet. Its sessions and actions stay."""
    with plan.step("centre.remove") as step:
        remove_in(plan, step, centre)
        step.remove(centre)


def remove_in(plan: OpenPlan, step: Step, centre: ServicePoint) -> None:
    """Inside a step: the rows of a point that goes, and where it is on the map."""
    for part in plan.all(CentrePart, point=centre.id):
        step.remove(part)
    for pin in plan.all(Pin, point=centre.id):
        if pin.proposal or pin.challenge or pin.project:
            step.change(pin, point=None)
        else:
            step.remove(pin)


def matching(plan: OpenPlan, found: list[ServicePoint], wanted: str) -> list[ServicePoint]:
    """Those of which name, address or a row of the sheet hold every word of ``wanted``."""
    pieces = plain(wanted).split()
    if not pieces:
        return found
    return [one for one in found if all(piece in _searched(plan, one) for piece in pieces)]


def _searched(plan: OpenPlan, centre: ServicePoint) -> str:
    from workshop_app.domain.free_texts import stretches

    texts = [centre.name, centre.address, centre.municipality]
    for rows in parts(plan, centre).values():
        for row in rows:
            texts += [row.text, *stretches(row.facts or {})]
    return plain(" ".join(texts))


def owner(plan: OpenPlan, part: CentrePart) -> ServicePoint:
    """The centre that a row is of. ``KnownError`` where it is gone, or no centre."""
    centre = plan.one(ServicePoint, part.point)
    if centre.kind != KIND:
        raise KnownError(NO_CENTRE)
    return centre


def _named(name: str) -> str:
    said = clean(name)
    if not said:
        raise KnownError(NO_NAME)
    return said
