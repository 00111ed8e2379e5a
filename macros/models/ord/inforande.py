"""The words of the steps that take the knowledge base into use: fields, and the values of their closed lists."""

from enum import StrEnum

from macros.models import inforandesteg

INFORANDE_FALT = {
    "varfor": "Varför",
    "omgang": "Omgång",
    "avgors": "Det som avgörs",
    "beslutar": "Beslutas av",
    "beslutar_sidor": "Sidor som beslutet nämner",
    "visar": "Visar att det är klart",
    "laser_upp": "Låser upp",
    "kommando": "Kommando",
    "fil": "Fil",
    "rader": "Rader att skriva",
}
INFORANDE_VARDEN: dict[type[StrEnum], dict[str, str]] = {
    inforandesteg.Omgang: {
        "eftermiddag": "en eftermiddag",
        "fore_bruk": "innan andra läser",
        "sedan": "sedan",
    },
    inforandesteg.Visar: {
        "system": "minst ett system utöver kunskapsbasen är inläst; om listan är hel vet bara kontoret",
        "incidentkontakt": "incidentkontakten har roll, väg och väg på annan tid",
        "kontaktvagar": "varje annan väg har roll, väg och väg på annan tid",
        "styrdokument": "varje beslutat dokument har sitt nummer",
        "sidor": "varje sida gäller",
        "fragor": "varje fråga är avgjord",
        "forsta_fragorna": "en första omgång frågor är avgjord",
        "incidentledare": "varje objekt, enhet och projekt har en utsedd incidentledare",
        "bekraftade": "ägaren har bekräftat varje system inom regelns tid",
        "tider": "kontoret har beslutat varje tid",
        "klassade": "varje system har en giltig klassning",
        "prioriterade": "varje prioriterad informationstillgång har en giltig klassning och en handlingsplan",
        "forankrade": "den lokala anvisningen är förankrad hos varje medarbetare i enheterna",
        "granskade": "varje sida som gäller är granskad, och texten är oförändrad",
    },
    inforandesteg.Andelsfraga: {
        "klassning": "klassning",
        "riskanalys": "riskanalys",
        "behorighet": "behörighetshantering",
        "fjarratkomst": "två faktorer utifrån",
        "bekraftelse": "ägarens bekräftelse",
        "aterstallning": "återställningstest",
        "revision": "revision",
        "dpia": "konsekvensbedömning",
        "prioriterade": "prioriterade informationstillgångar",
        "forankring": "förankring",
        "incidentledare": "incidentledare",
        "underlag": "underlag",
    },
}
