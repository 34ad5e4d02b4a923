"""What can be put into an agenda: a searchable list in the place of the detail, no window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.domain.meetings import Workshop
from workshop_app.domain.packs import in_language
from workshop_app.export import names
from workshop_app.services import agenda, content, own_exercises
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words, plain
from workshop_app.ui import exercises, icons, theme
from workshop_app.ui.widgets.bars import Stripe
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.fields import SearchField
from workshop_app.ui.widgets.labels import Label, Paragraph
from workshop_app.ui.widgets.rows import RowDelegate, RowList, Rows
from workshop_app.ui.widgets.wrapped import height, lines

EMPTY = "empty"
"""The offer to begin with nothing in the agenda."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to choose: ``key`` names it, ``found_by`` is what searching reads."""

    key: str
    icon: str
    title: str
    detail: str
    found_by: str = ""
    stage: str = ""

    @property
    def text(self) -> str:
        """What a reader says."""
        return f"{self.title}, {self.detail}"


class Chooser(Card):
    """A list of offers with a search line. Emits ``taken(key)`` and ``left`` (Esc); ``asked(key)``
    for one of ``more``: the buttons under the list (key, words, icon)."""

    taken = Signal(str)
    left = Signal()
    asked = Signal(str)

    def __init__(
        self, words: Words, heading: str, note: str, more: Sequence[tuple[str, str, str]] = ()
    ) -> None:
        super().__init__(spacing=10)
        self._offers: list[Offer] = []
        self.setAccessibleName(heading)
        head = QHBoxLayout()
        head.addWidget(Label(heading, "section"), 1)
        close = IconButton("x", words("Close"), key="")
        close.clicked.connect(self.left)
        head.addWidget(close)
        self.box.addLayout(head)
        self.box.addWidget(Paragraph(note, "detail", "muted"))
        self.trouble = TroubleBar(words)
        self.box.addWidget(self.trouble)
        self.search = SearchField(words("Search"))
        self.search.searched.connect(self._sift)
        self.search.returnPressed.connect(self._take)
        self.box.addWidget(self.search)
        self._rows = Rows()
        self.list = RowList(self._rows, OfferRows(), heading)
        self.list.opened.connect(lambda offer: self.taken.emit(offer.key))
        self.list.clicked.connect(
            lambda index: self.taken.emit(self._offers_shown(index.row()).key)
        )
        self._nothing = Label(words("Nothing is called that."), "body", "muted")
        self._nothing.setObjectName("nothing found")
        self.box.addWidget(self._nothing)
        self._nothing.hide()
        self.box.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        for key, said, icon in more:
            button = Button(said, "quiet", icon=icon, size="small")
            button.setObjectName(key)
            button.clicked.connect(lambda _=False, key=key: self.asked.emit(key))
            foot.addWidget(button)
        foot.addStretch(1)
        self.box.addLayout(foot)

    def open(self, offers: Sequence[Offer]) -> None:
        """Show ``offers``; the keyboard goes to the search line."""
        self._offers = list(offers)
        self.trouble.show_problems()
        self.search.clear()
        self._sift("")
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def shown(self) -> list[Offer]:
        """The offers that the search leaves."""
        return [self._offers_shown(n) for n in range(self._rows.rowCount())]

    def _offers_shown(self, at: int) -> Offer:
        offer = self._rows.index(at).data(Qt.ItemDataRole.UserRole)
        assert isinstance(offer, Offer)
        return offer

    def _sift(self, sought: str) -> None:
        parts = plain(sought).split()
        left = [one for one in self._offers if all(part in one.found_by for part in parts)]
        # What is called so comes before what only speaks of it: Enter takes the first.
        left.sort(key=lambda one: not all(part in plain(one.title) for part in parts))
        self._rows.show(left)
        # Enter alone empties no agenda.
        self.list.pick(1 if len(left) > 1 and left[0].key == EMPTY else 0)
        self._nothing.setVisible(not left)

    def _take(self) -> None:
        """Enter in the search line takes the offer that is marked."""
        if self.list.row:
            self.taken.emit(self.list.row.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self.list.currentIndex().row()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            by = 1 if key == Qt.Key.Key_Down else -1
            self.list.pick(min(self._rows.rowCount() - 1, max(0, row + by)))
        else:
            super().keyPressEvent(event)


class TroubleBar(Stripe):
    """Files of the person's content folder that were left out: which, where and why, one at a
    time, and the folder to mend them in. Hidden while all is well."""

    def __init__(self, words: Words) -> None:
        super().__init__("warn")
        self.setObjectName("left out files")
        self._words, self._at = words, 0
        self._next = Button("", "plain", icon_after="caret-right", size="small")
        self._next.clicked.connect(self._go_on)
        folder = Button(words("Open the folder"), size="small")
        folder.clicked.connect(open_own_folder)
        self.add(folder)
        self.add(self._next)

    def show_problems(self) -> None:
        """What is wrong now, from the first on."""
        self._at = 0
        self._tell()

    def _go_on(self) -> None:
        self._at += 1
        self._tell()

    def _tell(self) -> None:
        words, problems = self._words, content.problems()
        if not problems:
            self.hide()
            return
        self._at %= len(problems)
        self.say("warn", problems[self._at].told(words))
        place = words("{n} of {all}", n=words.number(self._at + 1), all=words.number(len(problems)))
        self._next.setText(place)
        self._next.setVisible(len(problems) > 1)


def open_own_folder() -> None:
    """Show the person's content folder, in the system's own way."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(content.own_folder())))


class OfferRows(RowDelegate):
    """An icon, a title on as many lines as it needs, and one muted line of facts."""

    def __init__(self) -> None:
        super().__init__(56, lines=True)

    def _room(self, width: float) -> float:
        return width - 12 - theme.now().px(24) - 12 - 10

    def height(self, row: Offer, width: int) -> int:
        now = theme.now()
        room = self._room(width)
        title = height(row.title, now.font("body", weight=600), room)
        return max(now.px(56), title + height(row.detail, now.font("min"), room) + 16)

    def paint_row(self, painter: QPainter, box: QRectF, row: Offer, selected: bool) -> None:
        now, side = theme.now(), theme.now().px(24)
        ink = now.color.accent_text if selected else now.color.primary
        at = QRectF(box.left() + 12, box.top(), side, box.height())
        icons.draw(painter, at, icons.filled(row.icon) if selected else row.icon, ink, side)
        room, left = self._room(box.width()), at.right() + 12
        bold, small = now.font("body", weight=600), now.font("min")
        title = height(row.title, bold, room)
        detail = height(row.detail, small, room)
        top = box.top() + (box.height() - title - detail) / 2
        view = self.parent()
        lines(painter, QRectF(left, top, room, title), row.title, bold, now.color.ink, view, 9)
        lines(painter, QRectF(left, top + title, room, detail), row.detail, small,
              now.color.muted, view, 12)  # fmt: skip


def exercise_offers(plan: OpenPlan, workshop: Workshop, words: Words) -> list[Offer]:
    """The breaks, then every exercise in the order of the parts of a workshop."""
    offers = [
        Offer(f"break:{key}", icon, words(name), words.minutes(agenda.BREAK_MINUTES[key]),
              plain(words(name)))
        for key, (icon, name) in exercises.BREAKS.items()
    ]  # fmt: skip
    order = list(exercises.STAGES)
    packs = sorted(
        own_exercises.known(plan).values(),
        key=lambda pack: (workshop.audience not in pack.audiences, order.index(pack.stage)),
    )
    for pack in packs:
        icon, stage = exercises.STAGES[pack.stage]
        title = exercises.pack_title(pack, words)
        facts = [words(stage), words.minutes(pack.minutes.typical)]
        if leaves := exercises.captures(pack, words):
            facts.append(leaves)
        if own_exercises.is_own(plan, pack.id):
            facts.append(words("yours"))
        purpose = in_language(pack.purpose, words.language)
        sought = plain(" ".join([title, purpose, *facts]))
        offers.append(Offer(pack.id, icon, title, " · ".join(facts), sought, pack.stage))
    return offers


def agenda_offers(plan: OpenPlan, workshop: Workshop, words: Words) -> list[Offer]:
    """The empty agenda, where this one holds something; the agendas of the plan's other workshops;
    then the ready agendas, those for the workshop's audience first; for rooms where few people
    read, those that are made for them before the others."""
    ready = sorted(
        content.agendas(),
        key=lambda one: (
            one.audience != workshop.audience,
            one.low_literacy != workshop.low_literacy,
            one.minutes,
        ),
    )
    offers = _of_other_workshops(plan, workshop, words)
    if agenda.items(plan, workshop):
        title, detail = words("Empty agenda"), words("Add exercises and breaks one by one.")
        offers.insert(0, Offer(EMPTY, "file", title, detail, plain(f"{title} {detail}")))
    for one in ready:
        title = in_language(one.title, words.language)
        count = sum(bool(item.exercise) for item in one.items)
        facts = [
            names.told(names.AUDIENCES, one.audience, words),
            words.minutes(one.minutes),
            words.many("{n} exercise", "{n} exercises", count),
        ]
        if content.own(one.id, "agendas"):
            facts.append(words("yours"))
        detail = " · ".join(facts) + "\n" + in_language(one.note, words.language)
        offers.append(Offer(one.id, "clipboard-text", title, detail, plain(f"{title} {detail}")))
    return offers


def _of_other_workshops(plan: OpenPlan, workshop: Workshop, words: Words) -> list[Offer]:
    offers = []
    for other in sorted(plan.all(Workshop), key=lambda one: one.number):
        items = agenda.items(plan, other)
        if other.id == workshop.id or not items:
            continue
        count = sum(item.kind == "exercise" for item in items)
        facts = [
            words("The agenda of a workshop"),
            words.minutes(agenda.minutes(items)),
            words.many("{n} exercise", "{n} exercises", count),
        ]
        detail = " · ".join(facts)
        key = f"workshop:{other.id}"
        sought = plain(f"{other.title} {detail}")
        offers.append(Offer(key, "copy-simple", other.title, detail, sought))
    return offers
