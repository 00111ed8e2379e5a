"""The registers as they could be known at the end of a day, asked for the parts of what a supervisor is shown."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from macros.models import ARENDEN
from macros.models.base import SAKNAS, Arende
from macros.models.klassning import beslutade
from macros.models.kort import Kort, Skyddsatgard
from macros.models.ord import varde_ord
from macros.models.skyldighet import Skyldighet
from macros.models.system import System
from macros.models.undantag import Undantag
from macros.models.underlag import Underlag
from macros.state.arendelage import arendelage
from macros.state.atgardslage import ORD, kortlage
from macros.state.berorda import hela_kontoret, nagon_beror
from macros.state.day import Dagslage, Systemklassning
from macros.state.known import berattades_senare, kand_vid
from macros.state.kravsvar import Besvarat, Slag, Svarande
from macros.views.columns import svar_ord, underlagets_ord
from macros.views.krav import skyldighetslage
from macros.views.parts import OKAND, VISAS_INTE, Lage, Sammanhang, tillstand
from macros.views.tackning import vad, var
from macros.views.tillsynsrader import (
    Arenderad,
    Atgardsrad,
    Skyldighetsrad,
    Systemrad,
    Undantagsrad,
    Underlagsrad,
    Urval,
)
from macros.views.words import i_ord, visningsnamn

INGET_SYSTEM = Lage("Inget av de inskrivna systemen", "utgar")
UTAN_TID = Lage("Ingen tid inskriven", "okand")
"""Of a document that an event rests on nobody says until when it can be relied on."""


class Dagsbild:
    """An office on a day. `nu` are its registers as they are, without examples; `registers` as they could be known then."""

    def __init__(self, s: Sammanhang):
        self.nu = s.raknas
        self.s = replace(s, registers=kand_vid(s.raknas, s.dag))
        self.registers = self.s.registers
        self.day = Dagslage(self.registers, s.dag)

    def tomt(self, *registers: str) -> Lage:
        """What stands where nothing is listed: unknown, or that the audience may not read all of it."""
        return OKAND if self.registers.hela(*registers) else VISAS_INTE

    # Measures.

    @cached_property
    def matt(self) -> dict[str, tuple[Kort, Skyddsatgard]]:
        """Every measure with its card, by its id."""
        return {a.id: (card, a) for card in self.registers.kartotek for a in card.atgarder}

    def svarande(self, svar: Besvarat) -> tuple[Atgardsrad, ...]:
        """What answers a requirement: what fulfils it first, then measures, routines and the directive by their ids."""
        return tuple(map(self._svarande, svar.svarande))

    def _svarande(self, a: Svarande) -> Atgardsrad:
        state = kortlage(self.registers, self.s.dag, a.sida)
        post = ("beslut", state.beslut.id) if state.beslut else (str(a.slag), a.post)
        return Atgardsrad(a.id, var(self.s, a), vad(self.s, a), varde_ord(a.hur), a.skal, Lage(*ORD[state.lage]), post)

    # Systems.

    @cached_property
    def klassade(self) -> list[tuple[System, Systemklassning]]:
        """Every system that can be told of, with its classification."""
        return [(x, self.day.systemklassning(x)) for x in self.day.system()]

    @cached_property
    def systemrader(self) -> dict[str, Systemrad]:
        return {x.id: self._system(x, found) for x, found in self.klassade}

    def urval(self, svarande: Sequence[Svarande]) -> Urval:
        """The systems that these measures are asked of. A routine and the directive are the whole office's."""
        empty = INGET_SYSTEM if self.klassade else self.tomt("system")
        told = [self.matt[a.id] for a in svarande if a.slag is Slag.ATGARD]
        single = [a for card, a in told if not hela_kontoret(self.registers, card.id, a.id)]
        if not single:
            return Urval(hela=bool(svarande))
        asked = [(self.systemrader[x.id], nagon_beror(x, found.krt, single)) for x, found in self.klassade]
        sure, unsure = (tuple(row for row, told in asked if told is answer) for answer in (True, None))
        return Urval(sure, unsure, len(single) < len(svarande), empty)

    def utpekade(self, systems: Iterable[str]) -> Urval:
        """The systems that a record names."""
        return Urval(tuple(self.systemrader[x] for x in systems if x in self.systemrader), tomt=self.tomt("system"))

    def _system(self, system: System, found: Systemklassning) -> Systemrad:
        return Systemrad(
            system.id,
            visningsnamn(system),
            i_ord(system.agare, self.registers),
            i_ord(system.driftformer, self.registers),
            "-".join(map(str, found.krt)) if found.krt else "",
            svar_ord(found.svar),
            found.svar.datum,
            found.svar.galler_till,
            next((k.underlag or "" for k in beslutade(system.klassningar) if k.datum == found.svar.datum), ""),
            (("system", system.id), *(("informationsmangder", m.id) for m in self.day.mangder(system))),
        )

    # Evidence.

    def underlag(self, *fragor: tuple[str, str]) -> list[Underlagsrad]:
        """The evidence that points at something, asked as (field, value): `("skyddsatgarder", "LOG-01")`; each once."""
        found = {u.id: u for field, value in fragor for u in self.registers.om_de_visas("underlag", field, value)}
        return [self.underlagsrad(u) for u in sorted(found.values(), key=lambda u: u.id)]

    def om_systemen(self, visade: Iterable[Underlagsrad]) -> list[Underlagsrad]:
        """The evidence of a system that is not among the shown: it shows how the system is, and no requirement."""
        shown = {u.id for u in visade}
        found = self.underlag(*(("system", x) for x in self.systemrader))
        return [u for u in found if u.id not in shown]

    def for_krav(self, ram: str, nummer: str) -> list[Underlagsrad]:
        """The evidence that points at a requirement itself."""
        found = [u for u in self.registers.underlag if _ror(u, ram, nummer)]
        return [self.underlagsrad(u) for u in found]

    def underlagsrad(self, u: Underlag) -> Underlagsrad:
        svar = self.day.underlag(u)
        who = "" if u.av is SAKNAS else i_ord(u.av, self.registers)
        shown = None if u.visar_dag is SAKNAS else u.visar_dag
        about = ", ".join(
            filter(None, [*u.skyddsatgarder, *(i_ord(x, self.registers) for x in (*u.system, *u.avvikelser))])
        )
        named = [("system", x) for x in u.system] + [("avvikelser", x) for x in u.avvikelser]
        state, posts = underlagets_ord(svar), (("underlag", u.id), *named)
        return Underlagsrad(u.id, u.vad, shown, state, svar.galler_till, u.referens, who, about, posts)

    def ur_handelser(self, register: str, record: Any) -> list[Underlagsrad]:
        """The documents that the events of a record rest on. Until when one holds is told nowhere."""
        told = [h for h in record.handelser if h.underlag and h.datum.till <= self.s.dag]
        posts, name = ((register, record.id),), visningsnamn(record)
        return [
            Underlagsrad(
                record.id, h.text, h.datum, UTAN_TID, None, h.underlag, i_ord(h.av, self.registers), name, posts
            )
            for h in told
        ]

    # Matters and duties.

    def arenden_for(self, ram: str, nummer: str, atgarder: Iterable[str]) -> tuple[Arenderad, ...]:
        """The matters that are to answer a requirement, or that carry out one of its measures."""
        found = [a.id for a in self.registers.of("arenden") if _ror(a, ram, nummer)]
        found += [a.id for x in atgarder for a in self.registers.om_de_visas("atgarder", "skyddsatgarder", x)]
        return self.arenden(found)

    def undantag(self, atgarder: Iterable[str]) -> tuple[Undantagsrad, ...]:
        """The exceptions from these measures that had begun by the day; each once."""
        found = {u.id: u for x in atgarder for u in self.registers.om_de_visas("undantag", "skyddsatgarder", x)}
        return tuple(self._undantag(u) for u in sorted(found.values(), key=lambda u: u.id) if self._borjat(u))

    def _borjat(self, u: Undantag) -> bool:
        return u.fran is SAKNAS or u.fran.fran <= self.s.dag

    def _undantag(self, u: Undantag) -> Undantagsrad:
        about = ", ".join([*u.skyddsatgarder, *(i_ord(x, self.registers) for x in u.system)])
        who = "" if u.godkant_av is SAKNAS else i_ord(u.godkant_av, self.registers)
        posts = (("undantag", u.id), *(("system", x) for x in u.system))
        until = i_ord(u.till, self.registers)
        return Undantagsrad(u.id, u.rubrik, u.skal, who, until, svar_ord(self.day.undantag(u)), about, posts)

    def arenden(self, ids: Iterable[str]) -> tuple[Arenderad, ...]:
        """These matters, but for those that were told of first after the day."""
        wanted = set(ids)
        return tuple(
            self._arende(register, a)
            for register in ARENDEN
            for a in self.registers.of(register)
            if a.id in wanted and not berattades_senare(self.nu, self.nu.get(register, a.id), self.s.dag)
        )

    def _arende(self, register: str, a: Arende) -> Arenderad:
        state = tillstand(arendelage(a, self.s.dag, self.s.nulage))
        who, when = (i_ord(x, self.registers) for x in (a.ansvarig, a.senast))
        return Arenderad(a.id, a.rubrik, who, when, state, a.oppet(self.s.dag), (register, a.id))

    def skyldigheter(self, ram: str, nummer: str) -> list[Skyldighet]:
        """The duties that a requirement lays on the office."""
        return [x for x in self.registers.skyldigheter if (x.ram, x.nummer) == (ram, nummer)]

    def skyldighetsrad(self, x: Skyldighet) -> Skyldighetsrad:
        state = skyldighetslage(self.s, x.senaste_handelse(self.s.dag))
        return Skyldighetsrad(x.id, x.rubrik, i_ord(x.vem, self.registers), state, ("skyldigheter", x.id))


def _ror(record: Any, ram: str, nummer: str) -> bool:
    return any(k.ram == ram and nummer in k.nummer for k in record.krav)
