"""Before the room: the plan, its territories, workshops, tables and counted attendance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from workshop_app.domain.entity import link_id, new_id
from workshop_app.domain.meetings import Attendance, Table, Workshop, WorkshopCommune
from workshop_app.domain.places import (
    Commune,
    Plan,
    Territory,
    TerritoryCommune,
    TerritoryNote,
)
from workshop_app.services import agenda as agendas
from workshop_app.services.open_plan import OpenPlan, new_file
from workshop_app.services.wording import confirmed_in, looked_over, needed
from workshop_app.settings import Settings
from workshop_app.text import N_, KnownError

NO_NAME = N_("It has no name yet. Nothing was changed. Write one and try again.")
TOTAL = "total"


def new_plan(
    path: Path,
    settings: Settings,
    *,
    municipality: str,
    territories: Sequence[str] = (),
    workshop_title: str = "",
    day: date | None = None,
    audience: str = "community",
    agenda: str = "",
) -> OpenPlan:
    """Make a plan file with its first territories and workshop, and open it.

    ``agenda`` is the id of a ready agenda, "" for none. ``KnownError`` where the file cannot be
    made or a text is refused; then there is no file.
    """
    name = needed(municipality, NO_NAME)
    places = [looked_over(territory) for territory in territories if territory.strip()]
    title = looked_over(workshop_title)
    first = Plan(
        id=new_id(),
        title=name,
        municipality=name,
        language=settings.language,
        made_on=(day or date.today()).isoformat(),
    )
    plan = new_file(path, settings, first)
    try:
        made = [add_territory(plan, place) for place in places]
        if title:
            workshop = add_workshop(
                plan,
                title,
                day=(day or date.today()).isoformat(),
                audience=audience,
                territory=made[0].id if made else None,
            )
            if agenda:
                agendas.start_from(plan, workshop, agenda)
    except BaseException:
        plan.close()
        path.unlink(missing_ok=True)
        raise
    return plan


def change_plan(plan: OpenPlan, *, confirmed: bool = False, **values: Any) -> Plan:
    """Change fields of the plan's own record (title, municipality, budget, currency …)."""
    checked = _checked(values, ("title", "municipality", "department"), confirmed)
    with plan.step("plan.change") as step:
        return confirmed_in(step, step.change(plan.plan, **checked), confirmed)


# -- places ---------------------------------------------------------------------------------------
def add_commune(
    plan: OpenPlan,
    number: int,
    name: str,
    *,
    territory: Territory | None = None,
    confirmed: bool = False,
) -> Commune:
    """A commune of the municipality; ``territory`` lies in it from the start."""
    name = needed(name, NO_NAME, confirmed)
    with plan.step("commune.add") as step:
        made = step.add(Commune(id=new_id(), number=number, name=name))
        confirmed_in(step, made, confirmed)
        if territory:
            step.add(_in_commune(territory.id, made.id))
        return made


def change_commune(
    plan: OpenPlan, commune: Commune, number: int, name: str, *, confirmed: bool = False
) -> Commune:
    """Another number or name for a commune."""
    name = needed(name, NO_NAME, confirmed)
    with plan.step("commune.change") as step:
        return confirmed_in(step, step.change(commune, number=number, name=name), confirmed)


def remove_commune(plan: OpenPlan, commune: Commune) -> None:
    """Take a commune away, with what says that territories and workshops lie in it."""
    links = [
        *plan.all(TerritoryCommune, commune=commune.id),
        *plan.all(WorkshopCommune, commune=commune.id),
    ]
    with plan.step("commune.remove") as step:
        for link in links:
            step.remove(link)
        step.remove(commune)


def add_territory(
    plan: OpenPlan,
    name: str,
    communes: Iterable[str] = (),
    description: str = "",
    *,
    confirmed: bool = False,
) -> Territory:
    """A territory with the next code "UIT-n", lying in ``communes`` (ids)."""
    name, description = needed(name, NO_NAME, confirmed), looked_over(description)
    with plan.step("territory.add") as step:
        taken = {territory.code for territory in plan.all(Territory)}
        number = next(n for n in range(1, len(taken) + 2) if f"UIT-{n}" not in taken)
        territory = step.add(
            Territory(id=new_id(), code=f"UIT-{number}", name=name, description=description)
        )
        for commune in communes:
            step.add(_in_commune(territory.id, commune))
        return confirmed_in(step, territory, confirmed)


