"""A sheet holds what who decides needs, names what waits, invents no other answer, and says what to write afterwards."""

import re
from typing import Any

import pytest
import yaml

from macros.models.kalla import Kalla
from macros.models.kort import Kort
from macros.models.vardagsfraga import Vardagsfraga
from macros.views.beslutsblad import Blad, beslutets_sidor, fragans_blad, lediga_nummer, sidornas_blad
from macros.views.beslutsunderlag import beslutsunderlag
from macros.views.inforande import build_inforande
from macros.views.kontorets_fragor import build_fragor
from tests.unit.inforandefall import fraga, steg
from tests.unit.office import beslut, context, decision, page, roll, styrdokument

ASKS = '{{ kontoret_beslutar("KB-001") }}\n'
PAGES = (
    page("kartotek/loggning.md", f"# Loggning\n\n{ASKS}"),
    page("rutiner/leda-incident.md", f'# Leda\n\n{{{{ forslag("incidentrutin") }}}}\n\n{ASKS}', synlighet="oppen"),
    page("rutiner/leda-incident-efterat.md", "# Efteråt\n", synlighet="oppen"),
)
MEASURES = [{"id": f"LOG-0{n}", "vad": "Gör.", "bindning": "rad", "gor": "chef", "kontroll": "Se."} for n in (1, 2)]
CARD = Kort(id="loggning", titel="Loggning", sammanfattning="Om.", agare="chef", atgarder=MEASURES)
EVERYDAY = Vardagsfraga(
    id="FRG-001", tema="ai", fraga="Får jag?", svar="ja", text="Ja.", sida="rutiner/leda-incident.md"
)
ASKED = fraga(
    1,
    fraga="Hur länge?",
    rekommendation="Ett år. Väg tiden mot syftet.",
    kortsvar=[{"fraga": "hur_lange", "svar": "Ett år."}],
    kallor=["F8.102", "FORSLAG"],
)
STEP = steg("sidor", 3, rubrik="Besluta rutinerna", beslutar_sidor=["rutiner/"], beslut=["KB-001"])
HELD = {
    "lokala_beslut": [ASKED],
    "kartotek": [CARD],
    "vardagsfragor": [EVERYDAY],
    "roller": [roll()],
    "inforandesteg": [STEP],
    "styrdokument": [styrdokument()],
    "kallor": [
        Kalla(id="F8.102", marke="sekundar", om="Råd om loggar"),
        Kalla(id="FORSLAG", marke="egen", om="Vårt eget"),
    ],
}


def seen(**held: Any):
    return context("om/beslutsunderlag.md", PAGES, **HELD | held)


def sheet(**held: Any) -> Blad:
    s = seen(**held)
    return fragans_blad(s, next(build_fragor(s)), "BES-042", build_inforande(s))


def test_the_sources_stand_with_their_marks_in_words():
    assert [(k.id, k.om, k.marke) for k in sheet().kallor] == [
        ("F8.102", "Råd om loggar", "andrahandskälla"),
        ("", "Vårt eget", ""),
    ]


def test_everything_that_waits_is_named():
    assert dict(sheet().haller_upp) == {
        "Sidor där frågan står öppen": ("Loggning", "Leda"),
        "Åtgärder på korten": ("Loggning: 2 åtgärder (LOG-01 till LOG-02)",),
        "Svar i Får jag …? som leder till sidorna": ("Får jag?",),
        "Steg i införandet": ("Besluta rutinerna",),
    }


def test_each_page_says_what_the_decision_changes_there():
    told = {a.titel: a.vad for a in sheet().andras}
    assert told["Loggning"].endswith("Kortets korta svar blir beslutet.")
    assert told["Leda"] == "Rutan säger vad som är beslutat, när och av vem."


def test_the_decision_is_a_sentence_that_holds_the_question_and_our_whole_answer():
    assert sheet().mening == "Kontoret beslutar som svar på frågan ”Hur länge?”: Ett år. Väg tiden mot syftet."


