"""Reviews of pages: the fingerprint of what was looked at, and whether the page has moved on since."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date

from macros.models.granskning import Granskning
from macros.pages.kinds import START, record_of
from macros.pages.page import Page
from macros.pages.paths import card_page, directive_page
from macros.problems import Felbruk, near, quote
from macros.registers.load import Registers


def fingerprint(path: str, pages: Mapping[str, Page], registers: Registers) -> str:
    """SHA-256 over a page's text, and over its card when it is one: spaces and line ends do not count."""
    text = " ".join(pages[path].text.split())
    register, record_id = record_of(path) or ("", "")
    card = registers.get(register, record_id) if register == "kartotek" else None
    rest = json.dumps(card.model_dump(mode="json"), sort_keys=True, ensure_ascii=False, default=str) if card else ""
    requirements = [k for k in registers.anvisning if path == directive_page(k.avsnitt)]
    rest += "".join(json.dumps(k.model_dump(mode="json"), sort_keys=True, default=str) for k in requirements)
    return hashlib.sha256(f"{text}\n{rest}".encode()).hexdigest()


def latest(path: str, registers: Registers, dag: date) -> Granskning | None:
    """The last review of a page on or before the day."""
    made = [g for g in registers.by("granskningar", "sida", path) if g.datum.till <= dag]
    return max(made, key=lambda g: g.datum.till, default=None)


def review_record(
    record_id: str, path: str, roll: str, utfall: str, note: str | None, avtryck: str, today: date
) -> dict[str, str]:
    """The fields of a new review."""
    made = {"id": record_id, "sida": path, "datum": today.isoformat(), "av": roll, "utfall": utfall}
    return made | ({"not": note} if note else {}) | {"avtryck": avtryck}


def find_page(word: str, pages: Mapping[str, Page]) -> str:
    """The path of the page that is meant: a card's id or a path under `docs/`. Raises `Felbruk`."""
    for path in (card_page(word), word, f"{word}.md", f"{word}/{START}"):
        if path in pages and not pages[path].made:
            return path
    raise Felbruk(f"sidan {quote(word)} finns inte{near(word, pages)}")
