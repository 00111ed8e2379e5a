"""An article as the search reads it: its title, and its text under each heading or record that can be linked to."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from macros.prepared.markup import parse, pieces

VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "wbr", "source"})
HEADINGS = frozenset({"h2", "h3", "h4"})
RECORDS = frozenset({"li", "tr", "section", "div"})
"""Elements that are a place of their own when they have an id; after them the text goes on where it was."""
BLOCKS = frozenset({"p", "dd", "td", "th", "figcaption", "summary", "br", "h1", "dt", *HEADINGS, *RECORDS})
UNKNOWN = re.compile(r"uppgift saknas\.?|–", re.IGNORECASE)
SPACE_BEFORE_SIGN = re.compile(r" ([.,;:!?])")
WORD = re.compile(r"\w")
SKIP_TAGS = frozenset({"script", "style", "button", "select", "label", "svg", "nav", "form", "thead", "summary"})
SKIP_CLASSES = frozenset(
    {
        "kalla",
        "kallor",
        "kortsvar-rubrik",
        "roll-lankar",
        "register-antal",
        "markning",
        "upplysning",
        "kort-fakta",
        "byggdag",
        "lage-utkast",
        "admonition-title",
        "foresla",
    }
)
ROW = frozenset({"rad-rubrik"})
"""A summary that is the row itself, with its details under it; others only say that there is more."""
ANSWERS = frozenset({"kortsvar", "meningar"})
"""What says a page's answer before all else; its own headings are left out of the answer."""
NAMES = frozenset({"cell-rubrik", "vad"})
STEP = "\x02"
"""What a step of a numbered list begins with while the page is read."""
SPACE_AFTER_STEP = re.compile(f"{STEP}\\s+")
NOT_PLACES = frozenset({"register", "filterlista", "footnote", "gor-nu"})
LABELS = {"etikett": ": ", "lage": ". "}
"""What is said between a label or a mark and what it is about, where the page has only space or colour."""
NOT_A_NAME = frozenset({"cell-id", "cell-text"})


@dataclass
class Avsnitt:
    """A place that a hit can lead to; `rad` tells a record from a heading."""

    ankare: str
    rubrik: str = ""
    text: str = ""
    rad: bool = False
    steg: list[str] = field(default_factory=list)
    """The steps of its first numbered list."""


@dataclass
class Sidtext:
    """A page's title and its sections in order; the first is the page itself, before its first heading."""

    titel: str
    avsnitt: list[Avsnitt]
    svar: str = ""
    """What the page says before all else, where it has a short answer."""


@dataclass(slots=True)
class _Element:
    """An open element: whether its text is left out, and the section to go back to when it ends."""

    tag: str
    skip: bool = False
    back: Avsnitt | None = None
    after: str = ""
    answers: bool = False


class _Classes(NamedTuple):
    """The classes of an element, and what they say of its text: left out, a row itself, an answer, and what is said after."""

    names: frozenset[str]
    skip: bool
    row: bool
    answers: bool
    after: str


@lru_cache(maxsize=4096)
def _classes(text: str) -> _Classes:
    names = frozenset(text.split())
    after = next((LABELS[c] for c in names & LABELS.keys()), "")
    return _Classes(names, bool(names & SKIP_CLASSES), bool(names & ROW), bool(names & ANSWERS), after)


@lru_cache(maxsize=1024)
def read_page(html: str) -> Sidtext:
    """The text of an article, without marks of source, filters and labels for small screens. Nobody changes what it gives.

    The site's index, the copy's and the proof that nothing leaks read the same articles.
    """
    reader = _Reader()
    reader.read(parse(html))
    for section in reader.found:
        section.rubrik, section.text = _tidy(section.rubrik).replace("\n", " "), _tidy(section.text)
        section.steg = [line.removeprefix(STEP).strip() for line in section.text.split("\n") if line.startswith(STEP)]
        section.text = section.text.replace(STEP, "")
    first, *rest = reader.found
    sections = [replace(first, rubrik=""), *(a for a in rest if a.rubrik and (a.text or a.rad))]
    return Sidtext(first.rubrik, sections, _tidy(reader.answer).replace("\n", " "))


