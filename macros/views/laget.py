"""The state of the whole: what is late, soon and unknown in three sentences, then what can be counted, then what is open."""

from collections.abc import Iterator, Sequence
from datetime import date

from macros.models.base import SAKNAS
from macros.models.dag import i_ord as dag_i_ord
from macros.models.kontroll import Framdrift, Slag
from macros.pages.kinds import year_of
from macros.render import render
from macros.state.arendelage import Laget
from macros.state.kedja import redovisas, redovisning_av
from macros.state.nulage import ar_gammal
from macros.views.andelar import Andel, build_andelar, build_utveckling
from macros.views.figurer import Del, Ruta, rutor, teckenruta
from macros.views.granskningar import arshjulets_adress, granskas_nu
from macros.views.inforandesida import inforanderad
from macros.views.kontroller import FRAMDRIFT
from macros.views.loften import senaste_hallna
from macros.views.oppet import INOM, Oppet, build_oppet, redovisad, snart, summan
from macros.views.parts import ArgumentFault, Lage, Sammanhang, lagets_ord
from macros.views.passerade_tider import passerade_tider
from macros.views.words import namn

FORST = 12
"""The shares that a reader meets at once; the others are folded below them."""
NAMNS = 90
"""The most letters of names that a sentence holds; what is longer is counted, and stands in the list."""
INGET_SENT = Lage("Inget känt sent", "utgar")
SNART, INGET_SNART = Lage("Snart", "planerad"), Lage("Inget snart", "utgar")
OKANT, INGET_OKANT = Lage("Okänt", "okand"), Lage("Inget okänt", "utgar")
BESLUTAR = "Kontoret beslutar"


def laget(s: Sammanhang) -> str:
    """Läget: tre meningar först, sedan det som går att räkna, det försenade och det okända: `{{ laget() }}`."""
    rows = build_oppet(s)
    shares = [*([] if year_of(s.sida) else build_plantal(s, rows)), *build_andelar(s)]
    known = [a for a in shares if a.besvarad]
    return render(
        "laget.html.j2",
        meningar=list(build_meningar(s, rows)),
        inforande=None if year_of(s.sida) else inforanderad(s),
        andelar=[(a, rutor(a.fraga, a.delar)) for a in known],
        forst=FORST,
        tecken=teckenruta(_tecken(known)),
        dag=dag_i_ord(s.dag),
        utveckling=[(day, a, rutor(f"Giltig klassning {day}", a.delar)) for day, a in build_utveckling(s)],
        antal_exempel=sum(r.exempel for records in s.registers.records.values() for r in records),
        summan=summan(rows),
        tider=passerade_tider(s),
        granskas=[] if year_of(s.sida) else granskas_nu(s),
        granskas_adress=arshjulets_adress(s),
        forsenade=[r for r in rows if r.forsenad],
        passerade=[r for r in rows if r.utan_rapport],
        okanda=[(a, _saknas(a), _vem(s, a)) for a in shares if a.okanda or not a.kand],
        tyst=lagets_ord(Laget.INGET_RAPPORTERAT),
    )


def build_meningar(s: Sammanhang, rows: Sequence[Oppet]) -> Iterator[tuple[Lage, str]]:
    """(word, sentence) of what is late, what is due soon and what nobody knows: to be read aloud."""
    if not rows:
        yield OKANT, "Inget öppet är inskrivet. Det betyder att uppgift saknas, inte att allt är klart."
        return
    late, silent = [r for r in rows if r.forsenad], [r for r in rows if r.utan_rapport]
    told = f"{len(late)} av {len(rows)} är rapporterade som försenade{_namn(late)}."
    if silent:
        told += f" För {len(silent)} av {len(rows)} har datumet passerat utan rapport{_namn(silent)}."
    word = Laget.FORSENAD if late else Laget.INGET_RAPPORTERAT if silent else None
    yield lagets_ord(word) if word else INGET_SENT, told
    yield SNART if snart(rows, s.dag) else INGET_SNART, _snart(s.dag, rows)
    who, when = (sum(getattr(r, falt) is SAKNAS for r in rows) for falt in ("ansvarig", "senast"))
    yield (
        OKANT if who or when else INGET_OKANT,
        f"{who} av {len(rows)} öppna saknar känd ansvarig. {when} av {len(rows)} öppna saknar känd tid.",
    )


