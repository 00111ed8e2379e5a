"""`lis status` and the mail to a role: what the register lacks of a system is told first, as on the system's page."""

from macros.outputs.status import mail_text, status_text
from tests.unit.office import DAY, registers, roll, system

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