def test_what_to_write_is_a_record_with_blanks_that_no_check_lets_through_and_the_row_of_the_question():
    first, second = sheet().inskrifter
    (record,) = yaml.safe_load(first.rader)
    assert first.fil == "data/beslut.yml" and record["id"] == "BES-042"
    assert record["rubrik"] == "Ett år" and record["beskrivning"] == "Ett år. Väg tiden mot syftet."
    assert (record["beslutat"], record["av"], record["diarienummer"]) == ("ÅÅÅÅ-MM-DD", "Fyll i", "uppgift saknas")
    assert (second.fil, second.rader) == ("data/lokala_beslut.yml", "  beslut: BES-042")
    assert "KB-001" in second.var


def test_a_heading_that_would_be_too_long_is_the_first_sentence_or_names_the_question():
    def rubrik(answer: str) -> str:
        asked = fraga(rekommendation=answer, kallor=[])
        return yaml.safe_load(sheet(lokala_beslut=[asked]).inskrifter[0].rader)[0]["rubrik"]

    assert rubrik(f"Gör så. {'Ord ' * 60}") == "Gör så"
    assert rubrik("ord " * 60) == "Svara på frågan KB-001"


def test_a_question_that_is_settled_says_by_which_decision():
    held = {"lokala_beslut": [ASKED.model_copy(update={"beslut": "BES-001"})], "beslut": [decision("x.md")]}
    assert sheet(**held).avgjort.startswith("BES-001: Inför det. Beslutat 1 oktober 2026 av chefen")
    assert sheet().avgjort == ""


def test_who_decides_is_the_role_that_is_known_and_otherwise_for_the_office_to_say():
    assert sheet().vem == "Kontoret beslutar vem"
    assert sheet(lokala_beslut=[fraga(vem="chef")]).vem == "Chefen"


def test_a_step_names_its_pages_and_a_part_of_a_routine_follows_the_routine():
    s = seen()
    made = sidornas_blad(s, build_inforande(s).steg[0], "BES-007")
    assert "Kontoret beslutar att det gäller." in made.mening and "2 sidor: Leda, Efteråt." in made.mening
    assert made.mening.endswith("Kontorets beslutade rutin för incidenter [ersätts / står kvar].")
    (record,) = yaml.safe_load(made.inskrifter[0].rader)
    assert record["faststaller"] == ["rutiner/leda-incident.md"]


@pytest.mark.parametrize(("level", "mark"), [("oppen", "oppen"), ("intern", None)])
def test_who_may_read_the_pages_may_read_that_they_are_decided(level, mark):
    pages = tuple(page(p.path, p.text, synlighet=level) for p in PAGES if p.path.startswith("rutiner/"))
    s = context("om/beslutsunderlag.md", pages, inforandesteg=[STEP])
    (record,) = yaml.safe_load(sidornas_blad(s, build_inforande(s).steg[0], "BES-007").inskrifter[0].rader)
    assert record.get("synlighet") == mark


def test_pages_that_hold_already_are_not_decided_again():
    s = seen(beslut=[decision("rutiner/leda-incident.md")])
    assert beslutets_sidor(build_inforande(s).steg[0].sidor) == ["rutiner/leda-incident.md"]
    assert "0 sidor" in sidornas_blad(s, build_inforande(s).steg[0], "BES-007").mening


def test_each_sheet_has_a_number_of_its_own():
    assert lediga_nummer(seen(beslut=[beslut(id="BES-009")]), 2) == ["BES-010", "BES-011"]


def test_the_page_has_a_folded_sheet_for_each_question_that_holds_something_up():
    html = beslutsunderlag(seen(lokala_beslut=[ASKED, fraga(2)]))
    assert re.findall(r'<h2 id="(kb-\d+)">', html) == ["kb-001"], "nothing asks for the second"
    assert all(label in html for label in ("Beslutas av (roll)", "Dag", "Diarienummer", "Underskrift"))
    assert "Vi har inte berett något annat svar." in html
    settled = {"lokala_beslut": [ASKED.model_copy(update={"beslut": "BES-001"})], "beslut": [decision("x.md")]}
    assert "Ingen fråga utan beslut håller upp någon sida." in beslutsunderlag(seen(**settled))
