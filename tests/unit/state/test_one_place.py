"""No code and no template says what a document is worth: only `macros/state/dokument.py` does."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

OWN = {"macros/state/dokument.py", "macros/checks/state_words.py"}
"""The one place, and the rule that looks for the same words in what people write."""
WORD = re.compile(
    r"\b(?:Utkast|Återgiven|Fastställd|Förslag)\b|\((?:utkast|förslag|återgiven|fastställd)\)|[Ii]ngen har beslutat"
    r"|[Aa]llt är förslag|[Vv]årt förslag|[Oo]marbetad återgivning|[Ii]nget (?:här )?är beslutat|\b[Ff]öreslagen ägare"
    r"|\b[Ff]öreslagna mål|lage[^>]*>Gäller<|\"Gäller\"|gäller före"
)
OTHER = {
    "macros/views/words.py": {"vårt förslag"},  # a source that is ours
    "macros/views/lagar.py": {'"Gäller"'},  # a law holds
    "macros/outputs/rollrader.py": {'"Gäller"'},  # the column of what a yearly duty is about
    "macros/outputs/calendar.py": {
        "Förslag",
        "(förslag)",
    },  # the name of a field; a rule that the office has not decided
    "macros/outputs/status.py": {"(förslag)"},  # a rule that the office has not decided
}
"""Words that stand for something else than a document, by the file that has them."""
CODE = sorted(
    p for room in ("views", "outputs", "prepared", "build", "review") for p in (ROOT / "macros" / room).rglob("*.py")
)
FRAMES = sorted(
    p
    for place in ("macros/templates", "overrides/partials", "overrides/assets/js", "overrides")
    for p in (ROOT / place).glob("**/*" if place == "macros/templates" else "*")
    if p.suffix in (".j2", ".html", ".js")
)


def texts(file: Path) -> Iterator[str]:
    """What a file may print: a template as a whole, of code its strings but for what only describes."""
    source = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        yield re.sub(r"\{#.*?#\}|/\*.*?\*/", "", source, flags=re.DOTALL)
        return
    tree = ast.parse(source)
    described = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in described:
            yield f'"{node.value}"'


def words(file: Path) -> set[str]:
    return {found.group() for text in texts(file) for found in WORD.finditer(text)}


@pytest.mark.parametrize("file", [*CODE, *FRAMES], ids=lambda p: p.relative_to(ROOT).as_posix())
def test_the_word_of_a_documents_state_is_written_in_one_place(file):
    name = file.relative_to(ROOT).as_posix()
    if name not in OWN:
        assert words(file) - OTHER.get(name, set()) == set()


@pytest.mark.parametrize("name", sorted(OTHER))
def test_a_file_without_such_words_leaves_the_list(name):
    assert OTHER[name] <= words(ROOT / name)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ('<span class="lage lage-forslag">Förslag</span>', True),
        ("Kontorets beslutade rutin gäller före kortet.", True),
        ("Kapitlen (utkast)", True),
        ("<dt>Gäller</dt>", False),
        ("Lägg fram ett förslag", False),
    ],
)
def test_a_word_of_state_is_seen(text, seen):
    assert bool(WORD.search(text)) is seen
