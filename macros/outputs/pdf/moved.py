"""What stands in another place on paper than on the site: what is folded, open questions, sources. All on the plugin's document."""

import copy
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup

TAT, SPALTER = 38, 50
"""From how many rows the contents list is set closer, and from how many in two columns, so that it fits its page."""


def unfold(soup: BeautifulSoup) -> None:
    """What is folded on the site is open on paper, its summary a small heading; long lists of names stand for themselves."""
    for place in soup.select(".namn-i-pdf"):
        names = place.find_previous(class_="viks")
        if names is not None:
            names.insert_before(_legend(soup, names))
            place.append(names.extract())
    for fold in soup.select("details"):
        fold.name = "div"
        fold.summary["class"] = "vik-rubrik"
        fold.summary.name = "p"
    for heading in soup.select(".ledning h2"):
        del heading["id"]  # one page, one row in the contents and among the bookmarks
    for answers in soup.select("dl.fyra"):
        answers.name = "div"
        for tag in answers.select("dt, dd"):
            tag["class"] = f"fyra-{tag.name}"
            tag.name = "p"


def _legend(soup: BeautifulSoup, folds: Any) -> Any:
    """What each look stands for and how many, where the names that tell it have moved away."""
    legend = _tag(soup, "p", "teckenruta")
    for summary in folds.select("summary"):
        part = copy.copy(summary)
        part.name = "span"
        legend.append(part)
    return legend


def questions_last(soup: BeautifulSoup, titel: str) -> None:
    """The open questions of a document as an annex at its end, by section; a mark in the text leads to each."""
    boxes = soup.select("article .beslutar")
    if not titel or not boxes:
        return
    annex = _article(soup, titel, "bilaga")
    count = "1 öppen fråga" if len(boxes) == 1 else f"{len(boxes)} öppna frågor"
    annex.append(_tag(soup, "p", text=f"{count} som bara kontoret kan avgöra, i den ordning som de står i texten."))
    section = ""
    for box in boxes:
        box["class"], name = "fraga", box["id"].rpartition(":")[2].upper()
        if (found := _section(box)) != section:
            section = found
            annex.append(_tag(soup, "p", "listrubrik", section))
        mark = _tag(soup, "p", "fraga-mark", "Kontoret beslutar: ")
        mark.append(_tag(soup, "a", text=name, href=f"#{box['id']}"))
        box.replace_with(mark)
        annex.append(box)
    soup.body.append(annex)
    _listed(soup, annex)


def sources_last(soup: BeautifulSoup, titel: str) -> None:
    """The sources of each page gathered before the last one: who has the paper in hand looks for what to do."""
    headings = [h for h in soup.select("article h2") if h.get("id", "").rpartition(":")[2] == "kallor"]
    if not titel or not headings:
        return
    annex = _article(soup, titel, "kallor-sist")
    for heading in headings:
        annex.append(_tag(soup, "p", "listrubrik", _section(heading)))
        for tag in list(_under(heading)):
            annex.append(tag.extract())
        heading.decompose()
    soup.select("body > article")[-1].insert_before(annex)
    _listed(soup, annex, -1)


def close_contents(soup: BeautifulSoup) -> None:
    """A contents list that would leave a few rows alone on a page of their own is set closer, or in two columns."""
    toc = soup.find(id="doc-toc")
    rows = len(toc.select("a")) if toc else 0
    if rows >= TAT:
        toc["class"] = "tat" if rows < SPALTER else "spalter"


def _section(tag: Any) -> str:
    return " ".join(tag.find_parent("article").find("h1").get_text().split())


def _under(heading: Any) -> Iterator[Any]:
    for tag in heading.find_next_siblings():
        if tag.name in ("h1", "h2"):
            return
        yield tag


def _article(soup: BeautifulSoup, titel: str, kind: str) -> Any:
    annex = _tag(soup, "article", kind)
    annex.append(_tag(soup, "h1", text=titel, id=kind))
    return annex


def _tag(soup: BeautifulSoup, name: str, kind: str = "", text: str = "", **attributes: str) -> Any:
    tag = soup.new_tag(name, attrs={**({"class": kind} if kind else {}), **attributes})
    tag.string = text
    return tag


def _listed(soup: BeautifulSoup, annex: Any, at: int | None = None) -> None:
    """A row in the contents list, last or before the last."""
    row = soup.new_tag("li")
    row.append(_tag(soup, "a", text=annex.h1.get_text(), href=f"#{annex.h1['id']}"))
    rows = soup.select("#doc-toc > ul > li")
    if at is None:
        rows[-1].insert_after(row)
    else:
        rows[at].insert_before(row)
