"""What people call a field in one model only, where the common word would say the wrong thing there."""

EGNA = {
    "Acceptans": {"vem": "Får godta"},
    "Avtal": {"nummer": "Avtalets nummer"},
    "Arsuppgift": {"roll": "Vem", "forslag": "Förslag, med källa"},
    "Bekraftelse": {"av": "Bekräftat av"},
    "Beslut": {"av": "Beslutat av"},
    "Bedomning": {"av": "Bedömt av"},
    "Beslutsfraga": {"fraga": "Vad som ska beslutas"},
    "Frist": {
        "fran": "Räknas från",
        "till": "Lämnas till",
        "nar": "Villkor",
        "pagar": "Bara om incidenten pågår",
        "kontakt": "Kontaktväg",
        "gor": "Så gör du",
    },
    "Gjort": {"av": "Gjort av"},
    "Granskning": {"av": "Granskad av", "not": "Vad som behöver ändras"},
    "Handelse": {"av": "Rapporterat av"},
    "Hotbild": {"galler": "Gjord för", "atgarder": "Vad som behöver göras"},
    "Inforandesteg": {"beslut": "Frågor att avgöra", "gor": "Så gör du", "vantar_pa": "Väntar på"},
    "Intressent": {"fran": "Kommer från"},
    "Kalla": {"om": "Handlar om"},
    "Klassning": {"av": "Beslutas av", "forslag": "Bara ett förslag"},
    "Kontroll": {"av": "Gjord av"},
    "Kravnyckel": {"av": "Knutet av"},
    "LokaltBeslut": {"vem": "Kan besluta"},
    "Objekt": {"agare": "Objektägare"},
    "PerForm": {"fraga": "Fråga leverantören"},
    "Planpunkt": {"matt": "Så märks det att den är gjord"},
    "Prioritering": {"av": "Beslutat av"},
    "Rapport": {"till": "Till"},
    "Rattelse": {"av": "Beslutad av"},
    "Regel": {"manader": "Antal månader", "forslag": "Förslag, med källa"},
    "Risk": {"galler": "Vad risken gäller"},
    "Riskkoppling": {"vag": "Var det sker"},
    "Sekretess": {"av": "Bedömd av"},
    "Skyldighet": {"vem": "Svarar"},
    "Steg": {"varde": "Steg"},
    "Styrdokument": {"av": "Beslutat av"},
    "Svarspost": {"krav": "Del"},
    "System": {"fran": "I bruk från", "till": "I bruk till"},
    "Tillamplighet": {"galler": "Tillämpligt", "av": "Beslutat av"},
    "Underlag": {"av": "Framtaget av"},
    "Undantag": {"krav": "Kravet som inte följs", "till": "Upphör"},
    "Uppdelning": {"fraga": "Vad det gäller", "gor": "Görs av"},
    "Uppdrag": {"ar": "Budgetår"},
}
"""By the model's name, then the field's name in the file."""
TALAR = frozenset(
    (
        *("id", "namn", "rubrik", "text", "vad", "aktivitet", "nummer", "roll"),
        *("datum", "dag", "status", "lage", "utfall", "del", "form", "omrade", "agenda", "antagande"),
    )
)
"""Fields of a part of a record whose value says by itself what it is: no word stands before it on the line."""
