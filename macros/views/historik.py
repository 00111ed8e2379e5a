"""A system's history: what has held and when, a lane a question, and everything dated in one list.

A lane is the day's own answer asked again on each day when it can have changed: nothing is reckoned here a second time.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from macros.models.base import SAKNAS
from macros.models.dag import i_ord as dag_i_ord
from macros.models.klassning import Klassning, beslutade
from macros.models.kontroll import Slag
from macros.models.ord import varde_ord
from macros.models.system import Del, Fjarratkomst, System, Utfall
from macros.state.day import Dagslage, Lage, Svar
from macros.state.frukter import fjarratkomst
from macros.views.columns import UTIFRAN, i_ord, namn, svar_ord
from macros.views.parts import Lage as Ord
from macros.views.parts import Sammanhang

DELNAMN = {Del.TEKNIK: "teknik", Del.PROCESS: "process", Del.RUTIN: "rutin"}
STAPEL = {
    Lage.GILTIG: "gilt",
    Lage.BEHOVS_INTE: "gilt",
    Lage.DELVIS: "delvis",
    Lage.GAMMAL: "gammal",
    Lage.UTGANGEN: "saknas",
    Lage.SAKNAS: "saknas",
}
"""The look of a stretch of time by its state; what is unknown has none."""
TECKEN = (
    ("gilt", "gäller"),
    ("delvis", "delvis"),
    ("gammal", "tiden har gått ut, inget nytt rapporterat"),
    ("saknas", "saknas eller utgången"),
)


@dataclass(frozen=True)
class Period:
    """A stretch of time in one state: from, up to and including, whether it still goes on, the state's word and look."""

    fran: date
    till: date
    nu: bool
    ord: Ord
    form: str

    @property
    def i_ord(self) -> str:
        """*30 maj 2023 till 30 maj 2024: giltig*."""
        when = f"sedan {dag_i_ord(self.fran)}" if self.nu else f"{dag_i_ord(self.fran)} till {dag_i_ord(self.till)}"
        return f"{when}: {self.ord.ord.lower()}"


@dataclass(frozen=True)
class Bana:
    """A lane: its question, its stretches of time, and the days on which something was written (how it went)."""

    namn: str
    perioder: list[Period]
    punkter: list[tuple[date, str]]


def build_banor(s: Sammanhang, system: System) -> list[Bana]:
    """The lanes of the questions of which anything is dated, in the order of the page."""
    days = [
        ("Klassning", _klassningar(s, system), lambda d: d.systemklassning(system).svar),
        ("Riskanalys", system.riskanalyser, lambda d: d.riskanalys(system)),
        *(
            (
                f"Behörigheter: {DELNAMN[part]}",
                [b for b in system.behorigheter if b.del_ is part],
                lambda d, p=part: d.behorighet(system)[p],
            )
            for part in Del
        ),
        (UTIFRAN, system.fjarratkomst, lambda d: fjarratkomst(d, system)),
        ("Återställningstest", system.aterstallningstester, lambda d: d.aterstallning(system)),
        ("Sårbarhetsgranskning", _kontroller(s, system, Slag.SARBARHETSSKANNING), lambda d: d.skanning(system)),
        ("Revision", _kontroller(s, system, Slag.INTERN_REVISION), lambda d: d.revision(system)),
        ("Bekräftad av ägaren", system.bekraftad, lambda d: d.bekraftelse(system)),
    ]
    found = (_bana(s, name, facts, ask) for name, facts, ask in days)
    return [lane for lane in found if lane.punkter]


def _klassningar(s: Sammanhang, system: System) -> list[Any]:
    sets = s.registers.chosen("informationsmangder", system.informationsmangder)
    return [*beslutade(system.klassningar), *(k for m in sets for k in beslutade(m.klassningar))]


def _kontroller(s: Sammanhang, system: System, slag: Slag) -> list[Any]:
    made = s.registers.om_de_visas("kontroller", "system", system.id)
    return [k for k in made if k.slag is slag and hasattr(k.datum, "till")]


def _bana(s: Sammanhang, name: str, facts: Iterable[Any], ask: Callable[[Dagslage], Svar]) -> Bana:
    known = sorted({f.datum.till for f in facts if f.datum.till <= s.dag})
    partly = {f.datum.till for f in facts if getattr(f, "utfall", None) is Utfall.DELVIS}

    def on(day: date) -> Svar:
        return ask(Dagslage(s.registers, day))

    ends = {a.galler_till + timedelta(days=1) for day in known if (a := on(day)).galler_till}
    starts = sorted({*known, *(day for day in ends if day <= s.dag)})
    points = [(day, "delvis" if day in partly else "fel" if on(day).lage is Lage.SAKNAS else "gjort") for day in known]
    return Bana(name, _perioder([(day, on(day)) for day in starts], s.dag), points)


