"""The times of the law, counted in a real browser and again in Python; and the page as a hurried person uses it."""

import calendar
import random
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Window, violations, wipe
from tests.conftest import ROOT, at_first

STOCKHOLM = ZoneInfo("Europe/Stockholm")
PATH = "rutiner/incidenthjalp/"
KANNEDOM = "När fick ni kännedom om en incident som kan vara betydande?"
VETSKAP = "När fick ni vetskap om en personuppgiftsincident?"
ANMALAN = "När skickades incidentanmälan?"
HANTERAD = "När var incidenten hanterad?"


@pytest.fixture(scope="module")
def bare(browser: Browser):
    """An empty page far from Stockholm that has only the pure functions."""
    context = browser.new_context(timezone_id="America/Los_Angeles", locale="en-US")
    page = context.new_page()
    page.add_script_tag(path=str(ROOT / "overrides/assets/js/incidenttider.js"))
    yield page
    context.close()


DEADLINE = "([text, rule]) => Incidenttider.deadline(Incidenttider.read(text).ogonblick, rule)"


@pytest.mark.parametrize(
    ("start", "hours", "words"),
    [
        ("2026-11-26T14:30", 24, "fredag 27 november 2026 kl. 14.30"),
        ("2026-11-26T14:30", 72, "söndag 29 november 2026 kl. 14.30"),
        ("2026-12-30T09:05", 72, "lördag 2 januari 2027 kl. 09.05"),
        ("2028-02-28T12:00", 24, "tisdag 29 februari 2028 kl. 12.00"),
        ("2027-02-28T12:00", 24, "måndag 1 mars 2027 kl. 12.00"),
        # The night when the clock is put forward is an hour short, the night when it is put back an hour long.
        ("2026-03-28T14:00", 24, "söndag 29 mars 2026 kl. 15.00"),
        ("2026-03-28T02:30", 24, "söndag 29 mars 2026 kl. 03.30"),
        ("2026-10-24T14:00", 24, "söndag 25 oktober 2026 kl. 13.00"),
        ("2026-10-24T14:00", 72, "tisdag 27 oktober 2026 kl. 13.00"),
        # 02.30 came twice: the first is counted.
        ("2026-10-25T02:30", 24, "måndag 26 oktober 2026 kl. 01.30"),
        # 02.30 never came: counted from 03.00.
        ("2026-03-29T02:30", 24, "måndag 30 mars 2026 kl. 03.00"),
    ],
)
def test_hours_are_real_hours_and_are_never_moved(bare: Page, start: str, hours: int, words: str):
    assert bare.evaluate(DEADLINE, [start, {"timmar": hours}])["text"] == words


@pytest.mark.parametrize(
    ("start", "last", "before", "after"),
    [
        ("2026-11-12T10:00", "lördag 12 december 2026", "fredag 11 december 2026", "måndag 14 december 2026"),
        ("2026-01-31T23:59", "lördag 28 februari 2026", "fredag 27 februari 2026", "måndag 2 mars 2026"),
        ("2028-01-31T00:00", "tisdag 29 februari 2028", None, None),
        ("2027-03-31T08:00", "fredag 30 april 2027", None, None),
        ("2026-12-30T08:00", "lördag 30 januari 2027", "fredag 29 januari 2027", "måndag 1 februari 2027"),
        ("2026-11-24T08:00", "torsdag 24 december 2026", "onsdag 23 december 2026", "måndag 28 december 2026"),
        ("2026-12-06T08:00", "onsdag 6 januari 2027", "tisdag 5 januari 2027", "torsdag 7 januari 2027"),
        ("2027-02-26T08:00", "fredag 26 mars 2027", "torsdag 25 mars 2027", "tisdag 30 mars 2027"),
        ("2027-05-25T08:00", "fredag 25 juni 2027", "torsdag 24 juni 2027", "måndag 28 juni 2027"),
        ("2026-09-30T08:00", "fredag 30 oktober 2026", None, None),
        ("2025-04-06T08:00", "tisdag 6 maj 2025", None, None),
    ],
)
def test_a_month_ends_by_the_calendar_and_shows_the_weekdays_around_a_day_off(bare, start, last, before, after):
    found = bare.evaluate(DEADLINE, [start, {"manader": 1}])
    assert found["text"] == f"{last}, före midnatt"
    assert found.get("not") is None if before is None else (before in found["not"] and after in found["not"])


