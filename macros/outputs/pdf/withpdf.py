"""All that we know of mkdocs-with-pdf 0.9.3 and of WeasyPrint's loose ends. Everything else calls `pdf.py`.

The plugin imports this file twice: as its theme handler (`theme_handler_path`) and, through the line that
`pdf.py` writes beside the inherited config, as its event hook. It is configured by `pdf.json` there.
What each repair cures is told where it is done; remove it when the plugin or WeasyPrint does it itself.
"""

import copy
import json
import logging
import re
from pathlib import Path
from typing import Any

import mkdocs_with_pdf.generator as generator
import pydyf
import weasyprint
from bs4 import BeautifulSoup

SETTINGS = Path("pdf.json")
# PDF/A-2a: tagged PDF 1.7 with an output intent. PDF/UA-1 is declared beside it in `finish`.
weasyprint.DEFAULT_OPTIONS["pdf_variant"] = "pdf/a-2a"

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


class _Fatal(logging.Handler):
    """A warning of WeasyPrint is a fault in the PDF: a missing font, a dead link, a rule that it ignores."""

    def emit(self, record: logging.LogRecord) -> None:
        raise RuntimeError(f"WeasyPrint: {record.getMessage()}")


class _Document(weasyprint.HTML):
    """Gives the plugin's own call of `write_pdf` our finisher: the plugin passes no options on."""

    def render(self, *args: Any, **kwargs: Any) -> Any:
        logger = logging.getLogger("weasyprint")
        logger.setLevel(logging.WARNING)
        logger.addHandler(_Fatal())
        document = super().render(*args, **kwargs)
        write = document.write_pdf
        document.write_pdf = lambda target, **options: write(target, finisher=finish, **options)
        return document


generator.HTML = _Document


# The theme handler: nothing of the site's theme belongs in the PDF.


def get_stylesheet(debug_html: bool) -> str:
    return ""


def get_script_sources() -> list[str]:
    return []


# The event hook.


def inject_link(output_content: str, *_: Any) -> str:
    return output_content


def pre_pdf_render(soup: BeautifulSoup, logger: Any) -> BeautifulSoup:
    """The plugin's whole document, made ours: head, headings, contents, notes, tables, links."""
    settings = json.loads(SETTINGS.read_text(encoding="utf-8"))
    _head(soup, settings)
    for selector in settings["ta_bort"]:
        for tag in soup.select(selector):
            tag.decompose()
    for heading in soup.select("h2"):
        if heading.get("id", "").rpartition(":")[2] in settings["utan_avsnitt"]:
            _drop_section(heading)
    for heading in soup.select("h1"):
        if heading.get_text(strip=True) == settings["titel"]:
            heading["class"] = [*heading.get("class", []), "dokumentets-namn"]  # already in the running header
    _contents(soup)
    _footnotes(soup)
    _tables(soup)
    _drop_roles(soup)
    _dead_links(soup)
    return soup


def _drop_section(heading: Any) -> None:
    """A heading and all that follows it, up to the next heading of its level."""
    rest = list(heading.find_next_siblings())
    upto = next((n for n, tag in enumerate(rest) if tag.name in ("h1", "h2")), len(rest))
    for tag in (heading, *rest[:upto]):
        tag.decompose()


def _head(soup: BeautifulSoup, settings: dict[str, Any]) -> None:
    """Language, title and metadata; the plugin leaves `lang` out and takes the first page's head."""
    soup.html["lang"] = "sv"
    soup.head.clear()
    soup.head.append(soup.new_tag("meta", charset="utf-8"))
    title = soup.new_tag("title")
    title.string = settings["titel"]
    soup.head.append(title)
    for name, content in settings["meta"].items():
        soup.head.append(soup.new_tag("meta", attrs={"name": name, "content": content}))
    style = soup.new_tag("style")
    style.string = "\n".join(Path(path).read_text(encoding="utf-8") for path in settings["css"])
    strings = ", ".join(f"{name} {_css_string(text)}" for name, text in settings["strangar"].items())
    style.string += f"\nbody {{ string-set: {strings} }}"
    if settings["utkast"]:
        style.string += '\n@page { background: url("../utkast.svg") center / 150mm no-repeat; }'
    soup.head.append(style)
    soup.head.append(soup.new_tag("base", href=settings["bas"]))


