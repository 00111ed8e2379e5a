"""`lis faststall ÅR`: check that a review is complete, and freeze what is decided. `lis ratta ÅR`: amend it."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from functools import reduce
from pathlib import Path

from macros.build.receipt import versions
from macros.build.site import make_pdfs, own_config
from macros.checks.frozen_reviews import FIELDS, field_hashes
from macros.content import Content, faultless, load_content
from macros.editing.files import change, save
from macros.editing.new_record import add_fields
from macros.editing.numbering import next_number
from macros.editing.yaml_writer import put
from macros.frozen.store import FOLDER, page_of, write_frozen
from macros.frozen.swap import replace_files, resume
from macros.models.base import SAKNAS
from macros.models.dag import i_ord
from macros.models.genomgang import Genomgang
from macros.models.rattelse import avtryck
from macros.pages.kinds import ANNEXES, year_of
from macros.pages.limits import check_limits
from macros.pages.paths import review_folder, review_page
from macros.problems import ContentFault, Felbruk, Problem
from macros.registers.roles import existing_role
from macros.review.required import Faststallelse, mandate, missing
from macros.review.snapshot import frozen_files
from macros.state.clock import real_day
from macros.views.bilaga import bilaga_namn
from macros.views.genomgang import pdf_namn
from macros.views.parts import visas_inte


def decide(root: Path, year: str, beslut: Faststallelse) -> list[str]:
    """Freeze review `year` and record the decision; what was written. Raises `ContentFault` with all that is missing.

    A freezing that was cut off is finished first, as it was decided then. `Felbruk` when it can never be decided so.
    """
    if done := resume(root):
        return done
    content = _whole(root, year)
    genomgang = content.registers.get("genomgangar", year)
    if genomgang.aterger:
        raise Felbruk("genomgången återger ett beslutat dokument; originalet gäller och den kan inte fastställas här")
    if genomgang.beslutad is not SAKNAS:
        raise Felbruk(f"genomgången är redan fastställd {genomgang.beslutad}")
    existing_role(content.registers, beslut.av)
    if beslut.datum > real_day():
        raise Felbruk(f"--datum: {i_ord(beslut.datum)} har inte varit än; skriv dagen då genomgången beslutades")
    if lacks := [*missing(content, genomgang, beslut), *unsaved(root), *_kept_back(content, year)]:
        raise ContentFault(lacks)
    return _in_a_copy(root, year, beslut)


def _kept_back(content: Content, year: str) -> Iterator[Problem]:
    """Pages that would tell of what lies in a restricted root: a decided review is whole, and is kept in this one."""
    hidden = visas_inte(content.registers)
    for path, page in content.pages.items():
        if year_of(path) == year and any(o.html == hidden for o in content.preparation[path].outputs):
            told = (
                "sidan visar uppgifter som ligger i den begränsade roten; skriv det som ska stå kvar som text i bilagan"
            )
            yield Problem(page.file, 1, "", told)


def retell(root: Path, year: str) -> list[str]:
    """Freeze a review that retells a decided document: guarded as it stands, with nothing said of who decided it or when."""
    if done := resume(root):
        return done
    genomgang = _whole(root, year).registers.get("genomgangar", year)
    lacks = [f"{p.fil}: {p.fel}" for p in unsaved(root)]
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


def unsaved(root: Path, vad: str = "det som beslutas") -> list[Problem]:
    """Files that git has not kept: what is decided must be found in the history. Nothing outside git."""
    command = ["git", "-C", str(root), "status", "--porcelain", "--untracked-files=all", "--", "data", "docs"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return []
    told = f"ändringen är inte sparad i git; {vad} ska finnas i historiken, så spara den först"
    return [Problem(row[3:].strip('"'), 1, "", told) for row in done.stdout.splitlines()]


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
        places = (
            "data/beslut.yml",
            "data/genomgangar",
            f"{FOLDER}/{year}",
            f"docs/{review_folder(year)}",
            f"docs/{ANNEXES}",
        )
        return replace_files(root, copy, places)


def _freeze(root: Path, year: str, beslut: Faststallelse | None) -> None:
    """Write the frozen files, the record of the decision, and the frozen pages, all under `root`."""
    path = root / "data" / "genomgangar" / f"{year}.yml"
    if beslut:
        change(root, path, lambda text: _mark_decided(text, beslut))
    content = _whole(root, year)
    genomgang = content.registers.get("genomgangar", year)
    files = frozen_files(content, genomgang)
    if too_large := list(_too_large(root, year, files)):
        raise ContentFault(too_large)
    with tempfile.TemporaryDirectory() as place:
        names = [pdf_namn(year), bilaga_namn(year)]
        for made in make_pdfs(root, names, Path(place), lambda step: None, genomgang.dag):
            folder = "bilaga" if made.name == Path(bilaga_namn(year)).name else "pdf"
            files[f"{folder}/{made.name}"] = made.read_bytes()
    digest = write_frozen(root / FOLDER / year, files, _about(genomgang, beslut) | {FIELDS: field_hashes(genomgang)})
    if beslut:
        add_fields(root, "beslut", _record(content, year, beslut, digest))
    else:
        change(root, path, lambda text: put(text, ("aterges_manifest",), digest))
    for name, data in files.items():
        if page := page_of(root, year, name):
            page.write_bytes(data)


def _too_large(root: Path, year: str, files: Mapping[str, bytes]) -> Iterator[Problem]:
    """Pages that would hold more when they are frozen than a page may: nobody could mend them then."""
    for name, data in files.items():
        if page := page_of(root, year, name):
            yield from check_limits(page.relative_to(root).as_posix(), data.decode())


def _about(genomgang: Genomgang, beslut: Faststallelse | None) -> dict:
    """What a manifest says of the review: its state, its day, the decision, the tools."""
    about = {"ar": genomgang.id, "tillstand": "faststalld" if beslut else "atergiven", "dag": genomgang.dag.isoformat()}
    decided = (
        {"beslutad": beslut.datum.isoformat(), "av": beslut.av, "diarienummer": beslut.diarienummer} if beslut else {}
    )
    return about | (decided or {"beslutad": str(SAKNAS)}) | {"verktyg": versions()}


def _mark_decided(text: str, beslut: Faststallelse) -> str:
    """Write into the year's file that it is decided: the lines that said that it was not."""
    fields = {
        "utkast": False,
        "dokumentnummer": beslut.diarienummer,
        "beslutad": beslut.datum,
        "beslutad_av": beslut.av,
    }
    return reduce(lambda made, field: put(made, (field,), fields[field]), fields, text)


