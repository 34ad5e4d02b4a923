"""Standing under the database: every write, sync, truncation and removal that it asks of the system
is seen, and can be refused, while everything above is the real thing.

SQLite asks the system through a table of functions (a VFS) and, per open file, a second one
(``sqlite3_io_methods``). ``Under`` puts functions of its own into both, in memory, for files of one
folder; each writes down what was asked and then asks the system as SQLite would have. This needs
no compiler and no other package, and works in the same way for the database of Python's ``sqlite3``
and for SQLCipher's; where the module hides SQLite's names, ``reachable`` is ``None``. What Python
itself asks (``os.replace``, ``os.unlink``, ``os.fsync``) is written down beside it.
"""

from __future__ import annotations

import ctypes
import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, byref, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

MODULES = ("_sqlite3", "sqlcipher3._sqlite3")
"""The modules that may carry a database: plain files, protected ones."""

READ, WRITE, SYNC, TRUNCATE = 266, 778, 1034, 1546
"""SQLITE_IOERR_READ, _WRITE, _FSYNC, _TRUNCATE."""
DELETE, OPEN = 2570, sqlite3.SQLITE_CANTOPEN
"""SQLITE_IOERR_DELETE; what opening answers where there is no disk."""
FULL = sqlite3.SQLITE_FULL

_Close = CFUNCTYPE(c_int, c_void_p)
_Read = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_Truncate = CFUNCTYPE(c_int, c_void_p, c_int64)
_Sync = CFUNCTYPE(c_int, c_void_p, c_int)
_Size = CFUNCTYPE(c_int, c_void_p, POINTER(c_int64))
_Open = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, POINTER(c_int))
_Delete = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)


class _Methods(Structure):
    """``sqlite3_io_methods`` of version 3."""

    _fields_ = [
        ("version", c_int), ("close", _Close), ("read", _Read), ("write", _Read),
        ("truncate", _Truncate), ("sync", _Sync), ("size", _Size),
        *((name, c_void_p) for name in (
            "lock", "unlock", "reserved", "control", "sector", "nature",
            "shm_map", "shm_lock", "shm_barrier", "shm_unmap", "fetch", "unfetch",
        )),
    ]  # fmt: skip


