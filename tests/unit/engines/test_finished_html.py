"""An article in is the same article out, through the engine's own Markdown, whatever stands in it."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from macros.engines.settings import engine_settings
from macros.prepared.article import Article, Parts, article_of, compose, read_written
from macros.prepared.engine_text import BEGIN, END, as_markdown
from macros.prepared.markdown_html import PageMarkdown, mark
from macros.prepared.markup import elements, parse

EXTENSIONS = engine_settings(None, Path("/d"), Path("/s"), date(2026, 1, 1))["markdown_extensions"]
NAMES = [next(iter(e)) if isinstance(e, dict) else e for e in EXTENSIONS]
OPTIONS = {name: made for e in EXTENSIONS if isinstance(e, dict) for name, made in e.items()}
ENGINE = Markdown(extensions=NAMES, extension_configs=OPTIONS)
PLAIN = re.compile(r"[a-z][a-z0-9-]*")
"""The name of an element that a page may hold."""
SIGNS = [
    "\\",
    "`",
    "*",
    "_",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "#",
    "+",
    "-",
    ".",
    "!",
    "|",
    "~",
    "^",
    "=",
    ":",
    "$",
    "<",
    ">",
    "&",
    '"',
]
NASTY = [
    "<pre>a\n\n\nb\n  c</pre>",
    "<pre><code>{{ 7 }}\n\n# ingen rubrik\n\n    indrag\n</code></pre>",
    "<p>före</p><!-- kommentar\n\nmed tomrad --><p>efter</p>",
    "<p>öppen <b>fet <i>kursiv</b> slut",
    "<p>{{ lagar(2026) }} {% raw %} {# x #}</p>",
    f"<p>{BEGIN}</p>",
    "<p>&lt;!-- lis --&gt;\n&lt;!-- /lis --&gt;</p>",
    "<div markdown='1'>*inte kursiv*</div>",
    '<p title="a\n\nb">x</p>',
    "<table><tr><td>a|b</td></tr></table>",
    "<script src='a.js'></script>",
    "<p>*a* _b_ `c` [d](e) ![f](g) \\* &amp;amp; &copy;</p>",
    "lös text\n\n# ingen rubrik\n\n- ingen lista",
    "<ul>\n\n<li>a\n\n<li>b</ul>",
    "<p>[^1]: ingen not</p><p>*[HTML]: ingen förkortning</p>",
    "<details><summary>a</summary>\n\n    b\n\n</details>",
    "<p>a</p>\n\n</div></div>\n\n<p>b</p>",
    "<div><h2 id=r><div></div></h2></div>",
    "<h2 id=r>a<p>b</h2>",
]


def through(article: Article) -> str:
    return ENGINE.reset().convert(as_markdown(article.pieces))


def same(html: str) -> list:
    """The article as a browser has it: its elements, their attributes in any order, and their words."""
    root = parse(html)
    found = [(tag.tag, sorted((k, v or "") for k, v in tag.attributes.items())) for tag in elements(root)]
    return [found, " ".join((root.text() or "").split())]


@pytest.mark.parametrize("html", NASTY)
def test_finished_html_comes_through_as_it_is(html):
    article = article_of(parse(html))
    assert same(through(article)) == same(article.html)


@pytest.mark.parametrize("text", ["<pre>a\n\n\nb\n  c</pre>", "<pre>x\n\n\n    y\n</pre>"])
def test_each_blank_of_preformatted_text_is_kept(text):
    article = article_of(parse(text))
    assert parse(through(article)).css_first("pre").text() == parse(text).css_first("pre").text()


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize(
    "form", ["{0}", "{0}a{0}", "a {0}", "{0} a", "a{0}{0}b", "1{0} a", "{0}a{0} {{: #b }}", "a {0}"]
)
def test_a_heading_keeps_every_sign(sign, form):
    words = form.format(sign)
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    article = compose("om.md", read_written(f'<h2 id="a-b">x{escaped}x</h2><h3>{escaped}</h3>'), Parts())
    one, other = parse(through(article)).css("h2, h3")
    assert (" ".join(one.text().split()), one.attributes["id"]) == (" ".join(f"x{words}x".split()), "a-b")
    assert other.text().strip() == words.strip()


@pytest.mark.parametrize(
    "inner",
    [
        "a<!-- *b* -->c",
        '<a href="a`b*c_d" title="`>&lt;*x*_y_ {z}">a</a>',
        "<b>a</b>*<i>b</i>*",
        "&lt;b&gt; &amp;copy;",
    ],
)
def test_a_heading_keeps_its_elements_and_no_comment(inner):
    article = compose("om.md", read_written(f'<h2 id="a">{inner}</h2>'), Parts())
    assert same(through(article)) == same(article.html)


def test_a_heading_within_a_box_is_a_heading_of_the_page_for_the_engines_contents():
    written = read_written(PageMarkdown().html('<div class="ruta" markdown>\n\n## Rubrik\n\nText.\n\n</div>\n'))
    article = compose("om.md", written, Parts())
    html = through(article)
    assert same(html) == same(article.html)
    assert [token["name"] for token in ENGINE.toc_tokens] == ["Rubrik"]


def test_a_heading_of_a_macro_is_html_and_not_in_the_contents():
    article = compose("om.md", read_written(f"<h1 id='a'>A</h1><p>{mark(0)}</p>"), Parts(["<h2 id='b'>B</h2>"]))
    html = through(article)
    assert same(html) == same(article.html)
    assert [token["name"] for token in ENGINE.toc_tokens] == ["A"] and ENGINE.toc_tokens[0]["children"] == []


TEXT = st.lists(
    st.sampled_from(
        [*SIGNS, " ", "\n", "\n\n", "å", "1", "a", "    ", "lis", "&amp;", "&#35;", "{{", "}}", "<!--", "-->"]
    ),
    max_size=14,
).map("".join)
TAG = st.sampled_from(
    [
        "p",
        "div",
        "pre",
        "ul",
        "li",
        "table",
        "td",
        "code",
        "em",
        "h2",
        "h2 id=r",
        "h1 id=å",
        "section",
        "blockquote",
        "b",
        "a",
    ]
)
HTML = st.recursive(
    TEXT,
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag.split()[0]}>", TAG, st.lists(inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(HTML)
@example(f"{END}\n\n{BEGIN}")
@example("<h2 id=r><!-- x --></h2><h2 id=s></h2><h2>a</h2><code></code>")
def test_any_html_comes_through_as_a_browser_read_it_the_first_time(html):
    article = compose("om.md", read_written(html), Parts())
    # `<a</h2>` is an element named `a<` to a browser: a fault of the page, which no engine is given.
    assume(all(PLAIN.fullmatch(node.tag) for node in elements(parse(article.html))))
    assert same(through(article)) == same(article.html)
