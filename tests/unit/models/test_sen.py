"""Late: asked of the matter itself, and told alike wherever it is shown."""

from datetime import date

import pytest

from macros.models import REGISTERS
from macros.models.atgard import Atgard
from macros.models.beslut import Beslut
from macros.models.projekt import Aktivitet, Projekt
from macros.models.roll import Roll
from macros.outputs.status import mail_text, status_text
from macros.problems import Felbruk
from macros.registers.load import Registers
from macros.registers.roles import existing_role, role_fault
from macros.views.laget import forsenade
from macros.views.loften import beslut_alla
from macros.views.parts import Sammanhang
from macros.views.plan import build_rader, plan
from macros.views.rollblad import rollblad

UNKNOWN = "uppgift saknas"
LAST = date(2026, 6, 30)
AFTER = date(2026, 7, 1)


def event(day: str, status: str) -> dict[str, str]:
    return {"datum": day, "status": status, "text": "Det hände."}


def atgard(*events: dict[str, str], senast: str = "2026-06", **fields) -> Atgard:
    rest = {"ansvarig": UNKNOWN, "ursprung": "incident", "handelser": list(events)}
    return Atgard(**{"id": "ATG-001", "rubrik": "Öva", "senast": senast} | rest | fields)


def aktivitet(*events: dict[str, str], tid: str = "2026-06") -> Aktivitet:
    return Aktivitet(text="Prova", tid=tid, handelser=list(events))


def context(dag: date, **records) -> Sammanhang:
    held = {r.namn: () for r in REGISTERS} | {name: tuple(found) for name, found in records.items()}
    return Sammanhang(Registers(held), dag, "plan.md", {})


@pytest.mark.parametrize("make", [atgard, aktivitet])
@pytest.mark.parametrize(
    ("events", "day", "late"),
    [
        ([], LAST, False),
        ([], AFTER, True),
        ([event("2026-05-01", "pagar")], AFTER, True),
        ([event("2026-05-01", "overford")], AFTER, True),
        ([event("2026-05-01", "klar")], AFTER, False),
        ([event("2026-05-01", "utgar")], AFTER, False),
        ([event("2026-07-02", "klar")], AFTER, True),
    ],
)
def test_what_is_open_is_late_the_day_after_its_last_day(make, events, day, late):
    assert make(*events).sen(day) is late


def test_what_has_no_known_day_is_never_late():
    assert not atgard(senast=UNKNOWN).sen(date(2099, 1, 1))
    assert not aktivitet(tid=UNKNOWN).sen(date(2099, 1, 1))


@pytest.mark.parametrize(("day", "late"), [(LAST, False), (AFTER, True)])
def test_every_place_that_tells_of_lateness_says_the_same(day, late):
    beslut = {"av": UNKNOWN, "diarienummer": UNKNOWN, "ansvarig": UNKNOWN, "beslutat": UNKNOWN, "senast": "2026-06"}
    b = Beslut(id="BES-001", rubrik="Inför", **beslut)
    rest = {"drivs_av": "kontoret", "syfte": "Att prova", "tid": {"fran": UNKNOWN, "till": UNKNOWN}}
    p = Projekt(id="prov", namn="Provet", aktiviteter=[aktivitet()], **rest)
    s = context(day, beslut=[b], projekt=[p])
    assert bool(forsenade(s, [b])) is late
    assert {row.sen for row in build_rader(s)} == {late}
    assert ("Försenat: 2 öppna" in plan(s)) is late
    assert ("Försenad" in beslut_alla(s)) is late
    assert ("BES-001 Inför, skulle vara klart" in status_text(s.registers, day)) is late


ROLL = Roll(id="isam", namn="Samordnaren", organisation="kontoret", mandat=UNKNOWN, uppgifter=UNKNOWN)


def test_an_example_is_not_counted_as_late_on_a_roles_page():
    shown = []
    for exempel in (False, True):
        matter = atgard(ansvarig="isam", exempel=exempel)
        shown.append(rollblad(context(AFTER, atgarder=[matter], roller=[ROLL]), "isam"))
    assert ["skulle ha varit klara" in page for page in shown] == [True, False]


def test_a_role_that_is_not_there_is_told_with_the_one_that_was_meant():
    registers = context(AFTER, roller=[ROLL]).registers
    told = 'rollen "isma" finns inte i data/roller.yml; menade du "isam"?'
    assert role_fault(registers, "isma") == told
    assert role_fault(registers, "isam") is None
    assert existing_role(registers, "isam") is ROLL
    with pytest.raises(Felbruk, match="menade du"):
        existing_role(registers, "isma")
    with pytest.raises(Felbruk) as fault:
        mail_text(registers, "isma", AFTER, "https://exempel.se")
    assert str(fault.value) == told
