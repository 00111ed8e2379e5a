"""A filled workshop sheet becomes dated records once; a sheet with faults is told of whole, and nothing is written."""

import shutil
from datetime import date

import pytest
from openpyxl import load_workbook

from macros.editing import verkstadsform as form
from macros.editing.ta_emot import read_in, write_in
from macros.models.klassning import Klassning
from macros.problems import ContentFault
from macros.registers.load import load_registers
from macros.state.day import Dagslage
from macros.state.handlingsplan import Kravlage, action_plan
from tests.conftest import ROOT
from tests.unit.verkstadsfall import ABOVE, DAY, SETS, filled

NO = {"Uppfylls": "nej", "Roll": "It-chefen", "Klart senast": "2027-03"}
YES = {
    "Uppfylls": "ja",
    "Vad som visar det": "Protokoll",
    "Dag som det visar": date(2026, 11, 2),
    "Diarienummer eller plats": "EXK 2026-99",
}
ANSWERS = {"LOG-02": NO, "LAS-01": YES, "SKO-01": {"Uppfylls": "vet inte"}}
KINDS = SETS | {"Bilder": {"K": 3, "Varför K": "Ansikten syns.", "R": 1, "T": 0, "Personuppgifter": "ja"}}


@pytest.fixture
def root(tmp_path):
    shutil.copytree(ROOT / "demo" / "data", tmp_path / "data")
    return tmp_path


def loaded(root):
    registers, problems = load_registers(root)
    assert problems == []
    return registers


def taken(root, path) -> tuple[list[str], list[str]]:
    """(a line for each change that is written, a line for each thing that is not) of a file that is taken in whole."""
    found = read_in(root, loaded(root), path, DAY, lambda text: None)
    write_in(root, found.andringar, lambda place: [])
    return [change.rad for change in found.andringar], found.ovrigt


def everything(root) -> dict:
    return {p: p.read_bytes() for p in (root / "data").rglob("*.yml")}


def test_a_filled_sheet_becomes_a_decided_classification_actions_and_evidence(root, tmp_path):
    before = loaded(root)
    written, left = taken(root, filled(root, tmp_path / "b.xlsx", rows=KINDS, answers=ANSWERS))
    after = loaded(root)
    made = after.get("system", "beta").klassningar[-1]
    assert (str(made.datum), str(made.mote), made.av, made.krt) == (
        "24 november 2026",
        "20 november 2026",
        "chef",
        (3, 2, 2),
    )
    assert [(x.namn, x.personuppgifter, x.skal.konfidentialitet) for x in made.information] == [
        ("Bilder", True, "Ansikten syns.")
    ]
    one = after.get("informationsmangder", "felanmalningar").klassningar[-1]
    assert (one.krt, one.skal.konfidentialitet, one.av) == ((2, 2, 2), "Namn och adress.", "chef")
    (action,) = after.atgarder[len(before.atgarder) :]
    assert (action.ansvarig, str(action.senast), action.skyddsatgarder) == ("it-chef", "mars 2027", ("LOG-02",))
    (shown,) = after.underlag[len(before.underlag) :]
    assert (shown.vad, shown.referens, shown.system) == ("Protokoll", "EXK 2026-99", ("beta",))
    day = Dagslage(after, DAY)
    assert day.systemklassning(after.get("system", "beta")).krt == (3, 2, 2)
    plan = {row.krav.atgard.id: row.lage for row in action_plan(day, after.get("system", "beta")).rader}
    assert plan["LOG-02"] is Kravlage.PLANERAD
    assert len(written) == 5 and left == ["SKO-01: vet inte är inte inskrivet, för Roll och Klart senast saknas"]


def test_the_sheet_that_comes_out_again_is_the_one_that_went_in(root, tmp_path):
    taken(root, filled(root, tmp_path / "b.xlsx", rows=KINDS))
    registers = loaded(root)
    known = form.kanda_rader(Dagslage(registers, DAY), registers.get("system", "beta"))
    assert {x.namn: x.krt for x in known} == {name: (v["K"], v["R"], v["T"]) for name, v in KINDS.items()}
    assert {x.namn: x.skal for x in known if x.skal} == {
        "Felanmälningar": {"konfidentialitet": "Namn och adress."},
        "Bilder": {"konfidentialitet": "Ansikten syns."},
    }


def test_the_same_file_twice_writes_nothing_the_second_time_and_says_so(root, tmp_path):
    path = filled(root, tmp_path / "b.xlsx", rows=KINDS, answers=ANSWERS)
    taken(root, path)
    once = everything(root)
    written, left = taken(root, path)
    assert (written, everything(root)) == ([], once)
    assert sum("står redan" in row for row in left) == 5


