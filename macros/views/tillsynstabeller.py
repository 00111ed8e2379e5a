"""The tables of the document that a supervisor is shown."""

from collections.abc import Sequence
from typing import Any

from macros.models.dag import i_ord
from macros.views.parts import OKAND, Rubricerad, Tabell, Tillstand
from macros.views.tillsynsord import sista_dag_ord
from macros.views.tillsynsrader import Arenderad, Atgardsrad, Skyldighetsrad, Systemrad, Undantagsrad, Underlagsrad


def atgardstabell(id_: str, rubrik: str, found: Sequence[Atgardsrad]) -> Tabell:
    rows = [[a.id, a.vad, Rubricerad(a.hur, a.skal) if a.skal else a.hur, a.lage] for a in found]
    return Tabell(id_, rubrik, ["Id", "Vad", "Svarar på kravet", "Beslut"], rows, [], ("Id", "Beslut"))


def atgardstabell_alla(found: Sequence[Atgardsrad]) -> Tabell:
    """Every measure once, whatever requirements it answers."""
    rows = [[a.id, a.vad, a.kort, a.lage] for a in found]
    return Tabell("atgarder-alla", "Det som svarar, med våra ord", ["Id", "Vad", "Står i", "Beslut"], rows, [], ("Id",))


def underlagstabell(id_: str, rubrik: str, found: Sequence[Underlagsrad]) -> Tabell:
    rows = [[Rubricerad(u.vad, f"{u.id}. {u.om}" if u.om else u.id), _visar(u), _galler(u), u.referens] for u in found]
    return Tabell(id_, rubrik, ["Underlag", "Visar läget", "Läge", "Diarienummer eller plats"], rows)


def _visar(u: Underlagsrad) -> Any:
    return str(u.dag) if u.dag else OKAND


def _galler(u: Underlagsrad) -> Tillstand:
    return Tillstand(u.lage, sista_dag_ord(u) or None)


def arendetabell(id_: str, rubrik: str, found: Sequence[Arenderad]) -> Tabell:
    rows = [[Rubricerad(a.rubrik, a.id), _eller(a.ansvarig), _eller(a.senast), a.lage] for a in found]
    return Tabell(id_, rubrik, ["Ärende", "Ansvarig", "Senast", "Läge"], rows)


def undantagstabell(id_: str, rubrik: str, found: Sequence[Undantagsrad]) -> Tabell:
    rows = [[Rubricerad(u.rubrik, f"{u.id}. {u.om}"), u.skal, _eller(u.till), u.lage] for u in found]
    return Tabell(id_, rubrik, ["Undantag", "Skäl", "Till", "Läge"], rows)


def skyldighetstabell(id_: str, rubrik: str, found: Sequence[Skyldighetsrad]) -> Tabell:
    rows = [[Rubricerad(x.rubrik, x.id), _eller(x.vem), x.lage] for x in found]
    return Tabell(id_, rubrik, ["Skyldighet", "Svarar", "Läge"], rows)


def systemtabell(found: Sequence[Systemrad]) -> Tabell:
    rows = [
        [x.namn, _eller(x.agare), _eller(x.driftformer), x.krt or OKAND, Tillstand(x.klassning, _klassad(x))]
        for x in found
    ]
    columns = ["System", "Ägare", "Driftform", "K-R-T", "Klassning"]
    note = "K-R-T är nivåerna för konfidentialitet, riktighet och tillgänglighet."
    return Tabell("system", "Systemen och deras klassning", columns, rows, [note], ("K-R-T",))


def _klassad(x: Systemrad) -> str | None:
    words = [str(x.datum)] if x.datum else []
    words += [f"till {i_ord(x.till)}"] if x.till else []
    words += [x.underlag] if x.underlag else []
    return ", ".join(words) or None


def _eller(text: str) -> Any:
    return OKAND if text in ("", OKAND.ord.lower()) else text
