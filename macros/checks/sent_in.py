"""What a text that somebody has sent in must not hold if it is to be written in a file: a person, a number to reach one, a key."""

import re
from collections.abc import Callable, Iterable

from macros.checks.secrets import Secrets
from macros.problems import quote

PHONE = re.compile(
    r"(?<![\w./-])(?:(?:\+|00)[0-9]{1,3}[\s-]?(?:\(0\)\s?)?|0)[0-9]{1,3}[\s-]?[0-9]{2,3}(?:[\s-]?[0-9]{2,3}){1,2}(?![\w/-])"
)
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def guard(names: Iterable[str] = ()) -> Callable[[str], str | None]:
    """Says what is wrong with a text, in Swedish with what to do; None when it is fine. `names`: the office's own first names."""
    secrets = Secrets(names)

    def told(text: str) -> str | None:
        if found := secrets.found(text):
            return found
        if match := PHONE.search(text):
            return (
                f"{quote(match.group())} ser ut som ett telefonnummer; skriv rollen, och numret i data/kontaktvagar.yml"
            )
        if match := MAIL.search(text):
            return f"{quote(match.group())} ser ut som en e-postadress; skriv rollen"
        return None

    return told
