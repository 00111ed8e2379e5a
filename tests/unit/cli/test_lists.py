"""`lis ny REGISTER --fran lista.xlsx`: an office's own list, in the shapes that lists have, and what the one who reads it in is told."""

import shutil
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from macros.cli import main
from macros.content import load_content
from macros.registers.load import Registers, load_registers
from tests.conftest import ROOT
from tests.unit.listfall import book, read_here

TODAY = date(2026, 11, 24)
OBJECTS = """- id: vagnatet
  namn: Vägnätet
  slag: objekt
  beskrivning: Vägarna.
  agare: uppgift saknas
  incidentledare: uppgift saknas
  ersattare: uppgift saknas
  utredare: uppgift saknas
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """A small office with one object, one process and one supplier."""
    monkeypatch.setattr("macros.cli.lists.real_day", lambda: TODAY)
    if "limited_worker" not in request.function.__name__:
        monkeypatch.setattr("macros.editing.workbook._read", read_here)
    made = Path(shutil.copytree(ROOT / "tests" / "minisite", tmp_path / "rot"))
    (made / "data" / "objekt.yml").write_text(OBJECTS, encoding="utf-8")
    process = "- {id: parkera, namn: Parkera, agare: samordnare, beskrivning: Parkering.}\n"
    (made / "data" / "processer.yml").write_text(process, encoding="utf-8")
    supplier = "- {id: molnet-ab, namn: Molnet AB, levererar: Moln, kontakt: uppgift saknas}\n"
    (made / "data" / "leverantorer.yml").write_text(supplier, encoding="utf-8")
    return made


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run `lis` and give all that it says."""

    def run(*words: object, status: int = 0) -> str:
        assert main([str(word) for word in words]) == status
        told = capsys.readouterr()
        return told.out + told.err

    return run


def read(root: Path) -> Registers:
    registers, problems = load_registers(root)
    assert problems == []
    assert [str(p) for p in load_content(root, dag=TODAY).problems] == []
    return registers


def test_a_list_with_titles_columns_in_any_order_and_numbers_as_text_is_read_by_the_limited_worker(root, tmp_path, say):
    path = book(
        tmp_path / "a.xlsx",
        ["System"],
        [],
        ["Färg", "K", "R", "T", "Systemägare", "System", "Objekt", "Klassad", "Drift", "Personuppgifter", "Driftsatt"],
        ["blå", "1", 2.0, "3", "SAMORDNARE", "Räknaren", "vagnatet", date(2026, 3, 1), "STA och moln", "Nej", "2019"],
        [],
        ["röd", None, None, None, "samordnare", "Bryggan", "Vägnätet", None, None, "ja", "mars 2020"],
        dress=lambda sheet: sheet.merge_cells("A1:K1"),
    )
    told = say("ny", "system", "--fran", path, "--rot", root)
    assert 'Läst: bladet "Lista" i a.xlsx, med rubrikerna på rad 3.\nInskrivet i data/system/: 2 poster.\n' in told
    assert 'kolumn A "Färg": känns inte igen' in told and "rad 1: står över rubrikerna" in told
    first, second = (read(root).get("system", name) for name in ("raknaren", "bryggan"))
    assert (first.agare, first.objekt, str(first.fran), first.personuppgifter) == (
        "samordnare",
        "vagnatet",
        "2019",
        False,
    )
    assert (first.driftformer, first.klassningar[0].krt) == (("sta", "moln"), (1, 2, 3))
    assert (second.objekt, str(second.fran), second.personuppgifter) == ("vagnatet", "mars 2020", True)
    assert "Vid bortfall: 2 av 2" in told and "Driftformer: 1 av 2" in told
    assert "fyll i det som du vet (5 uppgifter saknas) och kör lis kontrollera" in told


