"""A new review in the menu: before those that are there, and not one other byte moved."""

import pytest

from macros.problems import Felbruk
from macros.review.menu import with_review

PAGES = ["genomgang/2028/index.md", "genomgang/2028/1-inledning.md"]
MENU = """\
# Vår webbplats.
site_name: Kontoret
nav:
  - Start: index.md
  # Nyast först.
  - Ledningens genomgång 2027:
      - genomgang/2027/index.md  # den senaste
  - Ledningens genomgång 2026:
      - genomgang/2026/index.md
  - Om: om.md
theme: {name: material}
"""
ADDED = """\
  - Ledningens genomgång 2028:
      - genomgang/2028/index.md
      - genomgang/2028/1-inledning.md
"""


def made(text: str) -> str:
    return with_review(text, "Ledningens genomgång 2028", PAGES)


def test_the_new_review_stands_before_the_others_and_nothing_else_moves():
    after = made(MENU)
    assert after.replace(ADDED, "") == MENU
    assert after.index("2028") < after.index("genomgång 2027") and after.index("Start") < after.index("2028")


def test_a_menu_with_windows_line_ends_keeps_them():
    assert made(MENU.replace("\n", "\r\n")) == made(MENU).replace("\n", "\r\n")


def test_reviews_that_stand_under_one_heading_get_the_new_one_among_them():
    nested = "nav:\n- Start: index.md\n- Genomgångar:\n  - Om dem: om.md\n  - År 2027:\n    - genomgang/2027/index.md\n  - År 2026: genomgang/2026/index.md\n"
    after = made(nested)
    assert "  - Om dem: om.md\n  - Ledningens genomgång 2028:\n      - genomgang/2028/index.md\n" in after
    assert after.endswith("  - År 2027:\n    - genomgang/2027/index.md\n  - År 2026: genomgang/2026/index.md\n")


def test_a_menu_without_reviews_gets_the_new_one_last():
    after = made("nav:\n  - Start: index.md\nstrict: true\n")
    assert after.startswith("nav:\n  - Start: index.md\n  - Ledningens genomgång 2028:")
    assert after.endswith("strict: true\n") and all(page in after for page in PAGES)


@pytest.mark.parametrize("text", ["site_name: Utan meny\n", made(MENU)])
def test_without_a_menu_or_with_the_pages_in_it_the_file_stays(text):
    assert made(text) == text


def test_a_menu_on_one_row_is_left_to_a_person():
    with pytest.raises(Felbruk, match="för hand"):
        made("nav: [index.md, {G: [genomgang/2027/index.md]}]\n")


@pytest.mark.parametrize(("menu", "before"), [(MENU, "  - Om: om.md"), (MENU.replace("  - Om: om.md\n", ""), "theme:")])
def test_an_older_review_stands_after_those_that_are_newer(menu, before):
    pages = ["genomgang/2025/index.md"]
    after = with_review(menu, "Ledningens genomgång 2025", pages)
    assert [row for row in after.splitlines() if "2025" not in row] == menu.splitlines()
    assert after.index("2026/index.md") < after.index("2025/index.md") < after.index(before)
