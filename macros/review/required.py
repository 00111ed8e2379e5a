"""What a review must hold before it can be decided: every fault with its file, line and field, all at once."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from macros.content import Content
from macros.models import ARENDEN
from macros.models.base import SAKNAS, Arende, SomVad
from macros.models.dag import i_ord
from macros.models.genomgang import Genomgang
from macros.pages.kinds import year_of
from macros.pages.page import Page
from macros.pages.paths import review_page
from macros.problems import Problem, quote
from macros.registers.validation import Loc
from macros.review.pasted import pasted
from macros.state.kapitel import nummer_for
from macros.state.kedja import forra, oredovisade
from macros.views.utkast import OMRADE

REGISTER = "genomgangar"
SECTION = re.compile(r"^## +(\d+\.\d) .*$", re.MULTILINE)
TO_WRITE = "!!! att-skriva"
HELD = (("9.2", SomVad.MAL, "mal", "mål"), ("10.1", SomVad.BESLUT, "beslut", "beslut"))
"""Where a decided review holds its goals and its decisions: the section's key, as what, register, word."""


@dataclass(frozen=True)
class Faststallelse:
    """Who decided the review, when, and under which diary number."""

    datum: date
    av: str
    diarienummer: str


@dataclass(frozen=True)
class Avsnitt:
    """A numbered section of a review: its page, the line of its heading, and what stands under it."""

    page: Page
    rad: int
    text: str


def missing(content: Content, genomgang: Genomgang, beslut: Faststallelse) -> Iterator[Problem]:
    """Everything that keeps a review from being decided."""
    yield from mandate(content, beslut.av)
    yield from _own_day(content, genomgang, beslut)
    yield from _ahead(content, genomgang)
    yield from _judged(content, genomgang)
    yield from _to_decide_and_plan(content, genomgang)
    sections = _sections(content, genomgang)
    yield from _goals_and_decisions(content, genomgang, sections)
    yield from _written(content, genomgang, sections)
    yield from pasted(content, genomgang)
    yield from _accounted(content, genomgang)


def mandate(content: Content, role: str) -> Iterator[Problem]:
    """The role, which there is, may decide a review. Who writes it may not."""
    roll = content.registers.get("roller", role)
    if roll.id == "isam":
        text = f"rollen {roll.namn} skriver genomgången och har inte mandat att fastställa den"
        yield content.registers.problem("roller", roll, ("far_faststalla",), text)
    elif not roll.far_faststalla:
        text = (
            f"rollen {roll.namn} har inte mandat att fastställa genomgången; den roll som kontoret har gett "
            "mandatet har raden far_faststalla: true"
        )
        yield content.registers.problem("roller", roll, ("far_faststalla",), text)


def _own_day(content: Content, g: Genomgang, beslut: Faststallelse) -> Iterator[Problem]:
    """The day that the review tells of is one that a person has set, and the decision comes after it."""

    def fault(loc: Loc, text: str) -> Problem:
        return content.registers.problem(REGISTER, g, loc, text)

    before = forra(content.registers, g)
    if g.bedomd_dag.antagande is not None:
        text = "dagen är ett antagande ur utkastet; skriv dagen då genomgången hölls, och ta bort raden antagande"
        yield fault(("bedomd_dag", "antagande"), text)
    if g.bedomd_dag.dag.fran == g.dag == date(g.redovisar, 1, 1):
        yield fault(("bedomd_dag", "dag"), f"{g.bedomd_dag.dag} är utkastets förval; skriv dagen då genomgången hölls")
    elif before and g.dag <= before.dag:
        text = f"{g.bedomd_dag.dag} är inte efter genomgången {before.id}, som berättar om {before.bedomd_dag.dag}"
        yield fault(("bedomd_dag", "dag"), text)
    if beslut.datum < g.dag:
        text = f"{g.bedomd_dag.dag} är efter beslutet {i_ord(beslut.datum)}; genomgången hålls innan den beslutas"
        yield fault(("bedomd_dag", "dag"), text)


