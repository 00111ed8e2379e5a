"""A term is explained where it first stands in a page's own text, and nowhere else."""

import pytest

from macros.models.term import Term
from macros.prepared.glossary import Ordforklaring

TERMS = (
    Term(id="logg", term="logg", betyder='Det som "skrivs" ner.'),
    Term(id="loggning", term="loggning", betyder="Att skriva logg."),
    Term(id="ko", term="K&R", betyder="Två saker."),
    Term(id="ab", term="ab", betyder="För kort."),
    Term(id="tom", term="tomt", sidor=["a.md"]),
)


def explained(*texts: str, terms: tuple[Term, ...] = TERMS) -> str:
    explain = Ordforklaring(terms).on_page("../ordlista/")
    return "".join(explain(text) for text in texts)


def words(html: str) -> list[str]:
    return [part.split("<")[0].rsplit(">", 1)[-1] for part in html.split('class="ord"')[1:]] if "ord" in html else []


def test_the_first_mention_on_a_page_is_a_link_with_the_meaning():
    made = explained("<p>En logg är en logg.</p>", "<p>En logg till.</p>")
    assert made.count('class="ord"') == 1
    assert '<a class="ord" href="../ordlista/#logg" data-betyder="Det som &quot;skrivs&quot; ner.">logg</a>' in made


def test_each_page_starts_anew():
    words = Ordforklaring(TERMS)
    assert words.on_page("a")("<p>logg</p>") == words.on_page("a")("<p>logg</p>") != "<p>logg</p>"


def test_the_longest_term_wins_and_a_part_of_a_word_is_none():
    assert 'href="../ordlista/#loggning"' in explained("<p>Loggning</p>")
    for text in ("<p>loggar</p>", "<p>blogg</p>", "<p>logg-fil</p>", "<p>fil-logg</p>"):
        assert explained(text) == text


def test_a_shorter_term_is_found_where_the_longer_one_that_begins_alike_is_not():
    words = {"kort": "åtgärd", "lang": "åtgärd som ska göras", "bojd": "åtgärden"}
    terms = tuple(Term(id=one, term=word, betyder="Ett ord.") for one, word in words.items())
    for text, term in {
        "<p>ÅTGÄRD</p>": "kort",
        "<p>En åtgärd som är gjord</p>": "kort",
        "<p>Åtgärd som ska göras</p>": "lang",
        "<p>åtgärden</p>": "bojd",
    }.items():
        assert f'#{term}"' in explained(text, terms=terms)
    assert explained("<p>åtgärder</p>", terms=terms) == "<p>åtgärder</p>"


def test_a_term_keeps_the_letters_of_the_text_and_is_found_when_it_is_written_as_html():
    assert ">LOGG</a>" in explained("<p>LOGG</p>")
    assert 'href="../ordlista/#ko"' in explained("<p>K&amp;R</p>")


@pytest.mark.parametrize(
    "html",
    [
        '<a href="x">logg</a>',
        "<h2>logg</h2>",
        "<pre><code>logg</code></pre>",
        "<code>logg</code>",
        "<table><tr><th>logg</th></tr></table>",
        "<dl><dt>logg</dt></dl>",
        "<button>logg</button>",
        "<summary>logg</summary>",
        "<label>logg</label>",
        '<p><span class="lage lage-klar">logg</span></p>',
        '<p><span class="cell-id">logg</span></p>',
        '<div class="ordlista"><p>logg</p></div>',
        "<!-- logg -->",
        '<p title="logg">x</p>',
        '<img alt="logg">',
        "<h2>a <em>logg</em></h2>",
    ],
)
def test_some_places_are_left_alone(html):
    assert explained(html) == html


def test_text_after_what_is_left_alone_is_explained_again():
    for html in ("<h2>logg</h2><p>{}</p>", "<p><br>{}</p>", "<p><code>x</code> {}</p>", '<p><img alt="x"> {}</p>'):
        assert 'class="ord"' in explained(html.format("logg"))


def test_a_term_that_is_short_or_has_no_meaning_is_not_explained():
    assert explained("<p>ab tomt</p>") == "<p>ab tomt</p>"


def test_an_office_without_terms_has_its_text_as_it_is():
    assert explained("<p>logg</p>", terms=()) == "<p>logg</p>"


def test_signs_of_patterns_in_a_term_are_signs():
    terms = (Term(id="x", term="a.b (c)", betyder="Ja."),)
    assert explained("<p>axb c</p>", terms=terms) == "<p>axb c</p>"
