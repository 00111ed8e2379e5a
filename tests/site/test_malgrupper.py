"""Builds per audience: nothing that one may not read is in any byte of its build, and nothing that it may read is gone.

The office is the tests' smallest, with canaries: sentences that stand in one place each, and that nobody else would write.
"""

import gzip
import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from macros.build.site import Choices, build
from macros.models.base import Synlighet
from macros.problems import ContentFault
from macros.registers.load import Registers
from macros.registers.narrow import narrowed
from tests.conftest import ROOT, at_first

HIDDEN = {
    "title": "Spetsiga pingviner vaktar norra porten",
    "description": "Blåsiga giraffer räknar trasiga kablar",
    "text": "Randiga zebror glömde låsa serverhallen",
    "heading": "Sömniga ugglor saknar reservkraft",
    "alt": "Vilsna renar pekar ut larmskåpet",
    "comment": "Tysta grävlingar skrev ned koden",
    "passage": "Hungriga vargar läser gamla loggar",
    "list": "Lata lodjur delar samma konto",
    "cell": "Ivriga igelkottar kopplar förbi brandväggen",
    "argument": "Modiga mullvadar tillfälliga genvägen",
    "system": "Nyfikna näktergalar äger reservnyckeln",
    "field": "Kloka korpar testade aldrig återställningen",
    "incident": "Arga älgar stannade hela driften",
    "control": "Pigga piggsvin hittade sjutton hål",
}
"""What only the restricted audience may read, by where it stands."""
STAFF = {"staff": "Glada gäss svarar i växeln", "own passage": "Snälla sälar byter jour på måndagar"}
"""What staff may read too."""
OPEN = "Fria fåglar flyger över hela staden"


def page(heading: str, body: str, **head: str) -> str:
    rows = "".join(f"{name}: {value}\n" for name, value in head.items())
    front = f"---\n{rows}---\n\n" if rows else ""
    return f"{front}# {heading}\n\n{body}\n"


PASSAGE = f"""{OPEN}.

<!-- begransad -->

## {HIDDEN["heading"]}

{HIDDEN["passage"]}. ![{HIDDEN["alt"]}](../assets/hemlig-karta.png)

- {HIDDEN["list"]}

| Vad | Var |
|---|---|
| {HIDDEN["cell"]} | här |

<!-- /begransad -->

<!-- intern -->

{STAFF["own passage"]}.

<!-- /intern -->

Läs [den hemliga sidan](../plan/hemlig.md) och [planen](../plan/index.md).
"""
SECRET_PAGE = f"""{HIDDEN["text"]}. <!-- {HIDDEN["comment"]} -->

Läs [rutinen](../rutiner/oppen.md).
"""
SYSTEMS = {
    "dolt-larm": {"namn": "Larmet", "beskrivning": HIDDEN["system"], "synlighet": "begransad"},
    "kartan": {
        "namn": "Kartan",
        "beskrivning": STAFF["staff"],
        "aterstallningstester": [{"datum": "2026-01-02", "utfall": "misslyckat", "underlag": HIDDEN["field"]}],
    },
}


def office(root: Path) -> Path:
    """The smallest office with what may be read by all, by staff and by few."""
    shutil.copytree(ROOT / "tests" / "minisite", root)
    docs, data = root / "docs", root / "data"
    for path in ("rutiner", "plan", "assets"):
        (docs / path).mkdir()
    png = (ROOT / "tests" / "minisite").rglob("*.png")
    (docs / "assets" / "hemlig-karta.png").write_bytes(next(png, None).read_bytes() if next(png, None) else PIXEL)
    index = (
        (docs / "index.md").read_text("utf-8").replace("\n{{ genomgangar() }}", "\nLäs [rutinen](rutiner/oppen.md).")
    )
    (docs / "index.md").write_text(f"---\nsynlighet: oppen\n---\n\n{index}", "utf-8")
    (docs / "rutiner" / "oppen.md").write_text(page("Öppen rutin", PASSAGE, synlighet="oppen"), "utf-8")
    secret = {"title": HIDDEN["title"], "description": HIDDEN["description"], "synlighet": "begransad"}
    (docs / "plan" / "hemlig.md").write_text(page(HIDDEN["title"], SECRET_PAGE, **secret), "utf-8")
    (docs / "plan" / "index.md").write_text(page("Planen", f"Läs [det hemliga](hemlig.md). {STAFF['staff']}."), "utf-8")
    unknown = dict.fromkeys(
        ("agare", "fran", "objekt", "driftformer", "forvaltas_av", "vid_bortfall", "personuppgifter"), "uppgift saknas"
    )
    for name, told in SYSTEMS.items():
        (data / "system" / f"{name}.yml").write_text(json.dumps({"id": name, **unknown, **told}), "utf-8")
    incident = {"id": "INC-001", "ar": 2026, "rubrik": "Stopp", "antal": 1, "handelse": HIDDEN["incident"]}
    control = {
        "id": "KON-901",
        "slag": "sarbarhetsskanning",
        "ar": 2026,
        "rubrik": "Skanning",
        "resultat": HIDDEN["control"],
    }
    (data / "incidenter.yml").write_text(json.dumps([incident]), "utf-8")
    (data / "kontroller.yml").write_text(json.dumps([control, *json.loads("[]")]), "utf-8")
    return root


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c626001000000ffff03000006000557bfabd40000000049454e44ae426082"
)


def built(root: Path, audience: str) -> Path:
    target = root.parent / f"{root.name}-{audience}"
    build(root, target, lambda step: None, Choices(malgrupp=Synlighet(audience)))
    return target


