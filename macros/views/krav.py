"""Requirements as people read them: the answer first, then a cell a requirement, then every requirement in words."""

from typing import Any

from macros.models.base import SAKNAS
from macros.models.krav import Krav, Ramverk, Textlage
from macros.models.ord import nummer_i_ord
from macros.models.skyldighet import Skyldighet
from macros.pages.paths import framework_page
from macros.problems import near, quote
from macros.render import render
from macros.state.dokument import FORSLAG
from macros.state.kravsvar import Besvarat
from macros.views.columns import i_ord, lagnummer, visningsnamn
from macros.views.figurer import Del, Ruta, rutor, teckenruta
from macros.views.forslag import hanvisning, kalltext
from macros.views.lista import antal, uppraknat, val
from macros.views.parts import OKAND, STATUS, VISAS_INTE, ArgumentFault, Lage, Sammanhang, Tillstand, slag
from macros.views.tackning import (
    LAGEN,
    beslutade_dokument,
    build_tackning,
    delar,
    i_korthet,
    laget,
    olasta,
    omraden,
    per_svarande,
    summan,
)

FORKLARING = (
    "Ett förslag räknas aldrig som uppfyllt, och att något nämns räknas inte heller. "
    "Svar saknas betyder att inget är inskrivet här, inte att kontoret saknar svar."
)
MANGA = 30
"""From how many requirements the areas are folded."""
ORDNING = tuple(word.ord for word, *_ in LAGEN.values())


def _ram(s: Sammanhang, vilket: str) -> Ramverk:
    found = s.registers.get("krav", vilket)
    if found is None:
        raise ArgumentFault(f"ramverket {quote(vilket)} finns inte{near(vilket, [r.id for r in s.registers.krav])}")
    return found


def tackning(s: Sammanhang, ram: str) -> str:
    """Vilka åtgärder som svarar på ett ramverks krav: `{{ tackning("cybersakerhetslagen") }}`."""
    found = _ram(s, ram)
    if not found.krav:
        return render("ej_inlast.html.j2", r=found)
    answers = build_tackning(s, found)
    groups = omraden(found)
    return render(
        "tackning.html.j2",
        ram=found,
        svar=[f"{m}." for m in _svar("krav", list(answers.values()))],
        olasta=olasta(s, found.id),
        dokument=[visningsnamn(d) for d in beslutade_dokument(s)],
        bild=_bild(found, groups, answers),
        tecken=teckenruta([d for d in delar(list(answers.values())) if d.antal]),
        grupper=[(namn, _slug(namn), [_rad(s, found, k, answers[k.nummer]) for k in krav]) for namn, krav in groups],
        valen=[val("lage", "Läge", [laget(a).ord for a in answers.values()], ORDNING)],
        antal=antal(len(answers), "krav", "krav"),
        vik=len(answers) > MANGA,
        forklaring=FORKLARING,
        slag=slag,
    )


def _svar(vad: str, svar: list[Besvarat]) -> list[str]:
    """The short answer: how many are met, and in a second sentence where the others stand."""
    first, *rest = summan(svar, vad)
    return [first, *([uppraknat(rest)] if rest else [])]


def _bild(ram: Ramverk, groups: list[tuple[str, list[Krav]]], answers: dict[str, Besvarat]) -> list[dict[str, str]]:
    """A row an area: its name, its cells, and what they say in words."""
    rows = []
    for name, krav in groups:
        found = [answers[k.nummer] for k in krav]
        told = uppraknat([f"{d.antal} {d.ord}" for d in delar(found) if d.antal])
        title = name or ram.namn
        rows.append({"namn": title, "ankare": _slug(name), "rutor": rutor(title, delar(found)), "ord": told})
    return rows


def _slug(namn: str) -> str:
    letters = namn.lower().translate(str.maketrans("åäö ", "aao-"))
    return f"omrade-{letters}" if namn else ""


def _rad(s: Sammanhang, ram: Ramverk, krav: Krav, svar: Besvarat) -> dict[str, Any]:
    """A requirement as a row: words first, its number last, what answers it in the fold."""
    numbered = any(c.isdigit() for c in krav.nummer)
    sides = [("Beslutat", True), (FORSLAG.ord, False)]
    shown = [(title, [a for a in svar.svarande if a.beslutat is decided]) for title, decided in sides]
    return {
        "lage": laget(svar),
        "namn": krav.rubrik,
        "nummer": nummer_i_ord(ram.version, krav.nummer) if numbered else "",
        "antal": antal(len(svar.svarande), "svar", "svar") if svar.svarande else "",
        "dokument": uppraknat([d.namn for d in svar.dokument]),
        "sidor": [(title, per_svarande(s, found)) for title, found in shown if found],
        "skyldigheter": [x for x in s.registers.skyldigheter if (x.ram, x.nummer) == (ram.id, krav.nummer)],
    }


