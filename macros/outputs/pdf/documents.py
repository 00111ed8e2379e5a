"""PDFs from pages: a list of pages and a cover in, a file out. Reviews, the directive and the binder all come this way."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from macros.models.base import SAKNAS
from macros.models.dag import i_ord
from macros.models.genomgang import Genomgang
from macros.pages.page import ANNEXES
from macros.views.forslag import beslut_for
from macros.views.genomgang import bilaga_namn, pdf_namn, rattelser_namn
from macros.views.parts import Sammanhang
from macros.views.ta_med import PARM

HERE = Path(__file__).parent
OURS = HERE.parents[2]
TEMPLATES = HERE.parents[1] / "templates" / "pdf"


@dataclass(frozen=True)
class Omslag:
    """What stands on the cover, in every footer and in the metadata."""

    titel: str
    underrubrik: str
    dokumentnummer: str
    kontakt: str
    rad: str
    datum: date
    fakta: Sequence[tuple[str, str]] = field(default_factory=tuple)
    organisation: str = "Trafikkontoret, Stockholms stad"
    overst: str = ""
    skriv: Sequence[str] = field(default_factory=tuple)


@dataclass(frozen=True)
class Dokument:
    """A PDF to make: where it goes under the site, its pages in order (paths under `docs/`) and its cover."""

    namn: str
    sidor: Sequence[str]
    omslag: Omslag
    css: Sequence[str] = ()
    ta_bort: Sequence[str] = ()
    utan_avsnitt: Sequence[str] = ()
    """Headings, by their anchor, that go with all that stands under them."""


class BuildFault(Exception):
    """The tools failed on content that passed every check; `log` holds what they printed."""

    def __init__(self, vad: str, log: str):
        super().__init__(vad)
        self.log = log


def genomgangens_dokument(s: Sammanhang, genomgang: Genomgang) -> Dokument:
    """The PDF of a review: its overview, then its chapters."""
    ar = genomgang.id
    role = s.registers.get("roller", genomgang.kontaktperson.roll)
    omslag = Omslag(
        titel=genomgang.titel,
        underrubrik=f"Bilaga till {genomgang.bilaga_till}",
        dokumentnummer=f"Dok.nr {genomgang.dokumentnummer}",
        kontakt="Kontakt: " + ", ".join(x for x in (genomgang.kontaktperson.namn, role.namn) if x is not SAKNAS),
        rad=genomgang.rad,
        datum=genomgang.dag,
        fakta=(
            ("Redovisar", str(genomgang.redovisar)),
            ("Planerar", ar),
            ("Bedömd dag", str(genomgang.bedomd_dag.dag)),
        ),
    )
    pages = [f"genomgang/{ar}/index.md", *(page.path for _, page in s.kapitel(int(ar)))]
    return Dokument(pdf_namn(ar), pages, omslag)


def bilagans_dokument(s: Sammanhang, genomgang: Genomgang) -> Dokument:
    """The PDF of a review's restricted annex: a file of its own, in no site."""
    whole = genomgangens_dokument(s, genomgang)
    rad = " ".join(filter(None, ["Begränsad. Lämna inte ut utan sekretessprövning.", genomgang.rad]))
    omslag = replace(whole.omslag, titel=f"Begränsad bilaga till {genomgang.titel.lower()}", rad=rad)
    return Dokument(bilaga_namn(genomgang.id), [f"{ANNEXES}{genomgang.id}.md"], omslag)


def rattelsernas_dokument(s: Sammanhang, genomgang: Genomgang) -> Dokument:
    """The PDF of a review's amendments, beside the frozen one."""
    omslag = replace(
        genomgangens_dokument(s, genomgang).omslag,
        titel=f"Rättelser till {genomgang.titel.lower()}",
        rad="Rättelser. Den genomgång som de rättar står kvar oförändrad.",
        datum=s.dag,
    )
    return Dokument(rattelser_namn(genomgang.id), [f"genomgang/{genomgang.id}/rattelser.md"], omslag)


ANVISNING_PDF = "pdf/lokal-anvisning.pdf"


def anvisningens_dokument(s: Sammanhang) -> Dokument:
    """The PDF of the local directive: its pages in the order of the numbered list on its first page, then the rest."""
    listed = re.findall(r"^\d+\. \[[^\]]*\]\(([^)]+\.md)\)", s.sidor["anvisning/index.md"].text, re.MULTILINE)
    linked = [f"anvisning/{name}" for name in [*listed, *sorted(_sections(s))] if name in _sections(s)]
    omslag = Omslag(
        titel="Lokal anvisning för informationssäkerhet",
        underrubrik="Förslag" if beslut_for(s, "anvisning/index.md") is None else "Beslutad",
        dokumentnummer=f"Läget {i_ord(s.dag)}",
        kontakt="Kontakt: informationssäkerhetssamordnaren (ISAM)",
        rad=""
        if beslut_for(s, "anvisning/index.md")
        else "Förslag. Kontorets beslutade lokala anvisning gäller före denna.",
        datum=s.dag,
    )
    return Dokument(ANVISNING_PDF, ["anvisning/index.md", *dict.fromkeys(linked)], omslag)


def _sections(s: Sammanhang) -> set[str]:
    """The directive's own pages, as they are linked from its first page."""
    return {p.removeprefix("anvisning/") for p in s.sidor if p.startswith("anvisning/") and not p.endswith("index.md")}


