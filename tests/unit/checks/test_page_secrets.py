"""A secret that somebody has written on a page is told wherever it stands, and ordinary text is let be."""

import json
from pathlib import Path
from typing import Any

import pytest

from macros.checks.beside import check_weaknesses
from macros.checks.page_secrets import check_other_secrets, check_page_secrets, check_page_weaknesses
from macros.checks.secrets import check_secrets
from macros.checks.site import Site
from macros.frozen.store import Fryst
from macros.models.process import Informationsmangd
from macros.prepared.pages import Preparation
from macros.registers.load import Registers
from macros.registers.yaml_source import Source
from tests.unit.office import DAY, UNKNOWN, atgard, genomgang, objekt, page, registers, system

PLANTED = {
    "password": ("Lösenord: sommar2026", "lösenord"),
    "password in words": ("Lösenordet är sommar2026", "lösenord"),
    "password=": ("password=hunter2", "lösenord"),
    "private key": ("-----BEGIN OPENSSH PRIVATE KEY-----", "nyckel"),
    "AWS": ("ASIAABCDEFGHIJKLMNOP", "nyckel"),
    "GitHub": ("ghp_abcdefghijklmnopqrstuvwxyz0123456789", "nyckel"),
    "Slack": ("xoxb-123456789012-abcdefghij", "nyckel"),
    "JSON Web Token": ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc", "nyckel"),
    "hex": ("0123456789abcdef0123456789abcdef", "nyckel"),
    "base64": ("aB3aB3aB3aB3aB3aB3aB3aB3aB3aB3aB3", "nyckel"),
    "personal number": ("811218-9876", "personnummer"),
    "coordination number": ("811278-9873", "personnummer"),
    "IPv4": ("10.1.2.3", "adress"),
    "IPv6": ("fe80::1a2b", "adress"),
    "machine": ("srv-trafik-01", "dators namn"),
    "numbered machine": ("sql02", "dators namn"),
    "inner name": ("kartan.intra", "dators namn"),
    "inner step": ("kartan.intern.exempel.se", "dators namn"),
    "machine of a domain": ("vpn.exempel.se", "dators namn"),
    "person": ("Anna Andersson", "personnamn"),
    "level": ("klassad till nivå 4", "ring säkerhetsfunktionen"),
    "level in letters": ("K3-R4-T2", "ring säkerhetsfunktionen"),
}
PLACES = {
    "text": "Så här: {}",
    "marked text": "Så här: **{}**",
    "code": "`{}`",
    "code block": "```text\n{}\n```",
    "comment": "<!-- {} -->",
    "table": "| Ett | {} |\n|---|---|",
    "heading": "## {}",
    "alt text": "![{}](bild.png)",
    "link text": "[{}](om.md)",
    "title of a link": '[a](om.md "{}")',
    "attribute": '<span title="{}">a</span>',
    "argument of a macro": '{{{{ kalla("{}") }}}}',
}


def told(text: str, path: str = "rutiner/a.md", office: Registers | None = None, **meta: Any) -> list[str]:
    """What the rules about a page say of a page with this text."""
    one = page(path, f"# Sida\n\n{text}\n", **meta)
    site = Site(Path(), None, Preparation({path: one}, None, DAY), office, {})
    return [str(p) for check in (check_page_secrets, check_page_weaknesses) for p in check(site, one)]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", PLANTED)
def test_each_kind_is_told_in_each_place(kind, place):
    secret, words = PLANTED[kind]
    found = told(PLACES[place].format(secret))
    assert found and all(row.startswith("docs/rutiner/a.md:") for row in found)
    assert any(words in row for row in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[a](https://exempel.se/?token=abc123)", "lösenord"),
        ("[a](https://exempel.se/?q=anna.andersson%40exempel.se)", "funktionsbrevlåda"),
        ("[a](ftp://anna:hemligt@exempel.se/)", "lösenord"),
        ("[a](http://kartan/logga-in)", "dators namn"),
        ("[a]: http://10.0.0.7/", "adress"),
        (r"\\filserver\gemensam", "dators namn"),
        ("L&ouml;senord&#58; hunter2", "lösenord"),
        ("**Lösenord:** `hunter2`", "lösenord"),
        ("| Lösenord | hunter2 |", "lösenord"),
        ("10\\.1\\.2\\.3", "adress"),
    ],
)
def test_what_is_written_in_another_form_is_told(text, words):
    assert any(words in row for row in told(text))


def test_the_head_of_a_page_is_read_too():
    (row,) = told("Text.", description="Servern srv-karta-01 och mer.")
    assert row.startswith("docs/rutiner/a.md:1: description: ")


def test_two_secrets_on_a_line_are_both_told_with_the_line():
    assert [row.split(":")[1] for row in told("Text.\n\n10.1.2.3 och 811218-9876")] == ["5", "5"]


@pytest.mark.parametrize(
    "text",
    [
        "Diarienummer T2025-03764-1, EXK 2026-46 och Dnr 2026-1234.",
        "Trafikkontorets organisationsnummer 212000-0142.",
        "Rapportera på [Cyberportalen](https://cyberportal.ncsc.se/sv/anmalan).",
        "[Förordningen](http://data.europa.eu/eli/reg/2016/679/oj)",
        "Ring 08-508 272 00 klockan 12:30, version 1.2.3, kapitel 9.3.2.",
        "WCAG 2.2, EN 301 549, ISO/IEC 27002:2022 och PDF/A-2a.",
        "Når något nivå 4? Stanna, skriv inget och ring.",
        "Säg att du har en fråga om nivå 4. Nivå 4 är synnerligen allvarlig.",
        "Klassa K3-R2-T1. Under K4 2026 görs nästa. Risken R4 står kvar.",
        "Byt lösenord varje gång någon slutar. Välj ett lösenord med minst 14 tecken.",
        "CVE-2026-12345 är känd sedan i våras.",
        "Databasen, servern, vpn och SQL används. Skriv till funktionen@exempel.se.",
    ],
)
def test_ordinary_text_is_let_be(text):
    assert told(text, office=registers(system=[system(namn="Kartan", id="kartan-i-molnet")])) == []


