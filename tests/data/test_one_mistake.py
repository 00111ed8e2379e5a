"""An editor's one mistake in our own data is told of once, and nothing else is said to be wrong for it."""

import shutil
from pathlib import Path

import pytest

from macros.content import load_content
from tests.conftest import ROOT, at_first

MISTAKES = {
    "a misspelt audience": ("data/malgrupper.yml", "visas_for: oppen", "visas_for: öppen", "öppen"),
    "a reference to nothing": ("data/atgarder.yml", "ansvarig: uppgift saknas", "ansvarig: ingen-alls", "ingen-alls"),
    "a mark that is too wide": (
        "data/system/kunskapsbasen.yml",
        "id: kunskapsbasen",
        "id: kunskapsbasen\nsynlighet: oppen",
        "intern",
    ),
}


@pytest.mark.parametrize("mistake", at_first(1, MISTAKES))
def test_one_mistake_is_one_fault(tmp_path: Path, mistake: str):
    file, before, after, told = MISTAKES[mistake]
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    path = tmp_path / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    (problem,) = load_content(tmp_path, prose=False).problems
    assert problem.fil == file and told in problem.fel
