"""No page that is nearly empty: after one that would be, the next chapter follows on the same page. Knows WeasyPrint's boxes."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

from weasyprint import layout
from weasyprint.formatting_structure import boxes

MINST = 0.2
"""The share of its height that a page uses at least, but for the cover and the last."""
FOLJER = "foljer"
"""The class of a chapter that does not begin on a page of its own (`pdf.css`)."""


class _Sparse(Exception):
    """A chapter begins after a page that is nearly empty: what is being laid out will not be used."""

    def __init__(self, chapter: Any):
        super().__init__()
        self.chapter = chapter


def without_sparse_pages(render: Callable[[], Any]) -> Any:
    """The document as `render` makes it; made again, a chapter at a time, until no chapter leaves a page nearly empty.

    Most such pages show in the first round, and then the rest is not laid out; what the last round moves shows at the end.
    """
    while True:
        try:
            with _watched():
                document = render()
            _look([page._page_box for page in document.pages])
            return document
        except _Sparse as found:
            found.chapter.set("class", f"{found.chapter.get('class', '')} {FOLJER}".strip())


@contextmanager
def _watched() -> Iterator[None]:
    """Looks at each page of the first round as soon as the one after it is laid out."""
    make = layout.make_all_pages

    def make_all_pages(context: Any, root_box: Any, html: Any, pages: Sequence[Any]) -> Iterator[Any]:
        made: list[Any] = []
        for page in make(context, root_box, html, pages):
            made.append(page)
            if not pages:
                _look(made[-3:])
            yield page

    layout.make_all_pages = make_all_pages
    try:
        yield
    finally:
        layout.make_all_pages = make


def _look(pages: Sequence[Any]) -> None:
    """Raise `_Sparse` for the first chapter that begins after a nearly empty page and could follow on it."""
    for page, following in pairwise(pages[1:]):
        if used(page) < MINST:
            chapter = next((b.element for b in _content(following) if b.element_tag == "article"), None)
            if chapter is not None and FOLJER not in chapter.get("class", "").split():
                raise _Sparse(chapter)


def used(page: Any) -> float:
    """How far down its text area a page's last line stands."""
    lines = [b.position_y + b.height for b in _content(page) if isinstance(b, boxes.LineBox)]
    return (max(lines, default=page.content_box_y()) - page.content_box_y()) / page.height


def _content(page: Any) -> list[Any]:
    """The boxes of the page's own text, without its running header and foot."""
    roots = [b for b in page.children if b.element_tag == "html"]
    return [b for root in roots for b in root.descendants()]
