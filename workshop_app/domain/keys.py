"""Every key of the app in one list, and how keys are called: the help (F1) and the printed sheet of
the room are made from it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from workshop_app.text import N_, Words

EVERYWHERE, CAPTURE, PROJECTOR = "", "capture", "projector"
"""Places that are no page: any page; the capture line of three of them; the projector's window."""
CAPTURING = ("facilitate", "proposals", "map")
"""Pages with a capture line."""
OFFICE = (
    "gather", "territory", "economy", "projects", "directory", "procedures", "centres", "documents",
)  # fmt: skip
"""Pages of the coordination, at a table: their keys are not on the sheet that lies in the room."""


@dataclass(frozen=True, slots=True)
class KeyRow:
    """``keys`` by Qt's names, any of which does ``what`` (a message); ``page`` is a page's key or
    one of the places above."""

    keys: tuple[str, ...]
    what: str
    page: str = EVERYWHERE


KEYS: tuple[KeyRow, ...] = (
    KeyRow(("Alt+1", "Alt+7"), N_("the seven stages")),
    KeyRow(("Alt+Left",), N_("the place before")),
    KeyRow(("Return",), N_("the main action, or save the line")),
    KeyRow(("Ctrl+Z", "Ctrl+Y"), N_("undo and redo, also after closing")),
    KeyRow(("Ctrl+N",), N_("to the capture line, from anywhere")),
    KeyRow(("Ctrl+B",), N_("what became of a proposal, by its number")),
    KeyRow(("Ctrl+Shift+F",), N_("find in the whole plan")),
    KeyRow(("PgDown", "PgUp"), N_("next and previous step of the session that runs")),
    KeyRow(("F8",), N_("show this on the projector, or make it black")),
    KeyRow(("Shift+F8",), N_("freeze what the room sees, or let go")),
    KeyRow(("Ctrl+F8",), N_("what the room sees, and the screens")),
    KeyRow(("F11",), N_("the projector on the whole screen, or as a window")),
    KeyRow(("F10",), N_("end a rehearsal")),
    KeyRow(("Ctrl++", "Ctrl+-"), N_("larger and smaller text")),
    KeyRow(("Ctrl+Shift+L",), N_("lock the screen, with a PIN")),
    KeyRow(("Ctrl+,",), N_("settings")),
    KeyRow(("F1",), N_("this help")),
    # -- capturing
    KeyRow(("Ctrl+1", "Ctrl+5"), N_("the theme, while capturing"), CAPTURE),
    KeyRow(("F6",), N_("the table, while capturing"), CAPTURE),
    KeyRow(("F7",), N_("a challenge instead of a proposal"), CAPTURE),
    KeyRow(("Up", "Down", "Ctrl+G"), N_("group with the similar one"), CAPTURE),
    KeyRow(("Ctrl+I",), N_("bring pasted lines in as a list"), CAPTURE),
    # -- pages, in the order of the rail
    KeyRow(("Alt+Up", "Alt+Down"), N_("move the exercise up or down"), "prepare"),
    KeyRow(("+", "-"), N_("a minute more or less for the exercise"), "prepare"),
    KeyRow(("Del",), N_("take out the selected row"), "prepare"),
    KeyRow(("F2",), N_("write another name"), "prepare"),
    KeyRow(("Ctrl+Return",), N_("keep the exercise"), "prepare"),
    KeyRow(("Ctrl+P",), N_("print the kit"), "prepare"),
    KeyRow(("F9",), N_("pause the timer"), "facilitate"),
    KeyRow(("Ctrl+Shift+P",), N_("photo of the flip chart"), "facilitate"),
    KeyRow(("Ctrl+Up", "Ctrl+Down"), N_("one minute more or less"), "facilitate"),
    KeyRow(("Ctrl+L",), N_("go to any part or step"), "facilitate"),
    KeyRow(("Ctrl+K",), N_("care and tips of the exercise"), "facilitate"),
    KeyRow(("Esc",), N_("leave the line; then arrows and space walk"), "facilitate"),
    KeyRow(("B", "."), N_("make the projector black, after Esc"), "facilitate"),
    KeyRow(("Esc",), N_("from the line to the cards, and back"), "proposals"),
    KeyRow(("Return", "F2"), N_("open a card"), "proposals"),
    KeyRow(("Space",), N_("choose a card"), "proposals"),
    KeyRow(("Shift+Up", "Shift+Down"), N_("choose several cards"), "proposals"),
    KeyRow(("Ctrl+A",), N_("choose a whole column"), "proposals"),
    KeyRow(("G",), N_("put the chosen cards in a cluster"), "proposals"),
    KeyRow(("U",), N_("split a cluster"), "proposals"),
    KeyRow(("A",), N_("set theme, table, territory, perspective or tag"), "proposals"),
    KeyRow(("Ctrl+F",), N_("search the sheets"), "territory"),
    KeyRow(("Alt+Up", "Alt+Down"), N_("move the row up or down"), "territory"),
    KeyRow(("Del",), N_("take out the selected row"), "territory"),
    KeyRow(("Esc",), N_("leave the chosen row"), "territory"),
    KeyRow(("L",), N_("link with a challenge, or with a proposal"), "proposals"),
    KeyRow(("M",), N_("move to another column"), "proposals"),
    KeyRow(("Ctrl+Left", "Ctrl+Right"), N_("move to the column beside"), "proposals"),
    KeyRow(("Del",), N_("withdraw, with a reason"), "proposals"),
    KeyRow(("R",), N_("bring back what was withdrawn"), "proposals"),
    KeyRow(("Ctrl+F",), N_("search"), "proposals"),
    KeyRow(("F3", "Shift+F3"), N_("show only some, and all again"), "proposals"),
    KeyRow(("F4",), N_("challenges beside the proposals"), "proposals"),
    KeyRow(("Ctrl+E",), N_("export"), "proposals"),
    KeyRow(("Ctrl+Shift+P",), N_("photo of the flip chart"), "proposals"),
    KeyRow(("+", "-", "0"), N_("larger cards, smaller, as at first"), "proposals"),
    KeyRow(("P", "A", "M"), N_("put a point, draw an area, measure"), "map"),
    KeyRow(("V", "Esc"), N_("back to choosing"), "map"),
    KeyRow(("Return", "Backspace"), N_("at the cross: put it; take the last corner back"), "map"),
    KeyRow(("Shift+Left", "Shift+Right"), N_("move the map, or the cross in larger steps"), "map"),
    KeyRow(("Ctrl+Left", "Ctrl+Right"), N_("move the chosen point"), "map"),
    KeyRow(("+", "-", "F"), N_("nearer, further, all of it"), "map"),
    KeyRow(("L",), N_("layers"), "map"),
    KeyRow(("E", "Del"), N_("edit the chosen one, take it off the map"), "map"),
    KeyRow(("Ctrl+F",), N_("search"), "map"),
    KeyRow(("Ctrl+Return",), N_("open the vote"), "vote"),
    KeyRow(("Return",), N_("put the number; on an empty place end the ballot"), "vote"),
    KeyRow(("Backspace",), N_("take the last mark away"), "vote"),
    KeyRow(("B", "N"), N_("blank ballot, void ballot"), "vote"),
    KeyRow(("-", "*"), N_("the same two on the number pad"), "vote"),
    KeyRow(("T",), N_("take the last ballot back"), "vote"),
    KeyRow(("S",), N_("type the ballots a second time"), "vote"),
    KeyRow(("R",), N_("look again at a ballot that differs"), "vote"),
    KeyRow(("Up", "Down"), N_("another number that reads alike"), "vote"),
    KeyRow(("+", "V"), N_("counting: five more; nothing in it. On paper + is bis"), "vote"),
    KeyRow(("Left", "Right"), N_("counting: the bag beside; up and down as well"), "vote"),
    KeyRow(("Ctrl+Shift+S",), N_("while the laptop is passed around: back, with the PIN"), "vote"),
    KeyRow(("PgDown", "PgUp"), N_("in the projector: more of it, or the next place"), "vote"),
    KeyRow(("Esc",), N_("from the whole table back to the result"), "vote"),
    KeyRow(("T",), N_("as a table, or as a map"), "prioritize"),
    KeyRow(("Left", "Right"), N_("on the map: the proposal before, the next one"), "prioritize"),
    KeyRow(("Up", "Down"), N_("on the map: the nearest above, below"), "prioritize"),
    KeyRow(("+", "-", "0"), N_("on the map: nearer, further, all of it"), "prioritize"),
    KeyRow(
        ("Shift+Left", "Shift+Right"), N_("on the map: what lies beside, when near"), "prioritize"
    ),
    KeyRow(("Ctrl+E",), N_("export"), "action_plan"),
    KeyRow(("Alt+Up", "Alt+Down"), N_("move the action up or down"), "action_plan"),
    KeyRow(("Ctrl+F",), N_("search"), "action_plan"),
    KeyRow(("F3",), N_("show only some, in groups, in another order"), "action_plan"),
    KeyRow(("F4",), N_("the sheet of the action beside the table or the timeline"), "action_plan"),
    KeyRow(("Return", "F2"), N_("in the table: write in the cell; typing does too"), "action_plan"),
    KeyRow(("Ctrl+D",), N_("in the table: copy down over the selection"), "action_plan"),
    KeyRow(("Del",), N_("in the table: empty the selected cells"), "action_plan"),
    KeyRow(("Ctrl+C", "Ctrl+V"), N_("in the table: copy cells, put them in"), "action_plan"),
    KeyRow(("T",), N_("the timeline as a table"), "action_plan"),
    KeyRow(("A", "Shift+A"), N_("add files, or a folder"), "gather"),
    KeyRow(("G",), N_("give the plan out to facilitators"), "gather"),
    KeyRow(("Left", "Right"), N_("the difference before, the next one"), "gather"),
    KeyRow(("1", "2"), N_("keep this one, or that one; say yes or no"), "gather"),
    KeyRow(("3",), N_("write another wording"), "gather"),
    KeyRow(("Esc",), N_("leave the files that were looked at"), "gather"),
    KeyRow(("Ctrl+F",), N_("search"), "projects"),
    KeyRow(("Ctrl+E",), N_("export"), "projects"),
    KeyRow(("N",), N_("a new project"), "projects"),
    KeyRow(("C",), N_("compare the alternatives"), "projects"),
    KeyRow(("M",), N_("its place on the map"), "projects"),
    KeyRow(("Return",), N_("on a row: write it, or open what is linked"), "projects"),
    KeyRow(("Alt+Up", "Alt+Down"), N_("on a row: move it up or down"), "projects"),
    KeyRow(("Del",), N_("on a row: take it away"), "projects"),
    KeyRow(("A",), N_("on a component or what follows: its action of the plan"), "projects"),
    KeyRow(("Left", "Right"), N_("on the stages: another stage"), "projects"),
    KeyRow(("Ctrl+1", "Ctrl+7"), N_("sectors, skills, barriers … the study"), "economy"),
    KeyRow(("1", "5"), N_("score; in the lists demand or severity"), "economy"),
    KeyRow(("0",), N_("in the table: no score"), "economy"),
    KeyRow(("Return",), N_("what a score rests on; the sheet of a row"), "economy"),
    KeyRow(("F2",), N_("write in the sheet"), "economy"),
    KeyRow(("A",), N_("add one more"), "economy"),
    KeyRow(("Del",), N_("take the score or the row out"), "economy"),
    KeyRow(("Alt+Up", "Alt+Down"), N_("move a sector or an action"), "economy"),
    KeyRow(("W",), N_("how much each criterion counts"), "economy"),
    KeyRow(("G", "T"), N_("growth and access side by side; as a table"), "economy"),
    KeyRow(("P",), N_("put the economic action into the plan"), "economy"),
    KeyRow(("Ctrl+F",), N_("search"), "economy"),
    KeyRow(("Ctrl+E",), N_("export"), "economy"),
    KeyRow(("Ctrl+F",), N_("search"), "directory"),
    KeyRow(("F3", "Shift+F3"), N_("show only some, and all again"), "directory"),
    KeyRow(("Ctrl+P",), N_("print the blank slip"), "directory"),
    KeyRow(("Ctrl+E",), N_("the list, the poster and the guides, on paper"), "directory"),
    KeyRow(("A", "F2", "Del"), N_("add a point, edit it, take it out"), "directory"),
    KeyRow(("Alt+Up", "Alt+Down"), N_("move the point up or down"), "directory"),
    KeyRow(("V", "O"), N_("checked today; the text of the source beside it"), "directory"),
    KeyRow(("T", "G", "C"), N_("guides of procedures; what to notice; the centres"), "directory"),
    KeyRow(("Ctrl+D",), N_("in the week: the day's hours for the next one too"), "directory"),
    KeyRow(("Ctrl+F", "Ctrl+P"), N_("search, print the guides"), "procedures"),
    KeyRow(("A", "F2", "Del"), N_("add a guide, edit it, take it out"), "procedures"),
    KeyRow(("Alt+Up", "Alt+Down"), N_("move the guide up or down"), "procedures"),
    KeyRow(("V",), N_("note that it was checked today"), "procedures"),
    KeyRow(("Ctrl+F",), N_("search"), "centres"),
    KeyRow(("Ctrl+E",), N_("export"), "centres"),
    KeyRow(("N",), N_("a new centre"), "centres"),
    KeyRow(("1", "5"), N_("the score of a site; Del takes it away"), "centres"),
    KeyRow(("Return", "F2"), N_("write in the row, or why a score is so"), "centres"),
    KeyRow(("Alt+Up", "Alt+Down"), N_("move the row up or down"), "centres"),
    KeyRow(("Del",), N_("take out the selected row"), "centres"),
    KeyRow(("Ctrl+E",), N_("export"), "documents"),
    KeyRow(("Space",), N_("tick a document"), "documents"),
    KeyRow(("Ctrl+A",), N_("tick all documents, or none"), "documents"),
    KeyRow(("Ctrl+PgDown", "Ctrl+PgUp"), N_("next and previous page of the preview"), "documents"),
    KeyRow(("+", "-", "0"), N_("in the preview: larger, smaller, page or width"), "documents"),
    # -- the projector's own window
    KeyRow(("Right", "Down", "Space"), N_("next step"), PROJECTOR),
    KeyRow(("Left", "Up"), N_("previous step"), PROJECTOR),
    KeyRow(("B", "."), N_("black, and back"), PROJECTOR),
)

