"""The bill of materials: right by the official schema, whole, and the same every time.

The schema is CycloneDX/specification, schema/bom-1.6.schema.json, Apache License 2.0, as it is published.
"""

import hashlib
import json
import re
from datetime import date
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft7Validator

from macros.build import bom, site
from macros.build.bom import build_bom, write_bom
from macros.build.lock import LOCK, read_lock
from macros.build.receipt import OURS
from tests.conftest import ROOT

DAY = date(2026, 11, 30)
SCHEMA = ROOT / "tests/unit/build/cyclonedx/bom-1.6.schema.json"
OFFICIAL = "18f57f7482593bad9f21b4feed09084640cbeff419d62ad5090c5ceccca5b37d"


@pytest.fixture(autouse=True)
def one_commit(monkeypatch):
    monkeypatch.setattr(bom, "commit", lambda root: "0" * 40)


@cache
def schema() -> Draft7Validator:
    assert hashlib.sha256(SCHEMA.read_bytes()).hexdigest() == OFFICIAL
    return Draft7Validator(json.loads(SCHEMA.read_bytes()))


def made(motor: str = "mkdocs") -> dict[str, Any]:
    return json.loads(build_bom(DAY, motor))


def by_ref(told: dict[str, Any]) -> dict[str, Any]:
    return {part["bom-ref"]: part for part in told["components"]}


def test_it_is_right_by_the_official_schema_which_finds_a_fault():
    assert [fault.message for fault in schema().iter_errors(made())] == []
    assert list(schema().iter_errors(made() | {"specVersion": 1, "okand": 2}))


def test_every_pinned_package_is_there_with_the_hashes_that_may_be_installed():
    parts = by_ref(made())
    lock = read_lock(OURS / LOCK)
    assert len(lock) > 40
    for name, pinned in lock.items():
        part = parts[f"pkg:pypi/{name}@{pinned.version}"]
        assert (part["name"], part["version"], part["purl"]) == (name, pinned.version, part["bom-ref"])
        assert {h["content"] for h in part["hashes"]} == pinned.hashar
        assert {h["alg"] for h in part["hashes"]} == {"SHA-256"}


def test_what_lies_among_our_files_is_there_with_the_hash_of_each():
    listed = re.findall(r"^([0-9a-f]{64})  (\S+)", (ROOT / "overrides/assets/VENDOR.txt").read_text("utf-8"), re.M)
    files = [f for part in made()["components"] for f in part.get("components", ())]
    assert sorted((f["hashes"][0]["content"], f["name"]) for f in files) == sorted(listed)
    assert "pkg:npm/%40fontsource/source-sans-3@5.3.1" in by_ref(made())


@pytest.mark.parametrize("motor", ["mkdocs", "properdocs"])
def test_the_engine_is_there_also_one_that_is_not_pinned(motor):
    (engine,) = [p for p in made(motor)["components"] if p["type"] == "framework"]
    assert engine["name"] == motor and engine["version"]


def test_our_program_is_there_with_its_commit_and_says_that_more_is_used_than_is_listed():
    told = made()
    ours = told["metadata"]["component"]
    assert ours["name"] == "trafikkontoret-lis" and ours["pedigree"]["commits"] == [{"uid": "0" * 40}]
    assert told["compositions"] == [{"aggregate": "incomplete", "assemblies": [ours["bom-ref"]]}]
    (needs,) = told["dependencies"]
    assert set(needs["dependsOn"]) <= by_ref(told).keys() and len(needs["dependsOn"]) > 15


def test_a_changed_tree_and_a_program_outside_git_say_so(monkeypatch):
    monkeypatch.setattr(bom, "commit", lambda root: "1" * 40 + "+ändrat")
    assert made()["metadata"]["component"]["pedigree"]["commits"] == [{"uid": "1" * 40}]
    assert "ändrade" in made()["metadata"]["component"]["pedigree"]["notes"]
    monkeypatch.setattr(bom, "commit", lambda root: "")
    assert "pedigree" not in made()["metadata"]["component"]


def test_the_same_commit_and_day_give_the_same_bytes_and_another_day_another_number():
    assert build_bom(DAY, "mkdocs") == build_bom(DAY, "mkdocs")
    other = json.loads(build_bom(date(2026, 12, 1), "mkdocs"))
    assert other["serialNumber"] != made()["serialNumber"]
    assert other["components"] == made()["components"]


def test_it_says_nothing_of_the_machine_and_of_no_index():
    text = build_bom(DAY, "mkdocs").decode()
    assert str(ROOT) not in text
    assert set(re.findall(r"https?://[^/\"]+", text)) == {"http://cyclonedx.org"}


def test_it_is_written_beside_the_site_whole(tmp_path):
    (tmp_path / "site").mkdir()
    path = write_bom(tmp_path / "site", DAY, "mkdocs")
    assert path.read_bytes() == build_bom(DAY, "mkdocs")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["site", "site.cdx.json"]
    assert list((tmp_path / "site").iterdir()) == []


def test_a_bill_that_cannot_be_made_leaves_the_old_one_and_no_half(tmp_path, monkeypatch):
    write_bom(tmp_path / "site", DAY, "mkdocs")
    old = (tmp_path / "site.cdx.json").read_bytes()
    monkeypatch.setattr(bom, "read_lock", lambda path: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_bom(tmp_path / "site", DAY, "mkdocs")
    assert [p.name for p in tmp_path.iterdir()] == ["site.cdx.json"] and (
        tmp_path / "site.cdx.json"
    ).read_bytes() == old


def test_a_build_with_nothing_to_do_makes_the_bill_only_when_it_is_gone(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    made_now = []
    monkeypatch.setattr(site, "is_unchanged", lambda *_: True)
    monkeypatch.setattr(site, "fingerprint", lambda *_: "")
    monkeypatch.setattr(bom, "build_bom", lambda *_: made_now.append(1) or b'"name": "trafikkontoret-lis"')
    for _ in range(3):
        assert site.build(tmp_path, tmp_path / "site", lambda step: None) is False
    assert made_now == [1]
    (tmp_path / "site.cdx.json").unlink()
    site.build(tmp_path, tmp_path / "site", lambda step: None)
    assert made_now == [1, 1]


def test_a_copy_of_the_code_without_its_lock_file_makes_no_bill_and_says_so(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(site, "is_unchanged", lambda *_: True)
    monkeypatch.setattr(site, "fingerprint", lambda *_: "")
    monkeypatch.setattr(bom, "OURS", tmp_path)
    said = []
    site.build(tmp_path, tmp_path / "site", said.append)
    assert not (tmp_path / "site.cdx.json").exists()
    assert said == [
        "Skriver ingen lista över delar, för pyproject.toml, requirements.txt, overrides/assets/VENDOR.txt "
        "saknas bland programmets filer"
    ]
