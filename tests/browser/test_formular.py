"""The form: a record filled in or changed in the browser, the file that comes of it, and what somebody may paste to harm."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.models import MODELS
from macros.registers.validation import validate
from macros.registers.yaml_plain import plain
from tests.browser.conftest import Window, violations
from tests.conftest import ROOT, at_first, copy_of, demo_day
from tests.kommando import lis

PATH = "om/formular/"
RISK = """# yaml-language-server: $schema=_schema/risker.json
# Risker, äldst först.
- id: RIS-001  # den första
  namn: Strömavbrott
  forum: exempelkontoret
  galler: Exempelkontorets påhittade system.

  # Skalan är gammal.
  skala: tvagradig
  agare: samordnare
  bedomningar:
    # våren
    - {datum: 2021-03, niva: hög, sannolikhet: 2, konsekvens: 1, av: [exempelkontoret]}  # muntligt
  behandling: >-
    Öva utan
    ström.
- id: RIS-002
  namn: Falska fakturor
  forum: exempelforum
  galler: Den som betalar.
  skala: fyrgradig
  agare: chef
  behandling: Två personer godkänner.
"""


@pytest.fixture
def form(fresh: Page, site: Path) -> Page:
    """The form's page, opened as a file."""
    fresh.goto((site / PATH / "index.html").as_uri())
    return fresh


def begin(page: Page, register: str) -> Locator:
    """A new record of a register; its part of the page."""
    page.get_by_label("Vad gäller det?").select_option(register)
    page.get_by_role("button", name="Börja en ny post").click()
    return page.locator(".form-post").last


def paste(page: Page, register: str, text: str) -> None:
    page.get_by_label("Vad gäller det?").select_option(register)
    if not page.get_by_label("Filens text").is_visible():
        page.get_by_text("Ändra en post som finns").click()
    page.get_by_label("Filens text").fill(text)
    page.get_by_role("button", name="Läs filen").click()


def open_pasted(page: Page, which: str) -> Locator:
    page.get_by_label("Posten", exact=True).select_option(which)
    page.get_by_role("button", name="Öppna posten").click()
    return page.locator(".form-post").last


def field(part: Locator, word: str) -> Locator:
    """The control of a field by its label."""
    return (
        part.locator(".form-falt")
        .filter(has=part.page.locator(f'label:text-matches("^{word}( krävs| frågas)?$")'))
        .locator("input:not([type=checkbox]), select, textarea")
        .first
    )


def unknown(part: Locator, word: str) -> None:
    part.get_by_label(f"Uppgift saknas om {word}", exact=True).check()


def finish(page: Page) -> Locator:
    page.get_by_role("button", name="Gör filen").click()
    return page.locator(".form-svar")


def made(page: Page) -> dict[str, tuple[str, str]]:
    """(heading, text) of the last text of every file that came out, by the file's path."""
    files = page.locator(".form-fil")
    expect(files.first).to_be_visible()
    return {
        one.locator("h3").inner_text(): (one.locator("h4").last.inner_text(), one.locator("pre").last.text_content())
        for one in files.all()
    }


def fill_system(page: Page, name: str) -> None:
    part = begin(page, "system")
    field(part, "Id").fill(name)
    field(part, "Namn").fill("Namn: med kolon")
    field(part, "Ägare").fill("chef")
    field(part, "I bruk från").fill("2025")
    for word in ("Objekt", "Förvaltas av", "Vid bortfall", "Personuppgifter"):
        unknown(part, word)
    part.get_by_label("moln", exact=True).check()


def fill_treatment(page: Page, system: str) -> None:
    part = begin(page, "behandlingar")
    field(part, "Namn").fill("Räkna besök")
    for word in ("Id i registerförteckningen", "Process", "Ansvarig", "Från", "IoT", "AI"):
        unknown(part, word)
    part.get_by_text("Fler uppgifter").click()
    systems = part.locator("fieldset").filter(has=page.locator("legend", has_text=re.compile("^System"))).first
    systems.get_by_role("button", name="Lägg till en rad").click()
    offered = page.locator("#form-id-system option").evaluate_all("all => all.map((one) => one.value)")
    assert offered[0] == system, "the new system is offered to what belongs to it"
    systems.locator("input").last.fill(system)


def put(root: Path, files: dict[str, tuple[str, str]]) -> None:
    """Put what came out in its place, as the page says."""
    for name, (kind, text) in files.items():
        path = root / name
        path.write_text(path.read_text("utf-8") + text if kind == "Nya rader" else text, encoding="utf-8")


