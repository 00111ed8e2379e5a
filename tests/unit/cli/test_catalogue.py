"""`lis katalog` as a command: whom a file is for, and what it never writes over."""

import json
import shutil

import pytest

from macros.cli import main
from tests.conftest import ROOT

MARKED = "synlighet: begransad\nsekretess:\n  grund: OSL 18 kap. 8 §\n  datum: 2026-11-01\n  av: isam\n"
HIDDEN = "Serverrummet är låst"


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setenv("LIS_DAG", "2026-11-30")
    for name in ("data", "docs"):
        shutil.copytree(ROOT / "demo" / name, tmp_path / "rot" / name)
    shutil.copy(ROOT / "demo" / "mkdocs.yml", tmp_path / "rot")
    return tmp_path / "rot"


def run(root, *words: object) -> int:
    return main(["katalog", *map(str, words), "--rot", str(root)])


def test_what_is_withheld_is_in_no_file_for_others_and_the_file_says_so(root, tmp_path, capsys):
    card = root / "data" / "kartotek" / "las.yml"
    card.write_text(MARKED + card.read_text(encoding="utf-8"), encoding="utf-8")
    assert run(root, "cyberfysiskt", "--till", tmp_path / "k.json") == 0
    assert "Det som de inte får läsa är inte med." in capsys.readouterr().out
    text = (tmp_path / "k.json").read_text(encoding="utf-8")
    assert HIDDEN not in text and "Det som de inte får läsa är inte med." in json.loads(text)["om"][-1]
    assert run(root, "cyberfysiskt", "--till", tmp_path / "b.json", "--malgrupp", "begransad") == 0
    assert HIDDEN in (tmp_path / "b.json").read_text(encoding="utf-8")


def test_a_file_that_stands_there_is_never_written_over(root, tmp_path, capsys):
    path = tmp_path / "k.json"
    assert run(root, "moln", "--till", path) == run(root, "moln", "--till", path) == 0
    path.write_text("mitt", encoding="utf-8")
    assert run(root, "moln", "--till", path) == 2
    assert path.read_text(encoding="utf-8") == "mitt" and "kan vara ändrad" in capsys.readouterr().err
    assert run(root, "moln", "--till", root / "data" / "frysta" / "2026" / "tal.json") == 2
    assert "hör inte hemma" in capsys.readouterr().err


def test_a_catalog_of_somebody_else_is_left_alone(root, tmp_path, capsys):
    other = tmp_path / "oscal" / "catalog.json"
    other.parent.mkdir()
    other.write_text('{"catalog": {}}', encoding="utf-8")
    assert run(root, "--oscal", other.parent) == 2
    assert other.read_text(encoding="utf-8") == '{"catalog": {}}' and "är inte skriven av" in capsys.readouterr().err
