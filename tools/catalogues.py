"""The message catalogues: found in the code, filled with translations, checked, compiled.

    tools/catalogues.py update               look for messages, write i18n/ anew
    tools/catalogues.py fill LANG FILE.json  put translations in (and update)
    tools/catalogues.py missing LANG         what is not translated yet, as JSON to fill in
    tools/catalogues.py check                a line for each problem; status 1 if there is one
    tools/catalogues.py prune                drop translations of messages that no code holds

FILE.json is one object: message → translation; for a plural the singular message →
[one, other]; with a context "context\\u0004message". Several may call this at the same time.

The messages are found through Python's own syntax tree, not with ``pybabel extract``: that one
glues ``words("yes" if x else "no")`` into "yesno" and passes over f-strings in silence.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import os
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = {
    "es": "nplurals=2; plural=(n != 1);",
    "en": "nplurals=2; plural=(n != 1);",
    "pt_BR": "nplurals=2; plural=(n > 1);",
    "fr": "nplurals=2; plural=(n > 1);",
}
SOURCE = "en"
CONTEXT = "\u0004"
FIELD = re.compile(r"\{(\w+)[^{}]*\}")

Key = tuple[str | None, str]


@dataclass
class Found:
    """Messages of the code: key → plural ("" where there is none), and the files that hold it."""

    plurals: dict[Key, str] = field(default_factory=dict)
    files: dict[Key, set[str]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def add(self, key: Key, plural: str, file: str) -> None:
        self.plurals[key] = plural or self.plurals.get(key, "")
        self.files.setdefault(key, set()).add(file)


# ------------------------------------------------------------------ finding
def _literals(node: ast.expr) -> list[str]:
    """The texts a first argument may be: a literal, or either branch of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return _literals(node.body) + _literals(node.orelse)
    return []


def _called(node: ast.Call) -> str:
    function = node.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name.removeprefix("_") if name == "_words" else name


