"""Chapters of a made-up city: three from 2026, a fourth from 2028 in their midst, a section renamed and one dropped then."""

from typing import Any

from macros.models.kapitel import Kapitel


def post(slug: str, titel: str, i: str | None = None, **fields: Any) -> Kapitel:
    return Kapitel(**{"id": slug, "titlar": [{"fran": 2026, "titel": titel}], "i_kapitel": i} | fields)


CHAPTERS = [
    post("start", "Start", syfte="Ledningen ska förstå."),
    post("grund", "Grund", "start", fraga="klassning"),
    post("lagen", "Lagen", titlar=[{"fran": 2028, "titel": "Lagen"}]),
    post("kraven", "Kraven", "lagen", titlar=[{"fran": 2028, "titel": "Kraven"}], att_skriva="Beskriv kraven."),
    post("mal", "Mål"),
    post("gammalt", "Gammalt", "mal", till=2027),
    post("malen", "x", "mal", titlar=[{"fran": 2026, "titel": "Målen"}, {"fran": 2028, "titel": "Årets mål"}]),
    post("slut", "Slut"),
    post("besluten", "Besluten", "slut", fraga="utbildning"),
]
