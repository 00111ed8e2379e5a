"""Values at their edges: days, digits, names, and faults told from the model's own types."""

from datetime import date
from enum import StrEnum
from typing import Annotated

import pytest
from pydantic import Field

from macros.days import one_day
from macros.models.base import Closed, Kanske, Namn, Record
from macros.models.dag import Dag
from macros.models.term import Term
from macros.outputs.calendar import kalender
from macros.registers.characters import bad_sign, check_characters
from macros.registers.load import Registers
from macros.registers.validation import validate
from macros.state.clock import as_of
from macros.state.day import add_months


class Val(StrEnum):
    """Words that a sentence could be split at."""

    ETT = "ett or två"
    TRE = "tre, fyra"
    FEM = "fem"


class Del(Closed):
    val: Val | None = None


class Post(Record):
    id: Namn
    del_: Annotated[tuple[Del, ...], Field(alias="del")] = ()
    flera: Annotated[Kanske[tuple[Val, ...]] | None, Field(description="Vilka")] = None


@pytest.mark.parametrize("raw", [{"del": [{"val": "femm"}]}, {"flera": ["fem", "femm"]}])
def test_a_wrong_word_is_told_with_the_words_of_the_list_whole(raw):
    _, faults = validate(Post, {"id": "x"} | raw)
    assert [text for _, text in faults] == ['"femm" är inget av ett or två, tre, fyra, fem; menade du "fem"?']


def test_a_field_that_python_could_not_name_is_told_as_it_is_spelled():
    _, faults = validate(Post, {"id": "x", "dle": []})
    assert [text for _, text in faults] == ['fältet "dle" finns inte; menade du "del"?']


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("0001-01-01", "året 0001 ligger utanför 1900–2199"),
        ("9999-12-31", "året 9999 ligger utanför 1900–2199"),
        ("1899", "utanför"),
        ("2200", "utanför"),
        ("٢٠٢٥", "är inget datum"),
        ("2025-0٤", "är inget datum"),
        ("2025-04-01\n", "är inget datum"),
    ],
)
def test_a_day_that_would_overflow_or_deceive_is_no_day(written, told):
    with pytest.raises(ValueError, match=told):
        Dag.parse(written)
    with pytest.raises(ValueError, match=r"utanför|är inget datum"):
        one_day(written)
    with pytest.raises(ValueError, match=r"LIS_DAG: .*(utanför|är inget datum)"):
        as_of({"LIS_DAG": written}, date(2026, 1, 1))


@pytest.mark.parametrize("written", ["20260101", "2026-W01-1", "2026-1-1", "2026-02-30"])
def test_an_as_of_day_is_written_in_one_way(written):
    with pytest.raises(ValueError, match="skriv ÅÅÅÅ-MM-DD"):
        as_of({"LIS_DAG": written}, date(2026, 1, 1))


@pytest.mark.parametrize("seconds", ["99999999999", "٣", "-1"])
def test_an_epoch_that_is_no_day_of_ours_is_refused(seconds):
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH"):
        as_of({"SOURCE_DATE_EPOCH": seconds}, date(2026, 1, 1))


@pytest.mark.parametrize("day", ["1900-01-01", "2199-12-31"])
def test_the_first_and_the_last_day_can_be_counted_from(day):
    found = Dag.parse(day)
    assert add_months(found.till, 120) > found.till > add_months(found.fran, -120)
    assert b"END:VCALENDAR" in kalender(Registers({"arshjul": ()}), found.till)


@pytest.mark.parametrize("sign", "\u202a\u202e\u2066\u2069\u200b\u200f\u00ad\u0085\u2028\ufeff\x00\x1b\U000e0041")
def test_a_sign_that_no_eye_sees_is_refused_at_its_line(sign):
    faults = list(check_characters("docs/x.md", f"# Ett\n\nTvå{sign}tre\n"))
    assert [fault.rad for fault in faults] == [3]
    assert "osynligt tecken" in faults[0].fel


@pytest.mark.parametrize("sign", ["😀", "✅", "⚠\ufe0f", "👩\u200d💻", "1\ufe0f\u20e3"])
def test_a_picture_in_the_place_of_a_word_is_refused_at_its_line(sign):
    faults = list(check_characters("docs/x.md", f"# Ett\n\nTvå {sign} tre\n"))
    assert faults and {fault.rad for fault in faults} == {3}
    assert "emoji" in faults[0].fel or "osynligt" in faults[0].fel


@pytest.mark.parametrize(
    "text", ["Å, ä – «ö» … ”citat” ✓ → ≥ 5 m² ½ é ü", "a\u00a0b", "kolumn\tmed tabb", "&nbsp; &amp;"]
)
def test_signs_that_people_write_are_let_through(text):
    assert list(check_characters("docs/x.md", text)) == []


@pytest.mark.parametrize("entity", ["&#x202e;", "&#8238;", "&rlm;", "&shy;", "&ZeroWidthSpace;", "&#x661;"])
def test_what_an_entity_stands_for_is_looked_at(entity):
    assert len(list(check_characters("docs/x.md", f"Text {entity}"))) == 1
    assert list(check_characters("data/x.yml", f"a: Text {entity}")) == []


def test_foreign_digits_are_told_as_they_stand():
    assert bad_sign("avsnitt ٤٢ och ५") == 'siffrorna "٤٢" läses inte; skriv med 0–9'


def test_a_model_refuses_foreign_digits_by_itself():
    _, faults = validate(Term, {"id": "ord", "term": "ord ٣"})
    assert [text for _, text in faults] == ['siffrorna "٣" läses inte; skriv med 0–9']


@pytest.mark.parametrize("name", ["con", "prn", "aux", "nul", "com1", "lpt9"])
def test_an_id_is_a_name_that_windows_can_keep(name):
    assert "Windows" in validate(Term, {"id": name, "term": "ord"})[1][0][1]
    assert validate(Term, {"id": f"{name}-a", "term": "ord"})[1] == []


def test_a_name_has_an_end():
    assert validate(Term, {"id": "ord", "term": "å" * 150})[1] == []
    assert validate(Term, {"id": "ord", "term": "å" * 151})[1] == [
        (("term",), "texten har 151 tecken; den får ha högst 150")
    ]
