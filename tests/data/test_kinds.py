"""What the table of kinds says is what the site does, and where our pages lie."""

from macros.pages.kinds import KINDS, known_folders
from macros.pages.page import url
from tests.conftest import ROOT


def test_the_site_leaves_out_just_the_pages_that_the_table_keeps_from_it(site):
    kept = tuple(kind.monster for kind in KINDS if not kind.i_webben)
    written = {p.relative_to(ROOT / "docs").as_posix() for p in (ROOT / "docs").rglob("*.md")}
    apart = {path for path in written if path.startswith(kept)}
    assert {path.split("/")[0] + "/" for path in apart} == set(kept)
    assert {path for path in written if not (site / url(path) / "index.html").is_file()} == apart
    assert not [folder for folder in kept if (site / folder).exists()]


def test_the_table_has_no_folder_that_is_gone():
    here = {p.name for p in (ROOT / "docs").iterdir() if p.is_dir()} - {"assets"}
    assert here == set(known_folders())
