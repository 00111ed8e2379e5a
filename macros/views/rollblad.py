"""A role's page, *Mitt ansvar*: what is asked of it everywhere, written once where it belongs and gathered here."""

from typing import Any

from macros.models.dag import MONTHS
from macros.pages.kinds import YEAR_WHEEL, kind_of
from macros.pages.page import with_indexes
from macros.pages.paths import card_page, directive_page, record_page
from macros.registers.roles import role_fault
from macros.render import render
from macros.state.day import Dagslage
from macros.state.dokument import FORSLAG
from macros.views.arshjul import build_band, rollens_uppgifter
from macros.views.blad import arenden_rader, systemrad
from macros.views.columns import i_ord, visningsnamn
from macros.views.forslag import sidans_lage
from macros.views.oppet import forsenade, passerade, planerade
from macros.views.parts import ArgumentFault, Sammanhang, slag
from macros.views.register import egen_sida

BORJA = 3
"""How many things a role begins with; the rest come after them."""
BORJA_MED = ("", "en sak", "två saker", "tre saker")
SNART = 2
"""The months of the yearly wheel that are due now: this one and the next."""
I_OBJEKT = {"agare": "ägare", "incidentledare": "incidentledare", "ersattare": "ersättare", "utredare": "utredare"}
"""As what a role stands in an object, by the field."""


def rollblad(s: Sammanhang, vilken: str) -> str:
    """Mitt ansvar: en rolls uppgifter, system, åtgärder och årshjul: `{{ rollblad("isam") }}`."""
    if fault := role_fault(s.registers, vilken):
        raise ArgumentFault(fault)
    roll = s.registers.get("roller", vilken)
    day = Dagslage(s.registers, s.dag)
    mine = s.registers.by("arenden", "ansvarig", vilken)
    cards = _kort(s, vilken)
    return render(
        "rollblad.html.j2",
        p=roll,
        organisation=i_ord(roll.organisation, s.registers),
        mandat=_mandat(roll),
        uppgifter=_lista(roll.uppgifter),
        **_forsenat(s, mine),
        system=[systemrad(s, day, x) for x in s.registers.by("system", "agare", vilken) if day.syns(x)],
        objekt=_objekt(s, vilken),
        oppna=arenden_rader(s, [a for a in mine if a.oppet(s.dag)]),
        avslutade=arenden_rader(s, [a for a in mine if not a.oppet(s.dag)]),
        planerat=[p for p in planerade(s) if p.ansvarig == vilken],
        **_arshjul(s, vilken),
        anvisning=_anvisning(s, vilken),
        kort=cards,
        antal_atgarder=sum(len(k["atgarder"]) for k in cards),
        **_i_tur(_borja(s, roll, cards)),
        slag=slag,
        samma=_samma,
        forslag=FORSLAG if roll.forslag else None,
        arshjulets=sidans_lage(s, YEAR_WHEEL),
    )


def _i_tur(begin: list[dict[str, str]]) -> dict[str, Any]:
    """What a role begins with, how many things that is in words, and what comes after them."""
    first = begin[:BORJA]
    return {"borja": first, "borja_med": BORJA_MED[len(first)], "sedan": begin[BORJA:]}


def _borja(s: Sammanhang, roll: Any, cards: list[dict[str, Any]]) -> list[dict[str, str]]:
    """What the role begins with, most important first, then the pages that have steps for it: name, address, what for."""
    own = {k["adress"]: len(k["atgarder"]) for k in cards}
    found = []
    for path in roll.borja:
        page = s.sidor[path.partition("#")[0]]
        count = own.get(s.lank(path))
        mine = f"{count} {'åtgärd' if count == 1 else 'åtgärder'} är dina. " if count else ""
        about = "" if page.made else str(page.meta.get("description") or "")
        found.append({"titel": page.title, "adress": s.lank(path), "hjalp": f"{mine}{about}".strip()})
    known = {row["adress"] for row in found} | set(own)
    steps = [{"titel": t, "adress": a, "hjalp": ""} for t, a in _steg(s, roll.namn) if a not in known]
    return found + steps


