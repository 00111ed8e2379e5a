"""The code reads one way: a file imports only from rooms that stand before its own in the list."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT

ROOMS = [
    "problems",
    "days",
    "files",
    "render",
    "models",
    "frozen",
    "registers",
    "state",
    "pages",
    "editing",
    "views",
    "requirements",
    "prepared",
    "checks",
    "content",
    "engines",
    "outputs",
    "leaks",
    "build",
    "review",
    "changes",
    "cli",
    "__init__",
    "__main__",
]
FILES = sorted((ROOT / "macros").rglob("*.py"))
KNOWS = {
    "pydantic": {"models", "registers", "outputs", "editing", "views", "leaks"},
    "yaml": {"registers", "engines", "editing"},
    "jinja2": {"render", "prepared", "__init__"},
    "markdown": {"prepared", "engines"},
    "selectolax": {"prepared", "outputs"},
    "nh3": {"prepared"},
    "pikepdf": {"leaks"},
    "pypdfium2": {"leaks"},
    "weasyprint": {"outputs"},
    "pydyf": {"outputs"},
    "bs4": {"review", "outputs"},
    "markdownify": {"review"},
    "mkdocs_with_pdf": {"outputs"},
    "mkdocs": {"engines"},
    "mkdocs_macros": {"__init__"},
    "openpyxl": {"editing"},
    "xlsxwriter": {"outputs"},
    "docx": {"outputs"},
    "icalendar": {"outputs"},
}


def room(file: Path) -> str:
    parts = file.relative_to(ROOT / "macros").with_suffix("").parts
    return parts[0]


@cache
def imports(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module if node.module != "macros" else f"macros.{node.names[0].name}")
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.relative_to(ROOT).as_posix())
def test_a_file_imports_only_what_stands_before_it(file):
    own = ROOMS.index(room(file))
    used = {name.split(".")[1] for name in imports(file) if name.startswith("macros.")} - {room(file)}
    assert [name for name in used if ROOMS.index(name) > own] == []


@pytest.mark.parametrize("library", KNOWS)
def test_a_library_is_known_in_its_own_files_only(library):
    users = {room(f) for f in FILES if any(i.split(".")[0] == library for i in imports(f))}
    assert users <= KNOWS[library]


def test_a_view_never_reads_a_clock():
    for file in (ROOT / "macros" / "views").glob("*.py"):
        assert not re.search(r"\btoday\(|\bnow\(|real_day", file.read_text(encoding="utf-8")), file.name


LONGEST = {"*.py": 250, "*.js": 250, "*.j2": 40}
"""The lines of a file that somebody can still read as one thing."""
BODY = 30
"""The lines of a function."""


@pytest.mark.parametrize("kind", LONGEST)
def test_a_file_is_short_enough_to_be_read_as_one(kind):
    ours = [p for place in ("macros", "overrides") for p in (ROOT / place).rglob(kind)]
    lengths = {p.relative_to(ROOT).as_posix(): len(p.read_text("utf-8").splitlines()) for p in ours}
    assert len(lengths) > 5
    assert {name: count for name, count in lengths.items() if count > LONGEST[kind]} == {}


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.relative_to(ROOT).as_posix())
def test_a_function_is_short_enough_to_be_read_as_one(file):
    found = [n for n in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(n, ast.FunctionDef)]
    lengths = {n.name: n.end_lineno - n.lineno + 1 for n in found}
    assert {name: count for name, count in lengths.items() if count > BODY} == {}
