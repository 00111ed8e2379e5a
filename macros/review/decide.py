"""`lis faststall ÅR`: check that a review is complete, and freeze what is decided. `lis ratta ÅR`: amend it."""

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.build.receipt import versions
from macros.build.site import make_pdfs, own_config
from macros.content import Content, faultless, load_content
from macros.frozen.store import FOLDER, page_of, write_frozen
from macros.frozen.swap import replace_files, resume
from macros.models.base import SAKNAS
from macros.models.dag import i_ord
from macros.models.genomgang import Genomgang
from macros.models.rattelse import avtryck
from macros.problems import ContentFault, Felbruk
from macros.review.snapshot import frozen_files
from macros.views.genomgang import bilaga_namn, pdf_namn
from macros.views.loften import redovisas, redovisning_av
from macros.views.parts import Sammanhang
from macros.views.utkast import EMPTY, OMRADE, svarslage


@dataclass(frozen=True)
class Faststallelse:
    """Who decided the review, when, and under which diary number."""

    datum: date
    av: str
    diarienummer: str


def missing(content: Content, genomgang: Genomgang, beslut: Faststallelse) -> Iterator[str]:
    """Everything that keeps a review from being decided, as Swedish sentences."""
    yield from _mandate(content, beslut.av)
    if genomgang.aterger:
        yield "genomgången återger ett beslutat dokument; originalet gäller och den kan inte fastställas här"
    if genomgang.beslutad is not SAKNAS:
        yield f"genomgången är redan fastställd {genomgang.beslutad}"
    s = content.sammanhang(f"genomgang/{genomgang.id}/index.md")
    for krav in content.registers.underlagskrav:
        if svarslage(s, genomgang, krav) == EMPTY:
            yield f"avsnitt {', '.join(krav.avsnitt)} är inte skrivet: {krav.rubrik}; skriv, eller ange skäl i utan_svar"
    for path, page in content.pages.items():
        if (
            path.startswith((f"genomgang/{genomgang.id}/", f"bilagor/{genomgang.id}.md"))
            and "!!! att-skriva" in page.text
        ):
            yield f"{page.file} har en plats kvar att skriva på"
    yield from _judged(genomgang)
    yield from _accounted(s, genomgang)


def _mandate(content: Content, role: str) -> Iterator[str]:
    roll = content.registers.get("roller", role)
    if roll is None:
        yield f'rollen "{role}" finns inte'
    elif not roll.far_faststalla or roll.id == "isam":
        yield f"rollen {roll.namn} har inte mandat att fastställa genomgången"


def _judged(genomgang: Genomgang) -> Iterator[str]:
    judged = {b.omrade: b for b in genomgang.bedomningar}
    for area in ("informationssakerhet", "dataskydd"):
        made = judged.get(area)
        if made is None or SAKNAS in (made.lampligt, made.tillrackligt, made.verkan, made.skal):
            yield f"bedömningen av {OMRADE[area].lower()} saknas eller är inte komplett"
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


def decide(root: Path, year: str, beslut: Faststallelse) -> list[str]:
    """Freeze review `year` and record the decision; what was written. Raises `Felbruk` with all that is missing.

    A freezing that was cut off is finished first, as it was decided then.
    """
    if done := resume(root):
        return done
    content = _whole(root, year)
    genomgang = content.registers.get("genomgangar", year)
    lacks = list(missing(content, genomgang, beslut)) + _unsaved(root)
    if lacks:
        raise Felbruk("det här saknas innan genomgången kan fastställas:\n" + "\n".join(f"  - {x}" for x in lacks))
    return _in_a_copy(root, year, beslut)


def retell(root: Path, year: str) -> list[str]:
    """Freeze a review that retells a decided document: guarded as it stands, with nothing said of who decided it or when."""
    if done := resume(root):
        return done
    genomgang = _whole(root, year).registers.get("genomgangar", year)
    lacks = _unsaved(root)
    if not genomgang.aterger:
        lacks.append("genomgången är vår egen; fastställ den med --datum, --av och --diarienummer")
    if genomgang.aterges_manifest:
        lacks.append("genomgången är redan fryst som återgiven")
    if lacks:
        raise Felbruk("genomgången kan inte frysas som återgiven:\n" + "\n".join(f"  - {x}" for x in lacks))
    return _in_a_copy(root, year, None)


def _whole(root: Path, year: str) -> Content:
    """The content as of the review's own day. Raises `ContentFault`, or `Felbruk` when there is no such review."""
    content = faultless(root, own_config(root))
    genomgang = content.registers.get("genomgangar", year)
    if not isinstance(genomgang, Genomgang):
        raise Felbruk(f"det finns ingen genomgång {year}")
    return load_content(root, own_config(root), genomgang.dag)


