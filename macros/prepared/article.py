"""A page as the reader gets it: its Markdown, what its macros say, links that lead right, words explained.

The article is made in two steps. First what a person wrote, with a mark for each call: that is what the rules of markup,
links and headings look at. Then the whole, with each macro's HTML in its place.
"""

import html
import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from selectolax.lexbor import LexborNode

from macros.frozen.dress import dressed
from macros.pages.kinds import kind_of
from macros.pages.page import relative, url
from macros.prepared.markdown_html import MARK
from macros.prepared.markup import elements, parse, pieces
from macros.prepared.roles import group_roles
from macros.prepared.sources import number_sources
from macros.prepared.tables import name_cells

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
OURS = "data-rubrik"
"""On a heading that stands in the page's own text, while the article is made."""
STYLED = "data-matt"
"""What an element has in place of its style: the rule stands in a file of its own, and pages run without inline styles."""
PARAGRAPH = re.compile(r"<p([^>]*)>((?:(?!</?p\b).)*)</p>", re.DOTALL)
BLOCKS = (
    "address|article|aside|blockquote|details|div|dl|fieldset|figure|footer|form|h[1-6]|header|hr|main|menu|nav"
    "|ol|p|pre|script|search|section|table|ul"
)
"""The elements that do not stand in a line of text."""
BLOCK = re.compile(rf"\s*(?:<(?:{BLOCKS})\b|$)")


@dataclass(frozen=True)
class Written:
    """What a person wrote on a page, as HTML: a mark stands for each call, and addresses are as they were written."""

    html: str
    links: tuple[str, ...] = ()
    """Every address in the order of the text, of links and pictures."""
    ids: tuple[str, ...] = ()

    @property
    def root(self) -> LexborNode:
        return parse(self.html)


@dataclass(frozen=True)
class Piece:
    """A part of an article: a heading, HTML as it is, or the start or end of an element that holds headings."""

    kind: str
    html: str
    level: int = 0
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Article:
    """The finished article of a page."""

    pieces: tuple[Piece, ...]
    ids: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()

    @property
    def html(self) -> str:
        """The whole article as a browser gets it."""
        return "\n".join(as_html(piece) for piece in self.pieces)


def read_written(markdown_html: str) -> Written:
    """What was written, read as a browser reads it."""
    root = parse(markdown_html)
    links, ids = [], []
    for tag in elements(root):
        attributes = tag.attributes
        if tag.tag in HEADINGS:
            tag.attrs[OURS] = ""
        links += [attributes[name] or "" for name in ("href", "src") if name in attributes]
        if attributes.get("id"):
            ids.append(attributes["id"])
    return Written(root.inner_html, tuple(links), tuple(ids))


@dataclass(frozen=True)
class Parts:
    """What is put into what was written: each call's HTML, HTML that stands first, and the dress of a frozen page."""

    outputs: Sequence[str] = ()
    before: str = ""
    dress: Sequence[str] = ()
    numbered: bool = True
    """Whether sources become numbers: not on a frozen page, which says what was decided as it was."""


def compose(path: str, written: Written, parts: Parts, explain: Callable[[str], str] | None = None) -> Article:
    """The article of the page at `path`; `explain` puts links to the glossary in a piece of HTML."""
    root = written.root
    for tag in elements(root):
        for name in ("href", "src"):
            if name in tag.attributes:
                tag.attrs[name] = address(tag.attributes[name] or "", path)
    root = parse(parts.before + dressed(put_in(root.inner_html, parts.outputs), list(parts.dress)))
    name_cells(root)
    if kind_of(path).register == "kartotek":
        group_roles(root)
    if parts.numbered:
        number_sources(root, f'<h2 id="sidans-kallor" {OURS}="">Källor</h2>')
    ids, styles = set(), set()
    for tag in elements(root):
        attributes = tag.attributes
        if attributes.get("id"):
            ids.add(attributes["id"])
        if "style" in attributes:
            styles.add(attributes["style"] or "")
            tag.attrs[STYLED] = attributes["style"] or ""
            del tag.attrs["style"]
    return Article(tuple(_pieces(root, explain or str)), frozenset(ids), frozenset(styles))


def reopened(article: Article) -> LexborNode:
    """The article's elements, to be changed and closed again with `article_of`."""
    return parse("\n".join(as_html(piece, f' {OURS}=""') for piece in article.pieces))


def article_of(root: LexborNode) -> Article:
    """The article of elements that were reopened."""
    ids = frozenset(tag.attributes["id"] or "" for tag in root.css("[id]"))
    styles = frozenset(tag.attributes[STYLED] or "" for tag in root.css(f"[{STYLED}]"))
    return Article(tuple(_pieces(root, str)), ids, styles)


def put_in(text: str, outputs: Sequence[str]) -> str:
    """The HTML with every mark replaced by its call's output; one that is a block of its own leaves its paragraph."""

    def output(match: re.Match[str]) -> str:
        return outputs[int(match[1])] if int(match[1]) < len(outputs) else ""  # a person can spell a mark as a number

    def paragraph(match: re.Match[str]) -> str:
        attributes, inner = match.groups()
        blocks = [m for m in MARK.finditer(inner) if BLOCK.match(output(m))]
        if not blocks:
            return match[0]
        parts, last = [], 0
        for m in [*blocks, None]:
            words = inner[last : m.start() if m else len(inner)].strip()
            parts += [f"<p{attributes}>{words}</p>"] if words else []
            if m:
                parts.append(m[0])
                last = m.end()
        return "\n".join(parts)

    return MARK.sub(output, PARAGRAPH.sub(paragraph, text))


def address(written: str, path: str) -> str:
    """The address as the site has it: a link to `x.md` leads to that page's folder. Others are as they were."""
    try:
        parts = urlsplit(written)
    except ValueError:
        return written
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return written
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    found = relative(url(target), path) if target.endswith(".md") else relative(target, path)
    query = f"?{parts.query}" if parts.query else ""
    return quote(found, safe="/.~") + query + (f"#{parts.fragment}" if parts.fragment else "")


def _pieces(root: LexborNode, explain: Callable[[str], str]) -> Iterator[Piece]:
    for node in pieces(root):
        if not node.is_element_node:
            if (node.text_content or "").strip():
                yield Piece("html", f"<p>{node.html}</p>")
        elif node.tag in HEADINGS and OURS in node.attributes:
            attributes = tuple((k, v or "") for k, v in node.attributes.items() if k != OURS)
            yield Piece("heading", node.inner_html, int(node.tag[1]), attributes)
        elif node.tag in ("div", "section") and node.css_first(f"[{OURS}]"):
            attributes = tuple((k, v or "") for k, v in node.attributes.items())
            yield Piece("open", f"<{node.tag}{_attributes(attributes)}>", 0, attributes)
            yield from _pieces(node, explain)
            yield Piece("close", f"</{node.tag}>")
        else:
            yield Piece("html", explain(_without_marks(node)))


def _without_marks(node: LexborNode) -> str:
    """The element's HTML; a heading within a list or a table is no heading of the page."""
    for heading in node.css(f"[{OURS}]"):
        del heading.attrs[OURS]
    return node.html


def as_html(piece: Piece, more: str = "") -> str:
    """The piece as a browser gets it, a heading with `more` among its attributes."""
    if piece.kind != "heading":
        return piece.html
    return f"<h{piece.level}{_attributes(piece.attributes)}{more}>{piece.html}</h{piece.level}>"


def _attributes(attributes: Sequence[tuple[str, str]]) -> str:
    return "".join(f' {name}="{html.escape(value)}"' for name, value in attributes)
