"""The chapters of a new review: what the registers know of each section, and what people are asked to write there."""

from collections.abc import Iterator

from macros.models.genomgang import Bilagd
from macros.registers.load import Registers
from macros.views.platser import PLATS, plats_av
from macros.views.projekt import att_beratta

KNOWN: dict[str, tuple[str, ...]] = {
    "2.1": ("forandringar({n})", "gemensamt_ansvar({n})", 'oppna_arenden({n}, "2.1")'),
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
    "4.5": ("lardomar({n})", 'oppna_arenden({n}, "4.5")'),
    "5.1": ("avvikelser({n})",),
    "5.2": ("forankring({n})", "korrigeringar({n})", 'oppna_arenden({n}, "5.2")'),
    "6.1": ('intressenter({n}, "intern")',),
    "6.2": ('intressenter({n}, "extern")',),
    "6.3": ('intressenter({n}, "behov")',),
    "7.1": ("utbildningar({n})", 'oppna_arenden({n}, "7.1")'),
    "7.2": ('oppna_arenden({n}, "7.2")',),
    "8.1": (
        "prioriterade({n})",
        'oppna_arenden({n}, "8.1")',
    ),
    "8.2": ('oppna_arenden({n}, "8.2")',),
    "8.3": ('oppna_arenden({n}, "8.3")',),
    "9.1": (
        "uppdrag({n})",
        'oppna_arenden({n}, "9.1")',
    ),
    "9.2": ('arenden({n}, "9.2")', "planering({n})"),
    "10.1": ('arenden({n}, "10.1")', "redovisning({f})"),
    "10.2": ("tidsplan({n})",),
    "10.3": ("nasta_genomgang({n})",),
}
"""What the registers know of a section: macro calls, `n` the year and `f` the year before."""
OUTSOURCED = "isil"
"""The forum that has analysed the city's outsourced deliveries, where the organisation has it."""

ATT_SKRIVA: dict[str, str] = {
    "2.1": "Beskriv vad som har ändrats på kontoret under året och vad det betyder för informationssäkerheten.",
    "2.2": "Beskriv hur nya lagar, hot och ny teknik påverkar kontoret.",
    "3.1": "Beskriv vad åtgärderna och kontrollerna har gett under året.",
    "3.2": "Beskriv vad revisionerna visade och vad kontoret gör åt det.",
    "3.3": "Beskriv vad mätningarna visar och hur det har utvecklats.",
    "4.1": "Beskriv hur kontoret arbetar systematiskt och vad tillsynen har lett till.",
    "4.2": "Beskriv de viktigaste riskerna och hur läget har ändrats.",
    "4.3": "Beskriv hur riskerna i stadens it-leveranser påverkar kontoret.",
    "4.4": "Beskriv årets incidenter och följderna.",
    "4.5": "Beskriv vad kontoret har lärt sig av årets incidenter och vad som ska bli bättre.",
    "5.1": "Beskriv var kontoret inte följer stadens riktlinjer, och varför.",
    "5.2": "Beskriv hur avvikelserna rättas och när det ska vara klart.",
    "6.1": "Beskriv vad den egna verksamheten har sagt om arbetet.",
    "6.2": "Beskriv vad leverantörer och andra utanför kontoret har sagt.",
    "6.3": "Sammanfatta vad andra behöver och väntar sig av kontoret.",
    "7.1": "Beskriv vad medarbetarna kan och vilken utbildning som behövs.",
    "7.2": "Beskriv vilket stöd kontoret behöver från staden och andra.",
    "8.1": "Beskriv svagheterna i arbetssätt och teknik, utan detaljer som kan hjälpa en angripare.",
    "8.2": "Föreslå vad som bör bli bättre.",
    "8.3": "Beskriv hur arbetet kan bli enklare med nya arbetssätt eller ny teknik.",
    "9.1": "Beskriv hur målen hänger ihop med stadens mål.",
    "9.2": "Skriv målen för året, med mått och målvärde.",
    "10.1": "Skriv vad som är beslutat och vilken roll som ansvarar för varje beslut.",
    "10.2": "Beskriv när besluten ska vara genomförda och hur de följs upp.",
    "10.3": "Skriv när nästa genomgång ska hållas och vad den ska ta upp.",
}
"""What people write in a section: the one sentence of its box."""
WITHOUT_SECTIONS = "Beskriv vad som är nytt sedan förra genomgången."
ANNEX_TEXT = "Beskriv brister, risker och tillsyn som inte ska spridas. Finns inget: skriv det."


def calls(number: str, names: dict[str, int], registers: Registers | None) -> Iterator[str]:
    """The macro calls of a section; those of projects once for each whole project in the register."""
    forum = registers is not None and registers.get("organisation", OUTSOURCED) is not None
    projects = att_beratta(registers) if registers else []
    for call in KNOWN.get(number, ()):
        made = call if forum else call.replace(', "{forum}"', "")
        for projekt in projects if "{projekt}" in made else ("",):
            yield made.format(**names, projekt=projekt, forum=OUTSOURCED)


def of_the_annex(call: str) -> bool:
    """Whether the annex repeats a call in full; matters that show weaknesses it has in one table of its own."""
    return PLATS[plats_av(call)] not in (None, Bilagd.SVAGHETER)
