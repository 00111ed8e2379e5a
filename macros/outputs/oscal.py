"""The catalogue as OSCAL, for other tools: a catalog of all measures, and a component definition a form of operation.

Only what anybody may read goes out, whoever asks. The form is that of NIST's models (pages.nist.gov/OSCAL, JSON reference);
what they have no property for stands in our own namespace.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from macros.content import Content
from macros.models.base import Dag, Hanvisning, Synlighet
from macros.models.kort import Kort, Skyddsatgard
from macros.models.svar import Svarsform
from macros.models.system import Driftform
from macros.outputs.catalogue import ABOUT, HEAD
from macros.pages.paths import card_page
from macros.prepared.audience import filtered
from macros.problems import Felbruk
from macros.registers.load import Registers
from macros.state.dokument import WEBBPLATSEN, Dokumentlage, sidlage
from macros.state.pahittat import markt, mening, pahittade_kontoret
from macros.state.svarslage import Kravrad, Svar, Svarslage, catalogue, holds_for
from macros.views.columns import i_ord
from macros.views.kartotek import NIVAER, niva_i_ord
from macros.views.katalog import LAGEN, TITLAR

OSCAL = "1.2.1"
"""The version that compliance-trestle 5.2 reads and writes."""
NS = "urn:trafikkontoret:lis:oscal"
CATALOG = "catalog.json"
TITLE = "Kravkatalog: kartotekets åtgärder"
OWN = "Svaren säger hur kraven brukar uppfyllas. De visar aldrig att ett system uppfyller ett krav."
OFFICE_ONCE = "Krav som kontoret svarar på en gång för alla system står i component-definition-kontoret.json."
NO_ANSWER = "Ingen har skrivit något svar på kraven som står i svar-saknas."
MARKUP = re.compile(r"[\\`*_\[\]<>{}~^$]")
"""Signs that OSCAL's markup would take for its own."""

Json = dict[str, Any]


def component_file(form: Svarsform) -> str:
    """The name of a form's file."""
    return f"component-definition-{form}.json"


def is_ours(path: Path) -> bool:
    """Whether a file may be written over or taken away: there is none, or it has our name space."""
    if not path.exists() and not path.is_symlink():
        return True
    return path.is_file() and not path.is_symlink() and NS.encode() in path.read_bytes()


