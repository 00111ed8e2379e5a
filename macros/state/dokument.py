"""What a document or a page is worth: draft, retold, decided, proposal or in force. The only place that says so in words.

A review is one of the first three as a whole, by its own record. Every other page is a proposal until a whole decision
names it. A sentence that belongs to a state stands here and nowhere else, so that no page and no PDF holds two of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from macros.models.base import SAKNAS
from macros.models.beslut import Beslut
from macros.models.dag import i_ord
from macros.models.genomgang import Genomgang
from macros.registers.load import Registers
from macros.state.gallande import galler_enligt


class Tillstand(StrEnum):
    """The states of a document; the last two have no word of their own."""

    UTKAST = "utkast"
    ATERGIVEN = "atergiven"
    FASTSTALLD = "faststalld"
    FORSLAG = "forslag"
    GALLER = "galler"
    DELVIS = "delvis"
    """A document of several pages, of which some are decided: each says for itself."""
    RATTELSER = "rattelser"
    """The amendments of a review: each tells who decided it and when."""


ORD = {
    Tillstand.UTKAST: "Utkast",
    Tillstand.ATERGIVEN: "Återgiven",
    Tillstand.FASTSTALLD: "Fastställd",
    Tillstand.FORSLAG: "Förslag",
    Tillstand.GALLER: "Gäller",
}
FORM = {
    Tillstand.UTKAST: "utkast",
    Tillstand.ATERGIVEN: "aterger",
    Tillstand.FASTSTALLD: "klar",
    Tillstand.FORSLAG: "forslag",
    Tillstand.GALLER: "klar",
}
"""The CSS class that gives the word its shape and colour."""
RUTA = {
    Tillstand.UTKAST: " markning-utkast",
    Tillstand.FASTSTALLD: " markning-galler",
    Tillstand.GALLER: " markning-galler",
}
"""The class of the box that the word stands in."""
UNDERSKRIFT = ("Beslutas av (roll)", "Dag", "Diarienummer", "Underskrift")
"""What a decision of a document must say, as lines to write on."""
WEBBPLATSEN = "Förslag till kunskapsbas. Inget här är beslutat av Trafikkontoret om det inte står så."
"""What ends a page that has no line of its own."""


@dataclass(frozen=True)
class Dokumentlage:
    """The state of a document: its word, the sentence beside the word, and the line that stands without the word."""

    tillstand: Tillstand
    mening: str
    rad: str
    """On the cover, in every foot and in the metadata of a PDF; at the foot of a page."""
    beslut: tuple[Beslut, ...] = ()

    @property
    def ord(self) -> str:
        """The word of the state; '' for what has none."""
        return ORD.get(self.tillstand, "")

    @property
    def form(self) -> str:
        return FORM.get(self.tillstand, "")

    @property
    def ruta(self) -> str:
        return RUTA.get(self.tillstand, "")

    @property
    def utkast(self) -> bool:
        return self.tillstand is Tillstand.UTKAST

    @property
    def beslutat(self) -> bool:
        """Whether the office has decided the text that stands here: then it holds no sentence of a draft."""
        return self.tillstand in (Tillstand.FASTSTALLD, Tillstand.GALLER)

    @property
    def underskrift(self) -> tuple[str, ...]:
        """The lines that are filled in when the document is decided; none on what is decided, retold or a proposal."""
        return UNDERSKRIFT if self.utkast else ()

    @property
    def sidfot(self) -> str:
        """The last line of a page; '' where the line of the whole site says it."""
        return "" if self.tillstand is Tillstand.FORSLAG else self.rad

    @property
    def efterled(self) -> str:
        """After the name of what is not decided, in a heading or in the menu: ' (utkast)', ' (förslag)'."""
        return f" ({self.ord.lower()})" if self.tillstand in (Tillstand.UTKAST, Tillstand.FORSLAG) else ""

    @property
    def traff(self) -> tuple[str, str] | None:
        """(word, shape) beside a hit in the search; None for what has no word: an answer says what it is worth."""
        return (self.ord, self.form) if self.ord else None

    @property
    def kallord(self) -> str:
        """What a figure rests on that has no other source."""
        return "kontorets beslut" if self.beslutat else "vårt förslag"

    def beskrivning(self, text: str) -> str:
        """The description of a page in its head: a draft says that it is one."""
        return f"{text.rstrip('.')} (utkast)." if self.utkast and text else text

    @property
    def svarsord(self) -> str:
        """Beside a short answer, before anybody has decided it; '' of what is decided."""
        return "" if self.beslutat else "Förslag, ej beslutat"

    def eget(self, vad: str) -> str:
        """That `vad` are our proposals; '' of what is decided."""
        return "" if self.beslutat else f"{vad} är vårt förslag."

    def foreslagen(self, vad: str) -> str:
        """`vad`, a word as 'ägare', as it is called here: 'Föreslagen ägare' until it is decided."""
        return vad.capitalize() if self.beslutat else f"Föreslagen {vad}"

    def foreslagna(self, vad: str) -> str:
        """The same of several: 'föreslagna mål' until they are decided."""
        return vad if self.beslutat else f"föreslagna {vad}"

    def fore(self, dokument: str, denna: str = "denna") -> str:
        """That a document of the office's holds before this one; '' when this one is decided."""
        return "" if self.beslutat else f"Kontorets beslutade {dokument} gäller före {denna}."


