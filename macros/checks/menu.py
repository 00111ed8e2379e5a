"""Rules for the menu in mkdocs.yml: every page is reached, and every entry leads somewhere."""

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from macros.checks.site import Site
from macros.pages.kinds import kind_of
from macros.pages.page import Page
from macros.pages.text import split_address
from macros.problems import Problem, near, quote
from macros.registers.validation import Loc
from macros.registers.yaml_source import read_yaml

MOST_HINTS = 20
"""Looking for a near name among thousands takes its time: a menu full of dead entries gets no more than some."""


def check_menu(site: Site) -> Iterator[Problem]:
    """En sida står i menyn eller länkas från en annan sida, och menyn leder bara till sidor som finns."""
    config, pages = site.config, site.pages
    if config is None:
        return
    listed: set[str] = set()
    missing = 0
    for line, target in _menu(site.root, config):
        if isinstance(target, Problem):
            yield target
            continue
        listed.add(target)
        if target not in pages:
            missing += 1
            hint = near(target, pages) if missing <= MOST_HINTS else ""
            yield Problem(config.name, line, "nav", f"menyn leder till {quote(target)} som inte finns i docs{hint}")
    if listed:  # else the menu itself could not be read
        yield from _unreached(pages, listed)


def _unreached(pages: Mapping[str, Page], listed: set[str]) -> Iterator[Problem]:
    """The pages that neither the menu nor another page leads to."""
    linked = {
        posixpath.normpath(posixpath.join(posixpath.dirname(page.path), parts.path))
        for page in pages.values()
        for _, address in page.links()
        if (parts := split_address(address))
    }
    for path, page in pages.items():
        if path not in listed and path not in linked and not page.made and kind_of(path).i_meny:
            told = "sidan står inte i menyn (nav i mkdocs.yml) och ingen sida länkar till den; lägg till den"
            yield Problem(page.file, 1, "", told)


def _menu(root: Path, config: Path) -> Iterator[tuple[int, str | Problem]]:
    """(line, page) of every page in the menu of a mkdocs.yml; the faults of one that cannot be read."""
    faults: list[Problem] = []
    read = read_yaml(root, config, faults)
    yield from ((fault.rad, fault) for fault in faults)
    if read is None or not isinstance(read[1], dict):
        return
    source, settings = read

    def walk(value: Any, loc: Loc) -> Iterator[tuple[int, str]]:
        if isinstance(value, str) and (parts := split_address(value)) and not parts.scheme:
            yield source.line(loc), value
        inner = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
        for step, item in inner:
            yield from walk(item, (*loc, step))

    yield from walk(settings.get("nav"), ("nav",))
