"""The signs that a file may hold: what no eye can see, or reads as something else, is a fault where it stands."""

import html
import re
from collections.abc import Iterator

from macros.models.felord import fel
from macros.problems import Problem, quote

CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})( |$)", re.MULTILINE)
INVISIBLE = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f"  # control signs
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # soft hyphens, fillers, joiners
    r"\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb"  # no width, direction of writing
    r"\ud800-\udfff\ufffe\uffff\U000e0000-\U000e0fff"  # no signs at all, and tags
)
PICTURE = (
    r"\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd\u26be"
    r"\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757"
    r"\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\U0001f000-\U0001faff"
)
"""Signs that are shown as pictures by themselves (Unicode, Emoji_Presentation, and all of the later blocks)."""
EMOJI = rf"(?:[{PICTURE}]|[\u203c-\u3299]\ufe0f)[\u200d\ufe0f\u20e3\u2600-\u27bf\U0001f000-\U0001faff]*"
"""Pictures in the place of words: our typefaces have none of them, and each screen reader has its own words for them."""
BAD = re.compile(rf"{EMOJI}|[{INVISIBLE}]|(?:(?![0-9])\d)+")
UNCOMMON = re.compile(r"[^\t\n -~\xa0-\xac\xae-ÿ–‘-”…−]")
"""Asked first: nearly every file is of common signs only, and a large office has millions of them."""
BROKEN = re.compile(r"\S{0,20}(?:Ã[\u0080-\u00bf\u2013\u201e\u2026\u02dc]|â€)\S{0,20}")
"""A text in UTF-8 that was read as if it were in the old coding of Windows: `Ã¥` for `å`."""
WRONG = "är ett ord där en bokstav har blivit fel när filen bytte kodning; skriv om ordet, och spara filen som UTF-8"
ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z]{2,32});")


def bad_sign(text: str) -> str | None:
    """What is wrong with the first sign that a text may not hold, in Swedish; None when there is none."""
    if UNCOMMON.search(text) and (found := BAD.search(text)):
        return _told(found.group())
    broken = BROKEN.search(text) if "Ã" in text or "â€" in text else None
    return f"{quote(broken.group())} {WRONG}" if broken else None


def _told(found: str) -> str:
    if found.isdecimal():
        return fel("siffror", varde=quote(found))
    if re.match(EMOJI, found):
        seen = "".join(c for c in found if c.isprintable() and c != "\ufe0f")
        return fel("emoji", varde=quote(seen))
    return fel("osynligt", nummer=f"{ord(found):04x}")


def check_characters(name: str, text: str) -> Iterator[Problem]:
    """En fil har text, bara siffrorna 0–9, inga osynliga tecken och inga märken från en konflikt mellan två ändringar."""
    if not text.strip():
        yield Problem(name, 1, "", "filen är tom; ett register utan poster skrivs [] och en sida har minst en rubrik")
    text = text.replace("\r\n", "\n")
    for match in CONFLICT.finditer(text):
        told = (
            "här står ett märke från en konflikt mellan två ändringar; välj vilken text som gäller och ta bort märket"
        )
        yield Problem(name, _line(text, match), "", told)
    for match in BROKEN.finditer(text):
        yield Problem(name, _line(text, match), "", f"{quote(match.group())} {WRONG}")
    for match in BAD.finditer(text) if UNCOMMON.search(text) else ():
        yield Problem(name, _line(text, match), "", _told(match.group()))
    for match in ENTITY.finditer(text) if name.endswith(".md") else ():
        if (told := bad_sign(html.unescape(match.group()))) is not None:
            yield Problem(name, _line(text, match), "", told)


def _line(text: str, match: re.Match[str]) -> int:
    return text.count("\n", 0, match.start()) + 1
