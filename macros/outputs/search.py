"""What the search finds: one plain script, `assets/sok/index.js`, made from the finished pages and the glossary.

The script sets a global, so that it works from `file://` too; the browser loads it when somebody first uses the field.
How words are compared and ranked stands in `overrides/assets/js/sok-motor.js`.
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from macros.models.base import SAKNAS
from macros.models.kontaktvag import Kontaktvag
from macros.models.term import Term
from macros.outputs.search_page import Avsnitt, Sidtext, read_page
from macros.pages.page import url
from macros.registers.load import Registers

FIL = "assets/sok/index.js"
FRAGOR = "far-jag/"
ORDLISTA = "ordlista/"
SLAG: tuple[tuple[str, str, float], ...] = (
    ("far-jag/", "Får jag …?", 1.3),
    ("rutiner/", "Rutin", 1.4),
    ("kartotek/", "Kort", 1.1),
    ("konsult/", "Ny eller konsult", 1.3),
    ("ny-pa-kontoret/", "Ny eller konsult", 1.3),
    ("roller/", "Roll", 0.9),
    ("anvisning/", "Anvisning", 0.8),
    ("krav/", "Krav", 0.85),
    ("ordlista/", "Ordlista", 0.75),
    ("register/objekt/", "Objekt", 0.8),
    ("register/system/", "System", 0.8),
    ("register/", "Register", 0.55),
    ("genomgang/", "Ledningens genomgång", 0.5),
    ("om/", "Om webbplatsen", 0.5),
    ("", "Läge och plan", 0.8),
)
"""(address begins with, what a hit is called, its weight): the first that fits. Answers before rules before lists."""
UPPREPAR = frozenset(
    ["om/kallor/", *(f"register/{n}/" for n in ("kallor", "ordlista", "vardagsfragor", "kartotek", "lokala_beslut"))]
)
"""Lists whose records stand in full elsewhere, or are the notes of other texts: only the list's name is found."""
LEADS_ON = re.compile(r" (?:Läs mer|Sägs också: .*|Läs: .*)$", re.MULTILINE)
"""What a question or a term ends with: where to read on, and words that are searched anyway."""
A_O = "a-o/"
INTE = frozenset({"", A_O})
"""Pages that only lead on to others."""


def write_index(registers: Registers, site: Path, wanted: Iterable[str] | None = None) -> Path:
    """Write the search index of the finished pages in `site`, or of those whose addresses are `wanted`.

    An address is the page's from the site's root, ending with a slash: `kartotek/loggning/`.
    """
    only = None if wanted is None else set(wanted)
    pages = {}
    for file in sorted(site.rglob("index.html")):
        address = file.parent.relative_to(site).as_posix() + "/"
        if address.removeprefix("./") not in INTE and (only is None or address in only):
            pages[address] = read_page(file.read_text(encoding="utf-8"))
    target = site / FIL
    target.parent.mkdir(parents=True, exist_ok=True)
    found = build_index(registers, pages) | {"ao": (site / A_O / "index.html").is_file()}
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    target.write_text(f"globalThis.LIS_SOK = {text};\n", encoding="utf-8")
    return target


def build_index(registers: Registers, pages: Mapping[str, Sidtext]) -> dict[str, Any]:
    """Everything that the search needs: pages with their sections, words that lead to them, and whom to ask."""
    number = {address: n for n, address in enumerate(pages)}
    return {
        "slag": [[label, weight] for _, label, weight in SLAG],
        "sidor": [_page(registers, number, address, page) for address, page in pages.items()],
        "ord": [found for t in registers.ordlista if (found := _term(t, number))],
        "fraga": _whom_to_ask(registers.kontaktvagar),
    }


def _page(registers: Registers, number: Mapping[str, int], address: str, page: Sidtext) -> dict[str, Any]:
    parts = address.strip("/").split("/")
    register, record = (parts[-2], parts[-1]) if len(parts) > 1 else ("", "")
    sections = [a for a in page.avsnitt if not (a.rad and (address in UPPREPAR or f"{address}{a.ankare}/" in number))]
    found: dict[str, Any] = {
        "u": address,
        "t": page.titel,
        "k": next(n for n, (start, _, _) in enumerate(SLAG) if address.startswith(start)),
        "a": [_section(registers, address, a) for a in sections],
    }
    if _example(registers, register, record):
        found["x"] = 1
    if address.startswith("kartotek/") and (card := registers.get("kartotek", record)):
        found["o"] = list(card.sokord)
    if address.startswith("roller/") and (role := registers.get("roller", record)):
        found["o"] = [role.namn]
    return found


def _section(registers: Registers, address: str, section: Avsnitt) -> list[Any]:
    """[anchor, heading, text], then the search words of its own, then 1 for an example."""
    words: tuple[str, ...] = ()
    if address == FRAGOR and (question := registers.get("vardagsfragor", section.ankare.upper())):
        words = question.sokord
    elif address == ORDLISTA and (term := registers.get("ordlista", section.ankare)):
        words = term.synonymer
    register = address.removeprefix("register/").strip("/")
    example = address.startswith("register/") and _example(registers, register, section.ankare)
    found = [section.ankare, section.rubrik, LEADS_ON.sub("", section.text)]
    return [*found, list(words), 1] if example else [*found, list(words)] if words else found


def _example(registers: Registers, register: str, record: str) -> bool:
    if not hasattr(registers, register):
        return False
    return bool(getattr(registers.get(register, record), "exempel", False))


def _term(term: Term, number: Mapping[str, int]) -> list[Any] | None:
    """[term, what people say instead, parts, pages as [number, anchor], 1 when urgent]; None when no page is here."""
    places = [(url(path), anchor) for path, _, anchor in (p.partition("#") for p in term.sidor)]
    pages = [
        [number[address], anchor] if anchor else [number[address]] for address, anchor in places if address in number
    ]
    if not pages and ORDLISTA not in number:
        return None
    return [term.term, list(term.synonymer), list(term.delar), pages, int(term.bradskande)]


def _whom_to_ask(ways: Iterable[Kontaktvag]) -> dict[str, str | None] | None:
    """The first way in the register, or None when it is empty; None for what is not filled in."""
    first = next(iter(ways), None)
    if first is None:
        return None
    known = {
        name: None if value is SAKNAS else value for name, value in (("vag", first.vag), ("annan", first.annan_tid))
    }
    return {"namn": first.namn, "nar": first.nar, **known}
