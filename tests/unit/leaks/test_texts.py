"""What is compared: the texts of every kind of file, without markup, accents, case and line breaks."""

import gzip
import io
import time
import zipfile

import pikepdf
import pytest
import xlsxwriter

from macros.leaks.texts import markup, texts
from macros.leaks.words import codes, runs_of_signs, runs_of_words, words

SECRET = "Porten i källaren står öppen"


def zipped(name: str, data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, data)
    return made.getvalue()


def workbook(text: str) -> bytes:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.add_worksheet("Blad").write_string(0, 0, text)
    book.close()
    return made.getvalue()


def pdf(**told: str) -> bytes:
    made, document = io.BytesIO(), pikepdf.new()
    page = document.add_blank_page()
    if "alt" in told:
        page.Marked = pikepdf.Dictionary(Alt=pikepdf.String(told["alt"]))
    with document.open_outline() as outline, document.open_metadata() as metadata:
        outline.root.append(pikepdf.OutlineItem(told.get("bookmark", "x"), 0))
        metadata["dc:title"] = told.get("title", "x")
    document.docinfo["/Keywords"] = told.get("keywords", "x")
    document.save(made)
    return made.getvalue()


FILES = {
    "text": ("x/index.html", f"<p>{SECRET}</p>".encode()),
    "text with marks and entities": (
        "x.html",
        "<p>Porten i <b>k&auml;llar</b>en st&#229;r <a href='#'>öppen</a></p>".encode(),
    ),
    "a soft hyphen": ("x.html", "<p>Porten i käl\u00adlaren står öppen</p>".encode()),
    "an attribute": ("x.html", f'<img alt="{SECRET}">'.encode()),
    "a comment": ("x.html", f"<!-- {SECRET} -->".encode()),
    "a script": ("x.js", rb'globalThis.X = ["Porten i k\u00e4llaren st\u00e5r \u00f6ppen"];'),
    "JSON": ("x.json", f'{{"a": ["{SECRET}"]}}'.encode()),
    "CSV": ("x.csv", f"\ufeffa;b\r\n1;{SECRET}\r\n".encode()),
    "a calendar that folds its lines": ("x.ics", "SUMMARY:Porten i käl\r\n laren står öppen\r\n".encode()),
    "a spreadsheet": ("x.xlsx", workbook(SECRET)),
    "a member of an archive": ("x.zip", zipped("a/b.html", f"<p>{SECRET}</p>".encode())),
    "a name within an archive": ("x.zip", zipped("porten-i-kallaren-star-oppen.html", b"")),
    "a file name": ("porten-i-kallaren-star-oppen/index.html", b""),
    "a compressed sitemap": ("sitemap.xml.gz", gzip.compress(f"<loc>{SECRET}</loc>".encode())),
    "a PDF's bookmark": ("x.pdf", pdf(bookmark=SECRET)),
    "a PDF's metadata": ("x.pdf", pdf(title=SECRET)),
    "a PDF's key words": ("x.pdf", pdf(keywords=SECRET)),
    "an alternative text in a PDF": ("x.pdf", pdf(alt=SECRET)),
    "a text in the letters of Windows": ("x.csv", f"a;{SECRET}".encode("cp1252")),
    "a text in sixteen bits": ("x.txt", SECRET.encode("utf-16")),
    "a text in sixteen bits the other way": ("x.csv", f"a;{SECRET}".encode("utf-16-be")),
    "a style": ("x.css", f'.a::before {{ content: "{SECRET}"; }}'.encode()),
    "a drawing": ("x.svg", f"<svg><text><tspan>{SECRET}</tspan></text></svg>".encode()),
    "an archive in an archive": ("x.zip", zipped("y.zip", zipped("a.html", f"<p>{SECRET}</p>".encode()))),
    "a file of an unknown kind": ("x.bin", b"\x00\xff" + SECRET.encode() + b"\x00"),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_sentence_is_found_wherever_a_file_has_it(kind):
    wanted = set(runs_of_words(words(SECRET)))
    found = [set(runs_of_words(words(text))) for _, text in texts(*FILES[kind])]
    assert any(wanted <= runs for runs in found), kind


@pytest.mark.parametrize("unit", ["<a ", "<!", "a-", "password", '="', "<x y="])
def test_a_text_that_is_made_to_be_slow_is_read_in_bounded_time(unit):
    begun = time.process_time()
    assert list(markup((unit * 50_000)[:50_000])) is not None
    assert time.process_time() - begun < 5


def test_a_word_that_is_divided_at_the_end_of_a_line_is_whole():
    assert words("informations-\nsäkerhet") == ["informationssakerhet"]


def test_runs_of_signs_take_no_notice_of_spaces_and_hyphens():
    whole = set(runs_of_signs(words("it-system för trafiksignalerna i staden")))
    apart = set(runs_of_signs(words("it system\nför trafik-signalerna i staden")))
    assert whole & apart


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("larmet@kontoret.example", "Skriv till LARMET@kontoret.example."),
        ("08-465 004 00", "Ring 08-465 004 00"),
        ("EXK 2026-64", "dnr EXK 2026-64, beslut"),
        ("EXK 2026/641", "EXK 2026-641"),
        ("kod4711x", "koden är kod4711x"),
    ],
)
def test_a_number_that_is_nobody_elses_is_known_however_it_stands(written, shown):
    assert set(codes(written)) & set(codes(shown))


@pytest.mark.parametrize(
    "text", ["2026-11-30", "2026–2027", "2025-01-01 – 2026-12-31", "30 november 2026", "ATG-001", "K2", "2026-11"]
)
def test_a_date_and_an_id_are_no_such_number(text):
    assert list(codes(text)) == []


def test_a_short_text_has_no_runs():
    assert list(runs_of_words(words("tre korta ord"))) == []
    assert list(runs_of_signs(words("tre korta ord"))) == []
