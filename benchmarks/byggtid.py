"""How long a build takes beside a bare `mkdocs build` of the same prepared tree, row by row of the table in README.md.

    .venv/bin/python benchmarks/byggtid.py [pairs]

Everything runs on a copy of the project in a temporary folder. Each row's command and the bare build run in turn
(A B A B …) as processes of their own. The ratio is the median of the pairs, of wall time and of processor time.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("data", "docs", "mkdocs.yml", "requirements.txt")
BARE = ["attr_list", "md_in_html", {"toc": {"permalink": False}}]
HTML = """
import sys
from pathlib import Path
from macros.build.cache import Cache
from macros.build.products import Products
from macros.build.workers import Workers
from macros.content import faultless, for_readers
from macros.state.clock import build_day
root, new = Path(sys.argv[1]), Path(sys.argv[2])
with Workers(1, build_day(), first=("site",)) as workers:
    products = Products(root, new, build_day(), "mkdocs", Cache(root), None)
    content = for_readers(faultless(root, root / "mkdocs.yml", build_day(), prose=False))
    files = products.beside(content, products.start_site(workers, content), False, set())
    list(workers.results())
    for name, data in files.items():
        (new / name).parent.mkdir(parents=True, exist_ok=True)
        (new / name).write_bytes(data)
"""
"""The site for the staff with its search, exports and checks: no PDF and no copy."""


def run(command: list[str], folder: Path, env: dict[str, str]) -> tuple[float, float]:
    """(wall seconds, processor seconds) of a command with all its processes. Raises when it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def prepare(folder: Path, env: dict[str, str]) -> Path:
    """The project in the folder, built once; the settings of a bare build of its prepared tree."""
    for name in NAMES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    run([sys.executable, "-m", "macros", "bygg"], folder, env)
    settings = yaml.safe_load((folder / ".bygge/motor/site.yml").read_text(encoding="utf-8"))
    settings |= {"site_dir": str(folder / "bar"), "markdown_extensions": BARE}
    bare = folder / "bar.yml"
    bare.write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return bare


def add_paragraph(page: Path) -> Callable[[int], None]:
    """A change of one paragraph: the same sentence with another number each time."""
    text = page.read_text(encoding="utf-8")
    return lambda time: page.write_text(f"{text}\nEn mening till, ändrad {time} gånger.\n", encoding="utf-8")


def clean(folder: Path) -> Callable[[int], None]:
    def change(_: int) -> None:
        shutil.rmtree(folder / ".bygge/cache", ignore_errors=True)
        shutil.rmtree(folder / "site", ignore_errors=True)

    return change


def main() -> None:
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "projekt"
        folder.mkdir()
        env = os.environ | {"LIS_DAG": "2026-11-24", "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
        bare = prepare(folder, env)
        plain = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(bare)]
        build = [sys.executable, "-m", "macros", "bygg"]
        docs = folder / "docs"
        rows: list[tuple[str, list[str], Callable[[int], None]]] = [
            ("ingenting ändrat", build, lambda _: None),
            (
                "HTML, sökning, filer och kontroller",
                [sys.executable, "-c", HTML, str(folder), str(folder / "html")],
                lambda _: None,
            ),
            ("ett stycke i ett kort", build, add_paragraph(docs / "kartotek/loggning.md")),
            ("ett stycke i utkastet 2027", build, add_paragraph(docs / "genomgang/2027/3-status.md")),
            ("ett stycke i anvisningen", build, add_paragraph(docs / "anvisning/styrning.md")),
            ("ett stycke i pärmen", build, add_paragraph(docs / "parm/index.md")),
            ("allt, från början", build, clean(folder)),
        ]
        print("| Arbete | Bar mkdocs, s | Vårt, s | Kvot i tid | Kvot i processortid |\n|---|---|---|---|---|")
        for name, command, change in rows:
            ours, bares = [], []
            for at in range(pairs):
                bares.append(run(plain, folder, env))
                change(at)
                ours.append(run(command, folder, env))
            walls = [a[0] / b[0] for a, b in zip(ours, bares, strict=True)]
            cpus = [a[1] / b[1] for a, b in zip(ours, bares, strict=True)]
            middle = statistics.median
            print(
                f"| {name} | {middle(b[0] for b in bares):.1f} | {middle(a[0] for a in ours):.1f} "
                f"| {middle(walls):.2f} ({min(walls):.2f}–{max(walls):.2f}) | {middle(cpus):.2f} |",
                flush=True,
            )
        print(f"\nDen största processen: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
