"""Bringing something to draw the map on into the plan: read in a job, with progress and cancel."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workshop_app.domain.map_shapes import AREA, Shapes
from workshop_app.domain.places import MapBase, Photo
from workshop_app.services import map_bases, photos, place_words
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.pictures import Edit
from workshop_app.text import Words
from workshop_app.ui.jobs import Job, Progress
from workshop_app.ui.page import Shell
from workshop_app.ui.photos import adding, keeping, sources

SHAPES = "*.geojson *.json *.kml *.kmz *.zip *.shp"
TILES = "*.mbtiles"


@dataclass(frozen=True, slots=True)
class Added:
    """A base that came, and what was left out of its file, as sentences."""

    base: MapBase
    told: tuple[str, ...] = ()
    areas: int = 0


class AddingBase(QObject):
    """Asks for a file and keeps what is in it. ``added(id)`` when a base is in the plan."""

    added = Signal(str)

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell, over: QWidget) -> None:
        super().__init__(over)
        self._plan, self._words, self._shell, self._over = plan, words, shell, over

    # -- asking -----------------------------------------------------------------------------------
    def ask_picture(self) -> None:
        """A picture from a file: a scanned plan, a photo of what people drew."""
        words = self._words
        ends = " ".join(f"*{end}" for end in sources.KINDS)
        path = self._shell.ask_file(
            words("A picture to draw the map on"), f"{words('Pictures')} ({ends})"
        )
        if path is not None:
            self.read_picture(path)

    def ask_shapes(self) -> None:
        """A map file: lines, outlines and points."""
        words = self._words
        kinds = f"{words('Map files')} ({SHAPES})"
        path = self._shell.ask_file(words("A map file"), kinds)
        if path is not None:
            self.read_shapes(path)

    def ask_tiles(self) -> None:
        """A file of stored map tiles; it stays where it is."""
        words = self._words
        path = self._shell.ask_file(words("Stored map tiles"), f"MBTiles ({TILES})")
        if path is not None:
            self.read_tiles(path)

    # -- reading ----------------------------------------------------------------------------------
    def read(self, path: Path) -> None:
        """Whatever of these a file is, by its ending."""
        end = path.suffix.casefold()
        if end in sources.KINDS:
            self.read_picture(path)
        elif end == ".mbtiles":
            self.read_tiles(path)
        else:
            self.read_shapes(path)

    def read_picture(self, path: Path) -> None:
        """Faces are asked about before anything is kept (P-27)."""
        self._take(path, _name(path))

    def _take(self, source: sources.Source, name: str) -> None:
        job = Job(lambda _progress: adding.opened(source), self._words("Reading the picture…"))
        self._shell.run(job, lambda opened: self._ask_faces(opened, name))

    def photograph(self) -> None:
        """The map that people drew, through this laptop's camera."""
        from workshop_app.ui.photos import camera

        panel = camera.opened(self._over, self._words)
        if panel is None:
            self._shell.tell("info", self._words(camera.NONE))
            return
        panel.taken.connect(lambda image: self._take(image, self._words("Drawn map")))

    def _ask_faces(self, opened: adding.Opened, name: str) -> None:
        asked = keeping.KeepPhoto(self._over, self._words, opened.image)
        asked.kept.connect(lambda edit: self._keep_picture(opened.data, name, edit))
        asked.open()

    def _keep_picture(self, data: bytes, name: str, edit: Edit) -> None:
        plan, words = self._plan, self._words
        called = name or words("Picture")

        def work(_progress: Progress) -> Added:
            return Added(map_bases.add_picture(plan, data, called, faces=photos.NO, edit=edit))

        self._shell.run(Job(work, words("Keeping the picture…")), self._came)

    def use_photo(self, photo: Photo) -> None:
        """A photo of the plan: the map that participants drew."""
        plan, words = self._plan, self._words
        called = photo.caption or words("Drawn map")

        def work(_progress: Progress) -> Added:
            return Added(map_bases.add_photo(plan, photo, called))

        self._shell.run(Job(work, words("Keeping the picture…")), self._came)

    def read_shapes(self, path: Path) -> None:
        """Lines, outlines and points of a map file."""
        plan, words = self._plan, self._words

        def work(progress: Progress) -> Added:
            from workshop_app.services import map_files

            found = map_files.read(path, progress)
            called = _name(path) or words("Map file")
            base = map_bases.add_shapes(plan, found, called, file=path.name)
            told = tuple(words(said, **facts) for said, facts in found.told)
            return Added(base, told, _areas(found))

        self._shell.run(Job(work, words("Reading the map file…")), self._came)

    def read_tiles(self, path: Path) -> None:
        """Stored tiles are looked at, and remembered where they lie."""
        plan, words = self._plan, self._words

        def work(_progress: Progress) -> Added:
            return Added(map_bases.add_tiles(plan, path, _name(path) or words("Stored map tiles")))

        self._shell.run(Job(work, words("Reading the map tiles…")), self._came)

    def find_tiles(self, base: MapBase) -> None:
        """The file of a base lies elsewhere on this laptop: it is chosen again."""
        words = self._words
        path = self._shell.ask_file(words("Stored map tiles"), f"MBTiles ({TILES})")
        if path is not None:
            plan = self._plan
            job = Job(lambda _progress: Added(map_bases.find_tiles(plan, base, path)),
                      words("Reading the map tiles…"))  # fmt: skip
            self._shell.run(job, self._came)

    def add_sheet(self) -> None:
        """An empty sheet to put things on."""
        self._came(Added(map_bases.add_sheet(self._plan, self._words("Empty sheet"))))

    def _came(self, added: Added) -> None:
        words = self._words
        if added.told:
            self._shell.tell("warn", " ".join(added.told))
        else:
            said = words("“{name}” is what the map is drawn on now.", name=added.base.name)
            self._shell.tell("done", said, undo=True)
        self.added.emit(added.base.id)


def _areas(found: Shapes) -> int:
    return sum(one.kind == AREA for one in found.features)


def _name(path: Path) -> str:
    """A base is called as its file, unless that says what must not be kept."""
    return place_words.passed(path.stem.replace("_", " "))[:60]
