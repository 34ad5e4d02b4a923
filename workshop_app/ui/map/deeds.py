"""What is done on the map page: putting, drawing, editing, moving, taking away, going where a thing
is at home. Each change is one step of the plan, and can be undone."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import TYPE_CHECKING

from workshop_app.domain.geo import Rings
from workshop_app.domain.map_spots import Spot
from workshop_app.domain.places import Area
from workshop_app.services import areas, map_bases, pins
from workshop_app.services.areas import OnGround
from workshop_app.services.map_bases import Ground
from workshop_app.services.places import OnMap
from workshop_app.ui.map import bases
from workshop_app.ui.map.canvas.view import Where
from workshop_app.ui.map.panels import answers
from workshop_app.ui.map.panels.form import PlaceForm
from workshop_app.ui.map.panels.layers_panel import LayersPanel
from workshop_app.ui.map.panels.of_what import Answer
from workshop_app.ui.map.shown import LABELS, LAYERS, PROPOSALS, Row, Shown
from workshop_app.ui.widgets.painted import give_focus

if TYPE_CHECKING:
    from workshop_app.ui.map.page import MapPage

_PAGES: Mapping[str, str] = {
    "proposal": "proposals", "challenge": "proposals", "point": "directory", "project": "projects",
    "territory": "territory",
}  # fmt: skip
"""Where what a pin or an area is of is at home."""


class Deeds:
    """Works on the page that it belongs to."""

    def __init__(self, page: MapPage) -> None:
        self._page = page
        self._plan, self._words = page.plan, page.words
        self.meant = ""
        """The id of what the next pin is of, where another page said so."""

    # -- putting a pin ----------------------------------------------------------------------------
    def ask_point(self, spot: Where) -> None:
        """A place was meant: ask beside the map what it is. Asked already: it moved."""
        page, words = self._page, self._words
        self._spot = spot
        if isinstance(page.side.currentWidget(), PlaceForm):
            return
        form = PlaceForm(words, words("New point"), answers.for_pins(self._plan, words), pin=True,
                         of=self.meant)  # fmt: skip
        form.kept.connect(lambda: self._put(form))
        form.left.connect(page.show_list)
        page.show_panel(form)
        give_focus(form.of.line)

    def _put(self, form: PlaceForm) -> None:
        page, of = self._page, _of(form.answer)
        pin = pins.put(self._plan, self._spot_of(self._spot), form.name, facility=form.facility,
                       confirmed=form.confirmed, **of)  # fmt: skip
        page.show_list()
        page.choose(pin.id)
        page.shell.tell("done", self._words("It is on the map now."), undo=True)

    def _spot_of(self, spot: Where) -> Spot:
        """A place of the canvas as it is kept."""
        there = self._page.surface
        return Spot(there.point(spot), there.base or None)

    # -- drawing an area --------------------------------------------------------------------------
    def ask_area(self, ring: list[Where]) -> None:
        """An outline was closed: it is kept at once under a name of its own, then asked what it is."""
        page, words = self._page, self._words
        there = page.surface
        points = (tuple(there.point(corner) for corner in ring),)
        area = areas.draw(self._plan, points, self._next_name(), base=there.base or None, mend=True)
        page.choose(area.id)
        page.shell.tell("done", words("The area is on the map now."), undo=True)
        form = self._area_form(area, words("New area"), area.label)
        give_focus(form.of.line)

    def _next_name(self) -> str:
        """The first of "Area 1", "Area 2" … that no area is called."""
        taken = {area.label for area in self._plan.all(Area)}
        return next(name for nth in itertools.count(1)
                    if (name := self._words("Area {number}", number=nth)) not in taken)  # fmt: skip

    # -- changing ---------------------------------------------------------------------------------
    def edit(self, key: str) -> None:
        """E: what it is of, its name; the corners of an area can be moved meanwhile."""
        page, pin, area = self._page, self._page.shown.pin(key), self._page.shown.area(key)
        page.choose(key)
        if pin is not None:
            self._edit_pin(pin)
        elif area is not None:
            self._edit_area(area)

    def _edit_pin(self, one: OnMap) -> None:
        page, words, pin = self._page, self._words, one.pin
        form = PlaceForm(words, words("Edit the point"), answers.for_pins(self._plan, words), pin=True,
                         of=answers.of_pin(pin), name=pin.place, facility=pin.facility,
                         thing=pin.id)  # fmt: skip
        form.kept.connect(lambda: self._change_pin(form, one))
        form.left.connect(page.show_list)
        page.show_panel(form)
        give_focus(form.line.edit)

    def _change_pin(self, form: PlaceForm, one: OnMap) -> None:
        plan, pin = self._plan, one.pin
        if form.name != pin.place:
            pin = pins.rename(plan, pin, form.name, confirmed=form.confirmed)
        if form.answer.of != answers.of_pin(pin):
            pin = pins.tie(plan, pin, **_of(form.answer))
        if form.facility != pin.facility:
            pin = pins.set_facility(plan, pin, form.facility)
        self._page.show_list()
        self._page.choose(pin.id)

    def _edit_area(self, one: OnGround) -> None:
        give_focus(self._area_form(one.area, self._words("Edit the area")).line.edit)

    def _area_form(self, area: Area, title: str, given: str = "") -> PlaceForm:
        """The form of an area that is kept, its corners in hand. ``given``: the name that nobody
        wrote."""
        page, words = self._page, self._words
        outline = page.board.canvas.scene.area(area.id)
        form = PlaceForm(words, title, answers.for_areas(self._plan, words), pin=False,
                         of=answers.of_area(area), name=area.label, thing=area.id)  # fmt: skip
        form.kept.connect(lambda: self._change_area(form, area.id, given))
        form.left.connect(page.show_list)
        if outline is not None:
            page.board.reshape.work_on(area.id, outline.rings)
            page.board.use("reshape")
        page.show_panel(form)
        return form

    def follow(self, found: Shown) -> None:
        """The map was read again: a form goes when undo took what it is about."""
        form = self._page.side.currentWidget()
        if isinstance(form, PlaceForm) and form.thing and found.row(form.thing) is None:
            self._page.show_list()

    def _change_area(self, form: PlaceForm, key: str, given: str) -> None:
        page, plan = self._page, self._plan
        one = page.shown.area(key)
        if one is not None:
            area, other = one.area, form.answer.of != answers.of_area(one.area)
            # What it is of gives it its name, where nobody wrote one.
            name = "" if form.answer.of and form.name == given else form.name
            if other and form.answer.of:
                area = areas.tie(plan, area, **_of(form.answer))
            if name != area.label:
                area = areas.rename(plan, area, name, confirmed=form.confirmed)
            if other and not form.answer.of:
                areas.tie(plan, area)
        page.show_list()
        page.choose(key)

    def move(self, key: str, spot: Where) -> None:
        """The chosen pin was pulled or pushed there."""
        one = self._page.shown.pin(key)
        if one is not None and self._page.changes:
            pins.move(self._plan, one.pin, self._spot_of(spot))

    def reshape(self, key: str, rings: list[list[Where]]) -> None:
        """The corners of an area were moved."""
        page, one = self._page, self._page.shown.area(key)
        if one is None:
            return
        there = page.surface
        points = tuple(tuple(there.point(corner) for corner in ring) for ring in rings)
        if one.area.base and not there.base:
            points = _on_base(page.ground, points)
        areas.reshape(self._plan, one.area, points, mend=True)

    def remove(self, key: str) -> None:
        """Delete: off the map, and back with undo; what it was of stays."""
        page, pin, area = self._page, self._page.shown.pin(key), self._page.shown.area(key)
        if not page.changes:
            return
        if pin is not None:
            pins.remove(self._plan, pin.pin)
        elif area is not None:
            areas.remove(self._plan, area.area)
        page.shell.tell("done", self._words("Taken off the map."), undo=True)

    # -- going there ------------------------------------------------------------------------------
    def open(self, row: Row) -> None:
        """Enter: the page where it is at home; a place of its own is edited."""
        page = self._page
        target = _PAGES.get(row.kind)
        if target and row.of:
            page.shell.go(target, **{row.kind: row.of})
        elif page.changes:
            self.edit(row.key)

    def show_bases(self) -> None:
        """The panel of what the map is drawn on."""
        from workshop_app.ui.map.panels.bases_panel import BasesPanel

        page = self._page
        if isinstance(page.side.currentWidget(), BasesPanel):
            page.show_list()
            return
        page.show_map()
        panel = BasesPanel(page)
        panel.left.connect(page.show_list)
        page.show_panel(panel)
        give_focus(panel.first())

    def show_layers(self) -> None:
        """The layers panel, or back from it."""
        page = self._page
        if isinstance(page.side.currentWidget(), LayersPanel):
            page.show_list()
            return
        counts = {layer: page.shown.count(layer) for layer in (*PROPOSALS, *LAYERS)}
        counts.pop(LABELS)
        choices = page.base.choices(map_bases.all_of(self._plan))
        panel = LayersPanel(self._words, choices, page.seen.base or "", counts, page.seen.off)
        panel.toggled.connect(self._toggle_layer)
        panel.based.connect(page.use_base)
        panel.left.connect(page.show_list)
        page.show_panel(panel)
        give_focus(next(iter(panel.switches.values())))

    def _toggle_layer(self, layer: str, on: bool) -> None:
        page = self._page
        page.seen.off = page.seen.off - {layer} if on else page.seen.off | {layer}
        if layer == LABELS:
            page.board.canvas.show_base(bases.layer(self._plan, page.ground, labels=on), fit=False)
        page.show_looked_at()


def _of(answer: Answer) -> dict[str, str | None]:
    """What a pin or an area is of, as the services take it."""
    return {answer.kind: answer.of} if answer.of else {}


def _on_base(ground: Ground | None, rings: Rings) -> Rings:
    """Degrees as places on the base that the area was drawn on, which lies on the ground since."""
    if ground is None or ground.placing is None:
        return rings
    return tuple(tuple(ground.placing.spot(at) for at in ring) for ring in rings)
