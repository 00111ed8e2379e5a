"""Five decided years of a golden office, one of them amended. Every printed figure is counted again.

`make test-allt` runs it. Two years of a smaller office are decided at every change, by `test_varv.py`.
"""

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.build.site import build
from macros.content import Content, load_content
from macros.models import ARENDEN
from tests.conftest import at_first, made_once
from tests.kontor import rakna_om, rakna_samverkan
from tests.kontor.fem_ar import AMENDED, DAYS, NOW, decide_all, forget, make_office
from tests.site.test_faststall import swap, words
from tests.site.test_inget_utkast_i_det_faststallda import about, everything_said, pages, pdfs, told
from tests.varv import Varv, decide_by

pytestmark = pytest.mark.long


def _as_drafts(place: Path) -> None:
    make_office(place)


def _as_decided(place: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("macros.review.decide.make_pdfs", lambda *_: [])
        patch.setattr("macros.checks.spelling.can_spell", lambda: False)
        decide_all(make_office(place))


def _as_built(place: Path) -> None:
    root = make_office(place)
    annex = root / "docs" / "bilagor" / "2026.md"
    annex.parent.mkdir()
    annex.write_text(
        "---\ngenomgang: 2026\ndescription: Det som visar brister.\n---\n\n# Begränsad bilaga 2026\n\n"
        "{{ markning(2026) }}\n\n{{ avvikelser(2026) }}\n\n{{ lardomar(2026) }}\n",
        encoding="utf-8",
    )
    decide_all(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIS_DAG", NOW.isoformat())
        build(root, root / "site", lambda step: None)


@pytest.fixture(scope="module")
def drafts(run_folder: Path) -> Content:
    """The office before anything is decided."""
    return load_content(made_once(run_folder / "fem-utkast", _as_drafts) / "kontor", dag=NOW)


@pytest.fixture(scope="module")
def decided(run_folder: Path) -> Content:
    """The office after five years, without PDFs."""
    return load_content(made_once(run_folder / "fem-beslutade", _as_decided) / "kontor", dag=NOW)


@pytest.fixture(scope="module")
def office(run_folder: Path) -> Path:
    """The office after five years with its PDFs, built as of a day in the last of them."""
    return made_once(run_folder / "fem-byggda", _as_built) / "kontor"


def line_of(html: str) -> str:
    """What a page says, as one line."""
    soup = BeautifulSoup(html, "html.parser")
    article = soup.select_one("article") or soup
    for hidden in article.select('[aria-hidden="true"], .etikett, .dold, .headerlink'):
        hidden.decompose()
    return " ".join(article.get_text(" ").split())


def of_year(content: Content, year: int) -> list[str]:
    """The paths of a review's pages, without its amendments."""
    return sorted(p for p in content.pages if p.startswith(f"genomgang/{year}/") and "rattelser" not in p)


def shown(content: Content, year: int) -> str:
    """What a review's prepared pages say, as one line."""
    return " ".join(line_of(content.preparation[path].article.html) for path in of_year(content, year))


def built(root: Path, year: int) -> str:
    """What a review's built pages say, as one line without their menus."""
    found = sorted((root / "site" / "genomgang" / str(year)).rglob("index.html"))
    return " ".join(line_of(page.read_text("utf-8")) for page in found if "rattelser" not in page.parts)


def every_figure_is_recounted(root: Path, year: int, text: str) -> None:
    day = DAYS[year]
    asked = rakna_om.shares(root, day) | rakna_samverkan.shares(root, day)
    for question, (good, total, unknown) in asked.items():
        counted, untold = (
            rf"\b(\d+) av (\d+) {re.escape(question)}[^.]*\.",
            rf"{re.escape(question)}[^.]*? : ([^.]*)\.",
        )
        shown_as = re.search(counted, text)
        # A share of nothing, or of what nobody knows, is unknown and never 0 av 0.
        assert bool(shown_as) is (total > unknown), question
        if shown_as:
            assert (int(shown_as[1]), int(shown_as[2])) == (good, total), question
            assert (f"{unknown} uppgift saknas" in shown_as[0]) is (unknown > 0), question
            text = text.replace(shown_as[0], " ")
        told_as = re.search(untold, text)
        assert bool(told_as) is (unknown > 0 or not total), question
        if told_as:
            assert (f"uppgift saknas om {unknown} av {total}" in told_as[1]) is (total > 0), question
            text = text.replace(told_as[0], " ")
    claims = rakna_om.sentences(root, year, DAYS.get(year - 1, date.min), day)
    for claim in claims:
        assert claim in text, claim
    # No number escapes: what no claim holds stands as it is in the data, or is a heading's own.
    for claim in claims:
        text = text.replace(claim, " ")
    files = list((root / "data").rglob("*.yml"))
    known = {n.lstrip("0") for n in re.findall(r"\d+", " ".join(p.read_text("utf-8") for p in files))}
    known |= {"", "1", "2", "3", "9", "10"}
    assert re.findall(r"\b\d+ av \d+\b", text) == []
    assert [n for n in re.findall(r"\d+", text) if n.lstrip("0") not in known] == []


def test_the_office_has_no_fault_as_it_is_written(tmp_path):
    assert load_content(make_office(tmp_path), dag=NOW).problems == []


@pytest.mark.parametrize("year", DAYS)
def test_every_printed_figure_is_what_an_independent_recount_gives(drafts, decided, year):
    for content in (drafts, decided):
        assert content.problems == []
        every_figure_is_recounted(content.root, year, shown(content, year))


@pytest.mark.parametrize("year", DAYS)
def test_late_is_what_is_reported_late_and_silence_is_told_apart(decided, year):
    part = shown(decided, year).split("Försenat ", 1)[1].split("Det vi inte vet", 1)[0]
    late, silent = part.split("Datumet har passerat utan rapport", 1)
    assert sorted(re.findall(r"[A-Z]{3}-\d{3}", late)) == sorted(rakna_om.told_late(decided.root, DAYS[year]))
    assert sorted(re.findall(r"[A-Z]{3}-\d{3}", silent)) == sorted(rakna_om.passed(decided.root, DAYS[year]))


def test_the_recount_covers_the_edges(drafts):
    root = drafts.root
    assert rakna_om.passed(root, date(2023, 12, 31)) == []  # MAL-001: the due day itself
    assert rakna_om.passed(root, date(2024, 2, 29)) == []  # ATG-001: a leap day
    assert rakna_om.passed(root, date(2024, 3, 1)) == ["ATG-001"]
    assert (rakna_om.passed(root, date(2022, 10, 31)), rakna_om.passed(root, date(2022, 11, 1))) == ([], ["ATG-002"])
    assert rakna_om.passed(root, date(2025, 12, 31)) == ["ATG-005"]  # coarse: 2025-10, told of in March
    # ATG-004: said to be late before its day, told of as not done after it, and then done.
    days = ((2022, 4, 30), (2022, 5, 1), (2022, 12, 31), (2023, 4, 1))
    assert [rakna_om.told_late(root, date(*d)) for d in days] == [[], ["ATG-004"], ["ATG-004"], []]
    assert rakna_om.told_late(root, date(2025, 12, 31)) == ["BES-002", "BES-005"]
    assert rakna_om.last_day("2024-02") == date(2024, 2, 29)


ASKED = {
    2023: {"MAL-001", "MAL-002", "BES-001", "ATG-002"},
    2024: {"MAL-001", "MAL-002", "BES-003", "ATG-001", "ATG-003", "ATG-004"},
    2025: {"MAL-002", "BES-002", "ATG-001", "ATG-003", "ATG-005", "BEH-001"},
    2026: {"MAL-002", "BES-002", "BES-005", "ATG-003", "ATG-005", "BEH-001"},
}
"""What each year must account for. ATG-003, going on since 2023, the need and the action that only 2024 lists return in
both years after; what was dropped (BES-001), replaced (ATG-002) or done (MAL-001) does not."""


@pytest.mark.parametrize("year", at_first(1, ASKED))
def test_a_silent_year_is_refused_with_every_matter_that_was_open_and_no_other(tmp_path, monkeypatch, capsys, year):
    monkeypatch.setattr("macros.checks.spelling.can_spell", lambda: False)
    varv = Varv(make_office(tmp_path), monkeypatch, capsys)
    swap(varv.root / "data/roller.yml", ("Medarbetaren, ", "Medarbetaren, far_faststalla: true, "))
    swap(varv.root / "data/atgarder.yml", *([("  ersatts_av: ATG-003\n", "")] if year == 2023 else []))
    then, day = DAYS[year - 1], DAYS[year]
    forget(varv.root, then, day)
    status, said = varv.lis(*decide_by(year, f"{year}-02-10"))
    faults = [row for row in said.splitlines() if re.match(r"data/\w+\.yml:\d+: ", row)]
    asked = [re.search(r"([A-Z]{3}-\d{3}) (?:är inte redovisat|behöver en händelse)", row) for row in faults]
    assert status == 1 and all(asked)
    assert {found[1] for found in asked} == ASKED[year]
    assert {m["id"] for m in rakna_om.promised(varv.root, year - 1, then)} == ASKED[year]


def test_an_account_follows_each_promise_over_the_years(decided):
    then = {year: shown(decided, year) for year in DAYS}
    assert all(word in then[2023] for word in ("Överförd", "Ersatt", "Utgår"))
    assert "Övad på sista dagen" in then[2024]
    assert "Pärmen är ritad" in then[2024] and "Pärmen är inköpt" in then[2025] and "Pärmen är halvfull" in then[2026]
    assert "Få hjälp att klassa" in then[2025] and "Frågan är ställd till staden" in then[2026]
    assert "Staden klassar åt alla" in then[2026] and "Staden klassar åt alla" not in then[2025]
    accounts = {
        year: text.split("Redovisning av det som var öppet", 1)[-1].split("är redovisade", 1)[0]
        for year, text in then.items()
    }
    assert [y for y in DAYS if "BES-001" in accounts[y] or "ATG-002" in accounts[y]] == [2023]
    assert [y for y in DAYS if "BEH-001" in accounts[y]] == [2025, 2026]


def test_what_nobody_has_told_of_says_so_on_a_page_too(tmp_path, monkeypatch):
    monkeypatch.setattr("macros.checks.spelling.can_spell", lambda: False)
    root = make_office(tmp_path)
    forget(root, DAYS[2025], DAYS[2026])
    text = shown(load_content(root, dag=NOW), 2026)
    assert "0 av 6 är redovisade. 6 saknar redovisning" in text and "Halva huset är märkt" not in text
    every_figure_is_recounted(root, 2026, text)


def test_examples_are_in_no_review(decided):
    for year in DAYS:
        assert "lampor" not in shown(decided, year)


@pytest.mark.parametrize("year", DAYS)
def test_a_draft_is_a_draft_and_a_decided_year_says_no_word_of_one(drafts, decided, year):
    assert "Utkast Ingen har beslutat" in shown(drafts, year) and told(shown(drafts, year)) != []
    text = shown(decided, year)
    assert f"Fastställd 10 februari {year} av chefen, PK {year}-2" in text and told(text) == []
    assert ("Rättad" in text) is (year == AMENDED)


def test_a_routine_holds_when_it_is_decided_and_a_card_that_is_not_is_a_proposal(drafts):
    before = load_content(drafts.root, dag=date(2023, 2, 28))
    for content, word in ((before, "Förslag"), (drafts, "Gäller")):
        assert line_of(content.preparation["rutiner/anmal-fel.md"].article.html).startswith(f"Anmäl ett fel {word}")
        card = line_of(content.preparation["kartotek/las.md"].article.html)
        assert "Lås och nycklar Förslag Föreslagen ägare" in card and "Gäller till" not in card
        assert "Svar saknas" in line_of(content.preparation["krav/index.md"].article.html)


def test_the_pages_of_today_follow_the_newest_year(drafts, decided):
    assert "sedan genomgången 2026" in line_of(decided.preparation["uppfoljning/index.md"].article.html)
    role = line_of(decided.preparation["roller/chef.md"].article.html)
    assert re.search(r"Försenad[^.]*Byt larmcentral \(BES-005\)", role) and "Klar Köp larm (BES-003)" in role
    assert drafts.preparation["plan/index.md"].article.html != decided.preparation["plan/index.md"].article.html


LATER = {
    "kontroller": "- {id: KON-099, slag: vor, ar: 2025, rubrik: Sen, framdrift: tydlig, datum: 2026-06-01}\n",
    "utbildningar": "- {id: UTB-099, rubrik: Sen, datum: 2026-06-01, grupp: Alla, antal: 1, malgrupp_antal: 1}\n",
    "beslut": (
        "- {id: BES-099, rubrik: Sent, ansvarig: chef, senast: 2026-12-31, beslutat: 2026-06-01, av: chef,"
        " diarienummer: PK 2026-9}\n"
    ),
    "behov": "    - {datum: 2026-06-01, status: klar, text: Sent, av: chef}\n",
    "system/broar": ("  - {datum: 2026-06-01, del: teknik, dokumenterad: false}\ninformationsmangder: []\n"),
    "risker": "- {id: RIS-099, beteckning: R9, namn: Sen, forum: exempelkontoret, galler: Sen., skala: tvagradig,"
    " agare: chef, behandling: Sen., bedomningar: [{datum: 2026-06-01, niva: hög, sannolikhet: 1, konsekvens: 1,"
    " av: [exempelkontoret]}]}\n",
}


def test_a_fact_dated_after_the_day_changes_nothing_as_of_the_day(drafts, tmp_path, monkeypatch):
    monkeypatch.setattr("macros.checks.spelling.can_spell", lambda: False)
    root = make_office(tmp_path)
    for register, text in LATER.items():
        path = root / "data" / f"{register}.yml"
        path.write_text(path.read_text("utf-8") + text, encoding="utf-8")
    after = load_content(root, dag=NOW)
    assert after.problems == []
    for path in (p for year in DAYS for p in of_year(drafts, year)):
        assert after.preparation[path].article.html == drafts.preparation[path].article.html, path
    assert "Sent" in after.preparation["plan/index.md"].article.html


EMPTIED = ("kontroller", "utbildningar", "incidenter", "objekt", "behandlingar", "kameragrupper", "undantag")
"""The registers that tell of what is not told any more: facts about systems and parts of the office."""


TOLD_WITH_OTHERS = ("forankringar", "gemensamt_ansvar", "stadens_atgarder", "uppdrag")
"""Registers whose records name units, parties and risks."""


def test_an_unknown_is_counted_as_unknown_and_never_as_no(tmp_path):
    root = make_office(tmp_path)
    for place in (root / "data").glob("*.yml"):
        if place.stem in (*EMPTIED, *TOLD_WITH_OTHERS, "arshjul", "avvikelser", "underlag"):
            place.write_text("[]\n", encoding="utf-8")
        elif place.stem in ARENDEN:  # what is left names nothing that is gone
            text = re.sub(
                r"^  (?:objekt|system|risker|uppdrag): .*\n", "", place.read_text("utf-8"), flags=re.MULTILINE
            )
            place.write_text(text, encoding="utf-8")
    for file in (root / "data" / "system").glob("*.yml"):
        file.unlink()
    said = shown(load_content(root, dag=NOW), 2022)
    assert "0 av 0" not in said and said.count("Uppgift saknas") > 8


def test_the_years_are_compared_and_what_is_new_gone_and_done_is_told(decided):
    first = line_of(decided.preparation["jamforelse/2022-2023.md"].article.html)
    assert "MAL-001" in first and "ATG-002" in first and "Avslutad" in first and "Ny" in first
    assert "läget 31 december 2021" in first and "läget 31 december 2022" in first
    last = line_of(decided.preparation["jamforelse/2025-2026.md"].article.html)
    assert "MAL-004" in last and "läget 31 december 2025" in last


@pytest.mark.parametrize("year", DAYS)
def test_the_built_pages_and_pdfs_of_each_year_say_the_same_figures_and_no_word_of_drafts(office, year):
    every_figure_is_recounted(office, year, built(office, year))
    found = [p for p in pages(office, year) if "rattelser" not in p.parts]
    assert len(found) == 4 + (year == 2024)
    for page in found:
        assert told(everything_said(page)) == [], page
    assert len(pdfs(office, year)) == 1 + (year == 2026)  # the last has its annex
    for pdf in pdfs(office, year):
        text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
        assert f"Fastställd 10 februari {year}" in text
        assert told(" ".join([text, *about(pdf)])) == [], pdf


def test_the_frozen_years_stand_when_everything_else_moves(office, tmp_path, monkeypatch):
    monkeypatch.setenv("LIS_DAG", NOW.isoformat())
    root = Path(shutil.copytree(office, tmp_path / "flyttad", ignore=shutil.ignore_patterns(".bygge")))
    kept = [p for y in DAYS for p in sorted((root / f"site/genomgang/{y}").rglob("index.html"))]
    before = {p: words(p) for p in kept}
    files = {p.name: p.read_bytes() for p in (root / "site/pdf").glob("*.pdf") if re.search(r"-202[2-6]\.pdf", p.name)}
    for register in ("arshjul", "avvikelser", "incidenter", "kontroller", "underlag", "utbildningar"):
        (root / "data" / f"{register}.yml").write_text("[]\n", encoding="utf-8")
    swap(root / "data/mal.yml", ("Öva incidenter", "Något annat"), ("Klassa allt", "Något helt annat"))
    build(root, root / "site", lambda step: None)
    assert len(files) == len(DAYS) and {p: words(p) for p in kept} == before
    assert {p.name: p.read_bytes() for p in (root / "site/pdf").glob("*.pdf") if p.name in files} == files
