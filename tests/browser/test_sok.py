"""The search as people use it: their words, their keys, their phone, their screen reader, and no network."""

import gzip
import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from macros.registers.yaml_source import parse_yaml
from tests.browser.conftest import Window, violations
from tests.conftest import ROOT, at_first

FRAGOR = parse_yaml("fragor.yml", (ROOT / "tests/sok/fragor.yml").read_text(encoding="utf-8"), [])[1]
ENGINE = ("sok-motor", "sok-sprak", "sok-register", "sok/index.js", "sok/text.js")
WHOLE = "html[data-sok=hel]"
"""Set when the pages' text is read too."""
ASK = """async (queries) => {
  const field = document.querySelector("form[role=search] input");
  const found = [];
  for (const query of queries) {
    field.value = query;
    const before = performance.now();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    const hits = [...document.querySelectorAll(".sok-lista a")];
    const said = document.querySelector(".sok-lista li")?.innerText || "";
    found.push({ query, hits: hits.map((a) => a.href), said, ms: performance.now() - before });
  }
  return found;
}"""


@pytest.fixture
def context(browser: Browser, server: str) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=server)
    yield context
    context.close()


@pytest.fixture
def start(window: Window) -> Page:
    page = window(390, 844)
    page.goto("kartotek/loggning/")
    return page


def field(page: Page):
    return page.get_by_role("banner").get_by_role("searchbox", name="Sök")


def ask(page: Page, query: str) -> None:
    """Type a query and wait for its answer."""
    field(page).fill(query)
    expect(page.locator(".sok-lista a, .sok-inget").first).to_be_visible()
    expect(page.locator(WHOLE)).to_be_attached(timeout=60_000)


def hits(page: Page):
    return page.get_by_role("region", name="Sökträffar").get_by_role("listitem").get_by_role("link")


def rows(page: Page):
    return page.get_by_role("region", name="Sökträffar").locator(".sok-lista > li")


def answers(page: Page, server: str, queries: list[dict]) -> list[tuple[dict, int, list[str], str]]:
    """(query, place of the first right page counted from 1 or 0, the addresses found, what the first says) for each query."""
    ask(page, "logg")
    told = page.evaluate(ASK, [q["fraga"] for q in queries])
    rows = []
    for q, got in zip(queries, told, strict=True):
        found = [address.removeprefix(server) for address in got["hits"]]
        right = [
            n for n, a in enumerate(found, 1) if any(a == r if "#" in r else a.split("#")[0] == r for r in q["ratt"])
        ]
        rows.append((q, right[0] if right else 0, found, got["said"]))
    return rows


@pytest.mark.parametrize(("aside", "among"), at_first(1, [(False, 0.98), (True, 0.95)]), ids=["alla", "provning"])
def test_people_find_the_right_page(start: Page, server: str, aside: bool, among: float):
    """All queries; and by themselves those that no word or weight was chosen by, where forty give coarser steps."""
    rows = answers(start, server, [q for q in FRAGOR if q.get("provning", False) or not aside])
    first = sum(place == 1 for _, place, *_ in rows) / len(rows)
    three = sum(1 <= place <= 3 for _, place, *_ in rows) / len(rows)
    misses = [f"{q['fraga']}: rätt på plats {place or '–'}; {found[:3]}" for q, place, found, _ in rows if place != 1]
    print(f"{len(rows)} frågor, rätt först {first:.1%}, bland tre {three:.1%}", *misses, sep="\n")
    assert [q["fraga"] for q, _, found, _ in rows if not found] == []
    assert first >= 0.9 and three >= among, misses


def test_the_first_hit_says_the_answer_itself(start: Page, server: str):
    asked = answers(start, server, [q for q in FRAGOR if "svar" in q])
    silent = [
        f"{q['fraga']}: {said!r}"
        for q, place, _, said in asked
        if place != 1 or not re.search(q["svar"], said, re.IGNORECASE)
    ]
    print(f"{len(asked)} frågor med svar, {len(silent)} utan svar i första träffen", *silent, sep="\n")
    assert len(asked) >= 40 and len(silent) <= len(asked) * 0.2, silent


def test_every_kind_of_errand_leads_right(start: Page, server: str):
    """Who owns, when must we, what must I do as, how many, print: four of five of each kind stand first."""
    for kind in ("avsikt", "svar", "läge"):
        asked = answers(start, server, [q for q in FRAGOR if q["slag"] == kind])
        missed = [q["fraga"] for q, place, *_ in asked if place != 1]
        assert len(missed) <= len(asked) * 0.2, (kind, missed)


def test_the_set_is_as_varied_as_what_people_type():
    kinds = [q["slag"] for q in FRAGOR]
    wanted = {"felstavning": 25, "fråga": 30, "engelska": 15, "del": 15, "utan prickar": 10}
    assert {k: kinds.count(k) for k in wanted if kinds.count(k) < wanted[k]} == {}
    assert len(FRAGOR) >= 170 and sum(q.get("provning", False) for q in FRAGOR) == 40


