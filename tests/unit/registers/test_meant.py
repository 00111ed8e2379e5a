"""What somebody meant: only what the field takes, one thing when it is sure, both readings when it is not."""

import pytest

from macros.models.atgard import Atgard
from macros.models.genomgang import Genomgang
from macros.models.mal import Mal
from macros.models.utbildning import Utbildning
from macros.registers.meant import known, straight, told
from macros.registers.validation import accepted, validate


@pytest.mark.parametrize(
    ("model", "loc", "value", "found"),
    [
        (Mal, ("senast",), "3 oktober 2025", ["2025-10-03"]),
        (Mal, ("senast",), "3/10 2025", ["2025-10-03", "2025-03-10"]),
        (Mal, ("senast",), "”2025”", [2025]),
        (Mal, ("senast",), "snart", []),
        (Mal, ("senast",), "Uppgift saknas", ["uppgift saknas"]),
        (Mal, ("rubrik",), 2025, ["2025"]),
        (Mal, ("rubrik",), 20251003, ["20251003"]),
        (Mal, ("rubrik",), True, []),
        (Mal, ("id",), "mal-001", ["MAL-001"]),
        (Atgard, ("handelser", 0, "status"), "Pågår", ["pagar"]),
        (Atgard, ("handelser", 0, "status"), "kalr", []),
        (Atgard, ("handelser", 0), "pagar", []),
        (Genomgang, ("aterger",), "Nej", [False]),
        (Genomgang, ("aterger",), "kanske", []),
        (Utbildning, ("antal",), "1 000", [1000]),
        (Utbildning, ("antal",), "–5", []),
        (Utbildning, ("antal",), "12,5", []),
        (Utbildning, ("antal",), "12 %", []),
        (Mal, ("finns-inte",), "x", []),
        (Mal, (), "x", []),
    ],
)
def test_the_field_says_which_of_the_things_that_may_be_meant_it_takes(model, loc, value, found):
    assert accepted(model, loc, value) == found


def test_both_readings_of_a_date_are_told_with_what_to_write():
    said = told("3/10 2025", ["2025-10-03", "2025-03-10"])
    assert "är det 3 oktober 2025 skriver du 2025-10-03" in said and "är det 10 mars 2025 skriver du 2025-03-10" in said


def test_a_text_is_made_straight_and_a_quotation_within_it_stays():
    assert straight("\u00a0”Ett\u200b ord”\u202f") == "Ett ord"
    assert straight("”Ett” och ”två”") == "”Ett” och ”två”"


def test_a_reference_is_the_one_id_that_it_can_mean():
    assert known("”It-chef”", {"it-chef", "isam"}) == ["it-chef"]
    assert known("it-cheff", {"it-chef"}) == []


def test_a_long_text_and_many_faults_are_told_in_time():
    record, faults = validate(Mal, {"id": "MAL-001", "rubrik": "x", "kalla": [True] * 5_000, "senast": "x" * 9_000})
    assert record is None and len(faults) > 5_000
