"""What is open: one list with its parts, that every page counts alike, and days of a review that have passed."""

import re
from datetime import date

import pytest

from macros.models.kontroll import Kontroll
from macros.outputs.status import mail_text, status_text
from macros.views.laget import laget
from macros.views.oppet import build_oppet, planerade, summan
from macros.views.passerade_tider import passerade_tider
from macros.views.plan import build_krockar, plan, planerat
from macros.views.rollblad import rollblad
from tests.unit.office import UNKNOWN, atgard, behov, context, event, genomgang, projekt, regel, roll

POINT = dict.fromkeys(("uppdrag", "riktlinje", "ansvarig", "resurs", "senast", "matt"), UNKNOWN)
DECIDED = {"beslutad": "2026-02-10", "bedomd_dag": {"dag": "2025-12-31"}}


def point(**fields):
    return POINT | {"aktivitet": "Öva larmet"} | fields


def review(*points, **fields):
    return genomgang(2026, **DECIDED | {"planering": list(points)} | fields)


def vor(record_id: str, year: int, framdrift: str = "bristande", **fields) -> Kontroll:
    told = {"slag": "vor", "ar": year, "rubrik": "Behörigheter", "framdrift": framdrift}
    return Kontroll(id=record_id, **told | fields)


def office(dag: date = date(2026, 11, 24), sida: str = "plan/index.md", **held):
    return context(sida, dag=dag, roller=[roll()], **held)


def test_the_total_is_told_with_its_parts_and_alike_on_every_page():
    held = {
        "atgarder": [
            atgard(senast="2026-01"),
            atgard(id="ATG-002", senast="2026-01", handelser=[event("2026-03-01", "pagar")]),
        ],
        "behov": [behov()],
        "projekt": [projekt(aktiviteter=[{"text": "Bygg", "tid": "2027"}])],
        "kontroller": [vor("KON-001", 2026), vor("KON-002", 2026, rubrik="Arkiv")],
        "genomgangar": [review(point(senast="2026-06"))],
    }
    s = office(**held)
    told = (
        "7 öppna: 3 mål, beslut, åtgärder och behov, 1 aktivitet i projekt, 2 delprocesser i VoR och 1 planerad "
        "aktivitet i en genomgång. 1 av 7 är rapporterade som försenade. För 2 av 7 har datumet passerat utan rapport."
    )
    assert summan(build_oppet(s)) == told
    assert [told in page for page in (plan(s), laget(s), status_text(s.registers, s.dag))] == [True] * 3
    assert "7 av 7 öppna saknar känd ansvarig" in laget(s) and "7 av 7 utan känd ansvarig" in plan(s)


def test_nothing_open_is_told_as_that():
    assert summan([]).startswith("0 öppna. ")


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, True),
        ({"beslutad": UNKNOWN}, False),
        ({"beslutad": UNKNOWN, "utkast": True}, False),
        ({"beslutad": "2026-11-25"}, False),
        ({"beslutad": UNKNOWN, "aterger": True}, True),
    ],
)
def test_only_a_decided_or_retold_review_plans_anything(fields, shown):
    s = office(genomgangar=[review(point(), **fields)])
    assert bool([*planerade(s)]) is shown


def test_what_a_review_planned_stands_in_the_plan_on_the_follow_up_on_the_roles_page_and_in_its_letter():
    s = office(genomgangar=[review(point(ansvarig="chef", senast="2026-12"))])
    letter = mail_text(s.registers, "chef", s.dag, "https://x")
    assert ["Öva larmet" in page for page in (plan(s), planerat(s), rollblad(s, "chef"), letter)] == [True] * 4
    other = office(genomgangar=[review(point())])
    assert "Öva larmet" not in rollblad(other, "chef")


@pytest.mark.parametrize(
    ("events", "word"),
    [
        ([], "Inget rapporterat"),
        ([event("2026-05-01", "pagar")], "Inget rapporterat"),
        ([event("2026-07-01", "pagar")], "Försenad"),
        ([event("2026-07-01", "klar")], None),
    ],
)
def test_a_planned_activity_is_told_of_by_the_matter_it_is_tied_to(events, word):
    held = {"genomgangar": [review(point(senast="2026-06", arenden=["ATG-001"]))]}
    s = office(atgarder=[atgard(handelser=events)], **held)
    assert [p.lage.lage.ord for p in planerade(s)] == ([word] if word else [])


def test_internal_control_is_open_until_a_later_control_of_the_same_part():
    one, two = vor("KON-001", 2025), vor("KON-002", 2026, "tydlig")
    assert [r.id for r in build_oppet(office(kontroller=[one]))] == ["KON-001"]
    assert build_oppet(office(kontroller=[one, two])) == []
    assert [r.id for r in build_oppet(office(kontroller=[one, vor("KON-002", 2026)]))] == ["KON-002"]


@pytest.mark.parametrize(("year", "form"), [(2026, "forsenad"), (2025, "okand")])
def test_what_internal_control_found_long_ago_is_told_as_of_then(year, form):
    (row,) = build_oppet(office(kontroller=[vor("KON-001", year)], regler=[regel("nulage", 6)]))
    assert row.lage.lage.form == form
    assert ("läget nu är inte känt" in row.lage.text) is (form == "okand")


FOLLOW = {"uppfoljning": {"fran": "2026-05-01", "till": "2026-06-15", "text": "sena våren 2026"}}
NEXT = {"nasta": {"senast": "2026-10", "agenda": "Läget."}}
STANDS = [{"genomgang": "2026", "avsnitt": "9.2", "som": "mal", "punkt": 1}]


