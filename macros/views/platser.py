"""Where a review's computed blocks stand: in the document, which anyone may read, or in its restricted annex.

The review is an annex to the plan of operations and so a public record (facts F5.18). What shows a weakness goes to
the annex unless a role has looked at it and moved it: `i_dokumentet` in `data/genomgangar/ÅR.yml`.
"""

import re
from collections.abc import Mapping

from macros.models.atgard import Ursprung
from macros.models.base import Arende
from macros.models.genomgang import Bilagd
from macros.models.kontroll import Slag
from macros.pages.kinds import kind_of
from macros.views.parts import Sammanhang

KONTROLLER: Mapping[Slag, Bilagd] = {
    Slag.ANNAN: Bilagd.KONTROLLER,
    Slag.EXTERN_REVISION: Bilagd.REVISIONER,
    Slag.INTERN_REVISION: Bilagd.REVISIONER,
    Slag.MATNING: Bilagd.MATNINGAR,
    Slag.SARBARHETSSKANNING: Bilagd.SARBARHETSGRANSKNINGAR,
    Slag.TILLSYN: Bilagd.TILLSYN,
    Slag.VOR: Bilagd.VOR,
}
PLATS: Mapping[str, Bilagd | None] = {
    "arendekarta": None,
    "arenden": None,
    "arets_hotbild": None,
    "att_besluta": None,
    "avvikelser": Bilagd.AVVIKELSER,
    "bedomning": None,
    "byggdag": None,
    "faktaruta": None,
    "forandringar": None,
    "forankring": None,
    "frukter": Bilagd.SYSTEMBRISTER,
    "fullstandighet": None,
    "gemensamt_ansvar": None,
    "genomgangar": None,
    "hotbild": None,
    "hotkrav": None,
    "incidenter": Bilagd.INCIDENTER,
    "intressenter": None,
    "kalla": None,
    "kapitel": None,
    **{f"kontroller {slag}": what for slag, what in KONTROLLER.items()},
    "korrigeringar": Bilagd.AVVIKELSER,
    "lagar": None,
    "laget": None,
    "lardomar": Bilagd.LARDOMAR,
    "ledningssida": None,
    "loften": None,
    "loften_per_ar": None,
    "markning": None,
    "nasta_genomgang": None,
    "oppna_arenden": Bilagd.SVAGHETER,
    "pdf_lank": None,
    "planering": None,
    "prioriterade": Bilagd.SYSTEMBRISTER,
    "projektblock": None,
    "redovisning": None,
    "riskdelar": Bilagd.RISKBEHANDLING,
    "risker": Bilagd.RISKBEHANDLING,
    "riskmatris": None,
    "riskskala": None,
    "risklage": None,
    "stadens_fragor": None,
    "svagheter": Bilagd.SVAGHETER,
    "syfte": None,
    "systembrister": Bilagd.SYSTEMBRISTER,
    "tidslinje": None,
    "tidsplan": Bilagd.SVAGHETER,
    "uppdrag": None,
    "uppfoljning": None,
    "utbildningar": None,
}
"""A macro of a review (with its kind, where it has one) → what of it stands in the annex; None: all in the document.

Sums over the whole office that name no system stand in the document: the city asks for some of them itself.
"""

SVAGA = frozenset({Ursprung.TILLSYN, Ursprung.VOR, Ursprung.KLASSNING, Ursprung.INCIDENT, Ursprung.OVNING})
"""The origins of a matter that tell of a weakness."""


def plats_av(anrop: str) -> str:
    """The row of `PLATS` that a call such as `kontroller(2027, "vor")` asks for: the macro's name, with its kind."""
    name, kind = re.match(r'(\w+)\([^")]*(?:"(\w+)")?', anrop).groups()
    return f"{name} {kind}" if f"{name} {kind}" in PLATS else name


def i_bilagan(s: Sammanhang, ar: int, vad: Bilagd) -> bool:
    """Whether the page in hand leaves this to the annex of review `ar`.

    A retold review tells what its public original tells, and the annex tells all. That a role has moved something
    counts from when it is written, for a review is decided after the day that it tells of.
    """
    g = s.genomgang(ar)
    return "bilaga" not in kind_of(s.sida).pdf and not g.aterger and all(m.vad is not vad for m in g.i_dokumentet)


def visar_svaghet(arende: Arende, ar: int) -> bool:
    """Whether a matter tells of a weakness that no earlier review has told of."""
    told = any(int(p.genomgang) < ar for p in arende.stallen)
    return not told and (bool(arende.system) or getattr(arende, "ursprung", None) in SVAGA)


def delade(s: Sammanhang, ar: int, found: list[Arende]) -> tuple[list[Arende], int]:
    """(the matters that the page in hand shows, how many it leaves to the annex)."""
    shown = [a for a in found if not (i_bilagan(s, ar, Bilagd.SVAGHETER) and visar_svaghet(a, ar))]
    return shown, len(found) - len(shown)


def till_i_bilagan(antal: int) -> list[str]:
    """The note of a table that leaves something to the annex."""
    return [f"{'Ett till' if antal == 1 else f'{antal} till'} står i den begränsade bilagan."] if antal else []
