"""What comes in by files: links, queues, strange kinds and names are told with their place, and nothing is waited for."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.content import load_content
from macros.files import Unreadable, read_plain
from macros.problems import ContentFault
from tests.conftest import ROOT

MINISITE = ROOT / "tests" / "minisite"
LINKED = "länkar till andra filer eller mappar används inte"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LIS_DAG", "2026-11-24")
    monkeypatch.setattr("macros.checks.spelling.can_spell", lambda: False)
    return Path(shutil.copytree(MINISITE, tmp_path / "rot"))


def faults(root: Path) -> list[str]:
    try:
        return [str(p) for p in load_content(root).problems]
    except ContentFault as fault:
        return [str(p) for p in fault.problems]


def lis(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command itself, which may not stand still: the time is what a person waits."""
    command = [sys.executable, "-m", "macros", *arguments, "--rot", str(root)]
    env = os.environ | {"PYTHONPATH": str(ROOT), "LIS_DAG": "2026-11-24"}
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=20)


@pytest.mark.parametrize("folder", ["docs", "docs/genomgang", "data", "data/frysta/2025", "data/_schema", "overrides"])
@pytest.mark.parametrize("target", ["a file", "a folder", "nothing", "itself"])
def test_a_link_is_told_and_nothing_behind_it_is_read(root, tmp_path, folder, target):
    outside = tmp_path / "utanfor"
    (outside / "mapp").mkdir(parents=True)
    (outside / "hemlig.md").write_text("# Hemlig\n\n{{ okant() }}\n", encoding="utf-8")
    place = root / folder / "sida.md"
    place.parent.mkdir(parents=True, exist_ok=True)
    ends = {"a file": outside / "hemlig.md", "a folder": outside, "nothing": outside / "inget", "itself": place}
    place.symlink_to(ends[target])
    found = faults(root)
    assert [row.partition(LINKED)[0] for row in found] == [f"{folder}/sida.md:1: "]
    assert LINKED in found[0]


@pytest.mark.parametrize("name", ["data", "docs", "mkdocs.yml"])
def test_what_a_root_stands_on_is_no_link(root, tmp_path, name):
    if (root / name).exists():
        (root / name).rename(tmp_path / "flyttad")
    else:
        shutil.copy(ROOT / name, tmp_path / "flyttad")
    (root / name).symlink_to(tmp_path / "flyttad")
    assert faults(root) == [f"{name}:1: {LINKED}; lägg filen själv här"]


@pytest.mark.parametrize(
    "name",
    ["docs/sida.md", "docs/kort.png", "data/atgarder.yml", "data/stavning.txt", "data/frysta/2025/manifest.json"],
)
def test_a_queue_in_the_place_of_a_file_keeps_nobody_waiting(root, name):
    (root / name).unlink(missing_ok=True)
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(root / name)
    done = lis(root, "kontrollera")
    assert done.returncode == 1
    assert done.stdout.startswith(f"{name}:1: det här är ingen vanlig fil")
    assert "Traceback" not in done.stderr


def test_a_page_that_turns_into_a_queue_after_the_look_is_not_waited_for(root):
    os.mkfifo(root / "docs" / "ko.md")
    with pytest.raises(Unreadable, match="ingen vanlig fil"):
        read_plain(root / "docs" / "ko.md", 100)


def test_a_link_or_nothing_in_the_place_of_a_file_is_not_read(tmp_path):
    (tmp_path / "hemlig").write_text("hemlig", encoding="utf-8")
    (tmp_path / "lank").symlink_to(tmp_path / "hemlig")
    with pytest.raises(Unreadable, match=LINKED):
        read_plain(tmp_path / "lank", 100)
    with pytest.raises(Unreadable, match="går inte att läsa"):
        read_plain(tmp_path / "inget", 100)


@pytest.mark.parametrize("command", ["verifiera", "schema", "status"])
def test_no_command_reads_or_writes_through_a_link_or_a_queue(root, tmp_path, command):
    (root / "data/frysta/2025").mkdir(parents=True)
    os.mkfifo(root / "data/frysta/2025/manifest.json")
    (tmp_path / "utanfor").mkdir()
    (root / "data/_schema").symlink_to(tmp_path / "utanfor")
    done = lis(root, command)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2
    assert list((tmp_path / "utanfor").iterdir()) == []


