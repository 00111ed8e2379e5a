"""An article as Markdown that every engine reads alike: headings, and HTML that Markdown leaves alone."""

import re
from collections.abc import Iterable

from macros.prepared.article import BLOCKS, Piece, as_html

BEGIN, END = "<!-- lis -->", "<!-- /lis -->"
"""Around HTML that is finished: an engine may take it as it is."""
MEANS_SOMETHING = re.compile(r"[\\`*_{}\[\]<>#!|~^=+:$-]")
PARTS = re.compile(r'<!--.*?-->|(<(?:[^<>"]|"[^"]*")*>)|(&[#\w]+;)|([^<&]+)')
A_BLOCK = re.compile(rf"<(?:{BLOCKS})\b")
VALUE = re.compile(r'"[^"]*"')


def as_markdown(pieces: Iterable[Piece]) -> str:
    """The text that an engine's Markdown turns into the same article again."""
    return "\n\n".join(_written(piece) for piece in pieces) + "\n"


def _written(piece: Piece) -> str:
    """A heading without an anchor or words is no part of the contents: an engine would make up an anchor for it.

    Nor can one that holds a box or a list be written as a line.
    """
    whole = piece.kind == "heading" and not A_BLOCK.search(piece.html)
    if whole and (words := _heading(piece.html)) and dict(piece.attributes).get("id"):
        attributes = " ".join(_attribute(name, value) for name, value in piece.attributes)
        return f"{'#' * piece.level} {words} {{: {attributes} }}"
    if piece.kind == "open":
        return piece.html.removesuffix(">") + ' markdown="block">'
    return piece.html if piece.kind == "close" else f"{BEGIN}\n{as_html(piece)}\n{END}"


def _heading(inner: str) -> str:
    """The heading's HTML on one line, with every sign that means something to Markdown as a number."""
    one_line = " ".join(inner.split())
    return PARTS.sub(_plain, one_line).strip()


def _plain(part: re.Match[str]) -> str:
    """A part of a heading: of a tag only what stands in attributes is text, and a comment says nothing."""
    tag, sign, text = part.groups()
    return VALUE.sub(lambda value: _numbers(value[0]), tag) if tag else sign or _numbers(text or "")


def _numbers(text: str) -> str:
    return MEANS_SOMETHING.sub(lambda sign: f"&#{ord(sign[0])};", text)


def _attribute(name: str, value: str) -> str:
    if name == "id" and re.fullmatch(r"[\w:.-]+", value):
        return f"#{value}"
    escaped = value.replace("&", "&amp;").replace('"', "&quot;")
    return f'{name}="{escaped}"'