OFFICE = registers(
    system=[system(namn="Kartan", id="kartan")],
    informationsmangder=[
        Informationsmangd(id="vaktlistan", namn="Vaktlistan", process=UNKNOWN, agare=UNKNOWN, personuppgifter=UNKNOWN)
    ],
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kartan är sårbar för CVE-2026-12345.", "känd brist"),
        ("| Kartan | CVE-2026-12345 |", "känd brist"),
        ("## Kartan\n\nTäta CVE-2026-12345.", "känd brist"),
        ("<!-- Kartan: CVE-2026-12345 -->", "känd brist"),
        ("Vårt system har CVE-2026-12345.", "känd brist"),
        ("Kartan når nivå 4.", "ring säkerhetsfunktionen"),
        ("Vaktlistan hör till en säkerhetsskyddsklass.", "ring säkerhetsfunktionen"),
    ],
)
def test_what_harms_beside_a_name_is_told(text, words):
    (row,) = told(text, office=OFFICE)
    assert words in row


def test_a_level_and_a_name_in_two_sentences_are_let_be():
    assert told("Kartan visar gator. Når något nivå 4? Stanna.", office=OFFICE) == []


def test_the_name_of_a_system_is_not_repeated_where_a_level_is_told():
    assert "Kartan" not in told("Kartan når nivå 4.", office=OFFICE)[0]


def test_a_decided_page_is_told_of_with_what_to_do_since_it_cannot_be_changed():
    (row,) = told("Lösenord: sommar2026", "genomgang/2026/1-a.md", fryst=True, genomgang=2026)
    assert "ändras inte här" in row and "byt" in row and "registratorn" in row
    (row,) = told("Kartan har CVE-2026-12345.", "genomgang/2026/1-a.md", OFFICE, fryst=True)
    assert "ändras inte här" in row


def test_while_the_registers_are_faulty_nobody_is_told_of_the_contact_that_they_name():
    at, head = "genomgang/2026/1-a.md", {"fryst": True, "genomgang": 2026}
    assert told("Fråga Anna Andersson.", at, None, **head) == []
    assert told("Lösenord: sommar2026", at, None, **head)
    assert told("Fråga Anna Andersson.", "rutiner/a.md")


def test_the_contact_of_a_decided_review_may_be_named_there_and_nobody_else():
    contact = {"namn": "Anna Andersson", "roll": "chef"}
    office = registers(genomgangar=[genomgang(2026, kontaktperson=contact)])
    assert told("Fråga Anna Andersson.", "genomgang/2026/1-a.md", office, fryst=True) == []
    assert told("Fråga Anna Berg.", "genomgang/2026/1-a.md", office, fryst=True)
    assert told("Fråga Anna Andersson.", "rutiner/a.md", office)


def other(root: Path, **frozen: Any) -> list[str]:
    (root / "docs").mkdir(exist_ok=True)
    site = Site(root, root / "mkdocs.yml", Preparation({}, None, DAY), None, frozen)
    return [str(p) for p in check_other_secrets(site)]


def test_file_names_and_the_menu_are_read_too(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "srv-karta-01.png").touch()
    (tmp_path / "mkdocs.yml").write_text("nav:\n  - Om: om.md\n  - Servern srv-karta-01: a.md\n", encoding="utf-8")
    rows = other(tmp_path)
    assert [row.split(": ")[0] for row in rows] == ["docs/srv-karta-01.png:1", "mkdocs.yml:3"]


def test_what_a_review_froze_is_read_too_but_for_its_persons_and_fingerprints(tmp_path):
    (tmp_path / "mkdocs.yml").touch()
    kept = {"beslut": [{"id": "BES-001", "text": "lösenord: x1", "manifest": "0" * 64, "namn": "Anna Andersson"}]}
    place = tmp_path / "data" / "frysta" / "2026"
    place.mkdir(parents=True)
    (place / "poster.json").write_text(json.dumps(kept, indent=1, ensure_ascii=False), encoding="utf-8")
    (row,) = other(tmp_path, **{"2026": Fryst("2026", DAY, kept, ())})
    assert row.startswith("data/frysta/2026/poster.json:5: ") and "registratorn" in row


def test_a_comment_in_a_data_file_is_read_too():
    source = Source("data/objekt.yml", "- id: a # lösenord: x1\n# servern srv-karta-01\n")
    office = Registers(registers(objekt=[objekt(id="a")]).records, {("objekt", "a"): (source, (0,))})
    assert [str(p).split(": ")[0] for p in check_secrets(office, DAY)] == ["data/objekt.yml:1", "data/objekt.yml:2"]


@pytest.mark.parametrize(
    "held",
    [
        {"system": [system(beskrivning="Sårbart: CVE-2026-12345")]},
        {"atgarder": [atgard(system=["kartan"], beskrivning="Täta CVE-2026-12345")]},
        {"atgarder": [atgard(beskrivning="Täta CVE-2026-12345 i Kartan")], "system": [system()]},
        {"system": [system(beskrivning="Når nivå 4")]},
    ],
)
def test_fields_are_asked_what_harms_beside_a_name(held):
    assert len(list(check_weaknesses(registers(**held), DAY))) == 1


def test_a_public_hole_in_a_record_of_no_system_is_let_be():
    office = registers(atgarder=[atgard(beskrivning="Läs om CVE-2026-12345")], system=[system()])
    assert list(check_weaknesses(office, DAY)) == []
