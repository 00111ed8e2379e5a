"""The register of chapters against the reviews that there are: the frozen one is as the register says it was."""

import re

from macros.registers.load import load_sound
from macros.review.chapters import KNOWN
from macros.state.kapitel import kapitlen, nummer_for, nycklar
from tests.conftest import ROOT

OFFICE = load_sound(ROOT)


def headings(year: int) -> list[str]:
    pages = (ROOT / f"docs/genomgang/{year}").glob("[0-9]*.md")
    ordered = sorted(pages, key=lambda p: int(p.name.partition("-")[0]))
    return [h for p in ordered for h in re.findall(r"^##? (\d.*)$", p.read_text("utf-8"), re.MULTILINE)]


def told(year: int) -> list[str]:
    rows = kapitlen(OFFICE, year)
    return [n for r in rows for n in (f"{r.nummer} {r.titel}", *(f"{a.nummer} {a.titel}" for a in r.avsnitt))]


def test_the_frozen_review_has_the_chapters_that_the_register_says_it_had():
    assert headings(2026) == told(2026)


def test_what_the_code_knows_of_a_section_is_known_by_the_number_that_it_had_first():
    assert set(nycklar(OFFICE, 2026).values()) == set(KNOWN)


def test_every_section_asks_with_a_sentence_of_its_own():
    asked = [k.att_skriva for k in OFFICE.kapitel if k.i_kapitel]
    assert len(set(asked)) == len(asked) and all(re.fullmatch(r"[A-ZÅÄÖ][^:]*\.", text) for text in asked)


def test_every_requirement_has_a_section_in_the_years_review():
    assert all(nummer_for(OFFICE, key, 2027) for k in OFFICE.underlagskrav for key in k.avsnitt)