def test_what_is_not_understood_is_unknown_and_told_with_its_row_and_column(root, tmp_path, say):
    head = ["System", "Objekt", "Personuppgifter", "Drift", "Klassad", "K", "R", "T", "Driftsatt"]
    path = book(
        tmp_path / "a.xlsx",
        head,
        ["Räknaren", "Vägnätett", "kanske", "Azure", "hösten 2025", 1, 2, 2, "3/10/2025"],
        ["Bryggan", "Okänt", "vet ej", None, "2025-01-01", 1, None, 2, "uppgift saknas"],
    )
    told = say("ny", "system", "--fran", path, "--rot", root)
    for row in (
        'rad 2, kolumn B "Objekt": objektet "Vägnätett" finns inte i registret objekt; menade du "Vägnätet"?',
        'rad 2, kolumn C "Personuppgifter": det är varken Ja eller Nej; uppgift saknas är inskrivet',
        'rad 2, kolumn D "Drift": "Azure" är inget av sta, gsit, cyberfysiskt, moln, egen; uppgift saknas är inskrivet',
        'rad 2, kolumn E "Klassad": det säger inte vilka dagar som menas',
        'rad 2, kolumn I "Driftsatt": det kan läsas på två sätt',
        'rad 3, kolumn E "Klassad": klassningen behöver en dag, och K, R och T från 0 till 3; det är inte inskrivet',
    ):
        assert row in told
    assert "rad 3, kolumn C" not in told and "rad 3, kolumn I" not in told
    for record in read(root).system:
        assert str(record.fran) == str(record.personuppgifter) == str(record.objekt) == "uppgift saknas"
        assert record.klassningar == ()


def test_the_same_list_twice_writes_nothing_new_and_changes_nothing(root, tmp_path, say):
    path = book(tmp_path / "a.xlsx", ["System", "Objekt"], ["Räknaren", None], ["Räknaren", None])
    assert "rad 3: står redan på rad 2" in say("ny", "system", "--fran", path, "--rot", root)
    before = {p: p.read_bytes() for p in (root / "data").rglob("*.yml")}
    other = book(tmp_path / "b.xlsx", ["Applikation", "Objekt"], ["RÄKNAREN", "Vägnätet"])
    for again in (path, other):
        told = say("ny", "system", "--fran", again, "--rot", root)
        assert "Inget nytt är inskrivet." in told and "finns redan i registret, och inget är ändrat där" in told
    assert {p: p.read_bytes() for p in (root / "data").rglob("*.yml")} == before


def test_a_trial_shows_what_would_be_written_and_writes_nothing(root, tmp_path, say):
    path = book(tmp_path / "a.xlsx", ["System", "Personuppgifter"], *([f"Karta {n}", "ja"] for n in range(30)))
    before = {p: p.read_bytes() for p in (root / "data").rglob("*") if p.is_file()}
    told = say("ny", "system", "--fran", path, "--rot", root, "--prova")
    assert "Inget är inskrivet, för det här var en prövning" in told and "data/system/: 30 poster." in told
    assert "  - id: karta-0\n    namn: Karta 0\n" in told and "personuppgifter: true" in told
    assert "karta-19 (rad 21)\n  och 10 till\n" in told and "Kör samma kommando utan --prova" in told
    assert {p: p.read_bytes() for p in (root / "data").rglob("*") if p.is_file()} == before


def test_merged_cells_hold_for_each_row_and_sums_titles_and_repeated_heads_are_no_records(root, tmp_path, say):
    def dress(sheet: Worksheet) -> None:
        sheet.merge_cells("B2:B3")
        sheet.merge_cells("A4:C4")

    head = ["System", "Objekt", "Personuppgifter"]
    path = book(
        tmp_path / "a.xlsx",
        head,
        ["Ett", "Vägnätet", "ja"],
        ["Två", None, "nej"],
        ["Gamla system"],
        ["Tre", None, "ja"],
        head,
        ["Summa", None, 3],
        [None, "Vägnätet", "ja"],
        dress=dress,
    )
    told = say("ny", "system", "--fran", path, "--rot", root)
    found = {r.namn: str(r.objekt) for r in read(root).system}
    assert found == {"Ett": "vagnatet", "Två": "vagnatet", "Tre": "uppgift saknas"}
    for row in (
        "rad 4: är en mellanrubrik",
        "rad 6: är rubrikerna en gång till",
        "rad 7: ser ut som en summarad",
        "rad 8: saknar namn",
    ):
        assert row in told


