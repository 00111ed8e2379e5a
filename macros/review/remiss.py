"""`lis genomgang ÅR --docx`: the draft of a review as a Word document, with a mark around each piece of its pages."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from macros.content import Content
from macros.editing.docblock import RUBRIK, STYCKE, Block, Run
from macros.models.dag import i_ord
from macros.models.genomgang import Genomgang
from macros.outputs.word_blocks import RAKNAT, Word
from macros.pages.kinds import review_chapter
from macros.pages.paths import review_page
from macros.prepared.calls import Output
from macros.review.pieces import HEAD, Bit, Sort, pieces
from macros.review.snapshot import review_pages
from macros.review.word_html import blocks_of, blocks_of_output
from macros.review.word_marks import mark
from macros.review.word_text import CALL, NOTE, all_text, shown, with_tokens
from macros.state.dokument import genomgangslage
from macros.state.pahittat import mening

WEB_ONLY = ".bara-webb"
"""The mark of a heading over what only the site has."""
HOW = (
    "Skriv i den vanliga texten, helst med Spåra ändringar, eller skriv en kommentar. Skriv där det står Att skriva.",
    "Det som står på grå botten räknas ur registren eller är bestämt. Ändra det inte här: skriv en kommentar.",
    "Ändra inte rubrikerna. [källa …], [not …] och [räknat …] visar var något hämtas; låt dem stå kvar i meningen.",
    "Skriv roller, aldrig namn på personer. Skicka tillbaka filen som Word (.docx).",
)


class Sida(NamedTuple):
    """A page of a review: its number, its path, its text with plain line ends, and its pieces."""

    nummer: int
    path: str
    text: str
    bitar: list[Bit]


def review_texts(content: Content, year: str) -> list[Sida]:
    """The pages of a review as they were written, in order, the first page as number 0."""
    found = []
    for path in review_pages(content, year):
        text = (content.root / "docs" / path).read_bytes().decode("utf-8").replace("\r\n", "\n")
        chapter = review_chapter(path)
        if chapter or path == review_page(year):
            found.append(Sida(chapter[1] if chapter else 0, path, text, pieces(text)))
    return sorted(found)


def review_docx(content: Content, genomgang: Genomgang) -> bytes:
    """The review as a document; the same content gives the same bytes."""
    year, lage = genomgang.id, genomgangslage(content.registers, genomgang)
    word = Word(genomgang.titel, genomgang.dag, f"{genomgang.titel}, {lage.ord.lower()}")
    word.title(genomgang.titel, f"lis_d_{year}_1")
    told = [mening(content.registers), f"{lage.rad} Läget {i_ord(genomgang.dag)}.", *HOW]
    word.add([Block(STYCKE, (Run(text),)) for text in told if text])
    for sida in review_texts(content, year):
        outputs = iter(content.preparation[sida.path].outputs)
        made = [(bit, blocks) for bit in sida.bitar if (blocks := list(_shown(bit, outputs)))]
        following = [bit for bit, _ in made[1:]]
        for (bit, blocks), after in zip(made, [*following, None], strict=True):
            word.add(blocks, mark(sida.nummer, bit, all_text(blocks), after))
    return word.saved()


def _shown(bit: Bit, outputs: Iterator[Output]) -> Iterator[Block]:
    """A piece as Word shows it. `outputs` are what the page's calls gave, in their order."""
    own = [next(outputs) for _ in CALL.finditer(bit.text)]
    if bit.sort is Sort.TEXT:
        yield from (block for stycke in bit.stycken for block in shown(stycke))
    elif bit.sort is Sort.RUBRIK:
        head = HEAD.fullmatch(bit.text)
        if WEB_ONLY not in bit.text:
            yield Block(RUBRIK, (Run(head[2]),), len(head[1]))
    else:
        made = [block for output in own for block in blocks_of_output(output.html)] if own else _set(bit.text)
        yield from (replace(_no_heading(block), stil=RAKNAT) for block in made)


def _set(text: str) -> list[Block]:
    """A box or a note as it stands."""
    if note := NOTE.match(text):
        words = " ".join(text[note.end() + 1 :].split())
        return [Block(STYCKE, (Run(f"[not {note[1]}] {words}"),))]
    return blocks_of(with_tokens(text))


def _no_heading(block: Block) -> Block:
    """What is computed has no heading of the document's own."""
    if block.slag != RUBRIK:
        return block
    return Block(STYCKE, tuple(run._replace(fet=True) for run in block.runs))


def by_number(sidor: list[Sida]) -> Mapping[int, Sida]:
    return {sida.nummer: sida for sida in sidor}
