"""Rules for the prose: readable, sourced, without filler. Faults with file and line; never a judgement of style."""

import re
from collections.abc import Iterator, Mapping

from macros.checks.words import any_of, words
from macros.pages.kinds import kind_of
from macros.pages.page import Page
from macros.pages.paths import card_page, directive_page
from macros.problems import Problem, near, quote
from macros.registers.load import Registers

CALL = re.compile(r"\{\{.{0,1000}?\}\}")
MARKUP = re.compile(r"\]\([^)\]]*\)|[*_`#>|\[\]!]|\{[^{}]*\}|<[^<>]+>|\[\^[^\[\]]+\]")
WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ0-9§][\wÀ-ÖØ-öø-ÿ:/-]*")
ITEM = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+")
NUMBER = rf"(?:\d++(?:[ ,.]\d++){{0,6}}+|{any_of(words('rakneord'))})"
UNIT = rf"(?:{any_of(words('enheter'))})"
FIGURE = re.compile(
    rf"\b\d++(?:[ ,.]\d++){{0,6}}+\s?(?:%|kr\b|h\b)|\b{NUMBER}[ -](?:{UNIT}(?:er|ar|or|s|a|en|e|ers)?)\b", re.IGNORECASE
)
LAW = re.compile(
    r"(?<!\d)\d+\s?(?:kap\.|[a-z]?\s?§)|§\s?\d+|\bartik(?:el|larna)\s\d+|\bart\.\s?\d+|\bMCFFS\s\d|\bSFS\s\d"
)
SOURCED = re.compile(r"\{\{\s*(?:kalla|kontoret_beslutar)\(")


def rows(page: Page) -> Iterator[tuple[int, str, str]]:
    """(line, kind, text) of each block of prose: a paragraph, a list item, a table row or a heading."""
    line, kind, parts = 0, "", []
    for number, row in enumerate(page.prose.split("\n"), 1):
        stripped = row.strip()
        new = (
            "h" if stripped.startswith("#") else "li" if ITEM.match(row) else "tr" if stripped.startswith("|") else "p"
        )
        starts = not stripped or new in ("h", "li", "tr") or kind in ("h", "tr")
        if starts and parts:
            yield line, kind, " ".join(parts)
            parts = []
        if stripped and not stripped.startswith(("!!!", "???")):
            if not parts:
                line, kind = number, new
            parts.append(ITEM.sub("", row).strip())
    if parts:
        yield line, kind, " ".join(parts)


def plain(text: str) -> str:
    """The words that a reader sees: no macro calls, no marks, no addresses."""
    return " ".join(MARKUP.sub(" ", CALL.sub(" ", text).replace("](", "](")).split())


def lix(texts: list[str]) -> float:
    """Readability by Björnsson (1968): words a sentence plus the share of words over six letters. 0 without words."""
    words = [w for t in texts for w in WORD.findall(t)]
    sentences = sum(
        max(1, len([x for x in re.split(r"(?<![.!?:])[.!?:]+(?:\s|$)", t) if WORD.search(x)]))
        for t in texts
        if WORD.search(t)
    )
    long = [w for w in words if len(w) > 6]
    return len(words) / sentences + 100 * len(long) / len(words) if words else 0.0


def sections(page: Page, title: str) -> tuple[int, list[str]]:
    """(line of the heading, texts under it until the next heading of its level)."""
    at, found, inside = 0, [], False
    for line, kind, text in rows(page):
        if kind == "h" and not text.startswith("###"):
            inside = text.lstrip("# ").strip() == title
            at = line if inside else at
        elif inside and kind != "h":
            found.append(plain(text))
    return at, found


def check_readability(pages: Mapping[str, Page], registers: Registers) -> Iterator[Problem]:
    """Rutiner, pärmen, Får jag …? och kortens Gör så här har läsbarhetsindex (LIX) högst 45; att rapportera en incident högst 40."""
    for path, page in pages.items():
        wanted = kind_of(path)
        if wanted.lix is None:
            continue
        line, texts = 1, [plain(t) for _, kind, t in rows(page) if kind != "h"]
        if wanted.rum:
            line, texts = sections(page, wanted.rum[0])
        if (found := lix(texts)) > wanted.lix:
            text = f"texten är för svår: LIX {found:.0f}, högst {wanted.lix}; skriv kortare meningar och vanligare ord"
            yield Problem(page.file, line, "", text)


