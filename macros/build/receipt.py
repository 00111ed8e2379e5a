"""What decides a build and what `bygge.json` tells of it: inputs, tools, commit, and the hash of every file."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from macros.content import Content
from macros.pages.page import is_made

OURS = Path(__file__).resolve().parents[2]
TOOLS = ("mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "mkdocs-with-pdf", "weasyprint", "pydantic", "PyYAML")
INPUTS = ("data", "docs", "macros", "overrides", "mkdocs.yml", "requirements.txt")
CONTENT = ("data", "docs", "overrides", "mkdocs.yml")
CODE = ("macros", "overrides", "mkdocs.yml", "requirements.txt")


def fingerprint(root: Path, content: Content, med_exempel: bool = False) -> str:
    """SHA-256 over everything that decides a build: date, content, our code, versions of the tools."""
    digest = hashlib.sha256(f"{content.dag} {sys.version} {versions()} {_commit(root)} {med_exempel}".encode())
    for base, names in ((root, CONTENT), (OURS, CODE)):
        for name in names:
            for path in _files(base / name):
                digest.update(f"{path.relative_to(base)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(place: Path) -> Iterator[Path]:
    found = [place] if place.is_file() else sorted(place.rglob("*"))
    files = (p for p in found if p.is_file() and "__pycache__" not in p.parts)
    yield from (p for p in files if p.suffix != ".md" or not is_made(p))


def unchanged(target: Path, print_of_inputs: str) -> bool:
    try:
        return json.loads((target / "bygge.json").read_text(encoding="utf-8"))["indata"] == print_of_inputs
    except (OSError, ValueError, KeyError):
        return False


def record(root: Path, content: Content, site: Path, print_of_inputs: str) -> dict:
    """What `bygge.json` tells: date, audience, commit, tools, and every file's SHA-256."""
    files = {p.relative_to(site).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in _files(site)}
    return {
        "dag": content.dag.isoformat(),
        "malgrupp": "intern",
        "commit": _commit(root),
        "verktyg": versions(),
        "indata": print_of_inputs,
        "filer": files,
    }


def versions() -> dict[str, str]:
    return {name: version(name) for name in TOOLS}


def _commit(root: Path) -> str:
    """The commit that is built, '+ändrat' when files differ from it; '' outside git."""
    try:
        git = ["git", "-C", str(root)]
        head = subprocess.run([*git, "rev-parse", "HEAD"], capture_output=True, text=True, check=True).stdout.strip()
        changed = subprocess.run(
            [*git, "status", "--porcelain", "--", *INPUTS], capture_output=True, text=True, check=True
        ).stdout
        return head + ("+ändrat" if changed else "")
    except (OSError, subprocess.CalledProcessError):
        return ""
