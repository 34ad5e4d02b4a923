"""The card of a session or a vote that was interrupted: one press goes on where it stood."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.start.opening import Interrupted, OpenVote
from workshop_app.ui.widgets import Button, Card, Label, brush


class ResumeCard(Card):
    """Says which session or vote, where it stood, and that nothing was lost."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(across=True, spacing=16, parent=parent)
        self._words = words
        self.title = Label("", "section")
        self.line = Label("", "body", "muted")
        self.button = Button(words("Go on"), "primary", cap="Return", size="big")
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addStretch(1)
        lines.addWidget(self.title)
        lines.addWidget(self.line)
        lines.addStretch(1)
        self.box.setContentsMargins(19, 16, 20, 16)
        self.box.addWidget(_Play())
        self.box.addLayout(lines, 1)
        self.box.addWidget(self.button)

    def show_session(self, found: Interrupted) -> None:
        """Fill in what was interrupted."""
        words = self._words
        self.title.setText(words("{workshop}, under way", workshop=found.workshop))
        self.line.setText(
            words(
                "{plan} · exercise {n} of {count}, step {step}. Nothing was lost.",
                plan=found.plan_name,
                n=found.exercise,
                count=found.exercises,
                step=found.step,
            )
        )

    def show_vote(self, found: OpenVote) -> None:
        """Fill in which round is open."""
        from workshop_app.ui.vote import names

        words = self._words
        if found.round.rehearsal:
            self.title.setText(words("A rehearsal of the vote is open"))
        else:
            title = names.round_title(words, found.round)
            self.title.setText(words("The vote is open: {round}", round=title))
        self.line.setText(words("{plan}. Nothing was lost.", plan=found.plan_name))


class _Play(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(theme.now().px(56), theme.now().px(56))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, color, box = brush(self), theme.now().color, self.rect().toRectF()
        paint.frame(painter, box, box.width() / 2, color.accent_text)
        white = color.on_primary
        icons.draw(painter, QRectF(box).translated(1, 0), "play-fill", white, theme.now().px(28))
