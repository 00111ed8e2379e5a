"""What decides a build and what `bygge.json` tells of it: inputs, tools, commit, and the hash of every file."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path

from macros.build.cache import Cache
from macros.build.place import RECEIPT
from macros.files import OURS

TOOLS = ("mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "mkdocs-with-pdf", "weasyprint", "pydantic", "PyYAML")
INPUTS = ("data", "docs", "macros", "overrides", "mkdocs.yml", "requirements.txt")
CONTENT = ("data", "docs", "overrides", "mkdocs.yml")
PROOF = "bygget i {}"
CODE = ("macros", "overrides", "mkdocs.yml", "pyproject.toml", "requirements.txt", "deploy/forge.yml")


def fingerprint(root: Path, dag: date, *choices: object) -> str:
    """SHA-256 over everything that decides a build: day, choices, content, our code, versions of the tools."""
    digest = hashlib.sha256(f"{dag} {sys.version} {versions()} {commit(root)} {choices}".encode())
    for base, names in ((root, CONTENT), (OURS, CODE)):
        for name in names:
            for path in _files(base / name):
                digest.update(f"{path.relative_to(base)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def code_print() -> str:
    """SHA-256 over our code and the versions of the tools: what they make of the same content is the same."""
    digest = hashlib.sha256(f"{sys.version} {versions()}".encode())
    for name in CODE:
        for path in _files(OURS / name):
            digest.update(f"{path.relative_to(OURS)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def folder_print(place: Path | None) -> list[str]:
    """SHA-256 over every file of a restricted root's data; [] without one."""
    if place is None:
        return []
    digest = hashlib.sha256()
    for path in _files(place / "data"):
        digest.update(f"{path.relative_to(place)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return [digest.hexdigest()]


def _files(place: Path) -> Iterator[Path]:
    """The regular files of a place in order; links and other things are told of by the check."""
    found = [place] if place.is_file() else sorted(place.rglob("*"))
    yield from (p for p in found if p.is_file() and not p.is_symlink() and "__pycache__" not in p.parts)


def is_unchanged(target: Path, inputs: str, cache: Cache) -> bool:
    """Whether the target holds what these inputs gave the last time, every file as it was written then.

    Only a build of this user can have left the proof: a receipt that came with a pull request is not believed.
    """
    try:
        receipt = (target / RECEIPT).read_bytes()
        if cache.get(PROOF.format(target)) != f"{inputs} {_sha(receipt)}".encode():
            return False
        listed = json.loads(receipt)["filer"]
        here = {p.relative_to(target).as_posix() for p in _files(target)} - {RECEIPT}
        return here == listed.keys() and all(_sha((target / name).read_bytes()) == listed[name] for name in listed)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def write_receipt(root: Path, site: Path, dag: date, malgrupp: str) -> bytes:
    """Write what the site tells of itself: its day, audience, commit, and every file's SHA-256."""
    files = {p.relative_to(site).as_posix(): _sha(p.read_bytes()) for p in _files(site)}
    told = {"dag": dag.isoformat(), "malgrupp": str(malgrupp), "commit": commit(root), "filer": files}
    data = (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
    (site / RECEIPT).write_bytes(data)
    return data


def keep_proof(target: Path, inputs: str, receipt: bytes, cache: Cache) -> None:
    """Leave the proof for the next build."""
    cache.put(PROOF.format(target), f"{inputs} {_sha(receipt)}".encode())


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def versions() -> dict[str, str]:
    return {name: version(name) for name in TOOLS}


def commit(root: Path) -> str:
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
