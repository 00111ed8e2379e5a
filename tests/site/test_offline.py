"""The copy to carry along: what it holds, what it must never hold, and that every address in it leads somewhere."""

import hashlib
import re
import zipfile
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pikepdf
import pytest
from bs4 import BeautifulSoup

from macros.outputs.offline import write_zip
from macros.registers.load import load_registers

DAG = date(2026, 11, 24)
TOLD = ("atgarder", "avvikelser", "behandlingar", "behov", "incidenter", "kontroller", "leverantorer", "undantag")


@pytest.fixture(scope="module")
def pages(copy: Path) -> dict[str, BeautifulSoup]:
    return {
        p.relative_to(copy).as_posix(): BeautifulSoup(p.read_text(encoding="utf-8"), "html.parser")
        for p in sorted(copy.rglob("*.html"))
    }


def test_it_holds_what_someone_needs_without_a_network(copy, site):
    for path in ("", "far-jag/", "ordlista/", "anvisning/", "kartotek/", "rutiner/", "om/", "om/kallor/"):
        assert (copy / path / "index.html").is_file(), path
    for folder in ("rutiner", "kartotek", "anvisning"):
        whole = {p.relative_to(site) for p in (site / folder).rglob("*.html")}
        assert {p.relative_to(copy) for p in (copy / folder).rglob("*.html")} == whole
    assert (copy / "pdf/beredskapsparm.pdf").is_file()
    assert "Extrahera alla" in (copy / "LAS-MIG.txt").read_text(encoding="utf-8-sig")


def test_it_holds_no_register_and_no_overview_of_the_state(copy):
    for path in ("register", "laget", "plan", "genomgang", "roller", "beslut", "uppfoljning", "risker", "utdata"):
        assert not (copy / path).exists(), path
    assert not (copy / "om/kontoret-beslutar").exists()
    assert {p.name for p in copy.rglob("*") if p.suffix in (".json", ".csv", ".xlsx", ".ics", ".map")} == set()


def test_no_byte_names_a_system_or_tells_what_the_registers_know_of_weaknesses(copy, project, site, monkeypatch):
    monkeypatch.setenv("LIS_DAG", DAG.isoformat())
    registers, _ = load_registers(project)
    others = [x for x in registers.system if x.id != "kunskapsbasen"]  # what the copy is a copy of names itself
    secrets = {word for x in others for word in (x.id, x.namn if isinstance(x.namn, str) else x.id)}
    for name in TOLD:
        for record in registers.of(name):
            told = [record.id, getattr(record, "rubrik", None), getattr(record, "diarienummer", None)]
            secrets |= {word for word in told if isinstance(word, str) and len(word) > 3}
    assert len(secrets) > 100
    shown = "".join(p.read_text(encoding="utf-8") for p in (site / "kartotek").rglob("*.html"))
    assert any(x.id in shown for x in registers.system), (
        "the site's own cards name systems, or this test proves nothing"
    )
    found = {
        (path.relative_to(copy).as_posix(), word)
        for path in copy.rglob("*")
        if path.is_file()
        for text in [_text(path)]
        for word in secrets
        if word in text
    }
    assert found == set()
    for path in copy.rglob("*.html"):
        assert "System som saknar" not in path.read_text(encoding="utf-8"), path


def _text(path: Path) -> str:
    """All that a file says, with a PDF's words unpacked."""
    if path.suffix != ".pdf":
        return path.read_bytes().decode("utf-8", errors="replace")
    with pikepdf.open(path) as document:
        metadata = bytes(document.Root.Metadata.read_bytes()).decode()
    from tests.pdf.test_pdf import pages as words

    return metadata + "\n".join(words(path))


