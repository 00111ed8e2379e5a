"""A clone on Windows: git leaves our line ends alone, an editor's program may not, and nothing is a fault."""

import hashlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from macros.content import load_content
from macros.frozen.store import FOLDER, frozen_years
from tests.conftest import ROOT

PARTS = ("data", "docs", "overrides")


def git(*command: str, place: Path) -> None:
    name = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(["git", *name, *command], cwd=place, check=True, capture_output=True)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own content as git for Windows gives it."""
    folder = tmp_path_factory.mktemp("windows")
    source = folder / "har"
    for name in PARTS:
        shutil.copytree(ROOT / name, source / name)
    for name in ("mkdocs.yml", ".gitattributes", ".gitignore"):
        shutil.copy(ROOT / name, source / name)
    git("init", "-q", place=source)
    git("config", "core.autocrlf", "false", place=source)
    git("add", "-A", place=source)
    git("commit", "-qm", "Allt", place=source)
    git("clone", "-q", "-c", "core.autocrlf=true", str(source), "dar", place=folder)
    return folder / "dar"


def test_git_writes_no_other_line_ends_than_ours(clone):
    for name in ("data/roller.yml", "docs/index.md", "data/stavning.txt", "mkdocs.yml", "docs/genomgang/2026/index.md"):
        assert b"\r\n" not in (clone / name).read_bytes(), name


def test_what_is_guarded_by_its_bytes_comes_through_as_it_was(clone):
    guarded = [clone / FOLDER, *(clone / "docs/genomgang" / year for year in frozen_years(clone))]
    for path in (p for place in guarded for p in place.rglob("*") if p.is_file()):
        assert path.read_bytes() == (ROOT / path.relative_to(clone)).read_bytes(), path.relative_to(clone)


def test_files_from_elsewhere_have_the_hash_that_is_listed(clone):
    listed = re.findall(r"^([0-9a-f]{64})  (\S+)", (clone / "overrides/assets/VENDOR.txt").read_text("utf-8"), re.M)
    assert len(listed) > 5
    for digest, name in listed:
        assert hashlib.sha256((clone / "overrides/assets" / name).read_bytes()).hexdigest() == digest, name


@pytest.mark.long
def test_a_clone_on_windows_has_no_fault(clone):
    guarded = [clone / FOLDER, clone / "docs/genomgang", clone / "docs/bilagor"]
    for path in [
        p for place in ("data", "docs") for p in (clone / place).rglob("*") if p.suffix in (".yml", ".md", ".txt")
    ]:
        if not any(path.is_relative_to(place) for place in guarded):
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert frozen_years(clone) == frozen_years(ROOT) != []
    assert [str(p) for p in load_content(clone, clone / "mkdocs.yml").problems] == []
