"""`lis status` and the mail to a role: what the register lacks of a system is told first, as on the system's page."""

from macros.outputs.status import mail_text, status_text
from tests.unit.office import DAY, arsuppgift, registers, roll, system

HELD = registers(
    system=[system(personuppgifter=True, driftformer=["moln"], agare="chef"), system(id="bryggan", namn="Bryggan")],
    roller=[roll()],
)


def test_what_the_register_lacks_of_a_system_is_told_before_what_is_unknown():
    (row,) = [row for row in status_text(HELD, DAY).splitlines() if row.startswith("  Kartan:")]
    told = "behandling av personuppgifter (inte inskrivet), leverantör av molntjänsten (inte inskrivet), klassning ("
    assert row.startswith(f"  Kartan: {told}")
    assert status_text(HELD, DAY).count("inte inskrivet") == 2


def test_the_mail_to_an_owner_says_what_to_write_in_first():
    rows = mail_text(HELD, "chef", DAY, "https://lis.example").splitlines()
    at = rows.index("- Kartan")
    assert rows[at + 1].strip().startswith("Inte inskrivet: Behandling av personuppgifter (systemet har personuppgift")


DONE = {"datum": "2026-03-02", "text": "Alla är lästa.", "av": "chef"}


def test_the_mail_has_the_duties_of_the_year_with_when_each_was_last_done():
    held = registers(
        roller=[roll()],
        arshjul=[
            arsuppgift(roll="chef", gjort=(DONE,)),
            arsuppgift(id="ARS-002", rubrik="Läs loggarna", roll="chef", manader=(9, 3)),
            arsuppgift(id="ARS-003", roll="isam"),
        ],
    )
    rows = mail_text(held, "chef", DAY, "").splitlines()
    at = rows.index("Dina uppgifter i årshjulet (2):")
    assert rows[at + 1 : at + 5] == [
        "- Öva (ARS-001), mars",
        "    Senast gjort 2 mars 2026 av Chefen: Alla är lästa.",
        "- Läs loggarna (ARS-002), mars och september",
        "    När den senast gjordes: uppgift saknas.",
    ]


def test_a_letter_without_an_address_says_so_and_links_nowhere():
    letter = mail_text(HELD, "chef", DAY, "")
    assert "https" not in letter and "webbplatsens adress är inte inskriven än" in letter
    assert "https://lis.example/register/system/kartan/\n" in mail_text(HELD, "chef", DAY, "https://lis.example")
