"""The theme's faults that we mend are there: a repair that no page of the whole site needs has had its day."""

from pathlib import Path

import pytest

from macros.engines.mkdocs import build_site
from macros.engines.repairs import unused
from macros.engines.settings import read_settings, write_settings


@pytest.mark.long
def test_every_repair_is_needed_by_some_page_of_the_site(project: Path, site: Path, tmp_path: Path):
    settings = read_settings(project / ".bygge/motor/site.yml")
    write_settings(tmp_path / "site.yml", {**settings, "site_dir": str(tmp_path / "site")})
    used = build_site("mkdocs", tmp_path / "site.yml")
    assert unused(used) == []
    for page in (tmp_path / "site").rglob("*.html"):
        there = site / page.relative_to(tmp_path / "site")
        assert page.read_bytes() == there.read_bytes(), page
