"""The invented office that `make demo` shows: full, marked on every page and paper, and never mixed with the real one."""

import csv
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from icalendar import Calendar

from macros.checks.site_config import CLOSED
from macros.content import load_content
from macros.models import REGISTERS
from macros.models.genomgang import Bilagd
from macros.models.ord.varden import VARDEN
from macros.pages.kinds import KINDS, kind_of
from macros.prepared.calls import KNOWN
from macros.registers.load import load_registers
from macros.state.arendelage import ORD as ARENDEORD
from macros.state.dokument import ORD as DOKUMENTORD
from macros.state.dokument import RATTELSER, Tillstand
from macros.state.pahittat import MENING, ORD
from macros.views.columns import LAGE
from macros.views.forslag import ANDRAD
from tests.conftest import ROOT, demo_day

DEMO = ROOT / "demo"


def html_of(folder: Path) -> Iterator[tuple[Path, BeautifulSoup]]:
    for path in sorted(folder.rglob("*.html")):
        yield path, BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def sheets_of(pdf: Path) -> list[str]:
    """The text of each sheet of a PDF."""
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True)
    return done.stdout.split("\f")[:-1]


@pytest.fixture(scope="module")
def pages(demo: Path) -> dict[Path, BeautifulSoup]:
    return dict(html_of(demo / "site"))


@pytest.fixture(scope="module")
def said(pages) -> set[str]:
    """Every word of state that some page shows."""
    return {" ".join(tag.get_text().split()) for soup in pages.values() for tag in soup.select(".lage")}


def test_every_page_begins_by_saying_that_the_office_is_invented(demo, pages):
    assert {demo / "site/404.html", demo / "site/index.html"} <= pages.keys() and len(pages) > 120
    for path, soup in pages.items():
        (band,) = soup.select(".pahittat")
        assert band.get_text() == MENING, path
        assert band.sourceline < soup.select_one("header").sourceline < soup.select_one("main").sourceline, path
        assert soup.select_one('link[href$="assets/css/pahittat.css"]'), path


def test_every_sheet_of_every_pdf_says_so_too(demo):
    made = sorted((demo / "site/pdf").glob("*.pdf"))
    years = {path.name for path in made if re.fullmatch(r"ledningens-genomgang-202[1-7]\.pdf", path.name)}
    assert len(years) == 7 and {"beredskapsparm.pdf", "lokal-anvisning.pdf"} <= {path.name for path in made}
    for pdf in made:
        for number, text in enumerate(sheets_of(pdf), 1):
            assert ORD in text, f"{pdf.name}, blad {number}"
        assert "Trafikkontoret, Stockholms stad" not in "".join(sheets_of(pdf))


def test_what_is_taken_along_and_what_is_fetched_says_so(demo, tmp_path):
    with zipfile.ZipFile(demo / "site/lis-offline.zip") as archive:
        archive.extractall(tmp_path)
    assert (tmp_path / "lis-offline/LAS-MIG.txt").read_text("utf-8-sig").startswith(MENING)
    for path, soup in html_of(tmp_path):
        assert [band.get_text() for band in soup.select(".pahittat")] == [MENING], path
    files = demo / "site/utdata"
    for register in REGISTERS:
        assert json.loads((files / f"{register.namn}.json").read_text("utf-8"))["pahittat"] == ORD
        text = (files / f"{register.namn}.csv").read_text("utf-8-sig")
        _, *rows = csv.reader(io.StringIO(text), delimiter=";")
        assert rows and all(ORD in row for row in rows), register.namn
    assert str(Calendar.from_ical((files / "arshjul.ics").read_bytes())["x-wr-calname"]).startswith(ORD)


@pytest.mark.long
def test_the_real_site_says_it_nowhere_and_knows_nothing_of_the_invented_office(site):
    told = [
        p
        for p in site.rglob("*")
        if p.suffix in (".html", ".json", ".csv", ".ics", ".js")
        and "schema" not in p.name
        and p.parent.name != "formular"
    ]  # but where the fields are listed with what they are called
    assert told
    for path in told:
        text = path.read_text(encoding="utf-8-sig")
        text = re.sub(r'<img alt="[^"]*" class="skarmbild"', "", text)  # a picture of the demo says that it is one
        assert ORD not in text and "Exempelstaden" not in text and '"pahittat": "' not in text, path
    for pdf in (site / "pdf").glob("*.pdf"):
        assert ORD not in " ".join(sheets_of(pdf)), pdf


def test_one_line_of_data_makes_the_office_an_invented_one(tmp_path):
    organisations = (DEMO / "data/organisation.yml").read_text(encoding="utf-8")
    assert organisations.count("\n  pahittat: true") == 1
    by_hand = [p for p in (DEMO / "docs").rglob("*.md") if "genomgang" not in p.parts and ORD in p.read_text("utf-8")]
    assert by_hand == []


def test_every_register_has_several_records():
    registers, problems = load_registers(DEMO)
    assert problems == []
    few = {r.namn: len(registers.of(r.namn)) for r in REGISTERS if len(registers.raknas.of(r.namn)) < 2}
    assert few == {}


