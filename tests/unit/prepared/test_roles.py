"""What each role does on a card: a section a role, links to them, and nothing else moved."""

from macros.prepared.markup import parse
from macros.prepared.roles import group_roles

CARD = (
    '<h1>Kort</h1><h2 id="gor-sa-har">Gör så här</h2><h3 id="chef">Chef</h3><ol><li>Ring</li></ol>'
    '<h3 id="isam">ISAM</h3><ol><li>Svara</li></ol><p>Sedan</p><h2>Åtgärder</h2><h3>System</h3><p>Inga</p>'
)


def grouped(html: str) -> str:
    root = parse(html)
    group_roles(root)
    return root.inner_html


def test_each_role_has_a_section_with_its_heading_and_steps_in_the_same_order():
    root = parse(grouped(CARD))
    assert [" ".join(s.text(separator=" ").split()) for s in root.css("section")] == ["Chef Ring", "ISAM Svara Sedan"]
    assert root.css_first("h2 ~ h3").text() == "System"


def test_several_roles_are_reached_by_links_and_one_needs_none():
    links = [(a.attributes["href"], a.text()) for a in parse(grouped(CARD)).css("a")]
    assert links == [("#chef", "Chef"), ("#isam", "ISAM")]
    assert parse(grouped(CARD.replace('<h3 id="isam">ISAM</h3>', ""))).css("a") == []


def test_a_page_without_roles_is_left_as_it_is():
    html = '<h2 id="gor-sa-har">Gör så här</h2><p>Ring</p><h2>Mer</h2><h3>Chef</h3>'
    assert grouped(html) == html
