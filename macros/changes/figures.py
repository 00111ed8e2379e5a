"""Which states and numbers move, all as of the same day, and which records say something else."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from macros.changes.pair import Par, postens_namn
from macros.changes.told import Avsnitt, Citat, Rad, de_forsta, rad
from macros.models import REGISTERS
from macros.views.columns import BERAKNADE
from macros.views.jamforelse import tal_i_ord
from macros.views.skillnad import falten

TITEL = {r.namn: r.titel for r in REGISTERS}
ELSEWHERE = frozenset(("kartotek", "svar"))
"""What has a section of its own."""
STATES, RECORDS = 60, 80
OKAND = "uppgift saknas"


def lagen_och_tal(par: Par) -> Avsnitt:
    """Each figure and each computed state that is another."""
    told = "Inga lägen eller tal ändras."
    if not par.hel:
        return Avsnitt("Lägen och tal", [], "Går inte att jämföra, för en av de två sidorna har fel. Se ovan.")
    return Avsnitt("Lägen och tal", [*_tal(par), *de_forsta(list(_lagen(par)), STATES)], told)


def poster(par: Par) -> Avsnitt:
    """Each record that is new, gone, or says something else, field by field."""
    names = {i: postens_namn(p) for b in (par.bas, par.huvud) for posts in b.poster.values() for i, p in posts.items()}
    rows = [row for register in TITEL if register not in ELSEWHERE for row in _i_registret(par, register, names)]
    return Avsnitt("Poster i registren", de_forsta(rows, RECORDS, "poster"), "Inga poster ändras.")


def _tal(par: Par) -> Iterator[Rad]:
    then = {t["fraga"]: _i_ord(t) for t in par.bas.tal}
    for figure in par.huvud.tal:
        before, now = then.get(figure["fraga"], OKAND), _i_ord(figure)
        if before != now:
            yield rad(f"{figure['fraga']}: {before} → {now}")
    if par.bas.hinder != par.huvud.hinder:
        yield rad(f"Hinder för skarp drift: {par.bas.hinder} → {par.huvud.hinder}")


def _i_ord(figure: Mapping[str, Any]) -> str:
    told = tal_i_ord(figure)
    return told if isinstance(told, str) else OKAND


def _lagen(par: Par) -> Iterator[Rad]:
    """The computed states of each record that is in both."""
    for register, columns in BERAKNADE.items():
        before, keys = par.bas.poster[register], [k.nyckel for k in columns]
        for number, now in par.huvud.poster[register].items():
            if number in before:
                hur = list(falten(register, *(_bara(p, keys) for p in (before[number], now)), {}))
                if hur:
                    yield rad(f"{TITEL[register]}, ", Citat(par.namn(register, number)), ": ", Citat("; ".join(hur)))


def _i_registret(par: Par, register: str, names: Mapping[str, str]) -> Iterator[Rad]:
    before, now = par.bas.poster.get(register, {}), par.huvud.poster.get(register, {})
    for number in [*now, *(n for n in before if n not in now)]:
        name = Citat(par.namn(register, number))
        if number not in before:
            yield rad(f"{TITEL[register]}: ny post ", name)
        elif number not in now:
            yield rad(
                f"{TITEL[register]}: posten ", name, " finns inte längre; ett id ges en gång och används aldrig igen"
            )
        elif hur := _falten(register, before[number], now[number], names):
            yield rad(f"{TITEL[register]}: ", name, diff=[("~", Citat(text)) for text in hur])


def _falten(register: str, one: Mapping[str, Any], two: Mapping[str, Any], names: Mapping[str, str]) -> list[str]:
    """How each field that somebody has written differs, and those that no comparison of states tells of."""
    computed = {k.nyckel for k in BERAKNADE.get(register, ())}
    keys = [key for key in {**two, **one} if key not in computed]
    return list(falten(register, _alla(one, keys), _alla(two, keys), names)) + [
        f"{field} är ändrat" for field in ("kalla", "stallen", "uppgift_fran") if one.get(field) != two.get(field)
    ]


def _bara(post: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    return {key: post[key] for key in keys if key in post}


def _alla(post: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    return {key: post.get(key) for key in keys}