def change_territory(
    plan: OpenPlan, territory: Territory, *, confirmed: bool = False, **values: Any
) -> Territory:
    """Change a territory's name, code or description."""
    checked = _checked(values, ("name", "code", "description"), confirmed)
    with plan.step("territory.change") as step:
        return confirmed_in(step, step.change(territory, **checked), confirmed)


def lie_in(plan: OpenPlan, territory: Territory, communes: Iterable[str]) -> None:
    """The communes (ids) in which a territory lies; a commune may hold several territories."""
    wanted = set(communes)
    with plan.step("territory.change") as step:
        for link in plan.all(TerritoryCommune, territory=territory.id):
            if link.commune not in wanted:
                step.remove(link)
        for commune in sorted(wanted):
            step.add(_in_commune(territory.id, commune))


def remove_territory(plan: OpenPlan, territory: Territory) -> None:
    """Take a territory away, unless a workshop or a proposal is of it."""
    from workshop_app.domain.proposals import Challenge, Proposal

    if any(plan.count(kind, territory=territory.id) for kind in (Workshop, Proposal, Challenge)):
        raise KnownError(
            N_("{name} has workshops or proposals. Nothing was changed. Move them first."),
            name=territory.name,
        )
    with plan.step("territory.remove") as step:
        for kind in (TerritoryCommune, TerritoryNote):
            for one in plan.all(kind, territory=territory.id):
                step.remove(one)
        step.remove(territory)


def _in_commune(territory: str, commune: str) -> TerritoryCommune:
    return TerritoryCommune(id=link_id(territory, commune), territory=territory, commune=commune)


# -- workshops ------------------------------------------------------------------------------------
def add_workshop(plan: OpenPlan, title: str, *, confirmed: bool = False, **values: Any) -> Workshop:
    """A workshop with the next number; ``values`` are other fields of the record."""
    title = needed(title, NO_NAME, confirmed)
    checked = _checked(values, ("place",), False)
    with plan.step("workshop.add") as step:
        number = max((w.number for w in plan.all(Workshop)), default=0) + 1
        return confirmed_in(
            step, step.add(Workshop(id=new_id(), number=number, title=title, **checked)), confirmed
        )


def change_workshop(
    plan: OpenPlan, workshop: Workshop, *, confirmed: bool = False, **values: Any
) -> Workshop:
    """Change fields of a workshop."""
    checked = _checked(values, ("title", "place", "notes", "attendance_note"), confirmed)
    with plan.step("workshop.change") as step:
        return confirmed_in(step, step.change(workshop, **checked), confirmed)


def held_for(plan: OpenPlan, workshop: Workshop, communes: Iterable[str]) -> None:
    """The communes (ids) whose people a workshop is for."""
    wanted = set(communes)
    with plan.step("workshop.change") as step:
        for link in plan.all(WorkshopCommune, workshop=workshop.id):
            if link.commune not in wanted:
                step.remove(link)
        for commune in sorted(wanted):
            link = WorkshopCommune(
                id=link_id(workshop.id, commune), workshop=workshop.id, commune=commune
            )
            step.add(link)


def remove_workshop(plan: OpenPlan, workshop: Workshop) -> None:
    """Take away a workshop in which nothing was said yet."""
    from workshop_app.domain.proposals import Challenge, Proposal

    if any(plan.count(kind, workshop=workshop.id) for kind in (Proposal, Challenge)):
        raise KnownError(
            N_("{title} holds what people said. Nothing was changed. It stays in the plan."),
            title=workshop.title,
        )
    with plan.step("workshop.remove") as step:
        step.remove(workshop)


