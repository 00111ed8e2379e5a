"""What a text is worth: proposal or decided, which sources it rests on, what only the office can decide."""

from typing import Any

from macros.models.base import SAKNAS
from macros.models.kalla import Marke
from macros.models.ord import EGET
from macros.pages.kinds import SOURCES, kind_of, year_of
from macros.pages.paths import register_page
from macros.pages.reviews import fingerprint, latest
from macros.problems import near, quote
from macros.render import render
from macros.state.avgjort import avgjord
from macros.state.dokument import FORSLAG, RATTELSER, Dokumentlage, beslutsrad, genomgangslage, sidlage
from macros.state.gallande import galler_enligt
from macros.views.columns import i_ord
from macros.views.parts import ArgumentFault, Lage, Sammanhang

ANDRAD = Lage("Ändrad sedan granskningen", "pagar")
MARKEN = {
    Marke.SEKUNDAR: "andrahandskälla",
    Marke.BLANDAD: "delvis andrahandskälla",
    Marke.EGEN: "vår slutsats",
    Marke.DELVIS_EGEN: "delvis vår slutsats",
}


def beslut_for(s: Sammanhang, sida: str) -> Any:
    """The decision that makes a page hold on the day, or None: it is a proposal."""
    return galler_enligt(s.registers, s.dag, sida)


def sidans_lage(s: Sammanhang, sida: str) -> Dokumentlage:
    """What a page is worth: as its review is, as the amendments of one, or by a decision about the page itself."""
    kind, year = kind_of(sida), year_of(sida)
    genomgang = s.registers.get("genomgangar", year) if year and kind.lage == "genomgang" else None
    if genomgang:
        return genomgangslage(s.registers, genomgang)
    return RATTELSER if kind.lage == "rattelser" else sidlage(s.registers, s.dag, sida)


def granskad(s: Sammanhang, sida: str) -> dict[str, Any]:
    """What is known of a page's review: by whom, when, the outcome, and whether the text has moved on since."""
    if not s.registers.hela("granskningar"):
        return {"text": "", "lage": None}
    last = latest(sida, s.registers, s.dag)
    if last is None:
        return {"text": "Ingen har granskat sidan än.", "lage": None}
    role, outcome = i_ord(last.av, s.registers), i_ord(last.utfall, s.registers)
    moved = last.avtryck != fingerprint(sida, s.sidor, s.registers)
    note = f" {last.not_}" if last.not_ else ""
    return {"text": f"Granskad {last.datum} av {role.lower()}: {outcome}.{note}", "lage": ANDRAD if moved else None}


def forslag(s: Sammanhang, gallande: str = "") -> str:
    """Raden som säger vad en sida är värd, under rubriken eller rutan Gör nu: förslag eller beslutad. Med ett styrdokuments id sägs att det gäller före: `{{ forslag("incidentrutin") }}`."""
    if gallande and s.registers.get("styrdokument", gallande) is None:
        raise ArgumentFault(
            f"styrdokumentet {quote(gallande)} finns inte{near(gallande, [d.id for d in s.registers.styrdokument])}"
        )
    lage = sidans_lage(s, s.sida)
    return render("forslag.html.j2", lage=lage, **galler_fore(s, gallande), granskad=granskad(s, s.sida))


def eget(s: Sammanhang, vad: str) -> str:
    """Meningen *… är vårt förslag*, som försvinner när sidan är beslutad: `{{ eget("Tiderna") }}`."""
    return render("eget.html.j2", mening=sidans_lage(s, s.sida).eget(vad))


def galler_fore(s: Sammanhang, gallande: str) -> dict[str, Any]:
    """The document of the office's that holds before the page: in a sentence, with its number and day where known."""
    document = s.registers.get("styrdokument", gallande)
    if document is None:
        return {"fore": "", "nummer": None, "datum": None}
    return {
        "fore": sidans_lage(s, s.sida).fore(document.namn),
        "nummer": None if document.diarienummer is SAKNAS else document.diarienummer,
        "datum": None if document.beslutat is SAKNAS else document.beslutat,
    }


def kalla(s: Sammanhang, fakta: str) -> str:
    """Källan inom hakparentes sist i meningen: `{{ kalla("F1.30") }}`, `{{ kalla("F1.30 F8.1105") }}`, `{{ kalla("LG 4.5") }}` för genomgången, `{{ kalla("FORSLAG") }}` för en siffra som vi föreslår."""
    return render("kalla.html.j2", delar=[hanvisning(s, part) for part in _delar(fakta)])


def _delar(fakta: str) -> list[str]:
    return fakta.replace("LG ", "LG_").split()


def hanvisning(s: Sammanhang, part: str) -> dict[str, Any]:
    """A reference: what it says, where it leads, what the mark warns of, and what the source is about."""
    if part == EGET:
        return _eget(sidans_lage(s, s.sida))
    if part.startswith(("LG_", "LG-")):
        return {"text": f"genomgången {part[3:]}", "adress": s.avsnitt(2026, part[3:]), "varning": "", "om": ""}
    found = s.registers.get("kallor", part)
    if found is None:
        known = [k.id for k in s.registers.kallor]
        raise ArgumentFault(f"källan {quote(part)} finns inte i data/kallor.yml{near(part, known)}")
    if found.marke is Marke.OVERIFIERAT:
        raise ArgumentFault(
            f"källan {part} är overifierad och får inte stå som fakta; skriv Kontoret beslutar eller ta bort"
        )
    page = s.lank(SOURCES) if SOURCES in s.sidor else None
    return {
        "text": part,
        "adress": f"{page}#{part.lower().replace('.', '-')}" if page else None,
        "varning": MARKEN.get(found.marke, ""),
        "om": found.om,
    }


def _eget(lage: Dokumentlage) -> dict[str, Any]:
    return {"text": lage.kallord, "adress": None, "varning": "", "om": ""}


def kontoret_beslutar(s: Sammanhang, fraga: str) -> str:
    """En ruta om en fråga som bara kontoret kan avgöra; när den är avgjord, vad som beslutades: `{{ kontoret_beslutar("KB-001") }}`."""
    found = s.registers.get("lokala_beslut", fraga)
    if found is None:
        known = [k.id for k in s.registers.lokala_beslut]
        raise ArgumentFault(f"frågan {quote(fraga)} finns inte i data/lokala_beslut.yml{near(fraga, known)}")
    if beslut := avgjord(s.registers, found, s.dag):
        return render("beslutad_fraga.html.j2", f=found, **_beslutad(s, beslut))
    sources = [hanvisning(s, k) for k in found.kallor] or [_eget(FORSLAG)]
    return render("kontoret_beslutar.html.j2", f=found, vem=i_ord(found.vem, s.registers), delar=sources)


def _beslutad(s: Sammanhang, beslut: Any) -> dict[str, Any]:
    """What was decided in the words of the decision, by whom and when, and where the record stands."""
    page = register_page("beslut", beslut.id)
    return {
        "svar": beslut.beskrivning or beslut.rubrik,
        "nar": beslutsrad(s.registers, beslut),
        "id": beslut.id,
        "adress": s.lank(page) if page.partition("#")[0] in s.sidor else None,
    }


def kalltext(delar: list[dict[str, Any]]) -> str:
    """References in a place that holds text only, each with what its mark warns of: 'F7.02 (andrahandskälla), F1.30'."""
    return ", ".join(f"{d['text']} ({d['varning']})" if d["varning"] else d["text"] for d in delar)
