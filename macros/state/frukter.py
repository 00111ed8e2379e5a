"""The low-hanging fruit that the review names: access documented, and every way in from outside asks for two factors."""

from macros.models.base import SAKNAS, senaste
from macros.models.system import Del, Fjarratkomst, System, Vag
from macros.state.day import HEMLIGT, Dagslage, Lage, Svar


def fjarratkomst(day: Dagslage, system: System) -> Svar:
    """Whether each way into the system from outside asks for two factors, by what was last written of it."""
    if day.registers.doljer("system", "fjarratkomst"):
        return HEMLIGT
    ways = _vagar(day, system)
    if not ways:
        return Svar(Lage.OKAND)
    if ways[0].vag is Vag.INGEN:
        return Svar(Lage.BEHOVS_INTE, ways[0].datum, None, "ingen väg in utifrån")
    without = [w for w in ways if w.tvafaktor is False]
    if without:
        return Svar(Lage.SAKNAS, without[0].datum, None, f"utan två faktorer: {_namn(without)}")
    untold = [w for w in ways if w.tvafaktor is SAKNAS]
    if untold:
        return Svar(Lage.OKAND, untold[0].datum, None, f"om två faktorer krävs: {_namn(untold)}")
    return Svar(Lage.GILTIG, min((w.datum for w in ways), key=lambda d: d.till))


def behorighet(day: Dagslage, system: System) -> Svar:
    """One answer for technique, process and routine: what is known to be missing first, then what is not in order."""
    parts = day.behorighet(system)
    worst = next((svar for svar in parts.values() if svar.lage is Lage.SAKNAS), None)
    return worst or next((svar for svar in parts.values() if svar.brist), parts[Del.TEKNIK])


def _vagar(day: Dagslage, system: System) -> list[Fjarratkomst]:
    """The ways in on the day: for each the last that was written; that there is none takes away all before it."""
    last = senaste(system.fjarratkomst, day.dag)
    if last is None:
        return []
    if last.vag is Vag.INGEN:
        return [last]
    found = {way: senaste((f for f in system.fjarratkomst if f.vag is way), day.dag) for way in Vag}
    none = found.pop(Vag.INGEN)
    return [f for f in found.values() if f and (none is None or f.datum.till > none.datum.till)]


def _namn(ways: list[Fjarratkomst]) -> str:
    return ", ".join(WAYS[w.vag] for w in ways)


WAYS = {Vag.VPN: "vpn", Vag.WEBB: "webben", Vag.LEVERANTOR: "leverantörens väg"}
