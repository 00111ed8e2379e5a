"""A small office with three measures and their answers, and lists of requirements as somebody exports them."""

from pathlib import Path
from typing import Any

from openpyxl import Workbook

from macros.models.kort import Kort
from macros.models.kravnyckel import Kravnyckel
from macros.models.svar import Svarsblad
from macros.registers.load import Registers
from macros.requirements.keys import fingerprint
from macros.requirements.wordings import Kravord
from tests.unit.office import registers, roll

LOGGED = "Leverantören ska logga alla inloggningar."
COPIED = "Verksamheten ska ta backup varje dygn."
STEERED = "Styrsystemet ska kunna köras för hand."
ELSEWHERE = "Fakturor ska skickas elektroniskt."
WORDS = Kravord(
    fraser={
        "LOG-01": ("systemet loggar inloggningar", "inloggningar skrivs i loggen"),
        "KOP-01": ("säkerhetskopia tas varje dygn", "data säkerhetskopieras dagligen"),
        "STY-01": ("styrsystemet körs för hand vid avbrott",),
    },
    utan_svar={"ekonomi": ("fakturor skickas elektroniskt", "pris och betalning")},
    grupper=(("logg", "logga", "loggar", "loggen"), ("säkerhetskopia", "backup", "säkerhetskopieras"), ("inloggning",)),
    svaga=("system", "verksamhet"),
    rader={},
)


def measure(number: str, vad: str, **fields: Any) -> dict[str, Any]:
    return {"id": number, "vad": vad, "bindning": "rad", "gor": "chef", "kontroll": "Titta efter."} | fields


def card(name: str, *measures: dict[str, Any]) -> Kort:
    return Kort(id=name, titel=name.capitalize(), sammanfattning=f"Om {name}.", agare="chef", atgarder=measures)


CARDS = (
    card("kopior", measure("KOP-01", "En säkerhetskopia finns.")),
    card("loggning", measure("LOG-01", "Det finns en lista över vad som loggas.")),
    card("styrning", measure("STY-01", "Anläggningen går att köra för hand.", driftformer=["cyberfysiskt"])),
)


def answer(number: str, form: str, **fields: Any) -> dict[str, Any]:
    told = {"gors": f"Så gör vi {number} i {form}.", "visa": "Listan.", "kvar": "Läs den.", "fraga": "Hur ofta?"}
    return {"atgard": number, "form": form} | told | fields


def office(*answers: dict[str, Any], keys: tuple[Kravnyckel, ...] = ()) -> Registers:
    """The office with these answers to LOG-01; both forms when none is given."""
    given = answers or (answer("LOG-01", "moln"), answer("LOG-01", "sta"))
    sheets = [
        Svarsblad(id="loggning", svar=given),
        Svarsblad(id="kopior", svar=[answer("KOP-01", "moln"), answer("KOP-01", "sta")]),
    ]
    return registers(kartotek=CARDS, svar=sheets, roller=[roll()], kravnycklar=keys)


def key(number: str, text: str, measure_number: str, **fields: Any) -> Kravnyckel:
    told = {"katalog": "Provkatalogen", "version": "1", "datum": "2026-09-01", "av": "chef"}
    name = f"prov-{number}-{measure_number}".lower().replace(".", "-")
    return Kravnyckel(
        **{"id": name, "nummer": number, "avtryck": fingerprint(text), "atgard": measure_number} | told | fields
    )


def workbook(path: Path, *sheets: list[list[Any]], names: tuple[str, ...] = ()) -> Path:
    """A workbook with these sheets of rows."""
    made = Workbook()
    made.remove(made.active)
    for at, rows in enumerate(sheets):
        sheet = made.create_sheet(names[at] if names else f"Blad{at + 1}")
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path
