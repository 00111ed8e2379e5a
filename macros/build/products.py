"""What a build makes of the prepared tree: the site, the copy, the PDFs, the search index and the exports."""

import json
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from macros.build.beside import Beside
from macros.build.cache import Cache
from macros.build.workers import Task, Workers
from macros.checks.real_use import obstacles
from macros.content import Content, check_prose, faultless, for_readers, site_menu, site_pages
from macros.engines.repairs import unused
from macros.engines.settings import OURS, engine_settings, write_settings
from macros.frozen.store import FOLDER, frozen_years
from macros.leaks.search import Prints, Search, all_files, search_for
from macros.models.base import Synlighet
from macros.outputs.exports import UTDATA, export_files
from macros.outputs.formular import form_scripts
from macros.outputs.offline import FOLDER as COPIED_TO
from macros.outputs.offline import copy_files, copy_pages, write_zip
from macros.outputs.pdf.documents import Dokument, bilagor, dokument
from macros.outputs.pdf.make import PdfJob, pdf_job, write_job
from macros.outputs.search import read_articles, search_scripts
from macros.outputs.search_files import COPIED
from macros.pages.page import open_pages
from macros.prepared.menu import narrow_menu
from macros.prepared.tree import TreePage, page_assets, tree_files, used_assets, write_tree
from macros.problems import ContentFault, NotReady
from macros.registers.load import om_egen_rot
from macros.state.pahittat import mening
from macros.views.ta_med import PARM, ZIP

SITE, COPY, PDF = "site", "kopia", "pdf"
CLEAN = "genomsökt efter {}"
"""The prints (SHA-256) of the files that an earlier build has searched for the same, each with those of what is in it."""


class Pdfs:
    """The PDFs of a build: those that an earlier build has made already, and those to make."""

    def __init__(self, content: Content, wanted: Sequence[Dokument], motor: str, cache: Cache, work: Path):
        self.made: dict[str, bytes] = {}
        self._jobs: dict[str, PdfJob] = {}
        self._cache, self._work, self._motor = cache, work, motor
        for job in (pdf_job(content, one, motor) for one in wanted):
            kept = cache.get(job.key)
            if kept is None:
                self._jobs[job.namn] = job
            else:
                self.made[job.namn] = kept

    def tasks(self) -> list[Task]:
        """What is to be made: what the copy waits for, then the longest; each job lies in its folder when its task is given."""
        tasks = []
        for job in sorted(self._jobs.values(), key=lambda job: (job.namn != PARM, -sum(map(len, job.files.values())))):
            folder = self._work / Path(job.namn).stem
            write_job(job, folder)
            tasks.append(Task("pdf", job.namn, {"motor": self._motor, "work": str(folder), "namn": job.namn}))
        return tasks

    def take(self, task: Task, made: str) -> None:
        """A PDF that has been made."""
        data = Path(made).read_bytes()
        self.made[task.vad] = data
        self._cache.put(self._jobs[task.vad].key, data)


