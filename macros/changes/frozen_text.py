"""Which frozen text a change touches. It is a fault also where the files agree with each other: what was decided is in the base."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.changes.pair import Par
from macros.changes.told import Avsnitt, Citat, Rad, Vikt, de_forsta, rad
from macros.checks.frozen_reviews import check_frozen_reviews
from macros.frozen.store import FOLDER
from macros.pages.kinds import year_of
from macros.state.clock import real_day

MANY = 60


def fryst_text(par: Par, root: Path, fore: set[str]) -> Avsnitt:
    """What is decided and would change. `fore` are the years that were frozen in the base; `root` holds the head."""
    files = [a.vag for a in par.andrade if _aret(a.vag) in fore]
    faults = {fault for fault in check_frozen_reviews(root, par.registers, real_day()) if fault.fil not in files}
    rows = [*map(_fil, files), *_manifest(par, fore), *(rad(Citat(str(fault))) for fault in sorted(faults))]
    return Avsnitt("Fryst text som ändras", de_forsta(rows, MANY), "Ingen.", Vikt.FEL)


def frysta_ar(files: Iterable[str]) -> set[str]:
    """The years that have frozen files among these paths."""
    return {path.split("/")[2] for path in files if path.startswith(f"{FOLDER}/") and path.count("/") > 2}


def _fil(path: str) -> Rad:
    told = " som är fryst; återställ den och rätta med lis ratta: "
    return rad("Filen hör till genomgången ", Citat(_aret(path)), told, Citat(path))


def _aret(path: str) -> str:
    """The year whose frozen files or pages a path is one of; ''."""
    if path.startswith(f"{FOLDER}/"):
        return path.split("/")[2]
    return (year_of(path.removeprefix("docs/")) or "") if path.startswith("docs/") and path.endswith(".md") else ""


def _manifest(par: Par, years: set[str]) -> Iterator[Rad]:
    for year in sorted(years & par.bas.manifest.keys()):
        if par.huvud.manifest.get(year) != par.bas.manifest[year]:
            yield rad("Beslutet pekar på andra frysta filer än förut, för genomgången ", Citat(year))
