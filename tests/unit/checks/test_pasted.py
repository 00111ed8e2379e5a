"""What came along from Word or Excel is told on the row of the page; code, tables and comments are let be."""

import pytest

from macros.checks.pasted import check_pasted
from tests.unit.office import page


def told(text: str, **meta) -> list[int]:
    return [problem.rad for problem in check_pasted(None, page("rutiner/a.md", text, **meta))]


@pytest.mark.parametrize("row", ["##\u00a0Rubrik", "-\u00a0punkt", "1.\u00a0steg", "• punkt", "  ▪ punkt", "Ett\tTvå"])
def test_it_is_told(row):
    assert told(f"# Ett\n\n{row}\n") == [3]


@pytest.mark.parametrize(
    "text",
    ["```\nEtt\tTvå\n```\n", "`• punkt`\n", "| Ett\u00a0a | Två |\n", "10\u00a0kronor – och •\n", "<!-- a\tb -->\n"],
)
def test_it_is_let_be(text):
    assert told(text) == []


def test_what_is_decided_is_let_be():
    assert told("• punkt\n", fryst="ja") == []
