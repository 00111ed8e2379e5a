"""A page that can run nothing but our own files: the content-security policy, which a page without styles in its text can hold to.

The policy stands in each page so that it holds whatever the server does. Three things only a server can say; they stand
in `deploy/nginx.conf`.
"""

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


def add_policy(html: str) -> str:
    """The page with its policy, right after the line that says how it is written."""
    return html.replace('<meta charset="utf-8">', f'<meta charset="utf-8">{META}', 1)
