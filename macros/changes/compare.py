"""`lis skillnad`: both trees read by our code, compared, and told. The base's picture is kept, for its commit never changes."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.build.cache import Cache
from macros.build.receipt import code_print
from macros.changes.code_files import MENU, OUTSIDE, kod
from macros.changes.figures import lagen_och_tal, poster
from macros.changes.frozen_text import fryst_text, frysta_ar
from macros.changes.git_objects import Andrad, Git, repository
from macros.changes.measures import atgarder_och_krav
from macros.changes.pages_changed import sidor_och_meningar
from macros.changes.pair import Par
from macros.changes.picture import Bild, from_json, read_tree
from macros.changes.readers import nytt_for_alla, vem_ser_mer, vem_ser_mindre
from macros.changes.reviews_changed import granskningar_i_efterhand
from macros.changes.told import Avsnitt, Citat, Rad, Vikt, de_forsta, rad
from macros.changes.trees import as_folder
from macros.files import Unreadable, read_plain, strange
from macros.frozen.store import FOLDER
from macros.problems import ContentFault, Felbruk, Problem
from macros.state.clock import build_day
from macros.views.lista import antal

FAULTS, SUBJECTS = 20, 10
LONGEST_MENU = 2_000_000
HERE = "arbetsmappen"


@dataclass(frozen=True)
class Skillnad:
    """What is told: a heading, rows of what was compared, and the sections in the order that they are read."""

    rubrik: str
    ingress: Sequence[Rad]
    avsnitt: Sequence[Avsnitt]

    @property
    def fel(self) -> bool:
        """Whether something is wrong, beyond what is to be thought over."""
        return any(part.galler is Vikt.FEL for part in self.avsnitt)


@dataclass(frozen=True)
class Sidor:
    """The two that are compared; `huvud` is None for the work tree."""

    git: Git
    bas: str
    huvud: str | None

    @property
    def namn(self) -> str:
        return f"{self.bas[:10]} till {self.huvud[:10] if self.huvud else HERE}"


def chosen(root: Path, asked: str) -> Sidor:
    """BAS..HUVUD, BAS...HUVUD (from what they have in common), BAS or BAS.. (the work tree). Raises `Felbruk` for anything else."""
    base, dots, head = asked.partition("...") if "..." in asked else asked.partition("..")
    if not base or ".." in head:
        raise Felbruk(
            "skriv BAS..HUVUD, till exempel main..min-gren, eller bara BAS för att jämföra med filerna som de står"
        )
    git = repository(root)
    one, two = git.revision(base), git.revision(head) if head else None
    return Sidor(git, git.common(one, two or git.revision("HEAD")) if dots == "..." else one, two)


def compare(root: Path, asked: str, dag: date | None = None) -> Skillnad:
    """Everything that a change means, as of a day (else the build's). Raises `ContentFault` for links in the work tree."""
    sides, dag = chosen(root, asked), dag or build_day()
    if sides.huvud is None:
        if links := strange(root):
            raise ContentFault(links)
        return _compared(root, sides, dag, root, [])
    with as_folder(sides.git, sides.huvud) as (folder, faults):
        return _compared(root, sides, dag, folder, faults)


def _compared(root: Path, sides: Sidor, dag: date, place: Path, faults: list[Problem]) -> Skillnad:
    head = read_tree(place, dag, faults)
    base = _base(root, sides, dag, True)
    if base.hel != head.bild.hel:  # what was written is compared with what was written
        base = base if not base.hel else _base(root, sides, dag, False)
        head = read_tree(place, dag, [], False) if head.bild.hel else head
    par = Par(base, head.bild, _from_root(sides), head.registers, dag)
    parts = [
        *_unreadable(par),
        vem_ser_mer(par),
        fryst_text(
            par, place, frysta_ar(f.vag.removeprefix(sides.git.under) for f in sides.git.files(sides.bas, FOLDER))
        ),
        granskningar_i_efterhand(par),
        kod(par.andrade, _menu_before(sides), _menu_now(place)),
        sidor_och_meningar(par),
        lagen_och_tal(par),
        atgarder_och_krav(par),
        poster(par),
        nytt_for_alla(par),
        vem_ser_mindre(par),
    ]
    return Skillnad(f"Skillnad från {sides.namn}, läget {dag.isoformat()}", _ingress(sides, par), parts)


def _base(root: Path, sides: Sidor, dag: date, whole: bool) -> Bild:
    """The base's picture: as an earlier run has kept it, for the same commit, day and code."""
    cache = Cache(root)
    key = f"skillnad {sides.bas} {sides.git.under} {dag} {whole} {code_print()}"
    if kept := cache.get(key):
        return from_json(zlib.decompress(kept))
    with as_folder(sides.git, sides.bas) as (folder, faults):
        found = read_tree(folder, dag, faults, whole).bild
    cache.put(key, zlib.compress(found.as_json(), 1))
    return found


def _from_root(sides: Sidor) -> tuple[Andrad, ...]:
    """The paths that differ as seen from the root."""
    under = sides.git.under
    found = sides.git.changed(sides.bas, sides.huvud)
    return tuple(
        a._replace(vag=a.vag.removeprefix(under) if a.vag.startswith(under) else OUTSIDE + a.vag) for a in found
    )


def _menu_before(sides: Sidor) -> str:
    files = [f for f in sides.git.files(sides.bas, MENU) if f.langd <= LONGEST_MENU]
    return next((data.decode("utf-8", "replace") for _, data in sides.git.contents(files)), "")


def _menu_now(place: Path) -> str:
    try:
        return read_plain(place / MENU, LONGEST_MENU).decode("utf-8", "replace")
    except Unreadable:
        return ""


def _ingress(sides: Sidor, par: Par) -> list[Rad]:
    rows = [rad(f"{antal(len(par.andrade), 'fil är ändrad', 'filer är ändrade')}.")]
    if sides.huvud:
        told = sides.git.subjects(sides.bas, sides.huvud)
        rows += de_forsta([rad("Sparat: ", Citat(text)) for text in told], SUBJECTS, "sparade steg")
    return rows


def _unreadable(par: Par) -> list[Avsnitt]:
    """What could not be read of either, in words; the rest is still said."""
    found = []
    for name, bild, vikt in (("Det nya", par.huvud, Vikt.FEL), ("Basen", par.bas, Vikt.VARNING)):
        if bild.fel:
            rows = de_forsta([rad(Citat(text)) for text in bild.fel], FAULTS, "fel")
            found.append(Avsnitt(f"{name} har fel enligt dagens kontroll{_dropped(bild)}", rows, "", vikt))
    return found


def _dropped(bild: Bild) -> str:
    return "" if bild.hel else "; lägen, tal och makron är inte jämförda, bara det som är skrivet"
