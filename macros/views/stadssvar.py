"""The office's answer to the city's coordinator: chapter by chapter how it stands on the review's day and what is to be decided, on one page."""

import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from macros.models.base import SAKNAS, SomVad
from macros.models.beslut import Beslut
from macros.models.dag import i_ord
from macros.models.genomgang import Beslutsfraga, Genomgang
from macros.models.mal import Mal
from macros.state.dokument import beslutsfragor, genomgangslage
from macros.state.kapitel import Kapitelrad, kapitlen, nummer_for, nyckel_for
from macros.state.kedja import forra
from macros.state.pahittat import mening
from macros.views.arenden import i_avsnitt
from macros.views.fragor import Svar, build_fragor, build_svar
from macros.views.kapitelarenden import oppna_i
from macros.views.lista import antal
from macros.views.loften import build_loften
from macros.views.parts import Lage, Sammanhang
from macros.views.platser import delade
from macros.views.risker import bedomda

DECISIONS = "10.1"
"""The key of the section where what is decided stands: a question whose matters stand nowhere is told there."""
SOM = {Mal: SomVad.MAL, Beslut: SomVad.BESLUT}
"""As what a matter of a register first of all stands in a review."""
TO_WRITE = "!!! att-skriva"
LONGEST = 150
WIDTHS = (18, 42, 22)
"""Signs of a line in each column of the page, of a wide face."""
CAPITALS = 0.5
"""How much wider than another letter a capital is."""
ROOM = 55
"""Lines of the table that a page holds."""
MORE = "Mer står i genomgången."
LASNING = "Talen räknas ur kontorets register. Uppgift saknas betyder att inget är inskrivet, inte att svaret är nej."


@dataclass(frozen=True)
class Rad:
    """A chapter: its heading, how it stands in short sentences with what matters most first, what is to be decided."""

    kapitel: str
    lage: tuple[str, ...]
    besluta: tuple[str, ...]

    @property
    def rader(self) -> int:
        """How many lines it takes on the page."""
        cells = ((self.kapitel,), self.lage, self.besluta)
        return max(sum(_rader(t, w) for t in texts) for texts, w in zip(cells, WIDTHS, strict=True)) or 1


@dataclass(frozen=True)
class Stadssvar:
    """The answer: its name, what it is worth and of which day, its rows, the heading of what is to be decided, and a last line."""

    titel: str
    om: tuple[str, ...]
    beslutsord: str
    rader: tuple[Rad, ...]
    sist: str


def build_stadssvar(s: Sammanhang, g: Genomgang) -> Stadssvar:
    """The answer of a review, never longer than a page. A figure is of the review's day; what nobody has written in is unknown."""
    state = genomgangslage(s.registers, g)
    rows = tuple(_rad(s, g, row) for row in kapitlen(s.registers, int(g.id))) or _fragorna(s, g)
    kept = _pa_en_sida(rows)
    about = (mening(s.registers), f"{state.rad} Läget {i_ord(g.dag)}.", LASNING)
    titel = f"Svar till stadens samordnare, {g.titel[0].lower()}{g.titel[1:]}"
    return Stadssvar(
        _kort(titel, 80), tuple(filter(None, about)), beslutsfragor(state)[0], kept, "" if kept == rows else MORE
    )


def _fragorna(s: Sammanhang, g: Genomgang) -> tuple[Rad, ...]:
    """The city's questions, and all that is to be decided, of a year whose chapters are not known."""
    rows = [Rad(svar.fraga, (_svaret(svar),), ()) for svar in build_fragor(s, g)]
    return (*rows, Rad("Beslut", (), tuple(_kort(q.fraga) for q in g.att_besluta)))


def _rad(s: Sammanhang, g: Genomgang, row: Kapitelrad) -> Rad:
    told = [text for part in row.avsnitt for text in _om_avsnittet(s, g, part)]
    told += [*_oppet(s, g, row), *_texten(s, g, row)]
    asked = [q.fraga for q in g.att_besluta if _hor_till(s, g, q) == row.nummer]
    return Rad(_kort(f"{row.nummer} {row.titel}", 70), tuple(map(_kort, told)), tuple(map(_kort, asked)))


def _om_avsnittet(s: Sammanhang, g: Genomgang, part) -> Iterator[str]:
    """The city's question with its answer, then the figure of the section."""
    if part.post.fraga:
        svar = build_svar(s, g, part.post.fraga)
        yield f"{svar.fraga} {_svaret(svar)}"
    figure = TAL.get(nyckel_for(s.registers, part.nummer, int(g.id)))
    yield from figure(s, g) if figure else ()


def _svaret(svar: Svar) -> str:
    """An answer and what stands beside it, as one or two sentences."""
    answer = svar.svar.ord if isinstance(svar.svar, Lage) else svar.svar
    goes_on = svar.mer[:1].islower()
    return f"{answer}{'' if goes_on else '.'} {svar.mer}".rstrip()