def _ahead(content: Content, g: Genomgang) -> Iterator[Problem]:
    """When the decisions are followed up, and when the next review is held with which agenda."""

    def fault(loc: Loc, text: str) -> Problem:
        return content.registers.problem(REGISTER, g, loc, text)

    if g.uppfoljning is SAKNAS:
        yield fault(("uppfoljning",), f"skriv när besluten ska följas upp, till exempel {g.id}-05")
    elif g.uppfoljning.till <= g.dag:
        yield fault(("uppfoljning",), f"{g.uppfoljning} är inte efter genomgångens dag, {g.bedomd_dag.dag}")
    if g.nasta is SAKNAS:
        text = "skriv när nästa genomgång hålls och dess dagordning: senast och agenda, på varsin rad"
        yield fault(("nasta",), text)
    elif g.nasta.senast.till <= g.dag:
        yield fault(("nasta", "senast"), f"{g.nasta.senast} är inte efter genomgångens dag, {g.bedomd_dag.dag}")


def _judged(content: Content, g: Genomgang) -> Iterator[Problem]:
    """Each area is judged in every part, and the data protection officer has had a say."""
    judged = {b.omrade.value: at for at, b in enumerate(g.bedomningar)}
    for area, name in OMRADE.items():
        if area not in judged:
            text = f"bedömningen av {name.lower()} saknas; lägg till en med omrade: {area}"
            yield content.registers.problem(REGISTER, g, ("bedomningar",), text)
            continue
        made = g.bedomningar[judged[area]]
        for field, answer in (
            *((f, "ja, delvis eller nej") for f in ("lampligt", "tillrackligt", "verkan")),
            ("skal", "varför, i några meningar"),
        ):
            if getattr(made, field) is SAKNAS:
                text = f"bedömningen av {name.lower()} är inte komplett; skriv {answer}"
                yield content.registers.problem(REGISTER, g, ("bedomningar", judged[area], field), text)
    if g.yttrande_dataskyddsombud in (None, SAKNAS):
        text = "dataskyddsombudets yttrande saknas; skriv in det med ombudets egna ord"
        yield content.registers.problem(REGISTER, g, ("yttrande_dataskyddsombud",), text)


def _to_decide_and_plan(content: Content, g: Genomgang) -> Iterator[Problem]:
    """What is to be decided, and the year's activities, each with a matter where what happens is told."""
    if not g.att_besluta:
        text = "vad ledningen ska besluta nu saknas; skriv en fraga och vad som följer om_inte"
        yield content.registers.problem(REGISTER, g, ("att_besluta",), text)
    for at, question in enumerate(g.att_besluta):
        tied = [a for x in question.arenden if (a := content.registers.get("arenden", x))]
        if tied and not any(a.oppet(g.dag) for a in tied):
            names = ", ".join(f"{a.id} ({a.status(g.dag)})" for a in tied)
            text = f"frågan gäller bara det som är avslutat, {names}; ta bort frågan eller rätta arenden"
            yield content.registers.problem(REGISTER, g, ("att_besluta", at, "arenden"), text)
    if not g.planering:
        text = f"planeringen för {g.id} saknas; skriv minst en aktivitet"
        yield content.registers.problem(REGISTER, g, ("planering",), text)
    for at, point in enumerate(g.planering):
        if not point.arenden:
            text = (
                "aktiviteten pekar inte på något ärende; årets fil är fryst när den är beslutad, så det som händer "
                "skrivs i ärendet: lis ny atgard, och skriv numret i arenden"
            )
            yield content.registers.problem(REGISTER, g, ("planering", at, "arenden"), text)


def _sections(content: Content, g: Genomgang) -> dict[str, Avsnitt]:
    """The numbered sections of the review's pages, by number."""
    found = {}
    for path, page in content.pages.items():
        if year_of(path) != g.id or page.made:
            continue
        heads = list(SECTION.finditer(page.text))
        for at, head in enumerate(heads):
            end = heads[at + 1].start() if at + 1 < len(heads) else len(page.text)
            found[head.group(1)] = Avsnitt(page, page.line(head.start()), page.text[head.end() : end])
    return found


