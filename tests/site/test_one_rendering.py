"""What was checked is what is built: the engine reads the prepared tree and nothing else, and every way gives the same articles."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from macros.build.site import Choices, build
from macros.outputs.search import TEXT
from macros.prepared.markup import parse
from tests.conftest import DAY, ROOT, make_mini

LISTEN = """
import json, os, sys
opened = []
sys.addaudithook(lambda event, args: opened.append(os.path.abspath(os.fsdecode(args[0]))) if event == "open" and isinstance(args[0], (str, bytes, os.PathLike)) else None)
from macros.engines.mkdocs import build_site
from pathlib import Path
build_site("mkdocs", Path(sys.argv[1]))
print(json.dumps(sorted(set(opened))))
"""


def articles(site: Path) -> dict[str, str]:
    """Each page's article as a browser reads it, by the page's file."""
    found = {}
    for file in sorted(site.rglob("*.html")):
        text = file.read_text(encoding="utf-8")
        start, end = text.find("<article"), text.rfind("</article>")
        if 0 <= start < end:
            found[file.relative_to(site).as_posix()] = re.sub(r"\s+", " ", parse(text[start:end]).html)
    return found


@pytest.fixture
def mini(tmp_path: Path) -> Path:
    return make_mini(tmp_path / "litet")


def test_the_engine_opens_no_file_of_docs_or_data(mini, monkeypatch):
    monkeypatch.setenv("LIS_DAG", DAY)
    build(mini, mini / "site", lambda step: None)
    done = subprocess.run(
        [sys.executable, "-c", LISTEN, str(mini / ".bygge/motor/site.yml")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    opened = [Path(name) for name in json.loads(done.stdout.splitlines()[-1])]
    inside = {p.relative_to(mini).parts[0:2] for p in opened if mini in p.parents}
    assert inside <= {(".bygge", "trad"), (".bygge", "motor")} | {
        p for p in inside if p[0].startswith((".site", "site"))
    }
    read = {p for p in opened if (mini / ".bygge/trad/docs") in p.parents and p.suffix == ".md"}
    assert {p.name for p in read} >= {"index.md", "om.md"}


def test_the_tree_holds_no_macro_call_and_each_page_of_the_site(site, project):
    tree = project / ".bygge/trad/docs"
    pages = sorted(tree.rglob("*.md"))
    assert len(pages) > 150
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"\{\{|\{%|\{#", text), page
        address = page.relative_to(tree).with_suffix("")
        folder = address.parent if address.name == "index" else address
        assert (site / folder / "index.html").is_file(), page


def test_nothing_is_written_into_docs(project, site):
    there = {p.relative_to(project / "docs") for p in (project / "docs").rglob("*") if p.is_file()}
    ours = {p.relative_to(ROOT / "docs") for p in (ROOT / "docs").rglob("*") if p.is_file()}
    assert there == ours


def test_the_article_that_the_tree_keeps_is_the_one_on_the_page(site, project):
    shown = articles(site)
    for kept in (project / ".bygge/trad/artiklar").rglob("*.html"):
        name = kept.relative_to(project / ".bygge/trad/artiklar").with_suffix("")
        folder = name.parent if name.name == "index" else name
        page = parse(shown[(folder / "index.html").as_posix().removeprefix("./")]).css_first("article")
        plain = re.sub(r"\s+", "", parse(kept.read_text(encoding="utf-8")).inner_html)
        assert re.sub(r"\s+", "", page.inner_html) == plain, kept


@pytest.mark.long
def test_the_preview_shows_the_articles_of_a_build_and_follows_a_page_and_a_record(mini, tmp_path, monkeypatch):
    monkeypatch.setenv("LIS_DAG", DAY)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    env = os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    server = subprocess.Popen(command, cwd=mini, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}/"
        assert "Om" in until(address + "om/", "<article")
        page = mini / "docs/om.md"
        page.write_text(page.read_text(encoding="utf-8") + "\nEn ny mening om sidan.\n", encoding="utf-8")
        until(address + "om/", "En ny mening om sidan.")
        assert "En ny mening om sidan." in fetch(address + TEXT)
        record = mini / "data/roller.yml"
        record.write_text(
            re.sub(r"namn: .*", "namn: Nyskapad roll", record.read_text(encoding="utf-8"), count=1), encoding="utf-8"
        )
        until(address + "register/roller/", "Nyskapad roll")
        build(mini, tmp_path / "bygget", lambda step: None)
        for name, article in articles(tmp_path / "bygget").items():
            if name != "404.html":
                there = fetch(address + name.removesuffix("index.html"))
                start, end = there.find("<article"), there.rfind("</article>")
                assert re.sub(r"\s+", " ", parse(there[start:end]).html) == article, name
    finally:
        server.kill()
        server.wait()


def until(address: str, words: str, seconds: float = 60) -> str:
    """The page, once it holds the words."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        text = fetch(address)
        if words in text:
            return text
        time.sleep(0.2)
    raise AssertionError(f"{address} never said {words}")


