"""Spelling with hunspell's Swedish dictionary and a word list of ours. The only file that knows hunspell."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.pages.page import Page
from macros.problems import Problem, quote
from macros.registers.load import Registers
from macros.registers.word_list import SPELLING, read_words

OURS = re.compile(
    r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)|\{#.*?(?:#\}|$)|\]\(<?[^)\]\n]*\)|^\[[^\]\n]+\]:.*$|\[\^[^\[\]]+\]|`[^`]*`|https?://\S+"
    r"|^(?:!!!|\?\?\?) \S+|<[^<>]*>|\{[^{}\n]*\}|\S{1,100}\.(?:md|yml|txt|json|xlsx|csv|ics|org|se|eu)\b\S*",
    re.MULTILINE,
)
"""What is no prose of ours: calls, addresses, code, marks, names of files."""
WORD = re.compile(r"[A-Za-zÅÄÖåäöéüÉ][A-Za-zÅÄÖåäöéüÉ-]*[A-Za-zÅÄÖåäöéüÉ]")
REGISTERS = {
    "anvisning": ("vad", "nar"),
    "vardagsfragor": ("fraga", "text"),
    "lokala_beslut": ("fraga", "rekommendation"),
    "skyldigheter": ("rubrik", "nar", "bevis"),
    "ordlista": ("betyder", "inte"),
    "inforandesteg": ("rubrik", "varfor", "avgors"),
    "kartotek": ("titel", "sammanfattning"),
}
COMMAND = ("hunspell", "-d", "sv_SE", "-i", "utf-8", "-l")


def can_spell() -> bool:
    """Whether hunspell is installed; without it the spelling is not checked, and the command says so."""
    return shutil.which("hunspell") is not None


def check_spelling(root: Path, pages: Mapping[str, Page], registers: Registers) -> Iterator[Problem]:
    """Orden är rättstavade enligt hunspells svenska ordlista, ordlistan och data/stavning.txt."""
    found = list(_words(pages, registers))
    if not found or not can_spell():
        return
    faults: list[Problem] = []
    known = _own_words(root, registers, faults)
    yield from faults
    asked = {word for word, _ in found} - known
    wrong = {w for w in SWEDISH.unknown(asked) if w.lower() not in known}
    for word, problem in found:
        if word in wrong:
            yield problem(f"{quote(word)} finns inte i ordlistan; rätta ordet, eller lägg till det i data/{SPELLING}")


class Dictionary:
    """Hunspell's Swedish dictionary, which remembers its answers: it does not change while we run."""

    def __init__(self) -> None:
        self._known: dict[str, bool] = {}

    def unknown(self, words: set[str]) -> set[str]:
        """Those of the words that hunspell does not know."""
        if new := sorted(words - self._known.keys()):
            env = os.environ | {"LC_ALL": "C.UTF-8"}
            done = subprocess.run(
                COMMAND, input="\n".join(new), capture_output=True, encoding="utf-8", check=True, env=env
            )
            wrong = set(done.stdout.split())
            self._known.update((word, word not in wrong) for word in new)
        return {word for word in words if not self._known[word]}


SWEDISH = Dictionary()


def _own_words(root: Path, registers: Registers, faults: list[Problem]) -> set[str]:
    """Words that are right here: the list's, the glossary's, and those of names in the registers; in lower case too."""
    texts = [row for _, row in read_words(root, SPELLING, faults)]
    for term in registers.ordlista:
        texts += [term.term, *term.synonymer]
    words = {w for text in texts for w in WORD.findall(text)}
    return words | {w.lower() for w in words}


def _words(pages: Mapping[str, Page], registers: Registers) -> Iterator[tuple[str, object]]:
    """(word, how to tell a fault there) of every text that we write."""
    for page in pages.values():
        if page.made or page.meta.get("fryst"):
            continue
        text = OURS.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), page.prose)
        for number, row in enumerate(text.split("\n"), 1):
            for word in WORD.findall(row):
                yield word, lambda t, p=page, n=number: Problem(p.file, n, "", t)
    for register, fields in REGISTERS.items():
        for record in registers.of(register):
            for falt in fields:
                yield from _in(
                    getattr(record, falt), lambda t, r=register, x=record, f=falt: registers.problem(r, x, (f,), t)
                )
    for card in registers.kartotek:
        for at, a in enumerate(card.atgarder):
            loc = ("atgarder", at)
            texts = [a.vad, a.kontroll, *(t for p in a.per_form for t in (p.visa, p.fraga))]
            for text in texts:
                yield from _in(text, lambda t, c=card, where=loc: registers.problem("kartotek", c, where, t))
    for sheet in registers.svar:
        for at, a in enumerate(sheet.svar):
            for text in (a.gors, a.visa, a.kvar, a.fraga):
                yield from _in(text, lambda t, x=sheet, n=at: registers.problem("svar", x, ("svar", n), t))


def _in(text: str | None, problem) -> Iterator[tuple[str, object]]:
    for word in WORD.findall(text or ""):
        yield word, problem
