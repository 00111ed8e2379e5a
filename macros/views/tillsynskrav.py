"""A framework as a supervisor is shown it: each requirement once, as it stood at the end of a day."""

from collections.abc import Iterable

from macros.models import ARENDEN
from macros.models.base import SAKNAS
from macros.models.krav import Krav, Ramverk
from macros.models.ord import nummer_i_ord
from macros.models.styrdokument import Styrdokument
from macros.models.tillamplighet import Galler
from macros.pages.paths import card_page
from macros.state.dokument import sidlage
from macros.views.dagsbild import Dagsbild
from macros.views.lista import inuti, uppraknat
from macros.views.parts import VISAS_INTE, Lage, Tillstand
from macros.views.tackning import Svar, beslutade_dokument, build_tackning, omraden
from macros.views.tillsynsrader import Atgardsrad, Kravrad, Post, Underlagsrad
from macros.views.words import foga, i_ord, visningsnamn

GALLER = {Galler.JA: Lage("Ja", "klar"), Galler.NEJ: Lage("Nej", "utgar")}
BESLUTAR = "kontoret beslutar"


def build_kravrader(bild: Dagsbild, ram: Ramverk, valda: Iterable[str] = ()) -> list[tuple[Kravrad, Svar]]:
    """The requirements of a framework in the order of its areas, each with what answers it; only the chosen where some are."""
    chosen, answers = set(valda), build_tackning(bild.s, ram)
    return [
        (_rad(bild, ram, area, krav, answers[krav.nummer]), answers[krav.nummer])
        for area, found in omraden(ram)
        for krav in found
        if not chosen or krav.nummer in chosen
    ]


def _rad(bild: Dagsbild, ram: Ramverk, omrade: str, krav: Krav, svar: Svar) -> Kravrad:
    measures = bild.atgarder(svar)
    applies, decision = _galler(bild, ram.id, krav.nummer)
    duties = bild.skyldigheter(ram.id, krav.nummer)
    return Kravrad(
        nummer=nummer_i_ord(ram.version, krav.nummer),
        krav=krav.rubrik,
        omrade=omrade,
        galler=applies,
        lage=svar.lage,
        beslutat=(*_beslut(bild, measures), *_dokument(bild, ram.id, krav.nummer)),
        atgarder=measures,
        system=bild.urval([a.id for a in measures]),
        underlag=tuple(_underlag(bild, ram.id, krav.nummer, measures)),
        arenden=bild.arenden_for(ram.id, krav.nummer, [a.id for a in measures]),
        undantag=bild.undantag(a.id for a in measures),
        skyldigheter=tuple(map(bild.skyldighetsrad, duties)),
        tomt={
            "beslutat": bild.tomt("beslut"),
            "underlag": bild.tomt("underlag"),
            "arenden": bild.tomt(*ARENDEN),
        },
        poster=frozenset(decision),
    )


def _galler(bild: Dagsbild, ram: str, nummer: str) -> tuple[Tillstand, list[Post]]:
    """Whether the requirement applies, why, and who decided it when; never a no where nobody has decided."""
    found = bild.day.tillamplighet(ram, nummer)
    if found is None:
        empty = bild.tomt("tillamplighet")
        return Tillstand(empty, None if empty is VISAS_INTE else BESLUTAR), []
    who = inuti(i_ord(found.av, bild.registers))
    decided = ", ".join(filter(None, [f"Beslutat {found.beslutat} av {who}", found.diarienummer]))
    return Tillstand(GALLER[found.galler], foga([found.skal or "", f"{decided}."])), [("tillamplighet", found.id)]


def _beslut(bild: Dagsbild, measures: Iterable[Atgardsrad]) -> list[str]:
    """Each decision that makes cards hold which answer the requirement, with the cards."""
    told: dict[str, list[str]] = {}
    for a in measures:
        card, _ = bild.matt[a.id]
        state = sidlage(bild.registers, bild.s.dag, card_page(card.id))
        if state.beslutat:
            told.setdefault(state.mening, []).append(card.titel)
    cards = {line: list(dict.fromkeys(found)) for line, found in told.items()}
    return [f"{'Kortet' if len(c) == 1 else 'Korten'} {uppraknat(c)}. {line}" for line, c in cards.items()]


def _dokument(bild: Dagsbild, ram: str, nummer: str) -> list[str]:
    found = [d for d in beslutade_dokument(bild.s) if any(k.ram == ram and nummer in k.nummer for k in d.krav)]
    return [_dokument_ord(d) for d in found]


def _dokument_ord(d: Styrdokument) -> str:
    """A decided document whose text we lack, with its day and number where they are known."""
    day = "beslutsdagen är inte känd" if d.beslutat is SAKNAS else str(d.beslutat)
    known = [day, *([] if d.diarienummer is SAKNAS else [d.diarienummer])]
    return f"{', '.join([visningsnamn(d), *known])}. Vi har inte texten."


def _underlag(bild: Dagsbild, ram: str, nummer: str, measures: Iterable[Atgardsrad]) -> list[Underlagsrad]:
    """What shows the requirement itself, one of its measures, or that one of its duties is done; each once."""
    found = [*bild.for_krav(ram, nummer), *bild.underlag(*(("skyddsatgarder", a.id) for a in measures))]
    duties = bild.skyldigheter(ram, nummer)
    found += [row for x in duties for row in bild.ur_handelser("skyldigheter", x)]
    return list(dict.fromkeys(found))
