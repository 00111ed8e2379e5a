"""The state of things at the end of a day, computed from dated facts. Nothing here reads a clock or a file.

An event counts from its last day; what falls due has not passed on the day itself but the day after. Silence is not
failure: where nothing is written the answer is unknown, and what is older than its rule says so and no more.
"""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from macros.models.base import SAKNAS, senaste
from macros.models.klassning import Klassning, beslutade
from macros.models.kontroll import Slag as Kontrollslag
from macros.models.regel import RegelId
from macros.models.system import Analyslage, Del, Driftform, System, Utfall
from macros.registers.load import Registers

ASPEKTER = ("konfidentialitet", "riktighet", "tillganglighet")


class Lage(StrEnum):
    """The state of one question about a system, a treatment or a set of information.

    `SAKNAS` and `UTGANGEN` need a fact that says so; `GAMMAL` is older than the rule's time, and what holds now is not known.
    """

    GILTIG = "giltig"
    UTGANGEN = "utgangen"
    GAMMAL = "gammal"
    DELVIS = "delvis"
    SAKNAS = "saknas"
    BEHOVS_INTE = "behovs_inte"
    OKAND = "okand"
    INTE_INSKRIVEN = "inte_inskriven"
    """A fact asks for it and the register does not have it, which says nothing of what the office has elsewhere."""
    DOLD = "dold"
    """Known or not, the audience may not read it: it is neither told nor counted."""


@dataclass(frozen=True)
class Svar:
    """A state with what it rests on: the day of the fact, until when it holds, and words for the reader."""

    lage: Lage
    datum: Any = None
    galler_till: date | None = None
    text: str = ""

    @property
    def brist(self) -> bool:
        """Whether this is something that somebody has to do something about."""
        return self.lage not in (Lage.GILTIG, Lage.BEHOVS_INTE, Lage.DOLD)


HEMLIGT = Svar(Lage.DOLD)


