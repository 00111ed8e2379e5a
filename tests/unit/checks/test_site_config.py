"""mkdocs.yml is closed: an editor changes the menu, the names and the colours; anything else is told with its line."""

from pathlib import Path

import pytest

from macros.checks.site_config import check_site_config
from macros.problems import Problem
from tests.conftest import ROOT
from tests.unit.office import checked

OURS = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
CODE = "\nnav:\n"
"""Where a field of the first level can be put in."""

ATTACKS = {
    "a hook": (CODE, "\nhooks: [docs/x.py]\nnav:\n", "hooks: [", "används inte här"),
    "a plugin": ("plugins:\n", "plugins:\n  search: {}\n", "  search:", "används inte här"),
    "other macros": ("module_name: macros", "module_name: data/main", "module_name:", 'ska stå "macros"'),
    "plugins as a list": ("plugins:\n  macros:\n", "plugins:\n  - macros:\n", "plugins:", "ska stå fälten"),
    "undefined names let through": ("on_undefined: strict", "on_undefined: keep", "on_undefined", '"strict"'),
    "macro faults let through": ("on_error_fail: true", "on_error_fail: false", "on_error_fail", '"true"'),
    "snippets from anywhere": (
        "  tables: {}\n",
        "  tables: {}\n  pymdownx.snippets: {base_path: [/]}\n",
        "  pymdownx",
        "används inte",
    ),
    "an extension with options": ("  attr_list: {}", "  attr_list: {x: 1}", "  attr_list", "används inte"),
    "the base inherited": (CODE, "\nINHERIT: ../annan.yml\nnav:\n", "INHERIT", "används inte"),
    "another theme folder": ("custom_dir: overrides", "custom_dir: docs", "custom_dir", '"overrides"'),
    "another theme": ("name: material", "name: mkdocs", "  name: mkdocs", '"material"'),
    "fonts from outside": ("font: false", "font: {text: Roboto}", "font:", '"false"'),
    "other docs": ("docs_dir: docs", "docs_dir: /etc", "docs_dir", '"docs"'),
    "another place for the site": ("site_dir: site", "site_dir: ../..", "site_dir", '"site"'),
    "a script": ("extra_javascript:\n", "extra_javascript:\n  - assets/x.js\n", "extra_javascript", "ska stå listan"),
    "a style": ("extra_css:\n", "extra_css:\n  - https://exempel.invalid/x.css\n", "extra_css", "ska stå listan"),
    "a theme feature": (
        "    - navigation.top\n",
        "    - navigation.top\n    - navigation.instant\n",
        "  features",
        "ska stå listan",
    ),
    "warnings let through": ("strict: true", "strict: false", "strict: false", '"true"'),
    "strict taken away": ("strict: true\n", "", "site_name", "här saknas strict"),
    "folders left out of the site by hand": (CODE, "\nexclude_docs: /krav/\nnav:\n", "exclude_docs", "används inte"),
    "pages that the menu may forget": ("  /roller/*.md\n", "  /*\n", "not_in_nav", "ska stå"),
    "anchors not checked": ("    anchors: warn", "    anchors: ignore", "    anchors", '"warn"'),
    "links not checked": ("  nav:\n    omitted_files: warn\n", "  nav:\n", "  nav:\n", "här saknas omitted_files"),
    "a value from the environment": ("site_dir: site", "site_dir: !ENV [HOME, site]", None, None),
    "a python tag": (CODE, "\nextra2: !!python/name:os.system\nnav:\n", None, None),
    "a copyright": (CODE, "\ncopyright: <script>1</script>\nnav:\n", "copyright", "används inte"),
    "an address that is none": (CODE, "\nsite_url: javascript:alert(1)\nnav:\n", "\nsite_url", "ingen webbadress"),
    "an address with more": (CODE, "\nsite_url: https://x.se/?a=<b>\nnav:\n", "\nsite_url", "ingen webbadress"),
    "an address that is a number": (CODE, "\nsite_url: 7\nnav:\n", "\nsite_url", "ingen webbadress"),
    "template code in the name": ("site_name: ", 'site_name: "{{ config }}" # ', "site_name", "{{ används inte"),
    "markup in the name": ("site_name: Inf", "site_name: <b>Inf", "site_name", "utan <"),
    "a name that is a number": (
        "site_name: Informationssäkerhet på Trafikkontoret",
        "site_name: 7",
        "site_name",
        "text",
    ),
    "template code in a title": ("  - Start: index.md", '  - "{{ 7*7 }}": index.md', '  - "{{', "{{ används inte"),
    "a block in a title": ("  - Start: index.md", '  - "{% raw %}": index.md', '  - "{%', "{% används inte"),
    "markup in a title": ("  - Start: index.md", "  - <img src=x>: index.md", "  - <img", "utan <"),
    "a title out of its attribute": ("  - Start: index.md", "  - 'a\" b': index.md", "  - 'a", "utan <"),
    "a title that is a year": ("  - Start: index.md", "  - 2026: index.md", "  - 2026", "citattecken"),
    "a title that is a yes": ("  - Start: index.md", "  - yes: index.md", "  - yes", "citattecken"),
    "code in the menu": ("  - Start: index.md", "  - Start: javascript:alert(1)", "  - Start", "https://"),
    "no safe address": ("  - Start: index.md", "  - Start: http://exempel.invalid/", "  - Start", "https://"),
    "another host without scheme": ("  - Start: index.md", "  - Start: //exempel.invalid/", "  - Start", "https://"),
    "no address": ("  - Start: index.md", "  - Start: 'http://[::1'", "  - Start", "https://"),
    "an address out of its attribute": (
        "  - Start: index.md",
        "  - Start: 'https://a.se/\"onclick=b'",
        "  - Start",
        "https://",
    ),
    "two names on a row": (
        "  - Start: index.md",
        "  - Start: index.md\n    Om: om/index.md",
        "  - Start",
        "en rad i menyn",
    ),
    "an empty row": ("  - Start: index.md", "  - Start:", "  - Start", "en rad i menyn"),
    "an icon from another folder": ("logo: material/", "logo: ../../", "  icon:", "ikon"),
    "a colour that is code": ("accent: custom", 'accent: "x\\"><script>"', "      accent", "inget färgval"),
}


