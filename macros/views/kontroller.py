"""Controls of a year, and what is known not to have been done."""

from macros.models.kontroll import Framdrift, Kontroll, Slag
from macros.problems import near
from macros.render import render
from macros.views.bilaga import hanvisning_till_bilagan
from macros.views.figurer import Ruta
from macros.views.parts import OKAND, ArgumentFault, Lage, Rubricerad, Sammanhang, Tabell, eller_okand
from macros.views.platser import KONTROLLER, i_bilagan
from macros.views.tomt import tomt

FRAMDRIFT = {
    Framdrift.TYDLIG: Lage("Tydlig framdrift", "klar"),
    Framdrift.BRISTANDE: Lage("Bristande framdrift", "forsenad"),
}
RUTA = {Framdrift.TYDLIG: Ruta.FULL, Framdrift.BRISTANDE: Ruta.BRIST}
RUBRIK = {
    Slag.VOR: "Väsentlighets- och riskanalysen (VoR)",
    Slag.TILLSYN: "Tillsyn",
    Slag.EXTERN_REVISION: "Externa revisioner",
    Slag.INTERN_REVISION: "Interna revisioner",
    Slag.MATNING: "Mätningar",
    Slag.SARBARHETSSKANNING: "Sårbarhetsgranskningar",
    Slag.ANNAN: "Andra kontroller",
}
VAD = {
    Slag.VOR: "väsentlighets- och riskanalysen (VoR)",
    Slag.TILLSYN: "tillsyn",
    Slag.EXTERN_REVISION: "externa revisioner",
    Slag.INTERN_REVISION: "interna revisioner",
    Slag.MATNING: "mätningar",
    Slag.SARBARHETSSKANNING: "sårbarhetsgranskningar",
    Slag.ANNAN: "andra kontroller",
}
"""The kinds within a sentence."""


def av_slag(s: Sammanhang, ar: int, slag: Slag) -> list[Kontroll]:
    """The controls of a kind in the year that review `ar` reports on, known nones among them."""
    year = s.genomgang(ar).redovisar
    return [k for k in s.registers.kontroller if k.ar == year and k.slag is slag]


def kontroller(s: Sammanhang, ar: int, slag: str) -> str:
    """Årets kontroller av ett slag, eller att inga gjordes: `{{ kontroller(2026, "vor") }}`."""
    known = [kind.value for kind in Slag]
    if slag not in known:
        raise ArgumentFault(f'slaget "{slag}" finns inte{near(slag, known)}; de som finns är {", ".join(known)}')
    kind, year = Slag(slag), s.genomgang(ar).redovisar
    found = av_slag(s, ar, kind)
    done = [k for k in found if not k.inget]
    if not found:
        silent = tomt(s, ar, "kontroller", vad=f"om {VAD[kind]} för {year}")
        return f"{silent}\n{_senast_berattade(s, ar)}" if kind is Slag.VOR else silent
    if not done:
        return render("inget.html.j2", poster=[k.inget for k in found], ar=year)
    if i_bilagan(s, ar, KONTROLLER[kind]):
        return hanvisning_till_bilagan(s, ar, _mening(done, kind, year))
    return _vor(done, year) if kind is Slag.VOR else _ovriga(s, done, RUBRIK[kind], year)


def _senast_berattade(s: Sammanhang, ar: int) -> str:
    """The parts of VoR as the last retold review told them, so that who waits for the year's sees them; '' without one."""
    told = [g for g in s.registers.genomgangar if g.aterger and int(g.id) < ar]
    for g in sorted(told, key=lambda g: g.id, reverse=True):
        if done := [k for k in av_slag(s, int(g.id), Slag.VOR) if not k.inget]:
            return _vor(done, g.redovisar, f"Senast kända är {g.redovisar}, i genomgången {g.id}. ")
    return ""


def _mening(done: list[Kontroll], kind: Slag, year: int) -> str:
    """What the document says of controls whose results the annex tells."""
    if kind is Slag.VOR:
        return _framdrift(done, year)
    told = "En post" if len(done) == 1 else f"{len(done)} poster"
    return f"{told} om {VAD[kind]} finns i registret för {year}."


def _framdrift(done: list[Kontroll], year: int) -> str:
    parts = delprocesser(done)
    good = [k for k in parts if k.framdrift is Framdrift.TYDLIG]
    return f"{len(good)} av {len(parts)} delprocesser visade tydlig framdrift {year}."


def delprocesser(found: list[Kontroll]) -> list[Kontroll]:
    """The parts that a control looked at, without the record that tells of the whole."""
    return [k for k in found if not k.inget and k.framdrift is not None]


def _vor(done: list[Kontroll], year: int, fore: str = "") -> str:
    """Each part with its state in a box of its own, and how many of them that moved on."""
    parts = delprocesser(done)
    notes = [f"Varför inte fler: {k.orsak}" for k in done if k not in parts and isinstance(k.orsak, str)]
    return render(
        "delprocesser.html.j2",
        ar=year,
        mening=fore + _framdrift(done, year),
        delar=[(k.rubrik, FRAMDRIFT.get(k.framdrift, OKAND), RUTA.get(k.framdrift, Ruta.OKAND)) for k in parts],
        noter=notes,
    )


def _ovriga(s: Sammanhang, done: list[Kontroll], rubrik: str, year: int) -> str:
    rows = []
    for k in done:
        by = s.registers.get("organisation", k.av).namn if k.av else eller_okand(None)
        rows.append([Rubricerad(k.rubrik), by, eller_okand(k.diarienummer), eller_okand(k.resultat)])
    columns = ["Kontroll", "Av", "Diarienummer", "Resultat"]
    table_id = "kontroller-" + "".join(c for c in rubrik.lower() if c.isascii() and c.isalpha())
    return Tabell(table_id, f"{rubrik} {year}", columns, rows).html()
