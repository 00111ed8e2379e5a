"""Directive, cards, routines and requirements as built: marked as proposals, reachable, counted honestly."""

import re
from collections import Counter, deque
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
import yaml
from bs4 import BeautifulSoup

from macros.content import load_content
from macros.prepared.markup import parse
from macros.views.forslag import beslut_for, granskad, sidans_lage
from macros.views.parts import Sammanhang
from macros.views.tackning import build_tackning, laget
from tests.kommando import lis
from tests.kontor.fem_ar import make_office

CARDS = [
    "loggning",
    "behorighetshantering",
    "sakerhetskopiering",
    "inloggning",
    "uppdatering",
    "hardning",
    "natsegmentering",
    "distansatkomst",
    "molntjanster",
    "leverantorer",
    "upphandling",
    "cyberfysiska-system",
    "kamerabevakning",
    "generativ-ai",
    "ai-system",
    "informationspaverkan",
    "mobila-enheter",
    "e-post",
    "skadlig-kod",
    "overbelastning",
    "kryptering",
    "fysisk-sakerhet",
    "andringshantering",
    "utveckling",
    "avveckling",
    "personal",
    "utbildning",
    "kontinuitet",
    "klassning",
    "personuppgifter",
    "sakerhetsskydd",
]
ROUTINES = [
    "rapportera-incident",
    "leda-incident",
    "personuppgiftsincident",
    "kontinuitet",
    "langt-avbrott",
    "klassa-information",
    "stalla-krav",
    "kameraprocess",
    "generativ-ai",
    "behorigheter",
    "sarbarheter",
    "ovningar",
]


