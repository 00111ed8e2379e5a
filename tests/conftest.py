"""The whole site, built once in a run for every process of it, and never changed: who wants to change it takes a copy."""

import fcntl
import functools
import http.server
import os
import re
import shutil
import threading
import traceback
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright
from xdist.scheduler import LoadScopeScheduling

ROOT = Path(__file__).resolve().parent.parent
DAY = "2026-11-24"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
PROJECT = (
    "data",
    "docs",
    "overrides",
    "macros",
    "mkdocs.yml",
    "pyproject.toml",
    "requirements.txt",
    "deploy/forge.yml",
)


TOGETHER = {
    "tests/site/test_demo.py": "demo",
    "tests/browser/test_demo.py": "demo",
    "tests/site/test_fem_ar.py": "fem_ar",
    "tests/site/test_malgrupper.py": "malgrupper",
    "tests/data/test_malgrupper.py": "malgrupper, egna",
    "tests/data/test_inforande.py": "inforande",
    "tests/pdf/test_tillsyn.py": "tillsyn",
    "tests/long/test_firefox.py": "firefox",
}
"""Files whose tests one process runs, because each process would have to read or open the same large thing."""


def pytest_itemcollected(item: pytest.Item) -> None:
    """What is built of our own data, or lies in the folder of tests about it, has the mark of it.

    The site of the invented office is built by `make test-allt`; what its data says is asked at every change.
    """
    if _needs(item, "project") or item.path.is_relative_to(ROOT / "tests" / "data"):
        item.add_marker("egna_data")
    if _needs(item, "demo"):
        item.add_marker("long")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The site's build begins at once. What needs no site is run meanwhile, so that nobody waits for the build."""
    first = next((item for item in items if _needs(item, "project")), None)
    items.sort(key=lambda item: (item is not first, _needs(item, "project"), _needs(item, "browser")))


def _needs(item: pytest.Item, fixture: str) -> bool:
    return fixture in getattr(item, "fixturenames", ())


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """Tests go out one by one in their order, but for those of `TOGETHER`.

    xdist has `--dist loadgroup` for this, but pytest 9.2 no longer reads the name by which it knows a group.
    """
    config.option.loadscopereorder = False
    return OneByOne(config, log)


class OneByOne(LoadScopeScheduling):
    """Which tests one process must run: those of a name in `TOGETHER`, and otherwise each for itself."""

    def _split_scope(self, nodeid: str) -> str:
        return TOGETHER.get(nodeid.partition("::")[0], nodeid)


def at_first(count: int, cases: Iterable[Any]) -> list[Any]:
    """The cases of a parametrized test: the first `count` are run at every change, the others by `make test-allt`."""

    def later(case: Any) -> Any:
        values = case if isinstance(case, tuple) else (case,)
        return pytest.param(*values, marks=pytest.mark.long)

    return [case if number < count else later(case) for number, case in enumerate(cases)]


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of a test run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session", autouse=True)
def own_cache(run_folder: Path) -> Iterator[None]:
    """The secret of the cache of builds is the run's own: nothing is read that an earlier run has left.

    The code is compiled once for all the commands of a run, also where the environment says that nothing is to be kept.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(run_folder / "cachehem"))
        patch.setenv("PYTHONPYCACHEPREFIX", str(run_folder / "kompilerat"))
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        yield


def made_once(place: Path, make: Callable[[Path], None]) -> Path:
    """`place` as `make` makes it, by the process that comes first; the others wait. A failure is told to all of them."""
    done = place.with_suffix(".klar")
    with place.with_suffix(".las").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            try:
                make(place)
            except BaseException:
                done.write_text(traceback.format_exc(), encoding="utf-8")
                raise
            done.touch()
    if told := done.read_text(encoding="utf-8"):
        pytest.fail(f"{place.name} kunde inte göras:\n{told}")
    return place


def copy_of(root: Path, folder: Path, *without: str) -> Path:
    """A root of one's own: the same files, and the cache of what has been built, so that no PDF is made again."""
    skip = shutil.ignore_patterns("__pycache__", *without)
    shutil.copytree(root, folder, ignore=lambda at, names: {*skip(at, names), *_of_a_build(root, at, names)})
    return folder


def _of_a_build(root: Path, at: str, names: list[str]) -> set[str]:
    return set(names) - {"cache"} if Path(at) == root / ".bygge" else set()


def _build(root: Path) -> None:
    from macros.build.site import build

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIS_DAG", DAY)
        build(root, root / "site", lambda step: None)


def _project(place: Path) -> None:
    place.mkdir()
    for name in PROJECT:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            (place / name).parent.mkdir(exist_ok=True)
            shutil.copy(ROOT / name, place / name)
    _build(place)


def make_mini(root: Path) -> Path:
    """A small root with code, dress and menu of its own, so that the engines have an mkdocs.yml to start from."""
    shutil.copytree(ROOT / "tests" / "minisite", root)
    own = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    pages = sorted(p.relative_to(root / "docs").as_posix() for p in (root / "docs").rglob("*.md"))
    menu = "nav:\n" + "".join(f"  - S{number}: {page}\n" for number, page in enumerate(pages))
    (root / "mkdocs.yml").write_text(re.sub(r"(?m)^nav:\n(?:  .*\n)+", lambda _: menu, own), encoding="utf-8")
    for name in ("overrides", "macros"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    return root


@pytest.fixture(scope="session")
def small(run_folder: Path) -> Path:
    """The small root with its site built in it. No test changes it."""
    return made_once(run_folder / "litet", lambda place: _build(make_mini(place)))


@pytest.fixture(scope="session")
def project(run_folder: Path) -> Path:
    """A copy of the project with its site built in it. No test changes it."""
    return made_once(run_folder / "projekt", _project)


def demo_day() -> str:
    """The day that `make demo` tells of."""
    return re.search(r"(?m)^DEMO_DAG := (\S+)$", (ROOT / "Makefile").read_text(encoding="utf-8"))[1]


def _demo(root: Path) -> None:
    from macros.build.site import build

    shutil.copytree(ROOT / "demo", root, ignore=shutil.ignore_patterns(".bygge"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIS_DAG", demo_day())
        build(root, root / "site", lambda step: None)


@pytest.fixture(scope="session")
def demo(run_folder: Path) -> Path:
    """The invented office with its site built in it, as `make demo` builds it. No test changes it."""
    return made_once(run_folder / "demo", _demo)


@pytest.fixture(scope="session")
def site(project: Path) -> Path:
    """The built site with its PDFs."""
    return project / "site"


@pytest.fixture(scope="session")
def copy(site: Path, run_folder: Path) -> Path:
    """The offline copy as somebody unpacks it."""

    def unpack(place: Path) -> None:
        with zipfile.ZipFile(site / "lis-offline.zip") as archive:
            archive.extractall(place)

    return made_once(run_folder / "kopia", unpack) / "lis-offline"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a process that look at the site as a person does; it cannot be started twice."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        yield browser
        browser.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address on this machine of the folder's files, ending with a slash."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

    httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}/"
    httpd.shutdown()
    httpd.server_close()


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The site's address on this machine, ending with a slash."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def demo_server(demo: Path) -> Iterator[str]:
    """The address of the invented office's site."""
    with served(demo / "site") as address:
        yield address