def test_what_is_hidden_is_not_read_and_is_told(root, tmp_path, say):
    made = Workbook()
    made.active.title = "Synligt"
    for row in (["System", "Objekt"], ["Ett", "Vägnätet"], ["Dolt", None], ["Två", None]):
        made.active.append(row)
    made.active.row_dimensions[3].hidden = made.active.column_dimensions["B"].hidden = True
    made.create_sheet("Gammalt").append(["System"])
    made["Gammalt"].sheet_state = "hidden"
    made.save(tmp_path / "a.xlsx")
    told = say("ny", "system", "--fran", tmp_path / "a.xlsx", "--rot", root)
    assert {r.namn: str(r.objekt) for r in read(root).system} == {"Ett": "uppgift saknas", "Två": "uppgift saknas"}
    for row in ("rad 3: är dold i bladet", 'kolumn B "Objekt": är dold i bladet', '"Gammalt" är dolt'):
        assert row in told


def test_several_lists_in_one_file_are_asked_about(root, tmp_path, say):
    made = Workbook()
    made.active.title = "Nu"
    made.active.append(["System"])
    made.active.append(["Ett"])
    made.create_sheet("Förr").append(["System"])
    made["Förr"].append(["Två"])
    made.create_sheet("Om").append(["Läs mig"])
    made.save(tmp_path / "a.xlsx")
    told = say("ny", "system", "--fran", tmp_path / "a.xlsx", "--rot", root, status=2)
    assert (
        told
        == 'lis ny: a.xlsx har flera blad som går att läsa: bladet "Nu", bladet "Förr"; lägg till --blad NAMN för det som ska läsas in\n'
    )
    told = say("ny", "system", "--fran", tmp_path / "a.xlsx", "--rot", root, "--blad", "forr")
    assert 'Läst: bladet "Förr"' in told and '"Om" valdes inte' in told
    assert [r.id for r in read(root).system] == ["tva"]
    told = say("ny", "system", "--fran", tmp_path / "a.xlsx", "--rot", root, "--blad", "Nej", status=2)
    assert 'bladet "Nej" finns inte i a.xlsx; där finns bladet "Nu", bladet "Förr", bladet "Om"' in told


def test_formulas_give_their_value_and_one_that_is_not_counted_is_told(root, tmp_path, say):
    path = book(tmp_path / "a.xlsx", ["System", "Driftsatt"], ["Ett", "=2019+1"], ["=A2", 2020], ["#REF!", None])
    told = say("ny", "system", "--fran", path, "--rot", root)
    assert [str(r.fran) for r in read(root).system] == ["uppgift saknas"]
    assert 'rad 2, kolumn B "Driftsatt": formeln har inget räknat värde; öppna filen i Excel' in told
    assert 'rad 3: kolumn A "System": formeln har inget räknat värde' in told
    assert 'rad 4: kolumn A "System": rutan har felet #REF! ur Excel' in told


def test_level_four_and_protective_security_stop_the_row(root, tmp_path, say):
    path = book(
        tmp_path / "a.xlsx",
        ["System", "K", "R", "T", "Klassning", "Säkerhetsskydd", "Not"],
        ["Ett", 4, 1, 1, date(2026, 1, 1), None, None],
        ["Två", None, None, None, "2-4-1", None, None],
        ["Tre", None, None, None, None, "Ja", None],
        ["Fyra", None, None, None, None, "nej", "klassad som nivå 4"],
        ["Fem", None, None, None, None, "nej", None],
    )
    told = say("ny", "system", "--fran", path, "--rot", root)
    assert [r.id for r in read(root).system] == ["fem"]
    assert "rad 2–3, 5: nivå 4 får aldrig skrivas in. Stanna" in told
    assert "rad 4: raden säger säkerhetsskydd. Stanna" in told


