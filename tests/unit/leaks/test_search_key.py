"""What was searched for the same is not searched again, and anything else is."""

import io
import zipfile

import pytest

from macros.leaks import search as searching
from macros.leaks.search import Search, all_files
from macros.leaks.words import codes, runs_of_signs, runs_of_words, words
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


def archive(**files: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, text in files.items():
            packed.writestr(f"{name}.html", text)
    return made.getvalue()


def test_of_an_archive_only_what_is_new_in_it_is_read_again(tmp_path, monkeypatch):
    (tmp_path / "kopia.zip").write_bytes(archive(a="<p>Ett</p>", b="<p>Två</p>"))
    clean = search().folder(tmp_path)
    read = []
    monkeypatch.setattr(searching, "read", lambda place, data: read.append(place) or [])
    (tmp_path / "kopia.zip").write_bytes(archive(a="<p>Ett</p>", b="<p>Annat</p>"))
    again = search().folder(tmp_path, clean)
    assert read == ["kopia.zip/b.html"]
    assert search().folder(tmp_path, again) == again
    assert read == ["kopia.zip/b.html"]


def test_what_comes_to_stand_in_an_archive_is_found(tmp_path):
    (tmp_path / "kopia.zip").write_bytes(archive(a="<p>Ett</p>"))
    clean = search().folder(tmp_path)
    (tmp_path / "kopia.zip").write_bytes(archive(a="<p>Ett</p>", b=f"<p>{SECRET}</p>"))
    with pytest.raises(ContentFault, match=r"kopia\.zip/b\.html"):
        search().folder(tmp_path, clean)


def test_what_was_looked_at_before_it_was_packed_is_not_read_again(tmp_path, monkeypatch):
    looking = search()
    clean = {"": looking.packed("kopia.zip", {"a.html": b"<p>Ett</p>", "b.html": f"<p>{SECRET}</p>".encode()}, {})}
    assert [p.fil for p in looking.problems] == ["kopia.zip/b.html"]
    read = []
    monkeypatch.setattr(searching, "read", lambda place, data: read.append(place) or [])
    (tmp_path / "kopia.zip").write_bytes(archive(a="<p>Ett</p>", c="<p>Tre</p>"))
    search().folder(tmp_path, clean)
    assert read == ["kopia.zip", "kopia.zip/c.html"]


def test_the_same_bytes_under_another_name_are_searched_for_the_name(tmp_path):
    (tmp_path / "a.txt").write_text("Ett", "utf-8")
    clean = search().folder(tmp_path)
    (tmp_path / "a.txt").rename(tmp_path / "porten-i-kallaren-star-oppen.txt")
    with pytest.raises(ContentFault):
        search().folder(tmp_path, clean)


def test_what_was_looked_at_before_and_held_something_is_found_again(tmp_path):
    (tmp_path / "a.txt").write_text(SECRET, "utf-8")
    looking = search()
    looking.look(tmp_path, all_files(tmp_path))
    assert [p.fil for p in looking.problems] == ["a.txt"]
    with pytest.raises(ContentFault, match=r"a\.txt"):
        search().folder(tmp_path)


@pytest.mark.parametrize(
    "row",
    [
        "Porten i källaren står öppen",
        "porten i\x02 kallaren star oppen",
        "Se data/INC-004.yml",
        "Se inc 004",
        "Se rutiner/hemlig.md",
        "Ring 08-465 004 00",
        "it-system för trafiksignalerna i staden",
    ],
)
def test_what_stands_alone_is_found_as_well_among_thousands_of_others(row):
    looked_for = {
        "runs": dict.fromkeys(runs_of_words(words(SECRET)), "x"),
        "signs": dict.fromkeys(runs_of_signs(words("it system för trafik-signalerna i staden")), "x"),
        "codes": dict.fromkeys(codes("08-465 004 00"), "x"),
        "ids": {"INC-004": "x"},
        "named": {("inc", "004"): ("INC-004", "x")},
        "addresses": {},
        "paths": {"rutiner/hemlig": "x"},
    }
    rows = [f"Rad {number} om något annat" for number in range(2000)]
    for texts, expected in (([row], 1), ([*rows, row, *rows], 1), (rows, 0)):
        found = Search(**looked_for, short=[])
        found.file("a.txt", "\n".join(texts).encode())
        assert len(found.problems) == expected


def test_what_is_written_while_the_files_are_read_is_left_for_the_last_search(tmp_path):
    """A file that is half written would be no archive, and what it becomes is looked at when it is whole."""
    (tmp_path / "sida.html").write_text("<p>Sidan</p>", "utf-8")
    there = all_files(tmp_path)
    (tmp_path / "kopia.zip").write_bytes(b"PK halv")
    looking = search()
    prints = looking.look(tmp_path, there)
    assert len(prints) == 1 and looking.problems == []
