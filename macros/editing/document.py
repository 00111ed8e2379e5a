"""A Word document from somebody else, read in bounded time and memory: nothing in the file is believed."""

import json
import signal
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from macros.editing.docblock import Block
from macros.editing.document_parts import Anmarkt, comments
from macros.editing.document_text import Reader
from macros.editing.workbook import BUSY, LARGEST_FILE, LARGEST_RATIO, LARGEST_UNPACKED, MEGA, MOST_PARTS, SMALL
from macros.problems import Felbruk

SECONDS = 8
"""Of processor time, as for a workbook."""
TOO_SLOW = getattr(signal, "SIGXCPU", 24)
WORKER = Path(__file__).with_name("document_worker.py")
AGAIN = "öppna den i Word, spara den som ett nytt dokument (.docx) och försök igen"


@dataclass(frozen=True)
class Dokument:
    """What a document says: its blocks in order, its comments, and how much of other kinds was left out."""

    block: tuple[Block, ...]
    kommentarer: tuple[Anmarkt, ...]
    utelamnat: dict[str, int]
    sparade: int
    """How many tracked changes were taken as accepted."""


def read_document(path: Path) -> Dokument:
    """The words of a Word document, with its tracked changes accepted. Raises `Felbruk`."""
    parts = {name: _element(told) for name, told in _read(path).items()}
    body = parts["document"].find("body")
    if body is None:
        raise _unreadable(path)
    reader = Reader(parts.get("styles"), parts.get("numbering"), parts.get("links"), comments(parts.get("comments")))
    reader.read(body)
    return Dokument(tuple(reader.merged()), tuple(reader.comments.values()), dict(reader.left), reader.tracked)


def _element(told: list[Any]) -> Element:
    """A tree of what the worker printed."""
    name, given, text, inner = told
    made = Element(name, given)
    made.text = text
    made.extend(_element(child) for child in inner)
    return made


def _read(path: Path) -> dict[str, Any]:
    if path.suffix.lower() != ".docx":
        raise Felbruk(f"{path.name} är inget dokument av den sort som läses in; spara om den som .docx i Word")
    _check_size(path)
    # A process of its own, which is stopped when it takes too much. -I: only installed code.
    command = [sys.executable, "-I", str(WORKER), str(path.resolve()), str(SECONDS)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS * BUSY, check=False)
    except subprocess.TimeoutExpired:
        raise _too_slow(path) from None
    if done.returncode == -TOO_SLOW:
        raise _too_slow(path)
    told = json.loads(done.stdout) if done.returncode == 0 else {}
    if "nej" in told:
        raise Felbruk(f"{path.name} läses inte in: {told['nej']}")
    if not told:
        raise _unreadable(path)
    return told["delar"]


def _too_slow(path: Path) -> Felbruk:
    return Felbruk(f"{path.name} läses inte in: den tar mer än {SECONDS} sekunder att läsa; {AGAIN}")


def _unreadable(path: Path) -> Felbruk:
    return Felbruk(f"{path.name} går inte att läsa som ett dokument (.docx); {AGAIN}")


def _check_size(path: Path) -> None:
    """What the file says of its own size, before any of it is unpacked: Python's zip reads no more than is declared."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Felbruk(f"{path.name} läses inte in: filen är större än {LARGEST_FILE // MEGA} MB; {AGAIN}")
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile) as fault:
        raise fault if isinstance(fault, Felbruk) else _unreadable(path) from None
    tight = any(p.file_size > max(SMALL, LARGEST_RATIO * p.compress_size) for p in parts)
    if len(parts) > MOST_PARTS or sum(p.file_size for p in parts) > LARGEST_UNPACKED or tight:
        raise Felbruk(
            f"{path.name} läses inte in: innehållet är större eller hårdare packat än i ett dokument; {AGAIN}"
        )
