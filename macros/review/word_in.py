"""`lis ta-emot FIL.docx`: what somebody changed in the draft of a review comes back as changes of its pages, piece by piece.

Only texts that people write are ever changed. What is computed stays, and what has changed on the page meanwhile is refused.
"""

from pathlib import Path

from macros.content import Content
from macros.editing.docblock import Block
from macros.editing.document import Dokument, read_document
from macros.editing.lasning import Vakt
from macros.editing.mottaget import Andring, Mottaget
from macros.models.genomgang import Genomgang
from macros.problems import Felbruk, Problem, quote
from macros.registers.characters import bad_sign
from macros.review.pieces import Bit, Sort, labels, print_of
from macros.review.remiss import Sida, by_number, review_texts
from macros.review.word_marks import Del, find, part_of, parts_of, year_of_document
from macros.review.word_merge import Sammanfogat, inserted, merged
from macros.review.word_text import all_text, key, short, shown
from macros.state.dokument import genomgangslage

HTML = "tecknet < används inte i text på sidorna; skriv om meningen"
MEANWHILE = "texten har ändrats på sidan sedan filen skrevs, och skrivs inte över"
NO_MARK = "märket är borta ur filen, eller så är texten borttagen"


def read_word(content: Content, path: Path, vakt: Vakt) -> Mottaget:
    """What a document would change in the pages of its review. Raises `Felbruk` when it cannot be taken at all."""
    dokument = read_document(path)
    year = year_of_document(dokument)
    genomgang = content.registers.get("genomgangar", year)
    if not isinstance(genomgang, Genomgang):
        raise Felbruk(f"det finns ingen genomgång {year}")
    lage = genomgangslage(content.registers, genomgang)
    if not lage.utkast or year in content.frysta:
        raise Felbruk(
            f"genomgången {year} är inget utkast längre ({lage.ord.lower()}) och ändras inte; en rättelse: lis ratta {year}"
        )
    made = Mottaget(f"Utkastet till {genomgang.titel} som har kommit tillbaka.", delbart=True)
    if dokument.sparade:
        made.ovrigt.append("spårade ändringar i filen är lästa som godkända")
    made.ovrigt += [f"{name} i filen är inte lästa: {count}" for name, count in sorted(dokument.utelamnat.items())]
    _Inkommet(content, path.name, review_texts(content, year), made, vakt).take(dokument)
    return made


