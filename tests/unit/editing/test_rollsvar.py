"""A role's filled sheet changes what it says and nothing else, row by row; what has changed meanwhile is never written over."""

import shutil
from datetime import date

import pytest
from openpyxl import load_workbook

from macros.checks.rules import faults_of
from macros.checks.sent_in import guard
from macros.editing import rollform as form
from macros.editing.ta_emot import look_at, read_in, write_in
from macros.models.base import Synlighet
from macros.problems import ContentFault, Felbruk
from tests.conftest import ROOT
from tests.unit.rollbladsfall import DAY, by_libreoffice, cell, fill, loaded, sheet

BETA, TEST, DECISION, DUTY = (
    (form.SYSTEM, "beta"),
    (form.TESTER, "beta"),
    (form.ARENDEN, "BES-005"),
    (form.ARSHJUL, "ARS-010"),
)
REPORT = {form.NYTT_LAGE: "klar", "Dag": date(2026, 11, 25), form.HANDE: "Larmcentralen är bytt."}
ANSWER = {
    BETA: {"Vid bortfall": "allvarlig", "Driftformer": "moln, egen drift", form.BEKRAFTAT: date(2026, 11, 29)},
    TEST: {"Återställning": "lyckat", "Återställning, dag": "2026-11-20", "Återställning, underlag": "EXK 2026-99"},
    DECISION: REPORT,
    DUTY: {"Gjort den": "2026-11-20", "Vad som gjordes": "Genomgången hölls."},
}


@pytest.fixture
def root(tmp_path):
    shutil.copytree(ROOT / "demo" / "data", tmp_path / "data")
    return tmp_path


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    place = tmp_path_factory.mktemp("rot")
    shutil.copytree(ROOT / "demo" / "data", place / "data")
    return sheet(place)


def read(root, path):
    return read_in(root, loaded(root), path, DAY, guard())


def everything(root) -> dict:
    return {p: p.read_bytes() for p in (root / "data").rglob("*.yml")}


def change(root, name, before, after) -> None:
    """Somebody changes a file while the sheet is away."""
    path = root / "data" / name
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def refused(root, path) -> str:
    found = read(root, path)
    return "\n".join(map(str, found.fel()))


def test_what_is_written_in_the_sheet_becomes_fields_and_dated_rows_with_the_role(root, sent, tmp_path):
    found = read(root, fill(sent, tmp_path / "b.xlsx", ANSWER))
    assert found.om == "Blad för Chefen (chef), läget 2026-11-30." and found.nekade == {} and found.ovrigt == []
    assert [(a.id, a.rad) for a in found.andringar] == [
        ("beta", "Driftformer: moln → moln, egen drift"),
        ("beta", "Vid bortfall: betydande → allvarlig"),
        ("beta", "Bekräftad: ny rad, 2026-11-29, av chef"),
        ("beta", "Återställningstester: ny rad, 2026-11-20, lyckat, EXK 2026-99"),
        ("BES-005", "Händelser: ny rad, 2026-11-25, klar, Larmcentralen är bytt. av chef"),
        ("ARS-010", "När den har gjorts: ny rad, 2026-11-20, Genomgången hölls. av chef"),
    ]
    write_in(root, found.andringar, faults_of)
    after = loaded(root)
    beta = after.get("system", "beta")
    assert ([x.value for x in beta.driftformer], beta.vid_bortfall.value) == (["moln", "egen"], "allvarlig")
    assert (str(beta.bekraftad[-1].datum), beta.bekraftad[-1].av) == ("29 november 2026", "chef")
    assert beta.aterstallningstester[-1].underlag == "EXK 2026-99"
    assert not after.get("beslut", "BES-005").oppet(DAY)
    assert after.get("arshjul", "ARS-010").gjort[-1].text == "Genomgången hölls."


def test_a_sheet_that_nobody_filled_in_changes_nothing(root, sent, tmp_path):
    found = read(root, fill(sent, tmp_path / "b.xlsx", {}))
    assert (found.andringar, found.nekade, found.ovrigt) == ([], {}, [])


@pytest.mark.parametrize("malgrupp", Synlighet)
def test_every_role_gets_a_sheet_that_comes_back_unchanged_for_every_audience(root, tmp_path, malgrupp):
    for roll in loaded(root).roller:
        found = read(root, fill(sheet(root, roll.id, malgrupp), tmp_path / f"{roll.id}.xlsx", {}))
        assert (found.andringar, found.nekade, found.ovrigt) == ([], {}, []), roll.id


