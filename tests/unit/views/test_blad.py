"""A system's and an object's page: what is due and unknown first, with who can tell, and the history as it was."""

import re
from datetime import date

import pytest

from macros.models.kontroll import Kontroll
from macros.models.process import Informationsmangd
from macros.models.system import System
from macros.views.blad import att_gora_i_ord, objektblad, systemblad
from macros.views.historik import build_banor, build_handelser, build_historikbild
from tests.unit.office import DAY, UNKNOWN, atgard, context, kontroll, objekt, regel, roll, system

CLASSED = {"konfidentialitet": 1, "riktighet": 3, "tillganglighet": 0}
RULES = [regel(which, 12) for which in ("klassning", "riskanalys", "aterstallningstest", "bekraftelse", "revision")]


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def sheet(dag: date = DAY, kontroller: tuple[Kontroll, ...] = (), **fields) -> str:
    held = {"system": [system(**fields)], "roller": [roll()], "regler": RULES, "kontroller": kontroller}
    return systemblad(context("register/system/kartan.md", dag=dag, **held), "kartan")


@pytest.mark.parametrize(
    ("known", "unknown", "told"),
    [
        (5, 3, "5 saker att göra, 3 vet vi inget om"),
        (1, 0, "1 sak att göra"),
        (0, 2, "Inget känt att göra, 2 vet vi inget om"),
        (0, 0, "Inget att göra"),
    ],
)
def test_the_heading_counts_what_is_due_and_what_is_unknown_apart(known, unknown, told):
    assert att_gora_i_ord(known, unknown) == told


def test_a_system_that_nobody_has_told_of_has_nothing_known_to_do_and_all_of_it_unknown():
    text = words(sheet())
    assert "Inget känt att göra, 10 vet vi inget om" in text and "Inget saknas" not in text
    assert "Kan fyllas i av: Kontoret beslutar" in text
    assert "Kan fyllas i av: Chefen" in words(sheet(agare="chef"))


def test_what_is_known_to_be_missing_stands_before_what_is_unknown_and_what_is_in_order_last():
    html = sheet(
        riskanalyser=[{"datum": "2026-01-01", "lage": "behovs"}], bekraftad=[{"datum": "2026-10-01", "av": "chef"}]
    )
    due = words(html[html.index('class="attgora"') : html.index('id="klassning"')])
    assert due.index("Saknas Riskanalys") < due.index("Uppgift saknas") < due.index("Giltig Bekräftad av ägaren")


def test_what_the_register_lacks_stands_first_and_is_counted_as_a_thing_to_do():
    late = [{"datum": "2026-01-01", "lage": "behovs"}]
    html = sheet(personuppgifter=True, driftformer=["moln"], riskanalyser=late)
    due = words(html[html.index('id="att-gora"') : html.index('id="klassning"')])
    assert "3 saker att göra" in due
    assert "Inte inskrivet Behandling av personuppgifter systemet har personuppgifter; skriv in det i behand" in due
    assert due.index("Behandling av") < due.index("Leverantör av molntjänsten") < due.index("Saknas Riskanalys")
    assert "Inte inskrivet" not in sheet(personuppgifter=False, driftformer=["egen"], riskanalyser=late)


def test_a_row_of_an_object_tells_what_the_register_lacks_of_a_system():
    held = {"system": [system(objekt="parkering", personuppgifter=True)], "objekt": [objekt()]}
    text = words(objektblad(context("register/objekt/parkering.md", **held), "parkering"))
    assert "1 sak att göra, 10 vet vi inget om: Behandling av personuppgifter (inte inskrivet)." in text


def test_a_classification_is_told_by_its_level_and_its_word():
    html = sheet(klassningar=[CLASSED | {"datum": "2026-01-01"}])
    assert "K Konfidentialitet: 1, måttlig" in words(html) and "R Riktighet: 3, allvarlig" in words(html)
    assert re.findall(r'class="vald">(\d)<', html) == ["1", "3", "0"]
    assert "Ingen klassning är inskriven." in sheet() and 'class="vald"' not in sheet()


def test_a_part_that_is_too_old_is_not_told_to_hold_though_another_part_is_unknown():
    unknown = {"process": UNKNOWN, "agare": UNKNOWN, "personuppgifter": UNKNOWN}
    sets = [Informationsmangd(id="kartor", namn="Kartor", **unknown)]
    held = {"system": [system(informationsmangder=["kartor"], klassningar=[CLASSED | {"datum": "2020-01-01"}])]}
    s = context("register/system/kartan.md", informationsmangder=sets, regler=RULES, **held)
    text = words(systemblad(s, "kartan"))
    assert "Delvis Klassning uppgift saknas för Kartor" in text
    assert "gick ut" in text and "gäller till" not in text.partition("Klassning uppgift")[2][:120]


