"""What the search finds: two plain scripts, made from the articles of the prepared pages, the registers and the glossary.

`assets/sok/index.js` has titles, headings, search words and answers: enough for the first hits. `assets/sok/text.js` has the
rest of the text and is fetched after it. A script sets a global, so that it works from `file://` too; the browser loads it
when somebody first uses the field. How words are compared and ranked stands in `overrides/assets/js/sok-*.js`.
"""

import html
import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from macros.content import Content
from macros.models.base import SAKNAS
from macros.models.kontaktvag import Kontaktvag
from macros.models.term import Fil, Term
from macros.outputs.search_answers import Svarare
from macros.outputs.search_files import files_here
from macros.outputs.search_page import Avsnitt, Sidtext, read_page
from macros.pages.kinds import A_O, FIL, GLOSSARY, LAGE, OM, QUESTIONS, START, TO_DECIDE, kind_at, kind_of, search_kinds
from macros.pages.page import url
from macros.pages.paths import register_page
from macros.prepared.tree import TreePage
from macros.registers.load import Registers
from macros.state.pahittat import ORD, pahittade_kontoret
from macros.views.forslag import sidans_lage
from macros.views.parts import Sammanhang

INDEX = "assets/sok/index.js"
TEXT = "assets/sok/text.js"
BESLUTAS = url(TO_DECIDE)
FRAGOR = url(QUESTIONS)
ORDLISTA = url(GLOSSARY)
SLAG = [*search_kinds(), (FIL, 1.3)]
"""(what a hit is called, its weight). Answers before rules before lists."""
LEADS_ON = re.compile(r" (?:Läs mer|Sägs också: .*|Läs: .*)$", re.MULTILINE)
"""What a question or a term ends with: where to read on, and words that are searched anyway."""


def search_scripts(
    content: Content, pages: Mapping[str, TreePage], files: Collection[str] | None = None
) -> dict[str, bytes]:
    """The scripts of the search for these pages of a tree, by their paths under `docs/`.

    What shows the registers or the work on the site has no state of its own to tell.
    """
    s = content.sammanhang(START)
    told = [
        path
        for path in pages
        if kind_of(path).genomgang or not (kind_of(path).ur_data or kind_of(path).namn in (LAGE, OM))
    ]
    lagen = {url(path): mark for path in told if (mark := sidans_lage(s, path).traff)}
    return index_scripts(s, {url(path): page.article.html for path, page in pages.items()}, lagen, files)


def read_articles(content: Content, pages: Mapping[str, TreePage]) -> None:
    """Read the articles of the pages, so that they need not be read where a copy of the process asks for the same."""
    names = _persons(content.registers)
    for page in pages.values():
        read_page(without_names(page.article.html, names))


def index_scripts(
    s: Sammanhang,
    articles: Mapping[str, str],
    lagen: Mapping[str, tuple[str, str]] | None = None,
    files: Collection[str] | None = None,
) -> dict[str, bytes]:
    """The search index of these pages, as scripts by file name. `articles` are their articles' HTML by the page's address.

    `lagen` are the word and shape of a page's state, for those whose hits say it. `files` are the addresses of the made files
    that are here; None for all. An address is the page's from the site's root, ending with a slash: `kartotek/loggning/`.
    """
    wanted = sorted((a for a in articles if kind_at(a).namn is not None), key=lambda a: f"{a}index".split("/"))
    names = _persons(s.registers)
    pages = {address: read_page(without_names(articles[address], names)) for address in wanted}
    found = build_index(s, pages, files) | {"ao": url(A_O) in articles} | _marks(list(pages), lagen or {})
    texts = [page.pop("text") for page in found["sidor"]]
    return {INDEX: _script("LIS_SOK", found), TEXT: _script("LIS_SOK_TEXT", texts)}


def _persons(registers: Registers) -> list[str]:
    return [g.kontaktperson.namn for g in registers.records["genomgangar"] if g.kontaktperson.namn is not SAKNAS]


def without_names(article: str, names: Iterable[str]) -> str:
    """The article's HTML without the persons that a review names as its contact: a search leads to no person."""
    for name in names:
        article = article.replace(html.escape(name), "").replace(name, "")
    return article