def told(tmp_path: Path, text: str) -> list[Problem]:
    config = tmp_path / "mkdocs.yml"
    config.write_text(text, encoding="utf-8")
    return list(check_site_config(checked(tmp_path, config, {})))


def test_our_own_has_no_fault(tmp_path):
    assert told(tmp_path, OURS) == []


@pytest.mark.parametrize("what", ATTACKS)
def test_a_change_of_what_is_code_is_told_on_its_line(tmp_path, what):
    old, new, row, words = ATTACKS[what]
    assert old in OURS
    text = OURS.replace(old, new, 1)
    faults = told(tmp_path, text)
    if row is None:  # what no reader of data may read is told where the file is read
        from macros.checks.menu import check_menu

        faults = list(check_menu(checked(tmp_path, tmp_path / "mkdocs.yml", {})))
        row, words = next(line for line in text.splitlines() if "!" in line), "taggen"
    line = text[: text.index(row) + row.startswith("\n")].count("\n") + 1
    assert [(f.rad, words in f.fel) for f in faults] == [(line, True)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("site_name: Informationssäkerhet på Trafikkontoret", "site_name: Säkert & lätt – på kontoret"),
        ("  - Start: index.md", "  - Början: index.md\n  - Staden: https://start.stockholm/om-oss/?a=b"),
        ("primary: custom", "primary: deep purple"),
        ("logo: material/book-open-page-variant-outline", "logo: material/lock"),
    ],
)
def test_an_editor_changes_menu_names_and_colours(tmp_path, old, new):
    assert old in OURS
    assert told(tmp_path, OURS.replace(old, new, 1)) == []


def test_a_field_that_is_missing_everywhere_is_one_fault(tmp_path):
    faults = told(tmp_path, "site_name: Kontoret\nnav:\n  - index.md\n")
    assert len(faults) == 1
    assert "not_in_nav" in faults[0].fel


def test_a_menu_without_end_is_told_once(tmp_path):
    rows = "".join(f"  - sida-{n}.md\n" for n in range(5000))
    assert len(told(tmp_path, OURS.replace(CODE, CODE + rows, 1))) == 1


def test_a_menu_without_bottom_is_told_once(tmp_path):
    deep = "".join(f"{'  ' * n}  - Steg:\n" for n in range(6)) + "  " * 7 + "- index.md\n"
    assert len(told(tmp_path, OURS.replace(CODE, CODE + deep, 1))) == 1


@pytest.mark.parametrize(
    "address", ["https://lis.exempel.invalid", "http://intranat:8080/lis/", "https://x.invalid/a/b"]
)
def test_the_address_of_the_site_is_an_editors(tmp_path, address):
    (tmp_path / "mkdocs.yml").write_text(OURS.replace(CODE, f"\nsite_url: {address}{CODE}"), encoding="utf-8")
    assert [p for p in check_site_config(checked(tmp_path, tmp_path / "mkdocs.yml", {})) if p.falt == "site_url"] == []
