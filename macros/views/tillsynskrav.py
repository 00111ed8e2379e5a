"""A framework as a supervisor is shown it: each requirement once, as it stood at the end of a day."""

from collections.abc import Iterable, Sequence

from macros.models import ARENDEN
from macros.models.base import SAKNAS
from macros.models.krav import Krav, Ramverk
from macros.models.ord import nummer_i_ord
from macros.models.styrdokument import Styrdokument
from macros.models.tillamplighet import Galler
from macros.state.dokument import sidlage
from macros.state.kravsvar import Besvarat, Slag, Svarande
from macros.views.dagsbild import Dagsbild
from macros.views.lista import inuti, uppraknat
from macros.views.parts import VISAS_INTE, Lage, Tillstand
from macros.views.tackning import build_tackning, laget, omraden, var
from macros.views.tillsynsrader import Kravrad, Post, Underlagsrad
from macros.views.words import foga, i_ord, visningsnamn

GALLER = {Galler.JA: Lage("Ja", "klar"), Galler.NEJ: Lage("Nej", "utgar")}
BESLUTAR = "kontoret beslutar"


def build_kravrader(bild: Dagsbild, ram: Ramverk, valda: Iterable[str] = ()) -> list[tuple[Kravrad, Besvarat]]:
    """The requirements of a framework in the order of its areas, each with what answers it; only the chosen where some are."""
    chosen, answers = set(valda), build_tackning(bild.s, ram)
    return [
        (_rad(bild, ram, area, krav, answers[krav.nummer]), answers[krav.nummer])
        for area, found in omraden(ram)
        for krav in found
        if not chosen or krav.nummer in chosen
    ]


def _rad(bild: Dagsbild, ram: Ramverk, omrade: str, krav: Krav, svar: Besvarat) -> Kravrad:
    measures = [a.id for a in svar.svarande if a.slag is Slag.ATGARD]
    applies, decision = _galler(bild, ram.id, krav.nummer)
    duties = bild.skyldigheter(ram.id, krav.nummer)
    return Kravrad(
        nummer=nummer_i_ord(ram.version, krav.nummer),
        krav=krav.rubrik,
        omrade=omrade,
        galler=applies,
        lage=laget(svar),
        beslutat=(*_beslut(bild, svar.svarande), *map(_dokument_ord, svar.dokument)),
        atgarder=bild.svarande(svar),
        system=bild.urval(svar.svarande),
        underlag=tuple(_underlag(bild, ram.id, krav.nummer, measures)),
        arenden=bild.arenden_for(ram.id, krav.nummer, measures),
        undantag=bild.undantag(measures),
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


def _beslut(bild: Dagsbild, svarande: Iterable[Svarande]) -> list[str]:
    """Each decision that makes hold what answers the requirement, with the cards and other texts."""
    told: dict[str, list[tuple[Slag, str]]] = {}
    for a in svarande:
        state = sidlage(bild.registers, bild.s.dag, a.sida)
        if state.beslutat:
            told.setdefault(state.mening, []).append((a.slag, var(bild.s, a) if a.slag is Slag.ATGARD else a.id))
    return [f"{_vilka(list(dict.fromkeys(found)))}. {line}" for line, found in told.items()]


def _vilka(found: Sequence[tuple[Slag, str]]) -> str:
    """*Korten Loggning och Kryptering, ANV-012*."""
    cards = [name for slag, name in found if slag is Slag.ATGARD]
    others = [name for slag, name in found if slag is not Slag.ATGARD]
    told = [f"{'Kortet' if len(cards) == 1 else 'Korten'} {uppraknat(cards)}"] if cards else []
    return ", ".join([*told, *others])


def _dokument_ord(d: Styrdokument) -> str:
    """A decided document whose text we lack, with its day and number where they are known."""
    day = "beslutsdagen är inte känd" if d.beslutat is SAKNAS else str(d.beslutat)
    known = [day, *([] if d.diarienummer is SAKNAS else [d.diarienummer])]
    return f"{', '.join([visningsnamn(d), *known])}. Vi har inte texten."


def _underlag(bild: Dagsbild, ram: str, nummer: str, measures: Iterable[str]) -> list[Underlagsrad]:
    """What shows the requirement itself, one of its measures, or that one of its duties is done; each once."""
    found = [*bild.for_krav(ram, nummer), *bild.underlag(*(("skyddsatgarder", a) for a in measures))]
    duties = bild.skyldigheter(ram, nummer)
    found += [row for x in duties for row in bild.ur_handelser("skyldigheter", x)]
    return list(dict.fromkeys(found))
