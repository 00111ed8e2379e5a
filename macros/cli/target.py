"""A file that a command writes for somebody: never through a link, never among what is checked, never over another's work."""

import os
import tempfile
from pathlib import Path

from macros.problems import Felbruk

OURS = ("data", "docs", "overrides")
"""Folders of a root whose files are checked and shared."""


def write_new(root: Path, path: Path, data: bytes) -> None:
    """Write a file whole. Raises `Felbruk` for a place that is not free; the very same file once more is no fault."""
    if any(path.resolve().is_relative_to(root.resolve() / name) for name in OURS):
        raise Felbruk(
            f"{path.name} hör inte hemma bland kunskapsbasens egna filer; välj en fil utanför data/ och docs/"
        )
    if path.is_symlink() or (path.exists() and not _is_same(path, data)):
        raise Felbruk(f"filen {path} finns redan och kan vara ändrad; flytta den eller välj ett annat namn")
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".lis-", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        beside.chmod(0o644)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _is_same(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