def _arshjul(s: Sammanhang, roll: str) -> dict[str, Any]:
    """The role's tasks in the yearly wheel: all of them, and those of this month and the next with the month in words."""
    mine = rollens_uppgifter(s, roll)
    months = [(s.dag.year * 12 + s.dag.month - 1 + n) for n in range(SNART)]
    due = [(f"{MONTHS[m % 12]} {m // 12}", u.rubrik) for m in months for u in mine if m % 12 + 1 in u.manader]
    return {"arshjul": mine, "band": build_band(s, mine, "årshjulet"), "snart": due}


def _forsenat(s: Sammanhang, mine: Any) -> dict[str, int]:
    """How many of a role's matters are reported late, and of how many the date has passed without a word."""
    counted = [a for a in mine if not a.exempel]
    return {"forsenat": len(forsenade(s, counted)), "passerat": len(passerade(s, counted))}


def rollista(s: Sammanhang) -> str:
    """Alla roller med länk till Mitt ansvar: `{{ rollista() }}`."""
    rows = [(r, s.lank(record_page("roller", r.id)), i_ord(r.organisation, s.registers)) for r in s.registers.roller]
    return render("rollista.html.j2", rader=rows)


def _anvisning(s: Sammanhang, roll: str) -> list[dict[str, Any]]:
    """The directive's requirements on the role, with the address of each."""
    rows = []
    for rule in s.registers.anvisning:
        if rule.vem == roll:
            path = directive_page(rule.avsnitt)
            address = s.lank(f"{path}#{rule.id.lower()}") if path in s.sidor else None
            card = card_page(rule.kort) if rule.kort and card_page(rule.kort) in s.sidor else None
            how = (s.sidor[card].title, s.lank(card)) if card else None
            row = {"k": rule, "adress": address, "hur": how}
            rows.append(row | {"not": sidans_lage(s, path).efterled})
    return rows


def _kort(s: Sammanhang, roll: str) -> list[dict[str, Any]]:
    """The cards whose measures the role carries out, with those measures."""
    rows = []
    for card in s.raknas.kartotek:
        own = [a for a in card.atgarder if a.gor == roll]
        path = card_page(card.id)
        if own and path in s.sidor:
            measures = [(a.id, a.vad, s.lank(f"{path}#{a.id.lower()}")) for a in own]
            after = sidans_lage(s, path).efterled
            rows.append({"titel": card.titel, "adress": s.lank(path), "atgarder": measures, "not": after})
    return rows


def _samma(rows: list[dict[str, Any]]) -> str:
    """What is added to the heading when it holds for every row, such as ' (förslag)'; else each row has its own."""
    found = {row["not"] for row in rows}
    return found.pop() if len(found) == 1 else ""


def _steg(s: Sammanhang, name: str) -> list[tuple[str, str]]:
    """(title, address) of the pages that have a heading with the role's name: the steps it follows."""
    found = []
    for page in with_indexes(s.sidor).by_heading.get(name.lower(), ()):
        if kind_of(page.path).handledning:
            found.append((page.title, s.lank(page.path)))
    return sorted(found)


def _mandat(roll: Any) -> list[str]:
    """What the role may decide; that it may decide the review, where the office has said so."""
    if not roll.far_faststalla:
        return _lista(roll.mandat)
    return [*(roll.mandat if isinstance(roll.mandat, tuple) else ()), "Fastställer ledningens genomgång."]


def _lista(value: Any) -> list[str]:
    return list(value) if isinstance(value, tuple) else ["uppgift saknas"]


def _objekt(s: Sammanhang, roll: str) -> list[tuple[str, str | None, str]]:
    """(name, address, as what) of the objects that the role stands in."""
    own = {o.id for falt in I_OBJEKT for o in s.registers.by("objekt", falt, roll)}
    found = s.registers.chosen("objekt", own)
    return [(visningsnamn(o), egen_sida(s, "objekt", o.id), _i_objekt(o, roll)) for o in found]


def _i_objekt(objekt: Any, roll: str) -> str:
    """As what a role stands in an object."""
    return ", ".join(word for falt, word in I_OBJEKT.items() if getattr(objekt, falt) == roll)
