"""What is said of a value that one field can judge alone: the one table for the check of files and for the form in a browser.

Names within braces are filled in by who finds the fault. A sentence that the form does not need stands where its rule does.
"""

from macros.days import OUT_OF_REACH

DAG_FORM = "skriv ÅÅÅÅ-MM-DD, ÅÅÅÅ-MM, ÅÅÅÅ eller {fran: …, till: …, text: …}"
FEL: dict[str, str] = {
    "saknas": "fältet saknas i posten",
    "finns_inte": "fältet {varde} finns inte",
    "tomt": "fältet är tomt; skriv ett värde eller ta bort raden",
    "val": "{varde} är inget av {alla}",
    "form": "{varde} har fel form",
    "falt": "här ska stå fält (namn: värde), inte {varde}",
    "lista": "här ska stå en lista (rader som börjar med -), inte {varde}",
    "minst": "{varde} är utanför det tillåtna; det ska vara minst {grans}",
    "hogst": "{varde} är utanför det tillåtna; det ska vara högst {grans}",
    "lang": "texten har {antal} tecken; den får ha högst {grans}",
    "for_fa": "listan ska ha minst {grans} post",
    "passar_inte": "{varde} passar inte här",
    "text": "här ska stå text",
    "text_citat": 'här ska stå text; sätt citattecken: "{varde}"',
    "text_tom": "texten är tom; skriv vad som gäller",
    "saknas_inte_har": '"uppgift saknas" får inte stå här; skriv vad som gäller',
    "saknas_sma": "{varde} skrivs med små bokstäver: uppgift saknas",
    "siffror": "siffrorna {varde} läses inte; skriv med 0–9",
    "osynligt": "här står ett osynligt tecken (nummer {nummer}) som inte får finnas; ta bort det",
    "emoji": "bilden {varde} (en emoji) finns inte i typsnitten och läses upp olika; skriv vad den betyder med ord",
    "for_lang_text": "texten har fler än {grans} tecken; korta den",
    "windows": 'Windows tillåter inte en fil som heter "{varde}"; välj ett annat id',
    "heltal": "{varde} är inget heltal; skriv bara siffror, utan citattecken, mellanslag, decimaler och procenttecken",
    "niva": "{varde} är ingen nivå; skriv 0 (ingen), 1 (måttlig), 2 (betydande) eller 3 (allvarlig)",
    "niva_stopp": "nivå 4 får aldrig skrivas in. Stanna: ta inte bort något, skicka inte ändringen, visa den inte för någon "
    "och ring säkerhetsfunktionen. Posten behåller bara id, agare och sakerhetsskydd: true",
    "tal": "{varde} är inget tal; skriv bara siffror, till exempel 12 eller 7.5",
    "flagga": "{varde} är varken true eller false; skriv true för ja och false för nej",
    "datum": "{varde} är inget datum; " + DAG_FORM.replace("{", "{{").replace("}", "}}"),
    "datum_kalender": 'datumet "{varde}" finns inte i kalendern; ' + DAG_FORM.replace("{", "{{").replace("}", "}}"),
    "ar": OUT_OF_REACH,
    "tid_falt": "en tidsrymd ska ha precis fälten fran, till och text",
    "tid_ordning": "tidsrymden slutar ({till}) innan den börjar ({fran})",
    "tid_text": "text ska säga med ord när det är, som källan gör, med högst {grans} tecken",
    "ankare": "ankare och alias (& och *) används inte här; skriv ut texten, med citattecken om den börjar med & eller *",
    "djupt": "fälten ligger för djupt i varandra",
    "tagg": "taggen {varde} används inte här; sätt citattecken om texten börjar med !",
    "utan_namn": "ett fält ska ha ett namn före kolonet",
    "tva_ganger": "fältet {varde} står två gånger i samma post; behåll ett",
    "yaml": "går inte att läsa: raden följer inte YAML; jämför indrag, kolon och citattecken med raden ovanför",
    "yaml_tom": "filen har bara kommentarer; ett register utan poster skrivs []",
    "for_lang_fil": "filen har fler än {grans} tecken; ändra den i en redigerare i stället",
    "tabb": "raden är indragen med tabb; dra in med mellanslag",
}


def fel(slag: str, **ord_: object) -> str:
    """The sentence of a kind of fault, with its words."""
    return FEL[slag].format(**ord_)
