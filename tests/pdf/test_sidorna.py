"""Pages that a reader turns: none is nearly empty, the contents fit, a heading has its text, and who decides has where to sign."""

import re
import subprocess
from pathlib import Path

import pymupdf
import pytest

MM = 72 / 25.4
AREA = (26 * MM, (297 - 29) * MM)
"""Top and bottom of the text of an A4 page, in points; header and foot stand outside."""
MINST = 0.2
DOCUMENTS = ("ledningens-genomgang-2027", "lokal-anvisning", "beredskapsparm")
SIGNED = ("Beslutas av (roll)", "Dag", "Diarienummer", "Underskrift")


@pytest.fixture(params=[*DOCUMENTS, pytest.param("invented", marks=pytest.mark.long)])
def pdf(request: pytest.FixtureRequest) -> Path:
    if request.param == "invented":
        return request.getfixturevalue("demo") / "site" / "pdf" / f"{DOCUMENTS[0]}.pdf"
    return request.getfixturevalue("site") / "pdf" / f"{request.param}.pdf"


def used(page: pymupdf.Page) -> float:
    """How much of its text area a page uses, from the top to its last line. A page on its side counts as full."""
    if page.rect.width > page.rect.height:
        return 1
    top, bottom = AREA
    ends = [word[3] for word in page.get_text("words") if word[1] >= top and word[3] <= bottom + 2]
    return (max(ends, default=top) - top) / (bottom - top)


def rows(page: pymupdf.Page) -> list[tuple[float, str]]:
    """(size, text) of each line of a page's own text, from the top."""
    found = []
    for block in page.get_text("dict")["blocks"]:
        for line in block.get("lines", ()):
            spans = [s for s in line["spans"] if s["text"].strip() and s["size"] < 60]  # not the mark behind a draft
            if spans and AREA[0] <= line["bbox"][1] <= AREA[1]:
                found.append((line["bbox"][1], max(s["size"] for s in spans), "".join(s["text"] for s in spans)))
    return [(size, text.strip()) for _, size, text in sorted(found)]


def test_no_page_but_the_cover_and_the_last_is_nearly_empty(pdf):
    with pymupdf.open(pdf) as document:
        shares = {n: round(used(page), 2) for n, page in enumerate(document, 1)}
    assert {n: share for n, share in shares.items() if share < MINST and n not in (1, len(shares))} == {}


def test_the_measure_sees_a_page_with_a_line_or_two():
    with pymupdf.open() as document:
        page = document.new_page(width=595, height=842)
        page.insert_text((80, 100), "En ensam rad")
        page.insert_text((80, 810), "Sida 1 (1)")
        assert used(page) < MINST
        page.insert_text((80, 400), "Mitt på sidan")
        assert used(page) > MINST


def test_the_contents_fit_their_page(pdf):
    with pymupdf.open(pdf) as document:
        texts = [page.get_text() for page in document]
    listed = [n for n, text in enumerate(texts, 1) if re.search(r"(\.\s*){8}", text)]
    assert listed == [2]


def test_no_heading_is_left_alone_at_the_foot_of_a_page(pdf):
    with pymupdf.open(pdf) as document:
        last = {n: found[-1] for n, page in enumerate(document, 1) if (found := rows(page)) and n > 2}
    assert {n: text for n, (size, text) in last.items() if size > 11.4 and n < len(last) + 2} == {}


def words(pdf: Path, first: int, last: int) -> str:
    command = ["pdftotext", "-f", str(first), "-l", str(last), str(pdf), "-"]
    return " ".join(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


def test_the_directors_page_is_one_page_and_the_first_after_the_contents(site):
    told = words(site / "pdf/ledningens-genomgang-2027.pdf", 3, 3)
    for said in (
        "Ledningens genomgång 2027",
        "Finns en lokal rutin för incidenter?",
        "Vad är läget för registerförteckningen?",
        "öppna ärenden är redovisade sedan genomgången 2026",
        "Utse en ansvarig för varje mål och beslut från 2026",
        "Cybertrygg 2025–2028",
        "Block A",
        "Spår B2",
        "R3 Överbelastningsattacker",
    ):
        assert said in told, said


def test_a_draft_has_lines_for_who_decides_and_signs_and_no_other_document_has(site):
    """What is decided or retold is signed elsewhere; the directive and the binder are decided page by page."""
    cover = words(site / "pdf/ledningens-genomgang-2027.pdf", 1, 1)
    assert all(word in cover for word in SIGNED)
    for name in ("ledningens-genomgang-2026", "lokal-anvisning", "beredskapsparm"):
        assert "Underskrift" not in words(site / f"pdf/{name}.pdf", 1, 1), name


def test_the_directives_open_questions_stand_last_and_the_text_leads_to_them(site):
    pdf = site / "pdf/lokal-anvisning.pdf"
    with pymupdf.open(pdf) as document:
        texts = [" ".join(page.get_text().split()) for page in document]
        annex = next(n for n, text in enumerate(texts) if n > 2 and "Bilaga: frågor som kontoret beslutar" in text)
        marks = [n for n, text in enumerate(texts[:annex]) if re.search(r"Kontoret beslutar: KB-\d{3}, sida \d+", text)]
        links = [link for n in marks for link in document[n].get_links() if link.get("page", -1) >= annex]
    assert marks and len(links) >= len(marks)
    asked = len(re.findall(r"Vi föreslår:", " ".join(texts)))
    assert asked == len(re.findall(r"Vi föreslår:", " ".join(texts[annex:]))) > 10
