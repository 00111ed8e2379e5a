"""A review is decided: it must be whole, it is frozen byte for byte, and nothing later changes its words."""

import json
import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.build import build
from macros.content import load_content
from macros.ny_genomgang import build_year, write_year
from tests.conftest import ROOT
from tests.site.test_cli import lis

DAY = "2026-11-24"
DECIDE = ("faststall", "2026", "--datum", "2026-11-20", "--av", "samordnare", "--diarienummer", "EX 2026-9")


def swap(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, (path.name, old)
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return make_draft(tmp_path)


def make_draft(folder: Path) -> Path:
    """The minisite with a review of 2026 in which everything still is to be written."""
    root = Path(shutil.copytree(ROOT / "tests" / "minisite", folder / "rot"))
    content = load_content(root)
    write_year(root, build_year(2026, content.registers.get("genomgangar", "2025"), content.pages))
    for page in (root / "docs/genomgang/2026").glob("*.md"):
        page.write_text(page.read_text(encoding="utf-8").replace('"cybertrygg"', '"kraft"'), encoding="utf-8")
    chapter = root / "docs/genomgang/2026/2-laget.md"
    section = '\n## 2.1 Vad det blev\n\n{{ redovisning(2025) }}\n\n!!! att-skriva "Att skriva"\n\n    Skriv.\n'
    chapter.write_text(chapter.read_text(encoding="utf-8") + section, encoding="utf-8")
    swap(root / "data/genomgangar/2026.yml", ("dag: 2025-01-01", "dag: 2026-10-15"))
    swap(root / "data/roller.yml", ("  namn: Samordnare\n", "  namn: Samordnare\n  far_faststalla: true\n"))
    (root / "data/underlagskrav.yml").write_text(
        "- {id: iso-a, rubrik: Vad det blev, ur: ISO, avsnitt: ['2.1']}\n", encoding="utf-8"
    )
    return root


@pytest.fixture
def whole(draft: Path) -> Path:
    return make_whole(draft)


def make_whole(draft: Path) -> Path:
    """The same review with every part written, judged, planned and accounted for."""
    for page in (draft / "docs/genomgang/2026").glob("*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(re.sub(r'!!! att-skriva "Att skriva"\n\n.*\n', "Allt är gjort.\n", text), encoding="utf-8")
    swap(
        draft / "data/genomgangar/2026.yml",
        ("lampligt: uppgift saknas", "lampligt: ja"),
        ("tillrackligt: uppgift saknas", "tillrackligt: delvis"),
        ("verkan: uppgift saknas", "verkan: ja"),
        ("skal: uppgift saknas", "skal: Det fungerar."),
        ("yttrande_dataskyddsombud: uppgift saknas", "yttrande_dataskyddsombud: Jag har inget att invända."),
    )
    plan = (
        "att_besluta:\n  - {fraga: Öva, om_inte: Då kan ingen.}\n"
        "planering:\n  - {aktivitet: Öva, uppdrag: uppgift saknas, riktlinje: uppgift saknas, ansvarig: samordnare, "
        "resurs: uppgift saknas, senast: 2026-12, matt: Övad}\n"
    )
    path = draft / "data/genomgangar/2026.yml"
    path.write_text(path.read_text(encoding="utf-8") + plan, encoding="utf-8")
    path = draft / "data/mal.yml"
    told = "  handelser:\n    - {datum: 2026-03-02, status: overford, text: Övas nästa år., av: samordnare}\n"
    path.write_text(path.read_text(encoding="utf-8") + told, encoding="utf-8")
    return draft


def snapshot(root: Path) -> dict[str, bytes]:
    return {
        p.relative_to(root).as_posix(): p.read_bytes()
        for p in root.rglob("*")
        if p.is_file() and ".bygge" not in p.parts
    }


def test_an_unfinished_review_is_refused_with_everything_that_is_missing(draft):
    before = snapshot(draft / "data")
    done = lis(*DECIDE, "--rot", str(draft))
    assert done.returncode == 2
    for words in (
        "avsnitt 2.1 är inte skrivet",
        "har en plats kvar att skriva på",
        "bedömningen av informationssakerhet",
        "bedömningen av dataskydd",
        "dataskyddsombudets yttrande saknas",
        "planeringen för 2026 saknas",
        "vad ledningen ska besluta nu saknas",
        "MAL-001 är inte redovisat",
    ):
        assert words in done.stderr, words
    assert snapshot(draft / "data") == before


def test_only_a_role_with_the_mandate_may_decide(whole):
    swap(whole / "data/roller.yml", ("  far_faststalla: true\n", ""))
    done = lis(*DECIDE, "--rot", str(whole))
    assert done.returncode == 2 and "har inte mandat" in done.stderr
    assert not (whole / "data/frysta").exists()


def words(path: Path) -> list[str]:
    """What a page says, without its menus: the words of its article in order."""
    article = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").select_one("article")
    for hidden in article.select('[aria-hidden="true"], .etikett, .dold, .bara-webb, .md-source-file'):
        hidden.decompose()
    return re.findall(r"[\wÅÄÖåäö%-]+", article.get_text(" "))


@pytest.fixture(scope="module")
def decided_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The review decided and the site built, once; no test changes it."""
    root = make_whole(make_draft(tmp_path_factory.mktemp("faststalld")))
    done = lis(*DECIDE, "--rot", str(root))
    assert done.returncode == 0, done.stdout + done.stderr
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIS_DAG", DAY)
        build(root, root / "site", lambda step: None)
    return root


@pytest.fixture
def decided(decided_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LIS_DAG", DAY)
    return Path(shutil.copytree(decided_once, tmp_path / "beslutad", ignore=shutil.ignore_patterns(".bygge")))


def test_what_is_decided_stays_whatever_happens_to_registers_and_templates(decided):
    manifest = json.loads((decided / "data/frysta/2026/manifest.json").read_text(encoding="utf-8"))
    assert {"text/index.md", "poster.json", "pdf/ledningens-genomgang-2026.pdf"} <= manifest["filer"].keys()
    assert "EX 2026-9" in (decided / "data/beslut.yml").read_text(encoding="utf-8")
    pages = sorted((decided / "site/genomgang/2026").rglob("index.html"))
    before = {p: words(p) for p in pages}
    pdf = (decided / "site/pdf/ledningens-genomgang-2026.pdf").read_bytes()
    assert pdf == (decided / "data/frysta/2026/pdf/ledningens-genomgang-2026.pdf").read_bytes()
    assert "Fastställd" in before[pages[-1]]

    swap(decided / "data/mal.yml", ("Öva varje år", "Något helt annat"))
    swap(decided / "data/lagar.yml", ("namn: ", "namn: Ändrad "))
    build(decided, decided / "site", lambda step: None)
    assert {p: words(p) for p in pages} == before
    assert (decided / "site/pdf/ledningens-genomgang-2026.pdf").read_bytes() == pdf
    assert lis("verifiera", "--rot", str(decided)).returncode == 0


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("docs/genomgang/2026/index.md", "sidan är fastställd och får inte ändras"),
        ("data/frysta/2026/text/index.md", "filen är fastställd och har ändrats"),
        ("data/frysta/2026/pdf/ledningens-genomgang-2026.pdf", "filen är fastställd och har ändrats"),
        ("data/frysta/2026/manifest.json", "manifestet är inte det som beslutet"),
    ],
)
def test_a_byte_that_moves_is_told_by_the_check_and_by_verifiera(decided, file, told):
    path = decided / file
    path.write_bytes(path.read_bytes() + b" \n")
    for command in ("kontrollera", "verifiera"):
        done = lis(command, "--rot", str(decided))
        assert done.returncode == 1 and told in done.stdout, done.stdout + done.stderr


def test_a_decided_review_cannot_be_decided_again_and_the_retold_one_never(decided):
    assert "redan fastställd" in lis(*DECIDE, "--rot", str(decided)).stderr
    done = lis("faststall", "2026", *DECIDE[2:], "--rot", str(ROOT))
    assert done.returncode == 2 and "originalet gäller" in done.stderr


def test_no_person_stands_in_the_frozen_records(decided):
    assert '"namn": "Kontaktperson"' not in (decided / "data/frysta/2026/poster.json").read_text(encoding="utf-8")
