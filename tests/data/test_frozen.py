"""What we have frozen is readable for ever: its record, its pages with their macros, its dress."""

import json
import re
from html.parser import HTMLParser

import pytest

from macros.frozen.store import FOLDER, frozen_years, load_frozen
from macros.models.genomgang import Genomgang
from macros.pages.page import Page
from macros.prepared.calls import Calls
from macros.review.successors import with_successors
from tests.conftest import ROOT

YEARS = frozen_years(ROOT)
TEMPLATES = sorted(p for y in YEARS for name in ("mall/*.md", "bilaga/mall.md") for p in (ROOT / FOLDER / y).glob(name))
STYLES = ROOT / "overrides/assets/css/fryst-lis-1.css"
WITHOUT_STYLE = {"hotbild", "hotkrav", "inget", "projekt", "ob-mer", "axel-y", "pdf-lank", "md-button"}
"""Classes that no rule of ours has ever been about; the button is the theme's and its colours the site's."""


def test_every_frozen_year_can_be_read():
    assert sorted(load_frozen(ROOT)) == YEARS != []


@pytest.mark.parametrize("year", YEARS)
def test_every_field_that_was_frozen_is_a_field_of_today_and_so_is_guarded(year):
    posts = json.loads((ROOT / FOLDER / year / "poster.json").read_bytes())["register"]["genomgangar"]
    (record,) = (p for p in posts if p["id"] == year)
    assert record.keys() <= Genomgang.model_fields.keys()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.relative_to(ROOT / FOLDER).as_posix())
def test_every_macro_that_a_frozen_page_calls_is_there_or_has_a_successor(path):
    problems: list = []
    Calls().outputs(Page(path.name, with_successors(path.read_text(encoding="utf-8")), {}), None, problems)
    assert problems == []


class Classes(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.found |= set((dict(attrs).get("class") or "").split())


@pytest.mark.parametrize("year", YEARS)
def test_every_class_of_the_dress_has_a_style_of_its_own_or_is_known_to_have_none(year):
    classes = Classes()
    for parts in load_frozen(ROOT)[year].dress.values():
        classes.feed("".join(parts))
    styled = set(re.findall(r"\.fryst-lis-1\b[^{},]*", STYLES.read_text(encoding="utf-8")))
    named = set(re.findall(r"\.([\w-]+)", " ".join(styled)))
    assert classes.found - named == classes.found & WITHOUT_STYLE


def test_every_rule_of_the_frozen_styles_is_about_frozen_pages_only():
    text = re.sub(r"/\*.*?\*/", "", STYLES.read_text(encoding="utf-8"), flags=re.DOTALL)
    rules = [r.strip() for r in re.findall(r"([^{}]+)\{", text) if not r.strip().startswith("@")]
    branches = [b for rule in rules for b in re.split(r",(?![^()]*\))", rule)]
    assert branches and [b for b in branches if ".fryst-lis-1" not in b] == []


def test_a_frozen_page_loads_the_frozen_styles_last_and_no_other_page_does(site):
    for page in sorted(site.rglob("*.html")):
        sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page.read_text(encoding="utf-8"))
        frozen = page.relative_to(site).as_posix().startswith("genomgang/2026/")
        assert [s.endswith("fryst-lis-1.css") for s in sheets] == [False] * (len(sheets) - 1) + [frozen], page