def _unsaved(root: Path) -> list[str]:
    """Files that git has not kept: what is decided must be found in the history. Nothing outside git."""
    command = ["git", "-C", str(root), "status", "--porcelain", "--untracked-files=all", "--", "data", "docs"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return []
    changed = [row[3:] for row in done.stdout.splitlines()]
    return [f"ändringar som inte är sparade i git: {', '.join(changed[:5])}; spara dem först"] if changed else []


def _in_a_copy(root: Path, year: str, beslut: Faststallelse | None) -> list[str]:
    """Freeze in a copy of the root, then let the changed files take their places: the root is never half done."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "rot"
        for name in ("data", "docs", "overrides", "mkdocs.yml"):
            if (root / name).is_dir():
                shutil.copytree(root / name, copy / name)
            elif (root / name).is_file():
                shutil.copy(root / name, copy / name)
        _freeze(copy, year, beslut)
        places = ("data/beslut.yml", "data/genomgangar", f"{FOLDER}/{year}", f"docs/genomgang/{year}", "docs/bilagor")
        return replace_files(root, copy, places)


def _freeze(root: Path, year: str, beslut: Faststallelse | None) -> None:
    """Write the frozen files, the record of the decision, and the frozen pages, all under `root`."""
    path = root / "data" / "genomgangar" / f"{year}.yml"
    if beslut:
        _mark_decided(path, beslut)
    content = _whole(root, year)
    genomgang = content.registers.get("genomgangar", year)
    files = frozen_files(content, genomgang)
    with tempfile.TemporaryDirectory() as place:
        names = [pdf_namn(year), bilaga_namn(year)]
        for made in make_pdfs(root, names, Path(place), lambda step: None, genomgang.dag):
            folder = "bilaga" if made.name == Path(bilaga_namn(year)).name else "pdf"
            files[f"{folder}/{made.name}"] = made.read_bytes()
    digest = write_frozen(root / FOLDER / year, files, _about(genomgang, beslut))
    if beslut:
        _append(root / "data" / "beslut.yml", _record(content, year, beslut) + f"  manifest: {digest}\n")
    else:
        _set_fields(path, {"aterges_manifest": digest})
    for name, data in files.items():
        if page := page_of(root, year, name):
            page.write_bytes(data)


def _about(genomgang: Genomgang, beslut: Faststallelse | None) -> dict:
    """What a manifest says of the review: its state, its day, the decision, the tools."""
    about = {"ar": genomgang.id, "tillstand": "faststalld" if beslut else "atergiven", "dag": genomgang.dag.isoformat()}
    decided = (
        {"beslutad": beslut.datum.isoformat(), "av": beslut.av, "diarienummer": beslut.diarienummer} if beslut else {}
    )
    return about | (decided or {"beslutad": str(SAKNAS)}) | {"verktyg": versions()}


def _mark_decided(path: Path, beslut: Faststallelse) -> None:
    """Write into the year's file that it is decided: the lines that said that it was not."""
    fields = {"utkast": "false", "dokumentnummer": json.dumps(beslut.diarienummer, ensure_ascii=False)}
    _set_fields(path, fields | {"beslutad": beslut.datum.isoformat(), "beslutad_av": beslut.av})


def _set_fields(path: Path, fields: dict[str, str]) -> None:
    """Give fields of a record in a file of its own their values, in their old places or last."""
    text = path.read_text(encoding="utf-8").rstrip("\n") + "\n"
    for field, value in fields.items():
        text, count = re.subn(rf"(?m)^{field}: .*$", lambda m, row=f"{field}: {value}": row, text)
        text += "" if count else f"{field}: {value}\n"
    path.write_text(text, encoding="utf-8")


def _append(path: Path, record: str) -> None:
    """Add a record last in a list file."""
    before = re.sub(r"^\[\]\s*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE).rstrip("\n")
    path.write_text("\n".join(filter(None, [before, record])), encoding="utf-8")


def _record(content: Content, year: str, beslut: Faststallelse) -> str:
    last = max((int(b.id[-3:]) for b in content.registers.beslut), default=0)
    number = json.dumps(beslut.diarienummer, ensure_ascii=False)
    return (
        f"- id: BES-{last + 1:03}\n  rubrik: Fastställ ledningens genomgång {year}\n  ansvarig: {beslut.av}\n"
        f"  senast: uppgift saknas\n  beslutat: {beslut.datum.isoformat()}\n  av: {beslut.av}\n"
        f"  diarienummer: {number}\n  faststaller: [genomgang/{year}/index.md]\n"
        f"  handelser:\n    - {{datum: {beslut.datum.isoformat()}, status: klar, text: Genomgången är fastställd.}}\n"
    )


def amend(root: Path, year: str, avser: str, text: str, beslut: Faststallelse) -> str:
    """Add an amendment beside a frozen review; its id. Raises `Felbruk` when it cannot be."""
    content = _whole(root, year)
    genomgang = content.registers.get("genomgangar", year)
    lacks = [] if genomgang.aterger else list(_mandate(content, beslut.av))
    if year not in content.frysta:
        lacks.append("genomgången är inte fryst; ändra i den i stället")
    if content.registers.get("roller", beslut.av) is None and genomgang.aterger:
        lacks.append(f'rollen "{beslut.av}" finns inte')
    if lacks:
        raise Felbruk("; ".join(lacks))
    words = " ".join(text.split())
    last = max((int(r.id[-3:]) for r in content.registers.rattelser), default=0)
    record_id, day = f"RAT-{last + 1:03}", beslut.datum.isoformat()
    mark = avtryck(year, avser, i_ord(beslut.datum), beslut.av, beslut.diarienummer, words)
    record = (
        f"- id: {record_id}\n  genomgang: {year}\n  avser: {json.dumps(avser)}\n  datum: {day}\n  av: {beslut.av}\n"
        f"  diarienummer: {json.dumps(beslut.diarienummer, ensure_ascii=False)}\n"
        f"  text: {json.dumps(words, ensure_ascii=False)}\n  avtryck: {mark}\n"
    )
    path = root / "data" / "rattelser.yml"
    before = path.read_bytes()
    _append(path, record)
    if problems := load_content(root, own_config(root)).problems:
        path.write_bytes(before)
        raise ContentFault(problems)
    return record_id
