"""What each role does on a card: a section a role, and links to them, so that a reader reaches the own one in a tap."""

from selectolax.lexbor import LexborNode

from macros.prepared.markup import pieces
from macros.render import render

STEPS = "gor-sa-har"
"""The anchor of the heading whose headings below are roles."""


def group_roles(root: LexborNode) -> None:
    """Put each role's heading and steps in a section of their own; several roles get a row of links before them."""
    parts, links = _sections(root)
    if not links:
        return
    row = render("roll_lankar.html.j2", lankar=links) if len(links) > 1 else ""
    root.inner_html = "\n".join(row if part is None else part for part in parts)


def _sections(root: LexborNode) -> tuple[list[str | None], list[tuple[str, str]]]:
    """(the article in parts, with None where the links go; the anchor and name of each role)."""
    parts: list[str | None] = []
    links: list[tuple[str, str]] = []
    inside = within = False
    for node in pieces(root):
        if node.tag in ("h1", "h2", "h3") and within:
            parts.append("</section>")
            within = False
        if node.tag in ("h1", "h2"):
            inside = node.attributes.get("id") == STEPS
        if inside and node.tag == "h3":
            links.append((node.attributes.get("id") or "", node.text().strip()))
            parts.append('<section class="roll-gor">')
            within = True
        parts.append(node.html or "")
        if inside and node.tag == "h2":
            parts.append(None)
    return [*parts, "</section>"] if within else parts, links
