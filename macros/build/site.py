"""`lis bygg`: check, build the site and its PDFs beside the target, and swap it in whole."""

import json
import os
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import yaml

from macros.build.receipt import OURS, fingerprint, record, unchanged
from macros.content import Content, faultless
from macros.engines.policy import STYLES, add_policy, move_styles, stylesheet
from macros.engines.repairs import finish_page
from macros.frozen.dress import DRESS, dressed
from macros.frozen.store import FOLDER, frozen_years
from macros.outputs.exports import write_exports
from macros.outputs.offline import FOLDER as COPY
from macros.outputs.offline import copy_site, zip_folder
from macros.outputs.pdf.documents import (
    PARMENS_SIDOR,
    Dokument,
    anvisningens_dokument,
    bilagans_dokument,
    genomgangens_dokument,
    make_pdf,
    parmens_dokument,
    rattelsernas_dokument,
    run_mkdocs,
)
from macros.outputs.search import write_index
from macros.pages.page import ANNEXES, relative, url
from macros.prepared.glossary import Ordforklaring
from macros.prepared.made_pages import write_pages
from macros.views.ta_med import ZIP

GLOSSARY = "ordlista/index.md"
NOT_EXPLAINED = ("genomgang/", "ordlista/", "index.md", "om/")
"""Pages whose words are left as they are: the retold review, the glossary itself, the start page."""
Say = Callable[[str], None]


def own_config(root: Path) -> Path | None:
    """The root's own mkdocs.yml, if it has one."""
    path = root / "mkdocs.yml"
    return path if path.is_file() else None


def dokument(content: Content) -> list[Dokument]:
    """Every PDF that the site holds."""
    s = content.sammanhang("index.md")
    reviews = [
        genomgangens_dokument(s, g)
        for g in content.registers.genomgangar
        if f"genomgang/{g.id}/index.md" in content.pages and not (content.root / FOLDER / g.id).is_dir()
    ]
    amended = [
        rattelsernas_dokument(s, g)
        for g in content.registers.genomgangar
        if f"genomgang/{g.id}/rattelser.md" in content.pages
    ]
    return (
        reviews
        + amended
        + ([anvisningens_dokument(s)] if "anvisning/index.md" in content.pages else [])
        + ([parmens_dokument(s)] if set(PARMENS_SIDOR) <= content.pages.keys() else [])
    )


def bilagor(content: Content) -> list[Dokument]:
    """The PDFs of restricted annexes that are not frozen: in no site."""
    s = content.sammanhang("index.md")
    reviews = [g for g in content.registers.genomgangar if g.id not in content.frysta]
    return [bilagans_dokument(s, g) for g in reviews if f"{ANNEXES}{g.id}.md" in content.pages]


def build(root: Path, target: Path, say: Say, med_exempel: bool = False) -> bool:
    """Build the site of `root` into `target`; False when nothing had changed since the last build there.

    Raises `ContentFault` with every fault of the content, and `BuildFault` when a tool fails; in both
    cases `target` is as it was.
    """
    say("Kontrollerar data och sidor")
    content = faultless(root, own_config(root))
    print_of_inputs = fingerprint(root, content, med_exempel)
    if unchanged(target, print_of_inputs):
        return False
    write_pages(root, content.registers)
    work = root / ".bygge"
    new = target.with_name(f".{target.name}.ny-{os.getpid()}")
    shutil.rmtree(new, ignore_errors=True)
    try:
        _make_site(root, content, work, new, say, med_exempel)
        (new / "bygge.json").write_text(
            json.dumps(record(root, content, new, print_of_inputs), ensure_ascii=False, indent=1) + "\n",
            encoding="utf-8",
        )
        _swap(new, target)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return True


def make_pdfs(root: Path, names: list[str], target: Path, say: Say, dag: date | None = None) -> list[Path]:
    """Only the PDFs whose names are given (all of the site's when none are), into `target`, as of `dag` or the day."""
    content = faultless(root, own_config(root), dag)
    wanted = [d for d in dokument(content) + bilagor(content) if d.namn in names] if names else dokument(content)
    for one in wanted:
        say(f"Gör {one.namn}")
        make_pdf(root, _config(root), one, root / ".bygge" / Path(one.namn).stem, target, _environment(content))
    return [target / d.namn for d in wanted]


