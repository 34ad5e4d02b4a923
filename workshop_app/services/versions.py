"""Named versions of a plan ("presented on 12 May"): kept, looked at again, exported as they were."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from workshop_app.domain.entity import new_id
from workshop_app.domain.places import Version
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import confirmed_in, looked_over
from workshop_app.storage import as_of
from workshop_app.text import N_, KnownError

NO_NAME = N_(
    "The version has no name yet. Nothing was kept. Write one, such as “Presented on 12 May”."
)
NOT_KNOWN = N_("This version is not in the plan. Nothing was changed. Choose another.")
UNREADABLE = N_("What this version held can no longer be worked out. Nothing was changed. Use a kept copy of the plan instead.")  # fmt: skip


def versions(plan: OpenPlan) -> list[Version]:
    """The kept versions, newest first."""
    return sorted(plan.all(Version), key=lambda one: (one.made_on, one.born), reverse=True)


def keep(plan: OpenPlan, name: str, *, confirmed: bool = False) -> Version:
    """Keep the plan as it stands now under ``name``. The file grows by one line. ``confirmed``: what
    the guard marks in the name is an institution's detail."""
    words = _named(plan, name, confirmed)
    with plan.step("version.keep") as step:
        moment = as_of.written(as_of.reach(step.connection))
        today = date.today().isoformat()
        made = step.add(Version(id=new_id(), name=words, upto=moment, made_on=today))
        return confirmed_in(step, made, confirmed)


def rename(plan: OpenPlan, version: Version, name: str, *, confirmed: bool = False) -> Version:
    """Call a version otherwise; ``confirmed`` as in ``keep``."""
    words = _named(plan, name, confirmed, but=version.id)
    with plan.step("version.rename") as step:
        return confirmed_in(step, step.change(version, name=words), confirmed)


def forget(plan: OpenPlan, version: Version) -> None:
    """Take a version off the list; nothing of the plan changes."""
    with plan.step("version.remove") as step:
        step.remove(version)


def named(plan: OpenPlan, name: str) -> Version:
    """The version of this name, case aside."""
    for one in versions(plan):
        if one.name.casefold() == name.strip().casefold():
            return one
    raise KnownError(NOT_KNOWN)


@contextmanager
def opened(plan: OpenPlan, version: Version) -> Iterator[OpenPlan]:
    """The plan as it stood in ``version``, to be read only, in memory; ``version`` says which it is.

    What was erased since is erased there too, and what was voted in rounds that were not shown then
    is not told."""
    try:
        moment = as_of.read(version.upto)
    except ValueError:
        raise KnownError(UNREADABLE) from None
    store = as_of.as_of(plan.store, moment)
    try:
        earlier = OpenPlan(store, plan.settings)
        earlier.version = version
        yield earlier
    finally:
        store.close()


def _named(plan: OpenPlan, name: str, confirmed: bool, but: str = "") -> str:
    words = looked_over(name, confirmed)
    if not words:
        raise KnownError(NO_NAME)
    if any(one.name.casefold() == words.casefold() and one.id != but for one in plan.all(Version)):
        raise KnownError(
            N_("There is a version “{name}” already. Nothing was changed. Choose another name."),
            name=words,
        )
    return words
