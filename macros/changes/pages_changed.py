"""Which pages change, and which sentences: those that somebody has written first, then those that data changes."""

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from macros.changes.git_objects import NONE
from macros.changes.pair import Par, allas
from macros.changes.picture import LASARE
from macros.changes.told import Avsnitt, Citat, Rad, de_forsta, rad
from macros.models.base import Synlighet
from macros.models.ord import varde_ord

SENTENCES = 12
"""Sentences that are shown of a page that somebody has written."""
OF_DATA = 2
"""Sentences that are shown of a page that data changes: what has changed is told with the record."""
PAGES = 40


def sidor_och_meningar(par: Par) -> Avsnitt:
    """Each page that reads otherwise, with what has come and gone."""
    own = {a.vag.removeprefix("docs/") for a in par.andrade if a.vag.startswith("docs/")}
    paths = [
        p
        for p in dict.fromkeys((*allas(par.bas), *allas(par.huvud)))
        if allas(par.bas).get(p) != allas(par.huvud).get(p)
    ]
    written = [p for p in paths if p in own]
    rows = [_sida(par, path, SENTENCES) for path in written]
    rows += [_sida(par, path, OF_DATA) for path in paths if path not in own]
    told = [*de_forsta(rows, PAGES, "sidor"), *_andra(par, own - set(paths))]
    return Avsnitt("Sidor och meningar", told, "Ingen sida läses annorlunda.")


def _sida(par: Par, path: str, most: int) -> Rad:
    before, now = allas(par.bas).get(path), allas(par.huvud).get(path)
    diff = list(_meningar(before or [], now or []))
    kind = "Ny sida" if before is None else "Borttagen sida" if now is None else "Ändrad sida"
    cause = " genom data" if kind == "Ändrad sida" and most == OF_DATA else ""
    counts = f"{sum(sign == '+' for sign, _ in diff)} nya och {sum(sign == '-' for sign, _ in diff)} borttagna meningar"
    shown = diff[:most] + ([(" ", Citat(f"… och {len(diff) - most} till"))] if len(diff) > most else [])
    told = "samma meningar i annan ordning" if not diff else counts
    return rad(
        f"{kind}{cause}, för {_lasare(par, path)}: ",
        Citat(par.sidans(path)),
        " (",
        Citat(path),
        f"), {told}",
        diff=shown,
    )


def _lasare(par: Par, path: str) -> str:
    """The widest audience that may read a page, in the head or else as it was."""
    bild = par.huvud if path in allas(par.huvud) else par.bas
    return varde_ord(next(a for a in LASARE if path in bild.sidor[str(a)] or a is Synlighet.BEGRANSAD))


def _meningar(before: list[str], now: list[str]) -> Iterator[tuple[str, Citat]]:
    """What has gone and what has come, by turns in the order of the texts; a sentence that only moved is neither."""
    gone = _kvar(before, Counter(before) - Counter(now))
    new = _kvar(now, Counter(now) - Counter(before))
    for one, two in zip_longest(gone, new):
        yield from [("-", Citat(one))] if one is not None else []
        yield from [("+", Citat(two))] if two is not None else []


def _kvar(told: list[str], left: Counter[str]) -> Iterator[str]:
    """Those of the sentences that are left, in their order."""
    for sentence in told:
        if left[sentence] > 0:
            left[sentence] -= 1
            yield sentence


def _andra(par: Par, files: set[str]) -> Iterator[Rad]:
    """Files under `docs/` that change no sentence: pictures, heads of pages, comments."""
    words = {(True, False): "Ny fil", (False, True): "Borttagen fil", (False, False): "Ändrad fil, samma meningar"}
    for changed in par.andrade:
        if changed.vag.removeprefix("docs/") in files and changed.vag.startswith("docs/"):
            kind = words[changed.fore == NONE, changed.efter == NONE]
            yield rad(f"{kind}: ", Citat(changed.vag))
