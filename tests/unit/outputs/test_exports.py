"""What is exported is what went in: every file is read back with another library than the one that wrote it."""

import csv
import io
import json
import time
import zipfile
from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from macros.models import REGISTERS
from macros.models.arshjul import Arsuppgift
from macros.models.atgard import Atgard
from macros.models.base import SAKNAS, Record
from macros.models.dag import Intraffat, i_ord
from macros.models.genomgang import Genomgang
from macros.models.lag import Lag
from macros.models.roll import Roll
from macros.models.system import System
from macros.models.utbildning import Utbildning
from macros.outputs.exports import FORMELTECKEN, export_files, lis_schema, write_exports
from macros.outputs.workbook import AVKORTAD
from macros.registers.load import Registers
from macros.views.columns import BERAKNADE, kolumner

DAG = date(2026, 11, 24)
NAMN = "Åsa Öberg-Test"
ELAKT = "=cmd|' /C calc'!A0 <script>alert(1)</script>; \"citat\" 'enkla'\n{{ x }} {% y %} åäö 🚲, \\n"
FILER = {f"{r.namn}.{form}" for r in REGISTERS for form in ("json", "csv", "xlsx")}
UTBILDNINGAR = next(r for r in REGISTERS if r.namn == "utbildningar")
FILER |= {"arshjul.ics", "kravlage.json", "lis.json", "lis.schema.json"}


def roll(**fields: Any) -> Roll:
    base = {"id": "it-chef", "namn": "It-chef", "organisation": "tk", "mandat": "uppgift saknas", "uppgifter": ["Leda"]}
    return Roll(**base | fields)


def atgard(**fields: Any) -> Atgard:
    base = {"id": "ATG-001", "rubrik": "Öva", "ansvarig": "it-chef", "senast": "2026-11-23", "ursprung": "vor"}
    return Atgard(**base | fields)


def genomgang() -> Genomgang:
    return Genomgang(
        id="2026",
        titel="Ledningens genomgång 2026",
        bilaga_till="Verksamhetsplan 2026",
        redovisar=2025,
        dokumentnummer="uppgift saknas",
        aterger=True,
        kontaktperson={"namn": NAMN, "roll": "it-chef"},
        bedomd_dag={"dag": "2025-11-30"},
        beslutad="uppgift saknas",
        beslutad_av="uppgift saknas",
        uppfoljning={"fran": "2026-05", "till": "2026-06", "text": "sena våren 2026"},
        nasta={"senast": "2026-10", "agenda": "Samma"},
    )


def arsuppgift(**fields: Any) -> Arsuppgift:
    base = {"id": "ARS-001", "rubrik": "Öva", "roll": "it-chef", "manader": [10, 3], "forslag": "Två gånger om året"}
    return Arsuppgift(**base | fields)


def system(**fields: Any) -> System:
    unknown = dict.fromkeys(("fran", "objekt", "driftformer", "forvaltas_av", "vid_bortfall"), "uppgift saknas")
    return System(**{"id": "sys", "namn": "Sys", "agare": "it-chef", "personuppgifter": True} | unknown | fields)


def utbildning(**fields: Any) -> Utbildning:
    base = {"id": "UTB-001", "rubrik": "Kurs", "datum": "2025-04-25", "grupp": "Alla", "antal": 12}
    return Utbildning(**base | {"malgrupp_antal": 20} | fields).model_copy(update={"malgrupp_antal": SAKNAS})


def registers(**records: list[Record]) -> Registers:
    """Registers with the records given, and no records in the others."""
    return Registers({r.namn: tuple(records.get(r.namn, ())) for r in REGISTERS})


def hostile(record: Record, *fields: str) -> Record:
    """The record with the hostile text in these fields, newline and all, past the model's own tidying."""
    return record.model_copy(update=dict.fromkeys(fields, ELAKT))


@pytest.fixture(scope="module")
def everything() -> Registers:
    """Something of each kind of value that a file may hold."""
    done = {"datum": "2026-03", "status": "klar", "text": "Klart"}
    law = {"datum": "2025", "lage": "galler", "text": "Gäller", "vantas_galla": "2026-01-15", "kalla": "SFS"}
    secret = System(id="hemlig", agare="it-chef", sakerhetsskydd=True)
    levels = {"datum": "2025-10-03", "konfidentialitet": 2, "riktighet": 3, "tillganglighet": 0}
    access = {"datum": "2025-10-03", "del": "teknik", "dokumenterad": True}
    return registers(
        roller=[roll(), hostile(roll(id="elak"), "namn")],
        atgarder=[atgard(), atgard(id="ATG-002", senast="uppgift saknas", handelser=[done]), atgard(id="ATG-003")],
        genomgangar=[genomgang()],
        arshjul=[hostile(arsuppgift(), "rubrik", "beskrivning"), arsuppgift(id="ARS-002", roll="uppgift saknas")],
        lagar=[Lag(id="csl", namn="Lagen", betydelse="Mycket", lagen=[law])],
        system=[secret, system(klassningar=[levels], behorigheter=[access])],
        utbildningar=[hostile(utbildning(), "rubrik"), utbildning(id="UTB-002", datum="2025-04", antal=0)],
    )


