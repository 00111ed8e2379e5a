"""What people call the fields of a review."""

GENOMGANG = {
    "bilaga_till": "Bilaga till",
    "redovisar": "Redovisar",
    "aterger": "Återger ett beslutat dokument",
    "uppfoljning": "Uppföljning",
    "nasta": "Nästa genomgång",
    "agenda": "Agenda",
    "omrade": "Område",
    "lampligt": "Lämpligt",
    "tillrackligt": "Tillräckligt",
    "verkan": "Önskad verkan",
    "yttrande_dataskyddsombud": "Dataskyddsombudets yttrande",
    "att_besluta": "Att besluta",
    "om_inte": "Om det inte beslutas",
    "planering": "Planering",
    "uppdrag": "Nämndens uppdrag",
    "riktlinje": "Stadens riktlinje",
    "resurs": "Tid eller pengar",
    "utan_svar": "Utan svar",
    "i_dokumentet": "Flyttat ur bilagan",
}