def easter(year: int) -> date:
    """Easter Sunday by Gauss's rule with its two exceptions, not by the one in the script."""
    century = year // 100
    p = (13 + 8 * century) // 25
    shift_moon = (15 - p + century - century // 4) % 30
    shift_week = (4 + century - century // 4) % 7
    d = (19 * (year % 19) + shift_moon) % 30
    e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + shift_week) % 7
    if d == 29 and e == 6:
        return date(year, 4, 19)
    if d == 28 and e == 6 and (11 * shift_moon + 11) % 30 < 19:
        return date(year, 4, 18)
    return date(year, 3, 22) + timedelta(days=d + e)


def days_off(year: int) -> set[date]:
    """Every day that lag (1930:173) 2 § counts as off, after lag (1989:253)."""
    fixed = [(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)]
    found = {date(year, m, d) for m, d in fixed} | {easter(year) + timedelta(days=n) for n in (-2, 0, 1, 39, 49)}
    midsummer = next(date(year, 6, d) for d in range(20, 27) if date(year, 6, d).weekday() == 5)
    first = date(year, 1, 1)
    weekends = {first + timedelta(days=n) for n in range(366) if (first + timedelta(days=n)).weekday() >= 5}
    return found | {midsummer, midsummer - timedelta(days=1)} | {d for d in weekends if d.year == year}


@pytest.mark.long
def test_the_days_off_of_every_year_agree_with_a_count_of_their_own(bare: Page):
    script = """year => {
        const found = [];
        for (let at = Date.UTC(year, 0, 1); new Date(at).getUTCFullYear() === year; at += 864e5) {
            const d = new Date(at);
            if (Incidenttider.dayOff({ ar: year, manad: d.getUTCMonth() + 1, dag: d.getUTCDate() }))
                found.push(d.toISOString().slice(0, 10));
        }
        return found;
    }"""
    for year in range(2018, 2101):
        assert set(bare.evaluate(script, year)) == {d.isoformat() for d in days_off(year)}, year


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ((2026, 10, 31), "alla helgons dag"),
        ((2027, 11, 6), "alla helgons dag"),
        ((2026, 6, 19), "midsommarafton"),
        ((2026, 5, 14), "Kristi himmelsfärdsdag"),
        ((2026, 5, 24), "pingstdagen"),
        ((2026, 4, 4), "lördag"),
        ((2026, 5, 25), None),
    ],
)
def test_a_day_off_has_its_name(bare: Page, day: tuple[int, int, int], name: str | None):
    year, month, number = day
    assert bare.evaluate("d => Incidenttider.dayOff(d)", {"ar": year, "manad": month, "dag": number}) == name


def earliest(local: datetime) -> datetime:
    """The first moment when a clock in Stockholm shows `local` or, in the hour that never comes, the hour's end."""
    at = local.replace(tzinfo=STOCKHOLM, fold=0).astimezone(UTC)
    if at.astimezone(STOCKHOLM).replace(tzinfo=None) == local:
        return at
    day = datetime(local.year, local.month, local.day, tzinfo=STOCKHOLM).astimezone(UTC)
    minutes = (day + timedelta(minutes=n) for n in range(300))
    return next(m for m in minutes if m.astimezone(STOCKHOLM).replace(tzinfo=None) > local)


@pytest.mark.long
def test_thousands_of_clock_times_agree_with_python(bare: Page):
    chance = random.Random(1930173)
    start = datetime(2018, 1, 1)
    texts = [start + timedelta(minutes=chance.randrange(82 * 525960)) for _ in range(3000)]
    # And every quarter of an hour of the nights when the clock is changed.
    for year in range(2020, 2040):
        for month in (3, 10):
            last = max(d for d in range(25, 32) if date(year, month, d).weekday() == 6)
            texts += [datetime(year, month, last) + timedelta(minutes=15 * n) for n in range(20)]
    asked = [t.strftime("%Y-%m-%dT%H:%M") for t in texts]
    script = """texts => texts.map((text) => {
        const at = Incidenttider.read(text).ogonblick;
        const month = Incidenttider.deadline(at, { manader: 1 });
        return [at, Incidenttider.deadline(at, { timmar: 72 }).slut, Incidenttider.momentText(at + 864e5), month.dag, month.slut];
    })"""
    weekdays = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
    for text, (at, later, words, day, end) in zip(texts, bare.evaluate(script, asked), strict=True):
        expected = earliest(text)
        assert at == expected.timestamp() * 1000, text
        assert later == (expected + timedelta(hours=72)).timestamp() * 1000, text
        shown = (expected + timedelta(hours=24)).astimezone(STOCKHOLM)
        assert words.startswith(f"{weekdays[shown.weekday()]} {shown.day} "), text
        assert words.endswith(f"kl. {shown:%H.%M}"), text
        own = expected.astimezone(STOCKHOLM)
        year, month = divmod(own.year * 12 + own.month, 12)
        last = date(year, month + 1, min(own.day, calendar.monthrange(year, month + 1)[1]))
        assert (day["ar"], day["manad"], day["dag"]) == (last.year, last.month, last.day), text
        midnight = datetime.combine(last + timedelta(days=1), datetime.min.time(), STOCKHOLM)
        assert end == midnight.timestamp() * 1000, text


