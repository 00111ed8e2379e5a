"""Nothing of a decided review says a word of drafts: not its pages, its PDFs, the search, the exports, the menu or the copy."""

import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from bs4 import BeautifulSoup

from macros.content import load_content
from macros.views.genomgang import genomgangar
from tests.site.test_faststall import decided_once, draft, make_draft, make_whole, whole

__all__ = ["decided_once", "draft", "whole"]
DRAFT = re.compile(
    r"\butkast|\bförslag\b|\bföreslag|ingen har beslutat|antagande|fyll i dagen|att skriva\b|inte är beslutat|inget här är",
    re.IGNORECASE,
)
YEAR = "2026"


def told(text: str) -> list[str]:
    """Each word of drafts with what stands around it."""
    flat = " ".join(text.split())
    return [flat[max(0, m.start() - 60) : m.end() + 40] for m in DRAFT.finditer(flat)]


def pages(root: Path, year: str | int = YEAR) -> list[Path]:
    """The built pages of a review."""
    return sorted((root / f"site/genomgang/{year}").rglob("index.html"))


def pdfs(root: Path, year: str | int = YEAR) -> list[Path]:
    """The frozen PDFs of a review, its annex too."""
    return sorted((root / f"data/frysta/{year}").rglob("*.pdf"))


def everything_said(page: Path) -> str:
    """The page's text, frame and foot too, its title and what its head says of it."""
    soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    about = [tag.get("content", "") for tag in soup.select("meta[name]")]
    for code in soup.select("script, style"):
        code.decompose()
    return " ".join([soup.get_text(" "), *about])


def about(pdf: Path) -> Iterator[str]:
    """The metadata and the bookmarks of a PDF."""
    with pikepdf.open(pdf) as document:
        yield from (str(value) for value in document.docinfo.values())
        yield document.Root.Metadata.read_bytes().decode("utf-8", "replace")
        with document.open_outline() as outline:
            queue = list(outline.root)
            while queue:
                item = queue.pop()
                queue += item.children
                yield item.title


def strings(value: object) -> Iterator[str]:
    """Every text that a record holds, without the names of its fields."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in inner:
        yield from strings(part)
    if isinstance(value, str):
        yield value


def index_of(root: Path) -> dict:
    """What the search knows: its pages, each with the texts that are fetched after them."""
    read = [(root / f"site/assets/sok/{name}.js").read_text("utf-8").partition(" = ")[2] for name in ("index", "text")]
    found, texts = (json.loads(text.removesuffix(";\n")) for text in read)
    return found | {"sidor": [page | {"text": text} for page, text in zip(found["sidor"], texts, strict=True)]}


def test_a_draft_says_that_it_is_one_in_what_is_searched_here(whole):
    content = load_content(whole)
    for path in (f"genomgang/{YEAR}/index.md", f"bilagor/{YEAR}.md"):
        html = content.preparation[path].article.html
        assert told(html) and "Utkast" in html, path
    assert "Allt är förslag." in content.preparation[f"genomgang/{YEAR}/index.md"].article.html


def test_no_page_of_a_decided_review_says_a_word_of_drafts(decided_once):
    assert len(pages(decided_once)) >= 3
    for page in pages(decided_once):
        assert told(everything_said(page)) == [], page


def test_every_page_of_a_decided_review_has_the_word_fastställd_and_no_other_state(decided_once):
    for page in pages(decided_once):
        soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
        marks = {tag.get_text(strip=True) for tag in soup.select(".markning .lage, .upplysning .lage, .sidfakta .lage")}
        assert marks == {"Fastställd"}, page
        assert soup.select_one(".sidfot-markning").get_text().startswith("Fastställd 20 november 2026 av samordnare")


def test_no_pdf_of_a_decided_review_says_a_word_of_drafts(decided_once):
    assert len(pdfs(decided_once)) == 2  # the annex too
    for pdf in pdfs(decided_once):
        text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
        assert "Fastställd 20 november 2026" in text
        assert told(" ".join([text, *about(pdf)])) == [], pdf


def test_no_hit_in_the_search_says_a_word_of_drafts_and_its_mark_is_the_state(decided_once):
    index = index_of(decided_once)
    own = {n: page for n, page in enumerate(index["sidor"]) if page["u"].startswith(f"genomgang/{YEAR}/")}
    assert own and told(json.dumps(list(own.values()), ensure_ascii=False)) == []
    assert {word for word, _, numbers in index["lagen"] if own.keys() & set(numbers)} == {"Fastställd"}


def test_no_frozen_file_export_or_copy_tells_of_a_draft_of_the_decided_year(decided_once):
    frozen = decided_once / "data/frysta" / YEAR
    for file in [*frozen.glob("text/*.md"), *frozen.glob("bilaga/text.md"), frozen / "kladsel.json"]:
        assert told(re.sub(r"lage-\w+|markning-\w+", "", file.read_text("utf-8"))) == [], file
    exported = json.loads((decided_once / "site/utdata/genomgangar.json").read_text("utf-8"))
    (record,) = (r for r in exported["poster"] if r["id"] == YEAR)
    record["bedomd_dag"].pop("antagande")  # whether a review with an assumed day may be frozen is asked elsewhere
    assert told(" ".join(strings(record))) == []
    with zipfile.ZipFile(decided_once / "site/lis-offline.zip") as copy:
        start = BeautifulSoup(copy.read("lis-offline/index.html").decode(), "html.parser")
    assert "tkast" not in start.get_text()


def test_the_list_of_reviews_says_what_each_is_worth(decided_once, tmp_path):
    root = make_whole(make_draft(tmp_path))
    for where, words in ((root, {"Utkast", "Återgiven"}), (decided_once, {"Fastställd", "Återgiven"})):
        content = load_content(where)
        s = content.sammanhang("index.md")
        assert set(re.findall(r'class="lage lage-\w+">(\w+)<', genomgangar(s))) == words


@pytest.mark.parametrize("said", ["Det här är ett utkast.", "Allt är förslag.", "Föreslagna mål"])
def test_a_word_of_drafts_is_seen(said):
    assert told(said) == [said]
