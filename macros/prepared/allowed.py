"""What HTML there may be: of what people write on pages, and of a whole article with what macros say in it.

The text is parsed as a browser parses it and every element is looked at; then a cleaner with a parser of its own must agree
that nothing has to go. What is in neither list is a fault, never silently taken away.
"""

import re
from collections.abc import Iterator, Mapping

import nh3
from selectolax.lexbor import LexborNode

from macros.prepared.article import OURS, STYLED
from macros.prepared.markup import elements, parse

EVERY = frozenset({"id", "class", "title"})
WRITTEN: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        ("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "li", "div", "span", "blockquote", "hr", "br"), EVERY
    ),
    **dict.fromkeys(("em", "strong", "b", "i", "sup", "sub", "code", "pre", "kbd", "abbr", "dl", "dt", "dd"), EVERY),
    **dict.fromkeys(("table", "thead", "tbody", "tr"), EVERY),
    **dict.fromkeys(("th", "td"), EVERY | {"style"}),
    "ol": EVERY | {"start"},
    "a": EVERY | {"href"},
    "img": EVERY | {"src", "alt", "width", "height"},
}
"""Elements of what people write, each with its attributes: what Markdown makes, and boxes with a class."""
SHOWN: Mapping[str, frozenset[str]] = {
    **WRITTEN,
    **dict.fromkeys(("article", "section", "nav", "figure", "figcaption", "details", "summary", "caption"), EVERY),
    **dict.fromkeys(("label", "option", "select", "button", "input", "form", "time", "output", "small"), EVERY),
    **dict.fromkeys(("svg", "g", "path", "rect", "circle", "line", "text", "title", "script"), EVERY),
}
"""Elements of a whole article: also what our own templates make."""
OF_TEMPLATES = re.compile(
    r"aria-[a-z]+|data-[a-z-]+|role|hidden|tabindex|type|name|value|for|min|max|placeholder|autocomplete|action|download"
    r"|datetime|scope|defer|colspan|rowspan|viewbox|d|x|y|x1|y1|x2|y2|r|cx|cy|width|height|focusable|open|start|fill"
)
ADDRESSES = ("href", "src", "action")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""Schemes that a link may begin with; a picture, a script or a form leads to the site itself."""
OUR_SCRIPT = re.compile(r"(?:\.\./)*assets/(?:js|lib|formular)/[a-z-]+\.js")
ALIGNED = re.compile(r"text-align: ?(?:left|right|center);?")
MEASURE = re.compile(r"(?:[a-z-]+: ?[a-z0-9.%-]+(?: [a-z0-9.%-]+)*;? ?)+")


def written_faults(html: str) -> Iterator[tuple[str, str]]:
    """(what to look for in the page's text, what is wrong) of each thing that may not be written on a page."""
    found = [fault for tag in elements(parse(html)) for fault in _written(tag)]
    yield from found
    if not found and not _cleaner_agrees(html):
        yield "<", "HTML på sidan kan läsas på mer än ett sätt; skriv den enklare, eller som Markdown"


def _written(tag: LexborNode) -> Iterator[tuple[str, str]]:
    name = tag.tag
    if name not in WRITTEN:
        yield f"<{name}", f"<{name}> får inte stå på en sida; skriv Markdown, eller en ruta med <div class=…>"
        return
    for attribute, value in tag.attributes.items():
        if attribute == OURS:
            continue
        if attribute not in WRITTEN[name]:
            yield attribute, f"{attribute} får inte stå på <{name}>; ta bort det"
        elif attribute == "style" and not ALIGNED.fullmatch(value or ""):
            yield "style", "style används inte på sidor; ta bort det, eller ge rutan en klass"
        elif attribute == "id" and (value or "").startswith("__"):
            yield value or "", "ett id som börjar med __ hör till ramen runt sidan; välj ett annat"
        elif attribute == "src" and _scheme(value or ""):
            yield value or "", "en bild hämtas inte från en annan plats; lägg filen i docs/assets"


def article_faults(html: str) -> Iterator[str]:
    """What is wrong in a whole article. Our own templates never make it: it came with data or with a frozen file."""
    for tag in elements(parse(html)):
        name = tag.tag
        if name not in SHOWN:
            yield f"<{name}> får inte stå på en sida"
            continue
        for attribute, value in tag.attributes.items():
            if attribute not in SHOWN[name] and not OF_TEMPLATES.fullmatch(attribute) and attribute not in ADDRESSES:
                yield f"{attribute} får inte stå på <{name}>"
            elif attribute in ADDRESSES and (text := _address_fault(name, attribute, value or "")):
                yield text
            elif attribute == STYLED and not MEASURE.fullmatch(value or ""):
                yield f"måttet {value} är inget mått"
        if name == "script" and (tag.text() or not OUR_SCRIPT.fullmatch(tag.attributes.get("src") or "")):
            yield "<script> får bara hämta våra egna filer"


def _address_fault(name: str, attribute: str, value: str) -> str | None:
    scheme = _scheme(value)
    allowed = SCHEMES if (name, attribute) == ("a", "href") else frozenset()
    return None if not scheme or scheme in allowed else f"adressen {value[:60]} får inte stå på <{name}>"


def leads_elsewhere(address: str) -> bool:
    """Whether a link's address is of a kind that no page has."""
    return bool(_scheme(address)) and _scheme(address) not in SCHEMES


def _scheme(value: str) -> str:
    """The scheme of an address as a browser sees it; `//` for another host without one, `""` for a place on the site."""
    plain = re.sub(r"[\x00-\x20]", "", value).replace("\\", "/")
    found = SCHEME.match(plain)
    return found[1].lower() if found else "//" if plain.startswith("//") else ""


def _cleaner_agrees(html: str) -> bool:
    """Whether a second parser, given the same list, finds the same elements and nothing to take away."""
    allowed = {name: set(attributes | {OURS}) for name, attributes in WRITTEN.items()}
    cleaned = nh3.clean(html, tags=set(WRITTEN), attributes=allowed, url_schemes=set(SCHEMES), link_rel=None)
    return _outline(cleaned) == _outline(html)


def _outline(html: str) -> list[tuple[str, tuple[tuple[str, str | None], ...]]]:
    """Elements with their attributes; addresses apart, for each is looked at by itself."""
    return [
        (tag.tag, tuple(sorted((k, v) for k, v in tag.attributes.items() if k not in ADDRESSES)))
        for tag in elements(parse(html))
    ]
