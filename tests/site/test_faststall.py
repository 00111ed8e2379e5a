"""A review is decided: it must be whole, it is frozen byte for byte, and nothing later changes its words."""

import functools
import itertools
import json
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.build.site import build
from macros.content import load_content
from macros.frozen import swap as swapping
from macros.frozen.store import check_frozen
from macros.review import decide
from macros.review.new_year import build_year, write_year
from macros.review.required import Faststallelse
from tests.conftest import ROOT, at_first, made_once
from tests.kommando import lis
from tests.varv import CHAPTERS

DAY = "2026-11-24"
DECIDE = ("faststall", "2026", "--datum", "2026-11-20", "--av", "samordnare", "--diarienummer", "EX 2026-9")

SOURCES = "- {id: F1.01, marke: verifierad, om: Lagens dag}\n- {id: F1.02, marke: egen, om: Vad det innebär}\n"
SOURCED = '\nLagen har en dag {{ kalla("F1.01") }}. Därför skriver vi nu {{ kalla("F1.02 F1.01") }}.\n'


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
    for name, text in CHAPTERS.items():
        head = "---\ngenomgang: 2025\ndescription: Prov.\n---\n\n"
        (root / f"docs/genomgang/2025/{name}.md").write_text(head + text, encoding="utf-8")
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
    for page in [*sorted((draft / "docs/genomgang/2026").glob("*.md")), draft / "docs/bilagor/2026.md"]:
        page.write_text(_written(page), encoding="utf-8")
    text = (draft / "data/genomgangar/2026.yml").read_text(encoding="utf-8")
    text = re.sub(r"  antagande: .*\n", "", text)
    text = text.replace("skal: uppgift saknas", "skal: Vi har tid.", 1)
    (draft / "data/genomgangar/2026.yml").write_text(text, encoding="utf-8")
    swap(
        draft / "data/genomgangar/2026.yml",
        ("uppfoljning: uppgift saknas", "uppfoljning: 2027-05"),
        ("nasta: uppgift saknas", "nasta: {senast: 2027-10, agenda: Som i år.}"),
        ("lampligt: uppgift saknas", "lampligt: ja"),
        ("tillrackligt: uppgift saknas", "tillrackligt: delvis"),
        ("verkan: uppgift saknas", "verkan: ja"),
        ("skal: uppgift saknas", "skal: Det fungerar."),
        ("yttrande_dataskyddsombud: uppgift saknas", "yttrande_dataskyddsombud: Jag har inget att invända."),
    )
    plan = (
        "att_besluta:\n  - {fraga: Öva, om_inte: Då kan ingen.}\n"
        "planering:\n  - {aktivitet: Öva, uppdrag: uppgift saknas, riktlinje: uppgift saknas, ansvarig: samordnare, "
        "resurs: uppgift saknas, senast: 2026-12, matt: Övad, arenden: [MAL-001]}\n"
    )
    path = draft / "data/genomgangar/2026.yml"
    path.write_text(path.read_text(encoding="utf-8") + plan, encoding="utf-8")
    (draft / "data/kallor.yml").write_text(SOURCES, encoding="utf-8")
    chapter = draft / "docs/genomgang/2026/2-laget.md"
    chapter.write_text(chapter.read_text(encoding="utf-8") + SOURCED, encoding="utf-8")
    path = draft / "data/mal.yml"
    told = "  handelser:\n    - {datum: 2026-03-02, status: overford, text: Övas nästa år., av: samordnare}\n"
    path.write_text(path.read_text(encoding="utf-8") + told, encoding="utf-8")
    swap(
        path,
        ("som: mal, punkt: 1}\n", 'som: mal, punkt: 1}\n    - {genomgang: 2026, avsnitt: "9.2", som: mal, punkt: 1}\n'),
    )
    decision = "- id: BES-001\n  rubrik: Skriv en rutin\n  ansvarig: samordnare\n  senast: uppgift saknas\n"
    decision += "  beslutat: uppgift saknas\n  av: uppgift saknas\n  diarienummer: uppgift saknas\n"
    decision += '  stallen: [{genomgang: 2026, avsnitt: "10.1", som: beslut, punkt: 1}]\n'
    (draft / "data/beslut.yml").write_text(decision, encoding="utf-8")
    return draft


