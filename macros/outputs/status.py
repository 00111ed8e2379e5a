"""`lis status` and `lis utskick`: what is due, late and unknown, in a terminal and as a mail to a role."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from macros.checks.real_use import left_to_fill_in, obstacles
from macros.models import REGISTERS
from macros.models.base import SAKNAS
from macros.models.ord import stig_ord
from macros.models.regel import RegelId
from macros.pages.kinds import START
from macros.pages.page import Page, url
from macros.pages.paths import record_page
from macros.pages.reviews import granskade
from macros.registers.load import Registers
from macros.registers.roles import existing_role
from macros.state.arendelage import arendelage
from macros.state.day import Dagslage, add_months
from macros.state.inforande import KUNSKAPSBASEN
from macros.state.kontaktlage import DELAR
from macros.views.andelar import build_andelar
from macros.views.arshjul import i_manader, senast_gjort
from macros.views.blad import brister, dolda
from macros.views.columns import i_ord, svar_ord, visningsnamn
from macros.views.granskningar import rollens_granskningar
from macros.views.inforande import Steg, build_inforande
from macros.views.katalog import sena_svar
from macros.views.kontorets_fragor import build_fore_skarp_drift
from macros.views.oppet import SOON, Oppet, alla_raknade, build_oppet, oppna, planerade, summan
from macros.views.parts import Sammanhang
from macros.views.passerade_tider import passerade_tider
from macros.views.utan_grund import utan_grund_i_ord

Sidor = Mapping[str, Page] | None
TO_FILL_IN = "Att fylla i"
SYSTEMS = "System att göra något åt"
WITH_SHEET = (
    "Stämmer det inte? Skriv det i bladet som följer med, och skicka tillbaka filen. Du behöver inget annat program."
)
UTAN_ADRESS = "webbplatsens adress är inte inskriven än (site_url i mkdocs.yml), så brevet har ingen länk"
"""What a letter says in the place of a link that would lead nowhere."""


def status_text(registers: Registers, dag: date, sidor: Sidor = None) -> str:
    """What to do now: to fill in, late, due within two months, unknown, and every share with its denominator."""
    s = Sammanhang(registers.raknas, dag, START, sidor or {})
    rows = [f"Läget {dag.isoformat()}", "", *_way(s)]
    for title, found in [(TO_FILL_IN, _to_fill_in(registers)), *_groups(s)]:
        none = "uppgift saknas" if title == SYSTEMS and not s.registers.system else "inget"
        rows += [f"{title}: {len(found) or none}", *(f"  {row}" for row in found), ""]
        if title == TO_FILL_IN:
            rows += [_real_use(registers, s.sidor), ""]
    if all(x.id == KUNSKAPSBASEN for x in s.registers.system):
        which = "Andra system än kunskapsbasen" if s.registers.system else "System"
        rows += [f"{which}: uppgift saknas. Inga är inskrivna; lis ny system --fran lista.xlsx läser in en lista.", ""]
    rows += [utan_grund_i_ord(s), ""]
    rows += [f"Allt som är öppet: {summan(build_oppet(s))}", "", "Andelar"]
    rows += [f"  {a.fraga}: {a.nu}" for a in build_andelar(s)]
    return "\n".join(rows) + "\n"


def _way(s: Sammanhang) -> list[str]:
    """How far the office has come on the way to use: a line a step, and what comes next."""
    found = build_inforande(s)
    if not found.steg:
        return []
    width = max(len(x.lage.ord) for x in found.steg)
    rows = [f"  {x.lage.ord:<{width}}  {x.post.id} {x.post.rubrik}{_how_far(x)}" for x in found.steg]
    told = (
        f"{found.nasta.post.id} {found.nasta.post.rubrik}" if found.nasta else "inget steg som inte väntar på ett annat"
    )
    return [
        found.mening,
        *rows,
        "Alla steg är klara." if found.klara == len(found.steg) else f"Nästa steg: {told}.",
        "",
    ]


def _how_far(step: Steg) -> str:
    """How much of a step is done, and which steps it waits for."""
    done = f": {step.hur_langt}" if step.hur_langt else ""
    return done + (f" (väntar på {', '.join(step.vantar)})" if step.vantar and not step.klart else "")


def _groups(s: Sammanhang) -> list[tuple[str, list[str]]]:
    """(heading, rows) of what is known of the office, what has passed first."""
    open_ones = oppna(s, alla_raknade(s))
    rows_open = build_oppet(s)
    limit = add_months(s.dag, SOON)
    soon = [a for a in open_ones if a.senast is not SAKNAS and s.dag <= a.senast.till <= limit]
    unknown = [a for a in open_ones if a.senast is SAKNAS or a.ansvarig is SAKNAS]
    return [
        ("Tider som har passerat", passerade_tider(s)),
        ("Försenat, enligt rapport", [f"{r.id} {r.rubrik}, {r.lage.text}" for r in rows_open if r.forsenad]),
        (
            "Datumet har passerat utan rapport",
            [f"{r.id} {r.rubrik}, skulle vara klart {r.senast}{_since(r)}" for r in rows_open if r.utan_rapport],
        ),
        (f"Ska vara klart inom {SOON} månader", [f"{a.id} {a.rubrik}, senast {a.senast}" for a in soon]),
        (SYSTEMS, _systems(s)),
        ("Att avgöra före skarp drift", _undecided(s)),
        ("Sidor att granska igen", _to_review(s)),
        ("Svar att granska igen", sena_svar(s)),
        ("Ansvarig eller tid: uppgift saknas", [f"{a.id} {a.rubrik}" for a in unknown]),
    ]


def _since(row: Oppet) -> str:
    """The last day that something was reported of what is open, with its comma."""
    since = str(row.lage.text).partition(", ")[0]
    return f", inget rapporterat {since}" if since.startswith("sedan ") else ""


def _real_use(registers: Registers, pages: Mapping[str, Page]) -> str:
    """How much stands in the way of real use, and the command that lists it."""
    count = sum(len(group.problems) for group in obstacles(registers, pages))
    told = f"{count} hinder; lis kontrollera --skarp visar dem" if count else "inget känt hinder"
    return f"Skarp drift: {told}."


def _to_fill_in(registers: Registers) -> list[str]:
    """The incident contact first, then fields that `lis ny` left for a person."""
    ways = [("kontaktvagar", k, (f,)) for k in registers.kontaktvagar for f in DELAR if getattr(k, f) is SAKNAS]
    left = [(register, record, loc) for register, record, loc, _ in left_to_fill_in(registers)]
    titles = {r.namn: r.titel for r in REGISTERS}
    return [f"{titles[name]} {record.id}: {stig_ord(type(record), loc)}" for name, record, loc in [*ways, *left]]


def _undecided(s: Sammanhang) -> list[str]:
    """What the office must have assessed before real use and has not decided."""
    return [f"{f.post.id} {f.post.fraga}" for f in build_fore_skarp_drift(s) if f.beslut is None]


def _to_review(s: Sammanhang) -> list[str]:
    """Pages whose review no longer holds. One that nobody has reviewed says so itself."""
    found = granskade(s.sidor, s.registers, s.dag)
    return [f"{p.path}: {p.skal}" for p in found if p.skal]


def _systems(s: Sammanhang) -> list[str]:
    day = Dagslage(s.registers, s.dag)
    rows = []
    for system in day.system():
        if gaps := brister(day, system):
            told = ", ".join(f"{name.lower()} ({svar_ord(svar).ord.lower()})" for name, svar in gaps)
            rows.append(f"{visningsnamn(system)}: {told}")
    return rows


def mail_text(
    registers: Registers, roll: str, dag: date, webbplats: str, blad: bool = False, sidor: Sidor = None
) -> str:
    """A mail to the holder of a role: the gaps of its systems, its open matters, its duties of the year and the link to its page.

    `webbplats` is the address of the site; '' where nobody has said it, which the letter then says. With
    `blad` a workbook goes with the letter.
    """
    found = existing_role(registers, roll)
    s = Sammanhang(registers.raknas, dag, START, sidor or {})
    day = Dagslage(s.registers, dag)
    rows = [
        f"Ämne: Ditt ansvar för informationssäkerhet, läget {dag.isoformat()}",
        "",
        "Hej!",
        "",
        f"Du får det här för att du har rollen {found.namn}. Så här ser det ut i registret {dag.isoformat()}.",
        "",
        *_own_systems(day, roll, webbplats),
        *_own_matters(s, roll),
        *_own_duties(s, roll),
        *rollens_granskningar(s, roll),
        *_own_plans(s, roll),
        WITH_SHEET if blad else "Stämmer det inte? Svara på det här brevet, eller ändra i registret.",
        f"Stämmer det? {'Skriv dagen i kolumnen Bekräftat den' if blad else 'Skriv in i registret att du har bekräftat uppgifterna'}. Det räcker i "
        f"{day.manader(RegelId.BEKRAFTELSE) or 'uppgift saknas'} månader (förslag).",
        "",
        f"Din sida: {page_address(webbplats, record_page('roller', roll))}",
    ]
    return "\n".join(rows) + "\n"


def page_address(webbplats: str, path: str) -> str:
    """The whole address of a page; that nobody has said where the site is, where nobody has."""
    return f"{webbplats.rstrip('/')}/{url(path)}" if webbplats else UTAN_ADRESS


def _own_systems(day: Dagslage, roll: str, webbplats: str) -> list[str]:
    owned = [x for x in day.system() if x.agare == roll]
    if not owned:
        return ["Inga system är inskrivna på din roll. Det betyder att uppgift saknas, inte att du inte har några.", ""]
    rows = [f"Dina system ({len(owned)}):"]
    for system in owned:
        rows.append(f"- {visningsnamn(system)}")
        gaps = brister(day, system)
        hidden = dolda(day, system)
        nothing = "    Inget att göra av det som står i brevet." if hidden else "    Inget att göra."
        rows += [f"    {svar_ord(svar).ord}: {name}{_when(svar)}" for name, svar in gaps] or [nothing]
        rows += [f"    Står inte i brevet: {', '.join(name.lower() for name in hidden)}."] if hidden else []
        rows += [f"    {page_address(webbplats, record_page('system', system.id))}"] if webbplats else []
    return [*rows, ""]


def _when(svar: Any) -> str:
    told = [svar.text] if svar.text else []
    told += [f"senast {svar.datum}"] if svar.datum else []
    return f" ({', '.join(told)})" if told else ""


def _own_matters(s: Sammanhang, roll: str) -> list[str]:
    mine = [a for a in oppna(s, alla_raknade(s)) if a.ansvarig == roll]
    if not mine:
        return []
    rows = [f"Öppna mål, beslut och åtgärder ({len(mine)}):"]
    for a in mine:
        rows.append(f"- {a.rubrik} ({a.id}), senast {i_ord(a.senast, s.registers)}")
        rows.append(f"    {arendelage(a, s.dag, s.nulage).text}")
    return [*rows, ""]


def _own_duties(s: Sammanhang, roll: str) -> list[str]:
    """The duties of the yearly wheel, with when each was last done where that is known."""
    mine = [a for a in s.registers.arshjul if a.roll == roll]
    if not mine:
        return []
    rows = [f"Dina uppgifter i årshjulet ({len(mine)}):"]
    for a in mine:
        done = senast_gjort(s.registers, a, s.dag)
        rows.append(f"- {a.rubrik} ({a.id}), {i_manader(sorted(a.manader))}")
        rows.append(f"    Senast gjort {done}" if done else "    När den senast gjordes: uppgift saknas.")
    return [*rows, ""]


def _own_plans(s: Sammanhang, roll: str) -> list[str]:
    mine = [p for p in planerade(s) if p.ansvarig == roll]
    if not mine:
        return []
    rows = [f"Planerat i ledningens genomgångar ({len(mine)}):"]
    rows += [f"- {p.rubrik}, {p.ursprung}, senast {p.senast}" for p in mine]
    return [*rows, ""]
