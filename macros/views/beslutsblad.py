"""A sheet for who decides: the question, our answer and why, what waits, the words of the decision, and what to write afterwards.

One builder for the page, the document and the text file. Nothing here is invented: what nobody has prepared is not offered.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from macros.editing.numbering import next_numbers
from macros.editing.yaml_values import item_rows
from macros.models.base import SAKNAS, UNKNOWN, Synlighet
from macros.models.lokalt_beslut import LokaltBeslut
from macros.models.ord import EGET, varde_ord
from macros.pages.levels import page_level
from macros.pages.page import Page
from macros.pages.paths import card_page
from macros.registers.left import FILL_IN
from macros.state.dokument import FORSLAG, ORD, Tillstand, beslutsrad
from macros.state.gallande import galler_enligt, rutinen
from macros.views.columns import i_ord, visningsnamn
from macros.views.forslag import sidans_lage
from macros.views.inforande import Inforande, Steg
from macros.views.kontorets_fragor import LISTED, Fraga
from macros.views.lista import antal
from macros.views.parts import Sammanhang
from macros.views.sidfakta import FORE

DAG, NUMMER = "ÅÅÅÅ-MM-DD", "BES-NNN"
"""What stands where only the office knows. No check lets a day or role like that through; without its number no page holds."""
LANGST = 150
"""The longest heading of a record."""
INGET_ANNAT = "Vi har inte berett något annat svar. Den som beslutar kan svara något annat än vi föreslår."
SA_ANDRAS = (
    f"Under varje rubrik står {ORD[Tillstand.GALLER]}, med dag, roll och nummer. "
    "Det som sidan säger är våra egna tal står som kontorets beslut."
)
SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class Kallrad:
    """A source that the proposal rests on: its id, what it is about, and its mark in words."""

    id: str
    om: str
    marke: str


@dataclass(frozen=True)
class Andring:
    """A page that the decision changes: its name, where it is, what it is worth now, and what changes there."""

    titel: str
    adress: str
    lage: str
    vad: str


@dataclass(frozen=True)
class Inskrift:
    """Rows to paste: into which file, where in it, and the rows themselves."""

    fil: str
    var: str
    rader: str


@dataclass(frozen=True)
class Blad:
    """A sheet. `haller_upp`: (kind, names) of all that waits for the decision; `avgjort`: the decision that has been taken."""

    id: str
    fraga: str
    forslag: str
    vem: str
    kallor: tuple[Kallrad, ...]
    haller_upp: tuple[tuple[str, tuple[str, ...]], ...]
    andras: tuple[Andring, ...]
    mening: str
    inskrifter: tuple[Inskrift, ...]
    avgjort: str = ""

    @property
    def ankare(self) -> str:
        return self.id.lower()


def lediga_nummer(s: Sammanhang, count: int) -> list[str]:
    """The next free numbers of decisions, in order; no numbers for an audience that may not read which there are."""
    return next_numbers("beslut", s.registers, count) if s.registers.hela("beslut") else [NUMMER] * count


def fragans_blad(s: Sammanhang, f: Fraga, nummer: str, inforande: Inforande) -> Blad:
    """The sheet of a question; `nummer` is the id of the decision to come."""
    return Blad(
        f.post.id,
        f.post.fraga,
        f.post.rekommendation,
        _vem(s, f.post.vem),
        tuple(_kallor(s, f.post)),
        tuple(_haller_upp(f, inforande)),
        tuple(_andring(s, page, _om_fragan(s, f, page)) for page in f.sidor),
        f"Kontoret beslutar som svar på frågan ”{f.post.fraga}”: {f.post.rekommendation}",
        (
            Inskrift("data/beslut.yml", "Sist i filen", _post(nummer, _rubrik(f.post), f.post.rekommendation)),
            Inskrift("data/lokala_beslut.yml", f"Sist i posten {f.post.id}", f"  beslut: {nummer}"),
        ),
        f"{f.beslut.id}: {f.beslut.rubrik}. {beslutsrad(s.registers, f.beslut)}" if f.beslut else "",
    )


def sidornas_blad(s: Sammanhang, steg: Steg, nummer: str) -> Blad:
    """The sheet of a step that makes pages hold: the question is what the step settles, the answer is what the pages say."""
    pages = utan_beslut(s, steg)
    count, titles = antal(len(pages), "sida", "sidor"), ", ".join(p.title for p in pages)
    where = "Sist i filen. Stryk de sidor som beslutet inte nämner"
    if alla_oppna(s, pages):
        where += ". Raden synlighet låter den som läser sidorna se att de är beslutade"
    return Blad(
        steg.post.id,
        steg.post.rubrik,
        "Texterna gäller som de står.",
        _vem(s, steg.post.beslutar),
        (),
        (("Ingen kan hållas till", (f"{count} utan beslut",)),),
        (Andring(count[:1].upper() + count[1:], "", FORSLAG.ord, SA_ANDRAS),),
        f"{_beslutar(steg.post.avgors)} Det gäller från och med dagen för beslutet, och {count}: {titles}. {_ersatter(s, pages)}".strip(),
        (Inskrift("data/beslut.yml", where, stegets_post(s, steg, nummer)),),
    )


def beslutets_sidor(sidor: Sequence[Page]) -> list[str]:
    """The pages that the decision names: a part of a routine follows the routine, and needs no row of its own."""
    paths = [p.path for p in sidor]
    return [path for path in paths if not set(rutinen(path)) & set(paths)]


def utan_beslut(s: Sammanhang, steg: Steg) -> list[Page]:
    """The pages of a step that no decision makes hold yet."""
    return [p for p in steg.sidor if galler_enligt(s.registers, s.dag, p.path) is None]


def stegets_post(s: Sammanhang, steg: Steg, nummer: str) -> str:
    """The record of the decision that makes the rest of a step's pages hold, to paste."""
    pages = utan_beslut(s, steg)
    rest = {"synlighet": Synlighet.OPPEN} if alla_oppna(s, pages) else {}
    return _post(nummer, steg.post.rubrik, steg.post.avgors, faststaller=beslutets_sidor(pages), **rest)