def test_faults_of_links_come_as_json_too(root):
    (root / "docs/ut.md").symlink_to("/etc/hostname")
    assert [row["fil"] for row in json.loads(lis(root, "kontrollera", "--format", "json").stdout)] == ["docs/ut.md"]


FILES = {
    "docs/sida.markdown": "slutar på .md",
    "docs/sida.mdown": "slutar på .md",
    "docs/sida.mkdn": "slutar på .md",
    "docs/assets/sida.mkd": "slutar på .md",
    "docs/sida.MD": "andra tecken än",
    "docs/Sida.md": "andra tecken än",
    "docs/en sida.md": "andra tecken än",
    "docs/sida.md ": "andra tecken än",
    "docs/sida.": "andra tecken än",
    "docs/si\nda.md": "andra tecken än",
    "docs/si\u202eda.md": "andra tecken än",
    "docs/con.md": "upptaget i Windows",
    "docs/aux": "upptaget i Windows",
    "docs/lpt1.txt.md": "upptaget i Windows",
    "data/system/nul.yml": "upptaget i Windows",
    "docs/.dold.md": "dolda filer",
    "docs/.mapp/sida.md": "dolda filer",
    "docs/assets/kod.js": "hör inte hemma här",
    "docs/assets/stil.css": "hör inte hemma här",
    "docs/assets/bild.svg": "hör inte hemma här",
    "docs/assets/sida.html": "hör inte hemma här",
    "docs/skript.py": "hör inte hemma här",
    "docs/post.json": "hör inte hemma här",
    "docs/utan-andelse": "hör inte hemma här",
    "docs/bild.png": "hör inte hemma här",
    "docs/assets/bild.png": "ingen bild av slaget png",
    "docs/assets/.gitkeep": "ska vara tom",
    "docs/templates/sida.md": "templates läses inte",
    f"docs/{'/'.join(['mapp' * 20] * 3)}.md": "längre än 200",
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_another_kind_or_name_is_told(root, name):
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text("<script>alert(1)</script>\n", encoding="utf-8")
    told = [row for row in faults(root) if FILES[name] in row]
    assert told
    assert all("\n" not in row and "\u202e" not in row for row in told)


def test_a_picture_that_is_one_may_lie_in_assets(root):
    (root / "docs" / "assets").mkdir()
    (root / "docs/assets/karta.png").write_bytes(PNG)
    assert faults(root) == []


@pytest.mark.parametrize("size", [5_000_001, 3_000_000_000])
def test_a_picture_without_end_is_told(root, size):
    (root / "docs" / "assets").mkdir()
    (root / "docs/assets/karta.png").write_bytes(PNG)
    os.truncate(root / "docs/assets/karta.png", size)
    assert any("större än 5 MB" in row for row in faults(root))


@pytest.mark.parametrize("name", ["docs/om.md", "data/atgarder.yml"])
def test_a_text_without_end_is_told_and_not_read(root, name):
    os.truncate(root / name, 3_000_000_000)
    assert any(row.startswith(f"{name}:1: filen är större än") for row in faults(root))


@pytest.mark.parametrize("name", ["docs/x.md", "docs/assets/x.markdown"])
def test_a_folder_named_as_a_page_is_told(root, name):
    (root / name).mkdir(parents=True)
    assert faults(root) == [f"{name}:1: mappen heter som en sida; byt namn på den"]


def test_a_file_in_the_place_of_a_page_made_of_data_is_told(root):
    (root / "docs" / "register").mkdir(exist_ok=True)
    (root / "docs/register/atgarder.md").write_text("---\nur_data: true\n---\n# Åtgärder\n", encoding="utf-8")
    assert faults(root) == ["docs/register/atgarder.md:1: sidan görs av data; ta bort filen"]


def test_two_pages_with_one_address_are_told(root):
    (root / "docs" / "om").mkdir()
    (root / "docs/om/index.md").write_text("# Om igen\n", encoding="utf-8")
    assert any("samma adress" in row for row in faults(root))


def test_a_name_that_is_no_text_is_told(root):
    (root / os.fsdecode(b"docs/\xff\xfe.md")).write_text("# Sida\n", encoding="utf-8")
    done = lis(root, "kontrollera")
    assert done.returncode == 1
    assert "andra tecken än" in done.stdout
    assert "Traceback" not in done.stderr
