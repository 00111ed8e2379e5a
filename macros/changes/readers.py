"""Who may read more than before: pages, records, and sentences that were kept from an audience and now are not.

A sentence is looked for wherever it now stands: what is moved to an open page, or to a record of another number, is opened too.
"""

import re
from collections.abc import Iterator

from macros.changes.pair import Par, allas, inuti, strangar
from macros.changes.picture import LASARE, Bild
from macros.changes.sentences import split
from macros.changes.told import Avsnitt, Citat, Rad, Vikt, de_forsta, rad
from macros.models import MODELS, REGISTERS
from macros.models.base import Synlighet
from macros.models.ord import varde_ord
from macros.models.synlighet import closed_fields
from macros.views.lista import antal

WORDS = re.compile(r"\w+")
FIGURES = re.compile(r"\d+")
SHORTEST = 4
"""Words of a text that is somebody's own: below that it is a name or a word that stands in many places."""
MANY = 100
"""Rows that are shown: nobody lets a change in that opens more."""
NAMED = 8
"""Records and sentences that are named in a row."""
TITEL = {r.namn: r.titel for r in REGISTERS}


def vem_ser_mer(par: Par) -> Avsnitt:
    """What each audience may read now and might not before: the rule that did it first, then whole pages and records, then texts."""
    rows = [*_nivaer(par)]
    for audience in LASARE[:2]:
        pages, records = _sidor(par, audience), _poster(par, audience)
        rows += [rad(f"{_vem(audience)} får nu läsa sidan ", Citat(par.sidans(p)), " (", Citat(p), ")") for p in pages]
        rows += [_i_registret(par, audience, register, ids) for register, ids in records.items()]
        told = {*pages, *(f"{register} {i}" for register, ids in records.items() for i in ids)}
        rows += _texter(par, audience, told)
    none = "Ingen får läsa något som var stängt för dem förut."
    return Avsnitt("Vem får läsa mer än förut", de_forsta(rows, MANY), none, Vikt.VARNING)


def vem_ser_mindre(par: Par) -> Avsnitt:
    """What an audience can no longer read though it is still there."""
    rows = []
    for audience in LASARE[:2]:
        now, before = (b.sidor[str(audience)] for b in (par.huvud, par.bas))
        rows += [
            rad(f"{_vem(audience)} får inte längre läsa sidan ", Citat(par.sidans(path)), " (", Citat(path), ")")
            for path in before
            if path not in now and path in allas(par.huvud)
        ]
        for register in TITEL:
            gone = [i for i in _ids(par.bas, audience, register) if i in par.huvud.poster[register]]
            kept = set(_ids(par.huvud, audience, register))
            rows += [
                rad(
                    f"{_vem(audience)} får inte längre läsa posten ",
                    Citat(par.namn(register, i)),
                    f" i {TITEL[register]}",
                )
                for i in gone
                if i not in kept
            ]
    return Avsnitt("Vem får läsa mindre än förut", de_forsta(rows, MANY), "Ingen.")


def nytt_for_alla(par: Par) -> Avsnitt:
    """What is new and for anyone to read: to let it in is to publish it."""
    anyone = str(LASARE[0])
    pages = [p for p in par.huvud.sidor[anyone] if p not in allas(par.bas)]
    rows = [rad("Sidan ", Citat(par.sidans(p)), " (", Citat(p), ")") for p in pages]
    for register, title in TITEL.items():
        if new := [i for i in _ids(par.huvud, LASARE[0], register) if i not in par.bas.poster.get(register, {})]:
            rows.append(rad(f"{antal(len(new), 'post', 'poster')} i {title}", diff=_namnen(par, register, new)))
    return Avsnitt("Nytt som vem som helst får läsa", de_forsta(rows, MANY), "Inget.")


def _namnen(par: Par, register: str, ids: list[str]) -> list[tuple[str, Citat]]:
    """The first records by name, and how many more there are."""
    more = [(" ", Citat(f"… och {len(ids) - NAMED} till"))] if len(ids) > NAMED else []
    return [*(("+", Citat(par.namn(register, i))) for i in ids[:NAMED]), *more]


