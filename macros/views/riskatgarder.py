"""The page of risks: how they are judged and what is not known, then each risk with what is done about it."""

from collections import Counter
from typing import Any

from macros.models.base import SAKNAS
from macros.models.risk import Risk
from macros.pages.paths import card_page
from macros.render import render
from macros.state.dokument import samlat
from macros.views.columns import i_ord
from macros.views.forslag import sidans_lage
from macros.views.lista import antal, uppraknat
from macros.views.parts import Sammanhang, slag
from macros.views.riskdelar import build_riskdelar, kontoret, staden
from macros.views.risker import matriser
from macros.views.tackning import per_kort

LANGSIKT = "Genom SLK:s projekt Långsikt"


def riskatgarder(s: Sammanhang) -> str:
    """Riskerna med kortens åtgärder, och vad som görs lokalt eller genom Långsikt: `{{ riskatgarder() }}`."""
    found = list(s.raknas.risker)
    rows = [_rad(s, risk) for risk in found]
    assessed = [(r, b) for r in found if (b := r.bedomning(s.dag))]
    placed = sum(SAKNAS not in (b.sannolikhet, b.konsekvens) for _, b in assessed)
    pages = {card_page(card) for row in rows for card in row["kort"]}
    after = samlat(s.registers, [sidans_lage(s, p) for p in sorted(pages)], "kort").efterled
    return render(
        "riskatgarder.html.j2",
        rader=rows,
        svar=_svar(s, found),
        okant=_okant(rows, placed),
        slag=slag,
        matris=matriser(s, assessed) if placed else "",
        atgarder=f"Åtgärder hos oss{after}",
        langsikt=LANGSIKT if any(row["langsikt"] for row in rows) else "",
    )


def _svar(s: Sammanhang, found: list[Risk]) -> list[str]:
    """How the risks are judged, in sentences with their denominator."""
    total = len(found)
    levels = Counter(str(b.niva) for r in found if (b := r.bedomning(s.dag)) and b.niva is not SAKNAS)
    told = uppraknat([f"{n} av {total} är bedömda som {level}" for level, n in levels.items()])
    fora = uppraknat(list(dict.fromkeys(i_ord(r.forum, s.registers) for r in found)))
    return [f"{antal(total, 'risk', 'risker')} från {fora} är inskrivna.", f"{told}."] if told else []


def _okant(rows: list[dict[str, Any]], placed: int) -> list[str]:
    """What nobody has written in, each with how many of how many."""
    total = len(rows)
    counts = (
        ("vem som äger risken", sum(not r["agare"] for r in rows)),
        ("var risken ligger på skalan", total - placed),
    )
    told = [f"{vad} ({n} av {total})" for vad, n in counts if n]
    if not any(r["langsikt"] for r in rows):
        told.append("vilka åtgärder som SLK:s projekt Långsikt omfattar")
    return told


def _rad(s: Sammanhang, risk: Risk) -> dict[str, Any]:
    """A risk as a row: its level and treatment, and the measures that point at it, here and through the city."""
    pairs = [
        (a.id, card.id, str(r.vag))
        for card in s.raknas.kartotek
        for a in card.atgarder
        for r in a.risker
        if r.risk == risk.id
    ]
    judged, [parts] = risk.bedomning(s.dag), build_riskdelar(s, [risk])
    here = [(measure, card, "") for measure, card, way in pairs if way == "lokalt"]
    return {
        "id": risk.id,
        "namn": f"{risk.beteckning} {risk.namn}" if risk.beteckning else risk.namn,
        "galler": risk.galler,
        "niva": i_ord(judged.niva, s.registers) if judged else "uppgift saknas",
        "datum": str(judged.datum) if judged else "",
        "behandling": "" if risk.behandling is SAKNAS else risk.behandling,
        "agare": "" if risk.agare is SAKNAS else i_ord(risk.agare, s.registers),
        "staden": staden(s, parts, s.dag),
        "kontoret": kontoret(s, parts, s.dag),
        "antal": antal(len(here), "åtgärd hos oss", "åtgärder hos oss"),
        "lokalt": per_kort(s, here),
        "langsikt": per_kort(s, [(measure, card, "") for measure, card, way in pairs if way == "langsikt"]),
        "kort": {card for _, card, _ in pairs},
    }
