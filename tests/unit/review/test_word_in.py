"""A draft goes out as Word and comes back as changes of its pages: only what people write, and nothing that changed meanwhile."""

import copy
import io
import re
import shutil
from datetime import date

import pytest
from docx import Document
from docx.oxml.ns import qn

from macros.checks.sent_in import guard
from macros.content import load_content
from macros.problems import Felbruk
from macros.review.new_year import build_year, write_year
from macros.review.pieces import pieces
from macros.review.remiss import review_docx
from macros.review.word_in import read_word
from macros.review.word_write import write_draft
from tests.conftest import ROOT
from tests.unit.rollbladsfall import by_libreoffice

TODAY = date(2026, 11, 24)
WRITE = "Att skriva: "
OWN = "\nFörst ett stycke om läget.\n\n- en punkt\n- en punkt till\n"


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    place = tmp_path_factory.mktemp("bas")
    root = shutil.copytree(ROOT / "tests" / "minisite", place / "rot")
    content = load_content(root, dag=TODAY)
    write_year(root, build_year(2026, content.registers.get("genomgangar", "2025"), content.pages))
    page = chapter(root)
    page.write_text(page.read_text("utf-8") + OWN, encoding="utf-8")
    content = load_content(root, dag=TODAY)
    return root, review_docx(content, content.registers.get("genomgangar", "2026"))


@pytest.fixture
def root(base, tmp_path):
    return shutil.copytree(base[0], tmp_path / "rot")


def chapter(root):
    """The page of the first chapter."""
    return sorted((root / "docs" / "genomgang" / "2026").glob("[0-9]*.md"))[0]


