"""What the room may see: one record for each kind of slide. Nothing private has a field here."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSlide:
    """The plan's name, where there is nothing else to show."""

    key: str = "plan"
    title: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptSlide:
    """What to do now, in a line. ``left`` and ``total`` are seconds, ``None`` without a timer.

    ``topic`` is a theme's id ("" for none) and ``topic_name`` its name. ``cues`` are pairs of an
    icon and words. ``at`` of ``count`` exercises; ``after`` says what comes next.
    """

    key: str
    prompt: str
    topic: str = ""
    topic_name: str = ""
    left: int | None = None
    total: int = 0
    unit: str = ""
    cues: tuple[tuple[str, str], ...] = ()
    at: int = 0
    count: int = 0
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskSlide:
    """What the tables do now, with the time large: ``task`` in a line, ``cues`` one under the
    other, as in ``PromptSlide``."""

    key: str
    task: str
    cues: tuple[tuple[str, str], ...] = ()
    left: int | None = None
    total: int = 0
    unit: str = ""
    at: int = 0
    count: int = 0
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardCard:
    """A proposal or cluster on the projected board: its number and words, without its table."""

    number: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardSlide:
    """The board, read-only. ``columns``: theme id, its short name, its cards, newest first.

    ``page`` counts from 0 the pages that it takes to show every card whole. ``of`` says how
    many of all were seen by then, with the fields {last} and {count}.
    """

    key: str
    title: str
    columns: tuple[tuple[str, str, tuple[BoardCard, ...]], ...]
    page: int = 0
    of: str = ""

    def at(self, page: int) -> BoardSlide:
        """The same board at another page."""
        return replace(self, page=page)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRoundSlide:
    """A round is open: how many ballots came in for the whole room, and nothing else (P-32).
    ``ballots`` is ``None`` while nobody knows: all is counted by hand at the end."""

    key: str
    title: str
    question: str
    ballots: int | None
    said: str
    foot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneStep:
    """What a phone does first or next: ``said`` in words, ``code`` a QR as rows of dots, ``lines``
    the same in letters."""

    said: str
    code: tuple[tuple[bool, ...], ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhonesSlide:
    """How to vote with one's own phone: ``join`` the room's network, then open the ``page``."""

    key: str
    title: str
    question: str
    page: PhoneStep
    join: PhoneStep | None = None
    foot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRow:
    """A bar: ``value`` is written behind it and ``part`` (of all that was given) after that;
    ``share`` (0 to 1) is its length. ``chosen`` goes in. Of a ``hidden`` row there is nothing else:
    the room has not seen it yet."""

    number: str = ""
    topic: str = ""
    icon: str = ""
    text: str = ""
    value: str = ""
    share: float = 0.0
    part: str = ""
    tied: bool = False
    chosen: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultSlide:
    """A shown result: bars, numbers, the tie, one sentence. ``groups`` are lines that a facilitator
    turned on: a group's first three options, with their shares where three groups or more are told
    (P-55). Without ``bars`` only the order is told. ``widest``: the longest text of all options, so
    that columns stay where they are while rows are revealed."""

    key: str
    title: str
    line: str
    rows: tuple[ResultRow, ...]
    sentence: str = ""
    tie: str = ""
    groups: tuple[str, ...] = ()
    bars: bool = True
    widest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """An option as people recognise it: its number, theme, pictogram and few words."""

    number: str
    topic: str
    icon: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignsSlide:
    """The options that will be voted on, before anyone votes."""

    key: str
    title: str
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsSlide:
    """What is fixed of a round before it opens: pairs of what and how, told to the room before
    anyone votes; ``foot`` is a sentence below."""

    key: str
    title: str
    question: str
    facts: tuple[tuple[str, str], ...]
    foot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPoint:
    """A place of the map: ``x`` and ``y`` from 0 to 1 across and down the picture.
    The tip of its stem stands there; ``lift_x`` and ``lift_y`` lead to the middle of its badge.
    ``kind`` is what it stands for, "crowd" for ``number`` of them; ``topic`` its theme or ""."""

    number: str
    topic: str
    x: float
    y: float
    lift_x: float = 0.0
    lift_y: float = 0.0
    kind: str = "proposal"


@dataclass(frozen=True, slots=True, kw_only=True)
class MapArea:
    """An outline: ``rings`` of places as a point's; ``label`` only where it names ground."""

    rings: tuple[tuple[tuple[float, float], ...], ...]
    topic: str = ""
    kind: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class MapGround:
    """What the map is drawn on, as a picture (a ``QImage``); another one is another."""

    image: object


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSlide:
    """The territory with what was said in its places. ``grid`` is the side of a square as a part
    of the picture's width and ``line`` what it is in the world; ``ground`` lies below where there is
    one, and ``bar`` is then the part of the width that ``line`` is long."""

    key: str
    title: str
    points: tuple[MapPoint, ...]
    line: str = ""
    grid: float = 0.0
    bar: float = 0.0
    areas: tuple[MapArea, ...] = ()
    ground: MapGround | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BecameSlide:
    """What became of a proposal: its number and words as they were voted, the ``verdict`` with its
    ``sign`` (an icon) and ``tone``, ``why`` in words, and ``facts``: pairs of what and how. No groups."""

    key: str
    number: str
    verdict: str
    sign: str
    tone: str
    text: str = ""
    topic: str = ""
    icon: str = ""
    why: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SitesSlide:
    """What the room looks at while it scores sites: the criterion by pictogram and ``name``, its
    ``question``, and ``rows`` of an icon and words: what 1, 3 and 5 mean, or each site's score where
    someone turned that on. ``at`` of ``count`` criteria; ``after`` says which comes next."""

    key: str
    icon: str
    name: str
    question: str
    rows: tuple[tuple[str, str], ...]
    at: int = 0
    count: int = 0
    after: str = ""


Slide = (
    PlanSlide
    | SitesSlide
    | PromptSlide
    | TaskSlide
    | BoardSlide
    | OpenRoundSlide
    | PhonesSlide
    | ResultSlide
    | SignsSlide
    | FactsSlide
    | MapSlide
    | BecameSlide
)