def test_libreoffice_opens_the_sheet_and_saves_it_so_that_it_is_read_as_it_was_filled_in(root, sent, tmp_path):
    path = fill(sent, tmp_path / "b.xlsx", ANSWER)
    straight = [(a.id, a.rad) for a in read(root, path).andringar]
    saved = read(root, by_libreoffice(path, "xlsx"))
    assert [(a.id, a.rad) for a in saved.andringar] == straight
    assert (saved.nekade, saved.ovrigt) == ({}, [])


def test_the_same_file_twice_writes_nothing_the_second_time_and_says_so(root, sent, tmp_path):
    path = fill(sent, tmp_path / "b.xlsx", ANSWER)
    write_in(root, read(root, path).andringar, faults_of)
    again = read(root, path)
    assert (again.andringar, again.nekade) == ([], {})
    assert sum("står redan inskrivet" in row for row in again.ovrigt) == 4


def test_looking_writes_nothing(root, sent, tmp_path):
    before = everything(root)
    look_at(root, read(root, fill(sent, tmp_path / "b.xlsx", ANSWER)).andringar, faults_of)
    assert everything(root) == before


def test_some_records_are_written_in_without_the_others(root, sent, tmp_path):
    found = read(root, fill(sent, tmp_path / "b.xlsx", ANSWER))
    write_in(root, found.valda(["BES-005"]), faults_of)
    after = loaded(root)
    assert not after.get("beslut", "BES-005").oppet(DAY) and after.get("system", "beta").vid_bortfall == "betydande"
    with pytest.raises(Felbruk, match='"ATG-001" ändras inte av filen'):
        found.valda(["ATG-001"])


# What changed meanwhile.


def test_a_field_that_somebody_else_has_changed_is_not_written_over_and_both_values_are_told(root, sent, tmp_path):
    path = fill(sent, tmp_path / "b.xlsx", {BETA: {"Vid bortfall": "allvarlig"}})
    change(root, "system/beta.yml", "vid_bortfall: betydande", "vid_bortfall: mattlig")
    before = everything(root)
    told = refused(root, path)
    assert told.startswith("b.xlsx, bladet System:5: Vid bortfall: Vid bortfall har ändrats i registret sedan bladet")
    assert 'nu står "måttlig", och du skrev "allvarlig"' in told
    assert read(root, path).andringar == [] and everything(root) == before


def test_what_somebody_else_changed_and_the_sheet_did_not_touch_stands(root, sent, tmp_path):
    path = fill(sent, tmp_path / "b.xlsx", {BETA: {"Driftformer": "moln, GSIT"}})
    change(root, "system/beta.yml", "vid_bortfall: betydande", "vid_bortfall: mattlig")
    found = read(root, path)
    write_in(root, found.andringar, faults_of)
    beta = loaded(root).get("system", "beta")
    assert (beta.vid_bortfall.value, [x.value for x in beta.driftformer]) == ("mattlig", ["moln", "gsit"])


def test_two_people_who_report_of_one_matter_the_second_is_told_what_the_first_wrote(root, sent, tmp_path):
    first = fill(sent, tmp_path / "a.xlsx", {DECISION: REPORT | {form.NYTT_LAGE: "pågår", form.HANDE: "Beställd."}})
    second = fill(sent, tmp_path / "b.xlsx", {DECISION: REPORT})
    write_in(root, read(root, first).andringar, faults_of)
    before = everything(root)
    told = refused(root, second)
    assert "har ändrats i registret sedan bladet skrevs" in told and "pågår, Beställd. av chef" in told
    assert everything(root) == before


def test_a_confirmation_is_of_what_stood_then(root, sent, tmp_path):
    path = fill(sent, tmp_path / "b.xlsx", {BETA: {form.BEKRAFTAT: "2026-11-29"}})
    change(root, "system/beta.yml", "leverantorer: [exempelmoln]", "leverantorer: []")
    assert "sedan dess är Leverantörer ändrat; läs det som står nu" in refused(root, path)


def test_a_row_that_is_somebody_elses_now_is_refused(root, sent, tmp_path):
    path = fill(sent, tmp_path / "b.xlsx", {BETA: {"Vid bortfall": "allvarlig"}})
    change(root, "system/beta.yml", "agare: chef", "agare: it-chef")
    assert "beta hör inte längre till chef; nu står it-chef" in refused(root, path)


