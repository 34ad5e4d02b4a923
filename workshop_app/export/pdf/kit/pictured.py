"""What the pictures of the kit stand for: needs, obstacles, services, sectors, agreements, faces.
Few words, said aloud twice; nothing asks what someone is, has, earns or came from (P-04)."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.text import N_


@dataclass(frozen=True, slots=True)
class Pictured:
    """A picture (``drawings.draw_picture``) and the words under it; ``more`` says a little more."""

    picture: str
    name: str
    more: str = ""


NEEDS: dict[str, tuple[Pictured, ...]] = {
    "housing": (
        Pictured("house-line", N_("Firm roof and walls")),
        Pictured("drop", N_("Water at home")),
        Pictured("plug", N_("Electricity at home")),
        Pictured("toilet", N_("Toilet and drains")),
        Pictured("key", N_("Fair rent, or a home of one's own")),
    ),
    "public_space": (
        Pictured("lamp-pendant", N_("Light in the street")),
        Pictured("park", N_("Park and playing field")),
        Pictured("person-simple-walk", N_("Steps and pavements to walk on")),
        Pictured("trash", N_("Clean streets")),
        Pictured("hand-palm", N_("Living without violence")),
    ),
    "education": (
        Pictured("backpack", N_("A place at school")),
        Pictured("books", N_("Books and library")),
        Pictured("certificate", N_("Courses with a certificate")),
        Pictured("music-notes", N_("Music, dance and fiestas")),
        Pictured("soccer-ball", N_("Play and sport")),
    ),
    "health": (
        Pictured("stethoscope", N_("A doctor nearby")),
        Pictured("bowl-food", N_("Good food")),
        Pictured("heart", N_("Calm and good spirits")),
        Pictured("hand-heart", N_("Care for children and elders")),
        Pictured("armchair", N_("Time for oneself")),
    ),
    "economy": (
        Pictured("hammer", N_("A job")),
        Pictured("storefront", N_("Shops and sales")),
        Pictured("hand-coins", N_("Credit to begin")),
        Pictured("toolbox", N_("Tools and a place to work")),
        Pictured("bus", N_("Transport to get there")),
    ),
}
"""The 25 cards, five to a theme; care, time for oneself and violence are among them."""

OBSTACLES = (
    Pictured("wrench", N_("The tools")),
    Pictured("hand-coins", N_("The credit")),
    Pictured("certificate", N_("The certificate")),
    Pictured("clock", N_("The working hours")),
    Pictured("bus", N_("The transport")),
    Pictured("baby", N_("Care of the children")),
    Pictured("chats-circle", N_("How people are treated")),
    Pictured("megaphone-simple", N_("Knowing where there is work")),
)
BLANK_OBSTACLES = 10

SECTORS = (
    Pictured("cooking-pot", N_("Cooking and food")),
    Pictured("wall", N_("Building and repairs")),
    Pictured("sneaker", N_("Shoes and leather")),
    Pictured("scissors", N_("Clothes and hair")),
    Pictured("truck", N_("Transport and loads")),
    Pictured("basket", N_("Shop and market")),
    Pictured("hand-heart", N_("Care of people")),
)

AGREEMENTS = (
    Pictured("ear", N_("We listen"), N_("without interrupting")),
    Pictured("mouth", N_("Each speaks of their own"), N_("and nobody for another")),
    Pictured("lock-key", N_("We keep what we hear"), N_("outside it is not repeated")),
    Pictured("handshake", N_("We respect each other"),
             N_("no mocking of accent, origin or way of life")),
)  # fmt: skip

PATH = (
    Pictured("mountains", N_("Challenge")),
    Pictured("lightbulb", N_("Proposal")),
    Pictured("check-square", N_("The vote")),
    Pictured("clipboard-text", N_("Plan")),
    Pictured("megaphone", N_("Read-back")),
)
"""The way of what people say, as the welcome tells it."""

FACES = (
    Pictured("smiley", N_("Happy")),
    Pictured("smiley-meh", N_("So-so")),
    Pictured("smiley-sad", N_("Sad")),
)

DAY = (
    Pictured("rooster", N_("The rooster crows")),
    Pictured("sun", N_("The sun is up")),
    Pictured("cooking-pot", N_("Midday, the pot")),
    Pictured("sun-horizon", N_("The afternoon goes")),
    Pictured("moon-stars", N_("The moon comes out")),
)

ZONE_SIGNS = {
    "do_now": "hammer",
    "open_way": "key",
    "quick_win": "lightning",
    "return": "envelope-simple",
}

PLACES = (
    Pictured("soccer-ball", N_("Playing field")),
    Pictured("storefront", N_("Shop")),
    Pictured("graduation-cap", N_("School")),
    Pictured("bus", N_("Bus")),
    Pictured("waves", N_("Stream")),
)
"""Drawn by hand on the map of the territory instead of names."""


@dataclass(frozen=True, slots=True)
class Service:
    """A kind of service: its picture and words; ``fields`` and ``groups`` are what points of the
    directory say of themselves."""

    picture: str
    name: str
    fields: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


SERVICES = (
    Service("first-aid", N_("Health"), ("health",)),
    Service("book-open-text", N_("School and courses"), ("education",)),
    Service("scales", N_("Legal advice"), ("legal",)),
    Service("file-text", N_("Help with procedures"), (), ("procedures",)),
    Service("house", N_("A roof for some days"), ("housing", "shelter")),
    Service("hammer", N_("A job"), ("economy", "employment", "livelihoods")),
    Service("hand-heart", N_("Support in hard moments"), ("protection",), ("identification",)),
    Service("info", N_("Information and guidance"), (), ("information",)),
)
"""The cards of the attention point. No card has protection or violence for a title (P-48)."""

ERRANDS = (
    Pictured("first-aid-kit", N_("Health")),
    Pictured("book-open", N_("Education")),
    Pictured("scales", N_("Legal advice")),
    Pictured("file-text", N_("Procedures")),
    Pictured("baby", N_("Civil registry")),
    Pictured("bed", N_("Shelter")),
    Pictured("wrench", N_("Employment")),
    Pictured("question", N_("Other")),
)
"""What a referral is for, on the blank slip."""
