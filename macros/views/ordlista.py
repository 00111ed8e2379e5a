"""The glossary as a page; the words that are explained where they first stand are put in by the finishing step."""

from itertools import groupby
from typing import Any

from macros.models.term import Term
from macros.render import render
from macros.views.a_o import OVERBLICK, bokstav, ordning, rubrik
from macros.views.parts import Sammanhang


def ordlista(s: Sammanhang) -> str:
    """Ordlistans ord med betydelse, i bokstavsordning: `{{ ordlista() }}`."""
    terms = sorted((t for t in s.registers.ordlista if t.betyder), key=lambda t: ordning(t.term))
    groups = [
        (rubrik(letter), [_rad(s, term) for term in found])
        for letter, found in groupby(terms, key=lambda t: bokstav(t.term))
    ]
    return render("ordlista.html.j2", grupper=groups, vikt=len(terms) > OVERBLICK)


def _rad(s: Sammanhang, term: Term) -> dict[str, Any]:
    pages = [(s.sidor[p.partition("#")[0]].title, s.lank(p)) for p in term.sidor if p.partition("#")[0] in s.sidor]
    return {"t": term, "sidor": pages}
