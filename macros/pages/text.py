"""The words, headings and links in the text of a page. No pattern here takes more than its share of time on any text."""

import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
FENCE = re.compile(r"( *)(`{3,}|~{3,})(.*)")
HEADING = re.compile(r"^(#{1,6})[ \t]+(.+)$|^(?=\S)(.+)\n(=+|-+)[ \t]*$", re.MULTILINE)
ADDRESS = r"(?:<([^>\n]*)>|((?:[^()\s<>]|\((?:[^()\s]|\([^()\s]*\))*\))+))"
LINK = re.compile(
    rf"\]\(\s{{0,20}}{ADDRESS}(?:\s{{1,20}}(?:\"[^\"]*\"|'[^']*'))?\s{{0,20}}\)|^\[[^\]^\n]+\]:[ \t]*\n?[ \t]*(\S+)",
    re.MULTILINE,
)
HREF = re.compile(
    r"<(?:a|img|source|script|link|iframe)\b[^<>]*?\b(?:href|src)\s{0,20}=\s{0,20}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))",
    re.IGNORECASE,
)


def prose(text: str) -> str:
    """The text with code and comments blanked out, line for line and sign for sign."""
    text = COMMENT.sub(_blank, text)
    return CODE.sub(_blank, _without_fences(text))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def _without_fences(text: str) -> str:
    """The text without its fenced code; a fence that is never closed is text."""
    rows = text.split("\n")
    marks = {at: found for at, row in enumerate(rows) if (found := FENCE.fullmatch(row))}
    ends: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for at, found in marks.items():
        if not found[3].strip(" `~"):
            ends[found[1], found[2][0]].append((at, len(found[2])))
    done, never = -1, set()
    for at, found in marks.items():
        key = found[1], found[2][0], len(found[2])
        if at <= done or key in never:
            continue
        end = next((row for row, length in ends[key[:2]] if row > at and length >= key[2]), None)
        if end is None:
            never.add(key)
            continue
        rows[at : end + 1] = [" " * len(row) for row in rows[at : end + 1]]
        done = end
    return "\n".join(rows)


def headings(text: str) -> Iterator[tuple[int, str]]:
    """(level, words) of every heading in a text, without the marks around it."""
    for match in HEADING.finditer(text):
        words = (match[2] or match[3]).rstrip(" \t")
        if match[2]:
            words = words.rstrip("#").rstrip(" \t")
        if words:
            yield len(match[1]) if match[1] else 1 if match[4][0] == "=" else 2, words


def links(text: str) -> Iterator[tuple[int, str]]:
    """(position, address) of every link and image in a text, in Markdown or HTML."""
    for pattern in (LINK, HREF):
        for match in pattern.finditer(text):
            yield match.start(), next(g for g in match.groups() if g is not None)


def split_address(address: str) -> SplitResult | None:
    """The parts of an address; None when it is no address at all, such as `http://[::1`."""
    try:
        return urlsplit(address)
    except ValueError:
        return None