def passed(dag: date = date(2026, 11, 24), matters=(), others=(), **fields) -> list[str]:
    s = office(dag, atgarder=list(matters), genomgangar=[review(**fields), *others])
    told = passerade_tider(s)
    assert [all(t in page for t in told) for page in (plan(s), laget(s), status_text(s.registers, dag))] == [True] * 3
    return told


def test_a_follow_up_that_nobody_has_told_of_is_told_the_day_after_its_last():
    told = "Uppföljningen av genomgången 2026 skulle ske sena våren 2026; inget är inskrivet om att den har skett."
    assert passed(date(2026, 6, 16), **FOLLOW) == [told]
    assert passed(date(2026, 6, 15), **FOLLOW) == []
    silent = atgard(stallen=STANDS, handelser=[event("2025-12-31", "pagar")])
    assert passed(matters=[silent], **FOLLOW) == [told]


def test_a_report_since_the_review_is_a_sign_that_it_was_followed_up():
    assert passed(matters=[atgard(stallen=STANDS, handelser=[event("2026-05-20", "pagar")])], **FOLLOW) == []


def test_a_next_review_that_should_have_been_held_is_told_until_one_is_decided():
    told = (
        "Genomgången efter den för 2026 skulle hållas senast oktober 2026; inget är inskrivet om att den har hållits."
    )
    assert passed(date(2026, 11, 1), **NEXT) == [told]
    assert passed(date(2026, 10, 31), **NEXT) == []
    draft = genomgang(2027, utkast=True)
    assert passed(others=[draft], **NEXT) == [f"{told} Genomgången 2027 är inte beslutad."]
    assert passed(others=[genomgang(2027, beslutad="2026-11-20", beslutad_av="chef", utkast=False)], **NEXT) == []


def test_on_its_own_day_a_review_is_held_and_the_draft_of_the_year_after_is_not_known():
    day = {"bedomd_dag": {"dag": "2026-11-24"}, "beslutad": "2026-12-01", "beslutad_av": "chef", "utkast": False}
    later = genomgang(2028, utkast=True)
    assert passed(others=[genomgang(2027, **day), later], **NEXT) == []
    (told,) = passed(others=[later], **NEXT)
    assert "inte beslutad" not in told


def test_a_later_review_is_itself_the_one_that_should_have_been_held():
    held = [genomgang(2026, **DECIDED | NEXT), genomgang(2027, utkast=True)]
    on = {
        path: passerade_tider(office(sida=path, genomgangar=held))
        for path in ("plan/index.md", "genomgang/2027/3-laget.md")
    }
    assert [len(told) for told in on.values()] == [1, 0]


def test_unknown_days_never_pass():
    assert passed(date(2099, 1, 1)) == []


def test_a_page_lists_as_late_only_what_is_reported_late():
    held = [atgard(senast="2026-01"), atgard(id="ATG-002", senast="2026-01", handelser=[event("2026-03-01", "pagar")])]
    late, silent = re.split("utan-rapport", laget(office(atgarder=held)).split('id="forsenat"')[1])[:2]
    assert ("ATG-002" in late, "ATG-001" in late, "ATG-001" in silent, "ATG-002" in silent) == (
        True,
        False,
        True,
        False,
    )


def test_a_planned_activity_does_not_clash_with_its_own_matter_but_with_others():
    tied = point(senast="2027-01", ansvarig="chef", arenden=["ATG-001"])
    own = atgard(senast="2027-02", ansvarig="chef")
    s = office(genomgangar=[review(tied)], atgarder=[own])
    assert build_krockar(s, build_oppet(s)) == []
    s = office(genomgangar=[review(tied)], atgarder=[own, atgard(id="ATG-002", senast="2027-03", ansvarig="chef")])
    (found,) = build_krockar(s, build_oppet(s))
    assert (found.kvartal, found.sak) == ("2027 kvartal 1", "Chefen")
    assert [r.id for r in found.rader] == ["ATG-001", "ATG-002"]


def test_the_role_that_may_decide_the_review_reads_so_on_its_page():
    told = context("roller/chef.md", roller=[roll(far_faststalla=True)])
    assert "Fastställer ledningens genomgång." in rollblad(told, "chef")
    assert "Fastställer ledningens genomgång." not in rollblad(context("roller/chef.md", roller=[roll()]), "chef")


def test_an_activity_is_a_title_without_its_full_stop():
    (row,) = build_oppet(office(projekt=[projekt(aktiviteter=[{"text": "Bygg nätet.", "tid": "2027"}])]))
    assert row.rubrik == "Bygg nätet"


@pytest.mark.parametrize("proposed", [True, False])
def test_a_role_that_we_propose_says_nothing_of_what_the_office_has(proposed):
    told = rollblad(context(dag=date(2026, 11, 24), roller=[roll(forslag=proposed)]), "chef")
    assert ("Om kontoret har den vet vi inte." in told) is proposed
    assert ("Rollen finns hos" in told) is not proposed


def test_the_status_lists_as_many_silent_things_as_it_counts_and_knows_no_system():
    held = {
        "atgarder": [atgard(senast="2026-01")],
        "projekt": [projekt(aktiviteter=[{"text": "Bygg.", "tid": "2025"}])],
    }
    told = status_text(office(**held).registers, date(2026, 11, 24))
    assert "Datumet har passerat utan rapport: 2" in told and "För 2 av 2 har datumet passerat" in told
    assert "block-a Bygg, skulle vara klart 2025" in told
    assert "System att göra något åt: uppgift saknas" in told
