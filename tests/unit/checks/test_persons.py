"""What a list says of persons is known by the words themselves; what only looks like it is let through."""

import pytest

from macros.checks.persons import Persons

PERSONS = Persons(("Xerxes",))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *(
            (text, "person")
            for text in ("Anna Svensson", "ANNA SVENSSON", "svensson anna", "Svensson, Anna", "A. Ek-Lind")
        ),
        *((text, "person") for text in ("Fråga Anna Svensson om det.", "Xerxes Qwerty", "Anna Svensson (it)")),
        *((text, "epost") for text in ("anna.svensson@exempel.se", "Skriv till info@exempel.se.")),
        *(
            (text, "telefon")
            for text in ("070-123 45 67", "08-508 272 00", "+46 70 123 45 67", "0701234567", "701234567")
        ),
        *((text, "personnummer") for text in ("811218-9876", "19811218-987X")),
        ("srv-karta01", "dator"),
        ("systemet är nivå 4", "niva"),
    ],
)
def test_a_text_that_tells_of_a_person_or_of_what_no_file_may_hold_is_known(text, kind):
    found = PERSONS.found(text)
    assert found is not None
    if found.slag != kind:
        assert {found.slag, kind} == {"person", "epost"}
    assert text not in found.vad


@pytest.mark.parametrize(
    "text",
    [
        *("Trafik Stockholm", "S:t Erik Försäkring", "2025-10-03", "T2024-00412", "STA, GSIT", "Max hastighet", "Elsa"),
        *("2-3-1", "12345", "Avtal 2025/123", "1 200", "Alla som kör", "Vägnätet", "Version 4.0", "2024-01-01"),
    ],
)
def test_what_only_looks_like_it_is_let_through(text):
    assert PERSONS.found(text) is None
