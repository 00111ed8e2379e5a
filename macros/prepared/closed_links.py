"""Links that stay inside: an address that leads to a page or an anchor which is not there leaves its words and nothing else."""

import posixpath
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborNode

from macros.pages.page import url

DOORS = ".lanklista, .arendelista, .a-o"
"""Lists that only lead on: what leads nowhere is no use in them."""


@dataclass(frozen=True)
class Inside:
    """What is there: pages by their address from the root, with their anchors, and other files."""

    ids: Mapping[str, Collection[str]]
    files: Collection[str] = ()

    def leads(self, href: str, page: str) -> str | None:
        """The address as it leads from the page; None when it leads nowhere. Another host is left as it is."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return href
        here = url(page)
        target = posixpath.normpath(posixpath.join(here or ".", unquote(parts.path))) if parts.path else here
        address = "" if target in (".", "") else target.rstrip("/") + "/"
        if address not in self.ids:
            return href if target in self.files or target.startswith("assets/") else None
        known = not parts.fragment or unquote(parts.fragment) in self.ids[address]
        if known:
            return href
        return None if address == here else href.partition("#")[0]


def ids_of(root: LexborNode) -> set[str]:
    """The anchors of an article."""
    return {tag.attributes["id"] or "" for tag in root.css("[id]")}


def relink(root: LexborNode, page: str, inside: Inside, note: str = "") -> None:
    """Make every address lead somewhere, or leave its words; `note` stands after words whose page is somewhere else."""
    for form in root.css("form[action]"):
        if inside.leads(form.attributes["action"] or "", page) is None:
            form.decompose()
    for link in root.css("a[href]"):
        address = inside.leads(link.attributes["href"] or "", page)
        if address is None:
            _as_words(link, note)
        else:
            link.attrs["href"] = address


def close_doors(root: LexborNode, page: str, inside: Inside) -> None:
    """A door on the start page, or a row from A to Z, that leads nowhere goes; an empty group goes, heading and all."""
    for box in root.css(DOORS):
        for link in box.css("li a[href]"):
            if inside.leads(link.attributes["href"] or "", page) is None:
                ancestor(link, "li").decompose()
        if box.css_first("a[href]") is None and box.parent is not None and box.parent.tag == "details":
            _close_fold(root, box.parent)
        elif box.css_first("a[href]") is None:
            heading = box.prev
            while heading is not None and not heading.is_element_node:
                heading = heading.prev
            if heading is not None and heading.tag == "h2":
                heading.decompose()
            around = box.parent
            box.decompose()
            if around is not None and around.tag == "div" and around.css_first("*:not(div)") is None:
                around.decompose()


def _close_fold(root: LexborNode, fold: LexborNode) -> None:
    """A folded letter without a row goes, and the link that led to it."""
    gone = {f"#{anchor}" for anchor in ids_of(fold)}
    for link in root.css("li a[href]"):
        if link.attributes["href"] in gone:
            ancestor(link, "li").decompose()
    fold.decompose()


def _as_words(link: LexborNode, note: str) -> None:
    """A link in the text becomes its words, and says where the page is; a source's mark needs no such words."""
    if note and ancestor(link, classes={"kalla", "kallor", "kallista"}) is None:
        link.insert_child(note)
    link.unwrap()


def ancestor(node: LexborNode, tag: str = "", classes: Iterable[str] = ()) -> LexborNode | None:
    """The nearest element around a node with that name or one of those classes."""
    wanted, at = set(classes), node.parent
    while at is not None:
        if at.tag == tag or set((at.attributes.get("class") or "").split()) & wanted:
            return at
        at = at.parent
    return None