def test_an_action_that_is_done_is_not_begun_again_by_the_same_file(root, tmp_path):
    path = filled(root, tmp_path / "b.xlsx", answers=ANSWERS)
    taken(root, path)
    with (root / "data" / "atgarder.yml").open("a", encoding="utf-8") as file:
        file.write("  handelser:\n    - {datum: 2026-11-30, status: klar, text: Gjort.}\n")
    assert taken(root, path)[0] == []


def test_without_a_day_of_decision_it_is_a_proposal_that_nothing_is_counted_from(root, tmp_path):
    path = filled(root, tmp_path / "b.xlsx", ABOVE | {form.BESLUTAT: None}, rows=KINDS, answers=ANSWERS)
    written, _ = taken(root, path)
    registers = loaded(root)
    system = registers.get("system", "beta")
    assert system.klassningar[-1].forslag and "som förslag" in written[-1]
    assert Dagslage(registers, DAY).systemklassning(system).krt == (2, 2, 2)
    assert [a for a in registers.atgarder if "beta" in a.system and "LOG-02" in a.skyddsatgarder]
    decided = taken(root, filled(root, tmp_path / "c.xlsx", rows=KINDS, answers=ANSWERS))[0]
    assert len(decided) == 3 and all("klassningen" in row for row in decided)
    registers = loaded(root)
    assert [k.forslag for k in registers.get("system", "beta").klassningar] == [True, None]
    assert Dagslage(registers, DAY).systemklassning(registers.get("system", "beta")).krt == (3, 2, 2)


def test_columns_in_any_order_are_read_by_their_names(root, tmp_path):
    straight = filled(root, tmp_path / "b.xlsx", rows=KINDS, answers=ANSWERS)
    book = load_workbook(straight)
    for name in (form.KLASSNING, form.KRAV):
        sheet = book[name]
        head = next(r for r in range(1, 30) if sheet.cell(r, 1).value in (form.INFORMATION, form.NUMMER))
        for row in range(head, sheet.max_row + 1):
            cells = [sheet.cell(row, n).value for n in range(1, sheet.max_column + 1)]
            for n, value in enumerate(reversed(cells), start=1):
                sheet.cell(row, n).value = value
    book.save(tmp_path / "c.xlsx")
    other = tmp_path / "annan"
    shutil.copytree(root / "data", other / "data")
    assert taken(other, tmp_path / "c.xlsx") == taken(root, straight)


FAULTS = {
    "an unknown role": ({"above": ABOVE | {form.BESLUTAR: "cheff"}}, ':10: Beslutar (roll): rollen "cheff" finns inte'),
    "the officer decides": ({"above": ABOVE | {form.BESLUTAR: "dataskyddsombud"}}, "dataskyddsombudet granskar"),
    "no decider": ({"above": ABOVE | {form.BESLUTAR: None}}, ":10: Beslutar (roll): rollen saknas"),
    "no day": ({"above": ABOVE | {form.DAG: None}}, ":7: Dag för mötet: dagen saknas"),
    "a day to come": ({"above": ABOVE | {form.DAG: "2026-12-24"}}, ":7: Dag för mötet: 2026-12-24 har inte varit än"),
    "decided before": ({"above": ABOVE | {form.BESLUTAT: "2026-11-01"}}, ":11: Beslutat den: 2026-11-01 är före mötet"),
    "not a day": ({"above": ABOVE | {form.DAG: "i går"}}, ':7: Dag för mötet: "i går" är inget datum'),
    "another system": ({"above": ABOVE | {form.SYSTEM: "alfa"}}, ":6: Namn: "),
    "no such system": ({"above": ABOVE | {form.SYSTEM: "betta"}}, 'System: systemet "betta" finns inte i data/system/'),
    "an example": ({"above": ABOVE | {form.SYSTEM: "exempel-lampor"}}, "är ett exempel och klassas inte"),
    "a level of five": ({"rows": {"Mätvärden": {"K": 5}}}, ':16: K: "5" är ingen nivå; skriv 0, 1, 2 eller 3'),
    "a level of four": ({"rows": {"Mätvärden": {"R": 4}}}, ":16: R: nivå 4 får aldrig skrivas in. Stanna"),
    "no level": ({"rows": {"Mätvärden": {"T": None}}}, ":16: T: nivån saknas"),
    "another result": ({"rows": {form.RESULTAT: {"K": 1}}}, ":27: K: resultatet säger 1, men raderna ger 2"),
    "a kind twice": ({"rows": {"mätvärden": {"K": 1, "R": 1, "T": 1}}}, "står två gånger"),
    "no such answer": ({"answers": {"LOG-01": {"Uppfylls": "kanske"}}}, ':2: Uppfylls: "kanske" är inget svar'),
    "no answer": ({"answers": {"LOG-01": {"Roll": "chef"}}}, ":2: Uppfylls: svaret saknas"),
    "no such requirement": ({"answers": {"LOG-99": NO}}, 'Nummer: kravet "LOG-99" finns inte'),
    "no such role": ({"answers": {"LOG-02": NO | {"Roll": "ingen"}}}, ':3: Roll: rollen "ingen" finns inte'),
    "a date in words": (
        {"answers": {"LOG-02": NO | {"Klart senast": "snart"}}},
        ':3: Klart senast: "snart" är inget datum',
    ),
    "a link": ({"answers": {"LAS-01": YES | {"Diarienummer eller plats": "https://x.se"}}}, "är en länk"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_with_sheet_row_and_column_and_nothing_is_written(root, tmp_path, name):
    changes, told = FAULTS[name]
    before = everything(root)
    with pytest.raises(ContentFault) as fault:
        taken(root, filled(root, tmp_path / "b.xlsx", **changes))
    assert told in str(fault.value) and str(fault.value).startswith("b.xlsx, bladet K")
    assert everything(root) == before


def test_all_faults_are_told_at_once(root, tmp_path):
    above = {form.BESLUTAR: "cheff"}
    path = filled(
        root, tmp_path / "b.xlsx", above, {"Mätvärden": {"K": 5, "R": "x"}}, {"LOG-02": NO | {"Roll": "ingen"}}
    )
    with pytest.raises(ContentFault) as fault:
        taken(root, path)
    assert len(fault.value.problems) == 5


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda book: book.remove(book["Krav"]), "bladet Krav:1: bladet saknas"),
        (lambda book: book["Klassning"].delete_rows(1, 60), "bladet Klassning:1: bladet är tomt"),
        (lambda book: book["Klassning"].delete_rows(15, 2), "ingen rad är ifylld"),
        (lambda book: book["Klassning"].delete_rows(14), "raden med kolumnernas namn saknas"),
        (lambda book: book["Klassning"].delete_cols(6), ":14: T: kolumnen saknas"),
        (lambda book: book["Krav"].delete_cols(11), ":1: Roll: kolumnen saknas"),
        (lambda book: setattr(book["Krav"].cell(1, 13), "value", "Roll"), ":1: Roll: kolumnen finns två gånger"),
        (lambda book: setattr(book["Krav"].cell(1, 13), "value", "Rolll"), 'kolumnen "Rolll" finns inte i bladet'),
    ],
)
def test_a_sheet_that_has_lost_its_form_is_told(root, tmp_path, spoil, told):
    book = load_workbook(filled(root, tmp_path / "b.xlsx"))
    spoil(book)
    book.save(tmp_path / "b.xlsx")
    with pytest.raises(ContentFault) as fault:
        taken(root, tmp_path / "b.xlsx")
    assert told in str(fault.value)