def _written(page: Path) -> str:
    """A page with its boxes written, each with words of its own but for those of chapter 2."""
    boxes, name = itertools.count(1), page.stem.replace("-", " ")
    words = "Allt är gjort." if page.stem == "2-laget" else f"Skrivet i {name}."
    text = page.read_text(encoding="utf-8")
    return re.sub(r'!!! att-skriva "Att skriva"\n\n.*\n', lambda _: f"{words}{' Mer.' * (next(boxes) - 1)}\n", text)


def snapshot(root: Path) -> dict[str, bytes]:
    return {
        p.relative_to(root).as_posix(): p.read_bytes()
        for p in root.rglob("*")
        if p.is_file() and ".bygge" not in p.parts
    }


def test_an_unfinished_review_is_refused_with_everything_that_is_missing(draft):
    before = snapshot(draft / "data")
    done = lis(*DECIDE, "--rot", str(draft))
    assert done.returncode == 1 and "Genomgången 2026 kan inte fastställas än" in done.stderr
    for words in (
        "avsnitt 2.1 är inte skrivet: Vad det blev; skriv under rutan",
        "har en plats kvar att skriva på",
        "bedömningen av informationssäkerhet",
        "bedömningen av dataskydd",
        "dataskyddsombudets yttrande saknas",
        "planeringen för 2026 saknas",
        "vad ledningen ska besluta nu saknas",
        "MAL-001 är inte redovisat",
        "nasta: ",
        "uppfoljning: ",
        "bedomd_dag.antagande: ",
    ):
        assert words in done.stdout, words
    assert all(re.match(r"[\w/.-]+:[1-9]\d*: ", row) for row in done.stdout.splitlines())
    assert snapshot(draft / "data") == before


def test_only_a_role_with_the_mandate_may_decide(whole):
    swap(whole / "data/roller.yml", ("  far_faststalla: true\n", ""))
    done = lis(*DECIDE, "--rot", str(whole))
    assert done.returncode == 1 and "far_faststalla: rollen Samordnare har inte mandat" in done.stdout
    assert not (whole / "data/frysta").exists()


def test_a_page_that_would_be_too_large_when_it_is_frozen_is_refused_and_nothing_has_changed(whole):
    path = whole / "docs/genomgang/2026/2-laget.md"
    path.write_text(path.read_text("utf-8") + "\n" + 'Så {{ kalla("F1.01") }}. ' * 120, encoding="utf-8")
    before = snapshot(whole)
    done = lis(*DECIDE, "--rot", str(whole))
    assert done.returncode == 1 and "docs/genomgang/2026/2-laget.md:" in done.stdout, done.stdout + done.stderr
    assert "fler än 100 kommentarer; dela den i flera" in done.stdout and snapshot(whole) == before


def words(path: Path) -> list[str]:
    """What a page says, without its menus: the words of its article in order."""
    return words_in(path.read_text(encoding="utf-8"))


def words_in(html: str) -> list[str]:
    article = BeautifulSoup(html, "html.parser").select_one("article")
    for hidden in article.select('[aria-hidden="true"], .etikett, .dold, .bara-webb, .md-source-file'):
        hidden.decompose()
    return re.findall(r"[\wÅÄÖåäö%-]+", article.get_text(" "))


@pytest.fixture(scope="module")
def decided_once(run_folder: Path) -> Path:
    """The review decided and the site built, once for every module and process of a run; no test changes it."""
    return made_once(run_folder / "faststalld", _decide_and_build) / "rot"


def _decide_and_build(place: Path) -> None:
    place.mkdir()
    root = make_whole(make_draft(place))
    done = lis(*DECIDE, "--rot", str(root))
    assert done.returncode == 0, done.stdout + done.stderr
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIS_DAG", DAY)
        build(root, root / "site", lambda step: None)


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


