"""compliance-trestle reads our OSCAL files, and has every id, word and state left when it writes them again.

It has an environment of its own, of what is pinned in `oscal-krav.txt`: nothing of the project needs it.
"""

import json
import os
import subprocess
import venv
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, made_once
from tests.kommando import lis

pytestmark = pytest.mark.long
NEEDS = Path(__file__).with_name("oscal-krav.txt")
ROUND_TRIP = """
import sys
from pathlib import Path
from trestle.oscal import OSCAL_VERSION
from trestle.oscal.catalog import Catalog
from trestle.oscal.component import ComponentDefinition

print(OSCAL_VERSION)
ours, theirs = map(Path, sys.argv[1:])
for path in sorted(ours.glob("*.json")):
    model = Catalog if path.name == "catalog.json" else ComponentDefinition
    model.oscal_read(path).oscal_write(theirs / path.name)
"""


def run(program: Path, *arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """A command of the environment, with nothing of ours on its path."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    told = [str(part) for part in (program, *arguments)]
    return subprocess.run(told, cwd=cwd, env=env, capture_output=True, text=True, timeout=600, check=False)


def _environment(place: Path) -> None:
    venv.create(place, with_pip=True)
    done = run(place / "bin" / "python", "-m", "pip", "install", "--quiet", "--require-hashes", "-r", NEEDS)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def programs(run_folder: Path) -> Path:
    """The folder of the environment's programs."""
    return made_once(run_folder / "trestle", _environment) / "bin"


@pytest.fixture(scope="module")
def ours(run_folder: Path) -> Path:
    def write(place: Path) -> None:
        done = lis("katalog", "--oscal", str(place), "--rot", str(ROOT), "--dag", "2026-11-30")
        assert done.returncode == 0, done.stderr + done.stdout

    return made_once(run_folder / "oscal", write)


def read(path: Path) -> dict[str, Any]:
    """A file as data. Its moment of change is a moment: the other tool writes it in another zone."""
    held = json.loads(path.read_text(encoding="utf-8"))
    head = next(iter(held.values()))["metadata"]
    head["last-modified"] = datetime.fromisoformat(head["last-modified"])
    return held


def back(programs: Path, ours: Path, theirs: Path) -> str:
    """The files as the other tool writes them, into `theirs`; the version of OSCAL that it has."""
    theirs.mkdir()
    done = run(programs / "python", "-W", "error", "-c", ROUND_TRIP, ours, theirs)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_every_file_is_the_same_after_a_round_trip(programs, ours, tmp_path):
    version = back(programs, ours, tmp_path / "deras")
    names = sorted(path.name for path in ours.iterdir())
    assert len(names) > 3
    for name in names:
        held = read(ours / name)
        assert next(iter(held.values()))["metadata"]["oscal-version"] == version
        assert read(tmp_path / "deras" / name) == held, name


@pytest.mark.parametrize("wrong", ["LOG 01", "1-log", ""])
def test_an_id_that_is_none_is_refused(programs, ours, tmp_path, wrong):
    held = (ours / "catalog.json").read_text(encoding="utf-8")
    (tmp_path / "catalog.json").write_text(held.replace('"id": "log-01"', f'"id": "{wrong}"'), encoding="utf-8")
    done = run(programs / "python", "-c", ROUND_TRIP, tmp_path, tmp_path)
    assert done.returncode != 0 and "groups" in done.stderr


def test_a_workspace_takes_the_catalog_and_a_form_and_finds_them_valid(programs, ours, tmp_path):
    assert run(programs / "trestle", "init", cwd=tmp_path).returncode == 0
    given = [ours / "catalog.json", ours / "component-definition-moln.json"]
    for path in given:
        done = run(programs / "trestle", "import", "-f", path, "-o", path.stem, cwd=tmp_path)
        assert done.returncode == 0, done.stderr + done.stdout
    done = run(programs / "trestle", "validate", "-a", cwd=tmp_path)
    assert done.returncode == 0, done.stderr + done.stdout
    taken = {path.parent.name: path for path in tmp_path.glob("*/*/*.json")}
    assert {name: read(path) for name, path in taken.items()} == {path.stem: read(path) for path in given}
