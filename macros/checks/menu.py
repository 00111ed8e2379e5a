"""Rules for the menu in mkdocs.yml: every page is reached, and every entry leads somewhere."""

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from macros.pages.page import ANNEXES, BINDER, Page
from macros.problems import Problem, near, quote
from macros.registers.validation import Loc
from macros.registers.yaml_source import read_yaml

UNLISTED = ("kartotek/", ANNEXES, BINDER)


def check_menu(root: Path, config: Path | None, pages: Mapping[str, Page]) -> Iterator[Problem]:
    """En sida står i menyn eller länkas från en annan sida, och menyn leder bara till sidor som finns."""
    if config is None:
        return
    listed: set[str] = set()
    for line, target in _menu(root, config):
        if isinstance(target, Problem):
            yield target
            continue
        listed.add(target)
        if target not in pages:
            yield Problem(
                config.name, line, "nav", f"menyn leder till {quote(target)} som inte finns i docs{near(target, pages)}"
            )
    linked = {
        posixpath.normpath(posixpath.join(posixpath.dirname(page.path), urlsplit(address).path))
        for page in pages.values()
        for _, address in page.links()
    }
    if not listed:
        return  # the menu itself could not be read
    for path, page in pages.items():
        if path not in listed and path not in linked and not page.made and not path.startswith(UNLISTED):
            yield Problem(
                page.file,
                1,
                "",
                "sidan står inte i menyn (nav i mkdocs.yml) och ingen sida länkar till den; lägg till den",
            )


def _menu(root: Path, config: Path) -> Iterator[tuple[int, str | Problem]]:
    """(line, page) of every page in the menu of a mkdocs.yml; the faults of one that cannot be read."""
    faults: list[Problem] = []
    read = read_yaml(root, config, faults)
    yield from ((fault.rad, fault) for fault in faults)
    if read is None or not isinstance(read[1], dict):
        return
    source, settings = read

    def walk(value: Any, loc: Loc) -> Iterator[tuple[int, str]]:
        if isinstance(value, str) and not urlsplit(value).scheme:
            yield source.line(loc), value
        inner = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
        for step, item in inner:
            yield from walk(item, (*loc, step))

    yield from walk(settings.get("nav"), ("nav",))