def check_sources(pages: Mapping[str, Page], registers: Registers) -> Iterator[Problem]:
    """En siffra med enhet eller en hänvisning till lag har sin källa i samma stycke, punkt eller rad."""
    for path, page in pages.items():
        if not kind_of(path).kallor:
            continue
        for line, kind, text in rows(page):
            if kind != "h" and not SOURCED.search(text) and (found := _needs_source(plain(text))):
                yield Problem(
                    page.file, line, "", f'{quote(found)} saknar källa; lägg till {{{{ kalla("F…") }}}} i samma stycke'
                )
    for register, fields in (
        ("anvisning", ("vad", "nar")),
        ("vardagsfragor", ("text",)),
        ("skyldigheter", ("rubrik", "nar", "bevis")),
        ("handlingstyper", ("blir_allman", "registreras", "frist", "skal")),
    ):
        for record in registers.of(register):
            for falt in fields:
                if not record.kallor and (found := _needs_source(str(getattr(record, falt)))):
                    yield registers.problem(register, record, (falt,), f"{quote(found)} saknar källa; fyll i kallor")
    for card in registers.kartotek:
        for at, a in enumerate(card.atgarder):
            told = [("vad", a.vad), ("kontroll", a.kontroll)] + [
                ("per_form", f"{p.visa} {p.fraga}") for p in a.per_form
            ]
            for falt, text in told:
                if not a.kallor and (found := _needs_source(text)):
                    loc = ("atgarder", at, falt)
                    yield registers.problem("kartotek", card, loc, f"{quote(found)} saknar källa; fyll i kallor")


def _needs_source(text: str) -> str | None:
    match = FIGURE.search(text) or LAW.search(text)
    return match.group() if match else None


def check_rooms(pages: Mapping[str, Page], registers: Registers) -> Iterator[Problem]:
    """Varje kort i kartoteket har en sida med samma rum i samma ordning."""
    for card in registers.kartotek:
        path = card_page(card.id)
        page, rooms = pages.get(path), kind_of(path).rum
        if page is None:
            yield registers.problem("kartotek", card, ("id",), f"kortet saknar sidan docs/{path}")
            continue
        found = tuple(t.lstrip("# ").strip() for _, kind, t in rows(page) if kind == "h" and t.startswith("## "))
        if found != rooms:
            yield Problem(
                page.file, 1, "", f"kortets rubriker ska vara {', '.join(rooms)}; här står {', '.join(found)}"
            )


def check_filler(pages: Mapping[str, Page], registers: Registers) -> Iterator[Problem]:
    """Ingen mening på minst åtta ord står i två kort."""
    seen: dict[str, str] = {}
    for place, problem, text in _card_texts(pages, registers):
        for sentence in re.split(r"(?<=[.!?])\s+", text):
            words = WORD.findall(sentence.lower())
            key = " ".join(words)
            if len(words) < 8:
                continue
            if seen.setdefault(key, place) != place:
                yield problem(f"meningen {quote(sentence)} står redan i {seen[key]}; skriv det på ett ställe")


def _card_texts(pages: Mapping[str, Page], registers: Registers):
    """(card, how to tell a fault there, text) of every text in the card file."""
    for card in registers.kartotek:
        told = [("sammanfattning", card.sammanfattning)]
        for a in card.atgarder:
            told += [("atgarder", a.vad), ("atgarder", a.kontroll)]
            told += [("atgarder", t) for p in a.per_form for t in (p.visa, p.fraga)]
        for falt, text in told:
            yield card.id, lambda t, c=card, f=falt: registers.problem("kartotek", c, (f,), t), text
        page = pages.get(card_page(card.id))
        for line, _, text in rows(page) if page else ():
            yield card.id, lambda t, p=page, n=line: Problem(p.file, n, "", t), plain(text)


def check_targets(pages: Mapping[str, Page], registers: Registers) -> Iterator[Problem]:
    """En post som leder till en sida leder till en som finns."""
    for register, field in (
        ("vardagsfragor", "sida"),
        ("ordlista", "sidor"),
        ("granskningar", "sida"),
        ("beslut", "faststaller"),
        ("roller", "borja"),
        ("rutinkrav", "sida"),
    ):
        for record in registers.of(register):
            value = getattr(record, field)
            for target in value if isinstance(value, tuple) else (value,):
                path = target.partition("#")[0]
                if path not in pages:
                    text = f"sidan {quote(path)} finns inte{near(path, pages)}"
                    yield registers.problem(register, record, (field,), text)
    for rule in registers.anvisning:
        if (path := directive_page(rule.avsnitt)) not in pages:
            text = f"sidan docs/{path} finns inte; kravet visas då ingenstans"
            yield registers.problem("anvisning", rule, ("avsnitt",), text)
