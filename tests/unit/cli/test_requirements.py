"""`lis krav` as it is run: where the copy may go, what is told, what is tied, and that a hostile file is refused on a line."""

import re
import shutil
import zipfile

import openpyxl
import pytest
import yaml

from macros.cli import main
from tests.conftest import ROOT
from tests.unit.requirements.lists import workbook

KRAV = [["Nr", "Krav"], ["1", "Det finns en lista över vad systemet loggar."], ["2", "Zebror dricker mjölk."]]
CARD = """
id: loggning
titel: Loggning
sammanfattning: Om loggar.
agare: uppgift saknas
atgarder:
  - id: LOG-01
    vad: Det finns en lista över vad systemet loggar.
    bindning: rad
    gor: isam
    kontroll: Läs den.
"""
ANSWER = """
id: loggning
svar:
  - {atgard: LOG-01, form: moln, gors: Förvaltaren listar loggarna., visa: Listan., kvar: Läs den., fraga: Vilka?}
"""


@pytest.fixture
def root(tmp_path):
    """The small office of the golden tests, with one card and its answer."""
    place = tmp_path / "rot"
    shutil.copytree(ROOT / "tests/minisite", place)
    role = yaml.load((place / "data/roller.yml").read_bytes(), yaml.CSafeLoader)[0]["id"]
    for name, text in (("kartotek", CARD.replace("isam", role)), ("svar", ANSWER)):
        shutil.rmtree(place / "data" / name)
        (place / "data" / name).mkdir()
        (place / "data" / name / "loggning.yml").write_text(text.lstrip(), encoding="utf-8")
    return place


def run(capsys, root, *words):
    """(exit status, what was told on standard output, and on standard error)."""
    status = main(["krav", "--rot", str(root), *map(str, words)])
    told = capsys.readouterr()
    return status, told.out, told.err


def test_a_list_is_filled_in_beside_the_root(capsys, root, tmp_path):
    source = workbook(tmp_path / "export.xlsx", KRAV)
    status, out, _ = run(capsys, root, "--jamfor", source, "--form", "moln")
    copy = root / ".bygge/kravlistor/export-svar.xlsx"
    assert (status, copy.is_file(), copy.with_suffix(".html").is_file()) == (0, True, True)
    assert "1 av 2 krav har ett förslag: 0 på nummer och 1 på likhet." in out
    assert openpyxl.load_workbook(copy).active["C2"].value.startswith("Förslag, inte prövat. ")


def test_a_row_that_is_marked_as_right_is_known_by_its_number_next_time(capsys, root, tmp_path):
    marked = [["Nr", "Krav", "Åtgärd", "Knyt"], ["2", KRAV[2][1], "LOG-01: Det finns …", "x"], ["1", "a", "LOG-09", ""]]
    role = yaml.load((root / "data/roller.yml").read_bytes(), yaml.CSafeLoader)[0]["id"]
    tie = ("--knyt", workbook(tmp_path / "k.xlsx", marked), "--katalog", "Prov", "--version", "1", "--av", role)
    assert run(capsys, root, *tie)[1] == "1 krav är knutna i data/kravnycklar.yml. 0 var redan knutna så.\n"
    assert run(capsys, root, *tie)[1] == "0 krav är knutna i data/kravnycklar.yml. 1 var redan knutna så.\n"
    (key,) = yaml.load((root / "data/kravnycklar.yml").read_bytes(), yaml.CSafeLoader)
    assert (key["nummer"], key["atgard"], key["av"]) == ("2", "LOG-01", role)
    assert "Zebror" not in (root / "data/kravnycklar.yml").read_text(encoding="utf-8")
    _, out, _ = run(capsys, root, "--jamfor", workbook(tmp_path / "e.xlsx", KRAV), "--form", "moln")
    assert "2 av 2 krav har ett förslag: 1 på nummer och 1 på likhet." in out


