"""The form of a file: what nobody sees is mended, and every word, comment and value stays."""

import pytest

from macros.editing.layout import files_with_form, laid_out, lay_out
from macros.problems import Felbruk
from macros.registers.yaml_source import parse_yaml
from tests.kommando import lis


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("data/a.yml", "- id: x  \r\n  # en kommentar\t\r\n  namn: å\r\n", "- id: x\n  # en kommentar\n  namn: å\n"),
        ("data/a.yml", "\ufeff- id: x", "- id: x\n"),
        ("docs/a.md", "# A   \n\nEn rad  \nen till \n", "# A  \n\nEn rad  \nen till\n"),
        ("docs/a.md", "# A\n\n```\nkod   \n```\nslut  ", "# A\n\n```\nkod   \n```\nslut  \n"),
        ("docs/a.md", "# A\n\n\n\nB\n\n", "# A\n\n\n\nB\n\n"),
        ("docs/a.md", "   \n", "\n"),
    ],
)
def test_only_what_nobody_sees_is_mended(name, before, after):
    assert laid_out(name, before) == after
    assert laid_out(name, after) == after


def test_a_text_whose_spaces_are_part_of_it_is_left():
    text = "- id: x\n  namn: |\n    en rad   \n    en till\n"
    assert laid_out("data/a.yml", text) == text


def test_a_file_that_cannot_be_read_is_mended_and_not_made_worse():
    assert laid_out("data/a.yml", "- id: [  \n") == "- id: [\n"


@pytest.fixture
def root(tmp_path):
    for name, text in {
        "data/roller.yml": "- id: chef  \n",
        "data/_schema/roller.json": "{}  \n",
        "data/frysta/2025/text/index.md": "Fryst  \n",
        "data/frysta/2025/manifest.json": "{}",
        "data/genomgangar/2025.yml": "id: 2025  \n",
        "data/genomgangar/2026.yml": "id: 2026  \n",
        "docs/genomgang/2025/index.md": "# Fryst \n",
        "docs/bilagor/2025.md": "# Fryst \n",
        "docs/genomgang/2026/index.md": "# Utkast \n",
        "docs/index.md": "# Start \n",
        "macros/x.py": "x = 1 \n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    return tmp_path


def test_what_is_frozen_or_made_by_us_has_no_form_to_follow(root):
    assert files_with_form(root) == [
        "data/genomgangar/2026.yml",
        "data/roller.yml",
        "docs/genomgang/2026/index.md",
        "docs/index.md",
    ]


def test_the_command_mends_and_says_where_and_the_next_time_there_is_nothing(root):
    done = lis("form", "--rot", str(root), "--visa")
    assert done.returncode == 1 and "docs/index.md:1: " in done.stdout and "roller.yml" in done.stdout
    assert (root / "docs/index.md").read_text() == "# Start \n"
    assert lis("form", "--rot", str(root)).returncode == 1
    assert (root / "docs/index.md").read_text() == "# Start\n"
    assert (root / "docs/genomgang/2025/index.md").read_text() == "# Fryst \n"
    done = lis("form", "--rot", str(root))
    assert done.returncode == 0 and done.stdout == "" and "Alla filer följer formen" in done.stderr


def test_only_the_files_that_are_named_are_read(root):
    done = lis("form", "--rot", str(root), str(root / "docs/index.md"), "macros/x.py")
    assert done.stdout.startswith("docs/index.md:1: ") and done.stdout.count("\n") == 1
    assert (root / "data/roller.yml").read_text() == "- id: chef  \n"


def test_a_file_outside_the_root_a_link_and_another_encoding_are_told(root, tmp_path_factory):
    other = tmp_path_factory.mktemp("annat") / "x.yml"
    other.write_text("a: 1  \n")
    with pytest.raises(Felbruk, match="utanför roten"):
        files_with_form(root, [str(other)])
    (root / "data" / "lank.yml").symlink_to(other)
    with pytest.raises(Felbruk):
        lay_out(root, files_with_form(root, ["data/lank.yml"]))
    (root / "data" / "lank.yml").unlink()
    (root / "data" / "latin.yml").write_bytes("a: å".encode("latin-1"))
    with pytest.raises(Felbruk, match="UTF-8"):
        lay_out(root, ["data/latin.yml"])
    assert other.read_text() == "a: 1  \n"


def test_values_are_the_same_before_and_after():
    text = "- id: x   \n  namn: 'a  '\n  lista: [1,  2]  # kommentar  \n"
    one, two = (parse_yaml("x.yml", t, [])[1] for t in (text, laid_out("x.yml", text)))
    assert one == two
