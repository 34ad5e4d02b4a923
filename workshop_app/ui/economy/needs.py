"""Two cards: the skills that are asked for, and the barriers in the way."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from workshop_app.services import economy
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.widgets import Card, Label, Paragraph, ProgressBar, heading

EDGE = 12
"""Pixels between the figures and the scroll bar."""


class SkillCard(Card):
    """Each skill with its demand from 1 to 5 as a bar, and the vacancies counted."""

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__()
        self.box.addWidget(heading("wrench", words("Skills asked for")))
        holder, box = column(spacing=6)
        box.setContentsMargins(0, 0, EDGE, 0)
        for skill in economy.skills(plan):
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(Paragraph(skill.name, "detail"), 1)
            demand = words("demand {n} of 5", n=skill.demand)
            counted = words.many("{n} vacancy", "{n} vacancies", skill.vacancies or 0)
            said = counted if skill.vacancies is not None else demand
            row.addWidget(Label(said, "min", "muted", align="right"))
            box.addLayout(row)
            name = f"{skill.name}: {demand}"
            box.addWidget(ProgressBar(skill.demand / 5, name=name, height=6))
            box.addSpacing(4)
        box.addStretch(1)
        self.box.addWidget(scrolled(holder, name=words("Skills asked for")), 1)


class BarrierCard(Card):
    """Each barrier with its severity from 1 to 5, the most severe first."""

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__()
        head = QHBoxLayout()
        head.addWidget(heading("prohibit", words("Barriers"), icon_tone="accent_text"), 1)
        head.addWidget(Label(words("severity"), "min", "muted"))
        self.box.addLayout(head)
        holder, box = column(spacing=6)
        box.setContentsMargins(0, 0, EDGE, 0)
        for barrier in economy.barriers(plan):
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(Paragraph(barrier.text, "detail"), 1)
            severity = words("{n} of 5", n=barrier.severity)
            label = Label(severity, "detail", "muted", align="right")
            label.setAccessibleName(words("severity {n} of 5", n=barrier.severity))
            row.addWidget(label)
            box.addLayout(row)
        box.addStretch(1)
        self.box.addWidget(scrolled(holder, name=words("Barriers")), 1)