PARMENS_SIDOR = (
    "parm/index.md",
    "parm/kontakter.md",
    "rutiner/rapportera-incident.md",
    "rutiner/leda-incident.md",
    "rutiner/personuppgiftsincident.md",
    "rutiner/kontinuitet.md",
    "parm/reservrutiner.md",
    "parm/logg.md",
    "parm/kort.md",
)


PARMEN_UTAN = ("fyll-i-innan-du-skriver-ut", "kontoret-behover-bestamma")
"""Phone numbers stand in one place, on the binder's own sheet, and the open questions are for the office, not in a crisis."""


def parmens_dokument(s: Sammanhang) -> Dokument:
    """The emergency binder on paper: whom to reach, what to do, sheets to fill in, and the incident leader's card last."""
    decided = beslut_for(s, "rutiner/leda-incident.md")
    version = f"Utskriven version {i_ord(s.dag)}"
    omslag = Omslag(
        titel="Beredskapspärm",
        underrubrik="När något har hänt, eller när it, el och tele är borta",
        dokumentnummer=version,
        kontakt="Kontoret beslutar hur ofta pärmen skrivs ut på nytt.",
        rad="" if decided else "Förslag. Kontorets beslutade rutin för incidenter gäller före denna.",
        datum=s.dag,
        overst=i_ord(s.dag),
        skriv=("Pärm nummer", "Förvaras", "Ifylld (dag, roll)"),
    )
    return Dokument(
        PARM, PARMENS_SIDOR, omslag, css=("parm.css",), ta_bort=(".beslutar", ".bara-natet"), utan_avsnitt=PARMEN_UTAN
    )


def make_pdf(root: Path, config: Path, dokument: Dokument, work: Path, site: Path, env: dict[str, str]) -> None:
    """Build one PDF into `site` by running mkdocs on an inherited config in `work`. Raises `BuildFault`."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    (work / "mkdocs.yml").write_text(
        yaml.safe_dump(_config(root, config, dokument, work), allow_unicode=True), encoding="utf-8"
    )
    (work / "pdf_event_hook.py").write_text(
        "from macros.outputs.pdf.withpdf import inject_link, pre_pdf_render\n", encoding="utf-8"
    )
    (work / "pdf.json").write_text(json.dumps(_settings(root, dokument), ensure_ascii=False), encoding="utf-8")
    run_mkdocs(["build", "--config-file", "mkdocs.yml"], work, env)
    target = site / dokument.namn
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(work / "site" / dokument.namn, target)


def _config(root: Path, config: Path, dokument: Dokument, work: Path) -> dict[str, Any]:
    """An mkdocs.yml that inherits `config`, holds this document's pages alone and switches the plugin on.

    `strict` is off for the plugin counts a link out of the PDF as a fault; `withpdf` mends those, and the site's
    own build has been strict on the same pages.
    """
    only = ["/*"] + [rule for page in dokument.sidor for rule in _keep(page)]
    return {
        "INHERIT": os.path.relpath(config, work),
        "docs_dir": str(root / "docs"),
        "site_dir": "site",
        "strict": False,
        "exclude_docs": "\n".join(dict.fromkeys(only)),
        "nav": list(dokument.sidor),
        "plugins": {
            "with-pdf": {
                "output_path": dokument.namn,
                "theme_handler_path": str(HERE / "withpdf.py"),
                "custom_template_path": str(TEMPLATES),
                "cover_title": dokument.omslag.titel,
                "toc_title": "Innehåll",
                "toc_level": 2,
                "ordered_chapter_level": 0,
                "heading_shift": False,
            },
        },
        "extra": {
            "omslag": {k: v for k, v in vars(dokument.omslag).items() if isinstance(v, str)}
            | {"fakta": [list(f) for f in dokument.omslag.fakta], "skriv": list(dokument.omslag.skriv)}
        },
    }


def _keep(page: str) -> list[str]:
    """gitignore rules that let one page back in under `/*`."""
    rules, parts = [], page.split("/")
    for depth in range(1, len(parts)):
        folder = "/".join(parts[:depth])
        rules += [f"!/{folder}/", f"/{folder}/*"]
    return [*rules, f"!/{page}"]


def _settings(root: Path, dokument: Dokument) -> dict[str, Any]:
    """What `withpdf` needs to know, as JSON beside the config."""
    o = dokument.omslag
    stylesheets = OURS / "overrides" / "assets" / "css"
    return {
        "titel": o.titel,
        "meta": {
            "author": o.organisation,
            "description": o.rad or o.underrubrik,
            "keywords": o.dokumentnummer,
            "dcterms.created": o.datum.isoformat(),
            "dcterms.modified": o.datum.isoformat(),
        },
        "css": [
            str(stylesheets / "variabler.css"),
            str(stylesheets / "delar.css"),
            *(str(TEMPLATES / name) for name in ("pdf.css", *dokument.css)),
        ],
        "bas": (stylesheets / "x").as_uri(),
        "utan_avsnitt": list(dokument.utan_avsnitt),
        "utkast": "Utkast." in o.rad,
        "strangar": {"dokumentnummer": o.dokumentnummer, "rad": o.rad, "titel": o.titel},
        "ta_bort": [".bara-webb", ".dold", *dokument.ta_bort],
    }


def run_mkdocs(arguments: list[str], folder: Path, env: dict[str, str]) -> str:
    """What mkdocs printed. Raises `BuildFault` when it fails."""
    command = [sys.executable, "-m", "mkdocs", *arguments]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    output = done.stdout + done.stderr
    if done.returncode:
        raise BuildFault("mkdocs", output)
    return output
