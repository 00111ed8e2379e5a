"""A page that can run nothing but our own files: the content-security policy, and styles moved out of the text.

The policy stands in each page so that it holds whatever the server does. Three things only a server can say; they stand
in `deploy/nginx.conf`.
"""

import re

SOURCES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'self'",
}
POLICY = "; ".join(f"{name} {allowed}" for name, allowed in SOURCES.items())
META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
STYLES = "assets/css/matt.css"
"""The file that holds the measures that the views have computed, such as a bar's place in a timeline."""
STYLE = re.compile(r'(<[a-z][^<>]*?\s)style="([^"]*)"')


def add_policy(html: str) -> str:
    """The page with its policy, right after the line that says how it is written."""
    return html.replace('<meta charset="utf-8">', f'<meta charset="utf-8">{META}', 1)


def move_styles(html: str, found: set[str], stylesheet: str) -> str:
    """The page with its style attributes as `data-matt` and a link to the file of `found`, which gets what was met."""
    met = {m.group(2) for m in STYLE.finditer(html)}
    if not met:
        return html
    found |= met
    moved = STYLE.sub(r'\1data-matt="\2"', html)
    return moved.replace("</head>", f'<link rel="stylesheet" href="{stylesheet}">\n</head>', 1)


def stylesheet(found: set[str]) -> str:
    """The styles that were moved, one rule each."""
    return "".join(f'[data-matt="{style}"] {{ {style}; }}\n' for style in sorted(found))