@pytest.mark.parametrize(
    ("handled", "final", "interim"),
    [(None, None, None), ("2026-02-28T23:59", True, False), ("2026-03-01T00:00", False, True)],
)
def test_an_incident_that_goes_on_gets_an_interim_report_instead(bare: Page, handled, final, interim):
    """Lag 2 kap. 8 §: sent 31 January, so the report is due by the end of February."""
    script = """([handled]) => {
        const times = { anmalan: Incidenttider.read("2026-01-31T12:00").ogonblick };
        if (handled) times.hanterad = Incidenttider.read(handled).ogonblick;
        return [false, true].map((pagar) => Incidenttider.applies({ pagar }, times));
    }"""
    assert bare.evaluate(script, [handled]) == [final, interim]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "både dag och klockslag"),
        ("2026-02-30T10:00", "finns inte"),
        ("0026-11-26T10:00", "Året 26 kan inte stämma"),
        ("12026-11-26T10:00", "Året 12026 kan inte stämma"),
    ],
)
def test_what_cannot_be_a_time_is_explained(bare: Page, text: str, words: str):
    assert words in bare.evaluate("t => Incidenttider.read(t).fel", text)


@pytest.mark.parametrize(
    ("minutes", "words", "short"),
    [
        (1, "1 minut kvar", "1 min kvar"),
        (61, "1 timme och 1 minut kvar", "1 tim 1 min kvar"),
        (1440 * 2 + 60, "2 dygn och 1 timme kvar", "2 dygn 1 tim kvar"),
        (1440, "1 dygn kvar", "1 dygn kvar"),
        (0.5, "0 minuter kvar", "0 min kvar"),
        (-30, "Tiden gick ut för 30 minuter sedan", "Tiden är ute"),
    ],
)
def test_the_countdown_in_words(bare: Page, minutes: float, words: str, short: str):
    found = bare.evaluate("m => Incidenttider.remaining(m * 60e3, 0)", minutes)
    assert words in found["text"] and found["kort"] == short


# The page.


