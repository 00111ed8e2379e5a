"""The yearly archive package: complete, unchanged, the same every time, and with nothing that does not belong in it."""

import csv
import hashlib
import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from macros.registers.load import load_registers
from tests.conftest import ROOT
from tests.kommando import Done, lis

YEAR = "2026"
PERSON, EXAMPLE = "Prova Provsson", "exempelordet"
FROZEN = ROOT / "demo/data/frysta" / YEAR


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented office, outside git, with a contact's name in its draft and an example. No test changes it."""
    root = tmp_path_factory.mktemp("kontor") / "rot"
    for name in ("data", "docs"):
        shutil.copytree(ROOT / "demo" / name, root / name)
    draft, words = root / "data/genomgangar/2027.yml", root / "data/ordlista.yml"
    told = re.sub(r"namn: uppgift saknas", f"namn: {PERSON}", draft.read_text(encoding="utf-8"), count=1)
    draft.write_text(told, encoding="utf-8")
    with words.open("a", encoding="utf-8") as file:
        file.write(f"- {{id: {EXAMPLE}, term: provord, betyder: Ett ord som visar hur det ser ut., exempel: true}}\n")
    assert PERSON in told
    return root


def packed(root: Path, target: Path, year: str = YEAR, **env: str) -> Done:
    return lis("arkivpaket", year, "--rot", str(root), "--till", str(target), **env)


@pytest.fixture(scope="module")
def package(office: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a package by name, without its folder."""
    target = tmp_path_factory.mktemp("paket")
    done = packed(office, target)
    assert done.returncode == 0, done.stderr
    path = target / f"arkivpaket-{YEAR}.zip"
    assert done.stdout == f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path}\n"
    with zipfile.ZipFile(path) as archive:
        return {name.removeprefix(f"arkivpaket-{YEAR}/"): archive.read(name) for name in archive.namelist()}


def listed(package: dict[str, bytes]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(package["innehall.csv"].decode("utf-8-sig")), delimiter=";"))


def test_the_list_names_every_other_file_with_its_size_and_hash(package):
    rows = listed(package)
    assert [row["Fil"] for row in rows] == sorted(package.keys() - {"innehall.csv"})
    for row in rows:
        data = package[row["Fil"]]
        assert (int(row["Byte"]), row["SHA-256"]) == (len(data), hashlib.sha256(data).hexdigest()), row["Fil"]
        assert row["Titel"] and row["Slag"] and row["Läget dag"] and row["Sekretess att pröva mot"]


def test_what_was_frozen_is_there_byte_for_byte(package):
    for pdf in (FROZEN / "pdf").glob("*.pdf"):
        assert package[f"pdf/{pdf.name}"] == pdf.read_bytes()
    for name in ("poster.json", "tal.json", "manifest.json", *(f"text/{p.name}" for p in (FROZEN / "text").iterdir())):
        assert package[f"fryst/{name}"] == (FROZEN / name).read_bytes(), name
    assert any(name.startswith("pdf/") for name in package)


def test_the_extracts_tell_of_the_day_of_the_review_and_of_nothing_later(package):
    day = json.loads((FROZEN / "poster.json").read_bytes())["dag"]
    extracts = {
        name: json.loads(data)
        for name, data in package.items()
        if name.startswith("utdrag/") and name.endswith(".json")
    }
    assert extracts.keys() >= {"utdrag/system.json", "utdrag/mal.json"}
    for name, told in extracts.items():
        assert (told["poster"] and told["dag"] == day) or name == "utdrag/rattelser.json", name
    events = [e["datum"] for matter in extracts["utdrag/atgarder.json"]["poster"] for e in matter["handelser"]]
    assert events and max(events) <= day


def test_no_example_and_no_persons_name_is_in_an_extract(package, office):
    registers, _ = load_registers(office)
    assert registers.get("genomgangar", "2027").kontaktperson.namn == PERSON
    assert registers.get("ordlista", EXAMPLE).exempel
    extracts = {name: data.decode("utf-8-sig") for name, data in package.items() if name.startswith("utdrag/")}
    assert '"2027"' in extracts["utdrag/genomgangar.json"] and extracts["utdrag/ordlista.csv"]
    assert [name for name, text in extracts.items() if PERSON in text or EXAMPLE in text] == []


def test_the_guide_tells_what_it_is_from_where_and_what_is_not_in_it(package):
    text = package["LAS-MIG.txt"].decode("utf-8-sig")
    assert text.startswith("Påhittat kontor.") and "\r\n" in text
    digest = hashlib.sha256(package["fryst/manifest.json"]).hexdigest()
    assert digest in text and "inget leveranspaket" in text and "ligger inte i git" in text
    left = text.partition("Det här finns inte med")[2]
    assert "Exempelposter" in left and "uppgift saknas, inte noll" in left


def test_what_shows_weakness_names_the_provision_and_the_rest_is_not_said_to_be_open(package):
    told = {row["Fil"]: row["Sekretess att pröva mot"] for row in listed(package)}
    assert "18 kap. 8 §" in told["utdrag/system.csv"] and "31 kap. 16 §" in told["fryst/poster.json"]
    assert told["utdrag/ordlista.csv"] == "inte bedömt"


def test_the_same_files_give_the_same_package_on_any_day(office, tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    assert packed(office, first, LIS_DAG="2026-11-30").returncode == 0
    assert packed(office, second, LIS_DAG="2026-12-24").returncode == 0
    name = f"arkivpaket-{YEAR}.zip"
    assert (first / name).read_bytes() == (second / name).read_bytes()
    assert sorted(p.name for p in first.iterdir()) == [name]


def test_a_year_that_is_not_frozen_and_a_year_that_is_not_there_are_told_apart(office, tmp_path):
    draft = packed(office, tmp_path, "2027")
    assert (draft.returncode, "2027 är inte fryst" in draft.stdout) == (1, True)
    unknown = packed(office, tmp_path, "2062")
    assert unknown.returncode == 2 and unknown.stdout == ""
    assert "det finns ingen genomgång 2062" in unknown.stderr and 'menade du "202' in unknown.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_frozen_file_that_has_changed_stops_it(office, tmp_path):
    root = tmp_path / "rot"
    shutil.copytree(office, root)
    with (root / "data/frysta" / YEAR / "tal.json").open("ab") as file:
        file.write(b" ")
    done = packed(root, tmp_path / "ut")
    assert done.returncode == 1 and "tal.json:1: filen är fastställd och har ändrats" in done.stdout
    assert not (tmp_path / "ut").exists()


def test_what_git_has_not_kept_is_not_archived_and_the_commit_is_told(office, tmp_path):
    root = tmp_path / "rot"
    shutil.copytree(office, root)
    git = ["git", "-C", str(root), "-c", "user.name=prov", "-c", "user.email=prov@exempel.invalid"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "allt"]):
        subprocess.run([*git, *command], check=True)
    head = subprocess.run([*git, "rev-parse", "HEAD"], capture_output=True, text=True, check=True).stdout.strip()
    assert packed(root, tmp_path / "ut").returncode == 0
    with zipfile.ZipFile(tmp_path / f"ut/arkivpaket-{YEAR}.zip") as archive:
        assert f"Ändring i git: {head}\r\n" in archive.read(f"arkivpaket-{YEAR}/LAS-MIG.txt").decode("utf-8-sig")
    with (root / "data/ordlista.yml").open("a", encoding="utf-8") as file:
        file.write("# ändrad\n")
    done = packed(root, tmp_path / "ut2")
    assert done.returncode == 1 and "det som arkiveras ska finnas i historiken" in done.stdout