def sources_of(html: str) -> tuple[list[str], list[str]]:
    """What stands in the text for each source of an article, and the rows of the list last in it."""
    article = BeautifulSoup(html, "html.parser").select_one("article").extract()
    marks = [tag.get_text(" ", strip=True) for tag in article.select("p .kalla")]
    listed = article.select("ol.kallor > li")
    assert listed and not listed[-1].find_all_next(["p", "h2", "table"], limit=1)
    return marks, [" ".join(row.get_text().split()) for row in listed]


@pytest.mark.long
def test_a_page_shows_the_numbered_sources_of_its_pdf_whatever_becomes_of_them(decided_once, decided, tmp_path):
    path, page = "genomgang/2026/2-laget.md", "site/genomgang/2026/2-laget/index.html"
    draft = load_content(make_whole(make_draft(tmp_path))).preparation[path].article.html
    marks, rows = sources_of((decided_once / page).read_text("utf-8"))
    assert (marks, rows) == sources_of(f"<article>{draft}</article>")
    assert marks == ["Källa 1", "Källa 1 Källa 2"] and rows[1].startswith("F1.02 Vad det innebär (vår slutsats)")
    pdf = decided_once / "data/frysta/2026/pdf/ledningens-genomgang-2026.pdf"
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    assert all(row.partition(" Tillbaka")[0] in " ".join(text.split()) for row in rows) and "[F1.0" not in text
    words = (decided_once / f"data/frysta/2026/text/{Path(path).name}").read_text("utf-8")
    assert "Lagen har en dag [F1.01]" in words and "1. F1.01 Lagens dag" in words

    swap(decided / "data/kallor.yml", ("Vad det innebär", "Något annat"))
    made = load_content(decided, dag=date.fromisoformat(DAY)).preparation[path].article.html
    assert sources_of(f"<article>{made}</article>") == (marks, rows)


@pytest.mark.parametrize(
    ("file", "told"),
    at_first(
        1,
        [
            ("docs/genomgang/2026/index.md", "sidan är fastställd och får inte ändras"),
            ("data/frysta/2026/manifest.json", "manifestet är inte det som beslutet"),
            ("data/frysta/2026/text/index.md", "filen är fastställd och har ändrats"),
            ("data/frysta/2026/pdf/ledningens-genomgang-2026.pdf", "filen är fastställd och har ändrats"),
        ],
    ),
)
def test_a_byte_that_moves_is_told_by_the_check_and_by_verifiera(decided, file, told):
    path = decided / file
    path.write_bytes(path.read_bytes() + b" \n")
    for command in ("kontrollera", "verifiera"):
        done = lis(command, "--rot", str(decided))
        assert done.returncode == 1 and told in done.stdout, done.stdout + done.stderr


@pytest.mark.long
def test_the_passage_that_differs_is_named(decided):
    swap(decided / "docs/genomgang/2026/2-laget.md", ("Allt är gjort.", "Allt är ogjort."))
    told = lis("verifiera", "--rot", str(decided)).stdout
    assert "docs/genomgang/2026/2-laget.md:" in told and "stycke" in told and '"Allt är ogjort."' in told
    swap(decided / "data/frysta/2026/poster.json", ('"rubrik": "Öva varje år"', '"rubrik": "Öva aldrig"'))
    assert "poster.json:1:" in (told := lis("verifiera", "--rot", str(decided)).stdout) and "mal MAL-001" in told


