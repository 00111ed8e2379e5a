"""Sources of a page: quiet numbers in the text, in the order of first use, and the list of them last on the page.

The view of a source says what it is in words (`[F1.30: vår slutsats]`), and that is what stands where no page is made of
it. Here the words become a number that leads to the list, where nothing of what they warned of is lost.
"""

from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from macros.prepared.markup import parse
from macros.render import render

MARK, SOURCE = ".kalla", "data-kalla"
SILENT = "kalla-tyst"
"""On marks that only add their sources to the list."""
TASK = "gor-nu"
"""What to do now is not interrupted: its sources are told under it."""
ON_A_SHEET = "incidentkort"
"""A sheet to fold has no room for a list: there the words stay."""
HEADING = "kallor"


@dataclass
class Noted:
    """A source with its number, and the number of times that the text has led to it."""

    nummer: int
    text: str
    adress: str | None
    om: str
    varning: str
    ganger: int = 0


@dataclass
class _Sources:
    """The sources of one page in the order of first use."""

    found: dict[str, Noted] = field(default_factory=dict)

    def of(self, mark: LexborNode) -> list[Noted]:
        """The sources that a mark names, each once, in the order of their numbers."""
        return sorted({id(s): s for s in map(self._noted, mark.css(f"[{SOURCE}]"))}.values(), key=lambda s: s.nummer)

    def _noted(self, part: LexborNode) -> Noted:
        given = {name: value or "" for name, value in part.attributes.items()}
        key = given[SOURCE]
        number = len(self.found) + 1
        told = Noted(number, key, given.get("href"), given.get("data-om", ""), given.get("data-varning", ""))
        return self.found.setdefault(key, told)


def number_sources(root: LexborNode, heading: str) -> None:
    """Make every source in the article a number, and put the list last: under the page's own heading of sources, else under `heading`."""
    sources = _Sources()
    waiting: list[tuple[LexborNode, list[Noted]]] = []
    for mark in root.css(MARK):
        named = sources.of(mark) if _within(mark, ON_A_SHEET) is None else []
        if not named:
            continue
        box = _within(mark, TASK)
        _join(mark)
        if SILENT in (mark.attributes.get("class") or "").split():
            mark.decompose()
        elif box is not None:
            waiting.append((box, named))
            mark.decompose()
        else:
            mark.inner_html = render("kallmarke.html.j2", kallor=_used(named))
    _under_the_box(waiting)
    if sources.found:
        own = root.css_first(f"h2#{HEADING}") is not None
        root.inner_html += ("" if own else heading) + render("kallor_sist.html.j2", kallor=sources.found.values())


def _used(named: list[Noted]) -> list[tuple[Noted, int]]:
    """Each source with which time in turn the text leads to it."""
    for source in named:
        source.ganger += 1
    return [(source, source.ganger) for source in named]


def _under_the_box(waiting: list[tuple[LexborNode, list[Noted]]]) -> None:
    """One line under each box with the sources that its steps rest on."""
    boxes = {box.mem_id: box for box, _ in waiting}
    for ident, box in boxes.items():
        named = {s.nummer: s for at, found in waiting if at.mem_id == ident for s in found}
        row = render("kallor_till_rutan.html.j2", kallor=_used([named[n] for n in sorted(named)]))
        box.insert_after(parse(row).child)


def _join(mark: LexborNode) -> None:
    """No space between the text and the number after it."""
    before = mark.prev
    if before is not None and before.is_text_node:
        before.replace_with((before.text_content or "").rstrip())


def _within(node: LexborNode, name: str) -> LexborNode | None:
    """The nearest element around the node that has the class."""
    at = node.parent
    while at is not None:
        if name in (at.attributes.get("class") or "").split():
            return at
        at = at.parent
    return None