@pytest.fixture(scope="module")
def files(everything: Registers) -> dict[str, bytes]:
    return export_files(everything, DAG)


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(lis_schema())


EARLY = date(1766, 12, 2)
SPAN = {"fran": "2025-05-01", "till": "2025-05-01", "text": "första maj"}


@pytest.fixture(scope="module")
def odd() -> dict[str, bytes]:
    """Trainings by id: a day in other words, a day before Excel, a text too long, then a text for each formula sign."""
    made = [
        utbildning(id="UTB-101", datum=SPAN),
        utbildning(id="UTB-102", datum="2025").model_copy(update={"datum": Intraffat(EARLY, EARLY, i_ord(EARLY))}),
        utbildning(id="UTB-103").model_copy(update={"grupp": "å" * 40_000}),
    ]
    for sign in FORMELTECKEN:
        made.append(utbildning(id="UTB-200").model_copy(update={"rubrik": f"{sign}1+1", "grupp": f"a{sign}"}))
    return export_files(registers(utbildningar=made), DAG)


def sheet(files: dict[str, bytes], namn: str) -> Worksheet:
    return load_workbook(io.BytesIO(files[f"{namn}.xlsx"])).active


def cells(files: dict[str, bytes], namn: str) -> list[dict[str, Any]]:
    head, *rows = sheet(files, namn).iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def lines(files: dict[str, bytes], namn: str) -> list[dict[str, str]]:
    text = files[f"{namn}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";", strict=True))


def poster(files: dict[str, bytes], namn: str) -> list[dict[str, Any]]:
    return json.loads(files[f"{namn}.json"])["poster"]


def events(files: dict[str, bytes]) -> list[Any]:
    return list(Calendar.from_ical(files["arshjul.ics"]).walk("VEVENT"))


def test_every_register_has_its_files_under_utdata(everything, files, tmp_path):
    folder = tmp_path / "ny" / "site" / "utdata"
    written = write_exports(everything, DAG, folder.parent)
    assert {p.relative_to(folder).as_posix() for p in written} == FILER
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == files


def test_registers_without_records_give_files_that_can_be_read():
    files = export_files(registers(), DAG)
    for register in REGISTERS:
        assert poster(files, register.namn) == lines(files, register.namn) == cells(files, register.namn) == []
    assert events(files) == []


# The same bytes


def test_two_writes_a_while_apart_are_byte_identical(everything, files, monkeypatch):
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + 1e6)
    assert export_files(everything, DAG) == files


def test_a_workbook_knows_the_as_of_day_and_no_clock(files):
    for name in (n for n in files if n.endswith(".xlsx")):
        with zipfile.ZipFile(io.BytesIO(files[name])) as archive:
            assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = load_workbook(io.BytesIO(files["roller.xlsx"])).properties
    assert properties.created == properties.modified == datetime(2026, 11, 24)
    assert properties.title == "Roller, läget 24 november 2026"


# JSON


def test_json_has_every_field_with_dates_unknowns_and_computed_states(files):
    whole = json.loads(files["atgarder.json"])
    assert {k: whole[k] for k in ("schema", "dag", "register")} == {
        "schema": "lis-1",
        "dag": "2026-11-24",
        "register": "atgarder",
    }
    first, second, _ = whole["poster"]
    assert set(first) == {*Atgard.model_fields, "lage", "lage_om"}
    assert (first["senast"], first["lage"], first["beskrivning"]) == ("2026-11-23", "Inget rapporterat", None)
    assert (second["senast"], second["lage"]) == ("uppgift saknas", "Klar")
    assert second["handelser"][0]["datum"] == {"fran": "2026-03-01", "till": "2026-03-31", "text": "mars 2026"}


def test_a_day_in_other_words_keeps_its_words(odd):
    assert poster(odd, "utbildningar")[0]["datum"] == SPAN
    assert lines(odd, "utbildningar")[0]["Datum"] == cells(odd, "utbildningar")[0]["Datum"] == "första maj"


