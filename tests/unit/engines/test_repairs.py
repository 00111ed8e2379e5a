"""Each of the theme's known faults is mended, and a theme with other words for the same fault stops the build."""

import re
from collections import Counter

import pytest

from macros.engines.repairs import REPAIRS, ThemeChanged, finish_page, unused

FAULTY = {
    "berättar inte vilka versioner": (
        '<meta name="generator" content="mkdocs-1.6.1, mkdocs-material-9.8.0">\n<title>x</title>',
        "<title>x</title>",
    ),
    "nästa sida i förväg": (
        '<link rel="next" href="../plan/">\n<a rel="next" href="../plan/">Nästa</a>',
        '<a rel="next" href="../plan/">Nästa</a>',
    ),
    "autocomplete": (
        '<input class="x" type="checkbox" id="a" autocomplete="off"><input type="search" autocomplete="off">',
        '<input class="x" type="checkbox" id="a"><input type="search" autocomplete="off">',
    ),
}
"""By words of what a repair says: the theme's HTML, and the same mended."""
OTHER_WORDS = {
    "berättar inte vilka versioner": '<meta name="generator" value="mkdocs-1.6.1">',
    "nästa sida i förväg": '<link rel="next" hreflang="sv" href="../plan/">',
    "autocomplete": '<input type="checkbox" autocomplete=off>',
}
"""The same fault in HTML that no repair knows."""


def test_each_repair_has_its_sample():
    for words in (FAULTY, OTHER_WORDS):
        assert [[w for w in words if w in repair.what] for repair in REPAIRS] == [[w] for w in words]


@pytest.mark.parametrize("what", FAULTY)
def test_a_known_fault_is_mended_and_counted(what):
    before, after = FAULTY[what]
    used: Counter[str] = Counter()
    assert finish_page(f"<p>{before}</p>", used) == f"<p>{after}</p>"
    assert [(name, count) for name, count in used.items() if what in name] == [(next(iter(used)), 1)]


@pytest.mark.parametrize("what", FAULTY)
def test_what_is_mended_is_left_as_it_is(what):
    mended = finish_page(FAULTY[what][0], Counter())
    once: Counter[str] = Counter()
    assert finish_page(mended, once) == mended and not once


@pytest.mark.parametrize("what", OTHER_WORDS)
def test_a_fault_in_other_words_stops_the_build_and_says_which(what):
    with pytest.raises(ThemeChanged, match=re.escape(what)):
        finish_page(f"<p>{OTHER_WORDS[what]}</p>", Counter())


def test_a_repair_that_nothing_needed_is_told():
    used: Counter[str] = Counter()
    assert unused(used) == [repair.what for repair in REPAIRS]
    for before, _ in FAULTY.values():
        finish_page(before, used)
    assert unused(used) == []
    assert unused({REPAIRS[0].what: 3}) == [repair.what for repair in REPAIRS[1:]]
