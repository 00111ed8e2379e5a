"""A build leaves its bill of materials beside the site; nothing of it is on the site."""

import json
from pathlib import Path

from macros.build.lock import LOCK, read_lock
from macros.build.receipt import OURS


def test_the_bill_stands_beside_the_site_and_tells_the_day_of_the_build(site: Path):
    told = json.loads(site.with_name("site.cdx.json").read_text(encoding="utf-8"))
    receipt = json.loads((site / "bygge.json").read_text(encoding="utf-8"))
    assert told["metadata"]["timestamp"] == f"{receipt['dag']}T00:00:00Z"
    assert len(told["components"]) > len(read_lock(OURS / LOCK))


def test_no_file_of_the_site_is_it_or_leads_to_it(site: Path):
    assert [p for p in site.rglob("*") if "cdx" in p.name] == []
    told = [p for p in site.rglob("*") if p.suffix in (".html", ".json", ".js", ".xml")]
    assert told and [p for p in told if b"site.cdx.json" in p.read_bytes()] == []