def test_json_uses_the_names_that_editors_write_and_the_words_for_unknown(files):
    found = poster(files, "system")[1]
    assert found["behorigheter"] == [
        {"datum": "2025-10-03", "del": "teknik", "dokumenterad": True, "underlag": None},
    ]
    assert (found["krt"], found["klassning_lage"], found["riskanalys_lage"]) == (
        "2-3-0",
        "uppgift saknas",
        "uppgift saknas",
    )


def test_nothing_is_computed_of_a_system_in_protective_security(files):
    found = poster(files, "system")[0]
    assert {found[k.nyckel] for k in BERAKNADE["system"]} == {None}
    assert set(lines(files, "system")[0].values()) <= {"hemlig", "It-chef", ""}


@pytest.mark.parametrize("register", REGISTERS, ids=lambda r: r.namn)
def test_no_computed_key_hides_a_field_and_no_two_columns_share_a_name(register):
    assert not {k.nyckel for k in BERAKNADE.get(register.namn, ())} & set(register.modell.model_fields)
    names = [k.namn for k in kolumner(register)]
    assert len(names) == len(set(names))


def test_lis_json_is_all_registers_together(files):
    whole = json.loads(files["lis.json"])
    assert (whole["schema"], whole["dag"]) == ("lis-1", "2026-11-24")
    assert whole["register"] == {r.namn: poster(files, r.namn) for r in REGISTERS}


# Schema


def test_lis_json_follows_its_schema(files):
    schema = json.loads(files["lis.schema.json"])
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(files["lis.json"]))


BREAK = {
    "another version": lambda d: d.update(schema="lis-2"),
    "a register gone": lambda d: d["register"].pop("risker"),
    "a register nobody knows": lambda d: d["register"].update(annat=[]),
    "a field gone": lambda d: d["register"]["atgarder"][0].pop("lage"),
    "a field nobody knows": lambda d: d["register"]["atgarder"][0].update(extra=1),
    "a date in words": lambda d: d["register"]["atgarder"][0].update(senast="i maj"),
    "a date as editors write it": lambda d: d["register"]["atgarder"][1]["handelser"][0].update(datum="2026-03"),
    "unknown where it may not be": lambda d: d["register"]["utbildningar"][0].update(datum="uppgift saknas"),
    "a word outside the list": lambda d: d["register"]["atgarder"][0].update(ursprung="annat"),
    "a person's name": lambda d: d["register"]["genomgangar"][0]["kontaktperson"].update(namn=NAMN),
}


@pytest.mark.parametrize("fault", BREAK.values(), ids=BREAK.keys())
def test_a_broken_lis_json_does_not_follow_the_schema(files, validator, fault):
    broken = json.loads(files["lis.json"])
    fault(broken)
    assert not validator.is_valid(broken)


def test_the_schema_resolves_all_its_references_and_keeps_no_date_as_written():
    text = json.dumps(schema := lis_schema())
    assert "{0,2}" not in text
    for part in text.split('"$ref": "#/$defs/')[1:]:
        assert part.partition('"')[0] in schema["$defs"]


# CSV


def test_csv_opens_in_swedish_excel(files):
    raw = files["utbildningar.csv"]
    assert raw.startswith("\ufeffId;Rubrik;Datum;".encode())
    assert raw.endswith(b"\r\n")
    assert list(lines(files, "utbildningar")[0]) == [k.namn for k in kolumner(UTBILDNINGAR)]


def test_csv_has_iso_dates_words_and_names_of_what_is_referred_to(files):
    assert lines(files, "utbildningar")[1]["Datum"] == "april 2025"
    assert lines(files, "utbildningar")[0]["Datum"] == "2025-04-25"
    assert (lines(files, "utbildningar")[1]["Antal"], lines(files, "utbildningar")[1]["Målgruppens storlek"]) == (
        "0",
        "uppgift saknas",
    )
    assert lines(files, "atgarder")[0]["Ansvarig"] == "It-chef"


def test_a_csv_text_that_begins_as_a_formula_gets_an_apostrophe(odd):
    found = lines(odd, "utbildningar")[3:]
    assert [row["Rubrik"] for row in found] == [f"'{sign}1+1" for sign in FORMELTECKEN]
    assert [row["Grupp"] for row in found] == [f"a{sign}" for sign in FORMELTECKEN]


# XLSX