def _snart(dag: date, rows: Sequence[Oppet]) -> str:
    """How many are due soon, and how many days are left to the first of them."""
    soon = snart(rows, dag)
    if not soon:
        return f"Inget som har känd tid ska vara klart inom {INOM}."
    first = min(r.senast.till for r in soon)
    told = f"{len(soon)} av {len(rows)} ska vara klara inom {INOM}. Närmast är {dag_i_ord(first)}, {_kvar(first, dag)}"
    return f"{told}{_namn([r for r in soon if r.senast.till == first])}."


def _kvar(senast: date, dag: date) -> str:
    left = (senast - dag).days
    return {0: "i dag", 1: "om 1 dag"}.get(left, f"om {left} dagar")


def _namn(rows: Sequence[Oppet]) -> str:
    """What the matters are called, when a sentence can hold it."""
    named = "; ".join(f"{r.rubrik} ({r.id})" for r in rows)
    return f": {named}" if 0 < len(named) <= NAMNS else ""


def build_plantal(s: Sammanhang, rows: Sequence[Oppet]) -> list[Andel]:
    """What the page of today counts beside the shares: of the plan, of the promises, of internal control."""
    plan = "allt som är öppet i planen"
    timeless, ownerless = [r for r in rows if r.senast is SAKNAS], [r for r in rows if r.ansvarig is SAKNAS]
    known = (
        (f"Öppna saker i planen med känd {what}", without)
        for what, without in (("tid", timeless), ("ansvarig", ownerless))
    )
    return [
        *(
            Andel(
                asked, len(rows) - len(without), len(rows), len(without), plan, vem=tuple(r.ansvarig for r in without)
            )
            for asked, without in known
        ),
        *_loften(s),
        *_vor(s),
    ]


def _loften(s: Sammanhang) -> Iterator[Andel]:
    """How much of what the last review left open has been told of since."""
    try:
        last = senaste_hallna(s, 0)
    except ArgumentFault:
        return
    asked = redovisas(s.registers, last)
    told = [a for a in asked if redovisning_av(a, last.dag, s.dag)]
    silence = (Ruta.TYST, Laget.INGET_RAPPORTERAT.ord.lower())
    question = f"Öppna ärenden som är redovisade sedan genomgången {last.id}"
    if asked:
        yield Andel(
            question, len(told), len(asked), 0, "allt som genomgången lämnade öppet", ja="redovisat", nej=silence
        )


def _vor(s: Sammanhang) -> Iterator[Andel]:
    """The parts of internal control with progress, in the last year that was told of; then is not now."""
    controls = s.raknas.kontroller if s.registers.visar("kontroller") else ()
    made = [k for k in controls if k.slag is Slag.VOR and k.framdrift is not None and k.ar <= s.dag.year]
    if not made:
        return
    year = max(k.ar for k in made)
    asked = [k for k in made if k.ar == year]
    old = all(ar_gammal(redovisad(k), s.dag, s.nulage) for k in asked)
    yield Andel(
        f"Delprocesser i VoR med tydlig framdrift {year}",
        sum(k.framdrift is Framdrift.TYDLIG for k in asked),
        len(asked),
        sum(k.framdrift is SAKNAS for k in asked),
        f"delprocesser som redovisades {year}{'; läget nu är inte känt' if old else ''}",
        vem=tuple(SAKNAS for k in asked if k.framdrift is SAKNAS),
        ja=FRAMDRIFT[Framdrift.TYDLIG].ord.lower(),
        nej=(Ruta.BRIST, FRAMDRIFT[Framdrift.BRISTANDE].ord.lower()),
    )


def _tecken(andelar: Sequence[Andel]) -> list[Del]:
    """What each look stands for: a word for each that is used on the page."""
    words: dict[Ruta, dict[str, None]] = {}
    for part in (d for a in andelar for d in a.delar):
        words.setdefault(part.ruta, {})[part.ord] = None
    return [Del(look, 0, " eller ".join(said)) for look, said in words.items()]


def _saknas(a: Andel) -> str:
    """What is not known of a question."""
    return (
        f"uppgift saknas om {a.okanda} av {a.namnare}" if a.kand else f"uppgift saknas, inget är inskrivet ({a.raknas})"
    )


def _vem(s: Sammanhang, a: Andel) -> str:
    """Who can tell: the roles that the data names, and for the rest that the office decides who."""
    roles = dict.fromkeys(namn(s.registers, r) for r in a.vem if r is not SAKNAS)
    rest = [BESLUTAR] if not a.vem or SAKNAS in a.vem else []
    return ", ".join([*roles, *rest])
