"""The menu says that a review is a draft, for as long as it is one."""

from macros.prepared.menu import marked_menu

MENU = [{"Start": "index.md"}, {"Genomgång 2027": ["g/2027/index.md", {"Läget": "g/2027/2.md"}]}, "om.md"]


def marked(menu, draft: str = "g/2027/"):
    return marked_menu(menu, lambda path: " (utkast)" if path.startswith(draft) else "")


def test_the_part_of_a_draft_is_marked_and_its_pages_are_not():
    part = marked(MENU)[1]
    assert part == {"Genomgång 2027 (utkast)": ["g/2027/index.md", {"Läget": "g/2027/2.md"}]}


def test_what_is_no_draft_stands_as_it_was_written():
    assert marked(MENU, "g/2028/") == MENU and marked(None) is None


def test_a_mark_is_not_put_twice():
    assert list(marked([{"Genomgång (utkast)": ["g/2027/index.md"]}])[0]) == ["Genomgång (utkast)"]
