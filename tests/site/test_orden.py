"""No page, no file for Excel, no calendar and no search hit says a word as the files spell it."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from macros.editing.spreadsheet import fold
from macros.models import REGISTERS
from macros.models.ord import VARDEN
from macros.models.ord.egna import EGNA
from macros.models.ord.falt import FALT
from macros.outputs.status import mail_text, status_text
from macros.registers.load import load_registers
from tests.conftest import DAY

WORDS = [*FALT.values(), *(w for part in (*EGNA.values(), *VARDEN.values()) for w in part.values())]
NAMES = {*FALT, *(value for words in VARDEN.values() for value in words), *(r.namn for r in REGISTERS)}
ALSO_SWEDISH = {"andra", "andras", "bor", "ersatts", "har", "lagen", "matning", "vart"}
"""Spellings without dots that are words of their own, or parts of a name, and say nothing by themselves."""
FOLDED = {fold(w) for text in WORDS for w in re.findall(r"\w+", text) if not w.isascii() and (len(w) > 3 or w == text)}
MISSPELT = FOLDED - ALSO_SWEDISH
"""Small words of a phrase are left out: they say nothing of a field, and some are names."""
MISSPELT |= {"anmalan", "aterstallning", "behorighet", "bitradesavtal", "fragar", "handelse", "sarbarhetsskanning"}
MISSPELT |= {"atgard", "oppen", "sekundar", *(n for n in NAMES if "_" in n)}
TOKEN = re.compile(r"[\w./#@:-]+")
"""A word with all that is joined to it: the path of a page, an id and an address are words of their own."""
LAW = re.compile(r"(?<![\d:])\d{1,2}:\d{1,2}:\d{1,2}(?![\d:])")
HIDDEN = "script, style, code, pre, kbd, .cell-id, summary, .md-source-file, [download]"


def faults(text: str) -> list[str]:
    """The words of a text that are spelled as in a file, and the numbers of laws that are written so."""
    tokens = (t.strip("./#@:").rstrip("-").lower() for t in TOKEN.findall(text))
    return [t for t in tokens if t in MISSPELT] + LAW.findall(text)


def visible(page: Path) -> str:
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    for node in tree.css(HIDDEN):
        node.decompose()
    return tree.body.text(separator=" ")


def told(found: Iterator[tuple[str, str]]) -> list[str]:
    return [f"{where}: {word}" for where, text in found for word in faults(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sokord: loggar", ["sokord"]),
        ("läget är galler, 2:3:7", ["galler", "2:3:7"]),
        ("sarbarhetsskanning.", ["sarbarhetsskanning"]),
        ("ej_inlast", ["ej_inlast"]),
        ("Se kartotek/atgarder.md, ai-forvaltning, roller/agare/ och --fran lista", []),
        ("Klockan 12:30 gäller 2 kap. 3 § 7.", []),
    ],
)
def test_a_word_as_the_files_spell_it_is_found(text, found):
    assert faults(text) == found


def test_no_page_says_a_word_as_the_files_spell_it(site):
    pages = ((p.relative_to(site).as_posix(), visible(p)) for p in sorted(site.rglob("*.html")))
    assert told(pages) == []


def test_no_stop_is_followed_by_a_comma_or_a_semicolon_where_records_are_told(site):
    pages = [*site.glob("jamforelse/*/index.html"), *site.glob("register/*/index.html")]
    found = [(p.parent.name, m) for p in pages for m in re.findall(r"\w{4,}\.[,;]", visible(p))]
    assert len(pages) > len(REGISTERS)
    assert found == []


def test_no_file_for_excel_says_a_word_as_the_files_spell_it(site):
    rows = ((p.name, p.read_text(encoding="utf-8-sig")) for p in sorted((site / "utdata").glob("*.csv")))
    cells = (
        (f"{name} {record['Id']} {head}", f"{head} {cell}")
        for name, text in rows
        for record in csv.DictReader(io.StringIO(text, newline=""), delimiter=";")
        for head, cell in record.items()
        if head != "Id"
    )
    assert told(cells) == []


def test_a_workbook_has_the_headings_of_its_csv(site):
    for book in sorted((site / "utdata").glob("*.xlsx")):
        head = next(load_workbook(io.BytesIO(book.read_bytes())).active.iter_rows(values_only=True))
        text = book.with_suffix(".csv").read_text(encoding="utf-8-sig")
        assert list(head) == next(csv.reader(io.StringIO(text, newline=""), delimiter=";")), book.name


def test_the_calendar_says_no_word_as_the_files_spell_it(site):
    events = Calendar.from_ical((site / "utdata" / "arshjul.ics").read_bytes()).walk("VEVENT")
    assert told((str(e["uid"]), f"{e['summary']} {e['description']} {e['categories'].cats}") for e in events) == []


def written_as_code(page: Path) -> str:
    """What a page shows as code, or as a record's id: the index keeps its text without the marks."""
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    return " ".join(node.text(separator=" ") for node in tree.css("code, kbd, pre, .cell-id"))


def said(value: Any) -> Iterator[str]:
    """The texts of a hit, however deep they lie; not the names of its parts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from said(part)
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from said(part[:1] if name == "o" else part)  # a mark is a word and its shape


def test_no_search_hit_says_a_word_as_the_files_spell_it(site):
    text = (site / "assets" / "sok" / "index.js").read_text(encoding="utf-8")
    index = json.loads(text[text.index("{") : text.rindex("}") + 1])
    found = [
        f"{page['u']}: {word}"
        for page in index["sidor"]
        for word in faults(" ".join([page["t"], *(part for a in page["a"] for part in said(a[1:]))]))
        if word not in written_as_code(site / page["u"] / "index.html")
    ]
    assert len(index["sidor"]) > 100
    assert found == []


def test_the_status_and_the_letters_say_no_word_as_the_files_spell_it(project):
    registers, faulty = load_registers(project)
    day = date.fromisoformat(DAY)
    letters = ((role.id, mail_text(registers, role.id, day, "https://lis.example")) for role in registers.roller)
    assert faulty == []
    assert told(iter([("status", status_text(registers, day)), *letters])) == []
