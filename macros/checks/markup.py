"""Rules for HTML: what people write keeps to a short list of elements, and nothing in a page runs or fetches anything."""

import re
from collections.abc import Iterator

from macros.checks.site import Site
from macros.pages.page import Page
from macros.prepared.allowed import article_faults, leads_elsewhere, written_faults
from macros.prepared.markdown_html import BEGIN, MARK
from macros.prepared.markup import elements
from macros.problems import Problem

IN_A_CALL = "ett makroanrop står i en adress, ett attribut eller kod; skriv det på en egen rad eller i en mening"


def check_markup(site: Site, page: Page) -> Iterator[Problem]:
    """HTML på en sida håller sig till en kort lista: inga skript, stilmallar, händelser, ramar, formulär eller andra adresser."""
    prepared = site.preparation[page.path]
    found = [
        Problem(page.file, _line(page, needle), "", text) for needle, text in written_faults(prepared.written.html)
    ]
    yield from found
    for number in _misplaced_calls(prepared.written.root):
        yield Problem(page.file, page.line(prepared.outputs[number].start), "", IN_A_CALL)
    if not found and not any(map(leads_elsewhere, prepared.written.links)):
        yield from (Problem(page.file, 1, "", text) for text in dict.fromkeys(article_faults(prepared.article.html)))


def _line(page: Page, needle: str) -> int:
    """The line of the first place in the page's text that holds the needle, whatever its case; 1 when it is spelled otherwise."""
    found = re.search(re.escape(needle), page.text, re.IGNORECASE)
    return page.line(found.start()) if found else 1


def _misplaced_calls(root) -> Iterator[int]:
    """The numbers of the calls whose HTML would stand where only text can."""
    for tag in elements(root):
        texts = [value or "" for value in tag.attributes.values()]
        texts += [tag.text()] if tag.tag in ("code", "pre") else []
        for text in texts:
            if BEGIN in text:
                yield from (int(m[1]) for m in MARK.finditer(text))
