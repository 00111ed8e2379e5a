"""What goes along when the network is gone: the copy to unpack, the binder on paper, and the pages that only it has."""

from macros.models.dag import i_ord
from macros.models.kontaktvag import Kontaktvag
from macros.models.objekt import Slag
from macros.pages.kinds import A_O
from macros.pages.page import url
from macros.render import render
from macros.state.pahittat import markt
from macros.views.forslag import sidans_lage
from macros.views.kontakt import build_kontakt
from macros.views.parts import Sammanhang

ZIP = "lis-offline.zip"
PARM = "pdf/beredskapsparm.pdf"
HAR_RESERVRUTIN = (Slag.OBJEKT, Slag.ENHET, Slag.SAMVERKAN)
"""Projects and networks run nothing that must go on by hand."""
FLEST_BLAD = 40
"""With more objects than this the sheets would drown the binder: one blank sheet to copy says the same."""

KORTETS_RADER = 11
"""Telephone lines and decisions that share the card's last panel."""


def ta_med(s: Sammanhang) -> str:
    """Länkar till kopian för dator och pärmen på papper, med hur du öppnar dem: `{{ ta_med() }}`."""
    return render("ta_med.html.j2", zip=s.fil(ZIP), parm=s.fil(PARM))


def sokruta(s: Sammanhang) -> str:
    """Startsidans sökfält; utan skript leder det till A till Ö: `{{ sokruta() }}`."""
    return render("sokruta.html.j2", a_o=s.fil(url(A_O)))


def parmens_kontakter(s: Sammanhang) -> str:
    """Pärmens kontaktblad: alla kontaktvägar, och rader att skriva på för hand: `{{ parmens_kontakter() }}`."""
    return render("parm_kontakter.html.j2", rader=[build_kontakt(s, k) for k in s.registers.kontaktvagar])


def parmens_blad(s: Sammanhang) -> str:
    """Pärmens blad för reservrutiner, ett för varje objekt och ett tomt: `{{ parmens_blad() }}`."""
    objects = sorted((o for o in s.raknas.objekt if o.slag in HAR_RESERVRUTIN), key=lambda o: o.namn)
    names = [o.namn for o in objects] if len(objects) <= FLEST_BLAD else []
    return render("parm_blad.html.j2", namn=[*names, None])


def parmens_logg(s: Sammanhang) -> str:
    """Ett tomt blad att föra logg på för hand: `{{ parmens_logg() }}`."""
    return render("parm_logg.html.j2", rader=range(16))


def kortets_version(s: Sammanhang) -> str:
    """Dagen för det utskrivna kortet, och vad kortet är värt: `{{ kortets_version() }}`."""
    lage = sidans_lage(s, s.sida)
    version = markt(s.registers, f"Version {i_ord(s.dag)}.")
    return render("parm_version.html.j2", version=version, lage=lage, fore=lage.fore("rutin", "kortet"))


def kortets_telefoner(s: Sammanhang) -> str:
    """Kortets telefonrader: det som är ifyllt, och linjer att skriva på: `{{ kortets_telefoner() }}`."""
    return render("parm_telefoner.html.j2", rader=[build_kontakt(s, k) for k in _pa_kortet(s)])


def kortets_beslut(s: Sammanhang) -> str:
    """Kortets rader för beslut, så många som får plats under telefonraderna: `{{ kortets_beslut() }}`."""
    return render("parm_beslut.html.j2", rader=range(KORTETS_RADER - len(_pa_kortet(s))))


def _pa_kortet(s: Sammanhang) -> tuple[Kontaktvag, ...]:
    return s.registers.kontaktvagar[: KORTETS_RADER - 2]
