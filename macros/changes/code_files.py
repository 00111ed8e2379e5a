"""Which files of a change are code: everything but data/, docs/, and the menu, the names and the colours of mkdocs.yml."""

from collections.abc import Iterator
from typing import Any

from macros.changes.git_objects import LINK, MODULE, NONE, Andrad
from macros.changes.told import Avsnitt, Citat, Rad, Vikt, de_forsta, rad
from macros.checks.site_config import NAMES
from macros.registers.yaml_source import parse_yaml

MENU = "mkdocs.yml"
OUTSIDE = "../"
"""What the path of a file begins with that lies in the repository and outside the root."""
MANY = 200
ODD = {LINK: "länk", MODULE: "annat förråd i git"}


def kod(changed: tuple[Andrad, ...], menu_before: str, menu_now: str) -> Avsnitt:
    """The files that another reviewer is to read; what is odd first."""
    found = [a for a in changed if _ar_kod(a, menu_before, menu_now)]
    rows = sorted(((a.efter not in ODD, a.fore == NONE, a.vag), a) for a in found)
    told = "Ingen. Det här är bara innehåll."
    return Avsnitt(
        "Kod, som den som sköter koden granskar",
        de_forsta([_rad(a) for _, a in rows], MANY, "filer"),
        told,
        Vikt.VARNING,
    )


def _ar_kod(a: Andrad, menu_before: str, menu_now: str) -> bool:
    if a.efter in ODD:
        return True
    if a.vag == MENU:
        return _utan_menyn(menu_before) != _utan_menyn(menu_now)
    return not a.vag.startswith(("data/", "docs/")) or _kors(a)


def _kors(a: Andrad) -> bool:
    """Whether a file has become one that can be run."""
    return a.efter == "100755" and a.fore != a.efter


def _utan_menyn(text: str) -> Any:
    """The settings without what an editor may change; the text itself where it cannot be read."""
    read = parse_yaml(MENU, text, [])
    if read is None or not isinstance(read[1], dict):
        return text
    settings = {name: value for name, value in read[1].items() if name not in (*NAMES, "nav")}
    theme = settings.get("theme")
    if isinstance(theme, dict):
        settings["theme"] = {name: value for name, value in theme.items() if name not in ("palette", "icon")}
    return settings


def _rad(a: Andrad) -> Rad:
    kind = "ny" if a.fore == NONE else "borttagen" if a.efter == NONE else "ändrad"
    return rad(Citat(a.vag), f" ({', '.join(_ord(a, kind))})")


def _ord(a: Andrad, kind: str) -> Iterator[str]:
    yield kind
    if a.efter in ODD:
        yield ODD[a.efter]
    if _kors(a):
        yield "går att köra"
