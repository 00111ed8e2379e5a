"""What each audience of our own office gets: its pages, all of them and whole. An empty build passes nothing."""

from datetime import date

import pytest

from macros.content import Content, faultless, for_readers
from macros.leaks.search import search_for
from macros.models.base import Synlighet
from macros.outputs.exports import export_files
from macros.outputs.pdf.documents import dokument
from macros.pages.page import open_pages
from macros.prepared.markup import parse
from tests.conftest import ROOT, at_first
from tests.kommando import lis

OPEN = ("anvisning/", "far-jag/", "kartotek/", "om/", "ordlista/", "rutiner/", "a-o/", "genomgang/2026/", "index.md")
"""What the proposal shows to anybody."""
LESS = {Synlighet.OPPEN: {"index.md"}, Synlighet.INTERN: {"register/behandlingar.md", "laget/frukter.md"}}
"""Pages that may lose more than a tenth of their words: the start page its doors, what shows systems' weaknesses its table."""


@pytest.fixture(scope="module")
def office() -> Content:
    return faultless(ROOT, ROOT / "mkdocs.yml", date(2026, 11, 30), prose=False)


def words(content: Content, path: str) -> int:
    return len(parse(content.preparation[path].article.html).text(separator=" ").split())


@pytest.mark.long
def test_the_public_gets_what_the_proposal_names_and_nothing_else(office):
    pages = set(for_readers(office, Synlighet.OPPEN).pages)
    assert pages == {path for path in office.pages if path.startswith(OPEN)}
    assert len(pages) > 80


def test_staff_get_every_page_but_the_restricted_annex(office):
    gone = office.pages.keys() - for_readers(office, Synlighet.INTERN).pages.keys()
    assert gone == {path for path in office.pages if path.startswith("bilagor/")}


@pytest.mark.parametrize("audience", at_first(0, LESS))
def test_a_page_that_an_audience_gets_is_whole(office, audience):
    content = for_readers(office, audience)
    shut = {f"register/{name}.md" for name in content.registers.utelamnade}
    examples = {f"register/system/{r.id}.md" for r in office.registers.system if r.exempel}
    asked = content.pages.keys() - shut - examples - LESS[audience]
    thin = {path for path in asked if words(content, path) < 0.85 * words(office, path)}
    assert thin == set()


@pytest.mark.long
def test_the_public_gets_the_review_and_the_directive_as_pdf(office):
    made = {one.namn for one in dokument(for_readers(office, Synlighet.OPPEN))}
    assert "pdf/lokal-anvisning.pdf" in made
    assert "2026" in for_readers(office, Synlighet.OPPEN).frysta, "its PDF is the file that was decided"
    assert not any("2027" in name for name in made)


def test_the_files_of_what_is_open_hold_no_words_that_only_a_withheld_page_has(office):
    """What our own columns and texts say is no leak, though a page that the public does not get says the same in passing."""
    made = for_readers(office, Synlighet.OPPEN)
    search = search_for(office, made)
    for name, data in export_files(made.registers, made.dag, False, open_pages(made.pages)).items():
        search.file(f"utdata/{name}", data)
    assert not search.problems, "\n".join(map(str, search.problems))


@pytest.mark.long
@pytest.mark.parametrize("audience", [Synlighet.OPPEN, Synlighet.INTERN])
def test_the_whole_build_for_an_audience_is_made(audience, tmp_path):
    done = lis("bygg", "--malgrupp", audience.value, "--till", str(tmp_path / "webb"), "--rot", str(ROOT))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "webb" / "index.html").exists()
