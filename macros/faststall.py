"""`lis faststall ÅR`: check that a review is complete, and freeze what is decided."""

import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from markdownify import MarkdownConverter

from macros.build import make_pdfs, own_config, versions
from macros.content import Content, load_content
from macros.export import export_files
from macros.fryst import FOLDER, write_frozen
from macros.models.genomgang import Genomgang
from macros.models.grund import SAKNAS
from macros.page_checks import expand
from macros.pages import Page
from macros.problems import ContentFault, Felbruk, Problem
from macros.views.delar import Sammanhang
from macros.views.genomgang import pdf_namn
from macros.views.loften import redovisas, redovisning_av
from macros.views.utkast import EMPTY, svarslage


@dataclass(frozen=True)
class Faststallelse:
    """Who decided the review, when, and under which diary number."""

    datum: date
    av: str
    diarienummer: str


def missing(content: Content, genomgang: Genomgang, beslut: Faststallelse) -> Iterator[str]:
    """Everything that keeps a review from being decided, as Swedish sentences."""
    roll = content.registers.get("roller", beslut.av)
    if roll is None:
        yield f'rollen "{beslut.av}" finns inte'
    elif not roll.far_faststalla or roll.id == "isam":
        yield f"rollen {roll.namn} har inte mandat att fastställa genomgången"
    if genomgang.aterger:
        yield "genomgången återger ett beslutat dokument; originalet gäller och den kan inte fastställas här"
    if genomgang.beslutad is not SAKNAS:
        yield f"genomgången är redan fastställd {genomgang.beslutad}"
    s = Sammanhang(content.registers, content.dag, f"genomgang/{genomgang.id}/index.md", content.pages)
    for krav in content.registers.underlagskrav:
        if svarslage(s, genomgang, krav) == EMPTY:
            yield f"avsnitt {', '.join(krav.avsnitt)} är inte skrivet: {krav.rubrik}; skriv, eller ange skäl i utan_svar"
    for path, page in content.pages.items():
        if path.startswith(f"genomgang/{genomgang.id}/") and "!!! att-skriva" in page.text:
            yield f"{page.file} har en plats kvar att skriva på"
    yield from _judged(genomgang)
    yield from _accounted(s, genomgang)


def _judged(genomgang: Genomgang) -> Iterator[str]:
    judged = {b.omrade: b for b in genomgang.bedomningar}
    for area in ("informationssakerhet", "dataskydd"):
        made = judged.get(area)
        if made is None or SAKNAS in (made.lampligt, made.tillrackligt, made.verkan, made.skal):
            yield f"bedömningen av {area} saknas eller är inte komplett"
    if genomgang.yttrande_dataskyddsombud in (None, SAKNAS):
        yield "dataskyddsombudets yttrande saknas"
    if not genomgang.att_besluta:
        yield "vad ledningen ska besluta nu saknas (att_besluta)"
    if not genomgang.planering:
        yield f"planeringen för {genomgang.id} saknas"


def _accounted(s: Sammanhang, genomgang: Genomgang) -> Iterator[str]:
    before = s.registers.get("genomgangar", str(int(genomgang.id) - 1))
    for arende in redovisas(s, before) if before else ():
        if redovisning_av(arende, before.dag, genomgang.dag) is None:
            yield f"{arende.id} är inte redovisat: {arende.rubrik}; lägg till en händelse"


class _Words(MarkdownConverter):
    """HTML of a macro as Markdown words: no links, for what they lead to may go; nothing that only eyes see."""

    def convert_a(self, el: Any, text: str, parent_tags: Any) -> str:
        return text

    def convert_figcaption(self, el: Any, text: str, parent_tags: Any) -> str:
        return f"\n\n**{text.strip()}**\n\n"

    def convert_dt(self, el: Any, text: str, parent_tags: Any) -> str:
        return f"\n- **{text.strip()}:** "

    def convert_dd(self, el: Any, text: str, parent_tags: Any) -> str:
        return f"{text.strip()}\n"


def as_words(html: str) -> str:
    """The Markdown of a macro's HTML, with the words and numbers that a reader is told."""
    soup = BeautifulSoup(html, "html.parser")
    for hidden in soup.select('[aria-hidden="true"], .etikett, .dold, .bara-webb, svg'):
        hidden.decompose()
    inline = soup.find(["p", "table", "ul", "ol", "dl", "figure", "div", "section", "h2", "h3"]) is None
    text = _Words(heading_style="ATX", bullets="-", escape_misc=False).convert_soup(soup)
    text = re.sub(r"\{(?=[{%#])", "&#123;", text)
    return text.strip() if inline else re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def frozen_text(page: Page, s: Sammanhang) -> str:
    """The page as decided: front matter, and Markdown with every macro replaced by its words and every link by its text."""
    problems: list[Problem] = []
    text = expand(page, s, problems, as_words)
    if problems:
        raise Felbruk(str(problems[0]))
    text = re.sub(r"(?<!!)\[([^\]^]+)\]\((?!https?:)[^)]*\)(?:\{[^}]*\})?", r"\1", text)
    meta = page.meta | {"fryst": True}
    head = "".join(f"{k}: {json.dumps(v, ensure_ascii=False)}\n" for k, v in meta.items())
    return f"---\n{head}---\n{text.strip()}\n"


