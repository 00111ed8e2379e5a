"""No page that is nearly empty: after one that would be, the next chapter follows on the same page. Knows WeasyPrint's boxes."""

from collections.abc import Callable
from typing import Any

from weasyprint.formatting_structure import boxes

MINST = 0.2
"""The share of its height that a page uses at least, but for the cover and the last."""
FOLJER = "foljer"
"""The class of a chapter that does not begin on a page of its own (`pdf.css`)."""


def without_sparse_pages(render: Callable[[], Any]) -> Any:
    """The document as `render` makes it; made again, a chapter at a time, until no chapter leaves a page nearly empty."""
    document = render()
    while (chapter := _after_sparse(document)) is not None:
        chapter.set("class", f"{chapter.get('class', '')} {FOLJER}".strip())
        document = render()
    return document


def _after_sparse(document: Any) -> Any:
    """The first chapter that begins after a nearly empty page and could follow on it; None without one."""
    for page, following in zip(document.pages[1:], document.pages[2:], strict=False):
        if used(page) < MINST:
            chapter = next((b.element for b in _content(following) if b.element_tag == "article"), None)
            if chapter is not None and FOLJER not in chapter.get("class", "").split():
                return chapter
    return None


def used(page: Any) -> float:
    """How far down its text area a page's last line stands."""
    box = page._page_box
    lines = [b.position_y + b.height for b in _content(page) if isinstance(b, boxes.LineBox)]
    return (max(lines, default=box.content_box_y()) - box.content_box_y()) / box.height


def _content(page: Any) -> list[Any]:
    """The boxes of the page's own text, without its running header and foot."""
    roots = [b for b in page._page_box.children if b.element_tag == "html"]
    return [b for root in roots for b in root.descendants()]