def test_what_is_planned_excepted_or_not_asked_is_left_and_told(root, tmp_path):
    path = filled(root, tmp_path / "b.xlsx", answers={"LOG-03": NO, "LOG-02": NO})
    taken(root, path)
    later = ABOVE | {form.DAG: "2026-11-25", form.BESLUTAT: "2026-11-25"}
    written, left = taken(root, filled(root, tmp_path / "c.xlsx", later, answers={"LOG-03": NO, "LOG-02": NO}))
    assert all("klassningen" in row for row in written)
    assert left[1] == "LOG-03: gäller inte beta med 2-2-2 och dess driftform; svaret är inte inskrivet"
    assert left[0].startswith("LOG-02: har redan en åtgärd (ATG-")


def test_an_older_meeting_is_never_written_after_a_newer_one(root, tmp_path):
    taken(root, filled(root, tmp_path / "b.xlsx"))
    before = everything(root)
    older = {form.DAG: "2026-11-02", form.BESLUTAR: "chef"}
    with pytest.raises(ContentFault, match="har redan en klassning av 24 november 2026, som är senare"):
        taken(root, filled(root, tmp_path / "c.xlsx", older))
    assert everything(root) == before


def test_other_words_on_personal_data_are_told_and_the_register_stands(root, tmp_path):
    rows = {"Felanmälningar": SETS["Felanmälningar"] | {"Personuppgifter": "nej"}, "Mätvärden": SETS["Mätvärden"]}
    left = taken(root, filled(root, tmp_path / "b.xlsx", rows=rows))[1]
    assert left == ["Felanmälningar: personuppgifter är nej i bladet och ja i registret; ändra där om bladet har rätt"]


def test_a_system_without_sets_is_classified_by_itself_with_its_reasons(root, tmp_path):
    rows = {form.SJALVT: {"K": 1, "R": 1, "T": 1, "Varför T": "Kan vänta."}}
    taken(root, filled(root, tmp_path / "b.xlsx", rows=rows, system="nya-kartan"))
    made = loaded(root).get("system", "nya-kartan").klassningar[-1]
    assert (made.krt, made.information, made.skal.tillganglighet) == ((1, 1, 1), (), "Kan vänta.")
    assert isinstance(made, Klassning) and made.deltog == ()