def ramverk(s: Sammanhang) -> str:
    """Alla ramverk med täckning, en ruta per krav: `{{ ramverk() }}`."""
    rows, whole = [], []
    for ram in s.registers.krav:
        found = list(build_tackning(s, ram).values())
        whole += found
        page = framework_page(ram.id)
        rows.append(
            {
                "namn": ram.namn,
                "adress": s.lank(page) if page in s.sidor else "",
                "rutor": rutor(ram.namn, delar(found)),
                "ord": i_korthet(found) if found else "",
                "text": _textlage(s, ram),
            }
        )
    known, unread = [r for r in rows if r["ord"]], [r for r in rows if not r["ord"]]
    return render(
        "ramverk.html.j2",
        svar=[f"{m}." for m in _svar(f"krav i {len(known)} ramverk", whole)] if known else [],
        dokument=[visningsnamn(d) for d in beslutade_dokument(s)],
        kanda=known,
        olasta=unread,
        tecken=teckenruta([d for d in delar(whole) if d.antal]),
        forklaring=FORKLARING,
        slag=slag,
    )


def _textlage(s: Sammanhang, ram: Ramverk) -> Lage:
    """How much of the framework's own text has been read, as a word with its shape."""
    shape = {Textlage.INLAST: "klar", Textlage.EJ_INLAST: "okand"}.get(ram.textlage, "planerad")
    return Lage(i_ord(ram.textlage, s.registers).capitalize(), shape)


def skyldigheter(s: Sammanhang) -> str:
    """Våra skyldigheter enligt lag, med läge och bevis: `{{ skyldigheter() }}`."""
    rows = [_skyldighet(s, x) for x in s.registers.skyldigheter]
    hidden = s.registers.doljer("skyldigheter", "handelser")
    known = [r for r in rows if r["kant"]]
    unknown = [
        *([f"vem som svarar för {_av(rows, 'vem')}"] if _av(rows, "vem") else []),
        *([f"läget för {_av(rows, 'kant')}"] if not hidden and _av(rows, "kant") else []),
    ]
    return render(
        "skyldigheter.html.j2",
        rader=rows,
        kanda=len(known),
        okant=uppraknat(unknown),
        dolt=hidden,
        bild=""
        if hidden
        else rutor(
            "Skyldigheter",
            [Del(Ruta.FULL, len(known), "med känt läge"), Del(Ruta.OKAND, len(rows) - len(known), "utan känt läge")],
        ),
        valen=[val("lag", "Lag", [r["lag"] for r in rows]), val("lage", "Läge", [r["lage"].lage.ord for r in rows])],
        antal=antal(len(rows), "skyldighet", "skyldigheter"),
        slag=slag,
    )


def _av(rows: list[dict[str, Any]], what: str) -> str:
    """'13 av 13 skyldigheter' that lack something; '' when none does."""
    bare = sum(not row[what] for row in rows)
    return f"{bare} av {antal(len(rows), 'skyldighet', 'skyldigheter')}" if bare else ""


def skyldighetslage(s: Sammanhang, last: Any) -> Tillstand:
    """What was last done about a duty; that it is not known, or that the audience may not read it."""
    if last:
        return Tillstand(STATUS[last.status], str(last.datum))
    return Tillstand(VISAS_INTE if s.registers.doljer("skyldigheter", "handelser") else OKAND)


def _skyldighet(s: Sammanhang, x: Skyldighet) -> dict[str, Any]:
    last = x.senaste_handelse(s.dag)
    return {
        "id": x.id,
        "rubrik": x.rubrik,
        "nar": x.nar,
        "vem": "" if x.vem is SAKNAS else i_ord(x.vem, s.registers),
        "lage": skyldighetslage(s, last),
        "kant": last is not None,
        "underlag": last.underlag if last and last.underlag else "",
        "bevis": x.bevis,
        "lag": i_ord(x.ram, s.registers),
        "nummer": lagnummer(s.registers, x),
        "kalla": kalltext([hanvisning(s, k) for k in x.kallor]),
    }
