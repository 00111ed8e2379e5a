"""Kinds of documents: what is proposed, what is decided, and that an unknown term is never a term."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from pydantic import ValidationError

from macros.views.handlingar import handlingar
from tests.unit.office import UNKNOWN, beslut, context, handlingstyp, kalla


def shown(*held, **more) -> BeautifulSoup:
    s = context("om/handlingar.md", handlingstyper=held, kallor=[kalla()], **more)
    return BeautifulSoup(handlingar(s), "html.parser")


def facts(row) -> dict[str, str]:
    terms, texts = row.select("dt"), row.select("dd")
    return {t.get_text(): " ".join(d.get_text(" ").split()) for t, d in zip(terms, texts, strict=True)}


def test_a_kind_tells_when_it_is_public_where_it_is_registered_and_who_is_asked():
    (row,) = shown(
        handlingstyp(namn="Historik", blir_allman="När den är klar.", fragas=["arkivarie", "registrator"])
    ).select("li")
    told = facts(row)
    assert row["id"] == "historik" and "Historik" in row.select_one("summary").get_text()
    assert told["Blir allmän"] == "När den är klar." and "[ F1.30 ]" in told["Vi föreslår"]
    assert told["Beslutar"] == "Kontoret. Fråga först arkivarien och registratorn."


def test_an_unknown_term_says_that_the_office_decides_and_never_a_time():
    (row,) = shown(handlingstyp(hantering="gallra", frist=UNKNOWN)).select("li")
    assert facts(row)["Finns kvar"] == "Kontoret beslutar."
    assert "Finns kvar" not in facts(shown(handlingstyp(hantering="bevara")).select_one("li"))


def test_a_decision_is_named_and_counted_and_only_it_has_the_shape_of_what_is_done():
    decided = handlingstyp(id="loggar", hantering="gallra", frist="Ett år", beslut="BES-001")
    soup = shown(handlingstyp(), decided, beslut=[beslut(rubrik="Gallra loggar")])
    assert "1 av 2 slags handlingar" in soup.p.get_text()
    first, second = soup.select("li")
    assert "lage-klar" not in str(first) and "lage-klar" in str(second)
    assert facts(second)["Beslutat"].startswith("Gallra.") and facts(second)["Finns kvar"] == "Ett år"
    assert facts(second)["Beslutar"] == "Gallra loggar (BES-001)"


def test_examples_are_not_shown_and_an_empty_register_says_so():
    assert "Inga slags handlingar" in shown(handlingstyp(exempel=True)).get_text()


def test_a_decision_that_settles_nothing_is_refused():
    with pytest.raises(ValidationError, match="bevara eller gallra"):
        handlingstyp(hantering="oavgjort", beslut="BES-001")


def test_who_may_not_read_the_decisions_is_never_told_that_there_is_none():
    s = context("om/handlingar.md", handlingstyper=[handlingstyp()], kallor=[kalla()])
    hidden = replace(s, registers=replace(s.registers, utelamnade=frozenset({"beslut"})))
    soup = BeautifulSoup(handlingar(hidden), "html.parser")
    assert soup.p.get_text() == "1 slags handling. Vad kontoret har beslutat om dem visas inte här."
    assert facts(soup.select_one("li"))["Beslutar"] == "Visas inte här."