def _make_site(root: Path, content: Content, work: Path, new: Path, say: Say, med_exempel: bool) -> None:
    env = _environment(content)
    config = _config(root)
    say(f"Bygger {len(content.pages)} sidor")
    run_mkdocs(["build", "--strict", "--config-file", str(config), "--site-dir", str(new)], root, env)
    _finish(content, new)
    write_index(content.registers, new)
    say("Skriver registren som JSON, CSV och XLSX")
    write_exports(content.registers, content.dag, new, med_exempel)
    for year in frozen_years(root):
        for pdf in sorted((root / FOLDER / year / "pdf").glob("*.pdf")):
            (new / "pdf").mkdir(exist_ok=True)
            shutil.copyfile(pdf, new / "pdf" / pdf.name)
    for one in dokument(content):
        say(f"Gör {one.namn}")
        make_pdf(root, config, one, work / Path(one.namn).stem, new, env)
    say("Packar kopian för den som är utan nät")
    copy_site(new, work / COPY, content.dag)
    write_index(content.registers, work / COPY)
    zip_folder(work / COPY, new / ZIP, content.dag)


def _finish(content: Content, site: Path) -> None:
    """The last touch on every page: the theme's faults mended, and terms explained in the pages that people write."""
    words = Ordforklaring(content.registers.ordlista)
    dress = _dress(content)
    explained = {
        site / url(p.path) / "index.html"
        for p in content.pages.values()
        if not p.made and not p.path.startswith(NOT_EXPLAINED)
    }
    styles: set[str] = set()
    for file in sorted(site.rglob("*.html")):
        text = finish_page(dressed(file.read_text(encoding="utf-8"), dress.get(file.relative_to(site).as_posix(), [])))
        text = add_policy(move_styles(text, styles, os.path.relpath(site / STYLES, file.parent)))
        if file in explained and GLOSSARY in content.pages:
            text = words.explain(text, relative(url(GLOSSARY), file.parent.relative_to(site).as_posix() + "/index.md"))
        file.write_text(text, encoding="utf-8")
    if styles:
        (site / STYLES).parent.mkdir(parents=True, exist_ok=True)
        (site / STYLES).write_text(stylesheet(styles), encoding="utf-8")


def _dress(content: Content) -> dict[str, list[str]]:
    """The HTML of the tables and charts of every frozen page, by the page's file in the site."""
    found = {}
    for year in content.frysta:
        kept = json.loads((content.root / FOLDER / year / DRESS).read_bytes())
        found |= {f"{url(f'genomgang/{year}/{name}')}index.html": parts for name, parts in kept.items()}
    return found


def _config(root: Path) -> Path:
    """An mkdocs.yml for `root` beside the other work files: inherits its own, or ours without a menu.

    Folders are given whole and the macros come from the installed package, so that any root can be built.
    """
    own = own_config(root)
    folder = root / ".bygge"
    folder.mkdir(parents=True, exist_ok=True)
    overrides = next(place for place in (root / "overrides", OURS / "overrides") if place.is_dir())
    settings = {
        "INHERIT": os.path.relpath(own or OURS / "mkdocs.yml", folder),
        "docs_dir": str(root / "docs"),
        "watch": [],
        "theme": {"custom_dir": str(overrides)},
        "plugins": {"macros": {"module_name": "main", "modules": ["macros"]}},
    }
    if own is None:
        settings |= {"nav": None, "validation": {"nav": {"omitted_files": "ignore"}}}
    made = folder / "mkdocs.yml"
    made.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    return made


def _environment(content: Content) -> dict[str, str]:
    """The tools' environment: our as-of date, and midnight of it as their clock."""
    midnight = datetime(content.dag.year, content.dag.month, content.dag.day, tzinfo=UTC)
    fixed = {
        "LIS_DAG": content.dag.isoformat(),
        "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
        "PYTHONHASHSEED": "0",
        "NO_MKDOCS_2_WARNING": "1",
    }
    return os.environ | fixed


def _swap(new: Path, target: Path) -> None:
    """Put the new site in place of the old; at every moment one whole site is there or can be put back."""
    old = target.with_name(f".{target.name}.gammal-{os.getpid()}")
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
