"""A Word document from somebody else, read in bounded time and memory: nothing in the file is believed."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from macros.editing.apart import Filslag, read_apart
from macros.editing.docblock import Block
from macros.editing.document_parts import Anmarkt, comments
from macros.editing.document_text import Reader
from macros.problems import Felbruk

AGAIN = "öppna den i Word, spara den som ett nytt dokument (.docx) och försök igen"
DOKUMENT = Filslag(
    andelse=".docx",
    program="document_worker.py",
    annat="är inget dokument av den sort som läses in; spara om den som .docx i Word",
    olaslig=f"går inte att läsa som ett dokument (.docx); {AGAIN}",
    igen=AGAIN,
)


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
        raise DOKUMENT.unreadable(path)
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
    """The parts that the worker has read."""
    told = read_apart(path, DOKUMENT)
    if "nej" in told:
        raise Felbruk(f"{path.name} läses inte in: {told['nej']}")
    return told["delar"]
