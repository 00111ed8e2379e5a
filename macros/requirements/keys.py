"""Keys: the measure that the office has tied to a requirement's number, and whether the text is still the one that it was."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from macros.models.kravnyckel import Kravnyckel
from macros.requirements.language import words


def fingerprint(text: str) -> str:
    """SHA-256 of a text's words in lower case: line breaks, spaces and signs between them do not count."""
    return hashlib.sha256(" ".join(words(text)).encode()).hexdigest()


class Nycklar(NamedTuple):
    """The keys of a number: those whose text is this one, and those whose text was another."""

    passar: tuple[Kravnyckel, ...]
    andrade: tuple[Kravnyckel, ...]


class KeyRing:
    """The keys of the register, by number."""

    def __init__(self, keys: Iterable[Kravnyckel]) -> None:
        self._by_number: dict[str, list[Kravnyckel]] = defaultdict(list)
        for key in keys:
            self._by_number[_plain(key.nummer)].append(key)

    def find(self, number: str, text: str) -> Nycklar:
        """The keys of a requirement, each measure once."""
        known = self._by_number.get(_plain(number), []) if number else []
        mark = fingerprint(text)
        same = {k.atgard: k for k in known if k.avtryck == mark}
        other = {k.atgard: k for k in known if k.avtryck != mark}
        return Nycklar(tuple(same.values()), () if same else tuple(other.values()))


def _plain(number: str) -> str:
    return "".join(number.split()).casefold().rstrip(".")
