"""Frozen pages keep their look: pictures tell of any difference, and the parts of today's site do not reach them."""

import shutil
from pathlib import Path

import pytest

from macros.frozen.store import frozen_years
from tests.conftest import ROOT
from tests.long.bilder import compare, frozen_pages

pytestmark = pytest.mark.long
YEARS = tuple(frozen_years(ROOT))


@pytest.fixture
def other(site: Path, tmp_path: Path) -> Path:
    """A copy of the site's styles and frozen pages."""
    shutil.copytree(site / "assets", tmp_path / "assets")
    for year in YEARS:
        shutil.copytree(site / "genomgang" / year, tmp_path / "genomgang" / year)
    return tmp_path


def test_the_parts_of_todays_site_do_not_reach_a_frozen_page(browser, site, other):
    assert len(frozen_pages(site, YEARS)) >= 11
    # Every rule taken away, and some that say something else of what the frozen ones say.
    (other / "assets/css/delar.css").write_text(".fakta { gap: 9em } .lage { display: none }", "utf-8")
    assert list(map(str, compare(browser, site, other, YEARS, None))) == []


def test_a_changed_style_of_the_frozen_pages_and_a_page_that_has_gone_are_seen(browser, site, other, tmp_path):
    sheet = other / "assets/css/fryst-lis-1.css"
    sheet.write_text(sheet.read_text("utf-8") + ".fryst-lis-1 .markning { border-left-width: 5px }", "utf-8")
    gone = other / frozen_pages(other, YEARS)[0]
    gone.unlink()
    found = list(compare(browser, site, other, YEARS, tmp_path / "bilder"))
    pages = set(frozen_pages(site, YEARS))
    assert {f.sida for f in found} == pages and {f.bredd for f in found} == {0, 390, 1440}
    assert len(list((tmp_path / "bilder").glob("*-skillnad.png"))) == 2 * (len(pages) - 1)
