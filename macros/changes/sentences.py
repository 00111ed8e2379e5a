"""The words of a page by sentence, so that two versions of it can be compared as somebody reads them."""

import html
import re
from collections.abc import Iterable, Iterator

from macros.checks.prose import plain, rows
from macros.pages.page import Page
from macros.prepared.article import BLOCKS

TAG = re.compile(r"""<(/?[a-zA-Z][a-zA-Z0-9-]*)[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>""")
BREAKS = re.compile(
    rf"/?(?:{BLOCKS}|li|tr|td|th|dt|dd|br|summary|caption|figcaption|option|label|button)", re.IGNORECASE
)
"""The elements that a sentence does not go through."""
BESIDE = re.compile(r"(?<=>)(?=<[a-zA-Z])")
"""Between one element and the next: what stands beside each other on the page is no one word."""
END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖÉ0-9\"”»(–])")
WORD = re.compile(r"\w")
BREAK = "\n"


def of_article(article: str, without: Iterable[str] = ()) -> list[str]:
    """The sentences of an article's HTML in their order, without some names."""
    text = TAG.sub(lambda tag: BREAK if BREAKS.fullmatch(tag[1]) else "", BESIDE.sub(" ", article.replace("\n", " ")))
    return list(split(_unnamed(html.unescape(text), without)))


def of_source(page: Page, without: Iterable[str] = ()) -> list[str]:
    """The sentences that a person wrote on a page, where its macros cannot be asked."""
    text = BREAK.join(plain(row) for _, _, row in rows(page))
    return list(split(_unnamed(text, without)))


def _unnamed(text: str, names: Iterable[str]) -> str:
    for name in names:
        text = text.replace(name, "(namn)")
    return text


def split(text: str) -> Iterator[str]:
    """The sentences of a text, each on one line; what has no letter or figure is none."""
    for block in text.split(BREAK):
        yield from (s for s in END.split(" ".join(block.split())) if WORD.search(s))
