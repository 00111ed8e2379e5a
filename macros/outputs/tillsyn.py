"""The two files that are handed to a supervisor: the workbook, and the document as a PDF is made of it."""

from macros.content import Content
from macros.models.dag import i_ord
from macros.models.ord import varde_ord
from macros.outputs.pdf.documents import Dokument, Omslag, av_kontoret
from macros.outputs.workbook import Sheet, workbook
from macros.pages.kinds import START
from macros.pages.page import Page
from macros.prepared.article import Parts, compose, read_written
from macros.prepared.pages import Prepared
from macros.state.pahittat import ORD, pahittade_kontoret
from macros.views.tillsynsrader import Tillsyn
from macros.views.tillsynssida import tillsynssida

PAGE = "tillsyn.md"
"""The page that the PDF is made of. It stands among no other pages: no site and no copy has it."""
UTAN_BEGRANSNING = "Sammanställning ur registren. Varje rad säger vad som är beslutat och vad som inte är det."
AVKORTAD = " … (avkortat; resten står i de andra bladen)"


def tillsynens_dokument(content: Content, tillsyn: Tillsyn) -> Dokument:
    """The PDF of what a supervisor is shown; its page is put among the content's prepared ones."""
    html = tillsynssida(tillsyn)
    page = Page(PAGE, "", {"ur_data": True, "title": tillsyn.titel, "description": tillsyn.underrubrik})
    written = read_written(html)
    content.preparation.put(PAGE, Prepared(page, (), written, compose(PAGE, written, Parts())))
    omslag = Omslag(
        titel=tillsyn.titel,
        underrubrik=tillsyn.underrubrik,
        dokumentnummer=f"Läget {i_ord(tillsyn.dag)}",
        kontakt=f"Gjord för: {varde_ord(content.registers.malgrupp)}",
        rad=tillsyn.begransat or UTAN_BEGRANSNING,
        datum=tillsyn.dag,
        fakta=tillsyn.fakta,
    )
    made = Dokument(f"{tillsyn.fil}.pdf", [PAGE], omslag, css=("flode.css", "tillsyn.css"))
    return av_kontoret(content.sammanhang(START), made)


def tillsynens_kalkylblad(content: Content, tillsyn: Tillsyn) -> bytes:
    """The workbook: the rows first, then what stands in several of them, and last what the reader must know."""
    about = [("Titel", tillsyn.titel), ("Läget", i_ord(tillsyn.dag)), *tillsyn.fakta]
    about += [
        ("Gjord för", varde_ord(content.registers.malgrupp)),
        ("Får läsas", tillsyn.begransat or UTAN_BEGRANSNING),
    ]
    about += [("Kort svar", text) for text in tillsyn.svar] + [("Att veta", text) for text in tillsyn.noter]
    sheets: list[Sheet] = [(b.namn, b.kolumner, b.rader) for b in tillsyn.blad]
    sheets.append(("Om filen", ("Vad", "Uppgift"), about))
    if pahittade_kontoret(content.registers):  # each row says so, wherever it is pasted
        sheets = [(name, (*head, "Kontoret"), [(*row, ORD) for row in rows]) for name, head, rows in sheets]
    return workbook(f"{tillsyn.titel}, läget {i_ord(tillsyn.dag)}", sheets, tillsyn.dag, AVKORTAD)