def decide(root: Path, year: str, beslut: Faststallelse) -> list[str]:
    """Freeze review `year` and record the decision; what was written. Raises `Felbruk` with all that is missing.

    Nothing is changed when anything is missing or a tool fails.
    """
    content = load_content(root, own_config(root))
    if content.problems:
        raise ContentFault(content.problems)
    genomgang = content.registers.get("genomgangar", year)
    if not isinstance(genomgang, Genomgang):
        raise Felbruk(f"det finns ingen genomgång {year}")
    content = load_content(root, own_config(root), genomgang.dag)
    lacks = list(missing(content, genomgang, beslut))
    if lacks:
        raise Felbruk("det här saknas innan genomgången kan fastställas:\n" + "\n".join(f"  - {x}" for x in lacks))
    changed = (root / "data" / "genomgangar" / f"{year}.yml", root / "data" / "beslut.yml")
    kept = {path: path.read_bytes() for path in changed}
    folder = root / FOLDER / year
    try:
        return _freeze(root, year, beslut, folder)
    except BaseException:
        for path, data in kept.items():
            path.write_bytes(data)
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _freeze(root: Path, year: str, beslut: Faststallelse, folder: Path) -> list[str]:
    _mark_decided(root / "data" / "genomgangar" / f"{year}.yml", beslut)
    content = load_content(root, own_config(root))
    dag = content.registers.get("genomgangar", year).dag
    content = load_content(root, own_config(root), dag)
    record = _record(root, content.registers, year, beslut)
    with tempfile.TemporaryDirectory() as place:
        made = make_pdfs(root, [pdf_namn(year)], Path(place), lambda step: None, dag)
        pdf = made[0].read_bytes()
    files = {f"pdf/{Path(pdf_namn(year)).name}": pdf, "poster.json": export_files(content.registers, dag)["lis.json"]}
    pages = {p: page for p, page in content.pages.items() if p.startswith(f"genomgang/{year}/")}
    for path, page in pages.items():
        s = Sammanhang(content.registers, dag, path, content.pages)
        files[f"text/{Path(path).name}"] = frozen_text(page, s).encode()
    about = {"ar": year, "dag": dag.isoformat(), "beslutad": beslut.datum.isoformat(), "av": beslut.av}
    about |= {"diarienummer": beslut.diarienummer, "verktyg": versions()}
    digest = write_frozen(folder, files, about)
    path = root / "data" / "beslut.yml"
    before = re.sub(r"^\[\]\s*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE).rstrip("\n")
    path.write_text("\n".join(filter(None, [before, record])) + f"  manifest: {digest}\n", encoding="utf-8")
    for name in pages:
        (root / "docs" / name).write_bytes(files[f"text/{Path(name).name}"])
    return sorted(f"{FOLDER}/{year}/{name}" for name in files)


def _mark_decided(path: Path, beslut: Faststallelse) -> None:
    """Write into the year's file that it is decided: the lines that said that it was not."""
    text = path.read_text(encoding="utf-8")
    for field, value in (
        ("utkast", "false"),
        ("dokumentnummer", beslut.diarienummer),
        ("beslutad", beslut.datum.isoformat()),
        ("beslutad_av", beslut.av),
    ):
        text, count = re.subn(rf"(?m)^{field}: .*$", f"{field}: {value}", text)
        if not count:
            text += f"{field}: {value}\n"
    path.write_text(text, encoding="utf-8")


def _record(root: Path, registers, year: str, beslut: Faststallelse) -> str:
    last = max((int(b.id[-3:]) for b in registers.beslut), default=0)
    return (
        f"- id: BES-{last + 1:03}\n  rubrik: Fastställ ledningens genomgång {year}\n  ansvarig: {beslut.av}\n"
        f"  senast: uppgift saknas\n  beslutat: {beslut.datum.isoformat()}\n  av: {beslut.av}\n"
        f"  diarienummer: {beslut.diarienummer}\n  faststaller: [genomgang/{year}/index.md]\n"
        f"  handelser:\n    - {{datum: {beslut.datum.isoformat()}, status: klar, text: Genomgången är fastställd.}}\n"
    )
