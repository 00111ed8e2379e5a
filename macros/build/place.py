"""Where a build may go: a folder that is ours to replace, one build at a time, and no leftovers of one that was killed."""

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from macros.problems import Felbruk

try:
    import fcntl
except ImportError:  # Windows: every command but those that build goes there
    fcntl = None

ELSEWHERE = (
    "webbplatsen byggs i Linux; i Windows gör du det i WSL. lis kontrollera, laga, ny och de andra går som de är"
)
RECEIPT = "bygge.json"
OUR_NAME = b'"name": "trafikkontoret-lis"'
"""What a bill of materials that a build has written holds."""
OURS_ALONE = ("data", "docs", "macros", "overrides", "tests", "deploy", "benchmarks", ".git", ".venv", ".ci")
"""Folders of a root where no site is put, whatever is in them."""


def check_target(root: Path, target: Path) -> None:
    """Raise `Felbruk` unless the target may be replaced: it is new, empty, or a site that was built here.

    A folder that is or holds the root, or that somebody has put files in, is left as it is.
    """
    if target == root or target in root.parents:
        raise Felbruk(f"{target} är eller innehåller roten; ange en egen mapp för webbplatsen med --till")
    inside = target.relative_to(root).parts[0] if root in target.parents else ""
    if inside in OURS_ALONE:
        raise Felbruk(f"{target} ligger i {inside}/, som inte är till för bygget; ange en annan mapp med --till")
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise Felbruk(f"{target} är ingen mapp; ange en annan mapp med --till")
    if target.is_dir() and any(target.iterdir()) and not _is_site(target):
        raise Felbruk(f"{target} är inte tom och har ingen {RECEIPT}, så den är inte byggd av lis; inget är ändrat")
    if not _is_ours(bom_of(target)):
        raise Felbruk(f"{bom_of(target)} är ingen lista som lis har skrivit; flytta den, eller välj en annan mapp")


def bom_of(target: Path) -> Path:
    """Where the bill of materials of a site stands: beside it, under its name, so that two sites have one each."""
    return target.with_name(f"{target.name}.cdx.json")


def _is_ours(bom: Path) -> bool:
    """Whether a bill may be written here: there is none, or one that a build wrote."""
    if bom.is_symlink() or bom.is_dir():
        return False
    return not bom.exists() or OUR_NAME in bom.read_bytes()


def _is_site(target: Path) -> bool:
    receipt = target / RECEIPT
    try:
        told = json.loads(receipt.read_text(encoding="utf-8"))
        return not receipt.is_symlink() and isinstance(told, dict) and "filer" in told
    except (OSError, ValueError, TypeError):
        return False


@contextmanager
def alone(root: Path, say: Callable[[str], None]) -> Iterator[None]:
    """One build at a time on a root: another waits, and says so. The lock goes with its process, however that ends."""
    if fcntl is None:
        raise Felbruk(ELSEWHERE)
    folder = root / ".bygge"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "las").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Ett annat bygge pågår i samma mapp; väntar tills det är klart")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def new_folder(target: Path) -> Path:
    """Where the new site is built, beside its target."""
    return target.with_name(f".{target.name}.ny-{os.getpid()}")


def tidy(target: Path) -> None:
    """Take away what a killed build left beside the target; an old site that was moved aside is put back first."""
    if not target.parent.is_dir():
        return
    pattern = re.compile(rf"\.{re.escape(target.name)}(?:\.cdx\.json)?\.(ny|gammal)-(\d+)")
    for left in sorted(target.parent.iterdir()):
        found = pattern.fullmatch(left.name)
        if found is None or left.is_symlink() or _lives(int(found[2])):
            continue
        if found[1] == "gammal" and not target.exists():
            left.rename(target)
        elif left.is_file():
            left.unlink(missing_ok=True)
        else:
            shutil.rmtree(left, ignore_errors=True)


def _lives(process: int) -> bool:
    if process == os.getpid():
        return False
    if fcntl is None:  # there, signal 0 is not a question
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def swap(new: Path, target: Path) -> None:
    """Put the new site in place of the old; at every moment one whole site is there or can be put back."""
    old = target.with_name(f".{target.name}.gammal-{os.getpid()}")
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
