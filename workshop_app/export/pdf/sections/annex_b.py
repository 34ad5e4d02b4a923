"""Annex B: the vote record, in totals. No ballots, no ways of marking (P-55)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.domain.numbers import sort_key
from workshop_app.export.pdf import styles
from workshop_app.export.pdf.blocks import (
    FRAME_HEIGHT,
    TEXT_WIDTH,
    Block,
    NewPage,
    Space,
    stack_height,
)
from workshop_app.export.pdf.paragraph import Heading, Paragraph
from workshop_app.export.pdf.sections.fairness import ballots_in_words, groups_table, rule_in_words
from workshop_app.export.pdf.sections.parts import cell, figure, total
from workshop_app.export.pdf.table import Column, Table, row
from workshop_app.export.pdf.text import Rich, bold
from workshop_app.export.round_views import OptionView, ResultView, RoundView

if TYPE_CHECKING:
    from workshop_app.export.telling import Telling

KEY = "annex-b"
NAME = 58.0


def annex_b(telling: Telling) -> list[Block]:
    """Nothing where no round was shown."""
    words, rounds = telling.words, telling.view.rounds
    if not rounds:
        return []
    said = words(
        "This record tells totals, never ballots: nobody can know who voted for what. Whoever may "
        "recount has the plan's file."
    )
    blocks: list[Block] = [
        Heading(words("Annex B. Vote record"), styles.H1, key=KEY, outline=0),
        Paragraph(said, styles.BODY),
    ]
    for one in rounds:
        told = _round(telling, one)
        blocks += [NewPage(_share_of_page(told)), *told]
    return blocks


def _share_of_page(blocks: list[Block]) -> float:
    """How much of a page a round takes: one that fits on a page is not parted over two."""
    share = (stack_height(blocks, TEXT_WIDTH) + styles.H2.before) / FRAME_HEIGHT
    return share if share <= 1.0 else 0.0


def _round(telling: Telling, one: RoundView) -> list[Block]:
    words = telling.words
    title = words("Round {round}", round=one.name)
    if one.held_on:
        title = words("Round {round}, {day}", round=one.name, day=words.date(one.held_on))
    blocks: list[Block] = [Heading(title, styles.H2)]
    if one.question:
        blocks.append(Paragraph(one.question, styles.BODY))
    blocks.append(Paragraph(rule_in_words(telling, one), styles.NOTE))
    result = one.result
    if result is None:
        said = words("Fewer than five ballots were cast, so no result is told.")
        return [*blocks, Paragraph(said, styles.BODY)]
    blocks.append(Paragraph(_counts(telling, result), styles.SMALL))
    blocks += _totals(telling, one, result)
    if result.groups:
        blocks += [
            Heading(words("The first three of each group"), styles.H3),
            groups_table(telling, result),
        ]
    blocks.append(Paragraph(_note(telling, result), styles.NOTE))
    blocks += [Paragraph(words(message), styles.NOTE) for message in result.without]
    return blocks


def _counts(telling: Telling, result: ResultView) -> Rich:
    words = telling.words
    told: list[Rich] = [ballots_in_words(telling, result)]
    told.append(" " + words.many("{n} mark in all.", "{n} marks in all.", result.marks))
    return told


def _totals(telling: Telling, one: RoundView, result: ResultView) -> list[Block]:
    """Marks and people of every option, in the order of their numbers, as many in a row as fit."""
    words = telling.words
    options = sorted(result.options, key=lambda option: sort_key(option.number))
    longest = max((len(option.number) for option in options), default=1)
    across = 18 if longest <= 2 else 14 if longest <= 4 else 10
    people = one.method != "approval" and all(one.people is not None for one in options)
    blocks: list[Block] = []
    for start in range(0, len(options), across):
        part = options[start : start + across]
        blocks += [Space(7), _grid(telling, part, across, people=people)]
    outcome = ", ".join(result.selected)
    if outcome:
        told: Rich = [bold(words("Chosen, in order:")), f" {outcome}."]
        blocks.append(Paragraph(told, styles.SMALL))
    return blocks


def _grid(telling: Telling, part: list[OptionView], across: int, *, people: bool) -> Table:
    words = telling.words
    wide = (TEXT_WIDTH - NAME) / across
    columns = [
        Column(words.at("short for number", "No."), NAME),
        *(Column(option.number, wide, align="right") for option in part),
    ]
    rows = [
        row(
            cell(words("Marks")),
            *(total(words.number(option.total)) for option in part),
        )
    ]
    if people:
        counts = (figure(words.number(option.people or 0)) for option in part)
        rows.append(row(cell(words("People")), *counts))
    return Table(columns, rows, pad=0.0, room=2.0, width=NAME + wide * len(part))


def _note(telling: Telling, result: ResultView) -> Rich:
    words = telling.words
    told: list[Rich] = []
    if result.groups:
        told.append(words("More than three where there is a tie at the third place."))
    if result.pooled:
        told += [
            " " if told else "",
            words("A group with fewer than five ballots is counted together with another."),
        ]
    if result.check_value:
        told += [" " if told else "", words("Check value"), " ", bold(result.check_value), "."]
    return told
