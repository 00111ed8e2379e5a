"""The catalogues of requirements: the measures that hold for a form of operation, each with its ready answer and its state."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from macros.models.dag import i_ord as dag_i_ord
from macros.models.kort import Skyddsatgard
from macros.models.ord import varde_ord
from macros.models.svar import Svarsform
from macros.models.system import Driftform
from macros.pages.paths import card_page, catalogue_page
from macros.problems import near, quote
from macros.render import render
from macros.state.svarslage import MED_KATALOG, Kravrad, Svar, Svarslage, catalogue, late_checks
from macros.views.columns import i_ord
from macros.views.figurer import Del, Ruta, rutor, teckenruta
from macros.views.kartotek import FORM, NIVAER, SKRIPT, niva_i_ord, nivaer
from macros.views.lista import antal
from macros.views.parts import ArgumentFault, Lage, Sammanhang, visas_inte

LAGEN = {
    Svarslage.PROVAT: (Lage("Prövat", "klar"), Ruta.FULL, "prövade"),
    Svarslage.SUSPEKT: (Lage("Ändrat sedan prövningen", "forsenad"), Ruta.BRIST, "ändrade sedan prövningen"),
    Svarslage.FORSLAG: (Lage("Inte prövat", "planerad"), Ruta.FORSLAG, "inte prövade"),
    Svarslage.SAKNAS: (Lage("Svar saknas", "okand"), Ruta.OKAND, "utan svar"),
}
SIDOR = {form: catalogue_page(form) for form in MED_KATALOG}
KONTORET = catalogue_page("kontoret")
TITLAR = {**{Svarsform(form): FORM[form] for form in Driftform}, Svarsform.KONTORET: "Hela kontoret"}


def katalog_for(s: Sammanhang, form: Driftform) -> list[Kravrad]:
    """The requirements that are answered for each system of the form."""
    return [row for row in catalogue(s.registers, [form], s.dag) if not row.ett_for_kontoret]


def kontorets(s: Sammanhang) -> list[Kravrad]:
    """The requirements that the office answers once for all its systems."""
    return [row for row in catalogue(s.registers, list(Driftform), s.dag) if row.ett_for_kontoret]


def kataloger(s: Sammanhang) -> str:
    """Alla kravkataloger med hur långt svaren har kommit: `{{ kataloger() }}`."""
    if not s.registers.visar("svar"):
        return visas_inte(s.registers, "Svaren per driftform")
    known = [(FORM[form], SIDOR[form], katalog_for(s, form)) for form in MED_KATALOG]
    rows = [_katalograd(s, *row) for row in [*known, (TITLAR[Svarsform.KONTORET], KONTORET, kontorets(s))]]
    return render("kataloger.html.j2", rader=rows, tecken=teckenruta(_delar([x for r in rows for x in r["svar"]])))


def _katalograd(s: Sammanhang, namn: str, sida: str, rader: list[Kravrad]) -> dict[str, Any]:
    answers = [row.svar[0] for row in rader]
    told = [f"{d.antal} {d.ord}" for d in _delar(answers) if d.antal]
    return {
        "namn": namn,
        "adress": s.lank(sida) if sida in s.sidor else "",
        "antal": antal(len(rader), "krav", "krav"),
        "rutor": rutor(namn, _delar(answers)),
        "ord": ", ".join(told),
        "svar": answers,
    }


def _delar(svar: Sequence[Svar]) -> list[Del]:
    return [Del(look, sum(x.lage is lage for x in svar), ord_) for lage, (_, look, ord_) in LAGEN.items()]


def katalog(s: Sammanhang, form: str) -> str:
    """En kravkatalog, ett krav per rad att välja bland: `{{ katalog("moln") }}` eller `{{ katalog("kontoret") }}`."""
    if form not in (*MED_KATALOG, "kontoret"):
        known = [*MED_KATALOG, "kontoret"]
        raise ArgumentFault(
            f"katalogen {quote(form)} finns inte{near(form, known)}; de som finns är {', '.join(known)}"
        )
    if not s.registers.visar("svar"):
        return visas_inte(s.registers, "Svaren per driftform")
    rows = kontorets(s) if form == "kontoret" else katalog_for(s, Driftform(form))
    made = [_rad(s, row) for row in rows]
    return _omraden(
        s,
        "katalog_rad.html.j2",
        made,
        lagen=[varde for varde in LAGEN if any(r["lage"] == varde for r in made)],
        ord={lage: word.ord for lage, (word, *_) in LAGEN.items()},
    )


def _omraden(s: Sammanhang, rad: str, rader: list[dict[str, Any]], **val: Any) -> str:
    """Requirements by area, each area folded, with what to choose among them by."""
    return render(
        "katalog.html.j2",
        rad=rad,
        omraden=[(name, list(group)) for name, group in groupby(rader, key=lambda r: r["kort"])],
        antal=len(rader),
        roller=sorted({(r["gor"], str(r["a"].gor)) for r in rader}),
        nivaer=NIVAER,
        skript=s.fil(SKRIPT),
        **val,
    )


def _rad(s: Sammanhang, row: Kravrad) -> dict[str, Any]:
    measure, answer, page = row.atgard, row.svar[0], card_page(row.kort.id)
    return {
        "a": measure,
        "kort": row.kort.titel,
        "adress": f"{s.lank(page)}#{measure.id.lower()}" if page in s.sidor else "",
        "bindning": varde_ord(measure.bindning),
        "niva": niva_i_ord(measure),
        "nivaer": nivaer(measure),
        "gor": i_ord(measure.gor, s.registers),
        "svar": answer,
        "lage": answer.lage,
        "laget": LAGEN[answer.lage][0],
        "provat": _provat(s, answer),
        "granskas": granskas_i_ord(measure, answer, s.dag),
        "forsenad": answer.forsenad(s.dag),
    }


def _provat(s: Sammanhang, answer: Svar) -> str:
    if answer.provat is None:
        return ""
    return f"{i_ord(answer.provat.av, s.registers)}, {answer.provat.datum}"


def granskas_i_ord(measure: Skyddsatgard, answer: Svar, dag: date) -> str:
    """How often an answer is to be reviewed, and when next; '' without an interval. Never late when none has been held."""
    if measure.granskas_var is None or answer.lage is Svarslage.SAKNAS:
        return ""
    often = "Varje månad" if measure.granskas_var == 1 else f"Var {measure.granskas_var}:e månad"
    if answer.granskas_senast is None:
        return f"{often}. Inte granskat än."
    day = dag_i_ord(answer.granskas_senast)
    return f"{often}. {'Skulle ha granskats' if answer.forsenad(dag) else 'Nästa'} senast {day}."


def sena_svar(s: Sammanhang) -> list[str]:
    """'LOG-01, Molntjänst: skulle ha granskats senast 3 mars 2027' of each answer whose time has passed."""
    found = late_checks(s.registers, s.dag)
    return [
        f"{a.id}, {TITLAR[x.form]}: skulle ha granskats senast {dag_i_ord(x.granskas_senast)}"
        for a, x in found
        if x.granskas_senast
    ]


def katalogval(s: Sammanhang) -> str:
    """Kraven för flera driftformer på en gång, det strängaste av dem: `{{ katalogval() }}`."""
    if not s.registers.visar("svar"):
        return visas_inte(s.registers, "Svaren per driftform")
    rows = [dict(_valrad(s, row)) for row in catalogue(s.registers, MED_KATALOG, s.dag)]
    return _omraden(s, "katalogval_rad.html.j2", rows, former=[(form, FORM[form]) for form in MED_KATALOG])


def _valrad(s: Sammanhang, row: Kravrad) -> Iterator[tuple[str, Any]]:
    """A requirement with the forms that ask for it, and where each form's answer stands."""
    measure, anchor = row.atgard, row.atgard.id.lower()
    holds = [form for form in MED_KATALOG if not measure.driftformer or form in measure.driftformer]
    pages = {Svarsform(form): page for form, page in SIDOR.items()} | {Svarsform.KONTORET: KONTORET}
    yield "a", measure
    yield "kort", row.kort.titel
    yield "bindning", varde_ord(measure.bindning)
    yield "niva", niva_i_ord(measure)
    yield "nivaer", nivaer(measure)
    yield "gor", i_ord(measure.gor, s.registers)
    yield "former", " ".join(holds)
    yield (
        "svar",
        [
            (TITLAR[x.form], f"{s.lank(pages[x.form])}#{anchor}" if pages[x.form] in s.sidor else "", LAGEN[x.lage][0])
            for x in row.svar
        ],
    )
