"""The glossary as a page; the words that are explained where they first stand are put in by the finishing step."""

from typing import Any

from macros.render import render
from macros.views.parts import Sammanhang


def ordlista(s: Sammanhang) -> str:
    """Ordlistans ord med betydelse, i bokstavsordning: `{{ ordlista() }}`."""
    rows: list[dict[str, Any]] = []
    for term in sorted((t for t in s.registers.ordlista if t.betyder), key=lambda t: _swedish(t.term)):
        pages = [(s.sidor[p.partition("#")[0]].title, s.lank(p)) for p in term.sidor if p.partition("#")[0] in s.sidor]
        rows.append({"t": term, "sidor": pages})
    return render("ordlista.html.j2", rader=rows)


def _swedish(text: str) -> str:
    """A key that puts å, ä and ö last, as Swedish does."""
    return text.lower().translate(str.maketrans({"å": "{", "ä": "|", "ö": "}"}))
