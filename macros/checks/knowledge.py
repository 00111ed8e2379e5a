"""Rules for cards, requirements and sources: numbers that exist, ids given once, nothing unverified as fact."""

from collections.abc import Iterator
from datetime import date

from macros.models import ARENDEN
from macros.models.base import SAKNAS, Record
from macros.models.kalla import Marke
from macros.models.kort import Bindning
from macros.problems import Problem, near, quote
from macros.registers.load import Registers
from macros.registers.validation import Loc


def check_requirements(registers: Registers, idag: date) -> Iterator[Problem]:
    """Det som pekar på ett krav pekar på ett som finns: åtgärd, rutin, anvisning, skyldighet, styrdokument, ärende, underlag, tillämplighet."""
    numbers = {r.id: (r.version, {k.nummer for k in r.krav}) for r in registers.krav}
    for register, record, loc, ram, version, found in _pointing(registers):
        for number in found:
            edition = numbers.get(ram, ("",))[0] if version is None else version
            if text := _fault(numbers, ram, edition, number):
                yield registers.problem(register, record, loc, text)


Pointer = tuple[str, Record, Loc, str, str | None, tuple[str, ...]]
"""(register, record, place, framework, its edition where it is told, numbers)."""


def _pointing(registers: Registers) -> Iterator[Pointer]:
    """Everything that points at requirements."""
    for card in registers.kartotek:
        for at, measure in enumerate(card.atgarder):
            for place, answer in enumerate(measure.krav):
                yield "kartotek", card, ("atgarder", at, "krav", place), answer.ram, answer.version, answer.nummer
    for register in ("rutinkrav", "anvisning"):
        for record in registers.of(register):
            for at, answer in enumerate(record.krav):
                yield register, record, ("krav", at), answer.ram, answer.version, answer.nummer
    for register in ("skyldigheter", "tillamplighet"):
        for record in registers.of(register):
            yield register, record, ("nummer",), record.ram, None, (record.nummer,)
    for register in ("styrdokument", "underlag", *ARENDEN):
        for record in registers.of(register):
            for at, answer in enumerate(record.krav):
                yield register, record, ("krav", at), answer.ram, None, answer.nummer


def _fault(numbers: dict, ram: str, version: str, number: str) -> str | None:
    if ram not in numbers:
        return None  # told by the rule on references
    known_version, known = numbers[ram]
    if version != known_version:
        return f"utgåvan {quote(version)} av {ram} finns inte; den som finns är {known_version}"
    return None if number in known else f"kravet {quote(number)} finns inte i {ram}{near(number, known)}"


def check_measures(registers: Registers, idag: date) -> Iterator[Problem]:
    """En åtgärds id ges en gång, och ett korts åtgärder har samma bokstäver."""
    seen: dict[str, str] = {}
    for card in registers.kartotek:
        letters = card.atgarder[0].id.split("-")[0]
        for at, measure in enumerate(card.atgarder):
            loc = ("atgarder", at, "id")
            if measure.id in seen:
                yield registers.problem("kartotek", card, loc, f'id "{measure.id}" används redan i {seen[measure.id]}')
            elif measure.id.split("-")[0] != letters:
                yield registers.problem("kartotek", card, loc, f"åtgärderna i kortet ska börja med {letters}-")
            seen.setdefault(measure.id, card.id)


def check_binding(registers: Registers, idag: date) -> Iterator[Problem]:
    """En åtgärd som ska göras (krav) anger i kallor en källa som binder; annars är den ett råd."""
    binding = {k.id for k in registers.kallor if k.binder}
    for card in registers.kartotek:
        for at, measure in enumerate(card.atgarder):
            if measure.bindning is Bindning.KRAV and not binding.intersection(measure.kallor):
                text = (
                    "krav utan en källa som binder kontoret (binder: true i data/kallor.yml); "
                    "ange källan som kräver just det här i kallor, eller skriv rad"
                )
                yield registers.problem("kartotek", card, ("atgarder", at, "bindning"), text)


def check_marks(registers: Registers, idag: date) -> Iterator[Problem]:
    """Ett overifierat faktum bär ingen åtgärd, inget krav och inget svar."""
    unsure = {k.id for k in registers.kallor if k.marke is Marke.OVERIFIERAT}
    for register in (
        "kartotek",
        "anvisning",
        "vardagsfragor",
        "skyldigheter",
        "lokala_beslut",
        "krav",
        "tillamplighet",
    ):
        for record in registers.of(register):
            parts = [((), record)] + [(("atgarder", n), a) for n, a in enumerate(getattr(record, "atgarder", ()))]
            for loc, part in parts:
                for source in getattr(part, "kallor", ()):
                    if source in unsure:
                        text = (
                            f"källan {source} är overifierad; stryk påståendet eller gör det till en fråga för kontoret"
                        )
                        yield registers.problem(register, record, (*loc, "kallor"), text)


def check_terms(registers: Registers, idag: date) -> Iterator[Problem]:
    """En synonym leder till ett ord, om inte orden är falska vänner som skiljs åt med inte."""
    seen: dict[str, str] = {}
    apart = {t.id for t in registers.ordlista if t.inte}
    for term in registers.ordlista:
        for at, word in enumerate((term.term, *term.synonymer)):
            first = seen.setdefault(word.lower(), term.id)
            if first != term.id and not {first, term.id} & apart:
                loc = ("synonymer", at - 1) if at else ("term",)
                yield registers.problem(
                    "ordlista", term, loc, f"{quote(word)} leder redan till {first}; välj ett av orden"
                )


def check_amendments(registers: Registers, idag: date) -> Iterator[Problem]:
    """En rättelse hör till en fastställd eller återgiven genomgång, och dess text ändras inte."""
    for rattelse in registers.rattelser:
        genomgang = registers.get("genomgangar", rattelse.genomgang)
        if genomgang and not genomgang.aterger and genomgang.beslutad is SAKNAS:
            text = f"genomgång {genomgang.id} är inte fastställd; rätta i genomgången i stället"
            yield registers.problem("rattelser", rattelse, ("genomgang",), text)
        if rattelse.avtryck != rattelse.raknat_avtryck:
            text = "rättelsen är beslutad och har ändrats; återställ den, och skriv en ny med lis ratta"
            yield registers.problem("rattelser", rattelse, ("avtryck",), text)
