"""Many files change as one: killed at any step, the root is the old one, or the next run makes it the new one."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from macros.frozen import swap as byt_filer
from macros.frozen.swap import is_pending, replace_files, resume
from tests.conftest import ROOT

OLD = {"data/a.yml": "gammal a", "data/b.yml": "gammal b", "docs/c.md": "gammal c"}
NEW = {"data/a.yml": "ny a", "data/b.yml": "ny b", "docs/c.md": "ny c", "docs/ny/d.md": "ny d"}


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def read(root: Path) -> dict[str, str]:
    found = (p for p in root.rglob("*") if p.is_file() and ".bygge" not in p.parts)
    return {p.relative_to(root).as_posix(): p.read_text(encoding="utf-8") for p in found}


class Killed(BaseException):
    """What no code catches, as when the machine stops."""


@pytest.mark.parametrize("step", range(16))
def test_killed_at_each_step_the_state_is_old_or_is_made_new(tmp_path, monkeypatch, step):
    root, copy = write(tmp_path / "rot", OLD), write(tmp_path / "kopia", NEW)
    left = step

    def counted(real):
        def call(*args, **kwargs):
            nonlocal left
            if left == 0:
                raise Killed
            left -= 1
            return real(*args, **kwargs)

        return call

    monkeypatch.setattr(byt_filer.shutil, "copyfile", counted(shutil.copyfile))
    for name in ("replace", "unlink", "write_text", "mkdir"):
        monkeypatch.setattr(Path, name, counted(getattr(Path, name)))
    killed = False
    try:
        replace_files(root, copy, ("data", "docs"))
    except Killed:
        killed = True
    monkeypatch.undo()
    if killed and not is_pending(root):
        assert read(root) in (OLD, NEW)
    resume(root)
    assert read(root) == (NEW if not killed or read(root) != OLD else OLD)
    assert resume(root) == [] and not (root / byt_filer.PLACE).exists()


def test_a_change_that_is_whole_tells_its_files_and_leaves_nothing_behind(tmp_path):
    root, copy = write(tmp_path / "rot", OLD), write(tmp_path / "kopia", NEW)
    assert replace_files(root, copy, ("data", "docs")) == sorted(NEW)
    assert read(root) == NEW and not (root / byt_filer.PLACE).exists()


SCRIPT = """
import os, signal, sys
from pathlib import Path
from macros.frozen.swap import replace_files

left = int(sys.argv[3])
def audit(event, args):
    global left
    if event in ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "open") and sys.argv[1] in str(args):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(audit)
replace_files(Path(sys.argv[1]), Path(sys.argv[2]), ("data", "docs"))
"""


@pytest.mark.parametrize("step", range(0, 30, 3))
def test_a_process_that_is_really_killed_leaves_the_old_state_or_one_that_is_made_new(tmp_path, step):
    root, copy = write(tmp_path / "rot", OLD), write(tmp_path / "kopia", NEW)
    done = subprocess.run([sys.executable, "-c", SCRIPT, str(root), str(copy), str(step)], cwd=ROOT, check=False)
    assert done.returncode in (0, -signal.SIGKILL)
    pending = is_pending(root)
    resume(root)
    assert read(root) == NEW if pending or done.returncode == 0 else read(root) in (OLD, NEW)
