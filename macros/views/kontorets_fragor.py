"""Every question that the office has to decide: how far they have come, which hold up most, and who can prepare them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from macros.models.base import SAKNAS
from macros.models.dag import i_ord as datum_i_ord
from macros.models.kort import Kort
from macros.models.lokalt_beslut import LokaltBeslut, Tema
from macros.models.vardagsfraga import Vardagsfraga
from macros.pages.kinds import kind_of
from macros.pages.page import Page, with_indexes
from macros.pages.paths import DECISION_SHEETS, card_page
from macros.problems import quote
from macros.render import render
from macros.state.avgjort import FORST, avgjord
from macros.state.dokument import FORSLAG
from macros.views.columns import i_ord
from macros.views.foresla import foresla_post
from macros.views.forslag import beslut_for, hanvisning
from macros.views.lista import antal, uppraknat, val
from macros.views.parts import VISAS_INTE, Lage, Sammanhang

AVGJORD = Lage("Avgjord", "klar")
VANTAR = Lage("Väntar på beslut", "planerad")
INGEN = "Ingen känd"
LISTED = "{{ fore_skarp_drift("
"""The call that shows every question of its theme."""


@dataclass(frozen=True)
class Fraga:
    """A question with the pages that ask it, and what rests on them: the cards' measures and the everyday answers."""

    post: LokaltBeslut
    sidor: tuple[Page, ...]
    kort: tuple[Kort, ...]
    svar: tuple[Vardagsfraga, ...]
    beslut: Any
    i_bruk: bool

    @property
    def atgarder(self) -> int:
        return sum(len(k.atgarder) for k in self.kort)

    @property
    def tyngd(self) -> tuple[int, int, str]:
        """What holds up most first: on most pages, then with most measures and answers; then by number."""
        return -len(self.sidor), -(self.atgarder + len(self.svar)), self.post.id

    @property
    def haller_upp(self) -> str:
        """What waits, counted: '2 sidor, 10 åtgärder'."""
        told = [antal(len(self.sidor), "sida", "sidor"), antal(self.atgarder, "åtgärd", "åtgärder")]
        told.append(antal(len(self.svar), "svar i Får jag …?", "svar i Får jag …?"))
        return ", ".join(part for part in told if not part.startswith("0 "))


def build_fragor(s: Sammanhang) -> Iterator[Fraga]:
    """Every question, in the order of the register."""
    cards = {card_page(k.id): k for k in s.raknas.kartotek}
    for post in s.registers.lokala_beslut:
        asked = f"kontoret_beslutar({quote(post.id)})"
        listed = post.tema is Tema.FORE_SKARP_DRIFT
        written = with_indexes(s.sidor).written
        pages = tuple(p for p in written if asked in p.text or (listed and LISTED in p.text))
        paths = {p.path for p in pages}
        decision = avgjord(s.registers, post, s.dag)
        yield Fraga(
            post,
            pages,
            tuple(k for path, k in cards.items() if path in paths),
            tuple(x for x in s.raknas.vardagsfragor if str(x.sida).partition("#")[0] in paths),
            decision,
            bool(decision and pages and all(beslut_for(s, path) for path in paths)),
        )


def haller_upp_mest(fragor: Iterable[Fraga]) -> list[Fraga]:
    """The questions without a decision that some page asks, those that hold up most first."""
    return [f for f in sorted(fragor, key=lambda f: f.tyngd) if f.beslut is None and f.sidor]


def build_fore_skarp_drift(s: Sammanhang) -> list[Fraga]:
    """The questions that must be settled before real use, in the order of the register."""
    return [f for f in build_fragor(s) if f.post.tema is Tema.FORE_SKARP_DRIFT and not f.post.exempel]


def fore_skarp_drift(s: Sammanhang) -> str:
    """Det som kontoret ska ha prövat innan kunskapsbasen används på riktigt, med läge: `{{ fore_skarp_drift() }}`."""
    found = build_fore_skarp_drift(s)
    settled = sum(f.beslut is not None for f in found)
    total = antal(len(found), "prövning", "prövningar")
    summan = f"{settled} av {total} är avgjorda. Läget {datum_i_ord(s.dag)}."
    if not s.registers.hela("beslut"):
        summan = f"{total}. Vilka som är avgjorda visas inte här."
    return render("fore_skarp_drift.html.j2", summan=summan if found else "", rader=[_rad(s, f) for f in found])