def fetch(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # our own server on this machine
            return answer.read().decode()
    except OSError:
        return ""


def test_the_preview_stops_at_a_fault_and_runs_no_code_of_a_page(mini, monkeypatch):
    monkeypatch.setenv("LIS_DAG", DAY)
    (mini / "docs/om.md").write_text(
        "# Om\n\n{{ cycler.__init__.__globals__.os.system('touch kord') }}\n", encoding="utf-8"
    )
    env = os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=mini,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "docs/om.md:3:" in done.stdout + done.stderr
    assert not (mini / "kord").exists()


@pytest.mark.long
def test_code_in_a_name_of_the_data_reaches_the_page_as_text(mini, monkeypatch):
    monkeypatch.setenv("LIS_DAG", DAY)
    record = mini / "data/roller.yml"
    evil = 'namn: "{{ 7 * 191 }} <img src=x onerror=alert(1)>"'
    record.write_text(
        re.sub(r"namn: .*", lambda _: evil, record.read_text(encoding="utf-8"), count=1), encoding="utf-8"
    )
    env = os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=mini, env=env, capture_output=True, check=True
    )
    build(mini, mini / "bygge-site", lambda step: None)
    for site in (mini / "site", mini / "bygge-site"):
        for page in site.rglob("*.html"):
            text = page.read_text(encoding="utf-8")
            assert "1337" not in text, page
            assert not parse(text).css("img"), page


@pytest.mark.long
def test_code_in_a_heading_and_in_a_description_reaches_the_page_as_text(mini, monkeypatch):
    monkeypatch.setenv("LIS_DAG", DAY)
    text = "---\ndescription: 'x\"><script>alert(1)</script>'\n---\n# Om &lt;script&gt;alert(2)&lt;/script&gt;\n\n## Del `<img src=x>`\n"
    (mini / "docs/om.md").write_text(text, encoding="utf-8")
    (mini / "data/stavning.txt").write_text("lt gt alert img src script\n", encoding="utf-8")
    build(mini, mini / "site", lambda step: None)
    page = parse((mini / "site/om/index.html").read_text(encoding="utf-8"))
    assert not [tag for tag in page.css("script") if not tag.attributes.get("src") and "alert" in tag.text()]
    assert not page.css("img")


@pytest.mark.long
def test_the_other_engine_gives_the_same_pages_and_the_same_words_in_pdfs(project, site, tmp_path, monkeypatch):
    monkeypatch.setenv("LIS_DAG", DAY)
    build(project, tmp_path / "andra", lambda step: None, Choices(motor="properdocs"))
    assert articles(tmp_path / "andra") == articles(site)
    for pdf in (site / "pdf").glob("*.pdf"):
        assert words(tmp_path / "andra" / "pdf" / pdf.name) == words(pdf), pdf.name


def words(pdf: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
