"""Rules for the steps on the way to use: they stand in an order that can be walked, and lead to what there is."""

from collections.abc import Iterator, Mapping
from datetime import date

from macros.models import REGISTERS
from macros.pages.page import Page
from macros.problems import Problem, near, quote
from macros.registers.load import Registers

FILES = [f"data/{r.namn}/" if r.mapp else f"data/{r.namn}.yml" for r in REGISTERS]


def check_step_order(registers: Registers, idag: date) -> Iterator[Problem]:
    """Ett steg i införandet väntar bara på steg som står före det, så att det går att gå dem i ordning."""
    seen: set[str] = set()
    known = {step.id for step in registers.inforandesteg}
    for step in registers.inforandesteg:
        for at, ref in enumerate(step.vantar_pa):
            if ref in known and ref not in seen:
                text = f"{ref} står inte före {step.id}; flytta steget, eller ta bort {ref} ur vantar_pa"
                yield registers.problem("inforandesteg", step, ("vantar_pa", at), text)
        seen.add(step.id)


def check_step_files(registers: Registers, idag: date) -> Iterator[Problem]:
    """Ett steg i införandet säger att du ska skriva i en fil eller mapp som är ett registers."""
    for step in registers.inforandesteg:
        for at, part in enumerate(step.gor):
            if part.fil and part.fil not in FILES:
                text = f"{quote(part.fil)} är inget registers fil{near(part.fil, FILES)}"
                yield registers.problem("inforandesteg", step, ("gor", at, "fil"), text)


def check_step_pages(pages: Mapping[str, Page], registers: Registers) -> Iterator[Problem]:
    """Ett steg i införandet vill göra sidor gällande som finns."""
    for step in registers.inforandesteg:
        for at, target in enumerate(step.beslutar_sidor):
            folder = target.endswith("/")
            if not any(path == target or (folder and path.startswith(target)) for path in pages):
                text = f"{'mappen' if folder else 'sidan'} {quote(target)} finns inte{near(target, pages)}"
                yield registers.problem("inforandesteg", step, ("beslutar_sidor", at), text)