def lanes(dag: date = DAY, kontroller: tuple[Kontroll, ...] = (), **fields) -> dict[str, list[str]]:
    """What each lane says, by its question."""
    record = system(**fields)
    s = context(dag=dag, system=[record], regler=RULES, kontroller=kontroller)
    return {b.namn: [p.i_ord for p in b.perioder] for b in build_banor(s, record)}


def test_a_lane_tells_until_when_something_held_and_that_silence_after_it_is_no_fault():
    found = lanes(klassningar=[CLASSED | {"datum": "2024-01-01"}])
    assert found == {
        "Klassning": ["1 januari 2024 till 1 januari 2025: giltig", "sedan 2 januari 2025: tiden har gått ut"]
    }


def test_a_fact_that_renews_in_time_lengthens_the_stretch_and_a_failed_test_ends_it():
    good = [{"datum": "2026-01-01", "utfall": "lyckat"}, {"datum": "2026-06-01", "utfall": "lyckat"}]
    assert lanes(aterstallningstester=good) == {"Återställningstest": ["sedan 1 januari 2026: giltig"]}
    failed = [*good, {"datum": "2026-09-01", "utfall": "misslyckat"}]
    assert lanes(aterstallningstester=failed)["Återställningstest"] == [
        "1 januari 2026 till 31 augusti 2026: giltig",
        "sedan 1 september 2026: saknas",
    ]


def test_the_past_knows_nothing_of_what_came_later_and_what_is_not_dated_has_no_lane():
    tested = {"aterstallningstester": [{"datum": "2026-06-01", "utfall": "lyckat"}]}
    assert lanes(dag=date(2026, 5, 31), **tested) == {} and lanes() == {}
    audit = kontroll("intern_revision", system=["kartan"], datum=UNKNOWN)
    assert lanes(kontroller=(audit,)) == {}


def test_the_picture_the_table_and_the_list_tell_of_the_same_days():
    record = system(
        aterstallningstester=[{"datum": "2025-06-01", "utfall": "delvis"}],
        bekraftad=[{"datum": "2026-01-01", "av": "chef"}],
    )
    s = context(system=[record], regler=RULES, roller=[roll()])
    picture = build_historikbild(build_banor(s, record), s.dag)
    assert [year for year, _ in picture["ar"]] == [2025, 2026]
    assert [[form for form, _ in row["punkter"]] for row in picture["rader"]] == [["delvis"], ["gjort"]]
    assert [day for day, _ in build_handelser(s, record)] == ["1 januari 2026", "1 juni 2025"]
    html = sheet(aterstallningstester=[{"datum": "2025-06-01", "utfall": "delvis"}])
    assert 'role="img"' in html and "sedan 1 juni 2025: saknas" in html
    assert "Inget är inskrivet med datum." in sheet()


def test_every_stretch_lies_within_the_picture():
    record = system(klassningar=[CLASSED | {"datum": "2020-05-01"}, CLASSED | {"datum": "2023-05-01"}])
    s = context(system=[record], regler=RULES)
    picture = build_historikbild(build_banor(s, record), s.dag)
    for row in picture["rader"]:
        for _, left, width in row["staplar"]:
            assert float(left) >= 0 and float(left) + float(width) <= float(picture["nu"]) + 0.1


def test_nothing_is_told_of_a_system_in_protective_security():
    secret = System(id="hemlig", agare="chef", sakerhetsskydd=True)
    html = systemblad(context("register/system/hemlig.md", system=[secret], roller=[roll()]), "hemlig")
    assert "attgora" not in html and "historik" not in html


def test_an_object_tells_first_which_of_its_roles_nobody_knows():
    s = context("register/objekt/parkering.md", objekt=[objekt(agare="chef")], roller=[roll()])
    text = words(objektblad(s, "parkering"))
    assert "3 av 4 roller vet vi inget om" in text and "Incidentledare. Ersättare. Utredare." in text
    assert "Kan fyllas i av: Chefen" in text and text.count("Chefen") == 2


def test_an_objects_systems_are_told_with_what_is_due_in_each():
    held = [
        system(objekt="parkering", riskanalyser=[{"datum": "2026-01-01", "lage": "behovs"}]),
        system(id="b", namn="Bron", objekt="parkering"),
    ]
    s = context("register/objekt/parkering.md", objekt=[objekt()], system=held, atgarder=[atgard(system=["b"])])
    text = words(objektblad(s, "parkering"))
    assert "Kartan 1 sak att göra, 9 vet vi inget om: Riskanalys (saknas)." in text
    assert "Bron Inget känt att göra, 10 vet vi inget om" in text and "Öva (ATG-001)" in text


def test_a_restricted_system_says_under_its_heading_whom_it_is_for_and_why():
    told = "Begränsad: bara för en namngiven grupp. Grunden är inte bedömd."
    assert told in words(sheet(synlighet="begransad"))
    assert told not in words(sheet())
    kept = System(id="kartan", agare=UNKNOWN, sakerhetsskydd=True, synlighet="begransad")
    sida = "register/system/kartan.md"
    assert told in words(systemblad(context(sida, system=[kept], roller=[roll()]), "kartan"))
