"""The line that ends every page: its owner, whether it is decided and reviewed, and the day that it tells of."""

import re
from typing import Any

from macros.models.base import DOLD, SAKNAS
from macros.models.dag import i_ord
from macros.models.ord import varde_ord
from macros.models.values import HIDDEN
from macros.pages.kinds import record_of
from macros.pages.page import Page
from macros.pages.paths import register_page
from macros.render import render
from macros.views.columns import visningsnamn
from macros.views.foresla import foresla_sida
from macros.views.forslag import galler_fore, granskad, sidans_lage
from macros.views.parts import Sammanhang
from macros.views.synlighet import sidans_grans

OKAND_AGARE = "Kontoret beslutar"
"""No one has said who owns the page."""
SAGT = {
    "forslag": {"lage"},
    "kort": {"lage", "agare"},
    "kort_kallor": {"granskad"},
    "markning": {"lage"},
    "kortets_version": {"lage"},
    "systemblad": {"agare", "grans"},
    "objektblad": {"agare", "grans"},
    "byggdag": {"dag"},
}
"""What a macro on the page has already said."""
CALL = re.compile(r"\{\{\s*(\w+)\(")
FORE = re.compile(r"""\{\{\s*forslag\(\s*["']([a-z0-9-]+)["']""")
"""The document of the office's that a page names as holding before it."""


def sidfakta(s: Sammanhang, delvis: bool = False) -> str:
    """The line as HTML; what the page has said itself is not said again. `delvis`: its audience may read a part of what it counts."""
    page = s.sidor[s.sida]
    said = sagt(page)
    lage = sidans_lage(s, s.sida)
    return render(
        "sidfakta.html.j2",
        agare=_agare(s, page.meta),
        agare_sagd="agare" in said,
        lage=None if "lage" in said else lage,
        **galler_fore(s, found[1] if (found := FORE.search(page.text)) else ""),
        poster=[(b.id, s.lank(register_page("beslut", b.id))) for b in lage.beslut],
        granskad=None if "granskad" in said or page.made or page.meta.get("fryst") else granskad(s, s.sida),
        dag=None if "dag" in said else i_ord(s.dag),
        iso=s.dag.isoformat(),
        grans="" if "grans" in said else sidans_grans(s, s.sida),
        delvis=varde_ord(s.registers.malgrupp) if delvis else "",
        foresla=foresla_sida(s),
    )


def sagt(page: Page) -> set[str]:
    """What a page says of itself, by the macros that it calls."""
    return set().union(*(SAGT.get(name, set()) for name in CALL.findall(page.text)))


def _agare(s: Sammanhang, meta: dict[str, Any]) -> str:
    """The owner that the page's head names, or that the card or record has which the page tells of; else not known."""
    own = record_of(s.sida)
    record = s.registers.get(*own) if own else None
    owner = meta.get("agare", getattr(record, "agare", SAKNAS))
    role = s.registers.get("roller", str(owner))
    kept = role is None and owner is not SAKNAS and not s.registers.hela("roller")
    return visningsnamn(role) if role else HIDDEN if kept or owner is DOLD else OKAND_AGARE