def _goals_and_decisions(content: Content, g: Genomgang, sections: Mapping[str, Avsnitt]) -> Iterator[Problem]:
    """The year's goals and decisions are written, and the sections where they belong show them."""
    first = f"docs/{review_page(g.id)}"
    known = content.sammanhang(review_page(g.id)).registers
    for key, som, register, word in HELD:
        if (number := nummer_for(content.registers, key, int(g.id))) is None:
            continue
        if not any(_holds(a, g.id, number, som) for a in known.of("arenden")):
            row = f'{{genomgang: {g.id}, avsnitt: "{number}", som: {som}, punkt: 1}}'
            text = f"inget {word} står i avsnitt {number} i genomgång {g.id}; lägg till {row} under stallen i posten"
            yield Problem(f"data/{register}.yml", 1, "stallen", text)
        call = f'{{{{ arenden({g.id}, "{number}") }}}}'
        if number not in sections:
            yield Problem(first, 1, "", f"genomgången har inget avsnitt {number}; skriv det, med {call}")
        elif not re.search(rf"\{{\{{ *arenden\( *{g.id} *, *[\"']{number}[\"'] *\)", sections[number].text):
            found = sections[number]
            yield Problem(found.page.file, found.rad, "", f"avsnitt {number} visar inte årets {word}; skriv {call}")


def _holds(arende: Arende, year: str, number: str, som: SomVad) -> bool:
    """Whether a matter stands in a section of a review, as that."""
    place = arende.plats(year, number)
    return place is not None and place.som is som


def _written(content: Content, g: Genomgang, sections: Mapping[str, Avsnitt]) -> Iterator[Problem]:
    """No place is left to write in, and each required part has its section, or a reason why not."""
    excused = {x.krav for x in g.utan_svar}
    asked: dict[str, list[str]] = {}
    for krav in (k for k in content.registers.underlagskrav if k.id not in excused):
        numbers = [n for key in krav.avsnitt if (n := nummer_for(content.registers, key, int(g.id)))]
        for number in numbers:
            asked.setdefault(number, []).append(krav.rubrik)
        if not numbers:
            text = f"inget av årets kapitel svarar på {quote(krav.rubrik)}; lägg till ett avsnitt, eller ange skäl i utan_svar"
            yield content.registers.problem("underlagskrav", krav, ("avsnitt",), text)
    for path, page in content.pages.items():
        if year_of(path) == g.id and not page.made:
            yield from _boxes(page, asked)
    for number, what in asked.items():
        found = sections.get(number)
        if found is None or not found.text.strip():
            file, row = (found.page.file, found.rad) if found else (f"docs/{review_page(g.id)}", 1)
            text = f"avsnitt {number} är inte skrivet: {', '.join(what)}; skriv det, eller ange skäl i utan_svar"
            yield Problem(file, row, "", text)


def _boxes(page: Page, asked: Mapping[str, list[str]]) -> Iterator[Problem]:
    """The places left to write in on a page, each with what must be told there."""
    for box in re.finditer(rf"^{re.escape(TO_WRITE)}", page.text, re.MULTILINE):
        heads = [head.group(1) for head in SECTION.finditer(page.text, 0, box.start())]
        where = f"avsnitt {heads[-1]} är inte skrivet" if heads else "sidan har en plats kvar att skriva på"
        what = f": {', '.join(asked[heads[-1]])}" if heads and heads[-1] in asked else ""
        text = f"{where}{what}; skriv under rutan och ta bort den (!!! att-skriva och raderna med indrag)"
        yield Problem(page.file, page.line(box.start()), "", text)


def _accounted(content: Content, g: Genomgang) -> Iterator[Problem]:
    """Every matter that was open at the last review is accounted for between its day and this one's."""
    registers = content.registers
    known = content.sammanhang(review_page(g.id)).registers
    before = forra(registers, g)
    for open_one in oredovisade(known, g):
        register = next(name for name in ARENDEN if registers.get(name, open_one.id))
        whole: Arende = registers.get(register, open_one.id)
        later = [(at, h) for at, h in enumerate(whole.handelser) if h.datum.till > g.dag]
        for at, event in later[:1]:
            text = (
                f"händelsen är daterad {event.datum}, efter genomgångens dag {g.bedomd_dag.dag}, och räknas inte; "
                f"{whole.id} behöver en händelse före den dagen, eller så ändrar du dagen"
            )
            yield registers.problem(register, whole, ("handelser", at, "datum"), text)
        if not later:
            text = (
                f"{whole.id} är inte redovisat sedan genomgången {before.id}: {whole.rubrik}; lägg till en händelse, "
                f"eller kör lis oforandrat {whole.id} --datum … --av …"
            )
            yield registers.problem(register, whole, ("handelser",), text)
