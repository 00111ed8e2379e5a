"""Texts as they are compared: words without accents, case, markup or line breaks, and runs of letters without any space."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

RUN_OF_WORDS = 4
RUN_OF_SIGNS = 25
BETWEEN = "\0"
"""Stands between texts that are read as one, so that no run goes from one into the next."""
PART = 200_000
"""Signs of many texts that are read as one."""
BETWEEN_WORDS = bytes(
    sign if chr(sign) in "abcdefghijklmnopqrstuvwxyz0123456789\0" else ord(" ") for sign in range(256)
)
"""Each sign of a folded text as it stands, where it is a part of a word or stands between texts, and otherwise as a space."""
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ufffe\x02]\\s*")
CODE = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.]*\w"
    r"|(?<![\w-])\+?\d[\d \u00a0–-]{5,24}\d(?![\w-])"
    r"|(?<!\w)[^\W\d_]{1,6}[ \u00a0-]?\d{4}[-–/:]\d{1,6}(?![\w-])"
    r"|(?<![\w/.-])(?=[^\W\d_]+\d|\d+[^\W\d_])[^\W_]{6,40}(?![\w-])"
)
DATE = re.compile(r"(?:\d{4}[ -]?(?:\d\d?)?[ –-]*){1,2}|\d{4}-\d\d-\d\d(?:[ –-]+\d{4}-\d\d-\d\d)?")
BROKEN = re.compile(r"[-\u2010\xad\ufffe\x02](?:(?<=\w[-\u2010])\s*\n\s*(?=\w)|(?<=[\xad\ufffe\x02])\s*\n\s*)")
"""A word that was divided at the end of a line. What it begins with stands first, so that the rest of a text is passed by at once."""


def _plain(code: int) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", chr(code)) if not unicodedata.combining(c))


PLAIN = {code: _plain(code) for code in (*range(0x80, 0x250), *range(0x300, 0x370), *range(0xFB00, 0xFB07))}
"""Letters of European languages without their accents; a letter of another script stands for itself."""
SWEDISH = "åäöé"
"""The letters that a table of all would be slow for: nearly every word has one."""
OTHERS = re.compile(r"[^\x00-\x7f]+")


def fold(text: str) -> str:
    """The text in small letters without accents, its divided words whole."""
    if "\n" in text:
        text = BROKEN.sub("", text)
    if text.isascii():
        return text.lower()
    text = INVISIBLE.sub("", text).casefold()
    for letter in SWEDISH:
        text = text.replace(letter, PLAIN[ord(letter)])
    return OTHERS.sub(lambda found: found[0].translate(PLAIN), text)


def in_parts(texts: Iterable[str]) -> Iterator[str]:
    """Many texts as one: thousands of short ones take three times as long, and a whole site as one takes much memory."""
    part, signs = [], 0
    for text in texts:
        part.append(text)
        signs += len(text)
        if signs > PART:
            yield BETWEEN.join(part)
            part, signs = [], 0
    yield BETWEEN.join(part)


def words(text: str, between: bool = False) -> list[str]:
    """The words of a text, as they are compared; with the marks between the texts that it is made of, if asked for."""
    plain = fold(text).encode("ascii", "replace").translate(BETWEEN_WORDS)
    return plain.replace(b"\0", b" \0 " if between else b" ").decode().split()


def codes(text: str) -> Iterator[str]:
    """What is short and yet nobody else's: addresses of mail, telephone and diary numbers, signs of letters and digits."""
    for found in CODE.finditer(text):
        if not DATE.fullmatch(found[0]):
            yield "".join(sign for sign in found[0].casefold() if sign.isalnum())


def runs_of_words(found: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every four words in a row."""
    return zip(found, found[1:], found[2:], found[3:], strict=False)


def runs_of_signs(found: Sequence[str]) -> Iterator[str]:
    """25 letters and digits in a row, from the beginning of each word; spaces and hyphens do not count."""
    whole, at = "".join(found), 0
    last = len(whole) - RUN_OF_SIGNS
    for word in found:
        if at > last:
            return
        yield whole[at : at + RUN_OF_SIGNS]
        at += len(word)


def rows_of(found: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    """Every so many words in a row."""
    return zip(*(found[at:] for at in range(length)), strict=False)


def take_away(held: dict, shown: Iterable) -> None:
    """Drop what is shown."""
    for one in held.keys() & shown if held else ():
        del held[one]
