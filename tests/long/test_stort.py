"""What takes longer: a large office, and every page of the site. Only `make test-allt` runs these."""

import sys
from pathlib import Path

import pytest

from macros.content import load_content
from tests.browser.test_tillganglighet import enlarge, faults
from tests.conftest import ROOT

pytestmark = pytest.mark.long


def test_a_large_office_follows_every_rule_and_is_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "path", [str(ROOT / "benchmarks"), *sys.path])
    from stort_kontor import make_office

    events = make_office(tmp_path / "kontor", 5000)
    content = load_content(tmp_path / "kontor")
    assert [str(p) for p in content.problems] == []
    assert len(content.registers.system) == 5000
    counted = sum(
        len(s.riskanalyser) + len(s.behorigheter) + len(s.aterstallningstester) for s in content.registers.system
    )
    assert counted == events == 20_000


MODES = (
    *(("light", *size) for size in ((320, 100), (390, 100), (390, 200), (1440, 100), (1440, 200))),
    *(("dark", *size) for size in ((390, 100), (1440, 100))),
)
"""Theme, width and size of text: the size of text changes no colour, so the dark theme has it as it is."""


@pytest.mark.parametrize(("scheme", "width", "text"), MODES)
def test_nothing_stands_in_the_way_on_any_page(browser, server, site, scheme, width, text):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, base_url=server)
    page = context.new_page()
    found = {}
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        page.goto(path)
        enlarge(page, text)
        if wrong := faults(page, width):
            found[path] = wrong
    context.close()
    assert found == {}
