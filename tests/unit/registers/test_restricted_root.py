"""A second root with what is restricted: joined to the first where it is at hand, and missed in words where it is not."""

import json
import shutil
from pathlib import Path

import pytest

from macros.content import load_content
from macros.models.base import Synlighet
from macros.registers.levels import record_level
from macros.registers.load import load_registers
from tests.conftest import ROOT

UNKNOWN = dict.fromkeys(
    ("agare", "fran", "objekt", "driftformer", "forvaltas_av", "vid_bortfall", "personuppgifter"), "uppgift saknas"
)
TEST = {"datum": "2026-01-02", "utfall": "lyckat"}
INCIDENT = {"id": "INC-901", "ar": 2026, "rubrik": "Stopp", "antal": 1}


def write(root: Path, name: str, value: object) -> None:
    path = root / "data" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value), "utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    place = tmp_path / "rot"
    shutil.copytree(ROOT / "tests" / "minisite", place)
    write(place, "system/kartan.yml", {"id": "kartan", "namn": "Kartan", **UNKNOWN})
    rows = [("incidenter", "incidenter"), ("systemens-brister", "system")]
    told = [{"id": i, "galler_register": r, "visas_for": "intern", "egen_rot": True, "varfor": "v"} for i, r in rows]
    told[0]["visas_for"] = "begransad"
    write(place, "malgrupper.yml", told)
    return place


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    place = tmp_path / "slutet"
    write(place, "incidenter.yml", [INCIDENT])
    write(place, "system/kartan.yml", {"id": "kartan", "aterstallningstester": [TEST]})
    return place


def faults(root: Path, closed: Path | None) -> list[str]:
    return [str(p) for p in load_content(root, closed=closed).problems]


def test_records_and_fields_of_the_restricted_root_are_joined_and_restricted(root, closed):
    registers, problems = load_registers(root, closed)
    assert problems == []
    assert [i.id for i in registers.incidenter if i.id == "INC-901"] == ["INC-901"]
    assert record_level(registers, "incidenter", registers.get("incidenter", "INC-901")) is Synlighet.BEGRANSAD
    assert len(registers.get("system", "kartan").aterstallningstester) == 1
    assert faults(root, closed) == []


def test_without_it_everything_is_checked_and_what_lies_there_is_not_taken_for_none(root):
    content = load_content(root)
    assert content.problems == []
    html = content.preparation["register/incidenter.md"].article.html
    assert "bara en namngiven grupp får läsa det" in html
    assert "tomt" not in html
    page = content.preparation["register/system/kartan.md"].article.html
    assert "Återställningstest" not in page
    assert "Klassning" in page


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("system/kartan.yml", {"id": "kartan", "namn": "Annat"}, "slutet/data/system/kartan.yml:1: namn: fältet"),
        ("incidenter.yml", [INCIDENT | {"synlighet": "intern"}], "allt i den begränsade roten är begränsat"),
        ("incidenter.yml", [INCIDENT | {"ar": "fel"}], "slutet/data/incidenter.yml:1: ar:"),
        ("incidenter.yml", {"id": "INC-901"}, "slutet/data/incidenter.yml:1: filen ska vara en lista"),
        ("incidenterna.yml", [INCIDENT], "slutet/data/incidenterna.yml:1: ingen post läses från filen"),
        ("system/kartan.yml", {"id": "kartan", "aterstallningstester": [{"datum": "2026-01-02", "utfall": "sådär"}]}, "slutet/data/system/kartan.yml:1: aterstallningstester"),
    ],
)  # fmt: skip
def test_a_fault_in_the_restricted_root_is_told_with_its_own_file(root, closed, name, value, told):
    write(closed, name, value)
    assert any(told in fault for fault in faults(root, closed)), faults(root, closed)


def test_a_field_stands_in_one_place_only(root, closed):
    write(root, "system/kartan.yml", {"id": "kartan", "namn": "Kartan", **UNKNOWN, "aterstallningstester": [TEST]})
    assert any("fältet står redan i data/system/kartan.yml:1" in fault for fault in faults(root, closed))


def test_nothing_in_the_ordinary_root_refers_to_the_restricted_one(root, closed):
    write(closed, "system/larmet.yml", {"id": "larmet", "namn": "Larmet", **UNKNOWN})
    kontroll = {"id": "KON-901", "slag": "annan", "ar": 2026, "rubrik": "Prov", "system": ["larmet"]}
    write(root, "kontroller.yml", [kontroll])
    assert any('"larmet" finns bara i den begränsade roten' in fault for fault in faults(root, closed))
    assert any('"larmet" finns inte i registret system' in fault for fault in faults(root, None))


def test_pages_in_the_restricted_root_are_refused_and_links_too(root, closed):
    (closed / "docs").mkdir()
    with pytest.raises(Exception, match="sidor i den begränsade roten läses inte"):
        load_content(root, closed=closed)
