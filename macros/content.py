"""Everything that a build needs, loaded and checked in one go."""

import gc
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from macros.checks.frozen_reviews import check_frozen_reviews
from macros.checks.rules import check_pages, check_registers, check_texts
from macros.checks.secrets import check_faulty_rows
from macros.checks.spelling import check_spelling
from macros.files import OURS, strange, strange_in_restricted
from macros.frozen.store import Fryst, load_frozen
from macros.models.base import Synlighet
from macros.pages.forge import read_forge
from macros.pages.kinds import START, is_open, year_of
from macros.pages.page import Page, load_pages, open_pages
from macros.prepared.allowed import article_faults
from macros.prepared.audience import for_audience
from macros.prepared.made_pages import made_pages
from macros.prepared.menu import marked_menu, narrow_menu
from macros.prepared.pages import Preparation
from macros.prepared.tree import TreePage, tree_page
from macros.problems import ContentFault, Problem
from macros.registers.load import Registers, load_registers
from macros.state.clock import build_day, real_day
from macros.state.pahittat import pahittade_kontoret
from macros.views.forslag import sidans_lage
from macros.views.parts import Sammanhang, sammanhang


@dataclass(frozen=True)
class Content:
    """The registers and pages of a root as of a day, with every fault found in them, sorted."""

    root: Path
    dag: date
    registers: Registers
    preparation: Preparation
    problems: list[Problem]

    @property
    def pages(self) -> Mapping[str, Page]:
        return self.preparation.pages

    @property
    def frysta(self) -> Mapping[str, Fryst]:
        return self.preparation.frysta

    def sammanhang(self, sida: str) -> Sammanhang:
        """What a view on a page may know."""
        return sammanhang(self.registers, self.dag, sida, open_pages(self.pages), self.frysta)


def load_content(
    root: Path, config: Path | None = None, dag: date | None = None, prose: bool = True, closed: Path | None = None
) -> Content:
    """Load and check `root`. `config` is the mkdocs.yml whose menu must hold the pages; None when there is none.

    The as-of date is `dag`, else as the environment says. Without `prose` the rules of `check_prose` are left to the
    caller, who may run them beside an engine. `closed` is the restricted root, where it is at hand. Raises `ContentFault` when the as-of
    date is none, and for links and devices.
    """
    # A large office makes a million objects that all stay: looking for garbage among them takes a third of the time.
    gc.disable()
    try:
        return _load(root, config, dag, prose, closed)
    finally:
        gc.freeze()
        gc.enable()


def faultless(
    root: Path, config: Path | None = None, dag: date | None = None, prose: bool = True, closed: Path | None = None
) -> Content:
    """The content of a root that has no fault. Raises `ContentFault` with every fault."""
    content = load_content(root, config, dag, prose, closed)
    if content.problems:
        raise ContentFault(content.problems)
    return content


def for_readers(content: Content, chosen: Synlighet | None = None) -> Content:
    """The checked content as an audience may read it: the chosen one, else the staff. Its figures are of what is shown.

    An invented office keeps nothing from anybody, unless it is asked to. The office whose code this is cannot call itself
    invented, nor can one with a restricted root: one line in a pull request would open all that it keeps.
    """
    apart = content.root == OURS or content.registers.egen_rot or content.registers.parts
    invented = not apart and pahittade_kontoret(content.registers)
    malgrupp = chosen or (Synlighet.BEGRANSAD if invented else Synlighet.INTERN)
    if malgrupp is Synlighet.BEGRANSAD:
        return content
    preparation = for_audience(content.preparation, content.registers, malgrupp)
    if START not in preparation.pages:
        text = f"målgruppen {malgrupp} får inte läsa startsidan; skriv synlighet: {malgrupp} överst i den"
        raise ContentFault([Problem(f"docs/{START}", 1, "synlighet", text)])
    return replace(content, registers=preparation.registers, preparation=preparation)


def site_pages(content: Content) -> dict[str, TreePage]:
    """Every page of the site, prepared, by its path under `docs/`.

    Raises `ContentFault` for what only shows when a page that is made of data is: HTML that none of our templates makes.
    """
    s = content.sammanhang(START)
    shown = {path: content.preparation[path] for path in content.pages if is_open(path)}
    problems = [
        Problem(page.page.file, 1, "", text)
        for page in shown.values()
        if page.page.made
        for text in article_faults(page.article.html)
    ]
    if problems := problems + content.preparation.problems:
        raise ContentFault(problems)
    return {path: tree_page(page, sidans_lage(s, path)) for path, page in shown.items()}


def site_menu(content: Content, menu: Any) -> Any:
    """The menu of a root with what the state of a review adds to its name."""
    s = content.sammanhang(START)

    def after(path: str) -> str:
        return sidans_lage(s, path).efterled if year_of(path) else ""

    narrowed = content.registers.malgrupp is not Synlighet.BEGRANSAD
    return marked_menu(narrow_menu(menu, content.pages.keys()) if narrowed else menu, after)


def check_prose(content: Content) -> list[Problem]:
    """The faults of the texts that no reader's browser can tell: unreadable, without source, misspelt."""
    found = check_texts(content.pages, content.registers)
    return [*found, *check_spelling(content.root, content.pages, content.registers)]


def _load(root: Path, config: Path | None, dag: date | None, prose: bool, closed: Path | None) -> Content:
    today, dag = real_day(), dag or build_day()
    if links := strange(root):
        raise ContentFault(links)  # nothing is read where a link or a queue can stand in a file's place
    if closed and (links := strange_in_restricted(closed)):
        raise ContentFault(links)
    registers, problems = load_registers(root, closed)
    problems += check_registers(registers, today)
    problems += check_faulty_rows(root, problems)
    sound = not problems
    pages = load_pages(root, problems, made_pages(registers))
    frysta = load_frozen(root)
    preparation = Preparation(pages, registers if sound else None, dag, frysta, forge=read_forge(root)[0])
    problems += check_pages(root, config, preparation, registers if sound else None, frysta)
    problems += check_frozen_reviews(root, registers, today)
    content = Content(root, dag, registers, preparation, problems)
    if prose and sound:
        problems += check_prose(content)
    return replace(content, problems=sorted(set(problems)))
