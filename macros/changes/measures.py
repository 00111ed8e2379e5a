"""Which measures change, and what they touch: systems, answers that somebody has checked, requirements."""

from collections.abc import Iterator, Sequence

from macros.changes.pair import Par
from macros.changes.told import Avsnitt, Citat, Rad, Vikt, de_forsta, rad
from macros.models.kort import Skyddsatgard
from macros.models.krav import Ramverk
from macros.models.ord import falt_ord, nummer_i_ord
from macros.models.system import System
from macros.outputs.catalogue_changes import UNKNOWN_IF
from macros.state.andrat import Andring, Slag, changes, touched
from macros.state.day import Dagslage
from macros.state.kravsvar import Kravstatus
from macros.state.svarslage import Svarslage
from macros.views.lista import antal, uppraknat
from macros.views.tackning import LAGEN
from macros.views.words import visningsnamn

RANG = {status: number for number, status in enumerate(Kravstatus)}
ROWS, NAMED = 60, 8


def atgarder_och_krav(par: Par) -> Avsnitt:
    """Requirements that are met no longer first, then suspect answers, then each measure with the systems that it touches."""
    lost = [*_krav(par, True), *_suspekta(par)] if par.hel else []
    rows = [*lost, *(_krav(par, False) if par.hel else ()), *_atgarder(par)]
    vikt = Vikt.VARNING if lost else Vikt.UPPGIFT
    return Avsnitt(
        "Åtgärder, svar och krav", de_forsta(rows, ROWS), "Ingen åtgärd, inget svar och inget krav ändras.", vikt
    )


def _krav(par: Par, weaker: bool) -> Iterator[Rad]:
    """The requirements whose state is weaker than before, or the others that have moved."""
    for ram in par.registers.krav:
        before, now = par.bas.krav.get(ram.id, {}), par.huvud.krav.get(ram.id, {})
        for krav in ram.krav:
            one, two = before.get(krav.nummer), now.get(krav.nummer)
            if one and two and one != two and (RANG[Kravstatus(two)] > RANG[Kravstatus(one)]) is weaker:
                lost = "Uppfylls inte längre: " if one == Kravstatus.UPPFYLLS else "Krav: "
                yield rad(lost, Citat(_kravets(ram, krav.nummer, krav.rubrik)), f", {_status(one)} → {_status(two)}")


def _kravets(ram: Ramverk, number: str, title: str) -> str:
    return f"{ram.namn} {nummer_i_ord(ram.version, number)} {title}"


def _status(status: str) -> str:
    return LAGEN[Kravstatus(status)][0].ord.lower()


def _suspekta(par: Par) -> Iterator[Rad]:
    """The answers that a role had checked and that are no longer what it looked at."""
    for name, state in par.huvud.svar.items():
        if state == Svarslage.SUSPEKT and par.bas.svar.get(name) != state:
            yield rad(
                "Svaret är prövat och stämmer inte längre med prövningen: ", Citat(name), "; pröva igen med lis prova"
            )


def _atgarder(par: Par) -> Iterator[Rad]:
    day = Dagslage(par.registers.raknas, par.dag)
    for change in changes(par.bas.matt, par.registers.raknas, par.huvud.matt.keys()):
        if change.slag is Slag.BORTA:
            yield rad("Åtgärden finns inte längre: ", Citat(change.id))
            continue
        told = "Ny åtgärd: " if change.slag is Slag.NY else "Ändrad åtgärd: "
        fields = uppraknat([falt_ord(Skyddsatgard, f).lower() for f in change.falt])
        about = f" ({fields})" if fields else ""
        yield rad(
            told,
            Citat(f"{change.id} {change.atgard.vad if change.atgard else ''}"),
            about,
            *_systemen(par, day, change),
        )


def _systemen(par: Par, day: Dagslage, change: Andring) -> Iterator[str]:
    """The systems that a measure touches; that none is written in is not the same as that none is touched."""
    if not par.huvud.hel:
        return
    if not day.system():
        yield ". System: uppgift saknas, inga är inskrivna"
        return
    found = touched(day, change)
    if found.hela:
        yield ". Berör hela kontoret"
        return
    yield f". Berör {antal(len(found.berors), 'system', 'system')}"
    yield from _namn(found.berors)
    if found.oklart:
        yield f". {UNKNOWN_IF}: "
        yield from _namn(found.oklart, "")


def _namn(systems: Sequence[System], before: str = ": ") -> Iterator[str]:
    if systems:
        more = f" och {len(systems) - NAMED} till" if len(systems) > NAMED else ""
        yield before
        yield Citat(uppraknat([visningsnamn(x) for x in systems[:NAMED]]))
        yield more
