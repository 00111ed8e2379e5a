"""A review of a page holds for the words that were looked at, and for nothing else."""

from datetime import date

import pytest

from macros.editing.yaml_writer import append
from macros.models.anvisning import Anvisningskrav
from macros.models.granskning import Granskning
from macros.pages.page import Page
from macros.pages.reviews import find_page, fingerprint, latest, review_record
from macros.problems import Felbruk
from macros.registers.load import Registers
from macros.registers.yaml_source import parse_yaml


def page(text: str, path: str = "rutiner/a.md") -> dict[str, Page]:
    return {path: Page(path, text, {})}


def registers(*krav: Anvisningskrav, granskningar: tuple[Granskning, ...] = ()) -> Registers:
    return Registers({"kartotek": (), "anvisning": krav, "granskningar": granskningar})


def krav(vad: str, avsnitt: str = "klassning") -> Anvisningskrav:
    return Anvisningskrav(id="ANV-001", avsnitt=avsnitt, vem="chef", vad=vad, nar="Varje år")


def review(number: int, day: str, path: str = "rutiner/a.md") -> Granskning:
    return Granskning(id=f"GRA-{number:03}", sida=path, datum=day, av="chef", utfall="godkand", avtryck="0" * 64)


def test_spaces_and_line_ends_do_not_count():
    written = fingerprint("rutiner/a.md", page("# A\n\nEn mening till.\n"), registers())
    for same in ("# A\r\n\r\nEn mening till.\r\n", "\n# A\nEn  mening\ntill."):
        assert fingerprint("rutiner/a.md", page(same), registers()) == written


def test_a_word_a_letter_and_their_order_count():
    prints = {
        fingerprint("rutiner/a.md", page(text), registers())
        for text in ("Ring chefen nu.", "ring chefen nu.", "Ring nu chefen.", "Ring chefen.", "Ringchefen nu.")
    }
    assert len(prints) == 5


def test_a_requirement_of_the_page_counts_and_one_of_another_page_does_not():
    path = "anvisning/klassning.md"
    pages = page("# Klassning", path)
    one = fingerprint(path, pages, registers(krav("ska klassa")))
    assert one != fingerprint(path, pages, registers(krav("bör klassa")))
    assert one != fingerprint(path, pages, registers())
    assert fingerprint(path, pages, registers()) == fingerprint(path, pages, registers(krav("ska", "atkomst")))


def test_the_last_review_on_or_before_the_day_is_the_one_that_holds():
    made = registers(granskningar=(review(1, "2030-03-01"), review(3, "2031-03-01"), review(2, "2030-09-01")))
    assert latest("rutiner/a.md", made, date(2030, 2, 28)) is None
    assert latest("rutiner/a.md", made, date(2030, 3, 1)).id == "GRA-001"
    assert latest("rutiner/a.md", made, date(2030, 12, 31)).id == "GRA-002"
    assert latest("rutiner/a.md", made, date(2032, 1, 1)).id == "GRA-003"
    assert latest("rutiner/b.md", made, date(2032, 1, 1)) is None


def test_a_review_of_a_month_holds_from_its_last_day():
    made = registers(granskningar=(review(1, "2030-03"),))
    assert latest("rutiner/a.md", made, date(2030, 3, 30)) is None
    assert latest("rutiner/a.md", made, date(2030, 3, 31)).id == "GRA-001"


@pytest.mark.parametrize("note", [None, 'Byt "chef": skriv roll # här', "å\nb"])
def test_what_is_written_is_read_back_as_it_was_said(note):
    fields = review_record(
        "GRA-001", "rutiner/a.md", "chef", "andra" if note else "godkand", note, "0" * 64, date(2030, 3, 1)
    )
    text, problems = append("[]\n", (), fields), []
    (record,) = parse_yaml("x", text, problems)[1]
    assert problems == []
    assert Granskning(**record).sida == "rutiner/a.md" and record.get("not") == note


def test_a_page_is_found_by_its_card_or_its_path_and_a_misspelling_is_helped():
    pages = page("# A", "kartotek/loggning.md") | page("# B", "rutiner/b.md") | page("# C", "om/index.md")
    assert find_page("loggning", pages) == "kartotek/loggning.md"
    assert find_page("rutiner/b", pages) == find_page("rutiner/b.md", pages) == "rutiner/b.md"
    assert find_page("om", pages) == "om/index.md"
    with pytest.raises(Felbruk, match=r'"rutiner/c.md" finns inte; menade du "rutiner/b.md"\?'):
        find_page("rutiner/c.md", pages)


def test_a_page_made_of_data_cannot_be_reviewed():
    made = {"register/system.md": Page("register/system.md", "# A", {"ur_data": True})}
    with pytest.raises(Felbruk):
        find_page("register/system", made)
