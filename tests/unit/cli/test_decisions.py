"""`lis beslutsunderlag` as a command: what it takes, whom the file is for, and what it never writes over."""

import shutil

import pytest

from macros.cli import main
from tests.conftest import ROOT


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setenv("LIS_DAG", "2026-11-30")
    for name in ("data", "docs"):
        shutil.copytree(ROOT / "demo" / name, tmp_path / "rot" / name)
    shutil.copy(ROOT / "demo" / "mkdocs.yml", tmp_path / "rot")
    return tmp_path / "rot"


def run(root, *words: object) -> int:
    return main(["beslutsunderlag", *map(str, words), "--rot", str(root)])


def heads(path) -> list[str]:
    """The heading of each sheet."""
    return [row[2:] for row in path.read_text(encoding="utf-8").splitlines() if row.startswith("# ")]


def test_questions_and_steps_are_taken_in_the_order_that_they_are_given(root, tmp_path, capsys):
    assert run(root, "kb-003", "INF-03", "--till", tmp_path / "b.md") == 0
    assert heads(tmp_path / "b.md") == ["Vem äger mätnätet?", "Besluta rutinerna"]
    told = capsys.readouterr().out
    assert "KB-003, INF-03" in told and "Inget är beslutat förrän någon har skrivit under." in told


def test_a_step_with_questions_gives_a_sheet_for_each_that_is_left(root, tmp_path):
    assert run(root, "INF-06", "--till", tmp_path / "b.md") == 0
    assert heads(tmp_path / "b.md") == ["Är återställningen prövad?"], "KB-006 is settled"


def test_the_first_are_those_that_hold_up_most(root, tmp_path):
    assert run(root, "--forsta", "2", "--till", tmp_path / "b.md") == 0
    assert len(heads(tmp_path / "b.md")) == 2


def test_a_file_that_stands_there_is_never_written_over(root, tmp_path, capsys):
    path = tmp_path / "b.docx"
    assert run(root, "KB-003", "--till", path) == run(root, "KB-003", "--till", path) == 0
    path.write_text("mitt", encoding="utf-8")
    assert run(root, "KB-003", "--till", path) == 2
    assert path.read_text(encoding="utf-8") == "mitt" and "kan vara ändrad" in capsys.readouterr().err
    assert run(root, "KB-003", "--till", root / "data" / "b.md") == 2
    assert "hör inte hemma" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "ange frågor eller steg"),
        (("KB-003", "--forsta", "3"), "ange frågor eller steg"),
        (("KB-033",), 'menade du "KB-003"?'),
        (("INF-04",), "steget INF-04 har inget kvar att besluta"),
    ],
)
def test_what_cannot_be_taken_is_told(root, tmp_path, capsys, words, told):
    assert run(root, *words, "--till", tmp_path / "b.md") == 2
    assert told in capsys.readouterr().err and not (tmp_path / "b.md").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [(("KB-003", "--till", "b.odt"), ".docx eller .md"), (("--forsta", "noll", "--till", "b.md"), "ska vara ett tal")],
)
def test_a_wrong_kind_or_count_is_told_before_anything_is_read(tmp_path, capsys, words, told):
    (tmp_path / "data").mkdir()
    try:
        status = run(tmp_path, *words)
    except SystemExit as end:
        status = end.code
    assert status == 2 and told in capsys.readouterr().err


def test_a_page_that_the_audience_may_not_read_is_named_in_no_file_for_it(root, tmp_path):
    page = root / "docs" / "rutiner" / "leda-incident.md"
    text = page.read_text(encoding="utf-8")
    mark = "synlighet: begransad\nsekretess: {grund: OSL 18 kap. 8 §, datum: 2026-11-01, av: isam}\n"
    page.write_text(text.replace("---\n", f"---\n{mark}", 1), encoding="utf-8")
    title = next(row[2:] for row in text.splitlines() if row.startswith("# "))
    assert run(root, "INF-03", "--till", tmp_path / "i.md", "--malgrupp", "intern") == 0
    assert run(root, "INF-03", "--till", tmp_path / "b.md", "--malgrupp", "begransad") == 0
    told = [(tmp_path / name).read_text(encoding="utf-8") for name in ("i.md", "b.md")]
    assert [title in text or "leda-incident" in text for text in told] == [False, True]
