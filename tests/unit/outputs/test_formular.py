"""What the form is built of: every register's schema, words that people read, and no more ids than the audience knows."""

import json

import pytest

from macros.models import MODELS, REGISTERS
from macros.models.base import Synlighet
from macros.models.felord import FEL
from macros.models.ord import falt_i, falt_ord
from macros.outputs.formular import build_form, forge_links, form_data, form_ids, next_shown, offered
from macros.pages.forge import Forge
from macros.registers.narrow import by_marks, narrowed
from macros.registers.schema import build_schema
from tests.unit import office as small

REST = {"organisation": "kontoret", "mandat": "uppgift saknas", "uppgifter": "uppgift saknas"}
ROLES = [
    {"id": "chef", "namn": "Chefen", **REST},
    {"id": "visad", "namn": "Exempelroll", "exempel": True, **REST},
]


def office(**held):
    """Registers with these records, as the files would spell them."""
    return small.registers(**{name: [MODELS[name].model_validate(r) for r in rows] for name, rows in held.items()})


@pytest.mark.parametrize("register", REGISTERS, ids=lambda r: r.namn)
def test_every_register_can_be_shown_with_the_words_of_its_fields(register):
    if register.namn == "genomgangar":
        pytest.skip("en genomgång börjas med sitt eget kommando")
    form = build_form(register, office())
    assert {f["n"] for f in form["falt"]} == set(falt_i(register.modell))
    assert all(f["ord"] == falt_ord(register.modell, f["n"]) for f in form["falt"])
    assert form["falt"][-1]["n"] in ("sekretess", "synlighet", "exempel", "kalla")


def test_a_reference_says_its_register_also_where_the_field_has_help_of_its_own():
    form = build_form(next(r for r in REGISTERS if r.namn == "system"), office())
    owner = next(f for f in form["falt"] if f["n"] == "agare")
    assert (owner["slag"], owner["till"], owner["okand"], owner["krav"]) == ("id", "roller", True, "alltid")
    assert owner["hjalp"] == "Rollen som äger systemet"


def test_the_schemas_in_the_files_have_no_words_of_the_forms_own():
    assert not any("x-" in key for r in REGISTERS for key in _keys(build_schema(r)))


def _keys(part):
    if isinstance(part, dict):
        for key, inner in part.items():
            yield key
            yield from _keys(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _keys(inner)


def test_ids_are_offered_with_their_names_but_no_examples():
    told = form_ids(office(roller=ROLES))
    assert told["roller"] == [{"id": "chef", "ord": "Chefen"}]


def test_an_audience_is_offered_the_registers_that_it_may_read_and_nothing_of_the_others():
    secret = {
        "id": "ATG-007",
        "rubrik": "Dold åtgärd",
        "ansvarig": "uppgift saknas",
        "senast": "uppgift saknas",
        "ursprung": "vor",
    }
    whole = office(roller=ROLES, atgarder=[secret])
    shown = narrowed(whole, Synlighet.OPPEN, by_marks(whole, Synlighet.OPPEN))
    told = form_data(shown)
    assert "incidenter" not in told["register"] and "incidenter" in form_data(whole)["register"]
    assert set(told["register"]) == {r.namn for r in REGISTERS if offered(shown, r)}
    assert "Dold åtgärd" in json.dumps(form_ids(whole), ensure_ascii=False)
    said = json.dumps([told, form_ids(shown)], ensure_ascii=False)
    assert "ATG-007" not in said and "Dold åtgärd" not in said


def test_the_next_number_is_the_next_that_the_audience_knows_of():
    atgarder = next(r for r in REGISTERS if r.namn == "atgarder")
    assert next_shown(atgarder, office()) == "ATG-001"
    assert next_shown(next(r for r in REGISTERS if r.namn == "system"), office()) == ""


def test_the_words_of_faults_are_the_table_that_the_check_reads():
    assert form_data(office())["fel"] is FEL


def test_a_forge_gets_a_path_and_never_content():
    links = forge_links(Forge("github", "https://forge.example/a/b", "main", Synlighet.INTERN))
    assert links["risker"] == {"andra": "https://forge.example/a/b/edit/main/data/risker.yml#L1"}
    assert links["system"]["ny"] == "https://forge.example/a/b/new/main/data/system?filename=fyll-i.yml&value="
    assert forge_links(None) is None
