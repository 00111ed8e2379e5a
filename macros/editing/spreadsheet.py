"""How headings, names and cells are compared and shown, wherever a spreadsheet comes in."""

import re
import unicodedata
from typing import Any


def fold(text: Any) -> str:
    """Lower case without accents or double spaces: how headings and names are compared."""
    plain = unicodedata.normalize("NFD", str(text)).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[_\-/]+", " ", plain.lower()).split())


def slug(name: str) -> str:
    """The id that a name gives; '' for one without a letter or digit."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def shown(value: Any) -> str:
    """A cell's text on one line, without signs that a screen acts on."""
    return " ".join("".join(c if c.isprintable() else " " for c in str(value)).split())