def test_texts_that_look_like_formulas_or_orders_are_text_and_nothing_else(root, tmp_path, say):
    bad = "=cmd|'/c calc'!A1"

    def dress(sheet: Worksheet) -> None:
        sheet["B2"].value, sheet["B2"].data_type = bad, "s"

    texts = ["- {x: 1} # nej", "&a *b !!python/x", "yes", "{{ x }}"]
    rows = [[f"Namn {n}: ja", text] for n, text in enumerate(texts)]
    path = book(tmp_path / "a.xlsx", ["System", "Beskrivning"], ["Ett", "x"], *rows, dress=dress)
    say("ny", "system", "--fran", path, "--rot", root)
    found = {r.namn: r.beskrivning for r in load_registers(root)[0].system}
    assert found == {"Ett": bad} | dict(rows)


def test_signs_that_no_file_may_hold_are_left_out_and_no_screen_acts_on_a_cell(root, tmp_path, say):
    path = book(tmp_path / "a.xlsx", ["System", "Objekt", "A\u202eB"], ["Me\u200bd", None], ["Bra", "Två\u202erader"])
    told = say("ny", "system", "--fran", path, "--rot", root)
    assert [r.id for r in read(root).system] == ["bra"]
    assert "osynligt tecken" in told and all(c.isprintable() or c == "\n" for c in told)


def test_two_columns_for_one_field_are_told_and_nothing_is_chosen(root, tmp_path, say):
    path = book(tmp_path / "a.xlsx", ["System", "K", "Applikation"], ["Räknaren", 1, "Bryggan"])
    told = say("ny", "system", "--fran", path, "--rot", root, status=2)
    assert 'kolumn A "System" och kolumn C "Applikation" är samma uppgift; ta bort alla utom en' in told
    assert not list((root / "data" / "system").glob("*.yml"))


def test_names_that_can_be_no_id_are_left_out_and_told(root, tmp_path, say):
    path = book(tmp_path / "a.xlsx", ["System"], ["Con"], ["å" * 120], ["A+B"], ["A B"], ["漢字"])
    told = say("ny", "system", "--fran", path, "--rot", root)
    assert [r.id for r in read(root).system] == ["a-b"]
    for row in ("rad 2: id", "120 tecken", "rad 5: får samma id som rad 4", "rad 6: har ett namn utan a–z"):
        assert row in told


@pytest.mark.parametrize(
    "heading", ["SYSTEM *", "System/applikation", "Namn på system", "Systemets\nnamn", "System (it)"]
)
def test_a_heading_is_known_however_it_is_dressed(heading, root, tmp_path, say):
    path = book(tmp_path / "a.xlsx", [heading, "System-\nägare", "Ägare/förvaltare"], ["Ett", "samordnare", "x"])
    told = say("ny", "system", "--fran", path, "--rot", root)
    assert load_registers(root)[0].get("system", "ett").agare == "samordnare"
    assert 'kolumn C "Ägare/förvaltare": känns inte igen' in told


def test_a_list_without_a_name_a_column_or_a_file_is_told(root, tmp_path, say):
    path = book(tmp_path / "a.xlsx", ["Färg"], ["blå"])
    told = say("ny", "system", "--fran", path, "--rot", root, status=2)
    assert "a.xlsx har ingen rad med rubriker där en kolumn heter Namn, eller till exempel system" in told
    assert "finns inte" in say("ny", "system", "--fran", tmp_path / "nej.xlsx", "--rot", root, status=2)
    assert "läses inte in ur ett kalkylblad" in say("ny", "mal", "--fran", path, "--rot", root, status=2)
    assert "ange inget id" in say("ny", "system", "x", "--fran", path, "--rot", root, status=2)
    assert "hör till en lista" in say("ny", "system", "x", "--prova", "--rot", root, status=2)


