"""Reads the text parts of a Word document and prints them as trees in JSON. A process with a limit on its memory.

It stands alone, and imports nothing of ours, so that it can be started with installed code only. No part of the file is
believed: only parts of known names are read, nothing in them is followed, and a document type or a macro ends it.
"""

import json
import re
import sys
import zipfile
from typing import Any
from xml.etree import ElementTree

MEMORY = 450_000_000
MOST_NODES = 600_000
MOST_SIGNS = 5_000_000
DEEPEST = 150
DOCUMENT = "word/document.xml"
TYPES = "[Content_Types].xml"
PARTS = {
    "document": DOCUMENT,
    "styles": "word/styles.xml",
    "numbering": "word/numbering.xml",
    "links": "word/_rels/document.xml.rels",
    "comments": "word/comments.xml",
}
LEAVES = frozenset(("drawing", "pict", "object", "txbxContent", "oMath", "oMathPara", "instrText", "delText"))
"""What is told of and not read."""
SKIPPED = frozenset(("sectPr", "tblPr", "tblGrid", "tcPr", "sdtPr", "latentStyles", "docDefaults", "proofErr"))
"""How things look, which nobody asks for."""
ATTRIBUTES = frozenset(
    ("val", "id", "name", "styleId", "type", "ilvl", "numId", "abstractNumId", "Id", "Target", "TargetMode")
)
ENCODING = re.compile(r"<\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]+)")


class Refused(Exception):
    """The file is not taken; carries the Swedish reason."""


class Count:
    """What has been read so far, of all the parts together."""

    def __init__(self) -> None:
        self.nodes = self.signs = 0

    def add(self, text: str, depth: int) -> None:
        self.nodes, self.signs = self.nodes + 1, self.signs + len(text)
        if self.nodes > MOST_NODES or depth > DEEPEST:
            raise Refused("den har för många delar; spara texten i ett nytt dokument")
        if self.signs > MOST_SIGNS:
            raise Refused(f"den har mer än {MOST_SIGNS // 1_000_000} miljoner tecken")


def parsed(archive: zipfile.ZipFile, name: str) -> Any:
    """A part of the file as a tree."""
    try:
        text = archive.read(name).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("dess text är inte UTF-8") from None
    told = ENCODING.match(text)
    if "<!DOCTYPE" in text or "<!ENTITY" in text or (told and told[1].lower() not in ("utf-8", "utf8")):
        raise Refused("den har en dokumenttyp, som kan hämta något utifrån")
    return ElementTree.fromstring(text)


def pruned(node: Any, count: Count, depth: int = 0) -> list[Any]:
    """[name, attributes, text, children] of an element, without what nobody asks for."""
    name = str(node.tag).rpartition("}")[2]
    given = {key.rpartition("}")[2]: value for key, value in node.attrib.items()}
    kept = {key: value[:1000] for key, value in given.items() if key in ATTRIBUTES}
    text = (node.text or "") if name == "t" else ""
    count.add(text, depth)
    inner = [] if name in LEAVES else [c for c in node if str(c.tag).rpartition("}")[2] not in SKIPPED]
    return [name, kept, text, [pruned(child, count, depth + 1) for child in inner]]


def has_macros(archive: zipfile.ZipFile, names: list[str]) -> bool:
    """Whether the file holds macros, by the names of its parts or by what it says of them: a `.docm` may be called `.docx`."""
    told = archive.read(TYPES) if TYPES in names else b""
    named = any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in names)
    return named or any(word in told.lower() for word in (b"macroenabled", b"vbaproject"))


def read(path: str) -> dict[str, Any]:
    """The parts of a document by their short names."""
    count = Count()
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        if has_macros(archive, names):
            raise Refused("den har makron; spara om den som ett vanligt dokument (.docx)")
        if DOCUMENT not in names:
            raise ValueError("no document")
        return {short: pruned(parsed(archive, name), count) for short, name in PARTS.items() if name in names}


def limit(seconds: int) -> None:
    """No more memory than `MEMORY`, and no more processor time than this: then the process is stopped."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the one on size, and the caller's on time, still hold
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def main(path: str, seconds: str) -> int:
    """Print the parts, or why the file is refused; status 1 when it cannot be read."""
    limit(int(seconds))
    try:
        told: dict[str, Any] = {"delar": read(path)}
    except Refused as fault:
        told = {"nej": str(fault)}
    except Exception:
        return 1
    sys.stdout.buffer.write(json.dumps(told).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
