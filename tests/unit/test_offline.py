"""The copy's rules on pages small enough to read: what goes along, what leaves its words, what leaves no trace."""

from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.outputs.offline import copy_site

DAG = date(2026, 3, 9)
PAGE = """<!doctype html><html><head><link rel="next" href="../plan/"></head><body>
<nav><ul>
<li class="md-nav__item--nested"><input><label>Rutiner</label><a href="{up}rutiner/">Rutiner</a>
<nav><ul><li><a href="{up}plan/">Planen</a></li></ul></nav></li>
<li class="md-nav__item--nested"><span>Läge</span><nav><ul><li><a href="{up}laget/">Läget</a></li></ul></nav></li>
</ul></nav>
<main class="md-content"><article>{text}</article></main></body></html>"""


@pytest.fixture
def copied(tmp_path: Path):
    def make(text: str, page: str = "index.html") -> BeautifulSoup:
        site = tmp_path / "site"
        for name in ("index.html", "rutiner/index.html", "register/index.html", "laget/index.html", page):
            file = site / name
            file.parent.mkdir(parents=True, exist_ok=True)
            up = "../" * name.count("/") or "./"
            body = text if name == page else '<h1 id="topp">Sida</h1>'
            file.write_text(PAGE.format(up=up, text=body), encoding="utf-8")
        copy_site(site, tmp_path / "kopia", DAG)
        assert not (tmp_path / "kopia/register").exists()
        return BeautifulSoup((tmp_path / "kopia" / page).read_text(encoding="utf-8"), "html.parser")

    return make


@pytest.mark.parametrize(
    ("href", "told"),
    [
        ("rutiner/", "rutiner/index.html"),
        ("rutiner/#topp", "rutiner/index.html#topp"),
        ("rutiner/#borta", "rutiner/index.html"),
        ("rutiner/?q=1", "rutiner/index.html?q=1"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("./", "index.html"),
    ],
)
def test_an_address_leads_to_a_file(copied, href, told):
    assert copied(f'<p><a href="{href}">Ord</a></p>').select_one("article a")["href"] == told


def test_an_address_from_a_page_further_in(copied):
    page = copied('<p><a href="../../">Start</a> <a href="../">Rutiner</a></p>', "rutiner/leda/index.html")
    assert [a["href"] for a in page.select("article a")] == ["../../index.html", "../index.html"]


def test_a_link_to_what_stays_behind_leaves_its_words(copied):
    page = copied(
        '<p>Se <a href="register/">registret</a>. <span class="kalla">[<a href="register/">4.3</a>]</span></p>'
    )
    assert page.select_one("article").get_text() == "Se registret (finns på intranätet). [4.3]"


def test_what_is_for_the_network_alone_leaves_no_trace(copied):
    page = copied(
        '<h2 id="h">A</h2><div class="bara-natet"><h2 id="b">Hemliga systemet</h2></div><p><a href="#b">dit</a></p>'
    )
    assert "Hemliga systemet" not in str(page)
    assert page.select_one('[href="#b"]') is None


def test_a_door_to_a_closed_room_goes_and_an_empty_group_with_its_heading(copied):
    page = copied(
        '<h2>Ett</h2><ul class="a-o"><li><a href="register/">Register</a></li><li><a href="rutiner/">Rutin</a></li></ul>'
        '<h2>Två</h2><div class="rutor"><ul><li><a href="laget/">Läget</a></li></ul></div><h2>Tre</h2>'
    )
    assert page.select_one("article").get_text() == "EttRutinTre"


def test_the_menu_loses_what_is_not_there_and_its_empty_parts(copied):
    menu = copied("<p>Text</p>").select_one("nav")
    assert [" ".join(li.get_text().split()) for li in menu.select("li")] == ["Rutiner"]
    assert menu.select("input, label, nav") == []


def test_a_form_that_leads_nowhere_goes(copied):
    assert copied('<form action="a-o/"><input></form>').find("form") is None


def test_the_day_stands_above_the_text(copied):
    page = copied("<h1>Start</h1>")
    assert page.select_one(".md-content").get_text().startswith("Kopia från 9 mars 2026")
    assert page.select_one('link[rel="next"]') is None