FORSLAG = Dokumentlage(Tillstand.FORSLAG, "Ingen har beslutat det här.", "Förslag. Ingen har beslutat det här.")
RATTELSER = Dokumentlage(
    Tillstand.RATTELSER,
    "Varje rättelse säger vem som beslutade den och när.",
    "Rättelser. Den genomgång som de rättar står kvar oförändrad.",
)


def genomgangslage(registers: Registers, genomgang: Genomgang) -> Dokumentlage:
    """The state of a review, by its own record: what nobody has decided and nobody retells is a draft."""
    if genomgang.aterger:
        line = f"Omarbetad återgivning. Originalet, dok.nr {genomgang.dokumentnummer}, gäller."
        return Dokumentlage(Tillstand.ATERGIVEN, line, line)
    if genomgang.utkast or genomgang.beslutad is SAKNAS:
        line = "Ingen har beslutat något i det här dokumentet."
        return Dokumentlage(Tillstand.UTKAST, line, f"Utkast. {line}")
    line = _vem_och_nar(registers, genomgang.beslutad, genomgang.beslutad_av, genomgang.dokumentnummer)
    return Dokumentlage(Tillstand.FASTSTALLD, f"{line}.", f"Fastställd {line}.")


def sidlage(registers: Registers, dag: date, sida: str) -> Dokumentlage:
    """The state of a page that is no part of a review."""
    beslut = galler_enligt(registers, dag, sida)
    return galler(registers, (beslut,)) if beslut else FORSLAG


def galler(registers: Registers, beslut: Sequence[Beslut]) -> Dokumentlage:
    """The state of what these decisions make hold."""
    told = [_vem_och_nar(registers, b.beslutat, b.av, b.diarienummer) for b in beslut]
    line = f"Beslutad {'; '.join(told)}."
    return Dokumentlage(Tillstand.GALLER, line, f"Gäller. {line}", tuple(beslut))


def beslutsrad(registers: Registers, beslut: Beslut) -> str:
    """When a decision was taken and by whom: *Beslutat 1 oktober 2026 av förvaltningschefen, T2026-1.*"""
    told = _vem_och_nar(registers, beslut.beslutat, beslut.av, beslut.diarienummer)
    return f"Beslutat {told}." if beslut.beslutat is not SAKNAS else "Beslutets dag är inte känd."


def samlat(registers: Registers, delar: Sequence[Dokumentlage], vad: str, fore: str = "") -> Dokumentlage:
    """The state of a document of several pages: in force when all of them are, a proposal when none is.

    `vad` is what a page is called there, in the plural; `fore` is the document of the office's that holds before it.
    """
    decided = [d for d in delar if d.tillstand is Tillstand.GALLER]
    if not decided:
        return Dokumentlage(
            Tillstand.FORSLAG, FORSLAG.mening, f"Förslag. {FORSLAG.fore(fore) if fore else FORSLAG.mening}"
        )
    if len(decided) == len(delar):
        return galler(registers, tuple({b.id: b for d in decided for b in d.beslut}.values()))
    line = f"{len(decided)} av {len(delar)} {vad} är beslutade. Under varje rubrik står om texten är beslutad."
    return Dokumentlage(Tillstand.DELVIS, line, line)


def grund(genomgang: Genomgang, lage: Dokumentlage) -> str:
    """Which day a frozen review tells of, and what is known of its decision."""
    day = i_ord(genomgang.dag)
    if lage.tillstand is Tillstand.FASTSTALLD:
        return f"Genomgången {genomgang.id} beslutades på läget {day}."
    assumed = ", en dag som vi har antagit" if genomgang.bedomd_dag.antagande else ""
    told = f"Genomgången {genomgang.id} återger ett dokument och berättar om läget {day}{assumed}."
    return f"{told} När den beslutades är inte känt." if genomgang.beslutad is SAKNAS else told


def grundord(lage: Dokumentlage) -> str:
    """The heading over what a frozen review says of its day."""
    return "Beslutades på" if lage.tillstand is Tillstand.FASTSTALLD else "I genomgången"


def antagande(genomgang: Genomgang, lage: Dokumentlage) -> str:
    """Why the review's day is an assumption; '' of a decided review, whose day the one who decided has set."""
    return "" if lage.beslutat else genomgang.bedomd_dag.antagande or ""


def om_texterna(antal: int) -> tuple[str, str]:
    """(what is told first, the rest) of how much of the texts the office has decided: `antal` pages hold."""
    rest = "är förslag, och kontorets beslutade styrdokument gäller före dem."
    if not antal:
        return "Inget är beslutat om texterna här än.", f"De {rest}"
    told = "1 sida är beslutad och gäller." if antal == 1 else f"{antal} sidor är beslutade och gäller."
    return told, f"De andra {rest}"


def beslutsfragor(lage: Dokumentlage) -> tuple[str, str]:
    """(heading, note) of the questions to the management: proposals until they have been decided."""
    decided = ("Fråga till ledningen", "Det som blev beslutat står i avsnitt 10.1.")
    return decided if lage.beslutat else ("Förslag till beslut", "Allt är förslag.")


def _vem_och_nar(registers: Registers, dag: object, roll: object, nummer: object) -> str:
    """'1 oktober 2026 av förvaltningschefen, T2026-1'; what is not known is left out."""
    record = registers.get("roller", str(roll)) if roll is not SAKNAS else None
    name = record.namn if record else "" if roll is SAKNAS else str(roll)
    by = f" av {name[:1].lower()}{name[1:]}" if name else ""
    return f"{dag}{by}" + ("" if nummer is SAKNAS else f", {nummer}")
