"""Four years of a golden office: three decided, one of them amended, one draft. Every printed figure is counted again."""

import functools
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.build.site import build
from macros.content import load_content
from macros.models import REGISTERS
from macros.review.decide import amend, decide
from macros.review.required import Faststallelse
from tests.conftest import ROOT
from tests.kontor import rakna_om
from tests.site.test_faststall import swap, words
from tests.site.test_inget_utkast_i_det_faststallda import told

DAYS = {2022: date(2021, 12, 31), 2023: date(2022, 12, 31), 2024: date(2023, 12, 31), 2025: date(2024, 12, 31)}
DECIDED = (2022, 2023, 2024)
PAGES = {
    "index": """# Genomgång {n}

{{{{ markning({n}) }}}}

{{{{ stadens_fragor({n}) }}}}

{lof}

{{{{ att_besluta({n}) }}}}

{{{{ bedomning({n}) }}}}

{{{{ fullstandighet({n}) }}}}
""",
    "3-laget": """# 3 Läget

{{{{ markning({n}) }}}}

## 3.1 Läget

{{{{ laget() }}}}

{{{{ kontroller({n}, "vor") }}}}

{{{{ kontroller({n}, "extern_revision") }}}}

{{{{ incidenter({n}) }}}}
""",
    "9-mal": """# 9 Mål

{{{{ markning({n}) }}}}

## 9.2 Mål

{mal}

{{{{ planering({n}) }}}}
""",
    "10-beslut": """# 10 Beslut

{{{{ markning({n}) }}}}

## 10.1 Uppföljning

{bes}

{red}
""",
}


pytestmark = pytest.mark.long
"""Four years are built one after the other: a whole comparison, for `make test-allt`."""


