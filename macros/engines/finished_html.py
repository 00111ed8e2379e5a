"""An extension of Python-Markdown that takes the finished HTML of a prepared page as it is, without parsing it again."""

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.util import HTML_PLACEHOLDER

from macros.prepared.engine_text import BEGIN, END

FINISHED = re.compile(rf"^{re.escape(BEGIN)}\n(.*?)\n{re.escape(END)}$", re.DOTALL | re.MULTILINE)
PARAGRAPH = re.compile(f"<p>({HTML_PLACEHOLDER % r'[0-9]+'})</p>")


class _Stash(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = FINISHED.sub(lambda m: f"\n\n{self.md.htmlStash.store(m[1])}\n\n", "\n".join(lines))
        return text.split("\n")


class _Bare(Postprocessor):
    def run(self, text: str) -> str:
        return PARAGRAPH.sub(r"\1", text)


class FinishedHtml(Extension):
    """Before Python-Markdown looks for HTML itself (priority 20), and after it has tidied line ends (30).

    Before it puts HTML back (30), what is finished leaves its paragraph: Python-Markdown does that for blocks only.
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        md.preprocessors.register(_Stash(md), "finished_html", 25)
        md.postprocessors.register(_Bare(md), "finished_html", 35)


def makeExtension(**options: object) -> FinishedHtml:  # noqa: N802 (the library's name)
    return FinishedHtml(**options)
