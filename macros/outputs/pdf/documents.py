"""Which PDFs there are: of each its pages in order and its cover. How one is made stands in `make.py`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from macros.content import Content
from macros.models.base import Synlighet
from macros.models.dag import i_ord
from macros.models.genomgang import Genomgang
from macros.pages.kinds import DIRECTIVE, START, kind_of
from macros.pages.page import Page
from macros.pages.paths import BINDER_NEEDS, BINDER_PAGES, amendments_page, annex_page, review_page
from macros.state.dokument import RATTELSER, Dokumentlage, genomgangslage, samlat
from macros.state.pahittat import markt, pahittade_kontoret
from macros.views.bilaga import bilaga_namn
from macros.views.forslag import sidans_lage
from macros.views.genomgang import kontakten, pdf_namn, rattelser_namn
from macros.views.parts import Sammanhang
from macros.views.sidfakta import sagt
from macros.views.ta_med import PARM


@dataclass(frozen=True)
class Omslag:
    """What stands on the cover, in every footer and in the metadata."""

    titel: str
    underrubrik: str
    dokumentnummer: str
    kontakt: str
    rad: str
    datum: date
    fakta: Sequence[tuple[str, str]] = field(default_factory=tuple)
    organisation: str = "Trafikkontoret, Stockholms stad"
    overst: str = ""
    utkast: bool = False
    """Whether each page has the mark of a draft behind its text."""
    skriv: Sequence[str] = field(default_factory=tuple)


@dataclass(frozen=True)
class Dokument:
    """A PDF to make: where it goes under the site, its pages in order (paths under `docs/`) and its cover."""

    namn: str
    sidor: Sequence[str]
    omslag: Omslag
    css: Sequence[str] = ()
    ta_bort: Sequence[str] = ()
    utan_avsnitt: Sequence[str] = ()
    """Headings, by their anchor, that go with all that stands under them."""
    fragor_sist: str = ""
    """The heading of the annex where the open questions are gathered; '' where they stand in the text."""
    kallor_sist: str = ""
    """The heading under which the sources of all pages are gathered; '' where each page has its own."""


FLODE = ("flode.css",)
"""The style of a document that is read from end to end: its chapters follow one another without a new page."""
SAGT_FORUT = "article:not(#omslag, #doc-toc) ~ article .markning"
"""What every chapter of a review says of its state: the cover, its first page and every foot have said it."""


def genomgangens_dokument(s: Sammanhang, genomgang: Genomgang) -> Dokument:
    """The PDF of a review: its overview, then its chapters."""
    ar = genomgang.id
    lage = genomgangslage(s.registers, genomgang)
    omslag = Omslag(
        titel=genomgang.titel,
        underrubrik=f"Bilaga till {genomgang.bilaga_till}",
        dokumentnummer=f"Dok.nr {genomgang.dokumentnummer}",
        kontakt=f"Kontakt: {kontakten(s, genomgang)}",
        rad=lage.rad + _delen(s, lage),
        utkast=lage.utkast,
        skriv=lage.underskrift,
        datum=genomgang.dag,
        fakta=(
            ("Redovisar", str(genomgang.redovisar)),
            ("Planerar", ar),
            ("Bedömd dag", str(genomgang.bedomd_dag.dag)),
        ),
    )
    pages = [review_page(ar), *(page.path for _, page in s.kapitel(int(ar)))]
    return Dokument(pdf_namn(ar), pages, omslag, css=FLODE, ta_bort=(SAGT_FORUT,))


def _delen(s: Sammanhang, lage: Dokumentlage) -> str:
    """That a draft is not whole, where its audience may not read all that it tells; '' of the whole."""
    whole = s.registers.malgrupp is Synlighet.BEGRANSAD or not lage.utkast
    return "" if whole else " Utan det som bara en namngiven grupp får läsa."


def bilagans_dokument(s: Sammanhang, genomgang: Genomgang) -> Dokument:
    """The PDF of a review's restricted annex: a file of its own, in no site."""
    whole = genomgangens_dokument(s, genomgang)
    rad = f"Begränsad. Lämna inte ut utan sekretessprövning. {whole.omslag.rad}"
    omslag = replace(whole.omslag, titel=f"Begränsad bilaga till {genomgang.titel.lower()}", rad=rad, skriv=())
    return Dokument(bilaga_namn(genomgang.id), [annex_page(genomgang.id)], omslag, css=FLODE)


def rattelsernas_dokument(s: Sammanhang, genomgang: Genomgang) -> Dokument:
    """The PDF of a review's amendments, beside the frozen one."""
    omslag = replace(
        genomgangens_dokument(s, genomgang).omslag,
        titel=f"Rättelser till {genomgang.titel.lower()}",
        rad=RATTELSER.rad,
        utkast=False,
        skriv=(),
        datum=s.dag,
    )
    return Dokument(rattelser_namn(genomgang.id), [amendments_page(genomgang.id)], omslag)


