"""The joint plan: everything open by quarter, collisions made visible, and the wheel of the year."""

import re
from datetime import date

import pytest

from macros.models.kontroll import Kontroll
from macros.prepared.markup import parse
from macros.views.arshjul import arshjul
from macros.views.kvartal import FRAM, build_kvartal
from macros.views.oppet import build_oppet
from macros.views.plan import build_krockar, kvartal, plan
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
    return re.findall(r'<h2 id="grupp-\d+">(.*?) <span class="antal" data-rader>', html)


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
    text = " ".join(re.sub(r"<[^>]+>", " ", html.split("</ul>")[0]).split())
    assert text.startswith("3 öppna 2 av 3 utan känd ansvarig") and "2 utan känd tid" in text


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
    return [(k.kvartal, k.sak, [f"{r.rubrik} ({r.id})" for r in k.rader]) for k in build_krockar(s, build_oppet(s))]


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


def test_a_clash_is_told_first_and_on_each_row_that_it_holds():
    held = [atgard(senast="2027-01", objekt="parkering"), atgard(id="ATG-002", senast="2027-02", objekt="parkering")]
    other = atgard(id="ATG-003", senast="2027-02")
    html = plan(context("plan/index.md", atgarder=[*held, other], objekt=[objekt()]))
    rows = [row for row in html.split("<li") if 'class="vad"' in row]
    assert [("Krock" in row) for row in rows] == [True, True, False]
    assert html.index("Parkering, 2027 kvartal 1") < html.index("Vad ligger när?")


def test_the_list_can_be_narrowed_by_who_answers_state_and_quarter():
    roles = [roll(), roll(id="agare", namn="Ägaren"), roll(id="zon", namn="Zonchefen")]
    held = [
        atgard(senast="2027-01", ansvarig="zon", handelser=[event("2026-11-01", "pagar")]),
        atgard(id="ATG-002", senast="2027-02", ansvarig="agare"),
        atgard(id="ATG-003", ansvarig="chef", handelser=[event("2026-11-01", "forsenad")]),
        atgard(id="ATG-004"),
    ]
    root = parse(plan(context("plan/index.md", atgarder=held, roller=roles)))
    choices = {
        select.attributes["data-filter"]: [option.text() for option in select.css("option")][1:]
        for select in root.css(".filterlista select")
    }
    assert choices == {
        "ansvarig": ["Chefen (1)", "Zonchefen (1)", "Ägaren (1)", "uppgift saknas (1)"],
        "lage": ["Försenad (1)", "Inget rapporterat (2)", "Pågår (1)"],
        "kvartal": ["2027 kvartal 1 (2)", "Tid: uppgift saknas (2)"],
    }
    rows = {
        row.css_first(".vad").text() + row.css_first(".cell-text").text()[:7]: row for row in root.css("[data-rad]")
    }
    told = [tuple(row.attributes[f"data-{key}"] for key in choices) for row in rows.values()]
    assert ("Zonchefen", "Pågår", "2027 kvartal 1") in told and len(rows) == len(held)
    assert [" ".join(p.text().split()) for p in root.css("[data-antal]")] == ["4 öppna saker"]


def test_a_choice_with_one_word_is_none_and_an_empty_plan_has_no_list():
    root = parse(plan(context("plan/index.md", atgarder=[atgard()])))
    assert not root.css("select") and len(root.css("[data-rad]")) == 1
    assert not parse(plan(context("plan/index.md"))).css(".filterlista")


def picture(dag=date(2026, 11, 24), clashing=(), **held):
    s = context("plan/index.md", dag=dag, **held)
    rows = build_oppet(s)
    return build_kvartal(rows, {id(r) for r in rows if r.id in clashing}, dag)


def test_each_open_matter_is_one_cell_in_the_quarter_of_its_last_day():
    days = ("2026-12-31", "2027-01-01", UNKNOWN, "2026-11-23", "2026")
    held = [atgard(id=f"ATG-00{n}", senast=day) for n, day in enumerate(days, 1)]
    found = picture(atgarder=held)
    assert [words for _, words, _ in found.kolumner] == ["passerat", "kv 4", "kv 1", "utan tid"]
    assert found.summor == [1, 2, 1, 1] and sum(found.summor) == len(held)


def test_what_has_no_time_and_what_is_silent_never_looks_late():
    found = picture(atgarder=[atgard(), atgard(id="ATG-002", senast="2026-01")])
    looks = {str(look) for _, _, cells in found.rader for cell in cells for look, _ in cell}
    assert "brist" not in looks and "försenad" not in found.tecken
    told = picture(atgarder=[atgard(senast="2026-01", handelser=[event("2026-03-01", "pagar")])])
    assert "försenad" in told.tecken


def test_what_lies_far_ahead_stands_in_one_column_and_nothing_open_makes_no_picture():
    far = picture(atgarder=[atgard(senast=f"{2027 + FRAM}-01")])
    assert [words for _, words, _ in far.kolumner][-1] == "senare" and far.summor[-1] == 1
    assert picture() is None


def row_of(html: str, role: str) -> list[str]:
    """The months of a role's row, each as what is read in it."""
    row = next(r for r in html.split("<tr>") if f'scope="row">{role}<' in r)
    return [" ".join(re.findall(r'aria-label="([^"]*)"', cell)) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)]


WHEEL = [arsuppgift(rubrik="Öva larmet", manader=(3, 9)), arsuppgift(id="ARS-002", rubrik="Testa", manader=(11, 12))]


def test_the_wheel_of_the_year_has_every_month_and_each_duty_in_its_own():
    html = arshjul(context("arshjul/index.md", arshjul=WHEEL))
    months = row_of(html, "Roll: uppgift saknas")
    assert len(months) == 12
    assert [n for n, said in enumerate(months, 1) if "Öva larmet" in said] == [3, 9]
    assert "mars och september" in html and 'href="../utdata/arshjul.ics"' in html


def test_the_wheel_says_first_what_each_role_does_this_month_and_the_next():
    held = {
        "roller": [roll()],
        "arshjul": [*WHEEL, arsuppgift(id="ARS-003", rubrik="Följ upp", roll="chef", manader=(11,))],
    }
    first = arshjul(context("arshjul/index.md", **held)).split("</ul>")[0]
    text = " ".join(re.sub(r"<[^>]+>", " ", first).split())
    assert "Nu, i november Roll: uppgift saknas: testa. Chefen: följ upp." in text
    assert "I december Roll: uppgift saknas: testa." in text
    empty = arshjul(context("arshjul/index.md", dag=date(2026, 6, 1), arshjul=WHEEL)).split("</ul>")[0]
    assert empty.count("Inga uppgifter är inskrivna.") == 2


def test_a_month_that_has_passed_says_no_more_than_that():
    html = arshjul(context("arshjul/index.md", arshjul=WHEEL))
    marks = re.findall(r'<td class="(\w+)"><a', html)
    assert marks == ["gatt", "gatt", "nu", "kommer"]
    assert "Det säger inte om uppgiften är gjord." in html and "Klar" not in html


def test_a_wheel_without_duties_draws_no_year():
    html = arshjul(context("arshjul/index.md"))
    assert "<table" not in html and html.count("Inga uppgifter är inskrivna.") == 2


def test_a_duty_says_when_it_was_last_done_and_nothing_of_what_came_later():
    done = ({"datum": "2026-03-02", "text": "Övat."}, {"datum": "2026-12-24", "text": "Övat igen."})
    told = arshjul(context("arshjul/index.md", arshjul=[arsuppgift(gjort=done)]))
    assert "Senast gjort 2 mars 2026: Övat." in told and "igen" not in told
