"""Where a build may go, that nothing of anybody's is lost, and that what a killed build left is put right."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from macros.build.place import OURS_ALONE, RECEIPT, alone, bom_of, check_target, new_folder, swap, tidy
from macros.problems import Felbruk
from tests.conftest import ROOT

DEAD = 2**22 + 1
"""No process has this number: it is above the largest that Linux gives."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "rot/data").mkdir(parents=True)
    return tmp_path / "rot"


def site(folder: Path, words: str = "x") -> Path:
    folder.mkdir(parents=True)
    (folder / RECEIPT).write_text(json.dumps({"filer": {}}), encoding="utf-8")
    (folder / "index.html").write_text(words, encoding="utf-8")
    return folder


def test_a_new_place_an_empty_folder_and_a_site_of_ours_may_be_replaced(root):
    check_target(root, root / "site")
    check_target(root, root.parent / "annan/djupt/ner")
    (root / "tom").mkdir()
    check_target(root, root / "tom")
    check_target(root, site(root / "byggd"))


@pytest.mark.parametrize("up", [0, 1, 2])
def test_the_root_and_what_holds_it_are_refused(root, up):
    with pytest.raises(Felbruk, match="är eller innehåller roten"):
        check_target(root, [root, *root.parents][up])


@pytest.mark.parametrize("name", OURS_ALONE)
@pytest.mark.parametrize("inner", ["", "ny/djupt"])
def test_the_roots_own_folders_are_refused_whatever_is_in_them(root, name, inner):
    with pytest.raises(Felbruk, match=f"ligger i {name}/"):
        check_target(root, root / name / inner)


@pytest.mark.parametrize("name", ["viktigt.txt", ".dold", "index.html", "mapp"])
def test_a_folder_with_somebodys_files_is_refused(root, name):
    (root.parent / "annan").mkdir()
    (root.parent / "annan" / name).mkdir() if name == "mapp" else (root.parent / "annan" / name).write_text("x")
    with pytest.raises(Felbruk, match="är inte tom och har ingen"):
        check_target(root, root.parent / "annan")


@pytest.mark.parametrize("receipt", ["", "{}", "[]", "null", "7", '"filer"', '["filer"]', "{", "\ud800"])
def test_a_receipt_that_is_none_makes_no_site(root, receipt):
    folder = root.parent / "annan"
    folder.mkdir()
    (folder / RECEIPT).write_bytes(receipt.encode("utf-8", "surrogatepass"))
    with pytest.raises(Felbruk):
        check_target(root, folder)


def test_a_receipt_that_is_a_link_makes_no_site(root):
    folder = root.parent / "annan"
    folder.mkdir()
    (folder / RECEIPT).symlink_to(site(root / "byggd") / RECEIPT)
    with pytest.raises(Felbruk):
        check_target(root, folder)


def test_a_file_and_a_link_are_refused(root):
    (root / "fil").write_text("x")
    (root / "lank").symlink_to(site(root / "byggd"))
    (root / "bruten").symlink_to(root / "finns-inte")
    for name in ("fil", "lank", "bruten"):
        with pytest.raises(Felbruk, match="är ingen mapp"):
            check_target(root, root / name)


def left(target: Path, what: str, process: int) -> Path:
    return site(target.with_name(f".{target.name}.{what}-{process}"), what)


def test_what_a_killed_build_left_goes_and_the_site_stays(root):
    target = site(root / "site", "nu")
    gone = [left(target, "ny", DEAD), left(target, "gammal", DEAD), left(target, "ny", os.getpid())]
    tidy(target)
    assert not [p for p in gone if p.exists()] and (target / "index.html").read_text() == "nu"


def test_a_site_that_was_moved_aside_when_the_build_was_killed_is_put_back(root):
    target = root / "site"
    left(target, "gammal", DEAD)
    left(target, "ny", DEAD)
    tidy(target)
    assert (target / "index.html").read_text() == "gammal"
    assert [p.name for p in root.iterdir() if p.name.startswith(".")] == []


def test_what_a_living_build_has_beside_its_target_is_left(root):
    kept = left(root / "site", "ny", os.getppid())
    tidy(root / "site")
    assert kept.is_dir()


@pytest.mark.parametrize(
    "name", [".site.ny-", ".site.ny-x1", ".site.annat-1", "site.ny-1", ".site2.ny-1", ".site.ny-1.txt"]
)
def test_other_peoples_files_beside_the_target_are_left(root, name):
    (root / name).mkdir()
    tidy(root / "site")
    assert (root / name).is_dir()


def test_a_link_beside_the_target_is_not_followed(root):
    mine = site(root.parent / "min")
    (root / f".site.ny-{DEAD}").symlink_to(mine)
    tidy(root / "site")
    assert (mine / "index.html").is_file()


def test_the_new_site_takes_the_place_of_the_old_and_nothing_is_left(root):
    target = site(root / "site", "gammal")
    swap(site(new_folder(target), "ny"), target)
    assert (target / "index.html").read_text() == "ny"
    assert [p.name for p in root.iterdir() if p.name.startswith(".")] == []


def test_when_the_new_site_cannot_be_moved_the_old_one_stands(root):
    target = site(root / "site", "gammal")
    with pytest.raises(OSError):
        swap(root / "finns-inte", target)
    assert (target / "index.html").read_text() == "gammal"


HOLD = """
import sys, time
from pathlib import Path
from macros.build.place import alone
with alone(Path(sys.argv[1]), print):
    print("mitt", flush=True)
    sys.stdin.read()
"""


def holder(root: Path) -> subprocess.Popen:
    command = [sys.executable, "-c", HOLD, str(root)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_two_builds_of_a_root_take_turns_and_the_second_says_that_it_waits(root):
    first = holder(root)
    assert first.stdout.readline() == "mitt\n"
    second = holder(root)
    assert "väntar tills det är klart" in second.stdout.readline()
    time.sleep(0.1)
    assert second.poll() is None
    first.communicate("")
    assert second.stdout.readline() == "mitt\n"
    second.communicate("")


def test_a_build_that_is_killed_holds_nobody_up(root):
    first = holder(root)
    first.stdout.readline()
    first.kill()
    first.communicate()
    said: list[str] = []
    with alone(root, said.append):
        assert said == []


def test_the_bill_of_materials_stands_beside_its_site_and_two_sites_have_one_each(root):
    assert bom_of(root / "site") == root / "site.cdx.json"
    assert bom_of(root / "site") != bom_of(root / "oppen") and bom_of(root / "site").parent == root


@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_somebodys_file_where_the_bill_would_stand_is_left_as_it_is(root, kind):
    bill = bom_of(root / "site")
    if kind == "folder":
        bill.mkdir()
    elif kind == "link":
        (root / "annan").write_bytes(b'"name": "trafikkontoret-lis"')
        bill.symlink_to(root / "annan")
    else:
        bill.write_text("{}", encoding="utf-8")
    with pytest.raises(Felbruk, match="är ingen lista som lis har skrivit"):
        check_target(root, root / "site")


def test_an_older_bill_of_ours_may_be_replaced(root):
    bom_of(root / "site").write_text('{"name": "trafikkontoret-lis"}', encoding="utf-8")
    check_target(root, root / "site")


def test_half_a_bill_of_a_killed_build_goes_and_a_whole_one_stays(root):
    site(root / "site")
    whole, half = bom_of(root / "site"), root / f".site.cdx.json.ny-{DEAD}"
    for path in (whole, half):
        path.write_text("{}", encoding="utf-8")
    tidy(root / "site")
    assert whole.exists() and not half.exists()