def test_any_byte_that_moves_anywhere_is_found_and_its_file_is_named(decided):
    manifests = {"2026": re.search(r"manifest: (\w+)", (decided / "data/beslut.yml").read_text("utf-8")).group(1)}
    assert list(check_frozen(decided, manifests)) == []
    frozen = [p for p in (decided / "data/frysta/2026").rglob("*") if p.is_file()]
    for path in [*frozen, *(decided / "docs/genomgang/2026").glob("*.md"), decided / "docs/bilagor/2026.md"]:
        data = path.read_bytes()
        for at in {0, len(data) // 2, len(data) - 1}:
            path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
            assert path.relative_to(decided).as_posix() in {p.fil for p in check_frozen(decided, manifests)}, (path, at)
        path.unlink()
        assert path.relative_to(decided).as_posix() in {p.fil for p in check_frozen(decided, manifests)}, path
        path.write_bytes(data)
    (decided / "data/frysta/2026/text/nytt.md").write_text("Nytt.", encoding="utf-8")
    assert [p.fil for p in check_frozen(decided, manifests)] == ["data/frysta/2026/text/nytt.md"]


AMEND = ("ratta", "2026", "--avser", "2.1", "--text", "Antalet var fel: det ska vara 3.", "--datum", "2026-11-22")
BY = ("--av", "samordnare", "--diarienummer", "EX 2026-10")


def test_an_amendment_stands_beside_the_original_which_does_not_move(decided):
    before = snapshot(decided / "data/frysta") | snapshot(decided / "docs/genomgang/2026")
    done = lis(*AMEND, *BY, "--rot", str(decided))
    assert done.returncode == 0 and "RAT-001" in done.stdout, done.stderr
    build(decided, decided / "site", lambda step: None)
    after = snapshot(decided / "data/frysta") | snapshot(decided / "docs/genomgang/2026")
    assert {name: after[name] for name in before} == before
    amended = " ".join(words(decided / "site/genomgang/2026/rattelser/index.html"))
    assert "Antalet var fel det ska vara 3" in amended and "Samordnare" in amended and "2026-10" in amended
    chapter = BeautifulSoup((decided / "site/genomgang/2026/2-laget/index.html").read_text("utf-8"), "html.parser")
    link = chapter.select_one(".rattad a")
    assert (decided / "site/genomgang/2026/2-laget" / link["href"] / "index.html").resolve().is_file()
    assert (decided / "site/pdf/ledningens-genomgang-2026-rattelser.pdf").is_file()


def test_an_amendment_is_kept_too_and_only_the_mandate_may_make_one(decided):
    assert lis(*AMEND, *BY, "--rot", str(decided)).returncode == 0
    swap(decided / "data/rattelser.yml", ("vara 3", "vara 4"))
    done = lis("kontrollera", "--rot", str(decided))
    assert done.returncode == 1 and "rättelsen är beslutad och har ändrats" in done.stdout
    swap(decided / "data/rattelser.yml", ("vara 4", "vara 3"))
    swap(decided / "data/roller.yml", ("  far_faststalla: true\n", ""))
    assert "har inte mandat" in lis(*AMEND, *BY, "--rot", str(decided)).stderr
    assert "genomgången är inte fryst" in lis("ratta", "2025", *AMEND[2:], *BY, "--rot", str(decided)).stderr


def test_what_is_told_afterwards_of_the_same_day_is_shown_and_the_review_stands(decided):
    swap(decided / "docs/index.md", ("# ", "{{ sena_uppgifter() }}\n\n# "))

    def said(path: str) -> str:
        return " ".join(words_in(f"<article>{load_content(decided).preparation[path].article.html}</article>"))

    assert "Dagens register säger detsamma om den dagen" in said("index.md")
    late, chapter = "text: Övas nästa år., av: samordnare}", "genomgang/2026/2-laget.md"
    before = said(chapter)
    swap(
        decided / "data/mal.yml",
        (late, late + "\n    - {datum: 2026-05-02, status: klar, text: Övad i maj., av: samordnare}"),
    )
    told = said("index.md")
    assert "MAL-001" in told and "Övad i maj" in told and "Beslutades på" in told
    assert said(chapter) == before and "Övad i maj" not in before


def test_the_restricted_annex_is_a_file_and_a_pdf_of_its_own_and_in_no_byte_of_the_site(decided):
    kept = decided / "data/frysta/2026/bilaga"
    assert "System som saknar något" in (kept / "text.md").read_text("utf-8")
    assert (kept / "ledningens-genomgang-2026-begransad-bilaga.pdf").stat().st_size > 5000
    names = [p.relative_to(decided / "site").as_posix() for p in (decided / "site").rglob("*") if p.is_file()]
    assert not [n for n in names if "bilag" in n]
    told = [n for n in names if b"Begr\xc3\xa4nsad bilaga" in (decided / "site" / n).read_bytes()]
    assert told == []


@pytest.mark.long
def test_a_retold_review_is_guarded_without_a_decision_and_the_next_year_starts_from_its_pages(draft):
    before = words_of(draft, "2025")
    done = lis("faststall", "2025", "--atergiven", "--rot", str(draft))
    assert done.returncode == 0, done.stdout + done.stderr
    manifest = json.loads((draft / "data/frysta/2025/manifest.json").read_text("utf-8"))
    assert (manifest["tillstand"], manifest["beslutad"]) == ("atergiven", "uppgift saknas")
    assert words_of(draft, "2025") == before
    assert lis("verifiera", "2025", "--rot", str(draft)).returncode == 0
    assert "redan fryst" in lis("faststall", "2025", "--atergiven", "--rot", str(draft)).stderr
    made = {p: p.read_text("utf-8") for p in (draft / "docs/genomgang/2026").glob("*.md")}
    shutil.rmtree(draft / "docs/genomgang/2026")
    (draft / "data/genomgangar/2026.yml").unlink()
    (draft / "docs/bilagor/2026.md").unlink()
    assert lis("ny", "genomgang", "2026", "--rot", str(draft)).returncode == 0
    again = {p: p.read_text("utf-8") for p in (draft / "docs/genomgang/2026").glob("*.md")}
    assert again.keys() == made.keys() and all("{{ markning(2026) }}" in text for text in again.values())


def words_of(root: Path, year: str) -> dict[str, list[str]]:
    """The words of a year's pages, by page, as they are prepared for any engine."""
    content = load_content(root, dag=date.fromisoformat(DAY))
    paths = [path for path in content.pages if path.startswith(f"genomgang/{year}/")]
    assert len(paths) > 3
    return {path: words_in(f"<article>{content.preparation[path].article.html}</article>") for path in paths}


PDF = "ledningens-genomgang-2026.pdf"


def a_pdf(root: Path, names: list[str], target: Path, *_: object) -> list[Path]:
    (target / PDF).write_bytes(b"%PDF-1.7")
    return [target / PDF]


@pytest.mark.parametrize("at", [(decide, "write_frozen"), (swapping, "resume")], ids=["before", "after"])
def test_killed_before_the_list_nothing_has_changed_and_after_it_the_next_run_finishes(whole, at):
    before, args = snapshot(whole), Faststallelse(date(2026, 11, 20), "samordnare", "EX 2026-9")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(decide, "make_pdfs", a_pdf)  # how a PDF is made is asked elsewhere; here it is a file among files
        patch.setattr(*at, killed)
        decide.decide(whole, "2026", args)
    if at[1] == "write_frozen":
        assert snapshot(whole) == before
        return
    assert "avbröts innan det blev klart" in lis("kontrollera", "--rot", str(whole)).stdout
    done = lis(*DECIDE, "--rot", str(whole))
    assert done.returncode == 0 and "data/frysta/2026/manifest.json" in done.stdout
    assert (whole / f"data/frysta/2026/pdf/{PDF}").read_bytes() == b"%PDF-1.7"
    assert lis("verifiera", "--rot", str(whole)).returncode == 0


def test_changes_that_git_has_not_kept_are_refused(whole):
    run = functools.partial(subprocess.run, cwd=whole, check=True, capture_output=True)
    run(["git", "init", "-q"])
    run(["git", "add", "-A"])
    run(["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "Utkast"])
    swap(whole / "docs/genomgang/2026/2-laget.md", ("Allt är gjort.", "Nästan allt är gjort."))
    before = snapshot(whole)
    done = lis(*DECIDE, "--rot", str(whole))
    assert done.returncode == 1
    assert done.stdout.startswith("docs/genomgang/2026/2-laget.md:1: ändringen är inte sparad i git")
    assert snapshot(whole) == before


def test_a_decided_review_cannot_be_decided_again_and_the_retold_one_never(decided):
    assert "redan fastställd" in lis(*DECIDE, "--rot", str(decided)).stderr
    done = lis("faststall", "2025", *DECIDE[2:], "--rot", str(decided))
    assert done.returncode == 2 and "originalet gäller" in done.stderr


def test_no_person_stands_in_the_frozen_records(decided):
    assert '"namn": "Kontaktperson"' not in (decided / "data/frysta/2026/poster.json").read_text(encoding="utf-8")
