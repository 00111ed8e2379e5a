"""What a review says where the registers are silent: which register it is, and who fills it in."""

from macros.models import REGISTERS
from macros.render import render
from macros.views.lista import inuti
from macros.views.parts import OKAND, Sammanhang, visas_inte

TITEL = {r.namn: r.titel for r in REGISTERS}


def tomt(s: Sammanhang, ar: int, *register: str, vad: str = "") -> str:
    """That the registers have nothing written in: never a nought, never a no. `vad` narrows it: *för 2026*."""
    one = len(register) == 1
    names, what = _uppraknade([TITEL[r] for r in register]), vad and f" {vad}"
    if not s.registers.hela(*register):
        # What is here is not all: nobody can say that nothing is written in.
        return visas_inte(s.registers, f"Det som kan stå i {'registret' if one else 'registren'} {names}{what}")
    said = f"{'Registret' if one else 'Registren'} {names} har inget inskrivet{what}"
    return utan_uppgift(s, ar, said, "det" if one else "dem")


def utan_uppgift(s: Sammanhang, ar: int, mening: str, det: str = "det") -> str:
    """A sentence about what is not known. In a draft it also says which role is to fill it in, as our proposal."""
    g = s.genomgang(ar)
    if g.utkast and (roll := s.registers.get("roller", g.kontaktperson.roll)):
        mening = f"{mening}, och rollen {inuti(roll.namn)} föreslås fylla i {det}"
    return render("tomt.html.j2", lage=OKAND, mening=f"{mening}.")


def _uppraknade(names: list[str]) -> str:
    return " och ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
