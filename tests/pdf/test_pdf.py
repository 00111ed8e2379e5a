"""The PDF that a director signs: its words in order, its bookmarks, its tags and its metadata."""

import functools
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pymupdf
import pytest

from tests.conftest import at_first
from tests.site.test_site import HEADINGS, LINE

ENGLISH = [
    "the",
    "and",
    "with",
    "page",
    "pages",
    "table",
    "contents",
    "contact",
    "none",
    "null",
    "true",
    "false",
    "undefined",
    "warning",
]


@pytest.fixture(scope="module")
def pdf(site: Path) -> Path:
    return site / "pdf" / "ledningens-genomgang-2026.pdf"


@pytest.fixture(scope="module", params=at_first(1, ["lokal-anvisning", "ledningens-genomgang-2026"]))
def any_pdf(site: Path, request: pytest.FixtureRequest) -> Path:
    """Each PDF of the site: what a standard asks holds for all. The one from 2026 is frozen and never made again."""
    return site / "pdf" / f"{request.param}.pdf"


@functools.cache
def pages(pdf: Path, *options: str) -> tuple[str, ...]:
    """The words of each page. The PDFs of a run never change, so each is read once."""
    done = subprocess.run(["pdftotext", *options, str(pdf), "-"], capture_output=True, text=True, check=True)
    return tuple(done.stdout.split("\f")[:-1])


def flat(text: str) -> str:
    return " ".join(text.replace("-\n", "-").split())


def bookmarks(pdf: Path) -> list[str]:
    found = []

    def walk(items) -> None:
        for item in items:
            found.append(str(item.title))
            walk(item.children)

    with pikepdf.open(pdf) as document, document.open_outline() as outline:
        walk(outline.root)
    return found


def outloud(pdf: Path) -> None:
    """Ask a judge of how a PDF is read aloud; it takes as long as a build."""
    done = subprocess.run(
        [str(Path(sys.executable).with_name("outloud")), "--json", "-", "--fail-on", "error", str(pdf)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]


def test_outloud_finds_no_error(any_pdf):
    outloud(any_pdf)


def test_pdfua_finds_no_error(any_pdf):
    command = [str(Path(sys.executable).with_name("pdfua")), "check", str(any_pdf)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "errors=0 warnings=0" in done.stdout


def test_headings_stand_in_order_after_the_contents(pdf):
    text = flat("\n".join(pages(pdf)[2:]))
    places = [text.find(h) for h in HEADINGS]
    assert -1 not in places
    assert places == sorted(places)


def contents(pdf: Path) -> list[str]:
    """The rows of the contents list, in one column or two: each is a link, over one line or several."""
    rows: dict[object, list[str]] = {}
    with pymupdf.open(pdf) as document:
        for page in document.pages(1, 4):
            if not re.search(r"(\.\s*){8}", page.get_text()):
                continue
            words = page.get_text("words")
            for link in page.get_links():
                place = link.get("nameddest") or (link.get("page"), str(link.get("to")))
                told = rows.setdefault(place, [])
                told += [word for word in within(words, link["from"]) if word not in told]
    texts = (" ".join(word for _, word in told).replace("- ", "-") for told in rows.values())
    return [re.sub(r"[\s.]*\s\d+$", "", text) for text in texts]


def within(words: list[tuple], box: pymupdf.Rect) -> list[tuple[tuple[float, float], str]]:
    """(place, word) of the words whose middle lies in the box; the dots of a leader are no words."""
    found = [(((x0 + x1) / 2, (y0 + y1) / 2), word) for x0, y0, x1, y1, word, *_ in words]
    return [
        (at, word) for at, word in found if box.x0 <= at[0] <= box.x1 and box.y0 <= at[1] <= box.y1 and word.strip(".")
    ]


def test_bookmarks_equal_the_contents(any_pdf):
    listed = contents(any_pdf)
    assert len(listed) > 30
    assert bookmarks(any_pdf) == listed


@pytest.mark.long
def test_every_page_says_whose_original_holds_and_where_in_the_document_it_is(pdf):
    found = pages(pdf)
    for number, text in enumerate(found, 1):
        assert LINE in flat(text), number
        assert "T2025-03764-1" in text, number
        assert f"Sida {number} ({len(found)})" in text, number


def test_the_cover_tells_what_it_is(pdf):
    cover = flat(pages(pdf)[0])
    for said in (
        "Ledningens genomgång 2026",
        "Bilaga till Trafikkontorets Verksamhetsplan 2026",
        "T2025-03764-1",
        "Rolf Pettersson, Informationssäkerhetssamordnare (ISAM)",
        LINE,
    ):
        assert said in cover


def test_metadata_language_and_standards(pdf):
    with pikepdf.open(pdf) as document:
        assert str(document.Root.Lang) == "sv"
        assert document.docinfo["/Title"] == "Ledningens genomgång 2026"
        xmp = bytes(document.Root.Metadata.read_bytes()).decode()
        assert document.Root.get("/Names", {}).get("/EmbeddedFiles") is None
        assert document.Root.MarkInfo.Marked
    assert LINE in xmp
    assert re.search(r"pdfuaid:part=\"1\"", xmp)
    assert re.search(r"pdfaid:part[=>\"]+2", xmp)
    assert re.search(r"pdfaid:conformance[=>\"]+A", xmp)
    assert xmp.count("<rdf:RDF") == 1


def test_every_font_is_embedded_and_ours(any_pdf):
    done = subprocess.run(["pdffonts", str(any_pdf)], capture_output=True, text=True, check=True)
    rows = done.stdout.splitlines()[2:]
    assert rows
    for row in rows:
        assert re.search(r"\b(Source|SourceS)", row), row
        assert re.search(r"\byes yes yes\b", row), row


def test_no_foreign_word_and_no_leftover(any_pdf):
    words = set(re.findall(r"[a-zåäö]+", "\n".join(pages(any_pdf)).lower()))
    assert words.isdisjoint(ENGLISH)
    assert "{{" not in "\n".join(pages(any_pdf))


@pytest.mark.long
def test_no_heading_stands_last_on_a_page(pdf):
    for number, text in enumerate(pages(pdf, "-layout"), 1):
        rows = [row.strip() for row in text.split("\n") if row.strip()]
        body = [r for r in rows if not re.match(r"(Dok\.nr|Omarbetad återgivning\. Orig|\d+\. )", r)]
        assert body[-1] not in HEADINGS, number


def test_links_have_a_place_to_go(any_pdf):
    with pikepdf.open(any_pdf) as document:
        links = [a for page in document.pages for a in page.get("/Annots", []) if a.Subtype == "/Link"]
        assert len(links) > 30
        assert all("/Dest" in a or "/A" in a for a in links)
