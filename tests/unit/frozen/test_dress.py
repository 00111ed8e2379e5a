"""A frozen page is shown with its tables and charts; the words between the marks are what was decided."""

from macros.frozen.dress import dressed

PAGE = "<p>Före</p>\n<!-- lis:1 -->\n<p>Ord ett</p>\n<!-- /lis:1 -->\n<p>Mellan</p>\n<!-- lis:2 -->\n<!-- /lis:2 -->"


def test_each_part_takes_the_place_of_its_words_and_the_text_around_stands():
    html = dressed(PAGE, ["<table>ett</table>", "<ul>två</ul>"])
    assert html.index("Före") < html.index("<table>ett</table>") < html.index("Mellan") < html.index("<ul>två</ul>")
    assert "Ord ett" not in html and "lis:" not in html


def test_each_part_stands_in_the_box_of_its_schema():
    box = '<div class="fryst-lis-1">\n{}\n</div>'
    assert box.format("<b>a</b>") in dressed(PAGE, ["<b>a</b>", "<b>b</b>"])
    assert '<div class="fryst-lis-2">' in dressed(PAGE, ["<b>a</b>", ""], "lis-2")


def test_words_without_a_dress_are_shown_as_words():
    html = dressed(PAGE, [])
    assert html == PAGE
    assert "Ord ett" in html


def test_a_page_without_marks_is_left_as_it_is():
    assert dressed("<p>Bara text</p>", ["<b>a</b>"]) == "<p>Bara text</p>"


def test_a_mark_ends_at_its_own_number():
    assert "mellan" in dressed("<!-- lis:1 -->a<!-- /lis:1 -->mellan<!-- lis:11 -->b<!-- /lis:11 -->", ["x"])


def test_backslashes_and_groups_in_a_part_are_text():
    assert r"C:\1\g<0>" in dressed(PAGE, [r"C:\1\g<0>", ""])


SOURCED = "<p>Det gäller [F1.30: vår <em>slutsats</em>]<!-- lis-kalla:1 -->. Se [F1.31] nu.</p>"


def test_a_number_takes_the_place_of_the_words_of_a_source_with_no_space_before():
    number = '<span class="kalla"><sup>1</sup></span>'
    assert dressed(SOURCED, [number]) == f'<p>Det gäller<span class="fryst-lis-1">{number}</span>. Se [F1.31] nu.</p>'


def test_the_words_of_a_source_stand_where_there_is_no_number():
    assert dressed(SOURCED, []) == SOURCED
