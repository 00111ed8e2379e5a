"""The form for a record: an empty place that the page's own scripts fill, and what to do where no script runs."""

from macros.pages.paths import FORM_DATA, FORM_IDS
from macros.render import render
from macros.views.parts import Sammanhang

SKRIPT = (
    FORM_DATA,
    *(f"assets/js/formular-{part}.js" for part in ("text", "fil", "kontroll", "falt", "post", "svar")),
    "assets/js/formular.js",
)
"""In the order in which they need each other; no other page loads them."""
SEDAN = {"yaml": "assets/lib/yaml.js", "id": FORM_IDS}
"""What the scripts fetch when it is first used: the reader of a pasted file, and the ids."""


def formular(s: Sammanhang) -> str:
    """Formulär för en post i ett register, som ger filen att kopiera: `{{ formular() }}`."""
    return render(
        "formular.html.j2",
        skript=[s.fil(path) for path in SKRIPT],
        sedan={name: s.fil(path) for name, path in SEDAN.items()},
    )