# -- tables and attendance ------------------------------------------------------------------------
def set_tables(
    plan: OpenPlan, workshop: Workshop, names: Sequence[str], *, confirmed: bool = False
) -> list[Table]:
    """The tables of a workshop, in order. Names that stay keep their table."""
    wanted = [needed(name, NO_NAME, confirmed) for name in names]
    kept = {table.name: table for table in plan.all(Table, workshop=workshop.id)}
    with plan.step("table.change") as step:
        for name, table in kept.items():
            if name not in wanted:
                step.remove(table)
        placed = (
            step.change(kept[name], position=at)
            if name in kept
            else step.add(Table(id=new_id(), workshop=workshop.id, name=name, position=at))
            for at, name in enumerate(wanted)
        )
        return [confirmed_in(step, table, confirmed) for table in placed]


def tables(plan: OpenPlan, workshop: Workshop) -> list[Table]:
    """The tables of a workshop, in order."""
    found = plan.all(Table, workshop=workshop.id)
    return sorted(found, key=lambda table: (table.position, table.born))


def add_table(plan: OpenPlan, workshop: Workshop, name: str, *, confirmed: bool = False) -> Table:
    """One more table, after the others."""
    name = needed(name, NO_NAME, confirmed)
    last = max((table.position for table in tables(plan, workshop)), default=-1)
    with plan.step("table.add") as step:
        return confirmed_in(
            step,
            step.add(Table(id=new_id(), workshop=workshop.id, name=name, position=last + 1)),
            confirmed,
        )


def change_table(plan: OpenPlan, table: Table, *, confirmed: bool = False, **values: Any) -> Table:
    """Another name or number of people for a table; what it said stays its own."""
    checked = _checked(values, ("name",), confirmed)
    if not checked.get("name", table.name):
        raise KnownError(NO_NAME)
    with plan.step("table.change") as step:
        return confirmed_in(step, step.change(table, **checked), confirmed)


def remove_table(plan: OpenPlan, table: Table) -> None:
    """Take a table away, unless something was said at it."""
    from workshop_app.domain.proposals import Challenge, Proposal

    if any(plan.count(kind, table=table.id) for kind in (Proposal, Challenge)):
        raise KnownError(
            N_("{name} holds what people said. Nothing was changed. Give it another name instead."),
            name=table.name,
        )
    with plan.step("table.remove") as step:
        step.remove(table)


def count_attendance(
    plan: OpenPlan,
    workshop: Workshop,
    total: int | None,
    dimensions: Mapping[str, Mapping[str, int]] | None = None,
) -> None:
    """Keep how many came, in totals only; each dimension counted on its own (P-02, P-08). What is
    not among them is taken away; ``total`` None: nobody counted all."""
    wanted = {} if total is None else {(TOTAL, ""): total}
    for dimension, cells in (dimensions or {}).items():
        wanted.update({(dimension, category): n for category, n in cells.items()})
    if any(people < 0 for people in wanted.values()):
        raise KnownError(N_("A count is below zero. Nothing was changed. Write it again."))
    with plan.step("attendance.count") as step:
        kept = {(a.dimension, a.category): a for a in plan.all(Attendance, workshop=workshop.id)}
        for key, cell in kept.items():
            if key not in wanted:
                step.remove(cell)
        for at, ((dimension, category), people) in enumerate(wanted.items()):
            if (dimension, category) in kept:
                step.change(kept[(dimension, category)], people=people, position=at)
                continue
            step.add(
                Attendance(
                    id=link_id(workshop.id, dimension, category),
                    workshop=workshop.id,
                    dimension=dimension,
                    category=category,
                    people=people,
                    position=at,
                )
            )


def attendance(plan: OpenPlan, workshop: Workshop) -> dict[str, dict[str, int]]:
    """What was counted, as counted: dimension → category → people. Hide before showing."""
    cells = sorted(plan.all(Attendance, workshop=workshop.id), key=lambda cell: cell.position)
    counted: dict[str, dict[str, int]] = {}
    for cell in cells:
        counted.setdefault(cell.dimension, {})[cell.category] = cell.people
    return counted


def _checked(values: dict[str, Any], texts: Iterable[str], confirmed: bool) -> dict[str, Any]:
    return {
        name: looked_over(value, confirmed) if name in texts and isinstance(value, str) else value
        for name, value in values.items()
    }