def _vem(audience: Synlighet) -> str:
    word = varde_ord(audience)
    return word[:1].upper() + word[1:]


def _ids(bild: Bild, audience: Synlighet, register: str) -> list[str]:
    return bild.synliga[str(audience)].get(register, [])


def _sidor(par: Par, audience: Synlighet) -> list[str]:
    """Pages that were there and kept back."""
    now, before = par.huvud.sidor[str(audience)], par.bas.sidor[str(audience)]
    return [path for path in now if path in allas(par.bas) and path not in before]


def _poster(par: Par, audience: Synlighet) -> dict[str, list[str]]:
    """Records that were there and kept back, by register."""
    found = {}
    for register in TITEL:
        there, before = par.bas.poster.get(register, {}), set(_ids(par.bas, audience, register))
        if opened := [i for i in _ids(par.huvud, audience, register) if i in there and i not in before]:
            found[register] = opened
    return found


def _i_registret(par: Par, audience: Synlighet, register: str, ids: list[str]) -> Rad:
    told = (
        f"{_vem(audience)} får nu läsa {antal(len(ids), 'post', 'poster')} i {TITEL[register]} som var stängda för dem"
    )
    return rad(told, diff=_namnen(par, register, ids))


def _texter(par: Par, audience: Synlighet, told: set[str]) -> Iterator[Rad]:
    """Sentences that only others could read, wherever they now stand but in what is told of whole; a figure that has moved is none."""
    before, whole = _lasbart(par.bas, audience), _lasbart(par.bas, LASARE[-1])
    patterns = {FIGURES.sub("0", text) for text in before}
    found: dict[str, list[str]] = {}
    for place, text in sorted(_stallen(par.huvud, audience), key=lambda found: found[0] not in told):
        if text in whole and text not in before and FIGURES.sub("0", text) not in patterns and _egen(text):
            before.add(text)
            found.setdefault(place, []).append(text)
    for place, texts in found.items():
        if place not in told:
            more = [(" ", Citat(f"… och {len(texts) - NAMED} till"))] if len(texts) > NAMED else []
            shown = [*(("+", Citat(text)) for text in texts[:NAMED]), *more]
            yield rad(f"{_vem(audience)} får nu läsa text som var stängd för dem, i ", Citat(place), diff=shown)


def _egen(text: str) -> bool:
    return len(WORDS.findall(text)) >= SHORTEST


def _lasbart(bild: Bild, audience: Synlighet) -> set[str]:
    """Every sentence that an audience can find, on a page or in a register's files."""
    return inuti(bild.sidor[str(audience)]) | {text for _, text in _i_poster(bild, audience)}


def _stallen(bild: Bild, audience: Synlighet) -> Iterator[tuple[str, str]]:
    """(where, sentence) of all that an audience can find."""
    for path, told in bild.sidor[str(audience)].items():
        yield from ((path, text) for text in told)
    yield from _i_poster(bild, audience)


def _i_poster(bild: Bild, audience: Synlighet) -> Iterator[tuple[str, str]]:
    """(where, sentence) of the records that an audience may read, in the fields that it may."""
    for register, model in MODELS.items():
        closed, posts = closed_fields(model, audience), bild.poster.get(register, {})
        for found in _ids(bild, audience, register):
            held = {name: value for name, value in posts.get(found, {}).items() if name not in closed}
            yield from ((f"{register} {found}", text) for value in strangar(held) for text in split(value))


def _nivaer(par: Par) -> Iterator[Rad]:
    """Registers whose records are for more people from now on, also where nothing is written yet."""
    for register, level in par.huvud.nivaer.items():
        before = par.bas.nivaer.get(register)
        if before and Synlighet(level).rang < Synlighet(before).rang:
            yield rad(
                f"Poster i {TITEL[register]} utan egen markering är nu för {varde_ord(Synlighet(level))}, förut för {varde_ord(Synlighet(before))}"
            )
