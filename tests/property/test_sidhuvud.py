"""Where a page's head ends and what it says: the engine reads exactly what we read, or we tell of a fault."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from macros.pages.page import load_pages

DASHES = ["---", "--- ", "---\t", "----", "--", " ---", "...", "... ", "...x", "---x", "--- x", "\u2014", "+++"]
FIELDS = [
    "title: Sida",
    "Title: Sida",
    "title: 2026-01-01",
    "title: no",
    "title: 1_000",
    "title: 12:30",
    "title: Null",
    "title: .inf",
    "title: !!binary QQ==",
    "title: !!str 7",
    "title: 'a\n\n  b'",
    "title: |\n  a\n  ...\n  b",
    'title: "a\n  ---\n  b"',
    "title:",
    "genomgang: 2027",
    "genomgang: 0o7",
    "genomgang: 2_027",
    "fryst: true",
    "fryst: yes",
    "ur_data: true",
    "description: En sida # kommentar",
    "  description: Indragen",
    "render_macros: false",
    "- title",
    "%YAML 1.1",
    "&a title: b",
    "? title\n: b",
    "{title: Sida}",
    "# bara en kommentar",
    "OBS: läs",
    "http://exempel.invalid",
]
REST = [
    "",
    "# Rubrik",
    "Text.",
    "\ufeff",
    "\u00a0",
    "\x0c",
    "\x85",
    "    indragen",
    "\tindragen",
    "> citat: a",
    "* a: b",
]
ROWS = st.lists(st.sampled_from(DASHES + FIELDS + REST), max_size=8)
HEADS = st.tuples(st.sampled_from(DASHES), st.lists(st.sampled_from(FIELDS), max_size=3), st.sampled_from(DASHES), ROWS)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n"])


def as_the_engine_reads(file: Path) -> tuple[str, dict]:
    """(text, fields) as mkdocs reads a file: with its own encoding and its own line ends."""
    return get_data(file.read_text(encoding="utf-8-sig", errors="strict"))


def agree(text: str) -> bool:
    """Whether we tell of a fault, or have the same text and fields as the engine."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "docs").mkdir()
        file = root / "docs" / "sida.md"
        file.write_bytes(text.encode())
        problems: list = []
        pages = load_pages(root, problems)
        if problems:
            assert all(p.rad >= 1 and p.fil == "docs/sida.md" for p in problems)
            return True
        theirs, fields = as_the_engine_reads(file)
        page = pages["sida.md"]
        return (page.text.lstrip(), page.meta) == (theirs.lstrip(), fields)


@settings(max_examples=400, deadline=None)
@given(HEADS, ENDS, st.sampled_from(["", "\ufeff", " ", "\n"]))
@example(("---", ["title: Sida"], "...", ["{{ x }}", "---"]), "\n", "")
@example(("---", ["title: Sida"], "---", ["OBS: läs"]), "\n", "")
def test_a_head_is_read_alike_or_told_of(head, end, before):
    opened, fields, closed, rest = head
    assert agree(before + end.join([opened, *fields, closed, *rest, ""]))


@settings(max_examples=250, deadline=None)
@given(ROWS, ENDS)
@example(["Title: a", "# Rubrik"], "\n")
@example(["http://exempel.invalid", "# Rubrik"], "\n")
def test_any_first_rows_are_read_alike_or_told_of(rows, end):
    assert agree(end.join([*rows, ""]))


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("---\ntitle: a\n...\n# R\n", 1, "inte med ..."),
        ("---\ntitle: a\n...\n# R\n\n---\n", 3, "inte med ..."),
        ("---\nur_data: true\n---\n# R\n", 2, "ta bort raden"),
        ("---\ntitle: no\n---\n# R\n", 2, "sätt citattecken"),
        ("---\ntitle: 7\n---\n# R\n", 2, "ska vara text"),
        ("Title: a\n\n# R\n", 1, "inte skulle synas"),
        ("---\ntitle: a\n---\n\nOBS: b\n", 5, "inte skulle synas"),
        ("\n---\ntitle: a\n---\n", 2, "börjar med ---"),
    ],
)
def test_a_head_that_could_be_read_in_two_ways_is_told_on_its_line(tmp_path, text, line, words):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "sida.md").write_text(text, encoding="utf-8")
    problems: list = []
    assert load_pages(tmp_path, problems) == {}
    assert [(p.rad, words in p.fel) for p in problems] == [(line, True)]
    assert os.fspath(tmp_path) not in str(problems)
