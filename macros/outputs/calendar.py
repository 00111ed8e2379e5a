"""The yearly wheel and the pages to review, as an iCalendar file (RFC 5545) that calendar programs can subscribe to."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from icalendar import TRANSP, Calendar, Event

from macros.models.arshjul import Arsuppgift
from macros.pages.page import Page
from macros.pages.reviews import Attgranska, granskningsplan
from macros.registers.load import Registers
from macros.state.pahittat import markt
from macros.views.columns import i_ord

PRODID = "-//Trafikkontoret//LIS//SV"
NAMN = "Årshjul för informationssäkerhet"


def kalender(registers: Registers, dag: date, sidor: Mapping[str, Page] | None = None) -> bytes:
    """Every duty of `arshjul` as one recurring all-day event, and each page's next review. Without any no events."""
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", markt(registers, NAMN))
    for uppgift in registers.of("arshjul"):
        calendar.add_component(_event(uppgift, registers, dag))
    for page in granskningsplan(sidor, registers, dag) if sidor else ():
        calendar.add_component(_review(page, registers, dag))
    return calendar.to_ical()


def _review(page: Attgranska, registers: Registers, dag: date) -> Event:
    """When a page is to be reviewed: today when something asks for it, the day its review ends, else a proposed month.

    The UID is the page's, so that the event moves and is never doubled.
    """
    event = Event()
    event.add("uid", f"granskning-{page.nyckel}@lis")
    event.add("dtstamp", datetime(dag.year, dag.month, dag.day, tzinfo=UTC))
    event.add("dtstart", page.tid.dag)
    event.add("summary", f"{'Pröva' if page.svar else 'Granska sidan'} {page.titel}")
    event.add("description", _why(page) + ".")
    event.add("categories", [i_ord(page.roll, registers)])
    event.add("transp", TRANSP.TRANSPARENT)
    return event


def _why(page: Attgranska) -> str:
    if page.tid.foreslagen:
        return "Ingen har granskat sidan än. Månaden är ett förslag"
    return page.skal or f"{page.granskad} gäller till den dagen (förslag)"


def _event(uppgift: Arsuppgift, registers: Registers, dag: date) -> Event:
    """The first day of each of the duty's months, from the as-of year on.

    The UID is the same in every build, so that a subscriber's event is changed and never doubled; the stamp is
    the as-of day, so that the file depends on no clock. Transparent: nobody's day is booked by it.
    """
    months = sorted(set(uppgift.manader))
    event = Event()
    event.add("uid", f"{uppgift.id}@lis")
    event.add("dtstamp", datetime(dag.year, dag.month, dag.day, tzinfo=UTC))
    event.add("dtstart", date(dag.year, months[0], 1))
    event.add("rrule", {"freq": "yearly", "bymonth": months, "bymonthday": 1})
    event.add("summary", uppgift.rubrik)
    event.add("description", "\n\n".join(filter(None, (uppgift.beskrivning, f"Förslag: {uppgift.forslag}"))))
    event.add("categories", [i_ord(uppgift.roll, registers)])
    event.add("transp", TRANSP.TRANSPARENT)
    return event
