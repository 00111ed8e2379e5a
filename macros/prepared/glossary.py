"""Terms explained where they first stand on a page: a link to the glossary that shows the meaning on hover and focus."""

import html
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from macros.models.term import Term

TOKEN = re.compile(r"<!--.*?-->|<[^>]+>|[^<]+", re.DOTALL)
SKIP = frozenset(
    [
        "a",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "code",
        "pre",
        "script",
        "style",
        "button",
        "summary",
        "label",
        "dt",
        "th",
        "title",
    ]
)
VOID = re.compile(r"<(?:br|hr|img|input|meta|link|wbr)\b|/>$")
CLASSES_LEFT_ALONE = re.compile(
    r'class="[^"]*\b(?:lage|kalla|kallor|cell-id|ordlista|fyll-i|ring|fristlinje|frist-namn|klockor)\b'
)


class Ordforklaring:
    """The glossary's terms, ready to be put into any number of pages."""

    def __init__(self, terms: tuple[Term, ...]):
        known = {t.term.lower(): t for t in terms if t.betyder and len(t.term) > 2}
        self.known: Mapping[str, Term] = known
        names = _any_of(html.escape(name, quote=False) for name in known)
        self.pattern = re.compile(rf"(?<![\w-]){names}(?![\w-])") if known else None

    def on_page(self, glossary: str) -> Callable[[str], str]:
        """A function that links the first mention of each term on a page to `glossary`, given the page piece by piece."""
        seen: set[str] = set()
        return str if self.pattern is None else lambda text: self._explained(text, glossary, seen)

    def _explained(self, text: str, glossary: str, seen: set[str]) -> str:
        open_tags: list[tuple[str, bool]] = []
        parts = []
        for token in TOKEN.findall(text):
            if token.startswith("<"):
                _follow(token, open_tags)
                parts.append(token)
            elif open_tags and open_tags[-1][1]:
                parts.append(token)
            else:
                parts.append(self.pattern.sub(lambda m: self._link(m.group(), glossary, seen), token))
        return "".join(parts)

    def _link(self, word: str, glossary: str, seen: set[str]) -> str:
        term = self.known[html.unescape(word).lower()]
        if term.id in seen:
            return word
        seen.add(term.id)
        meaning = html.escape(term.betyder, quote=True)
        return f'<a class="ord" href="{glossary}#{term.id}" data-betyder="{meaning}">{word}</a>'


def _any_of(names: Iterable[str]) -> str:
    """A pattern for any of the names, in small letters or capitals, the longest that fits.

    Names that begin alike share their beginning: at most places in a text one letter tells that none of them stands there.
    """
    tree: dict[str, Any] = {}
    for name in names:
        node = tree
        for letter in name:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(tree)


def _branches(node: Mapping[str, Any]) -> str:
    """What can follow after a beginning; nothing more, too, where a name ends there."""
    ways = [_letter(letter) + _branches(rest) for letter, rest in node.items() if letter]
    if len(ways) == 1 and "" not in node:
        return ways[0]
    return f"(?:{'|'.join(ways)}){'?' if '' in node else ''}" if ways else ""


def _letter(letter: str) -> str:
    forms = sorted({form for form in (letter, letter.upper(), letter.lower()) if len(form) == 1})
    return f"[{''.join(forms)}]" if len(forms) > 1 else re.escape(letter)


def _follow(token: str, open_tags: list[tuple[str, bool]]) -> None:
    """Keep the stack of open tags, each with whether text within is to be left alone."""
    name, alone = _tag(token)
    if token.startswith("</"):
        while open_tags and open_tags.pop()[0] != name:
            pass
    elif name:
        open_tags.append((name, alone or (bool(open_tags) and open_tags[-1][1])))


@lru_cache(maxsize=4096)
def _tag(token: str) -> tuple[str, bool]:
    """(the name of a tag, whether its text is left alone); '' for what has no text within. Most tags stand in a page many times."""
    if token.startswith("<!") or (not token.startswith("</") and VOID.search(token)):
        return "", False
    name = re.match(r"</?([a-zA-Z0-9-]+)", token).group(1).lower()
    return name, name in SKIP or bool(CLASSES_LEFT_ALONE.search(token))
