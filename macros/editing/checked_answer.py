"""That a role has checked a ready answer: a line of its own under the answer, with the fingerprint of what was looked at."""

from datetime import date
from pathlib import Path

from macros.editing.files import change
from macros.editing.yaml_writer import append
from macros.models.kort import Skyddsatgard
from macros.models.svar import Formsvar, Svarsblad, Svarsform
from macros.problems import Felbruk, near, quote
from macros.registers.load import Registers
from macros.registers.roles import existing_role
from macros.state.svarslage import answer_print


def check_answer(root: Path, registers: Registers, atgard: str, form: str, av: str, today: date) -> Path:
    """Write that the role `av` has checked the answer of a measure in a form; the file that was changed.

    Raises `Felbruk` when there is no such measure, answer or role.
    """
    existing_role(registers, av)
    sheet, at, measure = _find(registers, atgard, form)
    made = {"datum": today.isoformat(), "av": av, "avtryck": answer_print(measure, sheet.svar[at])}
    path = root / registers.places["svar", sheet.id][0].path
    change(root, path, lambda text: append(text, ("svar", at, "provningar"), made))
    return path


def _find(registers: Registers, atgard: str, form: str) -> tuple[Svarsblad, int, Skyddsatgard]:
    measures = {a.id: a for card in registers.kartotek for a in card.atgarder}
    if atgard not in measures:
        raise Felbruk(f"åtgärden {quote(atgard)} finns inte{near(atgard, measures)}")
    found = [(sheet, at, s) for sheet in registers.svar for at, s in enumerate(sheet.svar) if s.atgard == atgard]
    for sheet, at, answer in found:
        if answer.form == form:
            return sheet, at, measures[atgard]
    known = ", ".join(_forms(found))
    told = f"de som finns är {known}" if known else "skriv det först i data/svar/"
    raise Felbruk(f"{atgard} har inget svar för {quote(form)}; {told}")


def _forms(found: list[tuple[Svarsblad, int, Formsvar]]) -> list[str]:
    return [str(form) for form in Svarsform if any(answer.form is form for _, _, answer in found)]
