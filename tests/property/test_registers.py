"""What holds for any input: bytes in a data file, days, and the order of facts."""

import csv
import io
import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from openpyxl import load_workbook

from macros.content import load_content
from macros.models import REGISTERS
from macros.models.arshjul import Arsuppgift
from macros.models.atgard import Atgard
from macros.models.base import Status
from macros.models.system import System
from macros.models.utbildning import Utbildning
from macros.outputs.exports import FORMELTECKEN, export_files
from macros.problems import Problem
from macros.registers.characters import bad_sign
from macros.registers.load import Registers
from macros.registers.yaml_source import parse_yaml
from macros.state.day import Dagslage
from macros.views.blad import svar_for
from tests.conftest import ROOT

DAYS = st.dates(date(2015, 1, 1), date(2026, 11, 24))
UNKNOWN = "uppgift saknas"
MINISITE = ROOT / "tests" / "minisite"
FILES = sorted(p.relative_to(MINISITE).as_posix() for p in MINISITE.rglob("*") if p.suffix in (".yml", ".md"))
LIMITS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ANY_BYTES = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=200).map(str.encode),
    st.text("-:[]{}&*!#|>'\"%@` \n\tabcå0123.", max_size=120).map(str.encode),
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(MINISITE, tmp_path_factory.mktemp("hypotes") / "rot"))


@pytest.mark.parametrize("name", FILES)
@given(data=ANY_BYTES)
@settings(LIMITS, max_examples=12)
def test_any_bytes_give_faults_or_a_load(root, name, data):
    own = (MINISITE / name).read_bytes()
    (root / name).write_bytes(data)
    try:
        found = load_content(root, dag=date(2026, 11, 24)).problems
    finally:
        (root / name).write_bytes(own)
    assert all(type(p) is Problem and p.rad >= 1 and p.fel for p in found)


@given(data=ANY_BYTES, at=st.integers(0, 400))
@LIMITS
def test_a_damaged_record_gives_faults_or_a_load(root, data, at):
    name = "data/atgarder.yml"
    own = (MINISITE / name).read_bytes()
    (root / name).write_bytes(own[:at] + data + own[at:])
    try:
        found = load_content(root, dag=date(2026, 11, 24)).problems
    finally:
        (root / name).write_bytes(own)
    assert all(type(p) is Problem for p in found)


@given(st.text(max_size=300))
@LIMITS
def test_the_line_of_a_fault_is_within_the_file(text):
    problems: list[Problem] = []
    parse_yaml("x.yml", text, problems)
    assert all(1 <= p.rad <= text.count("\n") + 2 for p in problems)


def events(days: list[date]) -> list[dict]:
    states = list(Status)
    return [{"datum": d.isoformat(), "status": states[n % 4], "text": "Hände"} for n, d in enumerate(sorted(days))]


def atgard(days: list[date]) -> Atgard:
    base = {"id": "ATG-001", "rubrik": "Öva", "ansvarig": UNKNOWN, "senast": UNKNOWN, "ursprung": "vor"}
    return Atgard(**base, handelser=events(days))


@given(st.lists(DAYS, max_size=8), DAYS)
@LIMITS
def test_state_on_a_day_never_depends_on_later_facts(days, day):
    all_of_them, known_then = atgard(days), atgard([d for d in days if d <= day])
    assert all_of_them.status(day) == known_then.status(day)


@given(st.lists(DAYS, max_size=8), DAYS)
@LIMITS
def test_the_shortcut_equals_a_replay_of_all_events(days, day):
    state = Status.PLANERAD
    for event in events(days):
        if date.fromisoformat(event["datum"]) <= day:
            state = event["status"]
    assert atgard(days).status(day) is state


def system(days: list[date]) -> System:
    asked = dict.fromkeys(("fran", "objekt", "driftformer", "forvaltas_av", "vid_bortfall", "personuppgifter"), UNKNOWN)
    krt = [(n % 4, (n + 1) % 4, (n + 2) % 4) for n in range(len(days))]
    names = ("konfidentialitet", "riktighet", "tillganglighet")
    made = [
        dict(zip(names, levels, strict=True)) | {"datum": d}
        for levels, d in zip(krt, map(str, sorted(days)), strict=True)
    ]
    access = [{"datum": str(d), "del": "teknik", "dokumenterad": n % 2 == 0} for n, d in enumerate(sorted(days))]
    tests = [{"datum": str(d), "utfall": ("lyckat", "misslyckat")[n % 2]} for n, d in enumerate(sorted(days))]
    return System(
        id="sys", namn="Sys", agare=UNKNOWN, klassningar=made, behorigheter=access, aterstallningstester=tests, **asked
    )


def answers(made: System, day: date) -> list:
    held = {r.namn: () for r in REGISTERS} | {"system": (made,)}
    return svar_for(Dagslage(Registers(held), day), made)


@given(st.lists(DAYS, max_size=6, unique=True), DAYS, st.lists(st.integers(1, 900), max_size=3))
@LIMITS
def test_no_answer_about_a_system_depends_on_later_facts(days, day, later):
    known = sorted(d for d in days if d <= day)
    more = sorted({day + timedelta(days=n) for n in later})
    assert answers(system(known), day) == answers(system([*known, *more]), day)


TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co")), min_size=1, max_size=60).filter(
    lambda t: t.strip() and "saknas" not in t.lower() and bad_sign(t) is None
)


@given(TEXTS, TEXTS, st.integers(0, 10_000), DAYS)
@settings(LIMITS, max_examples=25)
def test_exports_read_back_equal_what_went_in(rubrik, grupp, antal, day):
    made = Utbildning(id="UTB-001", rubrik=rubrik, datum=str(day), grupp=grupp, antal=antal, malgrupp_antal=antal + 1)
    duty = Arsuppgift(id="ARS-001", rubrik=rubrik, roll=UNKNOWN, manader=[day.month], forslag=grupp)
    held = {r.namn: () for r in REGISTERS} | {"utbildningar": (made,), "arshjul": (duty,)}
    files = export_files(Registers(held), date(2026, 11, 24))

    post = json.loads(files["utbildningar.json"])["poster"][0]
    assert (post["rubrik"], post["grupp"], post["antal"], post["datum"]) == (made.rubrik, made.grupp, antal, str(day))

    head, row = csv.reader(io.StringIO(files["utbildningar.csv"].decode("utf-8-sig"), newline=""), delimiter=";")
    cells = dict(zip(head, row, strict=True))
    assert cells["Rubrik"].removeprefix("'" if made.rubrik.startswith(FORMELTECKEN) else "") == made.rubrik
    assert (cells["Antal"], cells["Datum"]) == (str(antal), str(day))

    sheet = load_workbook(io.BytesIO(files["utbildningar.xlsx"])).active
    shown = dict(zip([c.value for c in sheet[1]], list(sheet[2]), strict=True))
    assert (shown["Rubrik"].value, shown["Rubrik"].data_type) == (made.rubrik, "s")
    assert (shown["Antal"].value, shown["Datum"].value.date()) == (antal, day)

    event = next(iter(Calendar.from_ical(files["arshjul.ics"]).walk("VEVENT")))
    assert str(event["summary"]) == duty.rubrik
    assert event["rrule"]["BYMONTH"] == [day.month]