PLACES: Mapping[str, str] = {
    EVERYWHERE: N_("Everywhere"),
    CAPTURE: N_("Capture line"),
    "prepare": N_("Prepare"),
    "facilitate": N_("Facilitate"),
    "proposals": N_("Proposals"),
    "map": N_("Map"),
    "territory": N_("Territories"),
    "vote": N_("Vote"),
    "prioritize": N_("Prioritize"),
    "action_plan": N_("Action plan"),
    "gather": N_("Gather workshops"),
    "economy": N_("Local economy"),
    "projects": N_("Strategic projects"),
    "directory": N_("Attention points"),
    "procedures": N_("Procedures"),
    "centres": N_("IntegrHa-bitat centres"),
    "documents": N_("Documents"),
    PROJECTOR: N_("The projector's window"),
}
"""Every place that has keys and what it is called, in the order of the sheet."""


def of(page: str) -> list[KeyRow]:
    """The keys of a page alone, those of its capture line last."""
    own = [row for row in KEYS if row.page == page and page != EVERYWHERE]
    return own + ([row for row in KEYS if row.page == CAPTURE] if page in CAPTURING else [])


def of_everywhere() -> list[KeyRow]:
    """The keys that work on every page."""
    return [row for row in KEYS if row.page == EVERYWHERE]


