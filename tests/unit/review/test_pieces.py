"""A page in pieces: what people write, what is computed, what is set; together they are the page, and no sign is lost."""

import pytest

from macros.pages.head import FRONT
from macros.review.pieces import Sort, blocks, in_order, labels, pieces
from tests.conftest import ROOT

PAGE = """---
genomgang: 2027
---

# 3 Läget

{{ markning(2027) }}

!!! syfte "Syftet med kapitlet"

    Veta.

    Och kunna.

## 3.1 Åtgärder

Först {{ kalla("F1.01") }}.

### Mer

- ett

- två
    fortsätter

{{ kontroller(2027, "vor") }}

{{ kontroller(2027, "annan") }}

!!! att-skriva "Att skriva"

    Beskriv.
## 3.2 Tomt
<div>x</div>

```
# ingen rubrik

{{ inget }}
```

[^a]: En not,
    på två rader.
"""


def test_a_page_falls_into_its_pieces():
    found = pieces(PAGE)
    assert [(b.sort.value, b.avsnitt, len(b.stycken)) for b in found] == [
        ("h", "3", 1),
        ("f", "3", 1),
        ("f", "3", 1),
        ("h", "3.1", 1),
        ("t", "3.1", 3),
        ("f", "3.1", 1),
        ("f", "3.1", 1),
        ("t", "3.1", 1),
        ("h", "3.2", 1),
        ("f", "3.2", 1),
        ("t", "3.2", 1),
        ("f", "3.2", 1),
    ]
    assert {n: name for n, name in labels(found).items() if found[n].sort is Sort.TEXT} == {
        4: "3.1",
        7: "3.1:2",
        10: "3.2",
    }


PAGES = sorted((ROOT / "demo" / "docs").rglob("*.md"))


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.relative_to(ROOT / "demo" / "docs").as_posix())
def test_the_blocks_are_the_whole_page_in_order(path):
    text = path.read_text("utf-8").replace("\r\n", "\n")
    head = FRONT.match(text)
    body = text[head.end() :] if head else text
    found = list(blocks(text))
    assert "".join("".join(b.text for b in found).split()) == "".join(body.split())
    assert all(text[b.start : b.end] == b.text for b in found) and in_order(pieces(text))
