"""What a person wrote and nobody kept yet: the window says so once before it lets go of a plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, QTimer

from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.services.open_plan import OpenPlan
    from workshop_app.ui.guarded import Guarded
    from workshop_app.ui.shell.window import MainWindow

Way = Literal["close", "start"]
SENTENCES: dict[tuple[str, Way], str] = {
    ("proposal", "close"): N_("There is a proposal that is not noted down. Enter notes it down; "
                              "close again to discard it."),
    ("proposal", "start"): N_("There is a proposal that is not noted down. Enter notes it down; "
                              "choose “Another plan” again to discard it."),
    ("challenge", "close"): N_("There is a challenge that is not noted down. Enter notes it down; "
                               "close again to discard it."),
    ("challenge", "start"): N_("There is a challenge that is not noted down. Enter notes it down; "
                               "choose “Another plan” again to discard it."),
    ("field", "close"): N_("This text is not saved: it waits for your answer. "
                           "Close again to discard it."),
    ("field", "start"): N_("This text is not saved: it waits for your answer. "
                           "Choose “Another plan” again to discard it."),
}  # fmt: skip
"""What the bar says, by what is held and by how the plan is left."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A text in memory only (P-14): what it is, its words, and what gives it the keyboard."""

    what: str
    text: str
    show: Callable[[], object]


class Unsaved:
    """Asks nothing: the first try to leave stays and says what is not kept, the second leaves.
    Nothing of it is ever written."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._told: tuple[str, str] | None = None
        self._said = ""

    def may_leave(self, way: Way) -> bool:
        """Whether the plan may be let go of now; else the bar says what stands in the way."""
        held = self._held()
        told = (held.what, held.text) if held else None
        if held is None or told == self._told:
            self._told = None
            return True
        window = self._window
        self._told = told
        window.rehearsal.end()
        held.show()
        self._said = window.words(SENTENCES[held.what, way])
        window.tell("warn", self._said)
        return False

    def look(self) -> None:
        """Something was saved: the bar goes when nothing is held any more. What was kept leaves its
        line a moment after the news of it."""
        if self._said:
            QTimer.singleShot(0, self._window, self._look_again)

    def _look_again(self) -> None:
        if self._said and self._held(write=False) is None:
            self._window.messages.drop_bar(self._said)
            self._said, self._told = "", None

    def _held(self, *, write: bool = True) -> _Held | None:
        """The text that would be lost first. ``write``: fields keep what they may keep."""
        window = self._window
        if not window.has_plan:
            return None
        plan = window.rehearsal.real or window.plan
        if write:
            window.places.leave()
        return self._line(plan) or self._field() or self._note(plan)

    def _line(self, plan: OpenPlan) -> _Held | None:
        from workshop_app.ui.proposals import drafts
        from workshop_app.ui.proposals.capture_line import CaptureLine
        from workshop_app.ui.shell import shortcuts

        window, text = self._window, drafts.of(plan).text.strip()
        if not text or plan.read_only:
            return None
        line = window.page.findChild(CaptureLine) if window.page else None
        return _Held(line.kind if line else "proposal", text,
                     lambda: shortcuts.to_capture(window))  # fmt: skip

    def _note(self, plan: OpenPlan) -> _Held | None:
        from workshop_app.ui.facilitate import notes_card

        window = self._window
        waiting = [pair for pair in notes_card.waiting(plan).items() if pair[1].strip()]
        if not waiting:
            return None
        workshop, text = waiting[0]
        return _Held("field", text, lambda: window.go("facilitate", workshop=workshop))

    def _field(self) -> _Held | None:
        from workshop_app.ui.guarded import Guarded
        from workshop_app.ui.proposals.capture_edit import CaptureEdit

        if self._window.rehearsal.on:
            return None
        found: list[Guarded] = self._window.findChildren(Guarded)
        for one in found:
            if one.unanswered and one.isVisible() and not isinstance(one.edit, CaptureEdit):
                return _Held("field", one.text(), lambda one=one: _into(one))  # type: ignore[misc]
        return None


def _into(field: Guarded) -> None:
    field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
