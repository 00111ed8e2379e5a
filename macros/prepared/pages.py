"""Every page rendered once: what its macros say, its article and its foot. Everything after this reads the result."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from macros.frozen.store import Fryst
from macros.pages.forge import Forge
from macros.pages.kinds import ANNEXES, GLOSSARY, is_open, kind_of, year_of
from macros.pages.page import Page, open_pages, relative, url
from macros.pages.paths import amendments_page
from macros.prepared.article import Article, Parts, Written, compose, read_written
from macros.prepared.calls import Calls, Output, with_calls_as
from macros.prepared.glossary import Ordforklaring
from macros.prepared.markdown_html import NO_MARK, PageMarkdown, mark
from macros.problems import Problem
from macros.registers.load import Registers
from macros.render import render
from macros.views.parts import Sammanhang, sammanhang
from macros.views.sidfakta import sidfakta


@dataclass(frozen=True)
class Prepared:
    """A page as prepared: what its calls gave, what was written, the article, and the line at its foot."""

    page: Page
    outputs: tuple[Output, ...]
    written: Written
    article: Article
    fot: str = ""
    fragat: frozenset[str] = frozenset()
    """The registers that what stands on the page rests on."""


@dataclass
class Preparation:
    """The pages of a root, each prepared when it is first asked for and then kept.

    Without `registers` (they are faulty) calls are checked but not made, and an article has empty places.
    """

    pages: Mapping[str, Page]
    registers: Registers | None
    dag: Any
    frysta: Mapping[str, Fryst] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    gone: frozenset[str] = frozenset()
    """The pages that are kept from the audience: a link to one of them is no fault, and becomes plain words."""
    forge: Forge | None = None
    """Where files are edited in a browser, whoever the pages are for."""
    markdown: PageMarkdown = field(default_factory=PageMarkdown)
    _made: dict[str, Prepared] = field(default_factory=dict)

    def __getitem__(self, path: str) -> Prepared:
        if path not in self._made:
            self._made[path] = self._prepare(self.pages[path])
        return self._made[path]

    @property
    def leads_to(self) -> Forge | None:
        """The forge that these pages lead to; None where their audience is not led there."""
        shown = self.forge and self.registers and self.forge.visas_for(self.registers.malgrupp)
        return self.forge if shown else None

    def put(self, path: str, page: Prepared) -> None:
        """Put a page in the place of the one that was prepared."""
        self._made[path] = page

    def all(self) -> Iterator[tuple[str, Prepared]]:
        """Every page with its path, in the order of the pages."""
        for path in self.pages:
            yield path, self[path]

    def context(self, path: str) -> Sammanhang | None:
        """What a view on the page may know."""
        if self.registers is None:
            return None
        found = sammanhang(self.registers, self.dag, path, self._open, self.frysta)
        return replace(found, borta=self.gone, bilagor=self._annexes, forge=self.leads_to)

    def _prepare(self, page: Page) -> Prepared:
        context = self.context(page.path)
        used: set[str] = set()
        outputs = self._calls.outputs(page, context, self.problems, used)
        text = with_calls_as(page.text.translate(NO_MARK), outputs, lambda number, _: mark(number))
        written = read_written(self.markdown.html(text))
        before, numbered = self._before(page, written, outputs), not page.meta.get("fryst")
        parts = Parts([o.html for o in outputs], before, self._dress(page), numbered)
        article = compose(page.path, written, parts, self._explain(page))
        foot = sidfakta(context, any(o.delvis for o in outputs)) if context and is_open(page.path) else ""
        return Prepared(page, outputs, written, article, foot, frozenset(used | _used(context)))

    def _before(self, page: Page, written: Written, outputs: Sequence[Output]) -> str:
        """What stands before the page's own text: that the review has been amended, and a name where it has none."""
        rows = []
        if page.meta.get("genomgang") and self.registers:
            year = page.meta["genomgang"]
            if str(year) in {r.genomgang for r in self.registers.rattelser}:
                rows.append(render("rattad.html.j2", rattelser=relative(url(amendments_page(year)), page.path)))
        if page.made and not any("<h1" in text for text in (written.html, *(o.html for o in outputs))):
            rows.append(render("namn.html.j2", namn=page.title))
        return "".join(rows)

    def _dress(self, page: Page) -> Sequence[str]:
        """The tables and charts of a frozen page as they were shown."""
        frozen = self.frysta.get(year_of(page.path) or "") if page.meta.get("fryst") else None
        return frozen.dress.get(page.path.rpartition("/")[2], ()) if frozen else ()

    def _explain(self, page: Page) -> Any:
        """Puts links to the glossary in the page's HTML; None for pages whose words are left as they are."""
        if page.made or self.registers is None or not kind_of(page.path).forklaras or GLOSSARY not in self.pages:
            return None
        return self._words.on_page(relative(url(GLOSSARY), page.path))

    @cached_property
    def _open(self) -> Mapping[str, Page]:
        return open_pages(self.pages)

    @cached_property
    def _annexes(self) -> frozenset[str]:
        return frozenset(path for path in {*self.pages, *self.gone} if path.startswith(ANNEXES))

    @cached_property
    def _calls(self) -> Calls:
        return Calls()

    @cached_property
    def _words(self) -> Ordforklaring:
        return Ordforklaring(self.registers.ordlista)


def _used(context: Sammanhang | None) -> set[str]:
    """The registers that have been asked since somebody last forgot."""
    return context.registers.asked | context.registers.fetched if context else set()
