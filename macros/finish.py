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
    return html


REPAIRS = (
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
