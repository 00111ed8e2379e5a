"""Everything that a build needs, loaded and checked in one go."""

import gc
import os
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from macros.checks.page_rules import check_pages
from macros.checks.prose import check_texts
from macros.checks.records import check_registers
from macros.checks.spelling import check_spelling
from macros.frozen.store import Fryst, check_frozen, load_frozen
from macros.frozen.swap import is_pending
from macros.pages.page import Page, load_pages, open_pages
from macros.prepared.made_pages import made_pages
from macros.problems import ContentFault, Problem
from macros.registers.load import Registers, load_registers
from macros.state.clock import as_of, real_day
from macros.views.parts import Sammanhang, sammanhang


@dataclass(frozen=True)
class Content:
    """The registers and pages of a root as of a day, with every fault found in them, sorted."""

    root: Path
    dag: date
    registers: Registers
    pages: dict[str, Page]
    problems: list[Problem]
    frysta: dict[str, Fryst] = field(default_factory=dict)

    def sammanhang(self, sida: str) -> Sammanhang:
        """What a view on a page may know."""
        return sammanhang(self.registers, self.dag, sida, open_pages(self.pages), self.frysta)


def load_content(root: Path, config: Path | None = None, dag: date | None = None) -> Content:
    """Load and check `root`. `config` is the mkdocs.yml whose menu must hold the pages; None when there is none.

    The as-of date is `dag`, else as the environment says. Raises `ContentFault` only when that is no date.
    """
    # A large office makes a million objects that all stay: looking for garbage among them takes a third of the time.
    gc.disable()
    try:
        return _load(root, config, dag)
    finally:
        gc.freeze()
        gc.enable()


def faultless(root: Path, config: Path | None = None, dag: date | None = None) -> Content:
    """The content of a root that has no fault. Raises `ContentFault` with every fault."""
    content = load_content(root, config, dag)
    if content.problems:
        raise ContentFault(content.problems)
    return content


def _load(root: Path, config: Path | None, dag: date | None) -> Content:
    today = real_day()
    try:
        dag = dag or as_of(os.environ, today)
    except ValueError as error:
        raise ContentFault([Problem("miljön", 1, "", str(error))]) from None
    registers, problems = load_registers(root)
    problems += check_registers(registers, today)
    sound = not problems
    pages = load_pages(root, problems, made_pages(registers))
    frysta = load_frozen(root)
    problems += check_pages(root, config, pages, registers if sound else None, dag, frysta)
    if sound:
        problems += check_texts(pages, registers)
        problems += check_spelling(root, pages, registers)
    problems += check_frozen(root, manifests(registers))
    if is_pending(root):
        text = "ett fastställande avbröts innan det blev klart; kör samma lis faststall igen, så görs det klart"
        problems.append(Problem("data/frysta", 1, "", text))
    return Content(root, dag, registers, pages, sorted(set(problems)), frysta)


def manifests(registers: Registers) -> dict[str, str]:
    """The hash of each frozen review's manifest, by year: from the decision, or from the review when it retells."""
    decided = {Path(b.faststaller[0]).parent.name: b.manifest for b in registers.beslut if b.manifest and b.faststaller}
    return decided | {g.id: g.aterges_manifest for g in registers.genomgangar if g.aterges_manifest}
