"""Coverage in words: the states of requirements, how they are counted, and what answers each by where it is read."""

from collections.abc import Iterable, Sequence
from typing import Any

from macros.models.krav import Krav, Ramverk
from macros.models.styrdokument import Styrdokument
from macros.pages.paths import card_page, directive_page
from macros.state import kravsvar
from macros.state.dokument import FORSLAG
from macros.state.kravsvar import Besvarat, Kravstatus, Slag, Svarande
from macros.views.figurer import Del, Ruta
from macros.views.lista import uppraknat
from macros.views.parts import OKAND, Lage, Sammanhang
from macros.views.words import i_ord

LAGEN = {
    Kravstatus.UPPFYLLS: (Lage("Uppfylls", "klar"), Ruta.FULL, "uppfyllda", "uppfylls av det som är beslutat"),
    Kravstatus.STODS: (Lage("Stöds", "pagar"), Ruta.HALV, "stödda", "stöds av det som är beslutat"),
    Kravstatus.UTAN_TEXT: (
        Lage("Beslutat, text saknas", "okand"),
        *(Ruta.OKAND, "beslutade utan text", "rörs av ett beslutat dokument vars text vi saknar"),
    ),
    Kravstatus.SKULLE: (
        Lage(f"{FORSLAG.ord} som skulle uppfylla", FORSLAG.form),
        *(Ruta.PLAN, "med förslag som skulle uppfylla", "har ett förslag som skulle uppfylla"),
    ),
    Kravstatus.FORSLAG: (
        Lage(FORSLAG.ord, FORSLAG.form),
        *(Ruta.FORSLAG, "med förslag som stöder", "har bara förslag som stöder"),
    ),
    Kravstatus.SAKNAS: (Lage("Svar saknas", "okand"), Ruta.TOM, "utan svar", "har inget svar inskrivet"),
    Kravstatus.OKANT: (OKAND, Ruta.TYST, "utan känd uppgift", "går inte att bedöma här"),
}
"""Each state of a requirement: the word, how its cell looks, how a row counts it and a sentence says it."""


def laget(svar: Besvarat) -> Lage:
    return LAGEN[svar.status][0]


def build_tackning(s: Sammanhang, ram: Ramverk) -> dict[str, Besvarat]:
    """By requirement number, what answers it; every number of the framework is there."""
    return kravsvar.besvarade(s.registers, s.dag, ram, sidan)


def sidan(slag: Slag, record: Any) -> str:
    """The page whose decision decides what answers."""
    if slag is Slag.ATGARD:
        return card_page(record.id)
    return record.sida if slag is Slag.RUTIN else directive_page(record.avsnitt)


def beslutade_dokument(s: Sammanhang) -> list[Styrdokument]:
    """The office's own decided documents; a known day of decision must have come."""
    return kravsvar.beslutade_dokument(s.raknas, s.dag)


def omraden(ram: Ramverk) -> list[tuple[str, list[Krav]]]:
    """(name, requirements) of each area; one area without a name for a framework that has none."""
    if not ram.omraden:
        return [("", list(ram.krav))]
    by_number = {k.nummer: k for k in ram.krav}
    return [(area.namn, [by_number[n] for n in area.nummer]) for area in ram.omraden]


def olasta(s: Sammanhang, lag: str) -> list[Ramverk]:
    """The regulations under a law whose requirements nobody has written in: how many there are is not known."""
    return [r for r in s.registers.krav if r.under == lag and not r.krav]


def delar(svar: Sequence[Besvarat]) -> list[Del]:
    """How many requirements are in each state, as the parts of a bar."""
    return [Del(look, sum(a.status is state for a in svar), words) for state, (_, look, words, _) in LAGEN.items()]


def summan(svar: Sequence[Besvarat], vad: str = "krav") -> list[str]:
    """The same in sentences, each with its denominator; what is met first, also when it is none."""
    total = len(svar)
    counts = [(sum(a.status is state for a in svar), said) for state, (_, _, _, said) in LAGEN.items()]
    (met, said), *rest = counts
    return [f"{met} av {total} {vad} {said}", *(f"{n} av {total} {words}" for n, words in rest if n)]


def i_korthet(svar: Sequence[Besvarat]) -> str:
    """The same in a few words: '0 av 20 uppfyllda, 11 med förslag som stöder och 9 utan svar'."""
    first, *rest = delar(svar)
    return uppraknat([f"{first.antal} av {len(svar)} {first.ord}", *(f"{d.antal} {d.ord}" for d in rest if d.antal)])


def var(s: Sammanhang, a: Svarande) -> str:
    """Where what answers is read: the card's title, or what kind of text it is."""
    if a.slag is Slag.ATGARD:
        return s.registers.get("kartotek", a.post).titel
    return "Lokal anvisning" if a.slag is Slag.ANVISNING else "Rutin"


def vad(s: Sammanhang, a: Svarande) -> str:
    """What it is in words: the measure, the routine's title, or who is to do what."""
    if a.slag is Slag.ATGARD:
        return _vad(s, a.post, a.id)
    if a.slag is Slag.RUTIN:
        return s.sidor[a.sida].title if a.sida in s.sidor else a.sida
    rule = s.registers.get("anvisning", a.id)
    return f"{i_ord(rule.vem, s.registers)} {rule.vad}"


def per_svarande(s: Sammanhang, found: Iterable[Svarande]) -> list[dict[str, Any]]:
    """What answers, gathered by where it is read: the title, and each as (name, words, note, reason, address).

    A routine is known by its title, the others by their number.
    """
    places: dict[str, list[tuple[str, ...]]] = {}
    for a in found:
        page = s.lank(a.sida) if a.sida in s.sidor else ""
        at = page if a.slag is Slag.RUTIN else f"{page}#{a.id.lower()}" if page else ""
        note = " (uppfyller)" if a.skal else ""
        name, words = (vad(s, a), "") if a.slag is Slag.RUTIN else (a.id, vad(s, a))
        places.setdefault(var(s, a), []).append((name, words, note, a.skal, at))
    return [{"titel": title, "svar": answers} for title, answers in places.items()]


def per_kort(s: Sammanhang, found: Iterable[tuple[str, str, str]]) -> list[dict[str, Any]]:
    """(measure, card, note) gathered by card: its title, where it is read, and each measure in words with its note."""
    cards: dict[str, list[tuple[str, str, str]]] = {}
    for measure, card, note in found:
        cards.setdefault(card, []).append((measure, _vad(s, card, measure), note))
    return [
        {
            "titel": s.registers.get("kartotek", card).titel,
            "adress": s.lank(page) if (page := card_page(card)) in s.sidor else "",
            "atgarder": measures,
        }
        for card, measures in cards.items()
    ]


def _vad(s: Sammanhang, card: str, measure: str) -> str:
    return next(a.vad for a in s.registers.get("kartotek", card).atgarder if a.id == measure)
