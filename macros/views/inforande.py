"""The way from proposal to use as it stands: each step with its state, its pages, what it waits for and what it makes possible."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.models.inforandesteg import Inforandesteg, Visar
from macros.pages.kinds import is_index, kind_of
from macros.pages.page import Page, with_indexes
from macros.pages.paths import card_page
from macros.pages.reviews import granskade
from macros.state.avgjort import FORST
from macros.state.gallande import galler_enligt
from macros.state.inforande import (
    Matt,
    Sidorna,
    Steglage,
    nasta_steg,
    sidbeslut_visas,
    stegets_lage,
    stegets_matt,
    vantar_pa,
)
from macros.state.kravsvar import Kravstatus
from macros.views.andelar import Andel
from macros.views.kontorets_fragor import Fraga, haller_upp_mest
from macros.views.lista import antal
from macros.views.parts import Lage, Sammanhang
from macros.views.tackning import build_tackning

FORM = {
    Steglage.KLAR: "klar",
    Steglage.PABORJAT: "pagar",
    Steglage.INGET_AN: "okand",
    Steglage.DOLT: "okand",
}
"""The shape of each state: nothing written has that of the unknown."""
OBESVARADE = (Kravstatus.SKULLE, Kravstatus.FORSLAG)
"""The states of a requirement that only proposals answer."""


@dataclass(frozen=True)
class Steg:
    """A step with its state on the day, the pages that a decision must make hold, and the steps that should come first."""

    post: Inforandesteg
    matt: Matt | None
    sidor: tuple[Page, ...]
    vantar: tuple[str, ...]

    @property
    def lage(self) -> Steglage:
        return stegets_lage(self.matt)

    @property
    def klart(self) -> bool:
        return self.lage is Steglage.KLAR

    @property
    def ord(self) -> Lage:
        return Lage(self.lage.ord, FORM[self.lage])

    @property
    def hur_langt(self) -> str:
        """'3 av 15', or '34' where nobody knows of how many; '' while nothing is written."""
        if self.matt is None or self.lage is Steglage.INGET_AN:
            return ""
        return str(self.matt.gjort) if self.matt.av is None else f"{self.matt.gjort} av {self.matt.av}"


@dataclass(frozen=True)
class Inforande:
    """All steps in their order, and the one that is next: None when all is done, waits, or may not be read."""

    steg: tuple[Steg, ...]
    nasta: Steg | None

    @property
    def klara(self) -> int:
        return sum(x.klart for x in self.steg)

    @property
    def dolda(self) -> int:
        return sum(x.lage is Steglage.DOLT for x in self.steg)

    @property
    def mening(self) -> str:
        """*Införandet: 3 av 17 steg är klara*, and of how many the state is not shown."""
        total = antal(len(self.steg), "steg", "steg")
        if self.dolda == len(self.steg):
            return f"Införandet: {total}. Läget visas inte här."
        if self.dolda:
            total = antal(len(self.steg) - self.dolda, "steg", "steg")
        hidden = f" Läget för {self.dolda} till visas inte här." if self.dolda else ""
        done = "är klart" if self.klara == 1 else "är klara"
        return f"Införandet: {self.klara} av {total} {done}.{hidden}"


def build_inforande(s: Sammanhang) -> Inforande:
    """The steps in the order of the register, as of the day."""
    posts = s.raknas.inforandesteg if s.registers.visar("inforandesteg") else ()
    shared = _sidorna(s)
    pages = {p.id: stegets_sidor(s, p) for p in posts}
    measures = {
        p.id: stegets_matt(s.registers, s.dag, p, Sidorna([x.path for x in pages[p.id]], shared.alla, shared.granskade))
        for p in posts
    }
    states = {ref: stegets_lage(m) for ref, m in measures.items()}
    steps = tuple(Steg(p, measures[p.id], pages[p.id], tuple(vantar_pa(p, states))) for p in posts)
    following = nasta_steg(posts, states)
    return Inforande(steps, next((x for x in steps if x.post is following), None))


def stegets_sidor(s: Sammanhang, post: Inforandesteg) -> tuple[Page, ...]:
    """The pages that a step names, each once; of a folder all that people write there but the first, which only leads to them."""
    written = with_indexes(s.sidor).written
    found = [
        page
        for target in post.beslutar_sidor
        for page in written
        if page.path == target or (target.endswith("/") and page.path.startswith(target) and not is_index(page.path))
    ]
    return tuple({page.path: page for page in found}.values())


def _sidorna(s: Sammanhang) -> Sidorna:
    """The pages that a decision may name, and those whose review holds."""
    pages = [p.path for p in with_indexes(s.sidor).written if kind_of(p.path).lage == "forslag"]
    if not s.registers.visar("granskningar"):
        return Sidorna((), pages)
    held = {g.path for g in granskade(s.sidor, s.registers, s.dag) if not g.skal}
    return Sidorna((), pages, frozenset(held))


def stegets_fragor(steg: Steg, fragor: Sequence[Fraga]) -> list[Fraga]:
    """The questions that a step settles: those it names, or the first ones; none where it means all that are left."""
    if steg.post.visar is Visar.FORSTA_FRAGORNA:
        return haller_upp_mest(fragor)[:FORST]
    return [f for f in fragor if f.post.id in steg.post.beslut]


def laser_upp(s: Sammanhang, steg: Steg, fragor: Sequence[Fraga], andelar: Iterable[Andel]) -> list[str]:
    """What a step makes possible, counted from the registers: pages, measures, requirements, questions, shares."""
    told = [*_av_sidorna(s, steg.sidor), *_av_fragorna(steg, fragor)]
    known = {a.om: a for a in andelar}
    for asked in steg.post.laser_upp:
        found = known.get(asked)
        told += [f"Går att räkna: {found.fraga[:1].lower()}{found.fraga[1:]} (nu {found.nu})."] if found else []
    return told


def _av_sidorna(s: Sammanhang, pages: Sequence[Page]) -> list[str]:
    if not pages:
        return []
    held = len([p for p in pages if galler_enligt(s.registers, s.dag, p.path)])
    rows = [f"{antal(len(pages), 'sida', 'sidor')} gäller efter beslutet. {_nu(s, held)}"]
    paths = {p.path for p in pages}
    measures = sum(len(k.atgarder) for k in s.raknas.kartotek if card_page(k.id) in paths)
    if measures:
        rows.append(f"{antal(measures, 'åtgärd', 'åtgärder')} på korten blir beslutade.")
    if waiting := vantande_krav(s, paths):
        rows.append(
            f"{antal(waiting, 'krav', 'krav')} i lagar och standarder, som bara förslag svarar på, får ett beslutat svar."
        )
    return rows


def _nu(s: Sammanhang, held: int) -> str:
    """How many of the pages hold already, where the audience may know it."""
    if not sidbeslut_visas(s.registers):
        return "Vilka som gäller nu visas inte här."
    return f"{held} gäller nu." if held else "Ingen gäller nu."


def vantande_krav(s: Sammanhang, paths: set[str]) -> int:
    """How many requirements of laws and standards only proposals answer, some of them on these pages."""
    answered = [x for ram in s.raknas.krav for x in build_tackning(s, ram).values()]
    return sum(x.status in OBESVARADE and any(a.sida in paths for a in x.svarande) for x in answered)


def _av_fragorna(steg: Steg, fragor: Sequence[Fraga]) -> list[str]:
    own = [f for f in stegets_fragor(steg, fragor) if f.beslut is None]
    pages = {p.path for f in own for p in f.sidor}
    asked = antal(len(own), "fråga får sitt svar", "frågor får sina svar")
    return [f"{asked} på {antal(len(pages), 'sida', 'sidor')}."] if pages else []
