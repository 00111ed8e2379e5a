"""What an audience may not read is told as not shown: never as none, never as unknown, never as undecided, never as nothing to do."""

from dataclasses import replace
from typing import Any

import pytest

from macros.frozen.store import Fryst
from macros.models.base import DOLD, Synlighet
from macros.models.genomgang import Kontakt
from macros.models.kontaktvag import Kontaktvag
from macros.models.kort import Kort
from macros.models.krav import Ramverk
from macros.models.lokalt_beslut import LokaltBeslut
from macros.models.malgrupp import Malgrupp
from macros.models.skyldighet import Skyldighet
from macros.models.system import System
from macros.models.vardagsfraga import Vardagsfraga
from macros.pages.page import Page
from macros.prepared.audience import shown_records
from macros.prepared.calls import Calls
from macros.registers.narrow import by_marks, narrowed
from macros.views.blad import objektblad, systemblad
from macros.views.frister import frister
from macros.views.genomgang import faktaruta
from macros.views.incidenthjalp import incidenthjalp
from macros.views.kontakt import incidentkontakt
from macros.views.kontorets_fragor import fore_skarp_drift, kontoret_beslutar_lista
from macros.views.krav import skyldigheter
from macros.views.parts import Sammanhang
from macros.views.tomt import tomt
from macros.views.vardagsfragor import vardagsfragor
from tests.unit.office import DAY, UNKNOWN, beslut, context, genomgang, kalla, mal, objekt, page, regel, registers, roll

INTERN, OPPEN = Synlighet.INTERN, Synlighet.OPPEN
OPEN = tuple(
    Malgrupp(id=name.replace("_", "-"), galler_register=name, visas_for="oppen", varfor="Står i öppna texter.")
    for name in ("skyldigheter", "krav", "lokala_beslut", "kallor", "vardagsfragor", "kartotek")
)
RAM = Ramverk(id="lagen", namn="Lagen", version="1", textlage="inlast", om="En lag.")
LIMIT = {
    "vad": "Upplysning",
    "fran": "kannedom",
    "timmar": 24,
    "till": "Myndigheten",
    "kontakt": "incidentkontakt",
    "gor": ["Ring."],
}
DUTY = Skyldighet(
    id="SKY-001",
    rubrik="Lämna",
    nar="Genast.",
    vem=UNKNOWN,
    ram="lagen",
    nummer="2:5",
    bevis="Kvittens",
    frister=[LIMIT],
    handelser=[{"datum": "2026-01-01", "status": "klar", "text": "Gjort."}],
)
WAY = Kontaktvag(
    id="incidentkontakt", namn="Incidentkontakten", nar="Alltid.", roll=UNKNOWN, vag="08-465 004 00", annan_tid=UNKNOWN
)
LAW = {"skyldigheter": [DUTY], "krav": [RAM], "kontaktvagar": [WAY], "malgrupper": OPEN}


def told_to(audience: Synlighet, sida: str = "om/x.md", pages: tuple[Page, ...] = (), **held: Any) -> Sammanhang:
    s = context(sida, pages, **held)
    return replace(s, registers=narrowed(s.registers, audience, by_marks(s.registers, audience)))


def test_the_laws_time_limits_are_there_for_those_who_may_not_read_whom_the_office_calls():
    s = told_to(OPPEN, **LAW)
    for shown in (frister(s), incidenthjalp(s)):
        assert "24 timmar" in shown and "Upplysning" in shown
        assert "465 004" not in shown and "[Fyll i]" not in shown
    assert "visas inte här" in incidenthjalp(s)


def test_a_number_that_is_filled_in_is_not_told_as_one_to_fill_in():
    assert "[Fyll i]" not in incidentkontakt(told_to(OPPEN, **LAW))
    assert "Kontorets nummer visas inte här" in incidentkontakt(told_to(OPPEN, **LAW))
    assert "[Fyll i]" in incidentkontakt(told_to(INTERN))


def test_how_far_the_office_has_come_with_a_duty_is_not_told_as_unknown():
    shown = skyldigheter(told_to(OPPEN, **LAW))
    assert "Visas inte här" in shown and "läget för" not in shown and "0 av" not in shown
    assert "Läget är känt för 1 av 1" in skyldigheter(told_to(INTERN, **LAW))


QUESTION = LokaltBeslut(
    id="KB-001",
    tema="fore_skarp_drift",
    fraga="Får vi?",
    rekommendation="Ja.",
    vem=UNKNOWN,
    kallor=["FORSLAG"],
    beslut="BES-001",
)


@pytest.mark.parametrize("view", [fore_skarp_drift, kontoret_beslutar_lista])
def test_a_question_whose_decision_is_not_shown_does_not_wait_for_one(view):
    held = {"lokala_beslut": [QUESTION], "beslut": [beslut()], "kallor": [kalla("FORSLAG", "egen")], "malgrupper": OPEN}
    shown = view(told_to(OPPEN, **held))
    assert "Väntar på beslut" not in shown and "0 av 1 prövning" not in shown and "Visas inte här" in shown
    assert "Avgjord" in view(told_to(INTERN, **held))


