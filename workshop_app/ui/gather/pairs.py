"""Two things that may be one, one pair after the other: proposals said in other words, and
territories and challenges typed in twice. A person says which; nothing is done by itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.places import Territory
from workshop_app.domain.proposals import Challenge, Cluster, Proposal
from workshop_app.services import alike, not_the_same, twins
from workshop_app.services.alike import Pair
from workshop_app.services.twins import Twins
from workshop_app.ui.gather.one_by_one import OneByOne
from workshop_app.ui.gather.sides import Side, SideCard, SideRow
from workshop_app.ui.gather.told import named
from workshop_app.ui.scrolled import column
from workshop_app.ui.widgets import Button, EmptyCard, Label, Paragraph


class _PairPane(OneByOne):
    """Two sides, a sentence that says what "yes" means, and two answers of the same weight.
    ``asked_again``: what was said not to be the same is to be suggested once more."""

    asked_again = Signal()

    def built_of(
        self, title: str, sides: tuple[Side, Side], meaning: str, yes: str, no: str
    ) -> QWidget:
        """The widget of one pair; ``yes`` and ``no`` are the words of its answers."""
        holder, box = column(spacing=8)
        box.addWidget(Label(title, "strong", weight=700, icon="question", icon_tone="primary"))
        box.addWidget(SideRow([SideCard(side) for side in sides]), 1)
        self.foot_box.addWidget(Paragraph(meaning, "detail", "muted"))
        if not self.plan.read_only:
            row = QHBoxLayout()
            row.setSpacing(16)
            for at, (said, does) in enumerate(((yes, self.join), (no, self.keep_apart))):
                button = Button(said, "tinted", key=str(at + 1))
                button.clicked.connect(lambda _=False, does=does: does() if self.meant else None)
                row.addWidget(button, 1)
            self.foot_box.addLayout(row)
        return holder

    def join(self) -> None:
        """They are one."""
        raise NotImplementedError

    def keep_apart(self) -> None:
        """They are two."""
        raise NotImplementedError

    def told_apart(self, said: list[tuple[str, str]]) -> None:
        """They will not be asked about again, unless one thinks better of it now."""

        def ask_again() -> None:
            for one, other in said:
                not_the_same.forget(self.plan, one, other)
            self.asked_again.emit()

        words = self.words
        way_back = (words("Ask again"), ask_again)
        self.shell.tell("done", words("They stay apart and are not asked about again."),
                        button=way_back)  # fmt: skip

    def put_away(self) -> None:
        """The one that is shown was answered: the next, before the plan was looked at anew."""
        self.show_items([*self.items[: self.at], *self.items[self.at + 1 :]])


class AlikePane(_PairPane):
    """Proposals of different workshops that may say the same."""

    def key_of(self, item: Pair) -> str:
        return f"{item.one.id}/{item.other.id}"

    def done(self) -> QWidget:
        words = self.words
        return EmptyCard(
            "check-circle", words("No similar proposals are left to look at"),
            words("Where two workshops say nearly the same, both proposals appear here."),
        )  # fmt: skip

    def built(self, item: Pair) -> QWidget:
        words = self.words
        sides = (self._side(item.one, item.numbers[0], item.workshops[0]),
                 self._side(item.other, item.numbers[1], item.workshops[1]))  # fmt: skip
        title = words(
            "These say nearly the same. Do they belong together?"
            if item.how == "very_like"
            else "These may say the same. Do they belong together?"
        )
        meaning = words(
            "In a cluster each stays word for word with its number. Votes are never added up."
        )
        return self.built_of(
            title, sides, meaning, words("Join into one cluster"), words("Not the same")
        )

    def _side(self, one: Proposal, number: str, workshop: str) -> Side:
        words = self.words
        cluster = self.plan.find(Cluster, one.cluster) if one.cluster else None
        more = [one.detail] if one.detail else []
        if cluster is not None:
            more.append(words("It stands in the cluster “{name}”.", name=cluster.label))
        by = words("Proposal {number}", number=number)
        return Side(by, one.text, place=workshop or words("Without a workshop"),
                    topic=one.theme, more=tuple(more))  # fmt: skip

    def join(self) -> None:
        pair: Pair = self.items[self.at]
        cluster = alike.join(self.plan, (pair.one.id, pair.other.id))
        self.put_away()
        said = self.words("Joined in the cluster “{name}”", name=cluster.label)
        self.shell.tell("done", said, undo=True)

    def keep_apart(self) -> None:
        pair: Pair = self.items[self.at]
        alike.dismiss(self.plan, pair)
        self.put_away()
        mine, theirs = pair.one.cluster or pair.one.id, pair.other.cluster or pair.other.id
        self.told_apart([(pair.one.id, pair.other.id), (mine, theirs)])


class TwinsPane(_PairPane):
    """Territories and challenges that may have been typed in twice."""

    def key_of(self, item: Twins) -> str:
        return f"{item.kept.id}/{item.other.id}"

    def done(self) -> QWidget:
        words = self.words
        return EmptyCard(
            "check-circle", words("Nothing seems to be typed twice"),
            words("Territories and challenges that two laptops typed in appear here."),
        )  # fmt: skip

    def built(self, item: Twins) -> QWidget:
        words = self.words
        sides = (self._side(item.kept, item.numbers[0]), self._side(item.other, item.numbers[1]))
        if isinstance(item.kept, Territory):
            title = words("Is this one territory, typed twice?")
        else:
            title = words("Is this one challenge, typed twice?")
        meaning = words(
            "As one, it is called “{name}”, and all that speaks of either speaks of it. Nothing is deleted.",
            name=_name(item.kept),
        )
        return self.built_of(
            title, sides, meaning, words("These are the same"), words("They are not")
        )

    def _side(self, one: twins.Twin, number: str) -> Side:
        words, came = self.words, twins.came_from(self.plan, one)
        place = words.listed(list(came.workshops))
        if isinstance(one, Challenge):
            by = named(words, "Challenge", number)
            return Side(by, one.text, place=place or words("Without a workshop"), topic=one.theme)
        told = [place, words("laptop “{name}”", name=came.laptop) if came.laptop else ""]
        more = (one.description,) if one.description else ()
        by = " · ".join(filter(None, [words("Territory"), one.code]))
        return Side(by, one.name, place=" · ".join(filter(None, told)), more=more,
                    icon="map-pin-area")  # fmt: skip

    def join(self) -> None:
        pair: Twins = self.items[self.at]
        twins.make_one(self.plan, pair.kept, pair.other)
        self.put_away()
        said = self.words("They are one now: {name}", name=_name(pair.kept))
        self.shell.tell("done", said, undo=True)

    def keep_apart(self) -> None:
        pair: Twins = self.items[self.at]
        twins.dismiss(self.plan, pair)
        self.put_away()
        self.told_apart([(pair.kept.id, pair.other.id)])


def _name(one: twins.Twin) -> str:
    return one.text if isinstance(one, Challenge) else one.name