def _record(content: Content, year: str, beslut: Faststallelse, digest: str) -> dict:
    """The decision as a record of `data/beslut.yml`."""
    return {
        "id": next_number("beslut", content.registers),
        "rubrik": f"Fastställ ledningens genomgång {year}",
        "ansvarig": beslut.av,
        "senast": str(SAKNAS),
        "beslutat": beslut.datum,
        "av": beslut.av,
        "diarienummer": beslut.diarienummer,
        "faststaller": [review_page(year)],
        "handelser": [{"datum": beslut.datum, "status": "klar", "text": "Genomgången är fastställd."}],
        "manifest": digest,
    }


def amend(root: Path, year: str, avser: str, text: str, beslut: Faststallelse) -> str:
    """Add an amendment beside a frozen review; its id. Raises `Felbruk` when it cannot be."""
    content = _whole(root, year)
    genomgang = content.registers.get("genomgangar", year)
    existing_role(content.registers, beslut.av)
    lacks = [] if genomgang.aterger else [p.fel for p in mandate(content, beslut.av)]
    if year not in content.frysta:
        lacks.append("genomgången är inte fryst; ändra i den i stället")
    if lacks:
        raise Felbruk("; ".join(lacks))
    words = " ".join(text.split())
    record_id = next_number("rattelser", content.registers)
    path = root / "data" / "rattelser.yml"
    before = path.read_bytes().decode("utf-8")
    add_fields(root, "rattelser", _amendment(record_id, year, avser, words, beslut))
    if problems := load_content(root, own_config(root)).problems:
        save(root, path, before)
        raise ContentFault(problems)
    return record_id


def _amendment(record_id: str, year: str, avser: str, words: str, beslut: Faststallelse) -> dict:
    """The amendment as a record of `data/rattelser.yml`, with the mark that guards its words."""
    return {
        "id": record_id,
        "genomgang": int(year),
        "avser": avser,
        "datum": beslut.datum,
        "av": beslut.av,
        "diarienummer": beslut.diarienummer,
        "text": words,
        "avtryck": avtryck(year, avser, i_ord(beslut.datum), beslut.av, beslut.diarienummer, words),
    }