def everything(site: Path) -> Iterator[tuple[str, str]]:
    """(name, text) of every file, opened as somebody who looks for secrets would."""
    for path in sorted(p for p in site.rglob("*") if p.is_file()):
        yield from opened(path.relative_to(site).as_posix(), path.read_bytes())


def opened(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    if name.endswith((".zip", ".xlsx")):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                yield from opened(f"{name}!{member}", archive.read(member))
    elif name.endswith(".gz"):
        yield from opened(name[:-3], gzip.decompress(data))
    elif name.endswith(".pdf"):
        yield name, subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()
        with pikepdf.open(io.BytesIO(data)) as document:
            yield name, " ".join(str(thing) for thing in document.objects)
    else:
        text = data.decode("utf-8", "ignore")
        yield name, name + " " + text + " " + re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text)


def holders(site: Path, canary: str) -> list[str]:
    """The files that hold a canary, in words or as a part of an address."""
    slug = re.sub(r"[^a-z]+", "-", canary.lower().translate(str.maketrans("åäö", "aao")))
    return [name for name, text in everything(site) if canary in " ".join(text.split()) or slug in text]


@pytest.fixture(scope="module")
def sites(tmp_path_factory) -> dict[str, Path]:
    root = office(tmp_path_factory.mktemp("kontor") / "rot")

    class Sites(dict):
        """Each is built when a test first asks for it."""

        def __missing__(self, audience: str) -> Path:
            return self.setdefault(audience, built(root, audience))

    return Sites()


@pytest.mark.parametrize("audience", at_first(1, ["oppen", "intern"]))
def test_no_byte_of_a_wider_build_holds_what_is_restricted(sites, audience):
    found = {where: names for where, canary in HIDDEN.items() if (names := holders(sites[audience], canary))}
    assert found == {}
    assert [name for name, text in everything(sites[audience]) if "dolt-larm" in text or "hemlig-karta" in text] == []


@pytest.mark.long
def test_the_restricted_build_holds_all_of_it(sites):
    missing = [where for where, canary in HIDDEN.items() if not holders(sites["begransad"], canary)]
    assert missing == ["argument"], "that one stands on no page of this office"


def test_staff_read_what_is_internal_and_the_public_does_not(sites):
    assert all(holders(sites["intern"], canary) for canary in STAFF.values())
    assert not any(holders(sites["oppen"], canary) for canary in STAFF.values())
    assert holders(sites["oppen"], OPEN)


def test_each_audience_has_its_pages_whole(sites):
    def pages(audience: str) -> set[str]:
        return {p.parent.relative_to(sites[audience]).as_posix() for p in sites[audience].rglob("index.html")}

    assert pages("oppen") == {".", "rutiner/oppen"}
    assert pages("intern") >= pages("oppen") | {
        "plan",
        "register/system",
        "register/system/kartan",
        "register/incidenter",
    }
    assert pages("begransad") - pages("intern") == {"plan/hemlig", "register/system/dolt-larm"}


def test_a_link_to_what_is_kept_back_is_plain_words(sites):
    html = (sites["oppen"] / "rutiner" / "oppen" / "index.html").read_text("utf-8")
    assert re.search(r"Läs den hemliga sidan och planen\.", re.sub(r"\s+", " ", html))


def test_a_register_that_staff_may_not_read_says_so_and_counts_nothing(sites):
    html = (sites["intern"] / "register" / "incidenter" / "index.html").read_text("utf-8")
    assert "bara en namngiven grupp får läsa det" in html
    assert "&lt;" not in html, "markup is read by browsers, never by people"
    assert "Visas inte här" in (sites["intern"] / "utdata" / "incidenter.csv").read_text("utf-8-sig")
    assert json.loads((sites["intern"] / "utdata" / "incidenter.json").read_text("utf-8"))["visas_inte"] is True
    assert "incidenter" not in json.loads((sites["intern"] / "utdata" / "lis.json").read_text("utf-8"))["register"]
    page = (sites["intern"] / "register" / "system" / "kartan" / "index.html").read_text("utf-8")
    assert "Återställningstest" not in page


def test_a_build_says_whom_it_is_for(sites):
    assert {a: json.loads((site / "bygge.json").read_text("utf-8"))["malgrupp"] for a, site in sites.items()} == {
        "begransad": "begransad",
        "intern": "intern",
        "oppen": "oppen",
    }


def all_of_it(registers: Registers, malgrupp: Synlighet, *filters: object) -> Registers:
    return narrowed(registers, malgrupp, lambda *_: True)


NO_FIELDS = lambda model, malgrupp: frozenset()  # noqa: E731
FILTERS = {
    "passages": {"macros.prepared.audience.without": lambda text, passages, malgrupp: text},
    "pages": {"macros.prepared.audience.page_level": lambda registers, page: Synlighet.OPPEN},
    "records": {"macros.prepared.audience.narrowed": all_of_it},
    "fields": {"macros.registers.narrow.closed_fields": NO_FIELDS, "macros.views.poster.closed_fields": NO_FIELDS},
    "files of pages": {"macros.build.products.used_assets": lambda assets, pages: assets},
    "links": {"macros.prepared.audience.relink": lambda root, path, inside: None},
}
"""What is taken away, one at a time: the place where each filter is applied."""


@pytest.mark.parametrize("name", at_first(1, FILTERS))
def test_the_search_finds_what_a_filter_lets_through_and_nothing_is_left_behind(tmp_path, monkeypatch, name):
    root = office(tmp_path / "rot")
    for place, instead in FILTERS[name].items():
        monkeypatch.setattr(place, instead)
    with pytest.raises(ContentFault) as fault:
        built(root, "intern")
    assert "får målgruppen inte läsa" in str(fault.value.problems[0])
    assert not (tmp_path / "rot-intern").exists()