def test_xlsx_has_dates_as_dates_numbers_as_numbers_and_the_rest_as_text(files):
    whole, coarse = sheet(files, "utbildningar").iter_rows(min_row=2)
    day = whole[2]
    assert (day.value, day.is_date, day.number_format) == (datetime(2025, 4, 25), True, "yyyy-mm-dd")
    assert (coarse[2].value, coarse[2].data_type) == ("april 2025", "s")
    by_name = cells(files, "utbildningar")
    assert [row["Antal"] for row in by_name] == [12, 0]
    assert by_name[0]["Målgruppens storlek"] == "uppgift saknas"
    assert cells(files, "system")[1]["K-R-T"] == "2-3-0"


def test_a_day_before_excels_calendar_is_text(odd):
    assert cells(odd, "utbildningar")[1]["Datum"] == "1766-12-02"


def test_a_text_too_long_for_excel_is_cut_and_says_so(odd):
    assert cells(odd, "utbildningar")[2]["Grupp"].endswith("å" + AVKORTAD)
    assert poster(odd, "utbildningar")[2]["grupp"] == "å" * 40_000


def test_a_sheet_has_a_bold_frozen_head_with_filters_and_fitting_columns(files):
    found = sheet(files, "utbildningar")
    assert found.title == "Utbildningar"
    assert found.freeze_panes == "A2"
    assert found.auto_filter.ref == found.dimensions
    assert all(cell.font.bold for cell in found[1])
    assert found["B2"].alignment.wrap_text
    widths = [found.column_dimensions[letter].width for letter in "ABC"]
    assert 8 <= widths[0] < widths[1] <= 61
    assert widths[2] >= len("2025-04-25")


# Hostile text, examples and persons


def test_hostile_text_stays_text_in_every_form(files):
    assert poster(files, "utbildningar")[0]["rubrik"] == ELAKT
    assert lines(files, "utbildningar")[0]["Rubrik"] == f"'{ELAKT}"
    found = sheet(files, "utbildningar")["B2"]
    assert (found.value, found.data_type, found.hyperlink) == (ELAKT, "s", None)
    event = events(files)[0]
    assert str(event["summary"]) == ELAKT
    assert str(event["description"]) == f"{ELAKT}\n\nFörslag: Två gånger om året"


def test_no_workbook_holds_a_formula_or_an_address(files):
    for name in (n for n in files if n.endswith(".xlsx")):
        with zipfile.ZipFile(io.BytesIO(files[name])) as archive:
            text = archive.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in text
        assert "hyperlink" not in text


def test_examples_are_left_out_unless_asked_for(validator):
    both = registers(atgarder=[atgard(), atgard(id="ATG-900", exempel=True)], arshjul=[arsuppgift(exempel=True)])
    without, included = export_files(both, DAG), export_files(both, DAG, med_exempel=True)
    assert not any(b"ATG-900" in content for content in without.values())
    assert [row["Id"] for row in cells(without, "atgarder")] == ["ATG-001"]
    assert (events(without), len(events(included))) == ([], 1)
    assert [row["Exempel"] for row in lines(included, "atgarder")] == ["", "ja"]
    assert [row["Exempel"] for row in cells(included, "atgarder")] == [None, "ja"]
    validator.validate(json.loads(included["lis.json"]))


def test_no_export_holds_a_persons_name(files):
    for name, content in files.items():
        parts = [content]
        if name.endswith(".xlsx"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                parts = [archive.read(member) for member in archive.namelist()]
        assert not any(NAMN in part.decode() for part in parts), name
    assert poster(files, "genomgangar")[0]["kontaktperson"] == {"roll": "it-chef"}
    assert lines(files, "genomgangar")[0]["Kontaktperson"] == "It-chef"


# The yearly wheel


def test_a_duty_returns_on_the_first_day_of_its_months(files):
    event, unknown = events(files)
    assert event["uid"] == "ARS-001@lis"
    assert event["dtstart"].dt == date(2026, 3, 1)
    assert event["rrule"] == {"FREQ": ["YEARLY"], "BYMONTH": [3, 10], "BYMONTHDAY": [1]}
    assert event["dtstamp"].dt == datetime(2026, 11, 24, tzinfo=UTC)
    assert [list(e["categories"].cats) for e in (event, unknown)] == [["It-chef"], ["uppgift saknas"]]


def test_the_calendar_is_well_formed(files):
    raw = files["arshjul.ics"]
    calendar = Calendar.from_ical(raw)
    assert (calendar["version"], calendar["x-wr-calname"]) == ("2.0", "Årshjul för informationssäkerhet")
    assert calendar["prodid"]
    assert not [event.errors for event in calendar.walk() if event.errors]
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
