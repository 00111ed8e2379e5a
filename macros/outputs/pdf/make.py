"""How a PDF is made: its pages as a tree of their own, a frame that holds nothing but the article, and mkdocs-with-pdf.

A job is everything that decides a PDF's bytes. It is written to a folder, and a process that knows nothing else makes it.
"""

import hashlib
import importlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from macros.content import Content
from macros.engines.mkdocs import EngineFault, build_site
from macros.engines.settings import OURS, write_settings
from macros.outputs.pdf.documents import Dokument, Omslag
from macros.prepared.tree import STYLES, tree_files, tree_page, write_tree

HERE = Path(__file__).parent
TEMPLATES = HERE.parents[1] / "templates" / "pdf"
STYLESHEETS = OURS / "overrides" / "assets" / "css"
FONTS = OURS / "overrides" / "assets" / "fonts"
TOOLS = (
    "mkdocs",
    "mkdocs-with-pdf",
    "weasyprint",
    "pydyf",
    "fonttools",
    "beautifulsoup4",
    "markdown",
    "jinja2",
    "pyphen",
)
HOOK = "from macros.outputs.pdf.withpdf import inject_link, pre_pdf_render\n"


@dataclass(frozen=True)
class PdfJob:
    """A PDF to make: the files of its tree, the engine's settings and the seam's, and the hash of all that decides it."""

    namn: str
    files: Mapping[str, bytes]
    settings: Mapping[str, Any]
    seam: Mapping[str, Any]
    css: tuple[Path, ...]
    motor: str
    key: str


def pdf_job(content: Content, dokument: Dokument, motor: str) -> PdfJob:
    """The job of a document of these pages."""
    pages = {path: tree_page(content.preparation[path]) for path in dokument.sidor}
    files = {name: data for name, data in tree_files(pages, {}).items() if name.startswith("docs/")}
    css = (
        STYLESHEETS / "variabler.css",
        STYLESHEETS / "delar.css",
        STYLESHEETS / "byggstenar.css",
        STYLESHEETS / "genomgang.css",
        *(TEMPLATES / name for name in ("pdf.css", *dokument.css)),
    )
    settings, seam = _settings(dokument), _seam(dokument)
    decides = [
        json.dumps([settings, seam, motor, version(motor), *map(version, TOOLS)], ensure_ascii=False).encode(),
        *(part for name, data in sorted(files.items()) for part in (name.encode(), data)),
        *(path.read_bytes() for path in css),
        *(path.read_bytes() for path in _code()),
    ]
    key = hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in decides)).hexdigest()
    return PdfJob(dokument.namn, files, settings, seam, css, motor, key)


def _code() -> list[Path]:
    """The files of ours that decide how a PDF looks, beside its stylesheets."""
    places = (*HERE.glob("*.py"), *TEMPLATES.rglob("*"), *FONTS.glob("*.woff2"), *STYLESHEETS.parent.glob("*.svg"))
    return sorted(path for path in places if path.is_file())


def write_job(job: PdfJob, work: Path) -> None:
    """Write what `run_job` reads; nothing else lies in `work` afterwards."""
    write_tree(work, {f"trad/{name}": data for name, data in job.files.items()})
    folders = {"docs_dir": str(work / "trad" / "docs"), "site_dir": str(work / "site")}
    write_settings(work / "mkdocs.yml", {**job.settings, **folders})
    css = [*job.css, work / "trad" / "docs" / STYLES]
    seam = {**job.seam, "css": [str(path) for path in css], "bas": (STYLESHEETS / "x").as_uri()}
    (work / "pdf.json").write_text(json.dumps(seam, ensure_ascii=False), encoding="utf-8")
    (work / "pdf_event_hook.py").write_text(HOOK, encoding="utf-8")


def load_tools() -> None:
    """Load what makes PDFs before there is one to make; takes a second the first time."""
    importlib.import_module("mkdocs_with_pdf.generator")
    importlib.import_module("weasyprint")


def run_job(work: Path, namn: str, motor: str) -> Path:
    """Make the PDF of the job in `work`; its file. The plugin looks for its seam in the folder that it is run in.

    Raises `EngineFault` with what the tools printed.
    """
    os.chdir(work)
    build_site(motor, work / "mkdocs.yml")
    made = work / "site" / namn
    if not made.is_file():
        raise EngineFault(f"{namn} blev aldrig skriven\n")
    return made


def _settings(dokument: Dokument) -> dict[str, Any]:
    """The engine's settings, but for folders: these pages in this order, in a bare frame, and the plugin.

    `strict` is off for the plugin counts a link out of the PDF as a fault; `withpdf` mends those, and the site's
    own build is strict on the same pages.
    """
    return {
        "site_name": dokument.omslag.titel,
        "strict": False,
        "nav": list(dokument.sidor),
        "theme": {"name": None, "custom_dir": str(TEMPLATES / "ram")},
        "markdown_extensions": [
            "macros.engines.finished_html",
            "attr_list",
            "md_in_html",
            {"toc": {"permalink": False}},
        ],
        "plugins": {"with-pdf": _plugin(dokument)},
        "extra": {"omslag": _cover(dokument.omslag)},
    }


def _plugin(dokument: Dokument) -> dict[str, Any]:
    """What the plugin is told of a document."""
    return {
        "output_path": dokument.namn,
        "theme_handler_path": str(HERE / "withpdf.py"),
        "custom_template_path": str(TEMPLATES),
        "cover_title": dokument.omslag.titel,
        "toc_title": "Innehåll",
        "toc_level": 2,
        "ordered_chapter_level": 0,
        "heading_shift": False,
    }


def _cover(omslag: Omslag) -> dict[str, Any]:
    """What the cover's template is given."""
    words = {k: v for k, v in vars(omslag).items() if isinstance(v, str)}
    return words | {"fakta": [list(f) for f in omslag.fakta], "skriv": list(omslag.skriv)}


def _seam(dokument: Dokument) -> dict[str, Any]:
    """What `withpdf` needs to know, but for folders."""
    o = dokument.omslag
    return {
        "titel": o.titel,
        "meta": {
            "author": o.organisation,
            "description": o.rad or o.underrubrik,
            "keywords": o.dokumentnummer,
            "dcterms.created": o.datum.isoformat(),
            "dcterms.modified": o.datum.isoformat(),
        },
        "utan_avsnitt": list(dokument.utan_avsnitt),
        "fragor_sist": dokument.fragor_sist,
        "kallor_sist": dokument.kallor_sist,
        "utkast": o.utkast,
        "strangar": {"dokumentnummer": o.dokumentnummer, "rad": o.rad, "titel": o.titel},
        "ta_bort": [".bara-webb", ".dold", *dokument.ta_bort],
    }
