"""What a PDF may not hold, said to the editor. It knows no tool, so that the commands can read a tool's log by it."""

import re

START = "PDF:en stoppades: "
NO_ATTACHMENTS = START + 'en sida lägger en fil inuti PDF:en (rel="attachment"); gör det till en vanlig länk'


class Refused(RuntimeError):
    """A page asks for something that no PDF may fetch or hold: the build stops."""


def not_ours(address: str) -> str:
    """The text for an address that may not be fetched."""
    shown = address if len(address) <= 200 else address[:200] + "…"
    return (
        f'{START}en sida hämtar "{shown}"; bara bilder som ligger i sajten får vara med. '
        "Lägg bilden bland sidorna och skriv adressen från sidan, eller ta bort den"
    )


def refusals(log: str) -> list[str]:
    """The refusals in what a tool printed, each once, in order."""
    return list(dict.fromkeys(re.findall(rf"{START}.*", log)))
