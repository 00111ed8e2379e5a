"""Facts that were corrected: what cites them must not say any longer what no longer holds."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from macros.checks.prose import plain, rows
from macros.models.base import Hanvisning
from macros.models.kalla import Kalla
from macros.pages.page import Page
from macros.problems import Problem, quote
from macros.registers.load import Registers
from macros.registers.walk import values

FAKTUM = re.compile(r"\bF\d{1,2}\.\d{2,5}\b")
Rattade = Mapping[str, Kalla]


def check_corrections(pages: Mapping[str, Page], registers: Registers) -> Iterator[Problem]:
    """Det som anger ett rättat faktum som källa säger inte det som faktats rättelse räknar upp i galler_inte."""
    corrected = {k.id: k for k in registers.kallor if k.rattad}
    for page in pages.values():
        if not page.made and not page.meta.get("fryst"):
            cited = [corrected[f] for f in sorted(corrected.keys() & set(FAKTUM.findall(page.prose)))]
            for line, _, text in rows(page) if cited else ():
                yield from (Problem(page.file, line, "", told) for told in _stale(cited, plain(text)))
    yield from _in_records(registers, corrected)


def _in_records(registers: Registers, corrected: Rattade) -> Iterator[Problem]:
    cited = _cited(registers, corrected)
    for register, record, loc, text in values(registers, str) if cited else ():
        facts = cited.get((register, record.id), ())
        for told in _stale([corrected[f] for f in sorted(facts)], text):
            yield registers.problem(register, record, loc, told)


def _cited(registers: Registers, corrected: Rattade) -> dict[tuple[str, str], set[str]]:
    """The corrected facts that a record cites: in a list of sources, or by number in the words of its source."""
    found = defaultdict(set)
    for register, record, _, value in values(registers, Hanvisning):
        if value.register == "kallor" and value in corrected:
            found[register, record.id].add(str(value))
    for register, record, loc, text in values(registers, str):
        if loc[0] == "kalla" and (facts := corrected.keys() & set(FAKTUM.findall(text))):
            found[register, record.id] |= facts
    return found


def _stale(facts: list[Kalla], text: str) -> Iterator[str]:
    """What to tell of each phrase in `text` that a correction has put an end to."""
    words = " ".join(text.split()).casefold()
    for fact in facts:
        for phrase in fact.rattad.galler_inte:
            if phrase.casefold() in words:
                yield f"{quote(phrase)} stämmer inte längre, för {fact.id} rättades {fact.rattad.datum}. {fact.rattad.vad}"
