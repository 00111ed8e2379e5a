"""The sections of a new review: what the registers know of each, and what people write where nothing else is said."""

from collections.abc import Iterator

from macros.models.genomgang import Bilagd
from macros.registers.load import Registers
from macros.state.kapitel import nyckel_for
from macros.views.platser import PLATS, plats_av
from macros.views.projekt import att_beratta

KNOWN: dict[str, tuple[str, ...]] = {
    "2.1": ("forandringar({n})", "gemensamt_ansvar({n})", 'oppna_arenden({n}, "{a}")'),
    "2.2": ("lagar({n})", "arets_hotbild({n})"),
    "3.1": (
        'projektblock({n}, "{projekt}")',
        'tidslinje({n}, "{projekt}")',
        'kontroller({n}, "annan")',
        'kontroller({n}, "sarbarhetsskanning")',
        "frukter({n})",
    ),
    "3.2": ('kontroller({n}, "vor")', 'kontroller({n}, "intern_revision")', 'kontroller({n}, "extern_revision")'),
    "3.3": ('kontroller({n}, "matning")',),
    "4.1": ('kontroller({n}, "tillsyn")',),
    "4.2": ("risklage({n})", "riskskala({n})"),
    "4.3": ('riskmatris({n}, "{forum}")', 'risker({n}, "{forum}")', 'riskdelar({n}, "{forum}")'),
    "4.4": ("incidenter({n})",),
    "4.5": ("lardomar({n})", 'oppna_arenden({n}, "{a}")'),
    "5.1": ("avvikelser({n})",),
    "5.2": ("forankring({n})", "korrigeringar({n})", 'oppna_arenden({n}, "{a}")'),
    "6.1": ('intressenter({n}, "intern")',),
    "6.2": ('intressenter({n}, "extern")',),
    "6.3": ('intressenter({n}, "behov")',),
    "7.1": ("utbildningar({n})", 'oppna_arenden({n}, "{a}")'),
    "7.2": ('oppna_arenden({n}, "{a}")',),
    "8.1": (
        "prioriterade({n})",
        'oppna_arenden({n}, "{a}")',
    ),
    "8.2": ('oppna_arenden({n}, "{a}")',),
    "8.3": ('oppna_arenden({n}, "{a}")',),
    "9.1": (
        "uppdrag({n})",
        'oppna_arenden({n}, "{a}")',
    ),
    "9.2": ('arenden({n}, "{a}")', "planering({n})"),
    "10.1": ('arenden({n}, "{a}")', "redovisning({f})"),
    "10.2": ("tidsplan({n})",),
    "10.3": ("nasta_genomgang({n})",),
}
"""What the registers know of a section by its key (`state/kapitel.py`): macro calls, `n` the year, `f` the year before, `a` its number."""
OTHERS = ('oppna_arenden({n}, "{a}")',)
"""What they know of a section that the city has added."""
OUTSOURCED = "isil"
"""The forum that has analysed the city's outsourced deliveries, where the organisation has it."""

WITHOUT_SECTIONS = "Beskriv vad som är nytt sedan förra genomgången."
ANNEX_TEXT = "Beskriv brister, risker och tillsyn som inte ska spridas. Finns inget: skriv det."


def calls(number: str, names: dict[str, int], registers: Registers | None) -> Iterator[str]:
    """The macro calls of a section of the year `n`; those of projects once for each whole project in the register."""
    key = nyckel_for(registers, number, names["n"]) if registers else number
    forum = registers is not None and registers.get("organisation", OUTSOURCED) is not None
    projects = att_beratta(registers) if registers else []
    for call in KNOWN.get(key, () if "." in key else OTHERS):
        made = call if forum else call.replace(', "{forum}"', "")
        for projekt in projects if "{projekt}" in made else ("",):
            yield made.format(**names, a=number, projekt=projekt, forum=OUTSOURCED)


def of_the_annex(call: str) -> bool:
    """Whether the annex repeats a call in full; matters that show weaknesses it has in one table of its own."""
    return PLATS[plats_av(call)] not in (None, Bilagd.SVAGHETER)