def members(value: Any) -> Iterator[Enum]:
    """Every member of a closed list that a record holds."""
    if isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple | list):
        yield from (found for part in value for found in members(part))
    elif hasattr(value, "__dict__"):
        yield from (found for part in vars(value).values() for found in members(part))


def test_every_value_of_every_closed_list_is_told_by_some_record():
    """But for what a review moves out of its annex: one shows how it looks."""
    held = {m for records in load_registers(DEMO)[0].raknas.records.values() for m in members(records)}
    assert {kind.__name__: left for kind in VARDEN if kind is not Bilagd and (left := set(kind) - held)} == {}


def test_every_state_is_shown_on_some_page(pages, said):
    words = [*ARENDEORD.values(), *DOKUMENTORD.values(), *(word.ord for word in LAGE.values()), ANDRAD.ord]
    assert [word for word in words if word not in said] == []
    assert set(Tillstand) - DOKUMENTORD.keys() == {Tillstand.DELVIS, Tillstand.RATTELSER}  # told by a sentence
    feet = " ".join(soup.select_one("footer").get_text(" ") for soup in pages.values())
    assert RATTELSER.rad in feet


def test_the_directive_is_decided_in_part(demo):
    assert re.search(r"\d av \d avsnitt är beslutade", sheets_of(demo / "site/pdf/lokal-anvisning.pdf")[0])


def test_silence_with_a_date_that_has_passed_is_shown(pages):
    text = " ".join(" ".join(soup.select_one("main").get_text(" ").split()) for soup in pages.values())
    assert "datumet har passerat" in text and "läget nu är inte känt" in text


def test_the_year_has_something_every_month():
    duties = yaml.safe_load((DEMO / "data/arshjul.yml").read_text(encoding="utf-8"))
    assert {month for duty in duties for month in duty["manader"]} == set(range(1, 13))


def test_no_number_can_be_anybodys():
    ways = (DEMO / "data/kontaktvagar.yml").read_text(encoding="utf-8")
    numbers = re.findall(r"(?m)^  (?:vag|annan_tid): (?!uppgift saknas)(.+)$", ways)
    assert numbers and all(re.fullmatch(r"08-465 004 \d\d", number) for number in numbers)


def test_every_macro_and_every_kind_of_page_is_seen():
    text = " ".join(p.read_text(encoding="utf-8") for p in DEMO.rglob("*.md"))
    made = {"register", "jamforelse", "rattelser", "systemblad", "objektblad", "rollblad"}
    """On pages that data makes; the rest nobody sees but in a chapter of the real review."""
    unseen = {name for name in KNOWN if f"{{{{ {name}(" not in text} - made
    assert unseen <= {"hotbild", "hotkrav", "overblick", "riskskala", "tidsplan", "varuppfoljning"}, unseen
    written = [p.relative_to(DEMO / "docs").as_posix() for p in (DEMO / "docs").rglob("*.md")]
    missing = {kind.monster for kind in KINDS if not kind.ur_data} - {kind_of(path).monster for path in written}
    assert missing <= {"*.md"}


def test_the_menu_is_its_own_and_all_else_is_as_in_the_real_site():
    """After a change of mkdocs.yml: make the same change in demo/mkdocs.yml."""
    own, demo = (yaml.safe_load((place / "mkdocs.yml").read_text("utf-8")) for place in (ROOT, DEMO))
    for name in ("nav", "site_name", "site_description"):
        assert own.pop(name) != demo.pop(name)
    own.pop("site_url", None)
    assert own == demo and own.keys() >= yaml.safe_load(CLOSED.read_text("utf-8")).keys()


def test_it_has_no_fault_today_and_on_the_day_that_it_tells_of():
    for day in (date.fromisoformat(demo_day()), date(2026, 7, 1)):
        assert load_content(DEMO, DEMO / "mkdocs.yml", day).problems == []


SPY = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event in ("open", "os.scandir", "os.listdir") else None)
from macros.cli import main
status = main(["kontrollera"])
print(status, sorted({path for path in opened if path.startswith((sys.argv[1], "demo"))}))
"""


def test_nothing_of_it_is_read_when_nobody_asks_for_it(tmp_path):
    root = tmp_path / "rot"
    for name in ("data", "docs"):
        (root / name).mkdir(parents=True)
    (root / "docs/index.md").write_text("# Start\n", encoding="utf-8")
    for register in REGISTERS:
        place = root / "data" / register.namn
        place.mkdir() if register.mapp else place.with_suffix(".yml").write_text("[]\n", encoding="utf-8")
        if register.mapp:
            (place / ".gitkeep").touch()
    (root / "demo/data").mkdir(parents=True)
    (root / "demo/data/mal.yml").write_text("ett fel\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", SPY, str(root / "demo")], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines()[-1] == "0 []", done.stdout + done.stderr


def test_git_leaves_the_line_ends_of_what_is_decided_alone():
    names = ("data/frysta/2024/manifest.json", "docs/genomgang/2024/index.md", "docs/bilagor/2027.md")
    command = ["git", "-C", str(ROOT), "check-attr", "text", *(f"demo/{name}" for name in names)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert [row.rpartition(": ")[2] for row in told] == ["unset"] * len(names)
