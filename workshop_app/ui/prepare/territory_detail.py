"""One territory: name, description, and in which communes it lies."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.places import Commune, Territory, TerritoryCommune
from workshop_app.services import prepare
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.guarded import GuardedLine, GuardedText
from workshop_app.ui.prepare.inputs import named, show
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.fields import LineEdit
from workshop_app.ui.widgets.labels import Label, Paragraph
from workshop_app.ui.widgets.rows import RowDelegate, RowList, Rows
from workshop_app.ui.widgets.wrapped import height, lines


class TerritoryDetail(Card):
    """The card at the right. ``gone`` after the territory was taken away."""

    gone = Signal()

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__(spacing=10)
        self._plan, self._words = plan, words
        self._territory: Territory | None = None
        self._build_head()
        self.name = GuardedLine(words)
        self.name.edit.setObjectName("territory name")
        self.description = GuardedText(words, lines=2)
        self.description.edit.setObjectName("territory description")
        self.description.edit.setMaximumHeight(theme.now().line("body") * 3 + 18)
        self.name_field = named(words("Name"), self.name)
        self.description_field = named(words("What it is like"), self.description)
        self.name.kept.connect(self._keep_name)
        self.description.kept.connect(self._keep_description)
        for line in (self.name, self.description):
            line.edit.setReadOnly(plan.read_only)
        self.box.addWidget(self.name_field)
        self.box.addWidget(self.description_field)
        self._build_communes()

    def _build_head(self) -> None:
        words, head = self._words, QHBoxLayout()
        self.title = Label("", "section")
        self.drop = Button(words("Take out"), "plain", icon="trash")
        self.drop.clicked.connect(self.remove)
        head.addWidget(self.title, 1)
        head.addWidget(self.drop)
        self.box.addLayout(head)

    def _build_communes(self) -> None:
        words = self._words
        self.heading = Label(words("Communes"), "detail", weight=600)
        self.box.addWidget(self.heading)
        self.help = Paragraph(
            words("A territory may lie in several communes, and a commune may hold several."),
            "min", "muted",
        )  # fmt: skip
        self.box.addWidget(self.help)
        self._rows = Rows()
        self.communes = CommuneList(self._rows, words("Communes"))
        self.communes.setObjectName("communes")
        self.communes.setMinimumHeight(theme.now().px(44))
        self.communes.turned.connect(self._lie)
        self.communes.edited.connect(self._edit)
        self.communes.dropped.connect(self._drop_commune)
        self.box.addWidget(self.communes, 1)
        self.line = CommuneLine(words)
        self.line.written.connect(self._write)
        self.box.addWidget(self.line)
        self.line.setVisible(not self._plan.read_only)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the explanation gives its room to the list."""
        super().resizeEvent(event)
        self.help.setVisible(self.window().height() > theme.now().px(640))

    # -- what is shown ----------------------------------------------------------------------------
    def show_territory(self, territory: Territory | None) -> None:
        """Show ``territory``; with ``None`` only the communes."""
        other = territory is None or not self._territory or territory.id != self._territory.id
        self._territory = territory
        self.title.setText(territory.code if territory else self._words("Communes"))
        self.drop.setVisible(territory is not None and not self._plan.read_only)
        for field in (self.name_field, self.description_field, self.heading):
            field.setVisible(territory is not None)
        if territory:
            show(self.name, territory.name, other)
            show(self.description, territory.description, other)
            self.name_field.well()
        self._show_communes()

    def _lies_in(self) -> set[str]:
        if self._territory is None:
            return set()
        links = self._plan.all(TerritoryCommune, territory=self._territory.id)
        return {link.commune for link in links}

    def _show_communes(self) -> None:
        words, inside = self._words, self._lies_in()
        found = sorted(self._plan.all(Commune), key=lambda one: (one.number, one.name))
        ticked = self._territory is not None
        rows = [CommuneRow(one, one.id in inside if ticked else None, words) for one in found]
        self.communes.show_rows(rows)

    # -- what a person does -----------------------------------------------------------------------
    def _keep_name(self, text: str, confirmed: bool) -> None:
        if self._territory is None:
            return
        if not text:
            self.name_field.missing(self._words("Name, missing"))
            return
        self.name_field.well()
        self._change(confirmed, name=text)

    def _keep_description(self, text: str, confirmed: bool) -> None:
        self._change(confirmed, description=text)

    def _change(self, confirmed: bool, **values: str) -> None:
        if self._territory:
            prepare.change_territory(self._plan, self._territory, confirmed=confirmed, **values)

    def remove(self) -> None:
        """Take the territory out."""
        if self._territory and not self._plan.read_only:
            prepare.remove_territory(self._plan, self._territory)
            self.gone.emit()

    def _lie(self, row: CommuneRow) -> None:
        if self._territory and not self._plan.read_only:
            wanted = self._lies_in() ^ {row.commune.id}
            prepare.lie_in(self._plan, self._territory, wanted)

    def _edit(self, row: CommuneRow) -> None:
        if not self._plan.read_only:
            self.line.edit_commune(row.commune)

    def _drop_commune(self, row: CommuneRow) -> None:
        if not self._plan.read_only:
            prepare.remove_commune(self._plan, row.commune)

    def _write(self, commune: Commune | None, number: int, name: str, confirmed: bool) -> None:
        name = name or self._words("Commune {n}", n=number)
        if commune:
            prepare.change_commune(self._plan, commune, number, name, confirmed=confirmed)
            return
        made = prepare.add_commune(self._plan, number, name, confirmed=confirmed)
        if self._territory:
            prepare.lie_in(self._plan, self._territory, self._lies_in() | {made.id})


