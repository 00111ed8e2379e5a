"""What an engine is told: our own closed settings, and of a root's mkdocs.yml only the menu, the names and the look."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from macros.checks.site_config import CLOSED
from macros.engines.settings import FINISHED, OURS, engine_settings, read_settings, write_settings
from macros.state.dokument import WEBBPLATSEN

DAY = date(2026, 3, 9)
OWN = """site_name: Ett annat kontor
site_description: Om kontoret
nav: [{Start: index.md}]
theme:
  name: egen
  custom_dir: elak
  palette: {primary: teal}
  icon: {logo: material/lock}
  features: [navigation.instant]
hooks: [elak.py]
plugins: {elak: {}}
markdown_extensions: {pymdownx.snippets: {base_path: /}}
extra_javascript: [https://exempel.invalid/x.js]
extra_css: [https://exempel.invalid/x.css]
not_in_nav: /*
exclude_docs: /*
validation: {links: {not_found: ignore}}
strict: false
docs_dir: /etc
site_dir: /
extra: {lis: {dag: igår}}
site_url: https://exempel.invalid
use_directory_urls: false
"""


@pytest.fixture
def made(tmp_path: Path) -> dict:
    (tmp_path / "mkdocs.yml").write_text(OWN, encoding="utf-8")
    return engine_settings(tmp_path / "mkdocs.yml", Path("/trad/docs"), Path("/ny"), DAY)


def test_a_root_decides_names_menu_and_look(made):
    assert (made["site_name"], made["site_description"]) == ("Ett annat kontor", "Om kontoret")
    assert made["nav"] == [{"Start": "index.md"}]
    assert made["theme"]["palette"] == {"primary": "teal"} and made["theme"]["icon"] == {"logo": "material/lock"}


def test_a_root_decides_nothing_else(made, tmp_path):
    (tmp_path / "tom.yml").write_text("site_name: x\ntheme: {}\n", encoding="utf-8")
    plain = engine_settings(tmp_path / "tom.yml", Path("/trad/docs"), Path("/ny"), DAY)
    theirs = {"site_name", "site_description", "nav"}
    look = {"palette", "icon"}
    assert {k: v for k, v in made.items() if k not in theirs | {"theme"}} == {
        k: v for k, v in plain.items() if k not in theirs | {"theme"}
    }
    assert {k: v for k, v in made["theme"].items() if k not in look} == plain["theme"]


def test_frame_and_code_are_the_packages(made):
    assert Path(made["theme"]["custom_dir"]) == OURS / "overrides"
    assert made["theme"]["name"] == "material" and made["theme"]["font"] is False
    assert made["plugins"] == [] and "hooks" not in made
    assert {next(iter(e)) if isinstance(e, dict) else e for e in made["markdown_extensions"]} == {
        FINISHED,
        "attr_list",
        "md_in_html",
        "toc",
    }
    ours = yaml.safe_load(CLOSED.read_text(encoding="utf-8"))
    assert (made["extra_javascript"], made["extra_css"]) == (ours["extra_javascript"], ours["extra_css"])


def test_every_guard_of_the_engine_is_on(made):
    assert made["strict"] is True
    checks = {name: level for part in made["validation"].values() for name, level in part.items()}
    assert set(checks.values()) == {"warn"} and {"not_found", "anchors", "omitted_files"} <= checks.keys()


def test_the_frame_knows_the_day_and_whether_it_is_a_copy():
    for kopia in (False, True):
        told = engine_settings(None, Path("/d"), Path("/s"), DAY, kopia)["extra"]
        assert told == {
            "generator": False,
            "lis": {"dag": "2026-03-09", "dag_i_ord": "9 mars 2026", "kopia": kopia, "rad": WEBBPLATSEN},
        }


def test_a_root_without_settings_has_no_menu_and_no_page_is_missing_from_it():
    made = engine_settings(None, Path("/d"), Path("/s"), DAY)
    assert made["nav"] is None and made["validation"] == {"nav": {"omitted_files": "ignore"}}


@pytest.mark.parametrize(
    "value", ["!ENV HOME", "!!python/name:os.system", "!!python/object/apply:os.getcwd []", "!relative"]
)
def test_a_tag_in_settings_is_never_followed(tmp_path, value):
    (tmp_path / "mkdocs.yml").write_text(f"site_name: {value}\n", encoding="utf-8")
    with pytest.raises(yaml.YAMLError):
        read_settings(tmp_path / "mkdocs.yml")


def test_what_is_written_is_read_back_as_it_was(made, tmp_path):
    write_settings(tmp_path / "ny" / "site.yml", made)
    assert read_settings(tmp_path / "ny" / "site.yml") == made
