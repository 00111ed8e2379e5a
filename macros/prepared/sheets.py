"""Style sheets that only some pages need: a page loads those whose building blocks stand in its article."""

import re

from macros.prepared.article import Article

SHEETS: dict[str, tuple[str, ...]] = {
    "kallor.css": ("kallnr", "kallor"),
    "kort.css": ("kort-svar", "roll-gor", "skyddsatgarder", "fragor", "radfilter", "omraden"),
    "uppslag.css": ("uppslag", "a-o", "kallista", "ordlista"),
    "start.css": ("forst", "spalter", "lanklista", "nytt-lista"),
    "rutin.css": ("gor-nu", "handelse", "forlopp", "kontaktvagar", "arendelista", "bredvid-varandra"),
    "roll.css": ("rollpanel", "rollista"),
    "frister.css": ("fristlinje",),
    "incidenthjalp.css": ("incidenthjalp",),
    "formular.css": ("formular",),
    "verkstad.css": ("verkstad",),
    "krav.css": ("tackning", "krav-rader", "skillnad-rader"),
    "beslut.css": ("beslut-rader", "fraga-rader", "risk-rader", "matris", "riskplatser", "tio"),
    "inforande.css": ("inforande", "underlag", "beslutad"),
    "register-form.css": ("filterlista", "register", "registerlista"),
    "laget.css": ("matten", "loftesrader", "arenderader", "utveckling", "rader-lage"),
    "plan.css": ("fyra-tal", "kvartal", "planrader"),
    "arshjul.css": ("ar", "arslista"),
    "system.css": ("bladpanel", "systemrader", "historik"),
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
