"""The hand: choosing pins and areas, opening crowds, moving what is chosen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from workshop_app.ui.map.canvas.canvas import MapCanvas
from workshop_app.ui.map.canvas.clusters import Cluster
from workshop_app.ui.map.canvas.marks import Mark, Outline
from workshop_app.ui.map.canvas.moving import arrow, held
from workshop_app.ui.map.canvas.view import Where
from workshop_app.ui.map.tools.tool import Tool

STEP, FAR = 4, 24
"""Pixels that Ctrl and an arrow move the chosen pin by, and with Shift."""
KEPT_AFTER = 700
"""Milliseconds after the last key, when a moved pin is kept: one step for undo."""


class SelectTool(Tool):
    """``walked(by)`` an arrow asks for the next one, or the one before. ``may_move``: whether what
    is chosen can be moved (a plan that is only read cannot be)."""

    name = "select"
    walked = Signal(int)

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self.may_move = True
        self._pulled = QPointF()
        self._after = QTimer(self, singleShot=True, interval=KEPT_AFTER)
        self._after.timeout.connect(self.keep)

    def end(self) -> None:
        self.keep()

    def pressed(self, spot: QPointF) -> None:
        canvas = self.canvas
        found = canvas.scene.under(spot, canvas.view)
        if isinstance(found, Cluster):
            canvas.open_cluster(found)
        elif isinstance(found, Mark | Outline):
            canvas.picked.emit(found.key)
        elif canvas.scene.fanned is not None:
            canvas.scene.fanned = None
            canvas.update()

    def pressed_twice(self, spot: QPointF) -> bool:
        found = self.canvas.scene.under(spot, self.canvas.view)
        if isinstance(found, Mark | Outline):
            self.canvas.opened.emit(found.key)
            return True
        return False

    def hover(self, spot: QPointF) -> None:
        found = self.canvas.scene.under(spot, self.canvas.view)
        shapes = Qt.CursorShape
        self.canvas.setCursor(shapes.PointingHandCursor if found else shapes.ArrowCursor)
        said = found.name if isinstance(found, Mark) else getattr(found, "label", "")
        self.canvas.setToolTip(said)

    # -- moving what is chosen --------------------------------------------------------------------
    def grab(self, spot: QPointF) -> bool:
        canvas = self.canvas
        mark = canvas.scene.chosen_mark
        if mark is None or not self.may_move or canvas.scene.fanned is not None:
            return False
        if canvas.scene.under(spot, canvas.view) is not mark:
            return False
        self._pulled = canvas.view.spot(mark.spot) - spot
        return True

    def drag(self, spot: QPointF) -> None:
        self._move_to(self.canvas.view.place(spot + self._pulled))

    def drop(self, spot: QPointF) -> None:
        self.drag(spot)
        self.keep()

    def _move_to(self, place: Where) -> None:
        self.canvas.scene.moved = place
        self.canvas.update()

    def keep(self) -> None:
        """What was moved stays where it is now."""
        self._after.stop()
        scene = self.canvas.scene
        place, mark = scene.moved, scene.chosen_mark
        if place is not None and mark is not None:
            scene.moved = None
            self.canvas.moved.emit(mark.key, place)

    # -- keys -------------------------------------------------------------------------------------
    def key(self, event: QKeyEvent) -> bool:
        way, with_it = arrow(event), held(event)
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        if way is not None and with_it == Qt.KeyboardModifier.NoModifier:
            self._walk(way[0] or way[1])
        elif way is not None and with_it in (control, control | shift):
            self._push(*way, FAR if with_it & shift else STEP)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.key() == Qt.Key.Key_Escape and self.canvas.scene.moved is not None:
            self._after.stop()
            self.canvas.scene.moved = None
            self.canvas.update()
        elif event.key() == Qt.Key.Key_Escape and self.canvas.scene.fanned is not None:
            self.canvas.scene.fanned = None
            self.canvas.update()
        else:
            return False
        return True

    def _walk(self, by: int) -> None:
        """Round an open crowd, or through the list."""
        beside = self.canvas.scene.fan_next(by)
        if beside:
            self.canvas.picked.emit(beside)
        else:
            self.walked.emit(by)

    def _enter(self) -> None:
        """The crowd that the chosen one stands in is opened first; then it itself."""
        canvas = self.canvas
        crowd = canvas.scene.crowd(canvas.view)
        if crowd is not None:
            canvas.open_cluster(crowd)
            canvas.picked.emit(canvas.scene.chosen)
        elif canvas.scene.chosen:
            canvas.opened.emit(canvas.scene.chosen)

    def _push(self, across: int, down: int, step: int) -> None:
        canvas = self.canvas
        mark = canvas.scene.chosen_mark
        if mark is None or not self.may_move:
            return
        spot = canvas.view.spot(canvas.scene.moved or mark.spot)
        place = canvas.view.place(spot + QPointF(across * step, down * step))
        canvas.view.bring(place, 60)
        self._move_to(place)
        self._after.start()
