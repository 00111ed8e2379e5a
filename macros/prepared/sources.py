"""Sources of a page: quiet numbers in the text, in the order of first use, and the list of them last on the page.

The view of a source says what it is in words (`[F1.30: vår slutsats]`), and that is what stands where no page is made of
it. Here the words become a number that leads to the list, where nothing of what they warned of is lost.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from macros.prepared.markup import parse
from macros.render import render

MARK, SOURCE = ".kalla", "data-kalla"
CALL = "data-anrop"
"""Around each call of a page while its sources are numbered."""
NUMBERS = "kallnr"
"""On marks that are numbers; a sheet to fold, and what was frozen before pages had numbers, has words."""
SILENT = "kalla-tyst"
"""On marks that only add their sources to the list."""
TASK = "gor-nu"
"""What to do now is not interrupted: the list says which steps rest on a source."""
ON_A_SHEET = "incidentkort"
"""A sheet to fold has no room for a list: there the words stay."""
HEADING = "kallor"
READ_AT_A_GLANCE = 60
"""A longer list is folded: a number in the text leads to its row all the same."""


@dataclass
class Noted:
    """A source with its number, how often the text leads to it, and (box, step) of each step to do now that rests on it."""

    nummer: int
    text: str
    adress: str | None
    om: str
    varning: str
    ganger: int = 0
    steg: list[tuple[str, int]] = field(default_factory=list)


class _Sources:
    """The sources of one page in the order of first use."""

    def __init__(self) -> None:
        self.found: dict[str, Noted] = {}

    def of(self, mark: LexborNode) -> list[Noted]:
        """The sources that a mark names, each once, in the order of their numbers."""
        named = {s.nummer: s for s in map(self._noted, mark.css(f"[{SOURCE}]"))}
        return [named[number] for number in sorted(named)]

    def _noted(self, part: LexborNode) -> Noted:
        given = {name: value or "" for name, value in part.attributes.items()}
        told = given[SOURCE], given.get("href"), given.get("data-om", ""), given.get("data-varning", "")
        return self.found.setdefault(told[0], Noted(len(self.found) + 1, *told))


def number_sources(root: LexborNode, heading: str) -> None:
    """Make every source in the article a number, and put the list last: under the page's own heading of sources, else under `heading`."""
    if listed := _numbered(root):
        count = listed.count("<li ")
        folded = render("kallor_vikta.html.j2", antal=count, lista=listed) if count > READ_AT_A_GLANCE else listed
        _put_last(root, heading, folded)


def number_calls(calls: Sequence[str]) -> tuple[list[str], str]:
    """(the HTML of a page's calls with their sources as numbers, the list of them): as the page has them, for one that is frozen.

    A call without a source is as it was, and the list is '' when none has one.
    """
    root = parse("".join(f'<div {CALL}="">{html}</div>' for html in calls))
    listed = _numbered(root)
    made = [part.inner_html for part in root.css(f"[{CALL}]")]
    return [new if SOURCE in old else old for old, new in zip(calls, made, strict=True)], listed


def _numbered(root: LexborNode) -> str:
    """The list of the sources in the article, each of which has become a number there; '' without any."""
    sources = _Sources()
    for mark in root.css(MARK):
        named = sources.of(mark) if _within(mark, ON_A_SHEET) is None else []
        if named:
            _number(mark, named)
    return render("kallor_sist.html.j2", kallor=sources.found.values()) if sources.found else ""


def _put_last(root: LexborNode, heading: str, listed: str) -> None:
    """The list ends the page's own section of sources; a page without one gets `heading`, last of all."""
    own = root.css_first(f"h2#{HEADING}")
    following = own.next if own is not None else None
    while following is not None and following.tag not in ("h1", "h2"):
        following = following.next
    if following is not None:
        following.insert_before(parse(listed).child)
    else:
        root.inner_html += ("" if own is not None else heading) + listed


def _number(mark: LexborNode, named: Sequence[Noted]) -> None:
    """The mark becomes numbers; one that only adds to the list goes, and so does one in a box of what to do now."""
    before, box = mark.prev, _within(mark, TASK)
    if before is not None and before.is_text_node:
        before.replace_with((before.text_content or "").rstrip())
    silent = SILENT in _classes(mark)
    if box is None and not silent:
        for source in named:
            source.ganger += 1
        mark.inner_html = render("kallmarke.html.j2", kallor=named)
        mark.attrs["class"] = f"kalla {NUMBERS}"
        return
    for source in named if box is not None else ():
        source.steg += [] if (step := _step(mark, box)) in source.steg else [step]
    mark.decompose()


def _step(mark: LexborNode, box: LexborNode) -> tuple[str, int]:
    """(anchor of the box, number of the step) where the mark stands; 0 outside its steps."""
    if not box.attributes.get("id"):
        box.attrs["id"] = TASK
    steps = box.css("ol > li")
    at = next((n for n, step in enumerate(steps, 1) if any(m.mem_id == mark.mem_id for m in step.css(MARK))), 0)
    return box.attributes["id"] or TASK, at


def _within(node: LexborNode, name: str) -> LexborNode | None:
    """The nearest element around the node that has the class."""
    at = node.parent
    while at is not None and name not in _classes(at):
        at = at.parent
    return at


def _classes(node: LexborNode) -> list[str]:
    return (node.attributes.get("class") or "").split()