ANVISNING_PDF = "pdf/lokal-anvisning.pdf"


def anvisningens_dokument(s: Sammanhang) -> Dokument:
    """The PDF of the local directive: its pages in the order of the numbered list on its first page, then the rest."""
    folder = DIRECTIVE.removesuffix(START)
    listed = re.findall(r"^\d+\. \[[^\]]*\]\(([^)]+\.md)\)", s.sidor[DIRECTIVE].text, re.MULTILINE)
    sections = {path for path in s.sidor if "anvisning" in kind_of(path).pdf and path != DIRECTIVE}
    linked = [path for path in (*(folder + name for name in listed), *sorted(sections)) if path in sections]
    pages = [DIRECTIVE, *dict.fromkeys(linked)]
    lage = _samlat(s, s.sidor, pages, "avsnitt", _dokumentets_namn(s, "lokal-anvisning"))
    omslag = Omslag(
        titel="Lokal anvisning för informationssäkerhet",
        underrubrik=lage.ord or "Delvis beslutad",
        dokumentnummer=f"Läget {i_ord(s.dag)}",
        kontakt="Kontakt: informationssäkerhetssamordnaren (ISAM)",
        rad=lage.rad,
        datum=s.dag,
    )
    return Dokument(ANVISNING_PDF, pages, omslag, css=FLODE, fragor_sist="Bilaga: frågor som kontoret beslutar")


def _samlat(s: Sammanhang, pages: Mapping[str, Page], paths: Sequence[str], vad: str, fore: str) -> Dokumentlage:
    """The state of a document of pages that each say their own; a sheet to fill in says none and does not count."""
    parts = [sidans_lage(s, path) for path in paths if "lage" in sagt(pages[path])]
    return samlat(s.registers, parts, vad, fore)


def _dokumentets_namn(s: Sammanhang, vilket: str) -> str:
    """What a document of the office's is called; '' when the register does not have it."""
    found = s.registers.get("styrdokument", vilket)
    return found.namn if found else ""


PARMEN_UTAN = ("fyll-i-innan-du-skriver-ut", "kontoret-behover-bestamma")
"""Phone numbers stand in one place, on the binder's own sheet, and the open questions are for the office, not in a crisis."""


def parmens_dokument(s: Sammanhang, pages: Mapping[str, Page]) -> Dokument:
    """The emergency binder on paper: whom to reach, what to do, sheets to fill in, and the incident leader's card last."""
    there = tuple(path for path in BINDER_PAGES if path in pages)
    lage = _samlat(s, pages, there, "delar", _dokumentets_namn(s, "incidentrutin"))
    version = f"Utskriven version {i_ord(s.dag)}"
    omslag = Omslag(
        titel="Beredskapspärm",
        underrubrik="När något har hänt, eller när it, el och tele är borta",
        dokumentnummer=version,
        kontakt="Kontoret beslutar hur ofta pärmen skrivs ut på nytt.",
        rad=lage.rad,
        datum=s.dag,
        overst=i_ord(s.dag),
        skriv=("Pärm nummer", "Förvaras", "Ifylld (dag, roll)"),
    )
    return Dokument(
        PARM,
        there,
        omslag,
        css=("parm.css",),
        ta_bort=(".beslutar", ".bara-natet"),
        utan_avsnitt=PARMEN_UTAN,
        kallor_sist="Källor",
    )


def dokument(content: Content) -> list[Dokument]:
    """Every PDF that the site holds and that is not frozen."""
    s, pages = content.sammanhang(START), content.pages
    reviews = [
        genomgangens_dokument(s, g)
        for g in content.registers.genomgangar
        if review_page(g.id) in pages and g.id not in content.frysta
    ]
    amended = [rattelsernas_dokument(s, g) for g in content.registers.genomgangar if amendments_page(g.id) in pages]
    directive = [anvisningens_dokument(s)] if DIRECTIVE in pages else []
    binder = [parmens_dokument(s, pages)] if pages.keys() >= BINDER_NEEDS else []
    return [av_kontoret(s, d) for d in reviews + amended + directive + binder]


def bilagor(content: Content) -> list[Dokument]:
    """The PDFs of restricted annexes that are not frozen: in no site."""
    s = content.sammanhang(START)
    reviews = [g for g in content.registers.genomgangar if g.id not in content.frysta]
    return [av_kontoret(s, bilagans_dokument(s, g)) for g in reviews if annex_page(g.id) in content.pages]


def av_kontoret(s: Sammanhang, dokument: Dokument) -> Dokument:
    """The document of an invented office says so on its cover, in every foot and in its metadata, and whose it is."""
    kontoret = pahittade_kontoret(s.registers)
    if kontoret is None:
        return dokument
    omslag = replace(dokument.omslag, organisation=kontoret.namn, rad=markt(s.registers, dokument.omslag.rad))
    return replace(dokument, omslag=omslag)
