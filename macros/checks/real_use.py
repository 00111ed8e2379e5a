"""What stands in the way of real use. Told by `--skarp` only: until then an unfinished knowledge base is no fault.

The groups stand in the order of harm: a person who cannot reach anybody at an incident comes before a forgotten example.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from macros.editing.new_record import PLACEHOLDERS
from macros.models.base import SAKNAS, Record
from macros.models.ord import falt_ord
from macros.pages.kinds import is_open
from macros.pages.page import Page
from macros.problems import Obstacles, Problem, quote
from macros.registers.left import is_left
from macros.registers.load import Registers
from macros.registers.walk import values
from macros.state.kontaktlage import DELAR, INCIDENTKONTAKT, saknas_i
from macros.state.pahittat import pahittade_kontoret

BETYDANDE = "betydande"
"""The contact way of who decides that an incident is significant."""
CONTACTS = "data/kontaktvagar.yml"
BLANK = re.compile(r"([^.|:]+): \[Fyll i\]")
"""A line of a page that names whom to reach and has no number."""
NUMBERS = re.compile(r"\b(?:nummer|telefon|kontorstid|når du)\b", re.IGNORECASE)
"""The head of a table whose cells are ways to reach somebody."""
FORM = re.compile(r"\bmall\b", re.IGNORECASE)
"""The heading of a form: its blanks are meant to be there."""

Rule = Callable[[Registers, Mapping[str, Page]], Iterator[Problem]]


def check_incident_contact(registers: Registers, pages: Mapping[str, Page]) -> Iterator[Problem]:
    """Incidentkontakten har en väg, en väg utanför kontorstid och en roll."""
    yield from _way(registers, INCIDENTKONTAKT)


def check_significance(registers: Registers, pages: Mapping[str, Page]) -> Iterator[Problem]:
    """Det är känt vem som beslutar att en incident är betydande, och hur den nås dygnet runt."""
    yield from _way(registers, BETYDANDE)


def check_other_contacts(registers: Registers, pages: Mapping[str, Page]) -> Iterator[Problem]:
    """Varje annan kontaktväg har en väg, en väg utanför kontorstid och en roll."""
    for record in registers.raknas.kontaktvagar:
        if record.id not in (INCIDENTKONTAKT, BETYDANDE):
            yield from _empty(registers, record)


def _way(registers: Registers, which: str) -> Iterator[Problem]:
    """What a contact way lacks; all of it when there is no such way, or only one that shows how it looks."""
    found = next((k for k in registers.raknas.kontaktvagar if k.id == which), None)
    if found is None:
        yield Problem(CONTACTS, 1, "id", f"kontaktvägen {quote(which)} finns inte; skriv in den med {', '.join(DELAR)}")
    else:
        yield from _empty(registers, found)


def _empty(registers: Registers, way: Record) -> Iterator[Problem]:
    for field in saknas_i(way):
        word = falt_ord(type(way), field).lower()
        yield registers.problem("kontaktvagar", way, (field,), f"{way.namn}: {word} saknas; fyll i den")


def check_numbers_on_pages(registers: Registers, pages: Mapping[str, Page]) -> Iterator[Problem]:
    """Ingen sida på webbplatsen säger vem du ska nå utan att säga hur."""
    for path, page in pages.items():
        if not page.made and is_open(path) and not page.meta.get("fryst"):
            for line, who in _blanks(page):
                yield Problem(page.file, line, "", f"{who}: numret saknas; skriv det i stället för [Fyll i]")


def _blanks(page: Page) -> Iterator[tuple[int, str]]:
    """(line, whom) of each blank for a number. The blanks of a form are meant to be filled in by its reader."""
    heading, head = "", ""
    for number, row in enumerate(page.prose.split("\n"), 1):
        table = row.lstrip().startswith("|")
        heading = row if row.startswith("#") else heading
        head = (head or row) if table else ""
        if "[Fyll i]" not in row:
            continue
        if table and NUMBERS.search(head):
            yield number, row.split("|")[1].strip()
        elif not table and not FORM.search(heading):
            yield from ((number, found.strip()) for found in BLANK.findall(row))


def check_numbers_of_decided(registers: Registers, pages: Mapping[str, Page]) -> Iterator[Problem]:
    """Varje beslutad text har sitt nummer: styrdokument, beslut, genomgång och rättelse."""
    for register, record, field, told in _decided(registers.raknas):
        if getattr(record, field) is SAKNAS:
            yield registers.problem(register, record, (field,), f"{told} har beslutats men saknar nummer; fyll i det")


def _decided(registers: Registers) -> Iterator[tuple[str, Record, str, str]]:
    """(register, record, the field of its number, what it is called) of everything that is told to be decided."""
    for one in registers.styrdokument:
        yield "styrdokument", one, "diarienummer", f"kontorets {one.namn}"
    answers = {q.beslut for q in registers.lokala_beslut if q.beslut}
    for one in registers.beslut:
        if one.beslutat is not SAKNAS or one.faststaller or one.id in answers:
            yield "beslut", one, "diarienummer", f"{one.rubrik} ({one.id})"
    for one in registers.genomgangar:
        if one.aterger or one.beslutad is not SAKNAS:
            yield "genomgangar", one, "dokumentnummer", f"dokumentet {one.titel}"
    for one in registers.rattelser:
        yield "rattelser", one, "diarienummer", f"rättelsen {one.id}"


def check_left_to_fill_in(registers: Registers, pages: Mapping[str, Page]) -> Iterator[Problem]:
    """Inget står kvar av det som lis ny skriver för att du ska byta ut det."""
    for register, record, loc, value in left_to_fill_in(registers):
        if not (register == "kontaktvagar" and loc[0] in DELAR):  # told of as an empty contact
            yield registers.problem(register, record, loc, f"{quote(value)} står kvar efter lis ny; skriv det rätta")
    for page in pages.values():
        for field, value in page.meta.items():
            if value in PLACEHOLDERS:
                yield Problem(page.file, 2, field, f"{quote(value)} står kvar efter lis ny; skriv det rätta")
        for number, row in enumerate(page.text.split("\n"), 1):
            if found := next((text for text in PLACEHOLDERS if text in row), None):
                yield Problem(page.file, number, "", f"{quote(found)} står kvar efter lis ny; skriv det rätta")


def left_to_fill_in(registers: Registers) -> list[tuple[str, Record, tuple, str]]:
    """(register, record, place, value) of every field that `lis ny` left for a person."""
    return [found for found in values(registers) if is_left(found[3])]


def check_no_examples(registers: Registers, pages: Mapping[str, Page]) -> Iterator[Problem]:
    """Inget kontor är påhittat och ingen post är ett exempel."""
    if office := pahittade_kontoret(registers):
        yield registers.problem(
            "organisation", office, ("pahittat",), "kontoret är påhittat; använd ditt eget kontors data"
        )
    for register, records in registers.records.items():
        for one in records:
            if one.exempel:
                yield registers.problem(register, one, ("exempel",), f"{one.id} är ett exempel; kör lis rensa-exempel")


@dataclass(frozen=True)
class Group:
    """A kind of obstacle: its rule, its heading, and why it matters."""

    rule: Rule
    rubrik: str
    varfor: str


GROUPS = (
    Group(
        check_incident_contact,
        "Den som märker en incident når ingen",
        "Sidan säger: ring incidentkontakten. Det finns inget nummer att ringa.",
    ),
    Group(
        check_significance,
        "Ingen kan besluta att en incident är betydande",
        "Beslutet avgör om kontoret ska rapportera. Den första rapporten ska vara inne senast 24 timmar efter kännedom "
        "(cybersäkerhetslagen 2 kap. 5 §).",
    ),
    Group(
        check_other_contacts,
        "Andra som behövs vid en incident går inte att nå",
        "Den som leder incidenten får leta nummer i stället för att hjälpa till.",
    ),
    Group(
        check_numbers_on_pages,
        "Sidor säger vem du ska nå, men inte hur",
        "Rutinen stannar där numret skulle ha stått.",
    ),
    Group(
        check_numbers_of_decided,
        "Beslutade texter saknar nummer",
        "Utan nummer hittar ingen originalet, och ingen kan se om sidan återger det rätt.",
    ),
    Group(
        check_left_to_fill_in,
        "Det står Fyll i där ett svar ska stå",
        "Den som läser tror att uppgiften finns någon annanstans.",
    ),
    Group(
        check_no_examples,
        "Exempel står bland det riktiga",
        "Den som läser fort tar ett påhittat system för ett riktigt.",
    ),
)
"""What hurts most first."""
FOR_REAL_USE: tuple[Rule, ...] = tuple(group.rule for group in GROUPS)


def obstacles(registers: Registers, pages: Mapping[str, Page]) -> list[Obstacles]:
    """Everything that stands in the way of real use, a group for each kind that has any."""
    found = ((group, sorted(set(group.rule(registers, pages)))) for group in GROUPS)
    return [Obstacles(group.rubrik, group.varfor, tuple(problems)) for group, problems in found if problems]
