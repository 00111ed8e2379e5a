"""The city's four questions and the management's own: what a review answers first and what it asks to have decided."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from macros.models.base import SAKNAS
from macros.models.genomgang import Genomgang
from macros.models.kapitel import Stadsfraga
from macros.models.ord import varde_ord
from macros.render import render
from macros.state.day import Dagslage
from macros.state.day import Lage as Tillstandslage
from macros.state.dokument import beslutsfragor, genomgangslage
from macros.state.kapitel import ar_kanda, kapitlen
from macros.views.parts import OKAND, Lage, Sammanhang, slag
from macros.views.tomt import utan_uppgift
from macros.views.utbildningar import hallna

INGET = "Inget är inskrivet."


@dataclass(frozen=True)
class Svar:
    """A question with its answer in a few words, and what has to be known beside it."""

    fraga: str
    svar: str | Lage
    mer: str = ""


def stadens_fragor(s: Sammanhang, ar: int = 0) -> str:
    """Stadens fyra frågor, besvarade ur registren: `{{ stadens_fragor(2027) }}`. Utan år: den nyaste genomgången."""
    g = s.genomgang(ar or max((int(g.id) for g in s.registers.genomgangar), default=0))
    return fragor_html(s, g, lasning(g))


def fragor_html(s: Sammanhang, g: Genomgang, note: str = "") -> str:
    """The questions with their answers, and how they are to be read where nothing around them says it."""
    return render("fragor.html.j2", fragor=build_fragor(s, g), lasning=note, slag=slag)


def lasning(g: Genomgang) -> str:
    """Of which day the answers are, and what silence means."""
    silence = "Uppgift saknas betyder att inget är inskrivet, inte att svaret är nej."
    return f"Stadens fyra frågor står överst. Läget {g.bedomd_dag.dag}. {silence}"


def build_fragor(s: Sammanhang, g: Genomgang) -> list[Svar]:
    """Those that the city asks in a year, in its order; what nobody has written in is unknown."""
    return [build_svar(s, g, asked) for asked in stallda(s, g)]


def stallda(s: Sammanhang, g: Genomgang) -> list[Stadsfraga]:
    """The city's questions of a year: those that a section of it answers, or all where nobody knows its sections."""
    if not ar_kanda(s.registers, int(g.id)):
        return list(Stadsfraga)
    asked = {a.post.fraga for k in kapitlen(s.registers, int(g.id)) for a in k.avsnitt}
    return [fraga for fraga in Stadsfraga if fraga in asked]


def build_svar(s: Sammanhang, g: Genomgang, fraga: Stadsfraga) -> Svar:
    """The answer to one of the city's questions."""
    day = Dagslage(s.raknas, g.dag)
    match fraga:
        case Stadsfraga.INCIDENTRUTIN:
            return _rutin(s)
        case Stadsfraga.UTBILDNING:
            return _utbildade(s, g)
        case Stadsfraga.KLASSNING:
            return _klassade(day)
        case Stadsfraga.REGISTERFORTECKNING:
            return _forteckning(day)


def _rutin(s: Sammanhang) -> Svar:
    """The decided routine, and how many objects have practised it."""
    asked = varde_ord(Stadsfraga.INCIDENTRUTIN)
    document = s.registers.get("styrdokument", "incidentrutin")
    if document is None:
        return Svar(asked, OKAND, INGET)
    known = s.raknas.objekt
    practised = [o for o in known if any(h.datum.till <= s.dag for h in o.ovad)]
    when = "När den beslutades: uppgift saknas." if document.beslutat is SAKNAS else f"Beslutad {document.beslutat}."
    told = f"Övad i {len(practised)} av {len(known)} objekt, enheter och projekt."
    return Svar(asked, "Ja, beslutad", f"{when} {told if practised else 'Om den är övad: uppgift saknas.'}")


def _utbildade(s: Sammanhang, g: Genomgang) -> Svar:
    asked, trained = varde_ord(Stadsfraga.UTBILDNING), [u for u in hallna(s, int(g.id)) if not u.exempel]
    if not trained:
        return Svar(asked, OKAND, INGET)
    return Svar(asked, f"{len(trained)} {'tillfälle' if len(trained) == 1 else 'tillfällen'} {g.redovisar}")


def _klassade(day: Dagslage) -> Svar:
    asked, systems = varde_ord(Stadsfraga.KLASSNING), day.system()
    if not systems:
        return Svar(asked, OKAND, INGET)
    found = [day.systemklassning(x) for x in systems]
    if all(one.krt is None for one in found):
        return Svar(asked, OKAND, f"Ingen klassning är inskriven för {len(systems)} av {len(systems)} system.")
    good = [one for one in found if one.svar.lage is Tillstandslage.GILTIG]
    return Svar(asked, f"{len(good)} av {len(systems)} system", "har en giltig klassning inskriven.")


def _forteckning(day: Dagslage) -> Svar:
    """How many treatments are written in, and how many of them have a process."""
    asked, known = varde_ord(Stadsfraga.REGISTERFORTECKNING), day.behandlingar()
    if not known:
        return Svar(asked, OKAND, INGET)
    count = "1 behandling" if len(known) == 1 else f"{len(known)} behandlingar"
    with_process = [b for b in known if b.process is not SAKNAS]
    return Svar(asked, f"{count} inskrivna", f"{len(with_process)} av {len(known)} med process.")


def att_besluta(s: Sammanhang, ar: int) -> str:
    """Vad ledningen ska besluta nu och vad som följer annars: `{{ att_besluta(2027) }}`."""
    g = s.genomgang(ar)
    if not g.att_besluta:
        return utan_uppgift(s, ar, "Vad ledningen ska besluta nu är inte inskrivet i genomgångens uppgifter")
    _, note = beslutsfragor(genomgangslage(s.registers, g))
    asked = [(q.fraga, q.om_inte, i_foljd(q.arenden)) for q in g.att_besluta]
    return render("beslutsfragor.html.j2", fragor=asked, note=note)


def i_foljd(arenden: Iterable[str]) -> str:
    """Numbers that follow one another told as one: 'BES-001 till BES-007, ATG-013'."""
    runs: list[list[str]] = []
    for one in arenden:
        if runs and _nasta(runs[-1][-1]) == one:
            runs[-1].append(one)
        else:
            runs.append([one])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]} till {run[-1]}" for run in runs)


def _nasta(number: str) -> str:
    return re.sub(r"\d+$", lambda m: f"{int(m[0]) + 1:0{len(m[0])}d}", number)
