"""What a supervisor is shown, a row each: measures, systems, evidence, matters, duties; each with the record it rests on."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from macros.views.parts import OKAND, Lage, Tabell, Tillstand

Post = tuple[str, str]
"""A record that something told rests on: (register, id)."""


@dataclass(frozen=True)
class Atgardsrad:
    """What answers a requirement: a measure, a routine or a requirement of the directive.

    `kort` is the card or what kind of text it is; `skal` why it is enough alone, '' when it only supports; `lage` how
    far the office has come in deciding it.
    """

    id: str
    kort: str
    vad: str
    hur: str
    skal: str
    lage: Lage
    post: Post


@dataclass(frozen=True)
class Systemrad:
    """A system with its classification: (K, R, T) in words, the state, since when and until when, what it rests on."""

    id: str
    namn: str
    agare: str
    driftformer: str
    krt: str
    klassning: Lage
    datum: Any
    till: date | None
    underlag: str
    poster: tuple[Post, ...]


@dataclass(frozen=True)
class Underlagsrad:
    """A piece of evidence: the day that it shows, whether it can still be relied on, until when, where it lies."""

    id: str
    vad: str
    dag: Any
    lage: Lage
    till: date | None
    referens: str
    av: str
    om: str
    """What it is evidence of: measures, systems, deficiencies."""
    poster: tuple[Post, ...]


@dataclass(frozen=True)
class Arenderad:
    """A matter on a day: what, who, until when, its state, and whether it is still open."""

    id: str
    rubrik: str
    ansvarig: str
    senast: str
    lage: Tillstand
    oppet: bool
    post: Post


@dataclass(frozen=True)
class Undantagsrad:
    """An exception from a measure: why, who accepted the risk, until when, and whether it still holds."""

    id: str
    rubrik: str
    skal: str
    av: str
    till: str
    lage: Lage
    om: str
    poster: tuple[Post, ...]


@dataclass(frozen=True)
class Skyldighetsrad:
    """A duty of the law with what was last done about it."""

    id: str
    rubrik: str
    vem: str
    lage: Tillstand
    post: Post


@dataclass(frozen=True)
class Urval:
    """The systems that something concerns: those that it surely does, those of which nobody can tell, or why not.

    `hela`: the measures are the whole office's and no single system's. `tomt` stands where there is nothing to list.
    """

    berors: tuple[Systemrad, ...] = ()
    oklart: tuple[Systemrad, ...] = ()
    hela: bool = False
    tomt: Lage = OKAND


@dataclass(frozen=True)
class Kravrad:
    """One requirement of a framework on a day, with all that is told of it."""

    nummer: str
    """As people write it."""
    krav: str
    omrade: str
    galler: Tillstand
    lage: Lage
    beslutat: tuple[str, ...]
    atgarder: tuple[Atgardsrad, ...]
    system: Urval
    underlag: tuple[Underlagsrad, ...]
    arenden: tuple[Arenderad, ...]
    undantag: tuple[Undantagsrad, ...]
    skyldigheter: tuple[Skyldighetsrad, ...]
    tomt: dict[str, Lage]
    """What stands where there is nothing to list, by the part: `beslutat`, `underlag`, `arenden`."""
    poster: frozenset[Post]


@dataclass(frozen=True)
class Bristrad:
    """One deficiency of a supervision case on a day."""

    id: str
    rubrik: str
    upptackt: Any
    orsak: str
    rattelse: str
    ansvarig: str
    lage: Lage
    handelser: tuple[str, ...]
    system: Urval
    underlag: tuple[Underlagsrad, ...]
    arenden: tuple[Arenderad, ...]
    tomt: dict[str, Lage]
    poster: frozenset[Post]


@dataclass(frozen=True)
class Blad:
    """A sheet of a workbook: text, whole days and numbers."""

    namn: str
    kolumner: tuple[str, ...]
    rader: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class Avsnitt:
    """A part of the document under a heading: facts as (label, cell), then tables."""

    rubrik: str
    ankare: str
    fakta: tuple[tuple[str, Any], ...] = ()
    tabeller: tuple[Tabell, ...] = ()
    liggande: bool = False
    """Whether its tables are so wide that the page lies down."""


@dataclass(frozen=True)
class Tillsyn:
    """What is handed to a supervisor: a document and a workbook made of the same rows."""

    fil: str
    """The name of the files without ending."""
    titel: str
    underrubrik: str
    dag: date
    fakta: tuple[tuple[str, str], ...]
    svar: tuple[str, ...]
    noter: tuple[str, ...]
    avsnitt: tuple[Avsnitt, ...]
    blad: tuple[Blad, ...]
    begransat: str = ""
    """That it holds what only a named group may read, and on what ground; '' when it does not."""
