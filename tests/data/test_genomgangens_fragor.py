"""Each thing that the review of 2026 asks for has a place: a computed block in the next review, a register, a page.

A row: the section of the original, what it asks for, and where that stands. `rapport:` a call in a chapter of the next
review (and so in `KNOWN`, for every year after it); `register:` a register with these fields; `sida:` a page that people read.
"""

import re

import pytest

from macros.models import REGISTERS
from macros.models.ord import falt_i
from macros.review.chapters import KNOWN
from tests.conftest import ROOT

ASKED = """
inledning | rutiner för incidenter, utbildning, klassning och registerförteckning i en rapport | rapport: index stadens_fragor
inledning | bedöma om arbetet är tillräckligt och har önskad verkan | rapport: index bedomning
inledning | en planering för det kommande året | rapport: 9.2 planering
inledning | planeringen utgår från nämndens uppdrag i budgeten | rapport: 9.1 uppdrag; register: uppdrag ar rubrik; register: mal uppdrag
2.1 | det som har ändrats i organisationen och modellen | rapport: 2.1 forandringar
2.1 | registerförteckningen delad efter kontorets processer | register: behandlingar process register_id; register: processer agare
2.1 | IoT och AI i förteckningen, med konsekvensbedömning | register: behandlingar iot ai dpia
2.1 | avtalet om gemensamt ansvar med Trafikverket | rapport: 2.1 gemensamt_ansvar; register: gemensamt_ansvar med avtal uppdelning
2.1 | kamerornas huvudgrupper, klassade en gång | register: kameragrupper klassningar; sida: rutiner/kameraprocess.md
2.1 | en policy för generativ AI | sida: rutiner/generativ-ai.md
2.1 | krav vid upphandling, A- och B-klassning | sida: rutiner/stalla-krav.md
2.2 | nya lagar och vad de kräver | rapport: 2.2 lagar; sida: krav/cybersakerhetslagen.md
2.2 | hotbilden, och att kontoret beslutar om sin egen | rapport: 2.2 arets_hotbild; register: hotbild
2.2 | härdning, flera faktorer, segmentering och uppdateringar | sida: kartotek/hardning.md; sida: kartotek/inloggning.md; sida: kartotek/natsegmentering.md; sida: kartotek/uppdatering.md
2.2 | reservrutiner för långa avbrott i el, tele och nät | sida: rutiner/kontinuitet.md; sida: parm/reservrutiner.md
2.2 | insiderhot och säkerhetsprövning | sida: kartotek/personal.md
2.2 | informationspåverkan | sida: kartotek/informationspaverkan.md
2.2 | lågt hängande frukter: behörigheter dokumenterade, två faktorer på vpn | rapport: 3.1 frukter; sida: laget/frukter.md; register: system behorigheter fjarratkomst
3.1 | applikationerna med objekt, förvaltare, klassning och riskanalys | register: system objekt forvaltas_av klassningar riskanalyser
3.1 | Cybertryggs block, med vad som är gjort och planerat | rapport: 3.1 projektblock; rapport: 3.1 tidslinje
3.1 | stadens omvärldsbevakning mot nya sårbarheter | sida: rutiner/sarbarheter.md
3.2 | VoR, interna och externa revisioner | rapport: 3.2 kontroller
3.3 | mätningar | rapport: 3.3 kontroller
4.1 | tillsynen och dess åtgärder | rapport: 4.1 kontroller; register: avvikelser kontroll
4.2 | riskerna, och var de också står | rapport: 4.2 risklage; register: risker forum
4.3 | R1–R3: vad staden gör och vad kontoret ska göra | rapport: 4.3 riskdelar; register: stadens_atgarder risker vag kontorets_del; register: atgarder risker; sida: risker/index.md
4.4 | incidenter, och till vem de rapporterades | rapport: 4.4 incidenter; register: incidenter rapporterad
4.4 | när och hur det ska rapporteras | sida: rutiner/rapportera-incident.md; sida: rutiner/leda-incident-rapporter.md
4.5 | rutinen förankrad och övad, incidentledare utsedda i förväg | register: objekt incidentledare ersattare informerad ovad; register: forankringar styrdokument enheter tillfallen
4.5 | utredare av personuppgiftsincidenter utsedda | register: objekt utredare; sida: rutiner/personuppgiftsincident.md
5.1 | avvikelser och orsaker | rapport: 5.1 avvikelser
5.2 | anvisningen förankrad hos alla anställda | rapport: 5.2 forankring; register: objekt medarbetare
6 | synpunkter, behov och förväntningar | rapport: 6.1 intressenter; rapport: 6.2 intressenter; rapport: 6.3 intressenter
7.1 | vad medarbetarna kan, och utbildningen | rapport: 7.1 utbildningar
7.2 | behov av stöd | rapport: 7.2 oppna_arenden; register: behov
7.2 | kravmallar med ifyllda svar för outsourcad it, cyberfysiska system och moln | sida: krav/kataloger/index.md; register: svar
7.2 | kartoteket | sida: kartotek/index.md; register: kartotek
7.2 | behörighetshantering dokumenterad för varje system: teknik, process, rutin | register: system behorigheter
7.2 | riktade revisioner av återställning i system med allvarlig följd | register: system vid_bortfall aterstallningstester; register: kontroller system
8.1 | klassningarnas handlingsplaner, samlat och med ansvar | rapport: 8.1 prioriterade; register: atgarder ansvarig system skyddsatgarder
8.3 | riskbild, RSA, VoR, krav och uppföljning knutna till varandra | register: atgarder risker krav; sida: krav/index.md
9.1 | prioriterade områden | rapport: 9.1 oppna_arenden
9.2 | mål med mått | rapport: 9.2 arenden; register: mal matt utgangslage malvarde
10.1 | beslut med ansvariga, och vad det blev av de förra | rapport: 10.1 arenden; rapport: 10.1 redovisning
10.1 | prioriterade informationstillgångar klassade, med handlingsplaner | register: system prioriteringar; register: informationsmangder prioriteringar
10.2 | tidsplan och uppföljning | rapport: 10.2 tidsplan; sida: uppfoljning/index.md
10.3 | nästa genomgång | rapport: 10.3 nasta_genomgang
"""
MODELS = {r.namn: r.modell for r in REGISTERS}
ROWS = [tuple(part.strip() for part in row.split("|")) for row in ASKED.strip().splitlines()]


@pytest.mark.parametrize(("section", "asked", "places"), ROWS, ids=[f"{r[0]} {r[1]}" for r in ROWS])
def test_what_the_review_asks_for_has_a_place(section, asked, places):
    for place in places.split(";"):
        kind, _, what = place.strip().partition(": ")
        {"rapport": in_the_next_review, "register": in_a_register, "sida": on_a_page}[kind](*what.split())


def in_the_next_review(section: str, macro: str) -> None:
    newest = max((ROOT / "docs" / "genomgang").iterdir())
    if section == "index":
        text = (newest / "index.md").read_text("utf-8")
        assert f"{{{{ {macro}(" in text or "{{ ledningssida(" in text
        return
    (chapter,) = newest.glob(f"{section.partition('.')[0]}-*.md")
    under = re.split(r"^## ", chapter.read_text("utf-8"), flags=re.MULTILINE)
    (own,) = [part for part in under if part.startswith(section)]
    assert f"{{{{ {macro}(" in own
    assert any(call.startswith(f"{macro}(") for call in KNOWN[section]), "and in every year after it"


def in_a_register(name: str, *fields: str) -> None:
    assert set(fields) <= set(falt_i(MODELS[name]))


def on_a_page(path: str) -> None:
    assert (ROOT / "docs" / path).is_file()