# What is wrong in the sheet.

WRONG = {
    "a name": (
        {DECISION: REPORT | {form.HANDE: "Anna Svensson gjorde det."}},
        ':6: Vad har hänt: "Anna Svensson" ser ut som',
    ),
    "a phone": ({DECISION: REPORT | {form.HANDE: "Ring 08-508 27 200."}}, "ser ut som ett telefonnummer; skriv rollen"),
    "a mail": ({BETA: {"Beskrivning": "Fråga nagon@kontoret.example"}}, "ser ut som en e-postadress"),
    "a level": ({BETA: {"Beskrivning": "Systemet är klassat nivå 4"}}, "säger att något har nivå 4"),
    "no day": ({DECISION: REPORT | {"Dag": None}}, ":6: Dag: rutan är tom; dagen då det hände"),
    "no words": ({DECISION: REPORT | {form.HANDE: None}}, ":6: Vad har hänt: rutan är tom"),
    "only words": ({DECISION: {form.HANDE: "Klart."}}, ":6: Nytt läge: rutan är tom"),
    "to come": ({DECISION: REPORT | {"Dag": "2027-01-01"}}, ":6: Dag: 2027-01-01 har inte varit än"),
    "no state": ({DECISION: REPORT | {form.NYTT_LAGE: "ersatt"}}, 'Nytt läge: "ersatt" går inte att välja'),
    "older": ({DECISION: REPORT | {"Dag": "2020-01-01"}}, "står redan inskrivet och är senare"),
    "a time alone": ({DECISION: {form.NY_TID: "2027-03"}}, "Ny tid: en ny tid behöver också nytt läge"),
    "no object": ({BETA: {"Objekt": "parkeringen"}}, 'Objekt: "parkeringen" går inte att välja; menade du'),
    "no form": ({BETA: {"Driftformer": "moln och fax"}}, 'Driftformer: "fax" går inte att välja'),
    "too long": ({BETA: {"Namn": "x" * 151}}, ":5: Namn: "),
    "half access": ({TEST: {"Behörigheter, dag": "2026-11-20"}}, "skriv ja eller nej för minst en av delarna"),
    "no mark": ({BETA: {"Vid bortfall": "allvarlig", form.MARKE: "x"}}, "märket är borta eller ändrat"),
    "too much": ({DECISION: REPORT | {"Underlag": "y" * 200}}, ":6: Underlag: texten har 200 tecken"),
    "an invisible sign": ({DECISION: REPORT | {form.HANDE: "Kl\u200bart"}}, "osynligt tecken"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_fault_is_told_with_sheet_row_and_column_and_its_row_is_not_written(root, sent, tmp_path, name):
    cells, told = WRONG[name]
    found = read(root, fill(sent, tmp_path / "b.xlsx", cells))
    assert told in "\n".join(map(str, found.fel()))
    assert found.andringar == []


def test_a_fault_in_one_row_does_not_stop_another_that_is_chosen(root, sent, tmp_path):
    cells = {BETA: {"Vid bortfall": "kanske"}, DECISION: REPORT}
    found = read(root, fill(sent, tmp_path / "b.xlsx", cells))
    assert (found.ids, list(found.nekade)) == (["BES-005"], ["beta"])
    with pytest.raises(Felbruk, match='beta går inte att skriva in: "kanske" går inte att välja'):
        found.valda(["beta", "BES-005"])


def test_what_only_the_rules_see_stops_it_and_nothing_is_written(root, sent, tmp_path):
    before = everything(root)
    changes = read(root, fill(sent, tmp_path / "b.xlsx", ANSWER)).andringar
    with pytest.raises(ContentFault):
        write_in(root, changes, lambda place: [] if place == root else faults_of(place / "finns-inte"))
    assert everything(root) == before


# Nothing is lost in silence.


def test_an_emptied_cell_changes_nothing_and_is_told(root, sent, tmp_path):
    found = read(root, fill(sent, tmp_path / "b.xlsx", {BETA: {"Vid bortfall": None}}))
    assert found.andringar == [] and "beta: rutan Vid bortfall är tömd, och då ändras inget" in found.ovrigt[0]


def test_what_is_no_longer_known_is_said_in_words(root, sent, tmp_path):
    found = read(root, fill(sent, tmp_path / "b.xlsx", {BETA: {"Vid bortfall": "Uppgift saknas"}}))
    assert found.andringar[0].rad == "Vid bortfall: betydande → uppgift saknas"


def test_a_remark_a_grey_cell_a_new_column_and_a_new_sheet_are_told(root, sent, tmp_path):
    path = fill(sent, tmp_path / "b.xlsx", {BETA: {form.REMARK: "Byts i vår."}, DECISION: {"Vad": "Byt allt"}})
    book = load_workbook(path)
    book[form.SYSTEM].cell(4, 20).value, book[form.SYSTEM].cell(5, 20).value = "Mitt eget", "något"
    book.create_sheet("Mina saker")["A1"] = "något"
    book.save(path)
    told = "\n".join(read(root, path).ovrigt)
    assert 'bladet "Mina saker" läses inte in' in told
    assert 'kolumnen "Mitt eget" är tillagd och läses inte in' in told
    assert "beta, skrivet till dig: Byts i vår." in told
    assert "BES-005: något är ändrat i en grå ruta (Vad, Slag, Senast nu, Läge nu); det läses inte in" in told


def test_a_new_row_a_double_row_and_an_unknown_one_are_told(root, sent, tmp_path):
    path = fill(sent, tmp_path / "b.xlsx", {BETA: {"Vid bortfall": "allvarlig"}})
    book = load_workbook(path)
    found = book[form.SYSTEM]
    for column in range(1, 15):
        found.cell(6, column).value = found.cell(5, column).value
    found.cell(7, 2).value, found.cell(8, 1).value = "Ett nytt system", "betta"
    book.save(path)
    told = refused(root, path)
    assert "beta står på två rader; behåll en" in told
    assert "raden har inget id; en ny post börjas med lis ny" in told
    assert '"betta" finns inte i registret; menade du "beta"?' in told


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda b: setattr(b[form.OM]["B2"], "value", "cheff"), 'rollen "cheff" finns inte i data/roller.yml'),
        (lambda b: setattr(b[form.OM]["B1"], "value", "annat"), "filen är inget blad av den sort som läses in"),
        (lambda b: b[form.SYSTEM].delete_rows(4), "raden med kolumnernas namn saknas"),
        (lambda b: b[form.SYSTEM].delete_cols(7), "Vid bortfall: kolumnen saknas; be om ett nytt blad"),
    ],
)
def test_a_sheet_that_has_lost_its_form_is_told(root, sent, tmp_path, spoil, told):
    book = load_workbook(fill(sent, tmp_path / "b.xlsx", ANSWER))
    spoil(book)
    book.save(tmp_path / "b.xlsx")
    found = read(root, tmp_path / "b.xlsx")
    assert told in "\n".join(map(str, found.nekade[""]))