def test_a_list_within_the_root_is_read_and_told_to_be_moved(root, say):
    path = book(root / "lista.xlsx", ["System"], ["Ett"])
    assert "Flytta lista.xlsx ut ur mappen" in say("ny", "system", "--fran", path, "--rot", root)
    (fault,) = load_content(root, dag=TODAY).problems
    assert str(fault).startswith("lista.xlsx:1: ett kalkylblad får inte ligga här")


LISTS: dict[str, tuple[list, list, dict[str, Any]]] = {
    "objekt": (
        ["Objekt", "Typ", "Objektägare", "Incidentledare", "Beskrivning"],
        ["Broarna", "Objekt", "Samordnare", "Anna Svensson", "Alla broar."],
        {"id": "broarna", "slag": "objekt", "agare": "samordnare", "beskrivning": "Alla broar."},
    ),
    "processer": (
        ["Process", "Processägare"],
        ["Bygga väg", "samordnare"],
        {"id": "bygga-vag", "agare": "samordnare", "beskrivning": "uppgift saknas"},
    ),
    "informationsmangder": (
        ["Informationsmängd", "Process", "Informationsägare", "Personuppgifter", "K-R-T", "Klassad"],
        ["Tillstånd", "PARKERA", "samordnare", "Ja", "K1 R2 T0", "okt 2025"],
        {"id": "tillstand", "process": "parkera", "personuppgifter": True},
    ),
    "behandlingar": (
        ["Id", "Behandling", "Process", "System", "Gemensamt personuppgiftsansvar", "DPIA", "IoT", "Startdatum"],
        ["2021-7", "Hantera tillstånd", "parkera", "Kartan, Okända", "EXK", "2025-03-04", "nej", "kv 2 2021"],
        {"id": "PUB-001", "register_id": "2021-7", "process": "parkera", "system": ("kartan",), "iot": False},
    ),
    "leverantorer": (
        ["Leverantör", "Tjänst", "Avtalsnummer", "Avtalsstart", "Avtalsslut", "Biträdesavtal", "Kontaktperson"],
        ["Vägmoln AB", "Drift", "T2024-12", "2024-01-01", "2027", "ja", "Xerxes Qwerty"],
        {"id": "vagmoln-ab", "levererar": "Drift", "kontakt": "uppgift saknas"},
    ),
    "roller": (
        ["Roll", "Organisation", "Mandat", "Uppgift"],
        ["Vägchef", "Exempelkontoret", "Beslutar om vägar.", "1. Bygger vägar.\n2. Lagar vägar."],
        {"id": "vagchef", "organisation": "exempelkontoret", "uppgifter": ("Bygger vägar.", "Lagar vägar.")},
    ),
    "utbildningar": (
        ["Utbildning", "Datum", "Målgrupp", "Antal deltagare"],
        ["Nätfiske", "3/10 2025", "Chefer", "14 st"],
        {"id": "UTB-001", "grupp": "Chefer", "antal": 14, "malgrupp_antal": "uppgift saknas"},
    ),
}


@pytest.mark.parametrize("register", LISTS)
def test_every_register_that_an_office_has_lists_of_is_read_and_read_again_without_a_change(
    register, root, tmp_path, say
):
    head, row, expected = LISTS[register]
    say("ny", "system", "--fran", book(tmp_path / "s.xlsx", ["System"], ["Kartan"]), "--rot", root)
    path = book(tmp_path / "a.xlsx", head, row)
    told = say("ny", register, "--fran", path, "--rot", root)
    assert f"Inskrivet i data/{register}.yml: 1 post." in told
    made = read(root).of(register)[-1]
    for name, value in expected.items():
        found = getattr(made, name)
        assert (found if isinstance(value, bool | int | tuple) else str(found)) == value, name
    before = (root / "data" / f"{register}.yml").read_bytes()
    assert "Inget nytt är inskrivet." in say("ny", register, "--fran", path, "--rot", root)
    assert (root / "data" / f"{register}.yml").read_bytes() == before


