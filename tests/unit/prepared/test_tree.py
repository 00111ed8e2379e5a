"""The prepared tree holds the pages, their articles and what they show; only what has changed is written."""

import os
from pathlib import Path

import pytest
import yaml

from macros.prepared.article import Parts, compose, read_written
from macros.prepared.pages import Prepared
from macros.prepared.tree import (
    STYLES,
    TreePage,
    page_assets,
    stylesheet,
    tree_files,
    tree_page,
    used_assets,
    write_tree,
)
from macros.problems import ContentFault
from macros.state.dokument import Dokumentlage, Tillstand
from tests.unit.office import page

ARTICLE = compose("om/a.md", read_written('<h1 id="a">A</h1><p>Ord</p>'), Parts(['<p style="left: 1%">x</p>']))


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        p.relative_to(folder).as_posix(): (p.read_bytes(), p.stat().st_mtime_ns)
        for p in folder.rglob("*")
        if p.is_file()
    }


def test_a_page_lies_as_markdown_and_as_its_article():
    files = tree_files({"om/a.md": TreePage(ARTICLE)}, {"assets/b.png": b"PNG"})
    assert set(files) == {"docs/om/a.md", "artiklar/om/a.html", "docs/assets/b.png", f"docs/{STYLES}"}
    assert files["artiklar/om/a.html"].decode() == ARTICLE.html
    assert files["docs/om/a.md"].startswith(b"# A {: #a }\n")


@pytest.mark.parametrize(
    "title", ['a: "b"', "--- x", "...", "2026", "[x]", "a\\nb", "åäö 'x' # y", "{{ 7 }}", "x\n---\ny"]
)
def test_a_title_is_read_back_as_it_was_and_breaks_out_of_nothing(title):
    text = tree_files({"a.md": TreePage(ARTICLE, {"title": title})}, {})["docs/a.md"].decode()
    head, rest = text.removeprefix("---\n").split("\n---\n", 1)
    assert yaml.safe_load(head) == {"title": title} and rest.startswith("# A")


def test_what_the_frame_knows_of_a_page(monkeypatch):
    made = Prepared(
        page("register/x.md", ur_data=True, title="X &amp; Y", description="d"), (), None, ARTICLE, "<p>fot</p>"
    )
    meta = tree_page(made, Dokumentlage(Tillstand.UTKAST, "Mening.", "Rad.")).meta
    assert (meta["title"], meta["hide"]) == ("X &amp; Y", ["toc"])
    assert (
        meta["lis"]["fot"] == "<p>fot</p>"
        and meta["lis"]["rad"] == "Rad."
        and meta["description"] == "d (utkast)."
        and meta["lis"]["bred"] is True
    )


def test_a_proposal_has_no_line_and_no_word_of_its_own_in_the_frame():
    meta = tree_page(Prepared(page("om/a.md", description="Om."), (), None, ARTICLE)).meta
    assert meta["description"] == "Om." and "rad" not in meta["lis"]


def test_a_title_that_a_person_wrote_is_text_in_the_themes_html():
    made = Prepared(page("om/a.md", title='<b> & "x"', description="d", agare="chef"), (), None, ARTICLE)
    assert tree_page(made).meta["title"] == "&lt;b&gt; &amp; &quot;x&quot;"
    assert set(tree_page(made).meta) == {"title", "description", "lis"}


def test_each_measure_has_a_rule_once():
    assert stylesheet(["left: 2%", "left: 1%", "left: 2%"]).decode() == (
        '[data-matt="left: 1%"] { left: 1%; }\n[data-matt="left: 2%"] { left: 2%; }\n'
    )


def test_only_what_has_changed_is_written_and_what_is_not_wanted_goes(tmp_path):
    write_tree(tmp_path, {"docs/a.md": b"a", "docs/b.md": b"b", "docs/gammal/c.md": b"c"})
    for path in tmp_path.rglob("*.md"):
        os.utime(path, (1, 1))
    (tmp_path / "docs/planterad.md").write_bytes(b"{{ 7 }}")
    write_tree(tmp_path, {"docs/a.md": b"a", "docs/b.md": b"ny", "docs/ny/d.md": b"d"})
    after = snapshot(tmp_path)
    assert {name: data for name, (data, _) in after.items()} == {
        "docs/a.md": b"a",
        "docs/b.md": b"ny",
        "docs/ny/d.md": b"d",
    }
    assert after["docs/a.md"][1] == 10**9 != after["docs/b.md"][1]
    assert not (tmp_path / "docs/gammal").exists()


def test_a_link_in_the_tree_is_never_written_through(tmp_path):
    outside = tmp_path / "utanfor.md"
    outside.write_bytes(b"min")
    (tmp_path / "trad/docs").mkdir(parents=True)
    (tmp_path / "trad/docs/gammal.md").symlink_to(outside)
    write_tree(tmp_path / "trad", {"docs/a.md": b"a"})
    assert outside.read_bytes() == b"min" and not (tmp_path / "trad/docs/gammal.md").is_symlink()


def test_hidden_files_are_no_assets(tmp_path):
    (tmp_path / "assets/bilder").mkdir(parents=True)
    for name in ("assets/a.png", "assets/bilder/b.png", "assets/.dold"):
        (tmp_path / name).write_bytes(b"x")
    assert page_assets(tmp_path) == {"assets/a.png": b"x", "assets/bilder/b.png": b"x"}


@pytest.mark.parametrize("link", [".bygge", ".bygge/trad", ".bygge/trad/docs"])
def test_nothing_is_written_or_cleared_through_a_link(tmp_path, link):
    theirs = tmp_path / "annans"
    (theirs / "trad/docs").mkdir(parents=True)
    (theirs / "brev.txt").write_text("mitt", encoding="utf-8")
    place = tmp_path / link
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(theirs)
    with pytest.raises(ContentFault, match="är en länk"):
        write_tree(tmp_path / ".bygge/trad", {"docs/a.md": b"a"})
    assert (theirs / "brev.txt").read_text(encoding="utf-8") == "mitt"


def test_a_file_is_taken_along_only_where_a_page_shows_that_very_file():
    article = compose(
        "om/a.md", read_written('<h1 id="a">A</h1><p><img alt="b" src="../../assets/b%20c.png"></p>'), Parts([])
    )
    files = {f"assets/{name}": b"" for name in ("b c.png", "c.png", "b c.png.bak", "b")}
    assert set(used_assets(files, {"om/a.md": TreePage(article)})) == {"assets/b c.png"}
