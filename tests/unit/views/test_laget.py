"""The state of the whole: shares with what they are counted of, what is late and what nobody knows."""

import re
from datetime import date

import pytest

from macros.views.laget import Andel, build_andelar, build_utveckling, laget
from macros.views.oppet import forsenade, oppna, passerade
from tests.unit.office import UNKNOWN, atgard, context, event, objekt, regel, system

CLASSED = {"konfidentialitet": 1, "riktighet": 1, "tillganglighet": 1}


def classed(record_id: str, day: str, **fields):
    return system(id=record_id, klassningar=[CLASSED | {"datum": day}], **fields)


def share(question: str, dag: date = date(2026, 11, 24), **held) -> Andel:
    found = [a for a in build_andelar(context("laget/index.md", dag=dag, **held)) if question in a.fraga]
    assert len(found) == 1
    return found[0]


def numbers(a: Andel) -> tuple[int, int, int]:
    return a.taljare, a.namnare, a.okanda


def test_a_share_of_nothing_is_unknown_and_never_nought():
    html = laget(context("laget/index.md"))
    assert not share("giltig klassning").kand
    assert "0 av 0</td>" not in html and "Uppgift saknas" in html


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
    html = " ".join(laget(context("laget/index.md", objekt=[objekt(), objekt(id="b")])).split())
    assert re.search(r"incidentledare.*?Uppgift saknas</span></td>.*?</span> 2 av 2</td>", html)
    assert "0 av 2" not in html
    one = [objekt(incidentledare="chef"), objekt(id="b")]
    assert "1 av 2" in laget(context("laget/index.md", objekt=one))


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
    assert "Öva (ATG-002), datumet har passerat. Skulle vara klart 23 november 2026." in html
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