def test_what_the_reader_was_not_shown_can_be_added_and_is_never_told_back(root, tmp_path):
    path = fill(sheet(root, malgrupp=Synlighet.INTERN), tmp_path / "b.xlsx", {TEST: ANSWER[TEST]})
    book = load_workbook(path)
    shown = "\n".join(str(c.value) for s in book for row in s.iter_rows() for c in row if c.value)
    assert "misslyckat" not in shown and "aterstallningstester=" not in shown and "tvafaktor" not in shown
    found = read(root, path)
    assert [a.rad for a in found.andringar] == ["Återställningstester: ny rad, 2026-11-20, lyckat, EXK 2026-99"]
    older = fill(
        sheet(root, malgrupp=Synlighet.INTERN),
        tmp_path / "c.xlsx",
        {TEST: ANSWER[TEST] | {"Återställning, dag": "2026-01-02"}},
    )
    told = refused(root, older)
    assert "är senare; skriv in den äldre för hand" in told and "EXK 2026-44" not in told


def test_the_cell_of_a_day_takes_a_day(sent, tmp_path):
    book = load_workbook(fill(sent, tmp_path / "b.xlsx", {}))
    rules = {r.type for r in book[form.ARENDEN].data_validations.dataValidation}
    assert {"list", "date"} <= rules
    assert cell(book[form.ARENDEN], "BES-005", "Dag").number_format == "yyyy-mm-dd"
    assert book[form.SYSTEM]["G3"].value == "Följden för kontoret om det är borta."
