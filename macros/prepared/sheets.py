"""Style sheets that only some pages need: a page loads those whose building blocks stand in its article."""

import re

from macros.prepared.article import Article

SHEETS: dict[str, tuple[str, ...]] = {
    "genomgang.css": ("ledning", "fyra", "loften", "beslutsfragor", "etapper", "delprocesser", "riskrader"),
    "ledning.css": ("ledning",),
}
"""(file in `overrides/assets/css/`, the classes of the outermost elements that it dresses). A sheet of one kind of page or picture."""


BRED = ("ledning",)
"""The classes whose page needs the whole width of the frame: what else stands beside the text stands under it."""


def _classes(article: Article) -> set[str]:
    return {name for found in re.findall(r'class="([^"]*)"', article.html) for name in found.split()}


def is_wide(article: Article) -> bool:
    """Whether something on the page needs the whole width."""
    return not _classes(article).isdisjoint(BRED)


def sheets_of(article: Article) -> list[str]:
    """The sheets that the article needs, in the table's order, as addresses from the site's root."""
    used = _classes(article)
    return [f"assets/css/{sheet}" for sheet, classes in SHEETS.items() if used.intersection(classes)]