def test_every_address_leads_to_a_file_of_the_copy(copy, pages):
    ids = {name: {tag["id"] for tag in soup.find_all(id=True)} for name, soup in pages.items()}
    astray = []
    for name, soup in pages.items():
        for tag in soup.find_all(True):
            for attribute in ("href", "src", "action", "poster"):
                if (address := tag.get(attribute)) is None:
                    continue
                parts = urlsplit(address)
                if parts.scheme in ("http", "https", "mailto", "tel"):
                    continue
                target = (copy / name).parent / unquote(parts.path) if parts.path else copy / name
                known = target.is_file() and target.resolve().is_relative_to(copy)
                other = target.resolve().relative_to(copy).as_posix() if known else ""
                if parts.scheme or not known or (parts.fragment and unquote(parts.fragment) not in ids[other]):
                    astray.append((name, address))
    assert astray == []


def test_every_file_that_a_stylesheet_names_is_there(copy):
    for sheet in copy.rglob("*.css"):
        for address in re.findall(r"url\(\s*[\"']?([^\"')]+)", sheet.read_text(encoding="utf-8")):
            if not address.startswith(("data:", "#")):
                assert (sheet.parent / urlsplit(address).path).is_file(), (sheet, address)


def test_every_page_says_from_which_day_it_is(pages):
    for name, soup in pages.items():
        assert "Kopia från 24 november 2026" in soup.select_one(".offline-kopia").get_text(), name


def test_the_menu_leads_nowhere_else_and_has_no_empty_part(pages):
    start = pages["index.html"]
    names = [" ".join(a.get_text().split()) for a in start.select(".topp a, .meny a, .fot a")]
    assert {"Rapportera incident", "Skydd per område", "Lokal anvisning", "Ordlista"} <= set(names)
    assert {"Register", "Beslut", "Planen", "Jämför genomgångar", "Kontoret beslutar"}.isdisjoint(names)
    assert [part for part in start.select(".meny li") if part.find("a", href=True) is None] == []


def test_the_start_page_has_no_door_to_a_closed_room(pages):
    start = pages["index.html"]
    doors = [" ".join(li.get_text().split()) for li in start.select(".arendelista li, .lanklista li")]
    assert "Rutiner" in doors
    assert [door for door in doors if "intranätet" in door] == []
    assert start.find(string="Nytt och beslutat") is None


def test_a_link_to_what_stays_behind_keeps_its_words(pages):
    text = " ".join(pages["kartotek/loggning/index.html"].select_one("article").get_text().split())
    assert "genomgången" not in text or "(finns på intranätet)]" not in text
    everything = " ".join(soup.select_one("article").get_text() for soup in pages.values())
    assert "(finns på intranätet)" in everything


def test_the_same_files_give_the_same_bytes(copy, site, tmp_path):
    files = {p.relative_to(copy).as_posix(): p.read_bytes() for p in copy.rglob("*") if p.is_file()}
    write_zip(files, tmp_path / "igen.zip", DAG)
    first, again = (
        hashlib.sha256(p.read_bytes()).hexdigest() for p in (site / "lis-offline.zip", tmp_path / "igen.zip")
    )
    assert first == again
    with zipfile.ZipFile(site / "lis-offline.zip") as archive:
        infos = archive.infolist()
    assert {i.date_time for i in infos} == {(2026, 11, 24, 0, 0, 0)}
    assert {i.external_attr >> 16 for i in infos} == {0o100644}
    assert [i.filename for i in infos] == sorted((i.filename for i in infos), key=lambda name: name.split("/"))


def test_it_is_small(site):
    assert (site / "lis-offline.zip").stat().st_size < 3_000_000


def test_it_is_linked_from_start_and_about_with_how_to_open_it(site):
    for path in ("index.html", "om/index.html"):
        article = BeautifulSoup((site / path).read_text(encoding="utf-8"), "html.parser").select_one("article")
        for name in ("lis-offline.zip", "beredskapsparm.pdf"):
            link = next(a for a in article.select("a[href]") if a["href"].endswith(name))
            assert (site / path).parent.joinpath(link["href"]).is_file()
        assert "Extrahera alla" in article.get_text()
