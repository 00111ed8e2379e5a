"""The built pages, as files: what they say, what they load, and that a build can be repeated."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.build.site import build
from macros.prepared.markup import parse
from tests.conftest import copy_of

LINE = "Omarbetad återgivning. Originalet, dok.nr T2025-03764-1, gäller."
HEADINGS = [
    "1 Inledning",
    "2.1 Interna förutsättningar",
    "2.2 Externa förutsättningar",
    "3.1 Status för genomförda åtgärder och kontroller",
    "3.2 Resultat från interna och externa revisioner",
    "3.3 Mätningar och KPI:er för informationssäkerhet",
    "4.1 Det systematiska arbetet",
    "4.2 Identifierade risker och deras status",
    "4.3 Risker i stadens outsourcade IT-leveranser (GSIT & STA-avtalen)",
    "4.4 Rapport om inträffade incidenter och konsekvenser",
    "4.5 Lärdomar och förbättringsåtgärder efter incidenter",
    "5.1 Identifierade avvikelser och orsaker",
    "5.2 Planerade eller pågående korrigerande åtgärder",
    "6.1 Synpunkter från interna verksamheter",
    "6.2 Feedback från externa parter eller leverantörer",
    "6.3 Sammanställning av behov och förväntningar",
    "7.1 Kompetensnivå och utbildningsbehov",
    "7.2 Behov av stöd från centrala funktioner eller externa aktörer",
    "8.1 Identifierade svagheter i processer eller teknik",
    "8.2 Förslag på förbättringsåtgärder",
    "8.3 Möjligheter till innovation och effektivisering",
    "9.1 Anpassning av mål till kommunens strategi",
    "9.2 Prioriterade mål för kommande period",
    "10.1 Beslutade åtgärder och ansvariga personer",
    "10.2 Tidsplan för genomförande och uppföljning",
    "10.3 Datum och agenda för nästa ledningens genomgång",
]


def soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def review_pages(site: Path) -> list[Path]:
    return sorted((site / "genomgang" / "2026").rglob("index.html"))


def test_every_heading_of_the_original_stands_in_the_review(site):
    found = [" ".join(h.get_text().split()) for p in review_pages(site) for h in soup(p).select("article :is(h1, h2)")]
    assert [h for h in HEADINGS if h not in found] == []


def test_every_chapter_begins_with_its_purpose(site):
    chapters = [p for p in review_pages(site) if p.parent.name != "2026"]
    assert len(chapters) == 10
    assert all(soup(p).select_one("article .syfte") for p in chapters)


def test_every_page_of_the_review_says_twice_that_the_original_holds(site):
    for path in review_pages(site):
        page = soup(path)
        assert LINE in page.select_one("article").get_text(), path
        assert LINE in page.select_one("footer").get_text(), path


def test_the_review_tells_what_was_known_then(site):
    text = soup(site / "genomgang/2026/2-forutsattningar/index.html").select_one("article").get_text()
    assert "Föreslagen" in text
    assert "2025:1506" not in text


def test_the_overview_answers_state_goals_decisions_and_risks(site):
    text = " ".join(soup(site / "genomgang/2026/index.html").select_one("article").get_text(" ").split())
    for said in (
        "1 av 6",
        "7 föreslagna mål för 2026",
        "R1 Ransomware",
        "7 av 7 beslutade punkter saknar",
        "inga 2025",
    ):
        assert said in text


def test_no_page_loads_anything_from_outside(site):
    for path in site.rglob("*.html"):
        page = parse(path.read_text(encoding="utf-8"))
        loads = [t.attributes["src"] for t in page.css("[src]")] + [
            t.attributes["href"] for t in page.css("link[href]")
        ]
        assert loads and [a for a in loads if re.match(r"(https?:)?//", a or "")] == [], path
    for path in site.rglob("*.css"):
        assert not re.search(r"url\(\s*[\"']?(https?:)?//", path.read_text(encoding="utf-8")), path


def test_the_record_of_the_build_names_every_file_with_its_hash(site):
    record = json.loads((site / "bygge.json").read_text(encoding="utf-8"))
    files = {p.relative_to(site).as_posix(): p for p in site.rglob("*") if p.is_file() and p.name != "bygge.json"}
    assert record["filer"] == {name: hashlib.sha256(p.read_bytes()).hexdigest() for name, p in files.items()}
    assert record["dag"] == "2026-11-24"
    assert record["malgrupp"] == "intern"


@pytest.mark.long
def test_a_second_build_gives_the_same_bytes(project, site, tmp_path, monkeypatch):
    """In another place, and with nothing kept of the first: every PDF is made again."""
    monkeypatch.setenv("LIS_DAG", "2026-11-24")
    root = copy_of(project, tmp_path / "rot", "site", ".bygge")
    build(root, tmp_path / "igen", lambda step: None)
    assert (tmp_path / "igen" / "bygge.json").read_bytes() == (site / "bygge.json").read_bytes()


def test_a_build_with_nothing_changed_is_skipped(project, site, monkeypatch):
    monkeypatch.setenv("LIS_DAG", "2026-11-24")
    assert build(project, site, lambda step: None) is False


def test_pages_show_their_day(site):
    assert "24 november 2026" in soup(site / "index.html").select_one("article").get_text()


def test_vendored_files_are_the_ones_listed(project):
    rows = (project / "overrides/assets/VENDOR.txt").read_text(encoding="utf-8").splitlines()
    listed = dict(reversed(row.split("  ")[:2]) for row in rows if re.match(r"[0-9a-f]{64}  ", row))
    assets = project / "overrides/assets"
    found = {
        p.relative_to(assets).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for folder in ("fonts", "lib")
        if (assets / folder).is_dir()
        for p in (assets / folder).iterdir()
    }
    assert listed == found
