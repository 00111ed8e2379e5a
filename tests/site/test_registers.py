"""The registers' pages and commands on sites of their own: hostile text, no examples, other roots."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.build.site import build
from macros.content import load_content
from tests.conftest import ROOT, at_first, copy_of
from tests.kommando import lis
from tests.kontor import rakna_om
from tests.kontor.fem_ar import make_office

HOSTILE = "<script>alert(1)</script> {{ 1+1 }} {% x %} [l](javascript:alert(2)) a|b <b>fet</b> \"citat\" & 'enkla'"
QUOTED = HOSTILE.replace("'", "''")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minisite with the hostile text in every register that a page shows."""
    root = Path(shutil.copytree(ROOT / "tests" / "minisite", tmp_path_factory.mktemp("elak") / "rot"))
    swaps = {
        "data/mal.yml": ("rubrik: Öva varje år", f"rubrik: '{QUOTED}'"),
        "data/roller.yml": ("namn: Samordnare", f"namn: '{QUOTED}'"),
    }
    for name, (old, new) in swaps.items():
        text = (root / name).read_text(encoding="utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    (root / "data/system/elak.yml").write_text(
        f"id: elak\nnamn: '{QUOTED}'\nagare: samordnare\nbeskrivning: '{QUOTED}'\n"
        + "".join(
            f"{f}: uppgift saknas\n"
            for f in ("fran", "objekt", "driftformer", "forvaltas_av", "vid_bortfall", "personuppgifter")
        ),
        encoding="utf-8",
    )
    (root / "data/ordlista.yml").write_text(
        f"- id: elak\n  term: '{QUOTED}'\n  betyder: '{QUOTED}'\n", encoding="utf-8"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIS_DAG", "2026-11-24")
        build(root, root / "site", lambda step: None)
    return root / "site"


PAGES = (
    "register/mal",
    "register/ordlista",
    "register/system",
    "register/system/elak",
    "roller/samordnare",
    "register/roller",
)


@pytest.mark.parametrize("path", at_first(1, PAGES))
def test_hostile_text_shows_as_text(hostile, path):
    page = BeautifulSoup((hostile / path / "index.html").read_text(encoding="utf-8"), "html.parser")
    article = page.select_one("article")
    assert article.select("script, b") == []
    assert [a["href"] for a in page.select("a[href]") if a["href"].startswith("javascript")] == []
    assert "<script>alert(1)</script> {{ 1+1 }} {% x %}" in article.get_text()
    assert "<script>alert" not in "".join(str(t) for t in page.select("title, meta"))


@pytest.mark.long
def test_hostile_text_is_text_in_the_pdf(hostile):
    pdf = next((hostile / "pdf").glob("*.pdf"))
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    assert "<script>alert(1)</script>" in " ".join(text.split())


def test_every_register_has_a_page_with_its_files(site):
    for page in sorted((site / "register").glob("*/index.html")):
        soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
        links = [a["href"] for a in soup.select(".register-filer a")]
        assert len(links) == 3 and all((page.parent / link).resolve().is_file() for link in links), page


def test_a_page_for_each_system_object_and_role(site, project):
    systems = {p.stem for p in (project / "data/system").glob("*.yml")}
    assert {p.parent.name for p in (site / "register/system").glob("*/index.html")} == systems
    assert {p.parent.name for p in (site / "roller").glob("*/index.html")} >= {"isam", "it-chef"}
    assert (site / "register/objekt/cybertrygg/index.html").is_file()


def test_examples_are_marked_and_counted_nowhere(site):
    article = BeautifulSoup((site / "laget/index.html").read_text(encoding="utf-8"), "html.parser").select_one(
        "article"
    )
    assert "exempelposter räknas inte" in article.get_text()
    assert "exempel" not in (site / "utdata/system.csv").read_text(encoding="utf-8-sig").lower()
    rows = BeautifulSoup((site / "register/system/index.html").read_text(encoding="utf-8"), "html.parser")
    shown = [row.get_text(" ") for row in rows.select("tbody tr")]
    examples = [text for text in shown if "exempel-" in text]
    assert len(examples) > 3 and all("Exempel" in text for text in examples)
    assert [text for text in shown if "Exempel" in text and text not in examples] == []


def test_nothing_is_told_of_what_is_in_protective_security(site):
    page = BeautifulSoup(
        (site / "register/system/exempel-i-sakerhetsskydd/index.html").read_text(encoding="utf-8"), "html.parser"
    )
    assert "Hanteras i säkerhetsskydd" in page.select_one("article").get_text()
    assert page.select("article .svar") == []


@pytest.fixture(scope="module")
def cleared(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_of(project, tmp_path_factory.mktemp("tom") / "rot", "site")
    done = lis("rensa-exempel", "--rot", str(root))
    assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.mark.long
def test_without_examples_nothing_is_at_fault_and_the_register_says_that_it_is_unknown(cleared):
    content = load_content(cleared, dag=date(2026, 11, 24))
    assert [str(problem) for problem in content.problems] == []
    assert "uppgift saknas" in content.preparation["register/system.md"].article.html


@pytest.mark.long
def test_without_examples_everything_still_builds(cleared, monkeypatch):
    assert "exempel: true" not in "".join(p.read_text(encoding="utf-8") for p in (cleared / "data").rglob("*.yml"))
    monkeypatch.setenv("LIS_DAG", "2026-11-24")
    assert build(cleared, cleared / "site", lambda step: None)
    article = BeautifulSoup((cleared / "site/register/system/index.html").read_text(encoding="utf-8"), "html.parser")
    assert "uppgift saknas" in article.select_one("article").get_text()


def test_status_counts_as_of_the_day_that_is_asked(tmp_path):
    root = make_office(tmp_path)
    (root / "data/system/raknat.yml").write_text(
        "id: raknat\nnamn: Räknat\nagare: isam\nfran: 2020\nobjekt: uppgift saknas\ndriftformer: [egen]\n"
        "forvaltas_av: kontoret\nvid_bortfall: betydande\npersonuppgifter: false\n"
        "klassningar:\n  - {datum: 2026-01-10, konfidentialitet: 1, riktighet: 1, tillganglighet: 1}\n",
        encoding="utf-8",
    )
    shares = []
    for day in ("2025-12-31", "2026-02-01"):
        good, total, _ = rakna_om.shares(root, date.fromisoformat(day))["System med giltig klassning"]
        share = f"{good} av {total}"
        assert f"System med giltig klassning: {share}" in lis("status", "--rot", str(root), "--dag", day).stdout
        shares.append(share)
    assert shares[0] != shares[1]
    mail = lis("utskick", "isam", "--rot", str(root), "--webbplats", "https://intranat.example/lis").stdout
    assert "Räknat" in mail and "https://intranat.example/lis/roller/isam/" in mail
