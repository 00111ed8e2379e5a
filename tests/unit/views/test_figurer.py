"""A bar shows one cell a thing, says in words what it counts, and is not drawn of nothing."""

from selectolax.lexbor import LexborHTMLParser

from macros.views.figurer import MANGA, Del, Ruta, rutor, teckenruta


def test_each_thing_has_a_cell_and_the_bar_says_what_it_counts():
    bar = LexborHTMLParser(rutor("Löften", [Del(Ruta.FULL, 2, "klara"), Del(Ruta.TYST, 1, "utan rapport")])).css_first(
        "span"
    )
    assert [c.attributes["class"] for c in bar.css("i")] == ["c-full", "c-full", "c-tyst"]
    assert (bar.attributes["role"], bar.attributes["aria-label"]) == ("img", "Löften: 2 klara, 1 utan rapport")


def test_many_things_share_the_length_between_their_parts():
    bar = LexborHTMLParser(rutor("Svar", [Del(Ruta.FULL, MANGA, "ja"), Del(Ruta.OKAND, 3 * MANGA, "okänt")])).css_first(
        "span"
    )
    assert [c.attributes["style"] for c in bar.css("i")] == ["width: 25%", "width: 75%"]


def test_nothing_is_not_drawn_and_a_part_of_none_is_not_told():
    assert rutor("Svar", [Del(Ruta.FULL, 0, "ja")]) == ""
    assert "nej" not in rutor("Svar", [Del(Ruta.FULL, 1, "ja"), Del(Ruta.BRIST, 0, "nej")])


def test_the_legend_has_a_word_for_every_look():
    assert "okänt" in teckenruta([Del(Ruta.OKAND, 0, "okänt")])
