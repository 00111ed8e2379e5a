"""The code reads one way: a file imports only from files that stand before it in the list."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT

LAYERS = [
    "problems",
    "models",
    "yaml_source",
    "load",
    "walk",
    "checks_innehall",
    "checks_kunskap",
    "checks",
    "pages",
    "fryst",
    "granskning",
    "render",
    "tillstand",
    "views",
    "sidor",
    "meny",
    "page_checks",
    "stavning",
    "text_checks",
    "byt_filer",
    "content",
    "frysbild",
    "ordforklaring",
    "schema",
    "export_kalender",
    "export",
    "sok_sida",
    "sok",
    "finish",
    "policy",
    "offline",
    "pdf",
    "withpdf",
    "byggpost",
    "build",
    "faststall",
    "ny",
    "ny_genomgang",
    "lista_in",
    "exempel",
    "status",
    "kommandon_ar",
    "kommandon",
    "cli",
    "__init__",
    "__main__",
]
FILES = sorted((ROOT / "macros").rglob("*.py"))
KNOWS = {
    "pydantic": {"models", "walk", "export", "checks", "ny", "views"},
    "yaml": {"yaml_source", "build", "pdf", "lista_in"},
    "jinja2": {"render", "page_checks"},
    "weasyprint": {"withpdf"},
    "bs4": {"frysbild", "offline", "withpdf"},
    "mkdocs_with_pdf": {"withpdf"},
    "mkdocs": {"__init__", "withpdf"},
    "openpyxl": {"lista_in"},
    "xlsxwriter": {"export"},
    "icalendar": {"export_kalender"},
}


def layer(file: Path) -> str:
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
    own = LAYERS.index(layer(file))
    used = {name.split(".")[1] for name in imports(file) if name.startswith("macros.")} - {layer(file)}
    assert [name for name in used if LAYERS.index(name) > own] == []


@pytest.mark.parametrize("library", KNOWS)
def test_a_library_is_known_in_its_own_files_only(library):
    users = {layer(f) for f in FILES if any(i.split(".")[0] == library for i in imports(f))}
    assert users <= KNOWS[library]


def test_a_view_never_reads_a_clock():
    for file in (ROOT / "macros" / "views").glob("*.py"):
        assert not re.search(r"\btoday\(|\bnow\(|real_day", file.read_text(encoding="utf-8")), file.name
