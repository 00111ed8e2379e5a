"""The parts of a Word document beside its text: what its styles, numberings, links and comments are. Trees without namespaces."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

HTTPS = re.compile(r"https://[!#-;=?-_a-z~]{1,500}")


class Style(NamedTuple):
    """A paragraph style: its name, the level of its outline from 1 (0 for none), and its numbering."""

    name: str
    outline: int
    numbering: Element | None


@dataclass
class Anmarkt:
    """A comment: its words, the words that it stands at, and the bookmarks around them. Who wrote it is not read."""

    text: str
    vid: list[str] = field(default_factory=list)
    marken: tuple[str, ...] = ()

    @property
    def stalle(self) -> str:
        return " ".join("".join(self.vid).split())


def styles(root: Element | None) -> dict[str, Style]:
    """The paragraph styles by their ids."""
    made = {}
    for style in root.iter("style") if root is not None else ():
        level = value(style.find("pPr/outlineLvl"), "9")
        outline = int(level) + 1 if level.isdigit() and int(level) < 9 else 0
        made[style.get("styleId", "")] = Style(value(style.find("name")), outline, style.find("pPr/numPr"))
    return made


def bullets(root: Element | None) -> dict[tuple[str, int], bool]:
    """Whether a level of a numbering is points and not numbers, by (number of the list, level from 0)."""
    if root is None:
        return {}
    kinds: dict[str, dict[int, bool]] = {}
    for one in root.iter("abstractNum"):
        for level in one.iter("lvl"):
            at = level.get("ilvl", "")
            if at.isdigit() and (form := level.find("numFmt")) is not None:
                kinds.setdefault(one.get("abstractNumId", ""), {})[int(at)] = value(form) == "bullet"
    return {
        (one.get("numId", ""), at): bullet
        for one in root.iter("num")
        for at, bullet in kinds.get(value(one.find("abstractNumId")), {}).items()
    }


def numbering(own: Element | None, inherited: Element | None) -> tuple[int, str]:
    """(level from 0, number of the list or '') of a paragraph: its own, else its style's."""
    found = own if own is not None else inherited
    if found is None:
        return 0, ""
    level, number = value(found.find("ilvl"), "0"), value(found.find("numId"))
    return min(int(level), 8) if level.isdigit() else 0, "" if number == "0" else number


def links(root: Element | None) -> dict[str, str]:
    """The web addresses that the document links to by their ids; nothing else is kept of where it points."""
    found = ((one.get("Id", ""), one.get("Target", "")) for one in root or ())
    return {key: target for key, target in found if HTTPS.fullmatch(target)}


def comments(root: Element | None) -> dict[str, Anmarkt]:
    """The comments by their numbers."""
    made = {}
    for one in root.iter("comment") if root is not None else ():
        parts = ("".join(t.text or "" for t in p.iter("t")) for p in one.iter("p"))
        made[one.get("id", "")] = Anmarkt(" ".join(" ".join(parts).split()))
    return made


def value(node: Element | None, missing: str = "") -> str:
    """What an element's `val` says."""
    return missing if node is None else node.get("val", missing)


def is_on(look: Element, name: str) -> bool:
    """Whether a look has a mark such as bold."""
    found = look.find(name)
    return found is not None and found.get("val", "1") not in ("0", "false", "off", "none")