def _script(name: str, value: Any) -> bytes:
    return f"globalThis.{name} = {json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def _marks(addresses: list[str], lagen: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    """`lagen`: each word of a state with its shape and the numbers of the pages that have it."""
    found: dict[tuple[str, str], list[int]] = {}
    for number, address in enumerate(addresses):
        if address in lagen:
            found.setdefault(lagen[address], []).append(number)
    return {"lagen": [[*mark, numbers] for mark, numbers in sorted(found.items())]}


def build_index(s: Sammanhang, pages: Mapping[str, Sidtext], files: Collection[str] | None = None) -> dict[str, Any]:
    """Everything that the search needs: pages with their sections, words that lead to them, and whom to ask."""
    number = {address: n for n, address in enumerate(pages)}
    here = files_here(files)
    at = {key: len(number) + n for n, key in enumerate(here)}
    made = [
        {"u": f.adress, "t": f.titel, "k": SLAG.index((FIL, 1.3)), "s": {"t": f.text}, "a": [[""]], "text": [f.text]}
        for f in here.values()
    ]
    answers = Svarare(s)
    pages = _told_once(pages)
    invented = {"pahittat": ORD} if pahittade_kontoret(s.registers) else {}
    return invented | {
        "slag": [[label, weight] for label, weight in SLAG],
        "sidor": [*(_page(s.registers, answers, number, address, page) for address, page in pages.items()), *made],
        "ord": [found for t in s.registers.ordlista if (found := _term(t, number, at))],
        "fraga": _whom_to_ask(s.registers.kontaktvagar),
    }


def _told_once(pages: Mapping[str, Sidtext]) -> dict[str, Sidtext]:
    """The pages, without the matters to decide on the page that only gathers them."""
    elsewhere = {a.ankare for address, page in pages.items() if address != BESLUTAS for a in page.avsnitt}
    return {
        address: replace(
            page, avsnitt=[a for a in page.avsnitt if not (a.ankare.startswith("kb-") and a.ankare in elsewhere)]
        )
        if address == BESLUTAS
        else page
        for address, page in pages.items()
    }


def _page(
    registers: Registers, answers: Svarare, number: Mapping[str, int], address: str, page: Sidtext
) -> dict[str, Any]:
    parts = address.strip("/").split("/")
    register, record = (parts[-2], parts[-1]) if len(parts) > 1 else ("", "")
    kind = kind_at(address)
    sections = [a for a in page.avsnitt if not (a.rad and (kind.upprepar or f"{address}{a.ankare}/" in number))]
    found: dict[str, Any] = {
        "u": address,
        "t": page.titel,
        "k": SLAG.index((kind.namn, kind.vikt)),
        "a": [_section(registers, answers, address, a) for a in sections],
        "text": [LEADS_ON.sub("", a.text) for a in sections],
    }
    if answer := answers.page(address, page):
        found["s"] = answer
    if _example(registers, register, record):
        found["x"] = 1
    if kind.register == "kartotek" and (card := registers.get("kartotek", record)):
        found["o"] = list(card.sokord)
    if times := answers.times(address):
        found["o"] = times
    if kind.register == "roller" and (role := registers.get("roller", record)):
        found["o"] = [role.namn]
    return found


def _section(registers: Registers, answers: Svarare, address: str, section: Avsnitt) -> list[Any]:
    """[anchor, heading, the search words of its own, 1 for an example, its answer], without the empty ones at the end."""
    words: tuple[str, ...] = ()
    if address == FRAGOR and (question := registers.get("vardagsfragor", section.ankare.upper())):
        words = question.sokord
    elif address == ORDLISTA and (term := registers.get("ordlista", section.ankare)):
        words = term.synonymer
    register = address.strip("/").rpartition("/")[2]
    example = address == url(register_page(register)) and _example(registers, register, section.ankare)
    found = [section.ankare, answers.heading(section), list(words), int(example), answers.section(address, section)]
    while len(found) > 1 and not found[-1]:
        found.pop()
    return found


def _example(registers: Registers, register: str, record: str) -> bool:
    if not hasattr(registers, register):
        return False
    return bool(getattr(registers.get(register, record), "exempel", False))


def _term(term: Term, number: Mapping[str, int], files: Mapping[Fil, int]) -> list[Any] | None:
    """[term, what people say instead, parts, pages as [number, anchor], 1 when urgent, whole questions]; None when no page is here."""
    places = [(url(path), anchor) for path, _, anchor in (p.partition("#") for p in term.sidor)]
    pages: list[list[Any]] = [[files[term.fil]]] if term.fil in files else []
    pages += [
        [number[address], anchor] if anchor else [number[address]] for address, anchor in places if address in number
    ]
    if not pages and ORDLISTA not in number:
        return None
    return [term.term, list(term.synonymer), list(term.delar), pages, int(term.bradskande), list(term.fraser)]


def _whom_to_ask(ways: Iterable[Kontaktvag]) -> dict[str, str | None] | None:
    """The first way in the register, or None when it is empty; None for what is not filled in."""
    first = next(iter(ways), None)
    if first is None:
        return None
    known = {
        name: None if value is SAKNAS else value for name, value in (("vag", first.vag), ("annan", first.annan_tid))
    }
    return {"namn": first.namn, "nar": first.nar, **known}
