"""What comes along when a text is pasted into a page from Word, Excel or a web page, and looks right only there."""

import re
from collections.abc import Iterator

from macros.checks.site import Site
from macros.pages.page import Page
from macros.problems import Problem
from macros.registers.meant import ODD_SPACE

SEEN = (
    (
        re.compile(rf" {{0,3}}(?:#{{1,6}}|[-*+]|\d{{1,3}}\.)[{ODD_SPACE}]"),
        "efter tecknet som gör raden till en rubrik eller en punkt står ett hårt blanktecken, som Word sätter; skriv ett vanligt",
    ),
    (
        re.compile(rf" {{0,3}}[•·▪●‣◦][\s{ODD_SPACE}]"),
        "en punkt i en lista börjar med bindestreck (-), inte med det här tecknet",
    ),
    (
        re.compile(r"[^|]*[^\s|]\t+[^\s|]"),
        "raden har tabbar mellan orden, som en tabell ur Excel; skriv raderna som en tabell i Markdown: | Ett | Två |",
    ),
)


def check_pasted(site: Site, page: Page) -> Iterator[Problem]:
    """En sida har inget som följde med ur Word eller Excel: hårda blanktecken efter # och -, punkter som •, tabeller med tabbar."""
    if page.meta.get("fryst"):
        return
    for number, row in enumerate(page.prose.split("\n"), 1):
        for pattern, told in SEEN:
            if pattern.match(row):
                yield Problem(page.file, number, "", told)
