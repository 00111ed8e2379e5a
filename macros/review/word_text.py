"""A piece of a page as Word shows it, and words of a document as the Markdown of a page. What Word cannot hold is a word in brackets."""

import re
from collections.abc import Iterable, Sequence

from macros.editing.docblock import NUMMER, PUNKT, RUBRIK, STYCKE, TABELL, Block, Run, words
from macros.outputs.word_blocks import SKRIV
from macros.review.pieces import HEAD, Stycke
from macros.review.word_html import blocks_of

CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
SOURCE = re.compile(r'\{\{ *kalla\( *"([^"]*)" *\) *\}\}')
NOTE = re.compile(r"\[\^([^\]]+)\]")
TOKEN = re.compile(r"\[(källa|not|räknat) ([^\[\]]{1,80})\]")
LINK = re.compile(r"(?<!!)\[([^\[\]^]+)\]\(([^()\s]+)\)")
SPECIAL = re.compile(r"([\\`*\[\]{}])")
EDGE = re.compile(r"(?<!\w)_|_(?!\w)")
ENTITY = re.compile(r"&(?=#?\w+;)")
FIRST = re.compile(r"^(?:([#>+\-!])|([0-9]{1,9})([.)]))")
CODE = re.compile(r"\\\{(?=[\\%#])")
"""What code of a template would begin with: its first sign is written as a number."""
LOWEST = 3
"""The highest heading that a text may have: those above it are the review's own."""


def shown(stycke: Stycke) -> list[Block]:
    """A block of a text as Word shows it."""
    if stycke.slag == "skriv":
        return [Block(STYCKE, (Run(prompt(stycke)),), stil=SKRIV)]
    if head := HEAD.fullmatch(stycke.text):
        return [Block(RUBRIK, (Run(head[2]),), len(head[1]))]
    return blocks_of(with_tokens(stycke.text))


def prompt(stycke: Stycke) -> str:
    """What a place to write in asks for, on one line."""
    told = " ".join(line.strip() for line in with_tokens(stycke.text).split("\n")[1:])
    return f"Att skriva: {' '.join(told.split())}"


def with_tokens(text: str) -> str:
    """The text with what is computed within a line, and what refers to a note, as words in brackets."""
    numbers = iter(range(1, 1000))
    text = SOURCE.sub(lambda m: f"[källa {m[1]}]", text)
    text = CALL.sub(lambda m: f"[räknat {next(numbers)}]", text)
    return NOTE.sub(lambda m: f"[not {m[1]}]", text)


def tokens(text: str) -> dict[str, str]:
    """What each word in brackets of a text stands for."""
    calls = [m.group() for m in CALL.finditer(SOURCE.sub("", text))]
    made = {f"[källa {m[1]}]": m.group() for m in SOURCE.finditer(text)}
    made |= {f"[räknat {n}]": call for n, call in enumerate(calls, 1)}
    return made | {f"[not {m[1]}]": m.group() for m in NOTE.finditer(text)}


def key(block: Block) -> tuple[str, int, str]:
    """What makes a block the same as another: its kind, its level, its words and how they look."""
    level = block.niva if block.slag in (RUBRIK, PUNKT, NUMMER) else 1
    return block.slag, level, " ".join(markdown([block], {}).split())


def all_text(blocks: Iterable[Block]) -> str:
    return "\n".join(" ".join(map(str, key(block))) for block in blocks if not block.tom)


def markdown(blocks: Sequence[Block], known: dict[str, str]) -> str:
    """The Markdown of blocks; `known` says what words in brackets stand for."""
    parts: list[str] = []
    for block in blocks:
        listed = block.slag in (PUNKT, NUMMER)
        text = _one(block, known)
        if listed and parts and parts[-1].lstrip().startswith(("- ", "1. ")):
            parts[-1] += f"\n{text}"
        else:
            parts.append(text)
    return "\n\n".join(parts)


def _one(block: Block, known: dict[str, str]) -> str:
    if block.slag == TABELL:
        return _table(block, known)
    text = _inline(block.runs, known)
    if block.slag == RUBRIK:
        return f"{'#' * max(block.niva, LOWEST)} {_inline([r._replace(fet=False) for r in block.runs], known)}"
    if block.slag in (PUNKT, NUMMER):
        return f"{'    ' * (block.niva - 1)}{'- ' if block.slag == PUNKT else '1. '}{_first(text)}"
    return _first(text)


def _first(text: str) -> str:
    """The text with a sign that would make it something else than a paragraph as that sign only."""
    return FIRST.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", text)


def _inline(runs: Iterable[Run], known: dict[str, str]) -> str:
    return " ".join("".join(_run(run, known) for run in runs).split())


def _run(run: Run, known: dict[str, str]) -> str:
    """Words with their look; the spaces around them stay outside its signs."""
    text = run.text.replace("\u00a0", " ")
    inner = text.strip()
    if not inner:
        return text
    made = _words(inner, known)
    for on, sign in ((run.kursiv, "*"), (run.fet, "**")):
        made = f"{sign}{made}{sign}" if on else made
    made = f"[{made}]({run.adress})" if run.adress else made
    return text[: len(text) - len(text.lstrip())] + made + text[len(text.rstrip()) :]


def _words(text: str, known: dict[str, str]) -> str:
    """Plain words as Markdown: no sign of them means anything, but for what stands in brackets and is known."""
    parts, last = [], 0
    for match in TOKEN.finditer(text):
        parts += [_plain(text[last : match.start()]), known.get(match.group(), _plain(match.group()))]
        last = match.end()
    return "".join([*parts, _plain(text[last:])])


def _plain(text: str) -> str:
    text = SPECIAL.sub(r"\\\1", text)
    text = EDGE.sub(r"\\_", ENTITY.sub("&amp;", text))
    return CODE.sub("&#123;", text).replace("<", "&lt;").replace("~~~", "&#126;~~")


def _table(block: Block, known: dict[str, str]) -> str:
    """A table of Markdown: the first row is its head."""
    width = max(map(len, block.rader), default=0)
    if not width:
        return ""
    rows = []
    for number, row in enumerate(block.rader):
        cells = [[r._replace(fet=False) for r in cell] if number == 0 else cell for cell in row]
        told = [_inline(cell, known).replace("|", "\\|") for cell in cells]
        rows.append(f"| {' | '.join([*told, *[''] * (width - len(told))])} |")
    return "\n".join([rows[0], f"|{' --- |' * width}", *rows[1:]])


def relinked(text: str, sources: Iterable[str]) -> tuple[str, list[str]]:
    """(the text with the links of the texts that it came from, the words of those that have no place in it)."""
    lost = []
    for source in sources:
        for words_, address in LINK.findall(source):
            whole = f"[{words_}]({address})"
            plain = _plain(words_)
            if whole in text or whole not in source:
                continue
            if plain in text:
                text = text.replace(plain, whole, 1)
            else:
                lost.append(words_)
    return text, lost


def short(blocks: Iterable[Block], longest: int = 90) -> str:
    """The first words of some blocks."""
    text = " ".join(words(b.runs) if b.slag != TABELL else b.text for b in blocks)
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