def _dokument(s: Sammanhang, g: Genomgang) -> Iterator[str]:
    found = s.registers.get("styrdokument", "lokal-anvisning")
    when = found.beslutat if found else SAKNAS
    yield f"Lokal anvisning: {'uppgift saknas' if when is SAKNAS else f'beslutad {when}'}."


def _risker(s: Sammanhang, g: Genomgang) -> Iterator[str]:
    found = bedomda(s, int(g.id))
    if not found:
        yield "Bedömda risker: uppgift saknas."
        return
    last = max((b.datum for _, b in found), key=lambda d: d.till)
    yield f"{antal(len(found), 'risk är bedömd', 'risker är bedömda')}, senast {last}."


def _mal(s: Sammanhang, g: Genomgang) -> Iterator[str]:
    """How many goals the year has, and how many of them can be measured."""
    number = nummer_for(s.registers, "9.2", int(g.id)) or ""
    goals = [a for a in i_avsnitt(s, int(g.id), number) if isinstance(a, Mal)]
    whole = [m for m in goals if SAKNAS not in (m.matt, m.utgangslage, m.malvarde)]
    yield (
        f"{len(goals)} mål, {len(whole)} med mått, utgångsläge och målvärde." if goals else "Årets mål: uppgift saknas."
    )


def _loften(s: Sammanhang, g: Genomgang) -> Iterator[str]:
    if before := forra(s.registers, g):
        yield build_loften(s, int(before.id)).mening


def _uppfoljning(s: Sammanhang, g: Genomgang) -> Iterator[str]:
    yield f"Besluten följs upp: {g.uppfoljning!s}."


def _nasta(s: Sammanhang, g: Genomgang) -> Iterator[str]:
    yield f"Nästa genomgång: {'uppgift saknas' if g.nasta is SAKNAS else f'senast {g.nasta.senast}'}."


TAL: Mapping[str, Callable[[Sammanhang, Genomgang], Iterator[str]]] = {
    "4.2": _risker,
    "5.1": _dokument,
    "9.2": _mal,
    "10.1": _loften,
    "10.2": _uppfoljning,
    "10.3": _nasta,
}
"""The figure of a section, by its key (`state/kapitel.py`)."""


def _oppet(s: Sammanhang, g: Genomgang, row: Kapitelrad) -> Iterator[str]:
    """How many open matters the chapter has of what the document may show, and of how many nobody is known to answer."""
    found = {a.id: a for part in row.avsnitt for a in oppna_i(s, int(g.id), part.nummer)}
    shown, _ = delade(s, int(g.id), list(found.values()))
    if shown:
        bare = sum(a.ansvarig is SAKNAS for a in shown)
        told = f", {bare} utan känd ansvarig" if bare else ""
        yield f"{antal(len(shown), 'ärende är öppet', 'ärenden är öppna')}{told}."


def _texten(s: Sammanhang, g: Genomgang, row: Kapitelrad) -> Iterator[str]:
    """Whether the chapter of a draft has its text."""
    left = sum(page.text.count(TO_WRITE) for number, page in s.kapitel(int(g.id)) if number == row.nummer)
    if left:
        yield f"Texten är inte klar: {antal(left, 'ruta', 'rutor')} att skriva i."


def _hor_till(s: Sammanhang, g: Genomgang, fraga: Beslutsfraga) -> int:
    """The chapter of a question: where its first matter last stood, else where what is decided stands, else the last."""
    matter = next((a for x in fraga.arenden if (a := s.registers.get("arenden", x))), None)
    places = [p for p in matter.stallen if int(p.genomgang) <= int(g.id)] if matter else []
    places.sort(key=lambda p: (int(p.genomgang), p.som is SOM.get(type(matter))))
    keys = [nyckel_for(s.registers, p.avsnitt, int(p.genomgang)) for p in places[-1:]]
    numbers = (nummer_for(s.registers, key, int(g.id)) for key in [*keys, DECISIONS])
    last = max((row.nummer for row in kapitlen(s.registers, int(g.id))), default=0)
    return next((int(n.partition(".")[0]) for n in numbers if n), last)


def _rader(text: str, width: int) -> int:
    """The lines of a text in a column; capitals are wide."""
    wide = 1 + CAPITALS * sum(c.isupper() for c in text) / max(len(text), 1)
    return len(textwrap.wrap(text, max(int(width / wide), 1)))


def _kort(text: str, longest: int = LONGEST) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rpartition(' ')[0] or text[: longest - 1]}…"


def _pa_en_sida(rows: tuple[Rad, ...]) -> tuple[Rad, ...]:
    """The rows that a page holds: of the longest the last sentence goes first, and the last chapters go when nothing else can."""
    kept = list(rows)
    while sum(row.rader for row in kept) > ROOM:
        at = max(range(len(kept)), key=lambda n: (kept[n].rader, n))
        row = kept[at]
        if len(row.lage) > 1 and len(row.lage) >= len(row.besluta):
            kept[at] = replace(row, lage=row.lage[:-1])
        elif len(row.besluta) > 1:
            kept[at] = replace(row, besluta=row.besluta[:-1])
        else:
            kept.pop()
    return tuple(kept)
