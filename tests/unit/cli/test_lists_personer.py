"""What a list says of persons is never written and never repeated, and a map of names outside the repository gives roles."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from macros.cli import main
from macros.registers.load import load_registers
from tests.conftest import ROOT
from tests.unit.listfall import book, read_here

NAME = "Xerxes Qwertysson"
"""A name that no list of first names has."""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("macros.editing.workbook._read", read_here)
    return Path(shutil.copytree(ROOT / "tests" / "minisite", tmp_path / "rot"))


@pytest.fixture
def say(root: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    def run(*words: object, status: int = 0) -> str:
        assert main(["ny", *map(str, words), "--rot", str(root)]) == status
        told = capsys.readouterr()
        return told.out + told.err

    return run


def written(root: Path) -> str:
    return "\n".join(p.read_text("utf-8") for p in sorted((root / "data").rglob("*.yml")))


@pytest.mark.parametrize(
    "heading",
    [
        *("Kontaktperson", "Namn på person", "Handläggare", "E-post", "e-postadress", "Mejl", "Telefon", "Tfn"),
        *("Mobil", "Mobilnr", "Personnummer", "Systemets kontaktperson", "Ansvarig handläggare", "Mail", "Förnamn"),
    ],
)
def test_a_column_that_is_headed_as_about_persons_is_told_and_its_cells_nowhere(heading, root, tmp_path, say):
    path = book(tmp_path / "a.xlsx", ["System", heading], ["Kartan", NAME], ["Bron", "zzz9"])
    told = say("system", "--fran", path)
    assert f'kolumn B "{heading}": har uppgifter om personer, som aldrig skrivs in' in told
    assert NAME not in told + written(root) and "zzz9" not in told + written(root)


@pytest.mark.parametrize(
    "cells",
    [
        ("Anna Svensson", NAME, "Bo Ek"),
        ("Svensson, Anna", NAME, "vet ej"),
        ("ANNA SVENSSON", "BO EK", NAME),
        ("anna.svensson@exempel.se", NAME, "-"),
        ("070-123 45 67", "08-508 272 00", NAME),
        ("811218-9876", NAME, "19811218-9876"),
    ],
)
@pytest.mark.parametrize("heading", ["Beskrivning", "Färg", None])
def test_a_column_whose_cells_tell_of_persons_is_about_persons_whatever_its_heading(
    heading, cells, root, tmp_path, say
):
    path = book(tmp_path / "a.xlsx", ["System", heading], *([f"Karta {n}", cell] for n, cell in enumerate(cells)))
    told = say("system", "--fran", path)
    assert "kolumn B" in told and "har uppgifter om personer, som aldrig skrivs in" in told
    assert not [c for c in cells if len(c) > 1 and c != "vet ej" and c in told + written(root)]


def test_one_cell_that_tells_of_a_person_is_left_out_and_the_others_are_written(root, tmp_path, say):
    texts = ["Visar vägar.", "Fråga Anna Svensson.", "Ring 070-123 45 67.", "Kartor.", "Bilder.", "Vägar.", "Broar."]
    path = book(tmp_path / "a.xlsx", ["System", "Beskrivning"], *([f"Karta {n}", t] for n, t in enumerate(texts)))
    told = say("system", "--fran", path)
    assert 'rad 3, kolumn B "Beskrivning": texten ser ut som ett personnamn; den skrivs inte in; det är inte' in told
    assert "rad 4, kolumn B" in told and "Svensson" not in told + written(root) and "070" not in told + written(root)
    assert "beskrivning: Visar vägar." in written(root)


def test_a_list_of_persons_where_the_names_of_records_should_be_is_refused(root, tmp_path, say):
    path = book(tmp_path / "a.xlsx", ["Namn", "Organisation"], ["Anna Svensson", None], ["Bo Ek", None], [NAME, None])
    told = say("roll", "--fran", path, status=2)
    assert 'kolumn A "Namn" ser ut att ha namn på personer; registret har aldrig personer. Inget är inläst' in told
    path = book(tmp_path / "b.xlsx", ["Namn", "Roll"], [NAME, "Vägchef"], ["Anna Svensson", "Broschef"])
    told = say("roll", "--fran", path)
    assert [r.id for r in load_registers(root)[0].roller][-2:] == ["vagchef", "broschef"]
    assert NAME not in told + written(root) and 'kolumn A "Namn"' in told


def test_a_heading_or_a_sheet_that_is_somebodys_name_is_told_by_its_place(root, tmp_path, say):
    made = Workbook()
    made.active.title = "Anna Svensson"
    made.active.append(["System", "Bo Ek"])
    made.active.append(["Kartan", "x"])
    made.save(tmp_path / "a.xlsx")
    told = say("system", "--fran", tmp_path / "a.xlsx")
    assert "Läst: blad 1" in told and "  kolumn B: känns inte igen" in told
    assert "Anna" not in told and "Bo Ek" not in told


OWNERS = (["System", "Systemägare"], ["Kartan", "Anna Svensson"], ["Bron", "Svensson, Anna"], ["Tåget", NAME])
MAPS: dict[str, Callable[[Path], object]] = {
    "karta.csv": lambda path: path.write_bytes(b"Namn;Roll\nANNA SVENSSON;samordnare\n"),
    "windows.csv": lambda path: path.write_bytes("\ufeffAnna Svensson,Samordnare\n".encode()),
    "karta.yml": lambda path: path.write_text("anna svensson: samordnare\n", encoding="utf-8"),
    "karta.xlsx": lambda path: book(path, ["Person", "Roll"], ["Anna  Svensson", "samordnare"]),
}


@pytest.mark.parametrize("name", MAPS)
def test_a_map_gives_the_role_that_somebody_has_and_what_it_lacks_is_told_without_the_name(name, root, tmp_path, say):
    MAPS[name](tmp_path / name)
    told = say("system", "--fran", book(tmp_path / "a.xlsx", *OWNERS), "--roller", tmp_path / name)
    found = {r.id: str(r.agare) for r in load_registers(root)[0].system}
    assert found == {"kartan": "samordnare", "bron": "samordnare", "taget": "uppgift saknas"}
    assert 'rad 4, kolumn B "Systemägare": rollen finns inte i data/roller.yml, och kartan har inte det' in told
    assert NAME not in told + written(root) and "Svensson" not in told + written(root)


def test_without_a_map_every_name_is_unknown_and_the_map_is_pointed_at(root, tmp_path, say):
    told = say("system", "--fran", book(tmp_path / "a.xlsx", *OWNERS))
    assert "rad 2–4, kolumn B" in told and "läs in med --roller KARTA; uppgift saknas är inskrivet" in told
    assert "Svensson" not in told + written(root) and NAME not in told + written(root)


def test_a_map_within_the_repository_is_refused_also_through_links(root, tmp_path, say):
    text, path = "Anna Svensson;samordnare\n", book(tmp_path / "a.xlsx", *OWNERS)
    inside, outside, folder = root / "karta.csv", tmp_path / "ute" / "karta.csv", root / "docs"
    outside.parent.mkdir()
    for place in (inside, outside, folder / "karta.csv"):
        place.write_text(text, encoding="utf-8")
    (tmp_path / "lank.csv").symlink_to(inside)
    (tmp_path / "mapp").symlink_to(folder)
    (tmp_path / "utlank.csv").symlink_to(outside)
    within = (inside, tmp_path / "lank.csv", tmp_path / "mapp" / "karta.csv", root / "data" / ".." / "karta.csv")
    for place in (*within, ROOT / "README.csv"):
        told = say("system", "--fran", path, "--roller", place, status=2)
        assert "kartan över namn och roller ligger i mappen med kunskapsbasen" in told and "Anna" not in told
    assert not list((root / "data" / "system").glob("*.yml"))
    inside.unlink()
    (folder / "karta.csv").unlink()
    say("system", "--fran", path, "--roller", tmp_path / "utlank.csv")
    assert load_registers(root)[0].get("system", "kartan").agare == "samordnare"


def test_a_map_in_a_root_that_lies_in_a_repository_is_refused_anywhere_in_it(root, tmp_path, say):
    (tmp_path / ".git").mkdir()
    (tmp_path / "karta.csv").write_text("Anna Svensson;samordnare\n", encoding="utf-8")
    path = book(tmp_path / "a.xlsx", *OWNERS)
    assert "flytta den till en mapp utanför" in say(
        "system", "--fran", path, "--roller", tmp_path / "karta.csv", status=2
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Xerxes Qwertysson;vagchef\n", "kartan, rad 1: rollen finns inte i data/roller.yml"),
        ("Namn;Roll\nXerxes Qwertysson\n", "kartan, rad 2: raden ska ha två rutor"),
        ("Xerxes Qwertysson;samordnare\nXERXES QWERTYSSON;dataskyddsombud\n", "kartan, rad 2: namnet står redan"),
        ("Namn;Roll\n", "kartan över namn och roller har ingen rad"),
    ],
)
def test_a_map_that_is_wrong_is_told_by_its_row_and_without_the_name(text, told, root, tmp_path, say):
    (tmp_path / "karta.csv").write_text(text, encoding="utf-8")
    path = book(tmp_path / "a.xlsx", *OWNERS)
    said = say("system", "--fran", path, "--roller", tmp_path / "karta.csv", status=2)
    assert told in said and "xerxes" not in said.lower()


def test_a_map_of_another_kind_is_refused(root, tmp_path, say):
    (tmp_path / "karta.txt").write_text("Anna;samordnare\n", encoding="utf-8")
    path = book(tmp_path / "a.xlsx", *OWNERS)
    assert "ska vara en fil som slutar på .csv" in say(
        "system", "--fran", path, "--roller", tmp_path / "karta.txt", status=2
    )
    (tmp_path / "karta.yml").write_text(f"{NAME}: [a\n", encoding="utf-8")
    said = say("system", "--fran", path, "--roller", tmp_path / "karta.yml", status=2)
    assert "raden följer inte YAML" in said and NAME not in said
