"""What was searched for the same is not searched again, and anything else is."""

import pytest

from macros.leaks.search import Search
from macros.leaks.words import runs_of_words, words
from macros.problems import ContentFault

SECRET = "Porten i källaren står öppen"


def search(text: str = SECRET) -> Search:
    return Search(dict.fromkeys(runs_of_words(words(text)), "data/x.yml:1"), {}, {}, {}, {}, {}, {}, [])


def test_a_clean_file_is_clean_until_it_or_what_is_looked_for_changes(tmp_path):
    page = tmp_path / "x" / "index.html"
    page.parent.mkdir()
    page.write_text("<p>Porten är stängd.</p>", "utf-8")
    clean = search().folder(tmp_path)
    assert search().folder(tmp_path, clean) == clean
    assert search().key == search().key != search("Någon har glömt att låsa").key
    page.write_text(f"<p>{SECRET}.</p>", "utf-8")
    with pytest.raises(ContentFault, match="porten i kallaren star"):
        search().folder(tmp_path, clean)


def test_the_same_file_in_another_place_is_searched_for_its_links(tmp_path):
    for place in ("a/index.html", "b/c/index.html"):
        (tmp_path / place).parent.mkdir(parents=True)
        (tmp_path / place).write_text('<a href="../hemlig/">x</a>', "utf-8")
    found = Search({}, {}, {}, {}, {}, {"b/hemlig/": "docs/b/hemlig.md"}, {}, [])
    with pytest.raises(ContentFault, match=r"b/c/index\.html"):
        found.folder(tmp_path)
