"""How much of a clean build is ours: `mkdocs build` with our macros beside the same pages with the HTML written out.

    .venv/bin/python benchmarks/byggtid.py [pairs]

The two builds run alternately (A B A B …) on the same machine; the ratio is the median of the pairs.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

from macros.content import load_content
from macros.prepared.calls import expand
from macros.views.parts import Sammanhang

ROOT = Path(__file__).resolve().parent.parent


def bare_copy(folder: Path) -> Path:
    """The project's docs with every macro call replaced by its HTML, and a config without the macros plugin."""
    content = load_content(ROOT, ROOT / "mkdocs.yml")
    shutil.copytree(ROOT / "docs", folder / "docs")
    for path, page in content.pages.items():
        front = "---\n" + yaml.safe_dump(page.meta, allow_unicode=True) + "---\n" if page.meta else ""
        text = expand(page, Sammanhang(content.registers, content.dag, path, content.pages), [])
        (folder / "docs" / path).write_text(front + text.lstrip(), encoding="utf-8")
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    del config["plugins"]["macros"], config["watch"]
    config["theme"]["custom_dir"] = str(ROOT / "overrides")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    return folder / "mkdocs.yml"


def seconds(config: Path, target: Path) -> float:
    """Wall time of one clean build, from fork to reap."""
    shutil.rmtree(target, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config), "-d", str(target)]
    start = time.perf_counter()
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=config.parent, env=env, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare = bare_copy(folder)
        times = [(seconds(ROOT / "mkdocs.yml", folder / "a"), seconds(bare, folder / "b")) for _ in range(pairs)]
    ours, plain = (statistics.median(column) for column in zip(*times, strict=True))
    ratio = statistics.median(a / b for a, b in times)
    print(f"med makron {ours:.2f} s, utskrivna sidor {plain:.2f} s, kvot {ratio:.2f} (median av {pairs} par)")


if __name__ == "__main__":
    main()