def test_what_comes_out_of_the_form_has_no_fault_when_put_in_place(form: Page, tmp_path: Path):
    root = copy_of(ROOT / "demo", tmp_path / "demo", ".bygge")
    fill_system(form, "ny-app")
    fill_treatment(form, "ny-app")
    part = begin(form, "atgarder")
    field(part, "Rubrik").fill("Öva att stänga av “strömmen”: #1 - 2026")
    field(part, "Ursprung").select_option(index=1)
    unknown(part, "Ansvarig")
    field(part, "Senast").fill("2027-05")
    paste(form, "risker", (root / "data/risker.yml").read_text("utf-8"))
    part = open_pasted(form, "1")
    field(part, "Behandling").fill("Två personer godkänner varje betalning, och en tredje varje månad.")
    paste(form, "leverantorer", (root / "data/leverantorer.yml").read_text("utf-8"))
    part = open_pasted(form, "ny")
    field(part, "Id").fill("exempelbolaget")
    field(part, "Namn").fill("Exempelbolaget")
    field(part, "Levererar").fill("Ingenting.")
    unknown(part, "Kontakt")
    answer = finish(form)
    expect(answer).to_contain_text("5 filer som hör ihop")
    assert not re.search("null|undefined|NaN|object Object", answer.inner_text())
    files = made(form)
    assert set(files) == {
        "data/system/ny-app.yml",
        *(f"data/{r}.yml" for r in ("behandlingar", "atgarder", "risker", "leverantorer")),
    }
    # The page knows our registers, not those of the invented office: a number that is free there is given here.
    files["data/behandlingar.yml"] = ("Nya rader", re.sub("PUB-[0-9]{3}", "PUB-901", files["data/behandlingar.yml"][1]))
    files["data/atgarder.yml"] = (
        "Nya rader",
        re.sub("ATG-[0-9]{3}", "ATG-901", files["data/atgarder.yml"][1], count=1),
    )
    put(root, files)
    told = lis("kontrollera", "--rot", str(root), LIS_DAG=demo_day())
    assert (told.returncode, told.stdout) == (0, "")


def test_a_changed_record_keeps_every_comment_and_every_other_row(form: Page, tmp_path: Path):
    paste(form, "risker", RISK)
    part = open_pasted(form, "0")
    expect(field(part, "Id")).to_have_attribute("readonly", "")
    field(part, "Skala").fill("fyrgradig")
    group = part.locator("fieldset").filter(has=form.locator("legend", has_text=re.compile("^Bedömningar"))).first
    field(group.locator(".form-rad").first, "Nivå").fill("låg")
    field(part, "Behandling").fill("Öva.")
    finish(form)
    expect(form.locator(".form-fil h4").first).to_have_text("Ändrade rader")
    whole = made(form)["data/risker.yml"][1]
    changed = RISK.replace("skala: tvagradig", "skala: fyrgradig").replace("niva: hög", "niva: låg")
    assert whole == changed.replace("behandling: >-\n    Öva utan\n    ström.\n", "behandling: Öva.\n")
    rows = form.locator(".form-fil pre").first.text_content()
    assert "rad 9 bort:   skala: tvagradig\nrad 9 ny:   skala: fyrgradig\n" in rows and rows.count(" ny: ") == 3
    with form.expect_download() as found:
        form.get_by_role("button", name="Ladda ner Ändrade rader").click()
    assert found.value.suggested_filename == "risker.yml.diff"
    (tmp_path / "data").mkdir()
    (tmp_path / "data/risker.yml").write_text(RISK, encoding="utf-8")
    subprocess.run(["git", "apply", found.value.path()], cwd=tmp_path, check=True)
    assert (tmp_path / "data/risker.yml").read_text("utf-8") == whole


def test_rows_are_added_and_taken_away_where_they_stand(form: Page):
    paste(form, "risker", RISK)
    part = open_pasted(form, "0")
    group = part.locator("fieldset").filter(has=form.locator("legend", has_text=re.compile("^Bedömningar"))).first
    group.get_by_role("button", name="Lägg till en rad i Bedömningar").click()
    expect(form.locator("fieldset input:focus")).to_have_count(1)
    new = group.locator(":scope > div > .form-rader > .form-rad").last
    field(new, "Datum").fill("2026-11")
    for word in ("Nivå", "Sannolikhet", "Konsekvens"):
        unknown(new, word)
    new.get_by_role("button", name="Lägg till en rad i Bedömt av").click()
    new.locator("input[list]").last.fill("exempelforum")
    finish(form)
    row = "    - {datum: 2026-11, niva: uppgift saknas, sannolikhet: uppgift saknas, konsekvens: uppgift saknas, av: [exempelforum]}"
    assert plain(made(form)["data/risker.yml"][1])[0]["bedomningar"][1] == plain(row.strip()[2:])
    assert "# muntligt\n    - " in made(form)["data/risker.yml"][1]
    group.get_by_role("button", name="Ta bort Bedömningar 1").click()
    expect(form.locator(".formular [role=status]")).to_contain_text("borttagen")
    finish(form)
    now = made(form)["data/risker.yml"][1]
    assert "2021-03" not in now and "# våren" in now and len(plain(now)[0]["bedomningar"]) == 1


