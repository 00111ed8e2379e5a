"""The registers: one model and one data file each. A new register is a model and a line here."""

from typing import NamedTuple

from macros.models.anvisning import Anvisningskrav
from macros.models.arshjul import Arsuppgift
from macros.models.atgard import Atgard
from macros.models.avvikelse import Avvikelse
from macros.models.base import Record
from macros.models.behandling import Behandling
from macros.models.behov import Behov
from macros.models.beslut import Beslut
from macros.models.forankring import Forankring
from macros.models.gemensamt_ansvar import Gemensamtansvar
from macros.models.genomgang import Genomgang
from macros.models.granskning import Granskning
from macros.models.handlingstyp import Handlingstyp
from macros.models.hotbild import Hotbild
from macros.models.incident import Incident
from macros.models.inforandesteg import Inforandesteg
from macros.models.intressent import Intressent
from macros.models.kalla import Kalla
from macros.models.kameragrupp import Kameragrupp
from macros.models.kapitel import Kapitel
from macros.models.kontaktvag import Kontaktvag
from macros.models.kontroll import Kontroll
from macros.models.kort import Kort
from macros.models.krav import Ramverk
from macros.models.kravnyckel import Kravnyckel
from macros.models.lag import Lag
from macros.models.leverantor import Leverantor
from macros.models.lokalt_beslut import LokaltBeslut
from macros.models.mal import Mal
from macros.models.malgrupp import Malgrupp
from macros.models.objekt import Objekt
from macros.models.organisation import Organisation
from macros.models.process import Informationsmangd, Process
from macros.models.projekt import Projekt
from macros.models.rattelse import Rattelse
from macros.models.regel import Regel
from macros.models.risk import Risk, Riskskala
from macros.models.roll import Roll
from macros.models.rutinkrav import Rutinkrav
from macros.models.skyldighet import Skyldighet
from macros.models.stadens_atgard import Stadsatgard
from macros.models.styrdokument import Styrdokument
from macros.models.svar import Svarsblad
from macros.models.system import System
from macros.models.term import Term
from macros.models.tillamplighet import Tillamplighet
from macros.models.undantag import Undantag
from macros.models.underlag import Underlag
from macros.models.underlagskrav import Underlagskrav
from macros.models.uppdrag import Uppdrag
from macros.models.utbildning import Utbildning
from macros.models.vardagsfraga import Vardagsfraga


class Register(NamedTuple):
    """A register: `data/<namn>.yml` with a list of records, or with `mapp` a folder of that name with a file a record."""

    namn: str
    modell: type[Record]
    titel: str
    om: str
    mapp: bool = False
    frivillig: bool = False
    """Whether an office may do without the file."""


