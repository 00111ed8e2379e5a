"""The list of rules: what is printed is what runs, and no rule is left out of it."""

import ast
import shutil
import sys
from pathlib import Path

import pytest

from macros.checks.real_use import obstacles
from macros.checks.rules import RULES, listed
from macros.checks.secrets import Secrets
from macros.checks.words import words
from macros.content import load_content
from macros.models import REGISTERS
from tests.conftest import ROOT

ALL = [rule for rules in RULES.values() for rule in rules]
PARTS = {"check_frozen", "check_added"}
"""Parts of `check_frozen_reviews` that stand in a room below it."""


def written() -> set[str]:
    """Every function of the code that is named as a rule and yields faults."""
    trees = [ast.parse(f.read_text(encoding="utf-8")) for f in (ROOT / "macros").rglob("*.py")]
    defined = [n for tree in trees for n in tree.body if isinstance(n, ast.FunctionDef) and n.returns]
    rules = {n.name for n in defined if ast.unparse(n.returns) == "Iterator[Problem]" and n.name.startswith("check_")}
    assert rules >= PARTS
    return rules - PARTS


def test_every_rule_of_the_code_is_in_the_list_once():
    names = [rule.__name__ for rule in ALL]
    assert [name for name in names if names.count(name) > 1] == []
    assert sorted(written() - set(names)) == []


def test_a_rule_is_never_hidden_by_its_name():
    hidden = []
    for file in (ROOT / "macros" / "checks").glob("*.py"):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("_check"):
                hidden.append(node.name)
    assert hidden == []


def test_every_rule_in_the_list_runs_when_all_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    root = Path(shutil.copytree(ROOT / "tests" / "minisite", tmp_path / "rot"))
    monkeypatch.setattr("macros.checks.spelling.can_spell", lambda: False)
    ran = set()
    before = sys.getprofile()
    sys.setprofile(lambda frame, event, _: ran.add(frame.f_code) if event == "call" else None)
    try:
        content = load_content(root)
        obstacles(content.registers, content.pages)
    finally:
        sys.setprofile(before)
    assert content.problems == []
    assert [rule.__name__ for rule in ALL if rule.__code__ not in ran] == []


def test_a_rule_is_printed_as_one_swedish_sentence():
    rows = listed()
    assert len(rows) == len(REGISTERS) + len(ALL)
    assert len(set(rows)) == len(rows)
    assert [row for row in rows if not row.endswith(".")] == []


@pytest.mark.parametrize("name", ["fornamn", "rakneord", "enheter"])
def test_a_list_of_words_has_each_word_once_and_no_empty_row(name):
    found = words(name)
    assert len(found) > 10
    assert len(set(found)) == len(found)
    assert all(word.strip() == word and word for word in found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ring Anna Andersson.", "skriv rollen"),
        ("Ring Zlatko Andersson.", None),
        ("S:t Erik Försäkring", None),
        ("anna.andersson@exempel.se", "funktionsbrevlåda"),
        ("121212-1212", "personnummer"),
        ("121212-1213", None),
        ("10.0.0.7", "dators adress"),
        ("10.0.0.700", None),
        ("lösenord: hemligt", "byt det"),
    ],
)
def test_what_must_not_stand_in_a_register_is_told_with_what_to_do(text, told):
    found = Secrets().found(text)
    assert found is None if told is None else told in found


def test_a_name_that_the_office_adds_is_known_beside_the_others():
    secrets = Secrets(["Zlatko"])
    assert secrets.found("Ring Zlatko Andersson.")
    assert secrets.found("Ring Anna Andersson.")
