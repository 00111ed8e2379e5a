"""Every rule, written out once: what `lis kontrollera --lista` prints is what runs. A rule's docstring is its sentence."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from macros.checks.anchoring import check_counted_once, check_groups
from macros.checks.answers import check_answers, check_measure_numbers, check_own_words
from macros.checks.audience import (
    check_annex_ground,
    check_audience_pages,
    check_audience_rows,
    check_deciding,
    check_page_mark,
    check_page_secrecy,
    check_secrecy,
    check_widest,
)
from macros.checks.beside import check_weaknesses
from macros.checks.chapters import check_asked_chapters, check_chapter_parts, check_required_sections
from macros.checks.corrections import check_corrections
from macros.checks.evidence import check_applicability, check_evidence
from macros.checks.files import check_addresses, check_files
from macros.checks.forge import check_forge
from macros.checks.frozen_reviews import check_frozen_reviews
from macros.checks.fulfils import check_answered_once, check_for_all, check_fulfils
from macros.checks.gaps import check_examples
from macros.checks.knowledge import (
    check_amendments,
    check_binding,
    check_marks,
    check_measures,
    check_requirements,
    check_terms,
)
from macros.checks.links import check_links
from macros.checks.markup import check_markup
from macros.checks.menu import check_menu
from macros.checks.page_reviews import check_review_days
from macros.checks.page_rules import (
    check_annex,
    check_calls,
    check_chapters,
    check_frozen_mark,
    check_kinds,
    check_owner,
    check_review_page,
)
from macros.checks.page_secrets import check_other_secrets, check_page_secrets, check_page_weaknesses
from macros.checks.pasted import check_pasted
from macros.checks.prose import check_filler, check_readability, check_rooms, check_sources, check_targets
from macros.checks.real_use import FOR_REAL_USE
from macros.checks.records import (
    check_event_order,
    check_future,
    check_officer,
    check_parts,
    check_places,
    check_references,
    check_report_year,
    check_restricted_root,
    check_scale,
    check_spans,
)
from macros.checks.requirement_words import check_keys, check_requirement_words
from macros.checks.secrets import check_faulty_rows, check_secrets
from macros.checks.short_answers import check_short_answers
from macros.checks.site import Site
from macros.checks.site_config import check_site_config
from macros.checks.spelling import check_spelling
from macros.checks.state_words import check_decided_words, check_menu_words, check_one_state, check_review_words
from macros.checks.steps import check_step_files, check_step_order, check_step_pages
from macros.frozen.store import Fryst
from macros.models import REGISTERS
from macros.pages.limits import check_limits
from macros.pages.page import Page
from macros.prepared.pages import Preparation
from macros.problems import Problem
from macros.registers.characters import check_characters
from macros.registers.load import Registers, check_data_files, load_registers
from macros.state.clock import real_day

Rule = Callable[..., Iterator[Problem]]

BETWEEN_RECORDS: tuple[Rule, ...] = (
    check_references,
    check_restricted_root,
    check_future,
    check_event_order,
    check_spans,
    check_scale,
    check_places,
    check_parts,
    check_officer,
    check_report_year,
    check_review_days,
    check_groups,
    check_counted_once,
    check_secrets,
    check_weaknesses,
    check_examples,
    check_requirements,
    check_measures,
    check_fulfils,
    check_for_all,
    check_answered_once,
    check_evidence,
    check_applicability,
    check_binding,
    check_short_answers,
    check_answers,
    check_own_words,
    check_keys,
    check_measure_numbers,
    check_marks,
    check_terms,
    check_amendments,
    check_one_state,
    check_audience_rows,
    check_widest,
    check_secrecy,
    check_step_order,
    check_step_files,
    check_chapter_parts,
    check_required_sections,
)
"""Run by `check_registers` with (registers, the real day)."""
OF_A_PAGE: tuple[Rule, ...] = (
    check_links,
    check_markup,
    check_review_page,
    check_annex,
    check_review_words,
    check_decided_words,
    check_frozen_mark,
    check_owner,
    check_page_secrets,
    check_page_weaknesses,
    check_pasted,
    check_page_mark,
    check_page_secrecy,
)
"""Run by `check_pages` with (site, page) for each page that people write."""
BETWEEN_PAGES: tuple[Rule, ...] = (
    check_calls,
    check_kinds,
    check_chapters,
    check_asked_chapters,
    check_menu,
    check_menu_words,
    check_addresses,
    check_files,
    check_requirement_words,
    check_site_config,
    check_forge,
    check_other_secrets,
    check_audience_pages,
    check_deciding,
    check_annex_ground,
)
"""Run by `check_pages` with (site)."""
OF_TEXTS: tuple[Rule, ...] = (
    check_readability,
    check_sources,
    check_corrections,
    check_rooms,
    check_filler,
    check_targets,
    check_step_pages,
)
"""Run by `check_texts` with (pages, registers)."""
OF_FILES: tuple[Rule, ...] = (check_data_files, check_characters, check_limits)
"""Run where files are read."""
BY_THEMSELVES: tuple[Rule, ...] = (check_faulty_rows, check_spelling, check_frozen_reviews)
"""Each is called by its own name, for it reads more than the registers and the pages."""
RULES: dict[str, tuple[Rule, ...]] = {
    "Filer": OF_FILES,
    "Poster": BETWEEN_RECORDS,
    "Sidor": OF_A_PAGE + BETWEEN_PAGES,
    "Texter": OF_TEXTS,
    "Allt": BY_THEMSELVES,
    "Före skarp drift (--skarp)": FOR_REAL_USE,
}


def check_registers(registers: Registers, idag: date) -> list[Problem]:
    """All faults between records; `idag` is the real day, never the as-of day."""
    return [problem for check in BETWEEN_RECORDS for problem in check(registers, idag)]


def faults_of(root: Path) -> list[Problem]:
    """All faults of a root's data as it now stands, of the real day."""
    registers, problems = load_registers(root)
    return problems + check_registers(registers, real_day())


def check_pages(
    root: Path, config: Path | None, preparation: Preparation, registers: Registers | None, frysta: Mapping[str, Fryst]
) -> list[Problem]:
    """All faults of the pages. `registers` is None when they are faulty; `config` is the root's own mkdocs.yml, if any."""
    site = Site(root, config, preparation, registers, frysta)
    found = [problem for check in BETWEEN_PAGES for problem in check(site)]
    return found + [p for page in site.written for check in OF_A_PAGE for p in check(site, page)]


def check_texts(pages: Mapping[str, Page], registers: Registers) -> list[Problem]:
    """All faults of the prose."""
    return [problem for check in OF_TEXTS for problem in check(pages, registers)]


def listed() -> list[str]:
    """What is checked, a Swedish sentence a rule: each register's form, then the rules as they run."""
    forms = [
        f"data/{r.namn}{'/*.yml' if r.mapp else '.yml'}: varje post följer sin modell, utan okända fält."
        for r in REGISTERS
    ]
    return forms + [f"{about}: {rule.__doc__.splitlines()[0]}" for about, rules in RULES.items() for rule in rules]
