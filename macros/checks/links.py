"""Rules for links: what a page's text leads to exists. Addresses are those that a browser would find in what was written."""

import html
import posixpath
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import SplitResult, unquote

from macros.checks.menu import MOST_HINTS
from macros.checks.site import Site
from macros.pages.kinds import ANNEXES, BINDER
from macros.pages.page import Page
from macros.pages.text import split_address
from macros.problems import Problem, near, quote

AFTER = " \t\n)>\"'"
"""What follows an address in Markdown or HTML."""
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
Suggest = Callable[[str, Iterable[str]], str]


def check_links(site: Site, page: Page) -> Iterator[Problem]:
    """En länk leder till en sida, en rubrik eller en fil som finns."""
    told = 0
    for line, address in _placed(page, site.preparation[page.path].written.links):
        # Looking for a near name among thousands takes its time: a page full of dead links gets no more than some.
        suggest = near if told < MOST_HINTS else _no_hint
        if fault := _fault(site, page, address, suggest):
            told += 1
            yield Problem(page.file, line, "", f"länken {quote(address)} {fault}")


def _no_hint(*_: object) -> str:
    return ""


def _placed(page: Page, links: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """(line, address) of each address in the order of the page; the last known line when it is spelled in another way."""
    at: dict[str, int] = {}
    line = 1
    for address in links:
        for spelled in dict.fromkeys((address, html.escape(address), html.escape(address, quote=False))):
            found = _whole(page.text, spelled, at.get(address, 0)) if spelled else -1
            if found >= 0:
                at[address] = found + len(spelled)
                line = page.line(found)
                break
        yield line, address


def _whole(text: str, address: str, start: int) -> int:
    """Where the address stands as a whole, and not as a part of a longer one; -1 when it does not."""
    found = text.find(address, start)
    while found >= 0 and text[found + len(address) : found + len(address) + 1].strip(AFTER):
        found = text.find(address, found + 1)
    return found


def _fault(site: Site, page: Page, address: str, suggest: Suggest) -> str | None:
    """What is wrong with one address, with what to do; None when it leads somewhere."""
    parts = split_address(address)
    if parts is None:
        return "är ingen riktig adress; rätta den"
    scheme = parts.scheme.lower()
    if scheme in ("javascript", "data", "vbscript"):
        return "får inte köra kod; länka till en sida"
    if scheme and scheme not in SCHEMES:
        return f"börjar med {scheme}:, som inte används; skriv https: eller vägen till en sida"
    if scheme:
        return None
    if parts.netloc or "\\" in address:
        return "ska börja med https:// eller vara vägen till en sida"
    if parts.path.startswith("/"):
        return "börjar med /; skriv vägen från den här sidan, till exempel ../om/index.md"
    return _inner_fault(site, page, parts, suggest)


def _inner_fault(site: Site, page: Page, parts: SplitResult, suggest: Suggest) -> str | None:
    pages, path = site.pages, unquote(parts.path)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) if path else page.path
    if not target.endswith(".md"):
        hint = suggest(target, pages) or "; en länk till en sida slutar på .md"
        return None if target in site.files else f"leder ingenstans{hint}"
    if target.startswith(ANNEXES):
        return "leder till en begränsad bilaga, som inte finns på webbplatsen; ta bort den"
    if target.startswith(BINDER) and not page.path.startswith(BINDER):
        return "leder till en sida som bara finns i pärmen; ta bort den"
    if target not in pages:
        # A page that is there but cannot be read has a fault of its own.
        return None if target in site.files else f"leder till en sida som inte finns{suggest(target, pages)}"
    known, anchor = site.ids(target), unquote(parts.fragment)
    if anchor and known is not None and anchor not in known:
        return f"leder till en rubrik som inte finns på sidan{suggest(anchor, known)}"
    return None
