"""The rules side by side: what place each option has by each, and whether it goes in."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.domain.voting.comparison import ComparedRule, comparison
from workshop_app.domain.voting.rules import RULES
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.scrolled import scrolled
from workshop_app.ui.vote import names
from workshop_app.ui.vote.counted import Counted
from workshop_app.ui.widgets import Button, Card, Column, Figures, Label, Paragraph, wrapped

_WIDE, _ALL = 246, 500
"""Width of a rule's column, and of all of them, at 100 % text size."""


class Standing(str):
    """How an option stands by a rule, in words; ``place`` as it is written ("=6" at a tie)."""

    place: str
    chosen: bool
    tied: bool

    @classmethod
    def of(cls, words: Words, place: int | None, chosen: bool, tied: bool) -> Standing:
        """``place`` is None for what a budget did not pay for."""
        written = "–" if place is None else f"={place}" if tied else str(place)
        told = cls(words("{place}, goes in", place=written) if chosen else written)
        told.place, told.chosen, told.tied = written, chosen, tied
        return told


def standings(words: Words, counted: Counted, settled: bool) -> list[tuple[str, list[Standing]]]:
    """Each option, in the order of the deciding rule, with how it stands by every rule. The tie of
    the deciding rule is told as settled only once it was."""
    rules = compared(counted)
    return [
        (
            row.option.label,
            [_standing(words, counted, rule, row.option.label, settled) for rule in rules],
        )
        for row in counted.rows(rules[0].key, settled)
    ]


def compared(counted: Counted) -> list[ComparedRule]:
    """The rules that can be applied, the deciding one first."""
    return sorted(comparison(counted.result).rules, key=lambda rule: not rule.deciding)


def _standing(
    words: Words, counted: Counted, rule: ComparedRule, label: str, settled: bool
) -> Standing:
    tie = counted.tie(rule.key)
    tied = tie is not None and label in tie.tied
    waits = tied and (label in rule.tied or (rule.deciding and not settled))
    chosen = label in rule.selected and not waits
    return Standing.of(words, rule.places[label], chosen, tied)


class Comparison(Card):
    """Options down, rules across; the one that decides has the lock. Arrows move over the rows."""

    def __init__(self, words: Words, counted: Counted, settled: bool) -> None:
        super().__init__(spacing=10)
        head = QHBoxLayout()
        head.addWidget(Label(words("The rules side by side"), "strong", weight=700), 1)
        self.back = Button(words("Back to the result"), icon="arrow-left", key="Esc", size="small")
        head.addWidget(self.back)
        self.box.addLayout(head)
        rows = standings(words, counted, settled)
        self.box.addWidget(Paragraph(_summary(words, counted, rows), "detail", "muted"))
        room = min(_WIDE, _ALL // max(1, len(counted.rules)))
        columns = [
            Column(words("No."), 52, "right", True),
            Column(words("Option"), 0, "left", draw=_write_option, least=200),
            *(_column(words, rule, room) for rule in compared(counted)),
        ]
        cells = [
            [label, names.few_words(counted.options[label]), *standing] for label, standing in rows
        ]
        self.figures = Figures(columns, cells, name=words("The rules side by side"), height=44,
                               pickable=True)  # fmt: skip
        self.figures.setObjectName("comparison")
        self.box.addWidget(scrolled(self.figures), 1)

        self.box.addWidget(Paragraph(_by_rule(words, counted), "detail", "muted"))


def _column(words: Words, rule: ComparedRule, width: int) -> Column:
    name = words(rule.name)
    if not rule.deciding:
        return Column(name, width, "left", draw=_write_standing, tip=name)
    head = words("{rule} (decides)", rule=name)
    return Column(head, width, "left", draw=_write_standing, tip=head, icon="lock-simple-fill")


def _summary(words: Words, counted: Counted, rows: list[tuple[str, list[Standing]]]) -> str:
    """What goes in by every rule, and what only by some."""
    each = [label for label, found in rows if all(one.chosen for one in found)]
    some = [label for label, found in rows if len({one.chosen for one in found}) > 1]
    deciding = dict(counted.rules).get(counted.round.rule, "")
    said = [words("The rule fixed before opening decides: {rule}.", rule=deciding)]
    if each:
        said.append(words("By every rule go in: {options}.", options=each))
    if some:
        said.append(words("Only by some: {options}.", options=some))
    return " ".join(said)


def _by_rule(words: Words, counted: Counted) -> str:
    """How many people got something by each rule, what it costs, and why a rule is missing."""
    result, said = counted.result, []
    for rule in compared(counted):
        told = []
        if rule.with_something is not None:
            told.append(words.many("{n} person gets at least one of their choices",
                                   "{n} people get at least one of their choices",
                                   rule.with_something))  # fmt: skip
        if rule.spent is not None:
            told.append(
                words("{amount} spent", amount=words.millions(rule.spent, counted.currency))
            )
        if told:
            said.append(words("{rule}: {told}.", rule=words(rule.name), told=", ".join(told)))
    wanted = "places" if result.rules.budget is None else "budget"
    missing = comparison(result).missing
    said += [words(why) for key, why in missing.items() if RULES[key].needs == wanted]
    return "\n".join(said)


def _write_option(painter: QPainter, box: QRectF, text: str) -> None:
    now = theme.now()
    wrapped.lines(painter, box.adjusted(8, 0, -8, 0), text, now.font("detail"), now.color.ink,
                  where="comparison")  # fmt: skip


def _write_standing(painter: QPainter, box: QRectF, standing: Standing) -> None:
    now = theme.now()
    place = QRectF(box.left(), box.top(), now.px(44), box.height())
    ink = now.color.ink if standing.chosen else now.color.muted
    paint.text(painter, place, standing.place, now.font("body", weight=600 if standing.chosen else 400),
               now.color.warn if standing.tied else ink, align=paint.RIGHT, where="comparison")  # fmt: skip
    if standing.chosen:
        mark = QRectF(place.right() + 8, box.top(), now.px(24), box.height())
        icons.draw(painter, mark, "check-circle-fill", now.color.ok, now.px(20))