class Products:
    """One build of one root into the folder `new`, step by step."""

    def __init__(
        self,
        root: Path,
        new: Path,
        dag: date,
        motor: str,
        cache: Cache,
        malgrupp: Synlighet | None,
        med_exempel: bool = False,
    ):
        self.root, self.new, self.dag, self.motor, self.cache = root, new, dag, motor, cache
        self.malgrupp, self.med_exempel = malgrupp, med_exempel
        self.work = root / ".bygge"
        own = root / "mkdocs.yml"
        self.own = own if own.is_file() else None

    def load(self, say: Callable[[str], None], skarp: bool, closed: Path | None = None) -> Content:
        """The content without fault; raises `NotReady` when it is to be used for real and something stands in the way."""
        content = faultless(self.root, self.own, self.dag, prose=False, closed=closed)
        if elsewhere := om_egen_rot(content.registers):
            say(elsewhere)
        if skarp and (found := obstacles(content.registers, content.pages)):
            raise NotReady(found)
        return content

    def make(self, workers: Workers, say: Callable[[str], None], whole: Content) -> Synlighet:
        """Everything, in the order in which it can begin: first what takes longest; whom it is for."""
        content = for_readers(whole, self.malgrupp)
        say(f"Bygger {len(content.pages)} sidor, kopian och PDF:erna")
        site = self.start_site(workers, content)
        wanted = dokument(content) + (bilagor(content) if content is whole else [])
        pdfs = Pdfs(content, wanted, self.motor, self.cache, self.work / PDF)
        tasks, told = pdfs.tasks(), mening(content.registers)
        workers.add(*tasks[:1])
        read_articles(content, site)  # once, before the process is copied
        with Beside(partial(_to_search, whole, content), "genomsökningen") as asked:
            copy = self.start_copy(workers, site, told)
            workers.add(*tasks[1:])
            files, copied = self.meanwhile(workers, whole, content, (site, copy), {one.namn for one in wanted})
            search = asked.result()
        self.take(workers.results(SITE), pdfs, say)
        self.add({**files, **self._frozen_pdfs(content.frysta, content is whole), **pdfs.made})
        copied = copy_files(self.work / COPY / SITE, None, self.dag, told) | copied
        there = all_files(self.new)
        with Beside(partial(self.look, search, there, copied), "genomsökningen") as looked:
            self.finish(workers, pdfs, copied, say)
            self.prove(search, looked.result(), say)
        return content.registers.malgrupp

    def meanwhile(
        self,
        workers: Workers,
        whole: Content,
        content: Content,
        pages: tuple[Mapping[str, TreePage], Mapping[str, TreePage]],
        named: Collection[str],
    ) -> tuple[dict[str, bytes], dict[str, bytes]]:
        """What needs no engine: the files of the site and of the copy.

        `pages` are those of the site and those of the copy. Raises `ContentFault` with the faults of the prose: the site is not used then.
        """
        site, copy = pages
        with Beside(partial(check_prose, whole), "språkkontrollen") as prose:
            files = self.beside(content, site, self.med_exempel, {*named, ZIP}, workers.tend)
            copied = search_scripts(content, copy, COPIED & set(named))
            workers.tend()
            if problems := prose.result():
                raise ContentFault(problems)
            return files, copied

    def finish(self, workers: Workers, pdfs: Pdfs, copied: Mapping[str, bytes], say: Callable[[str], None]) -> None:
        """The PDFs and the copy, when the last of them is made. What is written already is not touched: it is being searched."""
        written = set(pdfs.made)
        self.take(workers.results(), pdfs, say)
        self.add({name: data for name, data in pdfs.made.items() if name not in written})
        binder = {PARM: pdfs.made[PARM]} if PARM in pdfs.made else {}
        write_zip({**copied, **binder}, self.new / ZIP, self.dag)

    def take(self, made: Iterable[tuple[Task, Any]], pdfs: Pdfs, say: Callable[[str], None]) -> None:
        """What the workers have made, as it is done."""
        for task, one in made:
            if task.gor == PDF:
                pdfs.take(task, one)
            elif task.vad == self.motor and self.root == OURS:
                _tell_of_unused(one, say)

    def look(self, search: Search | None, there: Sequence[Path], copied: Mapping[str, bytes]) -> Prints:
        """The prints of the files that are there and of what the copy will hold, when all is clean; else `prove` tells of it."""
        if search is None:
            return {}
        clean = self._clean(search)
        prints = search.look(self.new, there, clean)
        prints["kopian"] = search.packed(f"{ZIP}/{COPIED_TO}", copied, clean)
        return {} if search.problems else prints

    def prove(self, search: Search | None, looked: Prints, say: Callable[[str], None]) -> None:
        """That no file holds what the audience may not read, but for what has been looked at.

        Raises `ContentFault` with what was found.
        """
        if search is None:
            return
        say("Söker igenom allt efter det som målgruppen inte får läsa")
        prints = search.folder(self.new, {**self._clean(search), **looked})
        self.cache.put(CLEAN.format(search.key), json.dumps(prints).encode())
        say(search.om_korta())

    def _clean(self, search: Search) -> Prints:
        return json.loads(self.cache.get(CLEAN.format(search.key)) or "{}")

    def start_site(self, workers: Workers, content: Content) -> dict[str, TreePage]:
        """Write the prepared tree and set an engine to it; the pages of the site."""
        pages, tree = site_pages(content), self.work / "trad"
        write_tree(tree, tree_files(pages, used_assets(page_assets(self.root / "docs"), pages)))
        settings = self.work / "motor" / "site.yml"
        chosen = engine_settings(self.own, tree / "docs", self.new, self.dag, pahittat=mening(content.registers))
        write_settings(settings, {**chosen, "nav": site_menu(content, chosen["nav"])})
        workers.add(Task("site", self.motor, {"motor": self.motor, "settings": str(settings)}))
        return pages

    def start_copy(self, workers: Workers, site: Mapping[str, TreePage], pahittat: str) -> dict[str, TreePage]:
        """Write the copy's tree and set an engine to it; the pages of the copy."""
        pages, work = copy_pages(site), self.work / COPY
        write_tree(work / "trad", tree_files(pages, used_assets(page_assets(self.root / "docs"), pages)))
        shutil.rmtree(work / SITE, ignore_errors=True)
        if (work / SITE).is_symlink():  # never cleared through a link to somebody else's files
            (work / SITE).unlink()
        settings = engine_settings(self.own, work / "trad" / "docs", work / SITE, self.dag, True, pahittat)
        settings["nav"] = narrow_menu(settings["nav"], pages.keys())
        write_settings(work / "site.yml", settings)
        arguments = {"motor": self.motor, "settings": str(work / "site.yml"), "to_files": True}
        workers.add(Task("site", f"{self.motor} (kopian)", arguments))
        return pages

    def beside(
        self,
        content: Content,
        site: Mapping[str, TreePage],
        med_exempel: bool,
        files: Collection[str],
        between: Callable[[], None] = lambda: None,
    ) -> dict[str, bytes]:
        """What is made beside the engine, by file name: the search index and the exports.

        `files` are the addresses of the documents that the site will have; `between` is called while it goes on.
        """
        exports = export_files(content.registers, self.dag, med_exempel, open_pages(content.pages))
        made = {f"{UTDATA}/{name}": data for name, data in exports.items()} | form_scripts(content, site)
        between()
        return {**search_scripts(content, site, {*files, *made}), **made}

    def add(self, files: Mapping[str, bytes]) -> None:
        """Write files of the site, by their names."""
        for name, data in files.items():
            path = self.new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def _frozen_pdfs(self, frysta: Collection[str], annexes: bool) -> dict[str, bytes]:
        """The PDFs of decided reviews are the files that were decided; their annexes only for those who may read them."""
        kinds = ("pdf", "bilaga") if annexes else ("pdf",)
        years = (year for year in frozen_years(self.root) if year in frysta)
        folders = (self.root / FOLDER / year / kind for year in years for kind in kinds)
        return {f"pdf/{pdf.name}": pdf.read_bytes() for folder in folders for pdf in sorted(folder.glob("*.pdf"))}


def _to_search(whole: Content, content: Content) -> Search | None:
    """What is to be looked for in what is made of the content; nothing where it is the whole."""
    return None if content is whole else search_for(whole, content)


def _tell_of_unused(made: Mapping[str, int], say: Callable[[str], None]) -> None:
    """A repair of the theme that no page needed: the theme makes it itself by now."""
    for repair in unused(made):
        say(f"Ingen sida behöver lagningen av temat längre: {repair}. Ta bort den i macros/engines/repairs.py")
