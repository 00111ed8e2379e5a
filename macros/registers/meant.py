"""What somebody meant by a value that its field refuses: Word's quotation marks and spaces, a date in words, `ja`, `1 000`.

Nothing is decided here: these are the values that may have been meant, and the field says which of them it takes.
"""

import re
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from macros.models.dag import i_ord
from macros.registers.listdatum import readings

ODD_SPACE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that look like a common one and are none for YAML: Word and web pages set them."""
NO_WIDTH = "\u00ad\u200b\u2060\ufeff"
"""Signs without width that Word and web pages leave behind. Those of the writing direction are not here: a person looks at them."""
QUOTES = "”“„‟″«»’‘‚‛′"
QUOTED = re.compile(rf"[{QUOTES}]([^{QUOTES}\"]*)[{QUOTES}]")
ODD = re.compile(f"[{ODD_SPACE}]")
UNSEEN = re.compile(f"[{NO_WIDTH}]")
DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))
NUMBER = re.compile(r"(-?)([0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,15})(?:[.,]0{1,2})?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
INTEGER = re.compile(r"0|[1-9][0-9]{0,14}")
FLAGS = {
    "ja": True,
    "sant": True,
    "yes": True,
    "true": True,
    "nej": False,
    "falskt": False,
    "no": False,
    "false": False,
}
NUMBERED = re.compile(r"[A-Za-z]{1,4}-[0-9]{1,4}")
PLAIN = str.maketrans("åäöé", "aaoe")
LONGEST = 200
"""Signs of a value that somebody may have meant something else by: a longer one is prose."""


def straight(text: str) -> str:
    """A text with common spaces, without signs of no width and without quotation marks that stand around all of it."""
    text = " ".join(ODD.sub(" ", UNSEEN.sub("", text)).split())
    around = QUOTED.fullmatch(text)
    return around[1].strip() if around else text


def meant(value: Any) -> Iterator[Any]:
    """The values that may have been meant, the likeliest first; of one value in two forms the field chooses."""
    if isinstance(value, bool):
        yield "ja" if value else "nej"
    elif isinstance(value, int):
        yield str(value)
        yield from readings(str(value))
    elif isinstance(value, str) and len(value) <= LONGEST:
        yield from _by_text(straight(value))


def _by_text(text: str) -> Iterator[Any]:
    if INTEGER.fullmatch(text):
        yield int(text)
    yield text
    dashed = text.translate(DASHES)
    if number := NUMBER.fullmatch(text.replace("\u2212", "-")):
        yield int(number[1] + number[2].replace(" ", ""))
    if text.lower() in FLAGS:
        yield FLAGS[text.lower()]
    yield from readings(dashed)
    yield dashed
    yield text.lower()
    yield text.lower().translate(PLAIN)
    if NUMBERED.fullmatch(text):
        yield text.upper()


def known(value: Any, ids: Collection[str]) -> list[str]:
    """The ids that may have been meant by a reference to nothing."""
    return list(dict.fromkeys(one for one in meant(value) if isinstance(one, str) and one != value and one in ids))


def told(value: Any, accepted: list[Any]) -> str:
    """What `lis laga` makes of a value, or the readings that somebody must choose between; '' when there are none."""
    why = ""
    if isinstance(value, str) and ODD.search(value):
        why = "; här står ett hårt blanktecken, som Word sätter"
    if not accepted:
        return why
    if len(accepted) == 1:
        return f"{why}; lis laga skriver {_written(accepted[0])}"
    if all(isinstance(one, str) and DAY.fullmatch(one) for one in accepted):
        ways = (f"är det {i_ord(date.fromisoformat(one))} skriver du {one}" for one in accepted)
        return f"{why}; det kan läsas på två sätt: {', '.join(ways)}"
    return f"{why}; det kan vara {' eller '.join(map(_written, accepted))}"


def _written(value: Any) -> str:
    """A value as the writer puts it: a text of digits within quotation marks."""
    return f'"{value}"' if isinstance(value, str) and INTEGER.fullmatch(value) else in_file(value)


def in_file(value: Any) -> str:
    """A value as it stands in a file."""
    return str(value).lower() if isinstance(value, bool) else str(value)
