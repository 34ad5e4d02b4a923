"""Every message has its translation, and what is compiled is what is written."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogues", ROOT / "tools" / "catalogues.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["catalogues"] = module
    spec.loader.exec_module(module)
    return module


catalogues = _tool()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with one message of each kind, all translated."""
    (tmp_path / "workshop_app").mkdir()
    (tmp_path / "main.py").write_text(
        'words("Open {file}", file=f)\n'
        'self._words.many("{n} proposal", "{n} proposals", n)\n'
        'self.words.at("verb", "Open")\n'
        'raise KnownError(N_("Row {row}: no text"), row=words("nested"))\n'
        'words("yes" if x else "no")\n',
        encoding="utf-8",
    )
    answers = tmp_path / "es.json"
    answers.write_text(
        '{"Open {file}": "Abrir {file}", "{n} proposal": ["{n} propuesta", "{n} propuestas"],'
        ' "verb\\u0004Open": "Abrir", "Row {row}: no text": "Fila {row}: sin texto",'
        ' "nested": "dentro", "yes": "sí", "no": "no", "to come": "por venir"}',
        encoding="utf-8",
    )
    for language in catalogues.LANGUAGES.keys() - {catalogues.SOURCE}:
        assert catalogues.fill(language, answers, tmp_path) == []
    return tmp_path


def test_the_catalogues_of_the_program_are_complete() -> None:
    problems = catalogues.check(ROOT)
    assert not problems, "see tools/catalogues.py missing es:\n" + "\n".join(problems)


def test_every_language_of_the_program_has_a_catalogue() -> None:
    from workshop_app.translation.languages import LANGUAGES

    assert set(catalogues.LANGUAGES) == set(LANGUAGES)


def test_every_form_of_a_message_is_found(project: Path) -> None:
    found = catalogues.find_messages(project)
    assert set(found.plurals) == {
        (None, "Open {file}"),
        (None, "{n} proposal"),
        ("verb", "Open"),
        (None, "Row {row}: no text"),
        (None, "nested"),
        (None, "yes"),
        (None, "no"),
    }
    assert catalogues.check(project) == []


def test_a_translation_given_before_its_message_is_kept_until_then(project: Path) -> None:
    (project / "workshop_app" / "new.py").write_text('words("to come")\n', encoding="utf-8")
    catalogues.update(project)
    assert catalogues.check(project) == []


def test_writing_again_changes_no_byte(project: Path) -> None:
    files = sorted(p for p in (project / "i18n").rglob("*") if p.is_file())
    before = [p.read_bytes() for p in files]
    catalogues.update(project)
    assert [p.read_bytes() for p in files] == before


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('words("not yet")', "is not translated"),
        ('words(f"{x} things")', "one plain text"),
        ('words("a" + "b")', "one plain text"),
        ("words(", "cannot be read"),
    ],
)
def test_what_is_not_complete_is_told(project: Path, line: str, told: str) -> None:
    (project / "workshop_app" / "new.py").write_text(line + "\n", encoding="utf-8")
    catalogues.update(project)
    assert any(told in problem for problem in catalogues.check(project))


def test_a_template_or_a_compiled_file_left_behind_is_told(project: Path) -> None:
    (project / "workshop_app" / "new.py").write_text('words("not yet")\n', encoding="utf-8")
    assert any("convite.pot is old" in problem for problem in catalogues.check(project))
    catalogues.update(project)
    _, mo = catalogues.paths_of("es", project)
    mo.write_bytes(mo.read_bytes()[:-1])
    assert any("is not what the .po gives" in problem for problem in catalogues.check(project))


@pytest.mark.parametrize(
    "answer",
    ['{"Open {file}": "Abrir {archivo}"}', '{"{n} proposal": "{n} propuestas"}', '{"yes": ""}'],
)
def test_a_translation_that_does_not_fit_stays_out(project: Path, answer: str) -> None:
    po, _ = catalogues.paths_of("es", project)
    before = po.read_bytes()
    file = project / "wrong.json"
    file.write_text(answer, encoding="utf-8")
    assert len(catalogues.fill("es", file, project)) == 1
    assert po.read_bytes() == before