CASES = [
    ("risker", {"id": "RIS-1"}),
    ("risker", {"id": "RIS-\u0661\u0662\u0663", "namn": "x" * 151, "agare": "Uppgift saknas"}),
    ("risker", {"id": "RIS-001", "namn": "  ", "forum": 7, "galler": "uppgift saknas", "skala": [], "finns-inte": 1}),
    ("risker", {"id": "RIS-001", "bedomningar": [{"datum": "2026-02-30", "av": [], "niva": True, "sannolikhet": "2"}]}),
    ("risker", {"id": "RIS-001", "bedomningar": "nej", "sekretess": "x", "synlighet": "hemlig", "exempel": "ja"}),
    *(
        ("risker", {"id": "RIS-001", "bedomningar": [{"datum": day}]})
        for day in (
            "i går",
            "2026-13",
            "1899",
            2200,
            "2026-00-01",
            True,
            {"fran": 2026},
            {"fran": 2026, "till": 2025, "text": "x"},
        )
    ),
    ("risker", {"id": "RIS-001", "bedomningar": [{"datum": {"fran": 2025, "till": 2026, "text": " "}}, 3]}),
    ("system", {"id": "Stor", "agare": "chef", "klassningar": [{"datum": "2026", "konfidentialitet": 9}]}),
    ("system", {"id": "x", "agare": "chef", "klassningar": [{"datum": 2026, "konfidentialitet": 4}]}),
    ("system", {"id": "con", "agare": "", "driftformer": ["sta", "rymden"]}),
    ("mal", {"id": "MAL-001", "malvarde_tal": "tio", "varden": [{"datum": 2026, "varde": "7,5"}]}),
]


@pytest.mark.parametrize(("register", "value"), CASES, ids=lambda v: json.dumps(v, ensure_ascii=False)[:40])
def test_the_form_says_what_the_check_of_the_files_says(form: Page, register: str, value: dict):
    found = form.evaluate("([register, value]) => LIS_FORMKONTROLL.check(register, value)", [register, value])
    hint = re.compile(r"; (menade du|lis laga skriver|det kan (läsas|vara)|raden börjar med|här står ett hårt) .*$")
    ours = {(tuple(loc), hint.sub("", text)) for loc, text in validate(MODELS[register], value)[1] if loc}
    assert {(tuple(steps), text) for steps, text in found} == ours


def test_faults_stand_by_their_fields_and_lead_there(form: Page):
    part = begin(form, "risker")
    field(part, "Namn").fill("x" * 151)
    finish(form)
    box = form.locator(".form-summa")
    expect(box).to_be_focused()
    expect(box).to_contain_text("Namn: texten har 151 tecken; den får ha högst 150")
    assert form.locator(".form-svar").is_hidden()
    box.get_by_role("link", name="Namn", exact=True).press("Enter")
    name = field(part, "Namn")
    expect(name).to_be_focused()
    assert name.get_attribute("aria-invalid") == "true"
    told = form.locator(f"#{name.get_attribute('aria-describedby').split()[-1]}")
    expect(told).to_have_text("texten har 151 tecken; den får ha högst 150")


def test_the_whole_way_goes_with_the_keyboard(form: Page):
    form.get_by_label("Vad gäller det?").focus()
    form.keyboard.type("Ordlista")
    for key in ("Tab", "Enter"):
        form.keyboard.press(key)
    expect(form.get_by_role("heading", name="Ordlista: ny post")).to_be_focused()
    form.keyboard.press("Tab")
    expect(field(form.locator(".form-post"), "Id")).to_be_focused()
    form.keyboard.type("provord")
    form.keyboard.press("Enter")
    expect(form.locator(".form-summa")).to_be_focused()


