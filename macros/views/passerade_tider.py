"""Days that have passed without a word: those that a review set, and those when an answer was to be reviewed again."""

from macros.models.base import SAKNAS, passerad
from macros.models.genomgang import Genomgang
from macros.pages.kinds import year_of
from macros.state.dokument import genomgangslage
from macros.state.svarslage import late_checks
from macros.views.arenden import alla
from macros.views.lista import antal, uppraknat
from macros.views.oppet import beslutade
from macros.views.parts import Sammanhang


def passerade_tider(s: Sammanhang) -> list[str]:
    """One sentence for each day that has passed: what should have been, and what is written of it."""
    told = [told for g in beslutade(s) for told in (_uppfoljning(s, g), _nasta(s, g)) if told]
    return told if year_of(s.sida) else [*told, *_svaren(s)]


def _svaren(s: Sammanhang) -> list[str]:
    """That answers of the catalogues should have been reviewed, in one sentence; which they are is told on their rows."""
    late = [measure.id for measure, _ in late_checks(s.registers, s.dag)]
    which = uppraknat(list(dict.fromkeys(late)))
    many = antal(len(late), "svar", "svar")
    return [f"{many} i kravkatalogerna skulle ha granskats igen: {which}."] if late else []


def _uppfoljning(s: Sammanhang, g: Genomgang) -> str:
    """That a review's follow-up is not told of. A report on any of its matters since is a sign that it was made."""
    if not passerad(g.uppfoljning, s.dag):
        return ""
    own = [a for a in alla(s) if any(p.genomgang == g.id for p in a.stallen)]
    told = any(g.dag < h.datum.fran and h.datum.till <= s.dag for a in own for h in a.handelser)
    planned = f"Uppföljningen av genomgången {g.id} skulle ske {g.uppfoljning}"
    return "" if told else f"{planned}; inget är inskrivet om att den har skett."


def _nasta(s: Sammanhang, g: Genomgang) -> str:
    """That the review after this one should have been held, and that none has been. Not in a later review: it is the one.

    One that is decided later but tells of a day that has come was held; what is drafted for a later day is not known yet.
    """
    later = [x for x in s.raknas.genomgangar if x.id > g.id and x.dag <= s.dag]
    draft = [x.id for x in later if genomgangslage(s.registers, x).utkast]
    held = len(draft) < len(later) or (year_of(s.sida) or "") > g.id
    if held or g.nasta is SAKNAS or not passerad(g.nasta.senast, s.dag):
        return ""
    known = f" Genomgången {draft[0]} är inte beslutad." if draft else ""
    planned = f"Genomgången efter den för {g.id} skulle hållas senast {g.nasta.senast}"
    return f"{planned}; inget är inskrivet om att den har hållits.{known}"