def test_a_treatment_that_names_a_system_that_is_not_there_keeps_the_others_and_says_so(root, tmp_path, say):
    say(
        "ny",
        "system",
        "--fran",
        book(tmp_path / "s.xlsx", ["System", "Personuppgifter"], ["Kartan", "ja"]),
        "--rot",
        root,
    )
    path = book(tmp_path / "a.xlsx", ["Behandling", "System"], ["Tillstånd", "Kartan; Okända"], ["Avgifter", "Okända"])
    told = say("ny", "behandling", "--fran", path, "--rot", root)
    assert 'kolumn B "System": systemet "Okända" finns inte i registret system; det är inte inskrivet' in told
    assert [b.system for b in read(root).behandlingar] == [("kartan",), ()]


def test_rows_of_one_name_go_on_with_it_where_lists_grow(root, tmp_path, say):
    def dress(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:A3")

    path = book(
        tmp_path / "a.xlsx",
        ["Roll", "Uppgift", "Organisation"],
        ["Vägchef", "Bygger vägar.", "Exempelkontoret"],
        [None, "Lagar vägar.", None],
        ["Vägchef", "Saltar vägar.", "Exempelstaden"],
        dress=dress,
    )
    told = say("ny", "roll", "--fran", path, "--rot", root)
    assert read(root).get("roller", "vagchef").uppgifter == ("Bygger vägar.", "Lagar vägar.")
    assert "vagchef (rad 2–3)" in told and "rad 4: står redan på rad 2, och säger inget nytt" in told


def test_a_training_without_its_day_is_no_record(root, tmp_path, say):
    path = book(
        tmp_path / "a.xlsx", ["Kurs", "Datum"], ["Nätfiske", "hösten 2025"], ["Övning", "2027-01-01"], ["Kurs", 2025]
    )
    told = say("ny", "utbildning", "--fran", path, "--rot", root)
    assert [u.rubrik for u in read(root).utbildningar] == ["Kurs"]
    assert 'rad 2: saknar datum, som posten inte kan vara utan. kolumn B "Datum": det säger inte vilka dagar' in told
    assert 'rad 3: saknar datum, som posten inte kan vara utan. kolumn B "Datum": dagen har inte varit än' in told


def test_a_row_that_a_rule_would_call_a_fault_is_told_and_the_others_are_written(root, tmp_path, say):
    path = book(tmp_path / "a.xlsx", ["System", "Driftsatt", "Avvecklat"], ["Ett", 2020, 2019], ["Två", 2020, 2021])
    told = say("ny", "system", "--fran", path, "--rot", root)
    assert [r.id for r in read(root).system] == ["tva"]
    assert "rad 2: bryter mot en regel: " in told


@pytest.mark.parametrize(
    "text", ["a" * 200_000, "A-" * 100_000, "(" * 200_000, "1" + " " * 200_000 + "x", "0" * 200_000]
)
def test_an_endless_text_is_told_and_takes_no_time(text, root, tmp_path, say):
    start = time.process_time()
    head = ["System", "Beskrivning", "Objekt", "Klassad", "K", "K-R-T", "Driftsatt", "Systemägare"]
    made = tmp_path / "a.xlsx"
    with zipfile.ZipFile(book(made, head, ["Kartan", *["utan-slut"] * 7], ["utan-slut"])) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    with zipfile.ZipFile(made, "w") as out:  # Excel and its writers keep no text longer than 32 767 signs
        for name, data in parts.items():
            out.writestr(name, data.replace(b"utan-slut", text.encode()))
    told = say("ny", "system", "--fran", made, "--rot", root)
    assert 'kolumn B "Beskrivning": texten är längre än 10000 tecken' in told and "rad 3: kolumn A" in told
    assert time.process_time() - start < 10 and max(map(len, told.splitlines())) < 400