BOMB = "a: &a [x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)
)
ATTACKS = {
    "alias": (BOMB, "ankare och alias"),
    "djupt": ("- id: " + "[" * 50_000, "rad 1: "),
    "djupt block": ("\n".join("  " * n + "- " for n in range(40)), "för djupt"),
    "stor": ("- id: x\n" + "# " + "x" * 1_000_001, "filen har fler än"),
    "bidi": ('- id: "a\u202eb"\n', "rad 1: här står ett osynligt tecken (nummer 202e)"),
    "styrtecken": ("- id: a\n  namn: b\x1b[31m\n", "rad 2: här står ett osynligt tecken"),
    "tagg": ("- id: !!python/object:os.system x\n", "taggen"),
    "två dokument": ("- id: a\n---\n- id: b\n", "rad 2: "),
    "sammanslagning": ("- <<: {a: 1}\n  id: x\n", "ett fält ska ha ett namn"),
    "dubbelt": ("- id: a\n  id: b\n", "två gånger"),
    "tabb": ("- id: a\n\tnamn: b\n", "rad 2: raden är indragen med tabb"),
    "text": ("hej", "filen har bara kommentarer"),
    "tom": ("", "filen har bara kommentarer"),
    "html": ("<script>alert(1)</script>: [", "rad 1: går inte att läsa"),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_what_is_pasted_to_harm_gets_a_swedish_line_and_is_left_as_it_is(form: Page, name: str):
    text, told = ATTACKS[name]
    paste(form, "risker", text)
    expect(form.locator("#form-klistra-fel")).to_contain_text(told, timeout=20_000)
    assert form.get_by_label("Filens text").input_value() == text
    assert form.locator(".form-post").count() == 0


def test_odd_names_and_html_are_only_text(form: Page):
    text = '- id: RIS-001\n  __proto__: {exempel: true}\n  constructor: 1\n  namn: "<img src=x onerror=globalThis.ran=1>"\n'
    paste(form, "risker", text)
    open_pasted(form, "0")
    finish(form)
    box = form.locator(".form-summa")
    expect(box).to_contain_text('fältet "__proto__" finns inte')
    expect(box).to_contain_text('fältet "constructor" finns inte')
    assert form.evaluate("[globalThis.ran, ({}).exempel, document.querySelectorAll('.formular img').length]") == [
        None,
        None,
        0,
    ]


@pytest.mark.long
def test_a_large_file_of_a_register_is_read_and_changed(form: Page):
    rows = "".join(
        f"- id: RIS-{n % 1000:03}\n  namn: Risk {n}\n  forum: f\n  galler: g\n  skala: s\n  agare: chef\n  behandling: b\n"
        for n in range(9_000)
    )
    assert 800_000 < len(rows) < 1_000_000
    paste(form, "risker", "[]")
    form.locator("#form-klistra").evaluate(
        "(place, text) => { place.value = text }", rows
    )  # typed by a test it takes minutes
    form.get_by_role("button", name="Läs filen").click()
    part = open_pasted(form, "8999")
    field(part, "Namn").fill("Ändrad")
    finish(form)
    assert made(form)["data/risker.yml"][1] == rows.replace("namn: Risk 8999\n", "namn: Ändrad\n")


def test_nothing_is_fetched_sent_or_stored(fresh: Page, server: str):
    asked: list[str] = []
    fresh.add_init_script(
        "window.broken = []; document.addEventListener('securitypolicyviolation', e => broken.push(e.violatedDirective))"
    )
    fresh.goto(server + PATH)
    fresh.wait_for_load_state("networkidle")
    fresh.on("request", lambda request: asked.append(request.url))
    fill_system(fresh, "ny-app")
    finish(fresh)
    made(fresh)
    fresh.get_by_role("button", name="Kopiera Hela filen").click()
    assert [url for url in asked if not url.startswith("blob:")] == [server + "assets/formular/id.js"]
    assert fresh.evaluate("[broken.length, localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        0,
        "",
    ]


def test_no_other_page_loads_the_form(site: Path):
    users = [
        p.parent.relative_to(site).as_posix()
        for p in site.rglob("index.html")
        if re.search(r"formular[^\"]*\.(?:js|css)\"|lib/yaml", p.read_text("utf-8"))
    ]
    assert users == [PATH.rstrip("/")]


@pytest.mark.parametrize(
    ("width", "scheme"), at_first(1, [(320, "light"), (320, "dark"), (1440, "light"), (1440, "dark")])
)
def test_the_form_is_accessible_and_fits(window: Window, scheme: str, width: int):
    page = window(width, scheme=scheme, calm=True)
    page.goto(PATH)
    fill_system(page, "ny-app")
    begin(page, "risker")
    page.get_by_text("Fler uppgifter").first.click()
    finish(page)
    expect(page.locator(".form-summa")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".form-post").last.get_by_role("button", name="Ta bort Risker: ny post").click()
    finish(page)
    made(page)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_the_page_says_what_to_do(browser, site: Path):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / PATH / "index.html").as_uri())
    expect(page.get_by_text("Formuläret behöver skript")).to_be_visible()
    expect(page.get_by_text("lis ny atgard")).to_be_visible()
    context.close()