def make_office(folder: Path) -> Path:
    """The smallest root with the golden office's data over it, and four years of pages."""
    root = Path(shutil.copytree(ROOT / "tests" / "minisite", folder / "kontor"))
    shutil.rmtree(root / "docs" / "genomgang")
    (root / "docs" / "om.md").write_text("# Om\n\nPåhittat.\n", encoding="utf-8")
    shutil.copytree(ROOT / "tests" / "kontor" / "data", root / "data", dirs_exist_ok=True)
    swap(root / "data" / "risker.yml", ("    - datum: 2024-03\n", "    - datum: 2021-03\n"))
    for year in DAYS:
        place = root / "docs" / "genomgang" / str(year)
        place.mkdir(parents=True)
        parts = {
            "n": year,
            "lof": f"{{{{ loften({year - 1}) }}}}" if year > 2022 else "Ingen genomgång före.",
            "red": f"{{{{ redovisning({year - 1}) }}}}" if year > 2022 else "Första året.",
            "bes": f'{{{{ arenden({year}, "10.1") }}}}' if year < 2025 else "Inga beslut är skrivna.",
            "mal": f'{{{{ arenden({year}, "9.2") }}}}' if year < 2025 else "Inga mål är skrivna.",
        }
        for name, text in PAGES.items():
            head = f"---\ngenomgang: {year}\ndescription: Prov.\n---\n\n"
            (place / f"{name}.md").write_text(head + text.format(**parts), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office after four years, built as of a day in 2025."""
    root = make_office(tmp_path_factory.mktemp("fyra"))
    for year in DECIDED:
        decide(root, str(year), Faststallelse(date(year, 2, 10), "chef", f"PK {year}-2"))
    amend(
        root, "2024", "3.1", "Ett system var räknat två gånger.", Faststallelse(date(2024, 5, 2), "chef", "PK 2024-9")
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIS_DAG", "2025-03-01")
        build(root, root / "site", lambda step: None)
    return root


@functools.cache
def shown(root: Path, year: int) -> str:
    """What a review's built pages say, as one line of text without its menus."""
    told = []
    for page in sorted((root / "site" / "genomgang" / str(year)).rglob("index.html")):
        if "rattelser" not in page.parts:
            article = BeautifulSoup(page.read_text("utf-8"), "html.parser").select_one("article")
            for hidden in article.select('[aria-hidden="true"], .etikett, .dold, .headerlink'):
                hidden.decompose()
            told.append(" ".join(article.get_text(" ").split()))
    return " ".join(told)


@pytest.mark.parametrize("year", DAYS)
def test_every_printed_figure_is_what_an_independent_recount_gives(office, year):
    day, text = DAYS[year], shown(office, year)
    expected = {f"{q}": f for q, f in rakna_om.shares(office, day).items()}
    for question, figure in expected.items():
        found = re.search(rf"{re.escape(question)}.*?(\d+ av \d+ \d+|Uppgift saknas Uppgift saknas)", text)
        # A share of nothing is unknown, never 0 av 0.
        assert found and found.group(1) == (figure if " av 0 " not in figure else "Uppgift saknas Uppgift saknas"), (
            question
        )
        text = text[: found.start(1)] + text[found.end(1) :]
    then = DAYS.get(year - 1, date.min)
    claims = rakna_om.sentences(office, year, then, day)
    for claim in claims:
        assert claim in text, claim
    # No number escapes: what no claim holds stands as it is in the data, or is a heading's own.
    for claim in claims:
        text = text.replace(claim, " ")
    files = list((office / "data").rglob("*.yml"))
    known = set(re.findall(r"\d+", " ".join(p.read_text("utf-8") for p in files))) | {"1", "2", "3", "9", "10"}
    assert re.findall(r"\b\d+ av \d+\b", text) == []
    assert [n for n in re.findall(r"\d+", text) if n not in known and n.lstrip("0") not in known] == []


@pytest.mark.parametrize("year", DAYS)
def test_late_is_what_is_reported_late_and_silence_is_told_apart(office, year):
    part = shown(office, year).split("Försenat ", 1)[1].split("Det vi inte vet", 1)[0]
    late, silent = part.split("Datumet har passerat utan rapport", 1)
    assert sorted(re.findall(r"[A-Z]{3}-\d{3}", late)) == sorted(rakna_om.told_late(office, DAYS[year]))
    assert sorted(re.findall(r"[A-Z]{3}-\d{3}", silent)) == sorted(rakna_om.passed(office, DAYS[year]))


def test_the_recount_covers_the_edges(office):
    assert rakna_om.passed(office, date(2023, 12, 31)) == []  # MAL-001: the due day itself
    assert rakna_om.passed(office, date(2024, 2, 29)) == []  # ATG-001: a leap day
    assert rakna_om.passed(office, date(2024, 3, 1)) == ["ATG-001"]
    assert (
        rakna_om.passed(office, date(2022, 10, 31)) == [] != rakna_om.passed(office, date(2022, 11, 1))
    )  # coarse: 2022-10
    # ATG-004: said to be late before its day, told of as not done after it, and then done.
    assert [
        rakna_om.told_late(office, date(*d)) for d in ((2022, 4, 30), (2022, 5, 1), (2022, 12, 31), (2023, 4, 1))
    ] == [
        [],
        ["ATG-004"],
        ["ATG-004"],
        [],
    ]
    assert rakna_om.last_day("2024-02") == date(2024, 2, 29)


def test_examples_are_in_no_review(office):
    for year in DAYS:
        assert "lampor" not in shown(office, year)


def test_an_account_follows_each_promise_over_the_years(office):
    assert "Överförd" in shown(office, 2023) and "Ersatt" in shown(office, 2023) and "Utgår" in shown(office, 2023)
    assert "Övad på sista dagen" in shown(office, 2024)
    assert "Inget rapporterat" in shown(office, 2025)  # BES-002: nobody has told


def test_a_decided_year_is_decided_an_amended_one_says_so_and_a_draft_is_a_draft(office):
    for year in DECIDED:
        assert f"Fastställd 10 februari {year} av chefen, PK {year}-2" in shown(office, year)
        assert told(shown(office, year)) == []
    assert "Rättad" in shown(office, 2024) and "Rättad" not in shown(office, 2023)
    assert "Utkast Ingen har beslutat" in shown(office, 2025)


def pages_as_of(root: Path, years: tuple[int, ...]) -> dict[str, str]:
    """The drafts' pages with every macro written out, as of each review's day."""
    content = load_content(root, dag=date(2026, 1, 1))
    wanted = [p for path, p in content.pages.items() if path.startswith(tuple(f"genomgang/{y}/" for y in years))]
    return {p.path: content.preparation[p.path].article.html for p in wanted if not p.made}


LATER = {
    "mal": "  handelser:\n    - {datum: 2025-06-01, status: klar, text: Sent, av: chef}\n",
    "kontroller": "- {id: KON-099, slag: vor, ar: 2024, rubrik: Sen, framdrift: tydlig, datum: 2025-06-01}\n",
    "utbildningar": "- {id: UTB-099, rubrik: Sen, datum: 2025-06-01, grupp: Alla, antal: 1, malgrupp_antal: 1}\n",
    "beslut": (
        "- {id: BES-099, rubrik: Sent, ansvarig: chef, senast: 2025-12-31, beslutat: 2025-06-01, av: chef,"
        " diarienummer: PK 2025-9}\n"
    ),
    "system/broar": ("  - {datum: 2025-06-01, del: teknik, dokumenterad: false}\ninformationsmangder: []\n"),
    "risker": "- {id: RIS-099, beteckning: R9, namn: Sen, forum: exempelkontoret, galler: Sen., skala: tvagradig,"
    " agare: chef, behandling: Sen., bedomningar: [{datum: 2025-06-01, niva: hög, sannolikhet: 1, konsekvens: 1,"
    " av: [exempelkontoret]}]}\n",
}


@pytest.mark.parametrize("register", LATER)
def test_a_fact_dated_after_the_day_changes_nothing_as_of_the_day(tmp_path, register):
    root = make_office(tmp_path)
    before = pages_as_of(root, tuple(DAYS))
    path = root / "data" / f"{register}.yml"
    text = path.read_text("utf-8")
    if register == "mal":
        text = text.replace("  malvarde: uppgift saknas\n- id: MAL-003", "  malvarde: uppgift saknas\n- id: MAL-003")
        text = re.sub(
            r"(text: Hälften är gjort., av: samordnare}\n)",
            r"\1    - {datum: 2025-06-01, status: klar, text: Sent, av: chef}\n",
            text,
        )
    else:
        text += LATER[register]
    path.write_text(text, encoding="utf-8")
    assert load_content(root, dag=date(2026, 1, 1)).problems == []
    assert pages_as_of(root, tuple(DAYS)) == before


def test_an_unknown_is_counted_as_unknown_and_never_as_no(tmp_path):
    root = make_office(tmp_path)
    for register in ("system", "kontroller", "utbildningar", "incidenter", "objekt"):
        place = root / "data" / register
        if place.is_dir():
            for file in place.glob("*.yml"):
                file.unlink()
            (place / ".gitkeep").touch()
        else:
            place.with_suffix(".yml").write_text("[]\n", encoding="utf-8")
    told = " ".join(pages_as_of(root, (2022,)).values())
    assert "0 av 0" not in told and told.count("Uppgift saknas") > 8


def test_the_frozen_years_stand_when_everything_else_moves(office, tmp_path, monkeypatch):
    monkeypatch.setenv("LIS_DAG", "2025-03-01")
    root = Path(shutil.copytree(office, tmp_path / "flyttad", ignore=shutil.ignore_patterns(".bygge")))
    pages = [p for y in DECIDED for p in sorted((root / f"site/genomgang/{y}").rglob("index.html"))]
    before = {p: words(p) for p in pages}
    pdfs = {p.name: p.read_bytes() for p in (root / "site/pdf").glob("*.pdf") if re.search(r"-202[234]\.pdf", p.name)}
    for register in REGISTERS:
        place = root / "data" / f"{register.namn}.yml"
        if register.namn in ("kontroller", "utbildningar", "incidenter", "behandlingar"):
            place.write_text("[]\n", encoding="utf-8")
    swap(root / "data/mal.yml", ("Öva incidenter", "Något annat"), ("Klassa allt", "Något helt annat"))
    build(root, root / "site", lambda step: None)
    assert {p: words(p) for p in pages} == before
    assert {p.name: p.read_bytes() for p in (root / "site/pdf").glob("*.pdf") if p.name in pdfs} == pdfs


def test_the_years_are_compared_and_what_is_new_gone_and_done_is_told(office):
    told = " ".join(words(office / "site/jamforelse/2022-2023/index.html"))
    assert "MAL-001" in told and "ATG-002" in told and "Avslutad" in told and "Ny" in told
    assert "läget 31 december 2021" in told and "läget 31 december 2022" in told
