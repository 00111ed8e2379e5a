"""Files are written whole or not at all, and never through a link."""

import os
from pathlib import Path

import pytest

from macros.editing import files
from macros.editing.files import change, save, save_all
from macros.problems import ContentFault, Felbruk, Problem


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a.yml").write_bytes(b"gammal\r\n")
    return tmp_path


def names(root: Path) -> list[str]:
    return sorted(p.name for p in (root / "data").iterdir())


def test_line_ends_and_rights_of_a_file_are_kept(root):
    path = root / "data/a.yml"
    path.chmod(0o640)
    change(root, path, lambda text: text + "ny\r\n")
    assert path.read_bytes() == b"gammal\r\nny\r\n" and path.stat().st_mode & 0o777 == 0o640
    assert names(root) == ["a.yml"]


def test_a_new_file_can_be_read_by_the_others_of_the_office(root):
    save(root, root / "data/ny/b.yml", "å")
    assert (root / "data/ny/b.yml").stat().st_mode & 0o444 == 0o444 & ~os.umask(os.umask(0))


def test_a_link_is_refused_whether_it_is_the_file_or_a_folder_above(root, tmp_path_factory):
    outside = tmp_path_factory.mktemp("utanfor")
    (outside / "b.yml").write_text("annans", encoding="utf-8")
    (root / "data/b.yml").symlink_to(outside / "b.yml")
    (root / "data/mapp").symlink_to(outside)
    for name in ("b.yml", "mapp/b.yml", "mapp/ny.yml"):
        with pytest.raises(Felbruk, match="är en länk"):
            save(root, root / "data" / name, "x")
        with pytest.raises(Felbruk, match="är en länk"):
            change(root, root / "data" / name, lambda text: "x")
    assert [p.read_text(encoding="utf-8") for p in outside.iterdir()] == ["annans"]


def test_stopped_half_way_the_old_file_stands_and_nothing_lies_beside_it(root, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("macros.editing.files.os.fsync", full)
    with pytest.raises(Felbruk, match=r"data/a\.yml går inte att skriva: disken är full"):
        save(root, root / "data/a.yml", "ny")
    assert (root / "data/a.yml").read_bytes() == b"gammal\r\n" and names(root) == ["a.yml"]


def test_a_file_that_is_missing_or_is_no_text_is_told_with_its_name(root):
    with pytest.raises(Felbruk, match=r"data/b\.yml saknas"):
        change(root, root / "data/b.yml", str.upper)
    (root / "data/a.yml").write_bytes(b"\xff")
    with pytest.raises(Felbruk, match=r"data/a\.yml är inte sparad som UTF-8"):
        change(root, root / "data/a.yml", str.upper)


def test_what_is_not_changed_is_not_written(root):
    before = (root / "data/a.yml").stat().st_ino
    change(root, root / "data/a.yml", lambda text: text)
    assert (root / "data/a.yml").stat().st_ino == before


@pytest.mark.parametrize("why", ["the disk is full", "a fault afterwards", "stopped"])
def test_of_many_files_all_are_written_or_none(root, monkeypatch, why):
    old, new, last = (root / f"data/{name}.yml" for name in ("a", "b", "c"))
    faults = [Problem("data/a.yml", 1, "", "fel")] if why == "a fault afterwards" else []
    if why != "a fault afterwards":
        refused = OSError(28, "full") if why == "the disk is full" else KeyboardInterrupt()
        real = files._replace

        def replace(path: Path, data: bytes) -> None:
            if path == last:
                raise refused
            real(path, data)

        monkeypatch.setattr(files, "_replace", replace)
    with pytest.raises((Felbruk, ContentFault, KeyboardInterrupt)):
        save_all(root, {old: ("gammal\r\n", "ny\n"), new: (None, "ny\n"), last: (None, "ny\n")}, lambda: faults)
    assert old.read_bytes() == b"gammal\r\n" and names(root) == ["a.yml"]