class _Vfs(Structure):
    """The head of ``sqlite3_vfs``."""

    _fields_ = [
        ("version", c_int), ("file_size", c_int), ("longest", c_int), ("next", c_void_p),
        ("name", c_char_p), ("data", c_void_p), ("open", _Open), ("delete", _Delete),
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that was asked of the disk, in order: ``what`` is "create", "write", "truncate",
    "sync", "delete", "rename" (``data`` is the new name) or "sync folder"; ``name`` the file's, or
    "#" and a number of one that another took the name of."""

    what: str
    name: str
    at: int = 0
    data: bytes = b""


def reachable(module: str) -> ctypes.CDLL | None:
    """The library in which ``module`` carries its database, if its names can be seen."""
    try:
        found: ModuleType = __import__(module, fromlist=["x"])
        library = ctypes.CDLL(found.__file__)
        find = library.sqlite3_vfs_find
    except (ImportError, OSError, AttributeError):
        return None
    find.restype, find.argtypes = POINTER(_Vfs), [c_char_p]
    return library


@dataclass
class Under:
    """What was asked of the files in ``folder``, and what the disk answers from now on.

    ``answer(asked, size)`` may give an error code of SQLite instead of doing what was asked.
    ``dead`` is a disk that is not there any more: nothing is done, everything is an error.
    """

    folder: Path
    log: list[Asked] = field(default_factory=list)
    answer: Callable[[Asked, int], int] | None = None
    dead: bool = False
    _names: dict[int, str] = field(default_factory=dict)
    _nameless: set[int] = field(default_factory=set)
    _tables: dict[int, tuple[_Methods, _Methods]] = field(default_factory=dict)

    # -- what SQLite calls ------------------------------------------------------------------------
    def _opened(self, real: Any, vfs: int, name: int, file: int, flags: int, out: Any) -> int:
        path = Path((ctypes.string_at(name) if name else b"").decode(errors="surrogateescape"))
        ours = name != 0 and path.parent == self.folder
        if ours and self.dead:
            ctypes.cast(file, POINTER(c_void_p))[0] = None  # No methods: nothing to close.
            return OPEN
        new = ours and not path.exists()
        code = int(real(vfs, name, file, flags, out))
        if code == 0 and ours:
            if new:
                self.log.append(Asked("create", path.name))
            self._names[file] = path.name
            methods = ctypes.cast(file, POINTER(c_void_p))
            methods[0] = ctypes.addressof(self._table(int(methods[0])))
        return code

    def _table(self, real: int) -> _Methods:
        """Our functions over those at ``real``; kept, for a file may be closed at any time."""
        if real not in self._tables:
            theirs = _Methods.from_address(real)
            ours = _Methods.from_buffer_copy(theirs)
            ours.close = _Close(lambda file: self._closed(theirs, file))
            ours.read = _Read(lambda *how: READ if self.dead else theirs.read(*how))
            ours.write = _Read(lambda *how: self._written(theirs, *how))
            ours.truncate = _Truncate(
                lambda file, size: self._done(
                    theirs, file, "truncate", TRUNCATE, lambda: theirs.truncate(file, size), at=size
                )
            )
            ours.sync = _Sync(
                lambda file, how: self._done(
                    theirs, file, "sync", SYNC, lambda: theirs.sync(file, how)
                )
            )
            self._tables[real] = (theirs, ours)
        return self._tables[real][1]

    def _closed(self, theirs: _Methods, file: int) -> int:
        self._names.pop(file, None)
        return int(theirs.close(file))

    def _written(self, theirs: _Methods, file: int, data: int, length: int, at: int) -> int:
        said = ctypes.string_at(data, length)
        return self._done(theirs, file, "write", WRITE,
                          lambda: theirs.write(file, data, length, at), at=at, data=said)  # fmt: skip

    def _done(
        self, theirs: _Methods, file: int, what: str, error: int, act: Callable[[], int],
        at: int = 0, data: bytes = b"",
    ) -> int:  # fmt: skip
        asked = Asked(what, self._names.get(file, "?"), at, data)
        if self.answer is not None and not self.dead:
            size = c_int64()
            theirs.size(file, byref(size))
            if code := self.answer(asked, size.value):
                return code
        if self.dead:
            return error
        code = int(act())
        if code == 0:
            self.log.append(asked)
        return code

    def _deleted(self, real: Any, vfs: int, name: bytes, sync: int) -> int:
        path = Path(name.decode(errors="surrogateescape"))
        if path.parent != self.folder:
            return int(real(vfs, name, sync))
        if self.dead:
            return DELETE
        there = path.exists()
        code = int(real(vfs, name, sync))
        if code == 0 and there:
            self.log.append(Asked("delete", path.name, at=sync))
        return code

    # -- what Python calls ------------------------------------------------------------------------
    def replaced(self, old: Any, new: Any) -> None:
        """A file took another's name."""
        source, target = Path(old), Path(new)
        if target.resolve().parent != self.folder:
            return os_replace(old, new)
        before = target.stat().st_ino if target.exists() else 0
        os_replace(old, new)
        self._nameless.add(before)
        self.log.append(Asked("rename", source.name, before, target.name.encode()))
        return None

    def unlinked(self, path: Any) -> None:
        """A file lost its name."""
        os_unlink(path)
        if Path(path).resolve().parent == self.folder:
            self.log.append(Asked("delete", Path(path).name))

    def synced(self, handle: int) -> None:
        """A file was synced, with what was written into it until then, or the folder was."""
        os_fsync(handle)
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            if os.path.samestat(status, self.folder.stat()):
                self.log.append(Asked("sync folder", ""))
            return
        named = {one.stat().st_ino: one.name for one in self.folder.iterdir()}
        if status.st_nlink == 0 and status.st_ino in self._nameless:  # the number may be another's
            named[status.st_ino] = f"#{status.st_ino}"
        if name := named.get(status.st_ino):
            whole = Path(f"/proc/self/fd/{handle}").read_bytes()
            self.log.append(Asked("write", name, 0, whole))
            self.log.append(Asked("sync", name))


os_replace, os_unlink, os_fsync = os.replace, os.unlink, os.fsync

_kept: list[Any] = []
"""Functions that C may still call: a file that is closed later has its table here."""


@contextmanager
def under(folder: Path, modules: tuple[str, ...] = MODULES) -> Iterator[Under]:
    """Stand under the databases of ``modules`` for files right in ``folder`` that are opened
    inside. They have to be closed by the end to be forgotten; what stays open goes on as it was."""
    disk = Under(folder.resolve())
    _kept.append(disk)
    before = []
    for module in modules:
        library = reachable(module)
        if library is None:
            continue
        vfs = library.sqlite3_vfs_find(None).contents
        theirs = _Vfs.from_buffer_copy(vfs)
        before.append((vfs, theirs))
        _patch(disk, vfs, theirs)
    os.replace, os.unlink, os.fsync = disk.replaced, disk.unlinked, disk.synced  # type: ignore[assignment]
    try:
        yield disk
    finally:
        os.replace, os.unlink, os.fsync = os_replace, os_unlink, os_fsync
        for vfs, theirs in before:
            vfs.open, vfs.delete = theirs.open, theirs.delete
        disk.answer, disk.dead = None, False


def _patch(disk: Under, vfs: Any, theirs: _Vfs) -> None:
    real_open, real_delete = theirs.open, theirs.delete
    vfs.open = _Open(lambda *how: disk._opened(real_open, *how))
    vfs.delete = _Delete(lambda *how: disk._deleted(real_delete, *how))
    _kept.append((vfs.open, vfs.delete, real_open, real_delete))