def _perioder(answers: list[tuple[date, Svar]], today: date) -> list[Period]:
    """Stretches of one state: what begins on a day holds until the day before the next that differs."""
    merged: list[tuple[date, Svar]] = []
    for day, svar in answers:
        if not merged or merged[-1][1].lage is not svar.lage:
            merged.append((day, svar))
    ends = [*(day - timedelta(days=1) for day, _ in merged[1:]), *([today] if merged else [])]
    return [
        Period(day, end, end == today, svar_ord(svar), STAPEL[svar.lage])
        for (day, svar), end in zip(merged, ends, strict=True)
        if svar.lage in STAPEL
    ]


def build_historikbild(banor: list[Bana], today: date) -> dict[str, Any] | None:
    """The lanes as per cent of an axis of whole years that ends with this one; None with nothing dated."""
    if not banor:
        return None
    first = date(min(p[0] for b in banor for p in b.punkter).year, 1, 1)
    span = (date(today.year, 12, 31) - first).days + 1

    def at(day: date) -> str:
        return f"{100 * (day - first).days / span:.4g}"

    return {
        "ar": [(year, at(date(year, 1, 1))) for year in range(first.year, today.year + 1)],
        "nu": at(today),
        "rader": [
            {
                "namn": b.namn,
                "staplar": [
                    (p.form, at(p.fran), f"{100 * ((p.till - p.fran).days + 1) / span:.4g}") for p in b.perioder
                ],
                "punkter": [(form, at(day)) for day, form in b.punkter],
                "nu": next((p.ord for p in b.perioder if p.nu), None),
                "text": "; ".join(p.i_ord for p in b.perioder),
            }
            for b in banor
        ],
        "tecken": [t for t in TECKEN if any(p.form == t[0] for b in banor for p in b.perioder)],
        "punkttecken": {form for b in banor for _, form in b.punkter},
    }


def build_handelser(s: Sammanhang, system: System) -> list[tuple[str, str]]:
    """(date, what) of everything dated about the system up to the day, newest first."""
    rows = [(k.datum, _klassad(s, k)) for k in system.klassningar]
    rows += [(r.datum, f"riskanalys: {i_ord(r.lage, s.registers)}") for r in system.riskanalyser]
    rows += [
        (b.datum, f"behörighetshantering, {DELNAMN[b.del_]}: {'dokumenterad' if b.dokumenterad else 'saknas'}")
        for b in system.behorigheter
    ]
    rows += [(f.datum, f"åtkomst utifrån: {_vag(f)}") for f in system.fjarratkomst]
    rows += [(x.datum, "prioriterad" if x.prioriterad else "inte längre prioriterad") for x in system.prioriteringar]
    rows += [(t.datum, f"återställningstest: {i_ord(t.utfall, s.registers)}") for t in system.aterstallningstester]
    rows += [(c.datum, f"bekräftad av {namn(s.registers, c.av)}") for c in system.bekraftad]
    for mangd in s.registers.chosen("informationsmangder", system.informationsmangder):
        rows += [(k.datum, f"{mangd.namn} {_klassad(s, k)}") for k in mangd.klassningar]
    rows += [
        (k.datum, f"{i_ord(k.slag, s.registers)}: {k.rubrik}")
        for k in s.registers.om_de_visas("kontroller", "system", system.id)
        if hasattr(k.datum, "till")
    ]
    seen = [(d, text) for d, text in rows if d.till <= s.dag]
    return [(str(d), text) for d, text in sorted(seen, key=lambda row: row[0].till, reverse=True)]


def _klassad(s: Sammanhang, made: Klassning) -> str:
    """*klassad 2-1-1, beslutad av chefen*, or that it is a proposal."""
    levels = "-".join(map(str, made.krt))
    if made.forslag:
        return f"föreslagen klassning {levels}, inte beslutad"
    return f"klassad {levels}" + (f", beslutad av {namn(s.registers, made.av)}" if made.av else "")


def _vag(f: Fjarratkomst) -> str:
    """A way in with its two factors: *VPN, kräver två faktorer*."""
    if f.tvafaktor is None or f.tvafaktor is SAKNAS:
        return varde_ord(f.vag) + ("" if f.tvafaktor is None else ", om två faktorer krävs är inte känt")
    return f"{varde_ord(f.vag)}, {'kräver två faktorer' if f.tvafaktor else 'utan två faktorer'}"
