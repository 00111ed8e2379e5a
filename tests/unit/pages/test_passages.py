"""Restricted passages of a page, and what is told of a mark that somebody has misspelt."""

import time

import pytest

from macros.models.base import Synlighet
from macros.pages.passages import read_passages, without

TEXT = "# Sida\n\nFör alla.\n\n<!-- begransad -->\nFör få.\n<!-- /begransad -->\n\n<!-- intern -->\nFör oss.\n<!-- /intern -->\n"


def faults(text: str) -> list[str]:
    problems = []
    read_passages("docs/x.md", text, problems)
    return [f"{p.rad}: {p.fel}" for p in problems]


def test_each_audience_reads_its_passages_and_every_line_keeps_its_number():
    body, passages = read_passages("docs/x.md", TEXT, [])
    assert "<!--" not in body
    texts = {level: without(body, passages, level) for level in Synlighet}
    assert "För få." in texts[Synlighet.BEGRANSAD]
    assert "För få." not in texts[Synlighet.INTERN]
    assert "För oss." in texts[Synlighet.INTERN]
    assert texts[Synlighet.OPPEN].split() == ["#", "Sida", "För", "alla."]
    assert {text.count("\n") for text in texts.values()} == {TEXT.count("\n")}


@pytest.mark.parametrize(
    "mark",
    [
        "<!--begransad-->",
        "<!-- Begransad -->",
        "<!-- begränsad -->",
        " <!-- begransad -->",
        "<!-- begransad --> ",
        "text <!-- intern -->",
        "<!-- intern: bara vi -->",
        "<!-- oppen -->",
        "<!- begransad -->",
        "> <!-- begransad -->",
        "- <!-- begransad -->",
        "<!--\tbegransad -->",
        "<!-- /begransad-->",
    ],
)
def test_a_mark_that_is_not_just_so_stops_the_build_and_hides_nothing_by_chance(mark):
    (fault,) = faults(f"# Sida\n\n{mark}\n")
    assert fault.startswith("3: ")
    assert "ska vara exakt" in fault


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<!-- begransad -->\nx\n", "1: stycket <!-- begransad --> stängs aldrig"),
        ("x\n<!-- /intern -->\n", "2: <!-- /intern --> stänger inget"),
        ("<!-- begransad -->\nx\n<!-- /intern -->\n", "3: <!-- /intern --> stänger <!-- begransad --> på rad 1"),
        ("<!-- begransad -->\n<!-- intern -->\nx\n<!-- /begransad -->\n", "2: stycket på rad 1 är inte stängt"),
        (
            "<!-- begransad -->\n```\nx\n<!-- /begransad -->\n```\n",
            "1: stycket börjar eller slutar mitt i ett kodblock",
        ),
    ],
)
def test_passages_are_whole_and_stand_in_no_other(text, told):
    assert any(fault.startswith(told) for fault in faults(text))


def test_a_row_full_of_what_a_mark_begins_with_is_read_at_once():
    begun = time.monotonic()
    faults("<!" * 2000 + "\n" + "<!-- " * 1000 + "\n")
    assert time.monotonic() - begun < 2


def test_a_page_may_tell_how_a_mark_is_written():
    assert faults("Skriv raden `<!-- begransad -->` före stycket.\n") == []
