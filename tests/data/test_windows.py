"""A clone on Windows: git writes every text with CRLF that is not told to be left alone, and nothing is a fault."""

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


@pytest.mark.long
def test_a_clone_on_windows_has_no_fault(clone):
    for name in ("data/roller.yml", "data/genomgangar/2026.yml", "docs/index.md", "data/stavning.txt"):
        assert b"\r\n" in (clone / name).read_bytes(), f"{name}: git har inte ändrat radsluten; provet prövar inget"
    assert frozen_years(clone) == frozen_years(ROOT) != []
    assert [str(p) for p in load_content(clone, clone / "mkdocs.yml").problems] == []


def test_what_is_guarded_by_its_bytes_comes_through_as_it_was(clone):
    guarded = [clone / FOLDER, *(clone / "docs/genomgang" / year for year in frozen_years(clone))]
    for path in (p for place in guarded for p in place.rglob("*") if p.is_file()):
        assert path.read_bytes() == (ROOT / path.relative_to(clone)).read_bytes(), path.relative_to(clone)


def test_files_from_elsewhere_have_the_hash_that_is_listed(clone):
    listed = re.findall(r"^([0-9a-f]{64})  (\S+)", (clone / "overrides/assets/VENDOR.txt").read_text("utf-8"), re.M)
    assert len(listed) > 5
    for digest, name in listed:
        assert hashlib.sha256((clone / "overrides/assets" / name).read_bytes()).hexdigest() == digest, name
