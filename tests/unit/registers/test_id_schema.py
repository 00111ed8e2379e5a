"""The schemas with ids: what there is is offered, what is not yet there is allowed, and nothing of it is for git."""

import json
import re

import jsonschema
import pytest

from macros.registers.id_schema import FOLDER, SNIPPETS, id_files
from macros.registers.schema import schema_files
from tests.conftest import ROOT
from tests.unit.office import atgard, registers, roll

HELD = {"roller": [roll(), roll(id="annan", namn="Rollen $1")], "atgarder": [atgard(ansvarig="chef")]}


@pytest.fixture(scope="module")
def files():
    return {name: json.loads(text) for name, text in id_files(registers(**HELD)).items()}


def test_a_reference_offers_the_ids_with_their_names_and_allows_another(files):
    whole = files[f"{FOLDER}/atgarder.json"]
    offered = whole["items"]["properties"]["ansvarig"]["anyOf"][0]["anyOf"][0]
    assert offered == {"enum": ["chef", "annan"], "enumDescriptions": ["Chefen", "Rollen $1"]}
    record = {
        "id": "ATG-001",
        "rubrik": "Öva",
        "ursprung": "incident",
        "ansvarig": "ny-roll",
        "senast": "uppgift saknas",
    }
    jsonschema.validate([record], whole)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([record | {"ansvarig": 3}], whole)


def test_the_set_has_every_schema_and_one_of_an_empty_register_is_as_it_was(files):
    names = {name.rpartition("/")[2] for name in schema_files()}
    assert {name.removeprefix(f"{FOLDER}/") for name in files} - {SNIPPETS} == names
    assert (
        files[f"{FOLDER}/risker.json"]["$schema"] == json.loads(schema_files()["data/_schema/risker.json"])["$schema"]
    )


def test_an_id_is_a_snippet_that_puts_in_the_very_id(files):
    found = files[SNIPPETS]
    assert found["roller chef"] == {
        "scope": "yaml",
        "prefix": ["chef", "Chefen"],
        "body": "chef",
        "description": "Roller: Chefen",
    }
    assert found["roller annan"]["body"] == "annan"


def test_git_leaves_the_set_alone():
    rows = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert "/.vscode/*.code-snippets" in rows and "/.bygge/" in rows
    assert re.match(r"\.bygge/", FOLDER) and SNIPPETS.startswith(".vscode/") and SNIPPETS.endswith(".code-snippets")
