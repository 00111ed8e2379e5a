"""One sentence in every box says nothing: the same text in two places of a review is a fault of the second."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.content import Content
from macros.models.base import SAKNAS
from macros.models.genomgang import Genomgang
from macros.pages.kinds import year_of
from macros.pages.page import Page
from macros.problems import Problem, quote

CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
NO_PROSE = re.compile(r"\{\{|!!!|\?\?\?|    |\||#|\[\^|<|\*\[")
"""How a block begins that is no text of the review's own: calls, boxes, tables, headings, notes."""
UNCHANGED = "oförändrat"
MAY_REPEAT = ({"planering.uppdrag"}, {"planering.riktlinje"}, {"planering.resurs"})
"""Several activities may come from one assignment, follow one guideline and share their means."""
SAME_MATTER = {"att_besluta.fraga", "planering.aktivitet"}
"""What is to be decided may be called what it is called in the plan."""


@dataclass(frozen=True)
class Ruta:
    """A text that somebody has written: in which kind of box, and where it stands."""

    slag: str
    text: str
    fil: str
    rad: int
    falt: str

    @property
    def bara_ord(self) -> str:
        """The words and nothing else: a full stop more or a capital letter makes no other text."""
        return " ".join(re.findall(r"\w+", CALL.sub(" ", self.text).casefold()))


def pasted(content: Content, genomgang: Genomgang) -> Iterator[Problem]:
    """A text that stands in an earlier box too. That nothing has changed may be said as often as it is true."""
    found: dict[str, list[Ruta]] = {}
    for box in [*_boxes(content, genomgang), *_paragraphs(content, genomgang)]:
        if box.bara_ord and not box.bara_ord.startswith(UNCHANGED):
            found.setdefault(box.bara_ord, []).append(box)
    for boxes in found.values():
        first, *others = boxes
        for box in [] if _allowed([b.slag for b in boxes]) else others:
            text = (
                f"{quote(box.text, 40)} står redan i {first.fil}:{first.rad}; skriv vad som gäller just här, "
                'eller "Oförändrat sedan …" om inget är nytt'
            )
            yield Problem(box.fil, box.rad, box.falt, text)


def _allowed(kinds: list[str]) -> bool:
    return set(kinds) in MAY_REPEAT or (set(kinds) == SAME_MATTER and len(kinds) == 2)


def _boxes(content: Content, genomgang: Genomgang) -> Iterator[Ruta]:
    """The texts of the year's own file."""
    for name, fields in (
        ("bedomningar", ("skal",)),
        ("att_besluta", ("fraga", "om_inte")),
        ("planering", ("aktivitet", "uppdrag", "riktlinje", "resurs", "matt")),
    ):
        for at, part in enumerate(getattr(genomgang, name)):
            for field in fields:
                if (text := getattr(part, field)) is not SAKNAS:
                    place = content.registers.problem("genomgangar", genomgang, (name, at, field), "")
                    yield Ruta(f"{name}.{field}", text, place.fil, place.rad, place.falt)


def _paragraphs(content: Content, genomgang: Genomgang) -> Iterator[Ruta]:
    """The paragraphs that people have written in the year's pages, its annex too."""
    for path, page in content.pages.items():
        if year_of(path) == genomgang.id and not page.made:
            yield from _of_page(page)


def _of_page(page: Page) -> Iterator[Ruta]:
    for block in re.finditer(r"[^\n].*?(?=\n[ \t]*\n|\Z)", page.prose, re.DOTALL):
        text = block.group()
        leads_on = text.rstrip().endswith(":")
        if not NO_PROSE.match(text) and not leads_on:
            yield Ruta("text", text, page.file, page.line(block.start()), "")
