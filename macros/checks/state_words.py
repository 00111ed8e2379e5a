"""Rules for words of state: a page says what it is worth by a macro, so that no sentence of a draft outlives the draft."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from macros.checks.prose import plain, rows
from macros.checks.site import Site
from macros.models.base import SAKNAS
from macros.pages.kinds import kind_of, year_of
from macros.pages.page import Page
from macros.problems import Problem, quote
from macros.registers.load import Registers
from macros.registers.validation import Loc
from macros.registers.yaml_source import read_yaml
from macros.state.gallande import galler_enligt

WHAT = r"(?:det (?:här|du läser)|detta|texten(?: du läser)?|sidan|kapitlet|dokumentet|genomgången|bilagan)"
SENTENCE = re.compile(
    rf"\b{WHAT} är (?:bara |fortfarande )?(?:ett )?(?:utkast|förslag)\b|\butkastets dag\b|\b(?:det|i) här utkastet\b"
    r"|\ballt(?: här)? är förslag\b|\bingen har beslutat (?:det här|något)|\bomarbetad återgivning\b|^utkast\.",
    re.IGNORECASE,
)
"""What a text says of itself as a whole."""
NAME = re.compile(rf"\butkast\w*|\((?:förslag|återgiven|fastställd)\)|^förslag till|{SENTENCE.pattern}", re.IGNORECASE)
"""The same in a description, a title or the menu."""
OURS = re.compile(rf"\bvår(?:t|a)? förslag\b|\b(?:är|i) (?:ett )?förslag\b|{SENTENCE.pattern}", re.IGNORECASE)
"""What a text says of its parts while it is a proposal."""
SAYS_ITSELF = "sidan säger själv om den är utkast, återgiven eller fastställd; ta bort det, så står det inte kvar när genomgången är fastställd"


def check_review_words(site: Site, page: Page) -> Iterator[Problem]:
    """En sida i en genomgång skriver inte själv att den är ett utkast eller ett förslag; raden under rubriken säger det."""
    if not year_of(page.path) or page.meta.get("fryst"):
        return
    for field, text in (("description", str(page.meta.get("description", ""))), ("", page.title)):
        if found := NAME.search(text):
            yield Problem(page.file, 1, field, f"här står {quote(found.group())}, men {SAYS_ITSELF}")
    yield from _sentences(page, SENTENCE, SAYS_ITSELF)


def check_decided_words(site: Site, page: Page) -> Iterator[Problem]:
    """En beslutad sida säger inte att den eller något i den är ett förslag."""
    if site.registers is None or kind_of(page.path).lage != "forslag":
        return
    if (beslut := galler_enligt(site.registers, site.preparation.dag, page.path)) is None:
        return
    told = f"sidan är beslutad ({beslut.id}); ta bort det, eller ta bort sidan ur beslutets faststaller"
    if found := NAME.search(str(page.meta.get("description", ""))):
        yield Problem(page.file, 1, "description", f"här står {quote(found.group())}, men {told}")
    yield from _sentences(page, OURS, told)


def _sentences(page: Page, pattern: re.Pattern[str], told: str) -> Iterator[Problem]:
    for line, _, text in rows(page):
        if found := pattern.search(plain(text)):
            yield Problem(page.file, line, "", f"här står {quote(found.group())}, men {told}")


def check_menu_words(site: Site) -> Iterator[Problem]:
    """Menyn skriver inte själv att en genomgång är ett utkast; det läggs till så länge den är det."""
    read = read_yaml(site.root, site.config, []) if site.config else None
    if read is None or not isinstance(read[1], dict):
        return
    source, settings = read
    for loc, name, first in _parts(settings.get("nav"), ("nav",)):
        if year_of(first) and (found := NAME.search(name)):
            text = f"menyn skriver {quote(found.group())}, men det läggs till av sig självt så länge det är sant; ta bort det"
            yield Problem(site.config.name, source.line(loc), "nav", text)


def _parts(menu: Any, loc: Loc) -> Iterator[tuple[Loc, str, str]]:
    """(place, name, first page) of every named part of the menu."""
    for step, item in enumerate(menu) if isinstance(menu, list) else ():
        for name, inner in item.items() if isinstance(item, dict) else ():
            first = inner[0] if isinstance(inner, list) and inner else inner
            if isinstance(first, str):
                yield (*loc, step, name), str(name), first
            yield from _parts(inner, (*loc, step, name))


def check_one_state(registers: Registers, idag: date) -> Iterator[Problem]:
    """En genomgång är utkast, återgiven eller fastställd, aldrig två av dem."""
    for genomgang in registers.genomgangar:
        if genomgang.utkast and genomgang.aterger:
            text = "en genomgång som återger ett dokument är inget utkast; ta bort raden utkast"
            yield registers.problem("genomgangar", genomgang, ("utkast",), text)
        elif genomgang.utkast and genomgang.beslutad is not SAKNAS:
            text = f"utkastet sägs vara beslutat {genomgang.beslutad}; skriv beslutad: uppgift saknas, och fastställ med lis faststall"
            yield registers.problem("genomgangar", genomgang, ("beslutad",), text)
