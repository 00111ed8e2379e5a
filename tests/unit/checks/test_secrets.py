"""What must not stand in a text is found, also behind the quick question that most texts end with."""

import pytest

from macros.checks.secrets import Secrets

TOLD = [
    "fråga Anna Andersson om det",
    "fråga Anna von Essen",
    "anna.andersson@exempel.se",
    "811218-9876",
    "198112189876",
    "servern 10.1.2.3 svarar",
    "kortet 00:1a:2b:3c:4d:5e",
    "kortet 00-1a-2b-3c-4d-5e",
    "nätet fe80:0:0:0:1",
    "servern db01.intern",
    "-----BEGIN",
    "AKIAABCDEFGHIJKLMNOP",
    "Lösenord = hemligt",
    "aB3aB3aB3aB3aB3aB3aB3aB3aB3aB3aB3",
]


@pytest.mark.parametrize("text", TOLD)
def test_it_is_told(text):
    assert Secrets().found(text)
    assert Secrets().found(f"Enligt uppgift {text} i dag.")


@pytest.mark.parametrize("text", ["Ett system om vägar.", "Dokument 4123 den 2026-01-02", "version 1.2", "K2-R1-T3"])
def test_ordinary_text_is_let_be(text):
    assert Secrets().found(text) is None


SECRETS = Secrets(["Zlatko", "Anna-Karin", "Mary Ann"])


@pytest.mark.parametrize("name", ["Zlatko", "Anna-Karin", "Mary Ann"])
def test_a_name_of_several_words_is_known_by_its_last(name):
    assert SECRETS.found(f"Ring {name} Svensson.") == Secrets([name]).found(f"Ring {name} Svensson.")
    assert f"{name} Svensson" in SECRETS.found(f"Ring {name} Svensson.")


def test_the_same_text_read_again_says_the_same():
    assert SECRETS.found("fråga Zlatko von Essen") == SECRETS.found("fråga Zlatko von Essen") is not None