class CommuneLine(QWidget):
    """Number and name of a commune, to add one or change the one chosen.

    Emits ``written(commune or None, number, name, confirmed)``.
    """

    written = Signal(object, int, str, bool)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._commune: Commune | None = None
        self.number = LineEdit("", words("No."), longest=4)
        self.number.setObjectName("commune number")
        self.number.setAccessibleName(words("Number of the commune"))
        self.number.setValidator(QIntValidator(0, 9999, self))
        self.number.setFixedWidth(theme.now().px(76))
        self.name = GuardedLine(words, hint=words("Name"), at_once=False)
        self.name.edit.setObjectName("commune name")
        self.name.edit.setAccessibleName(words("Name of the commune"))
        self.button = Button(words("Add commune"), icon="plus", size="header")
        self.button.clicked.connect(self.name.offer)
        self.number.returnPressed.connect(self.name.offer)
        self.name.kept.connect(self._kept)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.number, 0, top)
        row.addWidget(self.name, 1)
        row.addWidget(self.button, 0, top)

    def edit_commune(self, commune: Commune) -> None:
        """Change ``commune`` from now on, until it is kept or Esc."""
        self._commune = commune
        self.number.setText(str(commune.number))
        self.name.setText(commune.name)
        self.button.setText(self._words("Change"))
        self.button.set_icon("check")
        self.number.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.number.selectAll()

    def _begin_again(self) -> None:
        self._commune = None
        self.number.clear()
        self.name.setText("")
        self.button.setText(self._words("Add commune"))
        self.button.set_icon("plus")
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def _kept(self, text: str, confirmed: bool) -> None:
        written = self.number.text()
        if not written and not text:
            return
        commune = self._commune
        self._begin_again()
        self.written.emit(commune, int(written or 0), text, confirmed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._commune:
            self._begin_again()
        else:
            super().keyPressEvent(event)


class CommuneRow:
    """A commune; ``inside`` says whether the territory lies in it, ``None`` without a territory."""

    __slots__ = ("commune", "inside", "text")

    def __init__(self, commune: Commune, inside: bool | None, words: Words) -> None:
        self.commune, self.inside = commune, inside
        state = {True: words("ticked"), False: words("not ticked"), None: ""}[inside]
        self.text = ", ".join(filter(None, [str(commune.number), commune.name, state]))


class CommuneList(RowList):
    """Rows to tick. ``turned`` on Space or a click, ``edited`` on Enter, ``dropped`` on Delete."""

    turned = Signal(object)
    edited = Signal(object)
    dropped = Signal(object)

    def __init__(self, rows: Rows, name: str) -> None:
        super().__init__(rows, _CommuneRows(), name)
        self._records = rows
        self.clicked.connect(lambda index: self.turned.emit(index.data(Qt.ItemDataRole.UserRole)))
        self.opened.connect(self.edited)

    def show_rows(self, rows: list[CommuneRow]) -> None:
        """Other rows; the current one stays where it was."""
        at = max(0, self.currentIndex().row())
        self._records.show(rows)
        self.pick(min(at, len(rows) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.row and key == Qt.Key.Key_Space:
            self.turned.emit(self.row)
        elif self.row and key == Qt.Key.Key_Delete:
            self.dropped.emit(self.row)
        elif self.row and key == Qt.Key.Key_F2:
            self.edited.emit(self.row)
        else:
            super().keyPressEvent(event)


class _CommuneRows(RowDelegate):
    def __init__(self) -> None:
        super().__init__(42, lines=True)

    def _left(self, row: CommuneRow) -> float:
        now = theme.now()
        return 14.0 + (now.px(24) + 12 if row.inside is not None else 0) + now.px(34) + 10

    def height(self, row: CommuneRow, width: int) -> int:
        now = theme.now()
        tall = height(row.commune.name, now.font("body", weight=600), width - self._left(row) - 12)
        return max(now.px(42), tall + 12)

    def paint_row(self, painter: QPainter, box: QRectF, row: CommuneRow, selected: bool) -> None:
        now, left = theme.now(), box.left() + 14
        side = now.px(24)
        if row.inside is not None:
            tick = QRectF(left, box.center().y() - side / 2, side, side)
            if row.inside:
                paint.frame(painter, tick, 6, now.color.primary)
                icons.draw(painter, tick, "check-bold", now.color.on_primary, now.px(16))
            else:
                paint.frame(painter, tick, 6, now.color.card, now.color.field_line, 1.5)
            left += side + 12
        number = QRectF(left, box.top(), now.px(34), box.height())
        paint.text(painter, number, str(row.commune.number), now.font("body", tabular=True),
                   now.color.muted, align=paint.RIGHT, where=self.parent())  # fmt: skip
        room = QRectF(box.left() + self._left(row), box.top(),
                      box.width() - self._left(row) - 12, box.height())  # fmt: skip
        weight = 600 if row.inside else 400
        lines(painter, room, row.commune.name, now.font("body", weight=weight), now.color.ink,
              self.parent(), 4)  # fmt: skip
