"""The decided PDFs go into the site of everyone who may read the review, those of its annex into that of the few."""

from datetime import date
from pathlib import Path

import pytest

from macros.build.cache import Cache
from macros.build.products import Products

PUBLIC, ANNEX = "pdf/ledningens-genomgang-2026.pdf", "pdf/ledningens-genomgang-2026-begransad-bilaga.pdf"


@pytest.mark.parametrize(("few", "files"), [(False, {PUBLIC}), (True, {PUBLIC, ANNEX})])
def test_a_decided_annex_is_in_the_site_of_the_restricted_audience_alone(tmp_path: Path, few, files):
    frozen = tmp_path / "data" / "frysta" / "2026"
    for folder, name in (("pdf", PUBLIC), ("bilaga", ANNEX)):
        (frozen / folder).mkdir(parents=True)
        (frozen / folder / Path(name).name).write_bytes(b"%PDF")
    (frozen / "manifest.json").write_text("{}")
    products = Products(tmp_path, tmp_path / "ny", date(2026, 11, 30), "mkdocs", Cache(tmp_path), None)
    assert products._frozen_pdfs({"2026"}, few).keys() == files
    assert products._frozen_pdfs(set(), few) == {}
