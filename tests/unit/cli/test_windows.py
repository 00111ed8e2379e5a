"""An editor's commands on Windows: without what only Unix has, in a terminal of the old letters, with paths as they are typed there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.editing.layout import files_with_form
from macros.files import as_typed
from macros.pages.page import Page
from macros.pages.reviews import find_page
from macros.problems import Felbruk
from tests.conftest import ROOT

WITHOUT = """
import os, signal, sys
for name in ("fcntl", "resource", "pwd", "grp", "termios", "posix_ipc"):
    sys.modules[name] = None
for name in ("fork", "O_NOFOLLOW", "O_NONBLOCK", "getuid", "geteuid", "killpg", "setsid", "mkfifo"):
    if hasattr(os, name):
        delattr(os, name)
for name in ("SIGKILL", "SIGALRM", "SIGHUP"):
    delattr(signal, name)
from macros.cli import main
sys.exit(main(sys.argv[1:]))
"""
OLD_LETTERS = {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    place = Path(shutil.copytree(ROOT / "tests/minisite", tmp_path / "Våra filer"))
    for path in [*place.rglob("*.yml"), *place.rglob("*.md")]:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    return place


def typed(root: Path, *words: str) -> subprocess.CompletedProcess:
    env = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON"))}
    return subprocess.run(
        [sys.executable, "-c", WITHOUT, *words, "--rot", str(root)],
        capture_output=True,
        encoding="utf-8",
        env=env | OLD_LETTERS | {"PYTHONPATH": str(ROOT), "LIS_DAG": "2026-11-24"},
        cwd=root,
        check=False,
    )


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("kontrollera",), 0, "Inga fel."),
        (("form", "--visa"), 1, "radslut"),
        (("laga",), 1, "radsluten blir"),
        (("status",), 0, "Läget 2026-11-24"),
        (("utskick", "samordnare"), 0, "Ämne: "),
        (("granska", "docs\\om.md", "--av", "samordnare", "--utfall", "godkand"), 0, "om.md är granskad"),
        (("ny", "atgard"), 0, "ATG-002 finns nu i"),
        (("laga", "data\\mal.yml", "--ja"), 0, "data/mal.yml:1: radsluten blir"),
    ],
    ids=lambda given: given[0] if isinstance(given, tuple) else None,
)
def test_a_command_goes_without_what_windows_has_not(root, words, status, said):
    done = typed(root, *words)
    assert "Traceback" not in done.stderr, done.stderr[-2000:]
    assert (done.returncode, said in done.stdout + done.stderr) == (status, True), done.stdout + done.stderr


def test_a_build_says_where_it_is_made(root):
    done = typed(root, "bygg", "--till", str(root.parent / "ut"))
    assert done.returncode == 2 and "WSL" in done.stderr and "Traceback" not in done.stderr


def test_every_file_with_windows_line_ends_can_be_edited_and_keeps_them(root):
    typed(root, "granska", "om", "--av", "samordnare", "--utfall", "godkand")
    text = (root / "data/granskningar.yml").read_bytes()
    assert b"GRA-001" in text and text.count(b"\n") == text.count(b"\r\n")


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("data\\mal.yml", "data/mal.yml"),
        (".\\docs\\om\\index.md", "docs/om/index.md"),
        ("data/mal.yml", "data/mal.yml"),
        ("C:\\lis\\data\\mal.yml", "C:/lis/data/mal.yml"),
    ],
)
def test_a_path_as_it_is_typed_on_windows_is_a_path(given, meant):
    assert as_typed(given) == meant


def test_a_file_that_is_not_there_is_told_and_never_passed_over(root):
    for given in ("data\\mall.yml", "C:\\lis\\data\\mal.yml", "\\\\server\\lis\\data\\mal.yml"):
        with pytest.raises(Felbruk, match="finns inte"):
            files_with_form(root, [given])


def test_a_page_is_found_by_its_path_as_it_is_typed_on_windows():
    pages = {"rutiner/leda.md": Page("rutiner/leda.md", "# Leda\n", {})}
    for given in ("rutiner\\leda.md", "docs\\rutiner\\leda.md", ".\\docs\\rutiner\\leda", "docs/rutiner/leda.md"):
        assert find_page(given, pages) == "rutiner/leda.md"
