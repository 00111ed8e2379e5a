"""The finisher of every PDF: what WeasyPrint 70 leaves undone for PDF/UA-1 beside PDF/A-2a.

Remove a repair when WeasyPrint does it itself.
"""

import re
from typing import Any

import pydyf

from macros.outputs.pdf.refusals import NO_ATTACHMENTS, Refused

XMP_UA = (
    b'<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>'
    b'<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    b' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    b'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    b"<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    b'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    b"<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>"
    b"</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF>"
)


def finish(document: Any, pdf: Any) -> None:
    """Declare PDF/UA, give table headers their scope, links their tag and the running header its place outside the text."""
    objects = pdf.objects
    catalog = pdf.catalog
    _no_attachments(objects)
    metadata = objects[_number(catalog["Metadata"])]
    metadata.compress = (
        False  # who finds the file in fifty years reads what it is without a decoder, as PDF/A-1 demands
    )
    if b"pdfuaid" not in b"".join(metadata.stream):
        metadata.stream = [part.replace(b"</rdf:RDF>", XMP_UA, 1) for part in metadata.stream]
    root = objects[_number(catalog["StructTreeRoot"])]
    reached: set[int] = set()
    for kid in root["K"]:
        _walk(objects, _number(kid), False, reached)
    _artifacts(document, pdf, objects[_number(root["ParentTree"])]["Nums"], reached)


def _no_attachments(objects: Any) -> None:
    """A PDF that is archived and signed holds no other file. Raises `Refused`."""
    if any(isinstance(thing, pydyf.Dictionary) and thing.get("Type") == "/Filespec" for thing in objects):
        raise Refused(NO_ATTACHMENTS)


def _number(reference: Any) -> int | None:
    data = reference if isinstance(reference, bytes) else str(reference).encode()
    found = re.match(rb"(\d+) 0 R", data)
    return int(found[1]) if found else None


def _walk(objects: Any, number: int, in_head: bool, reached: set[int]) -> None:
    """Scope on TH, and Link on the span that WeasyPrint leaves around a link's inner element."""
    element = objects[number]
    reached.add(number)
    kind = element.get("S")
    if kind == "/TH":
        attributes = element.setdefault("A", pydyf.Dictionary({"O": "/Table"}))
        attributes["Scope"] = "/Column" if in_head else "/Row"
    inner = [n for kid in element.get("K", []) if not isinstance(kid, int) and (n := _number(kid)) is not None]
    if kind in ("/Span", "/NonStruct") and any(objects[n].get("Type") == "/OBJR" for n in inner):
        element["S"] = "/Link"
    for n in inner:
        if isinstance(objects[n], dict) and objects[n].get("Type") == "/StructElem":
            _walk(objects, n, in_head or kind == "/THead", reached)
    if "K" in element:
        element["K"] = pydyf.Array(kid for kid in element["K"] if isinstance(kid, int) or not _hollow(objects, kid))


def _hollow(objects: Any, reference: Any) -> bool:
    """A drawn shape without words, such as a bar in the timeline: its empty element says nothing."""
    number = _number(reference)
    element = objects[number] if number is not None else {}
    return isinstance(element, dict) and element.get("S") in ("/Span", "/Div", "/NonStruct") and not element.get("K")


def _artifacts(document: Any, pdf: Any, numbers: list[Any], reached: set[int]) -> None:
    """Headers and footers are tagged but hang on nothing: they become artifacts, not read aloud."""
    for position, reference in enumerate(pdf.page_references[: len(document.pages)]):
        page = pdf.objects[_number(reference)]
        stray = {mcid for mcid, r in enumerate(numbers[2 * position + 1]) if _number(r) not in reached}
        stream = pdf.objects[_number(page["Contents"])].stream
        for at in range(1, len(stream)):
            if isinstance(stream[at], dict) and stream[at].get("MCID") in stray and stream[at + 1] == b"BDC":
                stream[at - 1], stream[at] = "/Artifact", pydyf.Dictionary({"Type": "/Pagination"})
