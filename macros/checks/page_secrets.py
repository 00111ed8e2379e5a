"""What must stand on no page: text, code, comments, link addresses, alt texts, the head, file names, the menu, what is frozen.

A page is read as written and as it will be shown: entities and encoded addresses as what they stand for, marks gone.
"""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from macros.checks.beside import Beside
from macros.checks.secrets import OPEN_FIELDS, Found, Secrets
from macros.checks.site import Site
from macros.files import shown
from macros.frozen.store import FOLDER, POSTER
from macros.pages.kinds import year_of
from macros.pages.page import Page
from macros.problems import Problem, quote

MARKS = re.compile(r"</?[A-Za-z][^<>]{0,300}>|[*`\\]")
ROW_OF_ITS_OWN = re.compile(r"\s*(?:\||[-*+] |\d+\. |#)")
DECIDED = (
    "sidan är beslutad och ändras inte här. Bygg inte och sprid den inte. Är det ett lösenord eller en nyckel: byt nu. "
    "Den som beslutade och registratorn prövar sekretessen och beslutar en ny text"
)
KEPT = "det ligger i det frysta. Sprid det inte; registratorn prövar sekretessen och en ny text beslutas"
KEYS = {loc[-1] for loc in OPEN_FIELDS if loc[0] != "kontaktperson"}
PERSONS = ("person", "epost")


def check_page_secrets(site: Site, page: Page) -> Iterator[Problem]:
    """Ingen sida har personnamn, personnummer, datoradress, datornamn, lösenord, nyckel eller nivå 4, inte heller i kod, kommentarer, adresser och bildtexter."""
    secrets, contact = _secrets(site), _contact(site, page)
    decided = bool(page.meta.get("fryst"))
    for field, value in page.meta.items():
        for found in secrets.all(value) if isinstance(value, str) else ():
            yield Problem(page.file, 1, field, _told(found, decided))
    for number, row in enumerate(page.text.split("\n"), 1):
        for found in _in_row(secrets, row):
            if not (decided and found.kind == "person" and contact in (None, found.words)):
                yield Problem(page.file, number, "", _told(found, decided))


def check_page_weaknesses(site: Site, page: Page) -> Iterator[Problem]:
    """Ingen sida nämner en känd brist (CVE) eller nivå 4 bredvid ett system eller en informationsmängd."""
    decided, beside = bool(page.meta.get("fryst")), site.once(Beside, lambda: Beside(site.registers))
    for line, heading, text in _paragraphs(page.text):
        for told in beside.found(html.unescape(text), f"{page.meta.get('title', '')}\n{heading}"):
            yield Problem(page.file, line, "", f"{told.partition('; ')[0]}; {DECIDED}" if decided else told)


def check_other_secrets(site: Site) -> Iterator[Problem]:
    """Inget filnamn under docs/, inget namn i menyn och ingen fryst post har datornamn, lösenord, nyckel eller personnummer."""
    secrets = _secrets(site)
    for path in sorted(site.files):
        for found in secrets.all(path):
            yield Problem(shown(f"docs/{path}"), 1, "", f"filens namn: {found}")
    if site.config is not None:
        for number, row in enumerate(site.config.read_text(encoding="utf-8").split("\n"), 1):
            yield from (Problem(site.config.name, number, "", str(found)) for found in secrets.all(row))
    for year, frozen in site.frysta.items():
        yield from _in_frozen(site, f"{FOLDER}/{year}/{POSTER}", frozen.poster)


def _in_frozen(site: Site, name: str, kept: Any) -> Iterator[Problem]:
    """What stands in the records that a review froze; the persons of that time are not asked for."""
    found = {one.words: one for text in _texts(kept) for one in _secrets(site).all(text) if one.kind not in PERSONS}
    rows = (site.root / name).read_text(encoding="utf-8").split("\n") if found else ()
    for words, one in found.items():
        line = next((number for number, row in enumerate(rows, 1) if words in row), 1)
        yield Problem(name, line, "", f"{quote(words)} {one.what}; {KEPT}")


def _secrets(site: Site) -> Secrets:
    return site.once(Secrets, lambda: Secrets(site.registers.fornamn if site.registers else ()))


def _contact(site: Site, page: Page) -> str | None:
    """The person whom a decided review names as its contact: the only name that may stand there. None: it is not known now."""
    if site.registers is None:
        return None
    review = site.registers.get("genomgangar", year_of(page.path) or "")
    return str(review.kontaktperson.namn) if review else ""


def _told(found: Found, decided: bool) -> str:
    return f"{quote(found.words)} {found.what}; {DECIDED}" if decided else str(found)


def _in_row(secrets: Secrets, row: str) -> list[Found]:
    """What is found in a row as written, as shown, and in its encoded addresses; each once."""
    forms = {row: None}
    if "&" in row:
        forms[html.unescape(row)] = None
    if "%" in row:
        forms[unquote(row)] = None
    for form in list(forms):
        if MARKS.search(form):
            forms[MARKS.sub("", form)] = None
    return list(dict.fromkeys(found for form in forms for found in secrets.all(form)))


def _paragraphs(text: str) -> Iterator[tuple[int, str, str]]:
    """(line, heading, text) of each paragraph, item and table row, code and comments too."""
    heading, line, parts = "", 1, []
    for number, row in enumerate([*text.split("\n"), ""], 1):
        own = ROW_OF_ITS_OWN.match(row)
        if parts and (own or not row.strip()):
            yield line, heading, "\n".join(parts)
            parts = []
        if row.startswith("#"):
            heading = row
        if row.strip():
            line = line if parts else number
            parts.append(row)


def _texts(value: Any) -> Iterator[str]:
    """Every text within the values of a JSON file, but those of fields where a long key is meant to stand."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, Mapping):
        for field, item in value.items():
            yield from () if field in KEYS else _texts(item)
