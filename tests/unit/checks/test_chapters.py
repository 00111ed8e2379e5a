"""A review has the chapters of its year: what differs is told at the page, and of a decided review at the record."""

from pathlib import Path

from macros.checks.chapters import check_asked_chapters, check_chapter_parts, check_required_sections
from macros.checks.site import Site
from macros.models.underlagskrav import Underlagskrav
from macros.prepared.pages import Preparation
from tests.unit.kapitelfall import CHAPTERS, post
from tests.unit.office import DAY, genomgang, page, registers

RIGHT = {
    "1-start": "# 1 Start\n\n## 1.1 Grund\n",
    "2-mal": "# 2 Mål\n\n## 2.1 Gammalt\n\n## 2.2 Målen\n",
    "3-slut": "# 3 Slut\n\n## 3.1 Besluten\n",
}


def faults(texts: dict[str, str], frozen: bool = False, **fields) -> list[str]:
    pages = {p.path: p for p in (page(f"genomgang/2027/{name}.md", text) for name, text in texts.items())}
    held = registers(kapitel=CHAPTERS, genomgangar=[genomgang(2027, **{"utkast": not frozen} | fields)])
    site = Site(Path(), None, Preparation(pages, None, DAY), held, {"2027": None} if frozen else {})
    return [f"{p.fil}: {p.fel}" for p in check_asked_chapters(site)]


def test_a_review_with_its_years_chapters_has_no_fault():
    assert faults(RIGHT) == []


def test_a_heading_that_is_not_the_citys_is_told_with_both_names():
    (fault,) = faults(RIGHT | {"2-mal": RIGHT["2-mal"].replace("# 2 Mål", "# 2 Målen")})
    assert fault.startswith("docs/genomgang/2027/2-mal.md: ")
    assert '"2 Målen"' in fault and '"2 Mål"' in fault and "lis genomgang 2027 --kapitel" in fault


def test_a_chapter_that_is_not_there_and_one_too_many_are_told_once_each():
    texts = {name: text for name, text in RIGHT.items() if name != "3-slut"}
    found = faults(texts | {"9-eget": "# 9 Eget\n\n## 9.1 Vårt\n"})
    assert len(found) == 2 and any('"3 Slut" saknas' in f for f in found) and any('"9 Eget"' in f for f in found)


def test_sections_are_told_by_the_first_and_how_many_more():
    (fault,) = faults(RIGHT | {"2-mal": "# 2 Mål\n\n## 2.1 Annat\n"})
    assert '"2.1 Gammalt" saknas (och 1 till)' in fault and '"2.1 Annat" är inget av årets avsnitt' in fault


def test_sections_in_another_order_are_told():
    (fault,) = faults(RIGHT | {"2-mal": "# 2 Mål\n\n## 2.2 Målen\n\n## 2.1 Gammalt\n"})
    assert "ordning" in fault


def test_a_decided_review_is_never_asked_to_change():
    (fault,) = faults(RIGHT | {"2-mal": RIGHT["2-mal"].replace("# 2 Mål", "# 2 Annat")}, frozen=True)
    assert fault.startswith("data/kapitel.yml: ") and "ändra inte år som har varit" in fault


def test_a_retold_review_has_the_chapters_of_its_document():
    assert faults({"1-x": "# 1 X\n"}, aterger=True, utkast=False) == []


def parts(*more) -> list[str]:
    return [p.fel for p in check_chapter_parts(registers(kapitel=[*CHAPTERS, *more]), DAY)]


def test_a_section_of_a_section_is_a_fault():
    (fault,) = parts(post("djupt", "Djupt", "grund"))
    assert '"grund" är ett avsnitt' in fault and '"start"' in fault


def test_two_chapters_of_one_year_are_not_called_the_same():
    (fault,) = parts(post("annan", "Årets mål", "mal"))
    assert '"malen" heter också "Årets mål" 2028' in fault
    assert parts(post("annan", "Lagen", till=2027)) == []


def test_a_chapter_has_at_most_nine_sections():
    more = [post(f"del-{n}", f"Del {n}", "slut") for n in range(9)]
    (fault,) = parts(*more)
    assert "fler än 9 avsnitt 2026" in fault
    assert parts(*more[:-1]) == []


def test_a_requirement_names_sections_that_there_are():
    asked = [Underlagskrav(id="iso-a", rubrik="r", ur="ISO", avsnitt=["2.2", "kraven", "7.7"])]
    held = {"kapitel": CHAPTERS, "underlagskrav": asked}
    (fault,) = check_required_sections(registers(**held, genomgangar=[genomgang(2027)]), DAY)
    assert '"7.7"' in fault.fel
    assert not list(check_required_sections(registers(**held, genomgangar=[genomgang(2025)]), DAY))
