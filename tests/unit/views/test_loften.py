"""What came of earlier reviews, for who reads in ten seconds: every one of them, and the newest without being named."""

import re

from macros.views.fragor import stadens_fragor
from macros.views.loften import loften, redovisning, varuppfoljning
from tests.unit.office import behov, context, event, genomgang, mal

REVIEWS = [genomgang(2026, uppfoljning="2026-05"), genomgang(2027), genomgang(2028, utkast=True)]


def place(year: int, som: str = "mal", punkt: int = 1) -> dict:
    return {"genomgang": str(year), "avsnitt": "9.2", "som": som, "punkt": punkt}


def words(html: str) -> str:
    text = re.sub(r'<span class="etikett".*?</span>', " ", html)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


DONE = mal(id="MAL-002", rubrik="Klart mål", stallen=[place(2026, punkt=2)], handelser=[event("2026-02-01", "klar")])
GOING = mal(rubrik="Gammalt mål", stallen=[place(2026), place(2027)], handelser=[event("2026-09-01", "pagar")])
SILENT = behov(stallen=[place(2027, "behov", 3)])
HELD = {"genomgangar": REVIEWS, "mal": [GOING, DONE], "behov": [SILENT]}


def test_each_review_is_told_with_how_many_are_done_going_on_and_not_told_of():
    told = words(loften(context(**HELD), 2027))
    assert "1 av 2 öppna ärenden är redovisade sedan genomgången 2027." in told
    assert "Ärenden Klar Pågår Inget rapporterat Genomgången 2027 2 0 1 1 Genomgången 2026 2 1 1 0" in told
    assert "Inget rapporterat 1 Stöd (BEH-001)" in told


def test_without_a_year_the_newest_review_that_is_no_draft_is_told_of():
    s = context(**HELD)
    assert loften(s) == loften(s, 2027) != loften(s, 2026)
    assert redovisning(s) == redovisning(s, 2027)
    assert "genomgången är den för 2027" in words(varuppfoljning(s))
    assert stadens_fragor(s) == stadens_fragor(s, 2028)


def test_with_nothing_but_drafts_it_says_that_no_review_is_decided():
    assert words(loften(context(genomgangar=[REVIEWS[2]]))) == "Ingen genomgång är fastställd eller återgiven än."


def test_a_matter_without_a_report_says_so_and_what_it_was_in_which_year():
    told = words(redovisning(context(**HELD | {"behov": [behov(stallen=[place(2026, "behov", 3)])]}), 2027))
    assert "Stöd BEH-001 behov 2026" in told and "Inget rapporterat" in told
    assert "1 av 2 är redovisade. 1 saknar redovisning." in told


def test_what_was_known_before_the_review_stands_beside_the_silence_after_it():
    going = mal(rubrik="Gammalt mål", stallen=[place(2026)], handelser=[event("2026-06-01", "pagar")])
    told = words(redovisning(context(genomgangar=REVIEWS, mal=[going]), 2027))
    assert "Inget rapporterat sedan 1 juni 2026 (då: pågår)" in told


def test_a_word_of_since_the_review_stands_in_a_column_that_says_so():
    told = redovisning(context(**HELD), 2027)
    heads = re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', told)
    assert "Sedan genomgången 2027" in heads and "Läge" not in heads