def kontoret_beslutar_lista(s: Sammanhang) -> str:
    """Alla frågor som bara kontoret kan avgöra, med sidorna där de står: `{{ kontoret_beslutar_lista() }}`."""
    found = list(build_fragor(s))
    rows = [_rad(s, f) for f in sorted(found, key=lambda f: f.tyngd)]
    waiting = [f for f in found if f.beslut is None]
    known = sum(f.post.vem is not SAKNAS for f in found)
    return render(
        "kontoret_beslutar_lista.html.j2",
        svar=_svar(s, len(waiting), len(rows), known),
        steg=_steg(found, known)[: None if s.registers.hela("beslut") else 2],
        forslag=FORSLAG,
        forst=haller_upp_mest(found)[:FORST],
        ark=s.lank(DECISION_SHEETS) if DECISION_SHEETS in s.sidor else None,
        grupper=_grupper(rows),
        valen=[
            val("bereds", "Kan beredas av", [w for r in rows for w in r["bereds"]]),
            val("slag", "Håller upp", [w for r in rows for w in r["slag"]]),
            val("lage", "Läge", [r["lage"].ord for r in rows]),
        ],
        antal=antal(len(rows), "fråga", "frågor"),
    )


def _svar(s: Sammanhang, waiting: int, total: int, known: int) -> str:
    first = f"{waiting} av {antal(total, 'fråga', 'frågor')} väntar på ett beslut."
    if not s.registers.hela("beslut"):
        first = f"{antal(total, 'fråga', 'frågor')}. Vad kontoret har beslutat om dem visas inte här."
    return f"{first} Vem som beslutar är känt för {known} av {total}."


def _steg(found: list[Fraga], known: int) -> list[tuple[int, str, str]]:
    """(how many, step, what the step takes): from a question with a proposal to pages that hold."""
    return [
        (len(found), "Fråga med svar att ta ställning till", "vårt svar och dess källor är skrivna"),
        (known, "Beslutare utpekad", "rollen är inskriven i frågan"),
        (sum(f.beslut is not None for f in found), "Beslutat", "frågan pekar på beslutet"),
        (sum(f.i_bruk for f in found), "I bruk", "sidorna där frågan står är beslutade"),
    ]


def _grupper(rows: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """By who can prepare the question: the largest group first, those without a known owner last."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(row["grupp"], []).append(row)
    return sorted(groups.items(), key=lambda g: (g[0].startswith(INGEN), -len(g[1]), g[0]))


def _inte_avgjord(s: Sammanhang) -> Lage:
    """That a question waits for a decision; that nothing is shown, where the audience does not read all decisions."""
    return VANTAR if s.registers.hela("beslut") else VISAS_INTE


def _rad(s: Sammanhang, f: Fraga) -> dict[str, Any]:
    owners = list(dict.fromkeys(i_ord(k.agare, s.registers) for k in f.kort if k.agare is not SAKNAS))
    kinds = list(dict.fromkeys(kind_of(p.path).namn or "Annan sida" for p in f.sidor))
    return {
        "id": f.post.id,
        "fraga": f.post.fraga,
        "lage": AVGJORD if f.beslut else _inte_avgjord(s),
        "haller_upp": f.haller_upp,
        "bereds": owners or [INGEN],
        "slag": kinds,
        "grupp": owners[0] if owners else f"{INGEN}: {uppraknat([k.lower() for k in kinds]) or 'står på ingen sida'}",
        "forslag": f.post.rekommendation,
        "delar": [hanvisning(s, k) for k in f.post.kallor] or [hanvisning(s, "FORSLAG")],
        "vem": i_ord(f.post.vem, s.registers),
        "beslut": f"{f.beslut.rubrik} ({f.beslut.id})" if f.beslut else "",
        "sidor": [(p.title, s.lank(p.path)) for p in f.sidor],
        "foresla": foresla_post(s, "lokala_beslut", f.post),
    }
