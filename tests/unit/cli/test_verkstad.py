"""`lis verkstad` writes a sheet, `lis ta-emot` takes it in: what is said on which stream, and with which status."""

import shutil

import pytest

from macros.cli import main
from macros.editing import verkstadsform as form
from tests.conftest import ROOT
from tests.unit.verkstadsfall import ABOVE, SETS, filled


@pytest.fixture
def root(tmp_path):
    shutil.copytree(ROOT / "demo" / "data", tmp_path / "data")
    return tmp_path


def run(*words: object) -> int:
    return main([str(word) for word in words])


def test_a_sheet_is_written_where_it_is_asked_for_or_beside_the_build(root, capsys):
    assert run("verkstad", "beta", "--rot", root) == 0
    made = root / ".bygge" / "verkstad" / "beta.xlsx"
    assert made.is_file() and str(made) in capsys.readouterr().out
    assert run("verkstad", "beta", "--rot", root, "--till", root / "ny" / "b.xlsx") == 0
    assert (root / "ny" / "b.xlsx").is_file()


def test_a_sheet_that_somebody_may_have_filled_in_is_never_written_over(root, capsys):
    path = filled(root, root / "b.xlsx")
    before = path.read_bytes()
    assert run("verkstad", "beta", "--rot", root, "--till", path) == 2
    assert "finns redan och kan vara ändrad" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_what_is_written_and_what_is_not_is_told(root, capsys):
    path = filled(root, root / "b.xlsx", answers={"LOG-02": {"Uppfylls": "nej"}})
    before = (root / "data" / "system" / "beta.yml").read_bytes()
    assert run("ta-emot", path, "--rot", root) == 0
    told = capsys.readouterr()
    assert "beta, data/system/beta.yml\n  klassningen 2-2-2, beslutad 2026-11-24 av chef\n" in told.out
    assert "\n  LOG-02: nej är inte inskrivet, för Roll och Klart senast saknas\n" in told.out
    assert told.err == f"Inget är inskrivet än. Skriv in det: lis ta-emot {path} --ja\n"
    assert (root / "data" / "system" / "beta.yml").read_bytes() == before
    assert run("ta-emot", path, "--rot", root, "--ja") == 0
    assert capsys.readouterr().err == "3 poster är inskrivna. Läs dem och kör lis kontrollera.\n"
    assert run("ta-emot", path, "--rot", root, "--ja") == 0
    assert capsys.readouterr().err == "Inget är inskrivet.\n"


def test_a_meeting_is_written_in_whole(root, capsys):
    path = filled(root, root / "b.xlsx")
    assert run("ta-emot", path, "--rot", root, "--bara", "beta") == 2
    assert "skrivs in helt eller inte alls" in capsys.readouterr().err


def test_the_faults_of_a_sheet_are_listed_and_nothing_is_changed(root, capsys):
    path = filled(root, root / "b.xlsx", ABOVE | {form.BESLUTAR: None}, {"Mätvärden": {"K": 5}})
    assert run("ta-emot", path, "--rot", root) == 1
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "b.xlsx, bladet Klassning:10: Beslutar (roll): rollen saknas; välj rollen som beslutar om klassningen",
        'b.xlsx, bladet Klassning:16: K: "5" är ingen nivå; skriv 0, 1, 2 eller 3',
    ]
    assert told.err == "2 fel i 1 fil(er). Inget har ändrats.\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("verkstad", "betta"), 'lis verkstad: systemet "betta" finns inte; menade du "beta"?'),
        (("verkstad", "beta", "--till", "b.csv"), 'lis verkstad: filen "b.csv" ska sluta på .xlsx'),
        (("ta-emot", "finns-inte.xlsx"), "lis ta-emot: filen finns-inte.xlsx finns inte"),
        (("verkstad",), "lis verkstad: det här saknas: SYSTEM"),
    ],
)
def test_wrong_usage_is_told(root, capsys, words, told):
    assert run(*words, "--rot", root) == 2
    assert capsys.readouterr().err.splitlines()[-1] == told


def test_what_the_rules_refuse_is_put_back(root, capsys):
    """A reason that holds a personal number passes the sheet, and is stopped by the rules of the registers."""
    before = {p: p.read_bytes() for p in (root / "data").rglob("*.yml")}
    path = filled(
        root, root / "b.xlsx", rows=SETS | {"Mätvärden": {"K": 0, "R": 1, "T": 1, "Varför K": "Gäller 19850709-9805"}}
    )
    assert run("ta-emot", path, "--rot", root, "--ja") == 1
    assert "personnummer" in capsys.readouterr().out
    assert {p: p.read_bytes() for p in (root / "data").rglob("*.yml")} == before


@pytest.mark.parametrize("level", ["4", "K4", "４", "nivå 4"])
def test_level_four_stops_however_it_is_written(root, capsys, level):
    path = filled(root, root / "b.xlsx", rows=SETS | {"Mätvärden": {"R": 1, "T": 1, "K": level}})
    assert run("ta-emot", path, "--rot", root) == 1
    assert "nivå 4 får aldrig skrivas in. Stanna" in capsys.readouterr().out


def test_a_year_that_excel_has_made_a_day_of_is_told(root, capsys):
    path = filled(root, root / "b.xlsx", answers={"LOG-02": {"Uppfylls": "nej", "Klart senast": "1905-07-19"}})
    assert run("ta-emot", path, "--rot", root) == 1
    assert "1905-07-19 ligger före år 2000" in capsys.readouterr().out


@pytest.mark.parametrize("place", ["data/b.xlsx", "docs/b.xlsx"])
def test_a_sheet_is_not_put_among_what_is_checked(root, capsys, place):
    assert run("verkstad", "beta", "--rot", root, "--till", root / place) == 2
    assert "hör inte hemma" in capsys.readouterr().err and not (root / place).exists()


def test_no_link_is_followed(root, capsys):
    (root / "annans.txt").write_text("mitt", encoding="utf-8")
    (root / "b.xlsx").symlink_to(root / "annans.txt")
    assert run("verkstad", "beta", "--rot", root, "--till", root / "b.xlsx") == 2
    assert (root / "annans.txt").read_text(encoding="utf-8") == "mitt"
