"""An id that only stands as an example in the help of a field is no record that is shown."""

import json
import shutil
from pathlib import Path

from macros.content import faultless, for_readers
from macros.leaks.search import search_for
from macros.models.base import Synlighet
from macros.outputs.exports import SCHEMA_FILE, schema_file
from tests.conftest import ROOT

TOLD = {"id": "INC-001", "ar": 2025, "rubrik": "Ett stopp", "antal": 1, "synlighet": "intern"}
KEPT = {"id": "INC-004", "ar": 2025, "rubrik": "Ett annat stopp", "antal": 1}
"""The number that the help of incidents has as its example."""


def test_the_example_of_a_fields_help_is_no_leak_and_the_same_id_anywhere_else_is(tmp_path: Path):
    root = tmp_path / "rot"
    shutil.copytree(ROOT / "tests" / "minisite", root)
    (root / "data" / "incidenter.yml").write_text(json.dumps([TOLD, KEPT]), "utf-8")
    whole = faultless(root, prose=False)
    made = for_readers(whole, Synlighet.INTERN)
    schema = schema_file(made.registers)
    assert b"INC-004" in schema
    search = search_for(whole, made)
    search.file(f"utdata/{SCHEMA_FILE}", schema)
    assert search.problems == []
    search.file("utdata/annat.txt", b"Se INC-004")
    assert [p.fil for p in search.problems] == ["utdata/annat.txt"]
