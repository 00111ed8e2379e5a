"""The frozen picture of a review: its text in words, the dress of its tables and charts, its records and figures."""

import json
import posixpath
import re
from collections.abc import Callable, Mapping
from typing import Any

from bs4 import BeautifulSoup
from markdownify import MarkdownConverter

from macros.content import Content
from macros.frozen.dress import BLOCK
from macros.frozen.store import DRESS, POSTER, SCHEMA, as_json
from macros.models.genomgang import Genomgang
from macros.pages.head import FRONT
from macros.pages.kinds import START
from macros.pages.page import Page, url
from macros.pages.paths import annex_page, review_folder, review_page
from macros.prepared.calls import with_calls_as
from macros.prepared.sources import HEADING, number_calls
from macros.review.successors import with_successors
from macros.views.jamforelse import nutida_bild

MARK = "<!-- lis:{n} -->\n\n{words}\n\n<!-- /lis:{n} -->"
SOURCE_MARK = "{words}<!-- lis-kalla:{n} -->"
SOURCE_WORDS = re.compile(r"\[[^\[\]]*\]")
EYES_ONLY = '[aria-hidden="true"], .etikett, .dold, .bara-webb, svg'


class _Words(MarkdownConverter):
    """HTML of a macro as Markdown words: no links, for what they lead to may go; nothing that only eyes see."""

    def convert_a(self, el: Any, text: str, parent_tags: Any) -> str:
        return text

    def convert_figcaption(self, el: Any, text: str, parent_tags: Any) -> str:
        return f"\n\n**{text.strip()}**\n\n"

    def convert_dt(self, el: Any, text: str, parent_tags: Any) -> str:
        return f"\n- **{text.strip()}:** "

    def convert_dd(self, el: Any, text: str, parent_tags: Any) -> str:
        return f"{text.strip()}\n"


def as_words(html: str) -> str:
    """The Markdown of a macro's HTML, with the words and numbers that a reader is told."""
    soup = BeautifulSoup(html, "html.parser")
    for hidden in soup.select(EYES_ONLY):
        hidden.decompose()
    for head in soup.select("tbody th"):
        head.name = "td"
    for below in soup.select("td .cell-text, td .cell-id"):
        below.insert_before("– ")
    text = _Words(heading_style="ATX", bullets="-", escape_misc=False).convert_soup(soup)
    text = re.sub(r"\{(?=[{%#])", "&#123;", text)
    return text.strip() if _inline(soup) else re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def _inline(soup: BeautifulSoup) -> bool:
    return soup.find(["p", "table", "ul", "ol", "dl", "figure", "div", "section", "h2", "h3"]) is None


def frozen_files(content: Content, genomgang: Genomgang) -> dict[str, bytes]:
    """What a review freezes besides its PDF, by name in its folder.

    `text/` the decided words; `mall/` the pages with their macros, for next year's draft; `kladsel.json` the HTML of
    each macro as it was shown, by page; `poster.json` the records and `tal.json` the figures as of its day.
    """
    year, files, dress = genomgang.id, {}, {}
    for path, page in review_pages(content, year).items():
        name = posixpath.basename(path)
        text, dress[name] = frozen_text(page, content)
        files[f"text/{name}"] = text.encode()
        files[f"mall/{name}"] = _source(content, path)
    if (annex := annex_page(year)) in content.pages:
        text, _ = frozen_text(content.pages[annex], content)
        files |= {"bilaga/text.md": text.encode(), "bilaga/mall.md": _source(content, annex)}
    bild = nutida_bild(content.sammanhang(START), year, genomgang.dag)
    poster = {"schema": SCHEMA, "dag": genomgang.dag.isoformat(), "register": bild.poster}
    return files | {DRESS: as_json(dress), POSTER: as_json(poster), "tal.json": as_json(list(bild.tal))}


def review_pages(content: Content, year: str) -> dict[str, Page]:
    """The pages that people have written of a review."""
    return {p: page for p, page in content.pages.items() if p.startswith(review_folder(year)) and not page.made}


