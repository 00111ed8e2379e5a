"""The last touch on each built page: mend what the theme's templates get wrong outside every block.

Knows mkdocs-material 9.8. Remove a repair when the theme makes it itself.
"""

import re


def finish_page(html: str) -> str:
    """The page with the theme's known faults mended."""
    for pattern, replacement in REPAIRS:
        html = pattern.sub(replacement, html)
    if 'id="__toc"' not in html:
        html = html.replace('<label class="md-nav__title" for="__toc">', '<label class="md-nav__title">')
    return TOGGLE.sub(_named_toggle, html)


TOGGLE = re.compile(
    r'(<input class="md-nav__toggle md-toggle[^>]*\bid="([^"]+)")((?:(?!<input|<ul).)*?<label[^>]*\bfor="\2"[^>]*?)'
    r'(?: tabindex="[^"]*")?>',
    re.DOTALL,
)
ELLIPSIS = re.compile(r'<span class="md-ellipsis">\s*([^<]*?)\s*</span>')


def _named_toggle(match: re.Match[str]) -> str:
    """A part of the menu is opened with its checkbox, which takes the focus and has a name; the label is for the pointer."""
    name = ELLIPSIS.search(match[3])
    about = f"Visa det som hör till {name[1]}" if name else "Visa sidans innehåll"
    return f'{match[1]} aria-label="{about}"{match[3]}>'


REPAIRS = (
    # The menu of a narrow screen opens with a button; the theme's label cannot be reached with the keyboard.
    (
        re.compile(r'<label class="md-header__button md-icon" for="__drawer">(.*?)</label>', re.DOTALL),
        r'\g<0><button type="button" class="md-header__button md-icon menyknapp" aria-label="Meny" aria-expanded="false">'
        r"\1</button>",
    ),
    # Not yet known to every validator, and of no use in a search field with suggestions of its own.
    (re.compile(r'(<input\b[^>]*?) autocorrect="[^"]*"'), r"\1"),
    # A dialog needs a name for a screen reader.
    (re.compile(r'(<div class="md-search"[^>]*\brole="dialog")'), r'\1 aria-label="Sök"'),
    # A part of the menu takes its name from a label that has only an icon when the part has a page of its own.
    (
        re.compile(
            r'(<nav class="md-nav" data-md-level="\d+") aria-labelledby="[^"]*"([^>]*>\s*<label class="md-nav__title"[^>]*>'
            r'\s*<span class="md-nav__icon md-icon"></span>\s*)([^<]*?)(\s*</label>)'
        ),
        r'\1 aria-label="\3"\2\3\4',
    ),
    # `autocomplete` is not allowed on checkboxes and hidden inputs.
    (re.compile(r'(<input\b[^>]*\btype="(?:checkbox|radio|hidden)"[^>]*?) autocomplete="[^"]*"'), r"\1"),
)
