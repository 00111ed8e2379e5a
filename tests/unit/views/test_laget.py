"""The state of the whole: shares with what they are counted of, what is late and what nobody knows."""

import re
from datetime import date

import pytest

from macros.views.andelar import Andel, build_andelar, build_utveckling
from macros.views.laget import build_meningar, laget
from macros.views.oppet import build_oppet, forsenade, oppna, passerade
from tests.unit.office import UNKNOWN, atgard, context, event, objekt, regel, roll, system

CLASSED = {"konfidentialitet": 1, "riktighet": 1, "tillganglighet": 1}


def classed(record_id: str, day: str, **fields):
    return system(id=record_id, klassningar=[CLASSED | {"datum": day}], **fields)


def share(question: str, dag: date = date(2026, 11, 24), **held) -> Andel:
    found = [a for a in build_andelar(context("laget/index.md", dag=dag, **held)) if question in a.fraga]
    assert len(found) == 1
    return found[0]


def said(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split()).replace(" :", ":")


def numbers(a: Andel) -> tuple[int, int, int]:
    return a.taljare, a.namnare, a.okanda


def test_a_share_of_nothing_is_unknown_and_never_nought():
    html = laget(context("laget/index.md"))
    assert not share("giltig klassning").kand
    assert "0 av 0" not in said(html).split("Det som är öppet")[
        0
    ] and "System med giltig klassning: uppgift saknas" in said(html)


def test_a_classification_counts_until_the_rule_says_that_it_is_too_old():
    held = {"system": [classed("a", "2026-01-01"), classed("b", "2024-01-01"), system()], "regler": [regel(months=12)]}
    assert numbers(share("giltig klassning", **held)) == (1, 3, 1)
    assert numbers(share("giltig klassning", dag=date(2024, 6, 1), **held)) == (1, 3, 2)
    assert numbers(share("giltig klassning", dag=date(2028, 1, 1), **held)) == (0, 3, 1)


def test_examples_secrets_and_systems_out_of_use_are_in_no_figure():
    secret = type(system())(id="hemlig", agare=UNKNOWN, sakerhetsskydd=True)
    held = [
        system(),
        system(id="b", exempel=True),
        secret,
        system(id="c", till="2026-11-23"),
        system(id="d", fran="2027"),
    ]
    assert share("giltig klassning", system=held).namnare == 1


@pytest.mark.parametrize(
    ("analyses", "found"),
    [
        ([], (0, 1, 1)),
        ([{"datum": "2026-01-01", "lage": "behovs"}], (0, 1, 0)),
        ([{"datum": "2026-01-01", "lage": "behovs_inte"}], (1, 1, 0)),
    ],
)
def test_not_needed_counts_as_in_order_and_unknown_is_told_apart_from_missing(analyses, found):
    assert numbers(share("riskanalys", system=[system(riskanalyser=analyses)])) == found


def test_only_grave_systems_are_asked_for_a_test_of_restoring():
    tested = [{"datum": "2026-05-01", "utfall": "lyckat"}]
    failed = [*tested, {"datum": "2026-06-01", "utfall": "misslyckat"}]
    grave = {"vid_bortfall": "allvarlig"}
    held = [
        system(aterstallningstester=tested),
        system(id="b", aterstallningstester=tested, **grave),
        system(id="c", aterstallningstester=failed, **grave),
    ]
    assert numbers(share("återställningstest", system=held, regler=[regel("aterstallningstest", 12)])) == (1, 2, 0)


def test_access_management_needs_all_three_parts():
    parts = [{"datum": "2026-01-01", "del": part, "dokumenterad": True} for part in ("teknik", "process", "rutin")]
    held = [system(behorigheter=parts), system(id="b", behorigheter=parts[:2])]
    assert numbers(share("behörighetshantering", system=held)) == (1, 2, 1)


def test_an_object_without_a_known_leader_is_unknown():
    assert numbers(share("incidentledare", objekt=[objekt(incidentledare="chef"), objekt(id="b")])) == (1, 2, 1)


def test_what_is_known_of_none_is_unknown_and_never_nought():
    text = said(laget(context("laget/index.md", objekt=[objekt(), objekt(id="b")])))
    assert "utsedd incidentledare: uppgift saknas om 2 av 2. Kan fyllas i av: Kontoret beslutar." in text
    assert "0 av 2" not in text
    one = [objekt(incidentledare="chef"), objekt(id="b", agare="chef")]
    text = said(laget(context("laget/index.md", objekt=one, roller=[roll()])))
    assert "1 av 2 Objekt, enheter och projekt med utsedd incidentledare 1 ja, 1 uppgift saknas" in text
    assert "uppgift saknas om 1 av 2. Kan fyllas i av: Chefen." in text