REGISTERS = (
    Register("organisation", Organisation, "Organisation", "Kontoret, staden och de som kontoret arbetar med."),
    Register("roller", Roll, "Roller", "Vem som får besluta vad och vem som ska göra vad. Aldrig personer."),
    Register("objekt", Objekt, "Objekt, enheter och projekt", "De som äger system och leder arbetet vid en incident."),
    Register(
        "system", System, "System", "Applikationer med klassning, riskanalys, behörigheter och tester.", mapp=True
    ),
    Register("processer", Process, "Processer", "Kontorets processer."),
    Register(
        "informationsmangder", Informationsmangd, "Informationsmängder", "Det som klassas. System ärver härifrån."
    ),
    Register("riskskalor", Riskskala, "Riskskalor", "Skalorna som risker bedöms på."),
    Register("risker", Risk, "Risker", "Risker med daterade bedömningar och behandling."),
    Register(
        "stadens_atgarder",
        Stadsatgard,
        "Stadens åtgärder",
        "Vad staden gör centralt mot riskerna i it-leveranserna, och vad kontoret då ska göra.",
        frivillig=True,
    ),
    Register("hotbild", Hotbild, "Hotbild", "Årets hot och vad myndigheterna säger behövs."),
    Register("undantag", Undantag, "Undantag", "Krav som inte följs, varför och till när."),
    Register(
        "uppdrag",
        Uppdrag,
        "Uppdrag i budgeten",
        "Nämndens uppdrag i budgeten, som mål och planering utgår från.",
        frivillig=True,
    ),
    Register("mal", Mal, "Mål", "Vad kontoret vill nå och hur det märks."),
    Register("beslut", Beslut, "Beslut", "Vad ledningen har beslutat."),
    Register("atgarder", Atgard, "Åtgärder", "Vad som ska göras, vem som ansvarar och hur det går."),
    Register("behov", Behov, "Behov", "Behov av stöd som varken är mål eller beslut."),
    Register("projekt", Projekt, "Projekt", "Projekt och deras delar."),
    Register("incidenter", Incident, "Incidenter", "Ersätter inte den dokumentation av incidenter som lagen kräver."),
    Register("avvikelser", Avvikelse, "Avvikelser", "Avsteg från det beslutade, med orsak och rättelse."),
    Register("kontroller", Kontroll, "Kontroller", "Revisioner, tillsyn, intern kontroll, granskningar och mätningar."),
    Register("utbildningar", Utbildning, "Utbildningar", "Utbildningar och övningar som har hållits. Aldrig namn."),
    Register(
        "forankringar",
        Forankring,
        "Förankring",
        "Hur långt anvisningen och rutinerna har nått, enhet för enhet. Aldrig vem som har läst.",
        frivillig=True,
    ),
    Register("arshjul", Arsuppgift, "Årshjul", "Uppgifter som kommer tillbaka varje år."),
    Register("behandlingar", Behandling, "Behandlingar", "Pekar på registerförteckningen och ersätter den inte."),
    Register(
        "gemensamt_ansvar",
        Gemensamtansvar,
        "Gemensamt personuppgiftsansvar",
        "Vem kontoret delar ansvaret för personuppgifter med, och hur långt avtalet har kommit.",
        frivillig=True,
    ),
    Register("kameragrupper", Kameragrupp, "Kameragrupper", "Huvudgrupper av kameror, klassade en gång per grupp."),
    Register("lagar", Lag, "Lagar", "Lagar och krav med daterade lägen."),
    Register("leverantorer", Leverantor, "Leverantörer", "Leverantörer och avtalens nummer och tider."),
    Register("intressenter", Intressent, "Intressenter", "Återkoppling, behov och förväntningar."),
    Register("regler", Regel, "Regler", "Hur länge något gäller och hur ofta det ska göras."),
    Register("kontaktvagar", Kontaktvag, "Kontaktvägar", "Vem du når vid en incident. Funktioner, aldrig personer."),
    Register("styrdokument", Styrdokument, "Styrdokument", "Beslutade dokument som gäller före våra förslag."),
    Register("anvisning", Anvisningskrav, "Lokal anvisning, krav", "Anvisningens numrerade krav: vem, vad och när."),
    Register("kartotek", Kort, "Kartotek", "Ett kort per säkerhetsområde, med åtgärder.", mapp=True),
    Register(
        "svar",
        Svarsblad,
        "Svar per driftform",
        "Färdiga svarsförslag på kortens åtgärder, ett per driftform.",
        mapp=True,
        frivillig=True,
    ),
    Register("krav", Ramverk, "Ramverk", "Lagar och standarder vars krav åtgärderna svarar på.", mapp=True),
    Register("rutinkrav", Rutinkrav, "Rutiner och krav", "Vilka krav en rutin svarar på.", frivillig=True),
    Register(
        "tillamplighet",
        Tillamplighet,
        "Tillämplighet",
        "Vilka krav som kontoret har beslutat gäller, eller inte gäller och varför.",
        frivillig=True,
    ),
    Register("underlag", Underlag, "Underlag", "Vad som visar något, vilken dag och till när.", frivillig=True),
    Register(
        "kravnycklar",
        Kravnyckel,
        "Kravnycklar",
        "Vilken åtgärd som svarar på ett krav i en katalog med licensierad text: bara nummer och avtryck.",
        frivillig=True,
    ),
    Register("skyldigheter", Skyldighet, "Skyldigheter", "Skyldigheter ur de lagar som är samlade här, med bevis."),
    Register("lokala_beslut", LokaltBeslut, "Kontoret beslutar", "Frågor som bara kontoret kan avgöra."),
    Register(
        "inforandesteg",
        Inforandesteg,
        "Införandet, steg",
        "Ordningen som kontoret tar kunskapsbasen i bruk i. Läget räknas ur de andra registren.",
        frivillig=True,
    ),
    Register("vardagsfragor", Vardagsfraga, "Vardagsfrågor", "Vardagens frågor med svar på en rad."),
    Register("granskningar", Granskning, "Granskningar", "Vem som har granskat vilken text, och när."),
    Register("kallor", Kalla, "Källor", "Fakta som texterna vilar på, med källa och märke."),
    Register(
        "handlingstyper", Handlingstyp, "Handlingar", "När handlingarna blir allmänna, och om de bevaras eller gallras."
    ),
    Register("malgrupper", Malgrupp, "Målgrupper", "Vem som får läsa vilka register och sidor.", frivillig=True),
    Register(
        "kapitel",
        Kapitel,
        "Genomgångens kapitel",
        "Kapitel och avsnitt som staden ber om, och från vilket år. Numren räknas fram.",
        frivillig=True,
    ),
    Register("underlagskrav", Underlagskrav, "Underlagskrav", "Vad en ledningens genomgång ska innehålla."),
    Register("genomgangar", Genomgang, "Genomgångar", "Ledningens genomgång, en fil per år.", mapp=True),
    Register("rattelser", Rattelse, "Rättelser", "Rättelser av fastställda genomgångar, med egen text och dag."),
    Register("ordlista", Term, "Ordlista", "Vad orden betyder, och vad folk säger i stället."),
)

ARENDEN = ("mal", "beslut", "atgarder", "behov")
"""The registers whose records are matters that live over years; a reference to `arenden` may mean any of them."""

MODELS: dict[str, type[Record]] = {register.namn: register.modell for register in REGISTERS}