def by_place(without: Collection[str] = ()) -> list[tuple[str, list[KeyRow]]]:
    """Every key, under the name of its place (a message), in the order of the sheet; ``without``
    those of some places."""
    shown = ((place, name) for place, name in PLACES.items() if place not in without)
    found = ((name, [row for row in KEYS if row.page == place]) for place, name in shown)
    return [(name, rows) for name, rows in found if rows]


def rows(words: Words) -> list[tuple[tuple[str, ...], str]]:
    """Every key and what it does, in the order of the sheet; the place stands before what is not
    for everywhere."""
    return [
        (row.keys, words(row.what) if row.page == EVERYWHERE else
         words("{place}: {what}", place=words(PLACES[row.page]), what=words(row.what)))
        for _, found in by_place()
        for row in found
    ]  # fmt: skip


def names(words: Words) -> dict[str, str]:
    """Qt's portable name of a key → what stands on the keyboard in this language."""
    return {
        "Return": words.at("key", "Enter"),
        "Enter": words.at("key", "Enter"),
        "PgDown": words.at("key", "Page Down"),
        "PgUp": words.at("key", "Page Up"),
        "Backspace": words.at("key", "Backspace"),
        "Space": words.at("key", "Space"),
        "Shift": words.at("key", "Shift"),
        "Del": words.at("key", "Del"),
        "Home": words.at("key", "Home"),
        "End": words.at("key", "End"),
        "Up": "↑",
        "Down": "↓",
        "Left": "←",
        "Right": "→",
    }


def written(key: str, called: Mapping[str, str]) -> str:
    """How a key is written on its cap: ``Ctrl+P`` → "Ctrl P", ``PgDown`` → "Av Pág"; ``called``
    is what ``names`` gives."""
    if key == "+":
        return key
    parts = key.replace("++", "+plus").split("+")
    return " ".join(called.get(part, "+" if part == "plus" else part) for part in parts)