def test_only_events_of_the_day_or_before_are_asked_for_what_they_rest_on():
    told = [event("2026-01-01", "pagar", underlag="T1"), event("2026-02-01", "pagar"), event("2026-12-01", "klar")]
    assert numbers(share("underlag", atgarder=[atgard(handelser=told)])) == (1, 2, 0)


def test_what_falls_due_today_has_not_passed_and_what_is_done_never_does():
    done = atgard(id="ATG-003", senast="2026-01", handelser=[event("2026-02-01", "klar")])
    held = [atgard(senast="2026-11-24"), atgard(id="ATG-002", senast="2026-11-23"), done, atgard(id="ATG-004")]
    s = context("laget/index.md", atgarder=held)
    assert forsenade(s, held) == []
    assert [a.id for a in passerade(s, held)] == ["ATG-002"]
    assert [a.id for a in oppna(s, held)] == ["ATG-001", "ATG-002", "ATG-004"]
    html = laget(s)
    assert "Öva (ATG-002), datumet har passerat, skulle vara klart 23 november 2026." in said(html)
    assert "3 av 3 öppna saknar känd ansvarig" in html and "1 av 3 öppna saknar känd tid" in html


def test_the_past_is_counted_as_it_was_and_only_where_something_is_dated():
    held = {"system": [classed("a", "2026-05-01"), classed("b", "2026-08-01")], "regler": [regel(months=12)]}
    found = build_utveckling(context("laget/index.md", **held))
    assert [(day, a.taljare) for day, a in found] == [
        ("30 juni 2026", 1),
        ("30 september 2026", 2),
        ("24 november 2026", 2),
    ]
    assert build_utveckling(context("laget/index.md", system=[system()])) == []


def test_the_page_says_how_many_examples_it_leaves_out():
    found = laget(context("laget/index.md", system=[system(exempel=True)]))
    assert re.search(r"1 exempelposter räknas inte", found)


def sentences(*matters, **held) -> list[tuple[str, str]]:
    s = context("laget/index.md", atgarder=matters, **held)
    return [(word.ord, told) for word, told in build_meningar(s, build_oppet(s))]


def test_late_needs_a_report_and_silence_is_told_apart_in_the_first_sentence():
    silent = atgard(senast="2026-01")
    late = atgard(id="ATG-002", rubrik="Rita", senast="2026-01", handelser=[event("2026-03-01", "pagar")])
    assert sentences(silent)[0] == (
        "Inget rapporterat",
        "0 av 1 är rapporterade som försenade. För 1 av 1 har datumet passerat utan rapport: Öva (ATG-001).",
    )
    word, told = sentences(silent, late)[0]
    assert word == "Försenad" and told.startswith("1 av 2 är rapporterade som försenade: Rita (ATG-002).")


@pytest.mark.parametrize(
    ("senast", "told"),
    [
        ("2026-11-24", "Närmast är 24 november 2026, i dag: Öva (ATG-001)."),
        ("2026-11-25", "Närmast är 25 november 2026, om 1 dag: Öva (ATG-001)."),
        ("2026", "Närmast är 31 december 2026, om 37 dagar: Öva (ATG-001)."),
        ("2027-01-25", "Inget som har känd tid ska vara klart inom två månader."),
        ("2026-11-23", "Inget som har känd tid ska vara klart inom två månader."),
        (UNKNOWN, "Inget som har känd tid ska vara klart inom två månader."),
    ],
)
def test_what_is_due_soon_is_told_with_the_days_that_are_left(senast, told):
    assert sentences(atgard(senast=senast))[1][1].endswith(told)


def test_an_empty_plan_is_unknown_and_not_done():
    ((word, told),) = sentences()
    assert word == "Okänt" and "inte att allt är klart" in told


def test_what_is_too_old_is_neither_yes_nor_no():
    held = {"system": [classed("a", "2020-01-01"), classed("b", "2026-01-01")], "regler": [regel(months=12)]}
    assert share("giltig klassning", **held).i_ord == "1 ja, 1 delvis eller för gammalt"


def test_a_bar_has_a_cell_for_each_record_and_says_what_they_are():
    held = {"system": [classed("a", "2026-01-01"), system()], "regler": [regel(months=12)]}
    html = laget(context("laget/index.md", **held))
    bar = re.search(r'aria-label="System med giltig klassning: ([^"]*)">(.*?)</span>', html)
    assert bar[1] == "1 ja, 1 uppgift saknas" and bar[2].count("<i ") == 2


def test_the_page_of_today_counts_the_plan_and_a_reviews_page_does_not():
    pages = ("laget/index.md", "genomgang/2027/3-laget.md")
    told = [laget(context(path, atgarder=[atgard(senast="2027")])) for path in pages]
    assert ["Öppna saker i planen med känd tid" in page for page in told] == [True, False]