def test_every_right_page_of_the_set_is_there(site):
    lost = []
    for address in {r for q in FRAGOR for r in q["ratt"]}:
        path, _, anchor = address.partition("#")
        file = site / path / "index.html"
        if not path.endswith("/"):  # a file that the build makes
            file = site / path
        if not file.is_file() or (anchor and f'id="{anchor}"' not in file.read_text(encoding="utf-8")):
            lost.append(address)
    assert lost == []


@pytest.mark.parametrize(
    "query", at_first(1, ["hackad", "jag har tappat telefonen", "incident", "virus", "tappad mobil"])
)
def test_urgent_words_show_how_to_report_first_and_in_red(start: Page, query: str):
    ask(start, query)
    expect(hits(start).first).to_contain_text("Rapportera en incident")
    expect(rows(start).first).to_have_css("background-color", "rgb(165, 31, 26)")
    expect(rows(start).first.get_by_role("listitem").first).to_be_visible()


def test_a_hit_shows_kind_page_heading_and_the_answer_and_leads_to_the_heading(start: Page):
    ask(start, "får jag låna ut mitt passerkort")
    first = hits(start).first
    expect(first).to_contain_text("Får jag låna ut mitt passerkort eller min nyckel?")
    expect(rows(start).first).to_contain_text(re.compile("Får jag …\\?.*Förslag.*Nej", re.DOTALL))
    expect(first.locator("mark").first).to_be_visible()
    first.click()
    expect(start).to_have_url(re.compile("far-jag/#frg-082$"))
    expect(start.locator("#frg-082")).to_be_in_viewport()


def test_an_example_is_marked_as_one(start: Page):
    ask(start, "molnlistan")
    expect(rows(start).filter(has_text="Molnlistan").first.locator(".lage", has_text="Exempel")).to_be_visible()