def article(site: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((site / path / "index.html").read_text(encoding="utf-8"), "html.parser").select_one("article")


@pytest.mark.parametrize("card", CARDS)
def test_every_card_is_marked_and_has_its_rooms(site, card):
    page = article(site, f"kartotek/{card}")
    assert "Förslag" in page.select_one(".kort-fakta").get_text()
    first, *rooms = page.select("h2")
    assert first.get_text(" ", strip=True) == "Kort svar Förslag, ej beslutat"
    assert [h.get_text(strip=True) for h in rooms] == ["Gör så här", "Åtgärder", "Undantag", "Källor"]
    assert len(page.select(".skyddsatgard")) >= 5
    assert page.select("h2#gor-sa-har ~ section > h3")
    assert "Ingen har granskat" in page.get_text()


@pytest.mark.parametrize("routine", ROUTINES)
def test_every_routine_begins_with_what_to_do_now_and_says_that_it_is_a_proposal(site, routine):
    page = article(site, f"rutiner/{routine}")
    assert "Förslag" in page.select_one(".upplysning").get_text()
    box = page.select_one(".gor-nu")
    assert 1 <= len(box.select("ol > li")) <= 5
    assert box.find_previous("h2") is None


def test_where_the_office_has_decided_its_text_goes_first(site):
    for path, words in (("anvisning", "lokala anvisning"), ("rutiner/leda-incident", "rutin för incidenter")):
        page = BeautifulSoup((site / path / "index.html").read_text(encoding="utf-8"), "html.parser")
        told = page.select_one("article .upplysning").get_text(" ", strip=True)
        assert re.search(rf"Kontorets beslutade .*{words}.* gäller före denna", told)
        assert page.select_one(".upplysning a")["href"] == f"#{page.select_one('.sidfakta')['id']}"
        assert re.search(rf"{words}.*Nummer: \[Fyll i\]", page.select_one(".sidfakta").get_text(" ", strip=True))


def test_every_page_is_reached_within_three_clicks(site):
    start, seen = "index.html", {"index.html": 0}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        if seen[here] == 3:
            continue
        for link in parse((site / here).read_text(encoding="utf-8")).css("a[href]"):
            target = urldefrag(urljoin(f"https://x/{here}", link.attributes["href"]))[0].removeprefix("https://x/")
            target += "index.html" if target.endswith("/") or not target else ""
            if target.endswith(".html") and (site / target).is_file() and target not in seen:
                seen[target] = seen[here] + 1
                queue.append(target)
    pages = {p.relative_to(site).as_posix() for p in site.rglob("*.html")} - {"404.html"}
    assert pages - seen.keys() == set()


def test_fifty_everyday_questions_have_an_answer_in_a_line_and_are_counted(site):
    page = article(site, "far-jag")
    rows = page.select(".fragor > li")
    assert len(rows) >= 40
    answers = Counter(row.select_one("summary > .lage").get_text(strip=True) for row in rows)
    ja, fraga, nej = answers.pop("Ja"), answers.pop("Fråga först"), answers.pop("Nej")
    assert not answers
    assert f"{len(rows)} frågor: {ja} ja, {fraga} fråga först, {nej} nej." in page.get_text(" ", strip=True)
    for row in rows:
        assert row.find("a", string="Läs mer"), row.get_text()


@pytest.mark.parametrize(
    "path", ["kartotek/loggning", "rutiner/rapportera-incident", "anvisning/incidenter", "far-jag"]
)
def test_sources_are_numbers_in_the_order_of_first_use_and_the_list_at_the_end_says_what_each_is(site, path):
    page = article(site, path)
    marks = page.select(".kalla a")
    listed = page.select("ol.kallor > li")
    assert marks and not page.select(".gor-nu .kalla")
    assert {a["href"] for a in marks} <= {f"#{row['id']}" for row in listed}
    first = list(dict.fromkeys(int(a.get_text().removeprefix("Källa ")) for a in marks))
    assert first == sorted(first)
    for row in listed:
        back = row.select_one(".kallor-ater")
        assert back is None or page.select_one(back["href"]).get_text() == f"Källa {row['id'].removeprefix('kalla-')}"
    assert page.select_one("ol.kallor").find_next_sibling(["h2", "p", "ul"]) is None
    told = " ".join(row.get_text(" ", strip=True) for row in listed)
    assert "Vårt förslag" in told and "andrahandskälla" in told


def test_open_decisions_are_gathered_with_the_pages_where_they_stand(site, project):
    asked = yaml.safe_load((project / "data/lokala_beslut.yml").read_text(encoding="utf-8"))
    rows = article(site, "om/kontoret-beslutar").select("[data-rad]")
    assert {row["id"] for row in rows} == {post["id"].lower() for post in asked} and len(rows) == len(asked)
    assert [row["id"] for row in rows if not row.select("dt:-soup-contains('Står på') + dd a")] == []


def test_terms_are_explained_once_where_they_first_stand(site):
    page = article(site, "rutiner/leda-incident")
    words = [a["href"].split("#")[1] for a in page.select("a.ord")]
    assert words and len(words) == len(set(words))
    glossary = article(site, "ordlista")
    assert [w for w in words if glossary.find(id=w) is None] == []
    assert article(site, "genomgang/2026").select("a.ord") == []


def test_the_directive_is_a_pdf_too(site):
    assert (site / "pdf/lokal-anvisning.pdf").read_bytes().startswith(b"%PDF-1.7")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The golden office, with a card that no decision names."""
    monkeypatch.setenv("LIS_DAG", "2026-11-24")
    monkeypatch.setattr("macros.checks.spelling.can_spell", lambda: False)
    return make_office(tmp_path)


def context(root: Path) -> Sammanhang:
    content = load_content(root)
    assert [str(p) for p in content.problems] == []
    return Sammanhang(content.registers, content.dag, "index.md", content.pages)


def decide(root: Path, *lines: str) -> None:
    text = (
        "- id: BES-099\n  rubrik: Fastställ kortet om lås\n  ansvarig: isam\n  senast: uppgift saknas\n"
        "  beslutat: 2026-11-20\n  av: chef\n" + "".join(f"  {line}\n" for line in lines)
    )
    path = root / "data/beslut.yml"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


CARD = "kartotek/las.md"
WHOLE = ("diarienummer: T2026-1", f"faststaller: [{CARD}]")


def met(s: Sammanhang) -> int:
    answers = build_tackning(s, s.registers.get("krav", "provlagen"))
    return len([a for a in answers.values() if laget(a).ord in ("Uppfylls", "Stöds")])


def test_a_proposal_never_counts_and_a_decision_does(root):
    assert met(context(root)) == 0
    decide(root, *WHOLE)
    s = context(root)
    assert beslut_for(s, CARD).id == "BES-099"
    assert met(s) > 0


def test_a_decided_card_says_so_in_page_frame_and_search_and_nowhere_that_it_is_a_proposal(root):
    before, after = "Förslag", "Gäller"
    for word in (before, after):
        content = load_content(root)
        page = content.preparation[CARD]
        lage = sidans_lage(content.sammanhang("index.md"), CARD)
        said = BeautifulSoup(page.article.html + page.fot, "html.parser")
        marks = {tag.get_text(strip=True) for tag in said.select(".kort-fakta .lage, .sidfakta .lage")}
        assert (lage.ord, marks) == (word, {word})
        if word == before:
            assert "Föreslagen ägare" in said.get_text() and lage.sidfot == "" and lage.traff == ("Förslag", "forslag")
            decide(root, *WHOLE)
    text = " ".join(said.get_text(" ").split())
    assert not re.search(r"[Vv]årt (?:eget )?förslag|Föreslagen|Ingen har beslutat|kunskapsbas", text)
    assert "Beslutad 20 november 2026 av chefen, T2026-1." in text
    assert lage.sidfot.startswith("Gäller. Beslutad 20 november") and lage.traff == ("Gäller", "klar")


def test_a_decision_without_a_diary_number_decides_nothing(root):
    decide(root, "diarienummer: uppgift saknas", WHOLE[1])
    assert beslut_for(context(root), CARD) is None


def test_a_decision_of_a_later_day_decides_nothing_yet(root, monkeypatch):
    monkeypatch.setenv("LIS_DAG", "2026-11-19")
    decide(root, *WHOLE)
    assert beslut_for(context(root), CARD) is None


def test_a_review_is_recorded_and_a_changed_text_says_so(root, monkeypatch):
    monkeypatch.delenv("LIS_DAG", raising=False)
    done = lis("granska", "las", "--av", "isam", "--utfall", "godkand", "--rot", str(root))
    assert done.returncode == 0, done.stdout + done.stderr
    told = granskad(context(root), CARD)
    assert "godkänd" in told["text"] and told["lage"] is None
    data = root / "data/kartotek/las.yml"
    text = data.read_text(encoding="utf-8")
    assert "Jämför listan" in text
    data.write_text(text.replace("Jämför listan", "Jämför hela listan", 1), encoding="utf-8")
    assert granskad(context(root), CARD)["lage"].ord == "Ändrad sedan granskningen"


@pytest.mark.long
def test_a_review_by_an_unknown_role_or_of_an_unknown_page_is_refused(root):
    for arguments in (("las", "--av", "ingen"), ("finns-inte", "--av", "isam")):
        done = lis("granska", *arguments, "--utfall", "godkand", "--rot", str(root))
        assert done.returncode == 2 and "finns inte" in done.stderr


def test_no_number_of_the_coverage_counts_a_proposal(site):
    text = article(site, "krav").get_text(" ", strip=True)
    assert "0 av 93" in text
    assert "Text ej inläst" in text