def test_every_key_ties_when_there_are_many(capsys, root, tmp_path):
    role = yaml.load((root / "data/roller.yml").read_bytes(), yaml.CSafeLoader)[0]["id"]
    rows = [["Nr", "Krav", "Åtgärd", "Knyt"], *([n, f"Krav {n}", "LOG-01", "x"] for n in range(5))]
    tie = ("--knyt", workbook(tmp_path / "k.xlsx", rows), "--katalog", "Prov", "--version", "1", "--av", role)
    assert run(capsys, root, *tie)[1].startswith("5 krav är knutna")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "ange antingen --jamfor .* eller --knyt"),
        (("--jamfor", "finns-inte.xlsx"), r"filen finns-inte\.xlsx finns inte"),
        (("--jamfor", "LISTA", "--till", "LISTA"), "rörs aldrig"),
        (("--jamfor", "LISTA", "--till", "ut.csv"), r"slutar på \.xlsx"),
        (("--jamfor", "LISTA", "--till", "ingen/mapp/ut.xlsx"), "mappen .* finns inte"),
        (("--jamfor", "LISTA", "--till", "ROT/data/ut.xlsx"), "kan vara licensierad"),
        (("--knyt", "LISTA"), "--knyt behöver också --katalog, --version, --av"),
        (("--knyt", "LISTA", "--katalog", "P", "--version", "1", "--av", "ROLL"), "kolumn som heter Knyt"),
    ],
)
def test_wrong_usage_is_told_on_a_line(capsys, root, tmp_path, words, told):
    source = workbook(tmp_path / "export.xlsx", KRAV)
    role = yaml.load((root / "data/roller.yml").read_bytes(), yaml.CSafeLoader)[0]["id"]
    swap = {"LISTA": str(source), "ROLL": role}
    status, out, err = run(capsys, root, *(swap.get(w, w.replace("ROT", str(root))) for w in words))
    assert (status, out) == (2, "")
    assert re.search(told, err) and err.count("\n") == 1


def test_a_marked_row_that_is_not_whole_ties_nothing(capsys, root, tmp_path):
    role = yaml.load((root / "data/roller.yml").read_bytes(), yaml.CSafeLoader)[0]["id"]
    rows = [["Nr", "Krav", "Åtgärd", "Knyt"], ["1", "Ett", "LOG-01", "x"], ["2", "Två", "LOG-77", "x"]]
    words = ("--knyt", workbook(tmp_path / "k.xlsx", rows), "--katalog", "P", "--version", "1", "--av", role)
    before = (root / "data/kravnycklar.yml").read_bytes()
    status, _, err = run(capsys, root, *words)
    assert (status, (root / "data/kravnycklar.yml").read_bytes()) == (2, before)
    assert 'k.xlsx, rad 3: åtgärden "LOG-77" finns inte' in err


def bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("xl/workbook.xml", "<x/>" * 5_000_000)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda path: path.write_bytes(b"hej"), "går inte att läsa som ett kalkylblad"),
        (bomb, "är packad mer än 200 gånger"),
        (lambda path: workbook(path, [["Nr"], [1]]), "ingen kolumn med kravens text"),
        (lambda path: workbook(path, [["Krav", "Krav"], ["a", "b"]]), "är samma uppgift"),
        (lambda path: workbook(path, [["Krav"], *[["x"]] * 10_200]), "längre ned än rad 10100"),
    ],
)
def test_a_hostile_or_mistaken_list_is_refused_on_a_line(capsys, root, tmp_path, make, told):
    make(tmp_path / "export.xlsx")
    status, out, err = run(capsys, root, "--jamfor", tmp_path / "export.xlsx")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert told in err
    assert not (root / ".bygge").exists()


def test_words_that_are_not_understood_are_told_with_their_line(capsys, root, tmp_path):
    (root / "data/kravord.txt").write_text("LOG-01 loggar\n", encoding="utf-8")
    status, out, _ = run(capsys, root, "--jamfor", workbook(tmp_path / "export.xlsx", KRAV))
    assert status == 1
    assert out.startswith("data/kravord.txt:1: ")
