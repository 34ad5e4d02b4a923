"""What stands where the map will be, while there is nothing on it."""

from __future__ import annotations

from workshop_app.text import Words
from workshop_app.ui.map.adding_base import AddingBase
from workshop_app.ui.widgets import Button, EmptyCard


def empty_card(words: Words, adding: AddingBase, changes: bool) -> EmptyCard:
    """What to begin with: a plan, a photo, a file of a map, an empty sheet."""
    title = words("Choose a plan or a photo of the territory")
    if not changes:
        return EmptyCard("map-trifold", title, words("Nothing has been put on the map yet."))
    said = words(
        "A photo of the map that people drew, a scanned plan, a map file or stored map tiles. Nothing comes from the network."
    )
    first = Button(words("Picture or photo…"), icon="image", size="header")
    first.clicked.connect(adding.ask_picture)
    shapes = Button(words("Map file…"), icon="shapes")
    shapes.clicked.connect(adding.ask_shapes)
    tiles = Button(words("Stored map tiles…"), icon="squares-four")
    tiles.clicked.connect(adding.ask_tiles)
    sheet = Button(words("Empty sheet"), icon="file")
    sheet.clicked.connect(adding.add_sheet)
    return EmptyCard("map-trifold", title, said, first, shapes, tiles, sheet)