class _Inkommet:
    """Takes the pieces of a document one by one."""

    def __init__(self, content: Content, fil: str, sidor: list[Sida], made: Mottaget, vakt: Vakt) -> None:
        self.content, self.fil, self.made, self.vakt = content, fil, made, vakt
        self.sidor = by_number(sidor)
        self.namn = {sida.nummer: labels(sida.bitar) for sida in sidor}

    def take(self, dokument: Dokument) -> None:
        found = parts_of(dokument.block)
        for part in found:
            self._part(part)
        self._missing(found)
        for one in dokument.kommentarer:
            where = next((self._label(p) for name in one.marken if (p := part_of(name))), "")
            at = f" vid {quote(one.stalle)}" if one.stalle else ""
            self.made.ovrigt.append(f"kommentar{f' i {where}' if where else ''}{at}: {one.text}")

    def _label(self, part: Del) -> str:
        return self.namn.get(part.sida, {}).get(part.nummer, str(part.sida))

    def _part(self, part: Del) -> None:
        """One piece: nothing where it is as it was sent."""
        own = [b for b in part.alla if not b.tom]
        if print_of(all_text(own)) == part.visat:
            return
        name, sida = self._label(part), self.sidor.get(part.sida)
        bit = find(sida.bitar, part) if sida else None
        extra = own if part.sort is Sort.TEXT else self._extra(part, name)
        if not extra:
            return
        if sida is None or bit is None:
            if new := self._unknown(part, extra):
                self._refuse(name, part, f"{MEANWHILE}; i filen står {quote(short(new))}")
            else:
                self.made.ovrigt.append(f"{name}: texten i filen står redan på sidan")
            return
        found = merged(bit, extra) if part.sort is Sort.TEXT else inserted(extra)
        self._change(name, sida, bit, part, found)

    def _unknown(self, part: Del, blocks: list[Block]) -> list[Block]:
        """The blocks that the page does not have now."""
        sida = self.sidor.get(part.sida)
        now = [b for b in sida.bitar if (b.nummer, b.sort) == (part.nummer, Sort.TEXT)] if sida else []
        known = {key(block) for bit in now for stycke in bit.stycken for block in shown(stycke)}
        return [b for b in blocks if key(b) not in known]

    def _extra(self, part: Del, name: str) -> list[Block]:
        """What somebody wrote after a heading or after what is computed; that those themselves were changed is told."""
        inside = [b for b in part.inom if not b.tom]
        if print_of(all_text(inside)) != part.visat:
            what = "rubriken är ändrad" if part.sort is Sort.RUBRIK else "det som räknas eller är bestämt är ändrat"
            said = quote(short(inside))
            self.made.ovrigt.append(f"{name}: {what} i filen, och det läses inte in; i filen står {said}")
        return [b for b in part.efter if not b.tom]

    def _change(self, name: str, sida: Sida, bit: Bit, part: Del, found: Sammanfogat) -> None:
        """The change of a page that a piece makes."""
        self.made.ovrigt += [f"{name}: {text}" for text in found.berattat]
        if not found.rader:
            return
        for text in found.nytt:
            if told := self.vakt(text) or bad_sign(text) or (HTML if "&lt;" in text else None):
                self._refuse(name, part, told)
                return
        path = self.content.root / "docs" / sida.path
        before = sida.text[bit.start : bit.end]
        after = found.text if part.sort is Sort.TEXT else f"{before}\n\n{found.text}"
        while name in self.made.ids:
            name += "+"
        self.made.andringar += [Andring(name, path, row, _same) for row in found.rader[:-1]]
        self.made.andringar.append(Andring(name, path, found.rader[-1], _exchange(bit.start, before, after)))

    def _refuse(self, name: str, part: Del, text: str) -> None:
        place = self.sidor[part.sida].path if part.sida in self.sidor else ""
        problem = Problem(f"{self.fil}, {place or 'en sida som inte finns'}", 1, name, text)
        self.made.nekade.setdefault(name, []).append(problem)

    def _missing(self, found: list[Del]) -> None:
        """Texts of the pages whose marks are not in the document: told, never taken away."""
        seen = {(part.sida, part.kalla) for part in found}
        for sida in self.sidor.values():
            for bit in sida.bitar:
                if (
                    bit.sort is Sort.TEXT
                    and (sida.nummer, print_of(bit.text)) not in seen
                    and not self._changed(sida, bit, found)
                ):
                    name = self.namn[sida.nummer][bit.nummer]
                    self.made.ovrigt.append(f"{name}: {NO_MARK}; texten på sidan står kvar")

    def _changed(self, sida: Sida, bit: Bit, found: list[Del]) -> bool:
        """Whether the document has the place of a text, as it was before it changed on the page."""
        return any((p.sida, p.nummer, p.sort) == (sida.nummer, bit.nummer, Sort.TEXT) for p in found)


def _same(text: str) -> str:
    return text


def _exchange(start: int, before: str, after: str):
    """Puts a text in the place of another in a page, whatever its line ends are. Used from the end of a page to its start."""

    def change(text: str) -> str:
        plain = text.replace("\r\n", "\n")
        if plain[start : start + len(before)] != before:
            raise Felbruk("sidan har ändrats medan filen lästes; kör kommandot igen")
        made = plain[:start] + after + plain[start + len(before) :]
        return made.replace("\n", "\r\n") if "\r\n" in text else made

    return change