def _css_string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def _contents(soup: BeautifulSoup) -> None:
    """The contents list holds text alone, so that each row is one link, and only of what is in the document."""
    toc = soup.find(id="doc-toc")
    for link in toc.select("a") if toc else []:
        link.string = " ".join(link.get_text().split())
        if soup.find(id=link["href"].removeprefix("#")) is None:
            link.find_parent("li").decompose()


def _footnotes(soup: BeautifulSoup) -> None:
    """Notes at the foot of their page: the text moves to the place of its reference."""
    for mark in soup.select("a.footnote-ref"):
        note = soup.find(id=mark["href"].removeprefix("#"))
        if note is None:
            continue
        span = soup.new_tag("span", attrs={"class": "fotnot"})
        for paragraph in note.find_all("p"):
            span.extend(copy.copy(child) for child in paragraph.contents)
        for back in span.select("a.footnote-backref"):
            back.decompose()
        while span.contents and isinstance(span.contents[-1], str) and not span.contents[-1].strip():
            span.contents[-1].extract()
        (mark.find_parent("sup") or mark).replace_with(span)
    for block in soup.select("div.footnote"):
        block.decompose()


def _tables(soup: BeautifulSoup) -> None:
    """Tables that tag well: names as paragraphs before them, pairs of term and fact as rows, headers with scope."""
    for caption in soup.select("figcaption"):
        caption.name, caption["class"] = "p", "tabellrubrik"
        caption.parent.name = "div"
    for facts in soup.select("dl.fakta"):
        facts.name = "table"
        for term in facts.find_all("dt"):
            fact = term.find_next_sibling("dd")
            row = soup.new_tag("tr")
            term.insert_before(row)
            row.extend([term.extract(), fact.extract()])
            term.name, fact.name = "th", "td"
            term["scope"] = "row"
    for label in soup.select(".etikett"):
        label.decompose()
    # A table that goes on over a page is tagged once a page: a piece with a row or two would have more headers than data.
    for th in soup.select(".tabell tbody th, .tidslinje tbody th"):
        th.name = "td"
        del th["scope"]
    for th in soup.select("thead th"):
        th["scope"] = "col"
    for td in soup.select("td"):
        if td.get_text(strip=True) in ("", "[Fyll i]"):
            td["class"] = [*td.get("class", []), "att-fylla"]


def _drop_roles(soup: BeautifulSoup) -> None:
    """Roles serve the phone's cards in a browser; in the PDF the tags alone speak."""
    for tag in soup.find_all(attrs={"role": True}):
        del tag["role"]


def _dead_links(soup: BeautifulSoup) -> None:
    """A link to a page outside this PDF becomes its text; the plugin would leave a link to nowhere."""
    anchors = {tag["id"] for tag in soup.find_all(id=True)}
    for link in soup.find_all("a", href=True):
        href = link["href"]
        if (href.startswith("#") and href[1:] not in anchors) or not re.match(r"#|https?:|mailto:", href):
            link.unwrap()


# The finisher: what WeasyPrint 70 leaves undone for PDF/UA-1 beside PDF/A-2a.


def finish(document: Any, pdf: Any) -> None:
    """Declare PDF/UA, give table headers their scope, links their tag and the running header its place outside the text."""
    objects = pdf.objects
    catalog = pdf.catalog
    metadata = objects[_number(catalog["Metadata"])]
    if b"pdfuaid" not in b"".join(metadata.stream):
        metadata.stream = [part.replace(b"</rdf:RDF>", XMP_UA, 1) for part in metadata.stream]
    root = objects[_number(catalog["StructTreeRoot"])]
    reached: set[int] = set()
    for kid in root["K"]:
        _walk(objects, _number(kid), False, reached)
    _artifacts(document, pdf, objects[_number(root["ParentTree"])]["Nums"], reached)


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
