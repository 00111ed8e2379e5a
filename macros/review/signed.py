"""`lis signerad`: the signed copy in the diary. Signing changes a file's bytes, so its hash stands beside the decided one's."""

from pathlib import Path

from macros.checks.frozen_reviews import check_frozen_reviews
from macros.editing.files import change, save
from macros.editing.yaml_writer import place_of, put
from macros.files import Unreadable, read_plain
from macros.frozen.store import FOLDER, sha
from macros.models.beslut import Beslut
from macros.models.dag import i_ord
from macros.pages.paths import review_folder
from macros.problems import ContentFault, Felbruk
from macros.registers.load import Registers, load_registers
from macros.registers.roles import existing_role
from macros.review.required import Faststallelse
from macros.state.clock import real_day

LONGEST = 200_000_000
"""Bytes of a signed file: more than any review, less than what fills a memory."""


def sign(root: Path, year: str, file: Path, told: Faststallelse) -> str:
    """Write the hash of the signed copy into the year's decision; the decision's id. Never over another."""
    registers, problems = load_registers(root)
    if problems:
        raise ContentFault(problems)
    existing_role(registers, told.av)
    decision, data = decision_of(registers, year), _bytes(file)
    if decision.signerad_kopia:
        raise Felbruk(f"{decision.id} har redan en signerad kopia från {decision.signerad_kopia.datum}; den står kvar")
    if told.datum > real_day():
        raise Felbruk(f"--datum: {i_ord(told.datum)} har inte varit än; skriv dagen då filen signerades")
    if told.datum < decision.beslutat.fran:
        raise Felbruk(f"signerad före beslutet {decision.beslutat}; skriv dagen då filen signerades")
    if is_frozen_pdf(root, year, data):
        raise Felbruk(f"{file.name} är den frysta PDF:en, byte för byte; den är inte signerad")
    record = {"sha256": sha(data), "datum": told.datum, "av": told.av, "diarienummer": told.diarienummer}
    path = root / "data" / "beslut.yml"
    before = path.read_bytes().decode("utf-8")
    change(root, path, lambda text: put(text, (*place_of(text, decision.id), "signerad_kopia"), record))
    after, problems = load_registers(root)
    if problems := problems or list(check_frozen_reviews(root, after, real_day())):
        save(root, path, before)
        raise ContentFault(problems)
    return decision.id


def decision_of(registers: Registers, year: str) -> Beslut:
    """The record that decided a review. Raises `Felbruk` when none did."""
    found = next((b for b in registers.beslut if b.manifest and _decides(b, year)), None)
    if found is None:
        raise Felbruk(f"genomgången {year} är inte fastställd här, så det finns inget beslut att skriva i")
    return found


def _decides(decision: Beslut, year: str) -> bool:
    return any(page.startswith(review_folder(year)) for page in decision.faststaller)


def compared(root: Path, registers: Registers, year: str, file: Path) -> tuple[bool, str]:
    """(whether it is the file in the diary, a sentence that says which it is)."""
    kept, data = decision_of(registers, year).signerad_kopia, _bytes(file)
    if kept and sha(data) == kept.sha256:
        return True, f"{file.name} är den signerade kopian, diarienummer {kept.diarienummer}."
    if is_frozen_pdf(root, year, data):
        return False, f"{file.name} är den frysta PDF:en utan signatur, inte den signerade kopian."
    if not kept:
        return False, f"ingen signerad kopia av genomgången {year} är inskriven; kör lis signerad"
    return (
        False,
        f"{file.name} är varken den signerade kopian (diarienummer {kept.diarienummer}) eller den frysta PDF:en.",
    )


def is_frozen_pdf(root: Path, year: str, data: bytes) -> bool:
    """Whether the bytes are those of a PDF that was frozen with the review."""
    return any(path.read_bytes() == data for path in (root / FOLDER / year).glob("*/*.pdf"))


def told_of(registers: Registers, year: str) -> str | None:
    """The line that tells of a year's signed copy; None when there is none."""
    for decision in registers.beslut:
        kept = decision.signerad_kopia
        if kept and _decides(decision, year):
            return f"{year}: signerad kopia {kept.datum}, diarienummer {kept.diarienummer}, SHA-256 {kept.sha256}"
    return None


def _bytes(file: Path) -> bytes:
    try:
        return read_plain(file, LONGEST)
    except Unreadable as fault:
        raise Felbruk(f"filen {file} finns inte" if not file.exists() else f"{file}: {fault}") from None
