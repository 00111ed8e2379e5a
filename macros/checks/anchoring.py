"""Rules for anchoring: nobody's own reading can be made out, and nobody is counted twice."""

from collections.abc import Iterator
from datetime import date

from macros.models.base import SAKNAS
from macros.models.forankring import Forankring
from macros.models.objekt import Slag
from macros.problems import Problem, quote
from macros.registers.load import Registers
from macros.state.forankring import MINST, tillsammans

REGISTER = "forankringar"


def check_groups(registers: Registers, idag: date) -> Iterator[Problem]:
    """En grupp i förankringen är enheter med minst tio medarbetare tillsammans, så att ingens läsning syns."""
    for post in registers.forankringar:
        yield from _of_units(registers, post)
        before = 0
        for at, told in enumerate(post.tillfallen):
            people = tillsammans(registers, post.enheter, told.datum.till)
            if fault := _fault(people, told.hittills, before):
                yield registers.problem(REGISTER, post, ("tillfallen", at, "hittills"), fault)
            before = before if told.hittills is SAKNAS else told.hittills


def _of_units(registers: Registers, post: Forankring) -> Iterator[Problem]:
    """Only units hold people: who also works in a project would be counted twice."""
    for at, unit in enumerate(registers.get("objekt", e) for e in post.enheter):
        if unit is not None and unit.slag is not Slag.ENHET:
            text = f"{quote(unit.id)} är ingen enhet; bara det som har slag: enhet har medarbetare"
            yield registers.problem(REGISTER, post, ("enheter", at), text)


def _fault(people: int | None, reached: object, before: int) -> str:
    """What is wrong with an occasion's number; '' when nothing is."""
    known = reached is not SAKNAS
    if max(people or 0, reached if known else 0) < MINST:
        how_many = f"har tillsammans {people} medarbetare" if people is not None else "har inte sina antal inskrivna"
        return (
            f"enheterna i gruppen {how_many}. Det ska vara minst {MINST}, annars syns vem som har läst: "
            "slå ihop gruppen med en annan enhet, eller skriv medarbetare för enheterna i objekt.yml"
        )
    if not known:
        return ""
    if people is not None and reached > people:
        return f"{reached} nådda är fler än de {people} som arbetar i enheterna; räkna om, eller rätta medarbetare"
    if reached < min(before, people if people is not None else before):
        return f"{reached} är färre än {before} förra gången; hittills är alla som är nådda hittills, hopräknade"
    return ""


def check_counted_once(registers: Registers, idag: date) -> Iterator[Problem]:
    """En enhet står i en grupp för varje dokument eller rutin som förankras, så att ingen räknas två gånger."""
    taken: dict[tuple[str, str], str] = {}
    for post in registers.forankringar:
        for matter in (*post.styrdokument, *post.sidor):
            for at, unit in enumerate(post.enheter):
                other = taken.setdefault((matter, unit), post.id)
                if other != post.id or post.enheter.index(unit) != at:
                    text = f"{quote(unit)} står redan i {other} för {matter}; lägg till ett tillfälle där i stället"
                    yield registers.problem(REGISTER, post, ("enheter", at), text)
