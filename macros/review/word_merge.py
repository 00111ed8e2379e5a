"""A text of a page and the same text as it came back from Word, put together: what nobody touched stays byte for byte."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from macros.editing.docblock import RUBRIK, STYCKE, Block, words
from macros.review.pieces import Bit, Stycke
from macros.review.word_text import LOWEST, key, markdown, prompt, relinked, short, shown, tokens


@dataclass
class Sammanfogat:
    """A text piece as it would be: its Markdown, a line for each change of it, what is new in it, and what is told."""

    text: str = ""
    rader: list[str] = field(default_factory=list)
    nytt: list[str] = field(default_factory=list)
    berattat: list[str] = field(default_factory=list)


def inserted(blocks: Sequence[Block]) -> Sammanfogat:
    """What somebody wrote where the page had no text."""
    text = markdown(blocks, {})
    made = Sammanfogat(text, [f"+ {short(blocks)}"], [text])
    made.berattat += _high_headings(blocks)
    return made


def merged(bit: Bit, blocks: Sequence[Block]) -> Sammanfogat:
    """A piece with what came back in its place."""
    made, parts = Sammanfogat(), [""]
    for old, new in _runs(bit.stycken, blocks):
        if new is None:
            parts += [old[0].fore, old[0].text] if parts[-1] else [old[0].text]
            continue
        _replaced(made, parts, old, [b for b in new if not b.tom])
    made.text = "".join(parts)
    if not made.text:
        return Sammanfogat(
            berattat=["hela texten är borttagen i filen; den står kvar, ta bort den på sidan om den ska bort"]
        )
    return made


def _replaced(made: Sammanfogat, parts: list[str], old: Sequence[Stycke], new: Sequence[Block]) -> None:
    """Some blocks of the page in whose place others came; a place to write in goes when something is written there."""
    asked = [s for s in old if s.slag == "skriv"]
    new = [b for block in new if (b := _without_prompt(block, asked)) is not None]
    gone = [s for s in old if s.slag != "skriv"]
    if not new and asked:
        parts += [part for s in asked for part in ([s.fore, s.text] if parts[-1] else [s.text])]
        if any(s.slag == "skriv" for s in old):
            made.berattat.append("rutan Att skriva är ändrad i filen, men inget är skrivet; den står kvar")
    if new:
        known = {word: whole for s in old for word, whole in tokens(s.text).items()}
        text, lost = relinked(markdown(new, known), [s.text for s in gone])
        parts += ["\n\n", text] if parts[-1] else [text]
        made.nytt.append(text)
        made.berattat += [f"länken {word} finns inte i den nya texten" for word in lost]
        made.berattat += [f"{word} är borta i den nya texten" for word, whole in known.items() if whole not in text]
        made.berattat += _high_headings(new)
    made.rader += _told([b for s in gone for b in shown(s)], new)


def _told(old: Sequence[Block], new: Sequence[Block]) -> Iterator[str]:
    """A line for each block that went and each that came; what stands in both is not told."""
    found = SequenceMatcher(None, [key(b) for b in old], [key(b) for b in new], autojunk=False)
    for kind, a, b, c, d in found.get_opcodes():
        if kind != "equal":
            yield from (f"− {short([block])}" for block in old[a:b])
            yield from (f"+ {short([block])}" for block in new[c:d])


def _without_prompt(block: Block, asked: Sequence[Stycke]) -> Block | None:
    """A block without the words of the place that it was written in; None when there is nothing more in it."""
    text = words(block.runs)
    for stycke in asked:
        if block.slag == STYCKE and text.startswith(prompt(stycke)):
            rest = text.removeprefix(prompt(stycke)).strip()
            return Block(STYCKE, (block.runs[-1]._replace(text=rest, fet=False, kursiv=False),)) if rest else None
    return block


def _high_headings(blocks: Sequence[Block]) -> list[str]:
    """Headings that are written a level down, for those above are the review's own."""
    high = [block for block in blocks if block.slag == RUBRIK and block.niva < LOWEST]
    return [f"rubriken {short([block])} blir en underrubrik" for block in high]


def _runs(stycken: Sequence[Stycke], blocks: Sequence[Block]) -> Iterator[tuple[list[Stycke], list[Block] | None]]:
    """The text in order: (one block of the page, None) that is as it was, (those that are gone, what came instead)."""
    keys = [[key(b) for b in shown(s)] for s in stycken]
    flat = [(n, k) for n, held in enumerate(keys) for k in held]
    came = [key(b) for b in blocks]
    found: dict[int, list[int]] = {}
    for start, other, size in SequenceMatcher(None, [k for _, k in flat], came, autojunk=False).get_matching_blocks():
        for at in range(size):
            found.setdefault(flat[start + at][0], []).append(other + at)
    old: list[Stycke] = []
    at = 0
    for number, stycke in enumerate(stycken):
        places = found.get(number, [])
        whole = len(places) == len(keys[number]) and places == list(range(places[0], places[0] + len(places)))
        if not whole:
            old.append(stycke)
            continue
        new = list(blocks[at : places[0]])
        if stycke.slag == "skriv" and not old and _follows(stycken, number, blocks, places[-1], found):
            old.append(stycke)
            continue
        if old or new:
            yield old, new
        yield [stycke], None
        old, at = [], places[-1] + 1
    if old or blocks[at:]:
        yield old, list(blocks[at:])


def _follows(
    stycken: Sequence[Stycke], number: int, blocks: Sequence[Block], place: int, found: dict[int, list[int]]
) -> bool:
    """Whether something new stands right after a place to write in that was left as it was."""
    after = place + 1
    if after >= len(blocks):
        return False
    return not any(after in places for n, places in found.items() if n > number)
