"""What a disk holds after its power was cut: of everything that was asked of it, what was synced, and
of the rest none, all, or some.

The model is meaner than most disks. Until a file is synced, each of its sectors (512 bytes) that was
written may be the old or the new one, whatever the order; a size may be on the disk before the bytes
are, which are then garbage; a shortening may be there or not. The name of a new file is in its
folder for sure only after the first sync of a journal (SQLite syncs the folder then), a removal only
after a sync of the folder, so that a removed journal may be there again.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.storage.power.under import Asked

SECTOR = 512
NONE, ALL = "none", "all"
Mode = str
"""NONE, ALL, or a seed: which part of what was not synced is on the disk."""


@dataclass
class _File:
    """``synced``: what is on the disk for sure; ``waiting``: what was asked since."""

    synced: bytes = b""
    now: bytearray = field(default_factory=bytearray)
    waiting: list[Asked] = field(default_factory=list)

    def take(self, asked: Asked) -> None:
        if asked.what == "sync":
            self.synced, self.waiting = bytes(self.now), []
            return
        _put(self.now, asked)
        self.waiting.append(asked)

    def after(self, mode: Mode) -> bytes:
        if mode == NONE or not self.waiting:
            return self.synced
        if mode == ALL:
            return bytes(self.now)
        chance = random.Random(mode)
        found = bytearray(self.synced)
        for asked in self.waiting:
            if asked.what == "truncate":
                if chance.random() < 0.5:
                    _put(found, asked)
                continue
            for at, part in _sectors(asked):
                if chance.random() < 0.5:
                    _put(found, Asked("write", "", at, part))
                elif chance.random() < 0.5 and at + len(part) > len(found):
                    garbage = chance.randbytes(at + len(part) - len(found))
                    _put(found, Asked("write", "", len(found), garbage))
        return bytes(found)


def _put(found: bytearray, asked: Asked) -> None:
    if asked.what == "truncate":
        del found[asked.at :]
        found.extend(bytes(asked.at - len(found)))
        return
    found.extend(bytes(max(0, asked.at - len(found))))
    found[asked.at : asked.at + len(asked.data)] = asked.data


def _sectors(asked: Asked) -> Iterator[tuple[int, bytes]]:
    """The write in the pieces that a disk writes whole."""
    at, ends = asked.at, asked.at + len(asked.data)
    while at < ends:
        next = min(ends, (at // SECTOR + 1) * SECTOR)
        yield at, asked.data[at - asked.at : next - asked.at]
        at = next


class Disk:
    """A folder's files while a list of ``Asked`` goes by."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._named = {name: _File(data, bytearray(data)) for name, data in files.items()}
        self._sure = dict(self._named)
        self._nameless: dict[str, _File] = {}
        self._waiting: list[tuple[str, _File | None, str]] = []
        """What folders do not say for sure yet: a name, its file or none, the name it had."""

    def take(self, asked: Asked) -> None:
        """The next thing that is asked."""
        if asked.what == "sync folder":
            self._named_for_sure()
        elif asked.what == "rename":
            name = asked.data.decode()
            if name in self._named:
                self._nameless[f"#{asked.at}"] = self._named[name]
            moved = self._named[name] = self._named.pop(asked.name)
            self._waiting.append((name, moved, asked.name))
        elif asked.what == "create":
            made = self._named[asked.name] = _File()
            self._waiting.append((asked.name, made, ""))
        elif asked.what == "delete":
            self._named.pop(asked.name, None)
            self._waiting.append((asked.name, None, ""))
            if asked.at:
                self._named_for_sure()
        else:
            (self._named | self._nameless)[asked.name].take(asked)
            if asked.what == "sync" and asked.name.endswith("-journal"):
                self._named_for_sure()

    def _named_for_sure(self) -> None:
        self._sure, self._waiting = dict(self._named), []

    def cut(self, mode: Mode) -> dict[str, bytes]:
        """The files by name as the next one who looks finds them."""
        named = dict(self._sure)
        chance = random.Random(mode)
        for name, file, before in self._waiting:
            if mode == ALL or (mode != NONE and chance.random() < 0.5):
                named.pop(before, None)
                if file is None:
                    named.pop(name, None)
                else:
                    named[name] = file
        return {name: file.after(f"{mode} {name}" if mode not in (NONE, ALL) else mode)
                for name, file in named.items()}  # fmt: skip


def files_of(folder: Path) -> dict[str, bytes]:
    """The files right in a folder."""
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}


def laid_out(files: dict[str, bytes], folder: Path) -> None:
    """The folder holds these files and no others."""
    for one in folder.iterdir():
        if one.name not in files:
            one.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)


def all_points(log: Iterable[Asked], files: dict[str, bytes]) -> Iterator[tuple[int, Disk]]:
    """The disk after each thing that was asked, and how many those were; 0 is before the first.
    It is one disk that goes on: cut it before asking for the next."""
    disk = Disk(files)
    yield 0, disk
    for at, asked in enumerate(log, 1):
        disk.take(asked)
        yield at, disk
