"""A supervision case deficiency by deficiency: what the authority found, what is done, and that silence is not none."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from macros.models.base import Synlighet
from macros.problems import Felbruk
from macros.registers.narrow import by_marks, narrowed
from macros.views.parts import Sammanhang
from macros.views.tillsynsarende import build_arende
from macros.views.tillsynssida import tillsynssida
from tests.unit.office import (
    DAY,
    UNKNOWN,
    arsuppgift,
    atgard,
    avvikelse,
    context,
    event,
    kontroll,
    projekt,
    regel,
    roll,
    system,
    underlag,
)

CASE = {"diarienummer": "T2024-00412 (tjänsteutlåtandet)", "rubrik": "Tillsyn enligt lagen", "synlighet": "intern"}


def office(dag: date = DAY, **held: Any) -> Sammanhang:
    case = held.pop("case", {})
    rest = {"kontroller": [kontroll("tillsyn", **CASE | case)], "roller": [roll()], "regler": [regel()]}
    return context("index.md", (), dag, **rest | held)


FOUND = {
    "avvikelser": [
        avvikelse(
            kontroll="KON-001",
            orsak="Ingen visste.",
            korrigering="Listan finns.",
            system=["kartan"],
            atgarder=["ATG-001", "ATG-002"],
            handelser=[
                event("2026-03-01", "pagar", "Hälften är klart."),
                event("2026-11-01", "klar", "Allt är klart."),
            ],
        ),
        avvikelse(id="AVV-002", rubrik="Senare funnen", upptackt="2026-10-01", kontroll="KON-001"),
        avvikelse(id="AVV-003", rubrik="Något annat"),
    ],
    "atgarder": [
        atgard(handelser=[event("2026-02-10", "klar", underlag="T2026-9")]),
        atgard(id="ATG-002", rubrik="Byt logg", handelser=[event("2026-10-10", "pagar")]),
    ],
    "system": [system()],
    "underlag": [
        underlag(skyddsatgarder=[], avvikelser=["AVV-001"]),
        underlag(id="BEV-002", skyddsatgarder=[], kontroller=["KON-001"]),
    ],
}


def told(s: Sammanhang) -> dict[str, dict[str, str]]:
    """The deficiencies by their ids, each by its columns."""
    sheet = build_arende(s, "T2024-00412").blad[0]
    return {row[0]: dict(zip(sheet.kolumner, row, strict=True)) for row in sheet.rader}


def test_a_deficiency_is_told_as_it_was_on_the_day():
    spring, autumn = told(office(date(2026, 6, 1), **FOUND)), told(office(**FOUND))
    assert list(spring) == ["AVV-001"] and list(autumn) == ["AVV-001", "AVV-002"]
    assert (spring["AVV-001"]["Läge"], autumn["AVV-001"]["Läge"]) == ("Pågår", "Klar")
    assert spring["AVV-001"]["Vad som har hänt"] == "1 mars 2026: Hälften är klart."
    assert spring["AVV-001"]["Öppna ärenden"] == "Inget öppet. 1 ärende är avslutat."
    assert autumn["AVV-001"]["Öppna ärenden"] == "ATG-002 Byt logg. Pågår, 10 oktober 2026."
    assert spring["AVV-001"]["Underlag"].splitlines() == [
        "BEV-001: Protokoll, 1 februari 2026, T2026-5. Giltigt till 1 augusti 2026.",
        "ATG-001: Något hände, 10 februari 2026, T2026-9. Ingen tid inskriven.",
    ]
    assert autumn["AVV-002"]["Orsak"] == autumn["AVV-002"]["Underlag"].lower() == UNKNOWN
    assert autumn["AVV-001"]["System"] == "Klassning uppgift saknas: Kartan"


def test_a_case_without_deficiencies_written_in_does_not_say_that_there_are_none():
    made = build_arende(office(), "T2024-00412")
    (row,) = made.blad[0].rader
    silent = "Inga brister i ärendet är inskrivna i registret över avvikelser. Det betyder inte att det saknas brister."
    assert row[0] == silent and not any(row[1:])
    assert made.svar[0] == f"Uppgift saknas. {silent}"
    assert ("Antal inskrivna brister", "uppgift saknas") in made.fakta


def test_the_case_tells_of_projects_that_name_it_and_of_what_comes_back_every_year():
    work = projekt(underlag="Tjänsteutlåtande, dnr T2024-00412", aktiviteter=[{"text": "Rätta.", "tid": UNKNOWN}])
    other = projekt(id="annat", namn="Annat", underlag="T2024-00413", aktiviteter=[{"text": "Bygg.", "tid": UNKNOWN}])
    yearly = arsuppgift(rubrik="Redovisa för nämnden", manader=(11,), kontroll="KON-001", forslag="Enligt källan.")
    html = tillsynssida(
        build_arende(office(projekt=[work, other], arshjul=[yearly, arsuppgift(id="ARS-002")]), "KON-001")
    )
    assert "Rätta." in html and "Bygg." not in html
    assert "Redovisa för nämnden" in html and "november" in html and "Enligt källan." in html and "ARS-002" not in html


def test_a_matter_of_the_case_at_large_stands_by_itself_and_only_once():
    held = FOUND | {"atgarder": [*FOUND["atgarder"], atgard(id="ATG-003", rubrik="Betala")]}
    made = build_arende(office(case={"atgarder": ["ATG-001", "ATG-003"]}, **held), "T2024-00412")
    (table,) = [t for t in made.avsnitt[0].tabeller if t.id == "arendets-atgarder"]
    assert [row[0].text for row in table.rader] == ["ATG-003"]


@pytest.mark.parametrize("asked", ["T2024-00412", "t2024-00412", "KON-001"])
def test_a_case_is_found_by_its_number_and_by_its_id(asked):
    made = build_arende(office(), asked)
    assert made.titel == "Tillsynsärende T2024-00412" and made.fil == "tillsyn-t2024-00412-2026-11-24"


@pytest.mark.parametrize(
    ("s", "asked", "words"),
    [
        (office(), "T2024-0041", 'tillsynsärendet "T2024-0041" finns inte; menade du "T2024-00412"?; de som finns är'),
        (context("index.md"), "KON-001", 'tillsynsärendet "KON-001" finns inte; de som finns är inga'),
        (office(date(2025, 12, 31)), "KON-001", "tillsynsärendet KON-001 var inte känt 31 december 2025"),
        (office(date(2026, 2, 1), case={"datum": "2026-03-01"}), "KON-001", "var inte känt 1 februari 2026"),
    ],
)
def test_a_case_that_is_not_there_is_told_in_a_line(s, asked, words):
    with pytest.raises(Felbruk) as fault:
        build_arende(s, asked)
    assert words in str(fault.value)


def for_staff(s: Sammanhang) -> Sammanhang:
    return replace(s, registers=narrowed(s.registers, Synlighet.INTERN, by_marks(s.registers, Synlighet.INTERN)))


def test_deficiencies_are_restricted_and_the_staff_are_told_that_they_are_kept_back():
    whole, staff = build_arende(office(**FOUND), "KON-001"), build_arende(for_staff(office(**FOUND)), "KON-001")
    assert whole.begransat.startswith("Begränsad: ") and staff.begransat == ""
    assert staff.svar[0] == "Visas inte här: bristerna i ärendet."
    assert "Ingen visste." in tillsynssida(whole) and "Ingen visste." not in tillsynssida(staff)
    hidden = for_staff(office(case={"synlighet": "begransad"}))
    with pytest.raises(Felbruk, match=r"får (inte )?läsa"):
        build_arende(hidden, "KON-001")
