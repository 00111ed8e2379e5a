"""No code outside the table of kinds knows where a page lies."""

import ast
import re
from collections.abc import Iterator

import pytest

from macros.pages.kinds import known_folders
from tests.conftest import ROOT

MACROS = ROOT / "macros"
OWN = {"pages/kinds.py", "pages/paths.py"}
PATH = re.compile(rf"(?<![\w/-])(?:docs/)?(?:{'|'.join(known_folders())})/|(?<![\w-])index\.md\b")
EXAMPLES = {
    "checks/links.py": {"../om/index.md"},
    "cli/records.py": {"rutiner/leda-incident.md"},
    "models/anvisning.py": {"docs/anvisning/"},
    "models/values.py": {"kartotek/loggning.md"},
    "models/granskning.py": {"kartotek/loggning.md"},
    "models/vardagsfraga.py": {"kartotek/generativ-ai.md"},
}
"""Words that an editor reads: how a path is written, or where to look."""
BELOW = {"frozen/added.py", "frozen/store.py"}
"""What stands below the table in the order of rooms and cannot ask it."""
NOT_YET: set[str] = set()
"""Files that still have paths of their own; a file that has none any more must leave the list."""
FILES = sorted(p.relative_to(MACROS).as_posix() for p in MACROS.rglob("*.py"))


def texts(source: str) -> Iterator[tuple[int, str]]:
    """(line, text) of every string in the code, without those that only describe."""
    tree = ast.parse(source)
    described = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in described:
            yield node.lineno, node.value
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and isinstance(node.right, ast.Constant):
            yield node.lineno, f"{node.right.value}/"  # a step of a pathlib path


def paths(name: str) -> list[str]:
    """Every place in a file that names a folder of pages, or a page."""
    found = []
    for line, text in texts((MACROS / name).read_text(encoding="utf-8")):
        for example in EXAMPLES.get(name, ()):
            text = text.replace(example, "")
        found += [f"{name}:{line}: {match.group()}" for match in PATH.finditer(text)]
    return found


@pytest.mark.parametrize("name", [f for f in FILES if f not in OWN | BELOW | NOT_YET])
def test_where_pages_lie_is_written_in_the_table_only(name):
    assert paths(name) == []


@pytest.mark.parametrize("name", sorted(BELOW | NOT_YET))
def test_a_file_without_paths_leaves_the_list(name):
    assert paths(name) != []


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ('"""rutiner/x"""', False),
        ('x = f"kartotek/{y}.md"', True),
        ('x = root / "docs/genomgang/2027"', True),
        ('x = "data/kartotek/x.yml"', False),
        ('x = root / "docs" / "genomgang" / year', True),
        ('x = root / "data" / "genomgangar" / year', False),
        ('x = "index.md"', True),
        ('x = "register/"', True),
        ('x = "genomgangar/"', False),
    ],
)
def test_a_path_in_code_is_seen(code, seen):
    assert any(PATH.search(text) for _, text in texts(code)) is seen


def test_every_file_that_is_named_here_is_there():
    assert {*OWN, *BELOW, *NOT_YET, *EXAMPLES} <= set(FILES)
