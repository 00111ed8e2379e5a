"""Every field and every value of a closed list has its Swedish words, and the numbers of laws are said as people say them."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import pytest
from pydantic import BaseModel, Field

from macros.checks.spelling import SWEDISH, WORD, can_spell
from macros.models import REGISTERS
from macros.models.base import Closed
from macros.models.genomgang import Bedomning
from macros.models.kort import Bindning, Kort
from macros.models.ord import VARDEN, delar_i, falt_i, falt_ord, nummer_i_ord, numren_i_ord, stig_ord, varde_ord
from macros.models.ord.egna import EGNA, TALAR
from macros.models.ord.falt import FALT
from macros.models.regel import Regel
from macros.models.risk import Bedomning as Riskbedomning
from macros.models.roll import Roll
from macros.models.system import Driftform, System


def inside(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model, and every model that its fields are made of."""
    yield model
    for info in model.model_fields.values():
        for part in delar_i(info.annotation, BaseModel):
            yield from inside(part)


MODELS = list(dict.fromkeys(m for register in REGISTERS for m in inside(register.modell)))
ENUMS = list(
    dict.fromkeys(e for m in MODELS for info in m.model_fields.values() for e in delar_i(info.annotation, StrEnum))
)
WORDS = {
    *FALT.values(),
    *(w for own in EGNA.values() for w in own.values()),
    *(w for v in VARDEN.values() for w in v.values()),
}
NAMES = {"VoR", "STA", "GSIT", "ISIL", "SLK", "IoT", "AI", "EU-organ", "Cybertrygg", "Långsikt", "Erik"}


def wordless(models: list[type[BaseModel]], enums: list[type[StrEnum]]) -> list[str]:
    """Model and field, list and value, that no word is written for."""
    fields = [f"{m.__name__}.{f}" for m in models for f in falt_i(m) if f not in FALT | EGNA.get(m.__name__, {})]
    return fields + [f"{e.__name__}.{v.value}" for e in enums for v in e if v.value not in VARDEN.get(e, {})]


def test_every_field_and_value_of_every_model_has_its_words():
    assert len(MODELS) > 60
    assert len(ENUMS) > 25
    assert wordless(MODELS, ENUMS) == []


def test_a_field_and_a_value_without_words_are_named():
    class Farg(StrEnum):
        ROD = "rod"

    class Kula(Closed):
        farg: Annotated[Farg, Field(alias="kulor")]

    assert wordless([Kula], [Farg]) == ["Kula.kulor", "Farg.rod"]


def test_a_word_of_a_models_own_belongs_to_a_field_that_it_has():
    known = {(m.__name__, f) for m in MODELS for f in falt_i(m)}
    assert [pair for m, own in EGNA.items() for f in own if (pair := (m, f)) not in known] == []
    assert {f for _, f in known} >= TALAR


def test_no_model_calls_two_of_its_fields_the_same():
    for model in MODELS:
        words = [falt_ord(model, f) for f in model.model_fields]
        assert len(set(words)) == len(words), model


def test_a_heading_begins_with_a_capital_and_no_word_is_spelled_as_in_a_file():
    assert [w for w in FALT.values() if w[0] != w[0].upper()] == []
    assert [w for w in WORDS if "_" in w] == []


@pytest.mark.skipif(not can_spell(), reason="hunspell is not installed")
def test_every_word_is_rightly_spelled():
    assert SWEDISH.unknown({w for text in WORDS for w in WORD.findall(text)} - NAMES) == set()


@pytest.mark.parametrize(
    ("model", "field", "word"),
    [
        (Kort, "kallor", "Källor"),
        (Roll, "far_faststalla", "Får fastställa"),
        (Roll, "forslag", "Vårt förslag"),
        (Regel, "forslag", "Förslag, med källa"),
        (System, "forvaltas_av", "Förvaltas av"),
        (Riskbedomning, "av", "Bedömt av"),
        (Bedomning, "verkan", "Önskad verkan"),
    ],
)
def test_a_field_is_called_what_people_call_it_in_that_model(model, field, word):
    assert falt_ord(model, field) == word


def test_a_value_is_called_what_people_call_it_in_that_list():
    assert (varde_ord(Driftform.EGEN), varde_ord(Bindning.KRAV)) == ("egen drift", "ska")


def test_a_place_in_a_record_is_said_in_words():
    assert stig_ord(Kort, ("atgarder", 1, "fran_niva", "riktighet")) == "Åtgärder 2: Från nivå: Riktighet"
    assert stig_ord(System, ("behorigheter", 0, "del_")) == "Behörigheter 1: Del"


@pytest.mark.parametrize(
    ("version", "number", "words"),
    [
        ("2025:1506", "2:3", "2 kap. 3 §"),
        ("2025:1506", "2:3:7", "2 kap. 3 § 7"),
        ("2018:218", "3:8a", "3 kap. 8 a §"),
        ("2018:1200", "5", "5 §"),
        ("2022/2555", "21.2.b", "artikel 21.2 b"),
        ("2016/679", "34", "artikel 34"),
        ("2022", "8.15", "8.15"),
        ("2018:1937", "10 §", "10 §"),
        ("2018:1200", "upplysning", "om upplysning"),
    ],
)
def test_a_number_is_said_as_people_write_it_in_its_kind_of_framework(version, number, words):
    assert nummer_i_ord(version, number) == words


@pytest.mark.parametrize(
    ("version", "numbers", "words"),
    [
        ("2025:1506", ["2:3:2", "2:3:7", "2:4"], "2 kap. 3 § 2 och 7, 2 kap. 4 §"),
        ("2025:1506", ["2:3", "2:3:7"], "2 kap. 3 §, 2 kap. 3 § 7"),
        ("2016/679", ["32.1.a", "32.1.b", "33.1"], "artikel 32.1 a, 32.1 b och 33.1"),
        ("2022", ["5.22", "8.32"], "5.22 och 8.32"),
        ("2022", [], ""),
    ],
)
def test_several_numbers_of_one_framework_share_what_they_begin_with(version, numbers, words):
    assert numren_i_ord(version, numbers) == words
