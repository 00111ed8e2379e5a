"""Requirements and coverage: which measure answers which requirement, decided and proposed apart."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from macros.models.base import SAKNAS
from macros.models.krav import Ramverk, Textlage
from macros.models.ord import rubriken
from macros.models.styrdokument import Styrdokument
from macros.pages.paths import card_page
from macros.problems import near, quote
from macros.render import render
from macros.state.dokument import samlat
from macros.views.columns import i_ord, lagnummer
from macros.views.forslag import beslut_for, hanvisning, kalltext, sidans_lage
from macros.views.parts import OKAND, STATUS, ArgumentFault, Lage, Lank, Sammanhang, Tabell, Tillstand

UPPFYLLT = Lage("Uppfylls", "klar")
STODS = Lage("Stöds", "pagar")
TEXT_SAKNAS = Lage("Beslutat, text saknas", "okand")
INGET = Lage("Inget svar inskrivet", "okand")
LANGSIKT = "Genom SLK:s projekt Långsikt"
FORKLARING = "Ett förslag räknas aldrig som uppfyllt. Inget svar inskrivet betyder att vi inte vet, inte att kontoret saknar svar."


@dataclass
class Svar:
    """What answers one requirement: (measure's id, card) by how it answers and whether the card is decided.

    `dokument` are the names of the decided documents that concern it and whose texts we do not have.
    """

    beslutat: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    forslag: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))

    dokument: list[str] = field(default_factory=list)

    @property
    def lage(self) -> Lage:
        """Only what is decided counts: a proposal never makes a requirement met. That nothing is written is no failure."""
        if self.beslutat["uppfyller"]:
            return UPPFYLLT
        if self.beslutat["stodjer"]:
            return STODS
        return TEXT_SAKNAS if self.dokument else INGET

    @property
    def cell(self) -> Lage | Tillstand:
        """The state, with the documents that may answer the requirement."""
        told = f"Kontorets beslutade {' och '.join(self.dokument)} rör kravet. Vi har inte texten."
        return Tillstand(self.lage, told) if self.dokument else self.lage


def build_tackning(s: Sammanhang, ram: Ramverk) -> dict[str, Svar]:
    """By requirement number, what answers it; every number of the framework is there."""
    found = {k.nummer: Svar() for k in ram.krav}
    for card in s.raknas.kartotek:
        decided = beslut_for(s, card_page(card.id)) is not None
        for measure in card.atgarder:
            for answer in measure.krav:
                if answer.ram == ram.id and answer.version == ram.version:
                    for number in answer.nummer:
                        side = found[number].beslutat if decided else found[number].forslag
                        side[str(answer.hur)].append((measure.id, card.id))
    for document in _beslutade(s):
        for concerned in document.krav:
            if concerned.ram == ram.id:
                for number in concerned.nummer:
                    found[number].dokument.append(document.namn)
    return found


def _beslutade(s: Sammanhang) -> list[Styrdokument]:
    """The office's own decided documents; a known day of decision must have come."""
    return [d for d in s.raknas.styrdokument if d.beslutat is SAKNAS or d.beslutat.till <= s.dag]


def _ram(s: Sammanhang, vilket: str) -> Ramverk:
    found = s.registers.get("krav", vilket)
    if found is None:
        raise ArgumentFault(f"ramverket {quote(vilket)} finns inte{near(vilket, [r.id for r in s.registers.krav])}")
    return found


def tackning(s: Sammanhang, ram: str) -> str:
    """Vilka åtgärder som svarar på ett ramverks krav: `{{ tackning("cybersakerhetslagen") }}`."""
    found = _ram(s, ram)
    if not found.krav:
        return render("ej_inlast.html.j2", r=found)
    answers = build_tackning(s, found)
    rows = [
        [
            rubriken(found.version, k.nummer, k.rubrik),
            answers[k.nummer].cell,
            *(_cell(s, side) for side in _sides(answers[k.nummer])),
        ]
        for k in found.krav
    ]
    return Tabell(
        f"tackning-{ram}",
        f"{found.namn} {found.version}: {_summa(answers)}",
        ["Krav", "Läge", "Beslutade åtgärder", "Föreslagna åtgärder"],
        rows,
        [found.om, FORKLARING],
        ("Läge",),
    ).html()


def _sides(svar: Svar) -> Iterator[dict[str, list[tuple[str, str]]]]:
    yield svar.beslutat
    yield svar.forslag


def _cell(s: Sammanhang, side: dict[str, list[tuple[str, str]]]) -> list[Any]:
    """Links to the measures, those that fulfil first and said so."""
    words = {"uppfyller": " (uppfyller)", "stodjer": ""}
    found = []
    for how in ("uppfyller", "stodjer"):
        for measure, card in side[how]:
            page = card_page(card)
            text = measure + words[how]
            found.append(Lank(text, s.lank(f"{page}#{measure.lower()}")) if page in s.sidor else text)
    return found


def _summa(answers: dict[str, Svar]) -> str:
    total = len(answers)
    met = len([a for a in answers.values() if a.lage is UPPFYLLT])
    proposed = len([a for a in answers.values() if a.forslag["uppfyller"] or a.forslag["stodjer"]])
    told = f"{met} av {total} uppfylls av beslutade åtgärder, {proposed} av {total} har föreslagna åtgärder"
    unread = len([a for a in answers.values() if a.dokument])
    return f"{told}, {unread} av {total} rörs av ett beslutat dokument vars text vi saknar" if unread else told


def ramverk(s: Sammanhang) -> str:
    """Alla ramverk med täckning i tal: `{{ ramverk() }}`."""
    rows = []
    for ram in s.registers.krav:
        if ram.textlage is Textlage.EJ_INLAST and not ram.krav:
            rows.append([ram.namn, ram.version, _textlage(s, ram), INGET, OKAND])
            continue
        answers = build_tackning(s, ram)
        met = len([a for a in answers.values() if a.lage is UPPFYLLT])
        proposed = len([a for a in answers.values() if a.forslag["uppfyller"] or a.forslag["stodjer"]])
        rows.append(
            [ram.namn, ram.version, _textlage(s, ram), f"{met} av {len(answers)}", f"{proposed} av {len(answers)}"]
        )
    columns = ["Ramverk", "Utgåva", "Text", "Uppfylls av det beslutade", "Har förslag"]
    return Tabell("ramverk", "Ramverken", columns, rows, [FORKLARING]).html()


def _textlage(s: Sammanhang, ram: Ramverk) -> Lage:
    """How much of the framework's own text has been read, as a word with its shape."""
    shape = {Textlage.INLAST: "klar", Textlage.EJ_INLAST: "okand"}.get(ram.textlage, "planerad")
    return Lage(i_ord(ram.textlage, s.registers).capitalize(), shape)


def skyldigheter(s: Sammanhang) -> str:
    """Våra skyldigheter enligt lag, med läge och bevis: `{{ skyldigheter() }}`."""
    rows = []
    for x in s.registers.skyldigheter:
        last = x.senaste_handelse(s.dag)
        state = Tillstand(STATUS[last.status], str(last.datum)) if last else OKAND
        evidence = last.underlag if last and last.underlag else f"Ska kunna visas: {x.bevis}"
        law = f"{i_ord(x.ram, s.registers)} {lagnummer(s.registers, x)}"
        sources = kalltext([hanvisning(s, k) for k in x.kallor])
        who = OKAND if x.vem is SAKNAS else i_ord(x.vem, s.registers)
        rows.append([f"{x.rubrik} ({x.id})", x.nar, who, state, evidence, f"{law}; {sources}"])
    columns = ["Skyldighet", "När", "Svarar", "Läge", "Bevis", "Lag och källa"]
    table = Tabell("skyldigheter", "Våra skyldigheter", columns, rows, [], ("Läge",))
    return table.utan_okanda(Svarar="vem som svarar", Läge="läget för varje skyldighet").html()


def riskatgarder(s: Sammanhang) -> str:
    """Riskerna med kortens åtgärder, och vad som görs lokalt eller genom Långsikt: `{{ riskatgarder() }}`."""
    rows, pages = [], {}
    for risk in s.registers.risker:
        ways: dict[str, list[Any]] = defaultdict(list)
        for card in s.raknas.kartotek:
            for a in card.atgarder:
                for r in a.risker:
                    if r.risk == risk.id:
                        page = card_page(card.id)
                        pages[page] = True
                        target = s.lank(f"{page}#{a.id.lower()}") if page in s.sidor else None
                        ways[str(r.vag)].append(Lank(a.id, target) if target else a.id)
        name = f"{risk.beteckning or risk.id} {risk.namn}"
        rows.append([name, ways["lokalt"], ways["langsikt"] or OKAND, i_ord(risk.behandling, s.registers)])
    after = samlat(s.registers, [sidans_lage(s, p) for p in pages], "kort").efterled
    columns = ["Risk", f"Åtgärder hos oss{after}", LANGSIKT, "Vad genomgången säger"]
    table = Tabell("riskatgarder", "Risker och åtgärder", columns, rows)
    return table.utan_okanda(**{LANGSIKT: "vilka åtgärder som SLK:s projekt Långsikt omfattar"}).html()
