"""Lock files: what is pinned, what a row must say, and what became of each package between two of them."""

from pathlib import Path

import pytest

from macros.build.lock import LOCK, TEST_LOCK, Pinned, changes, read_lock, read_locks
from macros.problems import Felbruk

A, B, C = "a" * 64, "b" * 64, "c" * 64


def lock(folder: Path, text: str, name: str = LOCK) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def row(name: str, version: str, *hashes: str) -> str:
    return " \\\n    ".join([f"{name}=={version}", *(f"--hash=sha256:{h}" for h in hashes)]) + "\n"


def test_a_package_is_read_with_its_version_and_all_its_hashes(tmp_path):
    text = "# en rad om filen\n" + row("Markdown_It.py", "3.0.0", A, B) + row("colorama", "0.4.6", C)
    found = read_lock(lock(tmp_path, text))
    assert found["markdown-it-py"] == Pinned("markdown-it-py", "3.0.0", frozenset({A, B}))
    assert list(found) == ["markdown-it-py", "colorama"]


def test_a_package_for_some_systems_only_is_read_too(tmp_path):
    marked = f"colorama[x]==0.4.6 ; sys_platform == 'win32' \\\n    --hash=sha256:{A}\n"
    assert read_lock(lock(tmp_path, marked))["colorama"].hashar == {A}


@pytest.mark.parametrize(
    "text",
    [
        "mkdocs==1.6.1\n",
        "mkdocs>=1.6\n",
        f"mkdocs>=1.6 --hash=sha256:{A}\n",
        "--index-url https://exempel.invalid/\n",
        "-e .\n",
    ],
)
def test_a_row_that_does_not_pin_a_version_with_hashes_is_told(tmp_path, text):
    with pytest.raises(Felbruk, match=r"requirements\.txt: .* låser inte"):
        read_lock(lock(tmp_path, text))


def test_what_only_the_tests_need_is_there_too_and_a_missing_file_pins_nothing(tmp_path):
    lock(tmp_path, row("mkdocs", "1.6.1", A))
    assert list(read_locks(tmp_path)) == ["mkdocs"]
    lock(tmp_path, row("mkdocs", "1.6.1", A) + row("pytest", "9", B), TEST_LOCK)
    assert sorted(read_locks(tmp_path)) == ["mkdocs", "pytest"]
    assert read_locks(tmp_path / "finns-inte") == {}


def told(before: dict[str, Pinned], after: dict[str, Pinned]) -> list[tuple[str, bool]]:
    return [(change.text, change.larm) for change in changes(before, after)]


def pins(**made: tuple) -> dict[str, Pinned]:
    return {name: Pinned(name, version, frozenset(hashes)) for name, (version, *hashes) in made.items()}


def test_new_gone_and_changed_packages_are_told_by_name_without_alarm():
    before, after = pins(a=("1", A), b=("1", A), c=("1", A)), pins(b=("2", B), c=("1", A), d=("3", C))
    assert told(before, after) == [("borta: a 1", False), ("b: 1 → 2", False), ("nytt: d 3", False)]


def test_other_files_for_the_same_version_is_an_alarm():
    ((text, alarm),) = told(pins(a=("1", A, B)), pins(a=("1", B, C)))
    assert alarm and text.startswith("VARNING: a 1 har andra filer än förut") and "1 nya, 1 borta" in text


def test_the_same_lock_tells_nothing():
    assert told(pins(a=("1", A)), pins(a=("1", A))) == []
