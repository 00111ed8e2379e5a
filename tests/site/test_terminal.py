"""`lis` in any terminal: another locale, a full disk, a reader that has gone. A Swedish line, never a traceback."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.cli import terminal
from tests.conftest import ROOT, at_first

ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def environment(**more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("PYTHONIOENCODING", "PYTHONUNBUFFERED", "LIS_DAG")}
    return kept | {"PYTHONPATH": str(ROOT)} | more


def lis(*arguments: str, stdout=subprocess.PIPE, **env: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "macros", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment(**env), stdout=stdout, stderr=subprocess.PIPE, check=False, timeout=60
    )


def test_an_ascii_locale_prints_swedish():
    done = lis("kontrollera", "--lista", **ASCII)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "händelser" in done.stdout.decode("utf-8")


@pytest.mark.long
def test_wrong_usage_in_an_ascii_locale_is_told():
    done = lis("kontrollera", "--format", "xml", **ASCII)
    assert done.returncode == 2
    assert "välj" in done.stderr.decode("utf-8")


@pytest.mark.parametrize("line", at_first(1, ["kontrollera --lista", "--help", "kontrollera --help"]))
def test_a_full_disk_is_told(line):
    with Path("/dev/full").open("wb") as full:
        done = lis(*line.split(), stdout=full)
    assert done.returncode == 1
    assert done.stderr.decode() == "lis: det gick inte att läsa eller skriva: disken är full. Inget mer har gjorts.\n"


@pytest.mark.long
def test_faults_that_find_a_full_disk_are_no_success(tmp_path):
    (tmp_path / "data").mkdir()
    with Path("/dev/full").open("wb") as full:
        done = lis("kontrollera", "--rot", str(tmp_path), stdout=full)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert "disken är full" in done.stderr.decode()


@pytest.mark.long
def test_a_reader_that_has_gone_is_no_noise():
    read, write = os.pipe()
    os.close(read)
    done = lis("kontrollera", "--lista", stdout=write)
    os.close(write)
    assert (done.returncode, done.stderr) == (terminal.GONE, b"")


def test_a_closed_output_is_told():
    command = f'"{sys.executable}" -m macros kontrollera --lista >&-'
    done = subprocess.run(["sh", "-c", command], cwd=ROOT, env=environment(), capture_output=True, check=False)
    assert done.returncode == 2
    assert "utmatningen är stängd" in done.stderr.decode()


@pytest.mark.parametrize(
    "day", at_first(2, ["２０２６-１１-２４", "\udcff", "0001-01-01", "9999-12-31", "2026-02-30", "2" * 5000])
)
def test_a_day_that_is_none_is_told(day):
    done = lis("kontrollera", LIS_DAG=day)
    assert done.returncode == 1
    assert done.stdout.decode().startswith("miljön:1: LIS_DAG: ")
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("epoch", at_first(1, ["１２３", "99999999999", "-1", "1e3"]))
def test_a_clock_that_is_none_is_told(epoch):
    done = lis("kontrollera", SOURCE_DATE_EPOCH=epoch)
    assert done.returncode == 1
    assert done.stdout.decode().startswith("miljön:1: SOURCE_DATE_EPOCH: ")


@pytest.mark.parametrize("root", at_first(2, ["finns-inte", "a" * 300, "README.md", "README.md/docs", "a\nb"]))
def test_a_root_that_is_none_is_told(root):
    done = lis("kontrollera", "--rot", root)
    assert done.returncode in (1, 2)
    assert done.stderr.decode().startswith("lis: ")
    assert b"Traceback" not in done.stderr


def test_a_root_where_nothing_can_be_written_is_told(tmp_path):
    root = Path(shutil.copytree(ROOT / "tests" / "minisite", tmp_path / "rot"))
    (root / ".bygge").write_text("en fil där en mapp ska vara", encoding="utf-8")
    done = lis("exportera", "--rot", str(root), LIS_DAG="2026-11-24")
    assert done.returncode == 1
    assert done.stderr.decode().startswith("lis: det gick inte att läsa eller skriva ")
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [
        (PermissionError(errno.EACCES, "x", "data/atgarder.yml"), 1, "data/atgarder.yml: du har inte rätt till det"),
        (OSError(errno.EROFS, "x", "site"), 1, "site: disken går bara att läsa"),
        (OSError(9999, "x"), 1, "fel nummer 9999"),
        (MemoryError(), 1, "minnet räcker inte"),
        (KeyboardInterrupt(), 130, "avbrutet"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_the_computer_refuses_is_told_in_swedish(fault, status, words, capsys, monkeypatch):
    def main(arguments):
        raise fault

    monkeypatch.setattr(terminal, "_give_up_output", lambda: None)
    assert terminal.run(main) == status
    assert words in capsys.readouterr().err
