"""Reviews in time: the wheel, the page of the state, the calendar and a role's letter name what is due, by role."""

from dataclasses import replace
from datetime import date

from icalendar import Calendar

from macros.models.granskning import Granskning
from macros.outputs.calendar import kalender
from macros.outputs.status import mail_text
from macros.pages.reviews import fingerprint
from macros.views.granskningar import build_granskningar, granskas_nu
from macros.views.parts import Sammanhang
from tests.unit.office import page, regel, registers, roll
from tests.unit.state.test_svarslage import answer, checked, measure, office

DAY = date(2026, 11, 24)
PATHS = [f"rutiner/rutin-{n}.md" for n in range(12)]
PAGES = {p: replace(page(p, f"# Rutin {n}\n\nGör så.\n"), meta={"agare": "chef"}) for n, p in enumerate(PATHS)}
PAGES |= {"laget/index.md": page("laget/index.md"), "rutiner/index.md": page("rutiner/index.md")}


def held(*days: str, **fields):
    mark = fingerprint(PATHS[0], PAGES, registers())
    made = [
        Granskning(
            **{"id": f"GRA-00{n}", "sida": PATHS[0], "datum": d, "av": "chef", "utfall": "godkand", "avtryck": mark}
            | fields
        )
        for n, d in enumerate(days, 1)
    ]
    return registers(granskningar=made, regler=[regel("granskning", 12)], roller=[roll(id="chef")])


def on(held) -> Sammanhang:
    return Sammanhang(held, DAY, "laget/index.md", PAGES)


def test_every_routine_stands_in_its_month_or_now_and_lists_are_not_reviewed():
    found = build_granskningar(on(held("2025-10-01")))
    assert [title for _, pages in found.nu for title, _, _ in pages] == ["Rutin 0"]
    assert (found.alla, found.aldrig) == (12, 11)
    titles = [t for _, roles in found.manader for _, pages in roles for t, _, _ in pages]
    assert sorted(titles) == sorted(f"Rutin {n}" for n in range(1, 12))
    assert "juli" not in [m for m, _ in found.manader] and "december" not in [m for m, _ in found.manader]


def test_the_state_says_who_has_how_many_and_only_a_new_review_takes_it_away():
    assert granskas_nu(on(held("2025-10-01")))[0].startswith("1 sida eller svar ska granskas igen nu: ")
    told = granskas_nu(on(held("2025-10-01", "2026-11-01")))
    assert told == ["11 av 12 sidor har ingen granskat än."]
    asked = granskas_nu(on(held("2026-11-01", utfall="andra", **{"not": "Skriv vem."})))
    assert asked[0].startswith("1 sida eller svar ska granskas igen nu")


def test_the_letter_names_the_roles_pages_with_why_and_what_closes_them():
    rows = mail_text(held("2025-10-01"), "chef", DAY, "", sidor=PAGES).splitlines()
    at = rows.index("Sidor att granska (12):")
    assert rows[at + 1].startswith("- Rutin 0, nu: granskningen är från 1 oktober 2025")
    assert all("förslag. Ingen har granskat sidan än." in row for row in rows[at + 2 : at + 13])
    assert "lis granska" in rows[at + 13]


def test_the_calendar_has_each_page_once_with_its_role_and_says_what_is_a_proposal():
    events = Calendar.from_ical(kalender(held("2025-12-01"), DAY, PAGES)).walk("VEVENT")
    assert len({str(e["uid"]) for e in events}) == len(events) == 12
    assert {str(c) for e in events for c in e["categories"].cats} != {"uppgift saknas"}
    own = next(e for e in events if e["summary"] == "Granska sidan Rutin 0")
    assert own.decoded("dtstart") == date(2026, 12, 1)
    assert sum("Månaden är ett förslag" in e["description"] for e in events) == 11


def test_answers_that_a_role_has_checked_come_up_when_their_interval_ends():
    asked = measure(1, granskas_var=12)
    base = office(answer(1, "moln"), measures=(asked,))
    checked_then = office(checked(base, 1, "moln", "2025-10-01"), measures=(asked,))
    pages = {"kartotek/loggning.md": page("kartotek/loggning.md", "# Loggning\n")}
    told = mail_text(checked_then, "chef", DAY, "", sidor=pages)
    assert "- svaren i kravkatalogen om Loggning, nu: LOG-01 skulle ha prövats igen senast 1 oktober 2026." in told
    later = mail_text(checked_then, "chef", date(2026, 3, 1), "", sidor=pages)
    assert "- svaren i kravkatalogen om Loggning, senast 1 oktober 2026." in later
    events = Calendar.from_ical(kalender(checked_then, DAY, pages)).walk("VEVENT")
    assert "Pröva svaren i kravkatalogen om Loggning" in {str(e["summary"]) for e in events}
