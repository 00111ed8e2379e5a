"""*Föreslå en ändring*: from a page, a card, a question and a row to the file and the line it comes from; nothing until a forge is set."""

import html
import re
import shutil
from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from macros.content import for_readers, load_content
from macros.models import REGISTERS
from macros.models.synlighet import Synlighet
from macros.pages.forge import Forge
from macros.prepared.pages import Preparation
from macros.registers.yaml_source import parse_yaml
from tests.conftest import ROOT
from tests.unit.office import DAY

FORGE = Forge("github", "https://forge.example/o/r", "main", Synlighet.INTERN)
LINK = re.compile(r'href="(https://forge\.example/[^"]+)"')
CARD = """id: prov
titel: Prov
sammanfattning: Om prov.
agare: samordnare
atgarder:
  - id: PRO-01
    vad: Det finns ett prov.
    bindning: rad
    gor: samordnare
    kontroll: Öppna provet.
    kallor: [FORSLAG]
"""
QUESTION = """# En kommentar.
- id: FRG-001
  tema: prov
  fraga: Får jag pröva?
  svar: ja
  text: Pröva.
  sida: om.md
  kallor: [FORSLAG]
"""
SOURCE = "- id: FORSLAG\n  marke: egen\n  om: Vårt förslag\n"
SYSTEM_ROW = "- id: atgarder-oppna\n  galler_register: atgarder\n  visas_for: oppen\n  varfor: Prov.\n"


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    root = tmp_path_factory.mktemp("rot")
    for name in ("data", "docs"):
        shutil.copytree(ROOT / "tests" / "minisite" / name, root / name)
    (root / "data/kartotek/prov.yml").write_text(CARD)
    (root / "data/kallor.yml").write_text(SOURCE)
    (root / "docs/kartotek").mkdir()
    (root / "docs/kartotek/prov.md").write_text('# Prov\n\n{{ kort_atgarder("prov") }}\n')
    (root / "data/vardagsfragor.yml").write_text(QUESTION)
    (root / "docs/far-jag").mkdir()
    (root / "docs/far-jag/index.md").write_text('# Får jag …?\n\n{{ vardagsfragor("prov") }}\n')
    (root / "data/malgrupper.yml").write_text(
        SYSTEM_ROW + "- id: start\n  galler_sidor: index.md\n  visas_for: oppen\n  varfor: Prov.\n"
    )
    made = load_content(root, dag=DAY, prose=False)
    assert not [p for p in made.problems if p.fil.startswith("data/")], made.problems
    return made


def with_forge(content, forge: Forge | None):
    held = content.preparation
    return replace(content, preparation=Preparation(held.pages, held.registers, held.dag, held.frysta, forge=forge))


def links(content, path: str) -> list[str]:
    page = content.preparation[path]
    return LINK.findall(html.unescape(page.article.html + page.fot))


def lines(content, path: str) -> list[str]:
    """What stands on the line of each file that a page leads to."""
    found = []
    for address in links(content, path):
        parts = urlsplit(address)
        if "/edit/" in parts.path:
            rows = (content.root / unquote(parts.path.partition("/edit/main/")[2])).read_text("utf-8").split("\n")
            found.append(rows[int(parts.fragment.removeprefix("L")) - 1].strip())
    return found


def test_a_row_a_measure_and_a_question_lead_to_their_own_line(content):
    made = with_forge(content, FORGE)
    assert "- id: ATG-001" in lines(made, "register/atgarder.md")
    assert lines(made, "kartotek/prov.md") == ["- id: PRO-01", "# Prov", "id: prov"]
    assert lines(made, "far-jag/index.md") == ["- id: FRG-001", "# Får jag …?"]


def test_a_page_that_is_made_of_a_record_leads_to_the_record_and_another_to_its_text(content):
    made = with_forge(content, FORGE)
    assert "- id: samordnare" in lines(made, "roller/samordnare.md")
    assert links(made, "om.md") == ["https://forge.example/o/r/edit/main/docs/om.md#L1"]


def test_a_register_leads_to_where_a_new_record_is_begun_with_its_template(content):
    made = with_forge(content, FORGE)
    new = next(x for x in links(made, "register/system.md") if "/new/" in x)
    told = parse_qs(urlsplit(new).query)
    assert urlsplit(new).path == "/o/r/new/main/data/system" and told["filename"] == ["fyll-i.yml"]
    assert parse_yaml("x.yml", told["value"][0], [])[1]["id"] == "fyll-i"
    assert "- id: fyll-i" in made.preparation["register/atgarder.md"].article.html.replace("&#x27;", "'")


def test_no_address_carries_anything_that_a_record_says(content):
    made = with_forge(content, FORGE)
    told = [unquote(x) for path in made.pages for x in links(made, path)]
    assert len(told) > 30
    assert not [x for x in told if "Köp reservkraft" in x or "Samordnare" in x or "samordnare" in x.partition("?")[2]]
    assert max(len(x) for path in made.pages for x in links(made, path)) < 4_000


def test_every_register_has_a_template_that_can_be_read():
    from macros.editing.new_record import NOT_BY_HAND, template

    for register in REGISTERS:
        if register.namn not in NOT_BY_HAND:
            assert parse_yaml("x.yml", template(register, DAY), []), register.namn


def test_without_a_forge_nothing_is_said(content):
    for path, page in with_forge(content, None).preparation.all():
        assert "Föreslå" not in page.article.html + page.fot, path


def test_a_public_forge_is_led_to_from_the_open_site_alone_and_another_never_from_it(content):
    public = replace(FORGE, lasare=Synlighet.OPPEN)
    for forge, shown in ((FORGE, [Synlighet.BEGRANSAD, Synlighet.INTERN]), (public, [Synlighet.OPPEN])):
        made = with_forge(content, forge)
        read = {m: for_readers(made, m) for m in Synlighet}
        led = [m for m, found in read.items() if any(links(found, path) for path in found.pages)]
        assert led == shown


def test_a_frozen_page_is_not_proposed_to_be_changed(content):
    made = with_forge(content, FORGE)
    page = made.pages["om.md"]
    frozen = {**made.pages, "om.md": replace(page, meta={**page.meta, "fryst": True})}
    held = Preparation(frozen, made.registers, DAY, forge=FORGE)
    assert "Föreslå" not in held["om.md"].fot


def test_the_search_and_the_copy_do_not_know_of_it(content):
    from macros.content import site_pages
    from macros.outputs.offline import copy_pages
    from macros.outputs.search_page import read_page

    made = with_forge(content, FORGE)
    pages = site_pages(made)
    assert "Föreslå" in pages["far-jag/index.md"].article.html
    assert not [
        p
        for p in pages.values()
        if "Föreslå" in str(read_page(p.article.html)) or "id: fyll-i" in str(read_page(p.article.html))
    ]
    for page in copy_pages(pages).values():
        assert "forge.example" not in page.article.html + str(page.meta)
