"""Pages to review again: the text has moved, the rule's time has gone, or the review said that something must change."""

from datetime import date

import pytest
from icalendar import Calendar

from macros.models.granskning import Granskning
from macros.outputs.calendar import kalender
from macros.outputs.status import status_text
from macros.pages.reviews import fingerprint, granskade
from tests.unit.office import page, regel, registers

PATH = "rutiner/leda.md"
PAGES = {PATH: page(PATH, "# Leda\n\nGör så.\n"), "om/index.md": page("om/index.md")}
LAST, AFTER = date(2026, 10, 1), date(2026, 10, 2)
YEAR = [regel("granskning", 12)]


def review(utfall: str = "godkand", day: str = "2025-10-01", **fields) -> Granskning:
    mark = fingerprint(PATH, PAGES, registers())
    return Granskning(
        **{"id": "GRA-001", "sida": PATH, "datum": day, "av": "chef", "utfall": utfall, "avtryck": mark} | fields
    )


def why(dag: date, *reviews: Granskning, rules=YEAR, pages=PAGES) -> list[str]:
    return [p.skal for p in granskade(pages, registers(granskningar=reviews, regler=rules), dag)]


def test_a_review_holds_to_the_last_day_of_the_rule():
    assert why(LAST, review()) == [""]
    assert why(AFTER, review()) == ["granskningen är från 1 oktober 2025, och regelns tid gick ut 1 oktober 2026"]
    assert why(date(2099, 1, 1), review(), rules=[]) == [""]


def test_a_text_that_has_moved_asks_for_a_review_at_once():
    moved = PAGES | {PATH: page(PATH, "# Leda\n\nGör inte så.\n")}
    assert why(LAST, review(), pages=moved) == ["texten har ändrats sedan granskningen 1 oktober 2025"]
    spaced = PAGES | {PATH: page(PATH, "# Leda\n\n\nGör  så.\n")}
    assert why(LAST, review(), pages=spaced) == [""]


def test_a_review_that_asked_for_a_change_is_told_until_a_newer_one():
    asked = review("andra", day="2026-09-01", **{"not": "Skriv vem."})
    assert why(LAST, asked) == ["granskningen 1 september 2026 sa att något behöver ändras"]
    assert why(LAST, asked, review(id="GRA-002", day="2026-09-20")) == [""]


def test_a_page_that_nobody_has_reviewed_is_not_due_and_one_that_is_gone_neither():
    assert why(AFTER) == []
    assert why(AFTER, review(), pages={}) == []
    assert why(date(2025, 9, 30), review()) == []


@pytest.mark.parametrize(("dag", "at"), [(LAST, LAST), (date(2026, 3, 1), LAST), (AFTER, AFTER)])
def test_status_and_calendar_name_the_page(dag, at):
    held = registers(granskningar=[review()], regler=YEAR)
    due = dag == AFTER
    assert (f"{PATH}: granskningen är från" in status_text(held, dag, PAGES)) is due
    (event,) = Calendar.from_ical(kalender(held, dag, PAGES)).walk("VEVENT")
    assert (event["summary"], event["uid"], event.decoded("dtstart")) == (
        "Granska sidan Leda",
        "granskning-rutiner-leda@lis",
        at,
    )
    assert ("regelns tid gick ut" in event["description"]) is due


def test_without_pages_the_calendar_tells_of_none():
    assert b"VEVENT" not in kalender(registers(granskningar=[review()], regler=YEAR), AFTER)
