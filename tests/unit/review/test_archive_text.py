"""What the archive package says of what it does not hold, and what each file is tried against."""

from macros.review.archive_text import bestammelse, las_mig, titel
from tests.unit.office import genomgang, registers


def guide(review, annex=None, empty=()) -> str:
    return las_mig(registers(genomgangar=[review]), review, "abc", "0" * 64, annex or {}, empty).decode("utf-8-sig")


def test_the_restricted_annex_is_told_of_by_its_hash_and_is_to_be_handed_over_by_itself():
    text = guide(genomgang(2026), {"bilaga/bilaga-2026.pdf": "f" * 64})
    assert f"Den begränsade bilagan. Den lämnas för sig. SHA-256: {'f' * 64}." in text
    assert "begränsade bilagan" not in guide(genomgang(2026))


def test_a_retold_review_says_that_the_original_holds_and_is_not_there():
    text = guide(genomgang(2026, aterger=True, dokumentnummer="T1"))
    assert "Originalet, dokumentnummer T1." in text and "data/genomgangar/2026.yml" in text


def test_an_empty_register_is_unknown_and_not_none():
    assert "Register utan poster den dagen (System). Det betyder uppgift saknas, inte noll." in guide(
        genomgang(2026), empty=["System"]
    )


def test_a_page_that_is_called_as_a_register_is_not_judged_as_one():
    assert bestammelse("utdrag/system.csv") != "inte bedömt"
    assert bestammelse("fryst/text/system.md") == "inte bedömt"
    assert titel("utdrag/system.csv", genomgang(2026)) == ("registerutdrag", "System")