def _tidy(text: str) -> str:
    """One block a line, no double spaces, no space before a full stop where a source stood."""
    text = SPACE_AFTER_STEP.sub(STEP, text) if STEP in text else text
    lines = (SPACE_BEFORE_SIGN.sub(r"\1", " ".join(line.split())) for line in text.split("\n") if line)
    return "\n".join(line for line in lines if WORD.search(line) and not UNKNOWN.fullmatch(line))


class _Reader:
    """Follows the open elements, and puts each text where it belongs."""

    def __init__(self) -> None:
        self.found = [Avsnitt("")]
        self.here = self.found[0]
        self.open: list[_Element] = []
        self.answer = ""
        self.naming = 0
        """How many elements were open when the heading began; 0 outside a heading."""

    def read(self, node: LexborNode) -> None:
        """All that is within the node."""
        for inner in pieces(node):
            tag = inner.tag
            if inner.is_text_node:
                self._put(inner.text_content or "")
            elif tag in VOID:
                self._put("\n" if tag in BLOCKS else "")
            elif inner.is_element_node:
                element = self._start(tag, inner.attributes)
                if not element.skip:
                    self.read(inner)
                self._end(element)

    def _start(self, tag: str, given: dict[str, str | None]) -> _Element:
        if tag in BLOCKS and tag != "dd":
            self._put("\n")
        classes = _classes(given.get("class") or "")
        rowed = tag == "summary" and self.here.rad and not self.here.rubrik.strip()
        skip = (tag in SKIP_TAGS and not rowed and not classes.row) or classes.skip or _unseen(given)
        around = self.open[-1] if self.open else None
        element = _Element(tag, skip, after=classes.after)
        element.answers = classes.answers or (around is not None and around.answers and tag not in HEADINGS)
        if tag == "li" and around is not None and around.tag == "ol":
            self._put(STEP)
        self.open.append(element)
        if not skip:
            self._begin(element, given, classes.names)
        return element

    def _begin(self, element: _Element, given: dict[str, str | None], classes: frozenset[str]) -> None:
        anchor = given.get("id") or ""
        place = anchor and ":" not in anchor and not classes & NOT_PLACES
        if element.tag in HEADINGS or element.tag == "dt":
            if place:
                self._new(anchor, element.tag == "dt")
        elif place and element.tag in RECORDS:
            element.back = self.here
            self._new(anchor, True)
        nameless = self.here.rad and not self.here.rubrik.strip()
        names = bool(classes & NAMES) or given.get("scope") == "row"
        if element.tag == "h1" or (place and element.tag in HEADINGS | {"dt"}) or (nameless and names):
            self.naming = len(self.open)
        elif element.tag == "details" or (classes & NOT_A_NAME and self.here.rubrik.strip()):
            self.naming = 0

    def _new(self, anchor: str, record: bool) -> None:
        self.here = Avsnitt(anchor, rad=record)
        self.found.append(self.here)

    def _end(self, element: _Element) -> None:
        self.open.pop()
        self._put(element.after if element.after and not self.naming else "")
        if element.back:
            self._end_record(element.back)
        if len(self.open) < self.naming:
            self.naming = 0
        if element.tag == "dt" and not (self.here.rad and not self.here.text.strip()):
            self._put(": ")
        elif element.tag in BLOCKS:
            self._put("\n")

    def _end_record(self, back: Avsnitt) -> None:
        """A record without a name of its own is called by the heading above it and its id."""
        if not self.here.rubrik.strip():
            self.here.rubrik = f"{back.rubrik.strip()}: {self.here.ankare.upper()}".lstrip(": ")
        self.here = back

    def _put(self, text: str) -> None:
        if self.naming and text != "\n":
            self.here.rubrik += text
        else:
            self.here.text += text
            self.answer += text if self.open and self.open[-1].answers and text != STEP else ""


def _unseen(given: dict[str, str | None]) -> bool:
    """Left out, but for the labels that a small screen shows instead of a table's head."""
    return "hidden" in given or (given.get("aria-hidden") == "true" and given.get("class") != "etikett")