ACCESS = [{"datum": "2026-01-01", "del": "teknik", "dokumenterad": False}]
FINE = {
    "id": "kartan",
    "namn": "Kartan", "agare": "chef", "fran": "2020", "objekt": "vagar", "driftformer": ["egen"], "vid_bortfall": "forsumbar",
    "klassningar": [{"datum": "2026-10-01", "konfidentialitet": 1, "riktighet": 1, "tillganglighet": 1}],
    "bekraftad": [{"datum": "2026-10-01", "av": "chef"}],
}  # fmt: skip


NOT_NEEDED = [{"datum": "2026-01-01", "lage": "behovs_inte"}]


def test_nobody_is_told_that_nothing_is_to_be_done_where_the_gaps_are_not_shown():
    rest = dict.fromkeys(("forvaltas_av", "personuppgifter"), UNKNOWN)
    held = {
        "system": [System(**rest | FINE, behorigheter=ACCESS, riskanalyser=NOT_NEEDED)],
        "regler": [regel("klassning"), regel("bekraftelse")],
        "roller": [roll()],
        "objekt": [objekt(id="vagar", agare="chef")],
    }
    s = told_to(INTERN, "register/system/kartan.md", **held)
    shown = systemblad(s, "kartan")
    assert "Inget saknas" not in shown and "Inget att göra<" not in shown
    assert "Visas inte här: behörighetshantering" in shown
    assert "Inget att göra av det som visas här" in objektblad(s, "vagar")


def test_an_object_whose_systems_are_not_shown_is_not_told_to_have_none():
    hidden = System(**dict.fromkeys(("forvaltas_av", "personuppgifter"), UNKNOWN) | FINE, synlighet="begransad")
    s = told_to(INTERN, system=[hidden], roller=[roll()], objekt=[objekt(id="vagar", agare="chef")])
    assert "Inga är inskrivna. Det betyder" not in objektblad(s, "vagar")
    assert "Inga visas här" in objektblad(s, "vagar")


def test_a_review_does_not_say_that_a_register_is_empty_where_a_part_of_it_is_kept_back():
    s = told_to(INTERN, mal=[mal(synlighet="begransad")], genomgangar=[genomgang()])
    assert "visas inte här" in tomt(s, 2027, "mal") and "har inget inskrivet" not in tomt(s, 2027, "mal")
    assert "har inget inskrivet" in tomt(s, 2027, "behov")


@pytest.mark.parametrize("call", ["sena_uppgifter()", "jamforelse(2026, 2027)", "jamforelser()"])
def test_figures_of_then_are_compared_with_those_of_now_only_for_those_who_may_read_both(call):
    tal = ({"fraga": "System med hemlig brist", "taljare": 3, "namnare": 9, "okanda": 5},)
    held = {"genomgangar": [genomgang(2026), genomgang(2027)]}
    frozen = {"2026": Fryst("2026", DAY, {}, tal)}
    s = replace(told_to(INTERN, **held), frysta=frozen)
    (made,) = Calls().outputs(page("om/x.md", f"{{{{ {call} }}}}"), s, [])
    assert "hemlig brist" not in made.html
    assert "Ingen genomgång är fryst" not in made.html


def test_the_public_is_not_told_of_a_named_group_where_staff_may_read():
    (made,) = Calls().outputs(page("om/x.md", "{{ kontaktvagar() }}"), told_to(OPPEN, **LAW), [])
    assert "kontorets personal" in made.html


def test_a_review_names_its_contact_where_the_role_is_not_shown():
    kept = genomgang(kontaktperson=Kontakt(namn="Anna Fackla", roll="chef"))
    s = told_to(INTERN, genomgangar=[kept], roller=[roll(synlighet="begransad")])
    assert s.registers.genomgangar[0].kontaktperson.roll is DOLD
    assert "Anna Fackla, visas inte här" in faktaruta(s, 2027)


def test_a_measure_stays_on_its_card_where_the_role_that_does_it_is_not_shown():
    measure = {"id": "LOG-01", "vad": "Logga.", "bindning": "rad", "gor": "chef", "kontroll": "Se."}
    card = Kort(id="loggning", titel="Loggning", sammanfattning="Om.", agare=UNKNOWN, atgarder=[measure])
    s = told_to(INTERN, kartotek=[card], roller=[roll(synlighet="begransad")])
    assert [m.gor for m in s.registers.kartotek[0].atgarder] == [DOLD]


def test_the_path_of_a_page_that_is_kept_back_goes_and_the_answer_stays():
    asked = Vardagsfraga(id="FRG-001", tema="ai", fraga="Får jag?", svar="ja", text="Jo.", sida="plan/hemlig.md#del")
    whole = registers(vardagsfragor=[asked], roller=[roll(borja=["plan/hemlig.md", "plan/index.md"])])
    seen = narrowed(whole, INTERN, by_marks(whole, INTERN), {"plan/hemlig.md"})
    assert seen.vardagsfragor[0].sida is DOLD
    assert seen.roller[0].borja == ("plan/index.md",)
    s = replace(context("far-jag/index.md"), registers=seen)
    assert "Jo." in vardagsfragor(s, "ai") and "hemlig" not in vardagsfragor(s, "ai")


def test_what_is_about_a_page_is_shown_with_the_page():
    row = Malgrupp(id="hemlig", galler_sidor="plan/hemlig.md", visas_for="begransad", varfor="Bristerna står där.")
    keep = shown_records(registers(malgrupper=[row, *OPEN]), INTERN, ["plan/index.md"])
    assert [keep("malgrupper", r) for r in (row, OPEN[0])] == [False, True]
