"""What the archive package says of itself and of each of its files, in Swedish."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from macros.models import REGISTERS
from macros.models.dag import i_ord
from macros.models.genomgang import Genomgang
from macros.registers.load import Registers
from macros.state.dokument import genomgangslage
from macros.state.pahittat import mening

SVAGHET = "Offentlighets- och sekretesslagen 18 kap. 8 §"
LEVERANTOR = "Offentlighets- och sekretesslagen 31 kap. 16 §"
BESTAMMELSER = {
    **dict.fromkeys(("system", "incidenter", "avvikelser", "kontroller", "undantag"), SVAGHET),
    "risker": f"{SVAGHET}; 18 kap. 13 §",
    "leverantorer": LEVERANTOR,
}
"""By register: the provision that a request for it is tried against first (facts F5.06, F5.08, F5.10, F5.19)."""
INTE_BEDOMT = "inte bedömt"
KINDS = {
    "fryst/manifest.json": ("fryst", "Lista med kontrollsummor för allt som frystes"),
    "fryst/poster.json": ("fryst", "Posterna i alla register som de frystes"),
    "fryst/tal.json": ("fryst", "Talen som de frystes"),
    "LAS-MIG.txt": ("om paketet", "Vad paketet är och hur det läses"),
}
TEXT = """{titel}
Arkivpaket för år {ar}

Vad det är
{rad}
Paketet berättar om läget {dag}{antagande}.
Ändring i git: {commit}
Manifestets SHA-256: {manifest}. Samma tal står i {beslut}.

Så läser du det
pdf/      Genomgången som PDF. Öppna den i ett program för PDF.
fryst/    Text, poster och tal som de frystes. Text (.md) öppnas i en textredigerare. JSON är också text.
utdrag/   Registren som de var kända den dagen, ett i taget. CSV öppnas i ett kalkylprogram: UTF-8, semikolon mellan fälten.
innehall.csv listar varje fil med storlek, SHA-256 och vad en begäran om att få ut den ska prövas mot.

Så prövar du att inget har ändrats
Räkna ut filens SHA-256 och jämför med innehall.csv. Linux: sha256sum FIL. Windows: certutil -hashfile FIL SHA256.

Vad du behöver veta
- fryst/ är det som beslutades eller återgavs, byte för byte. utdrag/ är räknat i efterhand ur filerna i den ändring som
  står ovan. Skiljer de sig åt gäller fryst/. En uppgift utan datum visas i utdraget som den står i ändringen.
- Rättelser av genomgången som har gjorts efter dess dag står i utdrag/rattelser.csv, om det finns några.
- Kolumnen om sekretess säger bara vad vi vet att en begäran ska prövas mot. Den är inget beslut, och "{inte_bedomt}"
  betyder inte att filen är offentlig.
- I utdragen står inga personers namn. Genomgången själv kan ange sin kontaktperson.
- Paketet är en vanlig zip-fil och inget leveranspaket enligt någon specifikation. Stadsarkivet säger hur det vill ha det.

Det här finns inte med
{utan}
"""
UTAN = (
    "Webbplatsen, dess form och sökning",
    "Exempelposter",
    "Historiken i git, samtalen om ändringar och loggar",
)


def titel(name: str, genomgang: Genomgang) -> tuple[str, str]:
    """(kind, title) of a file of the package."""
    path = PurePosixPath(name)
    if name in KINDS:
        return KINDS[name]
    if path.parts[0] == "utdrag":
        register = next(r for r in REGISTERS if r.namn == path.stem)
        return "registerutdrag", register.titel
    if path.suffix == ".pdf":
        return "PDF", genomgang.titel
    return "fryst text", f"{genomgang.titel}, {'inledande sida' if path.stem == 'index' else path.stem}"


def bestammelse(name: str) -> str:
    """What a request for the file is tried against, as far as we know."""
    if name == "fryst/poster.json":
        return f"{SVAGHET}; {LEVERANTOR}"
    path = PurePosixPath(name)
    return BESTAMMELSER.get(path.stem, INTE_BEDOMT) if path.parts[0] == "utdrag" else INTE_BEDOMT


def las_mig(
    registers: Registers,
    genomgang: Genomgang,
    andring: str,
    manifest: str,
    bilaga: Mapping[str, str],
    tomma: Sequence[str],
) -> bytes:
    """The text that goes with a package. `bilaga`: the restricted annex's PDF and its SHA-256, which are not in it."""
    left = _inte_med(registers, genomgang, bilaga, tomma)
    invented = f"{told}\n\n" if (told := mening(registers)) else ""
    text = invented + TEXT.format(
        titel=genomgang.titel,
        ar=genomgang.id,
        rad=genomgangslage(registers, genomgang).rad,
        dag=i_ord(genomgang.dag),
        antagande=", en dag som är antagen" if genomgang.bedomd_dag.antagande else "",
        commit=andring or "uppgift saknas, för filerna ligger inte i git",
        manifest=manifest,
        beslut=_var(registers, genomgang),
        inte_bedomt=INTE_BEDOMT,
        utan="\n".join(f"- {what}." for what in left),
    )
    return text.replace("\n", "\r\n").encode("utf-8-sig")


def _inte_med(registers: Registers, genomgang: Genomgang, bilaga: Mapping[str, str], tomma: Sequence[str]) -> list[str]:
    """What is not in the package, a sentence each."""
    left = [*UTAN, *(f"Den begränsade bilagan. Den lämnas för sig. SHA-256: {digest}" for digest in bilaga.values())]
    if genomgang.aterger:
        left.append(f"Originalet, dokumentnummer {genomgang.dokumentnummer}. Det är originalet som gäller")
    left += [
        f"Signerad kopia, diarienummer {b.signerad_kopia.diarienummer}, SHA-256: {b.signerad_kopia.sha256}"
        for b in _beslut(registers, genomgang)
        if b.signerad_kopia
    ]
    if tomma:
        left.append(f"Register utan poster den dagen ({', '.join(tomma)}). Det betyder uppgift saknas, inte noll")
    return left


def _beslut(registers: Registers, genomgang: Genomgang) -> list:
    """The decision that froze the review; [] when it retells a document that was decided elsewhere."""
    return [b for b in registers.beslut if b.manifest and any(genomgang.id in page for page in b.faststaller)]


def _var(registers: Registers, genomgang: Genomgang) -> str:
    found = _beslut(registers, genomgang)
    return f"beslutet {found[0].id}" if found else f"data/genomgangar/{genomgang.id}.yml"