def find_in(source: str, file: str, found: Found) -> None:
    """Add the messages of one module's ``source`` to ``found``."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name, arguments = _called(node), node.args
        if name in ("words", "N_"):
            for text in filter(None, _literals(arguments[0])):
                found.add((None, text), "", file)
            if isinstance(arguments[0], ast.JoinedStr | ast.BinOp):
                found.problems.append(f"{file}:{node.lineno}: a message must be one plain text")
        elif name == "many" and len(arguments) >= 2:
            for one, many in zip(_literals(arguments[0]), _literals(arguments[1]), strict=False):
                found.add((None, one), many, file)
        elif name == "at" and len(arguments) >= 2:
            for context in _literals(arguments[0]):
                for text in _literals(arguments[1]):
                    found.add((context, text), "", file)


def find_messages(root: Path = ROOT) -> Found:
    """All messages of ``main.py`` and ``workshop_app``."""
    found = Found()
    for path in sorted([root / "main.py", *(root / "workshop_app").rglob("*.py")]):
        if path.is_file():
            name = path.relative_to(root).as_posix()
            try:
                find_in(path.read_text(encoding="utf-8"), name, found)
            except SyntaxError as error:
                found.problems.append(f"{name}:{error.lineno}: cannot be read as Python")
    return found


# ------------------------------------------------------------------ writing
class Steady(Catalog):
    """A catalogue whose head carries no date and no name, so that it only changes with words."""

    plural_rule = ""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        language = [("Language", str(self.locale))] if self.locale else []
        plural = [("Plural-Forms", self.plural_rule)] if self.plural_rule else []
        return [
            ("Project-Id-Version", "Convite"),
            *language,
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            *plural,
        ]

    @mime_headers.setter
    def mime_headers(self, value: object) -> None: ...


Translations = dict[Key, str | tuple[str, ...]]


def _steady(language: str | None) -> Steady:
    catalog = Steady(locale=language, header_comment="# Convite", fuzzy=False)
    catalog.plural_rule = LANGUAGES[language] if language else ""
    return catalog


def _key(message: Message) -> Key:
    return (message.context, message.id[0] if message.pluralizable else message.id)


def read_translations(po: Path) -> Translations:
    """What a ``.po`` file says, the translations of messages no longer used included."""
    if not po.exists():
        return {}
    with po.open("rb") as file:
        catalog = read_po(file)
    messages = [m for m in catalog if m.id] + list(catalog.obsolete.values())
    return {_key(m): m.string for m in messages if m.string}


def _fitting(string: str | tuple[str, ...], plural: str) -> str | tuple[str, ...]:
    """``string`` in the shape of its message, which may have gained or lost a plural."""
    if plural:
        return tuple(string) if isinstance(string, tuple | list) else (string, string)
    return string if isinstance(string, str) else string[0]


def make_catalog(language: str | None, found: Found, known: Translations) -> Steady:
    """The catalogue of a language (or the template): all messages found, then what is unused."""
    catalog = _steady(language)
    for key, plural in found.plurals.items():
        context, one = key
        string = known.get(key, "")
        if language == SOURCE:
            string = (one, plural) if plural else one
        catalog.add(
            (one, plural) if plural else one,
            _fitting(string, plural) if string else None,
            locations=[(file, 0) for file in sorted(found.files[key])],
            context=context,
        )
    for key in sorted(known.keys() - found.plurals.keys(), key=lambda k: (k[1], k[0] or "")):
        if language not in (None, SOURCE):
            context, one = key
            string = known[key]
            shape = one if isinstance(string, str) else (one, one)
            catalog.obsolete[str(key)] = Message(shape, string, context=context)
    return catalog


def po_bytes(catalog: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalog, width=100, sort_output=True, include_lineno=False)
    return out.getvalue()


def mo_bytes(catalog: Catalog) -> bytes:
    """The compiled catalogue; messages without a translation stay out."""
    whole = _steady(str(catalog.locale))
    for message in catalog:
        strings = message.string if message.pluralizable else (message.string,)
        if message.id and all(strings):
            whole.add(message.id, message.string, context=message.context)
    out = io.BytesIO()
    write_mo(out, whole)
    return out.getvalue()


def _put(path: Path, content: bytes) -> None:
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(path.suffix + ".new")
    new.write_bytes(content)
    new.replace(path)


def paths_of(language: str, root: Path = ROOT) -> tuple[Path, Path]:
    folder = root / "i18n" / language / "LC_MESSAGES"
    return folder / "convite.po", folder / "convite.mo"


@contextlib.contextmanager
def locked(root: Path = ROOT, patience: float = 120) -> Iterator[None]:
    """Only one writer at a time. A lock older than ``patience`` seconds was left by a crash."""
    lock = root / "i18n" / ".lock"
    lock.parent.mkdir(exist_ok=True)
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
            break
        except FileExistsError:
            with contextlib.suppress(FileNotFoundError):
                if time.time() - lock.stat().st_mtime > patience:
                    lock.unlink(missing_ok=True)
            time.sleep(0.1)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


# ------------------------------------------------------------------ commands
def update(
    root: Path = ROOT, more: dict[str, Translations] | None = None, prune: bool = False
) -> Found:
    """Write ``i18n/`` anew from the code, with ``more`` translations; the caller has the lock."""
    found = find_messages(root)
    _put(root / "i18n" / "convite.pot", po_bytes(make_catalog(None, found, {})))
    for language in LANGUAGES:
        po, mo = paths_of(language, root)
        known = read_translations(po) | (more or {}).get(language, {})
        if prune:
            known = {key: string for key, string in known.items() if key in found.plurals}
        catalog = make_catalog(language, found, known)
        _put(po, po_bytes(catalog))
        _put(mo, mo_bytes(catalog))
    return found


def _fields(text: str) -> set[str]:
    return set(FIELD.findall(text))


def wrong_fields(one: str, plural: str, string: str | tuple[str, ...]) -> bool:
    """Whether a translation has other ``{fields}`` than its message."""
    if isinstance(string, str):
        return _fields(string) != _fields(one)
    wanted = [_fields(one)] + [_fields(plural or one)] * (len(string) - 1)
    if not plural:  # not found in the code yet: any of its forms may leave {n} out
        wanted = [_fields(one) | {"n"}] * len(string)
        return any(_fields(s) | {"n"} != w for s, w in zip(string, wanted, strict=True))
    return any(_fields(s) != w for s, w in zip(string, wanted, strict=True))


def _read_json(file: Path) -> Translations:
    given: Translations = {}
    for message, string in json.loads(file.read_text(encoding="utf-8")).items():
        context, _, text = message.rpartition(CONTEXT)
        given[(context or None, text)] = string if isinstance(string, str) else tuple(string)
    return given


def fill(language: str, file: Path, root: Path = ROOT) -> list[str]:
    """Put the translations of ``file`` in; problems with single ones, which stay out."""
    problems, good = [], {}
    found = find_messages(root)
    for key, string in _read_json(file).items():
        forms = (string,) if isinstance(string, str) else string
        plural = found.plurals.get(key, "")
        if not all(forms) or len(forms) > 2:
            problems.append(f"{key[1]!r}: an empty translation, or not [one, other]")
        elif key in found.plurals and bool(plural) == isinstance(string, str):
            problems.append(f"{key[1]!r}: " + ("needs [one, other]" if plural else "has no plural"))
        elif wrong_fields(key[1], plural, string):
            problems.append(f"{key[1]!r}: other {{fields}} in the translation")
        else:
            good[key] = string
    with locked(root):
        problems += update(root, {language: good}).problems
    return problems


def missing(language: str, root: Path = ROOT) -> dict[str, str | list[str]]:
    """What ``fill`` still wants, in its own form, with empty translations."""
    known = read_translations(paths_of(language, root)[0])
    return {
        (context + CONTEXT if context else "") + one: ["", ""] if plural else ""
        for (context, one), plural in sorted(
            find_messages(root).plurals.items(), key=lambda item: (item[0][1], item[0][0] or "")
        )
        if not "".join(known.get((context, one)) or "") and language != SOURCE
    }


def _check_language(language: str, found: Found, root: Path) -> Iterator[str]:
    po, mo = paths_of(language, root)
    if not po.exists():
        yield f"{language}: {po} is not there"
        return
    with po.open("rb") as file:
        catalog = read_po(file, locale=language)
    held = {_key(message): message for message in catalog if message.id}
    for key, plural in found.plurals.items():
        message = held.get(key)
        strings = () if message is None or not message.string else message.string
        forms = (strings,) if isinstance(strings, str) else strings
        if not forms or not all(forms) or len(forms) != (2 if plural else 1):
            yield f"{language}: {key[1]!r} is not translated"
        elif message is not None and message.fuzzy:
            yield f"{language}: {key[1]!r} is fuzzy"
        elif wrong_fields(key[1], plural, message.string if message else ""):
            yield f"{language}: {key[1]!r} has other {{fields}} in the translation"
    for key in held.keys() - found.plurals.keys():
        yield f"{language}: {key[1]!r} is in no code; run tools/catalogues.py update"
    if not mo.exists() or mo.read_bytes() != mo_bytes(catalog):
        yield f"{language}: the .mo is not what the .po gives; run tools/catalogues.py update"


def check(root: Path = ROOT) -> list[str]:
    """Every way in which the catalogues are not complete, a line each."""
    found = find_messages(root)
    problems = list(found.problems)
    pot = root / "i18n" / "convite.pot"
    if not pot.exists() or pot.read_bytes() != po_bytes(make_catalog(None, found, {})):
        problems.append("convite.pot is old; run tools/catalogues.py update")
    for language in LANGUAGES:
        problems += _check_language(language, found, root)
    return problems


def main(arguments: list[str]) -> int:
    """Run one command; 0 done, 1 problems told, 2 a call that cannot be understood."""
    match arguments:
        case ["update" | "prune" as command]:
            with locked():
                problems = update(prune=command == "prune").problems
        case ["fill", language, file] if language in LANGUAGES:
            problems = fill(language, Path(file))
        case ["missing", language] if language in LANGUAGES:
            print(json.dumps(missing(language), ensure_ascii=False, indent=1))
            problems = []
        case ["check"]:
            problems = check()
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    print(*problems, sep="\n", end="\n" if problems else "", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
