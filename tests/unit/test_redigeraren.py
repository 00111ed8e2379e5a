"""What an editor's own tools read: the settings, the hooks before a commit, and that nothing else stands in the root."""

import json
import re
import shlex

import pytest
import yaml

from macros.cli import GROUPS
from macros.models import REGISTERS
from tests.conftest import ROOT

HOOKS = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
IN_THE_ROOT = {
    *(".ci", ".editorconfig", ".git", ".gitattributes", ".github", ".gitignore", ".pre-commit-config.yaml", ".vscode"),
    *("Makefile", "README.md", "mkdocs.yml", "pyproject.toml", "requirements-test.txt", "requirements.txt"),
    *("benchmarks", "data", "demo", "deploy", "docs", "macros", "overrides", "tests"),
}
"""The folders of the house, and the few files that tools need at the root."""
MADE = re.compile(
    r"\.venv|\.bygge|\.cache|\..*_cache|__pycache__|site.*|\.site\..*|\.hypothesis|forhandsvisning|.*\.egg-info"
)


def settings(name: str):
    text = (ROOT / ".vscode" / name).read_text("utf-8")
    return json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))


def test_every_register_has_its_schema_in_the_editor():
    told = settings("settings.json")["yaml.schemas"]
    assert told == {
        f"./data/_schema/{r.namn}.json": f"/data/{r.namn}/*.yml" if r.mapp else f"/data/{r.namn}.yml" for r in REGISTERS
    }


def test_the_editor_fetches_nothing_moves_no_comment_and_keeps_what_is_frozen():
    told = settings("settings.json")
    assert told["yaml.schemaStore.enable"] is False and told["yaml.format.enable"] is False
    assert told["redhat.telemetry.enabled"] is False and told["files.eol"] == "\n"
    assert told["files.readonlyInclude"]["data/frysta/**"] is True
    assert settings("extensions.json")["recommendations"] == ["redhat.vscode-yaml", "editorconfig.editorconfig"]


def test_the_task_reads_a_fault_as_the_check_prints_it():
    task = settings("tasks.json")["tasks"][0]
    found = re.match(task["problemMatcher"]["pattern"]["regexp"], "data/system/x.yml:12: agare: rollen finns inte")
    assert found.groups() == ("data/system/x.yml", "12", "agare: rollen finns inte")
    assert "windows" in task and task["args"] == ["-m", "macros", "kontrollera"]


@pytest.mark.parametrize("hook", HOOKS["repos"][0]["hooks"], ids=lambda h: h["id"])
def test_a_hook_is_local_and_runs_a_command_of_ours_without_make(hook):
    words = shlex.split(hook["entry"])
    assert hook["language"] == "system" and words[:2] == ["python", "-m"]
    assert words[2] == "ruff" or words[3] in {c for commands in GROUPS.values() for c in commands}


def test_no_hook_comes_from_another_repository():
    assert [repo["repo"] for repo in HOOKS["repos"]] == ["local"]


@pytest.mark.parametrize(
    ("path", "hooks"),
    [
        ("data/atgarder.yml", {"form", "laga", "kontrollera"}),
        ("docs/om/index.md", {"form", "laga", "kontrollera"}),
        ("mkdocs.yml", {"kontrollera"}),
        ("data/frysta/2026/tal.json", {"kontrollera"}),
        ("lista.xlsx", {"kontrollera"}),
        ("README.md", set()),
    ],
)
def test_a_hook_is_run_for_the_files_that_it_knows(path, hooks):
    found = {
        h["id"]
        for h in HOOKS["repos"][0]["hooks"]
        if "types" not in h and re.search(h["files"], path) and not re.search(h.get("exclude", "^$"), path)
    }
    assert found == hooks


def test_nothing_else_stands_in_the_root():
    there = {p.name for p in ROOT.iterdir() if not MADE.fullmatch(p.name)}
    assert there <= IN_THE_ROOT
