"""HTML as a browser reads it: parsed once with a browser's own rules, walked, and written again.

What is written is what was looked at: no second parser with other rules reads the text in between.
"""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode


def parse(html: str) -> LexborNode:
    """A `<div>` that holds the fragment as a browser would have it."""
    holder = LexborHTMLParser("<div></div>", is_fragment=True).root
    holder.inner_html = html
    return holder


def elements(node: LexborNode) -> Iterator[LexborNode]:
    """Every element within the node, in the order of the text."""
    for inner in node.traverse(include_text=False):
        if inner.mem_id != node.mem_id and inner.is_element_node:
            yield inner


def pieces(node: LexborNode) -> Iterator[LexborNode]:
    """The nodes right under the node: elements and text."""
    inner = node.child
    while inner is not None:
        following = inner.next
        yield inner
        inner = following
