"""A page that is frozen: its text has each source in words, its dress the number that is shown, and the list is last."""

from pathlib import Path

import pytest

from macros.content import Content
from macros.frozen.dress import BLOCK, dressed
from macros.prepared.markdown_html import PageMarkdown
from macros.prepared.markup import parse
from macros.prepared.pages import Preparation
from macros.review.snapshot import frozen_text
from tests.unit.office import DAY, kalla, page, registers

PATH = "genomgang/2027/2-laget.md"


def frozen(text: str) -> tuple[str, list[str]]:
    office = registers(kallor=[kalla("F1.30"), kalla("F1.31", "egen")])
    sidor = {PATH: page(PATH, text)}
    made, dress = frozen_text(sidor[PATH], Content(Path("/x"), DAY, office, Preparation(sidor, office, DAY), []))
    return made.partition("---\n")[2].partition("---\n")[2], dress


SOURCED = '# Läget\n\nEtt {{ kalla("F1.31") }}. Två {{ kalla("F1.30 F1.31") }}.\n'


def test_the_words_name_each_source_and_the_dress_has_its_number():
    text, dress = frozen(SOURCED)
    assert (
        "Ett [F1.31: vår slutsats]<!-- lis-kalla:1 -->. Två [F1.30; F1.31: vår slutsats]<!-- lis-kalla:2 -->." in text
    )
    assert text.rstrip().endswith("<!-- /lis:3 -->") and len(dress) == 3
    assert BLOCK.search(text).group().split("\n")[2:-2] == ["1. F1.31 om (vår slutsats)", "2. F1.30 om"]


def test_the_page_is_shown_with_the_numbers_and_the_list_as_before_it_was_frozen():
    text, dress = frozen(SOURCED)
    root = parse(dressed(PageMarkdown().html(text), dress))
    assert [" ".join(mark.text().split()) for mark in root.css(".kallnr")] == ["Källa 1", "Källa 1 Källa 2"]
    assert [node.tag for node in root.css("h2, ol")] == ["h2", "ol"] and "[F1" not in root.text()
    (first, *_), rows = root.css(".kallnr a"), root.css("ol.kallor > li")
    assert first.attributes["href"] == f"#{rows[0].attributes['id']}" and len(rows) == 2
    assert "".join(part for part in dress if "om/kallor" in part) == ""  # a link out may go


@pytest.mark.parametrize(
    ("written", "order"),
    [
        ("# A\n\nEtt @.\n\n## Källor\n\nEgna ord.\n", ["Egna ord.", "<!-- lis:2 -->"]),
        ("# A\n\nEtt @.\n\n## Källor\n\nEgna ord.\n\n## Mer\n\nSlut.\n", ["Egna ord.", "<!-- lis:2 -->", "## Mer"]),
        ("# A\n\nEtt @.\n", ["Ett [F1.30]", "## Källor {: #sidans-kallor }", "<!-- lis:2 -->"]),
    ],
)
def test_the_list_ends_the_pages_own_section_of_sources_or_gets_a_heading(written, order):
    text, _ = frozen(written.replace("@", '{{ kalla("F1.30") }}'))
    assert sorted(order, key=text.index) == order and text.count("## Källor") == 1


def test_a_page_without_sources_is_frozen_as_before():
    assert frozen("# A\n\nEtt.\n") == ("# A\n\nEtt.\n", [])
