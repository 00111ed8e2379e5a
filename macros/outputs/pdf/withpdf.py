"""All that we know of mkdocs-with-pdf 0.9.3. Everything else calls `documents.py`.

The plugin imports this file twice: as its theme handler (`theme_handler_path`) and, through the line that
`documents.py` writes beside the inherited config, as its event hook. It is configured by `pdf.json` there.
What each repair cures is told where it is done; remove it when the plugin or WeasyPrint does it itself.
"""

import copy
import gc
import json
import logging
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import mkdocs_with_pdf.generator as generator
import weasyprint
from bs4 import BeautifulSoup

from macros.outputs.pdf.fetcher import ClosedFetcher
from macros.outputs.pdf.finisher import finish
from macros.outputs.pdf.moved import close_contents, questions_last, sources_last, unfold
from macros.outputs.pdf.remembered import remember
from macros.outputs.pdf.sparse import without_sparse_pages

SETTINGS = Path("pdf.json")
FONTS = Path("..") / "typsnitt"
"""Unpacked fonts, beside the documents' work folders. Safe to delete."""
WIDE = 5
"""The columns of a table in which a state word need not break its line."""
# PDF/A-2a: tagged PDF 1.7 with an output intent. PDF/UA-1 is declared beside it in `finisher.py`.
weasyprint.DEFAULT_OPTIONS["pdf_variant"] = "pdf/a-2a"


class _Fatal(logging.Handler):
    """A warning of WeasyPrint is a fault in the PDF: a missing font, a dead link, a rule that it ignores."""

    def emit(self, record: logging.LogRecord) -> None:
        raise RuntimeError(f"WeasyPrint: {record.getMessage()}")


_FATAL = _Fatal()


class _Document(weasyprint.HTML):
    """Gives the plugin's own calls what it does not pass on: our closed fetcher and our finisher."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, url_fetcher=ClosedFetcher(_folders(_settings()), FONTS), **kwargs)

    def render(self, *args: Any, **kwargs: Any) -> Any:
        logger = logging.getLogger("weasyprint")
        logger.setLevel(logging.WARNING)
        logger.addHandler(_FATAL)
        remember()
        with self.url_fetcher.loud():
            document = without_sparse_pages(lambda: weasyprint.HTML.render(self, *args, **kwargs))
        write = document.write_pdf

        def write_pdf(target: Any, **options: Any) -> Any:
            try:
                with self.url_fetcher.loud():
                    return write(target, finisher=finish, **options)
            finally:
                gc.enable()  # the worker goes on with its next document

        document.write_pdf = write_pdf
        return document


def _settings() -> dict[str, Any]:
    return json.loads(SETTINGS.read_text(encoding="utf-8"))


def _folders(settings: dict[str, Any]) -> list[str | Path]:
    """Where pictures and fonts may lie: as told, or beside our stylesheets and in the site that the PDF is made of."""
    stylesheets = Path(url2pathname(urlsplit(settings["bas"]).path)).parent
    return settings.get("mappar") or [stylesheets.parent, "site"]


generator.HTML = _Document
# The plugin copies each article, and looks through all of it for every element in it. Nobody needs the page that it stood in.
generator.clone_element = lambda article: article.extract()


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
    gc.disable()  # until the file is written: looking for garbage took a tenth of the time
    settings = _settings()
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
    unfold(soup)
    questions_last(soup, settings["fragor_sist"])
    sources_last(soup, settings["kallor_sist"])
    _contents(soup)
    close_contents(soup)
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
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ").replace("<", "\\3c ") + '"'


def _contents(soup: BeautifulSoup) -> None:
    """The contents list holds text alone, so that each row is one link, and only of what is in the document; no chapter's sources."""
    toc = soup.find(id="doc-toc")
    anchors = {tag["id"] for tag in soup.find_all(id=True)}
    for link in toc.select("a") if toc else []:
        link.string = " ".join(link.get_text().split())
        if link["href"].removeprefix("#") not in anchors or link["href"].endswith("kallor"):
            link.find_parent("li").decompose()


def _footnotes(soup: BeautifulSoup) -> None:
    """Notes at the foot of their page: the text moves to the place of its reference."""
    marks = soup.select("a.footnote-ref")
    notes = {tag["id"]: tag for tag in reversed(soup.find_all(id=True))} if marks else {}
    for mark in marks:
        note = notes.get(mark["href"].removeprefix("#"))
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
    for head in soup.select("thead"):
        if len(head.select("th")) > WIDE:
            head.parent["class"] = [*head.parent.get("class", []), "manga-spalter"]
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