def alla_oppna(s: Sammanhang, sidor: Sequence[Page]) -> bool:
    """Whether anybody may read the pages: then anybody must be able to read that they are decided."""
    return all(page_level(s.registers, p) is Synlighet.OPPEN for p in sidor)


def _post(nummer: str, rubrik: str, beskrivning: Any, **mer: Any) -> str:
    record = {
        "id": nummer,
        "rubrik": rubrik,
        "beskrivning": str(beskrivning),
        "ansvarig": UNKNOWN,
        "senast": UNKNOWN,
        "beslutat": DAG,
        "av": FILL_IN,
        "diarienummer": UNKNOWN,
    }
    return "\n".join(item_rows(record | mer, 0, compact=False))


def _rubrik(post: LokaltBeslut) -> str:
    """What the decision is called: the answer, for a card shows it as its short answer."""
    whole = " ".join(k.svar for k in post.kortsvar) or post.rekommendation
    first = SENTENCE.split(whole)[0]
    return next((text for text in (whole, first) if len(text) <= LANGST), f"Svara på frågan {post.id}").removesuffix(
        "."
    )


def _beslutar(avgors: Any) -> str:
    """*Kontoret beslutar att rutinerna följs på kontoret.*"""
    told = str(avgors).removesuffix(".")
    return f"Kontoret beslutar {told[:1].lower()}{told[1:]}."


def _vem(s: Sammanhang, roll: Any) -> str:
    return "Kontoret beslutar vem" if roll is SAKNAS or roll is None else i_ord(roll, s.registers)


def _kallor(s: Sammanhang, post: LokaltBeslut) -> Iterator[Kallrad]:
    if not post.kallor:
        yield Kallrad("", FORSLAG.kallord, "")
    for ref in post.kallor:
        found = s.registers.get("kallor", ref)
        if found is not None:
            own = ref == EGET
            yield Kallrad("" if own else str(ref), found.om, "" if own else varde_ord(found.marke))


def _haller_upp(f: Fraga, inforande: Inforande) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What waits, by kind: pages, measures with their card, everyday answers, steps on the way to use."""
    steps = [x.post.rubrik for x in inforande.steg if f.post.id in x.post.beslut]
    everyday = "Svar i Får jag …? som leder till sidorna"
    for kind, names in (
        ("Sidor där frågan står öppen", [p.title for p in f.sidor]),
        ("Åtgärder på korten", [_atgarder(k) for k in f.kort]),
        (everyday, [x.fraga for x in f.svar]),
        ("Steg i införandet", steps),
    ):
        if names:
            yield kind, tuple(names)


def _atgarder(kort: Any) -> str:
    """'Loggning: 12 åtgärder (LOG-01 till LOG-12)'."""
    ids = [a.id for a in kort.atgarder]
    span = ids[0] if len(ids) == 1 else f"{ids[0]} till {ids[-1]}"
    return f"{kort.titel}: {antal(len(ids), 'åtgärd', 'åtgärder')} ({span})"


def _andring(s: Sammanhang, page: Page, vad: str) -> Andring:
    return Andring(page.title, s.lank(page.path), sidans_lage(s, page.path).ord, vad)


def _om_fragan(s: Sammanhang, f: Fraga, page: Page) -> str:
    """What the decision of a question changes on a page that asks it."""
    asked = LISTED not in page.text
    told = ["Rutan säger vad som är beslutat, när och av vem." if asked else "Frågan står som avgjord."]
    if f.post.kortsvar and any(page.path == card_page(k.id) for k in f.kort):
        told.append("Kortets korta svar blir beslutet.")
    return " ".join(told)


def _ersatter(s: Sammanhang, sidor: Sequence[Page]) -> str:
    """The office's own documents that hold before these pages: the decision must say whether they are replaced."""
    named = dict.fromkeys(found[1] for p in sidor if (found := FORE.search(p.text)))
    documents = [d for ref in named if (d := s.registers.get("styrdokument", ref))]
    return " ".join(f"{visningsnamn(d)} [ersätts / står kvar]." for d in documents)
