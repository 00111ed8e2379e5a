"""What WeasyPrint works out again and again for the same words, worked out once a document. Knows how it splits lines.

A document is laid out in rounds until its page numbers are known, and a list in columns a hundred times until it fits: the
same words are split by the same widths each time, and that is half of the work. What comes out is what WeasyPrint gave the
first time, so the bytes are the same with and without.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from weasyprint.layout import inline, preferred
from weasyprint.text import line_break


class _Noting:
    """A style that notes which of its properties are asked for. Anything else that somebody asks of it is a fault."""

    def __init__(self, style: Any, noted: set[str]):
        self._style, self._noted, self.font_config = style, noted, style.font_config

    def __getitem__(self, name: str) -> Any:
        self._noted.add(name)
        return self._style[name]


class _Remembered:
    """A function of a style and of words, numbers and truths, that gives the same for styles that it finds the same.

    Which properties decide is noted while it works, so that no list of them can fall behind a new version.
    """

    def __init__(self, work: Callable[..., Any]):
        self._work, self._asked = work, set[str]()
        self.forget()

    def forget(self) -> None:
        """Forget what was made: the next document may have other fonts by the same names."""
        self._made: dict[Any, Any] = {}
        self._styles: dict[int, tuple[Any, str]] = {}

    def of(self, style: Any, *given: Any, **more: Any) -> Any:
        """What the function gives of the style and the rest; `more` is handed on and decides nothing."""
        key = (self._worth(style), *given)
        if key in self._made:
            return self._made[key]
        before = len(self._asked)
        made = self._work(_Noting(style, self._asked), *given, **more)
        if len(self._asked) > before:
            self.forget()
        self._made[self._worth(style), *given] = made
        return made

    def _worth(self, style: Any) -> str:
        """The values of all that has been asked of any style; the style is held, so that no other gets its number."""
        known = self._styles.get(id(style))
        if known is None:
            known = self._styles[id(style)] = style, repr([style[name] for name in sorted(self._asked)])
        return known[1]


_LINES = _Remembered(lambda style, text, *rest, context: line_break.split_first_line(text, style, context, *rest))
_STRUTS = _Remembered(lambda style: line_break.strut(style))


def _split_first_line(
    text: str, style: Any, context: Any, max_width: Any, justification_spacing: Any, is_line_start=True, minimum=False
) -> tuple[Any, ...]:
    """As WeasyPrint's; each who asks gets a layout of his own, for drawing changes it."""
    layout, *rest = _LINES.of(style, text, max_width, justification_spacing, is_line_start, minimum, context=context)
    own = object.__new__(type(layout))
    own.__dict__.update(layout.__dict__)
    return own, *rest


def remember() -> None:
    """Begin a document: forget the one before, and see to it that WeasyPrint asks here."""
    _LINES.forget()
    _STRUTS.forget()
    if inline.split_first_line is not _split_first_line:
        inline.split_first_line = preferred.split_first_line = _split_first_line
        inline.strut = _STRUTS.of
        inline.can_break_text = preferred.can_break_text = lru_cache(4096)(line_break.can_break_text)
