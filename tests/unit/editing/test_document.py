"""A Word document from somebody else: what it says is read in order, nothing in it is followed, and too much is refused."""

import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from macros.editing.document import read_document
from macros.problems import Felbruk
from tests.unit.rollbladsfall import by_libreoffice

W = nsdecls("w")


def saved(document, path: Path) -> Path:
    document.save(path)
    return path


def body(path: Path, xml: str) -> Path:
    """A document whose body is this."""
    document = Document()
    for part in parse_xml(f"<w:body {W}>{xml}</w:body>"):
        document.element.body.insert(len(document.element.body) - 1, part)
    return saved(document, path)


def exchange(path: Path, name: str, change) -> None:
    """Exchange a part of a file."""
    with zipfile.ZipFile(path) as old:
        parts = {n: old.read(n) for n in old.namelist()}
    parts[name] = change(parts.get(name, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for n, data in parts.items():
            new.writestr(n, data)


def told(path: Path) -> list[tuple[str, int, str]]:
    return [(b.slag, b.niva, b.text) for b in read_document(path).block if not b.tom]


@pytest.fixture
def plain(tmp_path):
    document = Document()
    document.add_heading("Läget", 2)
    paragraph = document.add_paragraph("Det ")
    paragraph.add_run("går").bold = True
    paragraph.add_run(" bra.").italic = True
    document.add_paragraph("ett", style="List Bullet")
    document.add_paragraph("två", style="List Bullet 2")
    document.add_paragraph("först", style="List Number")
    table = document.add_table(rows=2, cols=2)
    for at, text in enumerate(("A", "B", "1", "2")):
        table.cell(at // 2, at % 2).text = text
    return saved(document, tmp_path / "d.docx")


BLOCKS = [
    ("rubrik", 2, "Läget"),
    ("stycke", 1, "Det går bra."),
    ("punkt", 1, "ett"),
    ("punkt", 2, "två"),
    ("nummer", 1, "först"),
    ("tabell", 1, "A | B ¶ 1 | 2"),
]


def test_headings_paragraphs_points_and_tables_are_read_in_their_order(plain):
    assert told(plain) == BLOCKS
    runs = read_document(plain).block[1].runs
    assert [(r.text, r.fet, r.kursiv) for r in runs] == [
        ("Det ", False, False),
        ("går", True, False),
        (" bra.", False, True),
    ]


def test_libreoffice_saves_a_document_that_reads_the_same(plain):
    assert told(by_libreoffice(plain, "docx")) == BLOCKS


TRACKED = """
<w:p><w:r><w:t xml:space="preserve">Vi </w:t></w:r><w:del w:id="1" w:author="x"><w:r><w:delText>tror</w:delText></w:r></w:del>
<w:ins w:id="2" w:author="x"><w:r><w:t>vet</w:t></w:r></w:ins></w:p>
<w:p><w:pPr><w:rPr><w:del w:id="3" w:author="x"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Ett </w:t></w:r></w:p>
<w:p><w:r><w:t>stycke.</w:t></w:r></w:p>
<w:p><w:moveFrom w:id="4" w:author="x"><w:r><w:t>Flyttat.</w:t></w:r></w:moveFrom></w:p>
<w:p><w:moveTo w:id="5" w:author="x"><w:r><w:t>Flyttat.</w:t></w:r></w:moveTo></w:p>
<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p><w:r><w:t>kvar</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:trPr><w:del w:id="6" w:author="x"/></w:trPr><w:tc><w:p><w:r><w:t>borta</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
"""


def test_tracked_changes_are_read_as_accepted(tmp_path):
    path = body(tmp_path / "d.docx", TRACKED)
    assert [text for *_, text in told(path)] == ["Vi vet", "Ett stycke.", "Flyttat.", "kvar"]
    assert read_document(path).sparade > 0


def test_what_stands_in_content_controls_and_links_is_read_and_only_web_addresses_are_kept(tmp_path):
    document = Document()
    paragraph = document.add_paragraph()
    for address in ("https://exempel.invalid/a", "file:///etc/passwd", "javascript:alert(1)"):
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), document.part.relate_to(address, "http://x/hyperlink", is_external=True))
        run = paragraph.add_run("ord ")
        paragraph._p.append(link)
        link.append(run._r)
    control = parse_xml(f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>inuti</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    document.element.body.insert(0, control)
    found = read_document(saved(document, tmp_path / "d.docx")).block
    assert found[0].text == "inuti"
    assert [r.adress for r in found[1].runs] == ["https://exempel.invalid/a", ""]


def test_comments_are_told_with_the_words_that_they_stand_at_and_never_with_who_wrote_them(tmp_path):
    document = Document()
    paragraph = document.add_paragraph("Det går bra.")
    document.add_comment(paragraph.runs, text="Gör det?", author="Anna Svensson", initials="AS")
    found = read_document(saved(document, tmp_path / "d.docx")).kommentarer
    assert [(c.text, c.stalle) for c in found] == [("Gör det?", "Det går bra.")]
    assert "Svensson" not in repr(found)


def test_pictures_notes_and_boxes_are_counted_and_not_read(tmp_path):
    path = body(tmp_path / "d.docx", "<w:p><w:r><w:footnoteReference w:id='1'/><w:pict/></w:r></w:p>")
    assert read_document(path).utelamnat == {"noter": 1, "bilder": 1}


DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
HOSTILE = {
    "a document type": (lambda d: DOCTYPE + d.split(b"?>", 1)[1].replace(b"bra", b"&a;"), "dokumenttyp"),
    "an entity that grows": (lambda d: DOCTYPE.replace(b"SYSTEM", b"") + d.split(b"?>", 1)[1], "dokumenttyp"),
    "another encoding": (lambda d: d.decode().encode("utf-16"), "inte UTF-8"),
    "told as another encoding": (lambda d: d.replace(b"UTF-8", b"UTF-7", 1), "dokumenttyp"),
    "no XML": (lambda d: b"hej", "går inte att läsa som ett dokument"),
    "too deep": (
        lambda d: d.replace(b"<w:body>", b"<w:body>" + b"<w:sdt>" * 400, 1).replace(
            b"</w:body>", b"</w:sdt>" * 400 + b"</w:body>"
        ),
        "för många delar",
    ),
    "too much": (lambda d: d.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 900_000, 1), "läses inte in"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_is_refused_in_words(plain, name):
    change, words = HOSTILE[name]
    exchange(plain, "word/document.xml", change)
    with pytest.raises(Felbruk, match=words):
        read_document(plain)


def test_a_document_with_macros_is_refused(plain):
    exchange(plain, "word/vbaProject.bin", lambda _: b"x")
    with pytest.raises(Felbruk, match="den har makron"):
        read_document(plain)


def test_a_bomb_is_refused_before_it_is_unpacked(plain):
    exchange(plain, "word/media/x.bin", lambda _: b"\0" * 60_000_000)
    with pytest.raises(Felbruk, match="större än 50 MB uppackat"):
        read_document(plain)


@pytest.mark.parametrize(("name", "data"), [("d.docx", b"hej"), ("d.docx", b""), ("d.doc", b"hej"), ("d.docm", b"hej")])
def test_what_is_no_document_is_told(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(Felbruk, match=r"går inte att läsa|spara om den som \.docx"):
        read_document(path)


def test_macros_under_another_name_are_known_by_what_the_file_says_of_itself(plain):
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macro = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    exchange(plain, "[Content_Types].xml", lambda data: data.replace(kind, macro))
    with pytest.raises(Felbruk, match="makron"):
        read_document(plain)


def test_a_table_within_a_cell_is_read_once_in_that_cell(tmp_path):
    inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>inre</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    row = f"<w:tr><w:tc><w:p><w:r><w:t>yttre</w:t></w:r></w:p>{inner}<w:p/></w:tc></w:tr>"
    (block,) = (b for b in read_document(body(tmp_path / "t.docx", f"<w:tbl>{row}</w:tbl>")).block if not b.tom)
    assert [["".join(run.text for run in cell).split() for cell in row] for row in block.rader] == [[["yttre", "inre"]]]


def test_a_row_in_a_content_control_is_read_and_one_that_is_taken_away_is_not(tmp_path):
    def row(text: str, look: str = "") -> str:
        return f"<w:tr>{look}<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc></w:tr>"

    held = f"<w:sdt><w:sdtContent>{row('inne')}</w:sdtContent></w:sdt>"
    gone = row("borta", "<w:trPr><w:del w:id='1' w:author='x'/></w:trPr>")
    (table,) = (b for b in read_document(body(tmp_path / "t.docx", f"<w:tbl>{held}{gone}</w:tbl>")).block if not b.tom)
    assert table.text == "inne"


def test_a_document_that_is_laid_in_is_told_of_and_never_opened(tmp_path):
    path = body(tmp_path / "t.docx", "<w:p><w:r><w:t>text</w:t></w:r></w:p><w:altChunk/>")
    assert read_document(path).utelamnat == {"inlagda dokument": 1}
    assert [text for *_, text in told(path)] == ["text"]