def oscal_files(content: Content) -> dict[str, bytes]:
    """The files by name: the catalog, and a component definition for every form that anybody has written an answer for.

    The same content and day give the same bytes. Raises `Felbruk` when there is no card that anybody may read.
    """
    shown = filtered(content.preparation, content.registers, Synlighet.OPPEN).registers.raknas
    made = _Oscal(shown, content.dag)
    rows = catalogue(shown, list(Driftform), content.dag)
    if not rows:
        raise Felbruk(
            "inget kort i kartoteket är öppet för alla; OSCAL-filerna har bara det som vem som helst får läsa"
        )
    files = {CATALOG: {"catalog": made.catalog(rows)}}
    for form in Svarsform:
        told = [(row, answer) for row in rows for answer in row.svar if answer.form is form]
        if any(answer.lage is not Svarslage.SAKNAS for _, answer in told):
            files[component_file(form)] = {"component-definition": made.component(form, told)}
    return {name: (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode() for name, told in files.items()}


@dataclass(frozen=True)
class _Oscal:
    """The parts of the files, of registers that hold only what anybody may read."""

    registers: Registers
    dag: date

    def catalog(self, rows: Sequence[Kravrad]) -> Json:
        """Cards as groups, measures as controls, in the order of the cards."""
        groups = [self._group(card, list(held)) for card, held in groupby(rows, key=lambda row: row.kort)]
        roles = [*(row.kort.agare for row in rows), *(row.atgard.gor for row in rows)]
        return {"uuid": self._uuid("katalog"), "metadata": self._metadata(TITLE, roles), "groups": groups}

    def component(self, form: Svarsform, told: Sequence[tuple[Kravrad, Svar]]) -> Json:
        """A form as a component, with the answers that are written; a requirement without one is named, never answered."""
        written = [(row, answer) for row, answer in told if answer.lage is not Svarslage.SAKNAS]
        missing = [_own("svar-saknas", row.atgard.id) for row, answer in told if answer.lage is Svarslage.SAKNAS]
        about = [*([] if form is Svarsform.KONTORET else [OFFICE_ONCE]), *([NO_ANSWER] if missing else [])]
        answers = {
            "uuid": self._uuid(f"svar:{form}"),
            "source": CATALOG,
            "description": " ".join([OWN, *about]),
            **({"props": missing} if missing else {}),
            "implemented-requirements": [self._requirement(row, answer) for row, answer in written],
        }
        roles = [role for row, x in written for role in (row.atgard.gor, x.provat and x.provat.av)]
        component = {
            "uuid": self._uuid(f"driftform:{form}"),
            "type": "process-procedure",
            "title": TITLAR[form],
            "description": f"Svarsförslag: {TITLAR[form]}.",
            "props": [_own("driftform", form)],
            "control-implementations": [answers],
        }
        metadata = self._metadata(f"Svarsförslag: {TITLAR[form]}", roles)
        return {"uuid": self._uuid(f"komponent:{form}"), "metadata": metadata, "components": [component]}

    def _metadata(self, title: str, roles: Iterable[Any]) -> Json:
        made = datetime.combine(self.dag, time(), ZoneInfo("Europe/Stockholm"))
        named = sorted({role for role in roles if _is_known(role)})
        held = [{"id": _token(role), "title": _markup(_line(i_ord(role, self.registers)))} for role in named]
        return {
            "title": markt(self.registers, title),
            "last-modified": made.isoformat(),
            "version": self.dag.isoformat(),
            "oscal-version": OSCAL,
            **({"roles": held} if held else {}),
            "remarks": " ".join(filter(None, [mening(self.registers), WEBBPLATSEN, *ABOUT[:1]])),
        }

    def _group(self, card: Kort, rows: Sequence[Kravrad]) -> Json:
        state = sidlage(self.registers, self.dag, card_page(card.id))
        owner = [_own("agare", card.agare)] if _is_known(card.agare) else []
        return {
            "id": _token(card.id),
            "title": _markup(_line(card.titel)),
            "props": [{**_own("lage", state.tillstand), "remarks": _markup(state.rad)}, *owner],
            "parts": [_part(card.id, "overview", card.sammanfattning)],
            "controls": [_control(row.atgard, state) for row in rows],
        }

    def _requirement(self, row: Kravrad, answer: Svar) -> Json:
        state = {**_own("lage", answer.lage), "remarks": LAGEN[answer.lage][0].ord}
        made = row.atgard.gor
        return {
            "uuid": self._uuid(f"svar:{answer.form}:{row.atgard.id}"),
            "control-id": control_id(row.atgard.id),
            "description": "\n\n".join(_told(answer)),
            "props": [_own("krav", row.atgard.id), state, *_checked(answer)],
            **({"responsible-roles": [{"role-id": _token(made)}]} if _is_known(made) else {}),
        }

    def _uuid(self, what: str) -> str:
        """Of our own ids, so that the same thing has the same name in every file and year; an invented office has its own."""
        whose = "pahittat:" if pahittade_kontoret(self.registers) else ""
        return str(uuid5(NAMESPACE_URL, f"{NS}:{whose}{what}"))


def control_id(measure: str) -> str:
    """A measure's number as the id of a control; the number as we write it is the control's label."""
    return measure.lower()


def _control(measure: Skyddsatgard, state: Dokumentlage) -> Json:
    short = " ".join(answer.svar for answer in measure.kortsvar)
    parts = [("statement", measure.vad), ("overview", short), ("guidance", measure.kontroll)]
    return {
        "id": control_id(measure.id),
        "title": _markup(_line(measure.vad)),
        "props": [{"name": "label", "value": measure.id}, *_control_props(measure, state)],
        "parts": [_part(control_id(measure.id), name, text) for name, text in parts if text],
    }


def _control_props(measure: Skyddsatgard, state: Dokumentlage) -> Iterator[Json]:
    """What is asked of whom: each level where the measure has one, and every form that it holds for."""
    yield _own("lage", state.tillstand)
    yield _own("bindning", measure.bindning)
    yield _own("fran-niva", niva_i_ord(measure))
    for name in NIVAER.values():
        if (level := getattr(measure.fran_niva, name, None)) is not None:
            yield _own(name, level)
    yield from (_own("driftform", form) for form in Driftform if holds_for(measure, form))
    if _is_known(measure.gor):
        yield _own("gor", measure.gor)


def _told(answer: Svar) -> Iterator[str]:
    """The answer as paragraphs, each after the first with the heading that it has in the catalogue."""
    yield _markup(answer.gors)
    at = HEAD.index("Vad som visar det")
    for name, text in zip(HEAD[at : at + 3], (answer.visa, answer.kvar, answer.fraga), strict=True):
        if text:
            yield f"**{name}:** {_markup(text)}"


def _checked(answer: Svar) -> list[Json]:
    """Who checked the answer last, and when."""
    last = answer.provat
    if last is None:
        return []
    role = [_own("provat-av", last.av)] if _is_known(last.av) else []
    return [*role, _own("provat", _day(last.datum))]


def _day(day: Dag) -> str:
    """A day as data; what is coarser as its source says it."""
    return day.till.isoformat() if day.fran == day.till else str(day)


def _own(name: str, value: object) -> Json:
    return {"name": name, "ns": NS, "value": _line(value)}


def _part(owner: str, name: str, text: str) -> Json:
    return {"id": f"{_token(owner)}_{name}", "name": name, "prose": _markup(text)}


def _is_known(role: Any) -> bool:
    """Whether a role is named: neither unknown, nor kept from the reader."""
    return isinstance(role, Hanvisning)


def _token(name: str) -> str:
    """A slug as OSCAL's token, which never begins with a digit."""
    return f"_{name}" if name[0].isdigit() else str(name)


def _line(text: object) -> str:
    return " ".join(str(text).split())


def _markup(text: str) -> str:
    """Plain text as OSCAL's markup, which is CommonMark."""
    return MARKUP.sub(r"\\\g<0>", text)
