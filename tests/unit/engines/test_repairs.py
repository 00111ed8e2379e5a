"""Each of the theme's known faults is mended, and a theme with other words for the same fault stops the build."""

import re
from collections import Counter

import pytest

from macros.engines.repairs import REPAIRS, ThemeChanged, finish_page, unused

ITEM = (
    '<li class="md-nav__item"><input class="md-nav__toggle md-toggle " type="checkbox" id="__nav_3">'
    '<label class="md-nav__link" for="__nav_3" id="__nav_3_label" tabindex="0">'
    '<span class="md-ellipsis"> Rutiner </span></label><ul></ul></li>'
)
PART = (
    '<nav class="md-nav" data-md-level="1" aria-labelledby="__nav_3_label" aria-expanded="false">'
    '<label class="md-nav__title" for="__nav_3"><span class="md-nav__icon md-icon"></span> Rutiner </label></nav>'
)
DRAWER = '<label class="md-header__button md-icon" for="__drawer"><svg>\n<path d="M3"/></svg></label>'
FAULTY = {
    "berättar inte vilka versioner": (
        '<meta name="generator" content="mkdocs-1.6.1, mkdocs-material-9.8.0">\n<title>x</title>',
        "<title>x</title>",
    ),
    "öppnas med en knapp": (
        DRAWER,
        f'{DRAWER}<button type="button" class="md-header__button md-icon menyknapp" aria-label="Meny" '
        'aria-expanded="false"><svg>\n<path d="M3"/></svg></button>',
    ),
    "får sitt namn av texten": (
        PART,
        PART.replace(' aria-labelledby="__nav_3_label"', ' aria-label="Rutiner"'),
    ),
    "autocomplete": (
        '<input class="x" type="checkbox" id="a" autocomplete="off"><input type="search" autocomplete="off">',
        '<input class="x" type="checkbox" id="a"><input type="search" autocomplete="off">',
    ),
    "innehållets rubrik": (
        '<label class="md-nav__title" for="__toc">Innehåll</label>',
        '<label class="md-nav__title">Innehåll</label>',
    ),
    "kryssrutor har namn": (
        ITEM,
        ITEM.replace('id="__nav_3">', 'id="__nav_3" aria-label="Visa det som hör till Rutiner">').replace(
            ' tabindex="0"', ""
        ),
    ),
}
"""By words of what a repair says: the theme's HTML, and the same mended."""
OTHER_WORDS = {
    "berättar inte vilka versioner": '<meta name="generator" value="mkdocs-1.6.1">',
    "öppnas med en knapp": '<label class="ny" for="__drawer">Meny</label>',
    "får sitt namn av texten": '<nav class="md-nav" data-md-level="1" aria-labelledby="x"><h2>Rutiner</h2></nav>',
    "autocomplete": '<input type="checkbox" autocomplete=off>',
    "innehållets rubrik": '<label class="ny" for="__toc">Innehåll</label>',
    "kryssrutor har namn": '<input class="md-nav__toggle md-toggle" type="checkbox"><span>Rutiner</span>',
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
    if what not in ("öppnas med en knapp", "kryssrutor har namn"):  # these keep the sign: the theme's own element stays
        assert finish_page(mended, once) == mended and not once


@pytest.mark.parametrize("what", OTHER_WORDS)
def test_a_fault_in_other_words_stops_the_build_and_says_which(what):
    with pytest.raises(ThemeChanged, match=re.escape(what)):
        finish_page(f"<p>{OTHER_WORDS[what]}</p>", Counter())


def test_a_page_with_the_table_of_contents_has_no_fault_in_its_label():
    html = '<input id="__toc"><label class="md-nav__title" for="__toc">Innehåll</label>'
    assert finish_page(html, Counter()) == html


def test_a_checkbox_without_words_beside_it_gets_a_name_too():
    html = (
        '<input class="md-nav__toggle md-toggle" type="checkbox" id="__toc">'
        '<label class="md-nav__link" for="__toc">Bild</label>'
    )
    assert 'aria-label="Visa sidans innehåll"' in finish_page(html, Counter())


def test_a_repair_that_nothing_needed_is_told():
    used: Counter[str] = Counter()
    assert unused(used) == [repair.what for repair in REPAIRS]
    for before, _ in FAULTY.values():
        finish_page(before, used)
    assert unused(used) == []
    assert unused({REPAIRS[0].what: 3}) == [repair.what for repair in REPAIRS[1:]]
