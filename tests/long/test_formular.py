"""The library of the form: made again from the locked packages it is the same file, byte for byte."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

MADE = ("lib/yaml.js", "lib/LICENSE-yaml.txt")


@pytest.mark.long
def test_the_library_is_made_again_byte_for_byte(tmp_path: Path):
    if shutil.which("npm") is None:
        pytest.skip("npm finns inte på den här maskinen")
    shutil.copytree(
        ROOT / "deploy/formular", tmp_path / "deploy/formular", ignore=shutil.ignore_patterns("node_modules")
    )
    (tmp_path / "overrides/assets/lib").mkdir(parents=True)
    shutil.copy(ROOT / "Makefile", tmp_path / "Makefile")
    if subprocess.run(["npm", "ping"], capture_output=True, timeout=60, check=False).returncode:
        pytest.skip("npm når inte sitt register")
    subprocess.run(["make", "formular"], cwd=tmp_path, check=True, capture_output=True, timeout=300)
    for name in MADE:
        assert (tmp_path / "overrides/assets" / name).read_bytes() == (ROOT / "overrides/assets" / name).read_bytes()
