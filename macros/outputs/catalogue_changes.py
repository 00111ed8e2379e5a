"""What has changed in the measures of the catalogues and which systems that touches, as text for a terminal."""

from collections.abc import Iterator, Sequence

from macros.models.base import Synlighet
from macros.models.kort import Skyddsatgard
from macros.models.ord import falt_ord, varde_ord
from macros.models.system import System
from macros.registers.load import Registers
from macros.state.andrat import Andring, Slag, Traff, touched
from macros.state.day import Dagslage
from macros.views.lista import antal, uppraknat
from macros.views.words import visningsnamn

UNKNOWN_IF = "Går inte att avgöra, för driftform eller klassning är inte känd"


def changes_text(day: Dagslage, changed: Sequence[Andring], sedan: str) -> str:
    """A head with how many, then each measure with what has changed and the systems that it touches."""
    head = f"Ändrat sedan {sedan}: {antal(len(changed), 'åtgärd', 'åtgärder')}."
    rows = [head if changed else f"Inget har ändrats i åtgärderna sedan {sedan}."]
    for change in changed:
        rows += ["", _what(change), *(f"  {row}" for row in _systems(day, change))]
    return (
        "\n".join([*rows, *(["", note] if (note := kept(day.registers, "system", "kartotek", "svar")) else [])]) + "\n"
    )


def _what(change: Andring) -> str:
    if change.slag is Slag.BORTA:
        return f"{change.id} finns inte längre"
    said = f"{change.id} {change.atgard.vad if change.atgard else ''}"
    if change.slag is Slag.NY:
        return f"{said}\n  Ny åtgärd"
    fields = [falt_ord(Skyddsatgard, f).lower() for f in change.falt]
    return f"{said}\n  Ändrat: {uppraknat(fields) or 'åtgärden eller svaret, sedan en roll prövade det'}"


def _systems(day: Dagslage, change: Andring) -> Iterator[str]:
    """The systems; that none is written in is not the same as that none is touched."""
    if change.slag is Slag.BORTA:
        return
    if not day.registers.visar("system"):
        yield "System: visas inte här"
    elif not day.system():
        yield "System: uppgift saknas, inga är inskrivna"
    else:
        yield from _found(touched(day, change))


def _found(found: Traff) -> Iterator[str]:
    if found.hela:
        yield "Berör hela kontoret, inget enskilt system"
        return
    yield f"Berör: {_names(found.berors) or 'inget av de inskrivna systemen säkert'}"
    if found.oklart:
        yield f"{UNKNOWN_IF}: {_names(found.oklart)}"


def _names(systems: Sequence[System]) -> str:
    return uppraknat([visningsnamn(x) for x in systems])


def kept(registers: Registers, *names: str) -> str:
    """That something of these registers is left out, and for whom; '' where all is there."""
    audience = registers.malgrupp
    if audience is Synlighet.BEGRANSAD or registers.hela(*names):
        return ""
    return f"Gjort för {varde_ord(audience)}. Det som de inte får läsa är inte med."
