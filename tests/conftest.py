"""The whole site, built once for all tests that look at it."""

import functools
import http.server
import shutil
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DAY = "2026-11-24"


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project that a test run may build in."""
    copy = tmp_path_factory.mktemp("projekt") / "lis"
    copy.mkdir()
    for name in ("data", "docs", "overrides", "macros"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "requirements.txt"):
        shutil.copy(ROOT / name, copy / name)
    return copy


@pytest.fixture(scope="session")
def site(project: Path) -> Path:
    """The built site with its PDFs."""
    from macros.build.site import build

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIS_DAG", DAY)
        build(project, project / "site", lambda step: None)
    return project / "site"


@pytest.fixture(scope="session")
def copy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline copy as somebody unpacks it."""
    place = tmp_path_factory.mktemp("kopia")
    with zipfile.ZipFile(site / "lis-offline.zip") as archive:
        archive.extractall(place)
    return place / "lis-offline"


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The site's address on this machine, ending with a slash."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

    httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=site))
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}/"
    httpd.shutdown()
    httpd.server_close()
