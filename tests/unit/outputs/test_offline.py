"""The copy's rules on pages small enough to read: what goes along, what leaves its words, what leaves no trace."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.outputs.offline import FOLDER, copy_files, copy_pages, write_zip
from macros.prepared.article import article_of
from macros.prepared.markup import parse
from macros.prepared.menu import narrow_menu
from macros.prepared.tree import TreePage

DAG = date(2026, 3, 9)
PAGES = ("index.md", "rutiner/index.md", "register/index.md", "laget/index.md")


def copies(text: str, path: str = "index.md", **ours: str) -> dict[str, TreePage]:
    """The copy's pages, when the page at `path` holds the text and the others a heading."""
    html = dict.fromkeys((*PAGES, path), '<h1 id="topp">Sida</h1>') | {path: text}
    return copy_pages({name: TreePage(article_of(parse(made)), {"lis": ours}) for name, made in html.items()})


def copied(text: str, path: str = "index.md") -> BeautifulSoup:
    return BeautifulSoup(copies(text, path)[path].article.html, "html.parser")


def test_only_pages_that_the_table_lets_go_along_do():
    assert set(copies("<p>Text</p>")) == {"index.md", "rutiner/index.md"}


@pytest.mark.parametrize(
    ("href", "told"),
    [
        ("rutiner/", "rutiner/"),
        ("rutiner/#topp", "rutiner/#topp"),
        ("rutiner/#borta", "rutiner/"),
        ("rutiner/?q=1", "rutiner/?q=1"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("./", "./"),
        ("pdf/beredskapsparm.pdf", "pdf/beredskapsparm.pdf"),
        ("assets/bild.png", "assets/bild.png"),
    ],
)
def test_an_address_leads_to_what_is_in_the_copy(href, told):
    assert copied(f'<p><a href="{href}">Ord</a></p>').a["href"] == told


def test_an_address_from_a_page_further_in():
    page = copied('<p><a href="../../">Start</a> <a href="../">Rutiner</a></p>', "rutiner/leda.md")
    assert [a["href"] for a in page.select("a")] == ["../../", "../"]


@pytest.mark.parametrize("href", ["register/", "register/#x", "laget/", "utdata/system.csv", "finns-inte/", "#borta"])
def test_a_link_to_what_stays_behind_leaves_its_words(href):
    page = copied(f'<p>Se <a href="{href}">det</a>. <span class="kalla">[<a href="{href}">4.3</a>]</span></p>')
    assert page.get_text() == "Se det (finns på intranätet). [4.3]"
    assert page.find("a") is None


def test_what_is_for_the_network_alone_leaves_no_trace():
    page = copied(
        '<h2 id="h">A</h2><div class="bara-natet"><h2 id="b">Hemliga systemet</h2></div><p><a href="#b">dit</a></p>'
    )
    assert "Hemliga systemet" not in str(page)
    assert page.select_one('[href="#b"]') is None


def test_a_link_from_another_page_to_what_is_for_the_network_alone_leads_to_the_page():
    pages = copies('<div class="bara-natet"><p id="b">Hemligt</p></div>', "rutiner/a.md")
    assert "Hemligt" not in pages["rutiner/a.md"].article.html
    html = {
        "index.md": '<p><a href="rutiner/a/#b">dit</a></p>',
        "rutiner/a.md": '<div class="bara-natet" id="b"></div>',
    }
    made = copy_pages({path: TreePage(article_of(parse(text)), {"lis": {}}) for path, text in html.items()})
    assert 'href="rutiner/a/"' in made["index.md"].article.html


def test_a_door_to_a_closed_room_goes_and_an_empty_group_with_its_heading():
    page = copied(
        '<h2>Ett</h2><ul class="a-o"><li><a href="register/">Register</a></li><li><a href="rutiner/">Rutin</a></li></ul>'
        '<h2>Två</h2><div class="lanklista"><ul><li><a href="laget/">Läget</a></li></ul></div><h2>Tre</h2>'
    )
    assert "".join(page.get_text().split()) == "EttRutinTre"


def test_a_folded_letter_without_a_row_goes_and_so_does_the_link_to_it():
    letter = (
        '<details><summary><h2 id="{0}">{0}</h2></summary><ul class="a-o"><li><a href="{1}">ord</a></li></ul></details>'
    )
    page = copied(
        '<nav><ul><li><a href="#r">R</a></li><li><a href="#l">L</a></li></ul></nav>'
        + letter.format("r", "rutiner/")
        + letter.format("l", "laget/")
    )
    assert [a["href"] for a in page.select("a")] == ["#r", "rutiner/"] and len(page.select("details, nav li")) == 2


def test_a_form_that_leads_nowhere_goes_and_one_that_leads_somewhere_stays():
    assert copied('<form action="a-o/"><input></form>').find("form") is None
    assert copied('<form action="rutiner/"><input></form>').find("form")


def test_the_line_at_the_foot_of_a_page_is_mended_too():
    foot = copies("<p>Text</p>", fot='<p><a href="beslut/#bes-001">Beslutet</a></p>')["index.md"].meta["lis"]["fot"]
    assert foot == "<p>Beslutet (finns på intranätet)</p>"


MENU = [
    {"Start": "index.md"},
    {"Rutiner": ["rutiner/index.md", {"Planen": "plan/index.md"}]},
    {"Läge": [{"Läget": "laget/index.md"}, "plan/index.md"]},
    {"Om": [{"Om": "om/index.md"}, {"Källor": "om/kallor.md"}]},
]


def test_the_menu_loses_what_is_not_there_and_its_empty_parts():
    paths = {"index.md", "rutiner/index.md", "om/index.md", "om/kallor.md"}
    assert narrow_menu(MENU, paths) == [{"Start": "index.md"}, {"Rutiner": "rutiner/index.md"}, MENU[3]]


def test_a_root_without_a_menu_has_none_in_its_copy():
    assert narrow_menu(None, {"index.md"}) is None


def built(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def test_what_only_a_server_uses_stays_behind_and_the_binder_and_a_paper_go_along(tmp_path):
    left = ("404.html", "sitemap.xml", "sitemap.xml.gz", "assets/javascripts/bundle.js", "assets/a.js.map")
    site = built(tmp_path, "index.html", "assets/js/sok.js", *left)
    files = copy_files(site, b"%PDF", DAG)
    assert set(files) == {"index.html", "assets/js/sok.js", "LAS-MIG.txt", "pdf/beredskapsparm.pdf"}
    told = files["LAS-MIG.txt"].decode("utf-8-sig")
    assert told.startswith("Kopia från 9 mars 2026") and "\r\n" in told and "\n" not in told.replace("\r\n", "")


def test_a_root_without_a_binder_has_a_copy_without_one(tmp_path):
    assert set(copy_files(built(tmp_path, "index.html"), None, DAG)) == {"index.html", "LAS-MIG.txt"}


def test_the_zip_is_the_same_bytes_whatever_the_order_and_unpacks_to_one_folder(tmp_path):
    files = {"b/index.html": b"b", "a.txt": b"a", "b.txt": b"c"}
    for name, given in (("ett", files), ("två", dict(reversed(files.items())))):
        write_zip(given, tmp_path / name, DAG)
    assert (tmp_path / "ett").read_bytes() == (tmp_path / "två").read_bytes()
    with zipfile.ZipFile(tmp_path / "ett") as archive:
        assert {name: archive.read(f"{FOLDER}/{name}") for name in files} == files
        assert {info.date_time for info in archive.infolist()} == {(2026, 3, 9, 0, 0, 0)}
