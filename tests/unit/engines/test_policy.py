"""A page lets nothing run or load but files of its own site."""

import re

from macros.engines.policy import META, POLICY, SOURCES, add_policy
from macros.prepared.markup import parse

PAGE = '<!doctype html>\n<html lang="sv">\n  <head>\n    <meta charset="utf-8"><title>x</title></head><body>{}</body></html>'


def test_nothing_is_allowed_that_is_not_named():
    assert SOURCES["default-src"] == "'none'"
    assert {name for name, allowed in SOURCES.items() if allowed not in ("'none'", "'self'")} == {"img-src"}
    assert not re.search(r"unsafe|\*|https?:|blob:", POLICY)


def test_the_policy_stands_before_anything_that_could_run_or_load():
    html = add_policy(PAGE.format("<script src=a.js></script>"))
    assert html.index(META) < html.index("<title>") and html.count(META) == 1


def test_the_policy_is_read_whole_by_a_browser():
    (tag,) = parse(META).css("meta")
    assert tag.attributes == {"http-equiv": "Content-Security-Policy", "content": POLICY}


def test_a_text_that_looks_like_the_sign_is_no_second_policy():
    assert add_policy(PAGE.format('<p>&lt;meta charset="utf-8"&gt; <meta charset="utf-8"></p>')).count(META) == 1