@pytest.fixture(scope="module")
def far_away(browser: Browser, server: str):
    """A phone in New York at one o'clock in Stockholm, 27 November 2026."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, timezone_id="America/New_York", locale="sv-SE", base_url=server
    )
    page = context.new_page()
    page.clock.set_fixed_time(datetime(2026, 11, 27, 12, 0, tzinfo=UTC))
    yield page
    context.close()


@pytest.fixture
def helper(far_away: Page) -> Page:
    """The page, just opened there."""
    wipe(far_away)
    far_away.emulate_media(media="null")
    far_away.goto(PATH)
    return far_away


WHEN = {
    VETSKAP: "Uppgifter om människor berörs",
    ANMALAN: "Incidentanmälan är skickad",
    HANTERAD: "Incidenten är hanterad",
}
"""What one opens to be asked; the first clock is asked about at once."""


def fill(page: Page, label: str, text: str) -> None:
    """Fill in a clock time as somebody who reads the page does: what has happened since is opened first."""
    field = page.get_by_label(label, exact=True)
    if not field.is_visible():
        page.locator("summary").filter(has_text=WHEN[label]).click()
    field.fill(text)


def clock(page: Page, what: str):
    """The large figure of what must be handed in."""
    return page.get_by_role("form", name="Klockslag").get_by_role("paragraph").filter(has_text=re.compile(f"^{what}"))


def row(page: Page, what: str):
    return page.get_by_role("row").filter(has=page.get_by_role("link", name=what, exact=True))


def test_someone_with_two_clock_times_gets_every_last_time(helper: Page):
    helper.get_by_label(KANNEDOM, exact=True).fill("2026-11-26T14:30")
    fill(helper, VETSKAP, "2026-11-26T16:00")
    expect(row(helper, "Upplysning")).to_contain_text("fredag 27 november 2026 kl. 14.30")
    expect(row(helper, "Upplysning")).to_contain_text("1 timme och 30 minuter kvar")
    expect(row(helper, "Incidentanmälan")).to_contain_text("söndag 29 november 2026 kl. 14.30")
    expect(row(helper, "Anmälan av personuppgiftsincident")).to_contain_text("söndag 29 november 2026 kl. 16.00")
    expect(helper.get_by_role("status").filter(has_text="uträknade")).to_have_text(
        "3 tider uträknade. Närmast: upplysning, fredag 27 november 2026 kl. 14.30."
    )


def test_the_two_first_clocks_say_in_large_what_is_left_and_the_line_says_the_same(helper: Page):
    expect(clock(helper, "Upplysning")).to_contain_text("24 timmar")
    expect(clock(helper, "Incidentanmälan")).to_contain_text("72 timmar")
    helper.get_by_label(KANNEDOM, exact=True).fill("2026-11-26T14:30")
    expect(clock(helper, "Upplysning")).to_contain_text("1 tim 30 min kvar")
    expect(clock(helper, "Upplysning")).to_contain_text("senast fredag 27 november 2026 kl. 14.30")
    expect(clock(helper, "Incidentanmälan")).to_contain_text("2 dygn 1 tim kvar")
    line = helper.get_by_role("img", name=re.compile("^Betydande incident, räknat från kännedom"))
    expect(line).to_have_attribute(
        "aria-label", re.compile("24 timmar: 1 tim 30 min kvar.*72 timmar: 2 dygn 1 tim kvar")
    )
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    large, text = clock(helper, "Upplysning").locator("b").evaluate(size), helper.locator("body").evaluate(size)
    assert large >= 1.4 * text
    helper.get_by_role("button", name="Töm fälten").click()
    expect(clock(helper, "Upplysning")).to_contain_text("24 timmar")


def test_what_comes_later_is_asked_when_it_has_happened(helper: Page):
    for label, words in WHEN.items():
        expect(helper.get_by_label(label, exact=True)).to_be_hidden()
        helper.locator("summary").filter(has_text=words).click()
        expect(helper.get_by_label(label, exact=True)).to_be_visible()


def test_a_link_to_a_checklist_opens_it(helper: Page):
    step = helper.get_by_label("Fattas något? Anmäl ändå, och lämna resten i omgångar.")
    expect(step).to_be_hidden()
    helper.get_by_role("link", name="Anmälan av personuppgiftsincident", exact=True).click()
    expect(step).to_be_visible()


def test_a_broken_address_stops_nothing(helper: Page):
    helper.goto(helper.url.partition("#")[0] + "?igen#%E0%A4%A")
    helper.get_by_label(KANNEDOM, exact=True).fill("2026-11-25T10:00")
    expect(row(helper, "Upplysning")).to_contain_text("Lämna nu.")


def test_a_late_time_says_to_hand_it_in_anyway(helper: Page):
    helper.get_by_label(KANNEDOM, exact=True).fill("2026-11-25T10:00")
    expect(row(helper, "Upplysning")).to_contain_text("Tiden gick ut för 1 dygn")
    expect(row(helper, "Upplysning")).to_contain_text("Lämna nu.")


def test_a_handled_incident_strikes_out_the_interim_report(helper: Page):
    helper.get_by_label(KANNEDOM, exact=True).fill("2026-11-20T10:00")
    fill(helper, ANMALAN, "2026-11-22T10:00")
    fill(helper, HANTERAD, "2026-11-23T10:00")
    expect(row(helper, "Slutrapport")).to_contain_text("tisdag 22 december 2026, före midnatt")
    expect(row(helper, "Lägesrapport")).to_contain_text("Gäller inte")
    expect(helper.get_by_role("heading", name="Lägesrapport", exact=True)).to_be_hidden()


@pytest.mark.parametrize(
    ("fields", "at", "words"),
    at_first(
        1,
        [
            ({KANNEDOM: "2026-11-28T10:00"}, KANNEDOM, "Klockslaget har inte varit än"),
            ({KANNEDOM: "0202-11-28T10:00"}, KANNEDOM, "Året 202 kan inte stämma"),
            ({KANNEDOM: "2026-11-26T10:00", ANMALAN: "2026-11-25T10:00"}, ANMALAN, "före kännedom"),
        ],
    ),
)
def test_what_cannot_be_right_is_told_beside_the_field_and_aloud(helper: Page, fields, at: str, words: str):
    for label, text in fields.items():
        fill(helper, label, text)
    field = helper.get_by_label(at, exact=True)
    expect(field).to_have_attribute("aria-invalid", "true")
    told = helper.locator(f"#{field.get_attribute('aria-describedby').split()[1]}")
    expect(told).to_contain_text(words)
    expect(told).to_have_attribute("aria-live", "polite")
    assert field.get_attribute("name") != "kannedom" or "kvar" not in row(helper, "Upplysning").inner_text()


def test_a_half_filled_field_is_told_of_when_it_is_left(helper: Page):
    field = helper.get_by_label(KANNEDOM, exact=True)
    field.focus()
    helper.keyboard.type("2026")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    helper.get_by_role("button", name="Skriv ut").focus()
    expect(helper.get_by_text("Skriv både dag och klockslag")).to_be_visible()


def test_the_button_now_fills_in_the_time_of_stockholm(helper: Page):
    helper.get_by_role("button", name=f"Nu: {KANNEDOM}").click()
    expect(helper.get_by_label(KANNEDOM, exact=True)).to_have_value("2026-11-27T13:00")
    expect(row(helper, "Upplysning")).to_contain_text("lördag 28 november 2026 kl. 13.00")


def test_the_file_that_is_saved_says_the_same(helper: Page):
    helper.get_by_label(KANNEDOM, exact=True).fill("2026-11-26T14:30")
    helper.get_by_label("Säg att upplysningen är preliminär.").check()
    with helper.expect_download() as download:
        helper.get_by_role("button", name="Spara som textfil").click()
    assert download.value.suggested_filename == "incidenttider-202611271300.txt"
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert "Din tid: fredag 27 november 2026 kl. 14.30" in text
    assert "[x] Säg att upplysningen är preliminär." in text
    assert "[ ] Be om kvittensen." in text


def test_nothing_is_stored_and_nothing_is_sent(helper: Page):
    helper.wait_for_load_state("networkidle")
    sent = []
    helper.on("request", lambda request: sent.append(request.url))
    helper.get_by_label(KANNEDOM, exact=True).fill("2026-11-26T14:30")
    expect(row(helper, "Upplysning")).to_contain_text("kl. 14.30")
    stored = helper.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert sent == []
    assert "14:30" not in stored
    helper.reload()
    expect(helper.get_by_label(KANNEDOM, exact=True)).to_have_value("")


def test_without_script_the_table_says_the_rule_who_gets_it_and_whom_to_call(window: Window):
    page = window(java_script_enabled=False)
    page.goto(PATH)
    expect(row(page, "Upplysning")).to_contain_text("24 timmar från kännedom")
    expect(row(page, "Upplysning")).to_contain_text("2 kap. 5 § cybersäkerhetslagen")
    expect(row(page, "Upplysning")).to_contain_text("CSIRT-enheten")
    expect(row(page, "Upplysning")).to_contain_text("Den som rapporterar i Cyberportalen")
    expect(page.get_by_label(KANNEDOM, exact=True)).to_be_hidden()
    expect(page.get_by_role("checkbox").first).to_be_visible()


def test_it_works_from_a_folder_without_a_server(browser: Browser, site: Path):
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / PATH / "index.html").as_uri())
    page.get_by_label(KANNEDOM, exact=True).fill("2025-11-26T14:30")
    expect(row(page, "Upplysning")).to_contain_text("torsdag 27 november 2025 kl. 14.30")
    context.close()


def test_on_paper_there_are_lines_to_write_on_and_no_buttons(helper: Page):
    helper.emulate_media(media="print")
    expect(helper.get_by_role("button", name="Spara som textfil")).to_be_hidden()
    line = helper.locator(".lamnat .skrivrad").first
    assert line.bounding_box()["width"] > 80
    expect(helper.get_by_text("Roll: [Fyll i]").first).to_be_visible()


@pytest.mark.parametrize(
    ("scheme", "width"), at_first(0, [("dark", 390), ("light", 390), ("light", 1440), ("dark", 1440)])
)
def test_axe_finds_nothing_when_fields_are_filled_and_wrong(window: Window, scheme: str, width: int):
    page = window(width, scheme=scheme)
    page.goto(PATH)
    page.get_by_label(KANNEDOM, exact=True).fill("2025-10-26T02:30")
    fill(page, ANMALAN, "2025-10-01T02:30")
    expect(page.get_by_text("fanns två gånger")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    "path",
    at_first(2, ["", "rutiner/leda-incident/", "rutiner/rapportera-incident/", "rutiner/personuppgiftsincident/"]),
)
def test_the_page_is_one_tap_from_where_it_is_needed(page: Page, path: str):
    page.goto(path)
    page.get_by_role("article").get_by_role("link", name="Räkna ut tiderna").first.click()
    expect(page.get_by_role("heading", level=1, name="Räkna ut tiderna")).to_be_visible()
