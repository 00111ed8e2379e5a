"""Style sheets that only some pages need: a page loads those whose building blocks stand in its article."""

import re

from macros.prepared.article import Article

SHEETS: dict[str, tuple[str, ...]] = {
    "kallor.css": ("kallnr", "kallor"),
    "kort.css": ("kort-svar", "roll-gor", "skyddsatgarder", "fragor", "radfilter", "omraden"),
}
"""(file in `overrides/assets/css/`, the classes of the outermost elements that it dresses). A sheet of one kind of page or picture."""


def sheets_of(article: Article) -> list[str]:
    """The sheets that the article needs, in the table's order, as addresses from the site's root."""
    used = {name for found in re.findall(r'class="([^"]*)"', article.html) for name in found.split()}
    return [f"assets/css/{sheet}" for sheet, classes in SHEETS.items() if used.intersection(classes)]
