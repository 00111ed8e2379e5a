"""Each of our own files can be edited anywhere, and the rows that were not meant stay byte for byte."""

import copy
from pathlib import Path
from typing import Any

import pytest

from macros.editing.yaml_writer import append, put, remove
from macros.registers.yaml_source import parse_yaml
from tests.conftest import ROOT

pytestmark = pytest.mark.egna_data
DATA = ROOT / "data"
FILES = [p for p in sorted(DATA.rglob("*.yml")) if not {"_schema", "frysta"} & set(p.relative_to(DATA).parts)]
NEW = {"datum": "2026-11-24", "text": "Nytt: # och 'mer'"}
PLACES = 2
"""Into how many parts a file is cut to choose records that are tried: each edit reads the whole file again."""


def read(text: str) -> Any:
    found = parse_yaml("x.yml", text.replace("\r\n", "\n"), [])
    assert found
    return found[1]


def records(value: Any) -> list[tuple]:
    """Some places of records, spread over the file, the first and the last among them."""
    if isinstance(value, dict):
        return [()]
    n = len(value)
    return [(at,) for at in sorted({0, n - 1, *range(0, n, max(n // PLACES, 1))})] if n else []


def middle(old: str, new: str) -> tuple[list[str], list[str]]:
    """The rows of the old and the new text that are not the same at their beginning and their end."""
    one, other = old.splitlines(keepends=True), new.splitlines(keepends=True)
    head = next((n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    head = min(len(one), len(other)) if head is None else head
    tail = 0
    while tail < min(len(one), len(other)) - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    return one[head : len(one) - tail], other[head : len(other) - tail]


@pytest.fixture(params=["\n", pytest.param("\r\n", marks=pytest.mark.long)], ids=["lf", "crlf"])
def text(request: pytest.FixtureRequest, path: Path) -> str:
    return path.read_bytes().decode("utf-8").replace("\n", request.param)


by_file = pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(DATA).as_posix())


@by_file
def test_a_field_put_in_and_taken_away_leaves_the_file_as_it_was(path, text):
    for loc in records(read(text)):
        assert remove(put(text, (*loc, "nytt"), [NEW]), (*loc, "nytt")) == text


@by_file
def test_a_record_put_in_last_and_taken_away_leaves_the_file_as_it_was(path, text):
    value = read(text)
    if isinstance(value, list):
        made = append(text, (), {"id": "nytt", "handelser": [NEW]})
        assert middle(text, made)[0] == ([] if value else [text.splitlines(keepends=True)[-1]])
        assert remove(made, (len(value),)) == text


@by_file
def test_each_field_can_be_exchanged_and_only_its_rows_are_touched(path):
    text = path.read_text(encoding="utf-8")
    for loc in records(whole := read(text))[:2]:
        owner = whole[loc[0]] if loc else whole
        for name in owner:
            made = put(text, (*loc, name), "Nytt: # värde")
            expected = copy.deepcopy(whole)
            (expected[loc[0]] if loc else expected)[name] = "Nytt: # värde"
            assert repr(read(made)) == repr(expected)
            old, new = middle(text, made)
            assert len(new) == 1 and old[0].removeprefix("- ").strip().startswith(f"{name}:")
            column = len(old[0]) - len(old[0].removeprefix("- ").lstrip())
            assert all(not row.strip() or len(row) - len(row.lstrip()) >= column for row in old[1:])


@by_file
def test_an_event_can_be_put_last_in_each_list_and_only_rows_for_it_come_in(path):
    text = path.read_text(encoding="utf-8")
    for loc in records(whole := read(text)):
        owner = whole[loc[0]] if loc else whole
        for name, value in owner.items():
            if isinstance(value, list) and value and name != "kalla":
                made = append(text, (*loc, name), NEW)
                old, new = middle(text, made)
                assert len(new) == len(old) + (not old) and len(old) <= 1
                assert remove(made, (*loc, name, len(value))) == text
