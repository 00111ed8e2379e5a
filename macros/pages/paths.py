"""Where pages lie under `docs/`: the path of a record's page, a register's, a review's, made from the table of kinds; the binder's pages."""

from macros.pages.kinds import ANNEXES, KINDS, LEAD_INCIDENT, REPORT_INCIDENT, START

LEAD_PARTS = ("roller", "bedom", "rapporter", "bevis", "beratta", "aterstall", "efterat", "forbered", "tidslinje")
"""What follows the first hour of an incident: a page each, `rutiner/leda-incident-….md`, in the order of the binder."""

LONG_OUTAGE = "rutiner/langt-avbrott.md"
BINDER_PAGES = (
    "parm/index.md",
    "parm/kontakter.md",
    REPORT_INCIDENT,
    LEAD_INCIDENT,
    *(f"rutiner/leda-incident-{part}.md" for part in LEAD_PARTS),
    "rutiner/personuppgiftsincident.md",
    "rutiner/kontinuitet.md",
    LONG_OUTAGE,
    "parm/reservrutiner.md",
    "parm/logg.md",
    "parm/kort.md",
)
"""The pages of the emergency binder in their order."""
BINDER_NEEDS = {path for path in BINDER_PAGES if not path.startswith("rutiner/leda-incident-")} - {LONG_OUTAGE}
"""Without these there is no binder; an office may lead an incident by one page, and an outage by one."""

INTRODUCTION = "om/infora.md"
"""The way from proposal to use, step by step."""
FORM = "om/formular.md"
"""A form for a record of a register, in the browser."""
FORM_DATA = "assets/formular/data.js"
"""What the form is built of, made by the build."""
FORM_IDS = "assets/formular/id.js"
"""The ids that it offers, fetched when somebody begins a record."""
DECISION_SHEETS = "om/beslutsunderlag.md"
"""The questions that hold up most, a sheet each for who decides."""


def folder_of(register: str) -> str | None:
    """The folder where a register's records have a page each; None when they have none."""
    return next((kind.monster for kind in KINDS if kind.register == register), None)


def record_page(register: str, record_id: str) -> str:
    """The page of a record: `record_page("kartotek", "loggning")` is `kartotek/loggning.md`."""
    folder = folder_of(register)
    if folder is None:
        raise ValueError(f"no pages for records of {register}")
    return f"{folder}{record_id}.md"


def card_page(card_id: str) -> str:
    return record_page("kartotek", card_id)


def register_page(register: str, record_id: str = "") -> str:
    """A register's own page, at the row of a record when one is given."""
    return f"register/{register}.md" + (f"#{record_id}" if record_id else "")


def framework_page(framework: str) -> str:
    return f"krav/{framework}.md"


def catalogue_page(form: str) -> str:
    return f"krav/kataloger/{form}.md"


def directive_page(section: str) -> str:
    return f"anvisning/{section}.md"


def review_folder(year: int | str) -> str:
    return f"genomgang/{year}/"


def review_page(year: int | str, name: str = START) -> str:
    """A page of a review: its first, or the one of that file name."""
    return f"{review_folder(year)}{name}"


def amendments_page(year: int | str) -> str:
    return review_page(year, "rattelser.md")


def annex_page(year: int | str) -> str:
    return f"{ANNEXES}{year}.md"


def comparison_page(before: int | str, after: int | str) -> str:
    return f"jamforelse/{before}-{after}.md"
