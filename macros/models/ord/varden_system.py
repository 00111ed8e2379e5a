"""What people call the values of closed lists that tell of systems, of anchoring, and of what is done with the city and others."""

from enum import StrEnum

from macros.models import forankring, gemensamt_ansvar, stadens_atgard, system

SYSTEM: dict[type[StrEnum], dict[str, str]] = {
    forankring.Satt: {
        "mote": "möte",
        "introduktion": "introduktion",
        "utbildning": "utbildning",
        "utskick": "utskick",
        "annat": "annat",
    },
    gemensamt_ansvar.Avtalslage: {
        "utkast": "utkast",
        "framtaget": "framtaget",
        "beslutat": "beslutat",
        "undertecknat": "undertecknat",
        "upphort": "upphört",
    },
    stadens_atgard.Vag: {
        "gsit": "GSIT",
        "sta": "avtalet STA",
        "isil": "ISIL",
        "langsikt": "SLK:s projekt Långsikt",
        "annat": "annat",
    },
    system.Vag: {
        "vpn": "VPN",
        "webb": "webben",
        "leverantor": "leverantörens egen väg",
        "ingen": "ingen väg in utifrån",
    },
    system.Driftform: {
        "sta": "STA",
        "gsit": "GSIT",
        "cyberfysiskt": "cyberfysiskt",
        "moln": "moln",
        "egen": "egen drift",
    },
    system.Forvaltare: {
        "kontoret": "kontoret",
        "slk": "SLK",
        "st_erik_forsakring": "S:t Erik Försäkring",
        "stadsarkivet": "Stadsarkivet",
        "annan": "annan",
    },
    system.Bortfall: {
        "allvarlig": "allvarlig",
        "betydande": "betydande",
        "mattlig": "måttlig",
        "forsumbar": "försumbar",
    },
    system.Analyslage: {"behovs": "behövs", "behovs_inte": "behövs inte", "gjord": "gjord"},
    system.Del: {"teknik": "teknik", "process": "process", "rutin": "rutin"},
    system.Utfall: {"lyckat": "lyckat", "delvis": "delvis lyckat", "misslyckat": "misslyckat"},
}
