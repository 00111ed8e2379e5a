"""The HTML of a page's Markdown, or of what a macro says, as the blocks of a Word document."""

from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag

from macros.editing.docblock import NUMMER, PUNKT, RUBRIK, STYCKE, TABELL, Block, Cell, Run, joined
from macros.prepared.markdown_html import PageMarkdown
from macros.review.snapshot import as_words

HIDDEN = '[aria-hidden="true"], .dold, .bara-webb, svg, script, style'
INNER = frozenset(("div", "section", "figure", "details", "article", "blockquote", "main", "aside", "header", "form"))
LISTS = {"ul": PUNKT, "ol": NUMMER}
LOOKS = {"strong": "fet", "b": "fet", "em": "kursiv", "i": "kursiv", "summary": "fet", "figcaption": "fet", "dt": "fet"}
MARKDOWN = PageMarkdown()


def blocks_of(markdown: str) -> list[Block]:
    """The blocks of a Markdown text without macro calls."""
    soup = BeautifulSoup(MARKDOWN.html(markdown), "html.parser")
    for hidden in soup.select(HIDDEN):
        hidden.decompose()
    return [block for block in _blocks(soup, 0) if not block.tom]


def blocks_of_output(html: str) -> list[Block]:
    """The blocks of what a macro says: the words that a frozen page would have, tables as tables."""
    return blocks_of(as_words(html)) if html.strip() else []


def _blocks(owner: Any, depth: int) -> Iterator[Block]:
    """The blocks within an element; words that stand by themselves in it are a paragraph."""
    loose: list[Run] = []
    for node in owner.children:
        if not isinstance(node, Tag) or not _is_block(node):
            loose += _runs(node, Run(""))
            continue
        yield from _paragraph(loose)
        loose = []
        yield from _block(node, depth)
    yield from _paragraph(loose)


def _is_block(node: Tag) -> bool:
    return (
        node.name in INNER or node.name in LISTS or node.name in ("p", "table", "dl", "pre", "hr") or _level(node) > 0
    )


def _level(node: Tag) -> int:
    return int(node.name[1]) if len(node.name) == 2 and node.name[0] == "h" and node.name[1].isdigit() else 0


def _block(node: Tag, depth: int) -> Iterator[Block]:
    if level := _level(node):
        yield Block(RUBRIK, _inner(node), level)
    elif node.name in LISTS:
        yield from _items(node, depth + 1)
    elif node.name == "table":
        yield Block(TABELL, rader=tuple(_rows(node)))
    elif node.name == "dl":
        yield from _terms(node)
    elif node.name in INNER:
        yield from _blocks(node, depth)
    elif node.name != "hr":
        yield from _paragraph(list(_inner(node)))


def _paragraph(runs: list[Run]) -> Iterator[Block]:
    if "".join(run.text for run in runs).strip():
        yield Block(STYCKE, _trimmed(runs))


def _items(node: Tag, depth: int) -> Iterator[Block]:
    """The points of a list; a list within a point comes after it, a level down."""
    for item in node.find_all("li", recursive=False):
        own = [c for c in item.children if not (isinstance(c, Tag) and c.name in LISTS)]
        yield Block(LISTS[node.name], _trimmed([run for c in own for run in _runs(c, Run(""))]), depth)
        for inner in (c for c in item.children if isinstance(c, Tag) and c.name in LISTS):
            yield from _items(inner, depth + 1)


def _rows(table: Tag) -> Iterator[tuple[Cell, ...]]:
    for row in table.find_all("tr"):
        head = row.find_parent("thead") is not None
        cells = row.find_all(("th", "td"), recursive=False)
        yield tuple(tuple(r._replace(fet=True) for r in _inner(c)) if head else _inner(c) for c in cells)


def _terms(node: Tag) -> Iterator[Block]:
    for term in node.find_all("dt"):
        told = term.find_next_sibling("dd")
        runs = [*_runs(term, Run("", fet=True)), Run(": "), *(_runs(told, Run("")) if told else ())]
        yield Block(STYCKE, _trimmed(runs))


def _inner(node: Tag) -> Cell:
    return _trimmed([run for child in node.children for run in _runs(child, Run(""))])


def _runs(node: Any, look: Run) -> list[Run]:
    """The words of a node with how they look."""
    if isinstance(node, NavigableString):
        text = " ".join(str(node).split())
        lead, tail = " " * str(node)[:1].isspace(), " " * str(node)[-1:].isspace()
        return [look._replace(text=f"{lead}{text}{tail}" if text else " ")] if str(node) else []
    if node.name == "br":
        return [look._replace(text=" ")]
    if node.name in LOOKS:
        look = look._replace(**{LOOKS[node.name]: True})
    if node.name == "a" and str(node.get("href", "")).startswith("https://"):
        look = look._replace(adress=node["href"])
    return [run for child in node.children for run in _runs(child, look)]


def _trimmed(runs: list[Run]) -> Cell:
    """The runs with one space between words and none around them."""
    made: list[Run] = []
    for run in joined(runs):
        text = run.text
        if not made or made[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if text:
            made.append(run._replace(text=text))
    while made and not made[-1].text.rstrip():
        made.pop()
    if made:
        made[-1] = made[-1]._replace(text=made[-1].text.rstrip())
    return tuple(made)