def test_nothing_of_the_search_is_fetched_before_the_field_is_used(context: BrowserContext):
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("kartotek/loggning/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if any(part in url for part in (*ENGINE, "search", "worker"))] == []
    ask(page, "logg")
    assert [part for part in ENGINE if not any(part in url for url in asked)] == []
    assert len(asked) == len(set(asked))


@pytest.mark.long
def test_once_loaded_the_first_hit_shows_within_a_tenth_of_a_second(start: Page):
    ask(start, "logg")
    times = sorted(row["ms"] for row in start.evaluate(ASK, [q["fraga"] for q in FRAGOR]))
    print(f"median {times[len(times) // 2]:.1f} ms, längst {times[-1]:.1f} ms")
    assert times[len(times) // 2] < 100


def test_everything_is_done_by_keyboard(start: Page):
    start.keyboard.press("/")
    expect(field(start)).to_be_focused()
    start.keyboard.type("behörighet")
    expect(hits(start).first).to_be_visible()
    start.keyboard.press("ArrowDown")
    expect(hits(start).first).to_be_focused()
    start.keyboard.press("ArrowDown")
    expect(hits(start).nth(1)).to_be_focused()
    start.keyboard.press("ArrowUp")
    start.keyboard.press("ArrowUp")
    expect(field(start)).to_be_focused()
    start.keyboard.press("ArrowDown")
    start.keyboard.press("Escape")
    expect(field(start)).to_be_focused()
    expect(hits(start).first).to_be_hidden()
    start.keyboard.press("End")
    start.keyboard.type(" system")
    expect(hits(start).first).to_be_visible()
    start.keyboard.press("Enter")
    expect(start).to_have_url(re.compile("rutiner/behorigheter/"))


def test_the_start_page_has_one_search_field(start: Page):
    expect(field(start)).to_have_count(1)
    start.goto("")
    expect(start.get_by_role("searchbox")).to_have_count(1)


def test_who_owns_a_record_is_answered_with_the_owner_and_leads_to_the_record(start: Page):
    ask(start, "vem äger molnlistan")
    expect(rows(start).first).to_contain_text(re.compile(r"Ägare:?\s*Objektägare"))
    hits(start).first.click()
    expect(start).to_have_url(re.compile("register/system/exempel-molnlistan/$"))


@pytest.mark.long
def test_an_answer_holds_no_mark_of_source(start: Page, server: str):
    said = [said for *_, said in answers(start, server, FRAGOR)]
    assert [text for text in said if re.search(r"\[F\d|\[vårt förslag\]|Källa:", text)] == []


KEY_TO_HIT = """async ([key, rounds]) => {
  const field = document.querySelector("form[role=search] input");
  const shown = new Promise((done) => new MutationObserver((_, watcher) => {
    if (document.querySelector(".sok-lista a")) { watcher.disconnect(); done(performance.now()); }
  }).observe(document.body, { childList: true, subtree: true }));
  const before = performance.now();
  for (let n = 0, x = 1; n < rounds; n++) x = Math.imul(x, 31) + (String(n).length ^ x);
  const work = performance.now() - before;
  const pressed = performance.now();
  field.focus();
  field.value = key;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return [(await shown) - pressed, work];
}"""


@pytest.mark.parametrize("rounds", at_first(1, [3, 7]))
def test_the_first_answer_shows_within_a_third_of_a_second_of_the_first_key(browser, server, rounds):
    """On a cold load, in the middle of some. A machine that is busy is measured by a piece of work of known size: idle, it takes 60 ms here."""
    times = []
    for _ in range(rounds):
        context = browser.new_context(base_url=server)
        page = context.new_page()
        page.goto("kartotek/loggning/")
        page.wait_for_load_state("networkidle")
        times.append(page.evaluate(KEY_TO_HIT, ["l", 2_000_000]))
        context.close()
    waited = sorted(hit / max(1, work / 60) for hit, work in times)
    print("ms till träffen, och arbetet:", [(round(hit), round(work)) for hit, work in times])
    assert waited[rounds // 2] < 300, times


@pytest.mark.long
def test_on_the_start_page_the_slash_goes_to_the_large_field(start: Page):
    start.goto("")
    start.keyboard.press("/")
    large = start.get_by_role("article").get_by_role("searchbox", name="Sök")
    expect(large).to_be_focused()
    start.keyboard.type("skumt mejl")
    expect(hits(start).first).to_contain_text("Rapportera en incident")
    assert violations(start) == []


def test_a_slash_in_a_text_field_is_a_slash(start: Page):
    field(start).fill("a")
    start.keyboard.press("/")
    expect(field(start)).to_have_value("a/")


@pytest.mark.long
def test_the_count_is_announced(start: Page):
    ask(start, "mfa")
    expect(start.locator(".sok-lases[role=status]")).to_have_text(re.compile(r"^\d+ träff"))


@pytest.mark.long
def test_a_misspelt_word_says_what_it_was_taken_for(start: Page):
    ask(start, "säkerhetskopering")
    expect(start.get_by_role("region", name="Sökträffar")).to_contain_text("träffar på säkerhetskopi")


@pytest.mark.parametrize("query", at_first(1, ["xqzw", "<zzkk qqzz>", "qqqq zzzz", "ßðþ", "…"]))
def test_dead_words_find_nothing_and_say_whom_to_ask(start: Page, query: str):
    ask(start, query)
    panel = start.get_by_role("region", name="Sökträffar")
    expect(panel).to_contain_text(f"Inget hittades på {query}")
    expect(panel).to_contain_text("Incidentkontakten")
    expect(panel).to_contain_text("[Fyll i]")
    expect(panel.get_by_role("link", name="Alla ord från A till Ö")).to_be_visible()


@pytest.mark.long
def test_when_nothing_is_found_the_nearest_word_is_one_tap_away(start: Page):
    ask(start, "säkxrhxtskxpia")
    start.get_by_role("region", name="Sökträffar").get_by_role("button").click()
    expect(hits(start).first).to_be_visible()


@pytest.mark.parametrize(
    ("query", "scheme", "width"),
    at_first(1, [("hackad", "light", 390), ("hackad", "dark", 1440), ("xqzw", "dark", 390), ("xqzw", "light", 1440)]),
)
def test_axe_finds_nothing_in_the_open_list(window, query, scheme, width):
    page = window(width, scheme=scheme)
    page.goto("rutiner/leda-incident/")
    ask(page, query)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.long
def test_without_script_the_field_leads_to_the_plain_index(window: Window):
    page = window(java_script_enabled=False)
    page.goto("kartotek/loggning/")
    field(page).fill("backup")
    field(page).press("Enter")
    expect(page.get_by_role("heading", name="A till Ö", level=1)).to_be_visible()
    entry = page.get_by_role("listitem").filter(has_text="backup: se säkerhetskopiering")
    entry.get_by_role("link").click()
    expect(page).to_have_url(re.compile("kartotek/sakerhetskopiering/"))


def test_the_index_has_every_letter_in_swedish_order(start: Page):
    start.goto("a-o/")
    letters = start.get_by_role("article").get_by_role("heading", level=2).all_inner_texts()
    assert letters[-3:] == ["Å", "Ä", "Ö"]


def test_it_works_from_a_folder_without_a_server(browser: Browser, site):
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / "kartotek/loggning/index.html").as_uri())
    ask(page, "backup")
    hits(page).first.click()
    expect(page).to_have_url(re.compile("kartotek/sakerhetskopiering/index.html"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Säkerhetskopiering")
    context.close()


def test_a_page_without_an_index_says_so(start: Page):
    start.route("**/assets/sok/index.js", lambda route: route.abort())
    field(start).fill("logg")
    expect(start.get_by_role("region", name="Sökträffar")).to_contain_text("Sökningen finns inte här")


def test_the_index_is_as_large_as_a_phone_can_take(site):
    text = (site / "assets/sok/index.js").read_bytes()
    assert json.loads(text.decode().partition(" = ")[2].removesuffix(";\n"))["sidor"]
    rest = (site / "assets/sok/text.js").read_bytes()
    assert len(gzip.compress(text)) < 120_000, "det som behövs för den första träffen"
    assert len(gzip.compress(text)) + len(gzip.compress(rest)) < 420_000