def _source(content: Content, path: str) -> bytes:
    """The page as it was written; line ends as every other system writes them, whatever the editor's did."""
    return (content.root / "docs" / path).read_bytes().replace(b"\r\n", b"\n")


def frozen_text(page: Page, content: Content) -> tuple[str, list[str]]:
    """(the page as decided, the dress of its macros): every macro is its words with a mark, every link out its text.

    The words name each source where it stands; the dress has its number, and the list of sources is last, as in the PDF.
    """
    dress: list[str] = []
    outputs = content.preparation[page.path].outputs
    shown, listed = number_calls([output.html for output in outputs])
    change = _marked(page.path, dress)
    text = with_calls_as(page.text, outputs, lambda number, output: change(output.html, shown[number]))
    text = re.sub(r"(?<!!)\[([^\]^]+)\]\(([^)\s]*)\)(\{[^}]*\})?", lambda m: _link(m, page.path), text)
    text = _with_list(text, change(listed, listed)) if listed else text
    meta = page.meta | {"fryst": True}
    head = "".join(f"{k}: {json.dumps(v, ensure_ascii=False)}\n" for k, v in meta.items())
    return f"---\n{head}---\n{text.strip()}\n", dress


def _marked(path: str, dress: list[str]) -> Callable[[str, str], str]:
    """Makes a macro's HTML its words, and puts it as it is shown in the dress."""

    def change(html: str, shown: str) -> str:
        words = as_words(html)
        within = _inline(BeautifulSoup(html, "html.parser"))
        if within and (shown == html or not SOURCE_WORDS.fullmatch(words)):
            return words
        dress.append(_without_links(shown, path))
        return (SOURCE_MARK if within else MARK).format(n=len(dress), words=words)

    return change


def _with_list(text: str, listed: str) -> str:
    """The list of sources ends the page's own section of them; a page without one gets the heading, last of all."""
    outside = BLOCK.sub(lambda match: " " * len(match.group()), text)
    own = re.search(r"^## Källor\b.*$", outside, re.MULTILINE)
    if own is None:
        return f"{text.rstrip()}\n\n## Källor {{: #sidans-{HEADING} }}\n\n{listed}"
    following = re.compile(r"^##? ", re.MULTILINE).search(outside, own.end())
    at = following.start() if following else len(text)
    return f"{text[:at].rstrip()}\n\n{listed}\n\n{text[at:]}"


def _link(match: re.Match[str], path: str) -> str:
    """A link in the text: kept when it stays within the review or leaves the site, otherwise its words."""
    text, address = match.group(1), match.group(2)
    folder = posixpath.dirname(path)
    inside = posixpath.normpath(posixpath.join(folder, address.partition("#")[0])).startswith(folder + "/")
    return match.group() if inside or address.startswith(("#", "https:", "http:", "mailto:")) else text


def _without_links(html: str, path: str) -> str:
    """The HTML with links only to the review's own pages and files: what others lead to may go."""
    soup = BeautifulSoup(html, "html.parser")
    own = posixpath.dirname(path)
    for link in soup.find_all("a", href=True):
        target = posixpath.normpath(posixpath.join(url(path), link["href"].partition("#")[0]))
        if not (link["href"].startswith("#") or target.startswith((own, "pdf/ledningens-genomgang-"))):
            link.unwrap()
    return str(soup)


def template_pages(frozen: Mapping[str, bytes], pages: Mapping[str, Page], year: str) -> dict[str, Page]:
    """The pages with those of a frozen review as they were written, macros and all: what next year's draft starts from."""
    found = dict(pages)
    for name, data in frozen.items():
        text = with_successors(data.decode().replace("\r\n", "\n"))
        path = review_page(year, name)
        if path in pages:
            meta = {k: v for k, v in pages[path].meta.items() if k != "fryst"}
            found[path] = Page(path, FRONT.sub(lambda m: "\n" * m.group().count("\n"), text), meta)
    return found
