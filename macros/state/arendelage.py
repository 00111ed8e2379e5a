"""The state of a matter as people read it, on a day. Every page, file, letter and calendar takes its words from here.

Silence is not failure: *Försenad* needs a report. What nobody has reported says so, and that its date has passed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from macros.models.base import SAKNAS, Arende, Dag, Handelse, Intraffat, Kanske, Status, passerad, senaste
from macros.models.projekt import Aktivitet
from macros.models.stadens_atgard import Stadsatgard
from macros.state.nulage import ar_gammal, fran_da, sagt


class Laget(StrEnum):
    """The states that are told of a matter; `ord` is what people read."""

    PLANERAD = "planerad"
    PAGAR = "pagar"
    KLAR = "klar"
    UTGAR = "utgar"
    OVERFORD = "overford"
    ERSATT = "ersatt"
    FORSENAD = "forsenad"
    INGET_RAPPORTERAT = "inget_rapporterat"

    @property
    def ord(self) -> str:
        return ORD[self]


ORD = {
    Laget.PLANERAD: "Planerad",
    Laget.PAGAR: "Pågår",
    Laget.KLAR: "Klar",
    Laget.UTGAR: "Utgår",
    Laget.OVERFORD: "Överförd",
    Laget.ERSATT: "Ersatt",
    Laget.FORSENAD: "Försenad",
    Laget.INGET_RAPPORTERAT: "Inget rapporterat",
}
KAN_ANDRAS = frozenset({Laget.PLANERAD, Laget.PAGAR, Laget.OVERFORD})
"""Open states that need a newer word after a while; silence says its own day, and so does a report of lateness."""
PASSERAT = "datumet har passerat"


@dataclass(frozen=True)
class Arendelage:
    """The state of a matter: the word, whether its last day has gone, when it was last reported, when it was due.

    `gammal`: an open state that was told too long ago to be the state of now.
    """

    lage: Laget
    datum_passerat: bool = False
    sedan: Intraffat | None = None
    senast: Kanske[Dag] = SAKNAS
    gammal: bool = False

    @property
    def ord(self) -> str:
        """The word of the state: *Pågår*."""
        return self.lage.ord

    @property
    def forsenad(self) -> bool:
        """Whether somebody has reported that it is or will be late."""
        return self.lage is Laget.FORSENAD

    @property
    def passerat_utan_rapport(self) -> bool:
        """Whether its date has passed and nobody has said how it went: no failure, and no success either."""
        return self.lage is Laget.INGET_RAPPORTERAT and self.datum_passerat

    @property
    def mer(self) -> str:
        """What stands beside the word: since when, what has passed; '' when there is nothing to add."""
        return ", ".join(self._delar())

    @property
    def text(self) -> str:
        """The whole as a line: *Inget rapporterat sedan 3 mars 2026, datumet har passerat*."""
        between = " " if self.mer.startswith("sedan ") else ", "
        return f"{self.ord}{between}{self.mer}" if self.mer else self.ord

    def _delar(self) -> list[str]:
        if self.lage is Laget.INGET_RAPPORTERAT:
            since = [f"sedan {sagt(self.sedan)}"] if self.sedan else []
            return [*since, *([PASSERAT] if self.datum_passerat else [])]
        if self.lage is Laget.FORSENAD:
            due = [] if self.senast is SAKNAS else [f"skulle vara klart {self.senast}"]
            return [f"rapporterat {sagt(self.sedan)}", *due]
        return [fran_da(self.sedan)] if self.gammal else [str(self.sedan)]


def arendelage(arende: Arende | Aktivitet | Stadsatgard, dag: date, manader: int | None = None) -> Arendelage:
    """The state of a matter or of a project's activity at the end of `dag`, from what is reported up to then.

    `manader`: for how long an open state counts as the state of now (`nulagestid`); None: for ever.
    """
    last, passed = senaste(arende.handelser, dag), passerad(arende.senast, dag)
    if last is None:
        return Arendelage(Laget.INGET_RAPPORTERAT, passed, None, arende.senast)
    found = _laget(arende.oppet(dag), last, passed, arende.senast)
    old = found in KAN_ANDRAS and ar_gammal(last.datum, dag, manader)
    return Arendelage(found, passed, last.datum, arende.senast, old)


def planlage(senast: Kanske[Dag], arenden: Sequence[Arende], dag: date, manader: int | None = None) -> Arendelage:
    """The state of what a review planned: what has been reported of the open matters that it is tied to."""
    reports = [h for a in arenden if a.oppet(dag) for h in a.handelser]
    reports.sort(key=lambda h: h.datum.till)
    return arendelage(Aktivitet(text="Planerat", tid=senast, handelser=tuple(reports)), dag, manader)


def _laget(is_open: bool, last: Handelse, passed: bool, senast: Kanske[Dag]) -> Laget:
    """What the last report makes of it. A report counts as later than the last day only when all of its time is."""
    if not passed or not is_open or last.status is Status.FORSENAD:
        return Laget(last.status)
    return Laget.FORSENAD if last.datum.fran > senast.till else Laget.INGET_RAPPORTERAT