def add_months(day: date, months: int) -> date:
    """The same day `months` later by the calendar; the last of the month when there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


@dataclass(frozen=True)
class Dagslage:
    """The registers as of a day: every question of state is asked here."""

    registers: Registers
    dag: date

    def manader(self, regel: RegelId) -> int | None:
        """How long a rule says, in months; None when no rule is given."""
        found = self.registers.get("regler", regel)
        return found.manader if found else None

    def _fram_till(self, datum: Any, regel: RegelId, text: str = "") -> Svar:
        """Valid until the rule's months after `datum`, older than the rule after that."""
        months = self.manader(regel)
        if months is None:
            return Svar(Lage.OKAND, datum, None, text)
        until = add_months(datum.till, months)
        return Svar(Lage.GAMMAL if until < self.dag else Lage.GILTIG, datum, until, text)

    # Classification: information is classified, a system inherits.

    def klassning(self, klassningar: Sequence[Klassning]) -> tuple[Svar, Klassning | None]:
        """The state of a set's or a camera group's own classification, and the classification; a proposal is none."""
        last = senaste(beslutade(klassningar), self.dag)
        return (Svar(Lage.OKAND), None) if last is None else (self._fram_till(last.datum, RegelId.KLASSNING), last)

    def systemklassning(self, system: System) -> "Systemklassning":
        """A system's classification: the highest of its sets' and its own, with where each level comes from."""
        sources = [(m.namn, self.klassning(m.klassningar)) for m in self.mangder(system)]
        if beslutade(system.klassningar) or not sources:
            sources.append(("systemets egen klassning", self.klassning(system.klassningar)))
        known = [(name, answer, made) for name, (answer, made) in sources if made is not None]
        missing = [name for name, (_, made) in sources if made is None]
        if not known:
            return Systemklassning(Svar(Lage.OKAND), None, (), tuple(missing))
        highest = tuple(max(made.krt[i] for _, _, made in known) for i in range(3))
        origin = tuple(", ".join(n for n, _, made in known if made.krt[i] == highest[i]) for i in range(3))
        return Systemklassning(self._samlat([a for _, a, _ in known], missing), highest, origin, tuple(missing))

    @staticmethod
    def _samlat(answers: list[Svar], missing: list[str]) -> Svar:
        """One answer for several: old when any is, partial when nothing is known of any; valid until the first ends."""
        first = min(answers, key=lambda a: a.galler_till or date.max)
        if missing:
            return Svar(Lage.DELVIS, first.datum, first.galler_till, f"uppgift saknas för {', '.join(missing)}")
        return first

    def mangder(self, system: System) -> list[Any]:
        """The sets of information that a system handles."""
        return self.registers.chosen("informationsmangder", system.informationsmangder)

    # The other questions about a system.

    def riskanalys(self, system: System) -> Svar:
        last = senaste(system.riskanalyser, self.dag)
        if last is None:
            return Svar(Lage.OKAND)
        if last.lage is Analyslage.GJORD:
            return self._fram_till(last.datum, RegelId.RISKANALYS)
        if last.lage is Analyslage.BEHOVS_INTE:
            return Svar(Lage.BEHOVS_INTE, last.datum)
        return Svar(Lage.SAKNAS, last.datum, None, "behövs, men är inte gjord")

    def behorighet(self, system: System) -> dict[Del, Svar]:
        """For each of technique, process and routine whether it is documented."""
        if self.registers.doljer("system", "behorigheter"):
            return dict.fromkeys(Del, HEMLIGT)
        answers = {}
        for part in Del:
            last = senaste((b for b in system.behorigheter if b.del_ is part), self.dag)
            if last is None:
                answers[part] = Svar(Lage.OKAND)
            else:
                answers[part] = Svar(Lage.GILTIG if last.dokumenterad else Lage.SAKNAS, last.datum)
        return answers

    def aterstallning(self, system: System) -> Svar:
        """The last test of restoring: valid when it went well and is not too old."""
        if self.registers.doljer("system", "aterstallningstester"):
            return HEMLIGT
        last = senaste(system.aterstallningstester, self.dag)
        if last is None:
            return Svar(Lage.OKAND)
        if last.utfall is not Utfall.LYCKAT:
            return Svar(Lage.SAKNAS, last.datum, None, f"senaste testet: {last.utfall}")
        return self._fram_till(last.datum, RegelId.ATERSTALLNINGSTEST)

    def kontroll(self, system: System, slag: Kontrollslag, regel: RegelId) -> Svar:
        """When a scan or an audit of the system was last made, and when the next is due."""
        if "kontroller" in self.registers.slutna:
            return HEMLIGT
        made = [k for k in self.registers.by("kontroller", "system", system.id) if k.slag is slag and _dated(k)]
        last = senaste(made, self.dag)
        return self._fram_till(last.datum, regel) if last else Svar(Lage.OKAND)

    def skanning(self, system: System) -> Svar:
        return self.kontroll(system, Kontrollslag.SARBARHETSSKANNING, RegelId.SARBARHETSSKANNING)

    def revision(self, system: System) -> Svar:
        return self.kontroll(system, Kontrollslag.INTERN_REVISION, RegelId.REVISION)

    def bekraftelse(self, system: System) -> Svar:
        """Whether the owner role has confirmed the record within the time of the rule."""
        last = senaste(system.bekraftad, self.dag)
        return self._fram_till(last.datum, RegelId.BEKRAFTELSE) if last else Svar(Lage.OKAND)

    def behandling(self, system: System) -> Svar:
        """Whether a treatment that goes on names a system with personal data; an example stands in for no real one."""
        if system.personuppgifter is not True:
            return Svar(Lage.BEHOVS_INTE if system.personuppgifter is False else Lage.OKAND)
        if self.registers.doljer("behandlingar", "system"):
            return HEMLIGT
        named = self.registers.by("behandlingar", "system", system.id)
        if any(b.finns(self.dag) and b.exempel <= system.exempel for b in named):
            return Svar(Lage.GILTIG)
        return Svar(Lage.INTE_INSKRIVEN, text="systemet har personuppgifter; skriv in det i behandlingen det hör till")

    def leverantor(self, system: System) -> Svar:
        """Whether a system in the cloud has a supplier. One that the audience may not read of is not missing."""
        known = isinstance(system.driftformer, tuple)
        if not known or Driftform.MOLN not in system.driftformer:
            return Svar(Lage.BEHOVS_INTE if known else Lage.OKAND)
        if system.leverantorer or not self.registers.hela("leverantorer"):
            return Svar(Lage.GILTIG) if system.leverantorer else HEMLIGT
        return Svar(Lage.INTE_INSKRIVEN, text="systemet finns i molnet; skriv in vem som levererar det")

    def dpia(self, behandling: Any) -> Svar:
        """The impact assessment of a treatment."""
        if self.registers.doljer("behandlingar", "dpia"):
            return HEMLIGT
        last = senaste(behandling.dpia, self.dag)
        if last is None:
            return Svar(Lage.OKAND)
        states = {"gjord": Lage.GILTIG, "behovs_inte": Lage.BEHOVS_INTE, "pagar": Lage.DELVIS, "behovs": Lage.SAKNAS}
        return Svar(states[last.lage], last.datum, None, "pågår" if last.lage == "pagar" else "")

    def undantag(self, undantag: Any) -> Svar:
        """Whether an exception still holds: one that has ended is a requirement that is not met."""
        if undantag.till is SAKNAS:
            return Svar(Lage.OKAND)
        ended = undantag.till.till < self.dag
        return Svar(Lage.UTGANGEN if ended else Lage.GILTIG, None, undantag.till.till)

    def underlag(self, underlag: Any) -> Svar:
        """Whether evidence can still be relied on. Without its day, or without an end that is known, nobody knows."""
        shown, until = underlag.visar_dag, underlag.galler_till
        if shown is SAKNAS or until is SAKNAS:
            return Svar(Lage.OKAND, None if shown is SAKNAS else shown)
        last = until.till if until is not None else add_months(shown.till, underlag.galler_manader)
        return Svar(Lage.GAMMAL if last < self.dag else Lage.GILTIG, shown, last)

    def tillamplighet(self, ram: str, nummer: str) -> Any:
        """What the office had last decided on whether a requirement applies; None when it had decided nothing."""
        told = self.registers.by("tillamplighet", "nummer", nummer)
        made = [t for t in told if t.ram == ram and t.beslutad(self.dag)]
        return max(made, key=lambda t: t.beslutat.till, default=None)

    def system(self) -> list[System]:
        """The systems in use on the day that can be told of: not those in protective security."""
        return [s for s in self.registers.system if self.syns(s)]

    def behandlingar(self) -> list[Any]:
        """The treatments of personal data that go on on the day."""
        return [b for b in self.registers.behandlingar if b.finns(self.dag)]

    def syns(self, system: System) -> bool:
        """Whether the system is in use on the day and can be told of."""
        return not system.sakerhetsskydd and system.finns(self.dag)


def _dated(kontroll: Any) -> bool:
    return kontroll.datum is not None and kontroll.datum is not SAKNAS


@dataclass(frozen=True)
class Systemklassning:
    """A system's inherited classification: state, (K, R, T), from which sets each level comes, sets without."""

    svar: Svar
    krt: tuple[int, int, int] | None
    fran: tuple[str, ...]
    utan: tuple[str, ...]