class Draft:
    """The document as somebody changes it in Word."""

    def __init__(self, data: bytes, path):
        self.document, self.path = Document(io.BytesIO(data)), path

    def find(self, text: str):
        return next(p for p in self.document.paragraphs if p.text.startswith(text))

    def write(self, text: str, new: str) -> "Draft":
        found = self.find(text)
        for run in found.runs[1:]:
            run._r.getparent().remove(run._r)
        found.runs[0].text = new
        return self

    def after(self, text: str, new: str) -> "Draft":
        """A paragraph of its own after another, as Enter makes it: outside the other's bookmark."""
        old = self.find(text)._p
        made = copy.deepcopy(old)
        for part in list(made):
            if part.tag in (qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:pPr")):
                made.remove(part)
        made.findall(qn("w:r"))[0].find(qn("w:t")).text = new
        old.addnext(made)
        return self

    def type_over(self, text: str, new: str) -> "Draft":
        """As Word does when somebody marks a whole paragraph and writes: the bookmark goes with what it was around."""
        found = self.find(text)._p
        for part in [p for p in found if p.tag in (qn("w:bookmarkStart"), qn("w:bookmarkEnd"))]:
            key = part.get(qn("w:id"))
            for end in self.document.element.body.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd")):
                if end.get(qn("w:id")) == key:
                    end.getparent().remove(end)
        return self.write(text, new)

    def remove(self, text: str) -> "Draft":
        found = self.find(text)._p
        found.getparent().remove(found)
        return self

    def saved(self):
        self.document.save(self.path)
        return self.path


@pytest.fixture
def draft(base, tmp_path):
    return Draft(base[1], tmp_path / "utkast.docx")


def taken(root, path):
    content = load_content(root, dag=TODAY)
    return content, read_word(content, path, guard())


def pages(root) -> dict:
    return {p: p.read_bytes() for p in (root / "docs").rglob("*.md")}


def test_a_draft_that_nobody_changed_changes_nothing(root, draft):
    _, found = taken(root, draft.saved())
    assert (found.andringar, found.nekade, found.ovrigt) == ([], {}, [])


def test_every_piece_has_its_mark_and_tables_are_tables(base):
    document = Document(io.BytesIO(base[1]))
    names = re.findall(r'w:name="(lis_[^"]+)"', document.element.xml)
    count = sum(len(pieces(p.read_text("utf-8"))) for p in (base[0] / "docs" / "genomgang" / "2026").glob("*.md"))
    assert len(names) == len(set(names)) and len(names) > count / 2
    assert document.tables and all(len(name) <= 40 for name in names)


def test_libreoffice_saves_a_draft_that_changes_nothing(root, draft):
    _, found = taken(root, by_libreoffice(draft.saved(), "docx"))
    assert (found.andringar, found.nekade, found.ovrigt) == ([], {}, [])


def edited(draft):
    return draft.write("en punkt till", "en annan punkt").after("Först ett stycke", "Ett nytt stycke.").saved()


def test_an_edited_text_comes_back_and_every_other_byte_of_the_page_stays(root, draft):
    page, before = chapter(root), pages(root)
    content, found = taken(root, edited(draft))
    assert [a.rad for a in found.andringar] == ["+ Ett nytt stycke.", "− en punkt till", "+ en annan punkt"]
    assert len(found.ids) == 1 and pages(root) == before
    write_draft(content, found.andringar, write=True)
    wanted = before[page].decode().replace("om läget.\n", "om läget.\n\nEtt nytt stycke.\n")
    assert page.read_text("utf-8") == wanted.replace("- en punkt till", "- en annan punkt")
    assert {p: b for p, b in pages(root).items() if p != page} == {p: b for p, b in before.items() if p != page}


def test_libreoffice_saves_an_edited_draft_that_reads_the_same(root, draft):
    path = edited(draft)
    straight = [(a.id, a.rad) for a in taken(root, path)[1].andringar]
    saved = taken(root, by_libreoffice(path, "docx"))[1]
    assert [(a.id, a.rad) for a in saved.andringar] == straight and saved.nekade == {}


def test_a_page_with_the_line_ends_of_windows_keeps_them(root, draft):
    page = chapter(root)
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    content, found = taken(root, draft.write("en punkt till", "en annan punkt").saved())
    write_draft(content, found.andringar, write=True)
    data = page.read_bytes()
    assert b"- en annan punkt" in data and data.count(b"\n") == data.count(b"\r\n")


def test_looking_writes_nothing_and_tells_what_the_rules_would_say(root, draft):
    before = pages(root)
    content, found = taken(root, draft.write("Först ett stycke", "Detta ärr felstavatt.").saved())
    after = write_draft(content, found.andringar, write=False)
    assert pages(root) == before and any("felstavatt" in p.fel for p in after)


def test_a_text_that_somebody_wrote_over_is_known_though_its_mark_is_gone(root, draft):
    prompt = next(p.text for p in reversed(draft.document.paragraphs) if p.text.startswith(WRITE))
    content, found = taken(root, draft.type_over(prompt, "Kontoret har ordning.").saved())
    assert [a.rad for a in found.andringar] == ["+ Kontoret har ordning."] and found.ovrigt == []
    write_draft(content, found.andringar, write=True)
    assert prompt.removeprefix(WRITE) not in " ".join(found.andringar[0].path.read_text("utf-8").split())


# What changed meanwhile.


def test_a_text_that_changed_on_the_page_meanwhile_is_refused_in_words(root, draft):
    page = chapter(root)
    page.write_text(page.read_text("utf-8").replace("om läget", "om hur det är"), encoding="utf-8")
    before = pages(root)
    _, found = taken(root, draft.write("en punkt till", "en annan punkt").saved())
    told = "\n".join(map(str, found.fel()))
    assert "texten har ändrats på sidan sedan filen skrevs, och skrivs inte över; i filen står" in told
    assert found.andringar == [] and pages(root) == before


def test_a_text_that_changed_on_the_page_and_not_in_the_file_is_no_matter(root, draft):
    page = chapter(root)
    page.write_text(page.read_text("utf-8").replace("om läget", "om hur det är"), encoding="utf-8")
    _, found = taken(root, draft.saved())
    assert (found.andringar, found.nekade, found.ovrigt) == ([], {}, [])


def test_two_who_answer_the_second_is_told(root, base, tmp_path):
    first = Draft(base[1], tmp_path / "a.docx").write("en punkt till", "en annan punkt").saved()
    second = Draft(base[1], tmp_path / "b.docx").write("en punkt till", "en tredje punkt").saved()
    content, found = taken(root, first)
    write_draft(content, found.andringar, write=True)
    _, later = taken(root, second)
    assert later.andringar == [] and "en tredje punkt" in str(later.fel()[0])
    _, again = taken(root, first)
    assert (again.andringar, again.nekade) == ([], {}) and "står redan på sidan" in again.ovrigt[0]


# What is never changed.


def test_a_heading_and_what_is_computed_stay_and_are_told(root, draft):
    heading = next(p.text for p in draft.document.paragraphs if p.style.name == "Heading 2")
    computed = next(p.text for p in draft.document.paragraphs if p.style.name == "LIS Räknat")
    _, found = taken(root, draft.write(heading, "Egen rubrik").write(computed, "Allt är klart.").saved())
    told = "\n".join(found.ovrigt)
    assert found.andringar == [] and "rubriken är ändrad i filen, och det läses inte in" in told
    assert 'i filen står "Allt är klart.' in told


def test_a_text_whose_mark_is_gone_stands_and_is_told(root, draft):
    for text in ("Först ett stycke", "en punkt till", "en punkt", f"{WRITE}Beskriv vad som är nytt"):
        draft.remove(text)
    _, found = taken(root, draft.saved())
    assert found.andringar == [] and any("texten på sidan står kvar" in row for row in found.ovrigt)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Anna Svensson har sagt det.", "ser ut som ett personnamn"),
        ("Ring 08-508 27 200.", "ser ut som ett telefonnummer"),
        ("Läget är <b>gott</b>.", "tecknet < används inte"),
    ],
)
def test_what_no_page_may_hold_is_refused(root, draft, text, told):
    _, found = taken(root, draft.write("Först ett stycke", text).saved())
    assert found.andringar == [] and told in str(found.fel()[0])


def test_no_code_comes_in_by_a_document(root, draft):
    content, found = taken(root, draft.write("Först ett stycke", '{{ register("system") }} {% set x %}').saved())
    write_draft(content, found.andringar, write=True)
    assert [p for p in load_content(root, dag=TODAY).problems if "makro" in p.fel or "{" in p.fel] == []


def test_comments_are_told_with_their_section_and_not_written(root, draft):
    draft.document.add_comment(draft.find("Först ett stycke").runs, text="Stämmer det?", author="Anna Svensson")
    _, found = taken(root, draft.saved())
    (row,) = found.ovrigt
    assert row.endswith('vid "Först ett stycke om läget.": Stämmer det?') and found.andringar == []


def test_a_document_that_is_none_of_ours_is_told(root, tmp_path):
    Document().save(tmp_path / "x.docx")
    with pytest.raises(Felbruk, match="filen är inget utkast från lis genomgang"):
        taken(root, tmp_path / "x.docx")


def test_a_review_that_is_no_draft_is_left_alone(root, draft):
    year = root / "data" / "genomgangar" / "2026.yml"
    year.write_text(
        year.read_text("utf-8").replace("utkast: true", "utkast: false").replace("aterger: false", "aterger: true"),
        encoding="utf-8",
    )
    with pytest.raises(Felbruk, match="inget utkast längre"):
        taken(root, draft.saved())


def test_the_same_content_gives_the_same_bytes(base):
    content = load_content(base[0], dag=TODAY)
    review = content.registers.get("genomgangar", "2026")
    assert review_docx(content, review) == base[1]
