"""The binder on paper: its day, its sheets to write on, and a card that fits one page and can be read at arm's length."""

import hashlib
import re
import subprocess
from pathlib import Path

import pikepdf
import pytest

from macros.build.site import make_documents, own_config
from macros.content import faultless, for_readers
from macros.outputs.pdf.documents import dokument
from macros.pages.page import load_pages
from macros.pages.paths import BINDER_PAGES
from macros.registers.load import load_registers
from tests.conftest import copy_of

# What a standard asks of every PDF is asked of the binder too: `any_pdf` below is the binder.
from tests.pdf.test_pdf import (  # noqa: F401
    bookmarks,
    flat,
    outloud,
    pages,
    test_every_font_is_embedded_and_ours,
    test_links_have_a_place_to_go,
    test_no_foreign_word_and_no_leftover,
    test_pdfua_finds_no_error,
)

DAY = "2026-11-24"
WORD = re.compile(r'yMin="([\d.]+)".*?yMax="([\d.]+)">([^<]*)<')


@pytest.fixture(scope="module")
def any_pdf(site: Path) -> Path:
    return site / "pdf" / "beredskapsparm.pdf"


@pytest.fixture(scope="module")
def card(any_pdf) -> str:
    """The card's words, panel by panel."""
    last = str(len(pages(any_pdf)))
    panels = [pages(any_pdf, "-f", last, "-x", str(x), "-y", "0", "-W", "281", "-H", "595") for x in (0, 281, 562)]
    return " ".join(flat(panel[0]) for panel in panels)


@pytest.mark.long
def test_outloud_finds_no_error_in_the_binder(any_pdf):
    outloud(any_pdf)


def heights(pdf: Path, page: int) -> list[tuple[float, str]]:
    """(height in points, word) of each word on a page."""
    command = ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), str(pdf), "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [(float(b) - float(a), word) for a, b, word in WORD.findall(done.stdout)]


def test_the_day_of_the_version_stands_first_and_largest_on_the_cover(any_pdf):
    cover = flat(pages(any_pdf)[0])
    assert cover.startswith("Utskriven version 24 november 2026")
    assert "Kontoret beslutar hur ofta pärmen skrivs ut på nytt" in cover
    words = sorted(heights(any_pdf, 1), reverse=True)
    assert {word for _, word in words[:3]} == {"24", "november", "2026"}
    assert words[2][0] > 1.3 * words[3][0]


def test_every_page_but_the_card_has_the_day_in_its_foot(any_pdf):
    assert [
        n for n, text in enumerate(pages(any_pdf)[1:-1], 2) if "Utskriven version 24 november 2026" not in text
    ] == []


def test_it_holds_the_routines_and_its_own_sheets_in_order(any_pdf, project):
    known = load_pages(project, [], {})
    titles = [known[path].title for path in BINDER_PAGES]
    found = [name for name in bookmarks(any_pdf) if name in titles]
    assert found == titles
    assert titles[2:14] == [
        "Rapportera en incident",
        "Led en incident",
        "Roller under en incident",
        "Bedöm incidenten",
        "Lagens rapporter",
        "Leverantör, bevis och polis",
        "Berätta om incidenten",
        "Återställ efter incidenten",
        "Efter incidenten",
        "Förbered en incident",
        "Tidslinje",
        "Personuppgiftsincident",
    ]
    assert titles[14] == "Kontinuitet och återställning"


def test_every_way_to_reach_someone_has_room_to_write(any_pdf, project):
    sheet = flat(
        next(
            text
            for text in pages(any_pdf)
            if text.split("\n", 3)[2:] and "Fler nummer" in text and "Ring i ordning" in text
        )
    )
    ways = load_registers(project)[0].kontaktvagar
    for way in ways:
        assert way.namn in sheet
    assert sheet.count("[Fyll i]") >= 2 * len(ways)


def test_each_object_has_a_sheet_for_its_reserve_routine_and_there_is_one_to_copy(any_pdf):
    whole = flat("\n".join(pages(any_pdf)))
    assert "Reservrutin: Trafik Stockholm" in whole
    assert "Reservrutin: tomt blad att kopiera" in whole
    assert "Det här måste gå för hand" in whole


def test_the_card_is_one_landscape_page_and_the_last(any_pdf, card):
    with pikepdf.open(any_pdf) as document:
        boxes = [[float(x) for x in page.MediaBox] for page in document.pages]
    assert [n for n, box in enumerate(boxes, 1) if box[2] > box[3]] == [len(boxes)]
    for said in ("Incidentledarens kort", "Första timmen", "Lagens tider", "Ring", "Beslut", "Vik i tre"):
        assert said in card


@pytest.mark.parametrize(
    "said",
    [
        "24 timmar Upplysning, från kännedom. 2 kap. 5 § [F1.30]",
        "72 timmar Incidentanmälan, från kännedom. 2 kap. 6 § [F1.31]",
        "1 månad Slutrapport, från incidentanmälan.",
        "2 kap. 8 § [F1.33, F1.34]",
        "72 timmar Anmälan till IMY om möjligt, från vetskap",
        "Artikel 33.1 [F2.03]",
        "Tveka inte: lämna upplysning",
    ],
)
def test_the_card_tells_the_times_with_their_paragraph_and_source(card, said):
    assert said in card


def test_the_card_is_read_at_arms_length(any_pdf):
    sizes = heights(any_pdf, len(pages(any_pdf)))
    body = [height for height, word in sizes if word in ("Upplysning,", "Slutrapport,", "skadan.", "loggen.")]
    assert len(body) == 4 and min(body) > 12


def test_it_holds_no_open_question_and_no_list_of_what_is_lacking(any_pdf):
    whole = flat("\n".join(pages(any_pdf)))
    for said in (
        "Kontoret beslutar:",
        "KB-0",
        "System som saknar",
        "rapporter om incidenter nått ISAM",
        "Uppgift saknas",
    ):
        assert said not in whole


@pytest.mark.long
def test_the_same_day_gives_the_same_bytes(any_pdf, project, tmp_path, monkeypatch):
    """Made anew for the staff: the copy has nothing that is kept from an earlier build."""
    monkeypatch.setenv("LIS_DAG", DAY)
    root = copy_of(project, tmp_path / "rot", "site", ".bygge")
    content = for_readers(faultless(root, own_config(root)))
    wanted = [d for d in dokument(content) if d.namn == "pdf/beredskapsparm.pdf"]
    make_documents(content, wanted, tmp_path, lambda step: None, "mkdocs")
    again = (tmp_path / "pdf" / "beredskapsparm.pdf").read_bytes()
    assert hashlib.sha256(again).hexdigest() == hashlib.sha256(any_pdf.read_bytes()).hexdigest()
