"""The joint plan: everything open by quarter, collisions made visible, and the wheel of the year."""

import re
from datetime import date

import pytest

from macros.models.kontroll import Kontroll
from macros.views.oppet import build_oppet
from macros.views.plan import arshjul, krockar, kvartal, plan
from tests.unit.office import (
    UNKNOWN,
    arsuppgift,
    atgard,
    behov,
    beslut,
    context,
    event,
    mal,
    objekt,
    projekt,
    roll,
    system,
)


def headings(html: str) -> list[str]:
    return re.findall(r'<h2 id="grupp-\d+">(.*?)</h2>', html)


def ids(**held) -> list[str]:
    return [row.id for row in build_oppet(context("plan/index.md", **held))]


@pytest.mark.parametrize(
    ("dag", "quarter"),
    [
        (date(2026, 1, 1), "2026 kvartal 1"),
        (date(2026, 6, 30), "2026 kvartal 2"),
        (date(2026, 12, 31), "2026 kvartal 4"),
    ],
)
def test_a_day_belongs_to_its_quarter(dag, quarter):
    assert kvartal(dag) == quarter


def test_everything_open_is_there_whatever_its_origin_and_nothing_that_is_done():
    done = atgard(id="ATG-002", handelser=[event("2026-10-01", "klar")])
    later = atgard(id="ATG-003", handelser=[event("2026-12-01", "klar")])
    found = ids(mal=[mal()], beslut=[beslut()], atgarder=[atgard(), done, later], behov=[behov()])
    assert sorted(found) == ["ATG-001", "ATG-003", "BEH-001", "BES-001", "MAL-001"]


def test_examples_are_not_planned():
    assert ids(atgarder=[atgard(exempel=True)]) == []


def test_what_has_passed_its_day_stands_first_and_what_has_no_day_last():
    held = [
        atgard(id=f"ATG-00{n}", senast=day) for n, day in enumerate(("2027-02", UNKNOWN, "2026-11-23", "2026-11-24"), 1)
    ]
    found = headings(plan(context("plan/index.md", atgarder=held)))
    assert found == ["Datumet har passerat", "2026 kvartal 4", "2027 kvartal 1", "Tid: uppgift saknas"]


def test_the_head_counts_what_nobody_answers_for_and_what_has_no_day():
    held = [atgard(ansvarig="chef"), atgard(id="ATG-002", senast="2027-02"), atgard(id="ATG-003")]
    html = plan(context("plan/index.md", atgarder=held, roller=[roll()]))
    assert re.findall(r"<dd>(.*?)</dd>", html) == ["3", "2 av 3", "2 av 3"]


def test_a_projects_work_counts_for_its_object_and_is_called_by_its_part():
    part = projekt(
        id="b1",
        namn="Delen",
        kortnamn="B1",
        del_av="parkering",
        aktiviteter=[
            {"text": "Bygg", "tid": "2027-01"},
            {"text": "Rita", "tid": "2026-01", "handelser": [event("2026-02-01", "pagar")]},
            {"text": "Klart", "tid": UNKNOWN, "handelser": [event("2026-01-01", "klar")]},
        ],
    )
    held = {"projekt": [projekt(id="parkering", namn="Projektet"), part], "objekt": [objekt()]}
    rows = build_oppet(context("plan/index.md", **held))
    assert [(r.id, r.rubrik, r.ursprung, r.galler, r.lage.lage.ord) for r in rows] == [
        ("B1", "Bygg", "Projektet", (("objekt", "parkering"),), "Inget rapporterat"),
        ("B1", "Rita", "Projektet", (("objekt", "parkering"),), "Försenad"),
    ]


@pytest.mark.parametrize(
    ("fields", "shown"),
    [({}, True), ({"framdrift": "tydlig"}, False), ({"ar": 2027}, False), ({"slag": "tillsyn"}, False)],
)
def test_internal_control_without_progress_is_still_to_be_done(fields, shown):
    told = {"id": "KON-001", "slag": "vor", "ar": 2026, "rubrik": "Behörigheter", "framdrift": "bristande"}
    rows = build_oppet(context("plan/index.md", kontroller=[Kontroll(**told | fields)]))
    assert [r.rubrik for r in rows] == (["Behörigheter (2026)"] if shown else [])


def collisions(*matters) -> list[tuple[str, str, list[str]]]:
    s = context("plan/index.md", atgarder=matters, objekt=[objekt()], system=[system()], roller=[roll()])
    return krockar(s, build_oppet(s))


def test_two_matters_in_one_quarter_collide_by_object_system_and_role():
    same = {"objekt": "parkering", "system": ["kartan"], "ansvarig": "chef"}
    found = collisions(atgard(senast="2027-01", **same), atgard(id="ATG-002", senast="2027-03-31", **same))
    assert [(quarter, thing) for quarter, thing, _ in found] == [
        ("2027 kvartal 1", name) for name in ("Chefen", "Kartan", "Parkering")
    ]
    assert found[0][2] == ["Öva (ATG-001)", "Öva (ATG-002)"]


@pytest.mark.parametrize("senast", ["2027-04-01", UNKNOWN, "2026-11-23"])
def test_another_quarter_an_unknown_day_or_a_late_one_is_no_collision(senast):
    assert (
        collisions(atgard(senast="2027-01", ansvarig="chef"), atgard(id="ATG-002", senast=senast, ansvarig="chef"))
        == []
    )


def test_the_wheel_of_the_year_has_every_month_and_each_duty_in_its_own():
    html = arshjul(context("arshjul/index.md", arshjul=[arsuppgift(rubrik="Öva larmet", manader=(3, 9))]))
    months = re.split(r"<h2", html)
    assert html.count("Öva larmet") == 2
    assert [m for m in ("Mars", "September") if not any(m in part and "Öva larmet" in part for part in months)] == []
    assert 'href="../utdata/arshjul.ics"' in html
